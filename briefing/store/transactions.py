"""One transaction for each write, and the truth about whether it was kept when the disk fails at its end."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.store.connection import in_words, translated
from briefing.store.errors import WorkspaceBusy

_log = logging.getLogger(__name__)


class Writer:
    """Runs writes of one workspace, one at a time, over the connection given for each."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    @contextmanager
    def transaction(self, link: sqlite3.Connection, *, wait: float = 0.1) -> Iterator[sqlite3.Connection]:
        """Everything inside, or nothing; `WorkspaceBusy` where another write takes longer than `wait` seconds."""
        if not self._lock.acquire(timeout=wait):
            raise WorkspaceBusy(
                "The workspace is being written to.", "Wait until that work is done, then do it again."
            )
        try:
            with translated(self._path):
                link.execute("BEGIN IMMEDIATE")
                try:
                    yield link
                    number = _count_commit(link)
                except BaseException:
                    if link.in_transaction:
                        link.execute("ROLLBACK")
                    raise
                self._commit(link, number)
            self._checkpoint(link)
        finally:
            self._lock.release()

    def _commit(self, link: sqlite3.Connection, number: int) -> None:
        try:
            link.execute("COMMIT")
        except sqlite3.Error as trouble:
            # An error can come after the commit, from the log's housekeeping: only the database knows.
            if link.in_transaction:
                link.execute("ROLLBACK")
            if _commits(link) != number:
                raise in_words(self._path, trouble) from trouble
            _log.warning("%s: saved, but the disk complained afterwards: %s", self._path.name, trouble)

    def _checkpoint(self, link: sqlite3.Connection) -> None:
        # Copying the one file of a workspace that is open must not lose the last acts.
        try:
            link.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error as trouble:
            _log.warning("%s: saved in the log only: %s", self._path.name, trouble)


def _commits(link: sqlite3.Connection) -> int:
    row = link.execute("SELECT value FROM counter WHERE name='commit'").fetchone()
    return int(row[0]) if row else 0


def _count_commit(link: sqlite3.Connection) -> int:
    return count_up(link, "commit")


def count_up(link: sqlite3.Connection, name: str) -> int:
    """The next number of a counter, which never goes back."""
    sql = "INSERT INTO counter(name, value) VALUES(?, 1) ON CONFLICT DO UPDATE SET value=value+1 RETURNING value"
    return int(link.execute(sql, (name,)).fetchall()[0][0])
