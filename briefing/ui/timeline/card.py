"""The card of an event over the canvas: date, place, what happened with its grades, what sources differ on, acts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing.ui.kit.buttons import Button, IconButton
from briefing.ui.kit.cards import Card
from briefing.ui.kit.labels import Caption, KeyCap, TextLabel
from briefing.ui.kit.layouts import empty, row
from briefing.ui.kit.painters import Chip, visible_chips
from briefing.ui.kit.prose import Diamond, Prose, Ring, Run, Words
from briefing.ui.kit.text import bare
from briefing.ui.kit.theme import theme
from briefing.ui.timeline.rows import Difference, EventRow, Ground
from briefing.ui.timeline.wording import count_words, event_words, more_words, tr

WIDTH = 348
LISTED = 6
"""How many events of a cluster the card lists; the rest is a zoom away."""


def chip_of(ground: Ground) -> Chip:
    """A citation as its chip."""
    return Chip(ground.code, ground.form, ground.citation, f"{ground.code}, {ground.words}")


class _Soft(QWidget):
    """A ground of the disputed kind for what stands on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(10, 7, 10, 8)
        self.body.setSpacing(3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        del event
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme().colour("disputed-soft"))
        p.drawRoundedRect(self.rect().toRectF(), theme().radius("control"), theme().radius("control"))
        p.end()


class EventCard(Card):
    """Shows one event, or the events of a cluster. Esc closes it; Space adds and Enter opens, as its buttons do."""

    closed = Signal()
    addRequested = Signal(str)
    openRequested = Signal(str)
    chosen = Signal(str)
    chipActivated = Signal(str)
    bodyActivated = Signal(str)
    zoomRequested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(token="raised", parent=parent)
        self.set_strong(True)
        self.body.setContentsMargins(16, 10, 14, 12)
        self.body.setSpacing(0)
        self.event_id = ""
        self.setFixedWidth(theme().px(WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_event(
        self,
        event: EventRow,
        differs: Sequence[Difference],
        bodies: Sequence[tuple[str, str]],
        excerpt: str = "",
        later: bool = False,
    ) -> None:
        """Show one event; `bodies` are ids and names it concerns, `later` that it lies after the as-of date."""
        self._begin(event.id, event_words(event))
        self._head(event.when, event.place)
        self.body.addWidget(Prose(self._sentence(event), "title", px=16, line=22))
        if excerpt:
            self.body.addSpacing(6)
            self.body.addWidget(Prose(f"“{excerpt}”", "read", ink="ink-2", px=13.5, line=20, max_lines=4))
        if bodies:
            self.body.addSpacing(7)
            names: list[Run] = []
            for at, (body, name) in enumerate(bodies[:4]):
                names += [Words(" · ", ink="ink-3")] if at else []
                names.append(Words(name, link=body))
            concerned = Prose(names, "small")
            concerned.linkActivated.connect(self.bodyActivated)
            self.body.addWidget(concerned)
        for difference in differs:
            self.body.addSpacing(9)
            self.body.addWidget(self._difference(difference))
        notes = [tr("yours")] if event.mine else []
        if later:
            notes.append(tr("after the as-of date"))
        if notes:
            self.body.addSpacing(6)
            self.body.addWidget(Caption(", ".join(notes), ink="ink-3"))
        self.body.addSpacing(10)
        add = Button(
            tr("Add to briefing"),
            "primary",
            icon_name="bookmark-plus",
            small=True,
            key="Space",
            clicked=lambda: self.addRequested.emit(event.id),
        )
        self._open = Button(
            tr("Open"), small=True, key="Enter", clicked=lambda: self.openRequested.emit(event.id)
        )
        self.body.addLayout(row(add, self._open, None, KeyCap(tr("Space")), KeyCap(tr("Enter"))))
        self._settle()

    def show_cluster(self, events: Sequence[EventRow], *, apart: bool) -> None:
        """Show the events of a cluster as a list; `apart` where zooming in tells them apart."""
        self._begin("", count_words(len(events)))
        self._head(count_words(len(events)), "")
        for event in events[:LISTED]:
            runs: list[Run] = [Words(f"{event.when}  ", ink="ink-3"), Words(event.title, link=event.id)]
            if event.disputed:
                runs.append(Diamond(tr("sources differ")))
            line = Prose(runs, "body", max_lines=2)
            line.linkActivated.connect(self.chosen)
            self.body.addWidget(line)
            self.body.addSpacing(4)
        if len(events) > LISTED:
            self.body.addWidget(Caption(more_words(len(events) - LISTED), ink="ink-3"))
        if apart:
            self.body.addSpacing(8)
            button = Button(
                tr("Zoom in on them"),
                icon_name="zoom-in",
                small=True,
                clicked=lambda: self.zoomRequested.emit(tuple(events)),
            )
            self.body.addLayout(row(button, None))
        self._settle()

    # -- parts
    def _begin(self, event_id: str, words: str) -> None:
        self.event_id = event_id
        empty(self.body)
        self.setFixedWidth(theme().px(WIDTH))
        self.setAccessibleName(bare(words))

    def _head(self, first: str, second: str) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(TextLabel(first, "small", weight=500))
        line.addWidget(TextLabel(second, "small", ink="ink-2", elide=True), 1)
        line.addWidget(IconButton("x", tr("Close"), small=True, key="Esc", clicked=self.closed.emit))
        self.body.addLayout(line)

    def _sentence(self, event: EventRow) -> list[Run]:
        runs: list[Run] = [Words(event.title)]
        if event.disputed:
            runs.append(Diamond(tr("sources differ")))
        if event.unsourced:
            return [Ring(tr("no source")), *runs]
        return [*runs, *visible_chips([chip_of(ground) for ground in event.grounds])]

    def _difference(self, difference: Difference) -> QWidget:
        box = _Soft()
        head = tr("{field}: sources differ").format(field=difference.label)
        box.body.addWidget(Prose([Diamond(), Words(f" {head}")], "body", ink="disputed", weight=500))
        for value in difference.values:
            runs: list[Run] = [Words(value.words, weight=500), Words(f"  {value.source}", ink="ink-2")]
            line = Prose([*runs, chip_of(value.ground)], "body", max_lines=2)
            line.chipActivated.connect(self.chipActivated)
            box.body.addWidget(line)
        return box

    def _settle(self) -> None:
        for line in self.findChildren(Prose):
            line.chipActivated.connect(self.chipActivated, Qt.ConnectionType.UniqueConnection)
        # What is put into a card in sight is shown only in Qt's next turn, and has no height before.
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                part.show()
        self.body.activate()
        self.setFixedHeight(
            self.body.heightForWidth(self.width())
            if self.body.hasHeightForWidth()
            else self.sizeHint().height()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a press beside the words is the card's own and not that of the canvas beneath."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: likewise."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc closes, wherever in the card the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
