"""The commands as scripts meet them: exit codes, sentences instead of tracebacks, nothing changed by what fails."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.cli import main, searching, window
from briefing.store import Workspace, doctor
from briefing.store.location import data_folder, default_workspace_path

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def shared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that tests only read."""
    path = tmp_path_factory.mktemp("cli") / "shared.briefing"
    assert main(["--workspace", str(path), "doctor"]) == 0
    return path


@pytest.fixture
def own_file(shared_file: Path, tmp_path: Path) -> Path:
    """A workspace that the test may change."""
    return Path(shutil.copyfile(shared_file, tmp_path / "own.briefing"))


def content_of(file: Path) -> dict[str, str]:
    with Workspace.open(file, read_only=True) as workspace:
        return workspace.digest()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(file: Path, *words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([*words, "--workspace", str(file)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def answer(run: Run, file: Path, *words: str) -> dict[str, object]:
    code, out, err = run(file, *words, "--json")
    assert code == 0, err
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def test_a_new_workspace_holds_the_starter_pack(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "deep" / "er" / "new.briefing"
    found = answer(run, file, "doctor")
    assert file.is_file()
    counts = found["counts"]
    assert isinstance(counts, dict)
    assert (counts["institution"], counts["commitment"], counts["source"]) == (79, 71, 272)
    left = [each.name for each in file.parent.iterdir() if not each.name.startswith("new.briefing")]
    assert left == [], "nothing of its making is left beside it"


def test_the_users_own_place_follows_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_workspace_path() == tmp_path / "briefing" / "workspace.briefing"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert data_folder() == Path.home() / ".local" / "share" / "briefing"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert data_folder() == Path.home() / "Library" / "Application Support" / "Briefing"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    assert data_folder() == tmp_path / "Roaming" / "Briefing"


def test_show_finds_by_id_abbreviation_name_alias_and_urdu(shared_file: Path, run: Run) -> None:
    names = ("ins:i01", "NACTA", "nacta", "National Counter Terrorism Authority", "Nacta", "INS:I01")
    for name in names:
        assert answer(run, shared_file, "show", name)["id"] == "ins:i01", name
    assert answer(run, shared_file, "show", "نیکٹا بورڈ آف گورنرز")["id"] == "ins:i02"
    code, out, err = run(shared_file, "show", "no such thing")
    assert (code, out) == (1, "")
    assert err.startswith("There is nothing with the id “no such thing” in this workspace.")


def test_show_says_both_sides_and_the_rule(shared_file: Path, run: Run) -> None:
    found = answer(run, shared_file, "show", "NIFTAC")
    fields = {field["field"]: field for field in found["fields"]}  # type: ignore[union-attr, attr-defined]
    parent = fields["parent"]
    assert parent["shown"] == ["National Counter Terrorism Authority"]
    assert [value["words"] for value in parent["values"]] == [
        "National Counter Terrorism Authority",
        "federal institution (no parent named)",
    ]
    assert parent["rule"] == "Shown by rule: more sources of different origin."
    cited = {each["id"] for each in found["citations"]}  # type: ignore[union-attr, attr-defined]
    assert {each for value in parent["values"] for each in value["citations"]} <= cited
    status = answer(run, shared_file, "show", "NIFTAC", "--as-of", "2025-04-08")["status"]
    assert isinstance(status, dict)
    assert (status["value"], status["held"]) == ("approved", "yes")
    _, out, _ = run(shared_file, "show", "NIFTAC")
    assert "Stands under  (sources differ)" in out
    assert "Not known: head." in out


def test_state_counts_what_it_lists(shared_file: Path, run: Run) -> None:
    found = answer(run, shared_file, "state", "--as-of", "2025-04", "--known-by", "2025-05-01")
    assert (found["as_of"], found["known_by"]) == ("2025-04-30", "2025-05-01")
    counts, bodies = found["counts"], found["institutions"]
    assert isinstance(counts, dict)
    assert isinstance(bodies, list)
    assert counts["coordination_bodies"] == len(bodies)
    groups = found["institutions_by_status"]
    assert isinstance(groups, dict)
    assert sorted(each for ids in groups.values() for each in ids) == sorted(each["id"] for each in bodies)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("state", "--as-of", "soon"), "“soon” is not a date"),
        (("state", "--as-of", "2025/.."), "“2025/..” does not name a day"),
        (("state", "--as-of", "XXXX"), "“XXXX” does not name a day"),
        (("show", "\udcff"), "holds bytes that are no text in UTF-8"),
        (("undo-import", "absent"), "No pack named “absent” is installed."),
        (("undo", "999"), "The history holds no act 999 that stands."),
        (("decide", "NIFTAC", "title", "mine"), ""),
        (("import", "absent.ctpack", "--yes"), ""),
        (("pack", "verify", "absent.ctpack"), "absent.ctpack: there is no such file."),
        (("pack", "build", "absent", "--out", "x.ctpack"), "There is no folder absent."),
        (("export", "--template", "absent", "--out", "x.pdf"), "There is no template “absent”."),
        (("export", "--briefing", "absent", "--out", "x.pdf"), "There is nothing with the id “absent”"),
        (("inspect", "absent.pdf"), "absent.pdf: there is no such file."),
        (("figure", "matrix", "--out", "x.gif"), "“x.gif” names no kind of picture."),
        (("check", "absent"), "There is nothing with the id “absent”"),
        (("edit", "ins:i04", "status", "sleeping"), "“sleeping” is no status. Choose proposed, approved"),
        (("edit", "evt:e153", "date", "May"), "“May” is no date"),
        (("edit", "ins:i04", "_dead", "1"), "cannot be edited."),
        (("edit", "ins:i04", "", "x"), "cannot be edited."),
        (("edit", "ins:i04", "mandate", "x" * 20_001), "mandate: is longer than 20000 characters."),
        (("edit", "ins:i04", "mandat", "x"), "is no field of this institution. Did you mean mandate?"),
        (("edit", "ins:i04", "name", "x"), "Did you mean title?"),
        (("edit", "ins:i04", "title", ""), "title: cannot be empty."),
        (("edit", "ins:i04", "role", "spy"), "“spy” is no role. Choose coordination"),
        (("edit", "ins:i04", "founded", "soon"), "founded: “soon” is no date"),
        (("edit", "ins:i04", "mandate", "\udcff"), "holds bytes that are no characters"),
        (("edit", "cit:e153", "stance", "maybe"), "“maybe” is no stance. Choose supports, disputes."),
        (("edit", "cit:e153", "ref", "ins:i04"), "“ins:i04” is not the id of a source."),
        (("edit", "src:s50", "url", "javascript:alert(1)"), "is no address"),
        (("add", "event", "--json", "absent.json"), "absent.json: there is no such file."),
        (("undo",), ""),
    ],
)
def test_what_fails_says_so_and_changes_nothing(
    own_file: Path,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = content_of(own_file)
    code, out, err = run(own_file, *words)
    assert (code, out) == (1, ""), err
    assert said in err
    assert err.strip()
    assert "Traceback" not in err
    assert content_of(own_file) == before
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize(
    "words",
    [
        ("bogus",),
        ("search",),
        ("search", "x", "--limit", "0"),
        ("search", "x", "--kind", "bogus"),
        ("export",),
        ("export", "--out", "x.pdf", "--marking", "TLP:PINK"),
        ("export", "--out", "x.pdf", "--briefing", "a", "--template", "b"),
        ("figure", "bogus", "--out", "x.svg"),
        ("add",),
        ("pack",),
        ("decide", "a", "b", "c"),
    ],
)
def test_wrong_usage_is_two(shared_file: Path, run: Run, words: tuple[str, ...]) -> None:
    code, _, err = run(shared_file, *words)
    assert code == 2
    assert err.startswith("usage: ")


@pytest.mark.parametrize(
    "text", ["", "'", '"', "NEAR(", "a*b", "%", "()", "نیکٹا", "–", "\\", "AND", "a:b", "؟"]
)
def test_any_text_may_be_searched_for(shared_file: Path, run: Run, text: str) -> None:
    assert answer(run, shared_file, "search", text)["query"] == text


def test_help_and_version_of_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "exit codes: 0 done" in capsys.readouterr().out
    for command in ("export", "show", "add", "pack"):
        assert main([command, "--help"]) == 0


def _write(tmp_path: Path, value: object) -> str:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return str(path)


def test_an_own_event_with_a_new_source_is_there_at_once(own_file: Path, run: Run, tmp_path: Path) -> None:
    form = {
        "title": "The centres meet",
        "date": "2026-02-20",
        "kind": "meeting",
        "subjects": ["NIFTAC", "ins:i01"],
        "source": {
            "title": "Centres meet",
            "publisher": "A daily",
            "published": "2026-02-21",
            "reliability": "B",
        },
        "excerpt": "the centres met",
        "credibility": 2,
    }
    code, out, err = run(own_file, "add", "event", "--json", _write(tmp_path, form))
    assert code == 0, err
    event = out.strip()
    assert event.startswith("evt:my-")
    events = answer(run, own_file, "timeline", "--institution", "NIFTAC", "--from", "2026")["events"]
    (found,) = [each for each in events if each["id"] == event]  # type: ignore[union-attr, attr-defined]
    assert (found["grade"], found["mine"], found["kind"]) == ("B2", True, "meeting")
    assert found["subjects"] == ["ins:i04", "ins:i01"]
    results = answer(run, own_file, "search", "centres meet")["results"]
    assert event in [each["id"] for each in results]  # type: ignore[union-attr, attr-defined]
    code, out, _ = run(own_file, "undo")
    assert (code, out) == (0, "Undone: Add event: The centres meet.\n")
    assert run(own_file, "show", event)[0] == 1


def test_several_own_sources_are_one_act(own_file: Path, run: Run, tmp_path: Path) -> None:
    forms = [{"title": "One", "url": "https://one.example/"}, {"title": "Two", "reliability": "C"}]
    code, out, _ = run(own_file, "add", "source", "--json", _write(tmp_path, forms))
    assert code == 0
    assert len(out.split()) == 2
    acts = answer(run, own_file, "history")["acts"]
    assert next(act["label"] for act in acts) == "Add source: One"  # type: ignore[union-attr, attr-defined]


def test_the_standard_input_is_a_file_too(own_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"title": "From a pipe"}'))
    assert run(own_file, "add", "source", "--json", "-")[0] == 0


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"titel": "x"}, ["titel: is no field of it. Did you mean title?", "title: is needed."]),
        ({"title": "x", "date": "soon"}, ["date: “soon” is no date"]),
        ({"title": "x", "subjects": "NIFTAC"}, ["subjects: is not a list"]),
        (
            {"title": "x", "credibility": 7},
            ["“7” is no digit of the scale", "source: is needed for credibility."],
        ),
        ({"title": "x", "source": {"title": "y", "reliability": "Z"}}, ["“Z” is no letter of the scale"]),
        ({"title": "x", "source": {"title": "y", "url": "javascript:alert(1)"}}, ["is no address"]),
        ({"title": "x", "source": "NIFTAC"}, ["“NIFTAC” is not a source."]),
        ({"title": "x", "excerpt": "word " * 41, "source": "src:s01"}, ["has more than 40 words"]),
        ({"title": "x\u202ey"}, ["characters that hide or turn text around"]),
        ({"title": ["x"]}, ["title: is not text."]),
        ([], ["holds nothing to add."]),
        (["x"], ["is not an object."]),
        ([{"title": "good"}, {"title": ""}], ["row 2, title: is needed."]),
    ],
)
def test_a_bad_form_is_refused_whole(
    own_file: Path, run: Run, tmp_path: Path, form: object, said: list[str]
) -> None:
    before = content_of(own_file)
    code, out, err = run(own_file, "add", "event", "--json", _write(tmp_path, form))
    assert (code, out) == (1, "")
    for words in said:
        assert words in err
    assert content_of(own_file) == before


