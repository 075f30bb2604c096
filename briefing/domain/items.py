"""Items: whatever has an id of its own, in the one flat form that packs, edits and undo share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefing.domain.scales import Marking, marking

RECORD_KINDS = (
    "source",
    "institution",
    "policy",
    "person",
    "place",
    "event",
    "commitment",
    "relation",
    "function",
    "term",
    "point",
    "provision",
    "decision",
    "count",
    "question",
    "assessment",
    "alias",
    "name",
)
"""Kinds a pack may hold as records; besides them packs hold spans, links and citations."""

OWN_KINDS = ("briefing", "block", "statement", "ruling")
"""Kinds that only the user makes: the briefings, and rulings on disputed fields."""

KINDS = (*RECORD_KINDS, "span", "link", "citation", *OWN_KINDS)

SEARCHED_KINDS = (
    "institution",
    "event",
    "commitment",
    "policy",
    "person",
    "source",
    "question",
    "assessment",
    "decision",
    "point",
    "provision",
    "place",
    "count",
)
"""Kinds that search offers as results; aliases and names lead to their record."""

OWN_LAYER = "me"

Held = Literal["yes", "possibly", "no"]
"""The answer to an as-of question: certainly, within the outer bounds only, or not."""


@dataclass(frozen=True, slots=True)
class PackItem:
    """An item as a pack states it: what an import writes and never a user's act.

    `body` is flat: field name to text. Absent means not stated; an empty text is never stored.
    """

    id: str
    kind: str
    about: str | None
    body: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A living item with its effective values: what the pack says, with the user's edits over it.

    `layer` is the pack's name, or "me"; `mine` names the fields the user has set; `gone` tells that the newest
    version of the pack no longer holds it and that an edit, a citation or a briefing keeps it.
    `lo`, `hi` are the earliest and latest day (ISO) of its start or date, `lo2`, `hi2` those of its end; None
    where open, unknown or not dated.
    """

    id: str
    kind: str
    about: str | None
    layer: str
    fields: Mapping[str, str]
    mine: frozenset[str] = frozenset()
    gone: bool = False
    lo: str | None = None
    hi: str | None = None
    lo2: str | None = None
    hi2: str | None = None

    def get(self, name: str, default: str = "") -> str:
        """The effective value of a field, or `default` where it is not stated."""
        return self.fields.get(name, default)

    @property
    def title(self) -> str:
        """What a person calls it."""
        return self.fields.get("title", "")

    @property
    def own(self) -> bool:
        """Whether the user made it."""
        return self.layer == OWN_LAYER

    @property
    def marking(self) -> Marking:
        """The TLP marking it carries itself: CLEAR where none is set, RED where what is set is none of the five."""
        text = self.fields.get("marking", "")
        if not text:
            return Marking.CLEAR
        try:
            return marking(text)
        except ValueError:
            return Marking.RED


@dataclass(frozen=True, slots=True)
class HeldSpan:
    """A span that holds on a date, certainly (`yes`) or within its outer bounds only (`possibly`)."""

    span: Item
    held: Held


@dataclass(frozen=True, slots=True)
class Layer:
    """A pack as installed: one name, its current version, and how far it is trusted.

    `trust` is "shipped", "key", "unsigned" or "own"; `cutoff` an ISO day; `digest` the sha256 of its manifest.
    """

    name: str
    version: int
    title: str = ""
    publisher: str = ""
    licence: str = ""
    cutoff: str = ""
    digest: str = ""
    key_id: str = ""
    trust: str = "unsigned"


@dataclass(frozen=True, slots=True)
class Change:
    """What a write touched: views refresh exactly these. `new` are the ids of items it made, in order."""

    seq: int
    label: str
    touched: frozenset[tuple[str, str]] = frozenset()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one item before and after an act; None where the field was or became absent."""

    id: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the history: an edit, an import, an undo. `at` is the machine's time of the act, UTC."""

    seq: int
    at: str
    kind: str
    label: str
    layer: str = ""
    undone_by: int | None = None
    reason: str = ""
    changes: tuple[FieldChange, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field the user has edited whose value the pack has since changed (or whose item it has dropped).

    `base` is the pack's value when the user wrote theirs, `theirs` the pack's value now (None: dropped).
    """

    id: str
    kind: str
    title: str
    field: str
    base: str | None
    mine: str
    theirs: str | None
    removed: bool
    seq: int
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result: the record it leads to, and the words that were found."""

    id: str
    kind: str
    title: str
    snippet: str
    matched: str = ""
    lo: str | None = None
