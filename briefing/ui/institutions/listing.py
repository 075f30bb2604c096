"""The list of institutions as plain values: its rows, what narrows them, the groups they stand in, and the counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QCoreApplication

from briefing.analysis.profile import header, sources_of
from briefing.analysis.selection import Selection
from briefing.analysis.stated import disputed_fields
from briefing.analysis.wording import capital
from briefing.domain.items import Item
from briefing.domain.statuses import INSTITUTION_STATUSES, ROLES, STATUSES, TIERS
from briefing.store.folding import words as folded

Grouping = Literal["role", "status", "none"]
Column = Literal["name", "category", "status", "since", "sources"]


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One institution in the list. `held` is "possibly" where its status is not certain on the date."""

    id: str
    name: str
    short: str
    category: str
    tier: str
    role: str
    status: str
    glyph: str
    status_words: str
    possibly: bool
    silent: bool
    since: str
    since_words: str
    sources: int
    disputed: int
    mine: bool
    words: str

    @property
    def title(self) -> str:
        """Name and abbreviation, as it is read aloud and copied."""
        return f"{self.name} ({self.short})" if self.short else self.name


@dataclass(frozen=True, slots=True)
class BodyFilter:
    """What the list is narrowed to; an empty part does not narrow."""

    text: str = ""
    roles: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    disputed: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self == BodyFilter()

    def lets(self, row: BodyRow) -> bool:
        """Whether a row is shown."""
        if self.roles and row.role not in self.roles:
            return False
        if self.tiers and row.tier not in self.tiers:
            return False
        if self.statuses and row.status not in self.statuses:
            return False
        if self.disputed and not row.disputed:
            return False
        return all(any(word.startswith(typed) for word in row.words.split()) for typed in folded(self.text))


@dataclass(frozen=True, slots=True)
class BodyGroup:
    """A group of rows under a head; `words` of the head carry the count."""

    key: str
    title: str
    rows: tuple[BodyRow, ...] = field(default_factory=tuple)


def _tr(text: str) -> str:
    return QCoreApplication.translate("institutions", text)


def rows(selection: Selection) -> tuple[BodyRow, ...]:
    """All institutions on record on the as-of date."""
    return selection.remember("institution-rows", lambda: tuple(_rows(selection)))


def _rows(selection: Selection) -> Iterable[BodyRow]:
    for item in selection.kind("institution"):
        if selection.on_record(item):
            yield row(selection, item)


def row(selection: Selection, item: Item) -> BodyRow:
    """One institution as a row."""
    head = header(selection, item.id)
    stands = head.status.key if head.since or head.status_words != "Status not stated" else ""
    named = [item.title, head.short, head.urdu, item.get("category")]
    named += [each.get("value") for each in selection.about(item.id, "alias")]
    return BodyRow(
        item.id,
        item.title,
        head.short,
        capital(head.category),
        item.get("tier") or "other",
        item.get("role") or "context",
        stands,
        head.status.glyph if stands else "",
        head.status_words if stands else _tr("Not stated"),
        head.held == "possibly",
        bool(head.silent_since),
        head.since,
        head.since_words,
        len(sources_of(selection, item)),
        len(disputed_fields(selection, item.id)),
        head.mine,
        " ".join(folded(" ".join(named))),
    )


def narrowed(every: Sequence[BodyRow], wanted: BodyFilter) -> tuple[BodyRow, ...]:
    """The rows that a filter lets through."""
    return tuple(each for each in every if wanted.lets(each))


def ordered(every: Iterable[BodyRow], column: Column = "name", *, falling: bool = False) -> list[BodyRow]:
    """Rows by a column, equal ones by name; what has no value stands last either way."""
    by_name = sorted(every, key=lambda each: (each.name.casefold(), each.id))
    if column == "name":
        return by_name[::-1] if falling else by_name
    keyed = [(_key(each, column), each) for each in by_name]
    there = [pair for pair in keyed if pair[0] != ""]
    there.sort(key=lambda pair: pair[0], reverse=falling)
    return [each for _, each in there] + [each for key, each in keyed if key == ""]


def _key(each: BodyRow, column: Column) -> str:
    if column == "category":
        return each.category.casefold()
    if column == "status":
        order = [status.key for status in INSTITUTION_STATUSES]
        return f"{order.index(each.status):02}" if each.status in order else ""
    if column == "since":
        return each.since.lstrip("[.")
    return f"{each.sources:06}"


def grouped(every: Sequence[BodyRow], by: Grouping) -> tuple[BodyGroup, ...]:
    """Rows in groups, each row in the order given: by role and tier, by status, or all in one without a head."""
    if by == "none":
        return (BodyGroup("", "", tuple(every)),) if every else ()
    made: dict[str, list[BodyRow]] = {}
    for each in every:
        key = (
            each.status
            if by == "status"
            else f"{each.role}/{each.tier if each.role == 'coordination' else ''}"
        )
        made.setdefault(key, []).append(each)
    order = _status_order() if by == "status" else _role_order()
    keys = sorted(made, key=lambda key: (order.index(key) if key in order else len(order), key))
    return tuple(BodyGroup(key, _group_title(key, by), tuple(made[key])) for key in keys)


def _status_order() -> list[str]:
    return [
        "operational",
        "established",
        "approved",
        "proposed",
        "dormant",
        "unknown",
        "superseded",
        "abolished",
    ]


def _role_order() -> list[str]:
    return [f"coordination/{tier}" for tier in TIERS] + [
        f"{role}/" for role in ROLES if role != "coordination"
    ]


def _group_title(key: str, by: Grouping) -> str:
    if by == "status":
        return STATUSES[key].word if key in STATUSES else _tr("Status not stated")
    role, _, tier = key.partition("/")
    if role == "coordination":
        return _tr("Coordination bodies, {tier}").format(tier=TIERS.get(tier, tier).lower())
    return {
        "context": _tr("Context: bodies that coordination touches"),
        "threat-actor": _tr("Threat actors"),
        "observer": _tr("Observers"),
    }.get(role, ROLES.get(role, role))


def lead(every: Sequence[BodyRow]) -> str:
    """The sentence that opens the list: how many bodies, of which kind, and how they stand."""
    bodies = [each for each in every if each.role == "coordination"]
    if not bodies:
        return _tr("No coordination body is on record on this date.")
    working = sum(1 for each in bodies if each.status == "operational")
    disputed = sum(1 for each in bodies if each.disputed)
    first = _tr(
        "Of {all} coordination bodies {working} are operational; on {disputed} of them sources differ."
    )
    return first.format(all=len(bodies), working=working, disputed=disputed)


def shown_words(shown: int, every: int) -> str:
    """What is in view: "79 institutions", "12 of 79 institutions"."""
    if shown == every:
        return _tr("{count} institutions").format(count=every)
    return _tr("{shown} of {count} institutions").format(shown=shown, count=every)
