"""Fields of forms: label above, hint or error beneath; search field; the date field with its echo in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from briefing.ui.kit.date_reading import read_date
from briefing.ui.kit.icons import draw_icon, icon
from briefing.ui.kit.labels import Label
from briefing.ui.kit.prose import Prose, Run
from briefing.ui.kit.text import bare, one_line, set_tip
from briefing.ui.kit.theme import theme, themes


class TextField(QLineEdit):
    """One line of text. `name` is what a screen reader calls it."""

    def __init__(
        self, name: str, placeholder: str = "", text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(one_line(text), parent)
        self.setAccessibleName(bare(name))
        self.setPlaceholderText(placeholder)

    def set_wrong(self, wrong: bool) -> None:
        """Draw or drop the red edge of wrong input."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)


class TextArea(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it, as in every form."""

    def __init__(
        self, name: str, placeholder: str = "", text: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(bare(name))
        self.setPlaceholderText(placeholder)
        self.setPlainText(text)
        self.setTabChangesFocus(True)
        self.setPalette(theme().editor_palette())
        self.setFixedHeight(theme().line("body") * lines + 16)

    def text(self) -> str:
        """What was written."""
        return self.toPlainText().strip()


class SearchField(TextField):
    """A field that narrows a list as one types, with the lens at its start and a cross to empty it."""

    def __init__(self, placeholder: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name or placeholder, placeholder, parent=parent)
        self.setClearButtonEnabled(True)
        for cross in self.findChildren(QToolButton):
            cross.setAccessibleName(self.tr("Empty the field"))
        self._lens = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._dress()
        themes().changed.connect(self._dress)

    def _dress(self) -> None:
        self._lens.setIcon(icon("search", "ink-3"))


class FindField(SearchField):
    """The find field of a list; Down and Enter go to the rows, and `leftForRows` tells whether it was Enter."""

    leftForRows = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Down, Enter and Esc leave it."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.leftForRows.emit(event.key() != Qt.Key.Key_Down)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Select(QComboBox):
    """A choice out of a short closed list; `chosen` gives the key."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], current: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(bare(name))
        for key, words in choices:
            self.addItem(one_line(words), key)
        self.set_current(current)
        self.activated.connect(lambda _index: self.chosen.emit(self.current()))

    def current(self) -> str:
        """The key of what is chosen."""
        return str(self.currentData() or "")

    def set_current(self, key: str) -> None:
        """Choose without saying so."""
        index = self.findData(key)
        if index >= 0:
            self.setCurrentIndex(index)


class FormField(QWidget):
    """A control with its label above and, beneath, a hint or what is wrong and how to mend it."""

    def __init__(self, label: str, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.label = Label(label)
        self.label.setBuddy(control)
        self._hint = hint
        self.note = Prose(hint, "small", ink="ink-2")
        self._error = False
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(2)
        body.addWidget(self.label)
        body.addWidget(control)
        body.addWidget(self.note)
        self.note.setVisible(bool(hint))
        if not control.accessibleName():
            control.setAccessibleName(bare(label))

    def show_hint(self, hint: str | Sequence[Run]) -> None:
        """Show a hint beneath, or nothing."""
        self._mark(wrong=False)
        self.note.set_ink("ink-2")
        self.note.show_runs(hint)
        self.note.setVisible(bool(hint))
        self.control.setAccessibleDescription(self.note.words())

    def show_error(self, sentence: str) -> None:
        """Show what is wrong and the mend; an empty sentence shows the hint again."""
        if not sentence:
            self.show_hint(self._hint)
            return
        self._mark(wrong=True)
        self.note.set_ink("refused")
        self.note.show_runs(sentence)
        self.note.setVisible(True)
        self.control.setAccessibleDescription(bare(sentence))

    @property
    def wrong(self) -> bool:
        """Whether an error is shown."""
        return self._error

    def _mark(self, *, wrong: bool) -> None:
        self._error = wrong
        side = theme().px(13) + 6 if wrong else 0
        self.note.setContentsMargins(0, 0, 0, 0)
        self.note.set_indent(side)
        setter = getattr(self.control, "set_wrong", None)
        if callable(setter):
            setter(wrong)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the mark of an error beside its sentence."""
        super().paintEvent(event)
        if self._error:
            p = QPainter(self)
            p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            side = theme().px(13)
            box = self.note.geometry()
            left = box.right() - side if self.isRightToLeft() else box.left()
            draw_icon(p, QRectF(left, box.top() + 2, side, side), "circle-x", "refused")
            p.end()


Echo = Callable[[str], tuple[str, str, str]]
"""Reads what was typed as a date: its EDTF form, its words, and what is wrong (one of the last two is empty)."""


class DateField(TextField):
    """A field for a date in plain words or EDTF. It echoes what was understood at its end.

    `edtf()` is the date understood, empty where nothing was typed; `problem()` what is wrong, with its mend.
    """

    dateChanged = Signal(str)

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        text: str = "",
        *,
        read: Echo = read_date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, placeholder, text, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._read = read
        self._edtf = self._words = self._problem = ""
        self.textChanged.connect(self._look)
        self._look()

    def edtf(self) -> str:
        """The date understood, as EDTF."""
        return self._edtf

    def words(self) -> str:
        """The date understood, as a person would say it."""
        return self._words

    def problem(self) -> str:
        """What is wrong with what was typed, and its mend; empty where nothing is."""
        return self._problem

    def _look(self) -> None:
        typed = self.text().strip()
        self._edtf, self._words, self._problem = self._read(typed) if typed else ("", "", "")
        said = self._words if self._words != typed else self._edtf
        self._echo = said if said != typed else ""
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self._echo) + 12 if self._echo else 0
        fits = wide + metrics.horizontalAdvance(typed) + 30 < max(self.width(), 160)
        self._shown = self._echo if fits else ""
        self.setTextMargins(0, 0, wide if self._shown else 0, 0)
        self.setAccessibleDescription(self._problem or self._words)
        set_tip(self, self._problem or self._words)
        self.set_wrong(bool(self._problem))
        self.dateChanged.emit(self._edtf)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the echo at the end of the field."""
        super().paintEvent(event)
        if not self._shown:
            return
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setFont(theme().font("small"))
        p.setPen(theme().colour("ink-3"))
        end = Qt.AlignmentFlag.AlignRight
        p.drawText(self.rect().adjusted(10, 0, -10, 0), int(end | Qt.AlignmentFlag.AlignVCenter), self._shown)
        p.end()
