"""Reads a composed section as statements: words up to a note mark, and what is stated without one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefing.analysis.selection import Selection
from briefing.report import document as d
from briefing.report.document import Document, Part, Run, Section, Words
from briefing.report.faithful import factual
from briefing.report.markup import page_text
from briefing.report.reading import runs_of

_BLANKS = re.compile(r"\s+")
_SAYS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement as printed: words up to a note mark, or to the end of a text, with the citations of that mark.

    `item` is the record it is about where the document says so; `entry` the entry of the chronology that it is.
    """

    sort: str
    words: str
    citations: tuple[str, ...]
    item: str = ""
    likelihood: str = ""
    confidence: str = ""
    entry: d.Entry | None = None


def questions_of(selection: Selection) -> dict[str, str]:
    """The ids of the open questions by the words they ask in."""
    return {plain_words(item.title): item.id for item in selection.kind("question")}


def statements_of(
    document: Document, section: Section, asked: Mapping[str, str], unsourced: str
) -> Iterator[Piece]:
    """Every statement of a section in reading order.

    `asked` gives a question's words its record; `unsourced` are the words that stand after a value without a source.
    """
    reader = _Reader(document, asked, unsourced)
    for part in section.parts:
        made = _READERS.get(type(part))
        yield from made(reader, part) if made else reader.any_part(part)


def plain_words(text: str) -> str:
    """Words as printed: one blank between them, without the comma or stop that joined them to others."""
    return _BLANKS.sub(" ", page_text(text)).strip().lstrip(",;.،؛۔ ")


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    asked: Mapping[str, str]
    unsourced: str

    def any_part(self, part: Part) -> Iterator[Piece]:
        sort, whole = _sort_of(part)
        for runs in runs_of(part):
            says_so = any(run.style == "grey" and run.text.strip() == self.unsourced for run in runs)
            yield from self.of_words(runs, sort, bare=says_so or any(runs is each for each in whole))

    def chronology(self, part: d.Chronology) -> Iterator[Piece]:
        for _, entries in part.groups:
            for entry in entries:
                for piece in self.of_words(entry.runs, "fact", item=entry.item, bare=True):
                    yield replace(piece, entry=entry)

    def judgement(self, part: d.Judgement) -> Iterator[Piece]:
        noted = tuple(dict.fromkeys(each for run in part.statement for each in self.noted(run)))
        yield Piece(
            "judgement",
            plain_words(self.said(part.statement)),
            noted,
            part.item,
            part.likelihood.words if part.likelihood else "",
            part.confidence.value if part.confidence else "",
        )
        for runs in (part.reasons, part.basis):
            yield from self.of_words(runs, "basis")

    def question(self, part: d.Question) -> Iterator[Piece]:
        item = self.asked.get(plain_words(self.said(part.text)), "")
        for runs in (part.text, part.why, part.answer):
            yield from self.of_words(runs, "question", item=item, bare=True)

    def questions(self, part: d.Questions) -> Iterator[Piece]:
        for each in part.items:
            yield from self.question(each)

    def of_words(self, runs: Words, sort: str, *, item: str = "", bare: bool = False) -> Iterator[Piece]:
        """A text in pieces, each up to its note marks; what follows the last mark where `bare` asks for it."""
        said: list[Run] = []
        for run in runs:
            said.append(run)
            noted = self.noted(run)
            if noted:
                yield Piece(sort, plain_words(self.said(said)), noted, item)
                said = []
        words = plain_words(self.said(said))
        if bare and _SAYS.search(words):
            yield Piece(sort, words, (), item)

    def said(self, runs: Words | list[Run]) -> str:
        """The words of runs as printed; a page number, known only when pages are set, is left out."""
        labels = self.document.labels
        return "".join(
            "" if run.ref.startswith("page:") else labels.get(run.ref, run.text) if run.ref else run.text
            for run in runs
        )

    def noted(self, run: Run) -> tuple[str, ...]:
        return tuple(each for each in run.notes if each in self.document.marks)


_READERS: Mapping[type, Callable[[_Reader, Any], Iterator[Piece]]] = {
    d.Chronology: _Reader.chronology,
    d.Judgement: _Reader.judgement,
    d.Question: _Reader.question,
    d.Questions: _Reader.questions,
}


def _sort_of(part: Part) -> tuple[str, tuple[Words, ...]]:
    """What a part's texts are, and those of them that state something also where no note follows."""
    match part:
        case d.Para():
            return part.sort, () if part.small else (part.runs,)
        case d.Summary():
            return "fact", (part.runs,)
        case d.Bullets():
            return "words", tuple(runs_of(part))
        case d.Recommendation():
            return "recommendation", (part.text,)
        case _:
            # What stands in a row or a line has a note, or says that it has no source.
            return "fact", tuple(runs for runs in factual(part) if not any(run.notes for run in runs))
