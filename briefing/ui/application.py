"""Starts the application: dress, workspace, window. Imports nothing before the window that the window does not need."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from briefing.domain.errors import BriefingError
from briefing.store import Workspace
from briefing.store.location import default_workspace_path
from briefing.ui.kit.dialog import Dialog, Verb
from briefing.ui.kit.focus import install_focus_ring
from briefing.ui.kit.fonts import load_fonts
from briefing.ui.kit.theme import Preference, themes
from briefing.ui.shell.context import Context
from briefing.ui.shell.foreign import ForeignWindow
from briefing.ui.shell.frame import show
from briefing.ui.shell.jobs import unexpected
from briefing.ui.shell.log import start_log, stop_log
from briefing.ui.shell.setup import first_pack
from briefing.ui.shell.window import Window

if TYPE_CHECKING:
    from briefing.report.evidence.foreign import ForeignCopy

log = logging.getLogger(__name__)


def dress(app: QApplication) -> None:
    """Give the application its name, style, fonts, theme and focus ring."""
    app.setApplicationName("Briefing")
    app.setApplicationDisplayName("")
    app.setStyle("Fusion")
    load_fonts()
    themes().apply()
    install_focus_ring(app)


def open_workspace(path: Path) -> Workspace:
    """Open a workspace, made where there is none; raises what the store raises."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return Workspace.open(path, create=True)


def open_window(workspace: Workspace) -> Window:
    """The window on a workspace, dressed as it was left; not shown yet."""
    _dress_as_left(workspace)
    window = Window(Context(workspace))
    if not workspace.layers() and not workspace.read_only:
        first_pack(window)
    else:
        window.open_first()
    return window


def _dress_as_left(workspace: Workspace) -> None:
    kept = workspace.setting("theme")
    preference: Preference = "light" if kept == "light" else "dark" if kept == "dark" else "system"
    try:
        scale = float(workspace.setting("text-scale") or 1)
    except ValueError:
        scale = 1.0
    themes().choose(preference, scale=scale, reduced_motion=workspace.setting("reduced-motion") == "yes")


def run(workspace_path: Path | None) -> int:
    """Run the application until its window is closed; its exit code."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    dress(app)
    path = workspace_path or default_workspace_path()
    start_log(path.parent)
    try:
        workspace = open_workspace(path)
    except (BriefingError, OSError) as error:
        return _refuse(error, path)
    window = open_window(workspace)
    sys.excepthook = _Hook(window)
    show(window)
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        workspace.close()
        stop_log()


def run_foreign(copy: ForeignCopy) -> int:
    """Show a foreign copy in a window of its own until it is closed; the user's workspace is not opened at all."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    dress(app)
    window = ForeignWindow(copy)
    show(window)
    return app.exec()


def _refuse(error: BriefingError | OSError, path: Path) -> int:
    tr = QApplication.translate
    if isinstance(error, BriefingError):
        message, mend = error.message, error.mend
    else:
        message = tr("Application", "The workspace {path} cannot be opened.").format(path=path)
        mend = tr("Application", "Give another file with --workspace, or make the folder writable.")
    log.error("%s %s", message, mend)
    Dialog(message, mend, [Verb("close", tr("Application", "Close"), "primary")]).exec()
    return 1


class _Hook:
    """What was not foreseen goes to the log whole, and to the user as one plain sentence."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        log.critical("Not foreseen", exc_info=(kind, error, trace))
        shown = error if isinstance(error, BriefingError) else unexpected(error)
        self._window.context.show_error(shown)
