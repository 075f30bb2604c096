"""What can go wrong with a workspace, each with a sentence for the user and the way out."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.domain.errors import BriefingError


class StoreError(BriefingError):
    """Something about the workspace file or an act on it."""


class NotAWorkspace(StoreError):
    """A file that is not a workspace of this application."""


class WorkspaceMissing(StoreError):
    """There is no file at the path."""


class WorkspaceDamaged(StoreError):
    """The file is a workspace, but parts of it cannot be read."""


class WorkspaceBusy(StoreError):
    """Another piece of work is writing to the workspace right now."""


class WorkspaceReadOnly(StoreError):
    """The workspace was opened for reading only, and something tried to change it."""


class WorkspaceNewer(WorkspaceReadOnly):
    """A newer version of the application wrote the workspace; it can be read, not changed."""


class WorkspaceOlder(StoreError):
    """An older version wrote the workspace, and it was to be read only: it must be brought up to date first."""


class DiskFull(StoreError):
    """There is no room left on the disk; nothing was changed."""


class DiskFailed(StoreError):
    """The disk could not be read or written: a stick was removed, a share went away; nothing was changed."""


class NothingToUndo(StoreError):
    """There is no act to undo, or none to redo."""


class UndoStopsAtImport(StoreError):
    """Undo met an import, which has its own Undo in the history."""

    def __init__(self, seq: int, label: str) -> None:
        super().__init__(
            f"Undo stops here, at “{label}”.", "To take back an import, use its Undo in the history."
        )
        self.seq = seq
        self.label = label


class LaterAct(StoreError):
    """An act cannot be undone by itself because a later act changed the same thing."""

    def __init__(self, label: str, later: str) -> None:
        super().__init__(
            f"“{label}” cannot be undone by itself: “{later}” came later and changed the same.",
            f"Undo “{later}” first.",
        )


class IdsTaken(StoreError):
    """A pack brings ids that belong to another pack, or to the user."""

    def __init__(self, taken: Iterable[tuple[str, str]]) -> None:
        self.taken = tuple(taken)
        shown = ", ".join(f"{item_id} ({owner})" for item_id, owner in self.taken[:5])
        more = f" and {len(self.taken) - 5} more" if len(self.taken) > 5 else ""
        super().__init__(
            f"These ids belong to another pack or to you: {shown}{more}.",
            "An id belongs to one pack; ask the publisher to name the items anew.",
        )


class DuplicateId(StoreError):
    """A pack brings the same id twice."""

    def __init__(self, item_id: str) -> None:
        super().__init__(f"The id “{item_id}” occurs twice.", "Every item needs an id of its own.")
        self.item_id = item_id


class NoSuchLayer(StoreError):
    """No pack of that name is installed."""

    def __init__(self, name: str, installed: Iterable[str]) -> None:
        names = ", ".join(installed) or "none"
        super().__init__(f"No pack named “{name}” is installed.", f"Installed: {names}.")


class NoSuchAct(StoreError):
    """The history holds no act of that number, or it is undone already."""


class NoSuchEdit(StoreError):
    """There is no edit of the user's to decide about."""
