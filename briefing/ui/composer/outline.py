"""The outline: numbered blocks with their icons and marks, reordered by dragging or Alt+Up and Alt+Down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from briefing.ui.composer.dragging import (
    BLOCK_TYPE,
    STATEMENT_TYPE,
    dropped_statement,
    welcome,
)
from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.dragging import dropped_items
from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.painters import draw_tag
from briefing.ui.kit.text import bare, one_line, tip
from briefing.ui.kit.theme import theme

_ROOT = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One block as the outline shows it."""

    id: str
    name: str
    icon: str
    statements: int
    to_mend: int


class OutlineModel(QAbstractListModel):
    """The blocks in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[OutlineRow] = []

    def show_rows(self, rows: list[OutlineRow]) -> None:
        """Show these blocks; where only words differ, the rows stay."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: how many blocks."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words for readers of the screen, the row for the painter."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            words = self.tr("{number} {name}").format(number=index.row() + 1, name=bare(row.name))
            if row.statements:
                words += ", " + self.tr("{count} statements").format(count=row.statements)
            return words
        return tip(row.name) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: blocks are chosen and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    def mimeTypes(self) -> list[str]:
        """Qt: a block."""
        return [BLOCK_TYPE]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        """Qt: the block that is dragged."""
        made = QMimeData()
        made.setData(BLOCK_TYPE, str(indexes[0].row()).encode())
        return made

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt: blocks move, items are copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


class OutlineDelegate(RowDelegate):
    """Draws grip, number, icon, name, and how many statements were put in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "row-compact", "sunken")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: as wide as the list."""
        return QSize(0, super().sizeHint(option, index).height())

    def state(self, option: QStyleOptionViewItem, index: Index) -> RowState:
        """What a row is; the chosen block is where one is, wherever the focus stands."""
        return replace(super().state(option, index), focused=True)

    def cell(self, p: QPainter, box: QRectF, index: Index, state: RowState) -> None:
        """Draw a block's row."""
        row: OutlineRow = index.data(ROW_ROLE)
        # An outline has no hairlines between its rows.
        ground = state.ground if state.ground != "panel" else "sunken"
        p.fillRect(QRectF(box.left() - 10, box.bottom(), box.width() + 20, 1), theme().colour(ground))
        now, rtl = theme(), state.right_to_left
        side, small = now.px(16), now.px(13)
        middle = box.center().y()

        def at(offset: float, wide: float) -> QRectF:
            left = box.right() - offset - wide if rtl else box.left() + offset
            return QRectF(left, middle - wide / 2, wide, wide)

        if state.hovered or state.selected:
            draw_icon(p, at(-3, small), "grip-vertical", "ink-3")
        number = QRectF(at(now.px(10), now.px(20)))
        number.setTop(box.top())
        number.setBottom(box.bottom())
        ink = "accent-ink" if state.selected else state.second
        self.words(p, number, str(index.row() + 1), state, ink=ink, at_end=True)
        draw_icon(p, at(now.px(37), side), row.icon, "accent" if state.selected else "ink-2")
        before = now.px(37) + side + now.px(7)
        after = 0.0
        if row.statements:
            words = str(row.statements)
            wide = QFontMetricsF(now.font("label")).horizontalAdvance(words) + now.px(12)
            left = box.left() if rtl else box.right() - wide
            high = now.px(18)
            ground = "disputed-soft" if row.to_mend else "panel" if state.selected else "mute-soft"
            place = QRectF(left, middle - high / 2, wide, high)
            draw_tag(p, place, words, "disputed" if row.to_mend else "ink-2", ground)
            after = wide + now.px(6)
        inner = box.adjusted(after, 0, -before, 0) if rtl else box.adjusted(before, 0, -after, 0)
        self.words(
            p,
            inner,
            one_line(row.name),
            state,
            weight=600 if state.selected else 400,
            ink="accent-ink" if state.selected else "ink",
        )


