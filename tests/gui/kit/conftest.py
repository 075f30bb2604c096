"""The kit's tests run in the application's own dress: bundled fonts, Fusion, a theme."""

from __future__ import annotations

import pytest

from briefing.ui.kit.fonts import load_fonts
from briefing.ui.kit.theme import themes


@pytest.fixture(autouse=True)
def dressed(qapp):
    qapp.setStyle("Fusion")
    assert load_fonts() == ()
    themes().choose("light", scale=1.0, reduced_motion=True)
    yield
    themes().choose("light", scale=1.0, reduced_motion=True)
