"""The place's tests run on the place itself, with a copy of a workspace that holds the starter pack."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from briefing.ui.composer.place import ComposerPlace
from briefing.ui.shell.drafts import start_briefing
from tests.windows import shown_place


@pytest.fixture
def place(qtbot, context):
    with shown_place(context, ComposerPlace(context), 1314) as shown:
        yield shown


@pytest.fixture
def page(place, context):
    """The default briefing, open, with its first block chosen."""
    place.open_object(start_briefing(context))
    QApplication.processEvents()
    return place.page
