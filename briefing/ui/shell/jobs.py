"""Long work, in one shape: plan, run in a worker thread with progress and cancel, then a result or an error.

The window's thread never waits. A job gets a `Work` with a read connection of its own, tells its progress, and
stops where `cancelled()` says so. Its `Running` speaks in the window's thread only.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from briefing.domain.errors import BriefingError, Cancelled
from briefing.ui.shell.collecting import undisturbed

if TYPE_CHECKING:
    from briefing.store import Workspace

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Work:
    """What a job runs with: a workspace to read, a way to tell progress (done, total, what), and whether to stop."""

    reader: Workspace
    progress: Callable[[int, int, str], None]
    cancelled: Callable[[], bool]


class Unexpected(BriefingError):
    """Something the application did not foresee; the log has the details."""


class Running(QObject):
    """A job under way. `done` brings its result, `failed` a `BriefingError`; exactly one of them comes, once."""

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    worker_told = Signal(int, int, str)
    worker_came = Signal(object)
    worker_broke = Signal(object)

    def __init__(self, words: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._stop = False
        self.finished = False
        queued = Qt.ConnectionType.AutoConnection
        self.worker_told.connect(self._tell, queued)
        self.worker_came.connect(self._come, queued)
        self.worker_broke.connect(self._break, queued)

    def cancel(self) -> None:
        """Ask it to stop; it answers with `failed(Cancelled)` unless it was done before it noticed."""
        self._stop = True

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop

    @Slot(int, int, str)
    def _tell(self, done: int, total: int, what: str) -> None:
        if not self.finished:
            self.progressed.emit(done, total, what)

    @Slot(object)
    def _come(self, result: object) -> None:
        self.finished = True
        self.done.emit(result)
        self.ended.emit()

    @Slot(object)
    def _break(self, error: object) -> None:
        self.finished = True
        self.failed.emit(error)
        self.ended.emit()


def _run(running: Running, workspace: Workspace, work: Callable[[Work], Any]) -> None:
    """Run one job, in the worker's thread."""
    try:
        with undisturbed(), workspace.reader() as reader:
            result = work(Work(reader, running.worker_told.emit, lambda: running.stopping))
    except BriefingError as error:
        running.worker_broke.emit(error)
    except Exception as error:
        log.exception("The job “%s” failed.", running.words)
        running.worker_broke.emit(unexpected(error))
    else:
        running.worker_came.emit(result)


def unexpected(error: BaseException) -> Unexpected:
    """The plain sentence for an error that the application did not foresee."""
    made = Unexpected(
        "Something unexpected happened, and what was begun was not done. What was saved before is safe.",
        "Try it again; if it happens again, the log file named in Settings says where.",
    )
    made.__cause__ = error
    return made


class JobRunner(QObject):
    """Starts jobs. `in_window_thread` (for tests and to show what it costs) runs them at once, where they are asked."""

    started = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pool = ThreadPoolExecutor(2, "job")
        self._under_way: list[Running] = []
        self._ended: list[tuple[Running, Future[None]]] = []
        self.in_window_thread = False

    def start(
        self,
        words: str,
        work: Callable[[Work], Any],
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[BriefingError], object] | None = None,
        quiet: bool = False,
    ) -> Running:
        """Start a job named in words ("Importing version 2"). `quiet` ones are not shown in the status line."""
        running = Running(words, self)
        if done:
            running.done.connect(done)
        if failed:
            running.failed.connect(failed)
        self._under_way.append(running)
        running.ended.connect(lambda: self._end(running))
        if not quiet:
            self.started.emit(running)
        self._reap()
        if self.in_window_thread:
            _run(running, self._workspace, work)
        else:
            self._ended.append((running, self._pool.submit(_run, running, self._workspace, work)))
        return running

    def _reap(self) -> None:
        """Let go of jobs whose thread has left them; before that it may still stand in their signal."""
        left = []
        for running, future in self._ended:
            if running.finished and future.done():
                running.deleteLater()
            else:
                left.append((running, future))
        self._ended = left

    @property
    def under_way(self) -> tuple[Running, ...]:
        """The jobs that have not ended."""
        return tuple(self._under_way)

    def _end(self, running: Running) -> None:
        self._under_way.remove(running)

    def stop_all(self) -> None:
        """Ask every job to stop and wait for them; at the end of the application, when no answer is wanted."""
        for running in self._under_way:
            running.cancel()
            running.blockSignals(True)
        self._pool.shutdown(wait=True)


def check(work: Work) -> None:
    """Raise `Cancelled` where the job was asked to stop."""
    if work.cancelled():
        raise Cancelled
