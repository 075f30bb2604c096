"""The painted timeline: lanes on one axis of time, moved by wheel, drag and keys, drawn only as far as in view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QToolTip, QWidget

from briefing.ui.kit.text import bare, one_line, tip
from briefing.ui.kit.theme import theme, themes
from briefing.ui.timeline import frame
from briefing.ui.timeline.arrangement import Arrangement, Found
from briefing.ui.timeline.axis import Window
from briefing.ui.timeline.content import Content
from briefing.ui.timeline.frame import Zones
from briefing.ui.timeline.hands import Hands
from briefing.ui.timeline.picture import paint_canvas
from briefing.ui.timeline.placing import Box, hairline
from briefing.ui.timeline.rows import Band, EventRow, pack_bands
from briefing.ui.timeline.walking import Spot, spot_of
from briefing.ui.timeline.wording import cluster_words, event_words, more_words, tr


class TimelineCanvas(QWidget):
    """Shows a `Content`. What is chosen is one event; a press of the mouse, the keys and `choose` change it.

    `pressed` says that a node was pressed with the mouse, with all events in it; `entered` that Enter was pressed on
    the chosen one, `activated` that one was double-clicked, `headPressed` that the name of this
    institution's lane was pressed; `addRequested` and `menuRequested` speak of the chosen
    event; `viewChanged` of what is in view.
    """

    chosenChanged = Signal(str)
    pressed = Signal(object)
    entered = Signal(str)
    activated = Signal(str)
    addRequested = Signal(str)
    dismissed = Signal()
    headPressed = Signal(str)
    menuRequested = Signal(QPoint)
    viewChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # time runs from left to right in every language
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setProperty("ring", True)
        self.content = Content()
        self.view = Window(0, 1)
        self.arrangement = Arrangement(self.measure, cluster_words)
        self.chosen = ""
        self.lane = 0
        self.hovered: Found | None = None
        self.card_box: Box | None = None
        self._bands: tuple[tuple[Band, ...], ...] = ()
        self._bands_left: tuple[Band, ...] = ()
        self._metrics: dict[tuple[str, float], QFontMetricsF] = {}
        self._hands = Hands(self)
        self._zoom = QVariantAnimation(self)
        self._zoom.valueChanged.connect(self._zoom_by)
        self._zoom_from, self._zoom_to = self.view, self.view
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setAccessibleName(tr("Lanes"))
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(self._scrolled)
        self._bar.hide()
        themes().changed.connect(self._redress)

    # -- what it shows
    def show_content(self, content: Content, *, keep_view: bool = False) -> None:
        """Show another content. The window stays with `keep_view` where it can, else it is the first view."""
        had = bool(self.content.rows)
        self.content = content
        self.hovered = None
        if self.chosen not in content.by_id:
            self.chosen = ""
        self._rearrange()
        if keep_view and had:
            self.set_window(self.view.within(content.world))
        else:
            self.show_first_view()

    def show_first_view(self) -> None:
        """Bring the days into view in which most happened."""
        self.show_days(*self.content.first_view)

    def fit(self) -> None:
        """Bring all events into view."""
        world = self.content.world
        self.glide(self.view.showing(world.first, world.last, world))

    def show_days(self, first: float, last: float) -> None:
        """Bring a stretch of days into view, at once."""
        self.set_window(self.view.showing(first, last, self.content.world))

    def set_window(self, window: Window) -> None:
        """Show another window, at once."""
        self._zoom.stop()
        self._set_window(window)

    def _set_window(self, window: Window) -> None:
        self.view = window
        self._rearrange()
        self.viewChanged.emit()

    def in_view(self) -> tuple[EventRow, ...]:
        """The events of which any possible day is in view."""
        return self.content.within(self.view.first, self.view.last)

    # -- zooming
    def zoom(self, factor: float, x: float | None = None) -> None:
        """Show `factor` times the days, around a pixel or the middle."""
        at = self.view.left + self.view.width / 2 if x is None else x
        self.set_window(self.view.zoomed(factor, at, self.content.world))

    def glide(self, window: Window) -> None:
        """Show another window by a short movement, or at once where motion is reduced."""
        still = theme().motion("panel")
        if not still or not self.isVisible() or len(self.content.rows) > 2000:
            self.set_window(window)
            return
        self._zoom.stop()
        self._zoom_from, self._zoom_to = self.view, window
        self._zoom.setDuration(still)
        self._zoom.setStartValue(0.0)
        self._zoom.setEndValue(1.0)
        self._zoom.start()

    def step_zoom(self, factor: float) -> None:
        """Zoom by a key or button, around the chosen event where it is in view, else around the middle."""
        base = self._zoom_to if self._zoom.state() == QVariantAnimation.State.Running else self.view
        row = self.content.by_id.get(self.chosen)
        x = base.x(row.mark.anchor) if row and row.mark.dated else -1.0
        if not base.left <= x <= base.right:
            x = base.left + base.width / 2
        self.glide(base.zoomed(factor, x, self.content.world))

    def _zoom_by(self, share: float) -> None:
        one, other, eased = self._zoom_from, self._zoom_to, 1 - (1 - share) ** 3
        if share >= 1:
            self._set_window(other)
            return
        days = one.days * (other.days / one.days) ** eased
        middle = (
            one.first + one.days / 2 + ((other.first + other.days / 2) - (one.first + one.days / 2)) * eased
        )
        self._set_window(Window(middle - days / 2, days, one.left, one.width).within(self.content.world))

    # -- what is chosen
    def choose(self, event_id: str, *, lane: int = -1, reveal: bool = True) -> None:
        """Choose an event, bringing it into view; an empty id chooses nothing."""
        spot = spot_of(self.content.lanes, event_id, self.lane if lane < 0 else lane)
        if spot:
            self.lane = spot.lane
        changed = event_id != self.chosen
        self.chosen = event_id if event_id in self.content.by_id else ""
        if reveal and spot:
            self._reveal(spot)
        row = self.content.by_id.get(self.chosen)
        self.setAccessibleDescription(bare(event_words(row)) if row else "")
        if changed:
            self.chosenChanged.emit(self.chosen)
        self.update()

    def _reveal(self, spot: Spot) -> None:
        """Bring an event's lane and days into view, with some room around it."""
        row = self.content.by_id[spot.event]
        margin = min(self.view.width * 0.12, 90)
        x = self.view.x(row.mark.anchor)
        if x < self.view.left + margin or x > self.view.right - margin:
            edge = self.view.left + margin if x < self.view.left + margin else self.view.right - margin
            moved = self.view.panned(x - edge, self.content.world)
            if moved != self.view:
                self.set_window(moved)
        top = spot.lane * self.arrangement.lane_high
        high = self.arrangement.lane_high
        if self.arrangement.overflow:
            scroll = self.arrangement.scroll
            self._bar.setValue(min(max(scroll, top + high - self.arrangement.height), top))

    def founds(self) -> list[Found]:
        """The nodes that the chosen event is in."""
        return self.arrangement.find(self.chosen) if self.chosen else []

    def found(self) -> Found | None:
        """The node of the chosen event in the lane where it was chosen."""
        every = self.founds()
        return next((each for each in every if each.lane == self.lane), every[0] if every else None)

    # -- arranging
    def zones(self) -> Zones:
        """Where the parts of the canvas are."""
        now = theme()
        rows = max(len(self._bands), 1)
        return Zones(
            self.width(),
            self.height(),
            now.size("lane-head"),
            now.px(40),
            int((8 + rows * frame.BAND_STEP) * now.scale) if self._bands else 0,
            now.size("shelf") if self.content.shelf else 0,
            now.size("overview-strip"),
        )

    def _rearrange(self) -> None:
        most = 3 if self.height() >= 760 * theme().scale else 2
        self._bands, self._bands_left = pack_bands(self.content.bands, most)
        zones = self.zones()
        bar = self._bar.sizeHint().width()
        for _ in range(2):
            room = zones.width - zones.head - (bar if self.arrangement.overflow else 0)
            self.view = Window(self.view.first, self.view.days, zones.head, max(room, 60)).within(
                self.content.world
            )
            self.arrangement.arrange(
                self.content, self.view, zones.lanes_top, zones.lanes_height, theme().scale
            )
        self._bar.setVisible(self.arrangement.overflow > 0)
        self._bar.setGeometry(zones.width - bar, zones.lanes_top, bar, zones.lanes_height)
        self._bar.setRange(0, self.arrangement.overflow)
        self._bar.setPageStep(zones.lanes_height)
        self._bar.setSingleStep(max(self.arrangement.lane_high, 1))
        self.update()

    def _scrolled(self, value: int) -> None:
        self.arrangement.scroll = value
        self.update()
        self.viewChanged.emit()

    def scroll_by(self, pixels: float) -> None:
        """Move the lanes up (positive) or down."""
        self.scroll_to(self._bar.value() + pixels)

    def scroll_to(self, pixels: float) -> None:
        """Show the lanes from so many pixels below the first one's upper edge on."""
        self._bar.setValue(round(pixels))

    def _redress(self) -> None:
        self._metrics.clear()
        self.arrangement.forget()
        self._rearrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the days in view stay, the lanes share the new height."""
        super().resizeEvent(event)
        self._rearrange()
        self.viewChanged.emit()

    def sizeHint(self) -> QSize:
        """Qt: as the look has it."""
        return QSize(theme().px(860), theme().px(620))

    def minimumSizeHint(self) -> QSize:
        """Qt: a head, and some years."""
        return QSize(theme().px(420), theme().px(300))

    # -- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint what is in view."""
        del event
        p = QPainter(self)
        paint_canvas(p, self)
        p.end()

    def shelf_boxes(self) -> list[tuple[QRectF, list[EventRow], str]]:
        """Where the undated events stand."""
        return frame.shelf_boxes(self.zones(), self.content.shelf, more_words)

    def tie(self) -> QPolygonF | None:
        """The line from the open card to its mark, None where no card is open or its mark is out of view."""
        found = self.found()
        if self.card_box is None or found is None:
            return None
        x, y = self.arrangement.spot(found)
        zones = self.zones()
        if not (zones.head <= x <= zones.width and zones.lanes_top <= y <= zones.lanes_bottom):
            return None
        made = self.arrangement
        feet = [made.lane_top(lane) + made.lane_high - 0.5 for lane in made.visible_lanes()]
        points = hairline(self.card_box, (x, y), feet)
        (bx, by), (ex, ey) = points[-2], points[-1]
        long = max(((ex - bx) ** 2 + (ey - by) ** 2) ** 0.5, 1.0)
        short = max(long - 10 * theme().scale, 0.0) / long
        end = (bx + (ex - bx) * short, by + (ey - by) * short)
        return QPolygonF([QPointF(*point) for point in (*points[:-1], end)])

    @property
    def bands(self) -> tuple[tuple[Band, ...], ...]:
        """The plans in force, in the rows they are drawn in."""
        return self._bands

    @property
    def bands_left(self) -> tuple[Band, ...]:
        """The plans that found no row; the tooltip names them."""
        return self._bands_left

    def measure(self, text: str) -> float:
        """How wide a label is, in the weight of a chosen one, so that choosing one moves nothing."""
        key = (theme().name, theme().scale)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(theme().font("small", 600))
        return self._metrics[key].horizontalAdvance(one_line(text))

    def words_at(self, place: QPointF) -> str:
        """What the tooltip says at a point."""
        return self._hands.words_at(place)

    # -- hands
    def hover(self, found: Found | None) -> None:
        """Take note of the node under the pointer."""
        if found != self.hovered:
            self.hovered = found
            self.update()

    def press(self, found: Found) -> None:
        """Press a node: its event is chosen, or of a cluster the first, where none of it is."""
        node = self.arrangement.node(found)
        self.lane = found.lane
        held = {row.id for row in node.events}
        self.choose(self.chosen if self.chosen in held else node.events[0].id, lane=found.lane, reveal=False)
        self.pressed.emit(node.events)

    def open_up(self, events: tuple[EventRow, ...]) -> bool:
        """Zoom in until the events of a cluster stand apart; False where they never will: all on one day."""
        first, after = min(row.mark.first for row in events), max(row.mark.after for row in events)
        if len({row.mark.anchor for row in events}) == 1:
            return False
        air = max((after - first) * 0.6, 2.0)
        self.glide(self.view.showing(first - air, after + air, self.content.world))
        return True

    def walk(self, spot: Spot | None) -> None:
        """Go to an event by the keyboard."""
        if spot:
            self.choose(spot.event, lane=spot.lane)

    def spot(self) -> Spot | None:
        """Where the walk stands."""
        return spot_of(self.content.lanes, self.chosen, self.lane) if self.chosen else None

    def event(self, event: QEvent) -> bool:
        """Qt: tooltips and pinching."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), tip(words), self)
            else:
                QToolTip.hideText()
            return True
        if isinstance(event, QNativeGestureEvent):
            return self._hands.gesture(event)
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: zoom at the pointer, pan across, scroll the lanes over their heads."""
        self._hands.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: take hold."""
        self._hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: pan, or look at what is under the pointer."""
        self._hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: let go; without a move it was a press."""
        self._hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: open an event, open up a cluster, zoom in on an empty place."""
        self._hands.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: nothing is under the pointer."""
        super().leaveEvent(event)
        self.hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of the event under the pointer, or by keyboard of the chosen one."""
        found = self.arrangement.at(event.pos().x(), event.pos().y())
        if found and event.reason() == QContextMenuEvent.Reason.Mouse:
            self.press(found)
        if self.chosen:
            self.menuRequested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: walk, zoom, open, add."""
        if not self._hands.key(event):
            super().keyPressEvent(event)
