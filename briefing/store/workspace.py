"""The workspace: one file with the installed packs, the user's edits over them, and the briefings."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from briefing.domain.briefings import BriefingContent
from briefing.domain.filters import EventFilter
from briefing.domain.items import Act, Change, Conflict, HeldSpan, Hit, Item, Layer, PackItem
from briefing.store import (
    acts,
    as_of,
    backup,
    briefings,
    conflicts,
    connection,
    difference,
    digest,
    history,
    layers,
    opening,
    reading,
    search,
    settings,
    timeline,
    undoing,
)
from briefing.store.acts import ActWriter, Choice
from briefing.store.as_of import Known
from briefing.store.difference import LayerDifference
from briefing.store.errors import (
    StoreError,
    WorkspaceBusy,
    WorkspaceNewer,
    WorkspaceReadOnly,
)
from briefing.store.layers import Progress, Stop
from briefing.store.lock import WriterLock
from briefing.store.transactions import Writer

Filled = TypeVar("Filled")


class Workspace:
    """An open workspace. Made by `Workspace.open`; used by one thread at a time, see `reader`.

    Reads answer living items with their effective values: the user's edits applied, what is removed or dropped
    left out. Every write is one transaction and answers with a `Change`; it raises `WorkspaceReadOnly`,
    `WorkspaceBusy`, `DiskFull` or `DiskFailed` and then has changed nothing.
    """

    def __init__(
        self, path: Path, link: sqlite3.Connection, writer: Writer, lock: WriterLock | None, why: str
    ) -> None:
        self.path = path
        self.why_read_only = why
        self._link = link
        self._writer = writer
        self._lock = lock
        self._closed = False
        self._settings: dict[str, str] = {}

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False, create: bool = False) -> Workspace:
        """Open a workspace file; `create` makes it where there is none.

        A second copy of the application, a newer version's file and a medium that cannot be written are opened
        for reading only; `why_read_only` says why. Raises `WorkspaceMissing`, `NotAWorkspace`, `WorkspaceDamaged`.
        """
        opened = opening.open_file(Path(path), read_only=read_only, create=create)
        return cls(opened.path, opened.link, Writer(opened.path), opened.lock, opened.why)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed; `why_read_only` tells the reason."""
        return bool(self.why_read_only)

    def close(self) -> None:
        """Close the file, with everything in it; safe to call again."""
        if self._closed:
            return
        self._closed = True
        if not self.read_only:
            if self._settings:
                with contextlib.suppress(StoreError), self._write():
                    pass
            with contextlib.suppress(
                sqlite3.Error
            ):  # the log stays beside the file and is read at the next start
                self._link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._link.close()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def reader(self) -> Workspace:
        """The same workspace over a connection of its own, for reading in another thread; close it there."""
        link = connection.connect(
            self.path, read_only=True, own=not self.read_only, busy=opening.PATIENT_MILLISECONDS
        )
        return Workspace(self.path, link, self._writer, None, "This is a reading connection.")

    # ------------------------------------------------------------ read

    def item(self, item_id: str) -> Item | None:
        """The item of an id, None where there is none or it is removed."""
        with connection.translated(self.path):
            return reading.item(self._link, item_id)

    def items(
        self, kind: str, *, about: str | None = None, ref: str | None = None, field: str | None = None
    ) -> list[Item]:
        """Items of a kind, ordered by first day (undated last), title, id."""
        with connection.translated(self.path):
            return reading.items(self._link, kind, about=about, ref=ref, field=field)

    def many(self, ids: Iterable[str]) -> dict[str, Item]:
        """The items of many ids, in the order given; unknown ones are left out."""
        with connection.translated(self.path):
            return reading.many(self._link, ids)

    def about(self, item_id: str) -> list[Item]:
        """Everything that belongs to a record: spans, links, citations, aliases, terms …"""
        with connection.translated(self.path):
            return reading.about(self._link, item_id)

    def referring(self, item_id: str, kind: str | None = None) -> list[Item]:
        """Items whose `ref` is the id: the citations of a source, links and relations to a record."""
        with connection.translated(self.path):
            return reading.referring(self._link, item_id, kind)

    def held(
        self, day: str, *, known_by: str | None = None, about: str | None = None, field: str | None = None
    ) -> list[HeldSpan]:
        """What held on an ISO day; see `as_of.held`."""
        with connection.translated(self.path):
            return as_of.held(self._link, day, known_by=known_by, about=about, field=field)

    def known(self, day: str) -> Known:
        """What could be known by an ISO day, and what cannot be placed."""
        with connection.translated(self.path):
            return as_of.known(self._link, day)

    def timeline(self, wanted: EventFilter) -> list[Item]:
        """The events that a filter lets through, by first day, title, id."""
        with connection.translated(self.path):
            return timeline.events(self._link, wanted)

    def search(self, text: str, *, kind: str | None = None, limit: int = 50) -> list[Hit]:
        """Records that the words lead to, the best first; never raises for any text."""
        with connection.translated(self.path):
            return search.search(self._link, text, kind=kind, limit=limit)

    def counts(self) -> dict[str, int]:
        """How many items there are of each kind."""
        with connection.translated(self.path):
            return reading.counts(self._link)

    def layers(self) -> list[Layer]:
        """The installed packs, by name."""
        with connection.translated(self.path):
            return layers.installed(self._link)

    def layer(self, name: str) -> Layer | None:
        """The installed pack of a name."""
        with connection.translated(self.path):
            return layers.layer(self._link, name)

    def layer_rows(self, name: str) -> list[PackItem]:
        """What the installed pack says, without the user's edits, by id."""
        with connection.translated(self.path):
            return difference.layer_rows(self._link, name)

    def remembered(self, name: str) -> int:
        """The highest version of a pack ever installed here, 0 where none was."""
        with connection.translated(self.path):
            row = self._link.execute("SELECT version FROM remembered WHERE name=?", (name,)).fetchone()
            return int(row[0]) if row else 0

    def cutoff(self) -> str:
        """The newest information cut-off of the packs, as an ISO day; empty where none states one."""
        return max((pack.cutoff for pack in self.layers()), default="")

    def default_as_of(self) -> str:
        """The as-of date where the user chose none: the newest cut-off, never the machine's clock."""
        return self.cutoff()

    def history(self, item_id: str | None = None, *, limit: int = 500, changes: bool = True) -> list[Act]:
        """Acts, the newest first; of one item only those that touched it."""
        with connection.translated(self.path):
            return history.history(self._link, item_id, limit=limit, changes=changes)

    def import_reach(self, seq: int) -> int:
        """How many items taking back the import of a number would touch."""
        with connection.translated(self.path):
            return history.import_reach(self._link, seq)

    def undo_label(self) -> str | None:
        """The name of the act that undo would take back; None where there is none or an import comes first."""
        with connection.translated(self.path):
            return undoing.label_to_undo(self._link)

    def redo_label(self) -> str | None:
        """The name of the act that redo would bring back."""
        with connection.translated(self.path):
            return undoing.label_to_redo(self._link)

    def conflicts(self) -> list[Conflict]:
        """Edits whose ground a pack has changed, until decided."""
        with connection.translated(self.path):
            return conflicts.conflicts(self._link)

    def difference(self, name: str, rows: Iterable[PackItem]) -> LayerDifference:
        """What installing `rows` as the pack `name` would change, and where that meets edits and briefings."""
        with connection.translated(self.path):
            return difference.difference(self._link, name, rows)

    def digest(self) -> dict[str, str]:
        """Content digests; see `digest.digest`."""
        with connection.translated(self.path):
            return digest.digest(self._link)

    def briefings(self) -> list[Item]:
        """The briefings, by title and id."""
        return sorted(self.items("briefing"), key=lambda one: (one.title.casefold(), one.id))

    def briefing(self, briefing_id: str) -> BriefingContent | None:
        """A briefing with its blocks and statements in order."""
        with connection.translated(self.path):
            return briefings.briefing(self._link, briefing_id)

    def setting(self, key: str, default: str = "") -> str:
        """Something the window remembers."""
        if key in self._settings:
            return self._settings[key]
        with connection.translated(self.path):
            return settings.get(self._link, key, default)

    # ------------------------------------------------------------ write

    @contextmanager
    def act(self, label: str, *, reason: str = "") -> Iterator[ActWriter]:
        """Several writes as one act with one name; all of them or, if the block raises, none."""
        with self._write() as link:
            writer = ActWriter(link, label, reason)
            yield writer

    def edit(
        self,
        item_id: str,
        fields: Mapping[str, str | None],
        *,
        label: str = "",
        reason: str = "",
        coalesce: bool = False,
    ) -> Change:
        """Set the user's values of fields; None gives a field back to the pack, "" empties it.

        `coalesce` is for typing: it joins the act before, if that was typing in the same fields of the same item.
        Nothing to change answers a `Change` with seq 0. Raises `UnknownItem`, `DateError`.
        """
        label = label or f"Edit {', '.join(fields)}"
        with self._write() as link:
            writer = ActWriter(link, label, reason, joins=coalesce)
            if coalesce:
                earlier = acts.typing_to_join(link, label, item_id, fields)
                if earlier:
                    writer.join(earlier)
            writer.edit(item_id, fields)
        return writer.change

    def add(
        self,
        kind: str,
        fields: Mapping[str, str],
        *,
        about: str | None = None,
        label: str = "",
        reason: str = "",
        id: str | None = None,  # noqa: A002 - the word the callers use
    ) -> Change:
        """Add an item of the user's own; `change.new` has its id."""
        with self.act(label or f"Add {kind}", reason=reason) as writer:
            writer.add(kind, fields, about=about, id=id)
        return writer.change

    def remove(self, item_id: str, *, label: str = "", reason: str = "") -> Change:
        """Take an item out of sight (what a pack says stays stored); undoable."""
        with self.act(label or "Remove", reason=reason) as writer:
            writer.remove(item_id)
        return writer.change

    def decide(self, item_id: str, field: str, choice: Choice, *, reason: str = "") -> Change:
        """Settle a conflict: "mine", "theirs" or "later"; undoable."""
        with self.act(f"Decide {field}: {choice}", reason=reason) as writer:
            writer.decide(item_id, field, choice, reason)
        return writer.change

    def undo(self, seq: int | None = None) -> Change:
        """Take back the newest act, or the one of a number (also an import, or an undo).

        Raises `NothingToUndo`, `UndoStopsAtImport` (without a number), `NoSuchAct`, `LaterAct`.
        """
        with self._write() as link:
            return undoing.undo(link) if seq is None else undoing.undo_one(link, seq)

    def redo(self) -> Change:
        """Bring back what was undone last; raises `NothingToUndo` where nothing was, or something new came after."""
        with self._write() as link:
            return undoing.redo(link)

    def install(
        self,
        pack: Layer,
        rows: Iterable[PackItem],
        *,
        progress: Progress | None = None,
        cancelled: Stop | None = None,
    ) -> Change:
        """Make `rows` the whole of a pack's layer, over a connection of its own: may run in a worker thread.

        Installing the same twice changes nothing (seq 0). Raises `Cancelled`, `IdsTaken`, `DuplicateId`.
        """
        layers.check(pack)
        with self._write_apart() as link:
            return layers.install(link, pack, rows, progress=progress, cancelled=cancelled)

    def undo_import(self, name: str) -> Change:
        """Take back the newest import of a pack, row for row; edits stay. Raises `NoSuchLayer`."""
        with self._write_apart() as link:
            return layers.undo_import(link, name)

    def set_setting(self, key: str, value: str) -> None:
        """Remember something for the window; not an act.

        Never fails for the window's sake: while another write runs it is kept for the next one, and where the
        workspace is read-only it lasts until it is closed.
        """
        self._settings[key] = value
        if not self.read_only:
            with contextlib.suppress(WorkspaceBusy), self._write():
                pass

    def replace_content(self, fill: Callable[[sqlite3.Connection], Filled]) -> Filled:
        """Let `fill` write the tables of this new workspace in one transaction: the way of a rescue."""
        with self._write() as link:
            return fill(link)

    def backup(self, to: str | Path) -> Path:
        """Write a verified copy of the whole workspace to a new file; see `backup.copy`."""
        return backup.copy(self._link, self.path, Path(to))

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        self._refuse_reading()
        with self._writer.transaction(self._link) as link:
            kept = dict(self._settings)
            for key, value in kept.items():
                settings.put(link, key, value)
            yield link
        for key, value in kept.items():
            if self._settings.get(key) == value:
                del self._settings[key]

    @contextmanager
    def _write_apart(self) -> Iterator[sqlite3.Connection]:
        self._refuse_reading()
        link = connection.connect(self.path, busy=opening.PATIENT_MILLISECONDS)
        try:
            with self._writer.transaction(link, wait=opening.PATIENT_MILLISECONDS / 1000):
                yield link
        finally:
            link.close()

    def _refuse_reading(self) -> None:
        if self.read_only:
            refusal = WorkspaceNewer if self.why_read_only == opening.NEWER else WorkspaceReadOnly
            raise refusal("Nothing can be changed here.", self.why_read_only)
