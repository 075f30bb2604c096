"""Saves what can be read of a damaged workspace into a new one; the damaged file is only ever read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.domain.items import OWN_LAYER
from briefing.store import edits, refresh
from briefing.store.connection import connect, header, translated
from briefing.store.derive import effective
from briefing.store.edits import State
from briefing.store.errors import StoreError
from briefing.store.workspace import Workspace

_TABLES = (
    "layer",
    "remembered",
    "txn",
    "item",
    "edit",
    "edit_log",
    "body_log",
    "layer_log",
    "counter",
    "setting",
)
_WITHOUT_ROWID = {"edit": "id, field", "edit_log": "seq, id, field", "body_log": "seq, id"}
_STEP = 200


@dataclass(frozen=True, slots=True)
class Rescue:
    """What came over: rows of each table; and of which tables rows may be missing."""

    path: Path
    rows: dict[str, int]
    incomplete: tuple[str, ...]


def rescue(path: str | Path, to: str | Path) -> Rescue:
    """Read a damaged workspace as far as it goes and write a sound one to `to`, which must not exist.

    Search index and derived columns are made anew. Raises `NotAWorkspace`, `WorkspaceMissing`, `StoreError` where
    nothing can be read.
    """
    source, target = Path(path).absolute(), Path(to).absolute()
    header(source)
    if target.exists():
        raise StoreError(
            f"{target.name} exists already.", "Choose another name; nothing is ever overwritten."
        )
    damaged = connect(source, read_only=True)
    try:
        with Workspace.open(target, create=True) as made, translated(target):
            rows, incomplete = made.replace_content(lambda link: _fill(damaged, link))
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        damaged.close()
    return Rescue(target, rows, incomplete)


def _fill(damaged: sqlite3.Connection, link: sqlite3.Connection) -> tuple[dict[str, int], tuple[str, ...]]:
    link.execute("PRAGMA defer_foreign_keys=ON")
    counts: dict[str, int] = {}
    incomplete: list[str] = []
    for table in _TABLES:
        columns = [row[1] for row in link.execute(f"PRAGMA table_info({table})")]
        reading = _Reading(damaged, table, columns)
        marks = ",".join("?" * len(columns))
        before = link.total_changes
        link.executemany(
            f"INSERT OR IGNORE INTO {table}({','.join(columns)}) VALUES({marks})", reading.rows()
        )
        counts[table] = link.total_changes - before
        if reading.stopped:
            incomplete.append(table)
    _mend(link)
    return counts, tuple(incomplete)


class _Reading:
    """Goes over the rows of one table, around what cannot be read."""

    def __init__(self, link: sqlite3.Connection, table: str, columns: list[str]) -> None:
        self._link = link
        self._table = table
        self._columns = ",".join(columns)
        self.stopped = False

    def rows(self) -> Iterator[tuple[Any, ...]]:
        key = _WITHOUT_ROWID.get(self._table)
        if key is None:
            yield from self._by_number()
        else:  # from the beginning as far as it goes, then from the end
            yield from self._run(f"ORDER BY {key}")
            if self.stopped:
                yield from self._run(f"ORDER BY {key.replace(',', ' DESC,')} DESC")

    def _by_number(self) -> Iterator[tuple[Any, ...]]:
        try:
            last = self._link.execute(f"SELECT max(rowid) FROM {self._table}").fetchone()[0] or 0
        except sqlite3.Error:
            self.stopped = True
            yield from self._run("")
            return
        for start in range(0, last + 1, _STEP):
            try:
                found = self._between(start, start + _STEP)
            except sqlite3.Error:
                self.stopped = True
                found = [row for number in range(start, start + _STEP) for row in self._one(number)]
            yield from found

    def _one(self, number: int) -> list[tuple[Any, ...]]:
        try:
            return self._between(number, number + 1)
        except sqlite3.Error:
            return []

    def _between(self, first: int, end: int) -> list[tuple[Any, ...]]:
        sql = f"SELECT {self._columns} FROM {self._table} WHERE rowid>=? AND rowid<? ORDER BY rowid"
        return self._link.execute(sql, (first, end)).fetchall()

    def _run(self, order: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._link.execute(f"SELECT {self._columns} FROM {self._table} {order}")
        except sqlite3.Error:
            self.stopped = True


def _mend(link: sqlite3.Connection) -> None:
    """Make the tables agree again: bodies that are JSON, edits and their copies, acts that logs name, columns."""
    ids = []
    for item_id, layer, body, mine in link.execute(
        "SELECT id, layer, body, mine FROM item ORDER BY id"
    ).fetchall():
        if not _flat(body) or (mine is not None and not _flat(mine)):
            link.execute("DELETE FROM item WHERE id=?", (item_id,))
            continue
        ids.append(item_id)
        said = effective(body, None)
        held = edits.current(link, item_id)
        for field, value in (json.loads(mine) if mine else {}).items():
            if field not in held:  # the edit's own row is lost, its copy is not
                base = None if layer == OWN_LAYER else said.get(field)
                edits.put(link, 0, item_id, field, State(value, base, 0, "", ""))
    known = "SELECT seq FROM txn"
    for table in ("edit_log", "body_log", "layer_log"):
        link.execute(f"DELETE FROM {table} WHERE seq NOT IN ({known})")
    for column in ("target", "undone_by"):
        link.execute(f"UPDATE txn SET {column}=NULL WHERE {column} NOT IN ({known})")
    link.execute("DELETE FROM edit WHERE id NOT IN (SELECT id FROM item)")
    edits.copy_to_items(link, ids)
    refresh.refresh(link, ids)


def _flat(text: object) -> bool:
    if not isinstance(text, str):
        return False
    try:
        read = json.loads(text)
    except ValueError:
        return False
    return isinstance(read, dict) and all(isinstance(value, str) for value in read.values())
