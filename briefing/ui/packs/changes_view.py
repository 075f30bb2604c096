"""The list of changes: heads of records, and beneath each what was, what will be, its chips, and conflicts marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.painters import chips_width, draw_split_diamond, draw_tag
from briefing.ui.kit.text import bare, one_line, tip
from briefing.ui.kit.theme import theme, themes
from briefing.ui.packs.changes import Key, Line
from briefing.ui.packs.wording import KIND_ICONS, tr

LINE_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
MANY = 2000
"""Lines of which each may have a height of its own."""

_SORTS = {"added": ("accent-ink", "accent-soft"), "changed": ("ink-2", "mute-soft")}


def sort_word(sort: str) -> str:
    """The word of a sort of change."""
    return {"added": tr("added"), "changed": tr("changed"), "removed": tr("removed")}.get(sort, sort)


class ChangesModel(QAbstractListModel):
    """The lines in view. `decided` says for keys in conflict what was decided, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._decided: Mapping[Key, str] = {}

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def show_decided(self, decided: Mapping[Key, str]) -> None:
        """Show what was decided."""
        self._decided = dict(decided)
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def line(self, at: int) -> Line | None:
        """What stands in a line."""
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def find(self, key: Key) -> int:
        """The line of an item and field, -1 where it is not shown."""
        return next((at for at, line in enumerate(self._lines) if not line.head and line.key == key), -1)

    def decided(self, line: Line) -> str:
        """What was decided about a line, in words; empty where nothing was."""
        return self._decided.get(line.key, "") if line.conflict else ""

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: the lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words for readers of the screen, the line for the painter."""
        line = self.line(index.row())
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return bare(self.words(line))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.words(line))
        return None

    def words(self, line: Line) -> str:
        """A line as it is read aloud: "Stands under: was NACTA, now Federal institution; conflict with your edit"."""
        if line.head:
            parts = [line.name, sort_word(line.sort)]
            if line.briefings:
                parts.append(self.tr("in {briefings}").format(briefings=", ".join(line.briefings)))
            return ", ".join(parts)
        if line.before and line.after:
            said = self.tr("was {before}, now {after}").format(before=line.before, after=line.after)
        elif line.before:
            said = self.tr("was {before}, now empty").format(before=line.before)
        else:
            said = self.tr("now {after}").format(after=line.after or self.tr("empty"))
        if line.conflict:
            decided = self.decided(line)
            said += "; " + (decided or self.tr("conflict with your edit"))
        chips = ", ".join(chip.words for chip in line.chips if chip.words)
        return f"{line.name}: {said}" + (f" ({chips})" if chips else "")


class ChangesDelegate(RowDelegate):
    """Paints heads and lines in the manner of the look's import preview."""

    def first(self, index: Index) -> bool:
        """The one column carries the bar."""
        return True

    def cell(self, p: QPainter, box: QRectF, index: Index, state: RowState) -> None:
        """A head or a line."""
        line = index.data(LINE_ROLE)
        model = index.model()
        if not isinstance(line, Line) or not isinstance(model, ChangesModel):
            return
        box = box.adjusted(10, 0, -6, 0)
        if line.head:
            self._head(p, box, line, state)
        else:
            self._change(p, box, line, state, model.decided(line))

    def _head(self, p: QPainter, box: QRectF, line: Line, state: RowState) -> None:
        now, rtl = theme(), state.right_to_left
        side = now.px(16)
        left = box.right() - side if rtl else box.left()
        place = QRectF(left, box.center().y() - side / 2, side, side)
        draw_icon(p, place, KIND_ICONS.get(line.kind, "circle"), "ink-2")
        word = sort_word(line.sort)
        tag = QFontMetricsF(now.font("label")).horizontalAdvance(word) + now.px(14)
        gap = side + now.px(8)
        inner = box.adjusted(tag + 8, 0, -gap, 0) if rtl else box.adjusted(gap, 0, -tag - 8, 0)
        used = self.words(p, inner, line.name, state, weight=600) + now.px(8)
        x = inner.right() - used - tag if rtl else inner.left() + used
        ink, ground = _SORTS.get(line.sort, ("mute", "mute-soft"))
        draw_tag(p, QRectF(x, box.center().y() - now.px(8.5), tag, now.px(17)), word, ink, ground)

    def _change(self, p: QPainter, box: QRectF, line: Line, state: RowState, decided: str) -> None:
        now, rtl = theme(), state.right_to_left
        start, named = now.px(24), now.px(128)
        name = (
            QRectF(box.right() - start - named, box.top(), named - 8, box.height())
            if rtl
            else QRectF(box.left() + start, box.top(), named - 8, box.height())
        )
        self.words(p, name, line.name, state, token="small", ink=state.second)
        room = start + named
        inner = box.adjusted(0, 0, -room, 0) if rtl else box.adjusted(room, 0, 0, 0)
        chips = chips_width(line.chips) + (now.px(6) if line.chips else 0)
        mark = now.px(16) if line.conflict else 0
        end = QFontMetricsF(now.font("small", 500)).horizontalAdvance(decided) + now.px(8) if decided else 0.0
        free = inner.width() - chips - mark - end
        x = self._texts(p, inner, free, line, state)
        if line.chips:
            place = QRectF(
                inner.right() - x - chips if rtl else inner.left() + x, inner.top(), chips, inner.height()
            )
            self.chips(p, place, line.chips, state)
            x += chips
        if line.conflict:
            side = now.px(12)
            left = inner.right() - x - side if rtl else inner.left() + x
            draw_split_diamond(p, QRectF(left, inner.center().y() - side / 2, side, side))
            x += mark
        if decided:
            rest = inner.adjusted(0, 0, -x, 0) if rtl else inner.adjusted(x, 0, 0, 0)
            self.words(p, rest, decided, state, token="small", weight=500, ink="accent-ink", cut=False)

    def _texts(self, p: QPainter, box: QRectF, free: float, line: Line, state: RowState) -> float:
        """What was, struck through, and what will be; both give way where there is no room. Their width."""
        now, rtl = theme(), state.right_to_left
        old, new = QFontMetricsF(now.font("body")), QFontMetricsF(now.font("body", 500))
        gap = now.px(6)
        was, will = one_line(line.before), one_line(line.after)
        wide = new.horizontalAdvance(will) if will else 0.0
        need = old.horizontalAdvance(was) + (gap if was and will else 0) if was else 0.0
        if need + wide > free and was and will:
            need = max(min(need, free * 0.42), free - wide)
            wide = free - need
        x = 0.0
        if was:
            part = QRectF(box.right() - need if rtl else box.left(), box.top(), need, box.height())
            font = now.font("body")
            font.setStrikeOut(True)
            p.setFont(font)
            p.setPen(now.colour(state.second))
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            cut = old.elidedText(was, Qt.TextElideMode.ElideRight, need - (gap if will else 0))
            p.drawText(part, int(side | Qt.AlignmentFlag.AlignVCenter), cut)
            x += old.horizontalAdvance(cut) + gap
        if will:
            wide = max(0.0, free - x)
            part = QRectF(box.right() - x - wide if rtl else box.left() + x, box.top(), wide, box.height())
            x += self.words(p, part, will, state, weight=500) + gap
        return x


class ChangesList(QTableView):
    """The list, a table of one column. `chosen` says that another line is current."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes = ChangesModel(self)
        self.setModel(self.changes)
        prepare_view(self, self.tr("Changes"))
        self.setItemDelegate(ChangesDelegate(self, ground="canvas"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.changes.modelReset.connect(self._heights)
        themes().changed.connect(self._heights)

    def current(self) -> Line | None:
        """The line that is chosen."""
        return self.changes.line(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def choose(self, key: Key) -> bool:
        """Choose the line of an item and field; False where it is not shown."""
        at = self.changes.find(key)
        if at >= 0:
            self.setCurrentIndex(self.changes.index(at))
            self.scrollTo(self.currentIndex())
        return at >= 0

    def _heights(self) -> None:
        """Heads are a little higher; of a long pack's hundred thousand lines all are of one height."""
        self.verticalHeader().setDefaultSectionSize(theme().size("row-compact"))
        if self.changes.rowCount() > MANY:
            return
        for at in range(self.changes.rowCount()):
            line = self.changes.line(at)
            self.setRowHeight(at, theme().size("row-group" if line and line.head else "row-compact"))

    def _choose(self, at: int) -> None:
        self.chosen.emit(self.changes.line(at))
