"""Search and palette in one box: words find records, grouped by kind; after ">" they find actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.items import SEARCHED_KINDS
from briefing.ui.actions import ACTIONS, Action, Shell
from briefing.ui.kit import painters
from briefing.ui.kit.fields import TextField
from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.labels import IconMark, KeyCap
from briefing.ui.kit.layouts import Hairline
from briefing.ui.kit.text import bare, one_line
from briefing.ui.kit.theme import theme
from briefing.ui.kit.translation import QT_TRANSLATE_NOOP
from briefing.ui.shell.finding import Result, find, key_words, marks

EACH = 5
"""Results shown of each kind, until one kind alone is searched."""

KIND_WORDS = {
    "institution": QT_TRANSLATE_NOOP("Palette", "Institutions"),
    "event": QT_TRANSLATE_NOOP("Palette", "Events"),
    "commitment": QT_TRANSLATE_NOOP("Palette", "Commitments"),
    "policy": QT_TRANSLATE_NOOP("Palette", "Policies and laws"),
    "person": QT_TRANSLATE_NOOP("Palette", "People"),
    "source": QT_TRANSLATE_NOOP("Palette", "Sources"),
    "question": QT_TRANSLATE_NOOP("Palette", "Open questions"),
    "assessment": QT_TRANSLATE_NOOP("Palette", "Assessments"),
    "decision": QT_TRANSLATE_NOOP("Palette", "Decisions"),
    "point": QT_TRANSLATE_NOOP("Palette", "Points of plans"),
    "provision": QT_TRANSLATE_NOOP("Palette", "Provisions of law"),
    "place": QT_TRANSLATE_NOOP("Palette", "Places"),
    "count": QT_TRANSLATE_NOOP("Palette", "Figures"),
    "briefing": QT_TRANSLATE_NOOP("Palette", "Briefings"),
}
KIND_ICONS = {
    "institution": "landmark",
    "event": "chart-gantt",
    "commitment": "list-checks",
    "policy": "scroll-text",
    "person": "user",
    "source": "library",
    "question": "circle-help",
    "assessment": "scale",
    "decision": "gavel",
    "point": "list-ordered",
    "provision": "scroll-text",
    "place": "map-pin",
    "count": "table",
    "briefing": "file-text",
}


@dataclass(frozen=True)
class Row:
    """One row: a group's head, a record found, or an action."""

    head: str = ""
    result: Result | None = None
    action: Action | None = None
    words: str = ""
    lacks: str | None = None
    typed: str = ""

    @property
    def choosable(self) -> bool:
        """Whether Enter does something on it."""
        return self.result is not None or (self.action is not None and self.lacks is None)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if row.result:
                return bare(f"{row.result.title} {row.result.second}".strip())
            return row.head or (f"{row.words}: {row.lacks}" if row.lacks else row.words)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        usable = index.isValid() and self.rows[index.row()].choosable
        return (
            (Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable) if usable else Qt.ItemFlag.NoItemFlags
        )


