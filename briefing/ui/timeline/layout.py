"""Lays a lane out at one zoom: marks, clusters where marks would coincide, and labels that cover nothing.

Everything depends on the events, the zoom and the fonts, never on the part in view. Pixels are counted from the
day `origin`, so that a pan only shifts them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.ui.timeline.axis import Window, World
from briefing.ui.timeline.labels import Placed, Rooms, Wanted, place_labels
from briefing.ui.timeline.lanes import Lane
from briefing.ui.timeline.marks import PILL, reach
from briefing.ui.timeline.rows import LABEL_LETTERS, EventRow, shortened

Measure = Callable[[str], float]
ClusterWords = Callable[[str, int], str]
"""The label of a cluster: the title of the event that stands for it, and how many more there are."""

DIAMOND = 15.0
"""How wide the split diamond before a label is, with its gap."""

TELL_MARK, TELL_PILL = 4.5, 11.0
"""How near another's middle may come to a mark's or a pill's, halved: nearer, and they are one cluster."""

LANE_LEAST, LANE_MOST = 56, 114
ROW_HIGH = 15
MARK_FOOT = 15
"""How far the marks stand above the foot of their lane."""


@dataclass(frozen=True, slots=True)
class Node:
    """What is drawn in one place of a lane: one event, or a cluster of several.

    `x` is its middle in pixels from the origin, `left` and `right` where its drawing ends.
    """

    events: tuple[EventRow, ...]
    x: float
    left: float
    right: float

    @property
    def cluster(self) -> bool:
        """Whether it stands for several events."""
        return len(self.events) > 1

    @property
    def best(self) -> EventRow:
        """The event that stands for all of them: the best attested, of equals the earliest."""
        return min(self.events, key=lambda event: (-event.rank, event.order))

    @property
    def first(self) -> int:
        """The first day of its events."""
        return min(event.mark.first for event in self.events)

    @property
    def after(self) -> int:
        """The end of their last day."""
        return max(event.mark.after for event in self.events)


@dataclass(frozen=True, slots=True)
class Label:
    """A label in its place, in pixels from the origin."""

    place: Placed
    text: str
    disputed: bool = False
    unsourced: bool = False


@dataclass(frozen=True, slots=True)
class LaneLayout:
    """A lane as it is drawn at one zoom: its nodes in order of time, and the labels that found a place."""

    lane: Lane
    nodes: tuple[Node, ...]
    labels: tuple[Label, ...]

    def node_of(self, event_id: str) -> int:
        """Which node an event is in; -1 where it is not in this lane."""
        return next(
            (at for at, node in enumerate(self.nodes) if any(event.id == event_id for event in node.events)),
            -1,
        )

    def labelled(self) -> frozenset[int]:
        """The nodes whose label found a place."""
        return frozenset(label.place.node for label in self.labels)


# ---------------------------------------------------------------- lanes over the height


def lane_height(height: float, lanes: int, scale: float = 1.0) -> int:
    """How high each lane is when so many share a height: 56 to 114 pixels at a text scale of 1."""
    if not lanes:
        return int(LANE_MOST * scale)
    return int(min(max(height / lanes, LANE_LEAST * scale), LANE_MOST * scale))


