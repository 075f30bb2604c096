"""Opens a workspace file: what it is, whether it may be written, and whether it must be brought up to date first."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from briefing.store import backup, schema
from briefing.store.connection import APPLICATION_ID, connect, header, in_words, translated, writable
from briefing.store.connection import create as create_file
from briefing.store.errors import (
    DiskFailed,
    NotAWorkspace,
    WorkspaceDamaged,
    WorkspaceMissing,
    WorkspaceNewer,
    WorkspaceOlder,
    WorkspaceReadOnly,
)
from briefing.store.lock import WriterLock

PATIENT_MILLISECONDS = 10_000
"""How long connections of worker threads wait for another writer."""

NEWER = "A newer version of Briefing wrote it. Update Briefing to change it."


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file; `lock` is None and `why` says why where it can only be read."""

    path: Path
    link: sqlite3.Connection
    lock: WriterLock | None
    why: str


def open_file(path: Path, *, read_only: bool, create: bool) -> Opened:
    """Open, create or bring up to date; see `Workspace.open`."""
    path = path.absolute()
    if not path.exists():
        if not create:
            raise WorkspaceMissing(
                f"There is no file {path}.", "Check the name, or create a new workspace there."
            )
        _make_folder(path.parent)
        application, version = 0, 0
    else:
        application, version = header(path)
    if application != APPLICATION_ID and not (application == 0 and version == 0 and _empty(path)):
        raise NotAWorkspace(f"{path.name} is not a workspace of Briefing.", "Choose another file.")
    if read_only:
        return _reading(path, "It was opened for reading only.")
    if version > schema.VERSION:
        return _reading(path, NEWER)
    if path.exists() and not writable(path):
        return _reading(
            path, f"{path.name} may only be read. Copy it to a place of your own to make changes."
        )
    lock = WriterLock(path)
    if not lock.take():
        return _reading(path, _no_right(path))
    try:
        return _writing(path, lock)
    except WorkspaceNewer:
        lock.release()
        return _reading(path, NEWER)
    except WorkspaceReadOnly as refused:
        lock.release()
        return _reading(path, refused.message)
    except BaseException:
        lock.release()
        raise


def _reading(path: Path, why: str) -> Opened:
    link = connect(path, read_only=True)
    try:
        version = _version(link, path)
        check_schema(link, path, exact=version == schema.VERSION)
        if version < schema.VERSION:
            raise WorkspaceOlder(
                f"An older version of Briefing wrote {path.name}.",
                "Open it once for writing; a copy is kept.",
            )
    except BaseException:
        link.close()
        raise
    return Opened(path, link, None, NEWER if version > schema.VERSION else why)


def _version(link: sqlite3.Connection, path: Path) -> int:
    """Not from the first bytes of the file: what they say may be older than its log."""
    with translated(path):
        return int(link.execute("PRAGMA user_version").fetchone()[0])


def _writing(path: Path, lock: WriterLock) -> Opened:
    if _empty(path):
        create_file(path)
    link = connect(path)
    try:
        version = _version(link, path)
        if version > schema.VERSION:
            raise WorkspaceNewer(NEWER)
        if version == schema.VERSION:
            check_schema(link, path, exact=True)
        else:
            if version:
                backup.before_migration(link, path, version)
            with translated(path):
                # sqlite-utils loads slowly and is needed only here.
                from briefing.store.migrations import migrate

                migrate(link)
    except BaseException:
        link.close()
        raise
    return Opened(path, link, lock, "")


def _empty(path: Path) -> bool:
    return not path.exists() or path.stat().st_size == 0


def _no_right(path: Path) -> str:
    lock = path.with_name(path.name + ".lock")
    if lock.exists():
        return "Another copy of Briefing has it open. Close that one to make changes here."
    return "Its folder cannot be written. Copy it to a place of your own to make changes."


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise DiskFailed(
            f"The folder {folder} cannot be made: {trouble.strerror}.", "Choose another place."
        ) from None


def check_schema(link: sqlite3.Connection, path: Path, *, exact: bool) -> None:
    """Refuse a file that holds anything that this application did not make, before any other question to it.

    Only a file of this very version is compared `exact`; others need the tables that this one reads. Raises
    `NotAWorkspace`, `WorkspaceDamaged`.
    """
    try:
        held = link.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    except sqlite3.DatabaseError as trouble:
        raise in_words(path, trouble) from trouble
    ours = {name: sql for _, name, sql in held}
    missing = [name for name in schema.TABLES if name not in ours]
    if missing:
        raise WorkspaceDamaged(
            f"{path.name} lacks the table {missing[0]}.",
            "Rescue what can be read into a new file, or open a back-up.",
        )
    if not exact:
        return
    foreign = [
        name
        for kind, name, sql in held
        if sql not in schema.CURRENT | {None}
        and (name not in schema.MADE_BY_LIBRARIES or kind not in {"table", "index"})
    ]
    if foreign:
        raise NotAWorkspace(
            f"{path.name} holds “{foreign[0]}”, which Briefing did not make.",
            "It may be unsafe. Rescue what can be read into a new file, or open a back-up.",
        )
