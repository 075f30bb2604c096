"""What holds for every test: no screen, no home of the user, no network, repeatable examples."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt: no test opens a window on a screen unless the caller asks for a platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Before anything asks for a home: the user's own workspace and settings are out of reach of every test.
_HOME = tempfile.TemporaryDirectory(prefix="briefing-test-home-", ignore_cleanup_errors=True)
for _name, _folder in {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
}.items():
    _path = Path(_HOME.name, _folder)
    _path.mkdir(parents=True, exist_ok=True)
    os.environ[_name] = str(_path)

# The same examples in every run, however slow the machine.
settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("repeatable")


class NetworkRefused(AssertionError):
    """A test tried to reach beyond this machine's local sockets."""


def _guard(method: str) -> Any:
    original = getattr(socket.socket, method)

    def guarded(self: socket.socket, *arguments: Any) -> Any:
        if self.family not in {getattr(socket, "AF_UNIX", None), getattr(socket, "AF_NETLINK", None)}:
            raise NetworkRefused(f"socket.{method}{arguments!r}: the application opens no network connection")
        return original(self, *arguments)

    return guarded


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Any:
    """Refuse every socket but local ones; Windows' own event loops are not used here."""
    patch = pytest.MonkeyPatch()
    for method in ("connect", "connect_ex", "bind", "sendto"):
        patch.setattr(socket.socket, method, _guard(method))
    yield
    patch.undo()


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the source tree."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def starter_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds the starter pack; tests copy it."""
    from briefing.packs import install_starter  # tests without a workspace load none of it
    from briefing.store import Workspace

    path = tmp_path_factory.mktemp("starter") / "starter.briefing"
    with Workspace.open(path, create=True) as workspace:
        install_starter(workspace)
    return path


@pytest.fixture
def starter_copy(starter_file: Path, tmp_path: Path) -> Path:
    """A workspace of the test's own that holds the starter pack."""
    path = tmp_path / "workspace.briefing"
    shutil.copy(starter_file, path)
    return path
