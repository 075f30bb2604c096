"""The part of the form for what happened: in words, when, what kind of event, whom it concerns, where."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from briefing.domain.items import Item
from briefing.packs.lists import EVENT_KINDS
from briefing.ui.adding.pairs import side_by_side
from briefing.ui.adding.records import CONCERNED, RecordsField
from briefing.ui.adding.writing import EventDraft
from briefing.ui.kit.completing import dress_completions
from briefing.ui.kit.fields import DateField, FormField, Select, TextArea, TextField
from briefing.ui.kit.text import one_line
from briefing.ui.kit.translation import QT_TRANSLATE_NOOP
from briefing.ui.shell.context import Context
from briefing.ui.shell.markings import marking_select

KIND_WORDS = {
    "law": QT_TRANSLATE_NOOP("Adding", "Law"),
    "court": QT_TRANSLATE_NOOP("Adding", "Court"),
    "institution": QT_TRANSLATE_NOOP("Adding", "Institution: founded, changed or ended"),
    "meeting": QT_TRANSLATE_NOOP("Adding", "Meeting"),
    "plan": QT_TRANSLATE_NOOP("Adding", "Plan or policy"),
    "budget": QT_TRANSLATE_NOOP("Adding", "Budget"),
    "funding": QT_TRANSLATE_NOOP("Adding", "Funding"),
    "appointment": QT_TRANSLATE_NOOP("Adding", "Appointment"),
    "operation": QT_TRANSLATE_NOOP("Adding", "Operation"),
    "attack": QT_TRANSLATE_NOOP("Adding", "Attack"),
    "listing": QT_TRANSLATE_NOOP("Adding", "Listing"),
    "review": QT_TRANSLATE_NOOP("Adding", "Review"),
    "statement": QT_TRANSLATE_NOOP("Adding", "Statement"),
}
"""What a kind of event is called where one chooses it."""


def kinds_of_event() -> list[tuple[str, str]]:
    """The closed list of kinds, with the choice of stating none."""
    tr = QCoreApplication.translate
    named = [(key, tr("Adding", KIND_WORDS.get(key, key.capitalize()))) for key in EVENT_KINDS]
    return [("", tr("Adding", "Not stated")), *named]


def dates_hint() -> str:
    """How a date may be written."""
    return QCoreApplication.translate("Adding", "3 March 2026, 2026-03, about 2026")


class EventPart(QWidget):
    """The part. `dateChanged` brings the date understood so far."""

    dateChanged = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.what = TextArea(
            self.tr("What happened"), self.tr("In one sentence, as you would print it"), lines=3
        )
        self.what_field = FormField(self.tr("What happened"), self.what)
        self.date = DateField(self.tr("Date"), dates_hint())
        self.date_field = FormField(self.tr("Date"), self.date)
        self.category = Select(self.tr("Kind of event"), kinds_of_event())
        self.category.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.category.setMinimumContentsLength(10)
        self.concerned = RecordsField(
            context,
            self.tr("Who is concerned"),
            self.tr("Institutions, persons, policies; type a name"),
            CONCERNED,
        )
        self.concerned_field = FormField(self.tr("Who is concerned"), self.concerned)
        self.where = TextField(self.tr("Place"), self.tr("As the source has it"))
        places = QCompleter([one_line(item.title) for item in context.selection.kind("place")], self.where)
        places.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.where.setCompleter(places)
        dress_completions(places, self.tr("Place"))
        self.note = TextField(self.tr("Remark"))
        self.marking = marking_select(self.tr("Marking of the event"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.what_field)
        whole.addWidget(self.date_field)
        marked = FormField(self.tr("Marking"), self.marking)
        whole.addLayout(side_by_side(FormField(self.tr("Kind of event"), self.category), marked))
        whole.addWidget(self.concerned_field)
        whole.addLayout(
            side_by_side(FormField(self.tr("Place"), self.where), FormField(self.tr("Remark"), self.note))
        )
        whole.addStretch(1)
        self.date.dateChanged.connect(self.dateChanged)

    def show_event(self, event: Item, subjects: list[str]) -> None:
        """Begin with an event on record."""
        self.what.setPlainText(event.title)
        self.date.setText(event.get("date"))
        self.category.set_current(event.get("category"))
        self.concerned.set_ids(subjects)
        self.where.setText(event.get("place"))
        self.note.setText(event.get("note"))
        self.marking.set_current(event.get("marking"))

    def texts(self) -> tuple[str, ...]:
        """Everything written or chosen, to tell whether anything was."""
        return (
            self.what.text(),
            self.date.text().strip(),
            self.category.current(),
            ";".join(self.concerned.ids()),
            self.concerned.left_over(),
            self.where.text().strip(),
            self.note.text().strip(),
            self.marking.current(),
        )

    def problems(self) -> list[tuple[FormField, str]]:
        """Each field that can be wrong, with what is wrong in it; empty where nothing is."""
        left = self.concerned.left_over()
        unknown = self.tr("“{name}” was not chosen. Choose a record from the list, or empty the field.")
        no_date = self.tr("Give the date, as exactly as it is known: 3 March 2026, March 2026, about 2026.")
        no_title = self.tr("Say in one sentence what happened.")
        return [
            (self.what_field, "" if self.what.text() else no_title),
            (self.date_field, self.date.problem() or ("" if self.date.edtf() else no_date)),
            (self.concerned_field, unknown.format(name=left) if left else ""),
        ]

    def draft(self) -> EventDraft:
        """What was written."""
        fields = {
            "title": one_line(self.what.text()),
            "date": self.date.edtf(),
            "category": self.category.current(),
            "place": one_line(self.where.text()),
            "note": one_line(self.note.text()),
            "marking": self.marking.current(),
        }
        return EventDraft(fields, self.concerned.ids())
