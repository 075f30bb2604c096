"""What an action lacks before it can be done, in the user's words; None where nothing is lacking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from briefing.ui.asking import Shell


def say(words: str) -> str:
    """Words of the table in the user's language."""
    return QCoreApplication.translate("Actions", words)


def place_there(place_id: str) -> Callable[[Shell], str | None]:
    def lacks(shell: Shell) -> str | None:
        return None if shell.has_place(place_id) else say("this place is not there yet")

    return lacks


def writable(shell: Shell) -> str | None:
    workspace = shell.context.workspace
    return workspace.why_read_only if workspace.read_only else None


def chosen(shell: Shell) -> str | None:
    return None if shell.context.current[0] else say("choose something first")


def can_add(shell: Shell) -> str | None:
    return writable(shell) or chosen(shell)


def own_event(shell: Shell) -> str | None:
    item = shell.context.selection.get(shell.context.current[0])
    own = item is not None and item.own and item.kind == "event"
    return writable(shell) or (None if own else say("choose an event of your own first"))


def figure_here(shell: Shell) -> str | None:
    return None if shell.figure() else say("no figure is shown here")


def can_redo(shell: Shell) -> str | None:
    return writable(shell) or (None if shell.context.workspace.redo_label() else say("nothing was undone"))
