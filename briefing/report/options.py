"""What an export is asked for, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a document is printed. `paper` is "a4" or "letter"."""

    paper: str = "a4"


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """A part of a page that a block covers: page from 1, and x, y, width, height in points from the upper left."""

    block: str
    page: int
    rect: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written: number of pages and notes, warnings in words, where each block lies."""

    pages: int
    notes: int
    warnings: tuple[str, ...]
    block_pages: tuple[BlockPlace, ...]
