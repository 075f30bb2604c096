"""The document model: a briefing as plain parts in order, which the PDF engine, the preview and the text formats read.

Nothing here knows ReportLab or markup. Text is kept as runs of plain words (`runs`) in parts (`parts`), which this
module offers too; a run names the citations it rests on, and `notes.number` gives them their numbers before anything
is laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from briefing.domain.scales import Marking
from briefing.figures.theme import FigureTheme
from briefing.report.evidence.rows import Evidence
from briefing.report.parts import (
    Abbreviations,
    Bullet,
    Bullets,
    Chronology,
    Column,
    ContentsList,
    Dispute,
    Draws,
    Entry,
    FieldRow,
    Fields,
    Figure,
    GlyphRow,
    Judgement,
    NotesFoot,
    NotesList,
    Number,
    Numbers,
    Panel,
    PanelLine,
    Panels,
    Para,
    Part,
    Question,
    Questions,
    Recommendation,
    Row,
    Scales,
    Segment,
    Side,
    Sort,
    SourcesList,
    Strip,
    Subhead,
    Summary,
    Table,
)
from briefing.report.runs import Run, Style, Words, plain, words

__all__ = [
    "Abbreviations",
    "Bullet",
    "Bullets",
    "Chronology",
    "Column",
    "ContentsList",
    "Cover",
    "Dispute",
    "Document",
    "Draws",
    "DrawsCover",
    "Entry",
    "FieldRow",
    "Fields",
    "Figure",
    "GlyphRow",
    "Judgement",
    "Note",
    "NotesFoot",
    "NotesList",
    "Number",
    "Numbers",
    "Panel",
    "PanelLine",
    "Panels",
    "Para",
    "Part",
    "Question",
    "Questions",
    "Recommendation",
    "Row",
    "Run",
    "Scales",
    "Section",
    "Segment",
    "Shorter",
    "Side",
    "Sort",
    "SourceEntry",
    "SourcesList",
    "Strip",
    "Style",
    "Subhead",
    "Summary",
    "Table",
    "Words",
    "plain",
    "words",
]


class DrawsCover(Protocol):
    """Makes the drawing of the cover in a width and height in points, in the colours of its field."""

    def __call__(self, wide: float, high: float, theme: FigureTheme = ...) -> Any: ...


@dataclass(frozen=True, slots=True)
class Section:
    """A block of the briefing as printed: heading, a sentence that says what it finds, and its parts.

    `block` is the id of the briefing's block (or the block kind in an untouched template); `front` puts it among the
    pages with roman numbers, `breaks` begins a page with it, `numbered` gives it a number in the contents. A `wide`
    one has pages of its own that are turned on their side.
    """

    block: str
    key: str
    title: str
    parts: tuple[Part, ...]
    lead: Words = ()
    sub: str = ""
    number: str = ""
    front: bool = False
    breaks: bool = True
    numbered: bool = True
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered endnote: its lead (source, date, place), the words quoted, its grade, the words of its credibility.

    `joint` stands between the lead and what follows it: a blank where the lead ends in the address of a page.
    """

    number: int
    source: str
    lead: Words
    excerpt: str
    grade: str
    grade_words: str
    link: str = ""
    joint: str = ": "

    @property
    def tail(self) -> str:
        """What follows the lead: the words quoted, and the stop; nothing after an address that stands alone."""
        if self.excerpt:
            return f"{self.joint}“{self.excerpt}”."
        return "." if self.joint == ": " else ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source as listed: its grade, title, publisher, date, why it has its letter, and the notes that cite it.

    `same_report` are notes of other listed sources of the same origin, `origin` why they are thought to have it;
    `accessed` is when it was read, `digest` the SHA-256 of an archived copy. All three are empty where not stated.
    """

    source: str
    letter: str
    letter_words: str
    title: str
    publisher: str
    published: str
    reason: str
    notes: tuple[int, ...]
    link: str = ""
    same_report: tuple[int, ...] = ()
    origin: str = ""
    accessed: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover shows: series line, a drawing from data, the facts under the title, and a key to the drawing."""

    series: str
    facts: tuple[tuple[str, str], ...]
    draw: DrawsCover | None = None
    alt: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Shorter:
    """How a document can be made shorter: the blocks that may print fewer entries, and what makes it again.

    `blocks` gives a block's id how many entries it has now and how few it may have; `made` makes the document with
    so many entries in each.
    """

    blocks: Mapping[str, tuple[int, int]]
    made: Callable[[Mapping[str, int]], Document]


@dataclass(frozen=True, slots=True)
class Document:
    """A briefing ready to be laid out. `as_of` and `cutoff` are ISO days; `marks` gives a citation its note number.

    `labels` gives a reference (`table:KEY`, `figure:KEY`, `section:KEY`) its printed text. `evidence` is
    attached to the PDF, `accessed` the day on which most of its sources were read. `form` is how its pages
    are made: “report” has a cover, contents and numbered sections; “dossier” and “note” begin with the title, beside
    it `kicker` and `standing`, and end with their notes at the foot. `limit` is how many pages it may take (0: any
    number); `shorter` gives it with fewer entries in some of its blocks.
    """

    title: str
    line: str
    running: str
    marking: Marking
    as_of: str
    as_of_words: str
    cutoff: str
    cover: Cover
    sections: tuple[Section, ...]
    language: str = "en"
    subject: str = ""
    keywords: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    sources: tuple[tuple[str, tuple[SourceEntry, ...]], ...] = ()
    accessed: str = ""
    marks: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    evidence: Evidence | None = None
    form: str = "report"
    kicker: str = ""
    standing: Words = ()
    limit: int = 0
    shorter: Shorter | None = None
