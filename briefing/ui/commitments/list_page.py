"""The list of commitments: the bar, the table and the board, all showing what one filter lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing.analysis.selection import Selection
from briefing.ui.commitments import listing
from briefing.ui.commitments.adding import add_commitments
from briefing.ui.commitments.bar import CommitmentBar
from briefing.ui.commitments.board import Board
from briefing.ui.commitments.listing import GROUPINGS, Grouping, PromiseFilter, PromiseRow
from briefing.ui.commitments.table import PromiseTable
from briefing.ui.institutions.menus import row_menu
from briefing.ui.kit.cards import EmptyState
from briefing.ui.kit.menus import open_menu
from briefing.ui.shell.jobs import Work

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

LARGE = 20_000
"""More items than this, and the rows are read in a worker."""


class ListPage(QWidget):
    """Table and board. `opened` names the commitment to open; `viewChanged` says that what is in view is different."""

    opened = Signal(str)
    editAsked = Signal(str)
    viewChanged = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = PromiseFilter()
        self._grouping: Grouping = "instrument"
        self._view = "table"
        self._wanted = ""
        self._every: tuple[PromiseRow, ...] = ()
        self._shown: tuple[PromiseRow, ...] = ()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.bar = CommitmentBar()
        self.table = PromiseTable()
        self.board = Board()
        for part in (self.table, self.board):
            part.opened.connect(self.opened)
            part.chosen.connect(self._choose)
            part.evidenceAsked.connect(context.show_evidence)
            part.menuAsked.connect(self._menu)
            part.editAsked.connect(self.editAsked)
        self.nothing = EmptyState("", "", self.tr("Clear all filters"), self.clear_filters)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(16, 16, 16, 0)
        inner.addWidget(self.nothing)
        inner.addStretch(1)
        self._stack = QStackedWidget()
        for page in (self.table, self.board, holder):
            self._stack.addWidget(page)
        whole.addWidget(self.bar)
        whole.addWidget(self._stack, 1)
        self.bar.filterChosen.connect(self.show_filter)
        self.bar.groupingChosen.connect(self._group)
        self.bar.viewChosen.connect(self._show_view)
        self.bar.addAsked.connect(self.add_shown)
        self.bar.leftForRows.connect(self.focus_first)
        self.refresh()

    # -- what it shows
    def refresh(self) -> None:
        """Read the rows again and show what is different."""
        selection = self._context.selection
        if len(selection.by_id) <= LARGE:
            self._show(selection)
            return

        def read(_work: Work) -> Selection:
            listing.rows(selection)  # the selection remembers them
            return selection

        self._context.jobs.start(
            self.tr("Reading the commitments"),
            read,
            done=self._come,
            failed=self._context.show_error,
            quiet=True,
        )

    @Slot(object)
    def _come(self, selection: Selection) -> None:
        if selection is self._context.selection:
            self._show(selection)

    def _show(self, selection: Selection) -> None:
        self._every = listing.rows(selection)
        self.bar.show_actors(listing.actors(self._every))
        self.table.show_axis(*listing.axis(selection))
        self._fill()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.choose(wanted)

    def shown(self) -> tuple[PromiseRow, ...]:
        """The rows in view, in their order."""
        return self._shown

    @property
    def wanted(self) -> PromiseFilter:
        """What the list is narrowed to."""
        return self._filter

    def counted(self) -> str:
        """What is in view, in words."""
        return listing.shown_words(self._shown, self._every)

    def _fill(self) -> None:
        chosen = self.current_id()
        some = listing.narrowed(self._every, self._filter)
        groups = listing.grouped(some, self._grouping)
        self._shown = tuple(each for group in groups for each in group.rows)
        self.table.promises.show_groups(groups)
        self.board.show_rows(some)
        if chosen and self.table.current_id() != chosen and self.table.promises.find(chosen) >= 0:
            self.table.choose(chosen)
        if some:
            self._stack.setCurrentWidget(self.board if self._view == "board" else self.table)
        else:
            self.nothing.sentence.show_text(
                self.tr("No commitment fits these filters")
                if self._every
                else self.tr("No commitment is on record by this date")
            )
            if self.nothing.button is not None:
                self.nothing.button.setVisible(not self._filter.empty)
            self._stack.setCurrentIndex(2)
        self.bar.show_asked(self._filter, self._grouping, self._view)
        self.bar.show_count(self.counted(), all_shown=len(some) == len(self._every))
        self.viewChanged.emit()

    def current_id(self) -> str:
        """The id of the chosen commitment, empty where none is."""
        return self.board.current_id() if self._view == "board" else self.table.current_id()

    def choose(self, item_id: str) -> bool:
        """Choose a commitment; filters that hide it are cleared. False where it was not made by the as-of date."""
        if not self._every:
            self._wanted = item_id  # the rows are being read
        if not any(each.id == item_id for each in self._every):
            return False
        if not any(each.id == item_id for each in self._shown):
            self.clear_filters()
        return self.board.choose(item_id) if self._view == "board" else self.table.choose(item_id)

    # -- what is asked for
    def show_filter(self, wanted: PromiseFilter) -> None:
        """Narrow the list, as the bar does and a count of the overview."""
        self._filter = wanted
        self._fill()

    def clear_filters(self) -> None:
        """Show all commitments."""
        self.show_filter(PromiseFilter())

    def _group(self, key: str) -> None:
        self._grouping = next((each for each in GROUPINGS if each == key), "instrument")
        self._fill()

    def _show_view(self, view: str) -> None:
        chosen = self.current_id()
        self._view = "board" if view == "board" else "table"
        self._fill()
        if chosen:
            self.choose(chosen)

    def add_shown(self) -> None:
        """Put the commitments in view into the draft: all as the record, some as statements of it."""
        whole = len(self._shown) == len(self._every)
        add_commitments(self._context, [each.id for each in self._shown], whole=whole)

    # -- keys and menus
    def focus_first(self) -> None:
        """Put the focus on the rows."""
        if self._view == "board":
            self.board.focus_first()
            return
        if not self.table.currentIndex().isValid():
            self.table.choose_first()
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_find(self) -> None:
        """Put the focus into the find field."""
        self.bar.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.finder.selectAll()

    def _choose(self, item_id: str) -> None:
        if item_id:
            self._context.set_current(item_id)

    def _menu(self, item_id: str, place: QPoint) -> None:
        menu = row_menu(
            self,
            self._context,
            item_id,
            edit=lambda: self.editAsked.emit(item_id),
            before=[("list-checks", self.tr("Open"), "Enter", lambda: self.opened.emit(item_id))],
        )
        open_menu(menu, place)

    # -- back and forward
    def state(self) -> dict[str, str]:
        """What brings this view again."""
        return {
            "view": self._view,
            "find": self._filter.text,
            "actors": "\n".join(sorted(self._filter.actors)),
            "statuses": " ".join(sorted(self._filter.statuses)),
            "group": self._grouping,
            "folded": "\n".join(sorted(self.table.promises.folded)),
            "chosen": self.current_id(),
            "scroll": str(self.table.verticalScrollBar().value()),
        }

    def restore(self, state: dict[str, str]) -> None:
        """Bring a view again; what a state does not name narrows nothing."""
        self._view = "board" if state.get("view", self._view) == "board" else "table"
        group = state.get("group", self._grouping)
        self._grouping = next((each for each in GROUPINGS if each == group), "instrument")
        if "folded" in state:
            self.table.promises.folded = set(state["folded"].split("\n")) - {""}
        self.show_filter(
            PromiseFilter(
                state.get("find", ""),
                frozenset(state.get("actors", "").split("\n")) - {""},
                frozenset(state.get("statuses", "").split()),
            )
        )
        if state.get("chosen"):
            self.choose(state["chosen"])
        if state.get("scroll", "").isdigit():
            self.table.verticalScrollBar().setValue(int(state["scroll"]))
