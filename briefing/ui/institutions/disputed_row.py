"""A field on which sources differ: closed in one line, opened in place with the stated values side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.disagreements import disagreement
from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedField, StatedValue
from briefing.analysis.wording import capital
from briefing.ui.institutions.field_row import Row, mine_line, value_runs
from briefing.ui.institutions.marks import value_chips
from briefing.ui.institutions.stated_choices import Stated, StatedChoices
from briefing.ui.institutions.writing import LEFT
from briefing.ui.kit.buttons import Button, IconButton
from briefing.ui.kit.fields import FormField, TextField
from briefing.ui.kit.layouts import Hairline, empty, row
from briefing.ui.kit.prose import Diamond, Prose, Words
from briefing.ui.kit.text import bare, one_line
from briefing.ui.kit.theme import theme

LONGEST_NAME = 34
"""Letters of a source's name beside a value."""


class DisputedRow(Row):
    """The row. `ruled` brings the chosen span (or `LEFT`) and the reason; `takenBack` that the ruling is to go."""

    ruled = Signal(str, str)
    takenBack = Signal()
    toggled = Signal(bool)

    def __init__(
        self, selection: Selection, found: StatedField, *, opened: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(found.label, pencil=False, parent=parent)
        self.field = found.field
        self.found = found
        self.opened = opened
        self.choices: StatedChoices | None = None
        self.reason: TextField | None = None
        self._selection = selection
        self._choice = LEFT
        self.show_field(selection, found)

    def show_field(self, selection: Selection, found: StatedField) -> None:
        """Show what is stated for the field now; a half-written ruling is kept."""
        written = self.reason.text() if self.reason else ""
        self._selection, self.found = selection, found
        self._build()
        if written:
            self._ask(self._choice)
            assert self.reason is not None
            self.reason.setText(written)

    def set_opened(self, opened: bool) -> None:
        """Open or close it."""
        if opened != self.opened:
            self.opened = opened
            self._build()
            self.toggled.emit(opened)

    # -- building
    def _build(self) -> None:
        empty(self.body)
        self.choices = self.reason = None
        self.chevron = IconButton(
            "chevron-up" if self.opened else "chevron-down",
            self.tr("Close") if self.opened else self.tr("Open"),
            small=True,
            key=self.tr("Space"),
            clicked=lambda: self.set_opened(not self.opened),
        )
        self.chevron.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.label.set_ink("disputed" if self.opened else "ink-2")
        self.label.set_weight(500 if self.opened else 400)
        if self.opened:
            self._build_opened()
        else:
            self._build_closed()
        shown = self.found.shown.words if self.found.shown else ""
        said = self.tr("{label}: {value}; sources differ; {state}").format(
            label=self.found.label,
            value=shown,
            state=self.tr("opened") if self.opened else self.tr("closed"),
        )
        self.setAccessibleName(bare(said))
        self.setAccessibleDescription(bare(self.found.rule))
        self.update()

    def _build_closed(self) -> None:
        shown = self.found.current or ((self.found.shown,) if self.found.shown else ())
        for value in shown:
            runs = value_runs(self._selection, value, dates=len(shown) > 1 or bool(value.other_dates))
            if not any(isinstance(each, Diamond) for each in runs) and value is shown[0]:
                place = next(
                    (at for at, each in enumerate(runs) if not isinstance(each, Words) and at), len(runs)
                )
                runs[place:place] = [Words(" "), Diamond()]
            for other in self.found.rivals if value is shown[0] else ():
                runs += value_chips(self._selection, other)[:2]
            self._line(value, Prose(runs), end=self.chevron if value is shown[0] else None)
        if self.found.ruling:
            self.body.addWidget(Prose(self.found.rule, "small", ink="ink-3"))

    def _line(self, value: StatedValue | None, prose: Prose, *, end: QWidget | None) -> None:
        prose.chipActivated.connect(lambda _key: self.pressed.emit())
        line = mine_line(prose) if value and value.mine else row(prose)
        line.setStretch(0, 1)
        if end is not None:
            line.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def _build_opened(self) -> None:
        shown = self.found.shown
        head = Prose(
            [
                Words(capital(shown.words) if shown else self.tr("No value"), weight=600),
                Words(" "),
                Diamond(),
                Words(f" {self.tr('sources differ')}", ink="disputed"),
            ]
        )
        self._line(shown, head, end=self.chevron)
        self.body.addWidget(Hairline())
        stand = [each for each in self.found.values if each.held != "no" or each is shown]
        self.choices = StatedChoices(
            self.tr("Stated values of {field}").format(field=self.found.label.lower()),
            [self._choice_of(each) for each in stand],
            shown.span if shown else "",
        )
        self.choices.chipActivated.connect(lambda _key: self.pressed.emit())
        self.choices.chosen.connect(self._choose)
        self.body.addWidget(self.choices)
        self._sides()
        before = [f"{each.words} ({each.dates})" for each in self.found.values if each not in stand]
        if before:
            said = self.tr("Stated for other dates: {values}.").format(values="; ".join(before))
            self.body.addWidget(Prose(said, "small", ink="ink-3"))
        self.body.addWidget(Prose(self.found.rule, "small", ink="ink-2"))
        self.body.addSpacing(3)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._foot)
        self._buttons()

    def _choice_of(self, value: StatedValue) -> Stated:
        names = []
        for each in value.citations:
            item = self._selection.get(each)
            source = self._selection.source(item.get("ref")) if item else None
            name = _short(source.name) if source else ""
            if name and name not in names:
                names.append(name)
        notes = "; ".join(names) if names else self.tr("no source")
        if value.held == "possibly":
            notes = self.tr("{names}; possibly on this date").format(names=notes)
        return Stated(value.span, capital(value.words), notes, value_chips(self._selection, value))

    def _sides(self) -> None:
        """Where one value stands, in words what stands against it."""
        found = disagreement(self._selection, self.found)
        if found is None or found.kind == "value":
            return
        for side in found.sides:
            if side.disputes or found.kind == "date":
                note = f" {', '.join(side.sources)}" if side.sources else ""
                self.body.addWidget(Prose([Words(side.words), Words(note, ink="ink-2")], "small"))

    def _buttons(self) -> None:
        empty(self._foot)
        self.reason = None
        self.rule_button = Button(
            self.tr("Rule on this"), icon_name="gavel", small=True, clicked=lambda: self._ask("")
        )
        self.leave_button = Button(
            self.tr("Leave disputed"), "quiet", small=True, clicked=lambda: self._ask(LEFT)
        )
        parts: list[QWidget | None] = [self.rule_button, self.leave_button]
        if self.found.ruling:
            parts.append(Button(self.tr("Take back"), "quiet", small=True, clicked=self.takenBack.emit))
        self._foot.addLayout(row(*parts, None))

    # -- ruling
    def _choose(self, span: str) -> None:
        """Another value is chosen: that is the beginning of a ruling."""
        if self.reason is None or self._choice == LEFT:
            self._ask(span)
        self._choice = span

    def _ask(self, choice: str) -> None:
        current = self.choices.current() if self.choices else ""
        self._choice = choice or current
        written = self.reason.text() if self.reason else ""
        empty(self._foot)
        left = self._choice == LEFT
        self.reason = TextField(
            self.tr("Reason"),
            self.tr("Why it stays open") if left else self.tr("Why this value"),
            written,
        )
        self.reason_field = FormField(
            self.tr("Reason to leave it disputed") if left else self.tr("Reason of your ruling"), self.reason
        )
        self.reason.returnPressed.connect(self._save)
        self.save_button = Button(
            self.tr("Leave disputed") if left else self.tr("Save ruling"),
            "primary",
            small=True,
            key="Enter",
            clicked=self._save,
        )
        self._foot.addWidget(self.reason_field)
        self._foot.addLayout(
            row(
                self.save_button,
                Button(self.tr("Cancel"), "quiet", small=True, key="Esc", clicked=self._cancel),
                None,
            )
        )
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        if self.reason is None:
            return
        reason = one_line(self.reason.text())
        if not reason and self._choice != LEFT:
            self.reason_field.show_error(self.tr("Say why, so that a reader can judge your ruling."))
            return
        choice = self._choice
        self.reason.clear()
        self.ruled.emit(choice, reason)

    def _cancel(self) -> None:
        if self.reason is not None:
            self.reason.clear()
        self._build()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Space opens and closes, Esc leaves a half-written ruling."""
        if event.key() == Qt.Key.Key_Space:
            self.set_opened(not self.opened)
        elif event.key() == Qt.Key.Key_Escape and self.reason is not None:
            self._cancel()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not self.hasFocus():
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: opened, a panel with the rust bar at its start."""
        if not self.opened:
            super().paintEvent(event)
            return
        now = theme()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, radius = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), now.radius("control")
        p.setPen(QPen(now.colour("line-strong"), 1))
        p.setBrush(now.colour("panel"))
        p.drawRoundedRect(box, radius, radius)
        p.setClipRect(
            self.rect().adjusted(self.width() - 3, 0, 0, 0)
            if self.isRightToLeft()
            else self.rect().adjusted(0, 0, 3 - self.width(), 0)
        )
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(now.colour("disputed"))
        p.drawRoundedRect(box, radius, radius)
        p.end()


def _short(name: str) -> str:
    """The name of a source, cut at a word where it is a whole title."""
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[:LONGEST_NAME].rsplit(' ', 1)[0]}…"
