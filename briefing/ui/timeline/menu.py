"""The context menu of an event on the timeline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from briefing.ui.kit.text import set_button_text
from briefing.ui.shell.figures import figure_entries
from briefing.ui.timeline.rows import EventRow
from briefing.ui.timeline.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ui.timeline.place import TimelinePlace


def event_menu(place: TimelinePlace, event: EventRow) -> QMenu:
    """What can be done with an event: add it, see its evidence, narrow to or open a body it concerns, copy."""
    menu = QMenu(place)

    def add(words: str, act: Callable[[], object], key: str = "") -> None:
        action = QAction(menu)
        set_button_text(action, words)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _on=False: act())
        menu.addAction(action)

    add(tr("Add to briefing"), lambda: place.add_event(event.id), "Ctrl+D")
    add(tr("Open the evidence"), lambda: place.open_event(event.id))
    item = place.context.selection.get(event.id)
    if item and item.own:
        add(tr("Change your event"), partial(_change, place, event.id), "F2")
    add(tr("Copy the chronology with its notes"), place.copy_text)
    for _, words, _, act in figure_entries(place.context):
        add(words, act)
    selection = place.context.selection
    bodies = [body for body in dict.fromkeys(event.bodies) if selection.get(body)]
    if bodies:
        menu.addSeparator()
    for body in bodies:
        name = selection.name(body)
        add(tr("Only events of {body}").format(body=name), partial(place.only, body))
        add(tr("Open {body}").format(body=name), partial(place.context.open_item, body))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _change(place: TimelinePlace, event_id: str) -> None:
    place.context.set_current(event_id)
    place.context.perform("event.edit")
