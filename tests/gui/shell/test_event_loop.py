"""The window lives on while a large pack is imported, and would not if the work stood in its thread."""

from __future__ import annotations

import pytest

from briefing.domain.items import Layer, PackItem
from tests.heartbeat import LONGEST, Heartbeat

ROWS = 50_000


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
        held = beat.stop()
        assert running.finished
        assert context.workspace.counts()["event"] == ROWS + 175
        assert len(context.selection.kind("event")) == ROWS + 175
        return held

    return run


def test_an_import_of_50_000_rows_does_not_hold_the_window(import_of):
    assert import_of() < LONGEST


def test_the_measure_sees_work_in_the_windows_thread(import_of, window):
    window.context.jobs.in_window_thread = True
    assert import_of() > LONGEST
