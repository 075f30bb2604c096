"""Brings an item's derived columns, its place in the search index and its visibility up to its body and edits."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from briefing.domain.ids import is_id
from briefing.domain.items import OWN_LAYER
from briefing.store.derive import ABOUT, COLUMNS, DEAD, KIND, Derived, derive, effective, ids_in
from briefing.store.reading import parts

Touched = set[tuple[str, str]]

KEPT = "SELECT id FROM item WHERE gone=1 AND mine IS NOT NULL"
SEEN = "SELECT id FROM item WHERE gone=1 AND dead=0"
OWN = "SELECT mine FROM item WHERE layer=? AND dead=0 AND mine IS NOT NULL"

_UPDATE = f"UPDATE item SET {','.join(f'{name}=?' for name in COLUMNS)}, dead=? WHERE rid=?"


def refresh(link: sqlite3.Connection, ids: Iterable[str]) -> Touched:
    """Derive these items anew, and decide again which dropped items are still needed; answers what changed."""
    touched: Touched = set()
    for part in parts(sorted(ids)):
        touched |= _derive_again(link, part, frozenset())
    if link.execute("SELECT 1 FROM item WHERE gone=1 LIMIT 1").fetchone():
        needed = _needed(link)  # only now is it known which items of the user's are living
        for part in parts(sorted(_misjudged(link, needed))):
            touched |= _derive_again(link, part, needed)
    return touched


def _derive_again(link: sqlite3.Connection, ids: list[str], needed: frozenset[str]) -> Touched:
    marks = ",".join("?" * len(ids))
    rows = link.execute(
        f"SELECT rid, id, layer, body, mine, gone, kind FROM item WHERE id IN ({marks})", ids
    ).fetchall()
    touched: Touched = set()
    updates, searched, old = [], [], []
    for rid, item_id, layer, body, mine, gone, kind in rows:
        fields = effective(body, mine)
        if KIND not in fields:  # the user's own item whose adding is undone: it keeps its columns, unseen
            fields[KIND] = kind
            dead = True
        else:
            dead = bool(fields.get(DEAD)) or bool(gone and layer != OWN_LAYER and item_id not in needed)
        derived = derive(fields)
        updates.append((*derived.columns, int(dead), rid))
        old.append((rid,))
        if not dead:
            searched.append((rid, derived))
        touched.add((derived.kind, item_id))
    link.executemany(_UPDATE, updates)
    link.executemany("DELETE FROM fts WHERE rowid=?", old)
    link.executemany("DELETE FROM name_key WHERE rid=?", old)
    index(link, searched)
    return touched


def index(link: sqlite3.Connection, items: list[tuple[int, Derived]]) -> None:
    """Put living items, by row number, into the search index, which must not hold them yet."""
    link.executemany(
        "INSERT INTO fts(rowid, names, text) VALUES(?,?,?)",
        [(rid, derived.names, derived.text) for rid, derived in items if derived.names or derived.text],
    )
    link.executemany(
        "INSERT INTO name_key(fold, rid) VALUES(?,?)",
        [(key, rid) for rid, derived in items for key in derived.keys],
    )


def _needed(link: sqlite3.Connection) -> frozenset[str]:
    """The dropped items that an edit, an item of the user's or a briefing still needs, with what those hang on.

    Asks for the few that something names, never for all that were dropped: that can be a whole large pack.
    """
    wanted = {row[0] for row in link.execute(KEPT)}
    own = link.execute(OWN, (OWN_LAYER,))
    for (mine,) in own:
        wanted.update(ids_in(json.loads(mine)))
    asked: set[str] = set()
    needed: set[str] = set()
    while wanted := wanted - asked:
        asked |= wanted
        supports: set[str] = set()
        for part in parts(sorted(wanted)):
            marks = ",".join("?" * len(part))
            rows = link.execute(f"SELECT id, body, mine FROM item WHERE id IN ({marks}) AND gone=1", part)
            for item_id, body, mine in rows:
                fields = effective(body, mine)
                supports.update(_supports(fields))
                if not fields.get(DEAD):  # what the user removed stays unseen
                    needed.add(item_id)
        wanted = supports
    return frozenset(needed)


def _supports(fields: dict[str, str]) -> Iterator[str]:
    for name in (ABOUT, "ref", "span"):
        if is_id(fields.get(name, "")):
            yield fields[name]


def _misjudged(link: sqlite3.Connection, needed: frozenset[str]) -> set[str]:
    """Dropped items that are seen without need, or needed and not seen."""
    seen = {row[0] for row in link.execute(SEEN)}
    return seen ^ needed
