"""One citation as a card: grade, publisher, date, title, excerpt in its own direction, what it states, its source."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from briefing.analysis.evidence import Card
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.chips import Grade, Mark, Tag
from briefing.ui.kit.icons import icon
from briefing.ui.kit.labels import Caption, IconMark, TextLabel
from briefing.ui.kit.layouts import row
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import bare, set_button_text
from briefing.ui.kit.theme import theme


class EvidenceCard(QWidget):
    """What one source says. `openSource` gives the source's id, `copied` and `addWanted` the citation's."""

    openSource = Signal(str)
    copied = Signal(str)
    addWanted = Signal(str)

    def __init__(self, card: Card, *, with_field: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self.setAccessibleName(
            bare(f"{card.grade}, {card.grade_words}: {card.publisher}, {card.published}. {card.excerpt}")
        )
        body = QVBoxLayout(self)
        body.setContentsMargins(14, 11, 14, 12)
        body.setSpacing(3)
        words = (
            card.grade_words
            + (f"\n{card.reason}" if card.reason else "")
            + (f"\n{card.source_reason}" if card.source_reason else "")
        )
        publisher = TextLabel(card.publisher, "body", weight=500, elide=True)
        head = row(
            Grade(card.grade, weak=card.weak, words=words),
            publisher,
            Caption(card.published, "ink-3"),
        )
        head.setStretch(1, 1)
        if card.mine:
            head.insertWidget(2, Tag(self.tr("yours"), "accent-ink", "accent-soft"))
        body.addLayout(head)
        title = card.title if card.title != card.publisher else ""
        if title or card.locator:
            body.addWidget(Prose(", ".join(filter(None, (title, card.locator))), "small", ink="ink-2"))
        if card.excerpt:
            body.addSpacing(2)
            body.addWidget(Prose(f"“{card.excerpt}”", "read", px=14, line=20))
        states = card.states
        if with_field and card.field_words and card.field_words.lower() not in {"statement", ""}:
            states = (
                f"{card.field_words}: {card.value or states}"
                if not card.disputes
                else f"{card.field_words}. {states}"
            )
        said = ", ".join(filter(None, (states, card.dates)))
        foot = row(gap=6, margins=(0, 3, 0, 0))
        if said:
            mark = Mark("diamond") if card.disputes else IconMark("check", "ink-2", 13)
            foot.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(Prose(said, "small", ink="disputed" if card.disputes else "ink-2"), 1)
        self.open_button = Button(
            self.tr("Open source"), "link", small=True, clicked=lambda: self.openSource.emit(card.source)
        )
        self.open_button.setAccessibleName(self.tr("Open source {name}").format(name=card.publisher))
        foot.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(foot)
        if card.same_origin:
            names = "; ".join(other.name for other in card.same_origin[:3])
            more = len(card.same_origin) - 3
            if more > 0:
                names += self.tr(" and {count} more").format(count=more)
            body.addWidget(
                Prose(
                    self.tr("Same origin, so no confirmation: {names}").format(names=names),
                    "small",
                    ink="ink-3",
                )
            )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done with it."""
        menu = QMenu(self)
        for words, name, signal, value in (
            (self.tr("Open source"), "library", self.openSource, self._card.source),
            (self.tr("Copy as citation"), "quote", self.copied, self._card.citation),
            (self.tr("Add to briefing"), "bookmark-plus", self.addWanted, self._card.citation),
        ):
            act = menu.addAction(icon(name), "")
            set_button_text(act, words)
            act.triggered.connect(lambda _checked=False, signal=signal, value=value: signal.emit(value))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the hairline beneath, and the bar of one that disputes."""
        del event
        now, box = theme(), self.rect()
        p = QPainter(self)
        p.fillRect(QRect(0, box.height() - 1, box.width(), 1), now.colour("line"))
        if self._card.disputes:
            p.fillRect(
                QRect(box.width() - 3 if self.isRightToLeft() else 0, 0, 3, box.height() - 1),
                now.colour("disputed"),
            )
        p.end()
