"""Counts by status as a stacked bar with its numbers under it, and counts that must not be averaged as dots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing.figures.faces import cut
from briefing.figures.shapes import circle, drawing, label, rule, text_width
from briefing.figures.status_strip import status_shapes
from briefing.figures.theme import FigureTheme

LINE = 11.0
"""Points from one line of labels to the next."""


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
    """A bar whose parts are as long as their counts, each filled as its status, with number and word below.

    A label that has no room under its part stands a line lower, on a leader; as many lines as it takes.
    """
    shown = [each for each in counts if each.count]
    total = sum(each.count for each in shown)
    gap = 2.0
    room = wide - gap * max(len(shown) - 1, 0)
    parts: list[tuple[StatusCount, float, float]] = []
    x = 0.0
    for each in shown:
        long = each.count / total * room
        parts.append((each, x, max(long, 2.4)))
        x += long + gap
    placed = _labels_below(parts, wide)
    rows = 1 + max((row for row, _, _ in placed), default=0)
    made = drawing(wide, bar + 5 + LINE * rows)
    foot = 5 + LINE * rows
    for (each, start, long), (row, left, words) in zip(parts, placed, strict=True):
        for shape in status_shapes(each.status, start, foot, long, bar, theme, small=long < bar):
            made.add(shape)
        baseline = foot - 11 - LINE * row
        if row:
            made.add(rule(start + 0.5, foot - 1.5, start + 0.5, baseline + 7, theme.soft, 0.4))
        made.add(label(left, baseline, words, theme.ink, "Cond", 8))
    return made


def _labels_below(
    parts: Sequence[tuple[StatusCount, float, float]], wide: float
) -> list[tuple[int, float, str]]:
    """For each part the line under the bar, the x, and the words of its label; from the right, so that leaders
    of parts further left pass no label.
    """
    made: list[tuple[int, float, str]] = []
    taken: list[tuple[int, float]] = []
    for each, start, _ in reversed(parts):
        words = f"{each.count:,} {each.words}"
        long = text_width(words, "Cond", 8)
        left = min(start, wide - long)
        row = 0
        while any(left + long + 6 > edge for other, edge in taken if other >= row):
            row += 1
        taken += [(row, left), (row, start)]
        made.append((row, left, words))
    return made[::-1]


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
