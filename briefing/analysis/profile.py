"""One institution, policy or other record as it stands on the as-of date: header, history, fields, neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.disagreements import Disagreement, disagreements
from briefing.analysis.evidence import summary
from briefing.analysis.neighbours import (
    Edge,
    Line,
    commitments_of,
    events_of,
    functions_of,
    line,
    offices,
    precedents,
    related,
    relations,
    sources_of,
)
from briefing.analysis.selection import Selection, held
from briefing.analysis.standing import Header, Segment, header, history
from briefing.analysis.stated import StatedField, StatedValue, stated
from briefing.analysis.wording import ABSENT
from briefing.domain.items import Item
from briefing.domain.scales import Grade

__all__ = [
    "Edge",
    "Header",
    "Line",
    "Profile",
    "Segment",
    "header",
    "history",
    "line",
    "offices",
    "profile",
    "relations",
    "sources_of",
]

FIELD_ORDER = (
    "mandate",
    "parent",
    "legal_basis",
    "head",
    "established",
    "composition",
    "head_office",
    "seat",
    "name",
    "abbreviation",
)
"""The fields of a profile, in the order they are read."""

NAMED_ONCE = frozenset({"name", "abbreviation"})
"""Fields that say no more than the headline where they hold one value."""

HEADS = ("head", "director general", "national coordinator", "chair", "coordinator")
"""Offices that head a body: the first words of their names, in small letters."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A record as it stands, with every value leading to its citations.

    `fields` are those with a value, in a fixed order; `not_known` is the one line for the others, and `unknown`
    their names.
    """

    header: Header
    history: tuple[Segment, ...]
    fields: tuple[StatedField, ...]
    unknown: tuple[str, ...]
    not_known: str
    disagreements: tuple[Disagreement, ...]
    relations: tuple[Edge, ...]
    events: tuple[Line, ...]
    commitments: tuple[Line, ...]
    offices: tuple[Line, ...]
    functions: tuple[Line, ...]
    questions: tuple[Line, ...]
    precedents: tuple[Line, ...]
    assessments: tuple[Line, ...]
    counts: tuple[Line, ...]
    sources: tuple[Line, ...]
    summary: str

    @property
    def disputed(self) -> tuple[StatedField, ...]:
        """The fields on which sources differ."""
        return tuple(field for field in self.fields if field.disputed)

    def field(self, name: str) -> StatedField | None:
        """One of its fields by name."""
        return next((field for field in self.fields if field.field == name), None)


def profile(selection: Selection, item_id: str) -> Profile:
    """The profile of an institution or policy; of any other record what it has of the same."""
    return selection.remember(("profile", item_id), lambda: _profile(selection, item_id))


def _profile(selection: Selection, item_id: str) -> Profile:
    item = selection.by_id[item_id]
    fields, unknown = _fields(selection, item)
    sources = sources_of(selection, item)
    spoken = selection.language
    return Profile(
        header(selection, item_id),
        history(selection, item_id),
        fields,
        tuple(unknown),
        spoken.say(
            "Not known: {fields}.", fields=spoken.listed([spoken.label(name).lower() for name in unknown])
        )
        if unknown
        else "",
        disagreements(selection, item_id),
        relations(selection, item_id),
        events_of(selection, item_id),
        commitments_of(selection, item),
        offices(selection, item_id),
        functions_of(selection, item_id),
        related(selection, item_id, "question"),
        precedents(selection, item_id),
        related(selection, item_id, "assessment"),
        tuple(
            line(selection, each) for each in selection.about(item_id) if each.kind in {"count", "decision"}
        ),
        sources,
        summary(selection, item_id, len(sources) or None),
    )


def _fields(selection: Selection, item: Item) -> tuple[tuple[StatedField, ...], list[str]]:
    found: list[StatedField] = []
    unknown: list[str] = []
    if item.kind not in {"institution", "policy"}:
        return (), []
    for name in FIELD_ORDER:
        field = _head(selection, item) if name == "head" else stated(selection, item.id, name)
        absent = not field.shown or (field.unsourced and field.words.lower() in ABSENT)
        if absent:
            if item.kind == "institution" and name not in NAMED_ONCE and name != "composition":
                unknown.append(name)
            continue
        if name in NAMED_ONCE and len({value.value for value in field.values}) < 2 and not field.disputed:
            continue
        found.append(field)
    return tuple(found), unknown


def _head(selection: Selection, item: Item) -> StatedField:
    """Who heads a body on the as-of date, from its terms of office; without one, what is stated of the field."""
    own = stated(selection, item.id, "head")
    if own.shown:
        return own
    for term in reversed(selection.about(item.id, "term")):
        office = term.get("field").lower()
        if office.startswith(HEADS) and held(term, selection.as_of) != "no":
            return _of_term(selection, item.id, term)
    return own


def _of_term(selection: Selection, item_id: str, term: Item) -> StatedField:
    whole = stated(selection, term.id)
    name = selection.name(term.get("ref"), short=False)
    spoken = selection.language
    dates = spoken.period(term.get("from"), term.get("to"))
    office = spoken.term(term.get("field"))
    value = StatedValue(
        name,
        spoken.rows([name, f"{spoken.apart(office[:1].lower() + office[1:])} {dates}".strip()]),
        citations=whole.citations,
        held=held(term, selection.as_of),
        start=term.get("from"),
        end=term.get("to"),
        dates=dates,
        origins=whole.shown.origins if whole.shown else 0,
        grade=whole.shown.grade if whole.shown else Grade(None, None),
        disputing=whole.shown.disputing if whole.shown else (),
    )
    return StatedField(
        item_id, "head", spoken.label("head"), (value,), value, (value,), disputed=whole.disputed
    )
