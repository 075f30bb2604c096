"""The set-up on a machine that lacks Qt's libraries: a user gets one line, root gets the packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the set-up script's packages are Debian's")


class BareMachine:
    """A copy of what the set-up reads, and commands that act as on a machine without Qt's libraries."""

    def __init__(self, folder: Path, *, user: int) -> None:
        self.folder = folder / "briefing"
        (self.folder / "scripts").mkdir(parents=True)
        for name in (
            "scripts/setup.sh",
            "pyproject.toml",
            *(path.name for path in ROOT.glob("requirements*")),
        ):
            shutil.copy(ROOT / name, self.folder / name)
        self.commands = folder / "bin"
        self.commands.mkdir()
        self.log = folder / "apt.log"
        self.command("ldconfig", "exit 0")
        self.command("id", f"echo {user}")
        self.command("apt-get", f'echo "$*" >>"{self.log}"; [ "$1" = update ] || exit 100')

    def command(self, name: str, script: str) -> None:
        path = self.commands / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def set_up(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", str(self.folder / "scripts" / "setup.sh")],
            env=os.environ | {"PATH": f"{self.commands}:{os.environ['PATH']}", "PYTHON": sys.executable},
            capture_output=True,
            text=True,
            check=False,
        )


def test_a_user_without_the_libraries_gets_exactly_one_line_to_give(tmp_path: Path) -> None:
    machine = BareMachine(tmp_path, user=1000)
    done = machine.set_up()
    assert done.returncode == 3
    lines = (done.stdout + done.stderr).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("apt-get install ")
    assert {"libegl1", "libxcb-cursor0", "libxkbcommon0"} <= set(lines[0].split())
    assert not machine.log.exists()
    assert not (machine.folder / ".venv").exists()


def test_root_gets_the_packages_and_is_told_when_that_fails(tmp_path: Path) -> None:
    machine = BareMachine(tmp_path, user=0)
    done = machine.set_up()
    assert done.returncode == 1
    update, install = machine.log.read_text(encoding="utf-8").splitlines()
    assert update == "update"
    assert {"install", "libegl1", "libxcb-cursor0"} <= set(install.split())
    assert "this failed: apt-get install" in done.stderr


def test_only_what_is_missing_is_asked_for(tmp_path: Path) -> None:
    machine = BareMachine(tmp_path, user=1000)
    machine.command("ldconfig", "echo libEGL.so.1")
    asked = machine.set_up().stdout.split()
    assert "libegl1" not in asked
    assert "libgl1" in asked
