"""The form of Ctrl+N: what is added on one side, the ground it rests on on the other; saved as one act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from briefing.analysis.wording import when
from briefing.domain.errors import BriefingError
from briefing.domain.ids import kind_of
from briefing.ui.adding import writing
from briefing.ui.adding.event import EventPart
from briefing.ui.adding.records import WITH_STATUS, RecordsField
from briefing.ui.adding.sourcing import SourcePart
from briefing.ui.adding.status import StatusPart
from briefing.ui.adding.writing import Into, Saved
from briefing.ui.kit.buttons import Button, SegmentedControl
from briefing.ui.kit.dialog import Dialog, Verb
from briefing.ui.kit.fields import FormField
from briefing.ui.kit.labels import Head
from briefing.ui.kit.layouts import Hairline, ScrollPage, column, row
from briefing.ui.kit.text import bare, compose, set_button_text, set_tip
from briefing.ui.kit.theme import theme
from briefing.ui.shell.context import Context
from briefing.ui.shell.drafts import start_briefing

EVENT, STATUS, SOURCE = "event", "status", "source"
WIDE, HIGH = 940, 640


class AddingForm(Dialog):
    """The form, empty or on an event of the user's own. Ctrl+Enter saves; Esc closes, and asks if that would lose
    anything. `saved` is what was written, None until then.
    """

    def __init__(self, context: Context, event_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", width=WIDE, parent=parent)
        self._context, self._event = context, event_id
        self.saved: Saved | None = None
        self.leaving: Dialog | None = None
        question = self.tr("Change this event") if event_id else self.tr("What do you put on record?")
        self.setWindowTitle(question)
        self.setAccessibleName(question)
        self.question.show_runs(question)
        self.kind = SegmentedControl(
            [
                (EVENT, self.tr("Event")),
                (STATUS, self.tr("Status of a commitment or institution")),
                (SOURCE, self.tr("Source only")),
            ],
            self.tr("What it is"),
            EVENT,
        )
        self.kind.chosen.connect(lambda _key: self._arrange())
        self.body.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeading)
        self.kind.setVisible(
            not event_id
        )  # only now: shown without a parent it would be a window for a moment
        self.event_part = EventPart(context)
        self.status_part = StatusPart(context)
        self.source_part = SourcePart(context)
        self._page()
        self._foot_row()
        self._bind()
        if event_id:
            self._show_event()
        elif kind_of(context.current[0]) in WITH_STATUS:
            self.status_part.subject.set_ids([context.current[0]])
        self._arrange()
        self._before = self._texts()
        self._fit()
        self._first().setFocus()

    # -- building
    def _page(self) -> None:
        self._left = QWidget()
        self._left.setLayout(
            column(Head(self.tr("The fact")), self.event_part, self.status_part, margins=(2, 0, 2, 2))
        )
        self._right = QWidget()
        self._source_head = Head()
        self._right.setLayout(column(self._source_head, self.source_part, margins=(2, 0, 2, 2)))
        page = ScrollPage(margins=(0, 0, 6, 0))
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(18)
        self._between = Hairline(vertical=True)
        columns.addWidget(self._left, 1)
        columns.addWidget(self._between)
        columns.addWidget(self._right, 1)
        page.body.addLayout(columns)
        self._scroll = page
        self.body.addWidget(page, 1)

    def _foot_row(self) -> None:
        self.into = _box(self.tr("Add to the briefing"))
        draft = self._context.workspace.item(self._context.draft) if self._context.draft else None
        self.into.setChecked(draft is not None and not self._event)
        tip = self.tr("Puts it into “{title}” as well").format(title=draft.title) if draft else ""
        set_tip(self.into, tip or self.tr("Starts a briefing with it"))
        self.into.toggled.connect(lambda _on: self._offer_day())
        self.later = _box("")
        self.later.setChecked(True)
        self.event_part.dateChanged.connect(lambda _date: self._offer_day())
        self.status_part.dateChanged.connect(lambda _date: self._offer_day())
        foot = row(self.into, self.later, None, gap=16)
        self.body.addLayout(foot)
        if self._event:
            remove = Button(self.tr("Remove this event"), "destructive", clicked=self.remove)
            foot.insertWidget(foot.count(), remove)
        cancel = self.add_verb(Verb("", self.tr("Cancel")))
        set_tip(cancel, self.tr("Cancel"), "Esc")
        save = self.add_verb(Verb("save", self.tr("Save"), "primary"))
        save.setDefault(False)  # Enter in a field is not yet the end of the form
        set_tip(save, self.tr("Save"), "Ctrl+Enter")
        self.cancel_button, self.save_button = cancel, save
        for button in (cancel, save):
            self._foot.removeWidget(button)
            foot.addWidget(button)

    def _bind(self) -> None:
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, activated=self.save)  # type: ignore[call-overload]

        for line in self.findChildren(QLineEdit):
            line.textChanged.connect(self._mend)
        for area in self.findChildren(QPlainTextEdit):
            area.textChanged.connect(self._mend)
        for choice in self.findChildren(QComboBox):
            choice.currentIndexChanged.connect(self._mend)
        for records in self.findChildren(RecordsField):
            records.changed.connect(self._mend)

    def _show_event(self) -> None:
        workspace = self._context.workspace
        event = workspace.item(self._event)
        if event is not None:
            subjects = [link.get("ref") for link in writing.subjects_of(workspace, self._event)]
            self.event_part.show_event(event, subjects)
            self.source_part.show_citation(writing.own_citation(workspace, self._event))

    def _fit(self) -> None:
        """As high as the form needs, as far as the window and the screen leave room."""
        room = self.screen().availableGeometry().size()
        parent = self.parentWidget()
        if parent is not None:
            room = room.boundedTo(parent.window().size())
        wide = min(theme().px(WIDE), room.width() - 24)
        self.setMaximumWidth(wide)
        self.setMinimumWidth(min(theme().px(560), wide))
        self.resize(wide, min(theme().px(HIGH), room.height() - 24))

    def _arrange(self) -> None:
        """Show the parts of what is added."""
        key = self.kind.current()
        self.event_part.setVisible(key == EVENT)
        self.status_part.setVisible(key == STATUS)
        self._left.setVisible(key != SOURCE)
        self._between.setVisible(key != SOURCE)
        self.source_part.set_alone(key == SOURCE)
        self.into.setVisible(key != SOURCE)
        self._source_head.show_text(self.tr("The source") if key == SOURCE else self.tr("Its source"))
        self._offer_day()

    def _offer_day(self) -> None:
        """Offer to show a later day where what is added is dated after the one shown."""
        day = self._day()
        self.later.setVisible(bool(day))
        if day:
            _label(self.later, compose(self.tr("Show what is on record on {day}"), day=when(day)))
            shown = compose(
                self.tr("{day} is shown now; what is dated later is not yet on record then."),
                day=when(self._shown()),
            )
            set_tip(self.later, shown)

    def _day(self) -> str:
        """The day on which what is added is on record; empty where the one shown will do."""
        key = self.kind.current()
        field = self.status_part.since if key == STATUS else self.event_part.date
        date = field.edtf() if key != SOURCE else ""
        return writing.day_to_show(date, self._shown(), self._context.newest) if date else ""

    def _shown(self) -> str:
        """The day shown in the window, or the earlier one of the briefing that it goes into."""
        context = self._context
        content = context.workspace.item(context.draft) if self.into.isChecked() and context.draft else None
        in_draft = (content.get("as_of") or context.newest) if content else context.as_of
        return min(context.as_of, in_draft)

    def _first(self) -> QWidget:
        key = self.kind.current()
        if key == EVENT:
            return self.event_part.what
        return self.status_part.subject.finder if key == STATUS else self.source_part.new.title

    # -- saving
    def save(self) -> None:
        """Write it, or show what is wrong and go to the first of it."""
        if self._wrong():
            return
        day = self._day() if self.later.isChecked() else ""
        briefing = self._briefing()
        if briefing is None:
            return
        try:
            saved = self._write(Into(briefing, day))
        except BriefingError as error:
            self._context.show_error(error)
            return
        self.saved = saved
        self._before = self._texts()
        super().finish("save")
        self._context.tell(saved.change)
        if day > self._context.as_of:
            self._context.set_as_of(day, self._context.known_by)
        self._say(saved)

    def _problems(self) -> list[tuple[FormField, str]]:
        key = self.kind.current()
        found: list[tuple[FormField, str]] = []
        if key == EVENT:
            found += self.event_part.problems()
        if key == STATUS:
            found += self.status_part.problems()
        return found + self.source_part.problems()

    def _wrong(self) -> bool:
        """Show what is wrong at each field, and go to the first; whether anything is."""
        first: FormField | None = None
        for field, sentence in self._problems():
            if sentence:
                field.show_error(sentence)
                first = first or field
        self._mend()
        if first is not None:
            first.control.setFocus()
            self._scroll.ensureWidgetVisible(first)
        return first is not None

    def _mend(self) -> None:
        """Take away what was said at a field once it is mended."""
        for field, sentence in self._problems():
            if field.wrong:
                field.show_error(sentence)

    def _briefing(self) -> str | None:
        """The briefing it also goes into: empty for none, None where one was wanted and could not be started."""
        if self.kind.current() == SOURCE or not self.into.isChecked():
            return ""
        return self._context.draft or start_briefing(self._context)

    def _write(self, into: Into) -> Saved:
        cited = self.source_part.draft()
        key = self.kind.current()
        if key == SOURCE:
            return writing.add_source(self._context, self.source_part.source())
        if key == STATUS:
            return writing.add_status(self._context, self.status_part.draft(), cited, into=into)
        event = self.event_part.draft()
        if self._event:
            return writing.edit_event(self._context, self._event, event, cited, into=into)
        return writing.add_event(self._context, event, cited, into=into)

    def remove(self) -> None:
        """Take the event away; the toast gives it back."""
        change = self._context.do(lambda: writing.remove_event(self._context, self._event))
        if change is not None:
            self._before = self._texts()
            super().finish("")
            self._context.toast(change.label, undo=True)

    def _say(self, saved: Saved) -> None:
        context = self._context
        if not saved.change.seq:
            context.toast(self.tr("Nothing was changed"))
            return
        name = writing.short(context.selection.name(saved.item))
        if saved.block:
            words = self.tr("On record and in the briefing, under {block}: {name}")
        elif saved.statement:
            words = self.tr("On record; the briefing holds it already: {name}")
        else:
            words = self.tr("On record: {name}")
        show: Callable[[], object] = lambda: context.open_item(saved.item)  # noqa: E731
        context.set_current(saved.item, "status" if self.kind.current() == STATUS else "")
        context.toast(words.format(block=saved.block, name=name), undo=True, show=show)

    # -- leaving
    def finish(self, key: str) -> None:
        """The verbs: save, or leave."""
        if key == "save":
            self.save()
        else:
            self.reject()

    def reject(self) -> None:
        """Qt: Esc and the window's cross. Asks first where something was written."""
        if self._texts() == self._before:
            super().reject()
            return
        if self.leaving is None:
            self._ask()

    def _ask(self) -> None:
        asked = Dialog(
            self.tr("Throw away what you wrote?"),
            self.tr("Nothing of it is on record yet."),
            [
                Verb("keep", self.tr("Keep writing")),
                Verb("drop", self.tr("Throw it away"), "destructive"),
            ],
            parent=self,
        )
        self.leaving = asked
        asked.finished.connect(lambda _code: self._left_or_stayed(asked))
        asked.buttons["keep"].setFocus()
        asked.open()

    def _left_or_stayed(self, asked: Dialog) -> None:
        self.leaving = None
        asked.deleteLater()
        if asked.answer == "drop":
            super().reject()

    def _texts(self) -> tuple[tuple[str, ...], ...]:
        return self.event_part.texts(), self.status_part.texts(), self.source_part.texts()


def _box(words: str) -> QCheckBox:
    """A check box that says its words aloud as well."""
    made = QCheckBox()
    made.setProperty("ring", True)
    _label(made, words)
    return made


def _label(box: QCheckBox, words: str) -> None:
    set_button_text(box, words)
    box.setAccessibleName(bare(words))
