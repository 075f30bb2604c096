"""The place's tests run on the place itself, with real packs: a second version, a broken one, a signed one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from briefing.ui.packs.place import PacksPlace
from tests.packs_for_tests import append, change, drop, second_version
from tests.windows import shown_place


def altered(folder: Path) -> None:
    """A changed title and mandate, a new event, a dropped question."""
    change(folder, "events.csv", "E138", title="The committee agreed on a fusion centre")
    change(folder, "institutions.csv", "I04", mandate="Assess threats", tier="military")
    append(
        folder, "events.csv", "E140", id="E901", title="A later meeting", date_edtf="2024-11-25~", fact_id=""
    )
    drop(folder, "open-questions.csv", "Q33")
    coverage = folder / "coverage.csv"
    text = coverage.read_text(encoding="utf-8").replace(";open-questions.csv:Q33", "")
    coverage.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def second(tmp_path_factory):
    return second_version(tmp_path_factory.mktemp("second"), altered)


@pytest.fixture
def place(qtbot, context):
    with shown_place(context, PacksPlace(context)) as shown:
        yield shown


@pytest.fixture
def toasts(context):
    """What the place said in toasts: words and undo."""
    said = []
    context.toastRequested.connect(lambda text, undo, show: said.append((text, undo, show)))
    return said


@pytest.fixture
def edited(context):
    """The user's own title of an event that the second version changes too, and an edit that it leaves alone."""
    workspace = context.workspace
    context.do(
        lambda: workspace.edit(
            "evt:e138", {"title": "My title"}, label="Edit title", reason="The minutes say so"
        )
    )
    context.do(lambda: workspace.edit("ins:i04", {"abbreviation": "NIF"}, label="Edit abbreviation"))


@pytest.fixture
def preview(qtbot, place, edited, second):
    """The preview of the second version, open."""
    place.open_file(str(second))
    qtbot.waitUntil(lambda: place.preview is not None, timeout=20_000)
    QApplication.processEvents()
    return place.preview
