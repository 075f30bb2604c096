"""What a column and a table of a pack are: the vocabulary in which the tables are described once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from briefing.domain.scales import MARKINGS

ColumnType = Literal["text", "id", "date", "list", "reference", "subjects", "url", "excerpt", "whole"]

GENERAL_KNOWLEDGE = "GK"
"""The id that an author writes where no source was read; it never becomes a citation."""


ROW_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]{0,59}")
"""The form of a row's id, before it becomes the id of an item."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, one sentence of what it holds, and what its cells must be.

    `body` is the field of the item that the cell becomes: None for one of the same name, "" for none.
    `target` names the tables whose ids a reference may hold; `many` allows several, separated by semicolons.
    """

    name: str
    words: str
    type: ColumnType = "text"
    required: bool = False
    body: str | None = None
    allowed: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    many: bool = False

    @property
    def field(self) -> str:
        """The name of the item's field, empty where the cell does not become one."""
        return self.name if self.body is None else self.body


@dataclass(frozen=True)
class Table:
    """One table: its file, what one row is, its columns, and how a row becomes an item.

    `kind` is the kind of item, empty for tables that only help to read others. `letter` opens the ids that are
    made for rows without one. `about` is the column with the record that a row is about. A graded row's citation
    takes what it states from the column `states` and the dates it states from `begins` and `ends`.
    """

    file: str
    words: str
    columns: tuple[Column, ...]
    kind: str = ""
    letter: str = ""
    about: str = ""
    states: str = ""
    begins: str = ""
    ends: str = ""
    links: tuple[tuple[str, str], ...] = field(default=())
    """Pairs of a column of names or ids and the field of the links made from it."""

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def key(self) -> str:
        """The column that names a row."""
        return next((column.name for column in self.columns if column.type == "id"), self.columns[0].name)

    @cached_property
    def required(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.required)


def text(name: str, words: str, body: str | None = None, *, required: bool = False) -> Column:
    """A column of free text."""
    return Column(name, words, "text", required=required, body=body)


def row_id(words: str, name: str = "id") -> Column:
    """The column of the row's own id."""
    return Column(name, words, "id", required=True, body="")


def day(name: str, words: str, body: str | None = None, *, required: bool = False) -> Column:
    """A column of dates (EDTF)."""
    return Column(name, words, "date", required=required, body=body)


def choice(
    name: str, words: str, allowed: tuple[str, ...], body: str | None = None, *, required: bool = False
) -> Column:
    """A column whose cells come from a closed list."""
    return Column(name, words, "list", required=required, body=body, allowed=allowed)


def reference(
    name: str,
    words: str,
    *target: str,
    body: str | None = "",
    required: bool = False,
    many: bool = False,
) -> Column:
    """A column of ids of rows of other tables."""
    return Column(name, words, "reference", required=required, body=body, target=target, many=many)


def source(name: str = "source_id", *, required: bool = True, many: bool = False) -> Column:
    """The column of the source that states the row."""
    words = "The source that states the row; GK where none was read, which makes no citation."
    return reference(name, words, "sources.csv", required=required, many=many)


EXCERPT = Column("excerpt", "The words seen in the source, verbatim, at most 40.", "excerpt", body="")
LOCATOR = text(
    "locator", "Where in the source the words stand; 'not seen' where the place was not noted.", ""
)
VERIFIED = choice(
    "verified", "Whether the words were seen: no for general knowledge, and only for it.", ("yes", "no")
)
CREDIBILITY = choice(
    "credibility",
    "Credibility of the statement, 1 to 6 (Admiralty).",
    ("1", "2", "3", "4", "5", "6"),
    "",
    required=True,
)
REASON = text("credibility_reason", "Why the statement has this digit.", "", required=True)
NOTE = text("note", "What else a reader should know.")
MARKING = choice("marking", "Its TLP marking; blank is that of the pack, else TLP:CLEAR.", MARKINGS)
"""A column that every table has whose rows become items."""
GRADED = (source(), EXCERPT, LOCATOR, VERIFIED, CREDIBILITY, REASON)
"""The columns of a citation, in every table whose rows a source states."""
