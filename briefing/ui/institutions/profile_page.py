"""The profile of an institution: head, history strip, tabs, and beneath them fields and relations, or a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from briefing.analysis.marking import marking_of
from briefing.analysis.profile import Line, Profile, profile
from briefing.analysis.selection import Selection
from briefing.analysis.wording import label
from briefing.ui.institutions.fields_view import FieldsView
from briefing.ui.institutions.history_strip import HistoryStrip
from briefing.ui.institutions.lines_tab import LinesTab
from briefing.ui.institutions.menus import copy_citations, row_menu
from briefing.ui.institutions.profile_head import ProfileHead
from briefing.ui.institutions.relations_card import RelationsCard
from briefing.ui.institutions.tabs import CountedTabs
from briefing.ui.kit.icons import icon
from briefing.ui.kit.layouts import ScrollPage
from briefing.ui.kit.menus import Entry, open_menu
from briefing.ui.kit.text import set_button_text
from briefing.ui.kit.theme import theme

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

LARGE = 20_000
"""Items in the selection from which on a profile is put together in a worker."""

ALWAYS = frozenset({"profile", "events", "commitments", "sources", "questions"})
"""Tabs that stand there also where they hold nothing."""


class ProfilePage(QWidget):
    """The page. `viewChanged` says that tab or record are different; `listAsked` that the list is wanted."""

    viewChanged = Signal()
    listAsked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._id = ""
        self._profile: Profile | None = None
        self._lists: dict[str, LinesTab] = {}
        self._tab_of: dict[str, str] = {}
        self._scrolls: dict[str, str] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 0)
        whole.setSpacing(0)
        self.head = ProfileHead()
        self.head.addAsked.connect(lambda: context.add_to_briefing(self._id))
        self.head.editAsked.connect(self._edit_menu)
        self.head.moreAsked.connect(self._more_menu)
        self.strip = HistoryStrip()
        self.strip.activated.connect(context.show_evidence)
        self.strip.chosen.connect(context.set_current)
        self.strip.menuAsked.connect(self._strip_menu)
        self.strip.editAsked.connect(self._edit_status)
        self.tabs = CountedTabs(self.tr("Parts of the profile"))
        self.tabs.currentChanged.connect(lambda _at: self._show_tab())
        whole.addWidget(self.head)
        whole.addSpacing(8)
        whole.addWidget(self.strip)
        whole.addSpacing(4)
        whole.addWidget(self.tabs)
        self._stack = QStackedWidget()
        whole.addWidget(self._stack, 1)
        self.page = ScrollPage(margins=(0, 10, 0, 16))
        self.fields = FieldsView(context)
        self.fields.tabAsked.connect(self.show_tab)
        self.fields.editorOpened.connect(self._show_editor)
        self.relations = RelationsCard(context)
        self.relations.opened.connect(context.open_item)
        self.relations.evidenceAsked.connect(context.show_evidence)
        self.relations.reached.connect(context.set_current)
        self.relations.menuAsked.connect(self._record_menu)
        self.relations.enlargeAsked.connect(self._enlarge)
        self._two = QHBoxLayout()
        self._two.setContentsMargins(0, 0, 0, 0)
        self._two.setSpacing(18)
        self._two.addWidget(self.fields, 1, Qt.AlignmentFlag.AlignTop)
        self._two.addWidget(self.relations, 0, Qt.AlignmentFlag.AlignTop)
        self._two.addStretch(0)
        self.page.body.addLayout(self._two)
        self.page.body.addStretch(1)
        self._stack.addWidget(self.page)

    # -- what it shows
    @property
    def shown(self) -> Profile | None:
        """The profile in view."""
        return self._profile

    def open(self, item_id: str) -> None:
        """Show another record, at the tab and place where it was left."""
        if item_id != self._id:
            self._remember()
            self._id = item_id
            self._profile = None
        self.refresh()

    def refresh(self) -> None:
        """Read the profile again and show exactly what is different."""
        selection, item_id = self._context.selection, self._id
        if selection.get(item_id) is None:
            return
        if len(selection.by_id) > LARGE:
            self._context.jobs.start(
                self.tr("Reading the profile"),
                lambda _work: (selection, profile(selection, item_id)),
                done=self._come,
                failed=self._context.show_error,
                quiet=True,
            )
            return
        self._show(profile(selection, item_id))

    @Slot(object)
    def _come(self, read: tuple[Selection, Profile]) -> None:
        selection, made = read
        if made.header.id == self._id and selection is self._context.selection:
            self._show(made)

    def _show(self, made: Profile) -> None:
        fresh = self._profile is None or self._profile.header.id != made.header.id
        before, self._profile = self._profile, made
        selection = self._context.selection
        if before is None or before.header != made.header:
            self.head.show_header(made.header)
        self.head.marking.show_marking(marking_of(selection, made.header.id))
        if before is None or before.history != made.history or fresh:
            self.strip.show_history(made.history, selection.as_of, made.header.short or made.header.name)
        self.tabs.show_tabs(self._tabs(made))
        if fresh:
            self.tabs.blockSignals(True)
            self.tabs.set_current(self._tab_of.get(made.header.id, "profile"))
            self.tabs.blockSignals(False)
        self.fields.show_profile(made)
        self.relations.show_relations(made.header.id, made.relations, made.header.short or made.header.name)
        self._show_tab()
        if fresh:
            self.page.verticalScrollBar().setValue(int(self._scrolls.get(made.header.id, "0")))
        self._widths()
        self.viewChanged.emit()

    def _tabs(self, made: Profile) -> list[tuple[str, str, str]]:
        every: list[tuple[str, str, int]] = [
            ("events", self.tr("Events"), len(made.events)),
            ("commitments", self.tr("Commitments"), len(made.commitments)),
            ("precedents", self.tr("Precedents"), len(made.precedents)),
            ("sources", self.tr("Sources"), len(made.sources)),
            ("questions", self.tr("Open questions"), len(made.questions)),
            ("assessments", self.tr("Assessments"), len(made.assessments)),
            ("counts", self.tr("Decisions, figures"), len(made.counts)),
            ("functions", self.tr("Functions"), len(made.functions) if len(made.functions) > 4 else 0),
            ("offices", self.tr("People"), len(made.offices) if len(made.offices) > 4 else 0),
        ]
        shown = [(key, words, str(count)) for key, words, count in every if count or key in ALWAYS]
        return [("profile", self.tr("Profile"), ""), *shown]

    def _lines(self, made: Profile, key: str) -> tuple[Line, ...]:
        return {
            "events": made.events,
            "commitments": made.commitments,
            "precedents": made.precedents,
            "sources": made.sources,
            "questions": made.questions,
            "assessments": made.assessments,
            "counts": made.counts,
            "functions": made.functions,
            "offices": made.offices,
        }[key]

    def show_tab(self, key: str) -> None:
        """Go to a tab by key."""
        if key in self.tabs.tab_keys():
            self.tabs.set_current(key)

    def _show_tab(self) -> None:
        if self._profile is None:
            return
        key = self.tabs.current_key()
        self._tab_of[self._id] = key
        if key == "profile":
            self._stack.setCurrentWidget(self.page)
        else:
            tab = self._list(key)
            tab.show_lines(self._lines(self._profile, key))
            self._stack.setCurrentWidget(tab)
        self.viewChanged.emit()

    def list_tab(self, key: str) -> LinesTab | None:
        """A tab with a list, None where it was never opened."""
        return self._lists.get(key)

    def _list(self, key: str) -> LinesTab:
        if key not in self._lists:
            names = {each: words for each, words, _ in self._tabs(self._profile)} if self._profile else {}
            self._lists[key] = LinesTab(self._context, names.get(key, key), self._nothing(key))
            self._stack.addWidget(self._lists[key])
        return self._lists[key]

    def _nothing(self, key: str) -> tuple[str, str]:
        if key == "events":
            return self.tr("No event on record names it"), self.tr("Ctrl+N adds an event with its source.")
        if key == "commitments":
            return self.tr("No commitment on record names it"), self.tr(
                "None was made by it, of it or for it."
            )
        if key == "sources":
            return self.tr("No source on record states anything of it"), self.tr(
                "All that is shown has no source."
            )
        return self.tr("No open question concerns it"), self.tr("That is no sign that all is known.")

    # -- widths
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: fields to 640, relations 352 to 560, one beneath the other where there is no room for both."""
        super().resizeEvent(event)
        self._widths()

    def _widths(self) -> None:
        now = theme()
        wide = self.width() - 40 - 12
        large = self.relations.large
        if wide < now.px(640) or large:
            self._two.setDirection(QHBoxLayout.Direction.TopToBottom)
            self.relations.setFixedWidth(max(200, min(wide, now.px(900))))
            self.fields.setMinimumWidth(0)
            self.fields.setMaximumWidth(now.px(900))
            return
        self._two.setDirection(QHBoxLayout.Direction.LeftToRight)
        card = max(now.px(352), min(now.px(560), wide - now.px(640) - 18))
        card = min(card, int(wide * 0.46)) if wide < now.px(800) else card
        self.relations.setFixedWidth(card)
        self.fields.setFixedWidth(min(now.px(640), wide - card - 18))

    def _enlarge(self) -> None:
        self.relations.large = not self.relations.large
        self.fields.setMinimumWidth(0)
        self.fields.setMaximumWidth(16_777_215)
        self._widths()

    # -- menus
    def _record_menu(self, item_id: str, place: QPoint) -> None:
        before: list[Entry] = []
        if item_id.startswith("ins:"):
            before = [
                ("landmark", self.tr("Open profile"), "Enter", lambda: self._context.open_item(item_id))
            ]
        open_menu(row_menu(self, self._context, item_id, before=before), place)

    def _strip_menu(self, span: str, place: QPoint) -> None:
        menu = row_menu(self, self._context, span, edit=lambda: self._edit_status(span))
        open_menu(menu, place)

    def _edit_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        names = ["status", "title", "abbreviation", "category", "tier", "role"]
        shown = [found.field for found in self._profile.fields] if self._profile else []
        for name in [*names, *(each for each in shown if each not in names)]:
            entry = QAction(menu)
            set_button_text(entry, self.tr("Name") if name == "title" else self._named(name, label(name)))
            entry.triggered.connect(lambda _on=False, name=name: self.edit(name))
            menu.addAction(entry)
            if name == names[-1] and shown:
                menu.addSeparator()
        open_menu(menu, place)

    def _named(self, name: str, words: str) -> str:
        return self.tr("Name as sources give it") if name == "name" else words

    def _more_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        entries: list[tuple[str, str, Callable[[], object]]] = [
            ("panel-right", self.tr("Show all evidence"), lambda: self._context.show_evidence(self._id)),
            ("quote", self.tr("Copy all citations"), lambda: copy_citations(self._context, self._id)),
            ("chart-gantt", self.tr("Show its events"), lambda: self.show_tab("events")),
            ("network", self.tr("Relations larger or smaller"), self._enlarge),
            ("landmark", self.tr("All institutions"), self.listAsked.emit),
        ]
        for icon_name, words, run in entries:
            entry = QAction(icon(icon_name), "", menu)
            set_button_text(entry, words)
            entry.triggered.connect(lambda _on=False, run=run: run())
            menu.addAction(entry)
        open_menu(menu, place)

    # -- editing
    def edit(self, field: str) -> None:
        """Edit a field in place; the profile's tab comes into view for it."""
        self.show_tab("profile")
        self.fields.edit(field)

    def _show_editor(self) -> None:
        # With the next turn of the loop, when the layout has given the editor its place.
        QTimer.singleShot(0, self, self._scroll_to_editor)

    def _scroll_to_editor(self) -> None:
        editor = self.fields.editor
        if editor is not None:
            self.page.ensureWidgetVisible(editor, 0, 24)
            self.page.ensureWidgetVisible(editor.control, 0, 90)

    def _edit_status(self, span: str) -> None:
        self.show_tab("profile")
        self.fields.edit("status", span)

    # -- back and forward
    def _remember(self) -> None:
        if self._id:
            self._scrolls[self._id] = str(self.page.verticalScrollBar().value())

    def state(self) -> dict[str, str]:
        """What brings this view again."""
        return {
            "tab": self.tabs.current_key(),
            "scroll": str(self.page.verticalScrollBar().value()),
            "line": self._lists[self.tabs.current_key()].view.current_id()
            if self.tabs.current_key() in self._lists
            else "",
        }

    def restore(self, state: dict[str, str]) -> None:
        """Bring a view again."""
        if state.get("tab"):
            self.show_tab(state["tab"])
        if state.get("scroll", "").isdigit():
            self.page.verticalScrollBar().setValue(int(state["scroll"]))

    def focus_first(self) -> None:
        """Put the focus where reading begins."""
        if self.tabs.current_key() == "profile":
            self.fields.focus_first()
        elif self.tabs.current_key() in self._lists:
            self._lists[self.tabs.current_key()].view.setFocus(Qt.FocusReason.TabFocusReason)
