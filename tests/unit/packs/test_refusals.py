"""Broken packs are refused whole, with every problem by file, row and field; the workspace stays as it was."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.packs import PackRefused, build, import_pack, install_starter, verify
from briefing.store import Workspace
from tests.packs_for_tests import STARTER, members_of, repacked

Members = dict[str, bytes]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(STARTER, tmp_path_factory.mktemp("good") / "good.ctpack").path


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(tmp_path_factory.mktemp("workspace") / "w.briefing", create=True) as opened:
        install_starter(opened)
        yield opened


@pytest.fixture
def refuse(
    good: Path, workspace: Workspace, tmp_path: Path
) -> Callable[..., list[tuple[str, int, str, str]]]:
    """Import a pack with these members changed; answers its problems and holds that nothing changed."""

    def run(changed: Members, *, truthful: bool = True) -> list[tuple[str, int, str, str]]:
        before = workspace.digest()
        path = repacked(good, tmp_path / "bad.ctpack", truthful=truthful)(changed)
        with pytest.raises(PackRefused) as refused:
            import_pack(workspace, path, allow_older=True)
        assert workspace.digest() == before
        assert tuple(verify(path)) == refused.value.problems
        return [(one.file, one.row, one.field, f"{one.why} {one.mend}") for one in refused.value.problems]

    return run


def table(good: Path, file: str, alter: Callable[[list[list[str]]], object]) -> Members:
    """A table of the pack with its rows altered; the first is the header, so the index is the row's number less 1."""
    rows = list(csv.reader(io.StringIO(members_of(good)[file].decode())))
    alter(rows)
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return {file: buffer.getvalue().encode()}


def cell(rows: list[list[str]], row: int, column: str, value: str) -> None:
    rows[row - 1][rows[0].index(column)] = value


def test_three_problems_in_one_row_and_one_in_another_table_are_all_named(
    good: Path, refuse: Callable
) -> None:
    def alter(rows: list[list[str]]) -> None:
        cell(rows, 9, "date_edtf", "2025-02-30")
        cell(rows, 9, "kind", "lawe")
        cell(rows, 9, "source_id", "S9999")
        cell(rows, 12, "title", "")

    persons = table(good, "persons.csv", lambda rows: cell(rows, 3, "id", "P 02"))
    problems = refuse({**table(good, "events.csv", alter), **persons})
    places = [(file, row, field) for file, row, field, _ in problems]
    assert places[:1] == [("persons.csv", 3, "id")]
    expected = [("events.csv", 9, "date_edtf"), ("events.csv", 9, "kind"), ("events.csv", 9, "source_id")]
    assert [place for place in places if place[:2] == ("events.csv", 9)] == expected
    assert ("events.csv", 12, "title") in places
    told = {(file, row, field): words for file, row, field, words in problems}
    assert "Did you mean “law”?" in told["events.csv", 9, "kind"]
    assert "S99" in told["events.csv", 9, "source_id"]


def test_a_date_that_no_calendar_has(good: Path, refuse: Callable) -> None:
    (problem,) = refuse(table(good, "events.csv", lambda rows: cell(rows, 5, "date_edtf", "2025-13")))
    assert problem[:3] == ("events.csv", 5, "date_edtf")
    assert "not a date" in problem[3]


def test_an_unknown_id_names_the_nearest(good: Path, refuse: Callable) -> None:
    problems = refuse(table(good, "relations.csv", lambda rows: cell(rows, 4, "object_id", "I555")))
    (problem,) = problems
    assert problem[:3] == ("relations.csv", 4, "object_id")
    assert "there is no “I555” in institutions.csv" in problem[3]
    assert "Did you mean “I55”?" in problem[3]


def test_a_duplicate_id_names_both_rows(good: Path, refuse: Callable) -> None:
    (problem,) = refuse(table(good, "events.csv", lambda rows: cell(rows, 30, "id", rows[1][0])))
    assert problem[:3] == ("events.csv", 30, "id")
    assert "events.csv, row 2" in problem[3]


def test_an_id_of_another_table_or_case_is_a_duplicate_too(good: Path, refuse: Callable) -> None:
    problems = refuse(table(good, "events.csv", lambda rows: rows.append([rows[1][0].lower(), *rows[1][1:]])))
    assert [problem[:3] for problem in problems] == [("events.csv", 177, "id")]
    problems = refuse(table(good, "events.csv", lambda rows: rows.append(["AS01", *rows[1][1:]])))
    assert [problem[:3] for problem in problems] == [("assessments.csv", 2, "id")]


