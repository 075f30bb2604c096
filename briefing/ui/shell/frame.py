"""Remembers where the window stood, how large it was, and how wide its evidence panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from briefing.ui.shell.window import Window

SMALL_SCREEN = 1600
"""On a screen no wider than this the window takes all of it at the very first start."""


def restore_frame(window: Window) -> None:
    """Give the window the size and place it was left with; at the very first start a good size."""
    setting = window.context.workspace.setting
    kept = QByteArray.fromBase64(QByteArray(setting("window").encode("ascii", "ignore")))
    if kept.isEmpty() or not window.restoreGeometry(kept):
        _first_size(window)
    width = setting("evidence-width")
    if width.isdigit():
        window.splitter.setSizes([max(400, window.width() - int(width)), int(width)])


def keep_frame(window: Window) -> None:
    """Remember it."""
    workspace = window.context.workspace
    workspace.set_setting("window", bytes(window.saveGeometry().toBase64().data()).decode("ascii"))
    if window.evidence.isVisible():
        workspace.set_setting("evidence-width", str(window.splitter.sizes()[1]))


def show(window: Window) -> None:
    """Show the window; at the very first start it takes all of a small screen."""
    first = not window.context.workspace.setting("window")
    if first and window.screen().availableGeometry().width() <= SMALL_SCREEN:
        window.showMaximized()
    else:
        window.show()


def _first_size(window: Window) -> None:
    room = window.screen().availableGeometry()
    if room.width() <= SMALL_SCREEN:
        window.resize(min(1366, room.width()), min(730, room.height()))
    else:
        window.resize(1440, min(900, room.height() - 60))
