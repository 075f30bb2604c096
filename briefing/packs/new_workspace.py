"""Makes the first workspace, holding the starter pack, where there is none yet."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.packs.imports import install_starter
from briefing.packs.read import Progress
from briefing.store import Workspace


def ensure_workspace(path: Path, progress: Progress | None = None) -> bool:
    """Make a workspace with the starter pack at a path where there is no file; answers whether it was made.

    It appears whole or not at all; where another copy of the application was first, that one's stays.
    """
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with TemporaryDirectory(prefix=".new-workspace-", dir=path.parent, ignore_cleanup_errors=True) as folder:
        fresh = Path(folder) / path.name
        with Workspace.open(fresh, create=True) as workspace:
            install_starter(workspace, progress)
        if path.exists():
            return False
        fresh.replace(path)
    return True
