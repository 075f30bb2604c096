"""Workbooks: the same items as the CSV tables give, problems by sheet and row, and hostile files refused."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from briefing.packs import BuildRefused, build, read
from briefing.packs.tables import TABLES
from tests.packs_for_tests import STARTER, rows_of, starter_copy


def workbook(folder: Path, *files: str) -> Path:
    """Move tables of a folder into one workbook, each on its sheet."""
    book = Workbook()
    book.remove(book.active)
    for file in files:
        sheet = book.create_sheet(file.removesuffix(".csv"))
        rows = rows_of(folder, file)
        sheet.append(list(rows[0]))
        for row in rows:
            sheet.append([cell or None for cell in row.values()])
        (folder / file).unlink()
    path = folder / "tables.xlsx"
    book.save(path)
    return path


def test_a_workbook_makes_the_same_pack_as_its_tables(tmp_path: Path) -> None:
    folder = starter_copy(tmp_path)
    workbook(folder, *TABLES)
    as_tables = build(STARTER, tmp_path / "tables.ctpack")
    as_workbook = build(folder, tmp_path / "workbook.ctpack")
    assert as_workbook.digest == as_tables.digest
    assert read(as_workbook.path).rows == read(as_tables.path).rows


def problems_of(folder: Path, tmp_path: Path) -> list[tuple[str, int, str, str]]:
    with pytest.raises(BuildRefused) as refused:
        build(folder, tmp_path / "out.ctpack")
    return [(one.file, one.row, one.field, f"{one.why} {one.mend}") for one in refused.value.problems]


def test_problems_name_sheet_row_and_field(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    folder = starter_copy(tmp_path)
    path = workbook(folder, "events.csv", "persons.csv")
    book = load_workbook(path)
    book["events"]["D5"] = "lawe"
    book["events"]["A7"] = None
    book["persons"]["F3"] = "a note outside the table"
    book.create_sheet("people").append(["id"])
    book.save(path)
    found = problems_of(folder, tmp_path)
    places = {(file, row, field) for file, row, field, _ in found}
    assert ("tables.xlsx, sheet events", 5, "kind") in places
    assert ("tables.xlsx, sheet events", 7, "id") in places
    assert ("tables.xlsx, sheet persons", 3, "") in places
    assert ("tables.xlsx, sheet people", 0, "") in places


def test_numbers_days_and_ticks_are_read_as_their_author_sees_them(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    folder = starter_copy(tmp_path)
    path = workbook(folder, "events.csv", "figures.csv")
    book = load_workbook(path)
    book["events"]["C4"] = date(1997, 8, 20)
    book["events"]["I4"] = True
    book["figures"]["E2"] = 521
    book["figures"]["C2"] = 2024.0
    book.save(path)
    columns = rows_of(STARTER, "events.csv")[2]
    assert (columns["date_edtf"], list(columns).index("verified")) == ("1997-08-20", 8)
    built = build(folder, tmp_path / "out.ctpack")
    assert built.digest == build(STARTER, tmp_path / "tables.ctpack").digest


def test_a_table_in_two_places_is_named(tmp_path: Path) -> None:
    folder = starter_copy(tmp_path)
    kept = (folder / "persons.csv").read_bytes()
    workbook(folder, "persons.csv")
    (folder / "persons.csv").write_bytes(kept)
    assert [words for file, _, _, words in problems_of(folder, tmp_path) if "there already" in words]


def test_hostile_workbooks_are_refused(tmp_path: Path) -> None:
    folder = starter_copy(tmp_path)
    path = folder / "tables.xlsx"
    path.write_bytes(b"no workbook")
    assert problems_of(folder, tmp_path)[0][:2] == ("tables.xlsx", 0)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(80 << 20))
    assert "more than 64 MiB" in problems_of(folder, tmp_path)[0][3]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<a>")
    assert "cannot be read" in problems_of(folder, tmp_path)[0][3]


def test_a_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    folder = starter_copy(tmp_path)
    path = workbook(folder, "persons.csv")
    from openpyxl import load_workbook

    book = load_workbook(path)
    book["persons"]["XFD1048576"] = "far"
    book.save(path)
    assert build(folder, tmp_path / "out.ctpack").digest == build(STARTER, tmp_path / "tables.ctpack").digest
