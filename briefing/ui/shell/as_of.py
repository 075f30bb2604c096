"""The popover of the as-of date: another day, the newest data, and, if one wants, what was known by a day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from briefing.domain.dates_in_words import in_words
from briefing.domain.edtf import bounds
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.dialog import Popover
from briefing.ui.kit.fields import DateField, FormField
from briefing.ui.kit.labels import TextLabel
from briefing.ui.kit.layouts import row
from briefing.ui.kit.prose import Prose
from briefing.ui.shell.context import Context


class AsOfPopover(Popover):
    """Chooses the as-of date. A month or a year means its last day: what held when it was over."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, width=340)
        self._context = context
        self.setAccessibleName(self.tr("Show another date"))
        newest = context.newest
        self.body.addWidget(TextLabel(self.tr("Show what held on"), "title", px=16))
        self.date = DateField(self.tr("Date"), self.tr("31 December 2018, or 2018"))
        if not context.shows_newest:
            self.date.setText(context.as_of)
        self._date_field = FormField(self.tr("Date"), self.date)
        self.body.addWidget(self._date_field)
        self.known = DateField(self.tr("Known by"), self.tr("any time"))
        self.known.setText(context.known_by)
        self._known_field = FormField(
            self.tr("Known by (optional)"),
            self.known,
            self.tr("Counts only what had been published by this day."),
        )
        self.body.addWidget(self._known_field)
        self.apply_button = Button(self.tr("Show"), "primary", clicked=self._apply)
        self.newest_button = Button(self.tr("Newest data"), clicked=self._newest)
        self.body.addLayout(row(self.newest_button, None, self.apply_button))
        if newest:
            self.body.addWidget(
                Prose(
                    self.tr("The newest data end on {date}.").format(date=in_words(newest)),
                    "small",
                    ink="ink-3",
                )
            )
        self.date.returnPressed.connect(self._apply)
        self.known.returnPressed.connect(self._apply)
        self.date.dateChanged.connect(lambda _edtf: self._date_field.show_error(self.date.problem()))
        self.known.dateChanged.connect(lambda _edtf: self._known_field.show_error(self.known.problem()))

    def _apply(self) -> None:
        for field in (self.date, self.known):
            if field.problem():
                field.setFocus()
                return
        day, known = self.date.edtf(), self.known.edtf()
        self._context.set_as_of(bounds(day)[1] if day else "", bounds(known)[1] if known else "")
        self.close()

    def _newest(self) -> None:
        self._context.set_as_of("")
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
