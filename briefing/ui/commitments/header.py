"""The head of the table: over the strips stand the years of their axis."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from briefing.ui.kit.theme import theme
from briefing.ui.overview.lifelines import years_at

INSET = 10
"""Room at both sides of a strip in its cell."""


class YearHeader(QHeaderView):
    """A head whose section of strips shows years instead of words."""

    def __init__(self, section: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._section = section
        self._first, self._last = 2013.0, 2026.0
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def show_years(self, first: float, last: float) -> None:
        """Show another axis."""
        self._first, self._last = first, last
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Qt: words, or years."""
        super().paintSection(painter, rect, logicalIndex)
        if logicalIndex != self._section:
            return
        now = theme()
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(now.font("small"))
        painter.setPen(now.colour("ink-3"))
        metrics = QFontMetricsF(painter.font())
        wide = float(rect.width() - 2 * INSET)
        for x, text in years_at(self._first, self._last, wide, painter.font().pixelSize()):
            long = metrics.horizontalAdvance(text)
            at = rect.left() + min(max(INSET + x - long / 2, 2.0), rect.width() - long - 2)
            painter.drawText(QPointF(at, rect.center().y() + metrics.ascent() / 2 - 1), text)
        painter.restore()
