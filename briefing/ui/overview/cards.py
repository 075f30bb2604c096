"""The cards of the overview, each made from the state of coordination as it is on the as-of date."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing.analysis.chronology import Entry
from briefing.analysis.disagreements import Disagreement
from briefing.analysis.state import Question, State
from briefing.analysis.wording import listed, when
from briefing.domain.statuses import COMMITMENT_STATUSES, GROUPS, NO_EVIDENCE
from briefing.ui.institutions.marks import chips
from briefing.ui.institutions.menus import row_menu
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.cards import Card
from briefing.ui.kit.chips import CitationChips, Mark
from briefing.ui.kit.labels import Caption, IconMark, TextLabel
from briefing.ui.kit.layouts import column, row
from briefing.ui.kit.menus import open_menu
from briefing.ui.kit.painters import Chip, chip_form
from briefing.ui.kit.prose import Prose, Run, Words
from briefing.ui.kit.text import bare
from briefing.ui.kit.theme import theme
from briefing.ui.overview.counts import Legend, Part, StackedBar
from briefing.ui.overview.lifelines import LifelineRow, axis_row
from briefing.ui.overview.rows import PressRow
from briefing.ui.overview.spans import axis_of, spans_of

if TYPE_CHECKING:
    from briefing.analysis.selection import Selection
    from briefing.ui.shell.context import Context

FEW = 6
"""Rows of a long card before it is unfolded."""

NAMED = 3
LONG_NAME = 36
"""So many bodies of a group are named in the legend, before "and 4 more"; longer names are left to the list."""

_GLYPHS = {
    "operational": "operational",
    "on the way": "proposed",
    "dormant": "dormant",
    "ended": "lapsed",
    "unknown": "unknown",
}


def tr(text: str) -> str:
    """The overview's words, translated."""
    return QCoreApplication.translate("Overview", text)


def dates_of(as_of: str, cutoff: str) -> str:
    """The as-of date and the day that the data reach to, in short words."""
    parts = []
    if as_of:
        parts.append(tr("as of {day}").format(day=when(as_of, short=True)))
    if cutoff:
        parts.append(tr("data to {day}").format(day=when(cutoff, short=True)))
    return ", ".join(parts)


class OverviewCard(Card):
    """A card whose rows reach from edge to edge, with the dates it holds for at the end of its head."""

    def __init__(self, head: str, note: str, dates: str, parent: QWidget | None = None) -> None:
        super().__init__(head, note, parent=parent)
        self.body.setContentsMargins(0, 11, 0, 12)
        self.body.setSpacing(0)
        self.rows: list[PressRow] = []
        self.numbers: Prose | None = None
        if self.head_row is not None:
            self.head_row.setContentsMargins(16, 0, 16, 7)
            self.dates = Caption(dates, "ink-3", elide=True)
            self.dates.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            self.head_row.setStretch(2, 0)
            self.head_row.addWidget(self.dates, 1)

    def show_numbers(self, runs: list[Run], show: Callable[[str], None]) -> None:
        """Say in the head what is counted; each number in it opens the list that it counts."""
        numbers = Prose(runs, "body", ink="ink-3", px=14)
        numbers.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        numbers.linkActivated.connect(show)
        if self.head_row is not None:
            self.head_row.insertWidget(1, numbers)
        self.numbers = numbers

    def add_row(self, made: PressRow) -> None:
        """Put a row at the end."""
        self.rows.append(made)
        self.body.addWidget(made)

    def add_padded(self, part: QWidget, below: int = 0) -> None:
        """Put something between the margins of the card."""
        self.body.addLayout(row(part, margins=(16, 0, 16, below)))


def _leads(context: Context, made: PressRow, item_id: str, field: str = "") -> None:
    """Choose what a row shows when it has the focus, let it be dragged, and give it the menu of every row."""
    made.carries = (item_id, field)
    made.entered.connect(lambda: context.set_current(item_id, field))

    def menu(place: QPoint) -> None:
        open_menu(row_menu(made, context, item_id, field), place)

    made.menuAsked.connect(menu)


