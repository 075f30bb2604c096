"""The bar over the timeline: what is filtered as chips and in words, how lanes are made, and the zoom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QWidget

from briefing.analysis.selection import Selection
from briefing.domain.edtf import DateError, bounds
from briefing.domain.filters import EventFilter
from briefing.ui.kit.buttons import Button, IconButton, SegmentedControl
from briefing.ui.kit.chips import FilterChip
from briefing.ui.kit.dialog import Popover
from briefing.ui.kit.fields import DateField, SearchField
from briefing.ui.kit.labels import Label, TextLabel
from briefing.ui.kit.layouts import Ground, row
from briefing.ui.kit.text import bare, set_button_text, set_tip
from briefing.ui.kit.theme import theme
from briefing.ui.timeline import filtering
from briefing.ui.timeline.filtering import Option
from briefing.ui.timeline.option_list import OptionList
from briefing.ui.timeline.wording import tr

MANY_OPTIONS = 16
"""More options than this, and the list of them can be narrowed by typing."""


class PeriodFields(QWidget):
    """From and to, in plain words or EDTF. `changed` gives the bounds as ISO days when both can be read."""

    changed = Signal(str, str)

    def __init__(self, first: str, last: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.first = DateField(tr("From"), tr("From: 2013"), first)
        self.last = DateField(tr("To"), tr("To: March 2025"), last)
        for field in (self.first, self.last):
            field.setMinimumWidth(theme().px(150))
            field.textChanged.connect(self._look)
            line.addWidget(field)

    def _look(self) -> None:
        if self.first.problem() or self.last.problem():
            return
        try:
            first = bounds(self.first.edtf())[0] if self.first.edtf() else ""
            last = bounds(self.last.edtf())[1] if self.last.edtf() else ""
        except DateError:
            return
        turned = bool(first and last and last < first)
        words = tr("This lies before the beginning: write a later date.") if turned else self.last.words()
        self.last.setAccessibleDescription(words)
        set_tip(self.last, words)
        self.last.set_wrong(turned)
        if not turned:
            self.changed.emit(first, last)


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """One chip: the part of the filter it sets, its icon, and its words where nothing is set."""

    part: str
    icon: str
    unset: str


class FilterBar(Ground):
    """Filter chips, the filter in words, the lanes' mode and the zoom buttons.

    `filterChanged` gives the new filter, `modeChanged` the mode, `zoomRequested` "in", "out" or "fit".
    """

    filterChanged = Signal(object)
    modeChanged = Signal(str)
    zoomRequested = Signal(str)

    def __init__(self, mode: str, parent: QWidget | None = None) -> None:
        super().__init__("canvas", ("bottom",), parent)
        self.filter = EventFilter()
        self._selection: Selection | None = None
        self._view: Callable[[], tuple[str, str]] = lambda: ("", "")
        self.setFixedHeight(theme().size("toolbar"))
        self.chips = {
            spec.part: FilterChip(spec.unset, spec.icon)
            for spec in (
                ChipSpec("institutions", "landmark", tr("Any actor")),
                ChipSpec("period", "calendar-clock", tr("Any time")),
                ChipSpec("places", "map-pin", tr("Any place")),
                ChipSpec("grades", "shield-check", tr("Any grade")),
                ChipSpec("kinds", "list-filter", tr("Any kind")),
                ChipSpec("text", "search", tr("Any words")),
                ChipSpec("coordination", "network", tr("Coordination bodies")),
                ChipSpec("mine", "pencil", tr("Yours")),
            )
        }
        self._unset = {part: chip.text() for part, chip in self.chips.items()}
        for part, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, part=part: self.open_part(part))
            chip.cleared.connect(lambda part=part: self._clear(part))
        self.add = FilterChip(tr("Filter"), add=True)
        self.add.clicked.connect(lambda _on=False: self.open_part("more"))
        self.words = TextLabel("", "small", ink="ink-2", elide=True)
        self.mode = SegmentedControl(
            (("institution", tr("Institution")), ("theme", tr("Theme")), ("province", tr("Province"))),
            tr("Lanes by"),
            mode,
        )
        self.mode.chosen.connect(self.modeChanged)
        self.buttons = [
            IconButton(icon, words, key=key, clicked=partial(self.zoomRequested.emit, act))
            for icon, words, key, act in (
                ("zoom-out", tr("Zoom out"), "−", "out"),
                ("zoom-in", tr("Zoom in"), "+", "in"),
                ("maximize", tr("Show all events"), "0", "fit"),
            )
        ]
        whole = row(
            *self.chips.values(), self.add, self.words, self.mode, 4, *self.buttons,
            gap=8, margins=(16, 0, 12, 0),
        )  # fmt: skip
        whole.setStretchFactor(self.words, 1)
        self.setLayout(whole)
        self._popover: Popover | None = None
        self._dress()

    def show_filter(self, wanted: EventFilter, selection: Selection, words: str) -> None:
        """Show a filter with its words, without saying that it changed."""
        self.filter, self._selection = wanted, selection
        self.words.show_text(words)
        self._dress()

    def set_view(self, view: Callable[[], tuple[str, str]]) -> None:
        """Where to ask for the days in view, for "Use what is in view"."""
        self._view = view

    def _dress(self) -> None:
        wanted, selection = self.filter, self._selection
        values = {
            "institutions": filtering.bodies_words(wanted, selection, tr) if selection else "",
            "period": filtering.period_words(wanted, tr),
            "places": ", ".join(sorted(wanted.places)),
            "grades": filtering.grade_words(wanted, tr),
            "kinds": ", ".join(filtering.kind_words(kind, tr) for kind in sorted(wanted.kinds)),
            "text": f"“{wanted.text}”" if wanted.text else "",
            "coordination": self._unset["coordination"] if wanted.coordination else "",
            "mine": self._unset["mine"] if wanted.mine else "",
        }
        narrow = self.width() < theme().px(960)
        for part, chip in self.chips.items():
            chip.show_value(values[part] or self._unset[part], set_=bool(values[part]))
            always = part in {"institutions", "period", "places"} or (part == "grades" and not narrow)
            chip.setVisible(always or bool(values[part]))
        self.words.setVisible(not narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: where it is narrow, only the usual chips stay."""
        super().resizeEvent(event)
        if (event.size().width() < theme().px(960)) != (event.oldSize().width() < theme().px(960)):
            self._dress()

    def sizeHint(self) -> QSize:
        """Qt: as high as a toolbar, and as narrow as it must be."""
        return QSize(theme().px(600), theme().size("toolbar"))

    def minimumSizeHint(self) -> QSize:
        """Qt: it may be cut rather than push the window wider."""
        return QSize(theme().px(400), theme().size("toolbar"))

    # -- changing
    def _set(self, wanted: EventFilter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self._dress()
            self.filterChanged.emit(wanted)

    def _clear(self, part: str) -> None:
        empty = EventFilter()
        if part == "period":
            self._set(replace(self.filter, first="", last=""))
        else:
            self._set(filtering.with_part(self.filter, part, getattr(empty, part)))

    def clear_all(self) -> None:
        """Take every filter away."""
        self._set(EventFilter())

    def open_part(self, part: str) -> None:
        """Open the choice of a part: at its chip, or "more" at the chip that adds."""
        if self._selection is None:
            return
        if part in {"coordination", "mine"}:
            self._clear(part)
            return
        popover = Popover(self, 340)
        self._popover = popover
        if part == "period":
            self._fill_period(popover)
        elif part == "grades":
            self._fill_grades(popover)
        elif part in {"more", "text"}:
            self._fill_more(popover)
        else:
            self._fill_options(popover, part)
        popover.closed.connect(popover.deleteLater)
        anchor = self.chips[part] if part in self.chips and self.chips[part].isVisible() else self.add
        popover.show_at(anchor)
        first = (
            popover.findChild(SearchField) or popover.findChild(DateField) or popover.findChild(QListWidget)
        )
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill_options(self, popover: Popover, part: str) -> None:
        selection = self._selection
        assert selection is not None
        if part == "institutions":
            options, name = filtering.body_options(selection), tr("Actors")
        elif part == "places":
            options, name = filtering.place_options(selection), tr("Places")
        else:
            options, name = filtering.kind_options(selection, tr), tr("Kinds of events")
        self._add_options(popover, name, options, part)

    def _add_options(self, popover: Popover, name: str, options: Sequence[Option], part: str) -> None:
        listing = OptionList(name, options, getattr(self.filter, part))
        listing.changed.connect(lambda keys: self._set(filtering.with_part(self.filter, part, keys)))
        if len(options) > MANY_OPTIONS:
            field = SearchField(tr("Find in the list"))
            field.textChanged.connect(listing.narrow)
            popover.body.addWidget(field)
        else:
            popover.body.addWidget(Label(name))
        popover.body.addWidget(listing)

    def _fill_period(self, popover: Popover) -> None:
        popover.body.addWidget(Label(tr("Events that may have happened in this time")))
        fields = PeriodFields(self.filter.first, self.filter.last)
        fields.changed.connect(lambda first, last: self._set(replace(self.filter, first=first, last=last)))
        popover.body.addWidget(fields)
        use = Button(tr("Use what is in view"), small=True, clicked=lambda: self._use_view(popover))
        popover.body.addLayout(row(use, None))

    def _use_view(self, popover: Popover) -> None:
        first, last = self._view()
        popover.close()
        self._set(replace(self.filter, first=first, last=last))

    def _fill_grades(self, popover: Popover) -> None:
        popover.body.addWidget(Label(tr("Events with a source of this reliability")))
        for _, words, letters in filtering.GRADES:
            choice = Button(tr(words), "quiet", clicked=partial(self._choose_grade, popover, letters))
            choice.setCheckable(True)
            choice.setChecked(letters == self.filter.grades)
            popover.body.addWidget(choice)

    def _choose_grade(self, popover: Popover, letters: frozenset[str]) -> None:
        popover.close()
        self._set(replace(self.filter, grades=letters))

    def _fill_more(self, popover: Popover) -> None:
        selection = self._selection
        assert selection is not None
        field = SearchField(tr("Words in the event"))
        field.setText(self.filter.text)
        field.textChanged.connect(lambda text: self._set(replace(self.filter, text=text.strip())))
        popover.body.addWidget(field)
        for part, words in (
            ("coordination", tr("Only events of coordination bodies")),
            ("mine", tr("Only yours")),
        ):
            box = QCheckBox(popover)
            set_button_text(box, words)
            box.setAccessibleName(bare(words))
            box.setChecked(bool(getattr(self.filter, part)))
            box.toggled.connect(lambda on, part=part: self._set(filtering.with_part(self.filter, part, on)))
            popover.body.addWidget(box)
        self._add_options(popover, tr("Kinds of events"), filtering.kind_options(selection, tr), "kinds")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: nothing of the canvas's keys is meant here."""
        event.ignore()
