"""The fields that an item of each kind has, taken from the tables that state them, so that an edit meets one list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefing.packs import lists
from briefing.packs.columns import MARKING, Column
from briefing.packs.tables import TABLES

_ANY = tuple(name for name, table in TABLES.items() if table.kind)
_MADE: dict[str, tuple[Column, ...]] = {
    "count": (Column("title", "What was counted, and how many.", required=True),),
    "name": (Column("field", "What kind of name it is.", required=True),),
    "link": (
        Column("field", "What the record is to the other.", required=True),
        Column("ref", "The other record.", "reference", required=True, target=_ANY),
    ),
    "citation": (
        Column("field", "The field that is stated.", required=True),
        Column("ref", "The source.", "reference", required=True, target=("sources.csv",)),
        Column("span", "The dated value that is stated.", "reference", target=("institution-fields.csv",)),
        Column("states", "The value that the source states."),
        Column("from", "From when, as the source says.", "date"),
        Column("to", "Until when, as the source says.", "date"),
        Column("excerpt", "The words seen, at most 40.", "excerpt"),
        Column("locator", "Where in the source they stand."),
        Column("stance", "Whether it supports or disputes.", "list", required=True, allowed=lists.STANCES),
        Column("credibility", "1 to 6 (Admiralty).", "list", allowed=lists.CREDIBILITY),
        Column("credibility_reason", "Why this digit."),
    ),
}
"""Fields that a pack's rows become without a column of their own."""

_STATED_OF = frozenset({"institution", "policy"})


@cache
def fields_of(kind: str) -> Mapping[str, Column]:
    """The fields of a kind of item by the names they have there; empty for kinds that no pack holds.

    Bodies and policies also have the fields that are stated for them with dates.
    """
    found: dict[str, Column] = {}
    for table in TABLES.values():
        if table.kind == kind:
            found.update((column.field, column) for column in table.columns if column.field)
    if kind in _STATED_OF:
        for name in lists.STATED_FIELDS:
            if name not in {"name", *found}:  # the name is the record's title
                found[name] = Column(name, "What is stated for it with dates.")
    found.update((column.name, column) for column in _MADE.get(kind, ()))
    if found:
        found.setdefault(MARKING.name, MARKING)
    return found


def called(kind: str, name: str) -> str:
    """The field that a column of the kind's tables becomes; empty where no column has that name."""
    for table in TABLES.values():
        if table.kind == kind and name in table.by_name:
            return table.by_name[name].field
    return ""


def kinds_of(column: Column) -> frozenset[str]:
    """The kinds of item that a reference may name; empty where it names no item."""
    return frozenset(TABLES[file].kind for file in column.target) - {""}
