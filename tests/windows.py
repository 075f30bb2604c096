"""Shows the real window, or one place of it, for a test, and lets all of it go afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from briefing.store import Workspace
from briefing.ui.application import open_window
from briefing.ui.kit.theme import themes
from briefing.ui.shell.context import Context
from briefing.ui.shell.place import Place
from briefing.ui.shell.window import Window


@contextmanager
def shown_window(workspace: Workspace) -> Iterator[Window]:
    """The whole window on a workspace, light and without motion, 1366 × 768."""
    workspace.set_setting("theme", "light")
    workspace.set_setting("reduced-motion", "yes")
    window = open_window(workspace)
    window.resize(1366, 768)
    _show(window)
    yield window
    bury(window)


@contextmanager
def shown_place(context: Context, place: Place, wide: int = 1166, high: int = 694) -> Iterator[Place]:
    """One place without the window: it is told of changes, other dates and objects to open as the window would."""
    context.changed.connect(place.refresh)
    context.asOfChanged.connect(lambda: place.refresh(None))
    context.navigateRequested.connect(
        lambda name, object_id: place.open_object(object_id) if name == place.place_id else None
    )
    place.resize(wide, high)
    _show(place)
    yield place
    context.jobs.stop_all()
    bury(place)


def _show(widget: QWidget) -> None:
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()


def bury(widget: QWidget) -> None:
    """Close a widget and let all of it go, so that later tests are not slowed by it."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    themes().choose("light", scale=1.0)