def test_a_wrong_digest(good: Path, refuse: Callable) -> None:
    changed = table(good, "persons.csv", lambda rows: cell(rows, 2, "note", "prime minister 2018-2023"))
    (problem,) = refuse(changed, truthful=False)
    assert problem[:3] == ("persons.csv", 0, "")
    assert "sha256" in problem[3]


def test_a_wrong_digest_does_not_hide_a_wrong_row(good: Path, refuse: Callable) -> None:
    changed = table(good, "persons.csv", lambda rows: cell(rows, 2, "name_en", ""))
    problems = refuse(changed, truthful=False)
    assert [problem[:3] for problem in problems] == [("persons.csv", 0, ""), ("persons.csv", 2, "name_en")]


def test_a_missing_file(good: Path, workspace: Workspace, tmp_path: Path) -> None:
    from briefing.packs.build import zip_bytes

    members = members_of(good)
    del members["persons.csv"]
    path = tmp_path / "missing.ctpack"
    path.write_bytes(zip_bytes(members))
    problems = verify(path)
    assert ("persons.csv", 0, "") in [(one.file, one.row, one.field) for one in problems]
    assert any("missing" in one.why for one in problems if one.file == "persons.csv")


def test_a_file_that_the_manifest_does_not_list(good: Path, refuse: Callable) -> None:
    problems = refuse({"extra.csv": b"id\n1\n"})
    assert [problem[:2] for problem in problems] == [("extra.csv", 0)]


@pytest.mark.parametrize("cut", [0, 3, 1000, -30, -1])
def test_a_cut_file_is_damaged(good: Path, workspace: Workspace, tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.ctpack"
    path.write_bytes(good.read_bytes()[:cut])
    before = workspace.digest()
    with pytest.raises(PackRefused) as refused:
        import_pack(workspace, path)
    assert len(refused.value.problems) == 1
    assert workspace.digest() == before


def test_no_file_a_folder_and_another_zip(tmp_path: Path, workspace: Workspace) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "text")
    for path, words in (
        (tmp_path / "none.ctpack", "no such file"),
        (tmp_path, "folder"),
        (tmp_path / "other.zip", "missing"),
    ):
        with pytest.raises(PackRefused, match=words):
            import_pack(workspace, path)


def test_a_flipped_byte_anywhere_is_noticed(good: Path, tmp_path: Path) -> None:
    whole = good.read_bytes()
    unnoticed = []
    for place in range(0, len(whole), len(whole) // 60):
        path = tmp_path / "flipped.ctpack"
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        if not verify(path):
            unnoticed.append(place)
    assert all(_in_local_header(whole, place) for place in unnoticed)


def _in_local_header(whole: bytes, place: int) -> bool:
    """Whether a byte is one of the few that nothing reads: dates and sizes repeated before each member."""
    start = whole.rfind(b"PK\x03\x04", 0, place + 1)
    central = whole.find(b"PK\x01\x02")
    return place >= central or 0 <= place - start < 30


@pytest.mark.parametrize(
    ("member", "value", "field"),
    [
        ("name", "Starter PK", "name"),
        ("version", 1, "version"),
        ("version", "0", "version"),
        ("version", True, "version"),
        ("cutoff", "2026-02-30", "cutoff"),
        ("cutoff", None, "cutoff"),
        ("title", "", "title"),
        ("contributors", [], "publisher"),
        ("licenses", [], "licence"),
        ("licenses", [{"title": "a"}, {"title": "b"}], "licence"),
        ("resources", [], "resources"),
        ("resources", [{"path": "../x.csv"}], "resources"),
        ("plans", {"NAP-2014": 6}, "plans"),
        ("requires", "starter-pk", "requires"),
        ("surprise", 1, "surprise"),
        ("key", "short", "key"),
    ],
)
def test_a_manifest_that_says_it_wrong(
    good: Path, refuse: Callable, member: str, value: object, field: str
) -> None:
    manifest = json.loads(members_of(good)["datapackage.json"])
    manifest[member] = value
    problems = refuse({"datapackage.json": json.dumps(manifest).encode()})
    assert field in [problem[2] for problem in problems]
    assert all(problem[0] == "datapackage.json" for problem in problems)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"name": "a", "name": "b"}', "twice"),
        (b'{"version": NaN}', "NaN"),
        (b'{"version": 1e999}', "1e999"),
        ('{"name": "a"}'.encode("utf-16"), "UTF-8"),
        (b"[" * 5000, "nested"),
        (b"[]", "not an object"),
        (b'{"name": "\\ud800"}', "cannot be read"),
        (b"{", "cannot be read"),
    ],
)
def test_a_manifest_that_is_no_plain_json(refuse: Callable, content: bytes, words: str) -> None:
    (problem,) = refuse({"datapackage.json": content})
    assert problem[0] == "datapackage.json"
    assert words in problem[3]
