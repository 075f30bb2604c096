"""Paints what stands in a lane: lifelines, marks of every kind of date, clusters, ghosts and labels.

Doubt has its own drawing: about fades, a day within a stretch is a hollow bar, unsure is dashed, open runs out in a
chevron, an unknown end fades to a question mark, other dates that sources give are rust dashed ghosts.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from briefing.domain.statuses import status
from briefing.ui.kit.painters import draw_ring, draw_split_diamond, hatch
from briefing.ui.kit.theme import theme
from briefing.ui.timeline.axis import Window
from briefing.ui.timeline.marks import HALF, PILL, SOFTEST, THINNEST, Mark
from briefing.ui.timeline.rows import EventRow, Segment

SQUARE = frozenset({"law", "plan"})
TRIANGLE = frozenset({"attack"})
RING = frozenset({"statement"})

Solid, Round = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap


@dataclass(frozen=True, slots=True)
class Spread:
    """The pixels of a stretch of days in the window, kept to what is near enough to be painted."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left


def spread(window: Window, first: float, after: float) -> Spread:
    """Where a stretch of days lies, cut a little outside the window so that no coordinate grows without bound."""
    low, high = window.left - 60, window.right + 60
    return Spread(min(max(window.x(first), low), high), min(max(window.x(after), low), high))


# ---------------------------------------------------------------- lifelines


def paint_life(p: QPainter, window: Window, middle: float, life: tuple[Segment, ...]) -> None:
    """A body's statuses one after the other as a line 6 high; an open end runs out in a chevron."""
    scale = theme().scale
    for segment in life:
        if not window.shows(segment.first, segment.after):
            continue
        at = spread(window, segment.first, segment.after)
        right = at.right - (9 * scale if segment.open else 0)
        _segment(p, at.left, max(right, at.left + 4), middle, segment.status)
        if segment.open:
            _chevron(p, at.right, middle, _life_ink(segment.status))


def _life_ink(key: str) -> QColor:
    glyph = status(key).glyph
    if glyph == "proposed":
        return theme().colour("ink-3")
    if glyph in {"operational", "fulfilled"}:
        return theme().colour("verified")
    return theme().colour("accent" if glyph in {"approved", "funded"} else "mute")


def _segment(p: QPainter, left: float, right: float, middle: float, key: str) -> None:
    now = theme()
    half, ink, glyph = 3 * now.scale, _life_ink(key), status(key).glyph
    bar = QRectF(left, middle - half, right - left, 2 * half)
    inner = bar.adjusted(0.7, 0.7, -0.7, -0.7)
    p.setBrush(Qt.BrushStyle.NoBrush)
    match glyph:
        case "operational" | "fulfilled":
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(ink)
            p.drawRoundedRect(bar, 1, 1)
        case "approved" | "funded":
            p.setPen(QPen(ink, 1.4))
            p.setBrush(now.colour("panel"))
            p.drawRoundedRect(inner, 1, 1)
            share = 0.5 if glyph == "approved" else 0.75
            p.fillRect(
                QRectF(left, bar.bottom() - bar.height() * share, bar.width(), bar.height() * share), ink
            )
        case "proposed":
            pen = QPen(ink, 1.3)
            pen.setDashPattern([2.4, 1.6])
            p.setPen(pen)
            p.setBrush(now.colour("panel"))
            p.drawRoundedRect(inner, 1, 1)
        case "dormant":
            p.setPen(QPen(ink, 1))
            p.setBrush(hatch(ratio=p.device().devicePixelRatio() if p.device() else 1.0))
            p.drawRect(inner)
        case "lapsed" | "superseded":
            p.setPen(QPen(ink, 1.4))
            p.drawLine(QPointF(left, middle), QPointF(right, middle))
        case _:
            pen = QPen(ink, 2, Qt.PenStyle.CustomDashLine, Round)
            pen.setDashPattern([0.05, 2.5])
            p.setPen(pen)
            p.drawLine(QPointF(left + 3, middle), QPointF(right, middle))
            if right - left > 60:
                p.setPen(Qt.PenStyle.NoPen)
                p.setBrush(now.colour("panel"))
                centre = QPointF((left + right) / 2, middle)
                p.drawEllipse(centre, 8 * now.scale, 8 * now.scale)
                p.setPen(ink)
                p.setFont(now.font("small", 700))
                p.drawText(QRectF(centre.x() - 9, middle - 10, 18, 20), Qt.AlignmentFlag.AlignCenter, "?")


