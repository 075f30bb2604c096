"""The starter pack's events, as the timeline has them, made once for all tests here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.analysis.selection import Selection, select
from briefing.domain.filters import EventFilter
from briefing.packs.read import read
from briefing.packs.starter import starter_path
from briefing.store import Workspace
from briefing.ui.timeline.rows import EventRow, event_rows


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    pack = read(starter_path())
    path: Path = tmp_path_factory.mktemp("timeline") / "starter.briefing"
    workspace = Workspace.open(path, create=True)
    workspace.install(pack.layer, pack.rows)
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def selection(starter: Workspace) -> Selection:
    return select(starter)


@pytest.fixture(scope="session")
def rows(starter: Workspace, selection: Selection) -> tuple[EventRow, ...]:
    return event_rows(selection, starter.timeline(EventFilter()))
