"""The page of keys: every action of the table, by menu, with its key and what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from briefing.ui.actions import ACTIONS, GROUPS, Action
from briefing.ui.kit.cards import Card
from briefing.ui.kit.fields import SearchField
from briefing.ui.kit.labels import Headline, KeyCap, TextLabel
from briefing.ui.kit.layouts import ScrollPage, empty, row
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.theme import theme
from briefing.ui.lacking import say
from briefing.ui.shell.context import Context
from briefing.ui.shell.place import Place


class ShortcutsPlace(Place):
    """Reads the action table, so that it never differs from what the keys do."""

    place_id = "shortcuts"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 0)
        whole.setSpacing(12)
        self._filter = SearchField(self.tr("Find an action or a key"))
        self._filter.setFixedWidth(theme().px(260))
        self._filter.textChanged.connect(self._show)
        whole.addLayout(row(Headline(self.tr("Keys and actions")), None, self._filter))
        self._page = ScrollPage(margins=(0, 0, 0, 24), gap=14)
        whole.addWidget(self._page, 1)
        self._show("")

    def title(self) -> str:
        """Its name."""
        return self.tr("Keys and actions")

    def find_here(self) -> bool:
        """Ctrl+F."""
        self._filter.setFocus()
        return True

    def _show(self, text: str) -> None:
        empty(self._page.body)
        wanted = text.casefold().split()
        for group in GROUPS:
            actions = [action for action in ACTIONS if action.group == group and _holds(action, wanted)]
            if actions:
                self._page.body.addWidget(self._card(say(group), actions))
        self._page.body.addStretch(1)

    def _card(self, name: str, actions: list[Action]) -> Card:
        card = Card(name)
        card.setMaximumWidth(theme().px(860))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, theme().px(230))
        grid.setColumnStretch(1, 1)
        for at, action in enumerate(actions):
            grid.addWidget(TextLabel(action.name(), "body", weight=500), at, 0)
            grid.addWidget(Prose(say(action.help), "body", ink="ink-2"), at, 1)
            if action.key:
                grid.addWidget(KeyCap(action.key), at, 2, Qt.AlignmentFlag.AlignTrailing)
        card.body.addLayout(grid)
        return card


def _holds(action: Action, wanted: list[str]) -> bool:
    text = f"{action.name()} {say(action.help)} {action.key}".casefold()
    return all(word in text for word in wanted)
