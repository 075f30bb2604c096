"""What a new user sees: what this is in two sentences, three steps, and one primary button, Start a briefing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from briefing.analysis.functions import made_to_fuse
from briefing.analysis.profile import profile
from briefing.analysis.selection import Selection
from briefing.analysis.standing import history
from briefing.analysis.stated import StatedField, stated
from briefing.analysis.wording import listed
from briefing.domain.items import Change, Item
from briefing.domain.records import Citation
from briefing.report.templates import blocks_for, templates
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.cards import Card, EmptyState
from briefing.ui.kit.labels import Caption, Head, IconMark, KeyCap, Label, TextLabel
from briefing.ui.kit.layouts import ScrollPage, column, empty, row
from briefing.ui.kit.painters import Chip, chip_form
from briefing.ui.kit.prose import Diamond, Prose, Ring, Run, Words
from briefing.ui.kit.strips import StripSpan, draw_strip
from briefing.ui.kit.theme import theme
from briefing.ui.overview.spans import spans_of
from briefing.ui.shell.context import Context
from briefing.ui.shell.place import Place


class Strips(QWidget):
    """The histories of a few bodies, one above the other, on one axis."""

    def __init__(
        self, histories: Sequence[Sequence[StripSpan]], words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._histories = histories
        self.setAccessibleName(words)
        self.setFixedHeight(theme().px(20) * max(1, len(histories)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the strips."""
        del event
        spans = [span for line in self._histories for span in line]
        if not spans:
            return
        first, last = min(span.start for span in spans) - 1, max(span.end for span in spans)
        p = QPainter(self)
        high = theme().px(20)
        for at, line in enumerate(self._histories):
            draw_strip(p, QRectF(0, at * high, self.width(), high), line, first, last)
        p.end()


