"""The few kinds of which running text is made. A word processor knows all of them; nothing has a place on a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from briefing.report.document import Words

Look = Literal[
    "body",
    "lead",
    "statement",
    "judgement",
    "assessment",
    "assumption",
    "small",
    "rail",
    "source",
    "subtitle",
    "entry",
]
"""What a paragraph is; a writer gives each a style of its own name, so that an editor can change all of one kind."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 0 is the title of the document, 1 a section. `key` is what references lead to.

    `front` says that the section stands before page 1, `breaks` that it begins a page.
    """

    level: int
    runs: Words
    key: str = ""
    front: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words. `holds` keeps them on the page of what follows."""

    runs: Words
    look: Look = "body"
    key: str = ""
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list; `depth` counts the lists that it stands in, from 0."""

    runs: Words
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Caption:
    """The words above a table or a figure. `label` is its name with its number, `kind` what is counted."""

    kind: str
    number: str
    label: str
    runs: Words
    key: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table; in a group row the first cell runs over all columns."""

    cells: tuple[Words, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are shares of the whole; `heads` is empty where the first column says what each row is."""

    heads: tuple[Words, ...]
    rows: tuple[GridRow, ...]
    widths: tuple[float, ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with the words that stand for it where it cannot be seen, on a ground of one colour."""

    draw: Callable[[float], Any]
    alt: str
    ground: str = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents: the number and title of a section, what it holds, and where it begins."""

    key: str
    number: str
    title: str
    sub: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents."""

    lines: tuple[ContentsLine, ...]


@dataclass(frozen=True, slots=True)
class Endnotes:
    """The end of the text, where the notes stand."""


Piece = Heading | Paragraph | Item | Caption | Grid | Picture | Contents | Endnotes
