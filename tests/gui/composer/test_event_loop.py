"""The window lives on while a briefing is exported, and would not if the work stood in its thread."""

from __future__ import annotations

import pytest

from tests.heartbeat import LONGEST, Heartbeat

LONG = 60_000


@pytest.fixture
def held(page, place, tmp_path, qtbot):
    """Exports the open briefing; the longest time between two beats of the event loop, in seconds."""

    def run() -> float:
        qtbot.waitUntil(lambda: page.preview.fresh, timeout=LONG)
        assert place.perform("briefing.export")
        dialog = place.dialog
        dialog.folder.setText(str(tmp_path))
        beat = Heartbeat()
        dialog.write()
        qtbot.waitUntil(lambda: dialog.written is not None, timeout=LONG)
        longest = beat.stop()
        dialog.finish("cancel")
        return longest

    return run


def test_an_export_does_not_hold_the_window(held):
    assert held() < LONGEST


def test_the_measure_sees_an_export_in_the_windows_thread(held, context, page, qtbot):
    qtbot.waitUntil(lambda: page.preview.fresh, timeout=LONG)
    context.jobs.in_window_thread = True
    assert held() > LONGEST
