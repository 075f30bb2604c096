"""Sources as CSL-JSON: nothing invented, dates with the precision they have, names whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.selection import Selection
from briefing.domain.items import Item
from briefing.domain.records import Source
from briefing.packs import lists
from briefing.report.citing.csl_json import TYPES, csl_date, csl_item, csl_names


def source(**fields: str) -> Source:
    return Source(Item("src:one", "source", None, "pack", {"title": "A title", **fields}))


@pytest.mark.parametrize(
    ("edtf", "made"),
    [
        ("", {}),
        ("XXXX", {}),
        ("2025-04-08", {"date-parts": [[2025, 4, 8]]}),
        ("2025-04", {"date-parts": [[2025, 4]]}),
        ("2018~", {"date-parts": [[2018]], "circa": True}),
        ("2018-05?", {"date-parts": [[2018, 5]], "circa": True}),
        ("2025-06-XX", {"date-parts": [[2025, 6]]}),
        ("2025-XX-XX", {"date-parts": [[2025]]}),
        ("2018/2023", {"date-parts": [[2018], [2023]]}),
        ("2025-21", {"date-parts": [[2025]], "season": 1}),
        ("201X", {"literal": "some time in the 2010s"}),
        ("[2014,2016]", {"literal": "2014 or 2016"}),
        ("2013/..", {"literal": "since 2013"}),
        ("spring or so", {"literal": "spring or so"}),
    ],
)
def test_a_date_is_never_finer_than_its_source(edtf: str, made: dict[str, Any]) -> None:
    assert csl_date(edtf) == made


@given(st.dates(), st.sampled_from(["", "~", "?", "%"]), st.integers(1, 3))
def test_a_plain_date_keeps_its_parts(day: Any, mark: str, parts: int) -> None:
    iso = "-".join(day.isoformat().split("-")[:parts])
    made = csl_date(iso + mark)
    assert made["date-parts"] == [[int(digits) for digits in iso.split("-")]]
    assert made.get("circa", False) is bool(mark)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("", []),
        ("unknown (PhD candidate, QAU)", []),
        ("Dawn", []),
        ("Fahad Shabbir", [{"literal": "Fahad Shabbir"}]),
        (
            "Parvez, Tariq; Rani, Mehwish",
            [{"family": "Parvez", "given": "Tariq"}, {"family": "Rani", "given": "Mehwish"}],
        ),
        ("bin Perwaiz, Salis", [{"family": "Perwaiz", "non-dropping-particle": "bin", "given": "Salis"}]),
        (
            "Press Information Department, Government of Pakistan",
            [{"literal": "Press Information Department, Government of Pakistan"}],
        ),
    ],
)
def test_only_a_name_that_says_so_is_divided(author: str, names: list[dict[str, str]]) -> None:
    assert csl_names(author, "Dawn") == names


def test_an_item_holds_what_the_source_states_and_no_more() -> None:
    assert csl_item(
        source(
            medium="press",
            publisher="Dawn",
            published="2014-03-20",
            url="http://dawn.com/1",
            accessed="2026-02-24",
        )
    ) == {
        "id": "src:one",
        "type": "article-newspaper",
        "title": "A title",
        "container-title": "Dawn",
        "issued": {"date-parts": [[2014, 3, 20]]},
        "URL": "http://dawn.com/1",
        "accessed": {"date-parts": [[2026, 2, 24]]},
    }
    assert csl_item(
        source(medium="research", publisher="A centre", url="javascript:alert(1)", not_after="2020")
    ) == {
        "id": "src:one",
        "type": "report",
        "title": "A title",
        "publisher": "A centre",
    }


def test_every_kind_of_source_that_is_no_page_has_its_type() -> None:
    pages = {medium for medium in lists.SOURCE_MEDIA if medium not in TYPES}
    assert pages == {
        "official",
        "official text (copy)",
        "law text (private copy)",
        "company help page",
        "encyclopaedia copy",
        "copy on small site",
        "copy on unrelated site",
    }
    assert set(TYPES) <= set(lists.SOURCE_MEDIA)


def test_every_source_of_the_starter_pack_has_an_item_of_its_own(starter: Selection) -> None:
    sources = [Source(item) for item in starter.kind("source")]
    items = [csl_item(each) for each in sources]
    assert len({item["id"] for item in items}) == len(items) > 250
    for each, item in zip(sources, items, strict=True):
        assert ("issued" in item) is bool(each.published), each.id
        assert item.get("issued", {}).get("circa", False) is each.published.endswith("~"), each.id
