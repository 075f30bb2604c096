"""Menus: of rows with icon, words, key and what is done, and of what a filter lets through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefing.ui.kit.icons import icon
from briefing.ui.kit.text import set_button_text

Entry = tuple[str, str, str, Callable[[], object]]
"""Icon, words, key shown beside them, what it does."""


def menu_of(parent: QWidget, entries: Iterable[Entry]) -> QMenu:
    """A menu of these entries; it goes when it closes if it is opened with `open_menu`."""
    menu = QMenu(parent)
    for icon_name, words, key, run in entries:
        action = QAction(menu)
        set_button_text(action, words)
        if icon_name:
            action.setIcon(icon(icon_name))
        if key:
            action.setText(f"{action.text()}\t{key}")
        action.triggered.connect(lambda _checked=False, run=run: run())
        menu.addAction(action)
    return menu


def choose_among(
    chip: QWidget, choices: Mapping[str, str], chosen: Collection[str], choose: Callable[[str], object]
) -> None:
    """Open a menu of keys and their words under a chip, those that are chosen ticked; `choose` gets the key."""
    menu = QMenu(chip)
    for key, words in choices.items():
        entry = QAction(menu)
        set_button_text(entry, words)
        entry.setCheckable(True)
        entry.setChecked(key in chosen)
        entry.triggered.connect(lambda _on=False, key=key: choose(key))
        menu.addAction(entry)
    open_below(menu, chip)


def open_menu(menu: QMenu, place: QPoint) -> None:
    """Open a menu at a place of the screen; it goes when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def open_below(menu: QMenu, anchor: QWidget) -> None:
    """Open a menu just under what was pressed; it goes when it closes."""
    open_menu(menu, anchor.mapToGlobal(QPoint(0, anchor.height() + 2)))