class FirstStart(Place):
    """Stands in place of the overview until a briefing is begun or another place is opened."""

    place_id = "start"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._page = ScrollPage(margins=(48, 28, 48, 28), gap=0)
        whole.addWidget(self._page)
        self.start_button: Button | None = None
        self.refresh(None)

    def title(self) -> str:
        """The overview's title, in whose place it stands."""
        return self.tr("Overview")

    def status_words(self) -> str:
        """What the workspace holds."""
        counts = self.context.workspace.counts()
        return self.tr(
            "{institutions} institutions, {events} events, {commitments} commitments, {sources} sources"
        ).format(
            institutions=counts.get("institution", 0),
            events=counts.get("event", 0),
            commitments=counts.get("commitment", 0),
            sources=counts.get("source", 0),
        )

    def refresh(self, change: Change | None) -> None:
        """Build the page from what is on record."""
        del change
        body = self._page.body
        empty(body)
        selection, counts = self.context.selection, self.context.workspace.counts()
        body.addWidget(
            Prose(
                self.tr("Who coordinates against terrorism in Pakistan,\nand how do we know?"),
                "display",
                px=32,
                line=40,
            )
        )
        body.addSpacing(8)
        years = [day[:4] for event in selection.kind("event") for day in (event.lo,) if day]
        lead = Prose(
            self.tr(
                "Everything here works offline. The starter pack holds {institutions} institutions and groups,"
                " {events} events from {first} to {last} and {sources} sources; each value leads to the source"
                " it rests on, and where sources differ you see both."
            ).format(
                institutions=counts.get("institution", 0),
                events=counts.get("event", 0),
                first=min(years, default="–"),
                last=max(years, default="–"),
                sources=counts.get("source", 0),
            ),
            "lead",
            ink="ink-2",
            px=17,
            line=26,
        )
        lead.setMaximumWidth(theme().px(760))
        body.addWidget(lead)
        body.addSpacing(22)
        steps = QGridLayout()
        steps.setSpacing(16)
        for at, step in enumerate((self._see(selection), self._read(selection), self._write(selection))):
            steps.addWidget(step, 0, at)
            steps.setColumnStretch(at, 1)
        body.addLayout(steps)
        body.addSpacing(24)
        body.addWidget(Label(self.tr("Other places, before anything is in them")))
        body.addSpacing(8)
        others = QGridLayout()
        others.setSpacing(16)
        nothing = EmptyState(
            self.tr("Nothing selected"),
            self.tr("Choose a value to see which sources it rests on."),
            centred=False,
        )
        nothing.body.insertWidget(2, KeyCap("Ctrl E"), 0, Qt.AlignmentFlag.AlignLeading)
        nothing.body.insertSpacing(2, 6)
        for at, state in enumerate(
            (
                EmptyState(
                    self.tr("No briefing of your own yet"),
                    self.tr("Add from any screen with Ctrl+D; it gathers here."),
                    self.tr("Choose a template"),
                    lambda: self.context.navigate("briefings"),
                    centred=False,
                ),
                nothing,
                EmptyState(
                    self.tr("One pack, no update yet"),
                    self.tr("Drop a .ctpack file here. You see every change first."),
                    self.tr("Import a pack"),
                    lambda: self.context.perform("pack.import"),
                    centred=False,
                ),
            )
        ):
            others.addWidget(state, 0, at)
            others.setColumnStretch(at, 1)
        body.addLayout(others)
        body.addStretch(1)
        self.headingChanged.emit()

    def focus_first(self) -> None:
        """The one thing to do."""
        if self.start_button:
            self.start_button.setFocus()

    # -- the three steps
    def _step(self, number: str, head: str, words: str, shown: QWidget, button: Button) -> Card:
        card = Card()
        card.body.setContentsMargins(18, 16, 18, 16)
        card.body.setSpacing(4)
        card.body.addWidget(TextLabel(number, "title", ink="accent", px=22))
        card.body.addWidget(Head(head))
        card.body.addWidget(Prose(words, "body", ink="ink-2"))
        card.body.addSpacing(6)
        card.body.addWidget(shown)
        card.body.addStretch(1)
        card.body.addSpacing(theme().px(18))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _see(self, selection: Selection) -> Card:
        bodies = list(made_to_fuse(selection))[:3]
        names = listed([selection.name(body.id) for body in bodies])
        words = (
            self.tr("{names}: bodies made to bring intelligence together, on one line.").format(names=names)
            if bodies
            else self.tr("Events, plans and bodies on one line.")
        )
        strips = Strips([spans_of(history(selection, body.id), selection.as_of) for body in bodies], words)
        button = Button(
            self.tr("Open the timeline"),
            icon_name="chart-gantt",
            key="Ctrl+2",
            clicked=lambda: self.context.navigate("timeline"),
        )
        return self._step("1", self.tr("See what happened"), words, strips, button)

    def _read(self, selection: Selection) -> Card:
        bodies = list(made_to_fuse(selection))
        body = _most_disputed(selection, bodies)
        if body is None:
            button = Button(
                self.tr("Open the institutions"),
                icon_name="landmark",
                clicked=lambda: self.context.navigate("institutions"),
            )
            return self._step(
                "2",
                self.tr("Read one profile"),
                self.tr("What a body is, who says so, and what nobody knows."),
                QWidget(),
                button,
            )
        name = selection.name(body.id)
        parent = stated(selection, body.id, "parent")
        head = profile(selection, body.id).field("head")
        lines: list[Run] = [
            Words(self.tr("Stands under {name} ").format(name=parent.words or self.tr("nobody named"))),
            *_marks(selection, parent),
        ]
        under = Prose(lines, "read", px=14.5, line=21)
        under.chipActivated.connect(lambda _key: self.context.show_evidence(body.id, "parent"))
        led = Prose(
            [
                Words(self.tr("Head ")),
                *(
                    [Words(head.words + " "), *_marks(selection, head)]
                    if head and head.shown
                    else [Ring(), Words(self.tr("no name in any source"), ink="ink-2")]
                ),
            ],
            "read",
            px=14.5,
            line=21,
        )
        shown = QWidget()
        shown.setLayout(column(under, led, gap=0))
        words = self.tr("What {name} is, who says so, and what nobody knows.").format(name=name)
        button = Button(
            self.tr("Open {name}").format(name=name),
            icon_name="landmark",
            clicked=lambda: self.context.navigate("institutions", body.id),
        )
        return self._step("2", self.tr("Read one profile"), words, shown, button)

    def _write(self, selection: Selection) -> Card:
        template = templates()[0]
        blocks = blocks_for(template, selection)
        shown = QWidget()
        shown.setLayout(
            column(
                row(IconMark("file-text"), TextLabel(template.title, "body", weight=500, elide=True), gap=6),
                row(
                    theme().px(16),
                    Caption(
                        self.tr("{count} blocks, every statement numbered").format(count=len(blocks)), "ink-3"
                    ),
                    None,
                    gap=6,
                ),
                gap=2,
            )
        )
        self.start_button = Button(
            self.tr("Start a briefing"),
            "primary",
            icon_name="file-text",
            clicked=lambda: self.context.perform("briefing.start"),
        )
        words = self.tr(
            "A complete draft from what is on record. Read it, add your judgement, then export it."
        )
        return self._step("3", self.tr("Write a briefing"), words, shown, self.start_button)


def _most_disputed(selection: Selection, bodies: list[Item]) -> Item | None:
    best = [body for body in bodies if stated(selection, body.id, "parent").disputed]
    return (best or bodies)[-1] if bodies else None


def _marks(selection: Selection, field: StatedField) -> list[Run]:
    runs: list[Run] = [Diamond()] if field.disputed else []
    shown = set(field.shown.citations) if field.shown else set()
    for citation_id in field.citations[:3]:
        item = selection.get(citation_id)
        if item is None:
            continue
        citation = Citation(item)
        grade = citation.grade(selection.source(citation.source))
        against = citation.disputes or citation_id not in shown
        runs.append(Chip(grade.code, chip_form(grade, disputes=against), citation_id, grade.words))
    return runs
