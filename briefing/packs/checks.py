"""Checks of single cells, compiled once for each table: every wrong cell is named, with the mend."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.domain import edtf
from briefing.domain.errors import Problem
from briefing.packs.columns import ROW_ID, Column, Table
from briefing.packs.rows import ALIVE_EVERY, MOST_PROBLEMS, Alive, Rows, did_you_mean, still

LONGEST_EXCERPT = 40
"""Words of an excerpt: enough to be found again, few enough to be quoted."""

LONGEST_CELL = 20_000
LARGEST_WHOLE = 9_999

Wrong = tuple[str, str]
"""Why a cell is wrong, and how to mend it."""

Check = Callable[[str], Wrong | None]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_WHOLE = re.compile(r"[0-9]{1,4}")
_URL = re.compile(r"https?://[^\s/?#@]+(?:[/?#]\S*)?", re.IGNORECASE)
_HELPFUL_LIST = 12


def any_text(cell: str) -> Wrong | None:
    """What holds for every cell: no characters that cannot be seen, no blanks at its ends, not endless."""
    if _CONTROL.search(cell):
        return "holds a control character.", "Type the cell again."
    if cell != cell.strip():
        return "has blanks at its ends.", "Remove them."
    if len(cell) > LONGEST_CELL:
        return f"is longer than {LONGEST_CELL} characters.", "Shorten it."
    return None


def name_text(cell: str) -> Wrong | None:
    """Titles and names show in lists beside other text: nothing in them may turn its direction."""
    if _BIDI.search(cell):
        return "holds an invisible mark that turns the direction of text.", "Type the cell again."
    return None


def identifier(cell: str) -> Wrong | None:
    """Ids of rows are what items are made of."""
    if not ROW_ID.fullmatch(cell):
        return (
            f"“{ascii(cell[:60])[1:-1]}” cannot be an id.",
            "Use up to 60 letters a–z, digits, dots, hyphens and underscores.",
        )
    return None


def span_key(cell: str) -> Wrong | None:
    """Keys of spans become ids too."""
    return (
        None if ROW_ID.fullmatch(cell) else ("cannot be the key of a span.", "Use letters, digits, hyphens.")
    )


def date_cell(cell: str) -> Wrong | None:
    """Dates are EDTF; `..` alone says that there is no end."""
    if cell == "..":
        return None
    try:
        edtf.parse(cell)
    except edtf.DateError as error:
        return f"is not a date: {error.message}", error.mend or "Write 2025-12-01, 2025-12 or 2025."
    return None


def excerpt(cell: str) -> Wrong | None:
    """Excerpts are quotations, not copies."""
    words = len(cell.split())
    if words > LONGEST_EXCERPT:
        return f"has {words} words, more than {LONGEST_EXCERPT}.", "Quote only the words that state it."
    return None


def url(cell: str) -> Wrong | None:
    """Only web addresses are ever opened."""
    if not _URL.fullmatch(cell):
        return (
            "is not a web address.",
            "Write it whole, beginning with https:// or http://, or leave it blank.",
        )
    return None


def whole(cell: str) -> Wrong | None:
    """Small numbers, in the digits 0 to 9."""
    if not _WHOLE.fullmatch(cell):
        return "is not a whole number.", f"Write a number from 0 to {LARGEST_WHOLE}."
    return None


def one_of(allowed: tuple[str, ...]) -> Check:
    """A check that a cell is one of a closed list."""
    known = frozenset(allowed)

    def check(cell: str) -> Wrong | None:
        if cell in known:
            return None
        mend = did_you_mean(cell, allowed)
        if not mend or len(allowed) <= _HELPFUL_LIST:
            mend = f"{mend} Allowed: {', '.join(allowed)}.".strip()
        return f"“{cell[:80]}” is not in the closed list.", mend

    return check


_OF_TYPE: dict[str, Check] = {
    "id": identifier,
    "date": date_cell,
    "excerpt": excerpt,
    "url": url,
    "whole": whole,
}
_NAMES = frozenset(
    {"title", "name", "name_en", "name_ur", "alias", "abbreviation", "publisher", "author", "subject"}
)


def compiled(column: Column) -> tuple[Check, ...]:
    """The checks of one column's cells, in the order in which they are made."""
    checks: list[Check] = [any_text]
    if column.type in _OF_TYPE:
        checks.append(_OF_TYPE[column.type])
    if column.allowed:
        checks.append(one_of(column.allowed))
    if column.name in _NAMES or column.field == "title":
        checks.append(name_text)
    if column.name == "span":
        checks.append(span_key)
    return tuple(checks)


def check_cells(rows: Rows, problems: list[Problem], *, ids_come: bool = False, alive: Alive = still) -> None:
    """Every cell of one table against its column, adding what is wrong to `problems`.

    `ids_come` is an author's build, which gives ids to rows without one.
    """
    table: Table = rows.table
    checks = [(name, compiled(table.by_name[name])) for name in rows.columns if name in table.by_name]
    required = [name for name in table.required if not (ids_come and name == table.key and table.letter)]
    label = rows.label
    for number, row in enumerate(rows.rows):
        if number % ALIVE_EVERY == 0:
            alive()
        cells = row.cells
        problems.extend(
            Problem(label, row.number, name, "is empty.", table.by_name[name].words)
            for name in required
            if name not in cells
        )
        for name, column_checks in checks:
            cell = cells.get(name)
            if cell is None:
                continue
            for check in column_checks:
                if wrong := check(cell):
                    problems.append(Problem(label, row.number, name, *wrong))
                    break
        if len(problems) >= MOST_PROBLEMS:
            return
