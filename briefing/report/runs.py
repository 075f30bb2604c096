"""Text of a document: runs of plain words, each in one style, with the citations it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["", "bold", "italic", "grey", "soft", "medium", "teal", "rust", "narrow"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one style. `notes` are ids of citations whose marks follow the words.

    `ref` is a reference resolved later: `table:KEY`, `figure:KEY`, `section:KEY` or `page:KEY`; its text stands in
    for the run's. `link` is an outside address (http or https). `grade` prints a grade box instead of words,
    `glyph` the drawing of a status; `spoken` is what a drawing that no word follows says to who cannot see it.
    """

    text: str = ""
    style: Style = ""
    notes: tuple[str, ...] = ()
    ref: str = ""
    link: str = ""
    grade: str = ""
    glyph: str = ""
    spoken: str = ""


Words = tuple[Run, ...]


def words(text: str, style: Style = "", *notes: str) -> Words:
    """One run of words, with the citations it rests on."""
    return (Run(text, style, notes),) if text or notes else ()


def plain(runs: Words) -> str:
    """The words alone, without marks, grades and drawings."""
    return "".join(run.text for run in runs)
