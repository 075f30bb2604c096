"""The window lives on while a large pack is imported, and would not if the work stood in its thread."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QTimer

from briefing.domain.items import Layer, PackItem

LONGEST = 0.150
"""Seconds for which the event loop may be held."""

ROWS = 50_000


class Heartbeat:
    """Beats in the event loop; `longest` is the longest time between two beats.

    Time in which other programs of a busy machine had the processor is not counted: between two beats the loop was
    held by us no longer than the clock says, and no longer than this process computed.
    """

    def __init__(self) -> None:
        self.longest, self._last = 0.0, (time.perf_counter(), time.process_time())
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def _beat(self) -> None:
        now = (time.perf_counter(), time.process_time())
        self.longest = max(self.longest, min(now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now

    def stop(self) -> None:
        self._beat()
        self._timer.stop()


def rows():
    for number in range(ROWS):
        fields = {
            "title": f"Event {number} of a long record",
            "date": f"20{number % 24:02d}-0{number % 9 + 1}-11",
        }
        yield PackItem(f"evt:long-{number}", "event", None, fields)


@pytest.fixture
def import_of(qtbot, window, workspace):
    def run() -> float:
        context, ended = window.context, []
        layer = Layer("long", 1, title="A long record", cutoff="2026-01-01", digest="00")
        window.go("settings")
        context.changed.connect(ended.append)
        beat = Heartbeat()
        running = context.jobs.start(
            "Importing",
            lambda work: workspace.install(layer, rows(), progress=work.progress, cancelled=work.cancelled),
            done=context.tell,
        )
        qtbot.waitUntil(lambda: bool(ended), timeout=120_000)
        beat.stop()
        assert running.finished
        assert context.workspace.counts()["event"] == ROWS + 175
        assert len(context.selection.kind("event")) == ROWS + 175
        return beat.longest

    return run


def test_an_import_of_50_000_rows_does_not_hold_the_window(import_of):
    assert import_of() < LONGEST


def test_the_measure_sees_work_in_the_windows_thread(import_of, window):
    window.context.jobs.in_window_thread = True
    assert import_of() > LONGEST
