"""The lists that are made from the whole document: contents, abbreviations, endnotes, sources."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reportlab.platypus import CondPageBreak

from briefing.figures.theme import PRINT
from briefing.report import document as d
from briefing.report.document import Run, words
from briefing.report.pdf import style as s
from briefing.report.pdf.flowables import Anchor, Beside, Cell, Columns, Note, Rule
from briefing.report.pdf.panels import ContentsLine
from briefing.report.pdf.text import Text

if TYPE_CHECKING:
    from briefing.report.pdf.parts import Builder

NOTE_COLUMNS, NOTE_GAP = 2, 8 * s.MM
"""Notes and sources stand in two columns."""


def abbreviations(builder: Builder, part: d.Abbreviations) -> list[Any]:
    """Short forms in two columns."""
    wide = (builder.paper.text - 17) / 2
    rows: list[Any] = []
    label = builder.label(builder.say("Abbreviations"))
    listed = builder.context.parent.child("L")
    for short, full in part.rows:
        with builder.context.within(listed), builder.context.inside("LI"):
            name = builder.text((Run(short, "bold"),), s.ABBREVIATION, role="Lbl")
            sense = builder.text(words(full), s.ABBREVIATION, role="LBody")
        rows.append(Beside([Cell(0, 46, [name]), Cell(48, wide - 48, [sense])], after=2.6))
    columns = Columns(rows, 2, 17)
    return [Beside([builder.rail([label]), builder.column([columns])], before=16, after=11)]


def contents(builder: Builder) -> list[Any]:
    """The table of contents, with the pages of the pass before."""
    made: list[Any] = []
    with builder.context.inside("TOC") as listed:
        for section in builder.document.sections:
            if section.key == "contents":
                continue
            page = builder.pages.get(section.key, "")
            back = section.key == "notes"
            with builder.context.within(listed), builder.context.inside("TOCI"):
                made.append(ContentsLine(section, page, builder, before=8 if back else 2.4))
                if section.sub:
                    sub = builder.text(words(section.sub), s.CONTENTS_SUB)
                    made.append(Beside([builder.column([sub], inset=25.5)], after=2))
    return made


def notes(builder: Builder) -> list[Any]:
    """The endnotes in columns."""
    made = note_list(builder)
    return [Columns(made, NOTE_COLUMNS, NOTE_GAP)] if made else []


def note_list(builder: Builder) -> list[Any]:
    """The notes one after the other, each leading back to its first mark."""
    made = []
    for note in builder.document.notes:
        runs: list[Run] = list(note.lead)
        if note.tail:
            runs.append(Run(note.tail))
        runs += (
            [Run("\u00a0"), Run(grade=note.grade)]
            if note.grade != "not graded"
            else [Run(f" {builder.say('Not graded.')}")]
        )
        back = note.number in builder.context.marked
        with builder.context.inside("Note", ID=f"note-{note.number}") as element:
            label = element.child("Lbl")
            figure = builder.text(
                words(str(note.number)), s.NOTE_NUMBER, element=label.child("Link") if back else label
            )
            said = Text(tuple(runs), s.NOTE, builder.context, base=0)
        told = builder.say("Back to the text of note {number}", number=note.number) if back else ""
        made.append(Note(note.number, figure, said, back=told))
    return made


def sources(builder: Builder) -> list[Any]:
    """The sources by kind and grade."""
    made: list[Any] = []
    for group, entries in builder.document.sources:
        head = (Run(builder.say(group), "bold"), Run(f"\u2002{len(entries)}", "soft"))
        made.append(CondPageBreak(84))
        kind = s.CONTENTS_SUB.with_(colour="accent")
        made.append(builder.text(head, kind, before=9, after=2, role=builder.heading(2)))
        made.append(Rule(0.5, PRINT.ink, after=4))
        listed = [
            each for _, graded in groupby(entries, _grade) for each in _of_one_grade(builder, list(graded))
        ]
        made.append(Columns(listed, NOTE_COLUMNS, NOTE_GAP))
    return made


def _grade(entry: d.SourceEntry) -> tuple[str, str]:
    return entry.letter, entry.letter_words


def _of_one_grade(builder: Builder, entries: list[d.SourceEntry]) -> list[Any]:
    """The sources of one grade, which stands in words above the first of them."""
    letter, said = _grade(entries[0])
    head = (Run(grade=letter), Run(f"\u2002{builder.say(said, context='grade')}", "medium"))
    title = builder.text(head, s.SOURCE, after=1.2, role=builder.heading(3))
    wide = (builder.paper.full - NOTE_GAP * (NOTE_COLUMNS - 1)) / NOTE_COLUMNS
    made: list[Any] = []
    with builder.context.inside("L"):
        for place, of_one in enumerate(_by_publisher(entries)):
            parts = [*([] if place else [title]), *_source(builder, of_one)]
            made.append(Beside([Cell(0, wide, parts)], before=0 if place else 2, after=1.2))
    return made


def _source(builder: Builder, entries: list[d.SourceEntry]) -> list[Any]:
    """The sources of one publisher that have one grade: date, in which notes, why this grade."""
    first = entries[0]
    named = first.publisher or first.title.partition(" (")[0]
    runs: list[Run] = [Run(named, "italic", link=first.link if len(entries) == 1 else ""), Run(", ")]
    alike: dict[str, list[d.SourceEntry]] = {}
    for entry in entries:
        alike.setdefault(entry.reason, []).append(entry)
    for place, (reason, several) in enumerate(alike.items()):
        for count, entry in enumerate(several):
            runs.append(Run(entry.published, link=entry.link if len(entries) > 1 else ""))
            runs += [*_told(builder, entry), Run("; " if count < len(several) - 1 else "")]
        if reason:
            runs.append(Run(f": {reason}", "narrow"))
        runs.append(Run("; " if place < len(alike) - 1 else "."))
    with builder.context.inside("LI"), builder.context.inside("LBody"):
        said = Text(tuple(runs), s.SOURCE, builder.context, base=0)
    return [*(Anchor(f"source:{entry.source}") for entry in entries), said]


def _told(builder: Builder, entry: d.SourceEntry) -> list[Run]:
    """The notes that cite a source, each leading to its note; notes of the same report; what else is known of it."""
    say = builder.say
    made = [Run(" (", "grey"), *_numbers(entry.notes)]
    if entry.same_report:
        made += [Run(f"; {say('same report as')} ", "narrow"), *_numbers(entry.same_report)]
    if entry.accessed != builder.document.accessed:
        read = f"{say('read on')} {entry.accessed}" if entry.accessed else say("day of reading not noted")
        made.append(Run(f"; {read}", "narrow"))
    if entry.digest:
        made.append(Run(f"; {say('copy, SHA-256')} {entry.digest}", "narrow"))
    return [*made, Run(")", "grey")]


def _numbers(notes: tuple[int, ...]) -> list[Run]:
    """Numbers of notes, each leading to its note."""
    made: list[Run] = []
    for place, number in enumerate(notes):
        made += [Run(", ", "grey")] if place else []
        made.append(Run(str(number), "teal", ref=f"note:{number}"))
    return made


def _by_publisher(entries: Iterable[d.SourceEntry]) -> list[list[d.SourceEntry]]:
    """Entries of one publisher together, in the order of the list."""
    groups: dict[str, list[d.SourceEntry]] = {}
    for entry in entries:
        groups.setdefault(entry.publisher or entry.source, []).append(entry)
    return list(groups.values())
