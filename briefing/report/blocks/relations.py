"""Relations of one body: the figure, and a table in which each relation has its dates and its note."""

from __future__ import annotations

from typing import Any

from briefing.analysis.language import Language
from briefing.analysis.profile import Edge, header, profile
from briefing.analysis.selection import Selection
from briefing.analysis.wording import capital
from briefing.domain.items import Item
from briefing.figures import describe
from briefing.figures.relations import RelationBox, RelationLine, Side, relations, room_for
from briefing.figures.theme import PRINT, FigureTheme
from briefing.report.blocks.base import Made, Page, fact, own_parts, row_of
from briefing.report.blocks.standing import standing_words
from briefing.report.document import Column, Figure, Para, Part, Row, Run, Section, Table, Words, words
from briefing.report.saying import said

_ABOVE = {"reports_to", "established_within", "chaired_by", "member_of"}
"""Predicates whose object stands over the subject; of the others the subject stands over the object."""
MOST_ROWS = 14
KEY = (
    "Arrow: to the body that decides; dot: part of; dotted: possibly on this date; rust and ≠: sources differ. "
    "Hatched box: dormant or ended."
)


def make(page: Page) -> Made:
    """One section about the institution of the block, else about the first that the briefing profiles."""
    selection = page.selection
    name = page.block.option("institution") or next(iter(page.institutions()), "")
    item = selection.get(name)
    own = own_parts(page)
    if item is None:
        return (Section(page.block.id, page.key, page.titled(), own),) if own else ()
    edges = [
        edge
        for edge in profile(selection, item.id).relations
        if edge.held != "no" or edge.predicate == "succeeded_by"
    ]
    parts: list[Part] = []
    short = page.block.option("form") == "short"
    if edges:
        parts.append(_figure(selection, item, edges, told=short))
    parts += own
    if edges and not short:
        parts.append(_table(selection, item, edges))
    elif not edges:
        parts.append(Para(words(page.say("No relation of it is on record for this date.")), "count"))
    title = page.titled("Who answers to whom")
    return (
        Section(
            page.block.id,
            page.key,
            title,
            tuple(parts),
            sub=page.say("Relations of {name}", name=selection.name(item.id)),
            breaks=page.block.option("flow") != "yes",
        ),
    )


def line_of(selection: Selection, edge: Edge) -> RelationLine:
    """One relation as the figure draws it, seen from its subject."""
    side: Side
    if edge.predicate == "succeeded_by":
        side = "right" if edge.outgoing else "left"
    elif edge.predicate == "coordinates_with":
        side = "below" if selection.by_id[edge.other].get("tier") == "provincial" else "right"
    else:
        side = "above" if edge.outgoing == (edge.predicate in _ABOVE) else "below"
    kind = (
        "part"
        if edge.predicate in {"member_of", "established_within"}
        else "with"
        if edge.predicate == "coordinates_with"
        else "reports"
    )
    head = header(selection, edge.other)
    second = f"{head.status_words.lower()}" if head.status.key not in {"operational", "unknown"} else ""
    return RelationLine(
        RelationBox(edge.other, edge.name, second, head.status.key),
        edge.words,
        side,
        kind,  # type: ignore[arg-type]  # one of the three names above
        outward=edge.outgoing or edge.predicate == "coordinates_with",
        announced=edge.other_status.key == "proposed",
        possibly=edge.held == "possibly",
        disputed=edge.disputed,
    )


def _figure(selection: Selection, item: Item, edges: list[Edge], *, told: bool) -> Figure:
    """The figure; `told` puts each relation with its note under it, where no table follows."""
    shown, rest = room_for([line_of(selection, edge) for edge in edges])
    spoken = selection.language
    head = header(selection, item.id)
    subject = RelationBox(
        item.id,
        head.short or head.name,
        standing_words(spoken, head),
        head.status.key,
    )

    def draw(wide: float, theme: FigureTheme = PRINT) -> Any:
        return relations(subject, shown, theme, wide=wide)

    left_out = sorted({line.box.name for line in rest})
    alt = describe.relations(subject, shown, left_out, as_of=selection.as_of, spoken=spoken)
    text = spoken.say(KEY)
    if left_out:
        text += " " + spoken.say("Not drawn for want of room: {names}.", names=spoken.listed(left_out))
    return Figure(
        "relations",
        spoken.say("Relations of {name} on {date}", name=subject.name, date=spoken.when(selection.as_of)),
        alt,
        draw,
        source=(Run(f"{text} "), *_told(selection, subject.name, edges))
        if told
        else said(spoken, "{text} Sources: notes of {table}.", text=text, table=Run(ref="table:relations")),
    )


def _told(selection: Selection, name: str, edges: list[Edge]) -> Words:
    """Each relation as a clause with its note."""
    spoken = selection.language
    parts = [
        fact(
            selection,
            spoken.rows([part for part in (_clause(spoken, edge), edge.dates) if part]),
            edge.citations,
            most=1,
            stop=False,
        )
        for edge in edges[:MOST_ROWS]
    ]
    return said(spoken, "{name}: {relations}.", name=name, relations=row_of(spoken, parts))


def _clause(spoken: Language, edge: Edge) -> str:
    return spoken.say("{relation} {object}", relation=edge.words, object=edge.name)


def _table(selection: Selection, item: Item, edges: list[Edge]) -> Table:
    short, spoken = selection.name(item.id), selection.language
    rows = []
    for edge in edges[:MOST_ROWS]:
        told = spoken.say(
            "{subject} {relation} {object}", subject=short, relation=edge.words, object=edge.name
        )
        shown = fact(selection, told, edge.citations, stop=False)
        if edge.disputed:
            shown = (*shown, Run(" ≠", "rust"))
        held = {"yes": "holds", "possibly": "possibly on this date", "no": "ended"}[edge.held]
        rows.append(
            Row(
                (
                    shown,
                    words(capital(edge.dates) or spoken.say("Dates not stated")),
                    words(spoken.say(held)),
                    (Run(grade=edge.grade.code),)
                    if edge.grade.code != "not graded"
                    else words(spoken.say("not graded"), "soft"),
                )
            )
        )
    return Table(
        "relations",
        spoken.say("Relations of {name}, as stated", name=short),
        (
            Column(spoken.say("Relation"), 0),
            Column(spoken.say("Dates"), 44, "narrow"),
            Column(spoken.say("On this date"), 26, "narrow"),
            Column(spoken.say("Grade"), 14),
        ),
        tuple(rows),
    )
