"""What importing a pack would change, record by record and field by field, in words with titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefing.domain.dates_in_words import in_words, period_in_words
from briefing.domain.edtf import DateError
from briefing.domain.ids import is_id, kind_of
from briefing.domain.items import Conflict, Item, Layer, PackItem
from briefing.packs.read import Pack
from briefing.store import LayerDifference, Workspace

Sort = Literal["added", "changed", "removed"]

PARTS = frozenset({"span", "link", "citation", "alias", "name"})
"""Kinds that are shown with the record they are about."""

_DATES = frozenset({"date", "made", "due", "since", "published", "not_after", "accessed", "founded", "ended"})
_ENDS = frozenset({"from", "to"})
_NAMES = {
    "title": "name",
    "category": "kind",
    "medium": "kind of source",
    "made": "made on",
    "due": "due on",
    "made_in": "made in",
    "not_after": "latest day",
    "not_after_reason": "reason for the latest day",
    "ref": "refers to",
    "states": "states",
    "why": "why it matters",
    "answer": "what would answer it",
    "name_ur": "name in Urdu",
    "legal_basis": "legal basis",
}


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field before and after, as a person reads it; empty where it was or will be absent."""

    field: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Part:
    """What changes in something that belongs to a record: a stated value, a citation, a link, another name."""

    id: str
    kind: str
    sort: Sort
    words: str
    fields: tuple[FieldWords, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What would change in one record: itself and what belongs to it.

    `sort` is "changed" also where only its parts change. `mine` tells that the user has edited it, `briefings`
    names the briefings that use it.
    """

    id: str
    kind: str
    title: str
    sort: Sort
    fields: tuple[FieldWords, ...] = ()
    parts: tuple[Part, ...] = ()
    mine: bool = False
    briefings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackDifference:
    """A pack against the workspace: the versions, every record that would change, conflicts and briefings touched.

    `counts` has the number of records of each sort. `briefings` pairs a briefing's title with how many of the
    items it uses would change.
    """

    coming: Layer
    installed: Layer | None
    records: tuple[RecordChange, ...]
    conflicts: tuple[Conflict, ...]
    briefings: tuple[tuple[str, int], ...]
    counts: Mapping[str, int]

    @property
    def nothing(self) -> bool:
        """Whether the workspace holds all this already."""
        return not self.records

    @property
    def words(self) -> str:
        """The summary in a sentence or two."""
        if self.nothing:
            return "Nothing would change: the workspace holds this version's content already."
        told = [
            f"{self.counts[sort]} {sort}" for sort in ("added", "changed", "removed") if self.counts[sort]
        ]
        sentences = [f"Records: {', '.join(told)}."]
        if self.conflicts:
            some = "field that you have" if len(self.conflicts) == 1 else "fields that you have"
            sentences.append(
                f"{len(self.conflicts)} {some} edited would change; your values stay until you decide."
            )
        if self.briefings:
            one = len(self.briefings) == 1
            sentences.append(
                f"{len(self.briefings)} of your briefings use{'s' if one else ''} what would change."
            )
        return " ".join(sentences)


def diff(workspace: Workspace, pack: Pack) -> PackDifference:
    """Compare a pack with the workspace; nothing is written."""
    found = workspace.difference(pack.layer.name, pack.rows)
    return _Telling(workspace, pack, found).told()


class _Telling:
    """Turns the store's difference of items into records and words."""

    def __init__(self, workspace: Workspace, pack: Pack, found: LayerDifference) -> None:
        self.workspace = workspace
        self.pack = pack
        self.found = found
        self.coming = {item.id: item for item in pack.rows}
        self.briefings_of: dict[str, list[str]] = {}
        briefing_titles = {item.id: item.title or "Untitled briefing" for item in workspace.briefings()}
        for briefing, ids in found.briefings.items():
            for item_id in ids:
                self.briefings_of.setdefault(item_id, []).append(briefing_titles.get(briefing, briefing))
        self.briefings = tuple(
            (briefing_titles.get(briefing, briefing), len(ids)) for briefing, ids in found.briefings.items()
        )
        self.gone = {item.id: item for item in found.removed}
        self.held = self._held()

    def _held(self) -> dict[str, Item]:
        """What the workspace holds of everything that the words will name, read at once."""
        ids = {change.id for change in self.found.changes} | set(self.gone)
        for item in (*self.found.added, *self.found.removed):
            ids.update(_ids_of(item.about, item.body))
        for change in self.found.changes:
            ids.update(_ids_of(None, {"before": change.before or "", "after": change.after or ""}))
            item = self.coming[change.id]
            ids.update(_ids_of(item.about, item.body))
        return self.workspace.many(sorted(ids))

    def told(self) -> PackDifference:
        records: dict[str, RecordChange] = {}
        parts: dict[str, list[Part]] = {}
        fields = self._fields()
        for sort, items in (("added", self.found.added), ("removed", self.found.removed)):
            for item in items:
                self._put(item, "added" if sort == "added" else "removed", (), records, parts)
        for item_id, changed in fields.items():
            self._put(self.coming[item_id], "changed", tuple(changed), records, parts)
        for record_id, belonging in parts.items():
            record = records.get(record_id) or self._record(record_id, "changed")
            records[record_id] = _with_parts(record, belonging, self._uses([part.id for part in belonging]))
        ordered = tuple(sorted(records.values(), key=lambda record: (record.kind, record.title, record.id)))
        counts = {
            sort: sum(1 for record in ordered if record.sort == sort)
            for sort in ("added", "changed", "removed")
        }
        installed = self.workspace.layer(self.pack.layer.name)
        return PackDifference(
            self.pack.layer, installed, ordered, self.found.conflicts, self.briefings, counts
        )

    def _put(
        self,
        item: PackItem,
        sort: Sort,
        fields: tuple[FieldWords, ...],
        records: dict[str, RecordChange],
        parts: dict[str, list[Part]],
    ) -> None:
        if item.kind in PARTS and item.about:
            parts.setdefault(item.about, []).append(Part(item.id, item.kind, sort, self.words(item), fields))
        else:
            records[item.id] = self._record(item.id, sort, fields)

    def _record(self, item_id: str, sort: Sort, fields: tuple[FieldWords, ...] = ()) -> RecordChange:
        held = self.held.get(item_id)
        return RecordChange(
            id=item_id,
            kind=kind_of(item_id) or "",
            title=held.title if held and held.title else self.title(item_id),
            sort=sort,
            fields=fields,
            mine=bool(held and held.mine),
            briefings=self._uses([item_id]),
        )

    def _uses(self, ids: list[str]) -> tuple[str, ...]:
        return tuple(sorted({title for item_id in ids for title in self.briefings_of.get(item_id, ())}))

    def _fields(self) -> dict[str, list[FieldWords]]:
        found: dict[str, list[FieldWords]] = {}
        for change in self.found.changes:
            words = FieldWords(
                change.field,
                _NAMES.get(change.field, change.field.replace("_", " ")),
                self.value(change.field, change.before or ""),
                self.value(change.field, change.after or ""),
            )
            found.setdefault(change.id, []).append(words)
        return found

    # -------------------------------------------------------------- words

    def title(self, item_id: str) -> str:
        """What a person calls an item: its title, or words made from what it relates."""
        item = self.coming.get(item_id) or self.gone.get(item_id)
        if item is not None:
            return item.body.get("title") or self.words(item)
        held = self.held.get(item_id)
        if held is None:
            return item_id
        return held.title or self.words(PackItem(held.id, held.kind, held.about, held.fields))

    def value(self, field: str, value: str) -> str:
        """A field's value as a person reads it: dates in words, ids as titles."""
        if not value:
            return ""
        if field in _DATES or field in _ENDS:
            return _date(value)
        pieces = value.split(";")
        if all(is_id(piece) and kind_of(piece) for piece in pieces):
            return "; ".join(self.title(piece) for piece in pieces)
        return value.replace("_", " ") if field == "field" else value

    def words(self, item: PackItem) -> str:
        """One line for an item that has no title of its own."""
        body = item.body
        field = body.get("field", "").replace("_", " ")
        other = self.title(body["ref"]) if body.get("ref", "") not in {"", item.id} else ""
        match item.kind:
            case "span":
                period = _period(body.get("from", ""), body.get("to", ""))
                return f"{field}: {body.get('value', '')}{f' ({period})' if period else ''}"
            case "citation":
                return f"what “{other}” says{'' if field == 'statement' else f' on the {field}'}"
            case "link":
                return f"{field}: {other}"
            case "alias":
                return f"other name “{body.get('value', '')}”"
            case "name":
                return f"name in Urdu “{body.get('value', '')}”"
            case "relation":
                return f"{self._about(item)} {field} {other}"
            case "function":
                return f"{self._about(item)}: {body.get('value', '')} in {field}"
            case "term":
                return f"{other}, {field}"
            case _:
                return body.get("title") or item.id

    def _about(self, item: PackItem) -> str:
        return self.title(item.about) if item.about else ""


def _with_parts(record: RecordChange, parts: list[Part], briefings: tuple[str, ...]) -> RecordChange:
    return RecordChange(
        record.id,
        record.kind,
        record.title,
        record.sort,
        record.fields,
        tuple(sorted(parts, key=lambda part: (part.kind, part.id))),
        record.mine,
        tuple(sorted({*record.briefings, *briefings})),
    )


def _ids_of(about: str | None, body: Mapping[str, str]) -> set[str]:
    found = {about} if about else set()
    for value in body.values():
        if ":" in value:
            found.update(piece for piece in value.split(";") if is_id(piece) and kind_of(piece))
    return found


def _date(value: str) -> str:
    if value == "..":
        return "no end"
    try:
        return in_words(value)
    except DateError:
        return value


def _period(first: str, last: str) -> str:
    if not first and not last:
        return ""
    try:
        return period_in_words(first, last)
    except DateError:
        return f"{first} to {last}"
