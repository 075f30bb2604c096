"""Paints what frames the lanes: the axis, the plans in force, the heads of lanes, the shelf and the overview strip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)

from briefing.ui.kit.text import one_line
from briefing.ui.kit.theme import theme
from briefing.ui.timeline.axis import Tick, Window
from briefing.ui.timeline.rows import Band, EventRow

Left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Zones:
    """Where the parts of the canvas are, in pixels from its left and upper edge."""

    width: int
    height: int
    head: int
    axis: int
    bands: int
    shelf: int
    strip: int

    @property
    def lanes_top(self) -> int:
        """Where the first lane begins when nothing is scrolled."""
        return self.axis + self.bands

    @property
    def lanes_bottom(self) -> int:
        """Where the lanes end and the shelf or the strip begins."""
        return self.height - self.strip - self.shelf

    @property
    def lanes_height(self) -> int:
        """How high the part of the lanes in view is."""
        return max(self.lanes_bottom - self.lanes_top, 1)

    @property
    def strip_left(self) -> int:
        """Where the years of the strip begin."""
        return self.head + 8

    @property
    def strip_width(self) -> int:
        """How wide the years of the strip are."""
        return max(self.width - self.head - 16, 1)


def paint_axis(p: QPainter, zones: Zones, window: Window, ticks: Sequence[Tick], caption: str) -> None:
    """The head with the years, and their lines down through the lanes."""
    now = theme()
    p.fillRect(QRectF(0, 0, zones.width, zones.axis), now.colour("sunken"))
    baseline = 26 * now.scale
    for tick in ticks:
        x = round(window.x(tick.day)) + 0.5
        if x < zones.head:
            continue
        if tick.label:
            p.setPen(now.colour("line"))
            p.drawLine(QPointF(x, zones.axis), QPointF(x, zones.lanes_bottom))
            p.setFont(now.font("body", 600 if tick.strong else 400, 13))
            p.setPen(now.colour("ink-2" if tick.strong else "ink-3"))
            p.drawText(QPointF(x + 5, baseline), tick.label)
        else:
            p.setPen(now.colour("line-strong"))
            p.drawLine(QPointF(x, zones.axis - 6), QPointF(x, zones.axis))
    p.fillRect(QRectF(0, 0, zones.head, zones.axis), now.colour("sunken"))
    p.setFont(now.font("small"))
    p.setPen(now.colour("ink-3"))
    p.drawText(
        QRectF(14, 10 * now.scale, zones.head - 20, 22 * now.scale),
        Left,
        _cut(caption, p.font(), zones.head - 20),
    )
    p.fillRect(QRectF(0, zones.axis - 1, zones.width, 1), now.colour("line"))


def paint_as_of(p: QPainter, zones: Zones, window: Window, day: int, words: str) -> None:
    """The as-of line with its flag; nothing where the date is out of view."""
    now = theme()
    x = window.x(day + 1)
    if not zones.head <= x <= zones.width:
        return
    p.setPen(QPen(now.colour("accent"), 1.5))
    p.drawLine(QPointF(x, 18 * now.scale), QPointF(x, zones.lanes_bottom))
    p.setFont(now.font("label", 500, 11.5))
    wide = QFontMetricsF(p.font()).horizontalAdvance(words) + 14
    left = min(max(x - wide * 0.66, float(zones.head)), zones.width - wide - 2)
    box = QRectF(left, 2, wide, 17 * now.scale)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(now.colour("accent"))
    p.drawRoundedRect(box, 3, 3)
    p.setPen(now.colour("on-accent"))
    p.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


BAND_HIGH, BAND_STEP = 16, 18


def band_boxes(
    zones: Zones, window: Window, rows: Sequence[Sequence[Band]], scale: float
) -> list[tuple[QRectF, Band]]:
    """Where each plan in force is drawn."""
    boxes = []
    for index, packed in enumerate(rows):
        top = zones.axis + 4 * scale + index * BAND_STEP * scale
        for band in packed:
            if window.shows(band.first, band.after):
                left = max(window.x(band.first), zones.head - 12.0)
                right = min(window.x(band.after), zones.width + 12.0)
                boxes.append((QRectF(left, top, max(right - left, 4.0), BAND_HIGH * scale), band))
    return boxes


def paint_bands(
    p: QPainter, zones: Zones, window: Window, rows: Sequence[Sequence[Band]], name: str, note: str
) -> None:
    """Plans in force, on soft grounds: those still in force in the accent's, with a pointed end."""
    now = theme()
    p.save()
    p.setClipRect(QRectF(zones.head, zones.axis, zones.width - zones.head, zones.bands))
    for box, band in band_boxes(zones, window, rows, now.scale):
        ground = now.colour("accent-soft" if band.current else "mute-soft")
        p.setPen(QPen(now.colour("panel"), 1))
        if band.open:
            tip, middle = box.right() - 2, box.center().y()
            p.setBrush(ground)
            p.drawPolygon(
                QPolygonF(
                    [
                        box.topLeft(),
                        QPointF(max(tip - 8, box.left()), box.top()),
                        QPointF(tip, middle),
                        QPointF(max(tip - 8, box.left()), box.bottom()),
                        box.bottomLeft(),
                    ]
                )
            )
        else:
            sure = min(max((window.x(band.sure) - box.left()) / box.width(), 0.0), 1.0)
            fade = QLinearGradient(box.left(), 0, box.right(), 0)
            clear = now.colour("mute-soft", 0.0)
            fade.setColorAt(0, ground)
            fade.setColorAt(sure, ground)
            fade.setColorAt(1, ground if sure > 0.999 else clear)
            p.setBrush(fade)
            p.drawRect(box)
        p.setFont(now.font("label", 400, 11.5))
        p.setPen(now.colour("accent-ink" if band.current else "ink-2"))
        left = max(box.left(), float(zones.head)) + 7
        room = min(box.right(), max(window.x(band.sure), left)) - (10 if band.open else 2) - left
        words = next((each for each in (band.title, band.short) if _wide(each, p.font()) <= room), "")
        if words:
            p.drawText(QRectF(left, box.top(), room + 4, box.height()), Left, one_line(words))
    p.restore()
    paint_head(p, QRectF(0, zones.axis, zones.head, zones.bands), name, note)
    p.fillRect(QRectF(0, zones.lanes_top - 1, zones.width, 1), now.colour("line"))


