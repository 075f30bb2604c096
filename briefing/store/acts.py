"""Acts on the user's layer: add, edit, remove and decide, several at once as one act, with undo and redo."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Literal

from briefing.domain.errors import UnknownItem
from briefing.domain.ids import PREFIX_OF_KIND
from briefing.domain.items import OWN_LAYER, Change
from briefing.store import edits, journal
from briefing.store.derive import ABOUT, DEAD, KIND, check_dates, effective
from briefing.store.edits import State
from briefing.store.errors import LaterAct, NoSuchEdit, StoreError
from briefing.store.refresh import Touched, refresh
from briefing.store.transactions import count_up

TYPING_PAUSE = 60
"""Seconds without a keystroke after which typing in the same field becomes an act of its own."""

Choice = Literal["mine", "theirs", "later"]


class ActWriter:
    """Collects writes into one act with one name. Made by `Workspace.act`; valid until that block ends."""

    def __init__(
        self, link: sqlite3.Connection, label: str, reason: str = "", *, joins: bool = False
    ) -> None:
        self._link = link
        self._label = label
        self._reason = reason
        self._joins = joins
        self._seq: int | None = None
        self._changed: set[str] = set()
        self._new: list[str] = []
        self._touched: Touched = set()
        self._moved_from: Touched = set()
        self.change = Change(0, label)
        """What the act touched; complete after the block."""

    def add(
        self,
        kind: str,
        fields: Mapping[str, str],
        *,
        about: str | None = None,
        id: str | None = None,  # noqa: A002 - the word the callers use
    ) -> str:
        """Add an item of the user's own; answers its id, `PREFIX:my-<n>` where none is asked for."""
        made = id or f"{PREFIX_OF_KIND[kind]}:my-{count_up(self._link, 'own')}"
        clean = {name: value for name, value in fields.items() if value and name[0] != "_"}
        whole = {KIND: kind, **({ABOUT: about} if about else {}), **clean}
        check_dates(whole)
        row = self._link.execute("SELECT layer FROM item WHERE id=?", (made,)).fetchone()
        if row:
            raise StoreError(f"The id “{made}” is in use.", "Leave the id out to have one made.")
        seq = self._act()
        self._link.execute(
            "INSERT INTO item(id, layer, body, born, kind, about, dead) VALUES(?,?,'{}',?,?,?,1)",
            (made, OWN_LAYER, seq, kind, about),
        )
        for name, value in whole.items():
            self._set(made, name, None, State(value, None, 0, "", self._reason))
        self._new.append(made)
        self._settle([made])
        return made

    def edit(self, item_id: str, fields: Mapping[str, str | None], *, reason: str = "") -> None:
        """Set the user's values; None gives the field back to the pack, "" says that it has no value.

        `about` moves an item of the user's own to another record. Raises `UnknownItem` and `DateError`.
        """
        row = self._link.execute(
            "SELECT layer, body, mine, gone FROM item WHERE id=? AND dead=0", (item_id,)
        ).fetchone()
        if not row:
            raise UnknownItem(item_id)
        layer, body, mine, gone = row
        said = effective(body, None)
        old = edits.current(self._link, item_id)
        wanted: dict[str, State | None] = {}
        for name, value in fields.items():
            name = ABOUT if name == "about" and layer == OWN_LAYER else name
            before = old.get(name)
            if (layer == OWN_LAYER and not value) or value is None:
                after = None
            elif before is None and value == said.get(name, ""):
                continue
            else:
                after = edits.fresh(value, reason or self._reason, before, said.get(name), bool(gone))
            if (before.value if before else None) != (after.value if after else None):
                wanted[name] = after
        if not wanted:
            return
        now = effective(body, mine)
        now.update({name: state.value if state else said.get(name, "") for name, state in wanted.items()})
        check_dates({name: now.get(name, "") for name in (*wanted, KIND, "from", "to")})
        for name, after in wanted.items():
            self._set(item_id, name, old.get(name), after)
        self._settle([item_id])

    def remove(self, item_id: str) -> None:
        """Take an item out of sight, and with an item of the user's own what the user hung on it."""
        row = self._link.execute("SELECT layer, gone FROM item WHERE id=? AND dead=0", (item_id,)).fetchone()
        if not row:
            raise UnknownItem(item_id)
        children = self._link.execute(
            "SELECT id FROM item WHERE about=? AND layer=? AND dead=0 ORDER BY id", (item_id, OWN_LAYER)
        ).fetchall()
        for (child,) in children:
            if child != item_id:
                self.remove(child)
        old = edits.current(self._link, item_id).get(DEAD)
        self._set(item_id, DEAD, old, State("1", None, row[1], "", self._reason))
        self._settle([item_id])

    def decide(self, item_id: str, field: str, choice: Choice, reason: str = "") -> None:
        """Settle a conflict: keep mine (from now on over the pack's new value), take theirs, or put it off."""
        old = edits.current(self._link, item_id).get(field)
        row = self._link.execute("SELECT body, gone FROM item WHERE id=?", (item_id,)).fetchone()
        if old is None or row is None:
            raise NoSuchEdit(
                f"You have no edit of “{field}” of {item_id}.", "List the conflicts to see what is open."
            )
        if choice == "theirs":
            after = None
        elif choice == "later":
            after = old._replace(choice="later", reason=reason or old.reason)
        else:
            said = effective(row[0], None).get(field)
            after = State(old.value, said, row[1], "", reason or old.reason)
        if after != old:
            self._set(item_id, field, old, after)
            self._settle([item_id])

    def _act(self) -> int:
        if self._seq is None:
            self._seq = journal.write(self._link, "edit", self._label, reason=self._reason, joins=self._joins)
        return self._seq

    def join(self, seq: int) -> None:
        """Become part of an earlier act: typing that goes on."""
        self._seq = seq
        self._link.execute("UPDATE txn SET at=? WHERE seq=?", (journal.now(), seq))

    def _set(self, item_id: str, field: str, before: State | None, after: State | None) -> None:
        seq = self._act()
        edits.log(self._link, seq, item_id, field, before, after)
        edits.put(self._link, seq, item_id, field, after)
        self._changed.add(item_id)

    def _settle(self, ids: list[str]) -> None:
        # At once, so that what the same act reads next is right.
        edits.copy_to_items(self._link, ids)
        self._touched |= refresh(self._link, ids)
        self.change = Change(self._seq or 0, self._label, frozenset(self._touched), tuple(self._new))


