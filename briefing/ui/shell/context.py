"""What every place shares: the workspace, the selection, the as-of date, the draft, what is chosen, and messages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.analysis.selection import KINDS_READ, Selection, select
from briefing.domain.errors import BriefingError, Cancelled
from briefing.domain.ids import kind_of
from briefing.domain.items import Change, Item
from briefing.ui.kit.theme import Themes, themes
from briefing.ui.shell.jobs import JobRunner, Work

if TYPE_CHECKING:
    from briefing.store import Workspace

log = logging.getLogger(__name__)

MANY = 500
"""More touched items than this, and the selection is loaded anew, in a worker, instead of mended."""

PLACE_OF_KIND = {
    "institution": "institutions",
    "event": "timeline",
    "commitment": "commitments",
    "point": "commitments",
    "source": "sources",
    "briefing": "briefings",
    "block": "briefings",
    "statement": "briefings",
}
"""Where an item of a kind is opened; what is not named here opens with the record it is about, else in evidence."""


class Context(QObject):
    """Shared by the window and all places; lives as long as the window.

    Write with `do`: it shows what went wrong, tells everyone what changed, and answers the change. Never keep the
    selection: ask for it when it is used.
    """

    changed = Signal(object)
    """A `Change`: what a write touched. An undo, a redo and an import say it too."""
    asOfChanged = Signal()
    draftChanged = Signal()
    currentChanged = Signal(str, str)
    """What is chosen: id and field; the evidence panel follows it, and Ctrl+D adds it."""
    navigateRequested = Signal(str, str)
    viewRequested = Signal(str, object)
    evidenceRequested = Signal(bool)
    """Open or close the evidence panel."""
    toastRequested = Signal(str, object, object)
    errorRaised = Signal(object)
    performRequested = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.jobs = JobRunner(workspace, self)
        self.theme: Themes = themes()
        self._as_of = workspace.setting("as-of")
        self._known_by = workspace.setting("known-by")
        self._selection: Selection | None = None
        self._touched_since: set[str] | None = None
        self._current = ("", "")
        self._evidence_on = workspace.setting("evidence") == "on"
        self._draft = workspace.setting("draft")

    # -- what is on record
    @property
    def selection(self) -> Selection:
        """All living items as of the date in force; cheap to ask for, loaded when it is first needed."""
        if self._selection is None:
            self._selection = select(self.workspace, self.as_of or None, self._known_by or None)
        return self._selection

    @property
    def newest(self) -> str:
        """The information cut-off of the newest pack, as an ISO day; empty where no pack states one."""
        return self.workspace.default_as_of()

    @property
    def as_of(self) -> str:
        """The as-of date in force, as an ISO day."""
        return self._as_of or self.newest

    @property
    def known_by(self) -> str:
        """The day by which a source must have been published to count, empty where all count."""
        return self._known_by

    @property
    def shows_newest(self) -> bool:
        """Whether the newest data are shown: no other as-of date and no known-by date is set."""
        return (not self._as_of or self._as_of == self.newest) and not self._known_by

    def set_as_of(self, day: str, known_by: str = "") -> None:
        """Show another date; empty is the newest data."""
        day = "" if day == self.newest else day
        if (day, known_by) == (self._as_of, self._known_by):
            return
        self._as_of, self._known_by = day, known_by
        before = self._selection
        if before is not None:
            self._selection = Selection(
                before.by_id.values(), as_of=self.as_of, known_by=known_by, cutoff=before.cutoff
            )
        self.workspace.set_setting("as-of", day)
        self.workspace.set_setting("known-by", known_by)
        self.asOfChanged.emit()

    # -- writing
    def do(self, write: Callable[[], Change]) -> Change | None:
        """Run a write; None where it was refused, after the window has said why."""
        try:
            change = write()
        except BriefingError as error:
            self.show_error(error)
            return None
        self.tell(change)
        return change

    def tell(self, change: Change) -> None:
        """Tell everyone what a write (one that a job did, say) has touched.

        After a large one, such as an import, the selection is loaded in a worker first; until then the old one holds.
        """
        if not change.seq:
            return
        ids = [item_id for kind, item_id in change.touched if kind in KINDS_READ]
        if len(ids) > MANY:
            self.load_apart(lambda: self.changed.emit(change))
            return
        self._mend(ids)
        self.changed.emit(change)

    def _mend(self, ids: Collection[str]) -> None:
        if self._touched_since is not None:
            self._touched_since.update(ids)
        before = self._selection
        if before is None:
            return
        cutoff = self.workspace.cutoff()
        now = (self.as_of or before.as_of, self._known_by, cutoff)
        if not ids and (before.as_of, before.known_by, before.cutoff) == now:
            return
        items: dict[str, Item] = dict(before.by_id)
        found = self.workspace.many(ids)
        for item_id in ids:
            items.pop(item_id, None)
        items.update(found)
        self._selection = Selection(items.values(), as_of=self.as_of, known_by=self._known_by, cutoff=cutoff)

    def load_apart(self, then: Callable[[], object]) -> None:
        """Load the selection in a worker, then call `then`: after an import, so that the window stays alive.

        What is written and which date is chosen while it reads counts as well; of two readings the newer holds.
        """
        as_of, known_by = self.as_of or None, self._known_by or None
        since: set[str] = set()
        self._touched_since = since

        def loaded(made: Selection) -> None:
            if self._touched_since is since:
                self._touched_since = None
                self._selection = made
                self._mend(since)
            then()

        def failed(error: BriefingError) -> None:
            if self._touched_since is since:
                self._touched_since = None
                self._selection = None
            self.show_error(error)

        self.jobs.start(
            self.tr("Reading what is on record"),
            lambda work: select(work.reader, as_of, known_by),
            done=loaded,
            failed=failed,
            quiet=True,
        )

    def undo(self) -> None:
        """Take back the newest act of content, and say which."""
        label = self.workspace.undo_label()
        change = self.do(self.workspace.undo)
        if change:
            self.toast(self.tr("Undone: {act}").format(act=label or change.label))

    def redo(self) -> None:
        """Bring back what was undone last, and say which."""
        label = self.workspace.redo_label()
        change = self.do(self.workspace.redo)
        if change:
            self.toast(self.tr("Done again: {act}").format(act=label or change.label))

    # -- what is chosen, and where
    @property
    def current(self) -> tuple[str, str]:
        """What is chosen: an item's id and a field of it, both empty where nothing is."""
        return self._current

    def set_current(self, item_id: str, field: str = "") -> None:
        """Tell what is chosen; the evidence panel shows it where it is open."""
        if (item_id, field) != self._current:
            self._current = (item_id, field)
            self.currentChanged.emit(item_id, field)

    def show_evidence(self, item_id: str, field: str = "") -> None:
        """Choose something and open the evidence panel on it."""
        self.set_current(item_id, field)
        self.set_evidence(on=True)

    @property
    def evidence_on(self) -> bool:
        """Whether the evidence panel is open."""
        return self._evidence_on

    def set_evidence(self, *, on: bool) -> None:
        """Open or close the evidence panel."""
        if on != self._evidence_on:
            self._evidence_on = on
            self.workspace.set_setting("evidence", "on" if on else "")
        self.evidenceRequested.emit(on)

    def navigate(self, place_id: str, object_id: str = "") -> None:
        """Go to a place, to an object in it where one is named; back comes here again."""
        self.navigateRequested.emit(place_id, object_id)

    def show_view(self, place_id: str, state: dict[str, str]) -> None:
        """Go to a place as a state of it shows it: the list that a number counts, say."""
        self.viewRequested.emit(place_id, state)

    def open_item(self, item_id: str) -> None:
        """Go to the place where an item is shown; what has no place of its own shows its evidence."""
        kind = kind_of(item_id) or ""
        if kind in PLACE_OF_KIND:
            self.navigate(PLACE_OF_KIND[kind], item_id)
            return
        item = self.selection.get(item_id)
        about = item.about if item else ""
        if about and kind_of(about) in PLACE_OF_KIND:
            self.navigate(PLACE_OF_KIND[kind_of(about) or ""], about)
        self.show_evidence(item_id)

    # -- the draft
    @property
    def draft(self) -> str:
        """The id of the briefing that things are added to, empty where there is none."""
        if self._draft and self.workspace.item(self._draft) is None:
            self._draft = ""
        if not self._draft:
            own = self.workspace.briefings()
            self._draft = own[-1].id if own else ""
        return self._draft

    def set_draft(self, briefing_id: str) -> None:
        """Make another briefing the one that things are added to."""
        if briefing_id != self._draft:
            self._draft = briefing_id
            self.workspace.set_setting("draft", briefing_id)
            self.draftChanged.emit()

    def add_to_briefing(self, item_id: str, field: str = "") -> str | None:
        """Add an item, or a field of it, to the draft (one is started where there is none); the statement's id."""
        from briefing.ui.shell.drafts import add_statement  # builds on the context

        return add_statement(self, item_id, field)

    # -- messages
    def toast(
        self,
        text: str,
        *,
        undo: bool | Callable[[], object] = False,
        show: Callable[[], object] | None = None,
    ) -> None:
        """Say what was done, with its undo (that of the newest act, or one of its own) and a way to see it."""
        self.toastRequested.emit(text, undo, show)

    def show_error(self, error: BriefingError) -> None:
        """Show what went wrong and the mend; nothing for what the user stopped."""
        if isinstance(error, Cancelled):
            self.toast(error.message)
            return
        log.info("Refused: %s", error)
        self.errorRaised.emit(error)

    def perform(self, action_id: str) -> None:
        """Do an action of the table, as if its key had been pressed."""
        self.performRequested.emit(action_id)


__all__ = ["PLACE_OF_KIND", "Context", "Work"]
