"""What mouse, wheel, pinch and keys do on the canvas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

from briefing.domain.ids import kind_of
from briefing.ui.kit.theme import theme
from briefing.ui.timeline import frame
from briefing.ui.timeline.axis import Window
from briefing.ui.timeline.walking import Spot, across, along, ends, first_after
from briefing.ui.timeline.wording import cluster_head, event_words, events_words

if TYPE_CHECKING:
    from briefing.ui.timeline.canvas import TimelineCanvas

STEP = 2**0.5
"""What one press of + or − zooms by; a notch of the wheel takes half of it."""
NOTCH = 120
STILL = 4
"""How far the pointer may move, in pixels, and still have pressed."""

Grip = Literal["lanes", "strip", "start", "end"]


@dataclass(slots=True)
class Hold:
    """What was taken hold of, where, and what the window and the scroll were then."""

    grip: Grip
    at: QPointF
    window: Window
    scroll: int
    moved: bool = False


class Hands:
    """Turns the events of a canvas into acts on it."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self.canvas = canvas
        self._hold: Hold | None = None

    # -- wheel and pinch
    def wheel(self, event: QWheelEvent) -> None:
        """Upright zooms at the pointer; across, or with Shift, pans; over the heads, or with Alt, scrolls the lanes."""
        canvas, zones = self.canvas, self.canvas.zones()
        turned, at = event.angleDelta(), event.position()
        exact = event.pixelDelta()
        event.accept()
        across_px = exact.x() if not exact.isNull() else turned.x() / NOTCH * 60
        over_heads = at.x() < zones.head and zones.lanes_top <= at.y() < zones.lanes_bottom
        if over_heads and turned.y():
            canvas.scroll_by(-turned.y() / NOTCH * canvas.arrangement.lane_high)
        elif abs(turned.x()) > abs(turned.y()):
            canvas.set_window(canvas.view.panned(-across_px, canvas.content.world))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            canvas.set_window(canvas.view.panned(-turned.y() / NOTCH * 60, canvas.content.world))
        elif turned.y():
            x = min(max(at.x(), canvas.view.left), canvas.view.right)
            canvas.zoom(STEP ** (-turned.y() / NOTCH / 2), x)

    def gesture(self, event: QNativeGestureEvent) -> bool:
        """Pinching zooms at the fingers."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.canvas.zoom(1 / max(1 + event.value(), 0.2), event.position().x())
        return True

    # -- mouse
    def press(self, event: QMouseEvent) -> None:
        """Take hold of the lanes, the window on the strip, or one of its handles."""
        canvas, zones, at = self.canvas, self.canvas.zones(), event.position()
        if event.button() not in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            return
        grip: Grip = "lanes"
        if at.y() >= zones.height - zones.strip:
            if at.x() < zones.strip_left - 4:
                return
            view = self._view_on_strip()
            grip = "strip"
            if abs(at.x() - view.left()) <= 6:
                grip = "start"
            elif abs(at.x() - view.right()) <= 6:
                grip = "end"
            elif not view.contains(at.x(), view.center().y()):
                # pressed beside it: the window comes to the pointer, and can be dragged on at once
                canvas.set_window(self._centred(at.x()))
        self._hold = Hold(grip, at, canvas.view, canvas.arrangement.scroll)

    def move(self, event: QMouseEvent) -> None:
        """Pan while something is held, else look at what is under the pointer."""
        canvas, hold = self.canvas, self._hold
        at = event.position()
        if hold is None:
            found = canvas.arrangement.at(at.x(), at.y())
            canvas.hover(found)
            pressable = found or self._named_at(at)
            canvas.setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)
            return
        by = at - hold.at
        if not hold.moved and by.manhattanLength() < STILL:
            return
        hold.moved = True
        world = canvas.content.world
        if hold.grip == "lanes":
            canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            canvas.set_window(hold.window.panned(-by.x(), world))
            canvas.scroll_to(hold.scroll - by.y())
            return
        days = by.x() / canvas.zones().strip_width * world.days
        first, last = hold.window.first, hold.window.last
        if hold.grip == "strip":
            canvas.set_window(hold.window.panned(days * hold.window.day_px, world))
        elif hold.grip == "start":
            canvas.show_days(min(max(first + days, world.first), last - 6), last)
        else:
            canvas.show_days(first, max(min(last + days, world.last), first + 6))

    def release(self, event: QMouseEvent) -> None:
        """Let go: where the pointer stayed put it was a press."""
        canvas, hold = self.canvas, self._hold
        self._hold = None
        at = event.position()
        canvas.setCursor(Qt.CursorShape.ArrowCursor)
        if hold is None or hold.moved or event.button() != Qt.MouseButton.LeftButton or hold.grip != "lanes":
            return
        found = canvas.arrangement.at(at.x(), at.y())
        if found:
            canvas.press(found)
            return
        for box, rows, _ in canvas.shelf_boxes() if canvas.content.shelf else ():
            if box.adjusted(-4, 0, 8, 0).contains(at):
                canvas.choose(rows[0].id)
                canvas.pressed.emit(tuple(rows))
                return
        canvas.dismissed.emit()
        if body := self._named_at(at):
            canvas.headPressed.emit(body)

    def _named_at(self, at: QPointF) -> str:
        """The institution whose lane has its name at a point; empty elsewhere and where a lane gathers several."""
        canvas = self.canvas
        lane = canvas.arrangement.lane_at(at.y())
        key = canvas.content.lanes[lane].key if lane >= 0 and at.x() < canvas.zones().head else ""
        return key if kind_of(key) == "institution" else ""

    def double_click(self, event: QMouseEvent) -> None:
        """Open an event; open up a cluster; zoom in on an empty place."""
        canvas, zones, at = self.canvas, self.canvas.zones(), event.position()
        found = canvas.arrangement.at(at.x(), at.y())
        if found:
            node = canvas.arrangement.node(found)
            if not node.cluster:
                canvas.activated.emit(node.events[0].id)
            else:
                canvas.dismissed.emit()
                canvas.open_up(node.events)
        elif at.x() >= zones.head and at.y() < zones.lanes_bottom:
            canvas.glide(canvas.view.zoomed(0.5, at.x(), canvas.content.world))

    def _view_on_strip(self) -> QRectF:
        world = self.canvas.content.world
        return frame.strip_window(self.canvas.zones(), self.canvas.view, world.first, world.last)

    def _centred(self, x: float) -> Window:
        canvas, zones = self.canvas, self.canvas.zones()
        world = canvas.content.world
        day = world.first + (x - zones.strip_left) / zones.strip_width * world.days
        days = canvas.view.days
        return canvas.view.showing(day - days / 2, day + days / 2, world)

    def words_at(self, at: QPointF) -> str:
        """What the tooltip says at a point."""
        canvas, zones = self.canvas, self.canvas.zones()
        found = canvas.arrangement.at(at.x(), at.y())
        if found:
            node = canvas.arrangement.node(found)
            return (
                events_words(node.events, head=cluster_head(node))
                if node.cluster
                else event_words(node.events[0])
            )
        if zones.axis <= at.y() < zones.lanes_top:
            if at.x() < zones.head:
                return "\n".join(band.title for band in canvas.bands_left)
            for box, band in frame.band_boxes(zones, canvas.view, canvas.bands, theme().scale):
                if box.contains(at):
                    return f"{band.title}: {band.words}" if band.words else band.title
        lane = canvas.arrangement.lane_at(at.y())
        if lane >= 0 and at.x() < zones.head:
            return canvas.content.lanes[lane].words
        for box, rows, _ in canvas.shelf_boxes() if canvas.content.shelf else ():
            if box.contains(at):
                return events_words(rows)
        return ""

    # -- keys
    def key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False where it stands for nothing here."""
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key not in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            return False
        act = self._acts(control=control).get(key)
        if act is None:
            return False
        act()
        event.accept()
        return True

    def _acts(self, *, control: bool) -> dict[Qt.Key, Callable[[], object]]:
        """What each key does."""
        canvas = self.canvas
        lanes, spot = canvas.content.lanes, canvas.spot()
        far = self._outermost if control else partial(ends, lanes, canvas.lane)
        keys = Qt.Key
        return {
            keys.Key_Right: lambda: canvas.walk(along(lanes, spot, 1)),
            keys.Key_Left: lambda: canvas.walk(along(lanes, spot, -1)),
            keys.Key_Down: lambda: canvas.walk(across(lanes, spot, 1)),
            keys.Key_Up: lambda: canvas.walk(across(lanes, spot, -1)),
            keys.Key_Home: lambda: canvas.walk(far(last=False)),
            keys.Key_End: lambda: canvas.walk(far(last=True)),
            keys.Key_PageDown: lambda: self._page(1),
            keys.Key_PageUp: lambda: self._page(-1),
            keys.Key_Plus: lambda: canvas.step_zoom(1 / STEP),
            keys.Key_Equal: lambda: canvas.step_zoom(1 / STEP),
            keys.Key_Minus: lambda: canvas.step_zoom(STEP),
            keys.Key_0: canvas.fit,
            keys.Key_Return: self._enter_chosen,
            keys.Key_Enter: self._enter_chosen,
            keys.Key_Space: self._add_chosen,
            keys.Key_Escape: canvas.dismissed.emit,
        }

    def _enter_chosen(self) -> None:
        if self.canvas.chosen:
            self.canvas.entered.emit(self.canvas.chosen)

    def _add_chosen(self) -> None:
        if self.canvas.chosen:
            self.canvas.addRequested.emit(self.canvas.chosen)

    def _outermost(self, *, last: bool) -> Spot | None:
        dated = [row for row in self.canvas.content.rows if row.mark.dated]
        if not dated:
            return None
        event = dated[-1 if last else 0].id
        lane = next(
            at for at, lane in enumerate(self.canvas.content.lanes) if any(r.id == event for r in lane.events)
        )
        return Spot(lane, event)

    def _page(self, step: int) -> None:
        """A window later or earlier, to the first event there of the lane that the walk is in."""
        canvas = self.canvas
        moved = canvas.view.panned(step * canvas.view.width * 0.9, canvas.content.world)
        canvas.set_window(moved)
        canvas.walk(first_after(canvas.content.lanes, canvas.lane, moved.first + moved.days * 0.05))
