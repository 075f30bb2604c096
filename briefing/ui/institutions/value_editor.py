"""The editor that stands in the row of a field: the value, from when it holds, why, and on what ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedField, StatedValue
from briefing.analysis.wording import label
from briefing.domain.statuses import INSTITUTION_STATUSES, POLICY_STATUSES, ROLES, TIERS
from briefing.ui.institutions.citation_form import CitationForm
from briefing.ui.institutions.writing import RECORD_FIELDS, FieldDraft
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.cards import Card
from briefing.ui.kit.fields import DateField, FormField, Select, TextArea, TextField
from briefing.ui.kit.labels import Caption, TextLabel
from briefing.ui.kit.layouts import row
from briefing.ui.kit.text import one_line

LONG = frozenset({"mandate", "composition", "note", "legal_basis", "title", "why", "answer"})
"""Fields that get several lines to write in."""

DATED = frozenset({"founded", "ended", "date", "made", "due", "since", "published", "from", "to"})
"""Fields that hold a date."""

BESIDE = ""
"""The choice of writing a further value beside those that stand."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What is edited: a field of a record, the values that stand for it, and the one to begin with."""

    about: str
    field: str
    values: tuple[StatedValue, ...] = ()
    span: str = ""
    value: str = ""
    kind: str = "institution"
    of_record: bool = False


def edited_record(selection: Selection, item_id: str, field: str) -> Edited:
    """What an editor of a field that a record holds itself begins with."""
    item = selection.get(item_id)
    value = item.get(field) if item else ""
    return Edited(item_id, field, value=value, kind=item.kind if item else "", of_record=True)


def edited(selection: Selection, found: StatedField, span: str = "") -> Edited:
    """What an editor of a stated field begins with."""
    item = selection.get(found.about)
    values = tuple(each for each in (found.current or found.values) if each.span)
    chosen = next((each for each in found.values if span and each.span == span), None)
    if chosen and chosen not in values:
        values = (*values, chosen)
    first = chosen or next(iter(values), None)
    own = item.get(found.field) if item and found.field in RECORD_FIELDS else ""
    return Edited(
        found.about,
        found.field,
        values,
        first.span if first else "",
        first.value if first else own,
        item.kind if item else "institution",
        found.field in RECORD_FIELDS,
    )


