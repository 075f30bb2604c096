"""The table of sources: its model, its painter with the letter as a tile, and the view with its keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from briefing.analysis.sources import SourceRow
from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.dragging import offer_drag
from briefing.ui.kit.text import bare, tip
from briefing.ui.kit.theme import theme, themes
from briefing.ui.sources.listing import Column

COLUMNS: tuple[Column, ...] = ("letter", "title", "publisher", "published", "cited")
STRONG = frozenset("ABC")
ROW_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class SourceModel(QAbstractTableModel):
    """One source a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SourceRow] = []

    def show_rows(self, wanted: Sequence[SourceRow]) -> None:
        """Show other rows. Where only values differ, exactly those rows are repainted."""
        if [row.id for row in wanted] == [row.id for row in self._rows]:
            before, self._rows = self._rows, list(wanted)
            for at, (old, new) in enumerate(zip(before, wanted, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._rows = list(wanted)
        self.endResetModel()

    def row(self, at: int) -> SourceRow | None:
        """The source of a line."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def find(self, source_id: str) -> int:
        """The line of a source, -1 where it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.id == source_id), -1)

    # -- Qt
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: the sources."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: the columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Qt: what a column holds; the letter's column says so to screen readers only."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("", self.tr("Title"), self.tr("Publisher"), self.tr("Published"), self.tr("Cited"))[
                section
            ]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole} and section == 0:
            return self.tr("Reliability")
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section] == "cited":
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words for readers of the screen, values for the painter."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        words = self._words(row, COLUMNS[index.column()])
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return bare(words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words)
        return None

    def _words(self, row: SourceRow, column: Column) -> str:
        if column == "letter":
            return f"{row.letter}: {row.letter_words}" if row.letter else row.letter_words
        if column == "title":
            parts = [row.title]
            if row.disputes:
                parts.append(self.tr("states otherwise than other sources"))
            if row.mine:
                parts.append(self.tr("yours"))
            return "; ".join(parts)
        if column == "publisher":
            return row.publisher
        if column == "published":
            return row.published_words
        return str(row.cited)


class SourceDelegate(RowDelegate):
    """Paints the rows: letter tile, title with its marks, publisher, date, how often cited."""

    def cell(self, p: QPainter, box: QRectF, index: Index, state: RowState) -> None:
        """One cell of a row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, SourceRow):
            return
        column = COLUMNS[index.column()]
        if column == "letter":
            _tile(p, box, row.letter or "–", state)
        elif column == "title":
            weight = 600 if state.selected else 0
            self.name(p, box, row.title, state, weight=weight, disputed=bool(row.disputes), mine=row.mine)
        elif column == "publisher":
            self.words(p, box, row.publisher, state, token="small", ink="ink-2")
        elif column == "published":
            self.words(p, box, row.published_short, state, token="small", ink="ink-2", cut=False)
        else:
            self.words(p, box, str(row.cited), state, token="small", ink="ink-2", at_end=True, cut=False)


def _tile(p: QPainter, box: QRectF, letter: str, state: RowState) -> None:
    now = theme()
    side = now.px(20)
    left = box.right() - side - 2 if state.right_to_left else box.left() + 2
    tile = QRectF(left, box.center().y() - side / 2, side, side)
    strong = letter in STRONG
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(now.colour("panel" if state.selected else "accent-soft" if strong else "mute-soft"))
    p.drawRoundedRect(tile, 3, 3)
    p.setPen(now.colour("accent-ink" if strong else "ink-2"))
    p.setFont(now.font("label", 600))
    p.drawText(tile, int(Qt.AlignmentFlag.AlignCenter), letter)


class SourceTable(QTableView):
    """The table. Arrows walk, Enter goes to the record, the menu key asks for the row's menu."""

    opened = Signal(str)
    chosen = Signal(str)
    sortAsked = Signal(str)
    menuAsked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sources = SourceModel(self)
        self.setModel(self.sources)
        prepare_view(self, self.tr("Sources"))
        self.setItemDelegate(SourceDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setFixedHeight(theme().px(28))
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.sectionClicked.connect(lambda section: self.sortAsked.emit(COLUMNS[section]))
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        themes().changed.connect(self._dress)
        offer_drag(self, self.current_id)

    def show_sort(self, column: Column, *, falling: bool) -> None:
        """Show by which column the rows are sorted."""
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(COLUMNS.index(column), order)

    def current_id(self) -> str:
        """The id of the chosen source, empty where none is chosen."""
        row = self.sources.row(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return row.id if row else ""

    def choose(self, source_id: str) -> bool:
        """Choose a row by id; False where it is not shown."""
        at = self.sources.find(source_id)
        if at >= 0:
            self.setCurrentIndex(self.sources.index(at, 0))
            self.scrollTo(self.currentIndex())
        return at >= 0

    # -- Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes to the record."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of the row under the pointer, or of the chosen one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.sources.row(index.row()) if index.isValid() else None
        if row:
            middle = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menuAsked.emit(row.id, middle if by_key else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the title takes what the others leave."""
        super().resizeEvent(event)
        self._columns()

    def _columns(self) -> None:
        now, wide = theme(), self.viewport().width()
        narrow = wide < now.px(620)
        sizes = [now.px(42), 0, now.px(96 if narrow else 138), now.px(116 if narrow else 128), now.px(62)]
        sizes[1] = max(now.px(140), wide - sum(sizes))
        for at, size in enumerate(sizes):
            self.horizontalHeader().resizeSection(at, size)

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().size("row-compact"))
        self.horizontalHeader().setFixedHeight(theme().px(28))
        self._columns()

    def _open(self, at: int) -> None:
        row = self.sources.row(at)
        if row:
            self.opened.emit(row.id)

    def _choose(self, at: int) -> None:
        row = self.sources.row(at)
        if row:
            self.chosen.emit(row.id)
