"""The TLP marking of an item: the tag that shows it where it is restricted, and the choices that set it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from briefing.analysis.marking import most_restricted
from briefing.domain.items import Item
from briefing.domain.scales import MARKINGS, Marking
from briefing.ui.kit.chips import Tag
from briefing.ui.kit.fields import Select
from briefing.ui.kit.menus import Entry, menu_of, open_menu
from briefing.ui.kit.text import set_tip

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context


def _say(words: str) -> str:
    return QCoreApplication.translate("Markings", words)


class MarkingTag(Tag):
    """The label of a restricted item; hidden where the item may be shared without limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "ink", "mute-soft", parent)
        self.marking = Marking.CLEAR
        self.hide()

    def show_marking(self, marking: Marking, why: str = "") -> None:
        """Show a marking, with who may receive what carries it, or with the reason why it has that."""
        self.marking = marking
        self.show_text(marking.value)
        set_tip(self, why or marking.meaning)
        self.setVisible(marking is not Marking.CLEAR)


def marking_of_statement(context: Context, item: Item) -> Marking:
    """The marking of a statement or block: its own, or that of the record or the citations it rests on."""
    rests_on = (item.get("ref"), item.get("institution"), *item.get("citations").split(";"))
    return max(item.marking, most_restricted(context.selection, rests_on), key=lambda each: each.order)


def marking_select(name: str) -> Select:
    """The list in a form from which the marking of an item of one’s own is chosen; `name` tells of which."""
    labels = [(label, label) for label in MARKINGS if label != Marking.CLEAR.value]
    made = Select(name, [("", Marking.CLEAR.value), *labels])
    made.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    return made


def marking_entry(parent: QWidget, context: Context, item_id: str, place: QPoint | None = None) -> Entry:
    """The line of an item's menu that opens the markings, at a place or where the pointer is."""
    return (
        "shield-alert",
        _say("Marking…"),
        "",
        lambda: open_markings(parent, context, item_id, place or QCursor.pos()),
    )


def open_markings(parent: QWidget, context: Context, item_id: str, place: QPoint) -> None:
    """Open the five markings as a menu, the item's own one ticked; choosing one is an act that can be undone."""
    item = context.workspace.item(item_id)
    if item is None:
        return
    menu = menu_of(parent, [("", label, "", partial(mark, context, item_id, label)) for label in MARKINGS])
    for action, label in zip(menu.actions(), MARKINGS, strict=True):
        action.setCheckable(True)
        action.setChecked(item.marking.value == label)
    open_menu(menu, place)


def mark(context: Context, item_id: str, label: str) -> None:
    """Set the marking of an item."""
    value = "" if label == Marking.CLEAR.value else label
    act = _say("Mark {label}").format(label=label)
    context.do(lambda: context.workspace.edit(item_id, {"marking": value}, label=act))
