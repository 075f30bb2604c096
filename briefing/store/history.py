"""The history of the workspace and of single items: who changed what, when, and what it was before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from briefing.domain.items import OWN_LAYER, Act, FieldChange
from briefing.store import edits, journal
from briefing.store.derive import ABOUT, KIND

_ACTS = "seq, at, kind, label, layer, reason, target, undone_by"
SHOWN_CHANGES = 2000
"""How many changes of one act are told; an import of a large pack has more."""


def history(
    link: sqlite3.Connection, item_id: str | None = None, *, limit: int = 500, changes: bool = True
) -> list[Act]:
    """Acts, the newest first; of one item only those that touched it. An undo tells the changes it made."""
    if item_id is None:
        rows = link.execute(f"SELECT {_ACTS} FROM txn ORDER BY seq DESC LIMIT ?", (limit,)).fetchall()
    else:
        rows = link.execute(
            f"""WITH named(seq) AS (SELECT seq FROM edit_log WHERE id=?1 UNION SELECT seq FROM body_log WHERE id=?1
                  UNION SELECT born FROM item WHERE id=?1)
                SELECT {_ACTS} FROM txn WHERE seq IN named OR target IN named ORDER BY seq DESC LIMIT ?2""",
            (item_id, limit),
        ).fetchall()
    return [_act(link, journal.Entry(*row), item_id, changes) for row in rows]


def import_reach(link: sqlite3.Connection, seq: int) -> int:
    """How many items an import brought, changed or dropped: as many as taking it back would touch."""
    sql = """SELECT (SELECT count(*) FROM body_log WHERE seq=?1)
                  + (SELECT count(*) FROM item WHERE born=?1 AND layer<>?2)"""
    return int(link.execute(sql, (seq, OWN_LAYER)).fetchone()[0])


def _act(link: sqlite3.Connection, entry: journal.Entry, item_id: str | None, changes: bool) -> Act:
    told: tuple[FieldChange, ...] = ()
    if changes:
        back = entry.kind in {"undo", "undo-import"}
        seq = entry.target or entry.seq
        found = _edited(link, seq, item_id) if not entry.layer else _imported(link, seq, item_id)
        told = tuple(
            FieldChange(one.id, one.field, one.after, one.before) if back else one
            for one, _ in zip(found, range(SHOWN_CHANGES), strict=False)
        )
    kind = entry.kind
    return Act(entry.seq, entry.at, kind, entry.label, entry.layer, entry.undone_by, entry.reason, told)


def _edited(link: sqlite3.Connection, seq: int, item_id: str | None) -> Iterator[FieldChange]:
    sql = "SELECT id, field, before, after FROM edit_log WHERE seq=?1 AND (?2 IS NULL OR id=?2) ORDER BY id, field"
    for changed, field, before, after in link.execute(sql, (seq, item_id)):
        old, new = edits.unpacked(before), edits.unpacked(after)
        yield FieldChange(changed, field, old.value if old else None, new.value if new else None)


def _imported(link: sqlite3.Connection, seq: int, item_id: str | None) -> Iterator[FieldChange]:
    changed = link.execute(
        """SELECT id, before, after, gone_before, gone_after FROM body_log
           WHERE seq=?1 AND (?2 IS NULL OR id=?2) ORDER BY id""",
        (seq, item_id),
    )
    for named, before, after, gone_before, gone_after in changed:
        old = {} if gone_before else json.loads(before)
        new = {} if gone_after else json.loads(after)
        for field in sorted((old.keys() | new.keys()) - {KIND, ABOUT}):
            if old.get(field) != new.get(field):
                yield FieldChange(named, field, old.get(field), new.get(field))
    sql = "SELECT id, title, value FROM item WHERE born=?1 AND layer<>'me' AND (?2 IS NULL OR id=?2) ORDER BY id"
    for added, title, value in link.execute(sql, (seq, item_id)):
        yield FieldChange(added, "title" if title else "value", None, title or value or "")
