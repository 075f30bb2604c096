"""The start side of the composer: head with undo and redo, the outline, and what the tradecraft checks found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.checks import Check
from briefing.analysis.wording import number
from briefing.ui.composer.outline import Outline
from briefing.ui.kit.buttons import Button, IconButton
from briefing.ui.kit.labels import Caption, Head, IconMark
from briefing.ui.kit.layouts import Ground, row
from briefing.ui.kit.painters import draw_tag
from briefing.ui.kit.text import compose, set_tip
from briefing.ui.kit.theme import theme

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context


class Count(QWidget):
    """A number on a soft ground."""

    def __init__(self, ground: str) -> None:
        super().__init__()
        self._ground, self._words = ground, ""
        self.setFixedHeight(theme().px(18))

    def show_count(self, count: int, words: str) -> None:
        """Show another number; none where it is 0."""
        self._words = str(count)
        wide = QFontMetricsF(theme().font("label")).horizontalAdvance(self._words) + theme().px(14)
        self.setFixedWidth(int(wide))
        self.setVisible(bool(count))
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the number."""
        del event
        p = QPainter(self)
        draw_tag(p, QRectF(self.rect()), self._words, "accent-ink", self._ground)
        p.end()


class OutlinePanel(Ground):
    """Head, outline, checks. It only says what is wanted; the page does it."""

    addAsked = Signal()
    checkAsked = Signal()
    draftAsked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("sunken", ("end",), parent)
        self._context = context
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 1, 0)
        body.setSpacing(0)
        self.undo = IconButton(
            "undo-2", self.tr("Undo"), key="Ctrl+Z", small=True, clicked=lambda: context.perform("undo")
        )
        self.redo = IconButton(
            "redo-2", self.tr("Redo"), key="Ctrl+Shift+Z", small=True, clicked=lambda: context.perform("redo")
        )
        self.add = IconButton("plus", self.tr("Add a block"), small=True, clicked=self.addAsked.emit)
        head = Ground("sunken", ("bottom", "end"))
        head.setFixedHeight(theme().px(36))
        head.setLayout(
            row(Head(self.tr("Outline")), None, self.undo, self.redo, self.add, gap=4, margins=(14, 0, 8, 0))
        )
        body.addWidget(head)
        body.addSpacing(6)
        self.outline = Outline()
        body.addWidget(self.outline, 1)
        foot = Ground("sunken", ("top", "end"))
        self.to_mend, self.to_know = Count("accent-soft"), Count("mute-soft")
        self.tradecraft = Caption("", elide=True)
        self.next = Button(
            self.tr("Next"),
            "link",
            small=True,
            tip=self.tr("Go to the next thing that was found"),
            clicked=self.checkAsked.emit,
        )
        self.make_draft = Button(
            self.tr("Make it the current draft"),
            "link",
            small=True,
            tip=self.tr("Ctrl+D adds to the current draft; this is another briefing"),
            clicked=self.draftAsked.emit,
        )
        inner = QVBoxLayout(foot)
        inner.setContentsMargins(14, 9, 14, 10)
        inner.setSpacing(2)
        inner.addWidget(self.make_draft)
        inner.addLayout(
            row(
                IconMark("spell-check", "ink"),
                Head(self.tr("Tradecraft")),
                None,
                self.to_mend,
                self.to_know,
                gap=7,
            )
        )
        set_tip(
            foot,
            self.tr(
                "Tradecraft is the craft of sound analysis: every fact has its source, sources that differ are"
                " named, and a judgement states its likelihood and confidence."
            ),
        )
        last = row(self.tradecraft, self.next, gap=8)
        last.setStretch(0, 1)
        inner.addLayout(last)
        body.addWidget(foot)

    def show_state(self, found: tuple[Check, ...], *, is_draft: bool) -> None:
        """Show what the checks found, what can be undone, and whether this is the draft."""
        mend = sum(1 for check in found if check.severity == "mend")
        know = len(found) - mend
        self.to_mend.show_count(mend, self.tr("{count} to mend").format(count=mend))
        self.to_know.show_count(know, self.tr("{count} to know").format(count=know))
        if mend and know:
            words = self.tr("{mend} to mend, {know} to know.").format(mend=number(mend), know=number(know))
        elif mend:
            words = self.tr("{mend} to mend.").format(mend=number(mend))
        elif know:
            words = self.tr("{know} to know.").format(know=number(know))
        else:
            words = self.tr("Nothing to mend.")
        self.tradecraft.show_text(words[:1].upper() + words[1:])
        self.next.setVisible(bool(found))
        self.make_draft.setVisible(not is_draft)
        workspace = self._context.workspace
        self.add.set_enabled(workspace.why_read_only if workspace.read_only else None)
        for button, label, words, key in (
            (self.undo, workspace.undo_label(), self.tr("Undo"), "Ctrl+Z"),
            (self.redo, workspace.redo_label(), self.tr("Redo"), "Ctrl+Shift+Z"),
        ):
            named = compose(self.tr("{what}: {act}"), what=words, act=label) if label else words
            button.set_words(named, key)
            button.setEnabled(bool(label) and not workspace.read_only)
