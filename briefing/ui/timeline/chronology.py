"""The chronology beside the canvas: the same events as sentences, newest first, under their years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from briefing.ui.kit import painters
from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.text import bare, one_line, right_to_left, tip
from briefing.ui.kit.theme import theme, themes
from briefing.ui.timeline.card import chip_of
from briefing.ui.timeline.rows import EventRow
from briefing.ui.timeline.wording import event_words, tr

DATE_WIDTH, SIDE, GAP = 52, 14, 8
MANY_LINES = 3000
"""More lines than this, and all are two lines high, so that the list is laid out at once."""


@dataclass(frozen=True, slots=True)
class YearHead:
    """A heading of the list: a year (0 for what has no date) and how many events stand under it."""

    year: int
    count: int

    @property
    def words(self) -> str:
        """The heading."""
        return str(self.year) if self.year else tr("Undated")


Line = YearHead | EventRow


def lines_of(rows: Sequence[EventRow]) -> list[Line]:
    """The lines of the list: newest year first, in each the newest event first, and what has no date at the end."""
    newest = sorted(rows, key=lambda row: (row.year, row.mark.first, -row.mark.after, row.id), reverse=True)
    lines: list[Line] = []
    for year, events in groupby(newest, key=lambda row: row.year):
        under = list(events)
        lines += [YearHead(year, len(under)), *under]
    return lines


class ChronologyModel(QAbstractListModel):
    """The lines of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._places: dict[str, int] = {}

    def show_rows(self, rows: Sequence[EventRow]) -> None:
        """Show other events."""
        self.beginResetModel()
        self.lines = lines_of(rows)
        self._places = {line.id: at for at, line in enumerate(self.lines) if isinstance(line, EventRow)}
        self.endResetModel()

    def place_of(self, event_id: str) -> QModelIndex:
        """Where an event stands."""
        at = self._places.get(event_id, -1)
        return self.index(at, 0) if at >= 0 else QModelIndex()

    def event_at(self, index: Index) -> EventRow | None:
        """The event of a line, None for a heading."""
        line = self.lines[index.row()] if index.isValid() else None
        return line if isinstance(line, EventRow) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: how many lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the words of a line."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(line, EventRow):
                return bare(event_words(line))
            return tr("{year}, {count} events").format(year=line.words, count=line.count)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, EventRow):
            return tip(event_words(line))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: headings cannot be chosen."""
        if self.event_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ChronologyDelegate(RowDelegate):
    """Draws a year, or an event: its date in a narrow column, its sentence, and its marks after the last word."""

    def __init__(self, model: ChronologyModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground="canvas")
        self._model = model
        self.even = False
        self._heights: dict[tuple[str, int], int] = {}
        themes().changed.connect(self._heights.clear)
        model.modelReset.connect(self._heights.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: as high as the sentence is in the width there is."""
        now = theme()
        event = self._model.event_at(index)
        view = option.widget
        if self.even:
            return QSize(option.rect.width(), now.px(11) + 2 * now.line("body"))
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        if event is None:
            return QSize(width, now.px(31))
        key = (event.id, width)
        if key not in self._heights:
            lines = len(self._lines(event, self._text_width(width)))
            self._heights[key] = now.px(11) + max(lines, 1) * now.line("body")
        return QSize(width, self._heights[key])

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: a heading or an event."""
        now, box = theme(), QRectF(option.rect)
        line = self._model.lines[index.row()]
        state = self.state(option, index)
        p.save()
        p.setClipRect(box)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, YearHead):
            p.fillRect(box, now.colour(self._ground))
            self._head(p, box.adjusted(SIDE, now.px(9), -SIDE, -now.px(3)), line, state)
        else:
            p.fillRect(box, now.colour(state.ground if state.ground != "panel" else self._ground))
            if state.selected:
                left = box.right() - 3 if state.right_to_left else box.left()
                p.fillRect(QRectF(left, box.top(), 3, box.height()), now.colour("accent"))
            self._event(p, box.adjusted(SIDE, now.px(5), -SIDE, -now.px(6)), line, state)
        p.restore()

    def state(self, option: QStyleOptionViewItem, index: Index) -> RowState:
        """As any row's, but what is chosen stays in the accent's ground: canvas and list share the choice."""
        return replace(super().state(option, index), focused=True)

    def _head(self, p: QPainter, box: QRectF, line: YearHead, state: RowState) -> None:
        font = theme().font("group", 600, 13.5)
        p.setFont(font)
        p.setPen(theme().colour("ink"))
        side = Qt.AlignmentFlag.AlignRight if state.right_to_left else Qt.AlignmentFlag.AlignLeft
        p.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), line.words)
        used = QFontMetricsF(font).horizontalAdvance(line.words) + GAP
        rest = box.adjusted(0, 0, -used, 0) if state.right_to_left else box.adjusted(used, 0, 0, 0)
        self.words(p, rest, str(line.count), state, token="small", ink="ink-3")

    def _event(self, p: QPainter, box: QRectF, event: EventRow, state: RowState) -> None:
        now, column = theme(), theme().px(DATE_WIDTH)
        high = now.line("body")
        left = box.right() - column if state.right_to_left else box.left()
        self._date(p, QRectF(left, box.top(), column, box.height()), event, state)
        width = self._text_width(int(box.width()) + 2 * SIDE)
        start = box.left() if state.right_to_left else box.left() + column + GAP
        lines = self._lines(event, width)
        p.setFont(now.font("body"))
        p.setPen(now.colour("ink"))
        rtl = right_to_left(event.title)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        p.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        absolute = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        for at, (text, _) in enumerate(lines):
            p.drawText(QRectF(start, box.top() + at * high, width + 4, high), absolute, text)
        used = lines[-1][1] if lines else 0.0
        middle = box.top() + (len(lines) - 0.5) * high
        x = start + width - used - 4 if rtl else start + used + 4
        self._marks(p, x, middle, event, state, leftward=rtl)

    def _date(self, p: QPainter, box: QRectF, event: EventRow, state: RowState) -> None:
        now = theme()
        font = now.font("small", 500 if state.selected else 400)
        p.setFont(font)
        p.setPen(now.colour("accent-ink" if state.selected else "ink-3"))
        high = now.line("body")
        for at, (text, _) in enumerate(_wrapped(event.short, font, box.width(), 0.0)[:2]):
            side = Qt.AlignmentFlag.AlignRight if state.right_to_left else Qt.AlignmentFlag.AlignLeft
            place = QRectF(box.left(), box.top() + at * (high - 2), box.width() + 4, high)
            p.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), text)

    def _marks(
        self, p: QPainter, x: float, middle: float, event: EventRow, state: RowState, *, leftward: bool
    ) -> None:
        now = theme()

        def take(wide: float) -> float:
            nonlocal x
            left = x - wide if leftward else x
            x = left - now.px(4) if leftward else left + wide + now.px(4)
            return left

        if event.disputed:
            side = now.px(12)
            painters.draw_split_diamond(p, QRectF(take(side), middle - side / 2, side, side))
        if event.grounds:
            chip = chip_of(event.grounds[0])
            size = painters.chip_size(chip.code)
            place = QRectF(take(size.width()), middle - size.height() / 2, size.width(), size.height())
            painters.draw_chip(p, place, chip.code, chip.form, selected=state.selected)
        else:
            side = now.px(10)
            painters.draw_ring(p, QRectF(take(side), middle - side / 2, side, side))
        if event.mine:
            side = now.px(13)
            draw_icon(p, QRectF(take(side), middle - side / 2, side, side), "pencil", "ink-3")

    def _marks_width(self, event: EventRow) -> float:
        now = theme()
        gap = now.px(4)
        wide = painters.chip_size(event.grounds[0].code).width() if event.grounds else now.px(10)
        return (
            wide + gap + (now.px(12) + gap if event.disputed else 0) + (now.px(13) + gap if event.mine else 0)
        )

    def _text_width(self, width: int) -> float:
        return float(max(width - 2 * SIDE - theme().px(DATE_WIDTH) - GAP, 40))

    def _lines(self, event: EventRow, width: float) -> list[tuple[str, float]]:
        font, tail = theme().font("body"), self._marks_width(event)
        lines = _wrapped(one_line(event.title), font, width, tail)
        if not self.even or len(lines) <= 2:
            return lines
        metrics = QFontMetricsF(font)
        rest = " ".join(text for text, _ in lines[1:])
        second = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width - tail)
        return [lines[0], (second, metrics.horizontalAdvance(second))]


def _wrapped(text: str, font: QFont, width: float, tail: float) -> list[tuple[str, float]]:
    """The text in lines of a width, each with its own width; the last leaves room for `tail`, its last word with it."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[tuple[str, float]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        words = text[line.textStart() : line.textStart() + line.textLength()].rstrip()
        lines.append((words, line.naturalTextWidth()))
    layout.endLayout()
    if lines and lines[-1][1] + tail > width and " " in lines[-1][0]:
        head, _, last = lines[-1][0].rpartition(" ")
        metrics = QFontMetricsF(font)
        lines[-1:] = [(head, metrics.horizontalAdvance(head)), (last, metrics.horizontalAdvance(last))]
    elif lines and lines[-1][1] + tail > width:
        lines.append(("", 0.0))
    return lines


