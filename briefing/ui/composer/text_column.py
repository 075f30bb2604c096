"""The middle of the composer: heading, options and free text of the chosen block, then its statements as cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.checks import Check
from briefing.domain.briefings import Block, Statement
from briefing.ui.composer import copying, writing
from briefing.ui.composer.areas import SavedArea
from briefing.ui.composer.cards import Noted, StatementCard
from briefing.ui.composer.margin import Mend, bring_up_to_date, say_so
from briefing.ui.composer.options import BlockOptions
from briefing.ui.kit.buttons import Button, IconButton
from briefing.ui.kit.labels import TextLabel
from briefing.ui.kit.layouts import Ground, ScrollPage, row
from briefing.ui.kit.menus import Entry, menu_of, open_menu
from briefing.ui.kit.theme import theme
from briefing.ui.shell.markings import MarkingTag, marking_entry, marking_of_statement

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context


class TextColumn(Ground):
    """The chosen block. `show_block` changes only what is different, so that typing keeps its cursor."""

    settingsAsked = Signal()
    renameAsked = Signal(str)

    def __init__(
        self, context: Context, facts: Callable[[], Sequence[Statement]], parent: QWidget | None = None
    ) -> None:
        super().__init__("panel", (), parent)
        self._context, self._facts = context, facts
        self._block: Block | None = None
        self._cards: dict[str, StatementCard] = {}
        self._lines: dict[str, Noted] = {}
        self._numbers: Mapping[str, int] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._tools())
        self.page = ScrollPage("panel", (24, 16, 12, 24), 12)
        whole.addWidget(self.page, 1)
        self.title = TextLabel("", "title", wrap=True)
        self.options = BlockOptions(context)
        self.text = SavedArea(
            context,
            self.tr("Text of the block"),
            self.tr("Write what opens this block. It is saved as you type."),
            label=self.tr("Write text"),
        )
        self.note = TextLabel("", "small", ink="ink-3", wrap=True)
        head = QWidget()
        inner = QVBoxLayout(head)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        self.marking = MarkingTag()
        for part in (self.title, self.marking, self.options, self.text, self.note):
            inner.addWidget(part)
        inner.addStretch(1)
        self._head = Noted(head)
        self.page.body.addWidget(self._head)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.page.body.addLayout(self._list)
        self.page.body.addStretch(1)

    def _tools(self) -> QWidget:
        def tool(
            words: str, icon_name: str, run: Callable[[], object], tip: str = "", key: str = ""
        ) -> Button:
            return Button(words, "quiet", icon_name=icon_name, small=True, tip=tip, key=key, clicked=run)

        self.add_words = tool(self.tr("Own words"), "text-quote", lambda: self.add("text"))
        self.add_judgement = tool(
            self.tr("Judgement"), "scale", lambda: self.add("judgement"), self.tr("Add a judgement"), "Ctrl+J"
        )
        self.add_record = tool(
            self.tr("From the record…"),
            "at-sign",
            lambda: self._context.perform("search"),
            self.tr("Find a record; Ctrl+D adds it"),
            "Ctrl+K",
        )
        self.copy_button = IconButton(
            "copy", self.tr("Copy with notes, for a word processor"), small=True, clicked=self._copy_menu
        )
        self.settings_button = IconButton(
            "sliders-horizontal",
            self.tr("Title, audience, marking, date and paper"),
            small=True,
            clicked=self.settingsAsked.emit,
        )
        head = Ground("panel", ("bottom",))
        head.setFixedHeight(theme().px(36))
        head.setLayout(
            row(
                self.add_words,
                self.add_judgement,
                self.add_record,
                None,
                self.copy_button,
                self.settings_button,
                gap=4,
                margins=(16, 0, 12, 0),
            )
        )
        return head

    # -- what it shows
    @property
    def block(self) -> Block | None:
        """The block that is shown."""
        return self._block

    @property
    def cards(self) -> list[StatementCard]:
        """The cards in their order."""
        return [self._cards[one.id] for one in self._block.statements] if self._block else []

    def notes(self, statement_id: str = "") -> list[str]:
        """The checks whose notes stand beside a statement, or beside the block's text."""
        line = self._lines.get(statement_id) if statement_id else self._head
        return [note.check.id for note in line.margin.notes] if line else []

    def margin_of(self, statement_id: str = "") -> Noted:
        """The line of a statement with its margin, or that of the block's text."""
        return self._lines[statement_id] if statement_id else self._head

    def show_block(
        self, block: Block | None, name: str, found: tuple[Check, ...], *, first: bool = True
    ) -> None:
        """Show a block, or the same one as it is now; `found` are the checks of the briefing.

        What was found about the briefing as a whole stands beside its `first` block.
        """
        locked = self._context.workspace.read_only
        if block is None or self._block is None or block.id != self._block.id:
            self.save()
            for gone in list(self._lines):
                self._drop(gone)
            self.page.verticalScrollBar().setValue(0)
        self._block = block
        for part in (self.title, self.text, self.options):
            part.setVisible(block is not None)
        for button in (self.add_words, self.add_judgement, self.copy_button, self.settings_button):
            button.setEnabled(block is not None and (not locked or button is self.copy_button))
        if block is None:
            self.marking.hide()
            self.note.show_text(self.tr("Choose a block, or add one."))
            self.note.setVisible(True)
            self._head.show_checks((), self._mends)
            return
        self.title.show_text(name)
        self.marking.show_marking(marking_of_statement(self._context, block.item))
        self.options.show_block(block, locked=locked)
        self.text.show_field(block.id, "text", block.text, locked=locked)
        about = self._about(block)
        self.note.show_text(about)
        self.note.setVisible(bool(about))
        wanted = {block.id, ""} if first else {block.id}
        mine = tuple(check for check in found if not check.statement and check.block in wanted)
        self._head.show_checks(mine, self._mends)
        here = {statement.id for statement in block.statements}
        for gone in [each for each in self._lines if each not in here]:
            self._drop(gone)
        for at, statement in enumerate(block.statements):
            line = self._lines.get(statement.id) or self._line(statement)
            if self._list.indexOf(line) != at:
                self._list.removeWidget(line)
                self._list.insertWidget(at, line)
            card = self._cards[statement.id]
            card.numbers = self._numbers
            card.show_statement(statement, locked=locked)
            line.show_checks(tuple(check for check in found if check.statement == statement.id), self._mends)

    def _about(self, block: Block) -> str:
        if block.statements:
            return ""
        if block.kind.key in {"judgements", "text"}:
            return self.tr(
                "Nothing added yet. Add a judgement or words of your own, or add facts with Ctrl+D."
            )
        return self.tr("This block prints from what is on record. What you add stands in it as well.")

    def _drop(self, statement_id: str) -> None:
        line = self._lines.pop(statement_id)
        self._cards.pop(statement_id)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _line(self, statement: Statement) -> Noted:
        card = StatementCard(self._context, statement, self._facts)
        card.moveAsked.connect(self.move_statement)
        card.removeAsked.connect(self.remove_statement)
        card.menuAsked.connect(self._menu)
        self._cards[statement.id] = card
        line = self._lines[statement.id] = Noted(card)
        line.set_room(self._room())
        return line

    def show_numbers(self, numbers: Mapping[str, int]) -> None:
        """Show which notes print which citations, as of the newest printing."""
        if numbers == self._numbers:
            return
        self._numbers = numbers
        locked = self._context.workspace.read_only
        for card in self.cards:
            card.numbers = numbers
            card.show_statement(card.statement, locked=locked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: where there is little room, records are found from the top bar only."""
        super().resizeEvent(event)
        self.add_record.setVisible(self.width() >= theme().px(400))
        for line in (self._head, *self._lines.values()):
            line.set_room(self._room())

    def _room(self) -> int:
        margins = self.page.body.contentsMargins()
        return self.width() - margins.left() - margins.right()

    # -- what it writes
    def save(self) -> None:
        """Put everything that was typed on the disk now."""
        self.text.save()
        for card in list(self._cards.values()):
            card.save()

    def add(self, sort: str, text: str = "") -> str | None:
        """Add own words or a judgement to the end of the block and put the cursor into it; its id."""
        if self._block is None:
            return None
        self.save()
        made = writing.add_statement(self._context, self._block, sort, text)
        if made:
            QTimer.singleShot(0, self, lambda: self.show_statement(made))
        return made

    def show_statement(self, statement_id: str) -> None:
        """Bring a statement into view, with the cursor in it."""
        card = self._cards.get(statement_id)
        if card is not None:
            self.page.ensureWidgetVisible(card, 0, 40)
            card.write_here()

    def move_statement(self, statement_id: str, step: int) -> None:
        """Move a statement up or down in its block."""
        if self._block is None or self._context.workspace.read_only:
            return
        self.save()
        pieces = self._block.statements
        at = next((place for place, one in enumerate(pieces) if one.id == statement_id), -1)
        if at < 0 or not 0 <= at + step < len(pieces):
            return
        writing.arrange(self._context, writing.moved(pieces, at, at + step), self.tr("Move a statement"))
        card = self._cards.get(statement_id)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_statement(self, statement_id: str) -> None:
        """Take a statement out of the briefing."""
        self.save()
        writing.remove(self._context, statement_id, self.tr("Remove a statement"))

    # -- mending
    def _mends(self, check: Check) -> list[Mend]:
        if self._context.workspace.read_only:
            return []
        card = self._cards.get(check.statement)
        form = card.form if card else None
        if check.id == "no-judgement":
            return [(self.tr("Add one"), lambda: self.add("judgement"))]
        if check.id in {"no-marking", "above-marking"}:
            return [(self.tr("Choose"), self.settingsAsked.emit)]
        if card is None:
            return []
        if check.id == "no-likelihood" and form is not None:
            return [(self.tr("Choose"), form.likelihood.setFocus)]
        if check.id == "no-confidence" and form is not None:
            return [(self.tr("Choose"), form.confidence.setFocus)]
        if check.id == "no-basis" and form is not None:
            return [(self.tr("Write it"), form.basis.setFocus)]
        if check.id in {"mixed", "empty"}:
            return [(self.tr("Write"), card.write_here)]
        if check.id == "gone":
            return [(self.tr("Remove"), lambda: self.remove_statement(check.statement))]
        if check.id == "changed":
            return [(self.tr("Bring up to date"), lambda: self._update(check.statement))]
        see: Mend = (self.tr("Evidence"), card.cite)
        if check.id == "disputed-flat":
            return [(self.tr("Say so"), lambda: self._say_so(check.statement)), see]
        return [see]

    def _update(self, statement_id: str) -> None:
        if self._block is not None:
            bring_up_to_date(self._context, self._block, self._cards[statement_id].statement)

    def _say_so(self, statement_id: str) -> None:
        words = say_so(self._context, self._cards[statement_id].statement)
        workspace = self._context.workspace
        if words:
            label = self.tr("Say that sources differ")
            self._context.do(lambda: workspace.edit(statement_id, {"text": words}, label=label))

    # -- menus
    def copy(self, pick: copying.Pick, *, markdown: bool = False) -> None:
        """Copy what is picked from the briefing as it stands."""
        self.save()
        if self._block is not None and self._block.item.about:
            copying.copy(self._context, self._block.item.about, pick, markdown=markdown)

    def _copy_menu(self) -> None:
        block = self._block
        if block is None:
            return
        entries: list[Entry] = [
            ("copy", self.tr("Copy this block"), "", lambda: self.copy(copying.block(block.id))),
            (
                "copy",
                self.tr("Copy this block as Markdown"),
                "",
                lambda: self.copy(copying.block(block.id), markdown=True),
            ),
            ("chart-gantt", self.tr("Copy the chronology"), "", lambda: self.copy(copying.chronology())),
            (
                "chart-gantt",
                self.tr("Copy the chronology as Markdown"),
                "",
                lambda: self.copy(copying.chronology(), markdown=True),
            ),
        ]
        place = self.copy_button.mapToGlobal(QPoint(0, self.copy_button.height() + 2))
        open_menu(menu_of(self, entries), place)

    def _menu(self, statement_id: str, place: QPoint) -> None:
        card = self._cards.get(statement_id)
        if card is None:
            return
        statement = card.statement
        entries: list[Entry] = []
        if not self._context.workspace.read_only:
            entries += [
                ("arrow-up", self.tr("Move up"), "Alt+Up", lambda: self.move_statement(statement_id, -1)),
                (
                    "arrow-down",
                    self.tr("Move down"),
                    "Alt+Down",
                    lambda: self.move_statement(statement_id, 1),
                ),
            ]
        if statement.subject:
            if not self._context.workspace.read_only:
                entries.append(("pencil", self.tr("Edit its words"), "F2", card.edit_words))
            entries += [
                ("panel-right", self.tr("Show evidence"), "Enter", card.cite),
                (
                    "external-link",
                    self.tr("Open its record"),
                    "",
                    lambda: self._context.open_item(statement.subject),
                ),
            ]
        pick = copying.statement(statement)
        entries += [
            ("copy", self.tr("Copy with notes"), "", lambda: self.copy(pick)),
            ("copy", self.tr("Copy as Markdown"), "", lambda: self.copy(pick, markdown=True)),
        ]
        if not self._context.workspace.read_only:
            entries.append(marking_entry(self, self._context, statement_id, place))
            entries.append(
                ("trash-2", self.tr("Remove"), "Delete", lambda: self.remove_statement(statement_id))
            )
        open_menu(menu_of(self, entries), place)
