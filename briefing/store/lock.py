"""One writer for a workspace: the first copy of the application holds a lock file beside it, others read only."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class WriterLock:
    """The right to write to one workspace, held from `take` until `release` or the end of the process."""

    def __init__(self, workspace: Path) -> None:
        self._path = workspace.with_name(workspace.name + ".lock")
        self._file: int | None = None

    def take(self) -> bool:
        """Whether the right was free; never waits. A folder that cannot be written gives no right."""
        while self._file is None:
            try:
                file = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
            except OSError:
                return False
            if not _lock(file):
                os.close(file)
                return False
            if self._still_there(file):
                self._file = file
            else:  # its holder removed it between our opening and locking: try with a new one
                os.close(file)
        return True

    def release(self) -> None:
        """Gives the right back and removes the lock file."""
        if self._file is None:
            return
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(self._file)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._file)
        self._file = None

    def _still_there(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), self._path.stat())
        except OSError:
            return False


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