class ChronologyList(QListView):
    """The list. `chosenChanged` follows the choice, `activated` a double click or Enter, `addRequested` Space."""

    chosenChanged = Signal(str)
    openRequested = Signal(str)
    addRequested = Signal(str)
    menuRequested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ChronologyModel(self)
        self.setModel(self.rows)
        self._delegate = ChronologyDelegate(self.rows, self)
        self.setItemDelegate(self._delegate)
        prepare_view(self, tr("Chronology"))
        self.setProperty("ring", True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda index: self._say(self.openRequested, index))
        themes().changed.connect(self._redress)
        self._redress()

    def show_rows(self, rows: Sequence[EventRow]) -> None:
        """Show other events, keeping the choice where it is still there."""
        chosen = self.chosen()
        self._quiet = True
        self._delegate.even = len(rows) > MANY_LINES
        self.setUniformItemSizes(self._delegate.even)
        self.rows.show_rows(rows)
        self._quiet = False
        self.choose(chosen)

    def chosen(self) -> str:
        """The id of the chosen event."""
        event = self.rows.event_at(self.currentIndex())
        return event.id if event else ""

    def choose(self, event_id: str) -> None:
        """Choose an event without saying so, and bring it into view."""
        index = self.rows.place_of(event_id)
        self._quiet = True
        self.setCurrentIndex(index)
        self._quiet = False
        if index.isValid():
            seen = self.viewport().rect().contains(self.visualRect(index))
            hint = QAbstractItemView.ScrollHint
            self.scrollTo(index, hint.EnsureVisible if seen else hint.PositionAtCenter)
        else:
            self.clearSelection()

    def bring(self, event_id: str) -> None:
        """Bring an event to the top unless it is in view already."""
        index = self.rows.place_of(event_id)
        if index.isValid() and not self.viewport().rect().intersects(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _current_changed(self, now: QModelIndex | QPersistentModelIndex, before: object) -> None:
        del before
        event = self.rows.event_at(now)
        if event and not self._quiet:
            self.chosenChanged.emit(event.id)

    def _say(self, signal: object, index: Index) -> None:
        event = self.rows.event_at(index)
        if event:
            signal.emit(event.id)  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Space adds, Enter opens; Up and Down pass over headings."""
        key = Qt.Key(event.key())
        chosen = self.chosen()
        if key == Qt.Key.Key_Space and chosen:
            self.addRequested.emit(chosen)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and chosen:
            self.openRequested.emit(chosen)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        at = self.currentIndex().row() + step
        while 0 <= at < len(self.rows.lines):
            if isinstance(self.rows.lines[at], EventRow):
                self.setCurrentIndex(self.rows.index(at, 0))
                return
            at += step

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of the chosen event."""
        if self.chosen():
            self.menuRequested.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt: the words of a chip where the pointer is on one are those of the line."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(QPointF(event.pos()).toPoint())
            if self.rows.event_at(index) is None:
                return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: sentences wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _redress(self) -> None:
        colours = self.palette()
        colours.setColor(self.backgroundRole(), theme().colour("canvas"))
        self.setPalette(colours)
        colours = self.viewport().palette()
        colours.setColor(colours.ColorRole.Base, theme().colour("canvas"))
        self.viewport().setPalette(colours)
        self.scheduleDelayedItemsLayout()
