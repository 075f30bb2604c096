"""Where everything of the lanes stands in the canvas: lanes, nodes and labels, and what is under a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.ui.timeline.axis import Window
from briefing.ui.timeline.content import Content
from briefing.ui.timeline.labels import kept_in_view
from briefing.ui.timeline.layout import (
    MARK_FOOT,
    ROW_HIGH,
    ClusterWords,
    Label,
    LaneLayout,
    Measure,
    Node,
    label_rows,
    lane_height,
    lay_out,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A node under a point, or chosen: its lane's and its own number in it."""

    lane: int
    node: int


class Arrangement:
    """The lanes of a content over a height, at one zoom and scroll. Layouts are kept until the zoom changes."""

    def __init__(self, measure: Measure, cluster_words: ClusterWords) -> None:
        self._measure, self._cluster_words = measure, cluster_words
        self.content = Content()
        self.window = Window(0, 1)
        self.scale = 1.0
        self.top, self.height, self.scroll = 0, 1, 0
        self.lane_high = 0
        self.rows = 0
        self._kept: list[LaneLayout | None] = []
        self._kept_for: tuple[object, ...] = ()

    def arrange(self, content: Content, window: Window, top: int, height: int, scale: float) -> None:
        """Take another content, window or size; what was laid out for the same zoom stays."""
        self.content, self.window, self.top, self.height, self.scale = content, window, top, height, scale
        self.lane_high = lane_height(height, len(content.lanes), scale)
        self.rows = label_rows(self.lane_high, scale)
        self.scroll = min(max(self.scroll, 0), self.overflow)
        wanted = (id(content), window.day_px, self.rows, scale)
        if wanted != self._kept_for:
            self._kept, self._kept_for = [None] * len(content.lanes), wanted

    def forget(self) -> None:
        """Lay everything out anew: the fonts have changed."""
        self._kept_for = ()

    @property
    def overflow(self) -> int:
        """How far the lanes can be scrolled."""
        return max(self.lane_high * len(self.content.lanes) - self.height, 0)

    def layout(self, lane: int) -> LaneLayout:
        """A lane as it is laid out at this zoom."""
        made = self._kept[lane]
        if made is None:
            made = lay_out(
                self.content.lanes[lane],
                self.window,
                self.content.world,
                rows=self.rows,
                measure=self._measure,
                cluster_words=self._cluster_words,
                scale=self.scale,
            )
            self._kept[lane] = made
        return made

    # -- where things stand
    def lane_top(self, lane: int) -> int:
        """The upper edge of a lane."""
        return self.top + lane * self.lane_high - self.scroll

    def mark_y(self, lane: int) -> float:
        """The height at which a lane's marks stand."""
        return self.lane_top(lane) + self.lane_high - MARK_FOOT * self.scale

    def baseline(self, lane: int, row: int) -> float:
        """The baseline of a row of labels of a lane."""
        return self.mark_y(lane) - (14 + row * ROW_HIGH) * self.scale

    @property
    def shift(self) -> float:
        """What turns pixels from the origin of a layout into pixels of the canvas."""
        return self.window.x(self.content.world.first)

    def visible_lanes(self) -> range:
        """The lanes of which something is in view."""
        if not self.lane_high:
            return range(0)
        first = self.scroll // self.lane_high
        last = -(-(self.scroll + self.height) // self.lane_high)
        return range(first, min(last, len(self.content.lanes)))

    def node(self, found: Found) -> Node:
        """A node by its numbers."""
        return self.layout(found.lane).nodes[found.node]

    def spot(self, found: Found) -> tuple[float, float]:
        """Where a node's middle stands in the canvas."""
        return self.node(found).x + self.shift, self.mark_y(found.lane)

    def extent(self, found: Found) -> tuple[float, float]:
        """Where a node's drawing begins and ends in the canvas."""
        node = self.node(found)
        return node.left + self.shift, node.right + self.shift

    def in_view(self, lane: int) -> Iterator[tuple[int, Node]]:
        """The nodes of a lane of which something is in the window, with their numbers."""
        shift = self.shift
        for at, node in enumerate(self.layout(lane).nodes):
            if node.right + shift >= self.window.left and node.left + shift <= self.window.right:
                yield at, node

    def labels_in_view(self, lane: int) -> list[tuple[Label, float]]:
        """The labels of a lane whose marks are in view, with the left edge of each in the canvas."""
        layout, shift = self.layout(lane), self.shift
        by_node = {label.place.node: label for label in layout.labels}
        places = [by_node[at].place for at, _ in self.in_view(lane) if at in by_node]
        kept = kept_in_view(places, self.window.left - shift, self.window.right - shift)
        return [(by_node[place.node], left + shift) for place, left in kept]

    def marks(self) -> list[tuple[float, float]]:
        """The middles of all nodes in view."""
        shift = self.shift
        return [
            (node.x + shift, self.mark_y(lane))
            for lane in self.visible_lanes()
            for _, node in self.in_view(lane)
        ]

    def find(self, event_id: str) -> list[Found]:
        """Every node that an event is in: one for each lane that has it."""
        found = []
        for lane, held in enumerate(self.content.lanes):
            if any(row.id == event_id for row in held.events):
                node = self.layout(lane).node_of(event_id)
                if node >= 0:
                    found.append(Found(lane, node))
        return found

    # -- what is under a point
    def lane_at(self, y: float) -> int:
        """The lane at a height, -1 where there is none."""
        if not self.top <= y < self.top + self.height or not self.lane_high:
            return -1
        lane = int((y - self.top + self.scroll) // self.lane_high)
        return lane if lane < len(self.content.lanes) else -1

    def at(self, x: float, y: float) -> Found | None:
        """The node whose mark or label is under a point: the nearest mark first, then the label."""
        lane = self.lane_at(y)
        if lane < 0 or x < self.window.left:
            return None
        middle, shift, reach = self.mark_y(lane), self.shift, 12 * self.scale
        near: list[tuple[float, int]] = []
        if abs(y - middle) <= reach:
            for at, node in self.in_view(lane):
                apart = max(node.left + shift - x, x - node.right - shift, 0.0)
                if apart <= max(3.0, reach - (node.right - node.left) / 2):
                    near.append((abs(node.x + shift - x), at))
        if near:
            return Found(lane, min(near)[1])
        for label, left in self.labels_in_view(lane):
            base = self.baseline(lane, label.place.row)
            inside = left <= x <= left + label.place.right - label.place.left
            if inside and base - 12 * self.scale <= y <= base + 4 * self.scale:
                return Found(lane, label.place.node)
        return None
