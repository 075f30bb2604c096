"""The timeline on a page: rows of unequal length because events crowd, four lanes in each, and all years on top.

Every event has its mark and, where there is room, its number in a ring and a label; the number leads to the
chronology. Marks never claim more precision than the date has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from briefing.analysis.language import ENGLISH, Language
from briefing.figures.faces import cut
from briefing.figures.marks import Mark, mark, mark_shapes
from briefing.figures.shapes import arrow, drawing, fade, label, rect, ring, rule, text_width
from briefing.figures.theme import FigureTheme

LANE_LABEL = 62.0
LANE_HIGH = 21.0
PAGE = 545.0
"""Points that a figure may be high, so that heading, caption and source line stand on its page."""
FEW = 30
ROW_HEAD = 15.0
ROW_FOOT = 5.0
OVERVIEW = 42.0
KEY = 13.0
HALF = 0.46
LEAST_LABEL = 46.0
NEIGHBOUR = 150.0
"""Marks nearer than this share their lane, one on each half; a label that is longer must not cost another one."""
LONGEST_LABEL = 220.0
NEAR = 0.16
"""The share of a row's width under which two events crowd one another."""


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """An event to be drawn: its number in the chronology, EDTF date, lane, words, and whether sources differ.

    `date_disputed` tells that they differ on the date, which then is drawn in rust; `disputed` puts a rust ring.
    """

    number: int
    date: str
    lane: int
    words: str
    disputed: bool = False
    date_disputed: bool = False


@dataclass(slots=True)
class _Placed:
    event: TimelineEvent
    mark: Mark
    x: float = 0.0
    end: float = 0.0
    half: int = 0


