"""The timeline figure, and the chronology that its numbers lead to."""

from __future__ import annotations

from datetime import date
from typing import Any

from briefing.analysis.chronology import SPAN, Entry, by_years, chronology
from briefing.analysis.language import Language
from briefing.analysis.selection import Selection
from briefing.figures import describe
from briefing.figures.marks import mark, year_of
from briefing.figures.theme import PRINT, FigureTheme
from briefing.figures.timeline_strip import TimelineEvent, rows_for, timeline_strip
from briefing.report.blocks.base import (
    Made,
    Page,
    chosen_only,
    fact,
    own_parts,
    since_added,
    subjects_added,
    unprinted,
)
from briefing.report.document import Chronology, Figure, Para, Part, Run, Section, Words, words
from briefing.report.document import Entry as Printed
from briefing.report.saying import said

LAW = frozenset({"law", "plan", "court"})
WORLD = frozenset({"attack", "listing", "operation"})
LANES = ("Law and policy", "National bodies", "Provinces", "Threat, world")
HELD = ("event", "decision", "count")
KINDS = "institution;meeting;law;plan"
MOST = 60


def entries(page: Page) -> tuple[Entry, ...]:
    """The entries of the block: those that were added to it, else those that its options select.

    Options: `bodies` (ids, joined by “;”), `kinds` (kinds of event), `most` (how many, the best graded kept).
    """
    selection = page.selection
    added = subjects_added(page, *HELD)
    if chosen_only(page, *HELD):
        return chronology(selection, ids=added)
    newest_first = sorted(_found(page), key=lambda entry: (entry.date, entry.id), reverse=True)
    kept = sorted(newest_first, key=lambda entry: -_weight(page, entry))[: page.most(MOST)]
    return chronology(selection, ids=dict.fromkeys([*(entry.id for entry in kept), *added]))


def _found(page: Page) -> list[Entry]:
    """The dated entries of the kinds and bodies that the block is about."""
    bodies = [each for each in page.block.option("bodies").split(";") if each]
    bodies = bodies or [each for each in [page.block.option("institution")] if each]
    kinds = page.block.option("kinds", KINDS).split(";")
    return [
        entry
        for entry in chronology(page.selection, institutions=bodies)
        if entry.category in kinds and entry.date and (bodies or _concerns(page.selection, entry))
    ]


def _concerns(selection: Selection, entry: Entry) -> bool:
    """Whether an entry names a body that coordinates, or a plan, law or policy."""
    records = (selection.get(each) for each in entry.subjects)
    return any(
        record and (record.get("role") == "coordination" or record.kind == "policy") for record in records
    )


def _weight(page: Page, entry: Entry) -> int:
    """How much an entry tells of coordination: it changes a body's standing, names a profiled body, is well cited."""
    selection = page.selection
    item = selection.by_id[entry.id]
    records = [each for each in map(selection.get, entry.subjects) if each]
    turns = sum(
        (item.lo or "") <= span.lo and (span.hi or "9") <= (item.hi or "")
        for record in records
        for span in selection.spans(record.id)
        if span.lo and (span.hi or "")[:7] == span.lo[:7]
    )
    profiled = set(page.institutions())
    named = sum(record.id in profiled for record in records)
    made = any(record.kind == "policy" or record.get("category") == "board" for record in records)
    return (
        2 * min(turns, 3)
        + 2 * min(named, 2)
        + 2 * made
        + (entry.category in LAW)
        + min(len(entry.citations), 2)
    )


