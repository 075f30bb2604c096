"""The place's tests run on the place itself, with a copy of a workspace that holds the starter pack."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from briefing.packs import install_starter
from briefing.store import Workspace
from briefing.ui.application import dress
from briefing.ui.commitments.place import CommitmentsPlace
from briefing.ui.kit.theme import themes
from briefing.ui.shell.context import Context


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
def context(qapp, workspace):
    dress(qapp)
    themes().choose("light", scale=1.0, reduced_motion=True)
    made = Context(workspace)
    yield made
    made.jobs.stop_all()


@pytest.fixture
def went(context):
    """Where the place asked to go, in order."""
    steps = []
    context.navigateRequested.connect(lambda place, item: steps.append((place, item)))
    context.viewRequested.connect(lambda place, state: steps.append((place, state)))
    return steps


@pytest.fixture
def place(qtbot, context):
    shown = CommitmentsPlace(context)
    # What the window does for its places.
    context.changed.connect(shown.refresh)
    context.asOfChanged.connect(lambda: shown.refresh(None))
    context.navigateRequested.connect(lambda name, item: name == "commitments" and shown.open_object(item))
    shown.resize(1166, 694)
    shown.show()
    shown.activateWindow()
    QApplication.processEvents()
    yield shown
    context.jobs.stop_all()
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    themes().choose("light", scale=1.0)
