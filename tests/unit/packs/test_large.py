"""A pack of 50,000 events: imported with progress that only grows, and stopped in the middle without a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.domain.errors import Cancelled
from briefing.packs import import_pack
from briefing.store import Workspace
from tests.packs_for_tests import large_pack

EVENTS = 50_000


@pytest.mark.slow
def test_a_large_pack_is_imported_with_progress_or_stopped_without_a_trace(tmp_path: Path) -> None:
    path = large_pack(tmp_path, EVENTS)
    with Workspace.open(tmp_path / "w.briefing", create=True) as workspace:
        before = workspace.digest()
        told: list[tuple[int, int, str]] = []

        def stop_when(words: str, done: int) -> Callable[[], bool]:
            return lambda: bool(told) and words in told[-1][2] and told[-1][0] >= done

        for words, done in (
            ("Reading events", 0),
            ("Checking", 0),
            ("Making", 0),
            ("Reading the items", EVENTS),
        ):
            told.clear()
            with pytest.raises(Cancelled):
                import_pack(
                    workspace,
                    path,
                    progress=lambda *report: told.append(report),
                    cancelled=stop_when(words, done),
                )
            assert workspace.digest() == before
            assert workspace.layers() == []
        told.clear()
        report = import_pack(workspace, path, progress=lambda *report: told.append(report))
        assert report.added == {"citation": EVENTS, "event": EVENTS, "source": 1}
        assert workspace.counts()["event"] == EVENTS
        shares = [(total, done) for done, total, _ in told]
        assert all(0 <= done <= total for total, done in shares)
        items = [done for done, total, words in told if words == "Reading the items"]
        assert items == sorted(items)
        assert len(items) >= EVENTS // 1000
