"""The board: one column for each status, its commitments as cards in it; arrows walk in a column and between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStyleOptionViewItem,
    QWidget,
)

from briefing.domain.statuses import Status
from briefing.ui.commitments.listing import ORDER, PromiseRow
from briefing.ui.kit.chips import StatusPill
from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.dragging import offer_drag
from briefing.ui.kit.layouts import Ground, column, row
from briefing.ui.kit.text import bare, one_line, tip
from briefing.ui.kit.theme import theme, themes

_ROOT = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole
WIDE = 206
"""Width of a column at 100 %."""


class CardModel(QAbstractListModel):
    """The commitments of one column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[PromiseRow, ...] = ()

    def show_rows(self, rows: Sequence[PromiseRow]) -> None:
        """Show other rows."""
        wanted = tuple(rows)
        if wanted == self.lines:
            return
        self.beginResetModel()
        self.lines = wanted
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: the rows."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words for readers of the screen, values for the painter."""
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return bare(self.words(line))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.words(line))
        return None

    def words(self, line: PromiseRow) -> str:
        """A card read aloud."""
        parts = [line.text, line.second, line.status_said, line.due_words]
        if line.disputed:
            parts.append(self.tr("sources differ"))
        if not line.chips:
            parts.append(self.tr("no source"))
        return "; ".join(part for part in parts if part)


class CardDelegate(RowDelegate):
    """Paints a card: the text on up to three lines, actor and date, due words and chips."""

    LINES = 3

    def _lines(self, line: PromiseRow, wide: float) -> list[str]:
        """The text broken into lines; the last one holds the rest, cut by the painter."""
        layout = QTextLayout(one_line(line.text), theme().font("body", 500))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        text = one_line(line.text)
        found: list[str] = []
        layout.beginLayout()
        while len(found) < self.LINES:
            made = layout.createLine()
            if not made.isValid():
                break
            marks = theme().px(16) * (line.disputed + line.mine + (not line.chips))
            made.setLineWidth(wide - marks)
            start, long = made.textStart(), made.textLength()
            found.append(text[start:] if len(found) == self.LINES - 1 else text[start : start + long])
        layout.endLayout()
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: as high as its lines."""
        now, line, view = theme(), index.data(ROW_ROLE), option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        if not isinstance(line, PromiseRow):
            return QSize(wide, 0)
        lines = len(self._lines(line, wide - 7 - 2 * now.px(8)))
        extra = now.px(17) * sum(map(bool, (line.actor, line.made, line.silent_words, line.due_words)))
        return QSize(wide, now.px(18) * lines + int(extra) + now.px(44))

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the card on its ground."""
        line, now = index.data(ROW_ROLE), theme()
        if not isinstance(line, PromiseRow):
            return
        state = self.state(option, index)
        p.save()
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(3.5, 3.5, -3.5, -3.5)
        p.setPen(QPen(now.colour("accent" if state.selected and state.focused else "line"), 1))
        p.setBrush(now.colour(state.ground))
        p.drawRoundedRect(box, now.radius("control"), now.radius("control"))
        self._card(p, box.adjusted(now.px(8), now.px(7), -now.px(8), -now.px(7)), line, state)
        p.restore()

    def _card(self, p: QPainter, box: QRectF, line: PromiseRow, state: RowState) -> None:
        now = theme()
        place = QRectF(box.left(), box.top(), box.width(), now.px(18))
        lines = self._lines(line, box.width())
        for at, words in enumerate(lines):
            last = at == len(lines) - 1
            self.name(
                p,
                place,
                words,
                state,
                weight=500,
                disputed=line.disputed and last,
                unsourced=not line.chips and not at,
                mine=line.mine and last,
            )
            place = place.translated(0, now.px(18))
        place.setHeight(now.px(17))
        for words, ink, weight in (
            (line.actor, state.second, 0),
            (line.made, state.second, 0),
            (f"{line.status_words} {line.silent_words}" if line.silent_words else "", state.second, 0),
            (line.due_words, "ink" if line.overdue else "ink-2", 600 if line.overdue else 0),
        ):
            if words:
                self.words(p, place, words, state, token="small", weight=weight, ink=ink)
                place = place.translated(0, now.px(17))
        place.setHeight(now.px(20))
        self.chips(p, place, line.chips, state)


