"""Tables that an author keeps in workbooks (XLSX): read by a limited child process, then judged as CSV is."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from briefing.domain.errors import Problem
from briefing.packs.columns import Table
from briefing.packs.rows import HEADER_ROW, Row, Rows, did_you_mean, header_problems
from briefing.packs.tables import TABLES

LARGEST_CONTENT = 64 << 20
"""Bytes of a workbook's parts together, as its ZIP states them."""

_CHILD = Path(__file__).with_name("spreadsheet_child.py")
_SECONDS = 90
_MEND = "Save it anew as XLSX, or save its sheets as CSV in UTF-8."


def read_workbook(path: Path, problems: list[Problem]) -> list[Rows]:
    """The tables of a workbook, each on the sheet of its name; what cannot be read is added to `problems`."""
    why = _unfit(path)
    said = "" if why else _told(path)
    if why or said is None:
        problems.append(Problem(path.name, 0, "", why or "cannot be read as a workbook.", _MEND))
        return []
    sheets: dict[str, list[tuple[int, list[str]]]] = {}
    for line in said.splitlines():
        first, second = json.loads(line)
        if first == "sheet":
            sheets[second] = []
        else:
            sheets[next(reversed(sheets))].append((first, second))
    found = []
    for name, lines in sheets.items():
        table = TABLES.get(f"{name.strip().lower()}.csv")
        label = f"{path.name}, sheet {ascii(name)[1:-1]}"
        if table is not None:
            found.append(_rows(table, label, lines, problems))
        elif lines:
            mend = did_you_mean(name, [file.removesuffix(".csv") for file in TABLES])
            problems.append(
                Problem(label, 0, "", "is no table that a pack can hold.", mend or "Remove the sheet.")
            )
    return found


def _unfit(path: Path) -> str:
    """Why a workbook is not even given to its reader; empty where it may be."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "is no workbook, or damaged."
    return f"holds more than {LARGEST_CONTENT >> 20} MiB." if size > LARGEST_CONTENT else ""


def _told(path: Path) -> str | None:
    """What the child process prints; None where it failed or took too long."""
    command = [sys.executable, "-I", str(_CHILD), str(path.absolute())]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, with a file name as its only argument
            command, capture_output=True, check=True, timeout=_SECONDS, stdin=subprocess.DEVNULL
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return done.stdout.decode("ascii")


def _rows(table: Table, label: str, lines: list[tuple[int, list[str]]], problems: list[Problem]) -> Rows:
    if not lines or lines[0][0] != HEADER_ROW:
        why = "the first row does not hold the names of the columns."
        problems.append(Problem(label, HEADER_ROW, "", why, f"Write {', '.join(table.required)} …"))
        return Rows(table, (), [], label)
    columns = tuple(lines[0][1])
    if wrong := header_problems(table, label, columns):
        problems.extend(wrong)
        return Rows(table, columns, [], label)
    rows = []
    for number, cells in lines[1:]:
        if len(cells) > len(columns):
            why = f"has {len(cells)} cells, the header has {len(columns)}."
            problems.append(Problem(label, number, "", why, "Remove what stands beside the table."))
            continue
        rows.append(Row(number, {name: cell for name, cell in zip(columns, cells, strict=False) if cell}))
    return Rows(table, columns, rows, label)
