"""Installs packs as layers under the user's edits, and takes imports back, row for row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from dataclasses import fields as fields_of
from itertools import islice

from briefing.domain.errors import Cancelled
from briefing.domain.items import OWN_LAYER, Change, Layer, PackItem
from briefing.store import journal
from briefing.store.derive import ABOUT, COLUMNS, KIND, body_of, canonical, derive, effective, stated
from briefing.store.errors import DuplicateId, IdsTaken, LaterAct, NoSuchLayer, StoreError
from briefing.store.refresh import Touched, index, refresh

Progress = Callable[[int, int, str], None]
"""Told how many of how many rows are done, and what is being done."""

Stop = Callable[[], bool]
"""Asked now and then whether to stop."""

CHUNK = 1000
"""Rows between two reports; one portion of them holds the interpreter for a few milliseconds only."""

WHOLE_KIND = "*"
"""Stands in a change for every id of a kind, where more than `MANY` items were touched."""

MANY = 100_000

_LAYER = tuple(part.name for part in fields_of(Layer))
_INSERT = (
    f"INSERT INTO item(rid, id, layer, body, born, {', '.join(COLUMNS)}) "
    f"VALUES({','.join('?' * (5 + len(COLUMNS)))})"
)


def installed(link: sqlite3.Connection) -> list[Layer]:
    """The packs as installed, by name."""
    return [Layer(*row) for row in link.execute(f"SELECT {', '.join(_LAYER)} FROM layer ORDER BY name")]


def layer(link: sqlite3.Connection, name: str) -> Layer | None:
    """The installed pack of a name."""
    row = link.execute(f"SELECT {', '.join(_LAYER)} FROM layer WHERE name=?", (name,)).fetchone()
    return Layer(*row) if row else None


def install(
    link: sqlite3.Connection,
    new: Layer,
    rows: Iterable[PackItem],
    *,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Change:
    """Make `rows` the whole of the layer. Runs inside the caller's transaction.

    Raises `Cancelled`, `IdsTaken`, `DuplicateId`; whatever is raised, the caller rolls back.
    """
    total = len(rows) if isinstance(rows, list | tuple) else 0
    work = _Import(
        link, new, total, progress or (lambda _done, _total, _what: None), cancelled or (lambda: False)
    )
    return work.run(rows)


class _Import:
    """One import of one pack."""

    def __init__(
        self, link: sqlite3.Connection, new: Layer, total: int, progress: Progress, stop: Stop
    ) -> None:
        self._link = link
        self._new = new
        self._total = total
        self._progress = progress
        self._stop = stop
        self._touched: Touched = set()
        self._seq = 0

    def run(self, rows: Iterable[PackItem]) -> Change:
        old = layer(self._link, self._new.name)
        label = f"Import of {self._new.title or self._new.name}, version {self._new.version}"
        self._seq = journal.write(self._link, "import", label, layer=self._new.name)
        # Rows of the layer itself, and rows that another pack has dropped and this one may take over.
        known = self._link.execute(
            "SELECT 1 FROM item WHERE layer=? OR gone=1 LIMIT 1", (self._new.name,)
        ).fetchone()
        if known:
            self._compare(rows)
        else:
            self._add(rows)
        if not self._touched and old == self._new:
            self._link.execute("DELETE FROM txn WHERE seq=?", (self._seq,))
            return Change(0, label)
        self._note_layer(old)
        self._report(self._total, "Done")
        return Change(self._seq, label, compact(self._touched))

    def _add(self, rows: Iterable[PackItem]) -> None:
        done = 0
        for portion in _portions(rows):
            self._insert([(item.id, stated(item)) for item in portion])
            done += len(portion)
            self._report(done, "Reading the items")

    def _insert(self, items: list[tuple[str, dict[str, str]]]) -> None:
        rid = self._link.execute("SELECT coalesce(max(rid), 0) FROM item").fetchone()[0]
        made, found = [], []
        for number, (item_id, fields) in enumerate(items, rid + 1):
            derived = derive(fields)
            made.append((number, item_id, self._new.name, canonical(fields), self._seq, *derived.columns))
            found.append((number, derived))
            self._touched.add((derived.kind, item_id))
        try:
            self._link.executemany(_INSERT, made)
        except sqlite3.IntegrityError:
            self._explain([item_id for item_id, _ in items])
            raise
        index(self._link, found)

    def _explain(self, ids: list[str]) -> None:
        seen: set[str] = set()
        for item_id in ids:
            if item_id in seen:
                raise DuplicateId(item_id)
            seen.add(item_id)
        marks = ",".join("?" * len(ids))
        owners = self._link.execute(f"SELECT id, layer, born FROM item WHERE id IN ({marks})", ids).fetchall()
        twice = [item_id for item_id, _, born in owners if born == self._seq]
        others = [(item_id, _owner(name)) for item_id, name, born in owners if born != self._seq]
        if others:
            raise IdsTaken(others)
        if twice:
            raise DuplicateId(twice[0])

    def _compare(self, rows: Iterable[PackItem]) -> None:
        link = self._link
        link.execute("CREATE TEMP TABLE incoming(id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID")
        try:
            self._stage(rows)
            taken = link.execute(
                """SELECT i.id, i.layer FROM incoming n JOIN item i ON i.id=n.id
                   WHERE i.layer<>? AND NOT (i.gone=1 AND i.layer<>?) LIMIT 1000""",
                (self._new.name, OWN_LAYER),
            ).fetchall()
            if taken:
                raise IdsTaken((item_id, _owner(owner)) for item_id, owner in taken)
            changed = self._log_changes()
            self._apply(changed)
            added = link.execute(
                "SELECT id, body FROM incoming n WHERE NOT EXISTS(SELECT 1 FROM item i WHERE i.id=n.id) ORDER BY id"
            ).fetchall()
            for start in range(0, len(added), CHUNK):
                portion = added[start : start + CHUNK]
                self._insert([(item_id, effective(body, None)) for item_id, body in portion])
                self._report(self._total, "Adding what is new")
        finally:
            link.execute("DROP TABLE temp.incoming")

    def _stage(self, rows: Iterable[PackItem]) -> None:
        done = 0
        for portion in _portions(rows):
            before = self._link.total_changes
            try:
                self._link.executemany(
                    "INSERT INTO incoming VALUES(?,?)", [(item.id, body_of(item)) for item in portion]
                )
            except sqlite3.IntegrityError:
                raise DuplicateId(portion[self._link.total_changes - before].id) from None
            done += len(portion)
            self._report(done, "Reading the items")

    def _log_changes(self) -> list[str]:
        """Note what is changed, brought back, taken over or dropped; answers the ids."""
        link, seq, name = self._link, self._seq, self._new.name
        link.execute(
            """INSERT INTO body_log(seq, id, before, after, gone_before, gone_after, layer_before)
               SELECT ?, i.id, i.body, n.body, i.gone, 0, i.layer FROM incoming n JOIN item i ON i.id=n.id
               WHERE i.body<>n.body OR i.gone=1 OR i.layer<>?""",
            (seq, name),
        )
        link.execute(
            """INSERT INTO body_log(seq, id, before, after, gone_before, gone_after, layer_before)
               SELECT ?, i.id, i.body, NULL, 0, 1, i.layer FROM item i
               WHERE i.layer=? AND i.gone=0 AND NOT EXISTS(SELECT 1 FROM incoming n WHERE n.id=i.id)""",
            (seq, name),
        )
        return [row[0] for row in link.execute("SELECT id FROM body_log WHERE seq=? ORDER BY id", (seq,))]

    def _apply(self, changed: list[str]) -> None:
        _forward(self._link, self._seq, self._new.name)
        for start in range(0, len(changed), CHUNK):
            self._touched |= refresh(self._link, changed[start : start + CHUNK])
            self._report(self._total, "Bringing in the changes")

    def _note_layer(self, old: Layer | None) -> None:
        self._link.execute(
            "INSERT INTO layer_log(seq, name, before, after) VALUES(?,?,?,?)",
            (self._seq, self._new.name, _packed(old), _packed(self._new)),
        )
        _set_layer(self._link, self._new.name, _packed(self._new))
        self._link.execute(
            """INSERT INTO remembered(name, version) VALUES(?,?)
               ON CONFLICT DO UPDATE SET version=max(version, excluded.version)""",
            (self._new.name, self._new.version),
        )

    def _report(self, done: int, what: str) -> None:
        if self._stop():
            raise Cancelled
        self._progress(done, max(self._total, done), what)


def undo_import(link: sqlite3.Connection, name: str) -> Change:
    """Take back the newest import of a pack; the user's edits stay. Raises `NoSuchLayer`."""
    row = link.execute(
        "SELECT max(seq) FROM txn WHERE kind='import' AND layer=? AND undone_by IS NULL", (name,)
    ).fetchone()
    act = journal.entry(link, row[0]) if row[0] else None
    if act is None:
        raise NoSuchLayer(name, [pack.name for pack in installed(link)])
    return turn_import(link, act, forward=False)


