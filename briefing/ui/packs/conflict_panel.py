"""A conflict to decide: what was, mine, theirs and later as cards, the reason, and Decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from briefing.analysis.wording import when
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.cards import Card
from briefing.ui.kit.chips import Mark
from briefing.ui.kit.fields import FormField, TextField
from briefing.ui.kit.labels import Caption, Head, TextLabel
from briefing.ui.kit.layouts import Hairline, ScrollPage, empty, row
from briefing.ui.kit.painters import Chip
from briefing.ui.kit.prose import Prose, Run, Words
from briefing.ui.kit.text import bare
from briefing.ui.kit.theme import theme
from briefing.ui.packs.preview import Disagreement

Choice = Literal["mine", "theirs", "later"]
CHOICES: tuple[Choice, ...] = ("mine", "theirs", "later")


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a conflict, and why."""

    choice: Choice
    reason: str = ""


def chosen(key: str) -> Choice:
    """The choice of a key; what is none is left for later."""
    return next((one for one in CHOICES if one == key), "later")


class ChoiceCard(QAbstractButton):
    """A card that is one of several choices: radio mark, word, value, and what speaks for it."""

    def __init__(
        self,
        word: str,
        value: str,
        note: str = "",
        chips: Sequence[Chip] = (),
        *,
        weight: int = 600,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(bare(f"{word}: {value}. {note}".strip()))
        whole = QHBoxLayout(self)
        whole.setSpacing(8)
        label = TextLabel(word, "body", weight=600)
        label.setFixedWidth(theme().px(94))
        whole.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(3)
        runs: list[Run] = [Words(value)]
        if not note:
            runs += chips
        self.value = Prose(runs, "body", weight=weight)
        told.addWidget(self.value)
        parts: list[QWidget] = [label, self.value]
        if note:
            second = Prose([Words(note), *chips], "small", ink="ink-2")
            told.addWidget(second)
            parts.append(second)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addLayout(told, 1)

        self._pad()

    def _pad(self) -> None:
        """Leave room for the radio mark at the start edge."""
        start, end = theme().px(40), 14
        left, right = (end, start) if self.isRightToLeft() else (start, end)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(left, 10, right, 10)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another direction of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._pad()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground, edge and radio mark."""
        del event
        now, on, rtl = theme(), self.isChecked(), self.isRightToLeft()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if on else 1
        p.setPen(QPen(now.colour("accent" if on else "line-strong"), width))
        p.setBrush(now.colour("accent-soft" if on else "hover" if self.underMouse() else "panel"))
        inset = width / 2
        box = self.rect().toRectF()
        p.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), now.radius("card"), now.radius("card"))
        side = float(now.px(14))
        left = box.right() - now.px(14) - side if rtl else box.left() + now.px(14)
        mark = QRectF(left, box.top() + now.px(12), side, side)
        p.setBrush(now.colour("panel"))
        p.setPen(QPen(now.colour("accent" if on else "line-strong"), now.px(4) if on else 1))
        edge = now.px(4) / 2 if on else 0.5
        p.drawEllipse(mark.adjusted(edge, edge, -edge, -edge))
        p.end()


class ConflictPanel(ScrollPage):
    """One conflict. `decided` gives choice and reason, `forAll` the same for all conflicts of the same field."""

    decided = Signal(str, str)
    forAll = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("canvas", margins=(22, 14, 22, 16), gap=8, parent=parent)
        self.setAccessibleName(self.tr("Conflict"))
        self.shown: Disagreement | None = None
        self.cards: dict[str, ChoiceCard] = {}
        self.reason: TextField | None = None
        self.decide_button: Button | None = None
        self.all_button: Button | None = None

    def show_conflict(
        self, what: Disagreement, at: int, of: int, decision: Decision | None = None, *, alike: int = 0
    ) -> None:
        """Show a conflict, the n-th of how many, with what was decided before; `alike` others have its field."""
        empty(self.body)
        self.shown = what
        place = self.tr("Conflict {at} of {of}").format(at=at, of=of)
        self.body.addLayout(row(Mark("diamond"), Caption(place, "disputed"), None, gap=6))
        self.body.addWidget(Prose(what.title, "title", px=20, line=25))
        self.body.addWidget(Prose(self._what_happened(what), "body", ink="ink-2"))
        self.body.addWidget(self._was(what))
        self._make_cards(what)
        self.reason = TextField(
            self.tr("Reason"), self.tr("Why, in a few words"), decision.reason if decision else ""
        )
        self.reason.returnPressed.connect(self._decide)
        self.body.addWidget(FormField(self.tr("Reason, kept in the history"), self.reason))
        self.decide_button = Button(self.tr("Decide"), key="Enter", clicked=self._decide)
        self.all_button = Button(self.tr("Use for all conflicts like this"), "quiet", clicked=self._for_all)
        self.all_button.setVisible(alike > 0)
        self.body.addLayout(row(self.decide_button, self.all_button, None))
        before = decision.choice if decision else chosen(what.conflict.choice)
        self.cards[before].setChecked(True)
        if what.briefings:
            self.body.addSpacing(8)
            self.body.addWidget(Hairline())
            self.body.addWidget(Head(self.tr("In your briefing")))
            named = ", ".join(f"“{each}”" for each in what.briefings)
            words = self.tr(
                "{briefings} uses this. A statement that rests on it is marked as changed; nothing is rewritten."
            )
            self.body.addWidget(Prose(words.format(briefings=named), "body", ink="ink-2"))
        self.body.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def choice(self) -> str:
        """What is chosen."""
        return next((key for key, card in self.cards.items() if card.isChecked()), "later")

    def _what_happened(self, what: Disagreement) -> str:
        if what.conflict.removed:
            words = self.tr("You changed this field{on}; version {version} drops the record.")
        else:
            words = self.tr("You changed this field{on}; version {version} changes it too.")
        on = self.tr(" on {day}").format(day=when(what.changed_on)) if what.changed_on else ""
        return words.format(on=on, version=what.version)

    def _was(self, what: Disagreement) -> QWidget:
        card = Card(dense=True, token="", dashed=True)
        label = Caption(self.tr("Was"), "ink-2")
        label.setFixedWidth(theme().px(94))
        words = Prose(what.base, "body")
        line = row(theme().px(28), label, words)
        line.setStretch(2, 1)
        card.body.addLayout(line)
        return card

    def _make_cards(self, what: Disagreement) -> None:
        reason = self.tr("Your reason: {reason}").format(reason=what.reason) if what.reason else ""
        later = self.tr("Keep mine in view, mark the field, and ask again.")
        theirs = what.theirs
        if what.conflict.removed:
            theirs = self.tr("Let the record go")
        self.cards = {
            "mine": ChoiceCard(self.tr("Mine"), what.mine, reason),
            "theirs": ChoiceCard(self.tr("Theirs"), theirs, what.ground, what.chips),
            "later": ChoiceCard(self.tr("Later"), later, weight=400),
        }
        holder = QWidget()
        holder.setAccessibleName(self.tr("Which value stands"))
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for card in self.cards.values():
            inside.addWidget(card)
        self.body.addWidget(holder)

    def _decide(self) -> None:
        if self.reason:
            self.decided.emit(self.choice(), self.reason.text().strip())

    def _for_all(self) -> None:
        if self.reason:
            self.forAll.emit(self.choice(), self.reason.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Up and Down walk over the cards."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        cards = list(self.cards.values())
        at = next((index for index, card in enumerate(cards) if card.hasFocus()), -1)
        if step and at >= 0:
            card = cards[(at + step) % len(cards)]
            card.setFocus(Qt.FocusReason.TabFocusReason)
            card.setChecked(True)
            return
        super().keyPressEvent(event)
