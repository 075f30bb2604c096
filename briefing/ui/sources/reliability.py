"""The reliability of a source as a row of letters and words; another letter is chosen in place, with a reason."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from briefing.analysis.wording import sentence
from briefing.domain.scales import Reliability
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.fields import FormField, TextField
from briefing.ui.kit.labels import Caption, TextLabel
from briefing.ui.kit.layouts import row
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import bare, set_tip
from briefing.ui.kit.theme import theme, themes


class Letter(QAbstractButton):
    """One letter of the scale; pressed where it is the source's own."""

    def __init__(self, letter: Reliability, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter = letter
        self.setCheckable(True)
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = f"{letter.name}: {letter.value}"
        self.setAccessibleName(bare(words))
        set_tip(self, words)
        themes().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Qt: a small tile."""
        return QSize(theme().px(26), theme().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the tile."""
        del event
        now, on = theme(), self.isChecked()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(now.colour("accent" if on else "hover" if self.underMouse() else "mute-soft"))
        p.drawRoundedRect(self.rect().toRectF(), 3, 3)
        p.setPen(now.colour("on-accent" if on else "ink-2"))
        p.setFont(now.font("label", 600))
        p.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.letter.name)
        p.end()


class ReliabilityRow(QWidget):
    """Letters, the words of the one in force, its reason; the form where another one is chosen.

    `saved` gives letter and reason, `givenBack` says that the pack's own letter is wanted again.
    """

    saved = Signal(str, str)
    givenBack = Signal()

    def __init__(
        self, letter: str, reason: str, *, mine: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._letter, self._reason = letter, reason
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        self.letters = [Letter(each) for each in Reliability]
        for button in self.letters:
            button.clicked.connect(lambda _checked=False, name=button.letter.name: self.choose(name))
        self.words = TextLabel("", "body", weight=500)
        whole.addLayout(row(*self.letters, 6, self.words, None, gap=3))
        self.reason = Prose(sentence(reason) or self.tr("No reason is given."), "small", ink="ink-2")
        whole.addWidget(self.reason)
        self.give_back = Button(
            self.tr("Give the letter back to the pack"), "link", small=True, clicked=self.givenBack.emit
        )
        self.give_back.setVisible(mine)
        self.give_back_row = row(Caption(self.tr("Yours."), "accent"), self.give_back, None)
        if mine:
            whole.addLayout(self.give_back_row)
        self.form = QWidget()
        inside = QVBoxLayout(self.form)
        inside.setContentsMargins(0, 2, 0, 2)
        inside.setSpacing(6)
        self.why = TextField(self.tr("Reason"), self.tr("What its letter rests on"), reason)
        self.why.returnPressed.connect(self.save)
        self.field = FormField(self.tr("Why this letter"), self.why)
        inside.addWidget(self.field)
        self.save_button = Button(self.tr("Save"), small=True, key="Enter", clicked=self.save)
        self.cancel_button = Button(self.tr("Cancel"), "quiet", small=True, key="Esc", clicked=self.cancel)
        inside.addLayout(row(self.save_button, self.cancel_button, None))
        whole.addWidget(self.form)
        self.form.hide()
        self._show(letter)

    def _show(self, letter: str) -> None:
        for button in self.letters:
            button.setChecked(button.letter.name == letter)
        words = next((each.value for each in Reliability if each.name == letter), self.tr("not graded"))
        self.words.show_text(words)

    def current(self) -> str:
        """The letter that is shown."""
        return next((button.letter.name for button in self.letters if button.isChecked()), "")

    def choose(self, letter: str) -> None:
        """Choose a letter and ask why; also the source's own letter, to write another reason."""
        self._show(letter)
        self.form.show()
        self.why.setFocus()
        self.why.selectAll()

    def lock(self, why_not: str) -> None:
        """Only show it, and say why it cannot be changed."""
        for button in self.letters:
            button.setEnabled(False)
            set_tip(button, f"{button.letter.name}: {button.letter.value}\n{why_not}")
        self.give_back.set_enabled(why_not)

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return not self.form.isHidden()

    def save(self) -> None:
        """Say what was chosen; a letter without a reason is not taken."""
        why = self.why.text().strip()
        if not why:
            self.field.show_error(self.tr("A letter needs its reason: say in a few words what it rests on."))
            return
        if self.current() != self._letter and why == self._reason.strip():
            self.field.show_error(
                self.tr("This is the reason of the letter before: say why another one is right.")
            )
            return
        self.saved.emit(self.current(), why)

    def cancel(self) -> None:
        """Leave it as it was."""
        self.form.hide()
        self.field.show_error("")
        self.why.setText(self._reason)
        self._show(self._letter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc leaves it as it was; the arrows walk over the letters."""
        if event.key() == Qt.Key.Key_Escape and self.editing:
            self.cancel()
            return
        at = next((index for index, button in enumerate(self.letters) if button.hasFocus()), -1)
        if at >= 0 and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = 1 if (event.key() == Qt.Key.Key_Right) != self.isRightToLeft() else -1
            self.letters[max(0, min(len(self.letters) - 1, at + step))].setFocus()
            return
        super().keyPressEvent(event)
