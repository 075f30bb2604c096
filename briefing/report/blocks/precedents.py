"""What came before: earlier bodies made for the same as one body, beside it in a table, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.profile import Profile, profile
from briefing.analysis.selection import Selection
from briefing.analysis.state import questions
from briefing.analysis.stated import StatedValue
from briefing.analysis.wording import listed, number, when
from briefing.report.blocks.base import Made, Page, cited, fact, joined, own_parts
from briefing.report.blocks.standing import DIFFERS, in_line, last_word, other_dates, supported
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

NOT_STATED = words("Not stated", "soft")
SOURCE_LINE = (
    "Shaded: the body under review. ≠ sources differ. Of several stated values the two best supported. Sources: "
    "notes in the cells."
)


def make(page: Page) -> Made:
    """One section about the institution of the block, else about the first that the briefing profiles."""
    selection = page.selection
    item = selection.get(page.block.option("institution") or next(iter(page.profiled()), ""))
    own = own_parts(page)
    title = "What came before" if page.block.title == page.block.kind.name else page.block.title
    if item is None:
        return (Section(page.block.id, page.key, title, own),) if own else ()
    earlier = [each.id for each in profile(selection, item.id).precedents]
    name = selection.name(item.id)
    if not earlier:
        none = Para(words(f"No earlier body made for the same as {name} is on record by this date."), "count")
        return (
            Section(page.block.id, page.key, title, (*own, none), breaks=page.block.option("flow") != "yes"),
        )
    names = listed([selection.name(each) for each in earlier])
    bodies = "body was" if len(earlier) == 1 else "bodies were"
    lead = f"{number(len(earlier)).capitalize()} {bodies} made for the same purpose before {name}: {names}."
    parts: list[Part] = [_table(selection, [*earlier, item.id])]
    parts.append(
        Para(
            joined([last_word(selection, each) for each in earlier]),
            rail=(Run("What became of them", "bold"),),
        )
    )
    return (
        Section(
            page.block.id,
            page.key,
            title,
            (*parts, *own),
            lead=words(lead),
            sub=f"{names} beside {name}",
            breaks=page.block.option("flow") != "yes",
        ),
    )


def _table(selection: Selection, ids: Sequence[str]) -> Table:
    found = [profile(selection, each) for each in ids]
    rows = [Row((words("Standing"), *(_standing(selection, each) for each in found)))]
    for label, key in STAGES:
        rows.append(Row((words(label), *(_stage(selection, each, key) for each in found))))
    for label, name in FIELDS:
        cells = [_field(selection, each, name) for each in found]
        if any(cell is not NOT_STATED for cell in cells):
            rows.append(Row((words(label), *cells)))
    rows.append(Row((words("Still open"), *_open_questions(selection, ids))))
    names = [selection.name(each) for each in ids]
    last = len(ids) - 1
    return Table(
        "precedents",
        f"{listed(names)} compared",
        (
            Column("", 25, "label"),
            *(Column(name, 0, "narrow", shade=place == last) for place, name in enumerate(names)),
        ),
        tuple(rows),
        source=words(SOURCE_LINE),
    )


def _standing(selection: Selection, found: Profile) -> Words:
    head = found.header
    shown = [each for each in found.history if each.status.key == head.status.key]
    ids = supported(selection, shown[-1].citations if shown else head.citations)
    since = f" {head.since_words}" if head.since_words else ""
    said = fact(selection, f"{head.status_words.lower()}{since}", ids, most=1, stop=False)
    return (Run(glyph=head.status.key), *said, *([DIFFERS] if head.disputed else []))


def _stage(selection: Selection, found: Profile, key: str) -> Words:
    """When it reached a status: the dates of those that state it, contrary ones marked."""
    line = in_line(found.history, found.header.status.key)
    made: list[Words] = []
    for segment in found.history:
        if segment.status.key != key or not segment.start:
            continue
        contrary = segment not in line
        supporting = supported(selection, segment.citations)
        said = fact(selection, when(segment.start), supporting, most=1, stop=False)
        others = other_dates(selection, segment.start, segment.citations) if segment.disputed else []
        for date, ids in others:
            said = (*said, Run(f"; {when(date)}", notes=cited(selection, ids, 1)))
        made.append((*said, DIFFERS) if segment.disputed or contrary else said)
    return joined(made, "; ") or NOT_STATED


def _field(selection: Selection, found: Profile, name: str) -> Words:
    field = found.field(name)
    if field is None:
        return NOT_STATED
    holding = list(field.current) or ([field.shown] if field.shown else [])
    best = [value for value in field.values if value in holding] or holding
    values = [value for value in holding if value in best[:MOST_VALUES]]
    made = joined(
        [
            fact(
                selection,
                _with_date(value) if name == "legal_basis" else value.words,
                [each for each in value.citations if each not in value.disputing] or value.citations,
                most=1,
                stop=False,
            )
            for value in values
        ],
        "; ",
    )
    return (*made, DIFFERS) if field.open_dispute else made


def _with_date(value: StatedValue) -> str:
    date = when(value.start) if value.start else ""
    return f"{value.words}, {date}" if date and date not in value.words else value.words


def _open_questions(selection: Selection, ids: Sequence[str]) -> list[Words]:
    """For each body the longest open question that names it and stands at no other body."""
    taken: set[str] = set()
    made: list[Words] = []
    for item_id in ids:
        asked = [each for each in questions(selection) if item_id in each.related and each.id not in taken]
        taken.update(each.id for each in asked[:1])
        made.append(words(asked[0].title) if asked else words("No question on record", "soft"))
    return made
