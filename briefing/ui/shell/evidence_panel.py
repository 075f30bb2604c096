"""The evidence panel: which sources a value rests on, what each says, and how good each is, in letters and words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing.analysis.bearing import Bearing, bearing, whose
from briefing.analysis.evidence import Evidence, cite, evidence
from briefing.ui.kit.buttons import IconButton
from briefing.ui.kit.cards import EmptyState
from briefing.ui.kit.labels import Head, KeyCap, Label, TextLabel
from briefing.ui.kit.layouts import Ground, ScrollPage, empty
from briefing.ui.kit.prose import Prose, Ring, Words
from briefing.ui.kit.theme import theme, themes
from briefing.ui.shell.context import Context
from briefing.ui.shell.evidence_card import EvidenceCard


class EvidencePanel(Ground):
    """Follows what is chosen, unless it is pinned. `closed` is said when its cross is pressed."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("panel", (), parent)
        self._context = context
        self._shown: tuple[str, str] = ("", "")
        self._stale = True
        self._evidence: Evidence | None = None
        self.setAccessibleName(self.tr("Evidence"))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        head = Ground("panel", ("bottom",))
        line = QHBoxLayout(head)
        line.setContentsMargins(14, 0, 8, 0)
        line.setSpacing(8)
        self.subject = TextLabel("", "small", ink="ink-3", elide=True)
        self.copy_button = IconButton(
            "quote", self.tr("Copy as citation"), key="Ctrl+Shift+C", small=True, clicked=self.copy
        )
        self.pin_button = IconButton("pin", self.tr("Keep this evidence in view"), small=True, checkable=True)
        self.pin_button.toggled.connect(self._pinned)
        self.close_button = IconButton(
            "x", self.tr("Hide evidence"), key="Ctrl+E", small=True, clicked=self.closed.emit
        )
        line.addWidget(Head(self.tr("Evidence")))
        line.addWidget(self.subject, 1)
        for button in (self.copy_button, self.pin_button, self.close_button):
            line.addWidget(button)
        self._head = head
        body.addWidget(head)
        self.page = ScrollPage("panel", gap=0)
        body.addWidget(self.page, 1)
        self._dress()
        themes().changed.connect(self._dress)
        context.currentChanged.connect(self._follow)
        context.changed.connect(self.again)
        context.asOfChanged.connect(self.again)

    def _dress(self) -> None:
        self._head.setFixedHeight(theme().px(44))
        self.setMinimumWidth(theme().size("evidence-min"))

    def _pinned(self, on: bool) -> None:
        if not on:
            self._follow(*self._context.current)

    def _follow(self, item_id: str, field: str) -> None:
        if not self.pin_button.isChecked() or not self._shown[0]:
            self._shown = (item_id, field)
            self.again()

    def again(self, _change: object = None) -> None:
        """Show it anew: what is on record, the date or the text scale is another."""
        self._stale = True
        if self.isVisible():
            self.show_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: it is in sight, perhaps from the very start."""
        super().showEvent(event)
        self.show_now()

    def show_now(self) -> None:
        """Show what is chosen; cheap where nothing is different."""
        if not self._shown[0]:
            self._shown = self._context.current
        if not self._stale:
            return
        self._stale = False
        empty(self.page.body)
        item_id, field = self._shown
        found = evidence(self._context.selection, item_id, field or None) if item_id else None
        self._evidence = found
        self.copy_button.setEnabled(bool(found and found.cards))
        self.subject.show_text(found.title if found else "")
        if found is None:
            self._show_nothing()
            return
        if found.rule:
            rule = Prose(found.rule, "small", ink="ink-2")
            rule.setContentsMargins(0, 0, 0, 0)
            self.page.body.addWidget(_padded(rule))
        item = self._context.selection.get(item_id)
        if item is not None and whose(item):
            self.page.body.addWidget(_padded(Prose(whose(item), "body", ink="ink")))
        bears = bearing(self._context.selection, item_id)
        if bears:
            self._show_bearing(bears)
        elif found.unsourced:
            self.page.body.addWidget(
                _padded(Prose([Ring(), Words(self.tr("No source is cited for this."))], "body", ink="ink-2"))
            )
        several = len({card.field for card in found.cards}) > 1 or not field
        for card in found.cards:
            shown = EvidenceCard(card, with_field=several)
            shown.openSource.connect(lambda source: self._context.navigate("sources", source))
            shown.copied.connect(self._copy_one)
            shown.addWanted.connect(self._add_one)
            self.page.body.addWidget(shown)
        if found.grades:
            foot = QWidget()
            lines = QVBoxLayout(foot)
            lines.setContentsMargins(14, 12, 14, 14)
            lines.setSpacing(1)
            for code, words in found.grades:
                lines.addWidget(
                    Prose(
                        [Words(f"{code} ", weight=600, ink="ink"), Words(f"{words}.")], "small", ink="ink-2"
                    )
                )
            self.page.body.addWidget(foot)
        self.page.body.addStretch(1)
        self.page.verticalScrollBar().setValue(0)

    def _show_bearing(self, bears: tuple[Bearing, ...]) -> None:
        """What bears on an open question, of which no source states an answer; each leads to its place."""
        whole = QWidget()
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(14, 12, 14, 12)
        lines.setSpacing(3)
        lines.addWidget(
            Prose(self.tr("No source on record answers this. What bears on it:"), "body", ink="ink-2")
        )
        for words, of_sources in ((self.tr("Raised by"), True), (self.tr("It concerns"), False)):
            some = [one for one in bears if (one.kind == "source") == of_sources]
            if some:
                lines.addSpacing(6)
                lines.addWidget(Label(words))
            for one in some:
                line = Prose([Words(one.words, link=one.id)], "body")
                line.linkActivated.connect(self._context.open_item)
                lines.addWidget(line)
        self.page.body.addWidget(whole)

    def _show_nothing(self) -> None:
        shown = EmptyState(
            self.tr("Nothing selected"),
            self.tr("Choose a value to see which sources it rests on."),
            centred=False,
        )
        shown.body.insertWidget(2, KeyCap("Ctrl E"), 0, Qt.AlignmentFlag.AlignLeading)
        self.page.body.addWidget(_padded(shown))
        self.page.body.addStretch(1)

    def copy(self) -> None:
        """Copy all that is shown as citations, one a line."""
        if self._evidence and self._evidence.cards:
            lines = [cite(self._context.selection, card.citation) for card in self._evidence.cards]
            QGuiApplication.clipboard().setText("\n".join(lines))
            self._context.toast(self.tr("Copied as citation"))

    def _add_one(self, citation: str) -> None:
        self._context.add_to_briefing(citation)

    def _copy_one(self, citation: str) -> None:
        QGuiApplication.clipboard().setText(cite(self._context.selection, citation))
        self._context.toast(self.tr("Copied as citation"))


def _padded(part: QWidget) -> QWidget:
    holder = QWidget()
    body = QVBoxLayout(holder)
    body.setContentsMargins(14, 12, 14, 12)
    body.addWidget(part)
    return holder
