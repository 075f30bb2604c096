"""The source of a briefing: the briefing itself with the records it was made from, as one file to be attached.

It is what a foreign copy is built from. Records keep the pack they come from; the author's own items and edits are of
the layer “me”. It holds everything the briefing counts, so all that was on record, but no other briefing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.analysis.selection import Selection
from briefing.domain.briefings import BriefingContent
from briefing.domain.ids import is_id, kind_of
from briefing.domain.items import KINDS, OWN_LAYER, Item, Layer
from briefing.report.evidence.parsing import (
    LONGEST_TEXT,
    NewerEvidence,
    NotEvidence,
    control_characters,
    is_day,
    read_json,
    turning_characters,
)
from briefing.report.evidence.rows import Attachment
from briefing.report.evidence.writing import canonical

NAME = "briefing-source.json"
FORMAT = "briefing-source"
VERSION = 1
MOST_ITEMS = 500_000
MOST_LAYERS = 50
MOST_FIELDS = 100

_FIELD = re.compile(r"[a-z][a-z0-9_]{0,40}")
_LAYER = re.compile(r"[a-z0-9][a-z0-9._-]{0,60}")
_ITEM = frozenset({"id", "kind", "about", "layer", "fields", "mine"})
_WHOLE = frozenset({"format", "version", "briefing", "title", "as_of", "known_by", "layers", "items"})
_LAYER_FIELDS: Mapping[str, type] = {
    "name": str,
    "version": int,
    "title": str,
    "publisher": str,
    "licence": str,
    "cutoff": str,
    "digest": str,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A briefing with its records, as read from a file: `briefing` is its id, the dates those it was printed for."""

    briefing: str
    title: str
    as_of: str
    known_by: str
    layers: tuple[Layer, ...]
    items: tuple[Item, ...]


def source_of(selection: Selection, briefing: BriefingContent, layers: Iterable[Layer]) -> Attachment:
    """The source as a file to attach: only what the selection and the briefing given hold."""
    packs = tuple(layers)
    names = {each.name for each in packs}
    own = (briefing.item, *(block.item for block in briefing.blocks))
    every = [*selection.by_id.values(), *own, *(each.item for each in briefing.statements)]
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "briefing": briefing.id,
        "title": briefing.title,
        "as_of": selection.as_of,
        "known_by": selection.known_by,
        "layers": [{name: getattr(each, name) for name in _LAYER_FIELDS} for each in packs],
        "items": [_written(item, names) for item in sorted(every, key=lambda each: each.id)],
    }
    return Attachment(NAME, canonical(whole), "application/json", "The briefing and its records", "Source")


def _written(item: Item, layers: Iterable[str]) -> dict[str, Any]:
    """An item with its effective values; one whose pack is no longer installed counts as the author's."""
    kept = item.layer in layers
    return {
        "id": item.id,
        "kind": item.kind,
        "about": item.about or "",
        "layer": item.layer if kept else OWN_LAYER,
        "fields": {name: _clean(name, value) for name, value in item.fields.items() if value},
        "mine": sorted(name for name in item.mine if item.get(name)) if kept else [],
    }


def _clean(name: str, value: str) -> str:
    if not control_characters(value) and not (name == "title" and turning_characters(value)):
        return value
    kept = (each for each in value if not control_characters(each) and not turning_characters(each))
    return "".join(kept)


def parse_source(data: bytes, what: str = NAME) -> Source:
    """The source in a file of a stranger; raises `NotEvidence` or `NewerEvidence` with a sentence."""
    whole = read_json(data, what)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise NotEvidence(
            f"{what} is no source of a briefing.", "Only Briefing attaches one, where asked to."
        )
    version = whole.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NewerEvidence(
            f"{what} was written by a newer version of Briefing (source version {version}).",
            f"This one reads version {VERSION}; install the newer one.",
        )
    check = _Checker(what)
    if version != VERSION or set(whole) != _WHOLE:
        raise check.wrong("", "does not have the parts that a source has")
    layers = tuple(check.layers(whole["layers"]))
    items = tuple(check.items(whole["items"], {each.name for each in layers}))
    found = next((each for each in items if each.id == whole["briefing"]), None)
    if found is None or found.kind != "briefing":
        raise check.wrong("briefing", "names no briefing of its own")
    return Source(
        found.id,
        check.text("title", whole["title"], name=True),
        check.day("as_of", whole["as_of"]),
        check.day("known_by", whole["known_by"]),
        layers,
        items,
    )


