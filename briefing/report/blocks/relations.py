"""Relations of one body: the figure, and a table in which each relation has its dates and its note."""

from __future__ import annotations

from typing import Any

from briefing.analysis.profile import Edge, header, profile
from briefing.analysis.selection import Selection
from briefing.analysis.wording import capital, listed, when
from briefing.domain.items import Item
from briefing.figures import describe
from briefing.figures.relations import RelationBox, RelationLine, Side, relations, room_for
from briefing.figures.theme import PRINT
from briefing.report.blocks.base import Made, Page, fact, joined, own_parts
from briefing.report.document import Column, Figure, Para, Part, Row, Run, Section, Table, Words, words

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
        return (Section(page.block.id, page.key, page.block.title, own),) if own else ()
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
        parts.append(Para(words("No relation of it is on record for this date."), "count"))
    title = "Who answers to whom" if page.block.title == page.block.kind.name else page.block.title
    return (
        Section(
            page.block.id,
            page.key,
            title,
            tuple(parts),
            sub=f"Relations of {selection.name(item.id)}",
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
    head = header(selection, item.id)
    subject = RelationBox(
        item.id,
        head.short or head.name,
        f"{head.status_words.lower()} {head.since_words}".strip(),
        head.status.key,
    )

    def draw(wide: float) -> Any:
        return relations(subject, shown, PRINT, wide=wide)

    left_out = sorted({line.box.name for line in rest})
    alt = describe.relations(subject, shown, left_out, as_of=selection.as_of)
    text = KEY
    if left_out:
        text += f" Not drawn for want of room: {listed(left_out)}."
    return Figure(
        "relations",
        f"Relations of {subject.name} on {when(selection.as_of)}",
        alt,
        draw,
        source=(Run(f"{text} "), *_told(selection, subject.name, edges))
        if told
        else (*words(f"{text} Sources: notes of "), Run(ref="table:relations"), Run(".")),
    )


def _told(selection: Selection, name: str, edges: list[Edge]) -> Words:
    """Each relation as a clause with its note."""
    parts = [
        fact(
            selection,
            f"{edge.words} {edge.name}{f', {edge.dates}' if edge.dates else ''}",
            edge.citations,
            most=1,
            stop=False,
        )
        for edge in edges[:MOST_ROWS]
    ]
    return (Run(f"{name}: "), *joined(parts, "; "), Run("."))


def _table(selection: Selection, item: Item, edges: list[Edge]) -> Table:
    short = selection.name(item.id)
    rows = []
    for edge in edges[:MOST_ROWS]:
        said = fact(selection, f"{short} {edge.words} {edge.name}", edge.citations, stop=False)
        if edge.disputed:
            said = (*said, Run(" ≠", "rust"))
        held = {"yes": "", "possibly": "possibly on this date", "no": "ended"}[edge.held]
        rows.append(
            Row(
                (
                    said,
                    words(capital(edge.dates) or "Dates not stated"),
                    words(held or "holds"),
                    (Run(grade=edge.grade.code),)
                    if edge.grade.code != "not graded"
                    else words("not graded", "soft"),
                )
            )
        )
    return Table(
        "relations",
        f"Relations of {short}, as stated",
        (
            Column("Relation", 0),
            Column("Dates", 44, "narrow"),
            Column("On this date", 26, "narrow"),
            Column("Grade", 14),
        ),
        tuple(rows),
    )