@dataclass(slots=True)
class _Spot:
    """Where the number of an event stands beside its mark, with its words."""

    each: _Placed
    to_right: bool
    words: str = ""

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it takes room."""
        used = 13 + (text_width(self.words) + 3 if self.words else 0)
        return (self.each.end, self.each.end + used) if self.to_right else (self.each.x - used, self.each.x)


_Taken = dict[int, list[tuple[float, float]]]
"""What is taken of each half of a lane, from where to where."""


def rows_of(years: Sequence[float], count: int = 5) -> list[tuple[int, int]]:
    """Spans of whole years, first inclusive and last exclusive, in which events crowd as little as can be.

    No row is shorter than two years; the earlier years, where little is known, share a long one. Crowding is the
    number of neighbours that are nearer than a label is long, counted by how near they are.
    """
    if not years:
        return []
    first, last = int(min(years)), int(max(years)) + 1
    count = max(1, min(count, (last - first) // 2 or 1))
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {}
    ordered = sorted(years)

    def cost(start: int, stop: int) -> float:
        inside = [(year - start) / (stop - start) for year in ordered if start <= year < stop]
        near = sum(max(0.0, 1 - (after - before) / NEAR) for before, after in pairwise(inside))
        return near + 0.01 * len(inside) ** 2 / (stop - start)

    def cuts(start: int, left: int) -> tuple[float, list[tuple[int, int]]]:
        if left == 1:
            return (cost(start, last), [(start, last)]) if last - start >= 2 or start == first else (1e9, [])
        key = (start, left)
        if key not in best:
            found = (1e9, [(start, last)])
            for stop in range(start + 2, last - 1):
                rest = cuts(stop, left - 1)
                total = cost(start, stop) + rest[0]
                if total < found[0]:
                    found = (total, [(start, stop), *rest[1]])
            best[key] = found
        return best[key]

    total, rows = cuts(first, count)
    return rows if total < 1e9 else [(first, last)]


def rows_for(events: int, lanes: int) -> int:
    """How many rows a page takes at most beside its head and a few lines: four for some events, more for many."""
    room = int((PAGE - OVERVIEW - KEY) // (ROW_HEAD + LANE_HIGH * lanes + ROW_FOOT))
    return min(4 if events <= FEW else 6, max(room, 1))


def timeline_strip(
    events: Sequence[TimelineEvent],
    lanes: Sequence[str],
    theme: FigureTheme,
    *,
    wide: float,
    until: float,
    rows: int = 5,
    lane_height: float = LANE_HIGH,
    spoken: Language = ENGLISH,
) -> Any:
    """The drawing, as high as its rows need. `until` is the as-of day as a year with decimals.

    `spoken` says the words of its key; time runs from left to right in every language.
    """
    placed = [_Placed(event, mark(event.date)) for event in events]
    placed = [each for each in placed if each.mark.kind != "unknown"]
    spans = rows_of([_year(each.mark) for each in placed], rows)
    row_height = ROW_HEAD + lane_height * len(lanes) + ROW_FOOT
    high = OVERVIEW + row_height * len(spans) + KEY
    made = drawing(wide, high)
    top = high
    _overview(made, placed, spans, theme, wide, top, len(lanes), spoken)
    top -= OVERVIEW
    for start, stop in spans:
        inside = [each for each in placed if start <= _year(each.mark) < stop]
        _row(made, inside, (start, stop), lanes, theme, wide, top, lane_height, until)
        top -= row_height
    _key(made, theme, top, spoken)
    return made


def _year(made: Mark) -> float:
    return made.end if made.kind == "until" else made.start


def _overview(
    made: Any,
    placed: list[_Placed],
    spans: list[tuple[int, int]],
    theme: FigureTheme,
    wide: float,
    top: float,
    lanes: int,
    spoken: Language,
) -> None:
    if not spans:
        return
    first, last = spans[0][0], spans[-1][1]
    room = wide - LANE_LABEL - 8

    def at(year: float) -> float:
        return LANE_LABEL + (year - first) / (last - first) * room

    made.add(label(4, top - 10, spoken.say("{count} years,", count=last - first), theme.grey, "Cond", 7.2))
    made.add(label(4, top - 19, spoken.say("one scale"), theme.grey, "Cond", 7.2))
    step = 18.4 / max(lanes, 1)
    for each in placed:
        y = top - 3.4 - each.event.lane * step - 3.7
        x = at(_year(each.mark)) - 0.5
        if each.event.date_disputed:
            made.add(rect(x - 0.4, y, 2, 3.7, fill=theme.ground, stroke=theme.disputed, line=0.6))
        else:
            made.add(rect(x, y, 1.2, 3.7, fill=theme.accent))
    axis = top - 24.4
    made.add(rule(LANE_LABEL, axis, LANE_LABEL + room, axis, theme.ink, 0.7))
    for start, stop in spans:
        made.add(rule(at(start), axis + 2.8, at(start), axis - 2.8, theme.ink, 0.7))
        words = f"{start}–{stop - 1}" if stop - start > 5 else f"{start}–{(stop - 1) % 100:02d}"
        if at(stop) - at(start) > text_width(words, "Cond", 7) + 2:
            made.add(label((at(start) + at(stop)) / 2, axis - 9, words, theme.grey, "Cond", 7, "middle"))
    made.add(rule(at(last), axis + 2.8, at(last), axis - 2.8, theme.ink, 0.7))


def _row(
    made: Any,
    placed: list[_Placed],
    span: tuple[int, int],
    lanes: Sequence[str],
    theme: FigureTheme,
    wide: float,
    top: float,
    lane_height: float,
    until: float,
) -> None:
    start, stop = span
    room = wide - LANE_LABEL - 8
    years = stop - start

    def at(year: float) -> float:
        return LANE_LABEL + (year - start) / years * room

    ceiling = top - ROW_HEAD
    for place, name in enumerate(lanes):
        low = ceiling - (place + 1) * lane_height
        if place % 2 == 0:
            made.add(rect(0, low, wide, lane_height, fill=theme.wash))
        made.add(label(4, low + lane_height / 2 - 2.4, name, theme.grey, "Cond", 7.2))
    foot = ceiling - len(lanes) * lane_height
    for year in range(start, stop + 1):
        made.add(rule(at(year), foot, at(year), ceiling + 4, theme.hair, 0.4))
        if year < stop and (years <= 10 or (year - start) % 3 == 0):
            made.add(label(at(year) + 2, ceiling + 4.5, str(year), theme.ink, "Cond-Bold", 7.8))
    made.add(rule(0, ceiling, wide, ceiling, theme.ink, 0.9))
    made.add(rule(0, foot, wide, foot, theme.rule, 0.5))
    limit = min(at(until) if start <= until < stop else wide - 3, wide - 3)
    for place in range(len(lanes)):
        middle = ceiling - (place + 0.5) * lane_height
        lane = [each for each in placed if each.event.lane == place]
        _lane(made, lane, at, middle, lane_height, theme, wide, limit)


def _lane(
    made: Any,
    lane: list[_Placed],
    at: Any,
    middle: float,
    lane_height: float,
    theme: FigureTheme,
    wide: float,
    limit: float,
) -> None:
    lane.sort(key=lambda each: (_year(each.mark), each.event.number))
    for each in lane:
        _, each.x, each.end = mark_shapes(each.mark, at, middle, theme.accent, theme, limit=limit)
    _halve(lane)
    taken: _Taken = {-1: [], 1: []}
    for each in lane:
        y = middle - each.half * HALF * lane_height / 2
        colour = theme.disputed if each.event.date_disputed else theme.accent
        shapes, _, _ = mark_shapes(each.mark, at, y, colour, theme, limit=limit)
        for shape in shapes:
            made.add(shape)
        for half in _halves(each):
            taken[half].append((each.x, each.end))
    spots = [spot for each in lane if (spot := _spot(each, taken, wide))]
    for spot in spots:
        _lengthen(spot, taken, wide)
    for spot in spots:
        _label(made, spot, middle - spot.each.half * HALF * lane_height / 2, theme)


def _halves(each: _Placed) -> tuple[int, ...]:
    return (each.half,) if each.half else (-1, 1)


def _halve(lane: list[_Placed]) -> None:
    """Neighbours that are near share the lane: one on its upper half (-1), the next on its lower (1)."""
    for place, each in enumerate(lane):
        before = lane[place - 1] if place else None
        after = lane[place + 1] if place + 1 < len(lane) else None
        near_before = before is not None and each.x - before.end < NEIGHBOUR
        near_after = after is not None and after.x - each.end < NEIGHBOUR
        if near_before and before is not None and before.half:
            each.half = -before.half
        elif near_before or near_after:
            each.half = -1


def _spot(each: _Placed, taken: _Taken, wide: float) -> _Spot | None:
    """Where the number of an event stands, with as many words as leave room for its neighbours; None for no room."""
    occupied = [span for half in _halves(each) for span in taken[half] if span != (each.x, each.end)]
    right_edge = min((x for x, end in occupied if end > each.end), default=wide - 2)
    left_edge = max((end for x, end in occupied if x < each.x), default=LANE_LABEL)
    right, left = right_edge - each.end - 4, each.x - left_edge - 4
    natural = min(text_width(each.event.words), NEIGHBOUR) + 16
    to_right = right >= natural or right >= left
    room = right if to_right else left
    if room < 11:
        return None
    spot = _Spot(each, to_right)
    if room >= LEAST_LABEL + 16 or room >= natural:
        spot.words = cut(each.event.words, "Cond", 7.6, min(room - 16, NEIGHBOUR))
    for half in _halves(each):
        taken[half].append(spot.span)
    return spot


def _lengthen(spot: _Spot, taken: _Taken, wide: float) -> None:
    """More words where the neighbours, placed by now, leave room for them."""
    each, own = spot.each, spot.span
    if spot.words == each.event.words:
        return
    others = [span for half in _halves(each) for span in taken[half] if span != own]
    if spot.to_right:
        room = min((x for x, _ in others if x >= each.end), default=wide - 2) - each.end - 4
    else:
        room = each.x - max((end for _, end in others if end <= each.x), default=LANE_LABEL) - 4
    if room >= LEAST_LABEL + 16:
        spot.words = cut(each.event.words, "Cond", 7.6, min(room - 16, LONGEST_LABEL))
        for half in _halves(each):
            taken[half][taken[half].index(own)] = spot.span


def _label(made: Any, spot: _Spot, y: float, theme: FigureTheme) -> None:
    event = spot.each.event
    doubt = event.disputed or event.date_disputed
    colour = theme.disputed if doubt else theme.accent
    centre = spot.each.end + 8 if spot.to_right else spot.each.x - 8
    for shape in ring(centre, y, str(event.number), colour, theme.ground, doubt=doubt):
        made.add(shape)
    if spot.words:
        x = centre + 7.5 if spot.to_right else centre - 7.5
        made.add(label(x, y - 2.6, spot.words, theme.ink, "Cond", 7.6, "start" if spot.to_right else "end"))


def _key(made: Any, theme: FigureTheme, top: float, spoken: Language) -> None:
    y = top - 8
    x = 4.0

    def words(text: str) -> float:
        made.add(label(x + 30, y - 2.4, text, theme.grey, "Cond", 7.6))
        return x + 30 + text_width(text) + 6

    made.add(rect(x + 12, y - 4.4, 2.2, 8.8, fill=theme.accent))
    x = words(spoken.say("day known"))
    made.add(rect(x + 4, y - 2.2, 20, 4.4, fill=theme.accent))
    x = words(spoken.say("month or year known"))
    made.add(rect(x + 10, y - 2.2, 7, 4.4, fill=theme.accent))
    for shape in (
        *fade(x + 10, y - 2.2, 4.4, 8, -1, theme.accent, theme.ground),
        *fade(x + 17, y - 2.2, 4.4, 8, 1, theme.accent, theme.ground),
    ):
        made.add(shape)
    x = words(spoken.say("about"))
    made.add(rect(x + 2, y - 2.2, 20, 4.4, fill=theme.ground, stroke=theme.disputed))
    x = words(spoken.say("one of two dates"))
    made.add(rule(x + 2, y, x + 17, y, theme.accent, 1.4, dash=(0.1, 2.8), round_dots=True))
    made.add(arrow(x + 18, y - 2.2, 4.4, theme.accent))
    x = words(spoken.say("not before"))
    for shape in ring(x + 16, y, "n", theme.disputed, theme.ground, doubt=True):
        made.add(shape)
    words(spoken.say("sources differ on it"))
