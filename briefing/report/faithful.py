"""Finds sentences that are printed as fact and lead to no source, so that none goes out unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.report import document as d
from briefing.report.document import Document, Part, Words

_END = re.compile(r"[.!?۔](?=\s|$)")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Dr|Mr|Mrs|Ms|Lt|Gen|No|vs|Rs|p|pp|para))\.$")


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A sentence without a note, and the section it is printed in."""

    section: str
    sentence: str


def factual(part: Part) -> Iterator[Words]:
    """The texts of a part that are printed as reported fact."""
    match part:
        case d.Para(sort="fact"):
            yield part.runs
        case d.Summary():
            yield part.runs
        case d.Fields():
            yield from (row.value for row in part.rows)
        case d.Chronology():
            yield from (entry.runs for _, entries in part.groups for entry in entries)
        case d.Dispute():
            yield from (side.where for side in part.sides)
        case d.Question():
            yield part.why
        case d.Recommendation():
            yield part.text
        case d.Panels():
            yield from (line.text for panel in part.panels for line in panel.lines if line.lead != "?")
        case _:
            return


def unsupported(document: Document) -> list[Unsupported]:
    """Every sentence printed as fact that neither ends in a note nor says “no source” nor points to what it counts."""
    return [
        Unsupported(section.title, sentence)
        for section in document.sections
        for part in section.parts
        for runs in factual(part)
        for sentence in _without_note(runs, document)
    ]


def _without_note(runs: Words, document: Document) -> Iterator[str]:
    """Walks the runs of one text; a sentence is done when its end has come and other words begin."""
    text, supported = "", False
    for run in runs:
        said = document.labels.get(run.ref, run.text) if run.ref else run.text
        noted = any(note in document.marks for note in run.notes)
        if run.style == "grey" and "source" not in said.lower():
            continue
        for piece in _sentences(said):
            if _ended(text) and piece.strip() and "no source" not in piece.lower():
                if not supported:
                    yield text.strip()
                text, supported = "", False
            text += piece
            supported = supported or bool(run.ref) or "no source" in piece.lower()
        supported = supported or noted
    if _says_something(text) and not supported:
        yield text.strip()


def _ended(text: str) -> bool:
    return bool(_END.search(text.rstrip()[-1:])) and not _ABBREVIATED.search(text.rstrip())


def _says_something(text: str) -> bool:
    return len(text.strip(" .;,≠\u00a0")) > 1


def _sentences(text: str) -> list[str]:
    made, start = [], 0
    for match in _END.finditer(text):
        if not _ABBREVIATED.search(text[start : match.end()]):
            made.append(text[start : match.end()])
            start = match.end()
    return [*made, text[start:]] if text[start:] or not made else made