def turn_import(link: sqlite3.Connection, act: journal.Entry, *, forward: bool) -> Change:
    """Take an import back, or bring it in again. Raises `LaterAct` where the layer has moved on since."""
    kind = "redo-import" if forward else "undo-import"
    before, after = link.execute("SELECT before, after FROM layer_log WHERE seq=?", (act.seq,)).fetchone()
    had, gets = (before, after) if forward else (after, before)
    if _packed(layer(link, act.layer)) != had or _moved_on(link, act, forward=forward):
        raise LaterAct(act.label, _newest_import(link, act))
    words = "Again" if forward else "Undo"
    seq = journal.write(link, kind, f"{words}: {act.label}", layer=act.layer, target=act.seq)
    ids = [
        row[0]
        for row in link.execute(
            "SELECT id FROM body_log WHERE seq=?1 UNION SELECT id FROM item WHERE born=?1", (act.seq,)
        )
    ]
    if forward:
        _forward(link, act.seq, act.layer)
        link.execute("UPDATE item SET gone=0 WHERE born=?", (act.seq,))
    else:
        _back(link, act.seq)
        link.execute("UPDATE item SET gone=1 WHERE born=?", (act.seq,))
    touched = refresh(link, ids)
    _set_layer(link, act.layer, gets)
    if forward and act.undone_by:
        journal.mark_undone(link, act.undone_by, seq)
    journal.mark_undone(link, act.seq, None if forward else seq)
    return Change(seq, f"{words}: {act.label}", compact(touched))


