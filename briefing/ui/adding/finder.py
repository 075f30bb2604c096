"""A field that offers what is on record as one types; Enter or a press chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from briefing.domain.ids import kind_of
from briefing.ui.kit.completing import ICON_ROLE, dress_completions
from briefing.ui.kit.fields import TextField
from briefing.ui.kit.text import one_line
from briefing.ui.shell.palette_rows import KIND_ICONS

MOST = 12
"""How many records are offered at once."""

TAKEN_BY_LIST = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab})
"""Keys that belong to the list while it is open."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A record that is offered: its id and its line."""

    id: str
    line: str


Find = Callable[[str], Sequence[Offer]]
"""What is offered for the words typed so far, best first."""


class Finder(TextField):
    """The field. `picked` brings the `Offer` that was chosen; `erased` tells of Backspace in the empty field."""

    picked = Signal(object)
    erased = Signal()

    def __init__(self, name: str, placeholder: str, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent=parent)
        self._find = find
        self._offers: tuple[Offer, ...] = ()
        self._lines = QStandardItemModel(self)
        # Not the field's own completer: that one would write the line into the field.
        self.list = QCompleter(self._lines, self)
        self.list.setWidget(self)
        self.list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._shown = dress_completions(self.list, name)
        self.list.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.textEdited.connect(self.offer)

    def popup(self) -> QListView:
        """The list that shows what is offered."""
        return self._shown

    def offers(self) -> tuple[Offer, ...]:
        """What is offered now."""
        return self._offers

    def offer(self, typed: str) -> None:
        """Look for what was typed and show what was found beneath."""
        self._offers = tuple(self._find(typed))[:MOST] if typed.strip() else ()
        self._lines.clear()
        for each in self._offers:
            line = QStandardItem(one_line(each.line))
            line.setEditable(False)
            line.setData(each.id, Qt.ItemDataRole.UserRole)
            line.setData(KIND_ICONS.get(kind_of(each.id) or "", ""), ICON_ROLE)
            self._lines.appendRow(line)
        if self._offers:
            self.list.complete()
            self.popup().setCurrentIndex(self.list.completionModel().index(0, 0))
        else:
            self.popup().hide()

    def take_first(self) -> bool:
        """Choose the best of what is offered; False where nothing is."""
        if not self.text().strip():
            return False
        if not self._offers:
            self.offer(self.text())
        if not self._offers:
            return False
        self._choose(self._offers[0])
        return True

    def _take(self, index: QModelIndex) -> None:
        chosen = index.data(Qt.ItemDataRole.UserRole)
        for each in self._offers:
            if each.id == chosen:
                self._choose(each)
                return

    def _choose(self, offer: Offer) -> None:
        self.popup().hide()
        self._offers = ()
        self.picked.emit(offer)

    def event(self, event: QEvent) -> bool:
        """Qt: Tab chooses while the list is open, and only else goes on to the next field."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and self.popup().isVisible() and cast("QKeyEvent", event).key() == Qt.Key.Key_Tab:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter chooses the first, Down opens the list, Backspace in the empty field takes back."""
        popup = self.popup()
        key = event.key()
        if popup.isVisible() and key in TAKEN_BY_LIST:
            event.ignore()
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take_first()
        elif key == Qt.Key.Key_Down and self.text().strip():
            self.offer(self.text())
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.erased.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the list goes with the focus, unless it is the list that takes it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.popup().hide()
