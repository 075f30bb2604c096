"""What the README and the pages beside it tell a reader to type or open is there and works."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *sorted(path for path in ROOT.glob("*.md")),
    *sorted(path for path in (ROOT / "docs").rglob("*.md")),
]


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _fenced(page: Path) -> list[str]:
    blocks = re.findall(r"^```\w*\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def _typed(page: Path) -> list[str]:
    """Every command of a page: the lines of its code blocks, and its words in code style."""
    inline = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", page.read_text(encoding="utf-8"))
    return [command.strip() for command in (*_fenced(page), *inline)]


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_each_make_command_exists(page: Path) -> None:
    targets = set(
        re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    named = {word for command in _typed(page) for word in re.findall(r"^make ([a-z-]+)", command)}
    assert named <= targets


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_each_link_leads_to_a_file(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_each_script_and_requirements_file_exists(page: Path) -> None:
    typed = " ".join(_typed(page))
    named = re.findall(r"\b(?:scripts/\w+\.\w+|requirements[\w-]*\.(?:txt|in)|tests/[\w/]+\.py)\b", typed)
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_what_the_house_is_said_to_hold_is_there() -> None:
    ticked = re.findall(r"`([^`\n]+)`", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
    packages = [name.replace(".", "/") for name in ticked if re.fullmatch(r"briefing\.\w+", name)]
    paths = [*packages, *(name for name in ticked if "/" in name)]
    assert len(paths) > 20
    assert [name for name in paths if not any((ROOT / at / name).exists() for at in ("", "briefing"))] == []


def _pictures() -> list[tuple[str, str]]:
    """What the README shows: the words for who cannot see it, and the file."""
    return re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_readme_shows_each_picture_that_is_drawn_for_it() -> None:
    drawn = re.findall(
        r'^    "[\w-]+": "(\w+)",$',
        (ROOT / "scripts" / "pictures.py").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert len(drawn) == 5
    assert [file for _, file in _pictures()] == [f"docs/pictures/{name}.png" for name in drawn]
    assert all(len(words) > 20 for words, _ in _pictures())


@pytest.mark.parametrize("file", [file for _, file in _pictures()])
def test_a_picture_of_the_readme_is_there_and_light(file: str) -> None:
    content = (ROOT / file).read_bytes()
    assert content.startswith(b"\x89PNG\r\n")
    assert 10_000 < len(content) <= 250_000


def test_the_readme_begins_with_the_two_commands() -> None:
    assert [line for line in _fenced(ROOT / "README.md") if line.startswith("make")] == [
        "make run",
        "make test",
    ]


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    commands = [line for line in _fenced(ROOT / "README.md") if line.startswith("briefing ")]
    assert len(commands) >= 3
    environment = os.environ | {"PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(tmp_path / "data")}
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(command)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert done.stdout.strip(), command
    assert (tmp_path / "briefing.pdf").read_bytes().startswith(b"%PDF-")
