"""The settings of a briefing: title, line, audience, marking, as-of date, paper, citation style, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from briefing.analysis.wording import listed
from briefing.domain.briefings import CITATION_STYLES, BriefingContent
from briefing.domain.edtf import bounds
from briefing.domain.scales import Marking
from briefing.ui.composer.printing import PrintJob
from briefing.ui.kit.dialog import Dialog, Verb
from briefing.ui.kit.fields import DateField, FormField, Select, TextField
from briefing.ui.kit.layouts import row

if TYPE_CHECKING:
    from briefing.report.releasing import MarkingTooLow
    from briefing.ui.shell.context import Context


class SettingsDialog(Dialog):
    """Asks for them and writes what is different as one act."""

    def __init__(self, context: Context, content: BriefingContent, parent: QWidget | None = None) -> None:
        super().__init__("", "", [], parent=parent)
        title = self.tr("This briefing")
        self.question.show_runs(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._context, self._content = context, content
        item = content.item
        self.title = TextField(self.tr("Title"), text=content.title)
        self.line = TextField(self.tr("Line under the title"), text=item.get("line"))
        self.audience = TextField(
            self.tr("For whom"), self.tr("The reader or the occasion"), text=content.audience
        )
        chosen = item.get("marking")
        self.marking = Select(
            self.tr("Marking"),
            [("", self.tr("not chosen, prints TLP:CLEAR")), *((each.value, each.value) for each in Marking)],
            chosen,
        )
        self.as_of = DateField(self.tr("As of"), self.tr("the newest data"), text=content.as_of)
        self.paper = Select(
            self.tr("Paper"), [("a4", self.tr("A4")), ("letter", self.tr("Letter"))], item.get("paper", "a4")
        )
        self.citation_style = Select(
            self.tr("Citation style"),
            [
                ("", self.tr("Chicago, notes")),
                ("apa", self.tr("APA, author and year")),
                ("ieee", self.tr("IEEE, numbers")),
            ],
            item.get("citation_style") if item.get("citation_style") in CITATION_STYLES[1:] else "",
        )
        self.language = Select(
            self.tr("Language"),
            [("", self.tr("English")), ("ur", self.tr("Urdu, right to left"))],
            item.get("language"),
        )
        self.names = Select(
            self.tr("Names"),
            [("", self.tr("as the language has them")), ("bilingual", self.tr("English and Urdu together"))],
            item.get("names"),
        )
        self.language_field = FormField(
            self.tr("Language"),
            self.language,
            self.tr("What sources state stays as they state it."),
        )
        self.title_field = FormField(self.tr("Title"), self.title)
        self.marking_field = FormField(self.tr("Marking"), self.marking)
        self.as_of_field = FormField(
            self.tr("As of"),
            self.as_of,
            self.tr("What held on this day is printed; empty prints the newest data."),
        )
        self.marking.chosen.connect(lambda _key: self._explain())
        self.as_of.dateChanged.connect(lambda _edtf: self.as_of_field.show_error(self.as_of.problem()))
        for part in (
            self.title_field,
            FormField(self.tr("Line under the title"), self.line),
            FormField(self.tr("For whom"), self.audience),
            self.marking_field,
        ):
            self.body.addWidget(part)
        self.line.setCursorPosition(0)  # a long line is read from its beginning
        self._beside(self.as_of_field, FormField(self.tr("Paper"), self.paper))
        self.citation_field = FormField(
            self.tr("Citation style"), self.citation_style, self.tr("How its notes name their sources.")
        )
        self.body.addWidget(self.citation_field)
        self._beside(self.language_field, FormField(self.tr("Names"), self.names))
        self.add_verb(Verb("cancel", self.tr("Cancel")))
        keep = self.add_verb(Verb("keep", self.tr("Keep"), "primary"))
        keep.clicked.disconnect()
        keep.clicked.connect(lambda _checked=False: self.keep())
        self._low: MarkingTooLow | None = None
        self._look()
        self._explain()
        self.title.setFocus()

    def _beside(self, wide: FormField, narrow: FormField) -> None:
        """Two fields in one row, their labels on one line whatever hint stands under one of them."""
        both = row(wide, narrow, gap=12)
        both.setStretch(0, 1)
        for field in (wide, narrow):
            both.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(both)

    def _look(self) -> None:
        """Find out, beside the window, how restricted what the briefing prints is."""
        job = PrintJob.of(self._context, self._content.id)
        running = self._context.jobs.start(
            self.tr("Looking for markings"),
            lambda work: job.too_low(work, Marking.CLEAR),
            done=self._found,
            quiet=True,
        )
        if not running.finished:
            self.finished.connect(lambda _code: running.blockSignals(True))

    def _found(self, low: MarkingTooLow | None) -> None:
        self._low = low
        self._explain()

    def _explain(self) -> None:
        label = self.marking.current()
        protocol = self.tr("TLP, the Traffic Light Protocol, says with whom a paper may be shared.")
        if self._low is not None:
            held = self.tr("It holds {items}: it is exported with {needed}, or as a releasable version.")
            items = listed([f"“{each.name}” ({each.marking.value})" for each in self._low.exceeding[:2]])
            protocol = held.format(items=items or self.tr("what is marked"), needed=self._low.needed.value)
        self.marking_field.show_hint(f"{protocol} {Marking(label).meaning}" if label else protocol)
        if self.isVisible():
            QTimer.singleShot(0, self, self.grow)  # once the hint has its lines

    def keep(self) -> None:
        """Write what is different, and close; a title is needed, and a date that is one."""
        title = self.title.text().strip()
        if not title:
            self.title_field.show_error(self.tr("Give the briefing a title."))
            self.title.setFocus()
            return
        if self.as_of.problem():
            self.as_of.setFocus()
            return
        day = bounds(self.as_of.edtf())[1] if self.as_of.edtf() else ""
        wanted = {
            "title": title,
            "line": self.line.text().strip(),
            "audience": self.audience.text().strip(),
            "marking": self.marking.current(),
            "as_of": day,
            "paper": "" if self.paper.current() == "a4" else self.paper.current(),
            "citation_style": self.citation_style.current(),
            "language": self.language.current(),
            "names": self.names.current(),
        }
        item = self._content.item
        different: dict[str, str | None] = {
            name: value for name, value in wanted.items() if item.get(name) != value
        }
        workspace = self._context.workspace
        if different:
            label = self.tr("Change the briefing’s settings")
            self._context.do(lambda: workspace.edit(item.id, different, label=label))
        self.finish("keep")