# ---------------------------------------------------------------- lifelines and counts


def lifelines_card(context: Context, state: State, dates: str) -> OverviewCard:
    """The bodies made to bring intelligence together."""
    card = OverviewCard(tr("Bodies made to bring intelligence together"), "", dates)
    spans = [spans_of(each.history, state.as_of) for each in state.lifelines]
    first, last = axis_of(spans, state.as_of)
    for each, of_body in zip(state.lifelines, spans, strict=True):
        made = LifelineRow(each, of_body, first, last)
        made.clicked.connect(lambda _checked=False, body=each.id: context.navigate("institutions", body))
        _leads(context, made, each.id)
        card.add_row(made)
    if state.lifelines:
        card.body.addWidget(axis_row(first, last))
    else:
        card.add_padded(Prose(tr("None is on record by this date."), ink="ink-2"))
    return card


def institutions_card(context: Context, state: State, dates: str, *, selection: Selection) -> OverviewCard:
    """How the coordination bodies stand; each number opens the list it counts."""
    card = OverviewCard(tr("Institutions"), "", dates)
    parts = [
        Part(
            group.key,
            _GLYPHS[group.key],
            group.count,
            tr(group.words),
            "" if group.key == "operational" else _named(selection, group.ids),
        )
        for group in state.groups
        if group.ids
    ]

    def show(key: str) -> None:
        role = "" if key == "every" else "coordination"
        statuses = " ".join(GROUPS.get(key, ()))
        group = "status" if key in GROUPS else "role"
        context.show_view("institutions", {"roles": role, "statuses": statuses, "group": group})

    on_record = sum(1 for each in selection.kind("institution") if selection.on_record(each))
    card.show_numbers(
        [
            Words(str(len(state.bodies)), link="bodies"),
            Words(tr(" of the ")),
            Words(str(on_record), link="every"),
            Words(tr(" on record")),
        ],
        show,
    )
    _counts(card, parts, state.sentence, show)
    return card


def commitments_card(context: Context, state: State, dates: str) -> OverviewCard:
    """How the commitments stand; each number opens the list it counts."""
    record = state.commitments
    card = OverviewCard(tr("Commitments"), "", dates)
    glyphs = {each.key: each.glyph for each in (*COMMITMENT_STATUSES, NO_EVIDENCE)}
    parts = [
        Part(
            group.key,
            glyphs[group.key],
            group.count,
            tr("No evidence for two years") if group.key == NO_EVIDENCE.key else tr(group.words),
            show_count=group.key == NO_EVIDENCE.key,
        )
        for group in record.by_status
        if group.ids
    ]

    def show(key: str) -> None:
        context.show_view("commitments", {"statuses": "" if key == "every" else key})

    card.show_numbers([Words(str(len(record.promises)), link="every"), Words(tr(" made by this date"))], show)
    _counts(card, parts, state.commitments_sentence, show)
    return card


def _counts(card: OverviewCard, parts: list[Part], words: str, show: Callable[[str], None]) -> None:
    if not parts:
        card.add_padded(Prose(words, ink="ink-2"))
        return
    bar, legend = StackedBar(parts, words), Legend(parts)
    bar.chosen.connect(show)
    legend.chosen.connect(show)
    card.add_padded(bar, 4)
    card.add_padded(legend)


def _named(selection: Selection, ids: tuple[str, ...]) -> str:
    """The shortest names of a group, as many as are worth telling, and how many more there are."""
    every = sorted((selection.name(each) for each in ids), key=len)
    names = [each for each in every if len(each) <= LONG_NAME][:NAMED]
    rest = len(every) - len(names)
    if not rest or not names:
        return listed(names)
    return tr("{names} and {count} more").format(names=", ".join(names), count=rest)


# ---------------------------------------------------------------- disagreements


