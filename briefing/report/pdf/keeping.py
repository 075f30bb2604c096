"""Keeps what belongs together on one page: a head with the three lines that follow it, a caption with its figure or
with the first three rows of its table.

What must stand together is measured where it is set, so that no head moves on that had room, and none stays behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, NextPageTemplate, PageBreak

from briefing.report.pdf.flowables import Anchor, Beside, Columns, Mark, Rule
from briefing.report.pdf.opening import AtFoot
from briefing.report.pdf.tables import RuledTable
from briefing.report.pdf.text import Text

LINES = 3
"""So many lines stay with the head over them."""

FAR = 16
"""No head is followed by more heads than this."""


def head(flowable: Any) -> Any:
    """The flowable, marked as the head of what follows it."""
    flowable.heads = True
    return flowable


class Ahead(CondPageBreak):
    """Moves on to the next page where the heads that follow and the beginning of what they head do not fit.

    `depth` is the room of a whole page: what does not even fit there stays where it is.
    """

    def __init__(self, depth: float) -> None:
        super().__init__(0)
        self.depth = depth
        self.following: Sequence[Any] = ()

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        needed = room(self.following, availWidth)
        self.height = needed if needed <= self.depth else 0
        if availHeight < self.depth - 0.5:
            super().wrap(availWidth, availHeight)
        return 0, 0


def tie(story: Sequence[Any]) -> None:
    """Tells every `Ahead` of a story what follows it."""
    for place, each in enumerate(story):
        if isinstance(each, Ahead):
            each.following = story[place + 1 : place + 1 + FAR]


def room(following: Sequence[Any], wide: float) -> float:
    """The height of the heads that come first, and of what must stand under them."""
    total = gap = 0.0
    for each in following:
        if isinstance(each, PageBreak | NextPageTemplate):
            break
        if isinstance(each, Anchor | Mark | CondPageBreak):
            continue
        total += max(gap, float(each.getSpaceBefore()))
        gap = float(each.getSpaceAfter())
        if getattr(each, "heads", False) or isinstance(each, Rule):
            total += float(each.wrap(wide, 10_000)[1])
            continue
        return total + least(each, wide)
    return total


def least(flowable: Any, wide: float) -> float:
    """How much of a flowable stays with the head over it."""
    if isinstance(flowable, RuledTable):
        return float(flowable.least())
    if isinstance(flowable, AtFoot):
        return 0.0
    high = float(flowable.wrap(wide, 10_000)[1])
    if isinstance(flowable, Text):
        return _least_of_text(flowable, high)
    if isinstance(flowable, Columns):
        high = min(high, flowable.least())
    elif isinstance(flowable, Beside) and flowable.breakable:
        high = min(high, _least_of_cells(flowable))
    return high


def _least_of_text(text: Text, high: float) -> float:
    """Three lines, where two stay together on the other side; else all of them."""
    lines = round(high / text.kind.leading)
    return high if lines < LINES + 2 else LINES * text.kind.leading


def _least_of_cells(beside: Beside) -> float:
    rails = [cell.wrap(10_000) for cell in beside.cells[:-1] if not cell.free]
    main = beside.cells[-1]
    main.wrap(10_000)
    first = main.parts[0]
    high = main.heights[0]
    return float(
        max(main.down + (_least_of_text(first, high) if isinstance(first, Text) else high), *rails, 0)
    )
