"""The part of the form for the ground: the source, known or new, its words, their place, their credibility."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.selection import Selection
from briefing.domain.items import Item
from briefing.domain.records import Source
from briefing.domain.scales import Credibility
from briefing.ui.adding.finder import Finder, Offer
from briefing.ui.adding.new_source import NewSource
from briefing.ui.adding.pairs import keep_place, side_by_side
from briefing.ui.adding.records import source_line, sources_found
from briefing.ui.adding.writing import CitationDraft, SourceDraft
from briefing.ui.institutions.citation_form import LONGEST_EXCERPT
from briefing.ui.kit.buttons import SegmentedControl
from briefing.ui.kit.fields import FormField, Select, TextArea, TextField
from briefing.ui.kit.labels import Caption
from briefing.ui.kit.text import compose, one_line
from briefing.ui.shell.context import Context

NEW, KNOWN, NONE = "new", "known", "none"


class SourcePart(QWidget):
    """The part. `set_alone` turns it into the whole form: a new source and nothing that is cited from it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._alone = context, False
        self._known: Offer | None = None
        self.mode = SegmentedControl(
            [
                (NEW, self.tr("New source")),
                (KNOWN, self.tr("On record")),
                (NONE, self.tr("No source")),
            ],
            self.tr("Source"),
            NEW,
        )
        self.mode.chosen.connect(lambda _key: self._arrange())
        self.known = Finder(
            self.tr("Source on record"),
            self.tr("Type its publisher, title or words"),
            lambda typed: sources_found(context, typed),
        )
        self.known.picked.connect(self._take_known)
        self.known.textEdited.connect(lambda _text: self._forget_known())
        self.known_field = FormField(self.tr("Source on record"), self.known)
        self.new = NewSource(context)
        self.new.onRecord.connect(self._use)
        self.nothing = Caption(self.tr("It is marked “no source” wherever it stands."))
        self.excerpt = TextArea(self.tr("Excerpt"), self.tr("The words of the source that say it"), lines=2)
        self.excerpt_field = FormField(self.tr("Excerpt"), self.excerpt)
        self.excerpt.textChanged.connect(self._count)
        self.locator = TextField(self.tr("Where in the source"), self.tr("Page, paragraph, heading"))
        self.credibility = Select(
            self.tr("Credibility"),
            [("", self.tr("Not graded")), *((each.digit, _digit(each)) for each in Credibility)],
        )
        self.credibility.currentIndexChanged.connect(lambda _index: self._arrange())
        self.because = TextField(self.tr("Why this digit"), self.tr("Confirmed by whom, or contradicted"))
        self.because_field = FormField(self.tr("Why this digit"), self.because)
        self.cited = QWidget()
        cited = QVBoxLayout(self.cited)
        cited.setContentsMargins(0, 0, 0, 0)
        cited.setSpacing(8)
        cited.addWidget(self.excerpt_field)
        cited.addWidget(FormField(self.tr("Where in the source"), self.locator))
        graded = FormField(self.tr("Credibility of what it says"), self.credibility)
        cited.addLayout(side_by_side(graded, self.because_field))
        keep_place(self.because_field)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.mode, 0, Qt.AlignmentFlag.AlignLeading)
        whole.addWidget(self.known_field)
        whole.addWidget(self.new)
        whole.addWidget(self.nothing)
        whole.addWidget(self.cited)
        whole.addStretch(1)
        self._count()
        self._arrange()

    # -- what is shown
    def set_alone(self, alone: bool) -> None:
        """Whether the source is all that is added."""
        self._alone = alone
        self._arrange()

    def way(self) -> str:
        """Which way the source is given: `NEW`, `KNOWN` or `NONE`."""
        return NEW if self._alone else self.mode.current()

    def show_known(self, source_id: str) -> None:
        """Choose a source on record."""
        self.mode.set_current(KNOWN)
        self._take_known(Offer(source_id, source_line(self._context.selection, source_id)))
        self._arrange()

    def show_citation(self, citation: Item | None) -> None:
        """Begin with a citation on record; with none, where there is none."""
        if citation is None:
            self.mode.set_current(NONE)
            self._arrange()
            return
        self.show_known(citation.get("ref"))
        self.excerpt.setPlainText(citation.get("excerpt"))
        self.locator.setText(citation.get("locator"))
        self.credibility.set_current(citation.get("credibility"))
        self.because.setText(citation.get("credibility_reason"))

    def _arrange(self) -> None:
        way = self.way()
        self.mode.setVisible(not self._alone)
        self.known_field.setVisible(way == KNOWN)
        self.new.setVisible(way == NEW)
        self.nothing.setVisible(way == NONE)
        self.cited.setVisible(way != NONE and not self._alone)
        self.because_field.setVisible(bool(self.credibility.current()))

    def _take_known(self, offer: Offer) -> None:
        self._known = offer
        self.known.setText(one_line(offer.line))
        self.known.setCursorPosition(0)
        self.known_field.show_hint(self._grade_of(offer.id))

    def _forget_known(self) -> None:
        if self._known is not None:
            self._known = None
            self.known_field.show_hint("")

    def _grade_of(self, source_id: str) -> str:
        source: Source | None = self._selection().source(source_id)
        if source is None or source.reliability is None:
            return self.tr("Its reliability is not graded.")
        letter = source.reliability
        return compose(self.tr("{letter}, {words}"), letter=letter.name, words=letter.value)

    def _selection(self) -> Selection:
        return self._context.selection

    def _use(self, source_id: str) -> None:
        """Take the source on record in place of the one that was being written."""
        self.show_known(source_id)
        self.excerpt.setFocus()

    def _count(self) -> None:
        words = len(self.excerpt.text().split())
        if words > LONGEST_EXCERPT:
            self.excerpt_field.show_error(self._too_long(words))
        elif words:
            counted = self.tr("{count} of {most} words")
            self.excerpt_field.show_hint(counted.format(count=words, most=LONGEST_EXCERPT))
        else:
            self.excerpt_field.show_hint(self.tr("At most {most} words").format(most=LONGEST_EXCERPT))

    def _too_long(self, words: int) -> str:
        return self.tr("An excerpt has at most {most} words; this one has {count}.").format(
            most=LONGEST_EXCERPT, count=words
        )

    # -- reading it
    def texts(self) -> tuple[str, ...]:
        """Everything written or chosen, to tell whether anything was."""
        return (
            self.way(),
            self.known.text().strip(),
            self.excerpt.text(),
            self.locator.text().strip(),
            self.credibility.current(),
            self.because.text().strip(),
            *self.new.texts(),
        )

    def problems(self) -> list[tuple[FormField, str]]:
        """Each field that can be wrong, with what is wrong in it; empty where nothing is."""
        found: list[tuple[FormField, str]] = []
        if self.way() == NEW:
            found += self.new.problems()
        if self.way() == KNOWN:
            unknown = self.tr("Choose a source from the list, or write a new one.")
            found.append((self.known_field, "" if self._known else unknown))
        words = len(self.excerpt.text().split())
        if self.way() != NONE and not self._alone and words > LONGEST_EXCERPT:
            found.append((self.excerpt_field, self._too_long(words)))
        return found

    def source(self) -> SourceDraft:
        """The source that was given."""
        if self.way() == KNOWN and self._known:
            return SourceDraft(self._known.id)
        return SourceDraft(fields=self.new.fields())

    def draft(self) -> CitationDraft | None:
        """What was written; None where no source is given."""
        if self.way() == NONE:
            return None
        graded = self.credibility.current()
        return CitationDraft(
            self.source(),
            one_line(self.excerpt.text()),
            one_line(self.locator.text()),
            graded,
            one_line(self.because.text()) if graded else "",
        )


def _digit(credibility: Credibility) -> str:
    return f"{credibility.digit}, {credibility.words}"
