"""Counts by status as one bar: each part is as long as its number, drawn as its status, and opens what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefing.ui.kit.layouts import FlowLayout
from briefing.ui.kit.painters import draw_status, hatch
from briefing.ui.kit.text import bare, one_line, set_tip
from briefing.ui.kit.theme import theme


@dataclass(frozen=True, slots=True)
class Part:
    """A number of the bar: its key, the glyph it is drawn with, how many, the word, and names worth telling."""

    key: str
    glyph: str
    count: int
    word: str
    names: str = ""
    show_count: bool = False

    @property
    def words(self) -> str:
        """The part read aloud."""
        named = f": {self.names}" if self.names else ""
        return f"{self.word}, {self.count}{named}"


class _Part(QAbstractButton):
    """One part of the bar; the legend beneath is its way by keyboard."""

    def __init__(self, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self.part = part
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(bare(part.words))
        set_tip(self, part.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the fill of the status, the number on it."""
        del event
        now, glyph = theme(), self.part.glyph
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(0.7, 0.7, -0.7, -0.7)
        ink = now.colour("ink-3") if glyph == "proposed" else now.status_colour(glyph)
        pen = QPen(ink, 1.3)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        p.setBrush(now.colour("panel"))
        words = now.colour("ink")
        if glyph in {"operational", "fulfilled"}:
            pen, words = QPen(Qt.PenStyle.NoPen), now.colour("panel")
            p.setBrush(ink)
        elif glyph == "proposed":
            pen.setDashPattern([2.4, 1.6])
        elif glyph == "dormant":
            p.setBrush(hatch(ratio=self.devicePixelRatioF()))
        elif glyph == "superseded":
            p.setBrush(now.colour("mute-soft"))
        elif glyph in {"unknown", "no-evidence"}:
            pen.setDashPattern([0.9, 1.6])
        p.setPen(pen)
        p.drawRoundedRect(box, 2.5, 2.5)
        if glyph in {"approved", "funded", "established"}:
            share = 0.3 if glyph == "approved" else 0.55
            p.fillRect(
                QRectF(box.left(), box.bottom() - box.height() * share, box.width(), box.height() * share),
                ink,
            )
        p.setFont(now.font("small", 600))
        said = str(self.part.count)
        if glyph in {"approved", "funded", "established", "dormant"}:
            wide = p.fontMetrics().horizontalAdvance(said) + now.px(6)
            high = box.height() - 2
            p.fillRect(
                QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high),
                now.colour("panel"),
            )
        p.setPen(words)
        p.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), said)
        if self.isDown() or self.underMouse():
            p.setPen(QPen(now.colour("accent"), 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box, 2.5, 2.5)
        p.end()


class StackedBar(QWidget):
    """The bar. `chosen` names the part that was pressed."""

    chosen = Signal(str)

    def __init__(self, parts: Sequence[Part], words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(bare(words))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.parts: list[_Part] = []
        for part in parts:
            made = _Part(part, self)
            made.clicked.connect(lambda _checked=False, key=part.key: self.chosen.emit(key))
            self.parts.append(made)

    def sizeHint(self) -> QSize:
        """Qt: one line of parts."""
        return QSize(theme().px(300), theme().px(23))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: parts as long as their counts, none too short for its number."""
        super().resizeEvent(event)
        if not self.parts:
            return
        gap, wide = theme().px(2), self.width()
        least = [
            QFontMetricsF(theme().font("small", 600)).horizontalAdvance(str(each.part.count)) + theme().px(10)
            for each in self.parts
        ]
        lengths = shares([each.part.count for each in self.parts], least, wide - gap * (len(self.parts) - 1))
        x = 0.0
        for each, long in zip(self.parts, lengths, strict=True):
            left, right = round(x), round(x + long)
            if self.isRightToLeft():
                left, right = wide - right, wide - left
            each.setGeometry(QRect(left, 0, right - left, self.height()))
            x += long + gap


def shares(counts: Sequence[int], least: Sequence[float], room: float) -> list[float]:
    """Lengths in proportion to counts, none under its least; what those take more is taken from the others."""
    fixed: dict[int, float] = {}
    while True:
        rest = room - sum(fixed.values())
        total = sum(count for at, count in enumerate(counts) if at not in fixed)
        short = [
            at
            for at, count in enumerate(counts)
            if at not in fixed and total and count / total * rest < least[at]
        ]
        if not short or len(fixed) + len(short) == len(counts):
            break
        fixed |= {at: least[at] for at in short}
    return [
        fixed[at] if at in fixed else max(rest * count / total, 1.0) if total else 1.0
        for at, count in enumerate(counts)
    ]


class LegendEntry(QAbstractButton):
    """A part in words: glyph, word, and the names worth telling; it opens the same list."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self._word, self._names = one_line(part.word), one_line(part.names)
        if part.show_count and not part.names:
            self._names = str(part.count)
        if self._names:
            self._word += ":"
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(bare(part.words))
        self.setAccessibleDescription(self.tr("Opens the list"))
        set_tip(self, part.words)

    def _gap(self) -> float:
        return float(theme().px(4)) if self._names else 0.0

    def sizeHint(self) -> QSize:
        """Qt: glyph, word, names."""
        now = theme()
        wide = now.px(19) + QFontMetricsF(now.font("small", 400)).horizontalAdvance(self._word)
        wide += QFontMetricsF(now.font("small", 600)).horizontalAdvance(self._names) + self._gap()
        return QSize(int(wide + 2), now.px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter presses."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the glyph at the start, word and names after it."""
        del event
        now, rtl = theme(), self.isRightToLeft()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        box, side = self.rect().toRectF(), now.px(13)
        left = box.right() - side if rtl else box.left()
        draw_status(p, QRectF(left, box.center().y() - side / 2, side, side), self.part.glyph)
        start = int(
            (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignVCenter
        )
        used = float(now.px(19))
        for text, weight, ink in (
            (self._word, 400, "accent" if self.underMouse() else "ink-2"),
            (self._names, 600, "ink"),
        ):
            p.setFont(now.font("small", weight))
            p.setPen(now.colour(ink))
            inner = box.adjusted(0, 0, -used, 0) if rtl else box.adjusted(used, 0, 0, 0)
            metrics = QFontMetricsF(p.font())
            p.drawText(inner, start, metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1))
            used += metrics.horizontalAdvance(text) + self._gap()
        p.end()


class Legend(QWidget):
    """The parts in words, wrapping into lines. `chosen` names the part that was pressed."""

    chosen = Signal(str)

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=theme().px(18), line_gap=0)
        self.entries: list[LegendEntry] = []
        for part in parts:
            made = LegendEntry(part)
            made.clicked.connect(lambda _checked=False, key=part.key: self.chosen.emit(key))
            flow.addWidget(made)
            self.entries.append(made)
