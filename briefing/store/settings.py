"""Small things the window remembers in the workspace: place, theme, sizes. Not acts, so not undoable."""

from __future__ import annotations

import sqlite3


def get(link: sqlite3.Connection, key: str, default: str = "") -> str:
    """The remembered value."""
    row = link.execute("SELECT value FROM setting WHERE key=?", (key,)).fetchone()
    return str(row[0]) if row else default


def put(link: sqlite3.Connection, key: str, value: str) -> None:
    """Remember a value."""
    link.execute(
        "INSERT INTO setting(key, value) VALUES(?,?) ON CONFLICT DO UPDATE SET value=excluded.value",
        (key, value),
    )