def disagreements_card(
    context: Context, state: State, dates: str, *, unfolded: bool, unfold: Callable[[], None]
) -> OverviewCard:
    """Where sources disagree, on the bodies above first: the sides of each; a press shows what they rest on."""
    bodies = {each.id for each in state.lifelines}
    # At an early date there may be one side yet: then nothing stands against it.
    sided = [each for each in state.disagreements if len(each.sides) > 1]
    every = sorted(sided, key=lambda each: (not each.open, each.about not in bodies))
    note = tr("{count} fields").format(count=len(every))
    card = OverviewCard(tr("Where sources disagree"), note, dates)
    if card.head_row is not None:
        card.head_row.insertWidget(0, Mark("diamond"))
    for each in every if unfolded else every[:FEW]:
        made = DisagreementRow(context.selection, each)
        made.clicked.connect(lambda _checked=False, each=each: context.show_evidence(each.about, each.field))
        _leads(context, made, each.about, each.field)
        card.add_row(made)
    if not every:
        card.add_padded(Prose(tr("On no field do sources differ by this date."), ink="ink-2"))
    _fold_link(card, len(every), unfolded, tr("All {count} fields").format(count=len(every)), unfold)
    return card


class DisagreementRow(PressRow):
    """One field and the sides of it, each with its best grade."""

    def __init__(self, selection: Selection, shown: Disagreement, parent: QWidget | None = None) -> None:
        self.shown = shown
        title = Prose(shown.title, "body", ink="ink" if shown.open else "ink-2")
        title.setFixedWidth(theme().px(206))
        runs: list[Run] = []
        for at, side in enumerate(shown.sides):
            if at:
                between = tr(" but ") if shown.kind == "contested" else tr(" against ")
                runs.append(Words(between, ink="ink-2"))
            runs.append(Words(side.words + " ", weight=500))
            best = next(iter(chips(selection, side.citations[:1])), None)
            if best is not None:
                form = chip_form(side.grade, disputes=at > 0)
                runs.append(Chip(side.grade.code, form, "", best.words))
        sides = Prose(runs, "body")
        super().__init__(
            f"{shown.about} {shown.field}", f"{shown.title}: {sides.words()}", title, sides, parent=parent
        )
        self.widen(sides, title)
        self.setAccessibleDescription(tr("Shows the evidence"))


# ---------------------------------------------------------------- events and questions


def events_card(context: Context, state: State, dates: str) -> OverviewCard:
    """The last ten events, newest first."""
    card = OverviewCard(tr("Last ten events"), "", dates)
    for each in state.events:
        made = EventRow(context.selection, each)
        made.clicked.connect(lambda _checked=False, event=each.id: context.navigate("timeline", event))
        _leads(context, made, each.id)
        card.add_row(made)
    if not state.events:
        card.add_padded(Prose(tr("No event is on record by this date."), ink="ink-2"))
    opens = QWidget()
    opens.setLayout(
        row(
            Button(tr("Open the timeline"), "link", small=True, clicked=lambda: context.navigate("timeline")),
            None,
        )
    )
    card.add_padded(opens)
    return card


class EventRow(PressRow):
    """One event: day, what happened, its grade."""

    def __init__(self, selection: Selection, shown: Entry, parent: QWidget | None = None) -> None:
        self.shown = shown
        date = TextLabel(shown.date_short, "small", ink="ink-2", elide=True)
        date.setFixedWidth(theme().px(92))
        title = Prose(shown.title, "body")
        marks: list[QWidget] = [Mark("diamond")] if shown.disputed else []
        marks += [Mark("ring")] if shown.unsourced else []
        best = chips(selection, shown.citations[:1])
        marks += (
            [CitationChips([Chip(each.code, each.form, "", each.words) for each in best])] if best else []
        )
        said = [shown.date_words, shown.title, *(each.words for each in best)]
        said += [tr("sources differ")] if shown.disputed else []
        said += [tr("no source")] if shown.unsourced else []
        super().__init__(shown.id, "; ".join(said), date, title, *marks, line=False, parent=parent)
        self.widen(title, date, *marks)
        self.setAccessibleDescription(tr("Opens in the timeline"))


