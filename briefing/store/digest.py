"""Content digests of a workspace: equal exactly where the content is equal, on every machine.

What is digested: `layers` the packs (name, version, digest, cut-off); `items` what the packs say, item by item;
`edits` the user's own values; `all` the effective living items, so that the same pack with the same edits gives
the same digest by whatever history it came about. Settings, times, the history and row numbers are left out.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

from briefing.domain.items import OWN_LAYER, Item
from briefing.store.derive import ABOUT, KIND, canonical, effective


def digest(link: sqlite3.Connection) -> dict[str, str]:
    """sha256 in hexadecimal of `layers`, `items`, `edits` and `all`."""
    layers = link.execute("SELECT name, version, digest, cutoff FROM layer ORDER BY name")
    items = link.execute(
        "SELECT id, layer, body FROM item WHERE layer<>? AND gone=0 ORDER BY id", (OWN_LAYER,)
    )
    edits = link.execute("SELECT id, field, value FROM edit ORDER BY id, field")
    living = link.execute("SELECT id, layer, body, mine FROM item WHERE dead=0 ORDER BY id")
    return {
        "layers": _sha256(list(row) for row in layers),
        "items": _sha256(list(row) for row in items),
        "edits": _sha256(list(row) for row in edits),
        "all": _sha256([item_id, layer, effective(body, mine)] for item_id, layer, body, mine in living),
    }


def of_items(items: Iterable[Item]) -> str:
    """What `all` would be if these were all the living items."""
    rows = sorted(items, key=lambda item: item.id)
    return _sha256([item.id, item.layer, _body(item)] for item in rows)


def _body(item: Item) -> dict[str, str]:
    body = {**item.fields, KIND: item.kind}
    if item.about:
        body[ABOUT] = item.about
    return body


def _sha256(rows: Iterable[list[object]]) -> str:
    running = hashlib.sha256()
    for row in rows:
        running.update(canonical(row).encode())
        running.update(b"\n")
    return running.hexdigest()