class Outline(QListView):
    """The list of blocks. It only says what is wanted; the page writes it."""

    chosen = Signal(str)
    moveAsked = Signal(int, int)
    removeAsked = Signal(str)
    renameAsked = Signal(str)
    textAsked = Signal(str)
    menuAsked = Signal(str, QPoint)
    itemDropped = Signal(str, str, str)
    """Item, field, and the block it was dropped on (empty between blocks)."""
    textDropped = Signal(str, str)
    statementDropped = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks = OutlineModel(self)
        self.setModel(self.blocks)
        prepare_view(self, self.tr("Outline"))
        self.setItemDelegate(OutlineDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._quiet = False
        self._drop = -1
        self._drop_on = -1
        self.selectionModel().currentChanged.connect(self._current)

    def show_rows(self, rows: list[OutlineRow], current: str) -> None:
        """Show these blocks with this one chosen."""
        self._quiet = True
        self.blocks.show_rows(rows)
        at = next((place for place, row in enumerate(rows) if row.id == current), -1)
        if at >= 0 and self.currentIndex().row() != at:
            self.setCurrentIndex(self.blocks.index(at))
        self._quiet = False

    def _current(self, index: Index) -> None:
        if index.isValid() and not self._quiet:
            self.chosen.emit(self.blocks.rows[index.row()].id)

    # -- keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Alt+Up and Alt+Down move, Delete removes, F2 renames, Enter goes to the text."""
        at = self.currentIndex().row()
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        row = self.blocks.rows[at] if 0 <= at < len(self.blocks.rows) else None
        if row is None:
            super().keyPressEvent(event)
        elif alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            to = at + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= to < len(self.blocks.rows):
                self.moveAsked.emit(at, to)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removeAsked.emit(row.id)
        elif key == Qt.Key.Key_F2:
            self.renameAsked.emit(row.id)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.textAsked.emit(row.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of a block, by mouse or key."""
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        if index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self.menuAsked.emit(self.blocks.rows[index.row()].id, event.globalPos() if by_mouse else place)

    # -- dragging
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: blocks, items and text may come."""
        if welcome(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: show where it would land."""
        if not welcome(event.mimeData()):
            event.ignore()
            return
        self._show_drop(event.position().toPoint(), between=event.mimeData().hasFormat(BLOCK_TYPE))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: it went elsewhere."""
        super().dragLeaveEvent(event)
        self._drop = self._drop_on = -1
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: a block moves; an item or a text is put into the block under it."""
        data = event.mimeData()
        self._show_drop(event.position().toPoint(), between=data.hasFormat(BLOCK_TYPE))
        gap, on = self._drop, self._drop_on
        self._drop = self._drop_on = -1
        self.viewport().update()
        if data.hasFormat(BLOCK_TYPE):
            at = int(bytes(data.data(BLOCK_TYPE).data()))
            to = gap - 1 if gap > at else gap
            # A copy, not a move: Qt would take the row out of the model by itself.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if to != at and gap >= 0:
                self.moveAsked.emit(at, to)
            return
        block = self.blocks.rows[on].id if 0 <= on < len(self.blocks.rows) else ""
        if data.hasFormat(STATEMENT_TYPE):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if block:
                self.statementDropped.emit(dropped_statement(data), block)
            return
        items = dropped_items(data)
        for item_id, field in items:
            self.itemDropped.emit(item_id, field, block)
        if not items and data.hasText():
            self.textDropped.emit(data.text(), block)
        event.acceptProposedAction()

    def _show_drop(self, place: QPoint, *, between: bool) -> None:
        index = self.indexAt(place)
        at = index.row() if index.isValid() else len(self.blocks.rows)
        if between and index.isValid() and place.y() > self.visualRect(index).center().y():
            at += 1
        self._drop, self._drop_on = (at, -1) if between else (-1, at)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the rows, and the 2 px line with a dot where a drop would land."""
        super().paintEvent(event)
        if self._drop < 0 and self._drop_on < 0:
            return
        now = theme()
        p = QPainter(self.viewport())
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._drop >= 0:
            last = self.visualRect(self.blocks.index(max(0, self._drop - 1)))
            y = float(last.bottom() if self._drop else last.top() + 1)
            p.fillRect(QRectF(8, y - 1, self.viewport().width() - 12, 2), now.colour("accent"))
            p.setBrush(now.colour("accent"))
            p.setPen(Qt.PenStyle.NoPen)
            x = self.viewport().width() - 9 if self.isRightToLeft() else 4
            p.drawEllipse(QRectF(x, y - 3, 6, 6))
        elif self._drop_on < len(self.blocks.rows):
            p.setPen(now.colour("accent"))
            box = QRectF(self.visualRect(self.blocks.index(self._drop_on)))
            p.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        p.end()