def make(page: Page) -> Made:
    """Two sections: the figure, and the chronology after it."""
    selection = page.selection
    listed = entries(page)
    own = own_parts(page)
    if not listed:
        empty = Para(words(page.say("No event is on record by this date.")), "count")
        flows = page.block.option("flow") == "yes"
        return (Section(page.block.id, "timeline", page.titled(), (*own, empty), breaks=not flows),)
    span = _span(page.spoken, listed)
    title = page.title or page.say("Timeline, {years}", years=span)
    runs = by_years(listed, most=9, spoken=page.spoken)
    remarks = {statement.subject: since_added(selection, statement) for statement in page.block.statements}
    numbers = {entry.id: place for place, entry in enumerate(listed, 1)}
    printed = tuple(
        (
            years.words,
            tuple(
                _entry(selection, entry, numbers[entry.id], remarks.get(entry.id, ()))
                for entry in years.entries
            ),
        )
        for years in runs
    )
    lead = page.say("A rust ring and ≠ mark an entry on which sources differ.")
    parts: tuple[Part, ...] = (*own, Chronology(printed))
    if page.block.option("form") == "list":
        left = 0 if chosen_only(page, *HELD) else len({each.id for each in _found(page)} - set(numbers))
        told = (
            *words(lead),
            *unprinted(
                page.spoken,
                left,
                "{count} more event is on record and not printed here.",
                "{count} more events are on record and not printed here.",
            ),
        )
        flows = page.block.option("flow") == "yes"
        return (Section(page.block.id, "chronology", page.titled(), parts, lead=told, breaks=not flows),)
    return (
        Section(page.block.id, "timeline", title, (_figure(selection, listed),)),
        Section(
            page.block.id,
            "chronology",
            page.say("Chronology"),
            parts,
            lead=words(lead),
            breaks=False,
            sub=page.spoken.some(
                len(listed),
                "{count} event of coordination bodies, each with its note",
                "{count} events of coordination bodies, each with its note",
            ),
        ),
    )


def _entry(selection: Selection, entry: Entry, number: int, remark: Words) -> Printed:
    return Printed(
        number,
        entry.date_words,
        (*fact(selection, entry.title, entry.citations, most=2 if entry.disputed else 1), *remark),
        entry.disputed,
        entry.id,
    )


def _span(spoken: Language, listed: tuple[Entry, ...]) -> str:
    years = [mark(entry.date) for entry in listed if entry.date]
    starts = [int(made.start or made.end) for made in years if made.kind != "unknown"]
    return spoken.say(SPAN, first=min(starts), last=max(starts)) if starts else ""


def lane(selection: Selection, entry: Entry) -> int:
    """The lane of an entry: by its kind, and by the tier of the bodies it names."""
    if entry.category in WORLD:
        return 3
    if entry.category in LAW:
        return 0
    bodies = [item for item in map(selection.get, entry.subjects) if item and item.kind == "institution"]
    tiers = [item.get("tier") for item in bodies]
    return 2 if tiers and tiers.count("provincial") * 2 >= len(tiers) else 1


def short_words(selection: Selection, text: str) -> str:
    """A title for a label: names that have an abbreviation are given by it, the article in front is dropped."""
    for item in selection.kind("institution"):
        name = item.get("abbreviation")
        if name and len(item.title) > len(name) + 4:
            text = text.replace(item.title, name)
    for article in ("The ", "A ", "An "):
        text = text.removeprefix(article)
    return text[:1].upper() + text[1:]


def _figure(selection: Selection, listed: tuple[Entry, ...]) -> Figure:
    lanes = [lane(selection, entry) for entry in listed]
    used = sorted(set(lanes))
    events = [
        TimelineEvent(
            number,
            entry.date,
            used.index(place),
            short_words(selection, entry.title),
            disputed=entry.disputed,
            date_disputed=entry.disputed and mark(entry.date).kind == "one-of",
        )
        for number, (entry, place) in enumerate(zip(listed, lanes, strict=True), 1)
    ]
    spoken = selection.language
    names = [spoken.say(LANES[place]) for place in used]
    until = year_of(date.fromisoformat(selection.as_of))

    def draw(wide: float, theme: FigureTheme = PRINT) -> Any:
        rows = rows_for(len(events), len(names))
        return timeline_strip(events, names, theme, wide=wide, until=until, rows=rows, spoken=spoken)

    alt = describe.timeline(events, names, spoken=spoken)
    source = said(
        spoken,
        "Rows have their own scales; a number without a label had no room for one. Sources: chronology, 1–{last} "
        "({section}).",
        last=len(listed),
        section=Run(ref="section:chronology"),
    )
    return Figure(
        "timeline",
        spoken.say("Laws, bodies and meetings of coordination"),
        alt,
        draw,
        unit=spoken.some(
            len(listed),
            "{count} event; numbers lead to the chronology",
            "{count} events; numbers lead to the chronology",
        ),
        source=source,
    )
