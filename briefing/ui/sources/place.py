"""The place of sources: find field and filters above the table, the record of the chosen source beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing.analysis.sources import SourceRow
from briefing.analysis.wording import capital, listed
from briefing.domain.items import Change
from briefing.domain.scales import Reliability
from briefing.ui.institutions.menus import row_menu
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.cards import EmptyState
from briefing.ui.kit.chips import FilterChip
from briefing.ui.kit.fields import FindField
from briefing.ui.kit.layouts import Ground, row
from briefing.ui.kit.menus import choose_among, open_menu
from briefing.ui.kit.theme import theme
from briefing.ui.shell.beside import Beside
from briefing.ui.shell.place import Place
from briefing.ui.sources import listing
from briefing.ui.sources.list_view import COLUMNS, SourceTable
from briefing.ui.sources.listing import Column, SourceFilter
from briefing.ui.sources.record import RecordPanel

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context


class SourcesPlace(Place):
    """List and record. The chosen source is what Ctrl+D adds and what the evidence panel shows."""

    place_id = "sources"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._filter = SourceFilter()
        self._column: Column = "letter"
        self._falling = False
        self._shown: list[SourceRow] = []
        self.record = RecordPanel(context)
        self.record.opened.connect(lambda source: context.navigate(self.place_id, source))
        self.table = SourceTable()
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _source: self.record.focus_first())
        self.table.sortAsked.connect(self._sort)
        self.table.menuAsked.connect(self._menu)
        self.nothing = EmptyState(
            self.tr("No source fits these filters"), "", self.tr("Clear all filters"), self.clear_filters
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(16, 16, 16, 0)
        inner.addWidget(self.nothing)
        inner.addStretch(1)
        self._stack.addWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar())
        self.beside = Beside(context.workspace, "sources-record", (self._stack, self.record), _record_width)
        whole.addWidget(self.beside, 1)
        edit = QShortcut(QKeySequence("F2"), self)
        edit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        edit.activated.connect(self.record.edit)
        self._fill()
        self.table.selectRow(0)

    def _bar(self) -> QWidget:
        bar = Ground("canvas", ("bottom",))
        line = QHBoxLayout(bar)
        line.setContentsMargins(16, 6, 20, 6)
        line.setSpacing(8)
        self.finder = FindField(self.tr("Find in sources"))
        self.finder.setFixedWidth(theme().px(200))
        self.finder.textChanged.connect(lambda text: self._narrow(text=text))
        self.finder.leftForRows.connect(lambda _by_enter: self._to_rows())
        self.letter_chip = FilterChip(self.tr("Any reliability"), "shield-check")
        self.medium_chip = FilterChip(self.tr("Any kind"), "file-text")
        self.disputes_chip = FilterChip(self.tr("Disputes others"), "scale")
        self.letter_chip.clicked.connect(self._choose_letters)
        self.medium_chip.clicked.connect(self._choose_media)
        self.disputes_chip.clicked.connect(lambda: self._narrow(disputes=not self._filter.disputes))
        self.letter_chip.cleared.connect(lambda: self._narrow(letters=frozenset()))
        self.medium_chip.cleared.connect(lambda: self._narrow(media=frozenset()))
        self.disputes_chip.cleared.connect(lambda: self._narrow(disputes=False))
        self.add_button = Button(
            self.tr("Add source"),
            icon_name="plus",
            key="Ctrl+N",
            clicked=lambda: self.context.perform("source.add"),
        )
        line.addLayout(row(self.finder, self.letter_chip, self.medium_chip, self.disputes_chip, None))
        line.addWidget(self.add_button)
        return bar

    # -- what the window asks
    def title(self) -> str:
        """The place's name."""
        return self.tr("Sources")

    def status_words(self) -> str:
        """How many sources are in view, and how many of them are graded A and B."""
        return listing.shown_words(self._shown, listing.rows(self.context.selection))

    def open_object(self, object_id: str) -> None:
        """Choose a source; filters that hide it are dropped."""
        if not object_id:
            return
        if not self.table.choose(object_id) and self.context.selection.get(object_id):
            self.clear_filters()
            self.table.choose(object_id)

    def current_object(self) -> str:
        """The id of the chosen source."""
        return self.table.current_id()

    def state(self) -> dict[str, str]:
        """Filters, order and scroll of the list."""
        return {
            "find": self._filter.text,
            "letters": " ".join(sorted(self._filter.letters)),
            "media": "\n".join(sorted(self._filter.media)),
            "disputes": "yes" if self._filter.disputes else "",
            "sort": f"{'-' if self._falling else ''}{self._column}",
            "scroll": str(self.table.verticalScrollBar().value()),
        }

    def restore(self, state: dict[str, str]) -> None:
        """Bring them again."""
        chosen = self.table.current_id()
        sort = state.get("sort", self._column)
        self._falling = sort.startswith("-")
        self._column = next((name for name in COLUMNS if name == sort.lstrip("-")), "letter")
        self.show_filter(
            SourceFilter(
                state.get("find", ""),
                frozenset(state.get("letters", "").split()),
                frozenset(filter(None, state.get("media", "").split("\n"))),
                state.get("disputes", "") == "yes",
            )
        )
        self.table.choose(chosen)
        if state.get("scroll", "").isdigit():
            self.table.verticalScrollBar().setValue(int(state["scroll"]))

    def refresh(self, change: Change | None) -> None:
        """Show what changed: rows that are the same stay as they are."""
        del change
        self._fill()
        self.record.refresh()

    def entered(self) -> None:
        """What is chosen here is what Ctrl+D adds."""
        if self.table.current_id():
            self.context.set_current(self.table.current_id())

    def focus_first(self) -> None:
        """Put the focus on the rows."""
        self._to_rows()

    def perform(self, action_id: str) -> bool:
        """Copy the chosen source as a citation of itself, not of all that is cited from it."""
        if action_id != "citation.copy" or not self.table.current_id():
            return False
        self.record.copy()
        return True

    def find_here(self) -> bool:
        """Ctrl+F: the find field."""
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()
        return True

    # -- the list
    def shown(self) -> list[SourceRow]:
        """The rows in view, in their order."""
        return self._shown

    def _fill(self) -> None:
        chosen = self.table.current_id()
        some = listing.narrowed(self.context.selection, self._filter)
        self._shown = listing.ordered(some, self._column, falling=self._falling)
        self.table.sources.show_rows(self._shown)
        self.table.show_sort(self._column, falling=self._falling)
        if chosen and self.table.current_id() != chosen:
            self.table.choose(chosen)
        self._stack.setCurrentIndex(0 if self._shown else 1)
        self._show_chips()
        self.headingChanged.emit()

    def _show_chips(self) -> None:
        letters = [each for each in (*(one.name for one in Reliability), "-") if each in self._filter.letters]
        names = [self.tr("not graded") if each == "-" else each for each in letters]
        self.letter_chip.show_value(
            listed(names, last=self.tr("or")) if names else self.tr("Any reliability"), set_=bool(names)
        )
        kinds = [capital(each) for each in sorted(self._filter.media)]
        self.medium_chip.show_value(
            listed(kinds, last=self.tr("or")) if kinds else self.tr("Any kind"), set_=bool(kinds)
        )
        self.disputes_chip.show_value(self.tr("Disputes others"), set_=self._filter.disputes)

    def _choose_letters(self) -> None:
        choices = [(each.name, f"{each.name}: {each.value}") for each in Reliability]
        if any(not each.letter for each in listing.rows(self.context.selection)):
            choices.append(("-", self.tr("Not graded")))
        self._choices(self.letter_chip, "letters", choices)

    def _choose_media(self) -> None:
        choices = [(each, capital(each)) for each in listing.media(self.context.selection)]
        self._choices(self.medium_chip, "media", choices)

    def _choices(self, chip: FilterChip, name: str, choices: Sequence[tuple[str, str]]) -> None:
        choose_among(
            chip,
            dict(choices),
            getattr(self._filter, name),
            lambda key: self._narrow(**{name: getattr(self._filter, name) ^ {key}}),
        )

    def _narrow(self, **parts: object) -> None:
        values = {name: getattr(self._filter, name) for name in SourceFilter.__dataclass_fields__}
        self._filter = SourceFilter(**{**values, **parts})
        self._fill()

    def clear_filters(self) -> None:
        """Show all sources."""
        self.show_filter(SourceFilter())

    def show_filter(self, wanted: SourceFilter) -> None:
        """Narrow the list from outside."""
        self._filter = wanted
        if self.finder.text() != wanted.text:
            self.finder.setText(wanted.text)
        self._fill()

    def _sort(self, column: str) -> None:
        wanted = next(name for name in COLUMNS if name == column)
        newest_first = wanted in {"cited", "published"}
        self._falling = not self._falling if wanted == self._column else newest_first
        self._column = wanted
        self._fill()

    def _choose(self, source_id: str) -> None:
        self.record.show_source(source_id)
        self.context.set_current(source_id)
        self.headingChanged.emit()

    def _to_rows(self) -> None:
        if not self.table.current_id() and self._shown:
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _menu(self, source_id: str, place: QPoint) -> None:
        menu = row_menu(self, self.context, source_id, edit=self.record.edit)
        open_menu(menu, place)


def _record_width(whole: int) -> int:
    """The record is 436 wide, 560 where there is room, less where the evidence panel takes its part."""
    now = theme()
    return min(now.px(560 if whole >= now.px(1500) else 436), int(whole * 0.45))
