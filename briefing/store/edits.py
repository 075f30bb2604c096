"""The user's layer: their value for a field, what the pack said when they wrote it, and the log that undo reads."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from briefing.store.derive import canonical


class State(NamedTuple):
    """The user's edit of one field; see the table `edit`."""

    value: str
    base: str | None
    base_gone: int
    choice: str
    reason: str


def packed(state: State | None) -> str | None:
    """A state as the log keeps it; None where there is no edit."""
    return None if state is None else canonical(list(state))


def unpacked(text: str | None) -> State | None:
    """The state of a log entry."""
    return None if text is None else State(*json.loads(text))


def current(link: sqlite3.Connection, item_id: str) -> dict[str, State]:
    """The user's edits of an item by field."""
    sql = "SELECT field, value, base, base_gone, choice, reason FROM edit WHERE id=?"
    return {row[0]: State(*row[1:]) for row in link.execute(sql, (item_id,))}


def log(
    link: sqlite3.Connection, seq: int, item_id: str, field: str, before: State | None, after: State | None
) -> None:
    """Note a change; within one act the first `before` stays."""
    link.execute(
        """INSERT INTO edit_log(seq, id, field, before, after) VALUES(?,?,?,?,?)
           ON CONFLICT DO UPDATE SET after=excluded.after""",
        (seq, item_id, field, packed(before), packed(after)),
    )


def put(link: sqlite3.Connection, seq: int, item_id: str, field: str, state: State | None) -> None:
    """Set the user's edit of a field to a state, or take it away."""
    if state is None:
        link.execute("DELETE FROM edit WHERE id=? AND field=?", (item_id, field))
        return
    link.execute(
        """INSERT INTO edit(id, field, value, base, base_gone, choice, reason, seq) VALUES(?,?,?,?,?,?,?,?)
           ON CONFLICT DO UPDATE SET value=excluded.value, base=excluded.base, base_gone=excluded.base_gone,
           choice=excluded.choice, reason=excluded.reason, seq=excluded.seq""",
        (item_id, field, *state, seq),
    )


def copy_to_items(link: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Bring `item.mine` up to the edits."""
    for item_id in ids:
        over = dict(link.execute("SELECT field, value FROM edit WHERE id=?", (item_id,)).fetchall())
        link.execute("UPDATE item SET mine=? WHERE id=?", (canonical(over) if over else None, item_id))


def fresh(value: str, reason: str, old: State | None, said: str | None, gone: bool) -> State:
    """The state of a field the user has just written.

    `said` is what the pack says now. An undecided conflict stays one: the base of an edit moves only by decision.
    """
    if old is None or (old.value == (said or "") and not gone):
        return State(value, said, int(gone), "", reason)
    return State(value, old.base, old.base_gone, old.choice, reason or old.reason)
