"""The table of institutions: a model of grouped rows, its painter, and the view with its keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from briefing.analysis.wording import when
from briefing.ui.institutions.listing import BodyGroup, BodyRow, Column
from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.dragging import offer_drag
from briefing.ui.kit.painters import draw_status
from briefing.ui.kit.text import bare, tip
from briefing.ui.kit.theme import theme, themes

COLUMNS: tuple[Column, ...] = ("name", "category", "status", "since", "sources")
_ROOT = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole
GROUP_ROLE = Qt.ItemDataRole.UserRole + 1


class BodyModel(QAbstractTableModel):
    """Rows under the heads of their groups; a head is a row that cannot be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[BodyRow | BodyGroup] = []

    def show_groups(self, groups: Sequence[BodyGroup]) -> None:
        """Show other rows. Where only values differ, exactly those rows are repainted."""
        wanted: list[BodyRow | BodyGroup] = []
        for group in groups:
            if group.title:
                wanted.append(group)
            wanted.extend(group.rows)
        if [_key(line) for line in wanted] == [_key(line) for line in self._lines]:
            before, self._lines = self._lines, wanted
            for at, (old, new) in enumerate(zip(before, wanted, strict=True)):
                if old != new and isinstance(new, BodyRow):
                    self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._lines = wanted
        self.endResetModel()

    def line(self, at: int) -> BodyRow | BodyGroup | None:
        """What stands in a line."""
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def find(self, item_id: str) -> int:
        """The line of an institution, -1 where it is not shown."""
        return next(
            (at for at, line in enumerate(self._lines) if isinstance(line, BodyRow) and line.id == item_id),
            -1,
        )

    def heads(self) -> list[int]:
        """The lines that are heads of groups."""
        return [at for at, line in enumerate(self._lines) if isinstance(line, BodyGroup)]

    # -- Qt
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: heads and rows."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: the columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: heads can be read and not chosen."""
        if isinstance(self.line(index.row()), BodyGroup):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Qt: what a column holds."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Institution"),
                self.tr("Kind"),
                self.tr("Status"),
                self.tr("Since"),
                self.tr("Sources"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section] == "sources":
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words for readers of the screen, values for the painter."""
        line = self.line(index.row())
        if isinstance(line, BodyGroup):
            return self._of_group(line, index.column(), role)
        if line is None:
            return None
        if role == ROW_ROLE:
            return line
        words = self._words(line, COLUMNS[index.column()])
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return bare(words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words)
        return None

    def _of_group(self, group: BodyGroup, column: int, role: int) -> Any:
        if role == GROUP_ROLE:
            return group
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} and column == 0:
            return self.tr("{group}, {count}").format(group=group.title, count=len(group.rows))
        return None

    def _words(self, line: BodyRow, column: Column) -> str:
        if column == "name":
            marks = []
            if line.disputed:
                marks.append(self.tr("sources differ on {count} fields").format(count=line.disputed))
            if not line.sources:
                marks.append(self.tr("no source"))
            if line.mine:
                marks.append(self.tr("yours"))
            return "; ".join([line.title, *marks])
        if column == "category":
            return line.category
        if column == "status":
            silent = self.tr("no evidence for two years") if line.silent else ""
            return "; ".join(part for part in (line.status_words, silent) if part)
        if column == "since":
            return line.since_words
        return str(line.sources)


def _key(line: BodyRow | BodyGroup) -> tuple[str, str]:
    return ("row", line.id) if isinstance(line, BodyRow) else ("group", f"{line.key} {len(line.rows)}")


class BodyDelegate(RowDelegate):
    """Paints the rows: name with abbreviation in lighter ink, kind, status pill, since, number of sources."""

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: a head of a group, or the row."""
        group = index.data(GROUP_ROLE)
        if not isinstance(group, BodyGroup):
            super().paint(p, option, index)
            return
        if index.column():
            return
        now, box = theme(), QRectF(option.rect)
        view = option.widget
        if isinstance(view, QTableView):
            box.setWidth(view.viewport().width())
            box.moveLeft(0)
        p.save()
        p.fillRect(box, now.colour("canvas"))
        p.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), now.colour("line"))
        state = self.state(option, index)
        inner = box.adjusted(10, now.px(4), -10, 0)
        used = self.words(p, inner, group.title, _head_state(state), token="group")
        gap = used + now.px(8)
        inner = inner.adjusted(0, 0, -gap, 0) if state.right_to_left else inner.adjusted(gap, 0, 0, 0)
        self.words(p, inner, str(len(group.rows)), _head_state(state), token="small", ink="ink-3")
        p.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: heads are a little higher."""
        size = super().sizeHint(option, index)
        return size if index.data(GROUP_ROLE) is None else QSize(size.width(), theme().size("row-group"))

    def cell(self, p: QPainter, box: QRectF, index: Index, state: RowState) -> None:
        """One cell of a row."""
        line = index.data(ROW_ROLE)
        if not isinstance(line, BodyRow):
            return
        column = COLUMNS[index.column()]
        if column == "name":
            self._name(p, box, line, state)
        elif column == "category":
            self.words(p, box, line.category, state, ink="ink-2")
        elif column == "status":
            if line.glyph:
                self.status(p, box, line.glyph, line.status_words, state)
                self._silent(p, box, line, state)
            else:
                self.words(p, box, line.status_words, state, token="small", ink=state.second)
        elif column == "since":
            self.words(
                p, box, when(line.since.partition("/")[0], short=True), state, token="small", ink="ink-2"
            )
        else:
            self.words(p, box, str(line.sources), state, token="small", ink="ink-2", at_end=True, cut=False)

    def _silent(self, p: QPainter, box: QRectF, line: BodyRow, state: RowState) -> None:
        """The mark of "no evidence since" at the end of the cell, where the word leaves room for it."""
        now = theme()
        used = QFontMetricsF(now.font("small", 500)).horizontalAdvance(line.status_words) + now.px(26)
        if not line.silent or box.width() - used < now.px(14):
            return
        side = now.px(13)
        left = box.right() - used - side if state.right_to_left else box.left() + used
        draw_status(p, QRectF(left, box.center().y() - side / 2, side, side), "no-evidence")

    def _name(self, p: QPainter, box: QRectF, line: BodyRow, state: RowState) -> None:
        now = theme()
        short = line.short if line.short and line.short != line.name else ""
        metrics = QFontMetricsF(now.font("body", 500))
        marks = now.px(16) * (bool(line.disputed) + line.mine)
        room = box.width() - marks - now.px(16 if not line.sources else 0) - now.px(4)
        named = min(metrics.horizontalAdvance(line.name), room)
        self.name(
            p,
            box,
            line.name,
            state,
            weight=500,
            disputed=bool(line.disputed),
            unsourced=not line.sources,
            mine=line.mine,
        )
        used = named + marks + now.px(10) + now.px(16 if not line.sources else 0)
        if short and box.width() - used > now.px(30):
            rest = box.adjusted(0, 0, -used, 0) if state.right_to_left else box.adjusted(used, 0, 0, 0)
            self.words(p, rest, short, state, ink=state.second)


def _head_state(state: RowState) -> RowState:
    return RowState(right_to_left=state.right_to_left)


class BodyTable(QTableView):
    """The table. Enter or a double press opens; arrows walk over rows; the menu key asks for the row's menu."""

    opened = Signal(str)
    chosen = Signal(str)
    sortAsked = Signal(str)
    menuAsked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bodies = BodyModel(self)
        self.setModel(self.bodies)
        prepare_view(self, self.tr("Institutions"))
        self.setItemDelegate(BodyDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setFixedHeight(theme().px(28))
        header.setMinimumSectionSize(40)
        header.sectionClicked.connect(lambda section: self.sortAsked.emit(COLUMNS[section]))
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.bodies.modelReset.connect(self._heads)
        offer_drag(self, self.current_id)
        themes().changed.connect(self._heads)

    def show_sort(self, column: Column, *, falling: bool) -> None:
        """Show by which column the rows are sorted."""
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(COLUMNS.index(column), order)

    def current_id(self) -> str:
        """The id of the chosen row, empty where none is chosen."""
        line = self.bodies.line(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return line.id if isinstance(line, BodyRow) else ""

    def choose(self, item_id: str) -> bool:
        """Choose a row by id; False where it is not shown."""
        at = self.bodies.find(item_id)
        if at >= 0:
            self.setCurrentIndex(self.bodies.index(at, 0))
            self.scrollTo(self.currentIndex())
        return at >= 0

    def choose_first(self) -> None:
        """Choose the first row that can be chosen."""
        for at in range(self.bodies.rowCount()):
            if isinstance(self.bodies.line(at), BodyRow):
                self.setCurrentIndex(self.bodies.index(at, 0))
                return

    # -- Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of the row under the pointer, or of the chosen one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        line = self.bodies.line(index.row()) if index.isValid() else None
        if isinstance(line, BodyRow):
            place = (
                self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            )
            self.menuAsked.emit(line.id, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the name column takes what the others leave."""
        super().resizeEvent(event)
        self._columns()

    def _columns(self) -> None:
        now, wide = theme(), self.viewport().width()
        narrow = wide < now.px(840)
        sizes = [0, now.px(130 if narrow else 180), now.px(136 if narrow else 180)]
        sizes += [now.px(116 if narrow else 180), now.px(68)]
        sizes[0] = max(now.px(180), wide - sum(sizes[1:]))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for at, size in enumerate(sizes):
            header.resizeSection(at, size)

    def _heads(self) -> None:
        self.clearSpans()
        now = theme()
        for at in range(self.bodies.rowCount()):
            self.setRowHeight(at, now.size("row-compact"))
        for at in self.bodies.heads():
            self.setSpan(at, 0, 1, len(COLUMNS))
            self.setRowHeight(at, now.size("row-group"))

    def _open(self, at: int) -> None:
        line = self.bodies.line(at)
        if isinstance(line, BodyRow):
            self.opened.emit(line.id)

    def _choose(self, at: int) -> None:
        line = self.bodies.line(at)
        self.chosen.emit(line.id if isinstance(line, BodyRow) else "")


__all__ = ["COLUMNS", "BodyDelegate", "BodyModel", "BodyTable"]
