"""What is selected: bounds, who is left out when sources are not yet known, and how fast it is."""

from __future__ import annotations

from time import process_time

import pytest

from briefing.analysis.selection import held, select
from briefing.analysis.stated import stated
from briefing.domain.items import PackItem
from briefing.store import Workspace
from tests.unit.analysis.made import body, chosen, cites, pack_item, source, span


@pytest.mark.parametrize(
    ("start", "end", "day", "answer"),
    [
        ("2018", "2020", "2019-05-01", "yes"),
        ("2018", "2020", "2018-06-01", "possibly"),
        ("2018", "2020", "2017-12-31", "no"),
        ("2018", "2020", "2020-06-01", "possibly"),
        ("2018", "2020", "2021-01-01", "no"),
        ("2018-03-01", "", "2030-01-01", "yes"),
        ("2018-03-01", "..", "2018-03-01", "yes"),
        ("", "2018-03-01", "1990-01-01", "possibly"),
        ("XXXX", "", "1990-01-01", "possibly"),
        ("2018-03-01", "XXXX", "2019-01-01", "possibly"),
    ],
)
def test_a_span_holds_certainly_between_its_inner_bounds(start: str, end: str, day: str, answer: str) -> None:
    selection = chosen(body(), span("a", "status", "operational", start, end))
    assert held(selection.by_id["spn:a"], day) == answer


def test_a_source_counts_only_when_it_was_certainly_published() -> None:
    items = (
        body(),
        source("early", day="2020-01-15"),
        source("late", day="2020-03"),
        source("undated", day=""),
        span("a", "status", "approved", "2020-01-10"),
        span("b", "status", "operational", "2020-02-20"),
        cites(1, "a", "status", "early"),
        cites(2, "b", "status", "late"),
        cites(3, "b", "status", "undated"),
        pack_item("evt:x", "event", title="Something", date="2020-02-01"),
    )
    known = chosen(*items, known_by="2020-03-30")
    assert [item.id for item in known.spans("ins:nifc", "status")] == ["spn:a"]
    assert [item.id for item in known.kind("source")] == ["src:early"]
    assert known.unplaced == ("src:undated",)
    assert [item.id for item in known.kind("event")] == ["evt:x"], (
        "nothing is cited for it, so nothing hides it"
    )
    month_over = chosen(*items, known_by="2020-03-31")
    assert len(month_over.spans("ins:nifc", "status")) == 2


def test_what_has_no_title_is_called_by_its_record() -> None:
    selection = chosen(
        body(),
        body("other"),
        pack_item("rel:1", "relation", "ins:nifc", field="reports_to", ref="ins:other"),
        pack_item("fun:1", "function", "ins:nifc", field="oversight", value="lead"),
    )
    assert selection.name("rel:1") == "NIFC, reports to OTHER"
    assert selection.name("fun:1") == "NIFC, oversight"
    assert selection.name("ins:nifc", short=False) == "National nifc"
    assert selection.name("ins:absent") == ""


def test_a_body_is_on_record_from_its_founding_before_any_status_is_stated() -> None:
    known = (body(founded="2003~"), span("a", "status", "operational", "2015"))
    undated = (body(founded="XXXX"), span("a", "status", "operational", "2015"))

    def on_record(items: tuple[PackItem, ...], day: str) -> bool:
        selection = chosen(*items, as_of=day)
        return selection.on_record(selection.by_id["ins:nifc"])

    assert [on_record(known, day) for day in ("2001-01-01", "2010-01-01", "2016-01-01")] == [
        False,
        True,
        True,
    ]
    assert [on_record(undated, day) for day in ("2010-01-01", "2016-01-01")] == [False, True]
    assert on_record((body(founded="XXXX"),), "1990-01-01")


def test_the_starter_pack_is_selected_in_a_quarter_of_a_second(starter_workspace: Workspace) -> None:
    took = []
    for _ in range(3):
        begun = process_time()
        selection = select(starter_workspace)
        took.append(process_time() - begun)
    assert len(selection.by_id) > 4000
    assert selection.as_of == "2026-02-24"
    assert min(took) < 0.25


@pytest.mark.parametrize("day", ["2014-01-01", "2018-12-31", "2025-04-10"])
def test_what_was_known_by_a_day_is_what_the_store_says(starter_workspace: Workspace, day: str) -> None:
    """Two readings of one rule: a query of the store, and the selection's own."""
    known = starter_workspace.known(day)
    selection = select(starter_workspace, known_by=day)
    stated_spans = [item for item in starter_workspace.items("span") if item.id in known.ids]
    # A promise of which a source tells what became of it is known by that source too.
    told_of = {item.about for item in stated_spans}
    for kind in ("event", "commitment", "relation", "function", "term", "decision", "count"):
        seen = {item.id for item in selection.kind(kind)}
        every = {item.id for item in starter_workspace.items(kind)}
        assert seen == every & (known.ids | known.unsourced | told_of), kind
    assert {item.id for item in selection.kind("span")} >= {item.id for item in stated_spans}


@pytest.mark.parametrize("day", ["2010-06-30", "2016-04-15", "2021-01-22", "2025-05-06", "2026-02-24"])
def test_a_span_holds_as_the_store_says(starter_workspace: Workspace, day: str) -> None:
    for found in starter_workspace.held(day):
        assert held(found.span, day) == found.held, found.span.id


@pytest.mark.parametrize("day", ["2016-04-15", "2021-06-01", "2025-05-06", "2026-02-24"])
def test_an_undisputed_status_is_the_newest_that_the_store_finds(
    starter_workspace: Workspace, day: str
) -> None:
    selection = select(starter_workspace, day)
    newest: dict[str, str] = {}
    for found in starter_workspace.held(day, field="status"):
        newest.setdefault(found.span.about or "", found.span.id)
    compared = 0
    for item in (*selection.kind("institution"), *selection.kind("commitment")):
        field = stated(selection, item.id, "status")
        if item.id not in newest or field.disputed or not field.shown or not field.shown.span:
            continue
        spans = selection.by_id
        ours, theirs = spans[field.shown.span], spans[newest[item.id]]
        assert (ours.lo, ours.hi) == (theirs.lo, theirs.hi), item.id
        compared += 1
    assert compared > 20
