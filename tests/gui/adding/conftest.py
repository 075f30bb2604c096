"""The form is tested in the real window, on a copy of a workspace that holds the starter pack."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from briefing.ui.adding import open_adding


@pytest.fixture
def form(window):
    """The empty form, opened by its key's action."""
    made = open_adding(window.context, window)
    QApplication.processEvents()
    yield made
    made.done(0)
    made.deleteLater()
