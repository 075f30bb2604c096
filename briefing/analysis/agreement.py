"""What sources agree on about one record: what several of them state that rest on different origins, undisputed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis.neighbours import events_of, relations
from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedField, stated
from briefing.analysis.wording import capital
from briefing.domain.statuses import status

FEWEST = 2
"""Origins from which on a value counts as agreed."""

FIELDS = (
    "status",
    "parent",
    "legal_basis",
    "mandate",
    "established",
    "composition",
    "head_office",
    "seat",
    "head",
)


@dataclass(frozen=True, slots=True)
class Agreed:
    """One thing agreed: a sentence without its full stop, the citations that support it, and of how many origins."""

    sentence: str
    citations: tuple[str, ...]
    origins: int


def agreed(selection: Selection, item_id: str) -> tuple[Agreed, ...]:
    """What at least two sources of different origin state of a record and none contradicts, most origins first."""
    found = [*_fields(selection, item_id), *_relations(selection, item_id), *_events(selection, item_id)]
    return tuple(sorted(found, key=lambda each: -each.origins))


def _fields(selection: Selection, item_id: str) -> Iterator[Agreed]:
    spoken = selection.language
    for name in FIELDS:
        field = stated(selection, item_id, name)
        if field.disputed:
            continue
        for value in field.current:
            if value.origins >= FEWEST and not value.contrary:
                shown = spoken.status(status(value.value).key).lower() if name == "status" else value.words
                stated_value = spoken.rows([part for part in (shown, spoken.when(value.start)) if part])
                said = spoken.say("{name}: {status}", name=capital(spoken.label(name)), status=stated_value)
                yield Agreed(said, value.citations, value.origins)


def _relations(selection: Selection, item_id: str) -> Iterator[Agreed]:
    name, spoken = selection.name(item_id), selection.language
    for edge in relations(selection, item_id):
        origins = _origins(stated(selection, edge.relation))
        if edge.held == "yes" and not edge.disputed and origins >= FEWEST:
            said = spoken.say(
                "{subject} {relation} {object}", subject=name, relation=edge.words, object=edge.name
            )
            yield Agreed(spoken.rows([part for part in (said, edge.dates) if part]), edge.citations, origins)


def _events(selection: Selection, item_id: str) -> Iterator[Agreed]:
    for line in events_of(selection, item_id):
        whole = stated(selection, line.id)
        origins = _origins(whole)
        if not line.disputed and origins >= FEWEST:
            dated = capital(line.date_words)
            said = (
                selection.language.say("{date}: {event}", date=dated, event=line.title)
                if dated
                else line.title
            )
            yield Agreed(said, whole.citations, origins)


def _origins(field: StatedField) -> int:
    """Of how many origins a record is that no source stands against; 0 where one does."""
    return field.shown.origins if field.shown and not field.disputed else 0
