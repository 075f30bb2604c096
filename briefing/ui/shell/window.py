"""The main window: puts navigation, top bar, places, evidence and status line together, and does the actions.

Longer than most: it is the whole of `ui.asking.Shell`, and each method only hands on to the part that knows.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from briefing.domain.errors import BriefingError
from briefing.domain.items import Change
from briefing.ui.kit.dialog import Dialog
from briefing.ui.kit.layouts import Ground
from briefing.ui.kit.theme import theme, themes
from briefing.ui.shell.as_of import AsOfPopover
from briefing.ui.shell.context import Context
from briefing.ui.shell.drafts import start_briefing
from briefing.ui.shell.error_dialog import error_dialog
from briefing.ui.shell.evidence_panel import EvidencePanel
from briefing.ui.shell.figures import PlaceFigure
from briefing.ui.shell.frame import keep_frame, restore_frame
from briefing.ui.shell.menus import Menus
from briefing.ui.shell.missing_place import MissingPlace
from briefing.ui.shell.navigation import Navigation
from briefing.ui.shell.palette import Palette
from briefing.ui.shell.place import Place
from briefing.ui.shell.places import ENTRIES
from briefing.ui.shell.status_line import StatusLine
from briefing.ui.shell.toasts import ToastHost
from briefing.ui.shell.top_bar import TopBar
from briefing.ui.shell.visits import Visit, Visits

log = logging.getLogger(__name__)

FOLDS_BELOW = 1200
"""Narrower than this (at 100 %), the navigation folds to its rail."""

ADDING = "briefing.ui.adding"
"""The package whose `open_adding(context, parent)` is the form of Ctrl+N."""


class Window(QMainWindow):
    """One window on one workspace. Implements `ui.asking.Shell`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        context.setParent(self)
        self._visits = Visits()
        self._places: dict[str, Place] = {}
        self._missed: set[str] = set()
        self._here: Place | None = None
        self._dialogs: list[Dialog] = []
        self._others: list[Window] = []
        self._scale = themes().scale
        self.setWindowTitle(self.tr("Briefing"))
        self.setMinimumSize(1024, 600)
        self.setAcceptDrops(True)
        self._build()
        self.menus = Menus(self)
        self.palette_box = Palette(self, self._whole)
        self.palette_box.found.connect(context.open_item)
        self.toasts = ToastHost(self._whole)
        self._connect()
        restore_frame(self)
        self._show_as_of()
        self._show_packs()
        self._fold()

    # -- building
    def _build(self) -> None:
        whole = self._whole = Ground("canvas")
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.navigation = Navigation()
        self.top_bar = TopBar()
        self.stack = QStackedWidget()
        self.evidence = EvidencePanel(self._context)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.evidence)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([1000, theme().size("evidence")])
        self.evidence.setVisible(self._context.evidence_on)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.splitter, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(right, 1)
        rows.addLayout(middle, 1)
        self.status_line = StatusLine()
        rows.addWidget(self.status_line)
        self.setCentralWidget(whole)
        whole.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        context = self._context
        self.navigation.chosen.connect(self.go)
        self.navigation.itemDropped.connect(context.add_to_briefing)
        self.navigation.draftChosen.connect(lambda: self.go("briefings", context.draft))
        self.top_bar.back.connect(self.back)
        self.top_bar.forward.connect(self.forward)
        self.top_bar.search.connect(self.open_palette)
        self.top_bar.asOf.connect(self.choose_as_of)
        self.top_bar.evidence.connect(lambda on: context.set_evidence(on=on))
        self.evidence.closed.connect(lambda: context.set_evidence(on=False))
        context.navigateRequested.connect(self.go)
        context.viewRequested.connect(lambda place, state: self._enter(Visit(place, "", dict(state))))
        context.evidenceRequested.connect(self._show_evidence)
        context.toastRequested.connect(self._toast)
        context.errorRaised.connect(self._show_error)
        context.performRequested.connect(self.menus.perform)
        context.changed.connect(self._changed)
        context.asOfChanged.connect(self._as_of_changed)
        context.draftChanged.connect(self._show_tray)
        context.jobs.started.connect(self.status_line.show_work)
        themes().changed.connect(self._look_changed)
        self.top_bar.show_evidence(on=context.evidence_on)

    # -- Shell
    @property
    def context(self) -> Context:
        """What everything shares."""
        return self._context

    def has_place(self, place_id: str) -> bool:
        """Whether a place is part of this build."""
        return place_id in ENTRIES and ENTRIES[place_id].there()

    def place(self, place_id: str) -> Place:
        """The place of an id, built now if it was not."""
        if place_id not in self._places:
            entry = ENTRIES[place_id]
            made = entry.load()(self._context) if entry.there() else MissingPlace(self._context, place_id)
            made.headingChanged.connect(self._show_heading)
            self._places[place_id] = made
            self.stack.addWidget(made)
        return self._places[place_id]

    @property
    def here(self) -> Place | None:
        """The place in view."""
        return self._here

    def go(self, place_id: str, object_id: str = "") -> None:
        """Go to a place, to an object in it where one is named."""
        if place_id == "overview" and not object_id and self._new_here():
            place_id = "start"
        self._enter(Visit(place_id, object_id))

    def _new_here(self) -> bool:
        """Whether the user has seen nothing but the first page yet."""
        context = self._context
        return not context.workspace.setting("welcomed") and not context.draft

    def _enter(self, visit: Visit, *, moving: bool = False) -> bool:
        leaving = self._here
        place = self.place(visit.place)
        if leaving is not None:
            if leaving is not place and not leaving.left():
                self.navigation.show_place(leaving.place_id)
                return False
            if not moving:
                self._visits.keep(self._visit_of(leaving))
        if visit.place not in {"start", "settings", "shortcuts"}:
            self._context.workspace.set_setting("welcomed", "yes")
        self._here = place
        if visit.place in self._missed:
            self._missed.discard(visit.place)
            place.refresh(None)
        if visit.object or place.current_object() or visit.state:
            place.open_object(visit.object)
        if visit.state:
            place.restore(visit.state)
        if not moving:
            self._visits.go(visit)
        self.stack.setCurrentWidget(place)
        self.navigation.show_place(visit.place)
        self._fold()
        place.entered()
        self._show_heading()
        place.focus_first()
        self._context.workspace.set_setting("place", visit.place)
        self._context.workspace.set_setting("place-object", place.current_object())
        return True

    def _visit_of(self, place: Place) -> Visit:
        place_id = next((known for known, made in self._places.items() if made is place), place.place_id)
        return Visit(place_id, place.current_object(), place.state())

    def back(self) -> None:
        """Go to what was in view before."""
        self._step(self._visits.back, self._visits.forward)

    def forward(self) -> None:
        """Go again to where one came back from."""
        self._step(self._visits.forward, self._visits.back)

    def _step(self, move: Callable[[], Visit | None], again: Callable[[], Visit | None]) -> None:
        """Move along what was in view; where the place would not be left, `again` takes the move back."""
        if self._here is not None:
            self._visits.keep(self._visit_of(self._here))
        visit = move()
        if visit is not None and not self._enter(visit, moving=True):
            again()

    def can_go_back(self) -> bool:
        """Whether something was in view before."""
        return self._visits.can_go_back

    def can_go_forward(self) -> bool:
        """Whether one has gone back."""
        return self._visits.can_go_forward

    def open_palette(self, text: str = "") -> None:
        """Open the box that searches, or finds actions."""
        field, home = self.top_bar.search_field, self._whole
        wide = max(float(theme().px(560)), float(field.width()))
        at = field.mapTo(home, field.rect().topLeft())
        left = at.x() if home.isRightToLeft() else at.x() + field.width() - wide
        left = max(8.0, min(left, home.width() - wide - 8))
        self.palette_box.open_with(text, QRectF(left, at.y(), wide, 0))

    def choose_as_of(self) -> None:
        """Open the popover of the as-of date."""
        popover = AsOfPopover(self._context, self)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.show_at(self.top_bar.as_of_button, align_end=True)
        popover.date.setFocus()

    def find_here(self) -> bool:
        """Put the focus into the place's own filter; False where it has none."""
        return self._here.find_here() if self._here else False

    def perform_in_place(self, place_id: str, action_id: str) -> bool:
        """Have a place do an action of its own, after going there."""
        if self._here is None or self._here.place_id != place_id:
            self.go(place_id, self._context.draft if place_id == "briefings" else "")
        return self._here.perform(action_id) if self._here else False

    def lacks_in_place(self, place_id: str, action_id: str) -> str | None:
        """What an action of a place lacks; a place that is not open is asked when it is."""
        if not self.has_place(place_id):
            return self.tr("this place is not there yet")
        made = self._places.get(place_id)
        return made.lacks(action_id) if made is not None and made is self._here else None

    def toggle_menu(self) -> None:
        """Show or hide the menu bar."""
        self.menus.toggle()

    def add_source_and_event(self) -> None:
        """Open the form that puts today's news on record."""
        if importlib.util.find_spec(ADDING) is None:
            self._context.toast(self.tr("The form for adding is not part of this build"))
            return
        importlib.import_module(ADDING).open_adding(self._context, self)

    def back_up(self) -> None:
        """Ask where, and write a verified copy of the workspace."""
        proposed = str(self._context.workspace.path.with_name(self.tr("Briefing backup") + ".briefing"))
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Back up the workspace"), proposed, "*.briefing"
        )
        if not chosen:
            return
        self._context.jobs.start(
            self.tr("Backing up"),
            lambda work: work.reader.backup(chosen),
            done=lambda path: self._context.toast(self.tr("Backed up to {name}").format(name=path.name)),
            failed=self._context.show_error,
        )

    def open_foreign(self) -> None:
        """Ask for a briefing that somebody sent, and open it in a window of its own."""
        from briefing.ui.shell.foreign import choose_foreign  # a foreign window is a window

        choose_foreign(self)

    def keep_open(self, window: Window) -> None:
        """Keep a further window until it is closed; it closes with this one."""
        self._others.append(window)
        window.destroyed.connect(lambda: self._others.remove(window))

    def figure(self) -> PlaceFigure | None:
        """The figure that the place shows and that can be copied and saved."""
        return self._here.figure() if self._here else None

    def copy_citation(self) -> None:
        """Copy the sources of what is chosen; a place may have a citation of its own to give."""
        if self._here is not None and self._here.perform("citation.copy"):
            return
        self.evidence.show_now()
        self.evidence.copy()

    def start_briefing(self) -> None:
        """Make a draft from the default template and open it."""
        made = start_briefing(self._context)
        if made:
            self.go("briefings", made)

    # -- showing
    def _show_heading(self) -> None:
        place = self._here
        if place is None:
            return
        self.top_bar.show_where(place.title(), place.object_title())
        self.top_bar.show_visits(back=self._visits.can_go_back, forward=self._visits.can_go_forward)
        self.status_line.show_in_view(place.status_words())
        named = place.heading()
        self.setWindowTitle(self.title_of(named))

    def title_of(self, named: str) -> str:
        """The title of the window, with what is in view."""
        return self.tr("{name} – Briefing").format(name=named) if named else self.tr("Briefing")

    def _show_evidence(self, on: bool) -> None:
        self.top_bar.show_evidence(on=on)
        self.evidence.setVisible(on)
        if on:
            if self.splitter.sizes()[1] < theme().size("evidence-min"):
                whole = sum(self.splitter.sizes())
                self.splitter.setSizes([whole - theme().size("evidence"), theme().size("evidence")])
            self.evidence.show_now()

    def _toast(self, text: str, undo: bool | Callable[[], object], show: Callable[[], object] | None) -> None:
        own = undo if callable(undo) else None
        self.toasts.show(text, undo=own or (self._context.undo if undo else None), show=show)

    def _show_error(self, error: BriefingError) -> None:
        dialog = error_dialog(error, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _code: self._dialogs.remove(dialog))
        self._dialogs.append(dialog)
        dialog.open()

    def _changed(self, change: Change) -> None:
        if self._here is not None:
            self._here.refresh(change)
        self._missed |= {known for known, made in self._places.items() if made is not self._here}
        self._show_packs()
        self._show_heading()

    def _as_of_changed(self) -> None:
        if self._here is not None:
            self._here.refresh(None)
        self._missed |= {known for known, made in self._places.items() if made is not self._here}
        self._show_as_of()
        self._show_tray()
        self._show_heading()

    def _show_as_of(self) -> None:
        context = self._context
        self.top_bar.show_as_of(
            context.as_of, context.known_by, newest=context.shows_newest, later=context.as_of > context.newest
        )

    def _show_packs(self) -> None:
        workspace = self._context.workspace
        self.status_line.show_packs(workspace.layers(), workspace.cutoff())
        self.status_line.show_saved(workspace.why_read_only)
        self.navigation.show_counts(workspace.counts())
        self._show_as_of()
        self._show_tray()

    def _show_tray(self) -> None:
        context = self._context
        content = context.workspace.briefing(context.draft) if context.draft else None
        if content is None:
            self.navigation.tray.show_draft("", "", "")
            return
        from briefing.analysis.briefing_view import tray  # its checks are needed where there is a draft

        shown = tray(context.selection, content)
        words = shown.words
        if not shown.statements:
            words = self.tr("{count} blocks, nothing added yet").format(count=len(content.blocks))
        self.navigation.tray.show_draft(shown.title, words, shown.warning_words)

    def _look_changed(self) -> None:
        self._fold()
        if themes().scale != self._scale:
            QTimer.singleShot(0, self, self._build_anew)

    def _build_anew(self) -> None:
        """Places lay themselves out in sizes of the text scale: at another scale they are made again.

        Not under the hands of a job, which ends in the place that began it; and what is being typed is kept first.
        """
        here, under_way = self._here, self._context.jobs.under_way
        if here is None or themes().scale == self._scale:
            return
        if under_way:
            under_way[-1].ended.connect(lambda: QTimer.singleShot(0, self, self._build_anew))
            return
        self._scale = themes().scale
        here.left()
        visit = self._visit_of(here)
        for place in self._places.values():
            self.stack.removeWidget(place)
            place.deleteLater()
        self._places, self._missed, self._here = {}, set(), None
        self._enter(visit, moving=True)
        self.evidence.again()

    def _fold(self) -> None:
        narrow = self.width() < theme().px(FOLDS_BELOW)
        rail = narrow or bool(self._here and self._here.wants_rail and self.width() < theme().px(1700))
        if rail != self.navigation.rail:
            self.navigation.set_rail(rail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the navigation folds where there is no room."""
        super().resizeEvent(event)
        self._fold()
        self.palette_box.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another language or direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._show_heading()

    def refresh_all(self) -> None:
        """Everything may be different: after the first pack was read."""
        self._show_packs()
        for place in self._places.values():
            place.refresh(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: a pack may be dropped anywhere."""
        if _packs(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: the packs' place shows what it would change."""
        for path in _packs(event)[:1]:
            event.acceptProposedAction()
            self.go("packs")
            if self._here is not None:
                self._here.open_file(path)

    # -- remembering
    def open_first(self) -> None:
        """Open the place and object where the user was last; at the very first start the page for new users."""
        kept = self._context.workspace.setting("place")
        known = kept in ENTRIES and self.has_place(kept) and kept not in {"start", "settings", "shortcuts"}
        opened = self._context.workspace.setting("place-object") if known else ""
        if self._context.workspace.item(opened) is None:
            opened = self._context.draft if known and kept == "briefings" else ""
        self.go(kept if known else "overview", opened)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: remember the window, end what is under way, close the file."""
        if self._here is not None and not self._here.left():
            event.ignore()
            return
        for other in tuple(self._others):
            other.close()
        self._context.jobs.stop_all()
        keep_frame(self)
        super().closeEvent(event)


def _packs(event: QDropEvent) -> list[str]:
    """The pack files among what is dragged."""
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in files if path.lower().endswith(".ctpack")]
