"""What installing a version of a pack would change, item by item and field by field, and whom that touches."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.domain.items import OWN_LAYER, Conflict, FieldChange, PackItem
from briefing.store import edits
from briefing.store.conflicts import differs
from briefing.store.derive import DEAD, KIND, body_of, effective, ids_in
from briefing.store.layers import split


@dataclass(frozen=True, slots=True)
class LayerDifference:
    """What would change in a layer; ids in order.

    `changes` are of items in both versions. `conflicts` are the user's edits whose ground would change, as they
    would be listed after the import. `briefings` names for each briefing the changed or dropped ids it uses.
    """

    added: tuple[PackItem, ...]
    removed: tuple[PackItem, ...]
    changes: tuple[FieldChange, ...]
    conflicts: tuple[Conflict, ...]
    briefings: dict[str, tuple[str, ...]]

    @property
    def changed(self) -> tuple[str, ...]:
        """Ids of the items with changed fields, in order."""
        return tuple(dict.fromkeys(change.id for change in self.changes))

    @property
    def nothing(self) -> bool:
        """Whether the two versions say the same."""
        return not (self.added or self.removed or self.changes)


def layer_rows(link: sqlite3.Connection, name: str) -> list[PackItem]:
    """What the installed version of a pack says, by id."""
    rows = link.execute("SELECT id, body FROM item WHERE layer=? AND gone=0 ORDER BY id", (name,))
    return [PackItem(item_id, *split(body)) for item_id, body in rows]


def difference(link: sqlite3.Connection, name: str, rows: Iterable[PackItem]) -> LayerDifference:
    """Compare rows with the installed version; nothing is written."""
    installed = dict(link.execute("SELECT id, body FROM item WHERE layer=? AND gone=0", (name,)).fetchall())
    added: list[PackItem] = []
    changes: list[FieldChange] = []
    coming: dict[str, str] = {}
    for row in sorted(rows, key=lambda one: one.id):
        body = body_of(row)
        coming[row.id] = body
        old = installed.get(row.id)
        if old is None:
            added.append(row)
        elif old != body:
            changes.extend(field_changes(row.id, old, body))
    dropped = sorted(installed.keys() - coming.keys())
    removed = tuple(PackItem(item_id, *split(installed[item_id])) for item_id in dropped)
    moved = {change.id for change in changes} | set(dropped)
    return LayerDifference(
        tuple(added),
        removed,
        tuple(changes),
        tuple(_conflicts(link, coming, moved)),
        _in_briefings(link, moved),
    )


def field_changes(item_id: str, old: str, new: str) -> list[FieldChange]:
    """The fields in which two bodies differ, in order; a changed record shows as the field `about`."""
    _, about_before, before = split(old)
    _, about_after, after = split(new)
    found = [
        FieldChange(item_id, name, before.get(name), after.get(name))
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]
    if about_before != about_after:
        found.append(FieldChange(item_id, "about", about_before, about_after))
    return found


def _conflicts(link: sqlite3.Connection, coming: dict[str, str], moved: set[str]) -> list[Conflict]:
    found = []
    rows = link.execute(
        "SELECT id, body, mine FROM item WHERE mine IS NOT NULL AND layer<>?", (OWN_LAYER,)
    ).fetchall()
    for item_id, body, mine in rows:
        if item_id not in moved:
            continue
        shown = effective(body, mine)
        said = effective(coming[item_id], None) if item_id in coming else None
        for field, state in sorted(edits.current(link, item_id).items()):
            if field == DEAD:
                continue
            theirs = said.get(field) if said else None
            if said is None or differs(state.base, state.value, theirs):
                title, kind = shown.get("title", ""), shown.get(KIND, "")
                found.append(
                    Conflict(
                        item_id,
                        kind,
                        title,
                        field,
                        state.base,
                        state.value,
                        theirs,
                        said is None,
                        0,
                        state.choice,
                    )
                )
    return sorted(found, key=lambda one: (one.title, one.id, one.field))


def _in_briefings(link: sqlite3.Connection, moved: set[str]) -> dict[str, tuple[str, ...]]:
    used: dict[str, set[str]] = {}
    block_of = dict(link.execute("SELECT id, about FROM item WHERE kind='block' AND dead=0").fetchall())
    rows = link.execute(
        "SELECT id, kind, about, body, mine FROM item WHERE kind IN('block','statement') AND dead=0"
    ).fetchall()
    for _, kind, about, body, mine in rows:
        briefing = about if kind == "block" else block_of.get(about)
        named = {item_id for item_id in ids_in(effective(body, mine)) if item_id in moved}
        if briefing and named:
            used.setdefault(briefing, set()).update(named)
    return {briefing: tuple(sorted(ids)) for briefing, ids in sorted(used.items())}
