"""Reads a document as running text, in the order in which its citations are numbered.

Every kind of part has its reader in `READERS`; a test walks the kinds, so that a new one cannot be forgotten. What a
page says by place and drawing (the margin, a meter, a strip) is said in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefing.analysis.language import Language, language
from briefing.domain.scales import NOT_GRADED
from briefing.figures.theme import PRINT
from briefing.report import document as d
from briefing.report.document import Run, Words, plain, words
from briefing.report.prose.lists import abbreviations, contents, notes_foot, scales, sources
from briefing.report.prose.model import (
    Caption,
    Endnotes,
    Grid,
    GridRow,
    Heading,
    Item,
    Look,
    Paragraph,
    Picture,
    Piece,
)
from briefing.report.saying import apart

COVER_HIGH = 402.0
"""Points: as high as the drawing of the cover is on the page."""

FULL = 168.0
"""Millimetres: the width of a table on the page; columns without a width of their own share what the others leave."""

LEAST = 11.0
"""Millimetres that a column has at least, since cells have more room at their sides than on the page."""

IN_WORDS = 1.7
"""How much wider a column of strips is where they are told in words."""


def read(document: d.Document) -> Iterator[Piece]:
    """The whole document: title page, sections in order, notes last.

    A word processor puts endnotes behind everything else, so their heading goes there too; it cites nothing, and no
    number changes.
    """
    yield from _title(document)
    last = [
        section for section in document.sections if any(isinstance(p, d.NotesList) for p in section.parts)
    ]
    for section in (*(each for each in document.sections if each not in last), *last):
        yield from _section(document, section)


def _title(document: d.Document) -> Iterator[Piece]:
    """The cover, or the head of a short form that has none."""
    cover = document.cover
    report = document.form == "report"
    over = cover.series if report else document.kicker
    if over:
        yield Paragraph(words(over), "small")
    yield Heading(0, words(document.title))
    if document.line:
        yield Paragraph(words(document.line), "subtitle")
    if document.standing:
        yield Paragraph(document.standing, "rail")
    for name, value in cover.facts if report else ():
        yield Paragraph((Run(f"{name}: ", "bold"), Run(value)), "small")
    if report and cover.draw:
        art = cover.draw
        yield Picture(lambda wide: art(wide, COVER_HIGH), cover.alt, PRINT.accent)
        yield Paragraph(words(cover.key), "source")


def _section(document: d.Document, section: d.Section) -> Iterator[Piece]:
    number = f"{section.number}\u2002" if section.number else ""
    if section.title:
        yield Heading(
            1,
            words(f"{number}{section.title}"),
            section.key,
            section.front,
            section.breaks and document.form == "report",
        )
    if section.lead:
        yield Paragraph(section.lead, "lead", holds=True)
    large = False
    for part in section.parts:
        large = large or (isinstance(part, d.Subhead) and part.large)
        for piece in READERS[type(part)](document, part):
            deep = isinstance(piece, Heading) and large and not (isinstance(part, d.Subhead) and part.large)
            yield Heading(3, piece.runs, piece.key) if deep and isinstance(piece, Heading) else piece


def _say(document: d.Document, text: str, *, context: str = "", **parts: object) -> str:
    return language(document.language).say(text, context=context, **parts)


def _apart(document: d.Document, runs: Words) -> Words:
    """Runs as they stand behind other words in a line, whatever their script."""
    return apart(language(document.language), runs)


def _joined(parts: Iterable[Words], between: str = " ") -> Words:
    made: list[Run] = []
    for part in parts:
        if part:
            made += [Run(between), *part] if made else part
    return tuple(made)


def _rail(runs: Words) -> Iterator[Paragraph]:
    """The words of the margin, before what they stand beside; a label in bold is set off by a colon."""
    if runs and runs[0].style == "bold" and len(runs) > 1 and not runs[0].text.rstrip().endswith((":", ".")):
        runs = (replace(runs[0], text=runs[0].text.rstrip()), Run(": "), *runs[1:])
    if runs:
        yield Paragraph(runs, "rail", holds=True)


# ---------------------------------------------------------------- text


def _para(document: d.Document, part: d.Para) -> Iterator[Piece]:
    yield from _rail(part.rail)
    assumed = part.sort == "assumption"
    if assumed and not part.rail:
        yield Paragraph(words(_say(document, "Assumption"), "bold"), "rail", holds=True)
    look: Look = "assumption" if assumed else "small" if part.small else "body"
    yield Paragraph(part.runs, look)


def _summary(_: d.Document, part: d.Summary) -> Iterator[Piece]:
    yield from _rail(words(part.label, "bold"))
    yield Paragraph(part.runs)


def _subhead(_: d.Document, part: d.Subhead) -> Iterator[Piece]:
    yield Heading(2, words(part.text), part.key)
    standing = words(part.standing, "bold")
    yield from _rail((*standing, *((Run(" "),) if standing and part.rail else ()), *part.rail))


def _judgement(document: d.Document, part: d.Judgement) -> Iterator[Piece]:
    from briefing.report.pdf.meters import likelihood_label

    spoken = language(document.language)
    if not part.number:
        yield Paragraph(words(_say(document, "Assessment"), "bold"), "rail", holds=True)
    number = words(f"{part.number}\u2002" if part.number else "")
    weighed = []
    if part.likelihood:
        weighed.append(words(likelihood_label(spoken, part.likelihood.words)))
    if part.confidence:
        weighed.append(words(spoken.say(f"{part.confidence.value} confidence")))
    if weighed:
        yield Paragraph(_joined(weighed, "; "), "rail", holds=True)
    yield Paragraph((*number, *_apart(document, part.statement)), "judgement", holds=bool(part.reasons))
    for runs in (part.reasons, part.basis):
        if runs:
            yield Paragraph(runs, "assessment")


def _dispute(document: d.Document, part: d.Dispute) -> Iterator[Piece]:
    yield Paragraph((Run("≠ ", "rust"), Run(part.title, "bold")), holds=True)
    for side in part.sides:
        quote = words(f" “{side.quote}”" if side.quote else "")
        yield Item((*_apart(document, (*side.value, *quote)), Run(" "), *_apart(document, side.where)))
    if part.tail:
        yield Paragraph(part.tail, "small")


def _question(document: d.Document, part: d.Question) -> Iterator[Piece]:
    yield Paragraph(
        (Run("? "), *_apart(document, part.text)), "statement", holds=bool(part.why or part.answer)
    )
    for runs, look in (
        (_joined(_apart(document, runs) for runs in (part.why, part.answer)), "body"),
        (part.bears, "rail"),
    ):
        if runs:
            yield Paragraph(runs, "rail" if look == "rail" else "body")


def _questions(document: d.Document, part: d.Questions) -> Iterator[Piece]:
    if part.title:
        yield Heading(2, words(part.title))
    for item in part.items:
        yield Item(_joined(_apart(document, runs) for runs in (item.text, item.why, item.answer)))


def _recommendation(document: d.Document, part: d.Recommendation) -> Iterator[Piece]:
    whose = ", ".join(filter(None, (part.holder, part.when)))
    whose_words = words(f"{whose}: " if whose else "", "bold")
    yield Paragraph(
        (
            Run(f"{part.number}\u2002"),
            *whose_words,
            *_joined(_apart(document, runs) for runs in (part.text, part.rests)),
        ),
        "entry",
    )


# ---------------------------------------------------------------- records, tables, figures


def _fields(document: d.Document, part: d.Fields) -> Iterator[Piece]:
    for runs in part.rail:
        yield from _rail(runs)
    rows = tuple(
        GridRow(
            (words(row.name, "bold"), row.value, words(", ".join(_grade(document, g) for g in row.grades)))
        )
        for row in part.rows
    )
    yield Grid((), rows, (0.22, 0.66, 0.12))


def _cell(cell: Words | d.Strip, years: tuple[int, int], spoken: Language) -> Words:
    """A cell in words; a status that is only drawn is named."""
    from briefing.report.pdf.tables import course_words

    if isinstance(cell, d.Strip):
        return words(course_words(cell, years, spoken))
    if plain(cell).strip():
        return cell
    return tuple(
        Run(spoken.status(run.glyph).lower(), run.style, run.notes) if run.glyph else run for run in cell
    )


def _grade(document: d.Document, code: str) -> str:
    return _say(document, code) if code == NOT_GRADED else code


def _table(document: d.Document, part: d.Table) -> Iterator[Piece]:
    spoken = language(document.language)
    label = spoken.say("Table {number}", number=part.number)
    yield _caption("Table", label, part, f"table:{part.key}")
    open_ones = sum(1 for column in part.columns if not column.width)
    fixed = [
        max(column.width, LEAST) * (IN_WORDS if column.axis else 1.0)
        for column in part.columns
        if column.width
    ]
    rest = (FULL - sum(fixed)) / max(open_ones, 1)
    wide = [
        max(column.width, LEAST) * (IN_WORDS if column.axis else 1.0) if column.width else rest
        for column in part.columns
    ]
    rows = tuple(
        GridRow((row.group,), group=True)
        if row.group
        else GridRow(tuple(_cell(cell, part.years, spoken) for cell in row.cells))
        for row in part.rows
    )
    yield Grid(
        tuple(words(column.head) for column in part.columns),
        rows,
        tuple(each / sum(wide) for each in wide),
        frozenset(
            place
            for place, column in enumerate(part.columns)
            if column.face == "number" or column.align == "right"
        ),
    )
    if part.source:
        yield Paragraph(part.source, "source")


def _caption(kind: str, label: str, part: d.Table | d.Figure, key: str) -> Caption:
    rest = part.unit.replace("▼", "\u25bc\u00a0")
    return Caption(
        kind, part.number, label, (Run(part.title, "bold"), *words(f", {rest}" if rest else "")), key
    )


def _figure(document: d.Document, part: d.Figure) -> Iterator[Piece]:
    yield _caption(
        "Figure", _say(document, "Figure {number}", number=part.number), part, f"figure:{part.key}"
    )
    yield Picture(part.draw, part.alt)
    if part.source:
        yield Paragraph(part.source, "source")


def _chronology(document: d.Document, part: d.Chronology) -> Iterator[Piece]:
    for years, entries in part.groups:
        yield Heading(2, words(years))
        for entry in entries:
            differs = words(" ≠", "rust") if entry.disputed else ()
            when = (Run(f"{entry.number}\u2002"), Run(entry.when, "bold"), *differs, Run(": "))
            yield Paragraph((*when, *_apart(document, entry.runs)), "entry")


def _numbers(document: d.Document, part: d.Numbers) -> Iterator[Piece]:
    for number in part.numbers:
        of = f" {_say(document, 'of {count}', count=number.of)}" if number.of else ""
        yield Item((Run(f"{number.value}{of} ", "bold"), *number.text))


def _panels(_: d.Document, part: d.Panels) -> Iterator[Piece]:
    for panel in part.panels:
        yield Heading(2, words(panel.title))
        for row in panel.rows:
            yield Item(_joined((words(f"{row.word}: {row.count}", "bold"), row.text)))
        for line in panel.lines:
            yield Item((Run(f"{line.lead} ", "bold"), *line.text))
        if panel.draw:
            yield Picture(panel.draw, panel.alt)
        if panel.text:
            yield Paragraph(panel.text)


def _bullets(_document: d.Document, part: d.Bullets) -> Iterator[Piece]:
    def under(items: tuple[d.Bullet, ...], depth: int) -> Iterator[Piece]:
        for item in items:
            yield Item(item.runs, depth)
            yield from under(item.inner, depth + 1)

    return under(part.items, 0)


READERS: Mapping[type, Callable[[d.Document, Any], Iterator[Piece]]] = {
    d.Para: _para,
    d.Summary: _summary,
    d.Subhead: _subhead,
    d.Judgement: _judgement,
    d.Dispute: _dispute,
    d.Fields: _fields,
    d.Table: _table,
    d.Figure: _figure,
    d.Chronology: _chronology,
    d.Question: _question,
    d.Questions: _questions,
    d.Bullets: _bullets,
    d.Recommendation: _recommendation,
    d.Numbers: _numbers,
    d.Panels: _panels,
    d.Abbreviations: abbreviations,
    d.ContentsList: contents,
    d.NotesList: lambda _document, _part: iter((Endnotes(),)),
    d.NotesFoot: notes_foot,
    d.SourcesList: sources,
    d.Scales: scales,
}
"""The reader of each kind of part."""
