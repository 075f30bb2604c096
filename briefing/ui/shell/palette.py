"""Search and palette in one box: words find records, grouped by kind; after ">" they find actions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from briefing.domain.items import SEARCHED_KINDS
from briefing.ui.actions import ACTIONS
from briefing.ui.asking import Shell
from briefing.ui.kit.fields import TextField
from briefing.ui.kit.labels import IconMark, KeyCap
from briefing.ui.kit.layouts import Hairline
from briefing.ui.kit.theme import theme
from briefing.ui.shell.finding import find, typed_words
from briefing.ui.shell.palette_rows import KIND_WORDS, Row, RowPainter, Rows

EACH = 5
"""Results shown of each kind, until one kind alone is searched."""


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
        self._model = Rows(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Results"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowPainter(self.list))
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
        typed = typed_words(text)
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
            rows.append(Row(head=QCoreApplication.translate("Palette", KIND_WORDS.get(kind, kind))))
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