class _Paint(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(option.rect.width(), theme().px(25 if row.head else 30))

    def paint(
        self, p: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        now, rtl = theme(), option.direction == Qt.LayoutDirection.RightToLeft
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            p.fillRect(box, now.colour("accent-soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver and row.choosable:
            p.fillRect(box, now.colour("hover"))
        inner = box.adjusted(12, 0, -12, 0)
        across = int(
            (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignVCenter
        )
        if row.head:
            p.setFont(now.font("label"))
            p.setPen(now.colour("ink-3"))
            p.drawText(inner.adjusted(0, 6, 0, 0), across, row.head)
            p.restore()
            return
        off = row.lacks is not None
        name = (
            row.action.icon if row.action else KIND_ICONS.get(row.result.kind if row.result else "", "circle")
        )
        inner = self._icon(p, inner, name, "ink-off" if off else "ink-2", rtl=rtl)
        inner = self._end(p, inner, row, rtl=rtl, chosen=chosen)
        words = row.result.title if row.result else row.words
        typed = row.typed
        used = _marked(p, inner, words, key_words(typed), "ink-off" if off else "ink", rtl=rtl)
        if row.result and row.result.second:
            rest = inner.adjusted(0, 0, -used - 8, 0) if rtl else inner.adjusted(used + 8, 0, 0, 0)
            if rest.width() > 40:
                _marked(
                    p,
                    rest,
                    row.result.second,
                    key_words(typed),
                    "ink-2" if chosen else "ink-3",
                    rtl=rtl,
                    token="small",
                )
        p.restore()

    def _icon(self, p: QPainter, box: QRectF, name: str, ink: str, *, rtl: bool) -> QRectF:
        side = theme().px(16)
        if name:
            left = box.right() - side if rtl else box.left()
            draw_icon(p, QRectF(left, box.center().y() - side / 2, side, side), name, ink)
        gap = side + 10
        return box.adjusted(0, 0, -gap, 0) if rtl else box.adjusted(gap, 0, 0, 0)

    def _end(self, p: QPainter, box: QRectF, row: Row, *, rtl: bool, chosen: bool) -> QRectF:
        now = theme()
        across = int(
            (Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight)
            | Qt.AlignmentFlag.AlignVCenter
        )
        wide = 0.0
        if row.result and row.result.glyph:
            side = now.px(13)
            left = box.left() if rtl else box.right() - side
            painters.draw_status(p, QRectF(left, box.center().y() - side / 2, side, side), row.result.glyph)
            wide = side
        elif row.result and row.result.chip:
            size = painters.chip_size(row.result.chip)
            left = box.left() if rtl else box.right() - size.width()
            place = QRectF(left, box.center().y() - size.height() / 2, size.width(), size.height())
            painters.draw_chip(
                p, place, row.result.chip, "weak" if row.result.chip in "DEF" else "supports", selected=chosen
            )
            wide = size.width()
        else:
            text = row.lacks or (row.result.when if row.result else (row.action.key if row.action else ""))
            if text:
                p.setFont(now.font("small"))
                p.setPen(now.colour("ink-off" if row.lacks else "ink-3"))
                shown = text if row.lacks or row.result else text.replace("+", " ")
                p.drawText(box, across, shown)
                wide = QFontMetricsF(now.font("small")).horizontalAdvance(shown)
        gap = wide + 10 if wide else 0
        return box.adjusted(gap, 0, 0, 0) if rtl else box.adjusted(0, 0, -gap, 0)


def _marked(
    p: QPainter, box: QRectF, text: str, typed: list[str], ink: str, *, rtl: bool, token: str = "body"
) -> float:
    """Draw words with what was typed in bold and underlined; how wide they are."""
    now = theme()
    plain_font, bold = now.font(token), now.font(token, 600)
    metrics, strong = QFontMetricsF(plain_font), QFontMetricsF(bold)
    shown = metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, box.width() * 0.97)
    across = int(
        (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
    )
    found = marks(shown, typed)
    p.setPen(now.colour(ink))
    if rtl or not found:
        p.setFont(plain_font)
        p.drawText(box, across, shown)
        return metrics.horizontalAdvance(shown)
    x, at = box.left(), 0
    for start, end in [*found, (len(shown), len(shown))]:
        for part, font, measure in ((shown[at:start], plain_font, metrics), (shown[start:end], bold, strong)):
            if not part:
                continue
            wide = measure.horizontalAdvance(part)
            p.setFont(font)
            p.setPen(now.colour(ink))
            p.drawText(QRectF(x, box.top(), wide + 2, box.height()), across, part)
            if font is bold:
                line = box.center().y() + measure.ascent() / 2 + 2
                p.setPen(QPen(now.colour("accent"), 1.2))
                p.drawLine(int(x), int(line), int(x + wide), int(line))
            x += wide
        at = end
    return x - box.left()


class Palette(QFrame):
    """The box, over the window. `found` gives the id of a record that was chosen."""

    found = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self._home = parent
        self._place = QRectF()
        self.setAccessibleName(self.tr("Search everything"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QVBoxLayout(self)
        body.setContentsMargins(1, 1, 1, 7)
        body.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(12, 5, 12, 5)
        line.setSpacing(8)
        self._lens = IconMark("search")
        self.field = TextField(self.tr("Search everything"), self.tr("Search everything, or > for actions"))
        self.field.setProperty("bare", True)
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        for part in (self._lens, self.field, KeyCap("Esc")):
            line.addWidget(part)
        body.addLayout(line)
        body.addWidget(Hairline())
        self._model = _Rows(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Results"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Paint(self.list))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.viewport().setAutoFillBackground(False)
        self.list.clicked.connect(self._take)
        body.addWidget(self.list)
        self.hide()

    def open_with(self, text: str, place: QRectF) -> None:
        """Open at a place of the window, with a text typed already."""
        self._place = place
        self.field.setText(text)
        self.field.selectAll() if not text.startswith(">") else self.field.setCursorPosition(len(text))
        self._look(text)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[Row]:
        """What is shown, for whoever reads it."""
        return self._model.rows

    def _look(self, text: str) -> None:
        if text.startswith(">"):
            self._lens.show_icon("keyboard")
            rows = self._actions(text[1:])
        else:
            self._lens.show_icon("search")
            rows = self._records(text)
        self._model.show(rows)
        self._settle()
        self._choose(-1, 1)
        self.list.scrollToTop()

    def _actions(self, text: str) -> list[Row]:
        typed = key_words(text)
        rows = []
        for action in ACTIONS:
            words = action.name(self._shell)
            if all(word in f"{words} {action.words}".casefold() for word in typed):
                rows.append(Row(action=action, words=words, lacks=action.lacks(self._shell), typed=text))
        return rows or [Row(head=self.tr("No action is called so."))]

    def _records(self, text: str) -> list[Row]:
        results = find(self._shell.context, text)
        if not results:
            if not text.strip():
                return [Row(head=self.tr("Names, abbreviations, words of sources, English or Urdu"))]
            return [Row(head=self.tr("Nothing on record holds these words."))]
        first = list(dict.fromkeys(result.kind for result in results))
        order = sorted(first, key=lambda kind: (first.index(kind) > 0, _order(kind)))
        rows: list[Row] = []
        for kind in order:
            group = [result for result in results if result.kind == kind]
            rows.append(Row(head=self.tr(KIND_WORDS.get(kind, kind))))
            rows += [Row(result=result, typed=text) for result in group[:EACH]]
        return rows

    def _settle(self) -> None:
        high = sum(theme().px(25 if row.head else 30) for row in self._model.rows)
        room = self._home.height() - self._place.top() - theme().px(60)
        self.list.setFixedHeight(int(min(high, room - theme().px(48))))
        self.setFixedWidth(int(self._place.width()))
        self.adjustSize()
        self.move(int(self._place.left()), int(self._place.top()))

    def _choose(self, at: int, step: int) -> None:
        rows = self._model.rows
        for _ in rows:
            at = (at + step) % len(rows)
            if rows[at].choosable:
                self.list.setCurrentIndex(self._model.index(at))
                return

    def _take(self, index: QModelIndex | None = None) -> None:
        index = index or self.list.currentIndex()
        if not index.isValid():
            return
        row = self._model.rows[index.row()]
        if not row.choosable:
            return
        self.leave()
        if row.result:
            self.found.emit(row.result.id)
        elif row.action:
            row.action.trigger(self._shell)

    def leave(self) -> None:
        """Close."""
        self.hide()
        self._home.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keys of the field walk the list; a press elsewhere closes."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._choose(self.list.currentIndex().row(), 1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take()
                return True
            if key == Qt.Key.Key_Escape:
                self.leave()
                return True
            if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                return True
        if (
            watched is self.field
            and event.type() == QEvent.Type.FocusOut
            and self.isVisible()
            and not self.underMouse()
        ):
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: raised ground with a strong edge."""
        del event
        now = theme()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(now.colour("line-strong"), 1))
        p.setBrush(now.colour("raised"))
        p.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        p.end()


def _order(kind: str) -> int:
    return SEARCHED_KINDS.index(kind) if kind in SEARCHED_KINDS else len(SEARCHED_KINDS)
