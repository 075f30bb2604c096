"""Draws the status strip: a history as bars on a time axis that runs from left to right in every language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from briefing.ui.kit.painters import hatch
from briefing.ui.kit.theme import theme


@dataclass(frozen=True, slots=True)
class StripSpan:
    """A stretch of one status: start and end as years with fractions (2014.25), and the status's glyph."""

    start: float
    end: float
    glyph: str


def year_of(day: str) -> float:
    """An ISO day as a year with its fraction, for the strip's axis."""
    found = date.fromisoformat(day)
    first, after = date(found.year, 1, 1), date(found.year + 1, 1, 1)
    return found.year + (found - first).days / (after - first).days


def draw_strip(
    p: QPainter,
    box: QRectF,
    spans: Sequence[StripSpan],
    first: float,
    last: float,
    *,
    due: float | None = None,
    ticks: bool = True,
) -> None:
    """Draw the spans between the years `first` and `last`; `due` is flagged, years are ticked below."""
    now = theme()
    wide = max(last - first, 0.1)

    def x(year: float) -> float:
        return box.left() + (min(max(year, first), last) - first) / wide * box.width()

    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = box.center().y() - (now.px(1) if ticks else 0)
    if ticks:
        p.setPen(QPen(now.colour("line"), 1))
        foot = middle + now.px(11)
        for year in range(int(first) + 1, int(last) + 1):
            length = now.px(6 if year % 5 == 0 else 3)
            p.drawLine(QPointF(round(x(year)) + 0.5, foot - length), QPointF(round(x(year)) + 0.5, foot))
    for span in spans:
        left, right = x(span.start), max(x(span.end), x(span.start) + now.px(5))
        _bar(p, QRectF(left, middle - now.px(5), right - left, now.px(10)), span.glyph)
    if due is not None:
        at = x(due)
        p.setPen(QPen(now.colour("ink"), 1.2))
        p.drawLine(QPointF(at, middle - now.px(9)), QPointF(at, middle + now.px(9)))
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(now.colour("ink"))
        top = middle - now.px(9)
        p.drawPolygon(
            QPolygonF(
                [
                    QPointF(at, top),
                    QPointF(at + 5, top),
                    QPointF(at + 3.5, top + 2),
                    QPointF(at + 5, top + 4),
                    QPointF(at, top + 4),
                ]
            )
        )
    p.restore()


def _bar(p: QPainter, bar: QRectF, glyph: str) -> None:
    now = theme()
    colour = now.colour("ink-3") if glyph == "proposed" else now.status_colour(glyph)
    middle = bar.center().y()
    inner = bar.adjusted(0.7, 0.7, -0.7, -0.7)
    pen = QPen(colour, 1.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    p.setBrush(Qt.BrushStyle.NoBrush)
    if glyph in {"unknown", "silent", "no-evidence"}:
        pen = QPen(colour, 1.8, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.5])
        p.setPen(pen)
        p.drawLine(QPointF(bar.left() + 2, middle), QPointF(bar.right() - 1, middle))
        return
    if glyph in {"lapsed", "abolished", "superseded"}:
        p.setPen(QPen(colour, 1.2))
        p.drawLine(QPointF(bar.left(), middle), QPointF(bar.right() - 2, middle))
        if glyph == "superseded":
            tip = bar.right() - 2
            p.drawPolyline(
                QPolygonF(
                    [QPointF(tip - 4, middle - 3.5), QPointF(tip, middle), QPointF(tip - 4, middle + 3.5)]
                )
            )
        return
    if glyph in {"operational", "fulfilled"}:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(colour)
        p.drawRoundedRect(bar, 2, 2)
        return
    if glyph == "proposed":
        pen.setDashPattern([2.1, 1.4])
    if glyph == "dormant":
        ratio = p.device().devicePixelRatio() if p.device() else 1.0
        p.setBrush(hatch(ratio=ratio))
        pen = QPen(colour, 1)
    p.setPen(pen)
    p.drawRoundedRect(inner, 2, 2)
    if glyph in {"approved", "funded", "established"}:
        share = 0.5 if glyph == "approved" else 0.75
        p.fillRect(
            QRectF(
                inner.left(), inner.bottom() - inner.height() * share, inner.width(), inner.height() * share
            ),
            colour,
        )
