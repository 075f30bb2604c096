"""One commitment, opened: its text, who made it and when, every status that was stated, and what each rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from briefing.analysis.commitments import Promise, promise
from briefing.analysis.row_names import with_names
from briefing.analysis.standing import Segment
from briefing.analysis.stated import StatedValue, stated
from briefing.analysis.wording import BASES, label, period, when
from briefing.domain.items import Item
from briefing.domain.statuses import NO_EVIDENCE, status
from briefing.ui.commitments.editing import FIELDS, EditingPlace
from briefing.ui.institutions.history_strip import HistoryStrip
from briefing.ui.institutions.marks import chips, value_chips
from briefing.ui.institutions.menus import row_menu
from briefing.ui.kit.buttons import Button, IconButton
from briefing.ui.kit.cards import Card
from briefing.ui.kit.chips import CitationChips, Mark, StatusPill, Tag
from briefing.ui.kit.labels import Caption
from briefing.ui.kit.layouts import Hairline, ScrollPage, column, empty, row
from briefing.ui.kit.menus import open_below, open_menu
from briefing.ui.kit.prose import Diamond, Prose, Ring, Run, Words
from briefing.ui.kit.text import bare, set_button_text
from briefing.ui.kit.theme import theme
from briefing.ui.overview.spans import first_day

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

READ = 1120
"""Greatest width of the page's column."""