class ValueEditor(Card):
    """The editor. `saved` (Ctrl+Enter) brings the draft, `cancelled` (Esc) says that nothing is to be written."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, selection: Selection, what: Edited, parent: QWidget | None = None) -> None:
        super().__init__(dense=True, parent=parent)
        self.what = what
        self.set_strong(True)
        named = label(what.field)
        self.setAccessibleName(self.tr("Edit {field}").format(field=named.lower()))
        self.body.addWidget(TextLabel(named, "body", weight=600))
        self._instead = self._which()
        self.control = self._control(named)
        self.value_field = FormField(self.tr("Value"), self.control)
        self.body.addWidget(self.value_field)
        self.start = DateField(self.tr("Holds from"), self.tr("Date, if known"))
        self.end = DateField(self.tr("Until"), self.tr("Open"))
        self.start_field = FormField(self.tr("Holds from"), self.start)
        self.end_field = FormField(self.tr("Until"), self.end)
        self.reason = TextField(self.tr("Reason"), self.tr("Why you write this"))
        dates = row(self.start_field, self.end_field)
        if not what.of_record:
            self.body.addLayout(dates)
        self.body.addWidget(FormField(self.tr("Reason"), self.reason))
        self.cite_button = Button(
            self.tr("Give a source"), "link", icon_name="quote", small=True, clicked=self.open_citation
        )
        self.body.addLayout(row(self.cite_button, None))
        self.cite_button.setVisible(what.kind != "source")
        self._selection = selection
        self.citation: CitationForm | None = None
        self._citation_place = QVBoxLayout()
        self._citation_place.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._citation_place)
        self.save_button = Button(self.tr("Save"), "primary", small=True, key="Ctrl+Enter", clicked=self.save)
        self.cancel_button = Button(
            self.tr("Cancel"), "quiet", small=True, key="Esc", clicked=self.cancelled.emit
        )
        self.hint = Caption(self.tr("Kept over every new version of the pack"), "ink-3")
        self.body.addLayout(row(self.save_button, self.cancel_button, None))
        self.body.addWidget(self.hint)
        self._show_dates(what.span)
        for part in (self.control, self.start, self.end, self.reason):
            part.installEventFilter(self)

    # -- its parts
    def _which(self) -> Select | None:
        if not self.what.values:
            return None
        choices = [
            (each.span, self.tr("Instead of “{value}”").format(value=_short(each.words)))
            for each in self.what.values
        ]
        if not self.what.of_record:
            choices.append((BESIDE, self.tr("A further value, from its own date")))
        chosen = Select(self.tr("What it does"), choices, self.what.span)
        chosen.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        chosen.setMinimumContentsLength(18)
        chosen.chosen.connect(self._take)
        self.body.addWidget(chosen)
        return chosen

    def _control(self, named: str) -> QWidget:
        choices = self._choices()
        if choices:
            return Select(named, choices, self.what.value)
        if self.what.field in LONG:
            return TextArea(named, text=self.what.value, lines=3)
        if self.what.field in DATED:
            return DateField(named, text=self.what.value)
        return TextField(named, text=self.what.value)

    def _choices(self) -> Sequence[tuple[str, str]]:
        if self.what.field == "status":
            statuses = POLICY_STATUSES if self.what.kind == "policy" else INSTITUTION_STATUSES
            return [(each.key, each.word) for each in statuses]
        return {"tier": list(TIERS.items()), "role": list(ROLES.items())}.get(self.what.field, [])

    def open_citation(self) -> None:
        """Show the part in which a source is given."""
        if self.citation is None:
            self.citation = CitationForm(self._selection)
            self._citation_place.addWidget(self.citation)
            self.cite_button.hide()
            self.citation.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, span: str) -> None:
        value = next((each for each in self.what.values if each.span == span), None)
        before = {each.value for each in self.what.values} | {self.what.value}
        if self.value() in before or not self.value():
            self.set_value(value.value if value else "")
        self._show_dates(span)

    def _show_dates(self, span: str) -> None:
        value = next((each for each in self.what.values if each.span == span), None)
        self.start.setText(value.start if value and value.start != ".." else "")
        self.end.setText(value.end if value and value.end != ".." else "")

    # -- what is in it
    def value(self) -> str:
        """The value as written."""
        if isinstance(self.control, Select):
            return self.control.current()
        if isinstance(self.control, TextArea):
            return self.control.text()
        if isinstance(self.control, DateField):
            return self.control.edtf()
        assert isinstance(self.control, TextField)
        return one_line(self.control.text())

    def set_value(self, value: str) -> None:
        """Write a value into it."""
        if isinstance(self.control, Select):
            self.control.set_current(value)
        elif isinstance(self.control, TextArea):
            self.control.setPlainText(value)
        elif isinstance(self.control, TextField):
            self.control.setText(value)

    def draft(self) -> FieldDraft:
        """What was written, as it is saved."""
        cited = self.citation is not None and not self.citation.empty()
        return FieldDraft(
            self.what.field,
            self.value(),
            self._instead.current() if self._instead else self.what.span,
            self.start.edtf(),
            self._end(),
            one_line(self.reason.text()),
            self.citation.draft() if self.citation is not None and cited else None,
        )

    def _end(self) -> str:
        span = self._instead.current() if self._instead else self.what.span
        before = next((each for each in self.what.values if each.span == span), None)
        if not self.end.text().strip():
            # An end that goes on stays one: only what was typed is changed.
            return before.end if before and before.end == ".." else ""
        return self.end.edtf()

    def changed(self) -> bool:
        """Whether anything was written that is not saved."""
        first = next((each for each in self.what.values if each.span == self.what.span), None)
        dates = (first.start, first.end) if first else ("", "")
        begun = (self.what.value, *("" if each == ".." else each for each in dates))
        cited = self.citation is not None and not self.citation.empty()
        now = (self.value(), self.start.text(), self.end.text())
        return now != begun or bool(self.reason.text().strip()) or cited

    def problem(self) -> bool:
        """Show what is wrong; whether anything is."""
        empty = not self.value()
        named = label(self.what.field).lower()
        if isinstance(self.control, DateField) and self.control.problem():
            self.value_field.show_error(self.control.problem())
        else:
            self.value_field.show_error(
                self.tr("Write the {field}, or cancel.").format(field=named) if empty else ""
            )
        self.start_field.show_error(self.start.problem())
        self.end_field.show_error(self.end.problem())
        cited = self.citation is not None and not self.citation.empty() and self.citation.problem()
        return empty or bool(self.start.problem()) or bool(self.end.problem()) or cited

    def save(self) -> None:
        """Save, where nothing is wrong."""
        if not self.problem():
            self.saved.emit(self.draft())

    def begin(self) -> None:
        """Put the focus on the value, all of it chosen."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.control, TextArea | TextField):
            self.control.selectAll()

    # -- keys
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Ctrl+Enter saves from every part; Enter does where it would do nothing else."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if enter and (control or isinstance(watched, TextField)):
                self.save()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc cancels, Ctrl+Enter saves."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.save()
        else:
            super().keyPressEvent(event)


def _short(text: str) -> str:
    words = one_line(text)
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"
