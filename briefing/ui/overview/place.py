"""The overview as a place: headline and sentence, then cards in one, two or three columns as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from briefing.analysis.selection import LAST_DAY, Selection
from briefing.analysis.state import State, state
from briefing.domain.items import Change
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.labels import Headline, Lead
from briefing.ui.kit.layouts import ScrollPage, column, row
from briefing.ui.kit.theme import theme
from briefing.ui.overview import cards
from briefing.ui.overview.own_cards import briefing_card, pack_card
from briefing.ui.overview.rows import PressRow
from briefing.ui.shell.drafts import add_block
from briefing.ui.shell.figures import PlaceFigure
from briefing.ui.shell.place import Place

if TYPE_CHECKING:
    from briefing.report.pictures import Picture
    from briefing.ui.shell.context import Context

TWO_COLUMNS = 900
THREE_COLUMNS = 1480
"""Widths of the place from which cards stand in two and in three columns: windows of 1120 and of 1700 pixels."""

LARGE = 20_000
"""More items than this, and the state of coordination is worked out in a worker."""

_OWN = {"briefing", "block", "statement"}


class OverviewPlace(Place):
    """Where coordination stands. Built anew only where what it says is different."""

    place_id = "overview"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._state: State | None = None
        self._columns = 0
        self._unfolded: set[str] = set()
        self.cards: dict[str, QWidget] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.page = ScrollPage(margins=(24, 14, 24, 20), gap=0)
        whole.addWidget(self.page)
        self.headline = Headline("")
        self.lead = Lead("")
        self.add_button = Button(
            self.tr("Add to briefing"),
            icon_name="bookmark-plus",
            tip=self.tr("Add the state of coordination to the briefing; Ctrl+D adds the chosen row"),
            clicked=self.add,
        )
        self.draft_button = Button("", "primary", icon_name="file-text", clicked=self._to_draft)
        words = column(self.headline, self.lead, gap=0)
        head = row(words, self.add_button, self.draft_button, gap=8)
        head.setStretch(0, 1)
        for button in (self.add_button, self.draft_button):
            head.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        self.page.body.addLayout(head)
        self.page.body.addSpacing(12)
        self._holder = QHBoxLayout()
        self._holder.setSpacing(14)
        self.page.body.addLayout(self._holder)
        self.page.body.addStretch(1)
        self._stacks: list[QVBoxLayout] = []
        self.refresh(None)

    # -- what the window asks
    def title(self) -> str:
        """The place's name."""
        return self.tr("Overview")

    def status_words(self) -> str:
        """Bodies, commitments and sources on record."""
        return self._state.status_line if self._state else ""

    def figure(self) -> PlaceFigure | None:
        """The life lines of the bodies made to bring intelligence together."""
        bodies = [line.id for line in self._state.lifelines] if self._state else []

        def draw(selection: Selection) -> Picture:
            from briefing.report.pictures.drawn import lifelines

            return lifelines(selection, [each for each in bodies if each in selection.by_id])

        return PlaceFigure("lifelines", draw) if bodies else None

    def state(self) -> dict[str, str]:
        """Which cards are unfolded, and how far it is scrolled."""
        return {
            "unfolded": " ".join(sorted(self._unfolded)),
            "scroll": str(self.page.verticalScrollBar().value()),
        }

    def restore(self, state: dict[str, str]) -> None:
        """Bring them again."""
        wanted = set(state.get("unfolded", "").split())
        if wanted != self._unfolded:
            self._unfolded = wanted
            self._build()
        if state.get("scroll", "").isdigit():
            QApplication.processEvents()
            self.page.verticalScrollBar().setValue(int(state["scroll"]))

    def refresh(self, change: Change | None) -> None:
        """Show what changed: the cards only where the state of coordination is another."""
        self._show_draft()
        own = change is not None and {kind for kind, _ in change.touched} <= _OWN
        if own and self._state is not None:
            self._renew_own()
            return
        selection = self.context.selection
        if len(selection.by_id) <= LARGE:
            self._show(state(selection))
            return
        self.context.jobs.start(
            self.tr("Reading where coordination stands"),
            lambda _work: (selection, state(selection)),
            done=self._come,
            failed=self.context.show_error,
            quiet=True,
        )

    @Slot(object)
    def _come(self, made: tuple[Selection, State]) -> None:
        selection, found = made
        if selection is self.context.selection:
            self._show(found)

    def _show(self, found: State) -> None:
        if found == self._state:
            self._renew_own()
            return
        self._state = found
        self._build()
        self.headingChanged.emit()

    def entered(self) -> None:
        """The draft may be another."""
        self._show_draft()
        self._renew_own()

    def focus_first(self) -> None:
        """The first thing that can be pressed below the sentences."""
        rows = self._rows()
        (rows[0] if rows else self.draft_button).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- building
    def _build(self) -> None:
        found = self._state
        if found is None:
            return
        key = self._focused()
        if key:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt looks for another, and scrolls to it
        self.headline.show_runs(found.headline)
        self.lead.show_runs(found.sentence)
        context, selection = self.context, self.context.selection
        dates = cards.dates_of(found.as_of if found.as_of < LAST_DAY else "", selection.cutoff)
        for old in self.cards.values():
            old.hide()
            old.deleteLater()
        self.cards = {
            "lifelines": cards.lifelines_card(context, found, dates),
            "institutions": cards.institutions_card(context, found, dates, selection=selection),
            "commitments": cards.commitments_card(context, found, dates),
            "disagreements": cards.disagreements_card(
                context,
                found,
                dates,
                unfolded="disagreements" in self._unfolded,
                unfold=lambda: self._fold("disagreements"),
            ),
            "events": cards.events_card(context, found, dates),
            "questions": cards.questions_card(
                context,
                found,
                dates,
                unfolded="questions" in self._unfolded,
                unfold=lambda: self._fold("questions"),
            ),
            "pack": pack_card(context),
            "briefing": briefing_card(context),
        }
        self._columns = 0
        self._arrange()
        self._focus_again(key)

    def _renew_own(self) -> None:
        """The cards of the newest pack and of the draft, which change without the state of coordination."""
        if not self.cards:
            return
        for name, made in (("pack", pack_card(self.context)), ("briefing", briefing_card(self.context))):
            old = self.cards[name]
            old.hide()
            old.deleteLater()
            self.cards[name] = made
        self._columns = 0
        self._arrange()

    def _fold(self, name: str) -> None:
        self._unfolded ^= {name}
        kept = self.page.verticalScrollBar().value()
        self._build()
        fold = self.cards[name].findChild(Button, "fold")
        if fold is not None:
            fold.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.processEvents()
        self.page.verticalScrollBar().setValue(kept)

    def _focused(self) -> str:
        focus = QApplication.focusWidget()
        return focus.key if isinstance(focus, PressRow) and self.isAncestorOf(focus) else ""

    def _focus_again(self, key: str) -> None:
        if key:
            same = next((each for each in self._rows() if each.key == key), None)
            if same is not None:
                same.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.focus_first()

    def _rows(self) -> list[PressRow]:
        return [each for card in self.cards.values() for each in card.findChildren(PressRow)]

    # -- columns
    def columns(self) -> int:
        """In how many columns the cards stand at the present width."""
        wide = self.width()
        return 3 if wide >= theme().px(THREE_COLUMNS) else 2 if wide >= theme().px(TWO_COLUMNS) else 1

    def _arrange(self) -> None:
        count = self.columns()
        if count == self._columns or not self.cards:
            return
        self._columns = count
        for stack in self._stacks:
            while stack.takeAt(0) is not None:
                pass
            self._holder.removeItem(stack)
            stack.deleteLater()
        left = ["lifelines", "institutions", "commitments", "disagreements"]
        plan = {
            1: [[*left, "events", "questions"]],
            2: [left, ["events", "questions"]],
            3: [left, ["events"], ["questions", "pack", "briefing"]],
        }[count]
        shares = {1: (1,), 2: (704, 400), 3: (788, 420, 400)}[count]
        self._stacks = []
        side = theme().px(36 if count == 3 else 24)
        self.page.body.setContentsMargins(side, 14, side, 20)
        shown = {name for names in plan for name in names}
        for names, share in zip(plan, shares, strict=True):
            stack = QVBoxLayout()
            stack.setSpacing(14)
            for name in names:
                stack.addWidget(self.cards[name])
            stack.addStretch(1)
            self._holder.addLayout(stack, share)
            self._stacks.append(stack)
        for name, card in self.cards.items():
            card.setParent(self.page.widget())
            card.setVisible(name in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width may have another number of columns."""
        super().resizeEvent(event)
        self._arrange()

    # -- the draft
    def _show_draft(self) -> None:
        there = bool(self.context.draft)
        self.draft_button.show_text(self.tr("Open the draft") if there else self.tr("Start a briefing"))

    def _to_draft(self) -> None:
        if self.context.draft:
            self.context.navigate("briefings", self.context.draft)
        else:
            self.context.perform("briefing.start")

    def add(self) -> None:
        """Put what this place says as a whole into the draft; a single row is added by Ctrl+D."""
        add_block(self.context, "glance")
