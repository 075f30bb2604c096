"""The one function that derives an item's columns and search text from what the pack says and the user's fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.domain.edtf import FIRST_DAY, LAST_DAY, DateError, bounds, span_bounds
from briefing.domain.items import PackItem
from briefing.store.folding import fold, index_text

Days = tuple[str | None, str | None, str | None, str | None]

KIND, ABOUT, DEAD = "_kind", "_about", "_dead"
"""Keys of a body that are not fields: what the item is, what it belongs to, whether the user removed it."""

DATE_OF = {
    "policy": "date",
    "event": "date",
    "commitment": "made",
    "decision": "date",
    "count": "date",
    "question": "since",
    "assessment": "date",
}
"""The field that dates a record of each kind."""

FROM_TO = frozenset({"span", "relation", "term", "provision", "citation"})
"""Kinds dated by `from` and `to`."""

DATE_FIELDS = frozenset(
    {"date", "made", "due", "since", "published", "founded", "ended", "from", "to", "not_after"}
)

_NAMED = frozenset({"institution", "policy", "person", "place", "alias", "name", "briefing"})
_NOT_SEARCHED = frozenset({"link", "ruling"})
_NAME_FIELDS = ("title", "abbreviation")
_NOT_TEXT = frozenset(
    "ref span url reliability reliability_reason origin_reason not_after not_after_reason accessed "
    "credibility credibility_reason "
    "stance position tile_col tile_row verified fact policies sources commitment inferred order_note "
    "correspondence correspondence_basis correspondence_reason corresponds_to field locator language basis block sort "
    "citations marking likelihood as_of known_by question role tier from to title abbreviation".split()
)


@dataclass(frozen=True, slots=True)
class Derived:
    """An item's columns; `names`, `text` and `keys` are folded, empty where search does not look at the item."""

    kind: str
    about: str | None
    title: str | None
    field: str | None
    value: str | None
    ref: str | None
    days: Days
    removed: bool
    names: str
    text: str
    keys: tuple[str, ...]

    @property
    def columns(self) -> tuple[str | None, ...]:
        """In the order of `COLUMNS`."""
        return (self.kind, self.about, self.title, self.field, self.value, self.ref, *self.days)


COLUMNS = ("kind", "about", "title", "field", "value", "ref", "lo", "hi", "lo2", "hi2")


def stated(item: PackItem) -> dict[str, str]:
    """A pack's item as one flat mapping, with `_kind` and `_about` among its fields."""
    fields = {name: value for name, value in item.body.items() if value and name[0] != "_"}
    fields[KIND] = item.kind
    if item.about:
        fields[ABOUT] = item.about
    return fields


def body_of(item: PackItem) -> str:
    """What the store keeps of a pack's item: canonical JSON, the same for the same item always."""
    return canonical(stated(item))


_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def canonical(value: Mapping[str, object] | list[object]) -> str:
    """JSON with sorted keys and no blanks."""
    return _encode(value)


def effective(body: str, mine: str | None) -> dict[str, str]:
    """The body with the user's fields over it; a field the user emptied is absent."""
    fields: dict[str, str] = json.loads(body)
    if mine:
        fields.update(json.loads(mine))
        return {name: value for name, value in fields.items() if value}
    return fields


def derive(fields: Mapping[str, str]) -> Derived:
    """The columns of an item from its effective fields, with `_kind` and `_about` among them."""
    kind = fields.get(KIND, "")
    value = fields.get("span") if kind == "citation" else fields.get("value")
    names, text, keys = ("", "", ()) if kind in _NOT_SEARCHED else _searched(kind, fields)
    return Derived(
        kind,
        fields.get(ABOUT),
        fields.get("title"),
        fields.get("field"),
        value,
        fields.get("ref"),
        days_of(kind, fields),
        bool(fields.get(DEAD)),
        names,
        text,
        keys,
    )


def _searched(kind: str, fields: Mapping[str, str]) -> tuple[str, str, tuple[str, ...]]:
    named = [fields[name] for name in _NAME_FIELDS if name in fields]
    if kind in {"alias", "name"}:
        named = [fields.get("value", "")]
        return index_text(named[0]), "", _keys(named)
    text = " ".join(fields[name] for name in sorted(fields) if name not in _NOT_TEXT and name[0] != "_")
    if kind in {
        "citation",
        "span",
        "term",
        "function",
        "relation",
    }:  # they lead to a record whose name they are not
        text = " ".join([*named, text])
        named = []
    return index_text(" ".join(named)), index_text(text), _keys(named) if kind in _NAMED else ()


def _keys(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted({key for name in names if (key := squeezed(fold(name)))}))


def squeezed(folded: str) -> str:
    """A folded name without its blanks: Urdu writers set them as they like, and so do people who type."""
    return folded.replace(" ", "")


def days_of(kind: str, fields: Mapping[str, str]) -> Days:
    """Earliest and latest day of an item's date or start, and of its end; None where open, unknown or not dated."""
    if kind in FROM_TO:
        return _from_to(fields.get("from", ""), fields.get("to", ""))
    if kind == "institution":
        return (*_bounds(fields.get("founded", "")), *_bounds(fields.get("ended", "")))
    if kind == "source":
        first, last = _bounds(fields.get("published", ""))
        return first, last or _bounds(fields.get("not_after", ""))[1], None, None
    return (*_bounds(fields.get(DATE_OF.get(kind, ""), "")), None, None)


def _from_to(start: str, end: str) -> Days:
    try:
        return span_bounds(start, end)
    except DateError:
        # A pack's new date may not fit the user's: an import is never stopped by that, each date counts by itself.
        return (*_bounds(start), *_bounds(end))


def _bounds(text: str) -> tuple[str | None, str | None]:
    if text in {"", ".."}:
        return None, None
    try:
        first, last = bounds(text)
    except DateError:
        return None, None
    return (None if first == FIRST_DAY else first), (None if last == LAST_DAY else last)


def check_dates(fields: Mapping[str, str]) -> None:
    """Refuse dates that cannot be read, and a span that ends before it begins; raises `DateError`."""
    for name, value in fields.items():
        if name in DATE_FIELDS and value not in {"", ".."}:
            bounds(value)
    if fields.get(KIND) in FROM_TO:
        span_bounds(fields.get("from", ""), fields.get("to", ""))


def ids_in(fields: Mapping[str, str]) -> Iterator[str]:
    """Everything in the fields that may be the id of another item: a reference, or one of several behind each other."""
    for name, value in fields.items():
        if ":" in value and name not in {"title", "text", KIND}:
            yield from (part.strip() for part in value.split(";"))