def _chevron(p: QPainter, right: float, middle: float, ink: QColor) -> None:
    scale = theme().scale
    p.setPen(QPen(ink, 1.8 * scale))
    p.setBrush(Qt.BrushStyle.NoBrush)
    left = right - 9 * scale
    p.drawPolyline(
        QPolygonF(
            [
                QPointF(left, middle - 5 * scale),
                QPointF(left + 7 * scale, middle),
                QPointF(left, middle + 5 * scale),
            ]
        )
    )


# ---------------------------------------------------------------- marks


def paint_event(p: QPainter, window: Window, middle: float, row: EventRow) -> None:
    """The mark of one event, over the ghosts of the other dates that sources give."""
    for ghost in row.ghosts:
        _ghost(p, window, middle, row.mark, ghost)
    paint_mark(p, window, middle, row.mark, row.category)


def paint_mark(p: QPainter, window: Window, middle: float, mark: Mark, category: str = "") -> None:
    """The mark of a date: where it was, how long, and how surely, each told by its drawing."""
    ink = theme().colour("ink")
    at = spread(window, mark.first, mark.after)
    match mark.form:
        case "day":
            _point(p, window.x(mark.anchor), middle, category, unsure=mark.unsure)
        case "within" | "lasting":
            _bar(p, _least(at, THINNEST), middle, filled=mark.form == "lasting", unsure=mark.unsure)
        case "about":
            _fade(p, _least(at, SOFTEST), middle, unsure=mark.unsure)
        case "one-of" | "all-of":
            _set(p, window, middle, mark)
        case "from":
            _open_line(p, at.right, window.right - 8, middle)
            _chevron(p, window.right - 2, middle, ink)
            _bar(p, _least(at, THINNEST), middle, filled=False, unsure=mark.unsure)
        case "until":
            _open_line(p, max(at.left - 40, window.left), at.left, middle)
            _bar(p, _least(at, THINNEST), middle, filled=False, unsure=mark.unsure)
        case "ends" | "begins":
            forward = mark.form == "ends"
            _to_unknown(p, at.right if forward else at.left, middle, 1 if forward else -1)
            _bar(p, _least(at, THINNEST), middle, filled=False, unsure=mark.unsure)
        case _:
            return


def _least(at: Spread, width: float) -> Spread:
    width *= theme().scale
    if at.width >= width:
        return at
    middle = (at.left + at.right) / 2
    return Spread(middle - width / 2, middle + width / 2)


def _point(p: QPainter, x: float, middle: float, category: str, *, unsure: bool = False) -> None:
    now = theme()
    scale = now.scale
    ink, panel = now.colour("ink"), now.colour("panel")
    size = HALF * scale
    if unsure:
        pen = QPen(ink, 1.5)
        pen.setDashPattern([1.6, 1.3])
        p.setPen(pen)
        p.setBrush(panel)
    elif category in RING:
        p.setPen(QPen(ink, 1.8))
        p.setBrush(panel)
        size -= 0.9
    else:
        p.setPen(QPen(panel, 1.8))
        p.setBrush(ink)
    if category in SQUARE:
        p.drawRoundedRect(QRectF(x - size, middle - size, 2 * size, 2 * size), 1, 1)
    elif category in TRIANGLE:
        wide = size * 1.16
        p.drawPolygon(
            QPolygonF(
                [
                    QPointF(x, middle - 6 * scale),
                    QPointF(x + wide, middle + 4.8 * scale),
                    QPointF(x - wide, middle + 4.8 * scale),
                ]
            )
        )
    else:
        p.drawEllipse(QPointF(x, middle), size, size)


