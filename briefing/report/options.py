"""What an export is asked for, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.report.evidence.rows import Attachment
from briefing.report.house import PLAIN, House

FORMATS = ("pdf", "docx", "md")
"""The kinds of file that a briefing is written as; all but the first are for those who edit it."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a document is printed. `paper` is "a4" or "letter"; `format` one of `FORMATS`, "" as the file's name ends.

    `house` is the style of the institution, of a PDF alone. `source` is the briefing itself as a file, to be attached
    so that the PDF can be opened as a foreign copy.
    """

    paper: str = "a4"
    format: str = ""
    source: Attachment | None = None
    house: House = PLAIN


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """A part of a page that a block covers: page from 1, and x, y, width, height in points from the upper left."""

    block: str
    page: int
    rect: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written: number of pages (0 where the file has none of its own) and notes, warnings, places of blocks,
    names of what is attached, and the number of each citation's note as the pages print it.
    """

    pages: int
    notes: int
    warnings: tuple[str, ...]
    block_pages: tuple[BlockPlace, ...]
    attached: tuple[str, ...] = ()
    marks: Mapping[str, int] = field(default_factory=dict)
