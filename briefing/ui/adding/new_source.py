"""The fields of a source that is not on record yet; reliability and kind are proposed from its publisher."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from briefing.analysis.proposals import (
    Proposal,
    proposed_medium,
    proposed_reliability,
    publishers,
    same_link,
)
from briefing.domain.scales import Reliability
from briefing.packs.lists import SOURCE_MEDIA
from briefing.ui.adding.pairs import keep_place, side_by_side
from briefing.ui.adding.records import source_line
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.completing import dress_completions
from briefing.ui.kit.fields import DateField, FormField, Select, TextField
from briefing.ui.kit.text import compose, one_line, safe_link
from briefing.ui.shell.context import Context
from briefing.ui.shell.markings import marking_select


def _choices(unstated: str, keys: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", unstated), *keys]


class NewSource(QWidget):
    """The fields. `onRecord` brings the id of a source on record that the user takes instead."""

    onRecord = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._proposal: Proposal | None = None
        self._letter_chosen = self._kind_chosen = False
        self._twin = ""
        self.title = TextField(self.tr("Title of the source"), self.tr("As printed"))
        self.title_field = FormField(self.tr("Title of the source"), self.title)
        self.publisher = TextField(self.tr("Publisher"))
        names = QCompleter([one_line(name) for name in publishers(context.selection)], self.publisher)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names.activated.connect(lambda _name: self._propose())
        self.publisher.setCompleter(names)
        dress_completions(names, self.tr("Publisher"))
        self.publisher.textChanged.connect(lambda _text: self._propose())
        self.published = DateField(self.tr("Published"))
        self.published_field = FormField(self.tr("Published"), self.published)
        self.link = TextField(self.tr("Link"), "https://")
        self.link.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.link.textChanged.connect(lambda _text: self._look_at_link())
        self.link_field = FormField(self.tr("Link"), self.link)
        self.use_twin = Button(
            self.tr("Use the source on record"), "link", small=True, clicked=self._take_twin
        )
        self.use_twin.hide()
        self.author = TextField(self.tr("Author"))
        self.medium = Select(
            self.tr("Kind of source"),
            _choices(
                self.tr("Not stated"), [(each, _capital(each)) for each in SOURCE_MEDIA if each != "none"]
            ),
        )
        self.medium.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.medium.setMinimumContentsLength(10)
        self.medium.chosen.connect(lambda _key: self._choose_kind())
        self.reliability = Select(
            self.tr("Reliability"),
            _choices(
                self.tr("Not graded"), [(each.name, f"{each.name}, {each.value}") for each in Reliability]
            ),
        )
        self.reliability.chosen.connect(lambda _key: self._choose_letter())
        self.reliability_field = FormField(self.tr("Reliability of the source"), self.reliability)
        self.marking = marking_select(self.tr("Marking of the source"))
        self.because = TextField(self.tr("Why this letter"), self.tr("What you know of the source"))
        self.because_field = FormField(self.tr("Why this letter"), self.because)
        self.because_field.hide()
        keep_place(self.because_field)
        keep_place(self.reliability_field.note, lines=2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.title_field)
        whole.addLayout(side_by_side(FormField(self.tr("Publisher"), self.publisher), self.published_field))
        author = FormField(self.tr("Author"), self.author)
        whole.addLayout(side_by_side(author, FormField(self.tr("Kind of source"), self.medium)))
        marked = FormField(self.tr("Marking"), self.marking)
        whole.addLayout(side_by_side(self.link_field, marked))
        whole.addWidget(self.use_twin, 0, Qt.AlignmentFlag.AlignLeading)
        whole.addLayout(side_by_side(self.reliability_field, self.because_field))

    # -- proposals
    def _propose(self) -> None:
        """Propose letter and kind from the publisher, where the user has not chosen."""
        selection, publisher = self._context.selection, self.publisher.text()
        self._proposal = proposed_reliability(selection, publisher)
        if not self._letter_chosen:
            self.reliability.set_current(self._proposal.value if self._proposal else "")
        if not self._kind_chosen:
            kind = proposed_medium(selection, publisher)
            self.medium.set_current(kind.value if kind else "")
        self._say_why()

    def _choose_letter(self) -> None:
        self._letter_chosen = True
        self._say_why()

    def _choose_kind(self) -> None:
        self._kind_chosen = True

    def _say_why(self) -> None:
        """Say what the letter rests on: the publisher's other sources, or the user's own choice."""
        proposal, letter = self._proposal, self.reliability.current()
        self.because_field.setVisible(self._own_letter())
        if proposal is None:
            self.reliability_field.show_hint("")
        elif letter == proposal.value:
            self.reliability_field.show_hint(compose(self.tr("Proposed: {share}"), share=proposal.share))
        else:
            self.reliability_field.show_hint(
                compose(
                    self.tr("Your choice; proposed was {letter}: {share}"),
                    letter=proposal.value,
                    share=proposal.share,
                )
            )

    def _own_letter(self) -> bool:
        letter = self.reliability.current()
        return bool(letter) and (self._proposal is None or letter != self._proposal.value)

    def _look_at_link(self) -> None:
        twin = same_link(self._context.selection, self.link.text())
        self._twin = twin.id if twin else ""
        self.use_twin.setVisible(bool(twin))
        if twin:
            line = source_line(self._context.selection, twin.id)
            self.link_field.show_hint(compose(self.tr("On record already: {source}"), source=line))
        elif not self.link_field.wrong or not self._link_problem():
            self.link_field.show_hint("")

    def _take_twin(self) -> None:
        self.onRecord.emit(self._twin)

    def _link_problem(self) -> str:
        address = self.link.text().strip()
        if not address or safe_link(address) is not None:
            return ""
        return self.tr("A link begins with https:// or http:// and names a site.")

    # -- reading it
    def texts(self) -> tuple[str, ...]:
        """Everything written or chosen, to tell whether anything was."""
        return (
            self.title.text().strip(),
            self.publisher.text().strip(),
            self.published.text().strip(),
            self.link.text().strip(),
            self.author.text().strip(),
            self.medium.current(),
            self.reliability.current(),
            self.because.text().strip(),
            self.marking.current(),
        )

    def problems(self) -> list[tuple[FormField, str]]:
        """Each field that can be wrong, with what is wrong in it; empty where nothing is."""
        no_title = self.tr("Give the source its title as printed.")
        return [
            (self.title_field, "" if self.title.text().strip() else no_title),
            (self.published_field, self.published.problem()),
            (self.link_field, self._link_problem()),
        ]

    def fields(self) -> dict[str, str]:
        """The fields of the source, as the store keeps them."""
        letter = self.reliability.current()
        reason = ""
        if letter:
            reason = self.because.text() if self._own_letter() else self._reason()
        return {
            "title": one_line(self.title.text()),
            "publisher": one_line(self.publisher.text()),
            "published": self.published.edtf(),
            "url": self.link.text().strip(),
            "author": one_line(self.author.text()),
            "medium": self.medium.current(),
            "reliability": letter,
            "reliability_reason": one_line(reason),
            "marking": self.marking.current(),
        }

    def _reason(self) -> str:
        return self._proposal.reason if self._proposal else ""


def _capital(words: str) -> str:
    return QCoreApplication.translate("Adding", words[:1].upper() + words[1:])
