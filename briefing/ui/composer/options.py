"""What a block prints: its body, all of it or in short, the whole record or what was added, a new page or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefing.domain.briefings import Block
from briefing.domain.items import Item
from briefing.ui.kit.fields import Select
from briefing.ui.kit.layouts import FlowLayout
from briefing.ui.kit.text import set_tip
from briefing.ui.kit.theme import theme

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

OF_BODY = frozenset({"profile", "relations", "short", "steps", "agreed", "course"})
IN_SHORT = frozenset({"profile", "relations"})
OF_RECORD = frozenset({"timeline", "commitments", "questions", "recommendations"})
FLOWS = frozenset(
    {"profile", "relations", "commitments", "disagreements", "questions", "recommendations", "sources"}
)


class BlockOptions(QWidget):
    """The options of the chosen block, as short closed lists in one line."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._block = ""
        flow = FlowLayout(self)
        bodies = sorted(
            context.selection.kind("institution"), key=lambda item: _both(context, item).casefold()
        )
        self.institution = Select(
            self.tr("Body"),
            [("", self.tr("no body chosen")), *((body.id, _both(context, body)) for body in bodies)],
        )
        self.institution.setMaximumWidth(theme().px(396))
        self.form = Select(self.tr("Length"), [("", self.tr("Whole")), ("short", self.tr("In short"))])
        self.include = Select(
            self.tr("What it prints"),
            [("record", self.tr("The whole record")), ("", self.tr("Only what I added"))],
        )
        self.flow = Select(
            self.tr("Where it begins"),
            [("", self.tr("On a new page")), ("yes", self.tr("Right below the block before it"))],
        )
        self._of = {
            "institution": (self.institution, OF_BODY),
            "form": (self.form, IN_SHORT),
            "include": (self.include, OF_RECORD),
            "flow": (self.flow, FLOWS),
        }
        for name, (control, _) in self._of.items():
            control.setMinimumWidth(theme().px(90))
            control.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToContents)
            control.chosen.connect(lambda key, name=name: self._choose(name, key))
            flow.addWidget(control)

    def show_block(self, block: Block, *, locked: bool) -> None:
        """Show the options of a block; none where its kind has none."""
        self._block = block.id
        some = False
        for name, (control, kinds) in self._of.items():
            has = block.kind.key in kinds
            control.setVisible(has)
            control.setEnabled(not locked)
            control.set_current(block.option(name))
            set_tip(control, control.currentText())
            some = some or has
        self.setVisible(some)

    def _choose(self, name: str, key: str) -> None:
        labels = {
            "institution": self.tr("Choose the body of a block"),
            "form": self.tr("Choose the length of a block"),
            "include": self.tr("Choose what a block prints"),
            "flow": self.tr("Choose where a block begins"),
        }
        block, workspace = self._block, self._context.workspace
        self._context.do(lambda: workspace.edit(block, {name: key}, label=labels[name]))


def _both(context: Context, body: Item) -> str:
    """Its short name first, so that it is read also where the rest is cut."""
    short = context.selection.name(body.id)
    return short if short == body.title else f"{short}, {body.title}"
