"""The place's tests run on the place itself, with a copy of a workspace that holds the starter pack."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from briefing.ui.institutions.place import InstitutionsPlace
from tests.windows import shown_place


@pytest.fixture
def place(qtbot, context):
    with shown_place(context, InstitutionsPlace(context), 846) as shown:
        yield shown


@pytest.fixture
def niftac(place):
    """The profile of NIFTAC, open."""
    place.open_object("ins:i04")
    QApplication.processEvents()
    return place.profile
