"""Lists of what hangs on an institution: events, commitments with their strips, sources, questions, assessments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from briefing.ui.institutions.lines import ShownLine
from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.dragging import offer_drag
from briefing.ui.kit.painters import chips_width
from briefing.ui.kit.strips import draw_strip
from briefing.ui.kit.text import bare, tip
from briefing.ui.kit.theme import theme, themes

_ROOT = QModelIndex()
LINE_ROLE = Qt.ItemDataRole.UserRole


class LineModel(QAbstractListModel):
    """The lines of a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[ShownLine, ...] = ()

    def show_lines(self, lines: Sequence[ShownLine]) -> None:
        """Show other lines; where only values differ, exactly those are repainted."""
        wanted = tuple(lines)
        if [each.line.id for each in wanted] == [each.line.id for each in self.lines]:
            before, self.lines = self.lines, wanted
            for at, (old, new) in enumerate(zip(before, wanted, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self.lines = wanted
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: the lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words for readers of the screen, values for the painter."""
        if not 0 <= index.row() < len(self.lines):
            return None
        shown = self.lines[index.row()]
        if role == LINE_ROLE:
            return shown
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return bare(shown.words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(part for part in (shown.line.title, shown.line.note) if part))
        return None


class LineDelegate(RowDelegate):
    """Paints a line: date, title (on two lines where it needs them) with its note, strip or status, chips."""

    DATE = 132
    WIDEST_DATE = 250
    STRIP = 220

    def __init__(self, view: LineList) -> None:
        super().__init__(view, ground="canvas")
        self._view = view

    def _date_room(self, view: QWidget | None) -> int:
        """Room for the dates of a list: as wide as its widest, for a date is never cut."""
        now = theme()
        lines = view.model_.lines if isinstance(view, LineList) else ()
        metrics = QFontMetricsF(now.font("small"))
        widest = max((metrics.horizontalAdvance(each.line.date_words) for each in lines), default=0.0)
        if not widest:
            return 0
        return int(min(max(widest + 16, now.px(self.DATE)), now.px(self.WIDEST_DATE)))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: a comfortable row, higher where the title takes two lines."""
        now = theme()
        shown = index.data(LINE_ROLE)
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        lines = 1
        if isinstance(shown, ShownLine):
            room = self._title_room(shown, float(wide - 20), self._date_room(view))
            metrics = QFontMetricsF(now.font("body", 500))
            lines = 2 if metrics.horizontalAdvance(shown.line.title) > room else 1
            lines += bool(shown.line.note)
            lines = max(lines, 2 if shown.strip else 1)
        return QSize(wide, now.px(20 + 18 * lines) if lines > 1 else now.size("row-comfortable"))

    def _title_room(self, shown: ShownLine, wide: float, dates: int) -> float:
        now = theme()
        taken = dates
        taken += int(chips_width(shown.chips)) + now.px(12) if shown.chips else 0
        if shown.strip:
            taken += now.px(self.STRIP)
        elif shown.line.status:
            taken += now.px(120)
        return max(now.px(120), wide - taken - now.px(34))

    def cell(self, p: QPainter, box: QRectF, index: Index, state: RowState) -> None:
        """The line."""
        shown = index.data(LINE_ROLE)
        if not isinstance(shown, ShownLine):
            return
        now, rtl, line = theme(), state.right_to_left, shown.line
        dates = self._date_room(self._view)
        room = self._title_room(shown, box.width(), dates)
        top = QRectF(box.left(), box.top() + now.px(9), box.width(), now.px(18))
        used = float(dates)
        if line.date_words:
            self.words(
                p,
                _from(top, 0, dates - 10, rtl),
                line.date_words,
                state,
                token="small",
                ink="ink-2",
            )
        title = _from(top, used, room + now.px(26), rtl)
        first, rest = _two(line.title, QFontMetricsF(now.font("body", 500)), room)
        unsourced = not shown.chips and line.kind not in {"question", "institution"}
        self.name(
            p,
            title,
            first,
            state,
            weight=500,
            disputed=line.disputed and not rest,
            unsourced=unsourced,
            mine=shown.mine and not rest,
        )
        y = top
        if rest:
            y = y.translated(0, now.px(18))
            self.name(
                p,
                _from(y, used, room + now.px(26), rtl),
                rest,
                state,
                weight=500,
                disputed=line.disputed,
                mine=shown.mine,
            )
        if line.note:
            y = y.translated(0, now.px(18))
            self.words(p, _from(y, used, room, rtl), line.note, state, token="small", ink=state.second)
        end = chips_width(shown.chips)
        if shown.chips:
            self.chips(p, _to(top, end, rtl), shown.chips, state)
            end += now.px(12)
        if shown.strip:
            place = _to(top.adjusted(0, -2, 0, 6), end + now.px(self.STRIP - 12), rtl)
            if not rtl:
                place.setWidth(now.px(self.STRIP - 12))
            draw_strip(p, place, shown.strip, shown.first, shown.last, due=shown.due)
        if line.status:
            under = top.translated(0, now.px(17)) if shown.strip else top
            room = now.px(self.STRIP - 12 if shown.strip else 112)
            self.status(p, _to(under, end + room, rtl), line.status.glyph, line.status.word, state)


def _from(box: QRectF, start: float, wide: float, rtl: bool) -> QRectF:
    left = box.right() - start - wide if rtl else box.left() + start
    return QRectF(left, box.top(), wide, box.height())


def _to(box: QRectF, wide: float, rtl: bool) -> QRectF:
    return QRectF(box.left() if rtl else box.right() - wide, box.top(), wide, box.height())


def _two(text: str, metrics: QFontMetricsF, room: float) -> tuple[str, str]:
    """A text on one line or on two, broken at a word; the second is cut by the painter."""
    if metrics.horizontalAdvance(text) <= room:
        return text, ""
    words = text.split(" ")
    first = words[0]
    for at, word in enumerate(words[1:], 1):
        if metrics.horizontalAdvance(f"{first} {word}") > room:
            return first, " ".join(words[at:])
        first = f"{first} {word}"
    return first, ""


class LineList(QListView):
    """The list. `chosen`: the current line; `opened`: Enter or a double press; `menuAsked`, `editAsked` by keys."""

    chosen = Signal(str)
    opened = Signal(str)
    pressed_line = Signal(str)
    menuAsked = Signal(str, QPoint)
    editAsked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = LineModel(self)
        self.setModel(self.model_)
        prepare_view(self, name)
        self.setItemDelegate(LineDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id(index.row())))
        self.clicked.connect(lambda index: self.pressed_line.emit(self._id(index.row())))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._say(now.row()))
        themes().changed.connect(self.scheduleDelayedItemsLayout)
        offer_drag(self, self.current_id)

    def show_lines(self, lines: Sequence[ShownLine]) -> None:
        """Show other lines; the chosen one stays chosen."""
        chosen = self.current_id()
        self.model_.show_lines(lines)
        if chosen and self.current_id() != chosen:
            at = next((at for at, each in enumerate(lines) if each.line.id == chosen), -1)
            if at >= 0:
                self.setCurrentIndex(self.model_.index(at))

    def current_id(self) -> str:
        """The id of the chosen line, empty where none is."""
        return self._id(self.currentIndex().row()) if self.currentIndex().isValid() else ""

    def _id(self, at: int) -> str:
        lines = self.model_.lines
        return lines[at].line.id if 0 <= at < len(lines) else ""

    def _say(self, at: int) -> None:
        if self._id(at):
            self.chosen.emit(self._id(at))

    # -- Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_id():
            self.opened.emit(self.current_id())
            return
        if event.key() == Qt.Key.Key_F2 and self.current_id():
            self.editAsked.emit(self.current_id())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of a line."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = (
                self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            )
            self.menuAsked.emit(self._id(index.row()), place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width is another height of the lines."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
