"""The form of a judgement: claim, likelihood, confidence, basis, what would change it; both sentences as they print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.domain.briefings import Statement, confidence_sentence, likelihood_sentence
from briefing.domain.scales import YARDSTICK, Confidence
from briefing.ui.composer.areas import SavedArea
from briefing.ui.kit.buttons import SegmentedControl
from briefing.ui.kit.fields import FormField, Select
from briefing.ui.kit.labels import Label
from briefing.ui.kit.layouts import column
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.theme import theme

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context


class Yardstick(QWidget):
    """The seven ranges as bars, the chosen one filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = -1
        self.setFixedHeight(theme().px(6))

    def show_range(self, chosen: int) -> None:
        """Fill another range; -1 fills none."""
        self._chosen = chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the bars, from low to high as on every axis: left to right."""
        del event
        now, count = theme(), len(YARDSTICK)
        p = QPainter(self)
        gap = 2.0
        wide = (self.width() - gap * (count - 1)) / count
        for at in range(count):
            ink = "accent" if at == self._chosen else "mute-soft"
            p.fillRect(QRectF(at * (wide + gap), 0, wide, self.height()), now.colour(ink))
        p.end()


class JudgementForm(QWidget):
    """Everything a judgement has. Choices are saved at once, words as one types."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._statement: Statement | None = None
        self.claim = SavedArea(
            context,
            self.tr("What you judge"),
            self.tr("What do you judge to be so? One sentence, without its likelihood."),
            label=self.tr("Write a judgement"),
        )
        none = self.tr("not chosen")
        self.likelihood = Select(
            self.tr("Likelihood"),
            [
                ("", none),
                *((str(at), f"{self.tr(each.words)}, {each.edges}") for at, each in enumerate(YARDSTICK)),
            ],
        )
        self.likelihood.chosen.connect(lambda key: self._choose("likelihood", key))
        self.yardstick = Yardstick()
        levels = {
            Confidence.LOW: self.tr("Low"),
            Confidence.MODERATE: self.tr("Moderate"),
            Confidence.HIGH: self.tr("High"),
        }
        self.confidence = SegmentedControl(
            [("", self.tr("None")), *((level.value, words) for level, words in levels.items())],
            self.tr("Confidence"),
        )
        self.confidence.chosen.connect(lambda key: self._choose("confidence", key))
        self.basis = SavedArea(
            context,
            self.tr("Basis"),
            self.tr("What does the confidence rest on?"),
            token="body",
            label=self.tr("Write the basis of a judgement"),
            framed=True,
        )
        self.would_change = SavedArea(
            context,
            self.tr("What would change it"),
            self.tr("Which news would make you judge otherwise?"),
            token="body",
            label=self.tr("Write what would change a judgement"),
            framed=True,
        )
        self.preview = Prose("", "read", px=14, line=21)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.claim)
        likelihood = QWidget()
        likelihood.setLayout(column(self.likelihood, self.yardstick, gap=4))
        whole.addWidget(FormField(self.tr("Likelihood"), likelihood))
        confidence = QVBoxLayout()
        confidence.setSpacing(2)
        confidence.addWidget(Label(self.tr("Confidence")))
        confidence.addWidget(self.confidence, 0, Qt.AlignmentFlag.AlignLeading)
        whole.addLayout(confidence)
        whole.addWidget(FormField(self.tr("Basis"), self.basis))
        whole.addWidget(FormField(self.tr("Would change it"), self.would_change))
        whole.addWidget(Label(self.tr("It will read")))
        whole.addWidget(self.preview)
        for area in (self.claim, self.basis):
            area.textChanged.connect(self._say)

    def show_statement(self, statement: Statement, *, locked: bool) -> None:
        """Show a judgement as it stands."""
        self._statement = statement
        self.claim.show_field(statement.id, "text", statement.words, locked=locked)
        self.basis.show_field(statement.id, "basis", statement.item.get("basis"), locked=locked)
        self.would_change.show_field(
            statement.id, "would_change", statement.item.get("would_change"), locked=locked
        )
        chosen = YARDSTICK.index(statement.likelihood) if statement.likelihood else -1
        self.likelihood.set_current(str(chosen) if chosen >= 0 else "")
        self.likelihood.setEnabled(not locked)
        self.yardstick.show_range(chosen)
        self.confidence.set_current(statement.confidence.value if statement.confidence else "")
        self.confidence.setEnabled(not locked)
        self._say()

    def save(self) -> None:
        """Put what was typed on the disk now."""
        for area in (self.claim, self.basis, self.would_change):
            area.save()

    def _say(self) -> None:
        if self._statement is None:
            return
        first = likelihood_sentence(self.claim.toPlainText(), self._statement.likelihood)
        second = confidence_sentence(self._statement.confidence, self.basis.toPlainText())
        self.preview.show_runs(" ".join(part for part in (first, second) if part) or "…")

    def _choose(self, field: str, key: str) -> None:
        if self._statement is None:
            return
        self.save()
        statement_id = self._statement.id
        label = self.tr("Choose a likelihood") if field == "likelihood" else self.tr("Choose a confidence")
        workspace = self._context.workspace
        self._context.do(lambda: workspace.edit(statement_id, {field: key}, label=label))
