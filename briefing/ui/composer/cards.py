"""Statements as cards: a fact with its citation chips, words of one's own, and a judgement with its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from briefing.analysis.checks import Check
from briefing.domain.briefings import Statement
from briefing.ui.composer.areas import SavedArea
from briefing.ui.composer.dragging import STATEMENT_TYPE
from briefing.ui.composer.judgement_form import JudgementForm
from briefing.ui.composer.margin import Margin, Mend
from briefing.ui.institutions.marks import chips
from briefing.ui.kit.buttons import IconButton
from briefing.ui.kit.cards import Card
from briefing.ui.kit.labels import Caption, TextLabel
from briefing.ui.kit.layouts import column, row
from briefing.ui.kit.painters import Chip
from briefing.ui.kit.prose import Prose, Run, Words
from briefing.ui.kit.text import bare
from briefing.ui.kit.theme import theme
from briefing.ui.shell.markings import MarkingTag, marking_of_statement

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

MOST_CHIPS = 4
GAP = 24
"""Pixels between text and margin."""

NARROW = 520
"""Narrower than this (at 100 %), notes stand beneath what they are about, not beside it."""


class StatementCard(Card):
    """One statement. What is being typed in it is never replaced while it is refreshed."""

    moveAsked = Signal(str, int)
    menuAsked = Signal(str, QPoint)
    removeAsked = Signal(str)

    def __init__(
        self,
        context: Context,
        statement: Statement,
        facts: Callable[[], Sequence[Statement]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(dense=True, parent=parent)
        self._context = context
        self._pressed: QPointF | None = None
        self.statement = statement
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        names = {"fact": self.tr("Fact"), "text": self.tr("Own words"), "judgement": self.tr("Judgement")}
        self.kind = TextLabel(names.get(statement.sort, names["text"]), "small", weight=600)
        self.more = IconButton(
            "ellipsis", self.tr("More about this statement"), small=True, clicked=self._menu
        )
        note = self.tr("from the record") if statement.sort == "fact" else self.tr("yours")
        self.marking = MarkingTag()
        self.body.addLayout(row(self.kind, Caption(note, "ink-3"), None, self.marking, self.more, gap=6))
        self.prose: Prose | None = None
        self.area: SavedArea | None = None
        self.form: JudgementForm | None = None
        if statement.sort == "judgement":
            self.set_strong(True)
            self.form = JudgementForm(context, facts)
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
            self.prose.chipActivated.connect(self.cite)
            self.area = SavedArea(
                context,
                self.tr("Words of this fact"),
                label=self.tr("Edit the words of a fact"),
                framed=True,
            )
            self.area.left.connect(self._words_done)
            self.area.setVisible(False)
            self.body.addWidget(self.prose)
            self.body.addWidget(self.area)
        self.numbers: Mapping[str, int] = {}

    def show_statement(self, statement: Statement, *, locked: bool) -> None:
        """Show the statement as it stands."""
        self.statement = statement
        self.setAccessibleName(bare(f"{self.kind.whole()}: {statement.words}"))
        self.marking.show_marking(marking_of_statement(self._context, statement.item))
        if self.form is not None:
            shown = numbered(chips(self._context.selection, statement.citations), self.numbers)
            self.form.show_statement(statement, shown, locked=locked)
            return
        if self.area is not None:
            self.area.show_field(statement.id, "text", statement.words, locked=locked)
        if self.prose is not None:
            runs: list[Run] = [Words(f"{statement.words} ")]
            runs += numbered(chips(self._context.selection, statement.citations)[:MOST_CHIPS], self.numbers)
            self.prose.show_runs(runs)

    def edit_words(self) -> None:
        """Let a fact's words be edited; what it cites stays."""
        if self.prose is not None and self.area is not None and not self.area.isReadOnly():
            self.prose.setVisible(False)
            self.area.setVisible(True)
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words_done(self) -> None:
        if self.prose is not None and self.area is not None:
            self.area.setVisible(False)
            self.prose.setVisible(True)

    def save(self) -> None:
        """Put what was typed on the disk now."""
        if self.area is not None:
            self.area.save()
        if self.form is not None:
            self.form.save()

    def write_here(self) -> None:
        """Put the cursor where one writes."""
        target: QWidget = self.form.claim if self.form else self
        if self.area is not None and self.prose is None:
            target = self.area
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def cite(self, _citation: str = "") -> None:
        """Show the evidence of a fact."""
        if self.statement.subject:
            self._context.show_evidence(self.statement.subject, self.statement.field)

    def _menu(self) -> None:
        self.menuAsked.emit(self.statement.id, self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    # -- Qt
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the card; a judgement has a strong bar at its start edge."""
        super().paintEvent(event)
        if self.form is not None:
            p = QPainter(self)
            left = self.width() - 3 if self.isRightToLeft() else 0
            p.fillRect(QRectF(left, 4, 3, self.height() - 8), theme().colour("ink"))
            p.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: its menu."""
        self.menuAsked.emit(self.statement.id, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Alt+Up and Alt+Down move the card, Delete removes it, Enter goes to its words or evidence."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moveAsked.emit(self.statement.id, 1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_F2 and self.prose is not None:
            self.edit_words()
        elif event.key() == Qt.Key.Key_Delete:
            self.removeAsked.emit(self.statement.id)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.prose is not None:
                self.cite()
            else:
                self.write_here()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a press chooses it; from here it may be dragged."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.statement.subject:
            self._context.set_current(self.statement.subject, self.statement.field)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: drag it to another block of the outline."""
        if self._pressed is None or self._context.workspace.read_only:
            return
        if (event.position() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        drag = QDrag(self)
        data = QMimeData()
        data.setData(STATEMENT_TYPE, self.statement.id.encode())
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: no drag."""
        del event
        self._pressed = None


def numbered(shown: Sequence[Chip], numbers: Mapping[str, int]) -> list[Chip]:
    """Chips with the number of the note that prints their citation: "1 B2"."""
    note = QCoreApplication.translate("Composer", "note {number}, {words}")
    made = []
    for chip in shown:
        number = numbers.get(chip.key)
        if number:
            words = note.format(number=number, words=chip.words)
            made.append(replace(chip, code=f"{number} {chip.code}", words=words))
        else:
            made.append(chip)
    return made


class Noted(QWidget):
    """Something with its notes in the margin beside it; beneath it where there is no room."""

    def __init__(self, shown: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.margin = Margin()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._box.addLayout(column(shown, None, gap=0), 1)
        self._box.addWidget(self.margin)
        self._wide, self._room = -1, 0

    def set_room(self, room: int) -> None:
        """Tell it how many pixels wide the column is that it stands in."""
        self._room = room
        self._fit()

    def show_checks(self, found: tuple[Check, ...], mends: Callable[[Check], list[Mend]]) -> None:
        """Show what was found about it."""
        self.margin.show_checks(found, mends)
        self._fit()

    def _fit(self) -> None:
        now = theme()
        beside = self._room >= now.px(NARROW)
        wide = now.px(200 if self._room >= now.px(760) else 142) if beside else 0
        shown = beside or bool(self.margin.notes)
        if self.margin.isHidden() == shown:
            self.margin.setVisible(shown)
        if wide == self._wide:
            return
        self._wide = wide
        if beside:
            self._box.setDirection(QBoxLayout.Direction.LeftToRight)
            self._box.setSpacing(GAP)
            self.margin.setFixedWidth(wide)
        else:
            self._box.setDirection(QBoxLayout.Direction.TopToBottom)
            self._box.setSpacing(6)
            self.margin.setMinimumWidth(0)
            self.margin.setMaximumWidth(16_777_215)
