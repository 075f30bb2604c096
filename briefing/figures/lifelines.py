"""Life lines: one line for each body, plan or policy, from its first status to its last, by the fillings of status.

A line that goes on ends in an arrow, one whose fate is unknown in dots and a question mark, one that ended in a bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing.domain.statuses import status
from briefing.figures.faces import cut
from briefing.figures.marks import FADE_WIDTH, mark, year_of
from briefing.figures.shapes import arrow, drawing, fade, label, rect, rule, text_width
from briefing.figures.status_strip import status_shapes
from briefing.figures.theme import FigureTheme


@dataclass(frozen=True, slots=True)
class LifeSegment:
    """A status with its EDTF dates; an empty end goes on to the next segment or to the as-of date."""

    status: str
    start: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class LifeLine:
    """One line: the name printed beside it and its segments in order of time."""

    name: str
    segments: tuple[LifeSegment, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    status: str
    start: float
    end: float
    about: bool
    ends: bool


def _stretches(line: LifeLine, today: float) -> list[_Stretch]:
    """Segments as years; an open one ends where the next begins."""
    starts = [(segment, mark(segment.start)) for segment in line.segments if segment.start]
    known = [(segment, made) for segment, made in starts if made.kind != "unknown" and made.start <= today]
    known.sort(key=lambda pair: pair[1].start)
    made: list[_Stretch] = []
    for place, (segment, begins) in enumerate(known):
        following = known[place + 1][1].start if place + 1 < len(known) else None
        end = following if following is not None else today
        closed = False
        if segment.end not in {"", ".."}:
            stop = mark(segment.end)
            if stop.kind not in {"unknown", "from"}:
                end = min(stop.end, following) if following is not None else min(stop.end, today)
                closed = following is None and stop.end < today
        made.append(
            _Stretch(segment.status, begins.start, max(end, begins.start), begins.kind == "about", closed)
        )
    return made


def first_year(lines: Sequence[LifeLine]) -> float:
    """The year in which the earliest line begins, 0 for none."""
    starts = [mark(segment.start).start for line in lines for segment in line.segments if segment.start]
    return min((start for start in starts if start > 0), default=0.0)


def lifelines(
    lines: Sequence[LifeLine],
    theme: FigureTheme,
    *,
    wide: float,
    high: float,
    as_of: str,
    least: int = 1900,
    bar: float = 4.4,
) -> Any:
    """The drawing: rows over a common axis from the first year (not before `least`) to the as-of day (ISO)."""
    made = drawing(wide, high)
    today = year_of(date.fromisoformat(as_of))
    first = max(int(first_year(lines)), least)
    last = int(today) + 1
    room = wide - 12

    def at(year: float) -> float:
        return (max(year, first) - first) / (last + 0.35 - first) * room

    row = high / (len(lines) + 1.4)
    foot = row * 0.9
    for year in range(first, last + 1):
        fifth = year % 5 == 0
        made.add(
            rule(at(year), foot, at(year), high, theme.rule if fifth else theme.hair, 0.5 if fifth else 0.25)
        )
        if fifth:
            made.add(label(at(year), foot - 10, str(year), theme.soft, "Cond", 8, "middle"))
    for place, line in enumerate(lines):
        y = high - (place + 0.75) * row
        _draw_line(made, line, at, y, today, theme, bar, row, wide)
    return made


def _draw_line(
    made: Any,
    line: LifeLine,
    at: Any,
    y: float,
    today: float,
    theme: FigureTheme,
    bar: float,
    row: float,
    wide: float,
) -> None:
    stretches = _stretches(line, today)
    if not stretches:
        return
    start = at(stretches[0].start)
    for place, stretch in enumerate(stretches):
        x, end = at(stretch.start), at(stretch.end)
        last = place == len(stretches) - 1
        glyph = status(stretch.status).glyph
        if stretch.about and place == 0 and glyph not in {"proposed", "unknown"}:
            for shape in fade(x, y, bar, FADE_WIDTH + 5, -1, theme.operational, theme.ground):
                made.add(shape)
        long = max(end - x, 2.4)
        for shape in status_shapes(stretch.status, x, y, long, bar, theme, small=True):
            made.add(shape)
        if last and stretch.end >= today - 0.01:
            if glyph == "unknown":
                made.add(label(end + 3, y - 1.2, "?", theme.accent, "Sans-Bold", 8.5))
            elif glyph in {"operational", "funded", "approved"}:
                made.add(arrow(end, y, bar, theme.accent))
            elif glyph in {"dormant", "lapsed", "superseded"}:
                made.add(rect(end, y - 1.5, 1, bar + 3, fill=theme.accent))
        elif last and stretch.ends:
            made.add(rect(end, y - 1.5, 1, bar + 3, fill=theme.accent))
    lead = 19 if stretches[0].about else 6
    size = min(8.6, row * 0.62)
    name_wide = text_width(line.name, "Cond", size)
    if start - lead > name_wide:
        made.add(label(start - lead, y + bar / 2 - size * 0.33, line.name, theme.ink, "Cond", size, "end"))
    else:
        name = cut(line.name, "Cond", size, wide - max(start, 0))
        # Urdu letters reach deeper below their line.
        lift = 4.5 if any("\u0600" <= letter <= "\u06ff" for letter in name) else 2.5
        made.add(label(max(start, 0), y + bar + lift, name, theme.ink, "Cond", size))
