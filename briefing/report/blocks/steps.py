"""Last steps: the newest dated events of a body in one table, each with its source and grade."""

from __future__ import annotations

from briefing.analysis.chronology import Entry, chronology
from briefing.analysis.evidence import best_grade
from briefing.analysis.selection import Selection
from briefing.domain.records import Citation
from briefing.report.blocks.base import Made, Page, cited, fact, own_parts, unprinted
from briefing.report.document import Column, Para, Part, Row, Run, Section, Table, Words, words
from briefing.report.notes import name_of

MOST = 6
NO_STEP = "No dated event of it is on record by this date."
SOURCE_LINE = (
    "Dates as precise as the source gives them. Grades: the source, then the item; in words in the notes."
)


def steps(selection: Selection, item_id: str) -> tuple[Entry, ...]:
    """The dated events that name a body, the newest first."""
    found = [entry for entry in chronology(selection, institutions=(item_id,)) if entry.date]
    return tuple(sorted(found, key=lambda entry: (entry.date, entry.id), reverse=True))


def make(page: Page) -> Made:
    """One section without a heading of its own: the caption of the table says what it is."""
    selection = page.selection
    item = page.body()
    found = steps(selection, item.id) if item else ()
    shown = found[: page.most(MOST)]
    parts: list[Part] = []
    if item and shown:
        left = unprinted(
            page.spoken,
            len(found) - len(shown),
            "{count} more of them, older, is on record and not printed here.",
            "{count} more of them, older, are on record and not printed here.",
        )
        parts.append(_table(selection, selection.name(item.id), page.titled(), shown, left))
    else:
        parts.append(Para(words(page.say(NO_STEP)), "count"))
    return (Section(page.block.id, page.key, "", (*parts, *own_parts(page)), breaks=False, numbered=False),)


def _table(selection: Selection, name: str, title: str, shown: tuple[Entry, ...], left: Words) -> Table:
    spoken = selection.language
    return Table(
        "steps",
        spoken.say("{title} of {name} on record, the newest first", title=title, name=name),
        (
            Column(spoken.say("When"), 27, "label"),
            Column(spoken.say("What happened"), 0),
            Column(spoken.say("Source"), 36, "narrow"),
            Column(spoken.say("Grade"), 14),
        ),
        tuple(_row(selection, entry) for entry in shown),
        source=(*words(spoken.say(SOURCE_LINE)), *left),
    )


def _row(selection: Selection, entry: Entry) -> Row:
    said = fact(selection, entry.title, entry.citations, most=2 if entry.disputed else 1, stop=False)
    if entry.disputed:
        said = (*said, Run(" ≠", "rust"))
    code = best_grade(selection, entry.citations).code if entry.citations else "not graded"
    grade: Words = (Run(grade=code),) if code != "not graded" else words(selection.language.say(code), "soft")
    return Row((words(entry.date_short or entry.date_words), said, _source(selection, entry), grade))


def _source(selection: Selection, entry: Entry) -> Words:
    best = cited(selection, entry.citations, 1)
    source = selection.source(Citation(selection.by_id[best[0]]).source) if best else None
    return words(name_of(source)) if source else words(selection.language.say("no source"), "grey")
