"""The form is tested in the real window, on a copy of a workspace that holds the starter pack."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from briefing.packs import install_starter
from briefing.store import Workspace
from briefing.ui.adding import open_adding
from briefing.ui.application import dress, open_window
from briefing.ui.kit.theme import themes


@pytest.fixture(scope="session")
def starter_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("starter") / "starter.briefing"
    with Workspace.open(path, create=True) as workspace:
        install_starter(workspace)
    return path


@pytest.fixture
def workspace(starter_file, tmp_path):
    path = tmp_path / "workspace.briefing"
    shutil.copy(starter_file, path)
    with Workspace.open(path) as opened:
        yield opened


@pytest.fixture
def window(qtbot, qapp, workspace):
    dress(qapp)
    workspace.set_setting("theme", "light")
    workspace.set_setting("reduced-motion", "yes")
    shown = open_window(workspace)
    shown.resize(1366, 768)
    shown.show()
    QApplication.processEvents()
    yield shown
    bury(shown)
    themes().choose("light", scale=1.0)


def bury(window):
    """Close a window and let all of it go, so that later tests are not slowed by it."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def form(window):
    """The empty form, opened by its key's action."""
    made = open_adding(window.context, window)
    QApplication.processEvents()
    yield made
    made.done(0)
    made.deleteLater()
