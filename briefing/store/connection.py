"""Opens every connection to a workspace file, with the settings that make it safe and the errors in words."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from briefing.store.errors import (
    DiskFailed,
    DiskFull,
    NotAWorkspace,
    StoreError,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceMissing,
    WorkspaceReadOnly,
)

APPLICATION_ID = 0x42524647
"""“BRFG”, stands in the header of every workspace file."""

BUSY_MILLISECONDS = 100
"""How long the window's connection waits for another writer; longer would be felt."""

_CACHE_KIBIBYTES = 32_000  # the pages of a whole as-of answer; taken only as far as they are read

_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "davfs", "fuse.davfs2", "ncpfs"}
)


def connect(
    path: Path, *, read_only: bool = False, own: bool = False, busy: int = BUSY_MILLISECONDS
) -> sqlite3.Connection:
    """A connection with this application's settings to a file that exists.

    `read_only` also opens what lies on a medium that cannot be written; `own` tells that this process holds the
    right to write, so that a reading connection that is closed last may finish the log. Raises the errors of
    `translated`.
    """
    with translated(path):
        if read_only:
            return _connect_reading(path, busy, own=own)
        link = _link(path, "rw", busy)
        try:
            if on_network(path):
                link.execute("PRAGMA journal_mode=DELETE")
            else:
                link.execute("PRAGMA journal_mode=WAL")
            link.execute("PRAGMA synchronous=NORMAL")
            link.execute("PRAGMA journal_size_limit=4194304")
        except sqlite3.Error:
            link.close()
            raise
        return link


def create(path: Path) -> None:
    """Make the file, private to the user, and set our mark in its first bytes before anything else."""
    with translated(path):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        link = _link(path, "rw", BUSY_MILLISECONDS)
        try:
            link.execute(f"PRAGMA application_id={APPLICATION_ID:d}")
        finally:
            link.close()


def _connect_reading(path: Path, busy: int, *, own: bool) -> sqlite3.Connection:
    if not path.exists():
        raise WorkspaceMissing(
            f"There is no file {path}.", "Check the name, or create a new workspace there."
        )
    logged = _size(path.with_name(path.name + "-wal"))
    if not writable(path):
        # Nothing is made beside a file that may only be read. Where others are at work there is a log already.
        mode = "ro" if logged is not None else "ro&immutable=1"
    else:
        # SQLite takes log and index away with the last connection, unless that one may not write. What a log still
        # holds of a file that is not ours to write stays where it is.
        mode = "rw" if own or not logged else "ro"
    link = _link(path, mode, busy)
    try:
        link.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
    except sqlite3.OperationalError as trouble:
        link.close()
        # A medium that cannot be written has no room for the index of the log; without a log none is needed.
        if trouble.sqlite_errorname not in {"SQLITE_CANTOPEN", "SQLITE_READONLY_DIRECTORY"} or logged:
            raise
        link = _link(path, "ro&immutable=1", busy)
    except sqlite3.Error:
        link.close()
        raise
    link.execute("PRAGMA query_only=ON")
    return link


def writable(path: Path) -> bool:
    """Whether the file's rights let this user write to it."""
    return os.access(path, os.W_OK)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _link(path: Path, mode: str, busy: int) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    link = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=200
    )
    try:
        link.execute(f"PRAGMA busy_timeout={int(busy)}")
        link.execute("PRAGMA trusted_schema=OFF")
        link.execute("PRAGMA foreign_keys=ON")
        link.execute("PRAGMA temp_store=MEMORY")
        link.execute("PRAGMA cell_size_check=ON")
        link.execute(f"PRAGMA cache_size=-{_CACHE_KIBIBYTES}")
    except sqlite3.Error:
        link.close()
        raise
    return link


def header(path: Path) -> tuple[int, int]:
    """`application_id` and `user_version` as the file's first bytes give them, without opening it as a database.

    Raises `WorkspaceMissing` and `NotAWorkspace`. An empty file gives (0, 0).
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise WorkspaceMissing(
            f"There is no file {path}.", "Check the name, or create a new workspace there."
        ) from None
    except OSError as trouble:
        raise DiskFailed(
            f"{path} cannot be read: {trouble.strerror}.", "Check the disk and the rights."
        ) from None
    if not head:
        return 0, 0
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise NotAWorkspace(f"{path.name} is not a workspace of Briefing.", "Choose another file.")
    return int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns the errors of SQLite and of the file system into the store's, in the user's words."""
    try:
        yield
    except sqlite3.Error as trouble:
        raise in_words(path, trouble) from trouble
    except OSError as trouble:
        raise DiskFailed(
            f"{path} cannot be read or written: {trouble.strerror or trouble}.",
            "Check the disk and the rights.",
        ) from trouble


def in_words(path: Path, trouble: sqlite3.Error) -> StoreError:
    """The store's error for one of SQLite's."""
    name = getattr(trouble, "sqlite_errorname", None) or ""
    if name == "SQLITE_FULL":
        return DiskFull("The disk is full; nothing was changed.", "Make room, then do it again.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return WorkspaceBusy(
            "The workspace is being written to.", "Wait until that work is done, then do it again."
        )
    if name.startswith("SQLITE_READONLY"):
        return WorkspaceReadOnly(
            f"{path.name} cannot be written.", "Copy it to a place of your own and open that."
        )
    if name.startswith("SQLITE_CORRUPT"):
        return WorkspaceDamaged(
            f"{path.name} is damaged.", "Rescue what can be read into a new file, or open a back-up."
        )
    if name == "SQLITE_NOTADB":
        return NotAWorkspace(f"{path.name} is not a workspace of Briefing.", "Choose another file.")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return DiskFailed(
            f"{path} cannot be read or written; nothing was changed.",
            "Check the disk and the rights, then try again.",
        )
    return StoreError(f"The workspace answered: {trouble}.", "Look at its health (doctor).")


def on_network(path: Path) -> bool:
    """Whether the file lies on a network share, where the write-ahead log is not safe."""
    if sys.platform == "win32":
        return str(path.absolute()).startswith("\\\\")
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    best, kind = "", ""
    place = str(path.absolute())
    for line in mounts.splitlines():
        parts = line.split(" ")
        folder = parts[1].replace("\\040", " ") if len(parts) > 2 else ""
        inside = place == folder or place.startswith(folder.rstrip("/") + "/")
        if folder and inside and len(folder) >= len(best):
            best, kind = folder, parts[2]
    return kind in _NETWORK_FILE_SYSTEMS


Row = tuple[Any, ...]
