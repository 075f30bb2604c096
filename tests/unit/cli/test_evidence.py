"""Evidence and source on the command line: what export attaches, what inspect tells, what open refuses."""

from __future__ import annotations

import json
import shutil
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.report.evidence.foreign import ForeignCopy, read_foreign

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(file: Path, *words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([*words, "--workspace", str(file)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture(scope="module")
def note(starter_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A situation note with its source."""
    folder = tmp_path_factory.mktemp("note")
    own = Path(shutil.copyfile(starter_file, folder / "w.briefing"))
    out = folder / "note.pdf"
    words = ["export", "--template", "situation-note", "--attach-source", "--out", str(out)]
    assert main([*words, "--workspace", str(own)]) == 0
    return out


def test_inspect_counts_lists_and_vouches(starter_copy: Path, note: Path, run: Run) -> None:
    code, out, err = run(starter_copy, "inspect", str(note), "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["verified"] is True
    assert told["same_data"] is True
    assert told["changed"] == []
    assert told["packs"] == [{"name": "starter-pk", "version": 1}]
    assert "briefing-source.json" in told["attachments"]
    assert told["statements"] > 5


def test_inspect_names_what_changed_and_says_it_in_lines(starter_copy: Path, note: Path, run: Run) -> None:
    assert run(starter_copy, "edit", "ins:i04", "status", "dormant")[0] == 0
    told = json.loads(run(starter_copy, "inspect", str(note), "--json")[1])
    assert told["same_data"] is False
    assert {(each["subject"], each["field"], each["state"]) for each in told["changed"]} == {
        ("ins:i04", "status", "changed")
    }
    code, out, _ = run(starter_copy, "inspect", str(note))
    assert code == 0
    assert "Changed. Now: NIFTAC is dormant." in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--releasable", "TLP:CLEAR", "--out", "x.pdf"), "A releasable version never carries its source."),
        (("--out", "x.docx"), "Only a PDF can carry its source."),
        (("--format", "md", "--out", "x"), "Only a PDF can carry its source."),
    ],
)
def test_a_source_goes_only_where_it_may(
    starter_copy: Path,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run(starter_copy, "export", "--attach-source", *words)
    assert code == 1
    assert said in err
    assert not list(tmp_path.glob("x*"))


def test_open_shows_a_foreign_copy_and_takes_it_away(
    starter_copy: Path, note: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[ForeignCopy] = []

    def look(copy: ForeignCopy) -> int:
        with copy.open() as theirs:
            assert theirs.read_only
            assert [item.title for item in theirs.briefings()] == [
                "National Intelligence Fusion and Threat Assessment Centre"
            ]
        seen.append(copy)
        return 0

    stand_in = types.ModuleType("briefing.ui.application")
    stand_in.run_foreign = look  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "briefing.ui.application", stand_in)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert run(starter_copy, "open", str(note))[0] == 0
    assert not seen[0].folder.exists()


def test_a_foreign_copy_makes_the_same_briefing_again(note: Path, tmp_path: Path, run: Run) -> None:
    """The same pages, byte for byte, from what was attached."""
    copy = read_foreign(note)
    own = Path(shutil.copyfile(copy.file, tmp_path / "theirs.briefing"))
    out = tmp_path / "again.pdf"
    code, _, err = run(own, "export", "--briefing", copy.briefing, "--attach-source", "--out", str(out))
    assert (code, err) == (0, "")
    copy.remove()
    assert out.read_bytes() == note.read_bytes()
