"""The health of a workspace file, and the rescue of what can be read into a new one; the file itself is untouched."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from briefing.store import digest, reading, schema
from briefing.store.connection import APPLICATION_ID, connect, header, in_words
from briefing.store.derive import derive, effective
from briefing.store.errors import StoreError
from briefing.store.workspace import Workspace

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Health:
    """What the doctor found. `problems` is empty where all is well; each is one sentence.

    `counts` by kind and `digest` by table are empty where they could not be read.
    """

    path: Path
    version: int
    size: int
    problems: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    digest: dict[str, str] = field(default_factory=dict)
    acts: int = 0

    @property
    def well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def doctor(what: str | Path | Workspace) -> Health:
    """Look at a workspace; changes nothing. Raises `WorkspaceMissing`, `NotAWorkspace`."""
    path = what.path if isinstance(what, Workspace) else Path(what).absolute()
    application, version = header(path)
    size = path.stat().st_size
    problems: list[str] = []
    if application != APPLICATION_ID:
        problems.append("The file does not bear the mark of a workspace of Briefing.")
    try:
        link = connect(path, read_only=True)
    except StoreError as trouble:
        return Health(path, version, size, (*problems, str(trouble)))
    try:
        return _look(link, path, version, size, problems)
    except sqlite3.Error as trouble:
        return Health(path, version, size, (*problems, str(in_words(path, trouble))))
    finally:
        link.close()


def _look(link: sqlite3.Connection, path: Path, version: int, size: int, problems: list[str]) -> Health:
    for (answer,) in link.execute(f"PRAGMA integrity_check({_SHOWN})").fetchall():
        if answer != "ok":
            problems.append(f"SQLite finds: {answer}.")
    held = {row[0] for row in link.execute("SELECT name FROM sqlite_schema WHERE type='table'")}
    missing = [name for name in schema.TABLES if name not in held]
    problems += [f"The table {name} is missing." for name in missing]
    if missing:
        return Health(path, version, size, tuple(problems))
    problems += _derived_wrongly(link) + _search_wrong(link) + _edits_wrong(link)
    acts = link.execute("SELECT count(*) FROM txn").fetchone()[0]
    return Health(path, version, size, tuple(problems), reading.counts(link), digest.digest(link), acts)


def _derived_wrongly(link: sqlite3.Connection) -> list[str]:
    wrong = []
    rows = link.execute(
        "SELECT id, body, mine, kind, about, title, field, value, ref, lo, hi, lo2, hi2 FROM item WHERE dead=0"
    )
    for item_id, body, mine, *columns in rows:
        if derive(effective(body, mine)).columns != tuple(columns):
            wrong.append(f"The columns of {item_id} do not fit what it says.")
    return wrong[:_SHOWN]


def _search_wrong(link: sqlite3.Connection) -> list[str]:
    """An index fed wrongly passes SQLite's own check, so its texts are compared with the items."""
    stored = {row[0]: (row[1], row[2]) for row in link.execute("SELECT rowid, names, text FROM fts")}
    wrong = 0
    for rid, body, mine in link.execute("SELECT rid, body, mine FROM item WHERE dead=0"):
        derived = derive(effective(body, mine))
        wrong += stored.pop(rid, ("", "")) != (derived.names, derived.text)
    wrong += len(stored)
    return [f"Search does not know {wrong} items as they are."] if wrong else []


def _edits_wrong(link: sqlite3.Connection) -> list[str]:
    edits: dict[str, dict[str, str]] = {}
    for item_id, name, value in link.execute("SELECT id, field, value FROM edit"):
        edits.setdefault(item_id, {})[name] = value
    copies = {
        row[0]: json.loads(row[1]) for row in link.execute("SELECT id, mine FROM item WHERE mine IS NOT NULL")
    }
    differing = [
        item_id
        for item_id in sorted(edits.keys() | copies.keys())
        if edits.get(item_id) != copies.get(item_id)
    ]
    return [f"Your edits of {item_id} are not all applied." for item_id in differing[:_SHOWN]]
