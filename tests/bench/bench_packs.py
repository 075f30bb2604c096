"""How fast packs are read and imported: the starter into a new workspace, and 50,000 events."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter, process_time

import pytest

from briefing.packs import import_pack, install_starter, read, starter_path
from briefing.store import Workspace
from tests.packs_for_tests import large_pack

pytestmark = pytest.mark.bench

STARTER_SECONDS = 1.5
ROWS_PER_CPU_SECOND = 5_000


def test_the_starter_is_installed_at_once(tmp_path: Path) -> None:
    starter_path()  # built at set-up, where there was one
    with Workspace.open(tmp_path / "w.briefing", create=True) as workspace:
        begun = perf_counter()
        install_starter(workspace)
        assert perf_counter() - begun < STARTER_SECONDS


def test_rows_are_read_checked_and_imported_by_the_thousand(tmp_path: Path) -> None:
    path = large_pack(tmp_path, 50_000)
    begun = process_time()
    read(path)
    reading = process_time() - begun
    with Workspace.open(tmp_path / "w.briefing", create=True) as workspace:
        begun = process_time()
        import_pack(workspace, path)
        whole = process_time() - begun
    print(f"50,000 events: read in {reading:.1f} s, read and imported in {whole:.1f} s of processor time")
    assert 50_000 / whole > ROWS_PER_CPU_SECOND
