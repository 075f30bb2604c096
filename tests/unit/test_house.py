"""The house keeps its own rules: names, sizes, docstrings, and nothing that ties it to one machine."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the repository that git would hand on: committed, or new and not ignored."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        built = {"build", "dist", "__pycache__"}
        found = (path for path in ROOT.rglob("*") if path.suffix != ".ctpack")
        kept = (
            path
            for path in found
            if not any(part.startswith(".") or part in built for part in path.relative_to(ROOT).parts)
            and not any(part.endswith(".egg-info") for part in path.parts)
        )
        return tuple(sorted(path for path in kept if path.is_file()))
    listed = subprocess.run(
        [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def python_files(folder: str) -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(ROOT / folder)]


@cache
def text_of(path: Path) -> str:
    content = path.read_bytes()
    return "" if b"\0" in content[:4096] else content.decode("utf-8")


def _where(path: Path, text: str, position: int) -> str:
    return f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, position) + 1}"


def _found(pattern: re.Pattern[str], paths: tuple[Path, ...] | list[Path]) -> list[str]:
    return [
        f"{_where(path, text_of(path), match.start())}: {match.group()}"
        for path in paths
        for match in pattern.finditer(text_of(path))
    ]


def test_no_drawer_is_called_by_a_name_that_says_nothing() -> None:
    drawers = {"utils", "util", "common", "helpers", "helper", "misc"}
    assert [str(path) for path in tracked() if drawers & {part.split(".")[0] for part in path.parts}] == []


def test_no_file_names_a_package_registry() -> None:
    # Put together here, so that this file does not contain what it looks for.
    hosts = [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb.debian", "org"),
        ("crates", "io"),
        ("proxy.golang", "org"),
        ("conda", "io"),
    ]
    pattern = re.compile("|".join(re.escape(".".join(host)) for host in hosts), re.IGNORECASE)
    assert _found(pattern, tracked()) == []


def test_no_file_leans_on_one_machine() -> None:
    # Only at the beginning of a path: a web address may well have such a folder.
    own = "|".join(("wo" + "rk", "ro" + "ot", "Us" + "ers"))
    pattern = re.compile(rf"(?<![\w./%:-])/(?:{own})/[\w.]|\.\./sha" + r"red\b")
    assert _found(pattern, tracked()) == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in python_files("briefing") + python_files("tests")
        if text_of(path).strip() and not ast.get_docstring(ast.parse(text_of(path)))
    ]
    assert silent == []


def test_every_package_of_the_application_has_a_docstring() -> None:
    folders = {path.parent for path in python_files("briefing")}
    silent = [
        str(folder.relative_to(ROOT))
        for folder in sorted(folders)
        if not (folder / "__init__.py").is_file()
        or not ast.get_docstring(ast.parse(text_of(folder / "__init__.py")))
    ]
    assert silent == []


def test_no_module_holds_more_than_one_idea() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files("briefing")
        if (lines := text_of(path).count("\n")) > 500
    }
    assert long == {}


def test_nothing_is_left_unfinished() -> None:
    words = "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "raise NotImplemented" + "Error"))
    assert _found(re.compile(rf"\b(?:{words})\b"), python_files("briefing") + python_files("tests")) == []


def test_no_test_waits_for_a_time() -> None:
    pattern = re.compile(r"\b(?:time\.sleep|qtbot\.wait|QTest\.qWait|QThread\.m?sleep)" + r"\(")
    assert _found(pattern, python_files("tests")) == []


def test_the_widgets_are_told_only_plain_text() -> None:
    # What is copied for a word processor may be rich: it goes to the clipboard, not to a widget.
    pattern = re.compile(
        r"(?<!mime\.)(?<!data\.)\b(?:setHtml|insertHtml|RichText|AutoText|MarkdownText|setMarkdown)\b"
    )
    border = ROOT / "briefing" / "ui" / "kit" / "text.py"
    assert _found(pattern, [path for path in python_files("briefing/ui") if path != border]) == []
