"""What the tests of the window share: a workspace with the starter pack, the places' context, the window itself."""

from __future__ import annotations

import pytest

from briefing.store import Workspace
from briefing.ui.application import dress
from briefing.ui.kit.theme import themes
from briefing.ui.shell.context import Context
from tests.windows import shown_window


@pytest.fixture
def workspace(starter_copy):
    with Workspace.open(starter_copy) as opened:
        yield opened


@pytest.fixture
def context(qapp, workspace):
    dress(qapp)
    themes().choose("light", scale=1.0, reduced_motion=True)
    made = Context(workspace)
    yield made
    made.jobs.stop_all()


@pytest.fixture
def window(qtbot, qapp, workspace):
    dress(qapp)
    with shown_window(workspace) as shown:
        yield shown


@pytest.fixture
def went(context):
    """Where a place asked to go, in order."""
    steps = []
    context.navigateRequested.connect(lambda place, item: steps.append((place, item)))
    context.viewRequested.connect(lambda place, state: steps.append((place, state)))
    return steps
