"""The part of an editor in which a value is given its source: a known one or a new one, excerpt, place, credibility."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from briefing.analysis.evidence import published
from briefing.analysis.proposals import proposed_reliability
from briefing.analysis.selection import Selection
from briefing.domain.records import Source
from briefing.domain.scales import Credibility, Reliability
from briefing.ui.institutions.writing import CitationDraft
from briefing.ui.kit.buttons import SegmentedControl
from briefing.ui.kit.completing import dress_completions
from briefing.ui.kit.fields import DateField, FormField, Select, TextArea, TextField
from briefing.ui.kit.layouts import row
from briefing.ui.kit.text import one_line, safe_link

LONGEST_EXCERPT = 40
"""Words; longer quotations are for the source itself."""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source in the list of the completer: its id and its line."""

    id: str
    line: str


def known_sources(selection: Selection) -> tuple[KnownSource, ...]:
    """All sources as lines to complete: publisher, date, title."""

    def make() -> tuple[KnownSource, ...]:
        found = []
        for item in selection.kind("source"):
            source = Source(item)
            parts = [part for part in (source.publisher, published(source), source.title) if part]
            found.append(KnownSource(source.id, one_line(", ".join(parts))))
        return tuple(sorted(found, key=lambda each: (each.line.casefold(), each.id)))

    return selection.remember("source-lines", make)


class CitationForm(QWidget):
    """The form. `draft` reads it; `problem` shows what is wrong in it and says whether anything is."""

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._known = {each.line: each.id for each in known_sources(selection)}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2, 0, 0)
        whole.setSpacing(6)
        self.kind = SegmentedControl(
            [("known", self.tr("A known source")), ("new", self.tr("A new source"))],
            self.tr("Source"),
            "known",
        )
        self.kind.chosen.connect(self._switch)
        whole.addLayout(row(self.kind, None))
        self.source = TextField(self.tr("Source"), self.tr("Publisher, date or title"))
        completer = QCompleter(list(self._known), self.source)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.source.setCompleter(completer)
        dress_completions(completer, self.tr("Source"))
        self.source_field = FormField(self.tr("Source"), self.source)
        whole.addWidget(self.source_field)
        self.new = self._new_source()
        self.new.hide()
        whole.addWidget(self.new)
        self.excerpt = TextArea(self.tr("Excerpt"), self.tr("The words of the source, at most 40"), lines=2)
        self.excerpt_field = FormField(self.tr("Excerpt"), self.excerpt)
        whole.addWidget(self.excerpt_field)
        self.locator = TextField(self.tr("Where in the source"), self.tr("Page or paragraph"))
        self.credibility = Select(
            self.tr("Credibility"),
            [
                ("", self.tr("Not graded")),
                *((each.digit, f"{each.digit}, {each.words}") for each in Credibility),
            ],
        )
        whole.addLayout(
            row(
                FormField(self.tr("Where in the source"), self.locator),
                FormField(self.tr("Credibility of the statement"), self.credibility),
            )
        )

    def _new_source(self) -> QWidget:
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        self.title = TextField(self.tr("Title"))
        self.title_field = FormField(self.tr("Title"), self.title)
        self.publisher = TextField(self.tr("Publisher"))
        names = sorted({item.get("publisher") for item in self._selection.kind("source")} - {""})
        completer = QCompleter([one_line(name) for name in names], self.publisher)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.publisher.setCompleter(completer)
        dress_completions(completer, self.tr("Publisher"))
        self.publisher.editingFinished.connect(self._propose)
        self.published = DateField(self.tr("Published"))
        self.published_field = FormField(self.tr("Published"), self.published)
        self.link = TextField(self.tr("Link"), "https://")
        self.link_field = FormField(self.tr("Link"), self.link)
        self.reliability = Select(
            self.tr("Reliability"),
            [
                ("", self.tr("Not graded")),
                *((each.name, f"{each.name}, {each.value}") for each in Reliability),
            ],
        )
        self.reliability_field = FormField(self.tr("Reliability of the source"), self.reliability)
        inner.addWidget(self.title_field)
        inner.addLayout(row(FormField(self.tr("Publisher"), self.publisher), self.published_field))
        inner.addLayout(row(self.link_field, self.reliability_field))
        return holder

    def _switch(self, key: str) -> None:
        self.new.setVisible(key == "new")
        self.source_field.setVisible(key != "new")
        if key == "new" and not self.title.text() and self.source.text():
            self.title.setText(self.source.text())

    def _propose(self) -> None:
        proposal = proposed_reliability(self._selection, self.publisher.text())
        if proposal and not self.reliability.current():
            self.reliability.set_current(proposal.value)
            self.reliability_field.show_hint(
                self.tr("Proposed: other sources of this publisher are graded {letter}").format(
                    letter=proposal.value
                )
            )

    # -- reading it
    def empty(self) -> bool:
        """Whether nothing was written in it."""
        return not any(
            text.strip()
            for text in (
                self.source.text(),
                self.title.text(),
                self.publisher.text(),
                self.link.text(),
                self.excerpt.text(),
                self.locator.text(),
            )
        )

    def problem(self) -> bool:
        """Show what is wrong with it; whether anything is."""
        new = self.kind.current() == "new"
        wrong = [
            (
                self.source_field,
                not new and self._source() == "",
                self.tr("Choose a source from the list, or write a new one."),
            ),
            (self.title_field, new and not self.title.text().strip(), self.tr("Give the source a title.")),
            (self.published_field, new and bool(self.published.problem()), self.published.problem()),
            (
                self.link_field,
                new and bool(self.link.text().strip()) and safe_link(self.link.text()) is None,
                self.tr("A link begins with https:// or http://."),
            ),
            (
                self.excerpt_field,
                len(self.excerpt.text().split()) > LONGEST_EXCERPT,
                self.tr("An excerpt has at most 40 words; this one has {count}.").format(
                    count=len(self.excerpt.text().split())
                ),
            ),
        ]
        for field, is_wrong, sentence in wrong:
            field.show_error(sentence if is_wrong else "")
        return any(is_wrong for _, is_wrong, _ in wrong)

    def _source(self) -> str:
        typed = one_line(self.source.text())
        exact = self._known.get(typed, "")
        if exact or not typed:
            return exact
        near = [source for line, source in self._known.items() if typed.casefold() in line.casefold()]
        return near[0] if len(near) == 1 else ""

    def draft(self) -> CitationDraft:
        """What was written."""
        new = self.kind.current() == "new"
        fields = {
            "title": one_line(self.title.text()),
            "publisher": one_line(self.publisher.text()),
            "published": self.published.edtf(),
            "url": self.link.text().strip(),
            "reliability": self.reliability.current(),
        }
        return CitationDraft(
            "" if new else self._source(),
            fields if new else {},
            self.excerpt.text(),
            one_line(self.locator.text()),
            self.credibility.current(),
        )
