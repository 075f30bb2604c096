"""The form of a judgement: claim, likelihood, confidence, basis, evidence, what would change it; as it will read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from briefing.domain.briefings import Statement, confidence_sentence, likelihood_sentence
from briefing.domain.scales import YARDSTICK, Confidence
from briefing.ui.composer.areas import SavedArea
from briefing.ui.kit.buttons import Button, SegmentedControl
from briefing.ui.kit.chips import CitationChips
from briefing.ui.kit.fields import Select
from briefing.ui.kit.labels import Label, TextLabel
from briefing.ui.kit.layouts import FlowLayout, Hairline, column
from briefing.ui.kit.menus import open_below
from briefing.ui.kit.painters import Chip
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import one_line, set_button_text
from briefing.ui.kit.theme import theme

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

LONGEST = 70
"""Letters of a fact in the menu of evidence."""


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
    """Everything a judgement has. Choices are saved at once, words as one types.

    `facts` answers the statements of the briefing that a judgement may rest on.
    """

    def __init__(
        self,
        context: Context,
        facts: Callable[[], Sequence[Statement]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._facts = context, facts
        self._statement: Statement | None = None
        self.claim = SavedArea(
            context,
            self.tr("What you judge"),
            self.tr("What do you judge to be so? One sentence, without its likelihood."),
            weight=600,
            label=self.tr("Write a judgement"),
        )
        self.likelihood = Select(
            self.tr("Likelihood"),
            [
                ("", self.tr("not chosen")),
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
            [("", self.tr("Not set")), *((level.value, words) for level, words in levels.items())],
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
        self.evidence = CitationChips(limit=6)
        self.evidence.activated.connect(context.show_evidence)
        self.cite = Button(
            self.tr("Cite facts"),
            "quiet",
            icon_name="quote",
            small=True,
            tip=self.tr("Choose facts of this briefing that it rests on"),
            clicked=self._cite_menu,
        )
        self.preview = Prose("", "read", px=14, line=21)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.claim)
        self._grid, self._rows, self._stacked = QGridLayout(), self._fields(), False
        self._arrange()
        whole.addLayout(self._grid)
        whole.addWidget(Hairline())
        whole.addWidget(Label(self.tr("It will read")))
        whole.addWidget(self.preview)
        for area in (self.claim, self.basis):
            area.textChanged.connect(self._say)

    def _fields(self) -> tuple[tuple[QWidget, QWidget], ...]:
        """The labels and what stands beside or, in a narrow column, beneath them."""
        likelihood, evidence = QWidget(), QWidget()
        likelihood.setLayout(column(self.likelihood, self.yardstick, gap=4))
        self.likelihood.setMinimumWidth(theme().px(90))
        flow = FlowLayout(evidence)
        for part in (self.evidence, self.cite):
            flow.addWidget(part)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Likelihood"), likelihood),
            (self.tr("Confidence"), self.confidence),
            (self.tr("Basis"), self.basis),
            (self.tr("Evidence"), evidence),
            (self.tr("Would change"), self.would_change),
        )
        return tuple((TextLabel(words, "small", ink="ink-2"), part) for words, part in rows)

    def _arrange(self) -> None:
        grid, stacked = self._grid, self._stacked
        grid.setHorizontalSpacing(0 if stacked else 10)
        grid.setVerticalSpacing(3 if stacked else 7)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 0 if stacked else theme().px(84))
        for at, (label, part) in enumerate(self._rows):
            for each in (label, part):
                grid.removeWidget(each)
            label.setContentsMargins(0, theme().px(6 if not stacked else 4 if at else 0), 0, 0)
            side = Qt.AlignmentFlag.AlignLeft if part is self.confidence else Qt.AlignmentFlag(0)
            if stacked:
                grid.addWidget(label, 2 * at, 0, 1, 2)
                grid.addWidget(part, 2 * at + 1, 0, 1, 2, side)
            else:
                grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(part, at, 1, side)

    def minimumSizeHint(self) -> QSize:
        """Qt: as narrow as its labels on top of the fields allow."""
        return QSize(self.confidence.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: where a column is narrow the labels stand over their fields."""
        super().resizeEvent(event)
        beside = theme().px(84) + 10 + self.confidence.sizeHint().width()
        if self._stacked != (self.width() < beside):
            self._stacked = not self._stacked
            self._arrange()

    def show_statement(self, statement: Statement, shown: Sequence[Chip], *, locked: bool) -> None:
        """Show a judgement as it stands, with the chips of what it rests on."""
        self._statement = statement
        self.claim.show_field(statement.id, "text", statement.words, locked=locked)
        self.basis.show_field(statement.id, "basis", statement.item.get("basis"), locked=locked)
        self.would_change.show_field(
            statement.id, "would_change", statement.item.get("would_change"), locked=locked
        )
        chosen = YARDSTICK.index(statement.likelihood) if statement.likelihood else -1
        self.likelihood.set_current(str(chosen) if chosen >= 0 else "")
        self.yardstick.show_range(chosen)
        self.confidence.set_current(statement.confidence.value if statement.confidence else "")
        for control in (self.likelihood, self.confidence, self.cite):
            control.setEnabled(not locked)
        self.evidence.show_chips(shown)
        self.evidence.setVisible(bool(statement.citations))
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
        labels = {
            "likelihood": self.tr("Choose a likelihood"),
            "confidence": self.tr("Choose a confidence"),
            "citations": self.tr("Cite facts for a judgement"),
        }
        if self._statement is None:
            return
        self.save()
        statement_id, workspace = self._statement.id, self._context.workspace
        self._context.do(lambda: workspace.edit(statement_id, {field: key}, label=labels[field]))

    # -- evidence
    def _cite_menu(self) -> None:
        menu = QMenu(self)
        facts = [fact for fact in self._facts() if fact.citations and fact.sort == "fact"]
        cited = set(self._statement.citations) if self._statement else set()
        for fact in facts:
            words = one_line(fact.words)
            action = QAction(menu)
            set_button_text(action, words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…")
            action.setCheckable(True)
            action.setChecked(set(fact.citations) <= cited)
            action.triggered.connect(lambda _on=False, fact=fact: self.cite_fact(fact))
            menu.addAction(action)
        if not facts:
            action = QAction(menu)
            set_button_text(action, self.tr("Add facts to the briefing first, with Ctrl+D"))
            action.setEnabled(False)
            menu.addAction(action)
        open_below(menu, self.cite)

    def cite_fact(self, fact: Statement) -> None:
        """Let the judgement rest on a fact's citations, or no longer."""
        if self._statement is None:
            return
        now = list(self._statement.citations)
        if set(fact.citations) <= set(now):
            now = [each for each in now if each not in fact.citations]
        else:
            now += [each for each in fact.citations if each not in now]
        self._choose("citations", ";".join(now))