def turn(link: sqlite3.Connection, act: journal.Entry, *, forward: bool) -> Change:
    """Take an act back, or do it again."""
    rows = link.execute("SELECT id, field, before, after FROM edit_log WHERE seq=?", (act.seq,)).fetchall()
    kind = "redo" if forward else "undo"
    seq = journal.write(link, kind, f"{kind.capitalize()}: {act.label}", target=act.seq)
    ids: dict[str, list[str]] = {}
    for item_id, field, before, after in rows:
        ids.setdefault(item_id, []).append(field)
        had, gets = (before, after) if forward else (after, before)
        if edits.packed(edits.current(link, item_id).get(field)) != had:
            raise LaterAct(act.label, _later(link, act.seq, item_id))
        edits.put(link, seq, item_id, field, edits.unpacked(gets))
    for item_id, fields in ids.items():
        left = edits.current(link, item_id)
        if KIND in fields and KIND not in left and (left or _used(link, item_id, set(ids))):
            raise LaterAct(act.label, _later(link, act.seq, item_id))
    edits.copy_to_items(link, ids)
    touched = refresh(link, ids)
    new: tuple[str, ...] = ()
    if forward:
        new = tuple(item_id for item_id, fields in ids.items() if KIND in fields)
        link.execute("UPDATE txn SET undone_by=? WHERE seq=?", (seq, act.undone_by))
    journal.mark_undone(link, act.seq, None if forward else seq)
    return Change(seq, act.label, frozenset(touched), new)


def _used(link: sqlite3.Connection, item_id: str, together: set[str]) -> bool:
    rows = link.execute("SELECT id FROM item WHERE about=? AND layer=? AND dead=0", (item_id, OWN_LAYER))
    return any(row[0] not in together for row in rows)


def _later(link: sqlite3.Connection, seq: int, item_id: str) -> str:
    row = link.execute(
        """SELECT t.label FROM txn t WHERE t.kind='edit' AND t.undone_by IS NULL AND t.seq>? AND t.seq IN (
             SELECT seq FROM edit_log WHERE id=? UNION SELECT l.seq FROM edit_log l JOIN item i ON i.id=l.id
             WHERE i.about=?) ORDER BY t.seq DESC LIMIT 1""",
        (seq, item_id, item_id),
    ).fetchone()
    return str(row[0]) if row else "a later act"


def typing_to_join(
    link: sqlite3.Connection, label: str, item_id: str, fields: Mapping[str, str | None]
) -> int | None:
    """The act that typing in these fields goes on with: the newest, if it was typing in exactly them."""
    seq = journal.joinable(link, label, journal.now(), TYPING_PAUSE)
    if seq is None:
        return None
    rows = link.execute("SELECT id, field FROM edit_log WHERE seq=?", (seq,)).fetchall()
    return seq if set(rows) == {(item_id, name) for name in fields} else None
