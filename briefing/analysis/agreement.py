"""What sources agree on about one record: what several of them state that rest on different origins, undisputed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis.neighbours import events_of, relations
from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedField, stated
from briefing.analysis.wording import capital, label, when
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
    for name in FIELDS:
        field = stated(selection, item_id, name)
        if field.disputed:
            continue
        for value in field.current:
            if value.origins >= FEWEST and not value.contrary:
                since = f", {when(value.start)}" if value.start and when(value.start) else ""
                shown = status(value.value).word.lower() if name == "status" else value.words
                said = f"{capital(label(name))}: {shown}{since}"
                yield Agreed(said, value.citations, value.origins)


def _relations(selection: Selection, item_id: str) -> Iterator[Agreed]:
    name = selection.name(item_id)
    for edge in relations(selection, item_id):
        origins = _origins(stated(selection, edge.relation))
        if edge.held == "yes" and not edge.disputed and origins >= FEWEST:
            dates = f", {edge.dates}" if edge.dates else ""
            yield Agreed(f"{name} {edge.words} {edge.name}{dates}", edge.citations, origins)


def _events(selection: Selection, item_id: str) -> Iterator[Agreed]:
    for line in events_of(selection, item_id):
        whole = stated(selection, line.id)
        origins = _origins(whole)
        if not line.disputed and origins >= FEWEST:
            dated = f"{capital(line.date_words)}: " if line.date_words else ""
            yield Agreed(f"{dated}{line.title}", whole.citations, origins)


def _origins(field: StatedField) -> int:
    """Of how many origins a record is that no source stands against; 0 where one does."""
    return field.shown.origins if field.shown and not field.disputed else 0
