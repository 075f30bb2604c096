"""Places the labels of a lane: upward in rows, first free place, none over another, none over a mark.

All places are in pixels of the whole axis at one zoom, never of the part in view: panning moves nothing.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

GAP = 9.0
"""The least distance between two labels in one row, in pixels."""
LEADER_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label looking for a place: the node it belongs to, where that stands, and how wide it is."""

    node: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A label in its place: from `left` to `right` in the row (0 is next to the marks), with a leader from row 1 on."""

    node: int
    x: float
    left: float
    right: float
    row: int


@dataclass(slots=True)
class _Row:
    """The labels of one row and the leaders that pass through it, each in order."""

    spans: list[tuple[float, float]] = field(default_factory=list)
    leaders: list[float] = field(default_factory=list)

    def free(self, left: float, right: float) -> bool:
        at = bisect_left(self.spans, (left, left))
        if at and self.spans[at - 1][1] > left - GAP:
            return False
        if at < len(self.spans) and self.spans[at][0] < right + GAP:
            return False
        crossing = bisect_left(self.leaders, left - LEADER_GAP)
        return crossing == len(self.leaders) or self.leaders[crossing] >= right + LEADER_GAP

    def lets_through(self, x: float) -> bool:
        at = bisect_left(self.spans, (x, x))
        if at and self.spans[at - 1][1] > x - LEADER_GAP:
            return False
        return at == len(self.spans) or self.spans[at][0] >= x + LEADER_GAP


def place_labels(wanted: Sequence[Wanted], rows: int, first: float, last: float) -> list[Placed]:
    """Give each wanted label, in the order given, the first free place between the pixels `first` and `last`.

    Places are tried row by row upward, to the right of the mark and then to its left. What finds none is left
    out: it waits for hover, focus or a closer zoom.
    """
    taken = [_Row() for _ in range(rows)]
    placed = []
    for label in wanted:
        found = _first_free(label, taken, first, last)
        if found is None:
            continue
        left, row = found
        insort(taken[row].spans, (left, left + label.width))
        for below in range(row):
            insort(taken[below].leaders, label.x)
        placed.append(Placed(label.node, label.x, left, left + label.width, row))
    return placed


def _first_free(label: Wanted, taken: Sequence[_Row], first: float, last: float) -> tuple[float, int] | None:
    for row, in_row in enumerate(taken):
        if row and not all(taken[below].lets_through(label.x) for below in range(row)):
            return None
        for left in (label.x - 5, label.x + 6 - label.width):
            right = left + label.width
            if left >= first and right <= last and in_row.free(left, right):
                return left, row
    return None


class Rooms:
    """How far each placed label could grow to its own side before it meets a label or a leader."""

    def __init__(self, placed: Sequence[Placed], rows: int, first: float, last: float) -> None:
        self._first, self._last = first, last
        self._rows = [_Row() for _ in range(rows)]
        for label in placed:
            insort(self._rows[label.row].spans, (label.left, label.right))
            for below in range(label.row):
                insort(self._rows[below].leaders, label.x)

    def room(self, label: Placed) -> float:
        """The width it could have."""
        row = self._rows[label.row]
        at = bisect_left(row.spans, (label.left, label.right))
        if rightward(label):
            limits = [self._last]
            if at + 1 < len(row.spans):
                limits.append(row.spans[at + 1][0] - GAP)
            crossing = bisect_left(row.leaders, label.right)
            if crossing < len(row.leaders):
                limits.append(row.leaders[crossing] - LEADER_GAP)
            return min(limits) - label.left
        limits = [self._first]
        if at:
            limits.append(row.spans[at - 1][1] + GAP)
        crossing = bisect_left(row.leaders, label.left)
        if crossing:
            limits.append(row.leaders[crossing - 1] + LEADER_GAP)
        return label.right - max(limits)

    def grown(self, label: Placed, width: float) -> Placed:
        """The label with another width, which the others know from now on."""
        left = label.left if rightward(label) else label.right - width
        made = replace(label, left=left, right=left + width)
        spans = self._rows[label.row].spans
        spans[bisect_left(spans, (label.left, label.right))] = made.left, made.right
        return made


def rightward(label: Placed) -> bool:
    """Whether a label runs from its mark to the right."""
    return abs(label.left - (label.x - 5)) < 1e-6


def kept_in_view(placed: Sequence[Placed], first: float, last: float) -> list[tuple[Placed, float]]:
    """The labels of the marks in view with the left edge each is drawn at.

    One that would be cut by the edge of the view is pinned to it where that covers no other label, and waits
    otherwise.
    """
    spans: dict[int, list[tuple[float, float]]] = {}
    leaders: dict[int, list[float]] = {}
    for label in placed:
        insort(spans.setdefault(label.row, []), (label.left, label.right))
        for below in range(label.row):
            leaders.setdefault(below, []).append(label.x)
    made = []
    for label in placed:
        if not first <= label.x <= last:
            continue
        width = label.right - label.left
        left = min(max(label.left, first + 6), last - 6 - width)
        if left != label.left:
            blocked = any(
                one < left + width + GAP and other > left - GAP
                for one, other in spans[label.row]
                if (one, other) != (label.left, label.right)
            )
            crossed = any(
                left - LEADER_GAP < x < left + width + LEADER_GAP for x in leaders.get(label.row, ())
            )
            if blocked or crossed or left < first:
                continue
        made.append((label, left))
    return made
