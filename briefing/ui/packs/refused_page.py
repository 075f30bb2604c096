"""A pack that was refused: what is wrong, all of it, by file, row and field, each with the mend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from briefing.domain.errors import BriefingError, Problem, Refused
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.labels import Caption, IconMark
from briefing.ui.kit.layouts import row
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import bare, copy_text, tip
from briefing.ui.kit.theme import theme

PROBLEM_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class ProblemModel(QAbstractTableModel):
    """One problem a row: file, row, field, and why with the mend."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems = tuple(problems)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: the problems."""
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: the columns."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Qt: what a column holds."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("File"), self.tr("Row"), self.tr("Field"), self.tr("What is wrong"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words; the problem for the painter."""
        problem = self._problems[index.row()]
        if role == PROBLEM_ROLE:
            return problem
        shown = (
            problem.file,
            str(problem.row) if problem.row else "",
            problem.field,
            f"{problem.why} {problem.mend}".strip(),
        )[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return bare(shown)
        return tip(shown) if role == Qt.ItemDataRole.ToolTipRole else None


class _ProblemDelegate(RowDelegate):
    """Two lines for why and mend, one for the rest."""

    def cell(self, p: QPainter, box: QRectF, index: Index, state: RowState) -> None:
        """One cell."""
        problem = index.data(PROBLEM_ROLE)
        if isinstance(problem, Problem) and index.column() == 3 and problem.mend:
            self.two_lines(p, box, problem.why, problem.mend, state)
        else:
            self.words(p, box, str(index.data()), state, weight=500 if index.column() == 0 else 0)


class RefusedPage(QWidget):
    """What is wrong with a pack. `again` asks for another file, `closed` goes back to the packs."""

    again = Signal()
    closed = Signal()

    def __init__(self, error: BriefingError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = error
        self.problems = error.problems if isinstance(error, Refused) else ()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 18, 24, 12)
        whole.setSpacing(8)
        head = row(IconMark("shield-alert", "refused"), Prose(error.message, "title", ink="ink"))
        head.setStretch(1, 1)
        whole.addLayout(head)
        if error.mend:
            whole.addWidget(Prose(error.mend, "body", ink="ink-2"))
        if not self.problems and "Nothing was changed" not in f"{error.message} {error.mend}":
            whole.addWidget(Prose(self.tr("Nothing was changed."), "body", ink="ink-2"))
        another = Button(self.tr("Choose another file…"), icon_name="folder-open", clicked=self.again.emit)
        back = Button(self.tr("Back to the packs"), "quiet", key="Esc", clicked=self.closed.emit)
        copy = Button(self.tr("Copy all problems"), icon_name="copy", clicked=self.copy)
        copy.setVisible(bool(self.problems))
        counted = self.tr("{count} problems") if len(self.problems) != 1 else self.tr("{count} problem")
        self.count = Caption(counted.format(count=f"{len(self.problems):,}"), "refused")
        self.count.setVisible(bool(self.problems))
        whole.addLayout(row(another, copy, back, None, self.count))
        self.table = QTableView()
        self.table.setModel(ProblemModel(self.problems, self.table))
        prepare_view(self.table, self.tr("Problems of the pack"))
        self.table.setItemDelegate(_ProblemDelegate(self.table, "row-comfortable"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().setDefaultSectionSize(theme().px(42))
        header = self.table.horizontalHeader()
        header.setFixedHeight(theme().px(28))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        self.table.setVisible(bool(self.problems))
        whole.addWidget(self.table, 1)
        if not self.problems:
            whole.addStretch(1)

    def copy(self) -> None:
        """Copy all problems, one a line, to be sent to the publisher."""
        copy_text("\n".join([self.error.message, *map(str, self.problems)]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: what is wrong takes what the others leave."""
        super().resizeEvent(event)
        now = theme()
        for at, size in enumerate((now.px(190), now.px(64), now.px(150))):
            self.table.horizontalHeader().resizeSection(at, size)