class DetailPage(QWidget):
    """The page. `listAsked` is said by its way back and by Escape."""

    listAsked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._id = ""
        self._shown: Promise | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.page = ScrollPage(margins=(24, 12, 24, 20), gap=0)
        whole.addWidget(self.page)
        holder = QWidget()
        holder.setMaximumWidth(theme().px(READ))
        body = column(gap=10)
        holder.setLayout(body)
        self.page.body.addLayout(row(holder))
        self.back = Button(
            self.tr("All commitments"),
            "link",
            icon_name="arrow-left",
            small=True,
            key="Esc",
            clicked=self.listAsked.emit,
        )
        self.add = Button(
            self.tr("Add to briefing"),
            icon_name="bookmark-plus",
            key="Ctrl+D",
            clicked=lambda: context.add_to_briefing(self._id),
        )
        self.edit_button = IconButton(
            "pencil", self.tr("Edit this commitment"), "plain", key="F2", clicked=self._edit_menu
        )
        body.addLayout(row(self.back, None, self.add, self.edit_button))
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        body.addLayout(self.head)
        self.editing = EditingPlace(context)
        self.editing.closed.connect(self.focus_first)
        body.addWidget(self.editing)
        self.strip = HistoryStrip()
        self.strip.activated.connect(self._evidence)
        self.strip.chosen.connect(self._current)
        self.strip.menuAsked.connect(self._menu)
        body.addWidget(self.strip)
        self.facts = Card()
        self.statuses = Card(self.tr("What was stated of its status"), " ")
        self.questions = Card(self.tr("Open questions"), " ")
        for card in (self.facts, self.statuses, self.questions):
            body.addWidget(card)
        self.page.body.addStretch(1)

    @property
    def shown(self) -> Promise | None:
        """What is open."""
        return self._shown

    def open(self, item_id: str) -> bool:
        """Show a commitment; False where there is none of this id."""
        item = self._context.selection.get(item_id)
        if item is None or item.kind != "commitment":
            return False
        if item_id != self._id:
            self.editing.turn_to(item_id)
            self.page.verticalScrollBar().setValue(0)
        self._id = item_id
        self._show(item)
        return True

    def _show(self, item: Item) -> None:
        selection = self._context.selection
        made = promise(selection, item)
        if made == self._shown:
            return
        self._shown = made
        self._head(made)
        self.strip.show_history(self._course(made), selection.as_of, made.text)
        self._facts(item, made)
        self._statuses(made)
        self._questions(made)

    def _head(self, made: Promise) -> None:
        empty(self.head)
        marks: list[QWidget] = [StatusPill(made.shown.glyph, made.status_words)]
        if made.disputed:
            marks.append(Mark("diamond"))
        if made.overdue:
            marks.append(Tag(made.overdue, "disputed", "disputed-soft"))
        if made.mine:
            marks.append(Tag(self.tr("yours"), "accent-ink", "accent-soft"))
        self.head.addLayout(row(*marks, None))
        self.title = Prose(made.text, "display", px=22, line=28)
        self.head.addWidget(self.title)

    def _course(self, made: Promise) -> tuple[Segment, ...]:
        """The history; where nothing was published for two years, it says so from the last publication on."""
        if not made.silent_since:
            return made.history
        heard = first_day(made.silent_since)
        kept = [
            replace(each, end=made.silent_since)
            if each is made.history[-1] and first_day(each.start) < heard
            else each
            for each in made.history
        ]
        words = self.tr("nothing published since {date}").format(date=when(made.silent_since))
        return (*kept, Segment("", NO_EVIDENCE, made.silent_since, "", words, disputed=False, citations=()))

    def _facts(self, item: Item, made: Promise) -> None:
        body = self.facts.body
        empty(body)
        selection = self._context.selection
        cited = chips(selection, made.citations)
        when_made: list[Run] = [Words(made.made_words or self.tr("not stated")), Words(" ")]
        when_made += list(cited) or [Ring()]
        linked = {
            field: [
                each.get("ref") for each in selection.about(item.id, "link") if each.get("field") == field
            ]
            for field in ("actor", "lead", "policy")
        }
        facts: tuple[tuple[str, list[Run]], ...] = (
            (self.tr("Made by"), self._names(made.actor, linked["actor"])),
            (self.tr("Made"), when_made),
            (self.tr("Made in"), [Words(made.made_in)] if made.made_in else []),
            (self.tr("Plan or law"), self._names("", linked["policy"])),
            (self.tr("To be led by"), self._names(made.lead, linked["lead"])),
            (self.tr("Due"), self._due(made)),
            (self.tr("Kind"), [Words(made.category.replace("-", " "))] if made.category else []),
            (self.tr("Note"), [Words(made.note)] if made.note else []),
        )
        for words, runs in facts:
            if runs:
                body.addLayout(self._fact(words, runs))

    def _due(self, made: Promise) -> list[Run]:
        if not made.due_words:
            return [Words(self.tr("no due date stated"), ink="ink-2")]
        late = f", {made.overdue}" if made.overdue else ""
        return [Words(made.due_words), Words(late, weight=600)]

    def _names(self, words: str, ids: list[str]) -> list[Run]:
        """Names as they are stated; those that mean a record lead to it, and records named otherwise follow."""
        selection = self._context.selection
        left = {each: item for each in ids if (item := selection.get(each)) is not None}
        runs: list[Run] = []
        for part in (part.strip() for part in words.split(";") if part.strip()):
            meant = next((each for each, item in left.items() if _means(item, part)), "")
            left.pop(meant, None)
            runs += [Words(", ")] if runs else []
            runs.append(Words(part, link=meant))
        for at, each in enumerate(left):
            before = "" if not runs else " (" if words and not at else ", "
            runs += [Words(before)] if before else []
            runs.append(Words(selection.name(each, short=False), link=each))
        return [*runs, Words(")")] if left and words else runs

    def _fact(self, words: str, runs: list[Run]) -> QHBoxLayout:
        name = Caption(words, "ink-3", elide=True)
        name.setContentsMargins(0, 1, 0, 0)
        name.setFixedWidth(theme().px(110))
        value = Prose(runs)
        value.linkActivated.connect(self._open)
        value.chipActivated.connect(lambda _key: self._context.show_evidence(self._id))
        line = row(name, value)
        line.setStretch(1, 1)
        line.setAlignment(name, Qt.AlignmentFlag.AlignTop)
        return line

    def _open(self, item_id: str) -> None:
        item = self._context.selection.get(item_id)
        if item is not None and item.kind == "policy":
            self._context.show_evidence(item_id)
        else:
            self._context.open_item(item_id)

    def _statuses(self, made: Promise) -> None:
        body = self.statuses.body
        while body.count() > 1:
            item = body.takeAt(1)
            widget, inner = (item.widget(), item.layout()) if item else (None, None)
            if widget is not None:
                widget.hide()
                widget.deleteLater()
            elif inner is not None:
                empty(inner)
        selection = self._context.selection
        course = stated(selection, made.id, "status")
        spans = {value.span: selection.get(value.span) for value in course.values}
        values = sorted(course.values, key=lambda value: (_first(spans[value.span]), value.span))
        if self.statuses.note_label is not None:
            self.statuses.note_label.show_text(str(len(values)))
        self.lines: list[StatusLine] = []
        for at, value in enumerate(values):
            if at:
                body.addWidget(Hairline())
            line = StatusLine(self._context, value, spans[value.span])
            body.addWidget(line)
            self.lines.append(line)
        if not values:
            body.addWidget(Prose(self.tr("No source states how it stands."), ink="ink-2"))
        if made.silent_since:
            said = self.tr("Nothing was published about it after {date}, two years or more before this date.")
            body.addWidget(Prose(said.format(date=when(made.silent_since)), ink="ink-2"))
        if course.rule:
            body.addWidget(Prose([Diamond(), Words(" " + course.rule)], "small", ink="ink-2"))

    def _questions(self, made: Promise) -> None:
        body = self.questions.body
        while body.count() > 1:
            item = body.takeAt(1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        found = self._context.selection.linked(made.id, "related", "question")
        self.questions.setVisible(bool(found))
        if self.questions.note_label is not None:
            self.questions.note_label.show_text(str(len(found)))
        for each in found:
            since = when(each.get("since"))
            runs: list[Run] = [
                Words(each.title, link=each.id),
                Words(f", {since}" if since else "", ink="ink-3"),
            ]
            line = Prose(runs)
            line.linkActivated.connect(self._context.show_evidence)
            body.addWidget(line)
            if each.get("why"):
                body.addWidget(Prose(each.get("why"), "small", ink="ink-2"))

    def _evidence(self, span: str) -> None:
        self._context.show_evidence(span or self._id)

    def _current(self, span: str) -> None:
        self._context.set_current(span or self._id)

    def _menu(self, item_id: str, place: QPoint) -> None:
        open_menu(row_menu(self, self._context, item_id), place)

    def edit(self, field: str = FIELDS[0]) -> None:
        """Open the editor of a field."""
        self.page.verticalScrollBar().setValue(0)
        self.editing.edit(self._id, field)

    def _edit_menu(self) -> None:
        menu = QMenu(self)
        for field in FIELDS:
            entry = QAction(menu)
            set_button_text(entry, label(field) if field != "title" else self.tr("Text"))
            entry.triggered.connect(lambda _on=False, field=field: self.edit(field))
            menu.addAction(entry)
        open_below(menu, self.edit_button)

    def focus_first(self) -> None:
        """Put the focus on the way back, from which Tab goes through the page."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape goes back to the list, F2 edits the text."""
        if event.key() == Qt.Key.Key_F2:
            self.edit()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.listAsked.emit()
            return
        super().keyPressEvent(event)


def _means(item: Item, name: str) -> bool:
    """Whether a stated name is a record's own, its abbreviation, or how its name begins."""
    return name in {item.title, item.get("abbreviation")} or item.title.startswith(f"{name} ")


def _first(span: Item | None) -> str:
    return (span.lo or "") if span else ""


class StatusLine(QWidget):
    """One stated status: date, status, what happened, by what kind of page, what the order calls for, and chips."""

    def __init__(
        self, context: Context, value: StatedValue, span: Item | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        state = status(value.value)
        dates = (period(value.start, value.end) if value.end else when(value.start)) or self.tr("undated")
        date = Caption(dates)
        date.setWordWrap(True)
        date.setFixedWidth(theme().px(150))
        pill = StatusPill(state.glyph, state.word)
        holder = QWidget()
        holder.setLayout(row(pill, *([Mark("diamond")] if value.disputing or value.contrary else []), None))
        holder.setFixedWidth(theme().px(140))
        text = span.get("text") if span else ""
        basis = BASES.get(span.get("basis"), span.get("basis")) if span else ""
        words = [Prose(text or state.word)]
        if basis:
            words.append(Prose(self.tr("Basis: {basis}").format(basis=basis), "small", ink="ink-3"))
        order = value.note
        note = with_names(context.selection, span.get("note")) if span else ""
        if order:
            words.append(
                Prose([Words(self.tr("On the order: "), ink="ink-3"), Words(order)], "small", ink="ink-2")
            )
        if note:
            words.append(Prose([Words(self.tr("Note: "), ink="ink-3"), Words(note)], "small", ink="ink-2"))
        found = value_chips(context.selection, value)
        marks: QWidget = CitationChips(found) if found else Mark("ring")
        if isinstance(marks, CitationChips):
            marks.activated.connect(lambda _key: context.show_evidence(value.span))
        line = row(date, holder, column(*words, gap=1), marks, gap=10, margins=(0, 4, 0, 4))
        line.setStretch(2, 1)
        for part in (date, holder, marks):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        said = [
            dates,
            state.word,
            text,
            *(each.words() for each in words[1:]),
            *(each.words for each in found),
        ]
        self.setAccessibleName(bare("; ".join(part for part in said if part)))
