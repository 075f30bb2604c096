"""Undo and redo over both kinds of acts: the user's own, and imports, which undo by itself never takes back."""

from __future__ import annotations

import sqlite3

from briefing.domain.items import Change
from briefing.store import acts, journal, layers
from briefing.store.errors import NoSuchAct, NothingToUndo, UndoStopsAtImport


def label_to_undo(link: sqlite3.Connection) -> str | None:
    """The name of the act that undo would take back; None where there is none or an import comes first."""
    act = journal.to_undo(link)
    return act.label if act and act.kind == "edit" else None


def label_to_redo(link: sqlite3.Connection) -> str | None:
    """The name of the act that redo would bring back."""
    act = _undone(link)
    return act.label if act else None


def undo(link: sqlite3.Connection) -> Change:
    """Take back the newest act. Raises `NothingToUndo`, `UndoStopsAtImport`."""
    act = journal.to_undo(link)
    if act is None:
        raise NothingToUndo("There is nothing to undo.")
    if act.kind == "import":
        raise UndoStopsAtImport(act.seq, act.label)
    return acts.turn(link, act, forward=False)


def redo(link: sqlite3.Connection) -> Change:
    """Bring back what was undone last. Raises `NothingToUndo`."""
    act = _undone(link)
    if act is None:
        raise NothingToUndo("There is nothing to redo.")
    return acts.turn(link, act, forward=True)


def undo_one(link: sqlite3.Connection, seq: int) -> Change:
    """Take back the act of a number: an edit, an import, or an undo. Raises `NoSuchAct`, `LaterAct`."""
    act = journal.entry(link, seq)
    if act is None or act.undone_by:
        raise NoSuchAct(f"The history holds no act {seq} that stands.", "Look it up in the history.")
    target = journal.entry(link, act.target) if act.target else None
    turned = target or act
    turn = layers.turn_import if turned.layer else acts.turn
    return turn(link, turned, forward=act.kind in {"undo", "undo-import"})


def _undone(link: sqlite3.Connection) -> journal.Entry | None:
    undone = journal.to_redo(link)
    return journal.entry(link, undone.target) if undone and undone.target else None
