"""The place's tests run on the place itself, with a copy of a workspace that holds the starter pack."""

from __future__ import annotations

import pytest

from briefing.ui.timeline.place import TimelinePlace
from tests.windows import shown_place


@pytest.fixture
def place(qtbot, context):
    with shown_place(context, TimelinePlace(context)) as shown:
        yield shown
