"""The facts that citations stand behind, each with its present value, so that what was printed can be held against it.

A fact is one of three: what a field holds on the as-of date (`field` alone), one dated value of a field's history
(`field` and `span`), or a record as a whole (neither). Its value is what sources state, never the words around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.profile import profile
from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedField, StatedValue, stated
from briefing.domain.items import Item
from briefing.domain.statuses import SINGLE_VALUED

WHOLE = ("", "statement")

SAID_OF_RECORD = {
    "event": ("date", "title"),
    "decision": ("date", "title"),
    "commitment": ("title", "actor", "made", "due"),
    "relation": ("field", "ref", "from", "to"),
    "function": ("field", "value"),
    "term": ("field", "ref", "from", "to"),
    "count": ("field", "date", "value"),
    "assessment": ("title", "holder", "date"),
    "point": ("number", "title"),
    "provision": ("number", "title"),
    "question": ("title", "why", "answer"),
    "alias": ("value",),
    "name": ("value",),
}
"""For a kind of record, the fields that make up what is stated of it; for any other its title."""

BETWEEN = " | "
"""Stands between the parts of a value, and between the values of a field that holds several."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its value, empty where nothing is stated any more; `citations` are those of the value.

    `holds` tells whether the value is one that holds on the as-of date; a dated value may have been followed by
    another. `disputed`: sources differ on it.
    """

    item: str
    field: str
    span: str
    value: str
    holds: bool
    disputed: bool
    citations: tuple[str, ...]


def fact_behind(selection: Selection, citation_id: str) -> Fact | None:
    """The fact that a citation is printed for; None where it is no citation of this selection.

    A citation of the one value that a field has on the as-of date stands behind the field as it is then; one of an
    earlier value, or of one of several that hold side by side, behind that value alone.
    """
    cited = selection.get(citation_id)
    if cited is None or cited.kind != "citation" or not cited.about:
        return None
    item, field, span = cited.about, cited.get("field", "statement"), cited.get("span")
    about = selection.get(item)
    if about is not None and about.kind == "span" and about.about:
        item, field, span = about.about, about.get("field"), about.id
    if field in WHOLE:
        return fact(selection, item)
    alone = field in SINGLE_VALUED and citation_id in _current(selection, item, field)
    if not span or alone:
        return fact(selection, item, field)
    return fact(selection, item, field, span)


def fact(selection: Selection, item_id: str, field: str = "", span: str = "") -> Fact | None:
    """The present value of a fact; None where its record, or the dated value itself, is no longer there."""
    item = selection.get(item_id)
    if item is None:
        return None
    if span:
        dated = selection.get(span)
        return None if dated is None else _of_span(selection, item, field, dated)
    if field in WHOLE:
        return _of_record(selection, item)
    found = _held(selection, item, field)
    value = BETWEEN.join(_dated(each) for each in found.current)
    return Fact(item_id, field, "", value, bool(found.current), found.open_dispute, found.citations)


def _held(selection: Selection, item: Item, field: str) -> StatedField:
    """What holds for a field; the head of a body is who is in office, which its profile finds."""
    if field == "head" and item.kind == "institution":
        head = profile(selection, item.id).field("head")
        if head is not None:
            return head
    return stated(selection, item.id, field)


def _current(selection: Selection, item_id: str, field: str) -> set[str]:
    """The citations of what holds, without those of other values that stand against it."""
    item = selection.get(item_id)
    current = _held(selection, item, field).current if item else ()
    return {each for value in current for each in value.citations}


def _dated(value: StatedValue) -> str:
    dates = f"{value.start}/{value.end}".strip("/")
    return f"{value.value} ({dates})" if dates else value.value


def _of_span(selection: Selection, item: Item, field: str, span: Item) -> Fact:
    found = _held(selection, item, field)
    holds = any(value.span == span.id for value in found.current)
    dates = f"{span.get('from')}/{span.get('to')}".strip("/")
    value = f"{span.get('value')} ({dates})" if dates else span.get("value")
    cited = tuple(each.id for each in selection.citations_of_span(span))
    return Fact(item.id, field, span.id, value, holds, holds and found.open_dispute, cited)


def _of_record(selection: Selection, item: Item) -> Fact:
    parts = [item.get(name) for name in SAID_OF_RECORD.get(item.kind, ("title",))]
    whole = stated(selection, item.id)
    value = BETWEEN.join(part for part in parts if part)
    return Fact(item.id, "", "", value, True, whole.open_dispute, whole.citations)
