"""Cards, the sentence of an empty place, the sentence of a refusal, and progress with its Cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from briefing.ui.kit.buttons import Button
from briefing.ui.kit.labels import Caption, Head, IconMark, TextLabel
from briefing.ui.kit.layouts import row
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import bare
from briefing.ui.kit.theme import theme


class Card(QWidget):
    """A panel with round corners. Put parts into `card.body`; `head` and `note` make the usual first line.

    `rust` draws the 3 px bar at the start edge of what is disputed, `dashed` the edge of an empty place.
    """

    def __init__(
        self,
        head: str = "",
        note: str = "",
        *,
        dense: bool = False,
        token: str = "panel",
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._token, self._dashed, self._rust, self._strong = token, dashed, False, False
        pad = 12 if dense else 16
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(pad, pad - 4, pad, pad - 2)
        self.body.setSpacing(6)
        self.head_row: QHBoxLayout | None = None
        self.head_label: TextLabel | None = None
        self.note_label: TextLabel | None = None
        if head:
            self.head_label = Head(head)
            self.note_label = TextLabel(note, "body", ink="ink-3", px=14)
            self.head_row = row(self.head_label, self.note_label, None, gap=8)
            self.body.addLayout(self.head_row)
            self.setAccessibleName(bare(f"{head} {note}".strip()))

    def set_rust(self, on: bool) -> None:
        """Draw or drop the bar of what is disputed."""
        self._rust = on
        self.update()

    def set_strong(self, on: bool) -> None:
        """Draw the stronger edge of what is opened."""
        self._strong = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground, edge, bar."""
        del event
        now = theme()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, radius = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), now.radius("card")
        pen = QPen(now.colour("line-strong" if self._strong or self._dashed else "line"), 1)
        if self._dashed:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3, 3])
        p.setPen(pen)
        p.setBrush(now.colour(self._token) if self._token else Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(box, radius, radius)
        if self._rust:
            left = box.right() - 2.5 if self.isRightToLeft() else box.left() - 0.5
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(now.colour("disputed"))
            p.drawRoundedRect(QRectF(left, box.top(), 3, box.height()), 1.5, 1.5)
        p.end()


class EmptyState(Card):
    """What stands where nothing is yet: one serif sentence, one line why, one action that ends the emptiness."""

    def __init__(
        self,
        sentence: str,
        why: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        centred: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(dashed=True, parent=parent)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(4)
        self.setAccessibleName(bare(f"{sentence} {why}".strip()))
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag(0)
        self.sentence = TextLabel(sentence, "lead", wrap=True)
        self.why = TextLabel(why, "body", ink="ink-2", wrap=True)
        for label in (self.sentence, self.why):
            if centred:
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.body.addWidget(label)
        self.why.setVisible(bool(why))
        self.button: Button | None = None
        if action:
            self.button = Button(action, small=True, clicked=on_action)
            self.body.addSpacing(6)
            self.body.addWidget(self.button, 0, across)
        self.body.addStretch(1)


_FORMS = {
    "refused": ("refused", "refused-soft", "shield-alert"),
    "disputed": ("disputed", "disputed-soft", "layers"),
    "verified": ("verified", "verified-soft", "circle-check"),
    "note": ("ink-2", "mute-soft", "info"),
}


class Notice(QWidget):
    """A sentence of consequence on its soft ground: "refused", "disputed", "verified" or "note"."""

    def __init__(
        self,
        head: str,
        words: str = "",
        form: str = "refused",
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ink, self._ground, self._icon = _FORMS[form]
        self._icon = icon_name or self._icon
        self.setAccessibleName(bare(f"{head} {words}".strip()))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 10, 12, 10)
        whole.setSpacing(8)
        whole.addWidget(IconMark(self._icon, self._ink), 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(1)
        whole.addLayout(self.body, 1)
        self.body.addWidget(Prose(head, "body", ink=self._ink, weight=500))
        if words:
            self.body.addWidget(Prose(words, "body", ink="ink-2"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        del event
        now = theme()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(now.colour(self._ground))
        p.drawRoundedRect(self.rect().toRectF(), now.radius("card"), now.radius("card"))
        p.end()


class Bar(QWidget):
    """A bar that shows a share of a whole, 0 to 1, running from the start edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(theme().px(6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Show another share."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground and bar."""
        del event
        now = theme()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        box = self.rect().toRectF()
        p.setBrush(now.colour("mute-soft"))
        p.drawRoundedRect(box, 3, 3)
        wide = box.width() * self._share
        p.setBrush(now.colour("accent"))
        p.drawRoundedRect(
            QRectF(box.right() - wide if self.isRightToLeft() else 0, 0, wide, box.height()), 3, 3
        )
        p.end()


class ProgressRow(Card):
    """What is going on, n of total, a bar, and Cancel; stands where the result will stand."""

    cancelled = Signal()

    def __init__(self, what: str = "", parent: QWidget | None = None) -> None:
        super().__init__(dense=True, parent=parent)
        self._what = TextLabel(what, "body", weight=500, elide=True)
        self._count = Caption("")
        self._bar = Bar()
        self.cancel = Button(self.tr("Cancel"), small=True, clicked=self.cancelled.emit)
        top = row(self._what, self._count)
        top.setStretch(0, 1)
        self.body.addLayout(top)
        self.body.addLayout(row(self._bar, self.cancel))

    def show_progress(self, done: int, total: int, what: str = "") -> None:
        """Show how far it is; a total of 0 is not known."""
        if what:
            self._what.show_text(what)
        self._count.show_text(self.tr("{done} of {total}").format(done=done, total=total) if total else "")
        self._bar.set_share(done / total if total else 0.0)
        self.setAccessibleDescription(f"{self._what.whole()} {self._count.whole()}".strip())