def label_rows(lane_high: float, scale: float = 1.0) -> int:
    """How many rows of labels fit over the marks of a lane."""
    room = lane_high - (MARK_FOOT + 14 + 10) * scale
    return max(0, min(int(room // (ROW_HIGH * scale)) + 1, 5))


# ---------------------------------------------------------------- one lane


def nodes_of(
    events: Sequence[EventRow], day_px: float, origin: float, scale: float = 1.0
) -> tuple[Node, ...]:
    """The events of a lane as marks and clusters, in order of time.

    Marks whose middles are too near to be told apart become one cluster, and a cluster takes in what its pill
    would cover. Longer bars take part with their middle only, so a mark may stand on a bar but never on a mark.
    """
    made: list[tuple[list[EventRow], float, float]] = []  # events, leftmost and rightmost middle
    for event in sorted(events, key=lambda row: (row.mark.anchor, row.order)):
        x = (event.mark.anchor - origin) * day_px
        made.append(([event], x, x))
        while len(made) > 1 and _touch(made[-2], made[-1], scale):
            events_here, _, right = made.pop()
            held, left, _ = made.pop()
            made.append((held + events_here, left, right))
    return tuple(_node(events_here, left, right, day_px, scale) for events_here, left, right in made)


def _half(group: tuple[list[EventRow], float, float], scale: float) -> float:
    return (TELL_MARK if len(group[0]) == 1 else TELL_PILL) * scale


def _touch(
    one: tuple[list[EventRow], float, float], other: tuple[list[EventRow], float, float], scale: float
) -> bool:
    apart = (other[1] + other[2]) / 2 - (one[1] + one[2]) / 2
    return apart < _half(one, scale) + _half(other, scale)


def _node(events: list[EventRow], left: float, right: float, day_px: float, scale: float) -> Node:
    x = (left + right) / 2
    if len(events) > 1:
        return Node(tuple(sorted(events, key=lambda row: row.order)), x, x - PILL * scale, x + PILL * scale)
    before, behind = reach(events[0].mark, day_px)
    return Node(tuple(events), x, x - before, x + behind)


def lay_out(
    lane: Lane,
    window: Window,
    world: World,
    *,
    rows: int,
    measure: Measure,
    cluster_words: ClusterWords,
    scale: float = 1.0,
) -> LaneLayout:
    """Lay one lane out at the window's zoom. `measure` gives the width of a label in its font.

    Labels go to clusters and the best attested events first; that order never changes with the view.
    """
    day_px = window.day_px
    nodes = nodes_of(lane.events, day_px, world.first, scale)
    wanted = []
    texts: dict[int, tuple[str, bool, bool]] = {}
    for at in sorted(range(len(nodes)), key=lambda index: _priority(nodes[index])):
        node = nodes[at]
        event = node.best
        label = cluster_words(event.label, len(node.events) - 1) if node.cluster else event.label
        texts[at] = label, event.disputed, event.unsourced and not event.disputed
        text, *signs = texts[at]
        wanted.append(Wanted(at, node.x, measure(text) + (DIAMOND * scale if any(signs) else 0)))
    edges = 4.0, world.days * day_px - 4.0
    placed = sorted(place_labels(wanted, rows, *edges), key=lambda place: place.node)
    rooms = Rooms(placed, rows, *edges)
    labels = []
    for place in placed:
        text, disputed, unsourced = texts[place.node]
        node = nodes[place.node]
        if "…" in text:
            sign = DIAMOND * scale if disputed or unsourced else 0.0
            tail = cluster_words("", len(node.events) - 1) if node.cluster else ""
            longer = longest_fitting(node.best.title, tail, rooms.room(place) - sign, measure)
            if len(longer) > len(text):
                text, place = longer, rooms.grown(place, measure(longer) + sign)
        labels.append(Label(place, text, disputed, unsourced))
    return LaneLayout(lane, nodes, tuple(labels))


def longest_fitting(title: str, tail: str, room: float, measure: Measure) -> str:
    """As much of a title, with its tail, as fits a width, up to 64 letters; empty where not even a short one does."""
    for letters in (64, 56, 48, 40, 34, LABEL_LETTERS):
        text = shortened(title, letters) + tail
        if measure(text) <= room:
            return text
    return ""


def _priority(node: Node) -> tuple[int, float, str]:
    best = node.best
    return -best.rank - 2 * len(node.events), node.x, best.id


def period_words(node: Node) -> str:
    """The period of a cluster in words, as coarse as its events are apart: an EDTF text for `in_words`."""
    first, last = date.fromordinal(node.first), date.fromordinal(node.after - 1)
    if (first.year, first.month) == (last.year, last.month):
        return first.isoformat() if first == last else f"{first.year:04}-{first.month:02}"
    if first.year == last.year:
        return f"{first.year:04}"
    return f"{first.year:04}/{last.year:04}"


# ---------------------------------------------------------------- what there is to see

CORE_SHARE = 0.85
"""The first view leaves out the thin early years: it begins where this share of the events lies behind."""


def world_of(rows: Sequence[EventRow], as_of: int) -> World:
    """All days that the events and the as-of date span, with a little air; this year where there is nothing."""
    dated = [row.mark for row in rows if row.mark.dated]
    if not dated:
        return World(as_of - 366.0, as_of + 60.0)
    first, last = min(mark.first for mark in dated), max(*(mark.after for mark in dated), as_of + 1)
    air = max((last - first) * 0.02, 10.0)
    return World(max(first - air, 1.0), min(last + air, date.max.toordinal()))


def first_view(rows: Sequence[EventRow], world: World) -> tuple[float, float]:
    """The days of the first view: from the year behind which most events lie, to the end of the world."""
    firsts = sorted(row.mark.first for row in rows if row.mark.dated)
    if not firsts:
        return world.first, world.last
    most = firsts[int(len(firsts) * (1 - CORE_SHARE))]
    begin = date(date.fromordinal(most).year, 1, 1).toordinal()
    return max(world.first, begin - (world.last - begin) * 0.012), world.last


def density(rows: Sequence[EventRow]) -> dict[int, float]:
    """How many events each year holds; an event of several years is spread over them, so that none makes a spike."""
    found: dict[int, float] = {}
    for row in rows:
        if not row.mark.dated:
            continue
        first = date.fromordinal(row.mark.first).year
        last = date.fromordinal(min(row.mark.after, date.max.toordinal() + 1) - 1).year
        share = 1 / (last - first + 1)
        for year in range(first, last + 1):
            found[year] = found.get(year, 0.0) + share
    return found
