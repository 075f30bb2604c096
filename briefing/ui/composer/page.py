"""The opened briefing: outline, text of the chosen block, and the page as it will print, side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing.analysis.checks import Check, checks
from briefing.domain.briefings import BLOCK_KINDS, Block, BriefingContent
from briefing.domain.items import Change
from briefing.ui.composer import writing
from briefing.ui.composer.outline import OutlineRow
from briefing.ui.composer.outline_panel import OutlinePanel
from briefing.ui.composer.panels import Panels
from briefing.ui.composer.preview import Preview
from briefing.ui.composer.settings_dialog import SettingsDialog
from briefing.ui.composer.text_column import TextColumn
from briefing.ui.composer.titling import ask_title
from briefing.ui.kit.menus import Entry, menu_of, open_below, open_menu
from briefing.ui.shell.markings import marking_entry

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

OWN_KINDS = frozenset({"briefing", "block", "statement"})


class ComposerPage(QWidget):
    """One briefing, open. `viewChanged` says that title, page or block in view are different."""

    viewChanged = Signal()
    exportAsked = Signal()
    listAsked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._content: BriefingContent | None = None
        self._block = ""
        self.checks: tuple[Check, ...] = ()
        self._check_at = -1
        self.dialog: SettingsDialog | None = None
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.side = OutlinePanel(context)
        self.outline = self.side.outline
        self.text = TextColumn(context, lambda: self._content.statements if self._content else ())
        self.text.settingsAsked.connect(self.settings)
        self.preview = Preview(context)
        self.preview.blockPressed.connect(lambda block: self.choose(block, turn=False))
        self.preview.exportAsked.connect(self.exportAsked)
        self.preview.shown.connect(self.viewChanged)
        self.preview.numbered.connect(self.text.show_numbers)
        self.panels = Panels(context, (self.side, self.text, self.preview))
        whole.addWidget(self.panels)
        self._connect()

    def _connect(self) -> None:
        outline = self.outline
        outline.chosen.connect(self.choose)
        outline.moveAsked.connect(self._move)
        outline.removeAsked.connect(self._remove)
        outline.renameAsked.connect(self._rename)
        outline.textAsked.connect(lambda _block: self.text.text.setFocus())
        outline.menuAsked.connect(self._menu)
        outline.itemDropped.connect(self._drop_item)
        outline.textDropped.connect(self._drop_text)
        outline.statementDropped.connect(self._drop_statement)
        self.side.addAsked.connect(self._add_menu)
        self.side.checkAsked.connect(self.next_check)
        self.side.draftAsked.connect(self._make_draft)

    # -- what it shows
    @property
    def content(self) -> BriefingContent | None:
        """The briefing that is open, as it was last read."""
        return self._content

    @property
    def block_id(self) -> str:
        """The block that is chosen."""
        return self._block

    def open(self, briefing_id: str) -> bool:
        """Open a briefing; False where there is none of that id."""
        content = self._context.workspace.briefing(briefing_id)
        if content is None:
            return False
        if self._content is None or self._content.id != briefing_id:
            self.text.save()
            self._block = ""
        self._content = content
        self.preview.open(briefing_id)
        self._show()
        return True

    def close_briefing(self) -> None:
        """Let go of the briefing: its list is shown, or it was deleted."""
        self.text.save()
        self._content = None
        self.text.show_block(None, "", ())
        self.preview.open("")

    def refresh(self, change: Change | None) -> bool:
        """Show what is different; False where the briefing is gone."""
        if self._content is None:
            return True
        content = self._context.workspace.briefing(self._content.id)
        if content is None:
            self.close_briefing()
            return False
        mine = {content.id, *(block.id for block in content.blocks)}
        mine |= {statement.id for statement in content.statements}
        mine |= {block.id for block in self._content.blocks}
        mine |= {statement.id for statement in self._content.statements}
        self._content = content
        self._show()
        if change is None or any(
            kind not in OWN_KINDS or item_id in mine for kind, item_id in change.touched
        ):
            self.preview.changed()
        return True

    def _show(self) -> None:
        content = self._content
        if content is None:
            return
        selection = self._context.selection
        self.checks = checks(selection, content)
        ids = [block.id for block in content.blocks]
        if self._block not in ids:
            self._block = ids[0] if ids else ""
            self.preview.frame_block(self._block)
        to_mend: dict[str, int] = {}
        for check in self.checks:
            if check.severity == "mend" and check.block:
                to_mend[check.block] = to_mend.get(check.block, 0) + 1
        rows = [
            OutlineRow(
                block.id,
                writing.block_name(block, selection),
                block.kind.icon,
                len(block.statements),
                to_mend.get(block.id, 0),
            )
            for block in content.blocks
        ]
        self.outline.show_rows(rows, self._block)
        block = self.block()
        name = writing.block_name(block, selection) if block else ""
        self.text.show_block(block, name, self.checks, first=bool(ids) and self._block == ids[0])
        self.side.show_state(self.checks, is_draft=self._context.draft == content.id)
        self.viewChanged.emit()

    def block(self, block_id: str = "") -> Block | None:
        """A block of the briefing; the chosen one where none is named."""
        wanted = block_id or self._block
        blocks = self._content.blocks if self._content else ()
        return next((block for block in blocks if block.id == wanted), None)

    def choose(self, block_id: str, *, turn: bool = True) -> None:
        """Choose a block: its text in the middle, its page beside it."""
        if self.block(block_id) is None:
            return
        self.text.save()
        self._block = block_id
        self._show()
        if turn:
            self.preview.show_block(block_id)
        else:
            self.preview.frame_block(block_id)

    def show_piece(self, item_id: str) -> None:
        """Bring a block or a statement into view."""
        for block in self._content.blocks if self._content else ():
            if item_id == block.id or any(item_id == statement.id for statement in block.statements):
                self.choose(block.id)
                self.text.show_statement(item_id)

    # -- what it writes
    def _move(self, at: int, to: int) -> None:
        if self._content is None or self._context.workspace.read_only:
            return
        self.text.save()
        name = self.outline.blocks.rows[at].name
        writing.arrange(
            self._context,
            writing.moved(self._content.blocks, at, to),
            self.tr("Move block {name}").format(name=name),
        )

    def _remove(self, block_id: str) -> None:
        block = self.block(block_id)
        if block is None or self._content is None:
            return
        self.text.save()
        ids = [one.id for one in self._content.blocks]
        at = ids.index(block_id)
        if block_id == self._block:
            rest = ids[:at] + ids[at + 1 :]
            self._block = rest[min(at, len(rest) - 1)] if rest else ""
        name = writing.block_name(block, self._context.selection)
        writing.remove(self._context, block_id, self.tr("Remove block {name}").format(name=name))

    def _rename(self, block_id: str) -> None:
        block = self.block(block_id)
        if block is None:
            return
        name = writing.block_name(block, self._context.selection)
        title = ask_title(self, self.tr("Name this block"), name)
        if title is not None and title != name:
            writing.rename(self._context, block_id, title)

    def _add_menu(self) -> None:
        entries: list[Entry] = [
            (kind.icon, self.tr(kind.name), "", partial(self.add_block, kind.key)) for kind in BLOCK_KINDS
        ]
        anchor = self.side.add
        open_below(menu_of(self, entries), anchor)

    def add_block(self, key: str) -> None:
        """Add a block of a kind after the chosen one, and choose it."""
        if self._content is None:
            return
        self.text.save()
        body = self._context.current[0]
        institution = body if key in {"profile", "relations"} and body.startswith("ins:") else ""
        if key in {"profile", "relations"} and not institution:
            institution = next(
                (b.option("institution") for b in self._content.blocks if b.option("institution")), ""
            )
        made = writing.add_block(self._context, self._content, key, self._block, institution)
        if made:
            self.choose(made)

    def _drop_item(self, item_id: str, field: str, block_id: str) -> None:
        block = self.block(block_id)
        if block is None or self._content is None or self._context.workspace.read_only:
            return
        self.text.save()
        made = writing.add_item(self._context, self._content, block, item_id, field)
        if made:
            self.show_piece(made)

    def _drop_text(self, text: str, block_id: str) -> None:
        if self._context.workspace.read_only or not text.strip():
            return
        if block_id:
            self.choose(block_id)
        self.text.add("text", text.strip())

    def _drop_statement(self, statement_id: str, block_id: str) -> None:
        block = self.block(block_id)
        if block is None or any(one.id == statement_id for one in block.statements):
            return
        self.text.save()
        if writing.move_to(self._context, statement_id, block):
            self.show_piece(statement_id)

    def _make_draft(self) -> None:
        if self._content is not None:
            self._context.set_draft(self._content.id)
            self._show()

    def settings(self) -> None:
        """Ask for title, audience, marking, date and paper."""
        if self._content is None:
            return
        self.text.save()
        dialog = SettingsDialog(self._context, self._content, self)
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def next_check(self) -> None:
        """Go to the next thing to mend, else to know, after the chosen block's."""
        order = [each for each in self.checks if each.severity == "mend"] or list(self.checks)
        if not order:
            return
        self._check_at = (self._check_at + 1) % len(order)
        check = order[self._check_at]
        if check.statement:
            self.show_piece(check.statement)
        elif self._content is not None:
            self.choose(check.block or self._content.blocks[0].id)

    def _menu(self, block_id: str, place: QPoint) -> None:
        rows = self.outline.blocks.rows
        at = next((number for number, row in enumerate(rows) if row.id == block_id), -1)
        entries: list[Entry] = [
            ("pencil", self.tr("Rename"), "F2", lambda: self._rename(block_id)),
        ]
        if at > 0:
            entries.append(("arrow-up", self.tr("Move up"), "Alt+Up", lambda: self._move(at, at - 1)))
        if 0 <= at < len(rows) - 1:
            entries.append(("arrow-down", self.tr("Move down"), "Alt+Down", lambda: self._move(at, at + 1)))
        entries.append(marking_entry(self, self._context, block_id, place))
        entries.append(("trash-2", self.tr("Remove"), "Delete", lambda: self._remove(block_id)))
        open_menu(menu_of(self, entries), place)
