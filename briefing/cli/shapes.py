"""The JSON shapes that several commands share: a citation, a stated value, a field, a record in a list."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.evidence import card
from briefing.analysis.neighbours import Edge, Line
from briefing.analysis.selection import Selection, held
from briefing.analysis.standing import Segment
from briefing.analysis.stated import StatedField, StatedValue
from briefing.domain.items import Item
from briefing.domain.records import Citation

Object = dict[str, object]


def citation(selection: Selection, citation_id: str) -> Object:
    """One citation with its source, grade and what it states."""
    found = Citation(selection.by_id[citation_id])
    shown = card(selection, found)
    return {
        "id": found.id,
        "about": found.about,
        "field": found.field,
        "source": found.source,
        "source_title": shown.title,
        "publisher": shown.publisher,
        "published": shown.published,
        "url": shown.url,
        "grade": shown.grade,
        "grade_words": shown.grade_words,
        "excerpt": shown.excerpt,
        "locator": shown.locator,
        "states": found.states,
        "stance": "disputes" if found.disputes else "supports",
        "same_origin": [other.id for other in shown.same_origin],
    }


def citations(selection: Selection, ids: Iterable[str]) -> list[Object]:
    """Citations by id, each once, in the order they are met."""
    return [citation(selection, each) for each in dict.fromkeys(ids) if each in selection.by_id]


def value(made: StatedValue) -> Object:
    """One stated value of a field."""
    return {
        "value": made.value,
        "words": made.words,
        "span": made.span,
        "held": made.held,
        "from": made.start,
        "to": made.end,
        "dates": made.dates,
        "grade": made.grade.code,
        "origins": made.origins,
        "disputes": made.contrary,
        "mine": made.mine,
        "citations": list(made.citations),
    }


def field(made: StatedField) -> Object:
    """A field with every value stated for it, the shown one first where one is shown."""
    return {
        "field": made.field,
        "label": made.label,
        "shown": [each.words for each in made.current],
        "disputed": made.disputed,
        "rule": made.rule,
        "unsourced": made.unsourced,
        "values": [value(each) for each in made.values],
    }


def segment(made: Segment) -> Object:
    """One status of a history."""
    return {
        "status": made.status.key,
        "from": made.start,
        "to": made.end,
        "words": made.label,
        "disputed": made.disputed,
        "citations": list(made.citations),
    }


def edge(made: Edge) -> Object:
    """One relation as read from the record."""
    return {
        "id": made.relation,
        "other": made.other,
        "name": made.name,
        "predicate": made.predicate,
        "words": made.words,
        "outgoing": made.outgoing,
        "dates": made.dates,
        "held": made.held,
        "disputed": made.disputed,
        "grade": made.grade.code,
        "citations": list(made.citations),
    }


def line(selection: Selection, made: Line) -> Object:
    """One record of a list."""
    return {
        "id": made.id,
        "kind": made.kind,
        "title": made.title,
        "date": made.date,
        "words": made.date_words,
        "status": made.status.key if made.status else "",
        "held": made.held if made.kind == "term" else happened(selection, selection.by_id[made.id]),
        "disputed": made.disputed,
        "grade": made.grade.code,
        "citations": list(made.citations),
    }


def happened(selection: Selection, item: Item) -> str:
    """Whether something dated had begun by the as-of date: certainly, possibly, or not."""
    if item.kind in {"span", "relation", "term", "provision"}:
        return held(item, selection.as_of)
    if (item.hi or "") <= selection.as_of:
        return "yes"
    return "possibly" if (item.lo or "") <= selection.as_of else "no"
