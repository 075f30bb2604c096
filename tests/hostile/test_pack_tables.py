"""Hostile tables in a pack that lists their true digests: each is refused with file and row, in little memory."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.packs import PackRefused, build, import_pack
from briefing.packs import rows as rows_module
from briefing.store import Workspace
from tests.packs_for_tests import STARTER, repacked

NOISE = random.Random(7).randbytes(20 * 1024 * 1024).hex().encode()
"""Letters that do not compress, so that a table is refused for what it holds and not as a bomb."""

SHORT_LINES = b"\n".join(NOISE[at : at + 99] for at in range(0, 8 << 20, 99))

HEADER = b"id,name_en,aliases,note\n"
MIB = 1 << 20


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(STARTER, tmp_path_factory.mktemp("good") / "good.ctpack").path


@pytest.fixture(scope="module")
def persons() -> bytes:
    return (STARTER / "persons.csv").read_bytes()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(tmp_path_factory.mktemp("workspace") / "w.briefing", create=True) as opened:
        yield opened


@pytest.fixture
def refused(good: Path, workspace: Workspace, tmp_path: Path) -> Callable[[bytes], list[str]]:
    """The problems of the pack with this table of persons; the workspace's file stays the same byte by byte."""

    def run(content: bytes, *, memory: int = 60 * MIB) -> list[str]:
        path = repacked(good, tmp_path / "hostile.ctpack")({"persons.csv": content})
        before = workspace.path.read_bytes()
        tracemalloc.start()
        try:
            with pytest.raises(PackRefused) as error:
                import_pack(workspace, path)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < memory
        assert workspace.path.read_bytes() == before
        return [str(problem) for problem in error.value.problems if problem.file == "persons.csv"]

    return run


def appended(row: bytes) -> Callable[[bytes], bytes]:
    """The good table with one more row, which is row 53."""
    return lambda persons: persons + row


ONE_ROW = {
    "NUL": (appended(b"P90,a\0b,,\n"), "control character"),
    "escape": (appended(b"P90,a\x1b[31mb,,\n"), "control character"),
    "C1 control": (appended("P90,a\u0085b,,\n".encode()), "control character"),
    "no character": (appended("P90,a\ufffeb,,\n".encode()), "control character"),
    "turned name": (appended("P90,a\u202eb,,\n".encode()), "turns the direction"),
    "isolate in a name": (appended("P90,a\u2066b,,\n".encode()), "turns the direction"),
    "field beyond a MiB": (appended(b"P90,a,," + NOISE[: MIB + 10] + b"\n"), "longer than 1 MiB"),
    "cell of 30,000 characters": (appended(b"P90,a,," + b"x" * 30_000 + b"\n"), "longer than 20000"),
    "unclosed quote": (appended(b'P90,"a,,\n'), "not proper CSV"),
    "text after a quote": (appended(b'P90,"a"b,,\n'), "not proper CSV"),
    "bare CR": (appended(b"P90,a,,x\rP91,b,,\n"), "carriage return"),
    "CRLF": (appended(b"P90,a,,\r\n"), "carriage return"),
    "Latin-1": (appended("P90,Müller,,\n".encode("latin-1")), "not UTF-8"),
    "surrogate": (appended(b"P90,\xed\xa0\x80,,\n"), "not UTF-8"),
    "overlong": (appended(b"P90,\xc0\xaf,,\n"), "not UTF-8"),
    "beyond Unicode": (appended(b"P90,\xf4\x90\x80\x80,,\n"), "not UTF-8"),
    "too few cells": (appended(b"P90,a\n"), "has 2 cells"),
    "too many cells": (appended(b"P90,a,,,,,\n"), "has 7 cells"),
    "blank line": (appended(b"\nP90,a,,\n"), "has 0 cells"),
    "empty row": (appended(b",,,\n"), "is empty"),
    "blanks at the ends": (appended(b"P90, a,,\n"), "blanks"),
    "id of another script": (appended("Ρ90,a,,\n".encode()), "cannot be an id"),
    "id with a turn": (appended("P\u202e90,a,,\n".encode()), "cannot be an id"),
    "id of a path": (appended(b"../P90,a,,\n"), "cannot be an id"),
    "id of 5,000 letters": (appended(b"P" * 5000 + b",a,,\n"), "cannot be an id"),
    "the same id": (appended(b"P01,a,,\n"), "is there already (persons.csv, row 2)"),
}


@pytest.mark.parametrize("kind", ONE_ROW)
def test_a_hostile_row_is_named(kind: str, persons: bytes, refused: Callable[[bytes], list[str]]) -> None:
    make, words = ONE_ROW[kind]
    problems = refused(make(persons))
    assert any(problem.startswith("persons.csv, row 53") and words in problem for problem in problems), (
        problems
    )