def questions_card(
    context: Context, state: State, dates: str, *, unfolded: bool, unfold: Callable[[], None]
) -> OverviewCard:
    """What is not known: questions on the bodies above first, then the longest open."""
    card = OverviewCard(tr("Open questions"), str(len(state.questions)), dates)
    bodies = {each.id for each in state.lifelines}
    every = sorted(state.questions, key=lambda each: not bodies & set(each.related))
    for each in every if unfolded else every[:FEW]:
        made = QuestionRow(each)
        detail = _detail(context, each)
        detail.hide()
        made.clicked.connect(lambda _checked=False, detail=detail, made=made: _turn(made, detail))
        _leads(context, made, each.id)
        card.add_row(made)
        card.body.addWidget(detail)
    if not every:
        card.add_padded(Prose(tr("No open question is on record by this date."), ink="ink-2"))
    _fold_link(card, len(every), unfolded, tr("All {count} questions").format(count=len(every)), unfold)
    return card


class QuestionRow(PressRow):
    """One question and since when it is open."""

    def __init__(self, shown: Question, parent: QWidget | None = None) -> None:
        self.shown = shown
        mark = IconMark("circle-help", "ink-3", 16)
        title = Prose(shown.title, "body")
        since = Caption(since_words(shown), "ink-3")
        super().__init__(
            shown.id, f"{shown.title} {since_words(shown)}", mark, title, since, line=False, parent=parent
        )
        self.widen(title, mark, since)
        self.setAccessibleDescription(tr("Opens why it matters and what would answer it"))


def since_words(question: Question) -> str:
    """Since which year it is open; the whole date stands in the words of the row."""
    year = "".join(each for each in question.since[:6] if each.isdigit())[:4]
    return tr("since {year}").format(year=year) if len(year) == 4 else ""


def _detail(context: Context, question: Question) -> QWidget:
    """Why a question matters, what would answer it, and the records it bears on."""
    made = QWidget()
    parts: list[Prose] = []
    opened = question.since_words
    if opened:
        parts.append(Prose(tr("Open {since}.").format(since=opened), "small", ink="ink-2"))
    if question.why:
        parts.append(Prose(question.why, "small", ink="ink-2"))
    if question.answer:
        parts.append(
            Prose(
                [Words(tr("What would answer it: "), ink="ink-3"), Words(question.answer)],
                "small",
                ink="ink-2",
            )
        )
    names: list[Run] = []
    for each in _records(context, question):
        names += [Words(", ")] if names else []
        names.append(Words(context.selection.name(each), link=each))
    if names:
        bears = Prose([Words(tr("Bears on: "), ink="ink-3"), *names], "small", ink="ink-2")
        bears.linkActivated.connect(context.open_item)
        parts.append(bears)
    inner = row(gap=0, margins=(40, 0, 16, 6))
    holder = QWidget()
    holder.setLayout(column(*parts, gap=2))
    inner.addWidget(holder)
    made.setLayout(inner)
    return made


def _records(context: Context, question: Question) -> list[str]:
    """The records that a question bears on; a status or figure stands for the record that it is of."""
    found: dict[str, None] = {}
    for each in question.related:
        item = context.selection.get(each)
        if item is not None:
            found[(item.about or each) if item.kind in {"span", "count"} else each] = None
    return [each for each in found if context.selection.name(each)]


def _turn(made: PressRow, detail: QWidget) -> None:
    shown = not detail.isVisible()
    detail.setVisible(shown)
    made.setAccessibleDescription(
        bare(" ".join(each.words() for each in detail.findChildren(Prose)))
        if shown
        else tr("Opens why it matters and what would answer it")
    )


def _fold_link(
    card: OverviewCard, count: int, unfolded: bool, words: str, unfold: Callable[[], None]
) -> None:
    if count <= FEW:
        return
    button = Button(tr("Show fewer") if unfolded else words, "link", small=True, clicked=unfold)
    button.setObjectName("fold")
    holder = QWidget()
    holder.setLayout(row(button, None, margins=(0, 3, 0, 0)))
    card.add_padded(holder)
