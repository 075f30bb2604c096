"""What came before: earlier bodies made for the same as one body, beside it in a table, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.language import Language
from briefing.analysis.profile import Profile, profile
from briefing.analysis.selection import Selection
from briefing.analysis.state import questions
from briefing.analysis.stated import StatedValue
from briefing.analysis.wording import when
from briefing.report.blocks.base import Made, Page, cited, fact, joined, own_parts, row_of
from briefing.report.blocks.standing import (
    DIFFERS,
    in_line,
    last_word,
    other_dates,
    standing_words,
    supported,
)
from briefing.report.document import Column, Para, Part, Row, Run, Section, Table, Words, words

STAGES = (
    ("Proposed", "proposed"),
    ("Approved", "approved"),
    ("Set up", "established"),
    ("At work", "operational"),
)
FIELDS = (
    ("Legal basis", "legal_basis"),
    ("Stands under", "parent"),
    ("Was to", "mandate"),
    ("To join", "composition"),
)
MOST_VALUES = 2
"""Values of a field that stand in a cell: those that most independent sources state, then the best graded."""

SOURCE_LINE = (
    "Shaded: the body under review. ≠ sources differ. Of several stated values the two best supported. Sources: "
    "notes in the cells."
)


def make(page: Page) -> Made:
    """One section about the institution of the block, else about the first that the briefing profiles."""
    selection = page.selection
    item = selection.get(page.block.option("institution") or next(iter(page.profiled()), ""))
    own = own_parts(page)
    title = page.titled("What came before")
    if item is None:
        return (Section(page.block.id, page.key, title, own),) if own else ()
    earlier = [each.id for each in profile(selection, item.id).precedents]
    name = selection.name(item.id)
    if not earlier:
        none = Para(
            words(
                page.say("No earlier body made for the same as {name} is on record by this date.", name=name)
            ),
            "count",
        )
        return (
            Section(page.block.id, page.key, title, (*own, none), breaks=page.block.option("flow") != "yes"),
        )
    spoken = page.spoken
    names = spoken.listed([selection.name(each) for each in earlier])
    message = spoken.plural(
        len(earlier),
        "{count} body was made for the same purpose before {name}: {names}.",
        "{count} bodies were made for the same purpose before {name}: {names}.",
    )
    count = spoken.number(len(earlier)).capitalize()
    lead = message.format(count=count, name=spoken.apart(name), names=spoken.apart(names))
    parts: list[Part] = [_table(selection, [*earlier, item.id])]
    parts.append(
        Para(
            joined([last_word(selection, each) for each in earlier]),
            rail=(Run(page.say("What became of them"), "bold"),),
        )
    )
    return (
        Section(
            page.block.id,
            page.key,
            title,
            (*parts, *own),
            lead=words(lead),
            sub=page.say("{names} beside {name}", names=names, name=name),
            breaks=page.block.option("flow") != "yes",
        ),
    )


def _table(selection: Selection, ids: Sequence[str]) -> Table:
    spoken = selection.language
    found = [profile(selection, each) for each in ids]
    rows = [Row((words(spoken.say("Standing")), *(_standing(selection, each) for each in found)))]
    for label, key in STAGES:
        rows.append(Row((words(spoken.say(label)), *(_stage(selection, each, key) for each in found))))
    for label, name in FIELDS:
        cells = [_field(selection, each, name) for each in found]
        if any(cells):
            rows.append(Row((words(spoken.say(label)), *(cell or _not_stated(spoken) for cell in cells))))
    rows.append(Row((words(spoken.say("Still open")), *_open_questions(selection, ids))))
    names = [selection.name(each) for each in ids]
    last = len(ids) - 1
    return Table(
        "precedents",
        spoken.say("{names} compared", names=spoken.listed(names)),
        (
            Column("", 25, "label"),
            *(Column(name, 0, "narrow", shade=place == last) for place, name in enumerate(names)),
        ),
        tuple(rows),
        source=words(spoken.say(SOURCE_LINE)),
    )


def _standing(selection: Selection, found: Profile) -> Words:
    head = found.header
    shown = [each for each in found.history if each.status.key == head.status.key]
    ids = supported(selection, shown[-1].citations if shown else head.citations)
    said = fact(selection, standing_words(selection.language, head), ids, most=1, stop=False)
    return (Run(glyph=head.status.key), *said, *([DIFFERS] if head.disputed else []))


def _stage(selection: Selection, found: Profile, key: str) -> Words:
    """When it reached a status: the dates of those that state it, contrary ones marked."""
    spoken = selection.language
    line = in_line(found.history, found.header.status.key)
    made: list[Words] = []
    for segment in found.history:
        if segment.status.key != key or not segment.start:
            continue
        contrary = segment not in line
        supporting = supported(selection, segment.citations)
        said = fact(selection, spoken.when(segment.start), supporting, most=1, stop=False)
        others = other_dates(selection, segment.start, segment.citations) if segment.disputed else []
        for date, ids in others:
            said = (*said, Run(f"{spoken.semicolon}{spoken.when(date)}", notes=cited(selection, ids, 1)))
        made.append((*said, DIFFERS) if segment.disputed or contrary else said)
    return row_of(spoken, made) or _not_stated(spoken)


def _field(selection: Selection, found: Profile, name: str) -> Words:
    field = found.field(name)
    if field is None:
        return ()
    holding = list(field.current) or ([field.shown] if field.shown else [])
    best = [value for value in field.values if value in holding] or holding
    values = [value for value in holding if value in best[:MOST_VALUES]]
    made = row_of(
        selection.language,
        [
            fact(
                selection,
                _with_date(selection, value) if name == "legal_basis" else value.words,
                [each for each in value.citations if each not in value.disputing] or value.citations,
                most=1,
                stop=False,
            )
            for value in values
        ],
    )
    return (*made, DIFFERS) if field.open_dispute else made


def _with_date(selection: Selection, value: StatedValue) -> str:
    spoken = selection.language
    date = spoken.when(value.start)
    told = date and date not in value.words and when(value.start) not in value.words
    return spoken.rows([value.words, date]) if told else value.words


def _not_stated(spoken: Language) -> Words:
    return words(spoken.say("Not stated"), "soft")


def _open_questions(selection: Selection, ids: Sequence[str]) -> list[Words]:
    """For each body the longest open question that names it and stands at no other body."""
    taken: set[str] = set()
    made: list[Words] = []
    for item_id in ids:
        asked = [each for each in questions(selection) if item_id in each.related and each.id not in taken]
        taken.update(each.id for each in asked[:1])
        made.append(
            words(asked[0].title) if asked else words(selection.language.say("No question on record"), "soft")
        )
    return made
