"""A source in each style as words: in full, in short, with what leads outward and what leads to the list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.selection import Selection
from briefing.domain.items import Item
from briefing.domain.records import Source
from briefing.packs import lists
from briefing.report.citing.styles import (
    STYLES,
    UnknownStyleError,
    citation_style,
    ends_in_address,
    full_reference,
    short_reference,
    short_title,
)
from briefing.report.document import plain


def source(starter: Selection, key: str) -> Source:
    found = starter.source(f"src:{key}")
    assert found
    return found


@pytest.mark.parametrize(
    ("style", "full", "short"),
    [
        (
            "chicago",
            "Recorder Report, ‘Govt approves establishment of NIFTAC’, Business Recorder, 8 April 2025",
            "Recorder Report",
        ),
        (
            "apa",
            (
                "Recorder Report. (2025, April 8). Govt approves establishment of NIFTAC. Business Recorder. "
                "https://www.brecorder.com/news/40356420/govt-approves-establishment-of-niftac"
            ),
            "Recorder Report, 2025",
        ),
        (
            "ieee",
            (
                "Recorder Report, ‘Govt approves establishment of NIFTAC’, Business Recorder, Apr. 08, 2025. Accessed: "
                "Nov. 24, 2026. [Online]. Available: "
                "https://www.brecorder.com/news/40356420/govt-approves-establishment-of-niftac"
            ),
            "[7]",
        ),
    ],
)
def test_first_in_full_and_again_in_short(starter: Selection, style: str, full: str, short: str) -> None:
    cited = source(starter, "s01")
    assert plain(full_reference(cited, STYLES[style])) == full
    assert plain(short_reference(cited, STYLES[style], 7)) == short


def test_the_title_leads_outward_and_the_publisher_to_the_list(starter: Selection) -> None:
    runs = full_reference(source(starter, "s01"), STYLES["chicago"])
    links = {run.text: run.link for run in runs if run.link}
    assert links == {
        "Govt approves establishment of NIFTAC": "https://www.brecorder.com/news/40356420/"
        "govt-approves-establishment-of-niftac"
    }
    assert {run.text: run.ref for run in runs if run.ref} == {"Business Recorder": "source:src:s01"}
    assert [run.text for run in runs if run.style == "italic"] == ["Business Recorder"]


def test_every_reference_leads_to_the_list_and_says_its_title(starter: Selection) -> None:
    for style in STYLES.values():
        for item in starter.kind("source"):
            runs = full_reference(Source(item), style)
            assert any(run.ref == f"source:{item.id}" for run in runs), (style.key, item.id)
            assert item.title.replace("'", "’") in plain(runs), (style.key, item.id)


def test_an_approximate_date_says_so_in_every_style(starter: Selection) -> None:
    said = {style.key: plain(full_reference(source(starter, "s86"), style)) for style in STYLES.values()}
    assert "[2015?]" in said["chicago"]
    assert "(ca. 2015)" in said["apa"]
    assert "about 2015" in said["ieee"]


def test_an_undated_source_has_no_date_made_up(starter: Selection) -> None:
    for style in STYLES.values():
        said = plain(full_reference(source(starter, "s78"), style)).replace("2025 deadliest year", "")
        said = said.partition("Retrieved")[0].partition("Accessed")[0]
        assert not any(sign.isdigit() for sign in said), said
        assert "n.d." in said or style.key == "ieee"


def test_only_a_reference_with_its_address_last_ends_in_one(starter: Selection) -> None:
    cited = source(starter, "s01")
    assert [ends_in_address(full_reference(cited, style)) for style in STYLES.values()] == [False, True, True]
    assert not ends_in_address(full_reference(source(starter, "oped"), STYLES["apa"]))


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("NAP: Quetta report (letter)", "NAP: Quetta report (letter)"),
        ("Rejuvenating Nacta", "Rejuvenating Nacta"),
        (
            "Counter Terrorism Department (Pakistan) (Wikipedia copy)",
            "Counter Terrorism Department (Pakistan)",
        ),
        ("Apex committee decides: report", "Apex committee decides"),
        ("FATF removes Pakistan from grey list", "FATF removes Pakistan"),
        ("Do we need NACTA?", "Do we need NACTA?"),
        ("Mohsin Naqvi chairs second meeting of the Committee", "Mohsin Naqvi chairs second meeting"),
    ],
)
def test_a_title_is_cut_where_it_is_long_enough(title: str, short: str) -> None:
    assert short_title(title) == short


def test_an_unknown_style_is_refused_with_the_known_ones() -> None:
    assert citation_style("").key == "chicago"
    with pytest.raises(UnknownStyleError, match="“mla”") as refused:
        citation_style("mla")
    assert "chicago, apa, ieee" in str(refused.value)


def test_a_source_with_a_title_alone_is_cited() -> None:
    bare = Source(Item("src:bare", "source", None, "me", {"title": "General knowledge", "medium": "none"}))
    for style in STYLES.values():
        runs = full_reference(bare, style)
        assert "General knowledge" in plain(runs)
        assert any(run.ref == "source:src:bare" for run in runs)


FIELDS = {
    "title": st.text(min_size=1).filter(lambda text: any(sign.isalnum() for sign in text)),
    "author": st.text(),
    "publisher": st.text(),
    "medium": st.sampled_from(lists.SOURCE_MEDIA),
    "published": st.sampled_from(
        ["", "2018", "2018~", "2018/2020", "201X", "2025-21", "2018-03-04", "[2014,2016]", "x"]
    ),
    "url": st.sampled_from(
        ["", "https://example.org/a?b=1&c=<2>", "https://example.org/d?e=1&f", "javascript:x"]
    ),
    "accessed": st.sampled_from(["", "2026-02-24"]),
}


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries(FIELDS))
def test_whatever_a_source_says_it_is_cited_and_leads_to_the_list(fields: dict[str, str]) -> None:
    cited = Source(
        Item("src:any", "source", None, "me", {name: text for name, text in fields.items() if text})
    )
    for style in STYLES.values():
        runs = full_reference(cited, style)
        assert any(run.ref == "source:src:any" for run in runs)
        assert not any(run.link and not run.link.startswith("https://example.org/") for run in runs)
        assert not set(plain(runs)) & set("\ue000\ue001\ue002") - set("".join(fields.values()))
        assert plain(short_reference(cited, style, 7))