def _bar(p: QPainter, at: Spread, middle: float, *, filled: bool, unsure: bool) -> None:
    now = theme()
    ink = now.colour("ink")
    half = (4.5 if filled else 4) * now.scale
    box = QRectF(at.left, middle - half, at.width, 2 * half)
    if filled and not unsure:
        p.setPen(QPen(now.colour("panel"), 1.4))
        p.setBrush(ink)
        p.drawRoundedRect(box, half, half)
        return
    pen = QPen(ink, 1.4)
    if unsure:
        pen.setDashPattern([2.2, 1.5])
    p.setPen(pen)
    p.setBrush(now.colour("ink", 0.25) if filled else now.colour("panel"))
    p.drawRect(box.adjusted(0.7, 0.5, -0.7, -0.5))


def _fade(p: QPainter, at: Spread, middle: float, *, unsure: bool) -> None:
    now = theme()
    half = 4 * now.scale
    clear, ink = now.colour("ink", 0.0), now.colour("ink")
    share = max(0.0, min(0.38, 0.5 - 4 * now.scale / at.width))
    paint = QLinearGradient(at.left, 0, at.right, 0)
    for place, colour in ((0.0, clear), (share, ink), (1 - share, ink), (1.0, clear)):
        paint.setColorAt(place, colour)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(now.colour("panel"))
    core = at.width * (1 - 2 * share)
    p.drawRect(QRectF(at.left + at.width * share, middle - half, core, 2 * half))
    p.setBrush(paint)
    p.drawRect(QRectF(at.left, middle - half, at.width, 2 * half))
    if unsure:
        pen = QPen(ink, 1.2)
        pen.setDashPattern([2.2, 1.6])
        p.setPen(pen)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRect(QRectF(at.left, middle - half - 2, at.width, 2 * half + 4))


def _set(p: QPainter, window: Window, middle: float, mark: Mark) -> None:
    """One of several dates: hollow ghosts joined by dots; all of several: solid ones joined by a line."""
    now = theme()
    one_of = mark.form == "one-of"
    ink = now.colour("ink")
    pen = QPen(ink, 1.4, Qt.PenStyle.CustomDashLine if one_of else Solid, Round)
    if one_of:
        pen.setDashPattern([0.1, 2.4])
    whole = spread(window, mark.first, mark.after)
    p.setPen(pen)
    p.drawLine(QPointF(whole.left, middle), QPointF(whole.right, middle))
    for first, after in mark.parts:
        at = _least(spread(window, first, after), THINNEST)
        half = 4 * now.scale
        p.setPen(QPen(ink if one_of else now.colour("panel"), 1.4))
        p.setBrush(now.colour("panel") if one_of else ink)
        p.drawRoundedRect(QRectF(at.left, middle - half, at.width, 2 * half), half, half)


def _open_line(p: QPainter, left: float, right: float, middle: float) -> None:
    if right <= left:
        return
    p.setPen(QPen(theme().colour("ink"), 1.6))
    p.drawLine(QPointF(left, middle), QPointF(right, middle))


def _to_unknown(p: QPainter, x: float, middle: float, side: int) -> None:
    now = theme()
    long, half = 16 * now.scale * side, 3 * now.scale
    paint = QLinearGradient(x, 0, x + long, 0)
    paint.setColorAt(0.0, now.colour("ink"))
    paint.setColorAt(1.0, now.colour("ink", 0.0))
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(paint)
    p.drawRect(QRectF(min(x, x + long), middle - half, abs(long), 2 * half))
    p.setPen(now.colour("mute"))
    p.setFont(now.font("label", 700))
    p.drawText(QRectF(x + long - 6, middle - 8, 12, 16), Qt.AlignmentFlag.AlignCenter, "?")


