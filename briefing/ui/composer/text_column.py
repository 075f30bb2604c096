"""The middle of the composer: heading and free text of the chosen block, then its statements as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.checks import Check
from briefing.domain.briefings import Block, Statement
from briefing.ui.composer import writing
from briefing.ui.composer.areas import SavedArea
from briefing.ui.composer.cards import StatementCard
from briefing.ui.composer.menus import Entry, menu_of, open_menu
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.labels import TextLabel
from briefing.ui.kit.layouts import Ground, ScrollPage, row
from briefing.ui.kit.theme import theme

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context


class TextColumn(Ground):
    """The chosen block. `show_block` changes only what is different, so that typing keeps its cursor."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("panel", (), parent)
        self._context = context
        self._block: Block | None = None
        self._cards: dict[str, StatementCard] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.add_words = Button(
            self.tr("Own words"),
            "quiet",
            icon_name="text-quote",
            small=True,
            clicked=lambda: self.add("text"),
        )
        self.add_judgement = Button(
            self.tr("Judgement"),
            "quiet",
            icon_name="scale",
            small=True,
            clicked=lambda: self.add("judgement"),
        )
        self.add_record = Button(
            self.tr("Record"),
            "quiet",
            icon_name="at-sign",
            small=True,
            key="Ctrl+K",
            tip=self.tr("Find a record; Ctrl+D adds it"),
            clicked=lambda: context.perform("search"),
        )
        head = Ground("panel", ("bottom",))
        head.setFixedHeight(theme().px(36))
        head.setLayout(
            row(self.add_words, self.add_judgement, self.add_record, None, gap=4, margins=(16, 0, 12, 0))
        )
        whole.addWidget(head)
        self.page = ScrollPage("panel", (24, 16, 24, 24), 10)
        whole.addWidget(self.page, 1)
        body = self.page.body
        self.title = TextLabel("", "title", wrap=True)
        self.text = SavedArea(
            context,
            self.tr("Text of the block"),
            self.tr("Write what opens this block. It is saved as you type."),
            lines=2,
            label=self.tr("Write text"),
        )
        self.note = TextLabel("", "small", ink="ink-3", wrap=True)
        body.addWidget(self.title)
        body.addWidget(self.text)
        body.addWidget(self.note)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        body.addLayout(self._list)
        body.addStretch(1)

    @property
    def block(self) -> Block | None:
        """The block that is shown."""
        return self._block

    @property
    def cards(self) -> list[StatementCard]:
        """The cards in their order."""
        return [self._cards[one.id] for one in self._block.statements] if self._block else []

    def show_block(self, block: Block | None, name: str, found: tuple[Check, ...]) -> None:
        """Show a block, or the same one as it is now."""
        locked = self._context.workspace.read_only
        if block is None or self._block is None or block.id != self._block.id:
            self.save()
            self._clear()
            self.page.verticalScrollBar().setValue(0)
        self._block = block
        for part in (self.title, self.text, self.add_words, self.add_judgement):
            part.setVisible(block is not None)
        if block is None:
            self.note.show_text(self.tr("Choose a block, or add one."))
            return
        self.title.show_text(name)
        self.text.show_field(block.id, "text", block.text, locked=locked)
        self.add_words.setEnabled(not locked)
        self.add_judgement.setEnabled(not locked)
        self.note.show_text(self._about(block))
        wanted = [statement.id for statement in block.statements]
        for gone in [each for each in self._cards if each not in wanted]:
            card = self._cards.pop(gone)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for at, statement in enumerate(block.statements):
            card = self._cards.get(statement.id) or self._card(statement)
            if self._list.indexOf(card) != at:
                self._list.removeWidget(card)
                self._list.insertWidget(at, card)
            mine = tuple(check for check in found if check.statement == statement.id)
            card.show_statement(statement, mine, locked=locked)

    def _about(self, block: Block) -> str:
        if block.statements:
            return ""
        if block.kind.key in {"judgements", "text"}:
            return self.tr(
                "Nothing here yet. Add a judgement or words of your own, or add facts with Ctrl+D."
            )
        return self.tr("This block prints from what is on record. What you add stands in it as well.")

    def _clear(self) -> None:
        for card in self._cards.values():
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {}

    def _card(self, statement: Statement) -> StatementCard:
        made = StatementCard(self._context, statement)
        made.moveAsked.connect(self.move_statement)
        made.removeAsked.connect(self.remove_statement)
        made.menuAsked.connect(self._menu)
        self._cards[statement.id] = made
        return made

    # -- what it writes
    def save(self) -> None:
        """Put everything that was typed on the disk now."""
        self.text.save()
        for card in self._cards.values():
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
        if self._block is None:
            return
        pieces = self._block.statements
        at = next((place for place, one in enumerate(pieces) if one.id == statement_id), -1)
        if at < 0 or not 0 <= at + step < len(pieces):
            return
        self.save()
        writing.arrange(self._context, writing.moved(pieces, at, at + step), self.tr("Move a statement"))
        card = self._cards.get(statement_id)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_statement(self, statement_id: str) -> None:
        """Take a statement out of the briefing."""
        self.save()
        writing.remove(self._context, statement_id, self.tr("Remove a statement"))

    def _menu(self, statement_id: str, place: QPoint) -> None:
        card = self._cards.get(statement_id)
        if card is None:
            return
        statement = card.statement
        entries: list[Entry] = [
            ("arrow-up", self.tr("Move up"), "Alt+Up", lambda: self.move_statement(statement_id, -1)),
            ("arrow-down", self.tr("Move down"), "Alt+Down", lambda: self.move_statement(statement_id, 1)),
        ]
        if statement.subject:
            context = self._context
            entries += [
                (
                    "panel-right",
                    self.tr("Show evidence"),
                    "Ctrl+E",
                    lambda: context.show_evidence(statement.subject, statement.field),
                ),
                (
                    "external-link",
                    self.tr("Open its record"),
                    "",
                    lambda: context.open_item(statement.subject),
                ),
            ]
        entries.append(("trash-2", self.tr("Remove"), "Delete", lambda: self.remove_statement(statement_id)))
        open_menu(menu_of(self, entries), place)
