"""A field of a profile in its row: label, value with its chips, what is unsourced, disputed or the user's own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedField, StatedValue
from briefing.analysis.wording import capital
from briefing.ui.institutions.marks import value_chips
from briefing.ui.kit.buttons import IconButton
from briefing.ui.kit.chips import Tag
from briefing.ui.kit.labels import IconMark, TextLabel
from briefing.ui.kit.layouts import empty
from briefing.ui.kit.painters import visible_chips
from briefing.ui.kit.prose import Diamond, Prose, Ring, Run, Words
from briefing.ui.kit.text import bare
from briefing.ui.kit.theme import theme

LABEL_WIDTH = 104


class Row(QWidget):
    """The frame of every row: label at the start, parts after it, a pencil at the end while it is reached.

    `pressed`: its evidence is asked for; `reached`: it has the focus; `editAsked` and `menuAsked` say what they are.
    """

    pressed = Signal()
    reached = Signal()
    editAsked = Signal()
    menuAsked = Signal(QPoint)

    def __init__(
        self, label: str, *, editable: bool = True, pencil: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        self._last = False
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 6, 6, 7)
        whole.setSpacing(10)
        self.label = TextLabel(label, "small", ink="ink-2", wrap=True)
        self.label.setFixedWidth(theme().px(LABEL_WIDTH))
        self.label.setContentsMargins(0, 1, 0, 0)
        whole.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(3)
        whole.addLayout(self.body, 1)
        self._editable, self._with_pencil = editable, editable and pencil
        self.pencil: IconButton | None = None
        self._pencil_place = QVBoxLayout()
        self._pencil_place.setContentsMargins(0, 0, 0, 0)
        if self._with_pencil:
            room = QSpacerItem(theme().px(24), 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._pencil_place.addSpacerItem(room)
            whole.addLayout(self._pencil_place, 0)

    def set_last(self, last: bool) -> None:
        """The last row has no hairline beneath."""
        self._last = last
        self.update()

    def _show_pencil(self) -> None:
        wanted = self._with_pencil and (self.underMouse() or self.hasFocus())
        if self.pencil is None and wanted:
            self.pencil = IconButton(
                "pencil",
                self.tr("Edit {field}").format(field=self.label.whole().lower()),
                small=True,
                key="F2",
                clicked=self.editAsked.emit,
            )
            self.pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._pencil_place.insertWidget(0, self.pencil, 0, Qt.AlignmentFlag.AlignTop)
        if self.pencil is not None:
            self.pencil.setVisible(wanted)

    # -- Qt
    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the pencil while the pointer is over it."""
        super().enterEvent(event)
        self._show_pencil()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: without the pointer it goes."""
        super().leaveEvent(event)
        self._show_pencil()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: it is reached."""
        super().focusInEvent(event)
        self._show_pencil()
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: it is left."""
        super().focusOutEvent(event)
        self._show_pencil()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a press shows the evidence."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a double press edits."""
        if self._editable and event.button() == Qt.MouseButton.LeftButton:
            self.editAsked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter shows the evidence, F2 edits, Up and Down go to the neighbour."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit()
        elif key == Qt.Key.Key_F2 and self._editable:
            self.editAsked.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        parent = self.parentWidget()
        rows = [each for each in parent.findChildren(Row) if each.isVisible()] if parent else []
        rows.sort(key=lambda each: each.mapTo(self.window(), QPoint(0, 0)).y())
        at = rows.index(self) + step if self in rows else -1
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the row's menu."""
        self.menuAsked.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground under the pointer, the hairline beneath."""
        del event
        now = theme()
        p = QPainter(self)
        if self.underMouse():
            p.fillRect(self.rect(), now.colour("hover"))
        if not self._last:
            p.fillRect(0, self.height() - 1, self.width(), 1, now.colour("line"))
        p.end()


class FieldRow(Row):
    """A stated field, closed: its value or values, each with dates, marks and chips."""

    def __init__(self, selection: Selection, found: StatedField, parent: QWidget | None = None) -> None:
        super().__init__(found.label, parent=parent)
        self.field = found.field
        self.found: StatedField | None = None
        self.lines: list[Prose] = []
        self.show_field(selection, found)

    def show_field(self, selection: Selection, found: StatedField) -> None:
        """Show what is stated for the field now."""
        self.found = found
        empty(self.body)
        self.lines = []
        shown = found.current or ((found.shown,) if found.shown else ())
        for value in shown:
            self._line(selection, value, several=len(shown) > 1)
        beside = found.beside
        if beside is not None and found.shown is not None:
            said = self.tr("possibly; certainly {value}").format(value=beside.words)
            self.body.addWidget(Prose(said, "small", ink="ink-3"))
        words = "; ".join(line.words() for line in self.lines)
        self.setAccessibleName(bare(f"{found.label}: {words}"))

    def _line(self, selection: Selection, value: StatedValue, *, several: bool) -> None:
        serif = self.field == "mandate"
        prose = Prose(
            value_runs(selection, value, dates=several or bool(value.other_dates)),
            "read" if serif else "body",
            px=14.5 if serif else 0,
            line=20 if serif else 0,
        )
        prose.chipActivated.connect(lambda _key: self.pressed.emit())
        self.lines.append(prose)
        if value.mine:
            self.body.addLayout(mine_line(prose))
        else:
            self.body.addWidget(prose)


def mine_line(prose: Prose) -> QHBoxLayout:
    """A value with the marks of the user's own: pencil and "yours"."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(prose, 1)
    line.addWidget(IconMark("pencil", "accent", 13, prose.tr("yours")), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Tag(prose.tr("yours"), "accent-ink", "accent-soft"), 0, Qt.AlignmentFlag.AlignTop)
    return line


def value_runs(
    selection: Selection, value: StatedValue, *, dates: bool = False, weight: int = 0
) -> list[Run]:
    """A value as running text: ring where nothing is cited, words, dates, diamond where sources differ, chips."""
    runs: list[Run] = []
    if value.unsourced:
        runs.append(Ring())
    runs.append(Words(capital(value.words), weight=weight))
    if dates and value.dates:
        runs.append(Words(f", {value.dates}", ink="ink-3"))
    if value.unsourced:
        runs.append(Words(f", {_no_source()}", ink="ink-3"))
    if value.disputing or value.contrary:
        runs.append(Words(" "))
        runs.append(Diamond())
    runs += visible_chips(value_chips(selection, value))
    return runs


def _no_source() -> str:
    return QCoreApplication.translate("institutions", "no source")
