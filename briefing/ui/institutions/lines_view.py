"""Lists of what hangs on an institution: events, commitments with their strips, sources, questions, assessments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from briefing.analysis.profile import Line, history
from briefing.analysis.selection import Selection
from briefing.domain.edtf import DateError, bounds
from briefing.ui.institutions.marks import chips
from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.painters import Chip, chips_width
from briefing.ui.kit.strips import StripSpan, draw_strip, year_of
from briefing.ui.kit.text import bare, tip
from briefing.ui.kit.theme import theme, themes

_ROOT = QModelIndex()
LINE_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as it is painted: with chips, and for a commitment its history as a strip between two years."""

    line: Line
    chips: tuple[Chip, ...]
    strip: tuple[StripSpan, ...] = ()
    first: float = 0.0
    last: float = 0.0
    due: float | None = None
    mine: bool = False

    @property
    def words(self) -> str:
        """The line read aloud."""
        parts = [self.line.date_words, self.line.title]
        if self.line.status:
            parts.append(self.line.status.word)
        if self.line.disputed:
            parts.append(_tr("sources differ"))
        if self.line.kind not in {"question", "institution"} and not self.chips:
            parts.append(_tr("no source"))
        if self.line.note:
            parts.append(self.line.note)
        parts += [chip.words for chip in self.chips]
        return "; ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("institutions", text)


def shown_lines(selection: Selection, lines: Sequence[Line]) -> tuple[ShownLine, ...]:
    """Lines with what is painted beside them."""
    strips = {each.id: _strip(selection, each.id) for each in lines if each.kind == "commitment"}
    starts = [span.start for spans in strips.values() for span in spans]
    first = min(starts, default=0.0)
    last = _year(selection.as_of)
    made = []
    for each in lines:
        item = selection.get(each.id)
        due = item.get("due") if item else ""
        made.append(
            ShownLine(
                each,
                chips(selection, each.citations),
                strips.get(each.id, ()),
                int(first) if first else 0.0,
                max(last, first + 1),
                _year(_day(due)) if each.kind == "commitment" and _day(due) else None,
                bool(item and (item.own or item.mine)),
            )
        )
    return tuple(made)


def _strip(selection: Selection, item_id: str) -> tuple[StripSpan, ...]:
    spans = []
    for segment in history(selection, item_id):
        if segment.contrary or not _day(segment.start):
            continue
        end = _day(segment.end) or selection.as_of
        spans.append(StripSpan(_year(_day(segment.start)), _year(end), segment.status.glyph))
    return tuple(spans)


def _day(edtf: str) -> str:
    try:
        found = bounds(edtf)[0] if edtf not in {"", ".."} else ""
    except DateError:
        return ""
    return "" if found.startswith("0001") else found


def _year(day: str) -> float:
    return year_of(day) if day and day < "9999" else 2100.0


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
    STRIP = 220

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: a comfortable row, higher where the title takes two lines."""
        now = theme()
        shown = index.data(LINE_ROLE)
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        lines = 1
        if isinstance(shown, ShownLine):
            room = self._title_room(shown, float(wide - 20))
            metrics = QFontMetricsF(now.font("body", 500))
            lines = 2 if metrics.horizontalAdvance(shown.line.title) > room else 1
            lines += bool(shown.line.note) and shown.line.kind != "source"
            lines = max(lines, 2 if shown.strip else 1)
        return QSize(wide, now.px(20 + 18 * lines) if lines > 1 else now.size("row-comfortable"))

    def _title_room(self, shown: ShownLine, wide: float) -> float:
        now = theme()
        taken = now.px(self.DATE) if shown.line.date_words else 0
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
        room = self._title_room(shown, box.width())
        top = QRectF(box.left(), box.top() + now.px(9), box.width(), now.px(18))
        used = 0.0
        if line.date_words:
            self.words(
                p,
                _from(top, 0, now.px(self.DATE) - 10, rtl),
                line.date_words,
                state,
                token="small",
                ink="ink-2",
            )
            used = now.px(self.DATE)
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
        if line.note and line.kind != "source":
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

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = LineModel(self)
        self.setModel(self.model_)
        prepare_view(self, name)
        self.setItemDelegate(LineDelegate(self, ground="canvas"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id(index.row())))
        self.clicked.connect(lambda index: self.pressed_line.emit(self._id(index.row())))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._say(now.row()))
        themes().changed.connect(self.scheduleDelayedItemsLayout)

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
