"""The lists that are made from the whole document, as running text: contents, short forms, sources, scales."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.analysis.language import Language, language
from briefing.domain.scales import YARDSTICK, Credibility, Reliability
from briefing.report import document as d
from briefing.report.document import Run, Words, words
from briefing.report.prose.model import (
    Contents,
    ContentsLine,
    Endnotes,
    Grid,
    GridRow,
    Heading,
    Item,
    Paragraph,
    Piece,
)


def abbreviations(document: d.Document, part: d.Abbreviations) -> Iterator[Piece]:
    yield Heading(2, words(language(document.language).say("Abbreviations")))
    yield Grid((), tuple(GridRow((words(a, "bold"), words(b))) for a, b in part.rows), (0.2, 0.8))


def contents(document: d.Document, _: d.ContentsList) -> Iterator[Piece]:
    yield Contents(
        tuple(
            ContentsLine(section.key, section.number, section.title, section.sub)
            for section in document.sections
            if section.key != "contents"
        )
    )


def notes_foot(_: d.Document, part: d.NotesFoot) -> Iterator[Piece]:
    if part.about:
        yield Paragraph(part.about, "source")
    yield Endnotes()


def sources(document: d.Document, _: d.SourcesList) -> Iterator[Piece]:
    for group, entries in document.sources:
        yield Heading(2, words(group))
        for entry in entries:
            yield Paragraph(_source(document, entry), "entry", f"source:{entry.source}")


def _source(document: d.Document, entry: d.SourceEntry) -> Words:
    """A source: its grade in words, title, publisher, date, why it has the grade, notes, origin, day of reading."""
    say = language(document.language).say
    runs = [
        Run(grade=entry.letter),
        Run(f" {say(entry.letter_words, context='grade')}: "),
        Run(f"“{entry.title}”", link=entry.link),
    ]
    if entry.publisher:
        runs += [Run(", "), Run(entry.publisher, "italic")]
    runs.append(Run(f", {entry.published}" if entry.published else ""))
    if entry.reason:
        runs.append(Run(f": {entry.reason}"))
    if entry.notes:
        runs += [Run(" ("), *_numbers(entry.notes), Run(")")]
    if entry.same_report:
        runs += [Run(f"; {say('same report as')} "), *_numbers(entry.same_report)]
        runs.append(Run(f": {entry.origin}" if entry.origin else ""))
    if entry.accessed != document.accessed:
        runs.append(
            Run(
                f"; {say('read on')} {entry.accessed}"
                if entry.accessed
                else f"; {say('day of reading not noted')}"
            )
        )
    if entry.digest:
        runs.append(Run(f"; {say('copy, SHA-256')} {entry.digest}"))
    return (*runs, Run("."))


def _numbers(notes: tuple[int, ...]) -> list[Run]:
    """Numbers of notes, each leading to its note."""
    made: list[Run] = []
    for place, number in enumerate(notes):
        made += [Run(", ")] if place else []
        made.append(Run(str(number), ref=f"note:{number}"))
    return made


def scales(document: d.Document, part: d.Scales) -> Iterator[Piece]:
    from briefing.report.pdf.scales_page import CONFIDENCE_WORDS, STATUS_WORDS

    spoken = language(document.language)
    say = spoken.say
    unit = say("the probability yardstick of the Professional Head of Intelligence Assessment")
    yield _scale(spoken, "A", f"{say('Likelihood')}{say(', ')}{unit}")
    yield _two((say(span.words, context="likelihood"), f"{span.low}–{span.high} %") for span in YARDSTICK)
    yield _scale(spoken, "B", say("Confidence"))
    yield _two(
        (say(level.value, context="confidence"), say(sense)) for level, sense in CONFIDENCE_WORDS.items()
    )
    yield _scale(spoken, "C", say("Reliability of a source"))
    graded = (
        (letter.name, say(letter.value, context="grade"), str(part.graded.get(letter.name, 0)))
        for letter in Reliability
    )
    yield Grid(
        (), tuple(GridRow(tuple(map(words, row))) for row in graded), (0.1, 0.75, 0.15), frozenset({2})
    )
    yield Paragraph(words(say("right: number of sources so graded")), "source")
    yield _scale(spoken, "D", say("Credibility of an item"))
    yield _two((digit.digit, say(digit.words, context="grade")) for digit in Credibility)
    yield Paragraph(words(say("The two are graded apart; neither follows from the other.")), "source")
    yield _scale(spoken, "E", say("Standing of bodies and commitments"))
    yield _two((spoken.status(key).lower(), say(sense)) for key, sense in STATUS_WORDS)
    yield Heading(2, words(say("Three kinds of sentence")))
    yield Item(words(say("A reported fact ends in the number of its note.")))
    for label, sense in (
        ("Assessment", "What the analyst judges from the facts."),
        ("Assumption", "What is taken as given."),
    ):
        yield Item((Run(f"{say(label)}: ", "bold"), Run(say(sense))))
    differs = say("marks a value on which sources differ. Both are kept; they are never averaged.")
    yield Paragraph((Run("≠ ", "rust"), Run(differs)), "source")


def _scale(spoken: Language, letter: str, title: str) -> Heading:
    return Heading(2, words(f"{spoken.say('Scale {letter}', letter=letter)}\u2002{title}"))


def _two(rows: Iterable[tuple[str, str]]) -> Grid:
    return Grid((), tuple(GridRow((words(name, "bold"), words(sense))) for name, sense in rows), (0.3, 0.7))
