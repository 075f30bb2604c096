"""The model of the table of commitments: grouped rows that fold, with the words that readers of the screen hear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from briefing.ui.commitments.listing import PromiseGroup, PromiseRow
from briefing.ui.kit.delegates import Index
from briefing.ui.kit.text import bare, tip

COLUMNS = ("text", "status", "history", "due", "evidence")
_ROOT = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole
GROUP_ROLE = Qt.ItemDataRole.UserRole + 1


class PromiseModel(QAbstractTableModel):
    """Rows under the heads of their groups. A folded group shows its head alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[PromiseGroup, ...] = ()
        self._lines: list[PromiseRow | PromiseGroup] = []
        self.folded: set[str] = set()

    def show_groups(self, groups: Sequence[PromiseGroup]) -> None:
        """Show other rows. Where only values differ, exactly those rows are repainted."""
        self._groups = tuple(groups)
        wanted = self._wanted()
        if [_name(line) for line in wanted] == [_name(line) for line in self._lines]:
            before, self._lines = self._lines, wanted
            for at, (old, new) in enumerate(zip(before, wanted, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._lines = wanted
        self.endResetModel()

    def _wanted(self) -> list[PromiseRow | PromiseGroup]:
        wanted: list[PromiseRow | PromiseGroup] = []
        for group in self._groups:
            if group.title:
                wanted.append(group)
            if not group.title or group.key not in self.folded:
                wanted.extend(group.rows)
        return wanted

    def fold(self, key: str, *, folded: bool) -> None:
        """Fold a group or unfold it."""
        if (key in self.folded) != folded:
            self.folded ^= {key}
            self.show_groups(self._groups)

    def unfold_for(self, item_id: str) -> None:
        """Unfold the group that a commitment stands in."""
        for group in self._groups:
            if group.key in self.folded and any(each.id == item_id for each in group.rows):
                self.fold(group.key, folded=False)

    def line(self, at: int) -> PromiseRow | PromiseGroup | None:
        """What stands in a line."""
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def find(self, item_id: str) -> int:
        """The line of a commitment, -1 where it is not shown."""
        found = (at for at, line in enumerate(self._lines) if _name(line) == ("row", item_id))
        return next(found, -1)

    def heads(self) -> list[int]:
        """The lines that are heads of groups."""
        return [at for at, line in enumerate(self._lines) if isinstance(line, PromiseGroup)]

    # -- Qt
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: heads and rows."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: the columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Qt: what a column holds; over the strips stand years, painted by the head itself."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        names = (
            self.tr("Commitment"),
            self.tr("Status"),
            self.tr("History"),
            self.tr("Due"),
            self.tr("Evidence"),
        )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return names[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if COLUMNS[section] == "history" else names[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words for readers of the screen, values for the painter."""
        line = self.line(index.row())
        if isinstance(line, PromiseGroup):
            return self._of_group(line, index.column(), role)
        if line is None:
            return None
        if role == ROW_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return bare(self._words(line, COLUMNS[index.column()]))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._words(line, COLUMNS[index.column()]))
        return None

    def _of_group(self, group: PromiseGroup, column: int, role: int) -> Any:
        if role == GROUP_ROLE:
            return group
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} and column == 0:
            folded = self.tr("folded") if group.key in self.folded else self.tr("unfolded")
            return bare(f"{group.words}; {folded}")
        return None

    def _words(self, line: PromiseRow, column: str) -> str:
        if column == "text":
            marks = [line.second] if line.second else []
            if line.disputed:
                marks.append(self.tr("sources differ"))
            if not line.chips:
                marks.append(self.tr("no source"))
            if line.mine:
                marks.append(self.tr("yours"))
            return "; ".join([line.text, *marks])
        if column == "status":
            return line.status_said
        if column == "history":
            return self.tr("{count} statuses").format(count=len(line.spans))
        if column == "due":
            return line.due_words or self.tr("no due date")
        return "; ".join(chip.words or chip.code for chip in line.chips) or self.tr("no source")


def _name(line: PromiseRow | PromiseGroup) -> tuple[str, str]:
    return ("row", line.id) if isinstance(line, PromiseRow) else ("group", line.key)