class CardList(QListView):
    """One column. Left and Right leave it."""

    left = Signal(int)
    opened = Signal(str)
    chosen = Signal(str)
    menuAsked = Signal(str, QPoint)
    editAsked = Signal(str)

    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self.cards = CardModel(self)
        self.setModel(self.cards)
        prepare_view(self, self.tr(status.word))
        self.setItemDelegate(CardDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id(index.row())))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._say(now.row()))
        themes().changed.connect(self.scheduleDelayedItemsLayout)
        offer_drag(self, self.current_id)

    def current_id(self) -> str:
        """The id of the chosen card."""
        return self._id(self.currentIndex().row()) if self.currentIndex().isValid() else ""

    def _id(self, at: int) -> str:
        return self.cards.lines[at].id if 0 <= at < len(self.cards.lines) else ""

    def _say(self, at: int) -> None:
        if self._id(at):
            self.chosen.emit(self._id(at))

    def choose(self, at: int) -> None:
        """Choose a card and bring it into view."""
        at = max(0, min(at, len(self.cards.lines) - 1))
        if self.cards.lines:
            self.setCurrentIndex(self.cards.index(at))
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, Left and Right go to the neighbouring columns."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_id():
            self.opened.emit(self.current_id())
        elif event.key() == Qt.Key.Key_F2 and self.current_id():
            self.editAsked.emit(self.current_id())
        elif step:
            self.left.emit(-step if self.isRightToLeft() else step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: what the keyboard reaches is chosen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)
        self._say(self.currentIndex().row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of a card."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self.menuAsked.emit(self._id(index.row()), at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width is another height of the cards."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class Board(QScrollArea):
    """The columns side by side; those without a card are left out."""

    opened = Signal(str)
    chosen = Signal(str)
    evidenceAsked = Signal(str)
    menuAsked = Signal(str, QPoint)
    editAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Commitments by status"))
        inner = Ground("canvas")
        line = QHBoxLayout(inner)
        line.setContentsMargins(16, 10, 16, 8)
        line.setSpacing(12)
        self.columns: list[CardList] = []
        self._pills: list[StatusPill] = []
        self._holders: list[QWidget] = []
        self._current = ""
        for status in ORDER:
            pill, cards = StatusPill(status.glyph, status.word), CardList(status)
            cards.opened.connect(self.opened)
            cards.chosen.connect(self._choose)
            cards.menuAsked.connect(self.menuAsked)
            cards.editAsked.connect(self.editAsked)
            cards.left.connect(lambda step, cards=cards: self._walk(cards, step))
            holder = Ground("sunken")
            whole = column(row(pill, None, margins=(8, 6, 8, 4)), gap=0, margins=(4, 2, 4, 4))
            whole.addWidget(cards, 1)
            holder.setLayout(whole)
            holder.setMinimumWidth(theme().px(WIDE))
            line.addWidget(holder, 1)
            self.columns.append(cards)
            self._pills.append(pill)
            self._holders.append(holder)
        self.setWidget(inner)

    def show_rows(self, rows: Sequence[PromiseRow]) -> None:
        """Show other commitments."""
        for cards, pill, holder in zip(self.columns, self._pills, self._holders, strict=True):
            some = [each for each in rows if each.status == cards.status.key]
            cards.cards.show_rows(some)
            pill.show_status(cards.status.glyph, cards.status.word, str(len(some)))
            cards.setAccessibleName(
                self.tr("{status}: {count}").format(status=cards.status.word, count=len(some))
            )
            holder.setVisible(bool(some))
        if not any(each.id == self._current for each in rows):
            self._current = ""

    def current_id(self) -> str:
        """The id of the card that was chosen last."""
        return self._current

    def choose(self, item_id: str) -> bool:
        """Choose a card; False where no column shows it."""
        for cards in self.columns:
            for at, line in enumerate(cards.cards.lines):
                if line.id == item_id:
                    cards.choose(at)
                    self._choose(item_id)
                    self.ensureWidgetVisible(cards)
                    return True
        return False

    def focus_first(self) -> None:
        """Put the focus on the chosen card, else on the first."""
        there = [cards for cards in self.columns if cards.cards.lines]
        chosen = [cards for cards in there if cards.current_id() == self._current and self._current]
        for cards in (chosen or there)[:1]:
            cards.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, item_id: str) -> None:
        if item_id == self._current:
            return
        self._current = item_id
        for cards in self.columns:
            if cards.current_id() and cards.current_id() != item_id:
                cards.selectionModel().clear()
        self.chosen.emit(item_id)

    def _walk(self, cards: CardList, step: int) -> None:
        there = [each for each in self.columns if each.cards.lines]
        at = max(0, min(len(there) - 1, there.index(cards) + step))
        if there[at] is not cards:
            row_at = cards.currentIndex().row()
            there[at].choose(row_at)
            there[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(there[at])