class _Checker:
    """Checks part by part, and says of what is wrong where it stands."""

    def __init__(self, what: str) -> None:
        self.what = what

    def wrong(self, where: str, why: str) -> NotEvidence:
        place = f" ({where})" if where else ""
        return NotEvidence(f"{self.what}{place} {why}.", "Ask for the file to be exported again.")

    def text(self, where: str, value: Any, *, name: bool = False) -> str:
        if not isinstance(value, str) or len(value) > LONGEST_TEXT:
            raise self.wrong(where, f"is no text of at most {LONGEST_TEXT:,} characters")
        if control_characters(value):
            raise self.wrong(where, "holds a character that no text has")
        if name and turning_characters(value):
            raise self.wrong(where, "holds characters that turn the direction of its letters")
        return value

    def day(self, where: str, value: Any) -> str:
        if not isinstance(value, str) or not is_day(value):
            raise self.wrong(where, "is no day")
        return value

    def layers(self, value: Any) -> Iterator[Layer]:
        if not isinstance(value, list) or len(value) > MOST_LAYERS:
            raise self.wrong("layers", f"is no list of at most {MOST_LAYERS} packs")
        seen: set[str] = set()
        for place, each in enumerate(value, 1):
            where = f"layers, {place}"
            if not isinstance(each, dict) or set(each) != set(_LAYER_FIELDS):
                raise self.wrong(where, "does not describe a pack")
            for name, type_ in _LAYER_FIELDS.items():
                if type_ is str:
                    self.text(f"{where}, {name}", each[name], name=True)
                elif not isinstance(each[name], int) or isinstance(each[name], bool) or each[name] < 0:
                    raise self.wrong(f"{where}, {name}", "is no number")
            self.day(f"{where}, cutoff", each["cutoff"])
            if not _LAYER.fullmatch(each["name"]) or each["name"] in {*seen, OWN_LAYER}:
                raise self.wrong(where, "is no name of a pack, or names one twice")
            seen.add(each["name"])
            yield Layer(**each)

    def items(self, value: Any, layers: set[str]) -> Iterator[Item]:
        if not isinstance(value, list) or len(value) > MOST_ITEMS:
            raise self.wrong("items", f"is no list of at most {MOST_ITEMS:,} records")
        seen: set[str] = set()
        for place, each in enumerate(value, 1):
            item = self.item(f"items, {place}", each, layers)
            if item.id in seen:
                raise self.wrong(f"items, {place}", "has an id that another has")
            seen.add(item.id)
            yield item

    def item(self, where: str, value: Any, layers: set[str]) -> Item:
        if not isinstance(value, dict) or set(value) != _ITEM:
            raise self.wrong(where, "does not have the parts of a record")
        item_id, kind, about = (self.text(where, value[name]) for name in ("id", "kind", "about"))
        if not is_id(item_id) or (about and not is_id(about)):
            raise self.wrong(where, "has no id")
        if kind not in KINDS or kind_of(item_id) != kind:
            raise self.wrong(where, "is of a kind that its id does not have")
        if value["layer"] not in {*layers, OWN_LAYER}:
            raise self.wrong(where, "comes from a pack that is not named")
        fields, mine = value["fields"], value["mine"]
        if not isinstance(fields, dict) or not isinstance(mine, list) or len(fields) > MOST_FIELDS:
            raise self.wrong(where, "has no fields")
        for name, text in fields.items():
            if not _FIELD.fullmatch(name):
                raise self.wrong(where, "has a field that no record has")
            self.text(f"{where}, {name}", text, name=name == "title")
        if not all(isinstance(each, str) and each in fields for each in mine):
            raise self.wrong(where, "names edits of fields that it does not have")
        return Item(item_id, kind, about or None, value["layer"], fields, frozenset(mine))
