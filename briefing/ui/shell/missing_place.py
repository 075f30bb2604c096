"""What stands where a place's module cannot be found: only ever while the application is being built."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from briefing.ui.kit.cards import EmptyState
from briefing.ui.shell.context import Context
from briefing.ui.shell.place import Place
from briefing.ui.shell.places import ENTRIES


class MissingPlace(Place):
    """Says that the place is not part of this build."""

    def __init__(self, context: Context, place_id: str) -> None:
        super().__init__(context)
        self.place_id = place_id
        body = QVBoxLayout(self)
        body.setContentsMargins(48, 48, 48, 48)
        body.addWidget(
            EmptyState(self.tr("This place is missing"), self.tr("Its module is not part of this build."))
        )
        body.addStretch(1)

    def title(self) -> str:
        """The place's name."""
        return QCoreApplication.translate("Places", ENTRIES[self.place_id].words)
