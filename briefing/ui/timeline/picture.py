"""Paints the canvas as it stands: the frame, the lanes in view, what is chosen, and what is under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from briefing.ui.kit.theme import theme
from briefing.ui.timeline import frame, paint
from briefing.ui.timeline.axis import ticks
from briefing.ui.timeline.frame import Zones
from briefing.ui.timeline.layout import DIAMOND, Node
from briefing.ui.timeline.wording import cluster_words, more_words, tick_words, tr, view_words, years_words

if TYPE_CHECKING:
    from briefing.ui.timeline.canvas import TimelineCanvas

LATER = 0.45
"""How faint an event is drawn that lies after the as-of date."""


def paint_canvas(p: QPainter, canvas: TimelineCanvas) -> None:
    """Everything, from the ground up."""
    now, zones, window, content = theme(), canvas.zones(), canvas.view, canvas.content
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.fillRect(canvas.rect(), now.colour("panel"))
    measure = QFontMetricsF(now.font("body", 600, 13)).horizontalAdvance
    caption = view_words(window.first, window.last)
    frame.paint_axis(p, zones, window, ticks(window, tick_words, measure), caption)
    _paint_lanes(p, canvas, zones)
    if canvas.bands:
        note = more_words(len(canvas.bands_left)) if canvas.bands_left else ""
        frame.paint_bands(p, zones, window, canvas.bands, tr("Plans in force"), note)
    if content.shelf:
        _paint_shelf(p, canvas, zones)
    frame.paint_as_of(p, zones, window, content.as_of, tr("as of"))
    world = content.world
    frame.paint_strip(p, zones, window, content.density, world.first, world.last, years_words(content))
    p.fillRect(QRectF(zones.head, 0, 1, zones.height), now.colour("line"))
    line = canvas.tie()
    if line:
        p.setPen(QPen(now.colour("accent"), 1.2))
        p.drawPolyline(line)


def _paint_lanes(p: QPainter, canvas: TimelineCanvas, zones: Zones) -> None:
    now, made = theme(), canvas.arrangement
    p.save()
    for lane in made.visible_lanes():
        top, foot = made.lane_top(lane), made.lane_top(lane) + made.lane_high
        p.setClipRect(QRectF(zones.head + 1, zones.lanes_top, zones.width, zones.lanes_height))
        _paint_lane(p, canvas, lane)
        p.setClipRect(QRectF(0, zones.lanes_top, zones.width, zones.lanes_height))
        held = made.content.lanes[lane]
        here = canvas.hasFocus() and bool(canvas.chosen) and lane == canvas.lane
        frame.paint_head(p, QRectF(0, top, zones.head, foot - top), held.name, held.note, current=here)
        p.fillRect(QRectF(0, foot - 1, zones.width, 1), now.colour("line"))
    p.setClipRect(QRectF(zones.head + 1, zones.lanes_top, zones.width, zones.lanes_height))
    for lane in made.visible_lanes():
        _paint_waiting(p, canvas, lane)
    p.restore()
    if not made.content.lanes:
        p.setPen(now.colour("ink-3"))
        p.setFont(now.font("body"))
        box = QRectF(zones.head, zones.lanes_top, zones.width - zones.head, zones.lanes_height)
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("No dated event passes the filter."))


def _paint_lane(p: QPainter, canvas: TimelineCanvas, lane: int) -> None:
    made = canvas.arrangement
    layout, middle, shift = made.layout(lane), made.mark_y(lane), made.shift
    paint.paint_life(p, canvas.view, middle, layout.lane.life)
    in_view = dict(made.in_view(lane))
    chosen = {each.node for each in canvas.founds() if each.lane == lane}
    _paint_labels(p, canvas, lane, chosen)
    # wide marks first, so that a mark on a day is never hidden by a bar
    for _, node in sorted(in_view.items(), key=lambda pair: pair[1].left - pair[1].right):
        p.setOpacity(LATER if node.first > canvas.content.as_of else 1.0)
        if node.cluster:
            paint.paint_cluster(p, node.x + shift, middle, len(node.events))
        else:
            paint.paint_event(p, canvas.view, middle, node.events[0])
        p.setOpacity(1.0)
    for at in chosen & in_view.keys():
        paint.paint_ring(p, in_view[at].left + shift, in_view[at].right + shift, middle)


def _paint_labels(p: QPainter, canvas: TimelineCanvas, lane: int, chosen: set[int]) -> None:
    made = canvas.arrangement
    for label, left in made.labels_in_view(lane):
        place, base = label.place, made.baseline(lane, label.place.row)
        if place.row:
            paint.paint_leader(p, place.x + made.shift, base + 4, made.mark_y(lane) - 7 * made.scale)
        paint.paint_label(
            p,
            left,
            base,
            place.right - place.left,
            label.text,
            disputed=label.disputed,
            unsourced=label.unsourced,
            chosen=place.node in chosen,
        )


def _paint_waiting(p: QPainter, canvas: TimelineCanvas, lane: int) -> None:
    """The label of what is chosen or under the pointer, where it found no place of its own."""
    made = canvas.arrangement
    layout = made.layout(lane)
    labelled = layout.labelled()
    waiting = {each.node for each in canvas.founds() if each.lane == lane == canvas.lane}
    if canvas.hovered and canvas.hovered.lane == lane:
        waiting.add(canvas.hovered.node)
    for at in sorted(waiting):
        node = layout.nodes[at]
        inside = next((row for row in node.events if row.id == canvas.chosen), None)
        if node.cluster and not inside:
            if at not in labelled:
                row = node.best
                text = cluster_words(row.label, len(node.events) - 1)
                _paint_over(p, canvas, lane, node, text, disputed=row.disputed, unsourced=row.unsourced)
        elif (node.cluster and inside is not node.best) or at not in labelled:
            row = inside or node.events[0]
            _paint_over(p, canvas, lane, node, row.label, disputed=row.disputed, unsourced=row.unsourced)


def _paint_over(
    p: QPainter,
    canvas: TimelineCanvas,
    lane: int,
    node: Node,
    text: str,
    *,
    disputed: bool = False,
    unsourced: bool = False,
) -> None:
    """A label over whatever stands there, on a ground of its own."""
    now, window = theme(), canvas.view
    wide = canvas.measure(text) + (DIAMOND * now.scale if disputed or unsourced else 0)
    base = canvas.arrangement.baseline(lane, 0)
    left = min(max(node.x + canvas.arrangement.shift - 5, window.left + 6), window.right - wide - 8)
    box = QRectF(left - 5, base - now.px(13), wide + 10, now.px(18))
    p.setPen(QPen(now.colour("line-strong"), 1))
    p.setBrush(now.colour("raised"))
    p.drawRoundedRect(box, 3, 3)
    paint.paint_label(
        p, left, base, wide, text, disputed=disputed, unsourced=unsourced, chosen=True, ground="raised"
    )


def _paint_shelf(p: QPainter, canvas: TimelineCanvas, zones: Zones) -> None:
    now, top = theme(), zones.lanes_bottom
    p.fillRect(QRectF(0, top, zones.width, zones.shelf), now.colour("canvas"))
    p.fillRect(QRectF(0, top, zones.width, 1), now.colour("line"))
    frame.paint_head(p, QRectF(0, top + 1, zones.head, zones.shelf - 1), tr("Undated"), "")
    for box, rows, words in canvas.shelf_boxes():
        chosen = any(row.id == canvas.chosen for row in rows)
        paint.paint_undated(p, box.left() + 4, box.center().y())
        p.setFont(now.font("small", 600 if chosen else 400))
        p.setPen(now.colour("accent" if chosen else "ink-2"))
        p.drawText(box.adjusted(14, 0, 8, 0), frame.Left, words)