def _forward(link: sqlite3.Connection, seq: int, name: str) -> None:
    link.execute(
        """UPDATE item SET body=coalesce(b.after, item.body), gone=b.gone_after, layer=?2
           FROM body_log b WHERE b.seq=?1 AND b.id=item.id""",
        (seq, name),
    )


def _back(link: sqlite3.Connection, seq: int) -> None:
    link.execute(
        """UPDATE item SET body=b.before, gone=b.gone_before, layer=b.layer_before
           FROM body_log b WHERE b.seq=? AND b.id=item.id""",
        (seq,),
    )


def _moved_on(link: sqlite3.Connection, act: journal.Entry, *, forward: bool) -> bool:
    """Whether any row that the import touched is not as the import left it (or, forward, as it found it)."""
    logged = (
        "i.body<>b.before OR i.gone<>b.gone_before OR i.layer<>b.layer_before"
        if forward
        else "i.body<>coalesce(b.after, b.before) OR i.gone<>b.gone_after OR i.layer<>?2"
    )
    sql = f"""SELECT EXISTS(SELECT 1 FROM body_log b JOIN item i ON i.id=b.id WHERE b.seq=?1 AND ({logged}))
              OR EXISTS(SELECT 1 FROM item WHERE born=?1 AND (gone<>?3 OR layer<>?2))"""
    return bool(link.execute(sql, (act.seq, act.layer, int(forward))).fetchone()[0])


def _newest_import(link: sqlite3.Connection, act: journal.Entry) -> str:
    row = link.execute(
        "SELECT label FROM txn WHERE layer<>'' AND seq>? AND undone_by IS NULL ORDER BY seq DESC LIMIT 1",
        (act.seq,),
    ).fetchone()
    return str(row[0]) if row else "a later import"


def _set_layer(link: sqlite3.Connection, name: str, packed: str | None) -> None:
    link.execute("DELETE FROM layer WHERE name=?", (name,))
    if packed is not None:
        values = json.loads(packed)
        marks = ",".join("?" * len(_LAYER))
        link.execute(
            f"INSERT INTO layer({', '.join(_LAYER)}) VALUES({marks})", [values[part] for part in _LAYER]
        )


def _packed(pack: Layer | None) -> str | None:
    return None if pack is None else canonical(asdict(pack))


def _owner(name: str) -> str:
    return "yours" if name == OWN_LAYER else f"pack {name}"


def _portions(rows: Iterable[PackItem]) -> Iterator[list[PackItem]]:
    running = iter(rows)
    while portion := list(islice(running, CHUNK)):
        yield portion


def compact(touched: Touched) -> frozenset[tuple[str, str]]:
    """What was touched, whole kinds standing for their items where there are very many."""
    if len(touched) > MANY:
        return frozenset((kind, WHOLE_KIND) for kind, _ in touched)
    return frozenset(touched)


def check(pack: Layer) -> None:
    """Refuse a name that cannot be a pack's."""
    if not pack.name or pack.name == OWN_LAYER:
        raise StoreError(f"“{pack.name}” cannot be the name of a pack.", "Give the pack another name.")


def split(body: str) -> tuple[str, str | None, dict[str, str]]:
    """Kind, record and fields of a stored body."""
    stated: dict[str, str] = json.loads(body)
    kind, about = stated.pop(KIND, ""), stated.pop(ABOUT, None)
    return kind, about, stated
