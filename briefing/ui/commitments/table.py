"""The table of commitments: its painter, and the view with its keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from briefing.ui.commitments.header import INSET, YearHeader
from briefing.ui.commitments.listing import PromiseGroup, PromiseRow
from briefing.ui.commitments.model import COLUMNS, GROUP_ROLE, ROW_ROLE, PromiseModel
from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.dragging import offer_drag
from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.painters import chip_size, draw_status, visible_chips
from briefing.ui.kit.strips import draw_strip
from briefing.ui.kit.text import tip
from briefing.ui.kit.theme import theme, themes


class PromiseDelegate(RowDelegate):
    """Paints the rows: text over actor and date, status, strip with due flag, due words, evidence chips."""

    def __init__(self, view: PromiseTable) -> None:
        super().__init__(view, height="row-comfortable")
        self._view = view

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: a head of a group, or the row."""
        group = index.data(GROUP_ROLE)
        if not isinstance(group, PromiseGroup):
            super().paint(p, option, index)
        elif not index.column():
            self._head(p, option, index, group)

    def _head(self, p: QPainter, option: QStyleOptionViewItem, index: Index, group: PromiseGroup) -> None:
        now, box, state = theme(), QRectF(option.rect), self.state(option, index)
        box.setWidth(self._view.viewport().width())
        box.moveLeft(0)
        p.save()
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        ground = "canvas" if state.ground == "panel" else state.ground
        p.fillRect(box, now.colour(ground))
        p.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), now.colour("line-strong"))
        rtl, side = state.right_to_left, float(now.px(13))
        middle = box.center().y() + now.px(2)
        folded = group.key in self._view.promises.folded
        name = ("chevron-left" if rtl else "chevron-right") if folded else "chevron-down"
        left = box.right() - 10 - side if rtl else box.left() + 10
        draw_icon(p, QRectF(left, middle - side / 2, side, side), name, "ink-2")
        start = now.px(30)
        inner = box.adjusted(10, now.px(4), -start, 0) if rtl else box.adjusted(start, now.px(4), -10, 0)
        room = now.px(42) * len(group.counts)
        named = inner.adjusted(room, 0, 0, 0) if rtl else inner.adjusted(0, 0, -room, 0)
        used = self.words(p, named, group.title, RowState(right_to_left=rtl), token="group") + now.px(20)
        for glyph, count in group.counts:
            x = inner.right() - used - side if rtl else inner.left() + used
            draw_status(p, QRectF(x, middle - side / 2, side, side), glyph)
            used += side + now.px(6)
            rest = inner.adjusted(0, 0, -used, 0) if rtl else inner.adjusted(used, 0, 0, 0)
            used += self.words(
                p, rest, str(count), RowState(right_to_left=rtl), token="small", weight=500, ink="ink-2"
            ) + now.px(12)
        p.restore()

    def made(self, p: QPainter, box: QRectF, line: PromiseRow, state: RowState) -> None:
        """The second line: who made it, cut where there is no room, and when, which is never cut."""
        metrics = QFontMetricsF(theme().font("small"))
        made = f", {line.made}" if line.made and line.actor else line.made
        room = max(box.width() - metrics.horizontalAdvance(made), 0.0)
        actor = metrics.elidedText(line.actor, Qt.TextElideMode.ElideRight, room)
        self.words(p, box, actor + made, state, token="small", ink=state.second)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: heads have a height of their own."""
        size = super().sizeHint(option, index)
        return size if index.data(GROUP_ROLE) is None else QSize(size.width(), theme().size("row-group"))

    def cell(self, p: QPainter, box: QRectF, index: Index, state: RowState) -> None:
        """One cell of a row."""
        line = index.data(ROW_ROLE)
        if not isinstance(line, PromiseRow):
            return
        now, column = theme(), COLUMNS[index.column()]
        if column == "text":
            top = QRectF(box.left(), box.center().y() - now.px(17), box.width(), now.px(18))
            self.name(
                p,
                top,
                line.text,
                state,
                disputed=line.disputed,
                unsourced=not line.chips,
                mine=line.mine,
            )
            self.made(p, top.translated(0, now.px(17)), line, state)
        elif column == "status":
            where = box.adjusted(0, 0, 0, -now.px(17)) if line.silent_words else box
            self.status(p, where, line.glyph, line.status_words, state)
            if line.silent_words:
                start = now.px(20)
                under = (
                    box.adjusted(0, now.px(17), -start, 0)
                    if state.right_to_left
                    else box.adjusted(start, now.px(17), 0, 0)
                )
                self.words(p, under, line.silent_words, state, token="small", ink=state.second)
        elif column == "history":
            first, last = self._view.axis
            inner = QRectF(box.left(), box.top(), box.width(), box.height())
            draw_strip(p, inner, line.spans, first, last, due=line.due)
        elif column == "due":
            words = line.due_words or "–"
            late = line.overdue
            self.words(
                p,
                box,
                words,
                state,
                token="small",
                weight=600 if late else 0,
                ink="ink" if late else "ink-2",
            )
        else:
            self.chips(p, box, line.chips, state)


class PromiseTable(QTableView):
    """The table. Enter or a double press opens; on a head it folds, as Left and Right do."""

    opened = Signal(str)
    chosen = Signal(str)
    evidenceAsked = Signal(str)
    menuAsked = Signal(str, QPoint)
    editAsked = Signal(str)
    foldChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.axis = (2013.0, 2026.0)
        self.promises = PromiseModel(self)
        self.years = YearHeader(COLUMNS.index("history"), self)
        self.setHorizontalHeader(self.years)
        self.setModel(self.promises)
        prepare_view(self, self.tr("Commitments"))
        self.setItemDelegate(PromiseDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.years.setSectionsClickable(False)
        self.years.setFixedHeight(theme().px(28))
        self.years.setMinimumSectionSize(40)
        self.doubleClicked.connect(self._double)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.promises.modelReset.connect(self._heads)
        offer_drag(self, self.current_id)
        themes().changed.connect(self._heads)

    def show_axis(self, first: float, last: float) -> None:
        """Draw the strips between other years."""
        self.axis = (first, last)
        self.years.show_years(first, last)
        self.viewport().update()

    def current_id(self) -> str:
        """The id of the chosen commitment, empty where none is chosen."""
        line = self.promises.line(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return line.id if isinstance(line, PromiseRow) else ""

    def choose(self, item_id: str) -> bool:
        """Choose a commitment, in view; False where the list does not show it."""
        self.promises.unfold_for(item_id)
        at = self.promises.find(item_id)
        if at >= 0:
            self.setCurrentIndex(self.promises.index(at, 0))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        return at >= 0

    def choose_first(self) -> None:
        """Choose the first commitment, else the first head."""
        rows = range(self.promises.rowCount())
        at = next((at for at in rows if isinstance(self.promises.line(at), PromiseRow)), 0)
        self.setCurrentIndex(self.promises.index(at, 0))

    # -- Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens or folds; towards the start folds, towards the end unfolds."""
        at = self.currentIndex().row()
        line = self.promises.line(at) if self.currentIndex().isValid() else None
        key = Qt.Key(event.key())
        if line is not None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(at)
            return
        if isinstance(line, PromiseRow) and key == Qt.Key.Key_F2:
            self.editAsked.emit(line.id)
            return
        if isinstance(line, PromiseGroup) and key in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space}:
            towards_start = (key == Qt.Key.Key_Left) != self.isRightToLeft()
            folded = line.key in self.promises.folded
            self._fold(line.key, folded=not folded if key == Qt.Key.Key_Space else towards_start)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a press on a head folds, on a chip shows the evidence."""
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        line = self.promises.line(index.row()) if index.isValid() else None
        if isinstance(line, PromiseGroup):
            self._fold(line.key, folded=line.key not in self.promises.folded)
            return
        if isinstance(line, PromiseRow):
            self.chosen.emit(line.id)  # also where it was the chosen one before
        if isinstance(line, PromiseRow) and self._on_chip(index, line, event.position()):
            self.evidenceAsked.emit(line.id)

    def _on_chip(self, index: QModelIndex, line: PromiseRow, place: QPointF) -> bool:
        return (
            bool(line.chips) and COLUMNS[index.column()] == "evidence" and self._chip(index, line, place) >= 0
        )

    def _chip(self, index: QModelIndex, line: PromiseRow, place: QPointF) -> int:
        """Which chip of a row stands at a place, -1 for none."""
        box, gap = QRectF(self.visualRect(index)), theme().px(3)
        x = 10.0
        at = box.right() - place.x() if self.isRightToLeft() else place.x() - box.left()
        for number, chip in enumerate(visible_chips(line.chips)):
            wide = chip_size(chip.code).width()
            if x <= at <= x + wide:
                return number
            x += wide + gap
        return -1

    def viewportEvent(self, event: Any) -> bool:
        """Qt: over a chip its tooltip says that chip alone."""
        if event.type() == QHelpEvent.Type.ToolTip:
            place = QPointF(event.pos())
            index = self.indexAt(event.pos())
            line = self.promises.line(index.row()) if index.isValid() else None
            if isinstance(line, PromiseRow) and COLUMNS[index.column()] == "evidence":
                number = self._chip(index, line, place)
                if number >= 0:
                    QToolTip.showText(event.globalPos(), tip(visible_chips(line.chips)[number].words), self)
                    return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of the row under the pointer, or of the chosen one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        line = self.promises.line(index.row()) if index.isValid() else None
        if isinstance(line, PromiseRow):
            at = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self.menuAsked.emit(line.id, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: text and strips share what the others leave."""
        super().resizeEvent(event)
        self._columns()

    def _columns(self) -> None:
        now, wide = theme(), self.viewport().width()
        narrow = wide < now.px(1000)
        # Dates and grades are never cut: the text gives way, then the strips.
        status, due, evidence = now.px(156), now.px(154), now.px(96 if narrow else 112)
        rest = wide - status - due - evidence
        usual = now.px(332 + 2 * INSET)
        # Where there is more room than the picture has, the strips take half of the gain; where less, their share.
        text = now.px(388)
        gain = rest - text - usual
        history = usual + gain // 2 if gain >= 0 else max(now.px(150), usual + gain * 2 // 3)
        header = self.years
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for at, size in enumerate((rest - history, status, history, due, evidence)):
            header.resizeSection(at, max(size, 40))

    def _heads(self) -> None:
        self.clearSpans()
        now = theme()
        for at in range(self.promises.rowCount()):
            self.setRowHeight(at, now.size("row-comfortable"))
        for at in self.promises.heads():
            self.setSpan(at, 0, 1, len(COLUMNS))
            self.setRowHeight(at, now.size("row-group"))

    def _fold(self, key: str, *, folded: bool) -> None:
        kept = self.verticalScrollBar().value()
        self.promises.fold(key, folded=folded)
        at = next(
            (at for at in self.promises.heads() if _name_of(self.promises.line(at)) == key),
            -1,
        )
        if at >= 0:
            self.setCurrentIndex(self.promises.index(at, 0))
        self.verticalScrollBar().setValue(kept)
        self.foldChanged.emit()

    def _double(self, index: QModelIndex) -> None:
        line = self.promises.line(index.row())
        if isinstance(line, PromiseRow):  # a head has folded at the first press
            self.opened.emit(line.id)

    def _open(self, at: int) -> None:
        line = self.promises.line(at)
        if isinstance(line, PromiseRow):
            self.opened.emit(line.id)
        elif isinstance(line, PromiseGroup):
            self._fold(line.key, folded=line.key not in self.promises.folded)

    def _choose(self, at: int) -> None:
        line = self.promises.line(at)
        self.chosen.emit(line.id if isinstance(line, PromiseRow) else "")


def _name_of(line: PromiseRow | PromiseGroup | None) -> str:
    return line.key if isinstance(line, PromiseGroup) else ""
