"""A list and what it shows beside it: the panel keeps the width it was given, and a double click resets it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from briefing.ui.kit.theme import theme

if TYPE_CHECKING:
    from briefing.store import Workspace

LEAST = 300
"""Pixels at 100 % below which neither side falls."""


class Beside(QSplitter):
    """List at the start, panel at the end. `usual` gives the panel's width for a whole width, in pixels.

    The user's own width is kept in the workspace under `setting`; the list takes what is gained and lost.
    """

    def __init__(
        self,
        workspace: Workspace,
        setting: str,
        parts: tuple[QWidget, QWidget],
        usual: Callable[[int], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._workspace, self._setting, self._usual = workspace, setting, usual
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for at, part in enumerate(parts):
            part.setMinimumWidth(theme().px(LEAST))
            self.addWidget(part)
            self.setStretchFactor(at, 1 - at)
        self.handle(1).installEventFilter(self)
        kept = workspace.setting(setting)
        self._own = int(kept) if kept.isdigit() else 0
        self.splitterMoved.connect(self._keep)

    def panel_width(self) -> int:
        """How wide the panel is to be, in pixels."""
        wanted = self._own or self._usual(self.width())
        least = theme().px(LEAST)
        return max(least, min(wanted, self.width() - least - self.handleWidth()))

    def reset(self) -> None:
        """Give the panel its usual width."""
        self._own = 0
        self._workspace.set_setting(self._setting, "")
        self._place()

    def _keep(self) -> None:
        self._own = self.sizes()[1]
        self._workspace.set_setting(self._setting, str(self._own))

    def _place(self) -> None:
        panel = self.panel_width()
        self.setSizes([self.width() - panel - self.handleWidth(), panel])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the panel keeps its width."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a double click on the line between them resets the width."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.reset()
            return True
        return super().eventFilter(watched, event)
