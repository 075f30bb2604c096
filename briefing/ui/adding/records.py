"""Records chosen by name: chips for what was chosen, a field that offers more as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.evidence import published
from briefing.analysis.selection import Selection
from briefing.domain.ids import kind_of
from briefing.domain.records import Source
from briefing.ui.adding.finder import Finder, Offer
from briefing.ui.kit.chips import FilterChip
from briefing.ui.kit.layouts import FlowLayout, empty
from briefing.ui.kit.text import bare, compose, one_line, set_tip
from briefing.ui.shell.context import Context

CONCERNED = ("institution", "person", "policy")
"""Kinds of records that an event can concern."""

WITH_STATUS = ("institution", "commitment")
"""Kinds of records that have a status."""

LONGEST_CHIP = 46
"""Letters of a name on a chip."""


def records_found(context: Context, typed: str, kinds: Sequence[str]) -> list[Offer]:
    """The records of some kinds that words lead to, best first, as lines to choose from."""
    hits = context.workspace.search(typed, limit=80)
    return [Offer(hit.id, line_of(context.selection, hit.id, hit.title)) for hit in hits if hit.kind in kinds]


def sources_found(context: Context, typed: str) -> list[Offer]:
    """The sources that words lead to, best first."""
    hits = context.workspace.search(typed, kind="source", limit=40)
    return [Offer(hit.id, source_line(context.selection, hit.id) or hit.title) for hit in hits]


def source_line(selection: Selection, source_id: str) -> str:
    """A source in one line: publisher, date, title."""
    source = selection.source(source_id)
    return _line(source) if source else ""


def _line(source: Source) -> str:
    return one_line(", ".join(part for part in (source.publisher, published(source), source.title) if part))


def line_of(selection: Selection, record_id: str, title: str = "") -> str:
    """A record in one line: its abbreviation before its name."""
    long = selection.name(record_id, short=False) or title
    short = selection.name(record_id)
    return one_line(f"{short}, {long}" if short and short != long else long)


class RecordChip(FilterChip):
    """A chosen record; its cross, Delete or a press takes it out."""

    def __init__(self, record_id: str, name: str, whole: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.record_id = record_id
        self.show_value(
            name if len(name) <= LONGEST_CHIP else f"{name[: LONGEST_CHIP - 1].rstrip()}…", set_=True
        )
        self.setAccessibleName(bare(whole))
        self.setAccessibleDescription(self.tr("Delete takes it out"))
        set_tip(self, compose(self.tr("{name}: press to take it out"), name=whole))


class RecordsField(QWidget):
    """The field and its chips. `changed` tells that something was chosen or taken out.

    `single` holds one record at most: choosing another replaces it.
    """

    changed = Signal()

    def __init__(
        self,
        context: Context,
        name: str,
        placeholder: str,
        kinds: Sequence[str],
        *,
        single: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._single = context, single
        self._ids: list[str] = []
        self.setAccessibleName(name)
        self.finder = Finder(name, placeholder, lambda typed: records_found(context, typed, kinds))
        self.setFocusProxy(self.finder)
        self.finder.picked.connect(self._add)
        self.finder.erased.connect(lambda: self.take_out(self._ids[-1]) if self._ids else None)
        self._holder = QWidget()
        self._chips = FlowLayout(self._holder, gap=6, line_gap=4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(5)
        whole.addWidget(self.finder)
        whole.addWidget(self._holder)
        self._show()

    def ids(self) -> tuple[str, ...]:
        """The ids of what was chosen, in order."""
        return tuple(self._ids)

    def kind(self) -> str:
        """The kind of the one record chosen, empty where none is."""
        return (kind_of(self._ids[0]) or "") if self._ids else ""

    def left_over(self) -> str:
        """What was typed and not chosen."""
        return self.finder.text().strip()

    def set_ids(self, ids: Sequence[str]) -> None:
        """Show these as chosen."""
        self._ids = list(dict.fromkeys(ids))
        self._show()
        self.changed.emit()

    def take_out(self, record_id: str) -> None:
        """Take one out again."""
        self.set_ids([each for each in self._ids if each != record_id])
        self.finder.setFocus()

    def chips(self) -> list[RecordChip]:
        """The chips shown."""
        found = (self._chips.itemAt(at) for at in range(self._chips.count()))
        widgets = (item.widget() for item in found if item)
        return [widget for widget in widgets if isinstance(widget, RecordChip)]

    def set_wrong(self, wrong: bool) -> None:
        """Draw or drop the red edge of wrong input."""
        self.finder.set_wrong(wrong)

    def _add(self, offer: Offer) -> None:
        self.finder.clear()
        self.set_ids([offer.id] if self._single else [*self._ids, offer.id])

    def _show(self) -> None:
        empty(self._chips)
        before: QWidget = self.finder
        for each in self._ids:
            selection = self._context.selection
            chip = RecordChip(each, selection.name(each), line_of(selection, each))
            chip.clicked.connect(lambda _checked=False, one=each: self.take_out(one))
            chip.cleared.connect(lambda one=each: self.take_out(one))
            self._chips.addWidget(chip)
            QWidget.setTabOrder(before, chip)
            before = chip
        self._holder.setVisible(bool(self._ids))
        self._holder.updateGeometry()
