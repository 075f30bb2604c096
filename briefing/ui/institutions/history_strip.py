"""The history strip of a profile: statuses as bars on an axis that runs from left to right in every language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from briefing.analysis.profile import Segment
from briefing.analysis.wording import period, when
from briefing.ui.institutions.strip_layout import StripBar, StripLayout, dated, lay_out
from briefing.ui.kit.painters import draw_split_diamond
from briefing.ui.kit.strips import StripSpan, draw_strip
from briefing.ui.kit.text import bare, tip
from briefing.ui.kit.theme import theme, themes


class HistoryStrip(QWidget):
    """Bars with labels over them. Arrows walk over the statuses, Enter shows the evidence of one.

    `activated` and `menuAsked` name the span of a status.
    """

    activated = Signal(str)
    chosen = Signal(str)
    menuAsked = Signal(str, QPoint)
    editAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: tuple[Segment, ...] = ()
        self._as_of = ""
        self._made: StripLayout | None = None
        self._current = -1
        self._title = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ring", True)
        self.setMouseTracking(True)
        themes().changed.connect(self._again)

    def show_history(self, segments: Sequence[Segment], as_of: str, title: str) -> None:
        """Show another history; hidden where no status has a date."""
        self._segments, self._as_of, self._title = tuple(segments), as_of, title
        self._current = -1
        said = "; ".join(self.words(each) for each in segments)
        self.setAccessibleName(bare(self.tr("History of {name}").format(name=title)))
        self.setAccessibleDescription(bare(said))
        self.setVisible(dated(segments))
        self._again()

    def words(self, segment: Segment) -> str:
        """A status in words: what, from when to when, and whether sources differ."""
        dates = period(segment.start, segment.end)
        parts = [f"{segment.status.word}, {dates}" if dates else segment.status.word]
        if segment.contrary:
            parts.append(self.tr("stated against the others"))
        elif segment.disputed:
            parts.append(self.tr("sources differ"))
        others = [when(each) for each in segment.other_dates if each != segment.start]
        if others:
            parts.append(self.tr("also dated {dates}").format(dates=", ".join(others)))
        return "; ".join(parts)

    def laid_out(self) -> StripLayout | None:
        """Where everything stands at the present width."""
        if self._made is None and self._segments and self.width() > 40:
            metrics = QFontMetricsF(theme().font("small"))
            self._made = lay_out(self._segments, self._as_of, float(self.width()), metrics.horizontalAdvance)
        return self._made

    def _again(self) -> None:
        self._made = None
        self.updateGeometry()
        self.update()

    # -- measures
    def _rows(self) -> int:
        made = self.laid_out()
        return made.rows if made else 1

    def _bar_top(self) -> float:
        return float(theme().px(4 + 16 * self._rows() + 4))

    def _below(self) -> bool:
        made = self.laid_out()
        return bool(made and made.contrary) or any(each.contrary for each in self._segments)

    def sizeHint(self) -> QSize:
        """Qt: one or two rows of labels, the bar, what stands against it, the axis."""
        now = theme()
        lower = now.px(8) if self._below() else 0
        return QSize(400, int(self._bar_top()) + now.px(10 + 24) + lower)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: lay out anew; another number of label rows is another height."""
        before = self._rows()
        super().resizeEvent(event)
        self._made = None
        if self._rows() != before:
            self.updateGeometry()

    # -- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: labels, bars, axis, the as-of line."""
        del event
        made = self.laid_out()
        if made is None:
            return
        now = theme()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._bar_top()
        self._axis(p, made, top)
        for bar in made.bars:
            self._bar(p, bar, top)
        for bar in made.contrary:
            self._against(p, bar, top + now.px(13))
        self._labels(p, made, top)
        p.setPen(QPen(now.colour("accent"), 1.5))
        p.drawLine(QPointF(made.as_of, top - now.px(8)), QPointF(made.as_of, self.height() - now.px(16)))
        walked = [*made.bars, *made.contrary]
        if self.hasFocus() and 0 <= self._current < len(walked):
            p.setPen(QPen(now.colour("accent"), 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(self._box(walked[self._current]).adjusted(-2, -2, 2, 2), 3, 3)
        p.end()

    def _box(self, bar: StripBar) -> QRectF:
        now, top = theme(), self._bar_top()
        wide = max(bar.right - bar.left, 5.0)
        made = self.laid_out()
        if made and bar in made.contrary:
            return QRectF(bar.left, top + now.px(13), wide, now.px(5))
        return QRectF(bar.left, top, wide, now.px(10))

    def _bar(self, p: QPainter, bar: StripBar, top: float) -> None:
        now, box = theme(), self._box(bar)
        reach = box.adjusted(0, 0, -now.px(7), 0) if bar.open_end and box.width() > 16 else box
        draw_strip(p, reach, [StripSpan(0, 1, bar.segment.status.glyph)], 0, 1, ticks=False)
        ground = now.colour("canvas")
        clear = now.colour("canvas", 0.0)
        for start, end, outer in (
            (bar.left, bar.sure_left, True),
            (bar.sure_right, bar.right, False),
        ):
            wide = end - start
            if wide < 3:
                continue
            fade = QLinearGradient(start, 0, end, 0)
            fade.setColorAt(0, ground if outer else clear)
            fade.setColorAt(1, clear if outer else ground)
            p.fillRect(QRectF(start - 1, top - 1, wide + 1, box.height() + 2), fade)
        if bar.open_end and box.width() > 16:
            tip_ = box.right()
            p.setPen(QPen(now.status_colour(bar.segment.status.glyph), 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            middle = box.center().y()
            p.drawPolyline(
                QPolygonF(
                    [QPointF(tip_ - 7, middle - 6), QPointF(tip_ - 1, middle), QPointF(tip_ - 7, middle + 6)]
                )
            )
        p.setPen(QPen(now.colour("disputed"), 1.4))
        for x in bar.other_dates:
            p.drawLine(QPointF(x, top - 3), QPointF(x, top + box.height() + 3))

    def _against(self, p: QPainter, bar: StripBar, top: float) -> None:
        now = theme()
        pen = QPen(now.colour("disputed"), 1.3)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3, 2])
        p.setPen(pen)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(QRectF(bar.left, top, max(bar.right - bar.left, 5.0), now.px(5)), 1.5, 1.5)

    def _labels(self, p: QPainter, made: StripLayout, top: float) -> None:
        now = theme()
        p.setFont(now.font("small"))
        for label in made.labels:
            y = top - now.px(4) - now.px(16) * (label.row + 1)
            p.setPen(QPen(now.colour("line-strong"), 1))
            p.drawLine(QPointF(label.foot, y + now.px(15)), QPointF(label.foot, top - 1))
            p.setPen(now.colour("disputed" if label.against else "ink"))
            p.drawText(QPointF(label.x, y + now.px(12)), label.text)
            if label.disputed:
                side = now.px(11)
                x = label.x + label.width - side
                draw_split_diamond(p, QRectF(x, y + now.px(3), side, side))

    def _axis(self, p: QPainter, made: StripLayout, top: float) -> None:
        now = theme()
        p.setFont(now.font("small"))
        lower = now.px(8) if made.contrary else 0
        head = top + now.px(12) + lower
        foot = self.height() - now.px(4)
        for tick in made.ticks:
            p.setPen(QPen(now.colour("line-strong"), 1))
            p.drawLine(QPointF(tick.x, head), QPointF(tick.x, head + now.px(7)))
            p.setPen(now.colour("ink-2"))
            p.drawText(QPointF(tick.x + 4, foot), tick.text)
        if self._as_of < "9999":
            said = when(self._as_of, short=True)
            wide = p.fontMetrics().horizontalAdvance(said)
            p.setPen(now.colour("accent"))
            x = min(made.as_of - wide / 2, self.width() - wide - 1.0)
            p.drawText(QPointF(max(0.0, x), foot), said)

    # -- reaching a status
    def _at(self, place: QPointF) -> int:
        made = self.laid_out()
        walked = [*made.bars, *made.contrary] if made else []
        for index in range(len(walked) - 1, -1, -1):
            if self._box(walked[index]).adjusted(-1, -6, 1, 4).contains(place):
                return index
        return -1

    def _span(self, index: int) -> str:
        made = self.laid_out()
        walked = [*made.bars, *made.contrary] if made else []
        return walked[index].segment.span if 0 <= index < len(walked) else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a status is pressed."""
        index = self._at(event.position())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._current = index
            self.activated.emit(self._span(index))
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Left and Right walk in time (the axis runs from left to right), Enter presses, F2 edits."""
        made = self.laid_out()
        count = len(made.bars) + len(made.contrary) if made else 0
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if step and count:
            self._current = max(0, min(count - 1, self._current + step))
            self.chosen.emit(self._span(self._current))
            self._say()
        elif count and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.activated.emit(self._span(max(0, self._current)))
        elif count and event.key() == Qt.Key.Key_F2:
            self.editAsked.emit(self._span(max(0, self._current)))
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        made = self.laid_out()
        walked = [*made.bars, *made.contrary] if made else []
        if 0 <= self._current < len(walked):
            self.setAccessibleDescription(bare(self.words(walked[self._current].segment)))
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of a status."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = max(0, self._current) if by_key else self._at(QPointF(event.pos()))
        if self._span(index):
            self.menuAsked.emit(self._span(index), event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Qt: a status in words as its tooltip; focus begins at the last one."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._at(QPointF(event.pos()))
            made = self.laid_out()
            if index >= 0 and made:
                walked = [*made.bars, *made.contrary]
                QToolTip.showText(event.globalPos(), tip(self.words(walked[index].segment)), self)
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.FocusIn:
            made = self.laid_out()
            self._current = len(made.bars) - 1 if made and self._current < 0 else self._current
            self._say()
        elif event.type() == QEvent.Type.FocusOut:
            self.update()
        return super().event(event)
