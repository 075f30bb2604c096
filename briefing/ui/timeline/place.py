"""The timeline as a place of the window: canvas, card, chronology and filter, kept in step.

Longer than most: it is the whole of `Place`, and the wiring between the parts, which know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from briefing.analysis.selection import Selection
from briefing.domain.filters import EventFilter
from briefing.domain.ids import kind_of
from briefing.domain.items import Change
from briefing.ui.kit.buttons import IconButton
from briefing.ui.kit.cards import EmptyState
from briefing.ui.kit.dragging import offer_drag
from briefing.ui.kit.labels import Head, TextLabel
from briefing.ui.kit.layouts import Ground, row
from briefing.ui.kit.text import copy_text as put_on_clipboard
from briefing.ui.kit.theme import theme
from briefing.ui.shell.context import Context
from briefing.ui.shell.figures import PlaceFigure
from briefing.ui.shell.place import Place
from briefing.ui.timeline import filtering
from briefing.ui.timeline.canvas import TimelineCanvas
from briefing.ui.timeline.card import EventCard
from briefing.ui.timeline.chronology import ChronologyList
from briefing.ui.timeline.content import Content, content_of
from briefing.ui.timeline.copying import copy_chronology
from briefing.ui.timeline.filter_bar import FilterBar
from briefing.ui.timeline.hands import STEP
from briefing.ui.timeline.lanes import MODES, Mode
from briefing.ui.timeline.menu import event_menu
from briefing.ui.timeline.placing import Box, card_place
from briefing.ui.timeline.rows import EventRow, differences, event_rows
from briefing.ui.timeline.wording import count_words, tr, view_words, years_words

if TYPE_CHECKING:
    from briefing.report.pictures import Picture
    from briefing.report.text_formats import Copied
    from briefing.store import Workspace

LARGE = 3000
"""More events than this, and they are read in a worker."""

WATCHED = frozenset(
    {"event", "citation", "link", "source", "institution", "place", "policy", "span", "alias", "ruling"}
)
"""Kinds whose change shows on the timeline."""


class TimelinePlace(Place):
    """What happened, in lanes on one axis of time, with its chronology beside it."""

    place_id = "timeline"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.filter = EventFilter()
        self.content = Content()
        self._everything = 0
        self._to_show: tuple[float, float] | None = None
        mode = context.workspace.setting("timeline-lanes", "institution")
        self.mode: Mode = next((each for each in MODES if each == mode), "institution")
        self.bar = FilterBar(self.mode)
        self.canvas = TimelineCanvas()
        self.card = EventCard(self.canvas)
        self.list = ChronologyList()
        offer_drag(self.list, self.list.chosen)
        self._build()
        self._connect()
        self._read()

    # -- building
    def _build(self) -> None:
        self.count = TextLabel("", "body", ink="ink-3")
        self.copy = IconButton(
            "copy", tr("Copy the chronology with its notes"), small=True, clicked=self.copy_text
        )
        head = Ground("canvas", ("bottom",))
        head.setFixedHeight(theme().size("panel-head"))
        head.setLayout(row(Head(tr("Chronology")), self.count, None, self.copy, margins=(14, 0, 10, 0)))
        self.panel = Ground("canvas", ("start",))
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        self.empty = EmptyState(
            tr("No event passes this filter."),
            tr("The filter stands over the timeline, in words."),
            tr("Clear the filter"),
            self.bar.clear_all,
        )
        holder = QHBoxLayout()
        holder.setContentsMargins(14, 14, 14, 14)
        holder.addWidget(self.empty)
        column.addLayout(holder)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.canvas)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self._list_width = 0
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.bar.filterChanged.connect(self.set_filter)
        self.bar.modeChanged.connect(self.set_mode)
        self.bar.zoomRequested.connect(self._zoom)
        self.bar.set_view(self._days_in_view)
        self.canvas.chosenChanged.connect(self._chosen_on_canvas)
        self.canvas.pressed.connect(self._pressed)
        self.canvas.entered.connect(self._entered)
        self.canvas.activated.connect(self.open_event)
        self.canvas.addRequested.connect(self.add_event)
        self.canvas.dismissed.connect(self.close_card)
        self.canvas.headPressed.connect(self.context.open_item)
        self.canvas.menuRequested.connect(self._menu)
        self.canvas.viewChanged.connect(self._view_changed)
        self.list.chosenChanged.connect(self._chosen_in_list)
        self.list.openRequested.connect(self.open_event)
        self.list.addRequested.connect(self.add_event)
        self.list.menuRequested.connect(self._menu)
        self.card.closed.connect(self.close_card)
        self.card.addRequested.connect(self.add_event)
        self.card.openRequested.connect(self.open_event)
        self.card.chosen.connect(self._chosen_in_card)
        self.card.chipActivated.connect(self.context.show_evidence)
        self.card.bodyActivated.connect(self.context.open_item)
        self.card.zoomRequested.connect(self._open_up)
        self.splitter.splitterMoved.connect(self._keep_width)

    # -- reading
    def _read(self, *, keep_view: bool = False, then: str = "") -> None:
        """Read the events of the filter, in a worker where they are many, and show them."""
        wanted, mode, selection = self.filter, self.mode, self.context.selection
        everything = self._everything = self.context.workspace.counts().get("event", 0)

        def read(workspace: Workspace) -> Content:
            rows = event_rows(selection, workspace.timeline(wanted))
            made = content_of(selection, rows, mode, tr, bodies=wanted.institutions, everything=everything)
            made.prepare()
            return made

        def show(content: Content) -> None:
            if (wanted, mode) == (self.filter, self.mode):
                self._show(content, keep_view=keep_view, then=then)

        if everything <= LARGE:
            show(read(self.context.workspace))
            return
        self.context.jobs.start(
            tr("Reading the timeline"),
            lambda work: read(work.reader),
            done=show,
            failed=self.context.show_error,
            quiet=True,
        )

    def _show(self, content: Content, *, keep_view: bool, then: str) -> None:
        rows, self.content = content.rows, content
        had = self.card.isVisible()
        self.canvas.show_content(content, keep_view=keep_view)
        if not self.canvas.chosen:
            self.close_card()
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.count.show_text(f"{len(rows):,}")
        self.bar.show_filter(self.filter, self.context.selection, self._words())
        if then:
            self.choose(then)
        elif had and self.canvas.chosen:
            self.open_card()
        if self._to_show:
            self.canvas.show_days(*self._to_show)
            self._to_show = None
        if not self.canvas.chosen:
            self.list.scrollToTop()
        self._view_changed()

    def _words(self) -> str:
        parts = [count_words(len(self.content.rows))]
        narrowed = filtering.filter_words(self.filter, self.context.selection, tr)
        return ", ".join([*parts, *(narrowed or [years_words(self.content)])])

    # -- filter and lanes
    def set_filter(self, wanted: EventFilter) -> None:
        """Show the events of another filter; a period that is set is brought into view."""
        moved = (wanted.first, wanted.last) != (self.filter.first, self.filter.last)
        self.filter = wanted
        if moved:
            world = self.content.world
            first, last = _day(wanted.first, world.first), _day(wanted.last, world.last - 1) + 1
            whole = not (wanted.first or wanted.last)
            self._to_show = None if whole else (first - (last - first) * 0.012, last)
        self._read(keep_view=not moved)

    def set_mode(self, mode: str) -> None:
        """Make lanes another way."""
        self.mode = next((each for each in MODES if each == mode), "institution")
        self.context.workspace.set_setting("timeline-lanes", self.mode)
        self.bar.mode.set_current(self.mode)
        self._read(keep_view=True)

    def _days_in_view(self) -> tuple[str, str]:
        view = self.canvas.view
        first, last = max(int(view.first + 0.999), 1), min(int(view.last - 0.001), date.max.toordinal())
        return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()

    def _zoom(self, act: str) -> None:
        if act == "fit":
            self.canvas.fit()
        else:
            self.canvas.step_zoom(1 / STEP if act == "in" else STEP)

    # -- what is chosen
    def choose(self, event_id: str, *, card: bool = True) -> None:
        """Choose an event on canvas and in list, and open its card."""
        self.canvas.choose(event_id)
        self.list.choose(event_id)
        if card and self.canvas.chosen:
            self.open_card()

    def _chosen_on_canvas(self, event_id: str) -> None:
        self.list.choose(event_id)
        if event_id:
            self.context.set_current(event_id)
        if self.card.isVisible():
            self.open_card()
        self.headingChanged.emit()

    def _chosen_in_list(self, event_id: str) -> None:
        self.canvas.choose(event_id)
        self.context.set_current(event_id)
        self.open_card()

    def _chosen_in_card(self, event_id: str) -> None:
        self.canvas.choose(event_id, reveal=False)
        self.open_card()

    def _pressed(self, events: tuple[EventRow, ...]) -> None:
        """A mark was pressed: its card opens; a cluster lists its events, and pressed again shows the chosen one."""
        listed = self.card.isVisible() and not self.card.event_id
        if len(events) > 1 and not listed:
            self.card.show_cluster(events, apart=len({event.mark.anchor for event in events}) > 1)
            self._place_card()
        else:
            self.open_card()

    def _entered(self, event_id: str) -> None:
        """Enter opens the card, and with the card open the event."""
        if self.card.isVisible() and self.card.event_id == event_id:
            self.open_event(event_id)
        else:
            self.open_card()

    # -- the card
    def open_card(self) -> None:
        """Open the card of the chosen event, where it hides the fewest marks."""
        event = self.content.by_id.get(self.canvas.chosen)
        if event is None:
            self.close_card()
            return
        selection = self.context.selection
        bodies = [(body, selection.name(body)) for body in dict.fromkeys(event.bodies) if selection.get(body)]
        cited = selection.citations(event.id)
        excerpt = next(
            (each.excerpt for each in cited if event.grounds and each.id == event.grounds[0].citation), ""
        )
        later = event.mark.dated and event.mark.first > self.content.as_of
        self.card.show_event(event, differences(selection, event.id), bodies, excerpt, later)
        self._place_card()

    def _place_card(self) -> None:
        canvas, zones, found = self.canvas, self.canvas.zones(), self.canvas.found()
        area = Box(zones.head, zones.lanes_top, canvas.view.width, zones.lanes_height)
        marks = canvas.arrangement.marks()
        if found is None:
            own = (area.left, area.bottom)
        else:
            own = canvas.arrangement.spot(found)
        box = card_place(area, self.card.width(), self.card.height(), own, marks)
        self.card.move(round(box.left), round(box.top))
        self.card.show()
        self.card.raise_()
        canvas.card_box = Box(box.left, box.top, self.card.width(), self.card.height())
        canvas.update()

    def close_card(self) -> None:
        """Close the card; the keyboard goes on in the canvas."""
        inside = self.card.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.card.hide()
        self.canvas.card_box = None
        self.canvas.update()
        if inside:
            self.canvas.setFocus()

    # -- acts
    def open_event(self, event_id: str) -> None:
        """Show the evidence for an event."""
        self.context.show_evidence(event_id)

    def add_event(self, event_id: str) -> None:
        """Put an event into the draft."""
        self.context.add_to_briefing(event_id)

    def _open_up(self, events: tuple[EventRow, ...]) -> None:
        self.close_card()
        self.canvas.open_up(events)

    def _menu(self, place: QPoint) -> None:
        event = self.content.by_id.get(self.canvas.chosen)
        if event is not None:
            event_menu(self, event).popup(place)

    def only(self, body: str) -> None:
        """Narrow the timeline to the events of a body."""
        self.set_filter(replace(self.filter, institutions=frozenset({body})))

    def figure(self) -> PlaceFigure | None:
        """The timeline of what passes the filter."""
        ids = [row.id for row in self.content.rows]

        def draw(selection: Selection) -> Picture:
            from briefing.report.pictures.drawn import timeline

            return timeline(selection, events=[each for each in ids if each in selection.by_id])

        return PlaceFigure("timeline", draw) if ids else None

    def copy_text(self) -> None:
        """Copy the chronology of the filter with its notes, as rich text and as Markdown; composed in a worker."""
        selection, ids = self.context.selection, [row.id for row in self.content.rows]

        def copied(made: Copied) -> None:
            put_on_clipboard(made.markdown, made.html)
            self.context.toast(tr("Copied: {events}").format(events=count_words(len(ids))))

        self.context.jobs.start(
            tr("Copying the chronology"),
            lambda _work: copy_chronology(selection, ids),
            done=copied,
            failed=self.context.show_error,
            quiet=True,
        )

    # -- step
    def _view_changed(self) -> None:
        if self.card.isVisible():
            found = self.canvas.found()
            spot = self.canvas.arrangement.spot(found) if found else None
            if spot and self.canvas.card_box and self.canvas.card_box.holds(*spot, 8):
                self._place_card()
        in_view, chosen = self.canvas.in_view(), self.list.chosen()
        if in_view and not any(row.id == chosen for row in in_view):
            self.list.bring(max(in_view, key=lambda row: (row.year, row.mark.first, row.id)).id)
        self.headingChanged.emit()

    # -- sizes
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the list gives way where it is narrow, and is wider where there is room."""
        super().resizeEvent(event)
        wide = self.width()
        self.panel.setVisible(wide >= theme().px(940))
        kept = int(self.context.workspace.setting("timeline-list", "0") or 0)
        wanted = kept or theme().size("list-wide" if wide >= theme().px(1300) else "list")
        self._list_width = min(wanted, wide // 2)
        self.splitter.setSizes([wide - self._list_width - 1, self._list_width])

    def _keep_width(self) -> None:
        self.context.workspace.set_setting("timeline-list", str(self.panel.width()))

    def perform(self, action_id: str) -> bool:
        """Do one of the timeline's actions of the table."""
        acts: dict[str, Callable[[], object]] = {
            "timeline.fit": self.canvas.fit,
            "timeline.copy": self.copy_text,
            "timeline.clear": self.bar.clear_all,
            "timeline.by_institution": lambda: self.set_mode("institution"),
            "timeline.by_theme": lambda: self.set_mode("theme"),
            "timeline.by_province": lambda: self.set_mode("province"),
        }
        act = acts.get(action_id)
        if act is None:
            return False
        act()
        return True

    def lacks(self, action_id: str) -> str | None:
        """Why one of them cannot be done now."""
        if action_id == "timeline.clear" and self.filter.empty:
            return tr("no filter is set")
        return (
            None if self.content.rows or action_id == "timeline.clear" else tr("no event passes this filter")
        )

    # -- the window
    def title(self) -> str:
        """What the top bar calls it."""
        return tr("Timeline")

    def status_words(self) -> str:
        """What is in view, in the status line."""
        view = self.canvas.view
        return tr("{period}, {count} of {all} events in view").format(
            period=view_words(view.first, view.last), count=len(self.canvas.in_view()), all=self._everything
        )

    def current_object(self) -> str:
        """The chosen event."""
        return self.canvas.chosen

    def open_object(self, object_id: str) -> None:
        """Choose an event; a body narrows the timeline to its events. What the filter hides is brought back."""
        if not object_id:
            return
        if kind_of(object_id) == "institution":
            self.only(object_id)
            return
        if object_id in self.content.by_id:
            self.choose(object_id)
        elif self.context.workspace.item(object_id) is not None:
            self.filter = EventFilter()
            self._read(then=object_id)

    def state(self) -> dict[str, str]:
        """Filter, lanes, window and scroll."""
        view = self.canvas.view
        return {
            "filter": filtering.written(self.filter),
            "lanes": self.mode,
            "first": repr(view.first),
            "days": repr(view.days),
            "scroll": str(self.canvas.arrangement.scroll),
        }

    def restore(self, state: dict[str, str]) -> None:
        """Bring filter, lanes, window and scroll again."""
        mode = state.get("lanes", self.mode)
        if "filter" in state or mode != self.mode:
            wanted = filtering.read(state.get("filter", filtering.written(self.filter)))
            if wanted != self.filter or mode != self.mode:
                self.filter = wanted
                self.mode = next((each for each in MODES if each == mode), self.mode)
                self.bar.mode.set_current(self.mode)
                self._read(keep_view=True)
        try:
            first, days = float(state["first"]), float(state["days"])
        except (KeyError, ValueError):
            return
        self.canvas.show_days(first, first + days)
        if state.get("scroll", "").isdigit():
            self.canvas.scroll_to(int(state["scroll"]))

    def refresh(self, change: Change | None) -> None:
        """Show what changed, with the view as it is."""
        if change is None or any(kind in WATCHED for kind, _ in change.touched):
            self._read(keep_view=True)

    def focus_first(self) -> None:
        """The keyboard begins in the canvas."""
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_here(self) -> bool:
        """Ctrl+F: the words of the filter."""
        self.bar.open_part("more")
        return True


def _day(text: str, otherwise: float) -> float:
    return float(date.fromisoformat(text).toordinal()) if text else otherwise
