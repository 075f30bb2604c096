"""Statuses as drawings: the small glyph beside a word, and the strip that shows how a status went over the years.

A status is told by its filling, never by its colour alone: dashed is proposed, half full approved, three quarters
funded or established, full operational, ticked fulfilled, hatched dormant or lapsed, crossed by a line superseded,
dotted unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefing.domain.statuses import status
from briefing.figures.shapes import drawing, hatch, label, path, polygon, rect, rule
from briefing.figures.theme import FigureTheme

TICKED = (-2.4, 0.0, -0.8, -1.6, 2.4, 1.8)
"""The corners of a tick round its middle, in a box 7 points high."""
TICK = 6.0
"""Points that the tick of “fulfilled” takes."""


@dataclass(frozen=True, slots=True)
class StripSegment:
    """A stretch of one status, in years with decimals; `end` None goes on to the edge."""

    start: float
    end: float | None
    status: str


def status_shapes(
    key: str, x: float, y: float, wide: float, high: float, theme: FigureTheme, *, small: bool = False
) -> list[Any]:
    """The drawing of a status filling a box; `small` leaves out the question mark, as strips do."""
    glyph = status(key).glyph
    colour = theme.operational if glyph in {"operational", "fulfilled"} else theme.accent
    line = 0.7 if small else 0.8
    frame = rect(x, y, wide, high, stroke=colour, line=line)
    match glyph:
        case "proposed":
            return [rect(x, y, wide, high, stroke=colour, line=line, dash=(1.8, 1.3))]
        case "approved" | "funded":
            share = 0.5 if glyph == "approved" else 0.75
            return [rect(x, y, wide, high * share, fill=colour), frame]
        case "operational":
            return [rect(x, y, wide, high, fill=colour, stroke=colour, line=line)]
        case "fulfilled":
            full = rect(x, y, wide, high, fill=colour, stroke=colour, line=line)
            if wide < TICK:
                return [full]
            # In a strip the tick stands where the status begins, for the strip may be long.
            middle, centre = x + (TICK / 2 if small else wide / 2), y + high / 2
            step = max(1.0, min(wide, high) / 7)
            tick = [centre + step * up if at % 2 else middle + step * up for at, up in enumerate(TICKED)]
            return [full, path(tick, theme.on_accent, step)]
        case "dormant" | "lapsed":
            return [*hatch(x, y, wide, high, colour), frame]
        case "superseded":
            return [frame, rule(x, y + high / 2, x + wide, y + high / 2, colour, line)]
        case _:
            if small:
                middle = y + high / 2
                return [rule(x, middle, x + wide, middle, colour, 1.3, dash=(0.1, 2.6), round_dots=True)]
            size = high * 0.92
            return [
                rect(x, y, wide, high, stroke=colour, line=0.9, dash=(0.1, 1.8), round_dots=True),
                label(x + wide / 2, y + high / 2 - size * 0.35, "?", colour, "Sans-Bold", size, "middle"),
            ]


def status_glyph(key: str, theme: FigureTheme, wide: float = 9, high: float = 7) -> Any:
    """The glyph of a status as a drawing of its own; 9 × 7 points beside a word."""
    made = drawing(wide, high)
    for shape in status_shapes(key, 0, 0, wide, high, theme):
        made.add(shape)
    return made


def due_mark(x: float, y: float, theme: FigureTheme) -> Any:
    """The triangle over a strip that marks a stated due date; its point is at (x, y)."""
    return polygon([x - 2, y + 3.2, x + 2, y + 3.2, x, y], fill=theme.ink)


def status_strip(
    segments: tuple[StripSegment, ...],
    theme: FigureTheme,
    *,
    first: int,
    last: int,
    wide: float,
    due: float | None = None,
) -> Any:
    """A strip 6 points high on an axis from the year `first` to the end of `last` - 1, with a tick for each year."""
    made = drawing(wide, 12)
    axis = 2.4

    def at(year: float) -> float:
        return min(max((year - first) / (last - first), 0.0), 1.0) * wide

    made.add(rule(0, axis, wide, axis, theme.rule, 0.35))
    for year in range(first, last + 1):
        length = 2.4 if year % 5 == 0 else 1.2
        made.add(rule(at(year), axis, at(year), axis - length, theme.soft, 0.35))
    for segment in segments:
        start, end = at(segment.start), at(segment.end if segment.end is not None else last)
        long = max(end - start, 2.4) - 0.6
        for shape in status_shapes(segment.status, min(start, wide - 2.4), 3.4, long, 6, theme, small=True):
            made.add(shape)
    if due is not None:
        made.add(due_mark(at(due), 8.8, theme))
    return made
