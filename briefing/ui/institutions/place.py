"""The place of institutions: the list where no body is open, its profile where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from briefing.analysis.selection import Selection
from briefing.domain.items import Change
from briefing.ui.institutions.list_page import ListPage
from briefing.ui.institutions.profile_page import ProfilePage
from briefing.ui.shell.figures import PlaceFigure
from briefing.ui.shell.place import Place

if TYPE_CHECKING:
    from briefing.report.pictures import Picture
    from briefing.ui.shell.context import Context


class InstitutionsPlace(Place):
    """List and profile. Built at its first opening; the profile page at the first profile."""

    place_id = "institutions"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._object = ""
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.list = ListPage(context)
        self.list.opened.connect(lambda item_id: context.navigate(self.place_id, item_id))
        self.list.viewChanged.connect(self.headingChanged)
        self._stack.addWidget(self.list)
        self._profile: ProfilePage | None = None
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda step=step: self._tab(step))

    @property
    def profile(self) -> ProfilePage:
        """The page of profiles."""
        if self._profile is None:
            self._profile = ProfilePage(self.context)
            self._profile.viewChanged.connect(self.headingChanged)
            self._profile.listAsked.connect(lambda: self.context.navigate(self.place_id, ""))
            self._stack.addWidget(self._profile)
        return self._profile

    # -- what the window asks
    def title(self) -> str:
        """The place's name."""
        return self.tr("Institutions")

    def object_title(self) -> str:
        """The abbreviation of the body whose profile is open."""
        return self.context.selection.name(self._object) if self._object else ""

    def status_words(self) -> str:
        """Sources, best grade and disputed fields of a profile; how many bodies the list shows."""
        if self._object and self._profile and self._profile.shown:
            return self._profile.shown.summary
        return self.list.counted()

    def open_object(self, object_id: str) -> None:
        """Show a profile; the list for an empty id, or for one that is not on record."""
        item = self.context.selection.get(object_id) if object_id else None
        if item is None:
            before, self._object = self._object, ""
            if before:
                self.list.table.choose(before)
            self._stack.setCurrentWidget(self.list)
            self.headingChanged.emit()
            return
        self._object = object_id
        self.profile.open(object_id)
        self._stack.setCurrentWidget(self.profile)
        self.context.set_current(object_id)
        self.headingChanged.emit()

    def current_object(self) -> str:
        """The id of the body whose profile is open."""
        return self._object

    def figure(self) -> PlaceFigure | None:
        """The relations of the body whose profile is open."""
        body = self._object
        shown = self._profile.shown if body and self._profile else None
        if shown is None or not self.profile.relations.drawn():
            return None

        def draw(selection: Selection) -> Picture:
            from briefing.report.pictures.drawn import relations

            return relations(selection, [body])

        return PlaceFigure(f"relations-{self.context.selection.name(body)}".replace("/", "-"), draw)

    def state(self) -> dict[str, str]:
        """Tab and scroll of a profile; filters, order and chosen row of the list."""
        return self.profile.state() if self._object else self.list.state()

    def restore(self, state: dict[str, str]) -> None:
        """Bring them again."""
        if self._object:
            self.profile.restore(state)
        else:
            self.list.restore(state)

    def refresh(self, change: Change | None) -> None:
        """Show what changed: rows and fields that are the same stay as they are."""
        if self._object and self.context.selection.get(self._object) is None:
            self.open_object("")
        if self._object:
            self.profile.refresh()
        if change is None or any(
            kind not in {"briefing", "block", "statement"} for kind, _ in change.touched
        ):
            self.list.refresh()
        self.headingChanged.emit()

    def focus_first(self) -> None:
        """Rows of the list, fields of the profile."""
        if self._object:
            self.profile.focus_first()
        else:
            self.list.focus_first()

    def find_here(self) -> bool:
        """Ctrl+F: the find field of the list."""
        if self._object:
            return False
        self.list.focus_find()
        return True

    def _tab(self, step: int) -> None:
        if self._object and self._profile:
            tabs = self._profile.tabs
            tabs.setCurrentIndex((tabs.currentIndex() + step) % max(1, tabs.count()))
