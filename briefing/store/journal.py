"""The list of acts, and which of them undo and redo are about; it is in the file, so it survives a restart."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import NamedTuple


class Entry(NamedTuple):
    """One act as the table `txn` has it."""

    seq: int
    at: str
    kind: str
    label: str
    layer: str
    reason: str
    target: int | None
    undone_by: int | None


_ENTRY = "seq, at, kind, label, layer, reason, target, undone_by"


def now() -> str:
    """The machine's time in UTC, to the second, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write(
    link: sqlite3.Connection,
    kind: str,
    label: str,
    *,
    layer: str = "",
    reason: str = "",
    target: int | None = None,
    joins: bool = False,
) -> int:
    """Note an act; answers its number. `joins` lets further typing in the same field become part of it."""
    sql = "INSERT INTO txn(at, kind, label, layer, reason, target, joins) VALUES(?,?,?,?,?,?,?) RETURNING seq"
    row = link.execute(sql, (now(), kind, label, layer, reason, target, int(joins))).fetchall()
    return int(row[0][0])


def entry(link: sqlite3.Connection, seq: int) -> Entry | None:
    """The act of a number."""
    row = link.execute(f"SELECT {_ENTRY} FROM txn WHERE seq=?", (seq,)).fetchone()
    return Entry(*row) if row else None


def to_undo(link: sqlite3.Connection) -> Entry | None:
    """The act that undo is about: the newest one that stands, be it an edit or an import."""
    sql = f"SELECT {_ENTRY} FROM txn WHERE undone_by IS NULL AND kind IN('edit','import') ORDER BY seq DESC LIMIT 1"
    row = link.execute(sql).fetchone()
    return Entry(*row) if row else None


def to_redo(link: sqlite3.Connection) -> Entry | None:
    """The newest undo after which nothing new was done."""
    sql = f"""SELECT {_ENTRY} FROM txn WHERE kind='undo' AND undone_by IS NULL AND seq > (
        SELECT coalesce(max(seq), 0) FROM txn WHERE kind NOT IN('undo','redo')) ORDER BY seq DESC LIMIT 1"""
    row = link.execute(sql).fetchone()
    return Entry(*row) if row else None


def joinable(link: sqlite3.Connection, label: str, at: str, seconds: int) -> int | None:
    """The newest act of all, if it is typing with the same label that went on until `seconds` ago."""
    sql = f"SELECT {_ENTRY}, joins FROM txn ORDER BY seq DESC LIMIT 1"
    row = link.execute(sql).fetchone()
    if not row:
        return None
    newest, joins = Entry(*row[:-1]), row[-1]
    if not joins or newest.label != label or newest.undone_by or newest.kind != "edit":
        return None
    pause = datetime.fromisoformat(at) - datetime.fromisoformat(newest.at)
    return newest.seq if 0 <= pause.total_seconds() <= seconds else None


def mark_undone(link: sqlite3.Connection, seq: int, by: int | None) -> None:
    """Note that an act was undone, or (None) that it stands again."""
    link.execute("UPDATE txn SET undone_by=? WHERE seq=?", (by, seq))
