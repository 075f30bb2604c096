"""Brings a workspace to the newest form, step by step and each step in its own transaction, with sqlite-utils.

Imported only where a workspace is created or is older than this application, because sqlite-utils loads slowly.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from briefing.store import schema

workspace = Migrations("workspace")


@workspace()
def m001_items_edits_history(database: Database) -> None:
    """The first tables: packs, items, the user's edits, their history, search."""
    for statement in schema.FIRST:
        database.conn.execute(statement)


def migrate(link: sqlite3.Connection) -> None:
    """Apply what is missing; then mark the file with the version it now has. Safe to do again after a crash."""
    database = Database(link, execute_plugins=False, recursive_triggers=False)
    workspace.apply(database)
    link.execute(f"PRAGMA user_version={schema.VERSION:d}")
    link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
