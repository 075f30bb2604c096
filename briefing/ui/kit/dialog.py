"""Dialogs and popovers: a question as title, what happens in one sentence, verbs on buttons, the safe one first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from briefing.ui.kit.buttons import Button, ButtonKind
from briefing.ui.kit.layouts import row
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import bare, one_line
from briefing.ui.kit.theme import theme


@dataclass(frozen=True, slots=True)
class Verb:
    """A button of a dialog: the key it answers with, its words, its kind."""

    key: str
    words: str
    kind: ButtonKind = "plain"


class Dialog(QDialog):
    """The frame of every dialog, at most 480 wide unless `width` says otherwise. Put a form into `dialog.body`.

    `answer` is the key of the pressed verb, empty where it was closed. Esc closes it, which is always safe.
    """

    answered = Signal(str)

    def __init__(
        self,
        question: str,
        sentence: str = "",
        verbs: Sequence[Verb] = (),
        *,
        width: int = 480,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.answer = ""
        self.setWindowTitle(one_line(question))
        self.setAccessibleName(bare(question))
        self.setAccessibleDescription(bare(sentence))
        self.setModal(True)
        self.setMinimumWidth(theme().px(min(width, 400)))
        self.setMaximumWidth(theme().px(width))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(6)
        self.question = Prose(question, "title", px=18, line=23)
        whole.addWidget(self.question)
        self.sentence = Prose(sentence, "body", ink="ink-2")
        self.sentence.setVisible(bool(sentence))
        whole.addWidget(self.sentence)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 6, 0, 0)
        self.body.setSpacing(10)
        whole.addLayout(self.body, 1)
        self.buttons: dict[str, Button] = {}
        self._foot = row(None)
        for verb in verbs:
            self.add_verb(verb)
        whole.addStretch(0)
        whole.addSpacing(8)
        whole.addLayout(self._foot)
        self.resize(theme().px(width), self.sizeHint().height())

    def add_verb(self, verb: Verb) -> Button:
        """Add a button at the end; the first one added is the safe one and has the focus."""
        button = Button(verb.words, verb.kind, clicked=lambda: self.finish(verb.key))
        if verb.kind == "primary":
            button.setDefault(True)
        self.buttons[verb.key] = button
        self._foot.addWidget(button)
        return button

    def finish(self, key: str) -> None:
        """Close with the answer of a verb."""
        self.answer = key
        self.answered.emit(key)
        self.done(QDialog.DialogCode.Accepted if key else QDialog.DialogCode.Rejected)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what wraps has its height only now that the width is known; no word is cut."""
        self.grow()
        super().showEvent(event)

    def grow(self) -> None:
        """Be as high as what is said needs, as far as the screen leaves room."""
        whole = self.layout()
        if whole is not None:
            whole.activate()
            needed = min(whole.totalHeightForWidth(self.width()), self.screen().availableGeometry().height())
            if needed > self.height():
                self.resize(self.width(), needed)


def ask(parent: QWidget, question: str, sentence: str, verbs: Sequence[Verb]) -> str:
    """Ask and wait; the key of the chosen verb, empty where the user closed the dialog."""
    dialog = Dialog(question, sentence, verbs, parent=parent)
    if verbs:
        dialog.buttons[verbs[0].key].setFocus()
    dialog.exec()
    answer = dialog.answer
    dialog.deleteLater()
    return answer


class Popover(QFrame):
    """A small window at a control, closed by Esc or a press elsewhere. Put parts into `popover.body`."""

    closed = Signal()

    def __init__(self, parent: QWidget, width: int = 0) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 12, 14, 12)
        self.body.setSpacing(8)
        if width:
            self.setFixedWidth(theme().px(width))

    def show_at(self, anchor: QWidget, *, align_end: bool = False) -> None:
        """Open under a control, at its start edge or its end edge, kept on the screen."""
        self.ensurePolished()
        self.adjustSize()
        size = self.size()
        right = align_end != anchor.isRightToLeft()
        place = anchor.mapToGlobal(QPoint(anchor.width() - size.width() if right else 0, anchor.height() + 4))
        screen = anchor.screen().availableGeometry()
        x = max(screen.left() + 4, min(place.x(), screen.right() - size.width() - 4))
        y = place.y()
        if y + size.height() > screen.bottom():
            y = max(screen.top() + 4, anchor.mapToGlobal(QPoint(0, 0)).y() - size.height() - 4)
        self.move(x, y)
        self.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: say that it closed."""
        super().hideEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: raised ground with a strong edge."""
        del event
        now = theme()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(now.colour("line-strong"), 1))
        p.setBrush(now.colour("raised"))
        p.drawRoundedRect(
            self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), now.radius("card"), now.radius("card")
        )
        p.end()
