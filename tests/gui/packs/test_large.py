"""A long pack is read, compared, shown, imported and taken back without holding the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.heartbeat import LONGEST, Heartbeat
from tests.packs_for_tests import large_pack

ROWS = 50_000


@pytest.fixture(scope="module")
def long_pack(tmp_path_factory):
    return large_pack(tmp_path_factory.mktemp("long"), ROWS // 2)


def one_round(place, context, qtbot, path) -> dict[str, float]:
    """Read, import and take back a pack; for each the longest time for which the window was held."""
    ended, held = [], {}
    context.changed.connect(ended.append)

    def still(step, begin, done) -> None:
        ended.clear()
        beat = Heartbeat()
        begin()
        qtbot.waitUntil(done, timeout=120_000)
        QApplication.processEvents()
        held[step] = beat.stop()

    still("read", lambda: place.open_file(str(path)), lambda: place.preview is not None)
    rows = place.preview.list.changes.rowCount()
    still(
        "import",
        place.preview.import_button.click,
        lambda: bool(ended) and not place.lacks("pack.import"),
    )
    assert rows >= len(context.selection.kind("event")) - 175 > 0
    undo = next(each for each in place.home.undo_buttons.values() if "A long record" in each.accessibleName())

    def take_out() -> None:
        undo.click()
        place.asked.buttons["undo"].click()

    still("undo", take_out, lambda: bool(ended) and not place.lacks("pack.import"))
    assert context.workspace.layer("large") is None
    context.changed.disconnect(ended.append)
    return held


def test_the_window_lives_on_while_a_long_pack_is_read_imported_and_taken_back(
    place, context, qtbot, long_pack
) -> None:
    """25,000 events with their citations: 50,000 items."""
    held = one_round(place, context, qtbot, long_pack)
    assert max(held.values()) < LONGEST, held


def test_the_measure_sees_work_in_the_windows_thread(place, context, qtbot, tmp_path) -> None:
    context.jobs.in_window_thread = True
    held = one_round(place, context, qtbot, large_pack(tmp_path, 8000))
    assert max(held.values()) > LONGEST
