"""Opening a source's page: the host is shown first, and only the user's press hands the address to the browser."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefing.ui.kit.buttons import Button
from briefing.ui.kit.dialog import Popover
from briefing.ui.kit.layouts import row
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import compose, copy_text, host_of, safe_link

open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
"""Hands an address to the system's browser."""


class LinkPopover(Popover):
    """Says which host would be opened, with the whole address, and opens it when asked to."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(parent, width=360)
        self._address = address
        self.setAccessibleName(self.tr("Open the page of this source"))
        self.head = Prose(compose(self.tr("Opens {host} in your browser"), host=host_of(address)), weight=500)
        self.body.addWidget(self.head)
        self.body.addWidget(Prose(address, "small", ink="ink-2"))
        self.body.addWidget(
            Prose(
                self.tr("Briefing itself opens no connection; the page learns that you came."),
                "small",
                ink="ink-3",
            )
        )
        self.open_button = Button(self.tr("Open"), icon_name="external-link", small=True, clicked=self._open)
        self.copy_button = Button(self.tr("Copy address"), "quiet", small=True, clicked=self._copy)
        self.body.addLayout(row(None, self.copy_button, self.open_button))

    def _open(self) -> None:
        url = safe_link(self._address)
        self.hide()
        if url is not None:
            open_url(url)

    def _copy(self) -> None:
        copy_text(self._address)
        self.hide()
