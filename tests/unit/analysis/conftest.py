"""The starter pack in a workspace, selected once for each date that a test asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from briefing.analysis.selection import Selection, select
from briefing.packs import install_starter
from briefing.store import Workspace

Starter = Callable[..., Selection]


@pytest.fixture(scope="session")
def starter_workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = Workspace.open(tmp_path_factory.mktemp("analysis") / "starter.briefing", create=True)
    install_starter(workspace)
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def starter(starter_workspace: Workspace) -> Starter:
    made: dict[tuple[str | None, str | None], Selection] = {}

    def of(as_of: str | None = None, known_by: str | None = None) -> Selection:
        if (as_of, known_by) not in made:
            made[as_of, known_by] = select(starter_workspace, as_of, known_by)
        return made[as_of, known_by]

    return of
