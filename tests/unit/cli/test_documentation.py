"""docs/cli.md is true: its examples run in their order, and print exactly the fields that its tables name."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.cli.running import make_parser
from briefing.store import Workspace
from briefing.store.location import default_workspace_path
from tests.packs_for_tests import append, change, describe, drop, starter_copy

EXPECTED = re.compile(r"\s+# exit code (\d+)$")
LIKE_EVENTS = (
    "commitments",
    "offices",
    "functions",
    "questions",
    "precedents",
    "assessments",
    "counts",
    "sources",
)


@dataclass
class Section:
    """A command as documented: its examples, and the fields of its JSON."""

    name: str
    examples: list[str] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)


def read_manual(text: str) -> tuple[list[Section], dict[str, str]]:
    sections: list[Section] = []
    files: dict[str, str] = {}
    inside = ""
    for line in text.splitlines():
        if line.startswith("```"):
            inside = "" if inside else line[3:].strip() or "text"
            if inside.startswith("json "):
                files[inside[5:]] = ""
        elif inside.startswith("json "):
            files[inside[5:]] += line + "\n"
        elif inside == "console" and line.startswith("$ "):
            sections[-1].examples.append(line[2:])
        elif not inside and line.startswith("### "):
            sections.append(Section(line[4:]))
        elif not inside and line.startswith("| `") and sections:
            cell = line.split("|")[1]
            sections[-1].fields |= set(re.findall(r"`([^`]+)`", cell))
    return sections, files


def paths(value: object, at: str = "") -> Iterator[str]:
    """The fields of a JSON value: `a.b`, `list[].c`, `empty[]`."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, f"{at}.{name}" if at else name)
    elif isinstance(value, list):
        if not value:
            yield f"{at}[]?"
        for inner in value:
            yield from paths(inner, f"{at}[]")
    else:
        yield at


def covered(path: str, documented: set[str]) -> str:
    """The documented field that a printed one is, "" where there is none."""
    parts = path.split(".")
    for name in documented:
        named = name.split(".")
        loose = [want.replace("[]", "") for want in named]
        if "*" in loose:
            star = loose.index("*")
            tail = named[star].removeprefix("*")
            if parts[:star] == named[:star] and (not tail or path.endswith((tail, f"{tail}?"))):
                return name
        elif parts == named:
            return name
    return ""


@pytest.fixture
def manual(repository: Path) -> tuple[list[Section], dict[str, str]]:
    return read_manual((repository / "docs" / "cli.md").read_text(encoding="utf-8"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in: a workspace with one briefing, and the folder of a second version of the starter pack."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    folder = starter_copy(tmp_path)
    folder.rename(tmp_path / "my-pack")
    folder = tmp_path / "my-pack"
    describe(folder, version=2)
    change(folder, "institutions.csv", "I04", abbreviation="NIFTAC (federal)")
    change(folder, "institution-fields.csv", "IF104", value="dormant")
    change(folder, "institution-fields.csv", "IF105", value="dormant")
    drop(folder, "aliases.csv", "A003")
    append(folder, "events.csv", "E153", id="", title="The centre moves", date_edtf="2025-05-06", fact_id="")
    assert main(["doctor"]) == 0
    with Workspace.open(default_workspace_path()) as workspace, workspace.act("Start a briefing") as act:
        made = act.add("briefing", {"title": "Draft on fusion", "audience": "the desk"})
        block = act.add("block", {"block": "profile", "position": "1"}, about=made)
        fact = {
            "sort": "fact",
            "ref": "ins:i04",
            "field": "status",
            "text": "It was approved.",
            "value": "approved",
        }
        act.add("statement", {**fact, "position": "1"}, about=block)
    return tmp_path


def test_every_example_runs_and_prints_the_documented_fields(
    manual: tuple[list[Section], dict[str, str]], desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sections, files = manual
    for name, text in files.items():
        (desk / name).write_text(text, encoding="utf-8")
    wrong: list[str] = []
    for section in sections:
        seen: set[str] = set()
        printed = False
        for example in section.examples:
            expected = EXPECTED.search(example)
            words = shlex.split(EXPECTED.sub("", example))
            assert words[0] == "briefing"
            capsys.readouterr()
            code = main(words[1:])
            said = capsys.readouterr()
            if code != (int(expected.group(1)) if expected else 0):
                wrong.append(f"{example}: exit code {code}: {said.err}")
                continue
            if not said.out.strip():
                wrong.append(f"{example}: nothing was printed")
            if words[-1] == "--json" or ("--json" in words[2:] and words[1] != "add"):
                printed = True
                seen |= set(paths(json.loads(said.out)))
        wrong += compare(section, seen, printed=printed)
    assert not wrong, "\n".join(wrong)


def compare(section: Section, seen: set[str], *, printed: bool) -> list[str]:
    """What is printed and not documented, and what is documented and never printed."""
    documented = set(section.fields)
    for name in LIKE_EVENTS if section.name == "show" else ():
        documented.discard(f"{name}[]")
        documented |= {
            each.replace("events[]", f"{name}[]") for each in section.fields if each.startswith("events[]")
        }
    if not printed:
        return [f"{section.name}: no example with --json"] if documented else []
    found: set[str] = set()
    wrong = []
    for path in sorted(seen):
        empty = path.removesuffix("?")
        name = covered(path, documented) or covered(empty, documented)
        if name:
            found.add(name)
        elif path.endswith("[]?"):
            if not any(each.startswith(empty) for each in documented):
                wrong.append(f"{section.name}: {empty} is printed and not documented")
        else:
            wrong.append(f"{section.name}: {path} is printed and not documented")
    return wrong + [
        f"{section.name}: {each} is documented and not printed" for each in sorted(documented - found)
    ]


def test_every_command_is_documented(manual: tuple[list[Section], dict[str, str]]) -> None:
    sections, _ = manual
    commands = next(action for action in make_parser()._actions if action.dest == "command")
    named = set(commands.choices or ())
    assert {section.name.split()[0] for section in sections} == named
    for section in sections:
        assert section.examples or section.name == "open", section.name


def test_the_comparison_finds_what_is_missing_and_what_is_too_much() -> None:
    section = Section("x", fields={"a", "b[].c", "gone"})
    assert compare(section, {"a", "b[].c", "new"}, printed=True) == [
        "x: new is printed and not documented",
        "x: gone is documented and not printed",
    ]
