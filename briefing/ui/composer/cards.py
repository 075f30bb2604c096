"""Statements as cards: a fact with its citation chips, words of one's own, and a judgement with its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.checks import Check
from briefing.domain.briefings import Statement
from briefing.ui.composer.areas import SavedArea
from briefing.ui.composer.judgement_form import JudgementForm
from briefing.ui.institutions.marks import chips
from briefing.ui.kit.buttons import IconButton
from briefing.ui.kit.cards import Card
from briefing.ui.kit.labels import Caption, Head, IconMark
from briefing.ui.kit.layouts import empty, row
from briefing.ui.kit.prose import Prose, Run, Words
from briefing.ui.kit.text import bare

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context


class StatementCard(Card):
    """One statement. What is being typed in it is never replaced while it is refreshed."""

    moveAsked = Signal(str, int)
    menuAsked = Signal(str, QPoint)
    removeAsked = Signal(str)

    def __init__(self, context: Context, statement: Statement, parent: QWidget | None = None) -> None:
        super().__init__(dense=True, parent=parent)
        self._context = context
        self.statement = statement
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        names = {"fact": self.tr("Fact"), "text": self.tr("Own words"), "judgement": self.tr("Judgement")}
        self.kind = Head(names.get(statement.sort, names["text"]))
        self.more = IconButton(
            "ellipsis", self.tr("More about this statement"), small=True, clicked=self._menu
        )
        note = self.tr("from the record") if statement.sort == "fact" else self.tr("yours")
        self.body.addLayout(row(self.kind, Caption(note, "ink-3"), None, self.more, gap=6))
        self.prose: Prose | None = None
        self.area: SavedArea | None = None
        self.form: JudgementForm | None = None
        if statement.sort == "judgement":
            self.form = JudgementForm(context)
            self.body.addWidget(self.form)
        elif statement.sort == "text":
            self.area = SavedArea(
                context,
                self.tr("Own words"),
                self.tr("Write a paragraph of your own."),
                label=self.tr("Write own words"),
            )
            self.body.addWidget(self.area)
        else:
            self.prose = Prose("", "write", px=15, line=23)
            self.prose.chipActivated.connect(self._cite)
            self.body.addWidget(self.prose)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(2)
        self.body.addLayout(self._notes)
        self._found: tuple[Check, ...] | None = None

    def show_statement(self, statement: Statement, found: tuple[Check, ...], *, locked: bool) -> None:
        """Show the statement as it stands, with what its checks say."""
        self.statement = statement
        self.setAccessibleName(bare(f"{self.kind.whole()}: {statement.words}"))
        if self.form is not None:
            self.form.show_statement(statement, locked=locked)
        elif self.area is not None:
            self.area.show_field(statement.id, "text", statement.words, locked=locked)
        elif self.prose is not None:
            runs: list[Run] = [Words(f"{statement.words} ")]
            runs += chips(self._context.selection, statement.citations)[:4]
            self.prose.show_runs(runs)
        if found != self._found:
            self._found = found
            empty(self._notes)
            for check in found:
                mend = check.severity == "mend"
                icon_name = "triangle-alert" if mend else "info"
                line = row(
                    IconMark(icon_name, "disputed" if check.id == "disputed-flat" else "ink-3", 13),
                    Prose(check.words, "small", ink="ink-2"),
                    gap=6,
                )
                line.setStretch(1, 1)
                self._notes.addLayout(line)

    def save(self) -> None:
        """Put what was typed on the disk now."""
        if self.area is not None:
            self.area.save()
        if self.form is not None:
            self.form.save()

    def write_here(self) -> None:
        """Put the cursor where one writes."""
        if self.form is not None:
            self.form.claim.setFocus()
        elif self.area is not None:
            self.area.setFocus()
        else:
            self.setFocus()

    def _cite(self, _citation: str) -> None:
        if self.statement.subject:
            self._context.show_evidence(self.statement.subject, self.statement.field)

    def _menu(self) -> None:
        self.menuAsked.emit(self.statement.id, self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Alt+Up and Alt+Down move the card, Delete removes it, Enter goes to its words or evidence."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moveAsked.emit(self.statement.id, 1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Delete:
            self.removeAsked.emit(self.statement.id)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.prose is not None:
                self._cite("")
            else:
                self.write_here()
        else:
            super().keyPressEvent(event)
