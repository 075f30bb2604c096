"""Figures of the printed briefing: marks as precise as their dates, and nothing but the closed set of shapes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from briefing.domain.statuses import STATUSES
from briefing.figures.faces import cut, width
from briefing.figures.lifelines import LifeLine, LifeSegment, lifelines
from briefing.figures.marks import mark
from briefing.figures.relations import ON_PAPER, ON_SCREEN, RelationBox, RelationLine, relations, room_for
from briefing.figures.stacked_counts import DotCount, StatusCount, dot_counts, stacked_counts
from briefing.figures.status_strip import StripSegment, status_glyph, status_strip
from briefing.figures.theme import DARK, PRINT
from briefing.figures.timeline_strip import TimelineEvent, rows_of, timeline_strip

SHAPES = {"Rect", "Line", "Polygon", "PolyLine", "Circle", "String", "Group"}


def shapes(drawing: Any) -> list[Any]:
    found = []
    for shape in drawing.contents:
        found += shapes(shape) if type(shape).__name__ == "Group" else [shape]
    return found


def words(drawing: Any) -> list[str]:
    return [shape.text for shape in shapes(drawing) if type(shape).__name__ == "String"]


@pytest.mark.parametrize(
    ("date", "kind"),
    [
        ("2025-05-06", "tick"),
        ("2025-05", "bar"),
        ("2025", "bar"),
        ("2014-12~", "about"),
        ("[2008,2009]", "one-of"),
        ("2025-10/..", "from"),
        ("../2022", "until"),
        ("", "unknown"),
        ("XXXX", "unknown"),
    ],
)
def test_a_mark_claims_no_more_than_the_date(date: str, kind: str) -> None:
    made = mark(date)
    assert made.kind == kind
    if date == "2025-05":
        assert (round(made.start, 2), round(made.end, 2)) == (2025.33, 2025.41)


@pytest.mark.parametrize("key", sorted(STATUSES))
def test_every_status_has_a_glyph_within_its_box(key: str) -> None:
    made = status_glyph(key, PRINT)
    assert shapes(made)
    for shape in shapes(made):
        left, low, right, high = shape.getBounds()
        assert left >= -0.5
        assert low >= -0.5
        assert right <= 9.5
        assert high <= 8.5


def test_statuses_are_told_apart_without_colour() -> None:
    seen = {
        key: tuple(type(shape).__name__ for shape in shapes(status_glyph(key, PRINT)))
        + tuple(str(getattr(shape, "strokeDashArray", "")) for shape in shapes(status_glyph(key, PRINT)))
        for key in ("proposed", "operational", "fulfilled", "lapsed", "superseded", "unknown")
    }
    assert len(set(seen.values())) == len(seen)


def figures() -> dict[str, Any]:
    events = [
        TimelineEvent(n, f"20{n:02}-03-01", n % 3, f"Event number {n} of many words", n == 4)
        for n in range(1, 25)
    ]
    box = RelationBox("a", "NIFTAC", "operational")
    lines = [
        RelationLine(RelationBox(str(n), f"Body {n}"), "reports to", side)
        for n, side in enumerate(("above", "below", "left", "right"))
    ]
    return {
        "timeline": timeline_strip(events, ("Law", "Bodies", "World"), PRINT, wide=476, until=2026.1),
        "lifelines": lifelines(
            [LifeLine("JID", (LifeSegment("approved", "2014-03-18"), LifeSegment("dormant", "2018-11-11")))],
            PRINT,
            wide=400,
            high=80,
            as_of="2026-02-24",
        ),
        "relations": relations(box, room_for(lines)[0], DARK, wide=476),
        "strip": status_strip(
            (StripSegment(2014.2, None, "lapsed"),), PRINT, first=2013, last=2026, wide=100, due=2016
        ),
        "stacked": stacked_counts((StatusCount("operational", 3, "operational"),), PRINT, wide=200),
        "dots": dot_counts((DotCount("PIPS", 521, "521"), DotCount("GTI", 1099, "1,099")), PRINT, wide=200),
    }


@pytest.mark.parametrize("name", sorted(figures()))
def test_a_figure_holds_only_the_closed_set_of_shapes(name: str) -> None:
    made = figures()[name]
    assert {type(shape).__name__ for shape in shapes(made)} <= SHAPES
    assert all(
        "Helvetica" not in shape.fontName for shape in shapes(made) if type(shape).__name__ == "String"
    )


def test_labels_of_the_timeline_do_not_overlap() -> None:
    made = figures()["timeline"]
    boxes = []
    for shape in shapes(made):
        if type(shape).__name__ == "String" and shape.text.startswith("Event"):
            wide = width(shape.text, shape.fontName, shape.fontSize)
            left = shape.x - (wide if shape.textAnchor == "end" else 0)
            boxes.append((left, left + wide, shape.y))
    for place, (left, right, y) in enumerate(boxes):
        for other_left, other_right, other_y in boxes[place + 1 :]:
            assert abs(y - other_y) > 4 or right <= other_left or other_right <= left


def test_three_events_of_one_day_never_lie_on_one_another() -> None:
    days = ("2018-05-29", "2018-05-31", "2018-05-31", "2018-06-01")
    events = [TimelineEvent(n, day, 0, f"Event number {n}") for n, day in enumerate(days, 1)]
    made = timeline_strip(events, ("Law",), PRINT, wide=476, until=2026.1)
    rings = [(shape.cx, shape.cy) for shape in shapes(made) if type(shape).__name__ == "Circle"]
    for place, (x, y) in enumerate(rings):
        for other_x, other_y in rings[place + 1 :]:
            assert abs(x - other_x) >= 10 or abs(y - other_y) >= 9


def test_a_mark_at_the_end_of_a_row_stays_within_the_drawing() -> None:
    events = [
        TimelineEvent(1, "2013-01", 0, "One"),
        TimelineEvent(2, "2018-12~", 0, "Two"),
        TimelineEvent(3, "2019-12~", 0, "x"),
    ]
    made = timeline_strip(events, ("Law",), PRINT, wide=476, until=2026.1)
    assert max(shape.getBounds()[2] for shape in shapes(made)) <= 476.5


def test_a_long_label_takes_no_room_from_another() -> None:
    long = "Words without end that go on and on for as long as there is any room for them at all in the lane"
    events = [
        TimelineEvent(1, "2022-06", 0, long),
        TimelineEvent(2, "2024-12", 0, "Federal apex"),
        TimelineEvent(3, "2025-02", 0, "Act"),
    ]
    made = timeline_strip(events, ("Law",), PRINT, wide=476, until=2026.1, rows=1)
    assert "Federal apex" in words(made)
    alone = timeline_strip(events[:1], ("Law",), PRINT, wide=476, until=2026.1, rows=1)
    told = next(text for text in words(alone) if text.startswith("Words"))
    assert width(told, "Cond", 7.6) > 150


def test_rows_share_the_years_without_a_gap() -> None:
    rows = rows_of([1997.6, 2008.1, 2013.2, 2014.2, 2014.9, 2018.4, 2021.1, 2024.9, 2025.3], 4)
    assert rows[0][0] == 1997
    assert rows[-1][1] == 2026
    assert all(before[1] == after[0] for before, after in pairwise(rows))


def test_counts_that_have_no_room_under_their_part_stand_a_line_lower() -> None:
    counts = [
        StatusCount(key, n, key)
        for key, n in (("fulfilled", 1), ("lapsed", 1), ("approved", 40), ("unknown", 1))
    ]
    made = stacked_counts(counts, PRINT, wide=200)
    labels = [
        (shape.x, shape.x + width(shape.text, "Cond", 8), shape.y, shape.text)
        for shape in shapes(made)
        if type(shape).__name__ == "String"
    ]
    assert {text for *_, text in labels} == {"1 fulfilled", "1 lapsed", "40 approved", "1 unknown"}
    for place, (left, right, y, _) in enumerate(labels):
        assert left >= 0
        assert right <= 200.1
        for other_left, other_right, other_y, _ in labels[place + 1 :]:
            assert abs(y - other_y) > 8 or right <= other_left or other_right <= left


def test_a_text_is_cut_at_a_word_and_fits() -> None:
    short = cut("The federal apex committee agreed to revitalise it", "Cond", 7.6, 80)
    assert short.endswith(" …")
    assert width(short, "Cond", 7.6) <= 80
    assert cut("Short", "Cond", 7.6, 80) == "Short"


@pytest.mark.parametrize("sizes", [ON_PAPER, ON_SCREEN])
def test_a_name_of_two_lines_and_the_status_stand_inside_their_box(sizes) -> None:
    subject = RelationBox("ins:a", "PIFTAC Balochistan in Quetta", "established")
    made = relations(subject, [], PRINT, wide=400, sizes=sizes)
    frame = next(shape for shape in made.contents if type(shape).__name__ == "Rect")
    words = [shape for shape in made.contents if type(shape).__name__ == "String"]
    assert len(words) == 3
    assert max(each.y + 0.8 * each.fontSize for each in words) < frame.y + frame.height
    assert min(each.y - 0.25 * each.fontSize for each in words) > frame.y
