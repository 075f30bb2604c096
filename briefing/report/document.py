"""The document model: a briefing as plain parts in order, which the PDF engine, the preview and the text formats read.

Nothing here knows ReportLab or markup. Text is kept as runs of plain words; a run names the citations it rests on,
and `notes.number` gives them their numbers before anything is laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from briefing.domain.scales import Confidence, LikelihoodRange, Marking
from briefing.figures.theme import FigureTheme
from briefing.report.evidence.rows import Evidence

Style = Literal["", "bold", "italic", "grey", "soft", "medium", "teal", "rust", "narrow"]
Sort = Literal["fact", "count", "words", "assumption"]
"""What a paragraph is: reported fact (each sentence ends in a note), a count of our own that points to the table or
list it counts, words of the author or of the application, or an assumption."""


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


class Draws(Protocol):
    """Makes a drawing at a width in points, in the colours of the page or of a house."""

    def __call__(self, wide: float, theme: FigureTheme = ...) -> Any: ...


class DrawsCover(Protocol):
    """Makes the drawing of the cover in a width and height in points, in the colours of its field."""

    def __call__(self, wide: float, high: float, theme: FigureTheme = ...) -> Any: ...


def words(text: str, style: Style = "", *notes: str) -> Words:
    """One run of words, with the citations it rests on."""
    return (Run(text, style, notes),) if text or notes else ()


def plain(runs: Words) -> str:
    """The words alone, without marks, grades and drawings."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of the text column; `rail` is printed beside it."""

    runs: Words
    sort: Sort = "fact"
    rail: Words = ()
    small: bool = False
    rule: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What a page says in short: a paragraph of reported fact in a pale box, its label in the rail."""

    label: str
    runs: Words


@dataclass(frozen=True, slots=True)
class Subhead:
    """A heading within a section; `standing` is a status word printed after its glyph in the rail."""

    text: str
    standing: str = ""
    glyph: str = ""
    rail: Words = ()
    key: str = ""
    large: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement of the analyst: its statement, what it rests on, likelihood, confidence, what would change it."""

    number: str
    statement: Words
    reasons: Words = ()
    basis: Words = ()
    likelihood: LikelihoodRange | None = None
    confidence: Confidence | None = None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: the value stated, the words, who says so, with note and grade."""

    value: Words
    quote: str
    where: Words


@dataclass(frozen=True, slots=True)
class Dispute:
    """A value on which sources differ, both sides kept."""

    title: str
    sides: tuple[Side, ...]
    tail: Words = ()


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a profile: its name, its value or values, and the grades at the right edge."""

    name: str
    value: Words
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a profile, one under the other; the rail of the section's record stands beside them."""

    rows: tuple[FieldRow, ...]
    rail: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a status strip, in years with decimals; `end` None runs to the edge of the strip."""

    start: float
    end: float | None
    status: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A cell holding a status strip: segments on the years of the table, and the due date if one was stated."""

    segments: tuple[Segment, ...]
    due: float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `width` in millimetres, 0 takes the rest; `shade` is the column under review."""

    head: str
    width: float = 0.0
    face: Literal["text", "narrow", "number", "label"] = "text"
    align: Literal["left", "right"] = "left"
    axis: bool = False
    shade: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a row with `group` set is a heading over the rows that follow it.

    `wide` is the place of a cell that takes the room of the next one too, which then is empty; -1 for none.
    """

    cells: tuple[Words | Strip, ...] = ()
    group: Words = ()
    wide: int = -1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption above and its source line below. `years` are the first and last year of its strips."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    source: Words = ()
    statuses: tuple[str, ...] = ()
    years: tuple[int, int] = (2013, 2026)
    number: str = ""
    fact: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure. `draw` makes it at a width in points with the print theme; `alt` tells it in words, from its data."""

    key: str
    title: str
    alt: str
    draw: Draws
    unit: str = ""
    source: Words = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the chronology: its number, its date in words, whether sources differ, and what happened."""

    number: int
    when: str
    runs: Words
    disputed: bool = False
    item: str = ""


@dataclass(frozen=True, slots=True)
class Chronology:
    """Entries grouped under years."""

    groups: tuple[tuple[str, tuple[Entry, ...]], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An open question: what is not known, why it matters, and what would settle it."""

    text: Words
    why: Words = ()
    answer: Words = ()
    bears: Words = ()


@dataclass(frozen=True, slots=True)
class Questions:
    """Open questions in short form, in two columns under a heading."""

    title: str
    items: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation: the analyst's, or one reported from a source, with its holder and date in the rail."""

    number: str
    text: Words
    holder: str = ""
    when: str = ""
    rests: Words = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A large number with what it counts."""

    value: str
    of: str
    text: Words


@dataclass(frozen=True, slots=True)
class Numbers:
    """Large numbers side by side."""

    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class GlyphRow:
    """A line of a count by status: the word, the number, one glyph for each, and words after them."""

    word: str
    status: str
    count: int
    text: Words = ()


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A line of a panel: a date or a question mark, then words."""

    lead: str
    text: Words


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel of the page at a glance: its title, glyph rows or lines, a drawing, and words under them."""

    title: str
    rows: tuple[GlyphRow, ...] = ()
    lines: tuple[PanelLine, ...] = ()
    draw: Draws | None = None
    alt: str = ""
    text: Words = ()


@dataclass(frozen=True, slots=True)
class Panels:
    """Panels in two columns, row by row."""

    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Bullet:
    """One thing of a list, with a list of its own under it."""

    runs: Words
    inner: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of the analyst's, one thing under the other."""

    items: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Short forms and what they stand for."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ContentsList:
    """Stands for the table of contents, which is made from the sections when pages are known."""


@dataclass(frozen=True, slots=True)
class NotesList:
    """Stands for the numbered endnotes of the document."""


@dataclass(frozen=True, slots=True)
class NotesFoot:
    """Stands for the notes at the foot of the page, in three columns; under them what one must know to read them."""

    about: Words = ()


@dataclass(frozen=True, slots=True)
class SourcesList:
    """Stands for the list of sources of the document."""


@dataclass(frozen=True, slots=True)
class Scales:
    """Stands for the scales of the method page: likelihood, confidence, the two grades, the statuses."""

    graded: Mapping[str, int] = field(default_factory=dict)


Part = (
    Para
    | Summary
    | Subhead
    | Judgement
    | Dispute
    | Fields
    | Table
    | Figure
    | Chronology
    | Question
    | Questions
    | Bullets
    | Recommendation
    | Numbers
    | Panels
    | Abbreviations
    | ContentsList
    | NotesList
    | NotesFoot
    | SourcesList
    | Scales
)


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