def _ghost(p: QPainter, window: Window, middle: float, mark: Mark, ghost: Mark) -> None:
    """Another date that a source gives: a dashed outline in rust, tied to the mark by an arc."""
    now = theme()
    scale = now.scale
    rust = now.colour("disputed")
    at = _least(spread(window, ghost.first, ghost.after), 2 * HALF)
    own = window.x(mark.anchor)
    to = at.left if at.left > own else at.right
    p.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(rust, 1.2)
    pen.setDashPattern([1.7, 2.1])
    p.setPen(pen)
    path = QPainterPath(QPointF(own, middle - 6 * scale))
    path.quadTo(QPointF((own + to) / 2, middle - 17 * scale), QPointF(to, middle - 5 * scale))
    p.drawPath(path)
    pen = QPen(rust, 1.3)
    pen.setDashPattern([2.3, 1.6])
    p.setPen(pen)
    p.setBrush(now.colour("panel"))
    half = 4.5 * scale
    p.drawRoundedRect(QRectF(at.left, middle - half, at.width, 2 * half), half, half)


def paint_cluster(p: QPainter, x: float, middle: float, count: int) -> None:
    """The accent pill that stands for several events whose marks would coincide."""
    now = theme()
    wide, high = PILL * now.scale, 9 * now.scale
    box = QRectF(x - wide, middle - high, 2 * wide, 2 * high)
    p.setPen(QPen(now.colour("panel"), 2))
    p.setBrush(now.colour("accent"))
    p.drawRoundedRect(box, high, high)
    p.setPen(now.colour("on-accent"))
    p.setFont(now.font("small", 600) if count < 100 else now.font("chip", 600))
    p.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count) if count < 1000 else "999+")


def paint_ring(p: QPainter, left: float, right: float, middle: float) -> None:
    """The ring round what is chosen: a circle round a mark, a longer one round a bar."""
    now = theme()
    radius = 9.5 * now.scale
    box = QRectF(left, middle - radius, right - left, 2 * radius)
    if box.width() < 2 * radius:
        centre = (left + right) / 2
        box = QRectF(centre - radius, middle - radius, 2 * radius, 2 * radius)
    else:
        box.adjust(-4, 0, 4, 0)
    p.setPen(QPen(now.colour("accent"), 2))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRoundedRect(box, radius, radius)


def paint_undated(p: QPainter, x: float, middle: float) -> None:
    """The dotted ring of an event without a date, on the shelf."""
    pen = QPen(theme().colour("mute"), 1.6, Qt.PenStyle.CustomDashLine, Round)
    pen.setDashPattern([0.05, 1.45])
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawEllipse(QPointF(x, middle), 4.6, 4.6)


# ---------------------------------------------------------------- labels


def paint_label(
    p: QPainter,
    left: float,
    baseline: float,
    width: float,
    text: str,
    *,
    disputed: bool,
    unsourced: bool,
    chosen: bool,
    ground: str = "panel",
) -> None:
    """A label in its place, on the lane's ground so that no line of the axis runs through it."""
    now = theme()
    high = now.px(15)
    box = QRectF(left, baseline - high + now.px(4), width, high)
    p.fillRect(box.adjusted(-2, 0, 2, 0), now.colour(ground))
    if disputed or unsourced:
        side = now.px(11)
        place = QRectF(left, box.center().y() - side / 2, side, side)
        if disputed:
            draw_split_diamond(p, place)
        else:
            draw_ring(p, place.adjusted(0.5, 0.5, -0.5, -0.5))
        box.setLeft(left + now.px(15))
    p.setFont(now.font("small", 600 if chosen else 400))
    p.setPen(now.colour("ink"))
    p.drawText(
        box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), text
    )


def paint_leader(p: QPainter, x: float, top: float, bottom: float) -> None:
    """The hairline from a mark up to its label."""
    pen = QPen(theme().colour("line-strong"), 1)
    pen.setCosmetic(True)
    p.setPen(pen)
    at = round(x) + 0.5
    p.drawLine(QPointF(at, top), QPointF(at, bottom))
