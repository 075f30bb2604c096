"""The list of institutions: headline and counts, find field, filters, grouping, the table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing.analysis.wording import listed
from briefing.domain.statuses import INSTITUTION_STATUSES, ROLES, TIERS
from briefing.ui.institutions import listing
from briefing.ui.institutions.list_view import COLUMNS, BodyTable
from briefing.ui.institutions.listing import BodyFilter, BodyRow, Column, Grouping
from briefing.ui.institutions.menus import row_menu
from briefing.ui.kit.buttons import SegmentedControl
from briefing.ui.kit.cards import EmptyState
from briefing.ui.kit.chips import FilterChip
from briefing.ui.kit.fields import FindField
from briefing.ui.kit.labels import Caption, Headline, Lead
from briefing.ui.kit.layouts import FlowLayout, row
from briefing.ui.kit.menus import choose_among, open_menu
from briefing.ui.kit.theme import theme

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context


class ListPage(QWidget):
    """The list. `opened` names the institution to open; `viewChanged` says that what is in view is different."""

    opened = Signal(str)
    viewChanged = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = BodyFilter()
        self._grouping: Grouping = "role"
        self._column: Column = "name"
        self._falling = False
        self._every: tuple[BodyRow, ...] = ()
        self._shown: tuple[BodyRow, ...] = ()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 14, 24, 12)
        whole.setSpacing(8)
        self.headline = Headline(self.tr("Institutions"))
        self.lead = Lead("")
        whole.addWidget(self.headline)
        whole.addWidget(self.lead)
        self.finder = FindField(self.tr("Find an institution"))
        self.finder.setFixedWidth(theme().px(240))
        self.finder.textChanged.connect(lambda text: self._narrow(text=text))
        self.finder.leftForRows.connect(self._from_find)
        self.by = SegmentedControl(
            [("role", self.tr("By role")), ("status", self.tr("By status")), ("none", self.tr("One list"))],
            self.tr("Grouping"),
            "role",
        )
        self.by.chosen.connect(self._group)
        self.count = Caption("")
        self.count.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        how = Caption(self.tr("Enter or a double click opens the profile"), "ink-3")
        whole.addLayout(row(self.finder, self.by, None, how, self.count, gap=16))
        whole.addWidget(self._chips())
        self.table = BodyTable()
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self._choose)
        self.table.sortAsked.connect(self._sort)
        self.table.menuAsked.connect(self._menu)
        self.nothing = EmptyState(
            self.tr("No institution fits these filters"),
            "",
            self.tr("Clear all filters"),
            self.clear_filters,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 12, 0, 0)
        inner.addWidget(self.nothing)
        inner.addStretch(1)
        self._stack.addWidget(holder)
        whole.addWidget(self._stack, 1)
        self.setTabOrder(self.finder, self.by)
        self.refresh()

    # -- what it shows
    def refresh(self) -> None:
        """Read the rows again and show what is different."""
        self._every = listing.rows(self._context.selection)
        self.lead.show_runs(listing.lead(self._every))
        self._fill()

    def shown(self) -> tuple[BodyRow, ...]:
        """The rows in view, in their order."""
        return self._shown

    def counted(self) -> str:
        """What is in view, in words."""
        return listing.shown_words(len(self._shown), len(self._every))

    def _fill(self) -> None:
        chosen = self.table.current_id()
        some = listing.narrowed(self._every, self._filter)
        some_ordered = listing.ordered(some, self._column, falling=self._falling)
        groups = listing.grouped(some_ordered, self._grouping)
        self._shown = tuple(each for group in groups for each in group.rows)
        self.table.bodies.show_groups(groups)
        self.table.show_sort(self._column, falling=self._falling)
        if chosen and self.table.current_id() != chosen:
            self.table.choose(chosen)
        self._stack.setCurrentIndex(0 if self._shown else 1)
        self.count.show_text(self.counted())
        self._show_chips()
        self.viewChanged.emit()

    # -- filters
    def _chips(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        self.role_chip = FilterChip(self.tr("Any role"), "users")
        self.tier_chip = FilterChip(self.tr("Any tier"), "layers")
        self.status_chip = FilterChip(self.tr("Any status"), "circle-check")
        self.disputed_chip = FilterChip(self.tr("Disputed or not"), "scale")
        statuses = {status.key: status.word for status in INSTITUTION_STATUSES}
        for chip, name, choices in (
            (self.role_chip, "roles", ROLES),
            (self.tier_chip, "tiers", TIERS),
            (self.status_chip, "statuses", statuses),
        ):
            chip.clicked.connect(
                lambda _checked=False, chip=chip, name=name, choices=choices: self._choices(
                    chip, name, choices
                )
            )
            chip.cleared.connect(lambda name=name: self._narrow(**{name: frozenset()}))
            flow.addWidget(chip)
        self.disputed_chip.clicked.connect(
            lambda _checked=False: self._narrow(disputed=not self._filter.disputed)
        )
        self.disputed_chip.cleared.connect(lambda: self._narrow(disputed=False))
        flow.addWidget(self.disputed_chip)
        return holder

    def _show_chips(self) -> None:
        statuses = {status.key: status.word for status in INSTITUTION_STATUSES}
        for chip, chosen, names, unset in (
            (self.role_chip, self._filter.roles, ROLES, self.tr("Any role")),
            (self.tier_chip, self._filter.tiers, TIERS, self.tr("Any tier")),
            (self.status_chip, self._filter.statuses, statuses, self.tr("Any status")),
        ):
            words = [word for key, word in names.items() if key in chosen]
            chip.show_value(listed(words, last=self.tr("or")) if words else unset, set_=bool(words))
        self.disputed_chip.show_value(
            self.tr("Sources differ") if self._filter.disputed else self.tr("Disputed or not"),
            set_=self._filter.disputed,
        )

    def _choices(self, chip: FilterChip, name: str, choices: Mapping[str, str]) -> None:
        choose_among(
            chip,
            choices,
            getattr(self._filter, name),
            lambda key: self._narrow(**{name: getattr(self._filter, name) ^ {key}}),
        )

    def _narrow(self, **parts: object) -> None:
        values = {name: getattr(self._filter, name) for name in BodyFilter.__dataclass_fields__}
        self._filter = BodyFilter(**{**values, **parts})
        self._fill()

    def clear_filters(self) -> None:
        """Show all institutions."""
        self._filter = BodyFilter()
        self.finder.clear()
        self._fill()

    def show_filter(self, wanted: BodyFilter) -> None:
        """Narrow the list from outside, as a count of the overview does."""
        self._filter = wanted
        if self.finder.text() != wanted.text:
            self.finder.setText(wanted.text)
        self._fill()

    # -- order
    def _sort(self, column: str) -> None:
        wanted = next(name for name in COLUMNS if name == column)
        self._falling = not self._falling if wanted == self._column else wanted == "sources"
        self._column = wanted
        self._fill()

    def _group(self, key: str) -> None:
        self._grouping = "status" if key == "status" else "none" if key == "none" else "role"
        self._fill()

    # -- keys
    def _from_find(self, by_enter: bool) -> None:
        """Leave the find field: by Enter into the only institution that it found, else to the rows."""
        if by_enter and len(self._shown) == 1 and self.finder.text():
            self.opened.emit(self._shown[0].id)
        else:
            self._to_rows()

    def _to_rows(self) -> None:
        if not self.table.current_id():
            self.table.choose_first()
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        """Put the focus on the rows."""
        self._to_rows()

    def focus_find(self) -> None:
        """Put the focus into the find field."""
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()

    def _menu(self, item_id: str, place: QPoint) -> None:
        menu = row_menu(
            self,
            self._context,
            item_id,
            before=[("landmark", self.tr("Open profile"), "Enter", lambda: self.opened.emit(item_id))],
        )
        open_menu(menu, place)

    def _choose(self, item_id: str) -> None:
        if item_id:
            self._context.set_current(item_id)

    # -- back and forward
    def state(self) -> dict[str, str]:
        """What brings this view again."""
        return {
            "find": self._filter.text,
            "roles": " ".join(sorted(self._filter.roles)),
            "tiers": " ".join(sorted(self._filter.tiers)),
            "statuses": " ".join(sorted(self._filter.statuses)),
            "disputed": "yes" if self._filter.disputed else "",
            "group": self._grouping,
            "sort": f"{'-' if self._falling else ''}{self._column}",
            "chosen": self.table.current_id(),
            "scroll": str(self.table.verticalScrollBar().value()),
        }

    def restore(self, state: dict[str, str]) -> None:
        """Bring a view again."""
        group = state.get("group", self._grouping)
        self.by.set_current(group)
        self._grouping = "status" if group == "status" else "none" if group == "none" else "role"
        sort = state.get("sort", self._column)
        self._falling = sort.startswith("-")
        self._column = next((name for name in COLUMNS if name == sort.lstrip("-")), "name")
        self.show_filter(
            BodyFilter(
                state.get("find", ""),
                frozenset(state.get("roles", "").split()),
                frozenset(state.get("tiers", "").split()),
                frozenset(state.get("statuses", "").split()),
                state.get("disputed", "") == "yes",
            )
        )
        if state.get("chosen"):
            self.table.choose(state["chosen"])
        if state.get("scroll", "").isdigit():
            self.table.verticalScrollBar().setValue(int(state["scroll"]))
