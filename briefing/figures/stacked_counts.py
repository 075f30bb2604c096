"""Counts by status as one stacked bar with its numbers on it, and single counts that must not be averaged as dots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing.figures.faces import cut
from briefing.figures.shapes import circle, drawing, label, rule, text_width
from briefing.figures.status_strip import status_shapes
from briefing.figures.theme import FigureTheme


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many things have a status; `words` is printed under the part."""

    status: str
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class DotCount:
    """One compiler's count."""

    name: str
    value: float
    words: str


def stacked_counts(counts: Sequence[StatusCount], theme: FigureTheme, *, wide: float, bar: float = 14) -> Any:
    """A bar whose parts are as long as their counts, each filled as its status, with number and word below."""
    shown = [each for each in counts if each.count]
    total = sum(each.count for each in shown)
    made = drawing(wide, bar + 24)
    gap = 2.0
    room = wide - gap * max(len(shown) - 1, 0)
    x = 0.0
    taken = -10.0
    for each in shown:
        long = each.count / total * room
        for shape in status_shapes(each.status, x, 24, max(long, 2.4), bar, theme, small=True):
            made.add(shape)
        words = f"{each.count} {each.words}"
        start = max(x, taken + 8)
        if start + text_width(words, "Cond", 8) <= wide:
            made.add(label(start, 13, words, theme.ink, "Cond", 8))
            taken = start + text_width(words, "Cond", 8)
        x += long + gap
    return made


def dot_counts(counts: Sequence[DotCount], theme: FigureTheme, *, wide: float, names: float = 96) -> Any:
    """Dots on one axis from 0, the number beside each; never a sum, never a mean."""
    row = 14.0
    made = drawing(wide, row * len(counts) + 14)
    most = max((each.value for each in counts), default=1.0) or 1.0
    step = _step(most)
    room = wide - names - 44
    top = row * len(counts) + 13

    def at(value: float) -> float:
        return names + value / most * room

    value = 0.0
    while value <= most:
        made.add(rule(at(value), 12, at(value), top, theme.rule, 0.35))
        made.add(label(at(value), 3, f"{value:,.0f}", theme.soft, "Cond", 6.8, "middle"))
        value += step
    for place, each in enumerate(counts):
        y = top - (place + 0.5) * row
        made.add(label(0, y - 2.8, cut(each.name, "Cond", 8.2, names - 6), theme.ink, "Cond", 8.2))
        made.add(rule(names, y, at(each.value), y, theme.accent30, 0.8))
        made.add(circle(at(each.value), y, 2.6, fill=theme.accent))
        made.add(label(at(each.value) + 6, y - 2.8, each.words, theme.ink, "Sans-Bold", 8))
    return made


def _step(most: float) -> float:
    """A round step that puts three to five lines on the axis."""
    size = 1.0
    while True:
        for factor in (1, 2, 5):
            if most / (size * factor) <= 4:
                return size * factor
        size *= 10
