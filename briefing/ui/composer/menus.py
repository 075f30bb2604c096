"""Menus of the composer, made from rows of icon, words, key and what is done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefing.ui.institutions.menus import Entry, open_menu
from briefing.ui.kit.icons import icon
from briefing.ui.kit.text import set_button_text


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


__all__ = ["Entry", "menu_of", "open_menu"]
