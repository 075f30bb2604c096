"""Draws the small marks of the look: citation chips, status glyphs, the split diamond, the hollow ring.

One function each, used by delegates and widgets alike, so that a mark looks the same wherever it stands.

Where the application runs from right to left, Qt's painter takes left for right and sets every text in that
direction. Whoever places text by hand sets `LayoutDirectionAuto` on the painter first: then left is left, and each
text has its own direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from briefing.domain.scales import Grade
from briefing.ui.kit.theme import Theme, theme

ChipForm = Literal["supports", "disputes", "weak"]


@dataclass(frozen=True, slots=True)
class Chip:
    """A citation chip: the grade's code, how it stands to the value, the citation it leads to, and its words."""

    code: str
    form: ChipForm = "supports"
    key: str = ""
    words: str = ""


def chip_form(grade: Grade, *, disputes: bool) -> ChipForm:
    """The form of a citation's chip: disputing goes before weak."""
    if disputes:
        return "disputes"
    return "weak" if grade.weak else "supports"


@cache
def _chip_metrics(now: Theme) -> QFontMetricsF:
    return QFontMetricsF(now.font("chip"))


def chip_size(code: str) -> QSizeF:
    """How large the chip of a code is."""
    now = theme()
    return QSizeF(max(_chip_metrics(now).horizontalAdvance(code) + now.px(9), now.px(20)), float(now.px(15)))


def draw_chip(
    p: QPainter, box: QRectF, code: str, form: ChipForm = "supports", *, selected: bool = False
) -> None:
    """Draw a citation chip; on a selected row its ground is the panel's."""
    now = theme()
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setFont(now.font("chip"))
    radius = now.radius("chip")
    if form == "weak":
        p.setPen(QPen(now.colour("line-strong"), 1))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        ink = "ink-2"
    else:
        ground, ink = ("disputed-soft", "disputed") if form == "disputes" else ("accent-soft", "accent-ink")
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(now.colour("panel" if selected else ground))
        p.drawRoundedRect(box, radius, radius)
    p.setPen(now.colour(ink))
    p.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    p.drawText(box, Qt.AlignmentFlag.AlignCenter, code)
    p.restore()


def visible_chips(chips: Sequence[Chip], limit: int = 3) -> list[Chip]:
    """At most `limit` chips, then one that says how many more there are."""
    if len(chips) <= limit:
        return list(chips)
    rest = chips[limit:]
    return [
        *chips[:limit],
        Chip(f"+{len(rest)}", "supports", "", "; ".join(chip.words or chip.code for chip in rest)),
    ]


def chips_width(chips: Sequence[Chip], limit: int = 3) -> float:
    """How wide a run of chips is, gaps included."""
    gap = theme().px(3)
    shown = visible_chips(chips, limit)
    return sum(chip_size(chip.code).width() + gap for chip in shown) - gap if shown else 0.0


def draw_chips(
    p: QPainter,
    box: QRectF,
    chips: Sequence[Chip],
    *,
    selected: bool = False,
    right_to_left: bool = False,
    limit: int = 3,
) -> list[tuple[QRectF, Chip]]:
    """Draw a run of chips from the start edge of a box, centred in its height; where each one stands."""
    gap, drawn = theme().px(3), []
    x = box.right() if right_to_left else box.left()
    for chip in visible_chips(chips, limit):
        size = chip_size(chip.code)
        if right_to_left:
            x -= size.width()
        place = QRectF(x, box.center().y() - size.height() / 2, size.width(), size.height())
        draw_chip(p, place, chip.code, chip.form, selected=selected)
        drawn.append((place, chip))
        x = x - gap if right_to_left else x + size.width() + gap
    return drawn


@cache
def _hatch(ground: str, ink: str, ratio: float) -> QPixmap:
    side = 8
    tile = QPixmap(round(side * ratio), round(side * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(QColor(ground))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1.3))
    for shift in (-8, -4, 0, 4, 8):
        painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    painter.end()
    return tile


def hatch(ink: str = "mute", ground: str = "mute-soft", ratio: float = 1.0) -> QBrush:
    """The brush of what is dormant: lines at 45 degrees, in two tokens' colours."""
    now = theme()
    return QBrush(_hatch(now.hex(ground), now.hex(ink), ratio))


