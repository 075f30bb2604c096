"""Tradecraft notes in the margin: what a check found, beside what it found it in, with the ways to mend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.changes import resolve
from briefing.analysis.checks import Check
from briefing.analysis.disagreements import disagreement
from briefing.analysis.stated import stated
from briefing.domain.briefings import Block, Statement
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.labels import IconMark, TextLabel
from briefing.ui.kit.layouts import FlowLayout, row
from briefing.ui.kit.painters import draw_ring, draw_split_diamond
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import bare
from briefing.ui.kit.theme import theme
from briefing.ui.kit.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

WIDTH = 142
"""Width of the margin in pixels at 100 %; 200 where the window is wide."""

HEADS = {
    "no-citation": (QT_TRANSLATE_NOOP("Margin", "No source"), "ring"),
    "disputed-flat": (QT_TRANSLATE_NOOP("Margin", "Disputed"), "diamond"),
    "single-source": (QT_TRANSLATE_NOOP("Margin", "One source"), "info"),
    "one-origin": (QT_TRANSLATE_NOOP("Margin", "One origin"), "info"),
    "weak": (QT_TRANSLATE_NOOP("Margin", "Weak source"), "triangle-alert"),
    "old": (QT_TRANSLATE_NOOP("Margin", "Old"), "clock"),
    "changed": (QT_TRANSLATE_NOOP("Margin", "Changed"), "history"),
    "gone": (QT_TRANSLATE_NOOP("Margin", "Gone"), "circle-x"),
    "no-likelihood": (QT_TRANSLATE_NOOP("Margin", "How likely?"), "scale"),
    "no-confidence": (QT_TRANSLATE_NOOP("Margin", "How sure?"), "scale"),
    "no-basis": (QT_TRANSLATE_NOOP("Margin", "On what ground?"), "scale"),
    "mixed": (QT_TRANSLATE_NOOP("Margin", "Mixed"), "scale"),
    "empty": (QT_TRANSLATE_NOOP("Margin", "Empty"), "info"),
    "no-judgement": (QT_TRANSLATE_NOOP("Margin", "No judgement"), "scale"),
    "above-marking": (QT_TRANSLATE_NOOP("Margin", "Above the marking"), "shield-alert"),
    "no-marking": (QT_TRANSLATE_NOOP("Margin", "No marking"), "shield-alert"),
}
"""The head of each check's note, and its mark."""

Mend = tuple[str, Callable[[], object]]
"""The words of a way to mend, and what it does."""


def _say(words: str) -> str:
    return QCoreApplication.translate("Margin", words)


class _Glyph(QWidget):
    """The split diamond or the ring at the head of a note."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(theme().px(13), theme().px(13))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the mark."""
        del event
        p = QPainter(self)
        draw = draw_split_diamond if self._mark == "diamond" else draw_ring
        draw(p, self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        p.end()


class MarginNote(QWidget):
    """One note: rust where sources differ, a strong edge for what to mend, a faint one for what to know."""

    def __init__(self, check: Check, mends: list[Mend]) -> None:
        super().__init__()
        self.check = check
        head, mark = HEADS.get(check.id, (check.id, "info"))
        rust = check.id == "disputed-flat"
        self._edge, self._ground = (
            ("disputed", "disputed-soft")
            if rust
            else ("line-strong" if check.severity == "mend" else "line", "canvas")
        )
        glyph = _Glyph(mark) if mark in {"diamond", "ring"} else IconMark(mark, "ink-2", 13)
        body = QVBoxLayout(self)
        body.setContentsMargins(9, 6, 9, 8)
        body.setSpacing(2)
        self.head = TextLabel(_say(head), "small", weight=600, ink="disputed" if rust else "ink", elide=True)
        line = row(glyph, self.head, gap=6)
        line.setStretch(1, 1)
        body.addLayout(line)
        body.addWidget(Prose(check.words, "small", ink="ink" if rust else "ink-2"))
        self.setAccessibleName(bare(f"{_say(head)}: {check.words}"))
        self.buttons: list[Button] = []
        if mends:
            holder = QWidget()
            flow = FlowLayout(holder, gap=10, line_gap=0)
            for words, run in mends:
                button = Button(words, "link", small=True, clicked=run)
                self.buttons.append(button)
                flow.addWidget(button)
            body.addWidget(holder)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground and edge."""
        del event
        now = theme()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(now.colour(self._edge), 1))
        p.setBrush(now.colour(self._ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        p.drawRoundedRect(box, now.radius("control"), now.radius("control"))
        p.end()


class Margin(QWidget):
    """The notes that stand beside one statement, or beside the block's text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(8)
        self._body.addStretch(1)
        self._found: tuple[Check, ...] | None = None
        self.notes: list[MarginNote] = []

    def show_checks(self, found: tuple[Check, ...], mends: Callable[[Check], list[Mend]]) -> None:
        """Show these findings; the same ones stay as they are."""
        if found == self._found:
            return
        self._found = found
        for note in self.notes:
            self._body.removeWidget(note)
            note.hide()
            note.deleteLater()
        self.notes = [MarginNote(check, mends(check)) for check in found]
        for at, note in enumerate(self.notes):
            self._body.insertWidget(at, note)


def say_so(context: Context, statement: Statement) -> str:
    """The statement's words with what its sources differ on added, empty where they do not."""
    selection = context.selection
    subject = selection.get(statement.subject)
    if subject is None:
        return ""
    default = "status" if subject.kind in {"institution", "policy"} else "statement"
    differ = disagreement(selection, stated(selection, subject.id, statement.field or default))
    if differ is None:
        return ""
    words = statement.words.strip()
    words = words if words.endswith((".", "!", "?", "۔")) else f"{words}."
    return _say("{words} Sources differ: {sides}").format(words=words, sides=differ.sentence)


def bring_up_to_date(context: Context, block: Block, statement: Statement) -> None:
    """Let a statement say what its record says now."""
    now = resolve(context.selection, statement, block.id)
    if not now.now:
        return
    fields = {"text": now.now, "value": now.value, "citations": ";".join(now.citations)}
    workspace = context.workspace
    context.do(lambda: workspace.edit(statement.id, fields, label=_say("Bring a statement up to date")))
