"""The layout of the starter pack: every event has a place, and no label covers another."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.selection import Selection
from briefing.ui.timeline.axis import Window, World
from briefing.ui.timeline.labels import kept_in_view
from briefing.ui.timeline.lanes import MODES, Lane, Mode, lanes_of, undated
from briefing.ui.timeline.layout import (
    TELL_MARK,
    TELL_PILL,
    LaneLayout,
    density,
    first_view,
    label_rows,
    lane_height,
    lay_out,
    world_of,
)
from briefing.ui.timeline.marks import mark_of
from briefing.ui.timeline.rows import EventRow, shortened

SIZES = {"1366x768": (726.0, 480.0), "1920x1080": (858.0, 790.0)}
"""Width of the axis and height of the lanes at the two sizes, as the look has them."""

DEPTH = {"marks": 0, "label": 1}


def measure(text: str) -> float:
    return 6.4 * len(text)


def cluster_words(title: str, more: int) -> str:
    return f"{title} +{more}"


def row(number: int, text: str, title: str = "") -> EventRow:
    return EventRow(
        f"evt:e{number:04}", title or f"Event number {number}", text, mark_of(text), text, text, "meeting"
    )


def arranged(lane: Lane, window: Window, world: World, rows: int) -> LaneLayout:
    return lay_out(lane, window, world, rows=rows, measure=measure, cluster_words=cluster_words)


def assert_nothing_covers_anything(made: LaneLayout) -> None:
    for one, other in pairwise(made.nodes):
        assert (
            other.x - one.x
            >= (TELL_PILL if one.cluster else TELL_MARK) + (TELL_PILL if other.cluster else TELL_MARK) - 1e-6
        )
    by_row: dict[int, list[tuple[float, float]]] = {}
    for label in made.labels:
        by_row.setdefault(label.place.row, []).append((label.place.left, label.place.right))
    for spans in by_row.values():
        for (_, right), (left, _) in pairwise(sorted(spans)):
            assert left > right, "two labels overlap"
    for label in made.labels:
        for lower in range(label.place.row):
            for left, right in by_row.get(lower, []):
                assert not left <= label.place.x <= right, "a leader crosses a label"


def assert_all_are_there(made: LaneLayout) -> None:
    drawn = [event.id for node in made.nodes for event in node.events]
    assert sorted(drawn) == sorted(event.id for event in made.lane.events)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("zoom", [1.0, 0.45, 0.2, 0.05, 0.004])
def test_no_label_covers_another_or_a_mark_with_the_starter_pack(
    rows: tuple[EventRow, ...], selection: Selection, mode: Mode, size: str, zoom: float
) -> None:
    width, height = SIZES[size]
    world = world_of(rows, date(2026, 2, 24).toordinal())
    window = Window(world.first, world.days * zoom, 134, width)
    lanes = lanes_of(mode, rows, selection)
    for lane in lanes:
        made = arranged(lane, window, world, label_rows(lane_height(height, len(lanes))))
        assert_nothing_covers_anything(made)
        assert_all_are_there(made)
        for label in made.labels:
            assert label.place.left >= 0
            assert label.place.right <= world.days * window.day_px


@pytest.mark.parametrize("mode", MODES)
def test_every_event_of_the_starter_pack_is_in_a_lane_or_on_the_shelf(
    rows: tuple[EventRow, ...], selection: Selection, mode: Mode
) -> None:
    lanes = lanes_of(mode, rows, selection)
    seen = {event.id for lane in lanes for event in lane.events} | {event.id for event in undated(rows)}
    assert len(rows) == 175
    assert seen == {event.id for event in rows}


def test_a_dropped_event_is_missed(rows: tuple[EventRow, ...], selection: Selection) -> None:
    lanes = lanes_of("theme", rows[1:], selection)
    world = world_of(rows, date(2026, 2, 24).toordinal())
    window = Window(world.first, world.days, 134, 726)
    drawn = {
        event.id for lane in lanes for node in arranged(lane, window, world, 3).nodes for event in node.events
    }
    assert {event.id for event in rows} - drawn == {rows[0].id}


def test_panning_moves_neither_marks_nor_labels(rows: tuple[EventRow, ...], selection: Selection) -> None:
    world = world_of(rows, date(2026, 2, 24).toordinal())
    window = Window(world.first, world.days / 7, 134, 726)
    for lane in lanes_of("institution", rows, selection):
        assert arranged(lane, window, world, 3) == arranged(lane, window.panned(333, world), world, 3)


def test_most_marks_have_a_label_in_the_first_view(rows: tuple[EventRow, ...], selection: Selection) -> None:
    world = world_of(rows, date(2026, 2, 24).toordinal())
    first, last = first_view(rows, world)
    window = Window(first, last - first, 142, 858)
    made = [arranged(lane, window, world, 3) for lane in lanes_of("institution", rows, selection)]
    nodes, labels = sum(len(each.nodes) for each in made), sum(len(each.labels) for each in made)
    assert labels > nodes * 0.45


def test_the_first_view_begins_where_the_events_become_many(rows: tuple[EventRow, ...]) -> None:
    world = world_of(rows, date(2026, 2, 24).toordinal())
    first, last = first_view(rows, world)
    assert date.fromordinal(int(first) + 90).year == 2013
    assert last == world.last


dates = st.one_of(
    st.dates(date(1990, 1, 1), date(2026, 12, 31)).map(str),
    st.builds(lambda year, month: f"{year}-{month:02}", st.integers(1990, 2026), st.integers(1, 12)),
    st.integers(1990, 2026).map(str),
    st.builds(lambda year, month: f"{year}-{month:02}~", st.integers(1990, 2026), st.integers(1, 12)),
    st.integers(1990, 2026).map(lambda year: f"{year}/.."),
    st.integers(1990, 2020).map(lambda year: f"{year}/{year + 3}"),
    st.just("2015-03-05"),
)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(dates, st.text("abcd ef", min_size=3, max_size=70)), min_size=1, max_size=90),
    st.floats(0, 1),
    st.floats(300, 2200),
    st.integers(0, 5),
)
def test_no_label_covers_anything_for_any_events(
    given_events: list[tuple[str, str]], share: float, width: float, label_rows_: int
) -> None:
    events = tuple(
        row(at, text, title.strip() or "Untitled") for at, (text, title) in enumerate(given_events)
    )
    world = world_of(events, date(2026, 2, 24).toordinal())
    days = max(6.0, world.days * 0.001**share)
    made = arranged(Lane("l", "Lane", "", events), Window(world.first, days, 134, width), world, label_rows_)
    assert_nothing_covers_anything(made)
    assert_all_are_there(made)


def test_events_of_one_day_are_one_cluster_at_any_zoom() -> None:
    events = tuple(row(at, "2015-03-05") for at in range(5))
    world = world_of(events, date(2026, 2, 24).toordinal())
    for days in (world.days, 300.0, 6.0):
        made = arranged(Lane("l", "Lane", "", events), Window(world.first, days, 134, 700), world, 2)
        assert [len(node.events) for node in made.nodes] == [5]
        assert [label.text for label in made.labels] == ["Event number 0 +4"]


def test_a_cluster_opens_when_there_is_room() -> None:
    events = (row(1, "2015-03-05"), row(2, "2015-03-09"))
    world = world_of(events, date(2026, 2, 24).toordinal())
    far = arranged(Lane("l", "Lane", "", events), Window(world.first, world.days, 134, 700), world, 2)
    near = arranged(Lane("l", "Lane", "", events), Window(world.first, 60, 134, 700), world, 2)
    assert [len(node.events) for node in far.nodes] == [2]
    assert [len(node.events) for node in near.nodes] == [1, 1]


def test_density_counts_every_dated_event_once(rows: tuple[EventRow, ...]) -> None:
    assert sum(density(rows).values()) == pytest.approx(sum(event.mark.dated for event in rows))


@pytest.mark.parametrize("text", ["NACTA Board approves NIFTAC", "A " * 60, "Pneumono" * 12, "x"])
def test_labels_are_short_and_end_with_a_word(text: str) -> None:
    short = shortened(text)
    assert len(short) <= 29
    assert short.rstrip("…").split(" ")[0].lower() in text.lower()


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("The federal apex committee agreed to revitalise NACTA", "Federal apex committee…"),
        ("In 2021 NAP was scaled back from 20 to 14 points", "NAP was scaled back from 20…"),
        ("In November 2018 the NACTA directorate closed", "NACTA directorate closed"),
        ("On 29 May 2018, a policy came", "Policy came"),
        ("A NISP draft", "NISP draft"),
        ("In 2021", "In 2021"),
    ],
)
def test_labels_leave_out_what_the_axis_tells(title: str, label: str) -> None:
    assert shortened(title) == label


def test_labels_grow_into_the_room_beside_them() -> None:
    title = "The cabinet approves the security policy for the years to come"
    alone = Lane("l", "Lane", "", (row(1, "2015-03-05", title),))
    made = arranged(alone, Window(date(2014, 1, 1).toordinal(), 4300, 134, 700), World(735000, 740000), 2)
    assert [label.text for label in made.labels] == [
        title.removeprefix("The c").replace("abinet", "Cabinet", 1)
    ]


@given(
    st.lists(st.tuples(dates, st.text("abcd ef", min_size=3, max_size=70)), min_size=1, max_size=60),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_labels_kept_in_view_cover_nothing(
    given_events: list[tuple[str, str]], zoom: float, place: float
) -> None:
    events = tuple(
        row(at, text, title.strip() or "Untitled") for at, (text, title) in enumerate(given_events)
    )
    world = world_of(events, date(2026, 2, 24).toordinal())
    window = Window(world.first, max(6.0, world.days * 0.02**zoom), 134, 700)
    window = window.panned(place * world.days * window.day_px, world)
    made = arranged(Lane("l", "Lane", "", events), window, world, 3)
    first = (window.first - world.first) * window.day_px
    kept = kept_in_view([label.place for label in made.labels], first, first + window.width)
    spans: dict[int, list[tuple[float, float]]] = {}
    for label, left in kept:
        width = label.right - label.left
        assert left >= first
        assert left + width <= first + window.width + 1e-6 or width > window.width - 12
        spans.setdefault(label.row, []).append((left, left + width))
    for row_spans in spans.values():
        for (_, right), (left, _) in pairwise(sorted(row_spans)):
            assert left > right - 1e-6


def test_a_label_does_not_end_with_a_word_that_leans_on_the_next() -> None:
    assert shortened("The Prime Minister speaks of the directorate at length") == "Prime Minister speaks…"