WHOLE = {
    "two byte order marks": (b"\xef\xbb\xbf\xef\xbb\xbf" + HEADER, "two byte order marks"),
    "UTF-16": (HEADER.decode().encode("utf-16"), "UTF-16"),
    "nothing": (b"", "table is empty"),
    "no header": (b"P01,Imran Khan,,\n", "no such column"),
    "a column twice": (b"id,name_en,name_en,note\n", "there twice"),
    "an unknown column": (b"id,name_en,nope\n", "no such column"),
    "a missing column": (b"id,note\n", "is missing"),
    "a million columns": (b"x," * 400_000 + b"x\n", "has 400001 columns"),
    "one endless line": (NOISE, "longer than 1 MiB"),
    "one endless quoted cell": (HEADER + b'P90,"' + SHORT_LINES, "not proper CSV"),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_hostile_table_is_named(kind: str, refused: Callable[[bytes], list[str]]) -> None:
    content, words = WHOLE[kind]
    problems = refused(content, memory=120 * MIB)
    assert any(words in problem for problem in problems), problems[:3]
    assert all(problem.isprintable() for problem in problems)


def test_formulas_and_markup_stay_the_text_they_are(good: Path, tmp_path: Path, persons: bytes) -> None:
    texts = [
        "=cmd|' /C calc'!A0",
        "+1",
        "@SUM(A1)",
        "<b>bold</b>",
        "<img src='http://host/'>",
        "&lt;",
        "%s {0}",
    ]
    rows = "".join(f'P9{number},"{text}",,\n' for number, text in enumerate(texts))
    path = repacked(good, tmp_path / "texts.ctpack")({"persons.csv": persons + rows.encode()})
    with Workspace.open(tmp_path / "w.briefing", create=True) as opened:
        import_pack(opened, path)
        assert [opened.item(f"per:p9{number}").title for number in range(len(texts))] == texts  # type: ignore[union-attr]


def test_numbers_that_python_would_take_are_no_numbers(good: Path, tmp_path: Path) -> None:
    places = (STARTER / "places.csv").read_text(encoding="utf-8")
    for number in ("٣", "1_000", " 7", "nan", "1e3", "-1", "9" * 5000, "0x1"):
        row = f'PL90,A place,,city,,"{number}",1,\n'
        path = repacked(good, tmp_path / "numbers.ctpack")({"places.csv": (places + row).encode()})
        with (
            Workspace.open(tmp_path / "w.briefing", create=True) as opened,
            pytest.raises(PackRefused) as refused,
        ):
            import_pack(opened, path)
        assert [problem.field for problem in refused.value.problems] == ["tile_col"]


@pytest.mark.parametrize(
    "date",
    [
        "9999-99-99",
        "0000-01-01",
        "10000-01-01",
        "٢٠٢٥",
        "2025-W10-1",
        "20250101",
        "2025-02-29",
        "1/2/2025",
        "2025/2024",
    ],
)
def test_dates_that_python_would_take_are_no_dates(good: Path, tmp_path: Path, date: str) -> None:
    events = (STARTER / "events.csv").read_text(encoding="utf-8").replace(",1997-08-17,", f",{date},", 1)
    path = repacked(good, tmp_path / "dates.ctpack")({"events.csv": events.encode()})
    with (
        Workspace.open(tmp_path / "w.briefing", create=True) as opened,
        pytest.raises(PackRefused) as refused,
    ):
        import_pack(opened, path)
    (problem,) = refused.value.problems
    assert (problem.file, problem.row, problem.field) == ("events.csv", 3, "date_edtf")


def test_ids_in_a_circle_do_no_harm(good: Path, tmp_path: Path) -> None:
    places = (STARTER / "places.csv").read_text(encoding="utf-8")
    rows = "PL90,One,,city,PL91,,,\nPL91,Other,,city,PL90,,,\nPL92,Own,,city,PL92,,,\n"
    path = repacked(good, tmp_path / "circle.ctpack")({"places.csv": (places + rows).encode()})
    with Workspace.open(tmp_path / "w.briefing", create=True) as opened:
        import_pack(opened, path)
        assert opened.item("plc:pl90").get("parent") == "plc:pl91"  # type: ignore[union-attr]


def test_problems_without_end_and_rows_without_end_are_cut_off(
    refused: Callable[[bytes], list[str]], persons: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = refused(persons + b"P01,,,\n" * 20_000)
    assert rows_module.MOST_PROBLEMS <= len(problems) < 2 * rows_module.MOST_PROBLEMS + 2
    monkeypatch.setattr(rows_module, "MOST_ROWS", 1000)
    assert any("more than 1000 rows" in problem for problem in refused(persons + b"P90,a,,\n" * 2000))
