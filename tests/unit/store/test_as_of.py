"""What held on a date: equal to a slow reading of the rule, for any spans, dates and sources."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.items import PackItem
from briefing.store import Workspace
from tests.unit.store.conftest import pack, row

Span = dict[str, str]


def slow(
    spans: list[PackItem], cites: list[PackItem], sources: list[PackItem], day: str, known: str | None
) -> set[tuple[str, str]]:
    """The rule, word for word: for each field the newest that holds, and beside a possible one the certain."""

    def start(text: str) -> tuple[str, str]:
        return edges(text) if text else ("0000-00-00", "9999-99-99")

    def end(text: str) -> tuple[str, str]:
        return edges(text) if text not in {"", ".."} else ("9999-99-99", "9999-99-99")

    def edges(text: str) -> tuple[str, str]:
        if text == "XXXX":
            return "0000-00-00", "9999-99-99"
        first = date.fromisoformat((text + "-01-01")[:10])
        step = {4: 366, 7: 31, 10: 0}[len(text)]
        days = [first + timedelta(n) for n in range(step + 1)]
        return first.isoformat(), max(one.isoformat() for one in days if one.isoformat().startswith(text))

    latest = {one.id: edges(one.body["published"])[1] for one in sources if "published" in one.body}
    found: dict[tuple[str | None, str], list[tuple[str, str, str, bool]]] = {}
    for span in spans:
        (lo, hi), (lo2, hi2) = start(span.body.get("from", "")), end(span.body.get("to", ""))
        supports = [one.body["ref"] for one in cites if one.body["span"] == span.id]
        if known and not any(latest.get(source, "9999") <= known for source in supports):
            continue
        if lo <= day <= hi2:
            certain = "from" in span.body and hi <= day <= lo2
            undated = "from" not in span.body
            found.setdefault((span.about, span.body["field"]), []).append(
                ("" if undated else lo, "" if undated else hi, span.id, certain)
            )
    answer = set()
    for group in found.values():
        newest_first = sorted(sorted(group, key=lambda one: one[2]), key=lambda one: one[:2], reverse=True)
        for span_id, certain in [newest_first[0][2:], *[one[2:] for one in newest_first if one[3]][:1]]:
            answer.add((span_id, "yes" if certain else "possibly"))
    return answer


years = st.integers(2000, 2006).map(str)
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
days = st.builds("{}-{:02}-{:02}".format, years, st.integers(1, 12), st.integers(1, 28))
dates = st.one_of(years, months, days)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[PackItem], list[PackItem], list[PackItem]]:
    spans, cites = [], []
    sources = [
        row(f"src:{n}", "source", title="S", **({"published": draw(dates)} if draw(st.booleans()) else {}))
        for n in range(3)
    ]
    for number in range(draw(st.integers(0, 12))):
        fields = {"field": draw(st.sampled_from(["status", "head"])), "value": "v"}
        if draw(st.integers(0, 5)):
            fields["from_"] = draw(dates)
        ends = draw(st.sampled_from(["", "..", "XXXX", "date"]))
        if ends:
            fields["to"] = ends if ends != "date" else draw(dates)
        if "-" in fields.get("to", "") or fields.get("to", "").isdigit():
            fields["to"] = max(fields["to"], fields.get("from_", ""))
        about = draw(st.sampled_from(["ins:a", "ins:b"]))
        spans.append(row(f"spn:{number}", "span", about, **fields))
        for source in draw(st.lists(st.integers(0, 2), max_size=2)):
            cites.append(
                row(
                    f"cit:{number}-{len(cites)}",
                    "citation",
                    about,
                    field=fields["field"],
                    span=f"spn:{number}",
                    ref=f"src:{source}",
                )
            )
    return spans, cites, sources


@settings(max_examples=120)
@given(case=cases(), day=days, known=st.one_of(st.none(), days))
def test_as_of_equals_the_slow_reading(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[list[PackItem], ...], day: str, known: str | None
) -> None:
    spans, cites, sources = case
    with Workspace.open(tmp_path_factory.mktemp("held") / "w.briefing", create=True) as ws:
        ws.install(
            pack(),
            [
                row("ins:a", "institution", title="A"),
                row("ins:b", "institution", title="B"),
                *spans,
                *cites,
                *sources,
            ],
        )
        found = {(one.span.id, one.held) for one in ws.held(day, known_by=known)}
        assert found == slow(spans, cites, sources, day, known)
        for about in ("ins:a", "ins:b"):
            one = {
                (held.span.id, held.held)
                for held in ws.held(day, known_by=known, about=about, field="status")
            }
            assert one == {
                pair
                for pair in found
                if ws.item(pair[0]).about == about and ws.item(pair[0]).get("field") == "status"
            }  # type: ignore[union-attr]


def test_the_last_certain_state_stands_beside_a_possible_one(installed: Workspace) -> None:
    held = installed.held("2013-03-10", about="ins:nacta", field="status")
    assert [(one.span.get("value"), one.held) for one in held] == [
        ("operational", "possibly"),
        ("approved", "yes"),
    ]
    held = installed.held("2013-04-01", about="ins:nacta", field="status")
    assert [(one.span.get("value"), one.held) for one in held] == [("operational", "yes")]


def test_known_by_counts_a_source_from_its_latest_day(installed: Workspace) -> None:
    def known(day: str) -> list[str]:
        return [one.span.id for one in installed.held("2015-06-01", known_by=day)]

    assert known("2014-03-19") == []
    assert known("2014-03-20") == ["spn:nacta-1"]
    assert known("2018-11-11") == ["spn:nacta-2"]


def test_what_cannot_be_placed_is_listed(installed: Workspace) -> None:
    known = installed.known("2014-12-31")
    assert known.ids == {"spn:nacta-1", "evt:board"}
    assert known.unplaced == {"spn:nacta-3"}
    assert known.unsourced == {"evt:undated"}


def test_a_removed_citation_no_longer_makes_known(installed: Workspace) -> None:
    installed.remove("cit:1")
    assert installed.held("2015-06-01", known_by="2014-12-31") == []
    installed.undo()
    assert [one.span.id for one in installed.held("2015-06-01", known_by="2014-12-31")] == ["spn:nacta-1"]


def test_an_edited_date_counts(installed: Workspace) -> None:
    installed.edit("spn:nacta-2", {"from": "2020"})
    assert [one.span.id for one in installed.held("2015-01-01", field="status")] == ["spn:nacta-1"]
