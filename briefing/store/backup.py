"""Copies a workspace with SQLite's backup, reads the copy back, and only then gives it its name."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from briefing.store.connection import translated
from briefing.store.errors import DiskFailed, StoreError


def copy(link: sqlite3.Connection, path: Path, to: Path) -> Path:
    """Write a verified copy to `to`, which must not exist. Raises `StoreError`, `DiskFull`, `DiskFailed`."""
    to = to.absolute()
    if to.exists():
        raise StoreError(f"{to.name} exists already.", "Choose another name; nothing is ever overwritten.")
    part = to.with_name(to.name + ".part")
    try:
        with translated(to):
            part.unlink(missing_ok=True)
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            _copy_and_verify(link, path, part)
            part.rename(to)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return to


def before_migration(link: sqlite3.Connection, path: Path, version: int) -> Path:
    """The copy that is kept beside a workspace before it is brought up to date."""
    to = path.with_name(f"{path.stem}.before-update-from-{version}{path.suffix}")
    number = 1
    while to.exists():
        number += 1
        to = path.with_name(f"{path.stem}.before-update-from-{version}-{number}{path.suffix}")
    return copy(link, path, to)


def _copy_and_verify(link: sqlite3.Connection, path: Path, part: Path) -> None:
    target = sqlite3.connect(part, isolation_level=None)
    try:
        link.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        answer = target.execute("PRAGMA integrity_check").fetchall()
        if answer != [("ok",)]:
            raise DiskFailed(f"The copy of {path.name} is not whole: {answer[0][0]}.", "Try another disk.")
        tables = [
            row[0] for row in link.execute("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name")
        ]
        for table in tables:
            count = f'SELECT count(*) FROM "{table}"'
            if link.execute(count).fetchone() != target.execute(count).fetchone():
                raise DiskFailed(f"The copy of {path.name} lacks rows of {table}.", "Make the copy again.")
    finally:
        target.close()
