"""The rows of the timeline: what an event says, in order of time, and the lines of life."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.domain.items import Item, PackItem
from briefing.ui.timeline.lanes import lanes_of
from briefing.ui.timeline.rows import (
    EventRow,
    differences,
    event_row,
    lifeline,
    pack_bands,
    plan_bands,
    short_date,
)


def found(rows: tuple[EventRow, ...], event_id: str) -> EventRow:
    return next(event for event in rows if event.id == event_id)


def test_an_event_carries_its_date_in_words_its_bodies_and_its_grade(rows: tuple[EventRow, ...]) -> None:
    event = found(rows, "evt:e138")
    assert event.when == "19 November 2024"
    assert "ins:i01" in event.bodies
    assert event.place == "Islamabad"
    assert [ground.code for ground in event.grounds] == ["A1"] or event.grounds[0].code[0] in "AB"
    assert event.grounds[0].words


def test_rows_are_in_order_of_time(rows: tuple[EventRow, ...]) -> None:
    days = [event.mark.first for event in rows if event.mark.dated]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-04-07", "7 Apr"),
        ("2024-11~", "~ Nov"),
        ("2023~", "~ 2023"),
        ("2016", "2016"),
        ("2013-03-22/2013-03-26", "22 – 26 Mar"),
        ("2021/2022", "2021 – 2022"),
        ("", "–"),
        ("nonsense", "nonsense"),
    ],
)
def test_dates_in_a_narrow_column_leave_the_year_to_the_heading(text: str, words: str) -> None:
    assert short_date(text) == words


def test_a_line_of_life_ends_with_the_status_that_is_shown_elsewhere(
    rows: tuple[EventRow, ...], selection: Selection
) -> None:
    checked = 0
    for lane in lanes_of("institution", rows, selection):
        if not lane.life:
            continue
        shown = stated(selection, lane.key, "status").shown
        assert shown is not None
        assert lane.life[-1].status == shown.value, lane.name
        checked += 1
    assert checked >= 6


def test_a_line_of_life_has_no_overlaps_and_ends_at_the_as_of_date(selection: Selection) -> None:
    end = date.fromisoformat(selection.as_of).toordinal() + 1
    for body in selection.kind("institution"):
        line = lifeline(selection, body.id)
        assert all(one.after == other.first for one, other in itertools.pairwise(line))
        assert all(segment.first < segment.after <= end for segment in line)


def test_plans_in_force_have_the_ends_on_record(selection: Selection) -> None:
    bands = {band.short: band for band in plan_bands(selection)}
    assert bands["NAP"].first == date(2014, 12, 24).toordinal()
    assert bands["NAP"].after == date(2021, 9, 1).toordinal()
    assert bands["NAP 2021"].open
    assert not bands["NISP 2014"].open
    rows, left = pack_bands(list(bands.values()), 2)
    assert sum(map(len, rows)) + len(left) == len(bands)
    for packed in rows:
        assert all(one.sure <= other.first for one, other in itertools.pairwise(packed))


def _selection(*items: PackItem) -> Selection:
    return Selection.of(items, "2026-02-24")


def _event(date_text: str) -> PackItem:
    return PackItem(
        "evt:x", "event", None, {"title": "The board meets", "date": date_text, "category": "meeting"}
    )


def _cited(name: str, field: str, states: str, stance: str) -> PackItem:
    body = {
        "field": field,
        "states": states,
        "stance": stance,
        "ref": "src:s",
        "credibility": "2",
        "excerpt": "…",
    }
    return PackItem(name, "citation", "evt:x", body)


SOURCE = PackItem("src:s", "source", None, {"title": "Paper", "publisher": "The Paper", "reliability": "B"})


def _item(selection: Selection) -> Item:
    item = selection.get("evt:x")
    assert item
    return item


def test_another_date_in_another_source_is_a_ghost_and_a_dispute() -> None:
    selection = _selection(
        _event("2025-04-08"),
        SOURCE,
        _cited("cit:a", "date", "2025-04-08", "supports"),
        _cited("cit:b", "date", "2025-04-10", "disputes"),
    )
    event = event_row(selection, _item(selection))
    assert event.disputed
    assert [ghost.first for ghost in event.ghosts] == [date(2025, 4, 10).toordinal()]
    assert [value.words for value in differences(selection, "evt:x")[0].values] == [
        "8 April 2025",
        "10 April 2025",
    ]


def test_an_event_without_a_citation_is_unsourced_and_without_a_date_undated() -> None:
    selection = _selection(_event(""))
    event = event_row(selection, _item(selection))
    assert event.unsourced
    assert not event.mark.dated
    assert event.when == "undated"
