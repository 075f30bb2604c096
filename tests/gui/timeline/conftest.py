"""The timeline's tests run on the place itself, with a copy of a workspace that holds the starter pack."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtWidgets import QApplication

from briefing.packs import install_starter
from briefing.store import Workspace
from briefing.ui.application import dress
from briefing.ui.kit.theme import themes
from briefing.ui.shell.context import Context
from briefing.ui.timeline.place import TimelinePlace


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
    return Context(workspace)


@pytest.fixture
def place(qtbot, context):
    shown = TimelinePlace(context)
    qtbot.addWidget(shown)
    shown.resize(1166, 694)
    shown.show()
    shown.activateWindow()
    QApplication.processEvents()
    yield shown
    themes().choose("light", scale=1.0)
