"""The bodies made to bring intelligence together: name, history as a strip, status, all on one axis of years."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing.analysis.state import Lifeline
from briefing.analysis.wording import period
from briefing.ui.kit.chips import Mark, StatusPill
from briefing.ui.kit.labels import TextLabel
from briefing.ui.kit.layouts import row
from briefing.ui.kit.strips import StripSpan, draw_strip
from briefing.ui.kit.theme import theme
from briefing.ui.overview.rows import PressRow

NAME = 156
STATUS = 146


class Strip(QWidget):
    """A history between two years; the axis runs from left to right in every language."""

    def __init__(
        self, spans: Sequence[StripSpan], first: float, last: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._spans, self._first, self._last = spans, first, last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt: bar and ticks."""
        return QSize(theme().px(160), theme().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the strip."""
        del event
        p = QPainter(self)
        draw_strip(p, self.rect().toRectF(), self._spans, self._first, self._last)
        p.end()


class Axis(QWidget):
    """The years under the strips, as many as have room."""

    def __init__(self, first: float, last: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._last = first, last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt: one line of small text."""
        return QSize(theme().px(160), theme().px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the years."""
        del event
        now = theme()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        p.setFont(now.font("small"))
        p.setPen(now.colour("ink-3"))
        for x, text in years_at(self._first, self._last, float(self.width()), p.font().pixelSize()):
            wide = QFontMetricsF(p.font()).horizontalAdvance(text)
            at = min(max(x - wide / 2, 0.0), self.width() - wide)
            p.drawText(QPointF(at, self.height() - now.px(4)), text)
        p.end()


def years_at(first: float, last: float, wide: float, px: float) -> list[tuple[float, str]]:
    """The years that an axis names, with their places: every one, second, fifth or tenth, as there is room."""
    span = max(last - first, 0.1)
    step = next(
        (each for each in (1, 2, 5, 10, 20, 50) if wide / span * each > px * 3.2),
        100,
    )
    start = int(first) + (0 if first == int(first) else 1)
    start += -start % step
    return [((year - first) / span * wide, str(year)) for year in range(start, int(last) + 1, step)]


class LifelineRow(PressRow):
    """One body; pressed, its profile opens."""

    def __init__(
        self,
        lifeline: Lifeline,
        spans: Sequence[StripSpan],
        first: float,
        last: float,
        parent: QWidget | None = None,
    ) -> None:
        head = lifeline.head
        self.lifeline = lifeline
        name = TextLabel(lifeline.name, "body", weight=500, elide=True)
        marks = [Mark("diamond")] if lifeline.disputed else []
        holder = QWidget()
        holder.setLayout(row(name, *marks, None, gap=6))
        holder.setFixedWidth(theme().px(NAME))
        status = QWidget()
        status.setLayout(row(StatusPill(head.status.glyph, _short_status(lifeline)), None, gap=0))
        status.setFixedWidth(theme().px(STATUS))
        super().__init__(
            lifeline.id, lifeline_words(lifeline), holder, Strip(spans, first, last), 4, status, parent=parent
        )
        self.setAccessibleDescription(self.tr("Opens its profile"))


def _short_status(lifeline: Lifeline) -> str:
    """The status word; how certain it is stands in the tooltip where it is more than one word."""
    words = lifeline.head.status_words
    return words.partition(", certainly")[0]


def lifeline_words(lifeline: Lifeline) -> str:
    """A body's history read aloud: its name, how it stands, and what came before."""
    head = lifeline.head
    parts = [f"{head.name} ({head.short})" if head.short else head.name, head.status_words]
    for segment in lifeline.history:
        dates = period(segment.start, segment.end)
        words = f"{segment.status.word} {dates}" if dates else segment.status.word
        parts.append(_tr("{status} (disputed)").format(status=words) if segment.disputed else words)
    if lifeline.disputed:
        parts.append(_tr("sources differ"))
    return "; ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Overview", text)


def axis_row(first: float, last: float) -> QWidget:
    """The axis, in step with the strips over it."""
    made = QWidget()
    before, after = QWidget(), QWidget()
    before.setFixedWidth(theme().px(NAME))
    after.setFixedWidth(theme().px(STATUS))
    made.setLayout(row(before, Axis(first, last), 4, after, gap=8, margins=(16, 0, 16, 0)))
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made
