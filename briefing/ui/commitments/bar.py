"""The bar over the commitments: table or board, grouping, filters, what is in view, and the way into the briefing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing.analysis.wording import listed
from briefing.domain.statuses import NO_EVIDENCE
from briefing.ui.commitments.listing import DIFFER, GROUPINGS, ORDER, OVERDUE, Grouping, PromiseFilter
from briefing.ui.kit.buttons import Button, SegmentedControl
from briefing.ui.kit.chips import FilterChip
from briefing.ui.kit.fields import FindField
from briefing.ui.kit.labels import Caption
from briefing.ui.kit.layouts import FlowLayout, Ground, row
from briefing.ui.kit.menus import choose_among
from briefing.ui.kit.theme import theme


class CommitmentBar(Ground):
    """Says what was asked for; the page keeps filter, grouping and view and shows them here."""

    viewChosen = Signal(str)
    groupingChosen = Signal(str)
    filterChosen = Signal(object)
    addAsked = Signal()
    leftForRows = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("canvas", ("bottom",), parent)
        self._filter = PromiseFilter()
        self._grouping: Grouping = "instrument"
        self._actors: tuple[str, ...] = ()
        self.view = SegmentedControl(
            [("table", self.tr("Table"), "table"), ("board", self.tr("Board"), "kanban")],
            self.tr("View"),
            "table",
        )
        self.view.chosen.connect(self.viewChosen)
        self.by = FilterChip("", "list-ordered")
        self.actor_chip = FilterChip(self.tr("Any actor"), "landmark")
        self.status_chip = FilterChip(self.tr("Any status"), "flag")
        self.finder = FindField(self.tr("Find a commitment"))
        self.finder.setFixedWidth(theme().px(158))
        self.finder.textChanged.connect(lambda text: self._ask(replace(self._filter, text=text)))
        self.finder.leftForRows.connect(lambda _by_enter: self.leftForRows.emit())
        self.by.clicked.connect(self._choose_grouping)
        self.by.cleared.connect(lambda: self.groupingChosen.emit("instrument"))
        self.actor_chip.clicked.connect(self._choose_actor)
        self.actor_chip.cleared.connect(lambda: self._ask(replace(self._filter, actors=frozenset())))
        self.status_chip.clicked.connect(self._choose_status)
        self.status_chip.cleared.connect(lambda: self._ask(replace(self._filter, statuses=frozenset())))
        left = QWidget()
        flow = FlowLayout(left)
        for part in (
            self.view,
            self.by,
            self.actor_chip,
            self.status_chip,
            self.finder,
        ):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        left.setSizePolicy(policy)
        self.count = Caption("", elide=True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.add = Button("", icon_name="bookmark-plus", clicked=self.addAsked.emit)
        line = row(left, self.count, self.add, gap=12, margins=(16, 6, 16, 7))
        line.setStretch(0, 1)
        self.setLayout(line)
        self._show()

    # -- what it shows
    def show_asked(self, wanted: PromiseFilter, grouping: Grouping, view: str) -> None:
        """Show what the page shows."""
        self._filter, self._grouping = wanted, grouping
        self.view.set_current(view)
        if self.finder.text() != wanted.text:
            self.finder.blockSignals(True)
            self.finder.setText(wanted.text)
            self.finder.blockSignals(False)
        self.by.setVisible(view == "table")
        self._show()

    def show_count(self, words: str, *, all_shown: bool) -> None:
        """Show what is in view, and what would be added."""
        self.count.show_text(words)
        self.add.show_text(
            self.tr("Add table to briefing") if all_shown else self.tr("Add these to briefing")
        )

    def show_actors(self, actors: Sequence[str]) -> None:
        """Offer these actors."""
        self._actors = tuple(actors)

    def _show(self) -> None:
        wanted = self._filter
        names = _groupings()
        self.by.show_value(names[self._grouping], set_=self._grouping != "instrument")
        chosen = sorted(wanted.actors, key=str.casefold)
        self.actor_chip.show_value(
            listed(chosen, last=self.tr("or")) if chosen else self.tr("Any actor"), set_=bool(chosen)
        )
        words = [word for key, word in _statuses().items() if key in wanted.statuses]
        self.status_chip.show_value(
            listed(words, last=self.tr("or")) if words else self.tr("Any status"), set_=bool(words)
        )

    # -- asking
    def _ask(self, wanted: PromiseFilter) -> None:
        self.filterChosen.emit(wanted)

    def _choose_grouping(self, _checked: bool = False) -> None:
        names = _groupings()
        choose_among(
            self.by,
            {str(key): words for key, words in names.items()},
            {self._grouping},
            lambda chosen: self.groupingChosen.emit(next(key for key in names if key == chosen)),
        )

    def _choose_actor(self, _checked: bool = False) -> None:
        self._choices(self.actor_chip, {each: each for each in self._actors}, "actors")

    def _choose_status(self, _checked: bool = False) -> None:
        self._choices(self.status_chip, _statuses(), "statuses")

    def _choices(self, chip: FilterChip, choices: Mapping[str, str], part: str) -> None:
        choose_among(
            chip,
            choices,
            getattr(self._filter, part),
            lambda key: self._ask(replace(self._filter, **{part: getattr(self._filter, part) ^ {key}})),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("commitments", text)


def _groupings() -> dict[Grouping, str]:
    words = (_tr("By instrument"), _tr("By actor"), _tr("By status"), _tr("As one list"))
    return dict(zip(GROUPINGS, words, strict=True))


def _statuses() -> dict[str, str]:
    found = {status.key: _tr(status.word) for status in ORDER}
    return {
        **found,
        NO_EVIDENCE.key: _tr("No evidence for two years"),
        OVERDUE: _tr("Overdue"),
        DIFFER: _tr("Sources differ"),
    }