def paint_head(p: QPainter, box: QRectF, name: str, note: str, *, current: bool = False) -> None:
    """The head of a lane: its name in at most two lines, a second line beneath."""
    now = theme()
    p.fillRect(box, now.colour("sunken"))
    if current:
        p.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), now.colour("accent"))
    inner = box.adjusted(14, 2, -6, -3)
    font = now.font("body", 500)
    lines = _lines(one_line(name), font, inner.width(), 2 if box.height() >= 44 * now.scale else 1)
    step, small = now.px(16), now.px(14)
    note = one_line(note) if box.height() >= len(lines) * step + small + 4 else ""
    total = len(lines) * step + (small if note else 0)
    top = box.center().y() - total / 2
    p.setFont(font)
    p.setPen(now.colour("ink"))
    for line in lines:
        p.drawText(QRectF(inner.left(), top, inner.width() + 4, step), Left, line)
        top += step
    if note:
        p.setFont(now.font("label", 400, 11.5))
        p.setPen(now.colour("ink-3"))
        p.drawText(
            QRectF(inner.left(), top, inner.width() + 4, small), Left, _cut(note, p.font(), inner.width())
        )


def _lines(text: str, font: QFont, width: float, most: int) -> list[str]:
    """The text broken at words into at most so many lines, the last one cut."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[tuple[int, int]] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append((line.textStart(), line.textLength()))
    layout.endLayout()
    found = [text[start : start + length].strip() for start, length in starts]
    if found:
        found[-1] = _cut(text[starts[-1][0] :].strip(), font, width)
    return found


def _cut(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, width)


def _wide(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


# ---------------------------------------------------------------- shelf and strip


def shelf_boxes(
    zones: Zones, rows: Sequence[EventRow], more: Callable[[int], str]
) -> list[tuple[QRectF, list[EventRow], str]]:
    """Where each undated event stands on the shelf, with its words; the last one stands for those without room."""
    now = theme()
    font = now.font("small")
    boxes: list[tuple[QRectF, list[EventRow], str]] = []
    left, right = zones.head + 12.0, zones.width - 12.0
    for index, row in enumerate(rows):
        rest = len(rows) - index
        tail = _wide(more(rest), font) + 30 if rest > 1 else 0.0
        words = one_line(row.title)
        wide = _wide(words, font) + 18
        room = right - left - tail
        if wide > room and rest > 1:
            words = more(rest)
            boxes.append(
                (
                    QRectF(left, zones.lanes_bottom, _wide(words, font) + 18, zones.shelf),
                    list(rows[index:]),
                    words,
                )
            )
            break
        words = _cut(words, font, room - 18)
        wide = min(wide, room)
        boxes.append((QRectF(left, zones.lanes_bottom, wide, zones.shelf), [row], words))
        left += wide + 18
    return boxes


def year_bars(zones: Zones, density: dict[int, float], first: float, last: float) -> list[tuple[int, QRectF]]:
    """The bars of the strip: one a year, as high as the year holds events."""
    if not density:
        return []
    span = max(last - first, 1.0)
    most = max(density.values())
    room = zones.strip - 12.0
    bottom = zones.height - 6.0
    bars = []
    for year in sorted(density):
        begin, after = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1
        left = zones.strip_left + (max(begin, first) - first) / span * zones.strip_width
        right = zones.strip_left + (min(after, last) - first) / span * zones.strip_width
        high = max(density[year] / most * room, 2.0)
        bars.append((year, QRectF(left + 1, bottom - high, max(right - left - 2, 1.5), high)))
    return bars


def strip_window(zones: Zones, window: Window, first: float, last: float) -> QRectF:
    """Where the window in view lies on the strip."""
    span = max(last - first, 1.0)
    left = zones.strip_left + (window.first - first) / span * zones.strip_width
    right = zones.strip_left + (window.last - first) / span * zones.strip_width
    return QRectF(left, zones.height - zones.strip + 3, max(right - left, 6.0), zones.strip - 6)


def paint_strip(
    p: QPainter,
    zones: Zones,
    window: Window,
    density: dict[int, float],
    first: float,
    last: float,
    caption: str,
) -> None:
    """The whole time at a glance, with the window in it and its two handles."""
    now = theme()
    top = zones.height - zones.strip
    p.fillRect(QRectF(0, top, zones.width, zones.strip), now.colour("sunken"))
    p.fillRect(QRectF(0, top, zones.width, 1), now.colour("line"))
    view = strip_window(zones, window, first, last)
    p.setPen(QPen(now.colour("accent"), 1.5))
    p.setBrush(now.colour("panel"))
    p.drawRoundedRect(view, 3, 3)
    for _, bar in year_bars(zones, density, first, last):
        inside = bar.center().x() > view.left() and bar.center().x() < view.right()
        p.fillRect(bar, now.colour("accent" if inside else "line-strong"))
    p.setFont(now.font("label", 400))
    p.setPen(now.colour("ink-3"))
    span = max(last - first, 1.0)
    step = next((each for each in (5, 10, 20, 50, 100) if span / 365.25 / each <= 9), 200)
    year = -(-date.fromordinal(max(int(first), 1)).year // step) * step
    while year < 9999 and (day := date(max(year, 1), 1, 1).toordinal()) < last:
        x = zones.strip_left + (day - first) / span * zones.strip_width
        if not view.adjusted(-16, 0, 16, 0).contains(x, view.center().y()):
            p.drawText(QRectF(x - 24, top + 4, 48, 14), Qt.AlignmentFlag.AlignCenter, str(year))
        year += step
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(now.colour("accent"))
    for x in (view.left(), view.right()):
        p.drawRoundedRect(QRectF(x - 2.5, top + zones.strip / 2 - 9, 5, 18), 2, 2)
    p.setFont(now.font("label", 400, 11.5))
    p.setPen(now.colour("ink-3"))
    p.drawText(QRectF(14, top + 4, zones.head - 20, 24), Left, caption)
    p.fillRect(QRectF(zones.head, top, 1, zones.strip), now.colour("line"))
