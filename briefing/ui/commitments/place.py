"""The commitments as a place: table and board where none is open, a commitment with its whole history where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QWidget

from briefing.analysis.selection import Selection
from briefing.domain.ids import kind_of
from briefing.domain.items import Change
from briefing.ui.commitments.detail import DetailPage
from briefing.ui.commitments.list_page import ListPage
from briefing.ui.shell.figures import PlaceFigure
from briefing.ui.shell.place import Place

if TYPE_CHECKING:
    from briefing.report.pictures import Picture
    from briefing.ui.shell.context import Context

_OWN = {"briefing", "block", "statement"}


class CommitmentsPlace(Place):
    """List and page. An id given from elsewhere is chosen in the list; Enter there opens its page."""

    place_id = "commitments"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._object = ""
        self._opening = ""
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.list = ListPage(context)
        self.list.opened.connect(self._go)
        self.list.editAsked.connect(self._edit)
        self.list.viewChanged.connect(self.headingChanged)
        self._stack.addWidget(self.list)
        self._page: DetailPage | None = None

    @property
    def page(self) -> DetailPage:
        """The page of one commitment, made when the first is opened."""
        if self._page is None:
            self._page = DetailPage(self.context)
            self._page.listAsked.connect(lambda: self.context.navigate(self.place_id, ""))
            self._stack.addWidget(self._page)
        return self._page

    def _go(self, item_id: str) -> None:
        """Open a commitment's page by way of the window, so that back leads to the list again."""
        self._opening = item_id
        self.context.navigate(self.place_id, item_id)

    def _edit(self, item_id: str) -> None:
        self._go(item_id)
        if self._object == item_id:
            self.page.edit()

    # -- what the window asks
    def title(self) -> str:
        """The place's name."""
        return self.tr("Commitments")

    def object_title(self) -> str:
        """The text of the commitment that is open."""
        item = self.context.selection.get(self._object) if self._object else None
        return item.title if item else ""

    def status_words(self) -> str:
        """What is in view."""
        if self._object and self._page and self._page.shown:
            return self._page.shown.status_words
        return self.list.counted()

    def open_object(self, object_id: str) -> None:
        """Choose a commitment in the list; its page where the list itself asked for it."""
        opening, self._opening = self._opening, ""
        if object_id and object_id == opening and self.page.open(object_id):
            self._show_page(object_id)
            return
        before, self._object = self._object, ""
        self._stack.setCurrentWidget(self.list)
        wanted = self._commitment(object_id) or before
        if wanted:
            self.list.choose(wanted)
        self.headingChanged.emit()

    def _commitment(self, object_id: str) -> str:
        """The commitment that an id means: its own, or that of a point of a plan."""
        if kind_of(object_id) == "point":
            item = self.context.selection.get(object_id)
            return item.get("commitment") if item else ""
        return object_id

    def _show_page(self, object_id: str) -> None:
        self._object = object_id
        self._stack.setCurrentWidget(self.page)
        self.context.set_current(object_id)
        self.headingChanged.emit()

    def current_object(self) -> str:
        """The id of the commitment whose page is open."""
        return self._object

    def figure(self) -> PlaceFigure | None:
        """The counts of all commitments by their status, while the list is in view."""
        if self._object or not any(self.context.selection.kind("commitment")):
            return None

        def draw(selection: Selection) -> Picture:
            from briefing.report.pictures.drawn import commitments

            return commitments(selection)

        return PlaceFigure("commitments", draw)

    def state(self) -> dict[str, str]:
        """Filters, grouping and chosen row of the list; that a page is open, and its scroll."""
        if self._object:
            return {"page": "yes", "scroll": str(self.page.page.verticalScrollBar().value())}
        return self.list.state()

    def restore(self, state: dict[str, str]) -> None:
        """Bring them again."""
        if state.get("page") != "yes":
            self.list.restore(state)
            return
        chosen = self.list.current_id()
        if chosen and self.page.open(chosen):
            self._show_page(chosen)

    def refresh(self, change: Change | None) -> None:
        """Show what changed: rows that are the same stay as they are."""
        if change is not None and {kind for kind, _ in change.touched} <= _OWN:
            return
        self.list.refresh()
        if self._object and not self.page.open(self._object):
            self.open_object("")
        self.headingChanged.emit()

    def entered(self) -> None:
        """What is chosen here is chosen again."""
        item_id = self._object or self.list.current_id()
        if item_id:
            self.context.set_current(item_id)

    def focus_first(self) -> None:
        """Rows of the list, or the page."""
        if self._object:
            self.page.focus_first()
        else:
            self.list.focus_first()

    def find_here(self) -> bool:
        """Ctrl+F: the find field of the list."""
        if self._object:
            return False
        self.list.focus_find()
        return True
