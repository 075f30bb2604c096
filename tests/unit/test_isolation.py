"""Tests have no network, no screen and no home of the user's."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

import pytest


def test_a_connection_is_refused_even_to_this_machine() -> None:
    with socket.socket() as caller, pytest.raises(AssertionError, match="no network connection"):
        caller.connect(("127.0.0.1", 9))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="local sockets of this kind are Unix's")
def test_local_sockets_work(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
    assert (tmp_path / "s").exists()


def test_the_home_is_a_temporary_one() -> None:
    assert Path.home().is_relative_to(tempfile.gettempdir())
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(Path.home())
