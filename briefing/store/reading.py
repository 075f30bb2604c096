"""Reads living items with their effective values."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.domain.items import Item
from briefing.store.derive import ABOUT, KIND

ITEM = "i.id, i.kind, i.about, i.layer, i.body, i.mine, i.gone, i.lo, i.hi, i.lo2, i.hi2"
"""The columns that `item_from` reads."""

ORDER = "ORDER BY i.lo IS NULL, i.lo, i.title, i.id"

BY_ID = f"SELECT {ITEM} FROM item i WHERE i.id=? AND i.dead=0"
BY_KIND = f"SELECT {ITEM} FROM item i WHERE i.kind=? AND i.dead=0"
BY_ABOUT = f"SELECT {ITEM} FROM item i WHERE i.about=? AND i.dead=0"
BY_REF = f"SELECT {ITEM} FROM item i WHERE i.ref=? AND i.dead=0"

_AT_ONCE = 500
_decode = json.JSONDecoder().raw_decode  # half the time of json.loads, which looks for blanks at both ends
_NONE_SET: frozenset[str] = frozenset()


def item_from(row: Iterable[Any]) -> Item:
    """The item of a row with the columns `ITEM`."""
    item_id, kind, about, layer, body, mine, gone, *days = row
    fields: dict[str, str] = _decode(body)[0]
    set_by_user = _NONE_SET
    if mine:
        over: dict[str, str] = _decode(mine)[0]
        fields.update(over)
        fields = {name: value for name, value in fields.items() if value and name[0] != "_"}
        set_by_user = frozenset(name for name in over if name[0] != "_")
    else:
        fields.pop(KIND, None)
        fields.pop(ABOUT, None)
    return Item(item_id, kind, about, layer, fields, set_by_user, bool(gone), *days)


def item(link: sqlite3.Connection, item_id: str) -> Item | None:
    """The living item of an id."""
    row = link.execute(BY_ID, (item_id,)).fetchone()
    return item_from(row) if row else None


def items(
    link: sqlite3.Connection,
    kind: str,
    *,
    about: str | None = None,
    ref: str | None = None,
    field: str | None = None,
) -> list[Item]:
    """The living items of a kind, narrowed; ordered by first day (undated last), title, id."""
    if about is not None:
        sql, given = f"{BY_ABOUT} AND i.kind=?", [about, kind]
        if ref is not None:
            sql, given = f"{sql} AND i.ref=?", [*given, ref]
    elif ref is not None:
        sql, given = f"{BY_REF} AND i.kind=?", [ref, kind]
    else:
        sql, given = BY_KIND, [kind]
    if field is not None:
        sql, given = f"{sql} AND i.field=?", [*given, field]
    return [item_from(row) for row in link.execute(f"{sql} {ORDER}", given)]


def many(link: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Item]:
    """The living ones of many ids, in the order given."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Item] = {}
    for part in parts(wanted):
        marks = ",".join("?" * len(part))
        rows = link.execute(f"SELECT {ITEM} FROM item i WHERE i.id IN ({marks}) AND i.dead=0", part)
        found.update((row[0], item_from(row)) for row in rows)
    return {item_id: found[item_id] for item_id in wanted if item_id in found}


def about(link: sqlite3.Connection, item_id: str) -> list[Item]:
    """Everything living that belongs to a record, by kind, then first day, title, id."""
    sql = f"{BY_ABOUT} ORDER BY i.kind, i.lo IS NULL, i.lo, i.title, i.id"
    return [item_from(row) for row in link.execute(sql, (item_id,))]


def referring(link: sqlite3.Connection, item_id: str, kind: str | None = None) -> list[Item]:
    """The living items whose `ref` is the id: citations of a source, links and relations to a record."""
    sql, given = BY_REF, [item_id]
    if kind is not None:
        sql, given = f"{sql} AND i.kind=?", [item_id, kind]
    return [item_from(row) for row in link.execute(f"{sql} {ORDER}", given)]


def counts(link: sqlite3.Connection) -> dict[str, int]:
    """How many living items there are of each kind."""
    return dict(
        link.execute("SELECT kind, count(*) FROM item WHERE dead=0 GROUP BY kind ORDER BY kind").fetchall()
    )


def parts(ids: list[str]) -> Iterator[list[str]]:
    """The ids in portions that one statement can name."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
