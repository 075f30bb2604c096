"""Makes menus and keys of the action table; the menu bar is hidden until F10, its keys work all the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from briefing.ui.actions import ACTIONS, BY_ID, GROUPS, Action
from briefing.ui.kit.icons import icon
from briefing.ui.kit.text import set_button_text, set_tip
from briefing.ui.kit.theme import themes
from briefing.ui.lacking import say

if TYPE_CHECKING:
    from briefing.ui.shell.window import Window


class Menus(QObject):
    """One QAction for each row of the table; what cannot be done says in its tooltip what it lacks."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.actions: dict[str, QAction] = {}
        bar = window.menuBar()
        bar.setNativeMenuBar(False)
        for group in GROUPS:
            menu = bar.addMenu("")
            set_button_text(menu.menuAction(), say(group))
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(lambda group=group: self._renew(group))
            for action in ACTIONS:
                if action.group == group:
                    menu.addAction(self._make(action))
        bar.setVisible(window.context.workspace.setting("menu") == "shown")
        themes().changed.connect(self._dress)

    def _make(self, action: Action) -> QAction:
        made = QAction(self)
        set_button_text(made, action.name())
        keys = [QKeySequence(key) for key in (action.key, *action.more_keys) if key]
        made.setShortcuts(keys)
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.setStatusTip(say(action.help))
        if action.icon:
            made.setIcon(icon(action.icon))
        made.triggered.connect(lambda _checked=False: self.perform(action.id))
        self._window.addAction(made)
        self.actions[action.id] = made
        return made

    def perform(self, action_id: str) -> None:
        """Do an action, or say what it lacks."""
        BY_ID[action_id].trigger(self._window)

    def toggle(self) -> None:
        """Show or hide the menu bar, and put the focus there."""
        bar = self._window.menuBar()
        shown = not bar.isVisible()
        bar.setVisible(shown)
        self._window.context.workspace.set_setting("menu", "shown" if shown else "")
        if shown:
            bar.setFocus()

    def menu_of(self, action_ids: tuple[str, ...], parent: QObject) -> QMenu:
        """A context menu of some rows of the table, as they stand now."""
        del parent
        menu = QMenu(self._window)
        for action_id in action_ids:
            self._refresh(BY_ID[action_id])
            menu.addAction(self.actions[action_id])
        return menu

    def _renew(self, group: str) -> None:
        for action in ACTIONS:
            if action.group == group:
                self._refresh(action)

    def _refresh(self, action: Action) -> None:
        made = self.actions[action.id]
        set_button_text(made, action.name(self._window))
        lacks = action.lacks(self._window)
        set_tip(made, f"{say(action.help)}\n{lacks}" if lacks else say(action.help))

    def _dress(self) -> None:
        for action_id, made in self.actions.items():
            if BY_ID[action_id].icon:
                made.setIcon(icon(BY_ID[action_id].icon))
