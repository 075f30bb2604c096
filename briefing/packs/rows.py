"""Rows of a pack table read strictly from CSV, each with the number a spreadsheet shows for it."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import BinaryIO

from briefing.domain.errors import Problem
from briefing.packs.columns import Table

LONGEST_LINE = 1 << 20
"""Bytes of one line, and so of one cell: a line that never ends is refused before it is held in memory."""

MOST_PROBLEMS = 5_000
"""After so many problems in one pack, reading stops looking for more."""

MOST_ROWS = 500_000
"""Rows of one table: a pack of empty rows is refused before it fills the memory."""

ALIVE_EVERY = 2_000
"""Rows between two questions whether to go on."""

Alive = Callable[[], None]
"""Called now and then during long work; raises `Cancelled` where the user has stopped it."""

HEADER_ROW = 1
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def still() -> None:
    """What long work asks where nobody can stop it: nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells by column; blank cells are absent."""

    number: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """The cell of a column, empty where it is blank."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one table, with the columns its header names; `label` is the file that problems name."""

    table: Table
    columns: tuple[str, ...]
    rows: list[Row]
    label: str


class UnreadableLine(Exception):
    """A line that cannot be read; the rest of its table is not read either."""

    def __init__(self, why: str, mend: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.mend = mend


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like a mistyped one, empty where none is near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that proposes the nearest known word, empty where none is near."""
    near = nearest(word, known)
    return f"Did you mean “{near}”?" if near else ""


def lines(stream: BinaryIO, *, own: bool) -> Iterator[str]:
    """Lines of a CSV file, decoded one by one. `own` allows what spreadsheet programs write: CRLF.

    Raises `UnreadableLine`.
    """
    first = True
    while raw := stream.readline(LONGEST_LINE + 1):
        if len(raw) > LONGEST_LINE:
            raise UnreadableLine("the line is longer than 1 MiB.", "Shorten the text.")
        if first:
            if raw.startswith(_UTF16):
                raise UnreadableLine("the file is UTF-16.", "Save it as CSV in UTF-8.")
            raw = raw.removeprefix(codecs.BOM_UTF8)
            if raw.startswith(codecs.BOM_UTF8):
                raise UnreadableLine("the file begins with two byte order marks.", "Save it as CSV in UTF-8.")
            first = False
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError:
            raise UnreadableLine("the line is not UTF-8.", "Save the file as CSV in UTF-8.") from None
        if own and line.endswith("\r\n"):
            line = f"{line[:-2]}\n"
        if "\r" in line:
            raise UnreadableLine("the line holds a carriage return.", "Save the file with line feeds only.")
        yield line


def read_rows(
    table: Table,
    label: str,
    stream: BinaryIO,
    problems: list[Problem],
    *,
    own: bool = False,
    alive: Alive = still,
) -> Rows:
    """All rows of one table, adding to `problems` what cannot be read.

    `own` is the reading of an author's folder, where blank rows and CRLF are allowed; a pack holds neither.
    """
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(lines(stream, own=own), strict=True)
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    number = 0
    while True:
        number += 1
        if number % ALIVE_EVERY == 0:
            alive()
        try:
            values = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            problems.append(Problem(label, number, "", f"the row is not proper CSV ({error}).", _CSV_MEND))
            break
        except UnreadableLine as error:
            problems.append(Problem(label, number, "", error.why, error.mend))
            break
        if number == HEADER_ROW:
            columns = tuple(values)
            if wrong := header_problems(table, label, columns):
                problems.extend(wrong)
                return Rows(table, columns, rows, label)
        elif len(values) != len(columns):
            if own and not any(values):
                continue
            problems.append(
                Problem(
                    label, number, "", f"has {len(values)} cells, the header has {len(columns)}.", _CELLS_MEND
                )
            )
            if len(problems) >= MOST_PROBLEMS:
                break
        elif len(rows) == MOST_ROWS:
            problems.append(
                Problem(label, number, "", f"the table has more than {MOST_ROWS} rows.", "Divide the pack.")
            )
            break
        elif any(values) or not own:
            rows.append(Row(number, {name: cell for name, cell in zip(columns, values, strict=True) if cell}))
    if not columns:
        problems.append(
            Problem(label, HEADER_ROW, "", "the table is empty.", "Write the names of its columns.")
        )
    return Rows(table, columns, rows, label)


def header_problems(table: Table, label: str, columns: tuple[str, ...]) -> list[Problem]:
    """What is wrong with the names of the columns: unknown, twice, missing."""
    found = []
    if len(columns) > 2 * len(table.columns):
        why = f"has {len(columns)} columns; the table has {len(table.columns)}."
        return [Problem(label, HEADER_ROW, "", why, f"Its columns are {', '.join(table.by_name)}.")]
    for position, name in enumerate(columns):
        if name in columns[:position]:
            found.append(
                Problem(label, HEADER_ROW, name, "the column is there twice.", "Remove one of them.")
            )
        elif name not in table.by_name:
            shown = name if name.isprintable() and len(name) < 60 else ascii(name[:60])
            mend = did_you_mean(name, table.by_name) or "Remove it."
            found.append(Problem(label, HEADER_ROW, shown, "the table has no such column.", mend))
    found.extend(
        Problem(label, HEADER_ROW, name, "the column is missing.", table.by_name[name].words)
        for name in table.required
        if name not in columns
    )
    return found


_CSV_MEND = "A cell that holds quotes, commas or line breaks stands in quotes, with quotes in it doubled."
_CELLS_MEND = "Put a cell that holds commas in quotes."
