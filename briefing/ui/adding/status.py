"""The part of the form for how something stands: which commitment or institution, its status, from when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.stated import stated
from briefing.analysis.wording import when
from briefing.domain.statuses import COMMITMENT_STATUSES, INSTITUTION_STATUSES
from briefing.ui.adding.event import dates_hint
from briefing.ui.adding.records import WITH_STATUS, RecordsField
from briefing.ui.adding.writing import StatusDraft
from briefing.ui.kit.fields import DateField, FormField, Select, TextField
from briefing.ui.kit.text import compose, one_line
from briefing.ui.shell.context import Context

STATUSES_OF = {"institution": INSTITUTION_STATUSES, "commitment": COMMITMENT_STATUSES}


class StatusPart(QWidget):
    """The part. `dateChanged` brings the date understood so far."""

    dateChanged = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.subject = RecordsField(
            context,
            self.tr("Commitment or institution"),
            self.tr("Type a name, or words of the promise"),
            WITH_STATUS,
            single=True,
        )
        self.subject_field = FormField(self.tr("Commitment or institution"), self.subject)
        self.status = Select(self.tr("Status"), [("", self.tr("Choose whose status first"))])
        self.status_field = FormField(self.tr("Status"), self.status)
        self.since = DateField(self.tr("From"), dates_hint())
        self.since_field = FormField(self.tr("From"), self.since)
        self.words = TextField(self.tr("In words"), self.tr("What was done, in one line"))
        self.words_field = FormField(self.tr("In words"), self.words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        for part in (self.subject_field, self.status_field, self.since_field, self.words_field):
            whole.addWidget(part)
        whole.addStretch(1)
        self.since.dateChanged.connect(self.dateChanged)
        self.subject.changed.connect(self._take_subject)
        self._take_subject()

    def _take_subject(self) -> None:
        """Offer the statuses of the kind chosen, and say how it stands on record."""
        kind = self.subject.kind()
        before = self.status.current()
        self.status.clear()
        first = self.tr("Choose") if kind else self.tr("Choose whose status first")
        self.status.addItem(first, "")
        for each in STATUSES_OF.get(kind, ()):
            self.status.addItem(each.word, each.key)
        self.status.set_current(before)
        self.status.setEnabled(bool(kind))
        self.words_field.setVisible(kind == "commitment")
        self.subject_field.show_hint(self._standing())

    def _standing(self) -> str:
        if not self.subject.ids():
            return ""
        shown = stated(self._context.selection, self.subject.ids()[0], "status").shown
        if shown is None:
            return self.tr("No status is on record yet.")
        if not shown.start:
            return compose(self.tr("On record: {status}"), status=shown.words)
        return compose(self.tr("On record: {status}, {date}"), status=shown.words, date=when(shown.start))

    def texts(self) -> tuple[str, ...]:
        """Everything written or chosen, to tell whether anything was."""
        return (
            ";".join(self.subject.ids()),
            self.subject.left_over(),
            self.status.current(),
            self.since.text().strip(),
            self.words.text().strip(),
        )

    def problems(self) -> list[tuple[FormField, str]]:
        """Each field that can be wrong, with what is wrong in it; empty where nothing is."""
        nobody = self.tr("Choose the commitment or institution from the list.")
        no_date = self.tr("Give the date from which it stands so: 3 March 2026, March 2026, about 2026.")
        return [
            (self.subject_field, "" if self.subject.ids() else nobody),
            (self.status_field, "" if self.status.current() else self.tr("Choose a status.")),
            (self.since_field, self.since.problem() or ("" if self.since.edtf() else no_date)),
        ]

    def draft(self) -> StatusDraft:
        """What was written."""
        text = one_line(self.words.text()) if self.subject.kind() == "commitment" else ""
        return StatusDraft(self.subject.ids()[0], self.status.current(), self.since.edtf(), text)
