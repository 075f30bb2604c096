"""From a date to the mark it is drawn with: a tick, a bar of its true extent, faded ends, hollow boxes, dots.

No mark is finer than the date is known. The same marks are drawn on the screen's canvas and in print; `Mark` is the
plain value both start from, `mark_shapes` the print drawing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from briefing.domain.edtf import Edtf, Part, Stretch, parse
from briefing.figures.shapes import arrow, fade, rect, rule
from briefing.figures.theme import FigureTheme

MarkKind = Literal["tick", "bar", "about", "one-of", "from", "until", "unknown"]

TICK_WIDTH, TICK_HEIGHT, BAR_HEIGHT, FADE_WIDTH = 2.2, 8.8, 4.4, 8.0


@dataclass(frozen=True, slots=True)
class Mark:
    """How a date is drawn. `start` and `end` are years with decimals (2025.25 is about 2 April 2025).

    `parts` are the extents of the single dates of a set, for `one-of` marks.
    """

    kind: MarkKind
    start: float
    end: float
    parts: tuple[tuple[float, float], ...] = ()


def year_of(day: date) -> float:
    """A day as a year with decimals: the middle of the day's place in its year."""
    first = date(day.year, 1, 1).toordinal()
    length = (date(day.year, 12, 31).toordinal() - first) + 1
    return day.year + (day.toordinal() - first) / length


def year_after(day: date) -> float:
    """The end of a day as a year with decimals."""
    first = date(day.year, 1, 1).toordinal()
    length = (date(day.year, 12, 31).toordinal() - first) + 1
    return day.year + (day.toordinal() - first + 1) / length


def _extent(part: Part | Stretch | None, whole: Edtf) -> tuple[float, float]:
    if isinstance(part, Part):
        return year_of(part.earliest), year_after(part.latest)
    if isinstance(part, Stretch):
        first = part.first.earliest if part.first else whole.earliest
        last = part.last.latest if part.last else whole.latest
        return year_of(first), year_after(last)
    return year_of(whole.earliest), year_after(whole.latest)


@lru_cache(maxsize=8192)
def mark(text: str) -> Mark:
    """The mark of an EDTF text. An empty text and a wholly unknown date give the kind `unknown`.

    Raises `DateError` where the text is no date.
    """
    if not text:
        return Mark("unknown", 0, 0)
    read = parse(text)
    if read.kind == "unknown":
        return Mark("unknown", 0, 0)
    if read.kind == "set" and read.one_of and not (read.open_start or read.open_end):
        parts = tuple(_extent(part, read) for part in read.parts)
        return Mark("one-of", parts[0][0], parts[-1][1], parts)
    if read.open_end or read.unknown_end:
        return Mark("from", year_of(read.start[0]), year_after(read.start[1]))
    if read.open_start or read.unknown_start:
        return Mark("until", year_of(read.end[0]), year_after(read.end[1]))
    start, end = year_of(read.earliest), year_after(read.latest)
    if read.approximate or read.uncertain:
        return Mark("about", start, end)
    return Mark("tick" if read.earliest == read.latest else "bar", start, end)


def mark_shapes(
    made: Mark,
    at: Callable[[float], float],
    middle: float,
    colour: str,
    theme: FigureTheme,
    *,
    limit: float,
) -> tuple[list[Any], float, float]:
    """The shapes of a mark on a lane whose middle is at `middle`, and the x where it begins and ends.

    `at` gives the x of a year; nothing is drawn beyond `limit`.
    """
    low = middle - BAR_HEIGHT / 2
    start = at(made.start)
    end = min(max(at(made.end), start + 1.2), limit)
    match made.kind:
        case "tick":
            return (
                [
                    rect(
                        start - TICK_WIDTH / 2, middle - TICK_HEIGHT / 2, TICK_WIDTH, TICK_HEIGHT, fill=colour
                    )
                ],
                start - TICK_WIDTH / 2,
                start + TICK_WIDTH / 2,
            )
        case "bar":
            end = max(end, start + 2.2)
            return [rect(start, low, end - start, BAR_HEIGHT, fill=colour)], start, end
        case "about":
            # A row of the timeline ends at the limit, and the faded end belongs to the mark.
            end = max(min(end, limit - FADE_WIDTH), start + 4)
            shapes = [
                rect(start, low, end - start, BAR_HEIGHT, fill=colour),
                *fade(start, low, BAR_HEIGHT, FADE_WIDTH, -1, colour, theme.ground),
                *fade(end, low, BAR_HEIGHT, FADE_WIDTH, 1, colour, theme.ground),
            ]
            return shapes, start - FADE_WIDTH, end + FADE_WIDTH
        case "one-of":
            shapes = []
            previous = None
            for first, last in made.parts:
                x = at(first)
                wide = max(min(at(last), limit) - x, 2.4)
                if previous is not None and x > previous + 1:
                    shapes.append(rule(previous + 1, middle, x - 1, middle, colour, 0.8, dash=(2, 1.6)))
                high = TICK_HEIGHT if wide < 3 else BAR_HEIGHT
                shapes.append(rect(x, middle - high / 2, wide, high, fill=theme.ground, stroke=colour))
                previous = x + wide
            return shapes, start, previous or end
        case "from":
            stop = limit
            return (
                [
                    rule(start, middle, stop - 5, middle, colour, 1.4, dash=(0.1, 2.8), round_dots=True),
                    arrow(stop - 4, low, BAR_HEIGHT, colour),
                ],
                start,
                stop,
            )
        case "until":
            begin = start - 24
            return (
                [rule(begin, middle, end, middle, colour, 1.4, dash=(0.1, 2.8), round_dots=True)],
                begin,
                end,
            )
        case _:
            return [], start, start
