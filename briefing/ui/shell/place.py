"""The base of every place: what the window asks of it, and what it may leave as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing.domain.items import Change

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context
    from briefing.ui.shell.figures import PlaceFigure


class Place(QWidget):
    """A place of the window, built when it is first opened and kept.

    Subclasses set `place_id`, take the context in their constructor (`super().__init__(context)`) and override what
    they need. Everything that can be opened, selected or restored goes by ids.
    """

    place_id = ""
    wants_rail = False
    """Whether the navigation folds to its rail while the place is open (the composer)."""

    headingChanged = Signal()
    """Say this when `title`, `object_title` or `status_words` answer something else."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def title(self) -> str:
        """What the top bar calls the place."""
        return ""

    def object_title(self) -> str:
        """What the top bar says after the title: the name of what is open, or nothing."""
        return ""

    def heading(self) -> str:
        """What the window's title bar says: the name of what is open, else that of the place."""
        return self.object_title() or self.title()

    def status_words(self) -> str:
        """What the status line says is in view: "54 bodies, 68 commitments"."""
        return ""

    def open_object(self, object_id: str) -> None:
        """Show an item of the workspace in this place; an empty id shows the place as such."""

    def current_object(self) -> str:
        """The id of what is open, empty where the place shows itself."""
        return ""

    def state(self) -> dict[str, str]:
        """What back and forward bring again besides the object: filter, scroll, tab."""
        return {}

    def restore(self, state: dict[str, str]) -> None:
        """Bring a state again; keys that are missing stay as they are."""

    def refresh(self, change: Change | None) -> None:
        """Show what changed. None: everything may be different (another as-of date, an import).

        Only called while the place is in view, or when it comes into view after changes it has missed.
        """

    def entered(self) -> None:
        """The place came into view."""

    def left(self) -> bool:
        """The place is about to go out of view; False keeps it (unsaved input that cannot be kept)."""
        return True

    def focus_first(self) -> None:
        """Put the keyboard's focus where work begins."""
        self.setFocus()

    def find_here(self) -> bool:
        """Ctrl+F: put the focus into the place's own filter; False where it has none."""
        return False

    def open_file(self, path: str) -> bool:
        """Take a file that was dropped on the window; False where the place has no use for it."""
        del path
        return False

    def figure(self) -> PlaceFigure | None:
        """The figure that is shown now and can be copied and saved; None where there is none."""
        return None

    def perform(self, action_id: str) -> bool:
        """Do an action of `ui/actions.py` that belongs to this place; False where it is not known here."""
        del action_id
        return False

    def lacks(self, action_id: str) -> str | None:
        """Why an action of this place cannot be done now ("choose an event first"), or None."""
        del action_id
        return None
