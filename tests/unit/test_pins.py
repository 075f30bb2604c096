"""The pins are exact, checksummed, free of addresses, and agree with the ranges of the project."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PINS = ("requirements", "requirements-test", "requirements-build", "requirements-bench")


def _entries(name: str) -> list[str]:
    joined = (ROOT / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def _name(requirement: str) -> str:
    return (
        re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")
    )


@pytest.mark.parametrize("name", PINS)
def test_every_pin_is_one_version_with_checksums(name: str) -> None:
    entries = _entries(name)
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==[\w.]+ ", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("name", PINS)
def test_no_pin_names_an_address(name: str) -> None:
    for suffix in ("in", "txt"):
        text = (ROOT / f"{name}.{suffix}").read_text(encoding="utf-8")
        assert "//" not in text
        assert not re.search(r"^--(?:index|extra|find)", text, re.MULTILINE)


def test_the_ranges_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {_name(dependency) for dependency in project["dependencies"]}
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    named = {_name(line) for line in lines if line and not line.startswith("#")}
    assert named == wanted
    pinned = {_name(entry) for entry in _entries("requirements")}
    assert wanted <= pinned


def test_of_qt_only_the_essentials_are_there() -> None:
    pinned = {_name(entry) for name in PINS for entry in _entries(name)}
    assert {name for name in pinned if name.startswith(("pyside", "pyqt", "qt"))} == {"pyside6-essentials"}


def test_the_tools_of_the_tests_are_not_shipped() -> None:
    shipped = {_name(entry) for entry in _entries("requirements")}
    assert shipped.isdisjoint({"pytest", "pytest-qt", "pytest-xdist", "hypothesis", "mypy", "ruff", "pypdf"})
