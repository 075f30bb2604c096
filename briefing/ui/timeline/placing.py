"""Where the event's card goes: into the quarter of the canvas where it hides the fewest marks, never its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MARGIN = 14.0
CLEAR = 16.0
"""How far the card stays from its own mark, in pixels."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def holds(self, x: float, y: float, around: float = 0.0) -> bool:
        """Whether a point lies in it, or within a distance of it."""
        return (
            self.left - around <= x <= self.right + around and self.top - around <= y <= self.bottom + around
        )


def card_place(
    area: Box, width: float, height: float, own: tuple[float, float], marks: Sequence[tuple[float, float]]
) -> Box:
    """The place of a card of a size: the corner of the area that hides the fewest of the marks.

    Of equal ones the one farther from the card's own mark wins, so that the eye finds it apart; where every
    corner would hide that mark, the one that leaves it nearest to the edge.
    """
    width, height = min(width, area.width - 2 * MARGIN), min(height, area.height - 2 * MARGIN)
    lefts = (area.left + MARGIN, area.right - MARGIN - width)
    tops = (area.bottom - MARGIN - height, area.top + MARGIN)
    corners = [Box(left, top, width, height) for left in lefts for top in tops]

    def cost(box: Box) -> tuple[bool, int, float]:
        hidden = sum(box.holds(x, y, 4) for x, y in marks)
        apart = abs(box.left + width / 2 - own[0]) + abs(box.top + height / 2 - own[1])
        return box.holds(*own, CLEAR), hidden, apart

    return min(corners, key=cost)


def hairline(
    card: Box, mark: tuple[float, float], levels: Sequence[float] = ()
) -> tuple[tuple[float, float], ...]:
    """The points of the line that ties a card to its mark: level from the card's edge, then straight to it.

    The level part runs at the nearest of the `levels` beside the card, the feet of lanes, where no mark stands.
    """
    x, y = mark
    right = x >= card.left + card.width / 2
    start_x = card.right if right else card.left
    beside = [level for level in levels if card.top + 10 <= level <= card.bottom - 10]
    start_y = min(
        beside, key=lambda level: abs(level - y), default=min(max(y, card.top + 10), card.bottom - 10)
    )
    bend = x - 60 if right else x + 60
    if (right and bend > start_x) or (not right and bend < start_x):
        return (start_x, start_y), (bend, start_y), (x, y)
    return (start_x, start_y), (x, y)