def draw_status(p: QPainter, box: QRectF, glyph: str, colour: QColor | None = None) -> None:
    """Draw one of the ten status glyphs in a box of about 14 pixels; shape first, colour second."""
    now = theme()
    ink = colour or now.status_colour(glyph)
    side = min(box.width(), box.height())
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    p.scale(side / 14, side / 14)
    ring, middle = QRectF(1.8, 1.8, 10.4, 10.4), QPointF(7, 7)
    pen = QPen(ink, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    p.setBrush(Qt.BrushStyle.NoBrush)
    if glyph in {"operational", "fulfilled"}:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(ink)
        p.drawEllipse(middle, 6.0, 6.0)
        if glyph == "fulfilled":
            p.setPen(QPen(now.colour("panel"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            p.drawPolyline(QPolygonF([QPointF(4.2, 7.2), QPointF(6.2, 9.2), QPointF(9.8, 5.2)]))
        p.restore()
        return
    if glyph == "proposed":
        pen.setDashPattern([1.75, 1.25])
    elif glyph in {"unknown", "silent", "no-evidence"}:
        pen.setDashPattern([0.1, 1.6])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        ring = QRectF(1.4, 1.4, 11.2, 11.2)
    p.setPen(pen)
    p.drawEllipse(ring)
    solid = QPen(ink, 1.5)
    if glyph in {"approved", "funded", "established"}:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(ink)
        p.drawPie(ring, 90 * 16, (180 if glyph == "approved" else 270) * 16)
    elif glyph == "dormant":
        p.setPen(QPen(ink, 1.2))
        for start, end in (((2.6, 8.8), (8.8, 2.6)), ((3.6, 11.0), (11.0, 3.6)), ((6.0, 12.0), (12.0, 6.0))):
            p.drawLine(QPointF(*start), QPointF(*end))
    elif glyph in {"lapsed", "abolished"}:
        p.setPen(solid)
        p.drawLine(QPointF(3.4, 10.6), QPointF(10.6, 3.4))
    elif glyph == "superseded":
        p.setPen(solid)
        p.drawLine(QPointF(3.6, 7), QPointF(10.2, 7))
        p.drawPolyline(QPolygonF([QPointF(7.8, 4.6), QPointF(10.2, 7), QPointF(7.8, 9.4)]))
    elif glyph in {"silent", "no-evidence"}:
        p.setPen(QPen(ink, 1.6))
        p.drawLine(QPointF(4.4, 7), QPointF(9.6, 7))
    elif glyph == "unknown":
        mark = now.font("chip", 700)
        mark.setPixelSize(9)
        p.setFont(mark)
        p.setPen(ink)
        p.drawText(QRectF(0, 0, 14, 14), Qt.AlignmentFlag.AlignCenter, "?")
    p.restore()


def draw_split_diamond(p: QPainter, box: QRectF, colour: QColor | None = None) -> None:
    """Draw the mark "sources differ": left half full, right half in outline, alike in both directions of reading."""
    ink = colour or theme().colour("disputed")
    side = min(box.width(), box.height())
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    p.scale(side / 12, side / 12)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(ink)
    p.drawPolygon(QPolygonF([QPointF(5.3, 0.7), QPointF(0.6, 6), QPointF(5.3, 11.3)]))
    p.setPen(QPen(ink, 1.3))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawPolygon(QPolygonF([QPointF(6.9, 1.6), QPointF(10.8, 6), QPointF(6.9, 10.4)]))
    p.restore()


def draw_ring(p: QPainter, box: QRectF, colour: QColor | None = None) -> None:
    """Draw the mark "no source": a hollow ring."""
    side = min(box.width(), box.height())
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(QPen(colour or theme().colour("ink-2"), 1.5))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawEllipse(box.center(), side / 2 - 0.9, side / 2 - 0.9)
    p.restore()


def draw_tag(p: QPainter, box: QRectF, text: str, ink: str = "ink-2", ground: str = "mute-soft") -> None:
    """Draw a small word on a soft ground, such as "yours"."""
    now = theme()
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(now.colour(ground))
    p.drawRoundedRect(box, now.radius("chip"), now.radius("chip"))
    p.setFont(now.font("label"))
    p.setPen(now.colour(ink))
    p.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    p.restore()