def test_what_is_not_json_is_refused(own_file: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    for text in ("{", "[" * 100_000, "nonsense"):
        path.write_text(text, encoding="utf-8")
        code, _, err = run(own_file, "add", "source", "--json", str(path))
        assert code == 1
        assert "bad.json is not JSON" in err


def test_a_file_that_is_not_utf_8_is_refused(own_file: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(b"\xff\xfe{")
    code, _, err = run(own_file, "add", "event", "--json", str(path))
    assert (code, err) == (1, "bad.json is not text in UTF-8. Save it as UTF-8.\n")
    path.write_text('{"title": "\\ud800"}', encoding="utf-8")
    code, _, err = run(own_file, "add", "event", "--json", str(path))
    assert code == 1
    assert "title: holds bytes that are no characters." in err


def test_every_field_that_the_starter_pack_states_is_known(own_file: Path) -> None:
    from briefing.packs.fields import fields_of

    with Workspace.open(own_file, read_only=True) as workspace:
        rows = workspace.layer_rows("starter-pk")
    unknown = {(row.kind, name) for row in rows for name in row.body if name not in fields_of(row.kind)}
    assert unknown == set()


def test_an_edit_is_shown_kept_and_taken_back(own_file: Path, run: Run) -> None:
    assert run(own_file, "edit", "NIFTAC", "mandate", "One assessment", "--reason", "shorter")[0] == 0
    fields = answer(run, own_file, "show", "NIFTAC")["fields"]
    (mandate,) = [each for each in fields if each["field"] == "mandate"]  # type: ignore[union-attr, attr-defined]
    assert mandate["shown"] == ["One assessment"]
    assert mandate["rule"] == "Shown: the value you wrote."
    assert mandate["values"][0]["mine"]
    acts = answer(run, own_file, "history", "NIFTAC")["acts"]
    assert acts[0]["reason"] == "shorter"  # type: ignore[index]
    again = answer(run, own_file, "edit", "NIFTAC", "mandate", "One assessment")
    assert again["seq"] == 0
    assert run(own_file, "undo")[0] == 0
    assert answer(run, own_file, "show", "NIFTAC")["mine"] == []


def test_undo_stops_at_an_import_and_says_so(own_file: Path, run: Run) -> None:
    code, _, err = run(own_file, "undo")
    assert code == 1
    assert "import" in err.lower()


def test_an_import_that_nobody_can_agree_to_is_not_made(
    own_file: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.packs import starter_path

    code, out, _ = run(own_file, "import", str(starter_path()), "--yes")
    assert code == 0
    assert "Nothing to do" in out
    fresh = tmp_path / "empty.briefing"
    Workspace.open(fresh, create=True).close()
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    code, _, err = run(fresh, "import", str(starter_path()))
    assert code == 1
    assert "Give --yes" in err
    assert doctor(fresh).counts == {}


def test_a_workspace_that_is_none_gets_a_sentence(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear analyst", encoding="utf-8")
    for words in (("state",), ("doctor",), ("undo",)):
        code, _, err = run(path, *words)
        assert code == 1
        assert "Traceback" not in err
        assert "letter.txt" in err
    assert path.read_text(encoding="utf-8") == "Dear analyst"


def test_an_error_of_ours_is_a_sentence_and_a_traceback_only_if_asked_for(
    shared_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the cat")

    monkeypatch.setattr(searching, "opened", fail)
    code, _, err = run(shared_file, "search", "x")
    assert code == 1
    assert "Something went wrong inside Briefing (RuntimeError: the cat)" in err
    assert "Traceback" not in err
    assert "Traceback" in run(shared_file, "search", "x", "--debug")[2]


def test_stopping_a_command_is_130(shared_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(searching, "opened", stop)
    code, _, err = run(shared_file, "search", "x")
    assert code == 130
    assert err.strip() == "Stopped. Nothing was changed."


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\nnothing more", b"%PDF-1.7\n" + b"\0" * 5000])
def test_a_broken_pdf_is_refused_with_a_sentence(
    shared_file: Path, run: Run, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "strange.pdf"
    path.write_bytes(content)
    code, _, err = run(shared_file, "inspect", str(path))
    assert code == 1
    assert err.startswith("strange.pdf ")


def test_without_a_display_the_window_says_what_can_be_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert window() == 1
    assert "briefing export --out FILE.pdf" in capsys.readouterr().err


def test_the_window_opens_on_the_workspace_that_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    stand_in = types.ModuleType("briefing.ui.application")
    stand_in.run = lambda path: opened.append(path) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "briefing.ui.application", stand_in)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main([]) == 0
    assert main(["--workspace", str(tmp_path / "w.briefing")]) == 0
    assert main(["open", "--workspace", str(tmp_path / "w.briefing")]) == 0
    assert opened == [default_workspace_path(), tmp_path / "w.briefing", tmp_path / "w.briefing"]


def test_as_a_program_of_its_own_with_a_reader_that_leaves(shared_file: Path, repository: Path) -> None:
    """Urdu is printed whatever the locale; a closed pipe is no error."""
    command = [sys.executable, "-m", "briefing", "--workspace", str(shared_file)]
    plain = {**os.environ, "LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "", "PYTHONPATH": str(repository)}
    told = subprocess.run([*command, "show", "NACTA"], env=plain, capture_output=True, check=True)
    assert "نیکٹا" in told.stdout.decode("utf-8") or "انسداد" in told.stdout.decode("utf-8")
    with subprocess.Popen(
        [*command, "state", "--json"], env=plain, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reader:
        assert reader.stdout is not None
        assert reader.stderr is not None
        reader.stdout.read(10)
        reader.stdout.close()
        assert reader.stderr.read() == b""
    assert reader.returncode == 0


def test_reading_the_command_loads_no_slow_library(repository: Path) -> None:
    slow = (
        "sqlite_utils reportlab pikepdf pypdfium2 openpyxl edtf uharfbuzz PySide6 cryptography citeproc lxml"
    )
    script = f"import sys, briefing.cli.running; print(*(set('{slow}'.split()) & set(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=repository, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == ""
