"""The parts of which the sections of a document are made: paragraphs, tables, figures, lists, panels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from briefing.domain.scales import Confidence, LikelihoodRange
from briefing.figures.theme import FigureTheme
from briefing.report.runs import Words

Sort = Literal["fact", "count", "words", "assumption"]
"""What a paragraph is: reported fact (each sentence ends in a note), a count of our own that points to the table or
list it counts, words of the author or of the application, or an assumption."""


class Draws(Protocol):
    """Makes a drawing at a width in points, in the colours of the page or of a house."""

    def __call__(self, wide: float, theme: FigureTheme = ...) -> Any: ...


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
