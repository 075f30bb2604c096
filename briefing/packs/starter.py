"""The pack that the application ships: where it is, and its digest, by which it is known."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from briefing.packs.build import build
from briefing.packs.read import read_digest


def starter_path() -> Path:
    """The starter pack as built at set-up; where it was not, it is built into a temporary folder."""
    resources = files("briefing") / "resources"
    built = Path(str(resources / "starter.ctpack"))
    return built if built.is_file() else _built_here()


@lru_cache(maxsize=1)
def _built_here() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="briefing-starter-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    out = folder / "starter.ctpack"
    with as_file(files("briefing") / "resources" / "starter") as tables:
        build(tables, out)
    return out


@lru_cache(maxsize=1)
def shipped_digest() -> str:
    """The digest of the manifest that the application ships: a pack of this digest is trusted without a key."""
    return read_digest(starter_path())
