"""Paints a figure with Qt: walks a ReportLab drawing, restricted to the shapes that the figures are made of.

Rect, Line, Polygon, PolyLine, Circle, String and Group; the y axis of a drawing points up, that of the screen down.
A figure is thus defined once and looks alike on the screen and on the page.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing.figures.faces import FACES, FOLDER, SHAPED, Style, style_of
from briefing.ui.kit.text import bare, direction, plain

LIGATURES = QFont.Tag.fromString("liga")
LARGE = 64
"""Pixels at which labels are measured."""

_URDU = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]+")
URDU_LARGER = 1.06
"""How much larger Urdu letters are set than the Latin ones beside them, as on the page."""
_URDU_BLANK = re.compile("(?<=[\u0600-\u06ff]) ")


class UnknownShape(TypeError):
    """A drawing holds a shape that figures may not use."""


@cache
def _loaded(name: str) -> Style:
    """Add a face to the application when a figure first asks for it; the window itself uses fewer."""
    QFontDatabase.addApplicationFont(str(FOLDER / FACES[name]))
    return style_of(name)


def screen_font(name: str) -> QFont:
    """The font of a face ("Sans-Medium", the names of `figures.faces.FACES`), large; drawn at the scale of its label.

    Qt measures letters in 64ths of a pixel and sizes in whole ones: at the size of a label both would add up.
    """
    style = _loaded(name)
    made = QFont()
    made.setFamilies([style.family])
    made.setPixelSize(LARGE)
    made.setWeight(QFont.Weight(style.weight))
    made.setItalic(style.italic)
    # Letters stand where the page puts them, whatever the scale: not fitted to pixels, not kerned, not joined.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if name not in SHAPED:
        made.setKerning(False)
        made.setFeature(LIGATURES, 0)
    return made


def draw_drawing(p: QPainter, box: QRectF, drawing: Any) -> None:
    """Paint a drawing into a box, scaled to its width and kept in proportion."""
    scale = min(box.width() / max(drawing.width, 1), box.height() / max(drawing.height, 1))
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.translate(box.left(), box.top() + drawing.height * scale)
    p.scale(scale, -scale)
    p.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    try:
        for shape in drawing.contents:
            _draw(p, shape)
    finally:
        p.restore()


def _colour(value: Any, opacity: Any = None) -> QColor | None:
    if value is None:
        return None
    made = QColor.fromRgbF(value.red, value.green, value.blue)
    alpha = getattr(value, "alpha", 1.0) if opacity is None else opacity
    made.setAlphaF(float(alpha))
    return made


def _pen(p: QPainter, shape: Any) -> None:
    colour = _colour(getattr(shape, "strokeColor", None), getattr(shape, "strokeOpacity", None))
    width = float(getattr(shape, "strokeWidth", 1) or 0)
    if colour is None or width <= 0:
        p.setPen(Qt.PenStyle.NoPen)
        return
    pen = QPen(colour, width)
    pen.setCapStyle(
        (Qt.PenCapStyle.FlatCap, Qt.PenCapStyle.RoundCap, Qt.PenCapStyle.SquareCap)[
            getattr(shape, "strokeLineCap", 0) or 0
        ]
    )
    pen.setJoinStyle(
        (Qt.PenJoinStyle.MiterJoin, Qt.PenJoinStyle.RoundJoin, Qt.PenJoinStyle.BevelJoin)[
            getattr(shape, "strokeLineJoin", 0) or 0
        ]
    )
    dashes = getattr(shape, "strokeDashArray", None)
    if dashes:
        pen.setDashPattern([max(float(dash), 0.01) / width for dash in _even(dashes)])
    p.setPen(pen)


def _even(dashes: Any) -> list[float]:
    flat = list(dashes[0]) if isinstance(dashes[0], (list, tuple)) else list(dashes)
    return flat if len(flat) % 2 == 0 else flat * 2


def _brush(p: QPainter, shape: Any) -> None:
    colour = _colour(getattr(shape, "fillColor", None), getattr(shape, "fillOpacity", None))
    if colour is None:
        p.setBrush(Qt.BrushStyle.NoBrush)
    else:
        p.setBrush(colour)


def _points(flat: Any) -> QPolygonF:
    if flat and isinstance(flat[0], (list, tuple)):
        return QPolygonF([QPointF(x, y) for x, y in flat])
    return QPolygonF([QPointF(flat[at], flat[at + 1]) for at in range(0, len(flat) - 1, 2)])


def _draw(p: QPainter, shape: Any) -> None:
    kind = type(shape).__name__
    if kind in {"Group", "Drawing"}:
        p.save()
        transform = getattr(shape, "transform", None)
        if transform:
            p.setTransform(QTransform(*transform), combine=True)
        for inner in shape.contents:
            _draw(p, inner)
        p.restore()
        return
    if kind == "String":
        _string(p, shape)
        return
    _pen(p, shape)
    _brush(p, shape)
    if kind == "Rect":
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        p.drawRoundedRect(box, shape.rx or 0, shape.ry or 0)
    elif kind == "Line":
        p.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
    elif kind == "Polygon":
        p.drawPolygon(_points(shape.points))
    elif kind == "PolyLine":
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawPolyline(_points(shape.points))
    elif kind == "Circle":
        p.drawEllipse(QPointF(shape.cx, shape.cy), shape.r, shape.r)
    else:
        raise UnknownShape(f"A figure holds a {kind}, which the screen cannot draw.")


def _mixed(text: str, name: str) -> QTextLayout:
    """A label with Urdu in it, laid out as the page does it: in the face that Urdu has there, from its own side."""
    made = QTextLayout(text, screen_font(name))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction(text))
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    made.setTextOption(option)
    faces = [(_URDU, "Naskh-Bold" if "Bold" in name else "Naskh"), (_URDU_BLANK, "Serif")]
    ranges = []
    for pattern, face in faces:
        for found in pattern.finditer(text):
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = found.start(), len(found[0])
            font = screen_font(face)
            font.setPixelSize(round(LARGE * URDU_LARGER))
            piece.format.setFont(font)
            ranges.append(piece)
    made.setFormats(ranges)
    made.beginLayout()
    line = made.createLine()
    line.setLineWidth(1_000_000)
    line.setLineWidth(line.naturalTextWidth())
    made.endLayout()
    return made


def _string(p: QPainter, shape: Any) -> None:
    colour = _colour(shape.fillColor)
    if colour is None:
        return
    exact = float(shape.fontSize) / LARGE
    text, font = plain(str(shape.text)), screen_font(shape.fontName)
    mixed = _mixed(text, shape.fontName) if _URDU.search(text) else None
    wide = exact * (mixed.maximumWidth() if mixed else QFontMetricsF(font).horizontalAdvance(text))
    shift = {"middle": wide / 2, "end": wide}.get(shape.textAnchor, 0.0)
    p.save()
    p.translate(shape.x - shift, shape.y)
    p.scale(exact, -exact)
    p.setPen(colour)
    if mixed:
        mixed.draw(p, QPointF(0, -mixed.lineAt(0).ascent()))
    else:
        p.setFont(font)
        p.drawText(QPointF(0, 0), text)
    p.restore()


class Figure(QWidget):
    """A drawing as a widget, as wide as its place and in proportion; `words` say what it shows."""

    def __init__(self, drawing: Any = None, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(bare(words))

    def show_drawing(self, drawing: Any, words: str = "") -> None:
        """Show another drawing."""
        self._drawing = drawing
        if words:
            self.setAccessibleName(bare(words))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Qt: yes, it keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: how high it is when `width` wide."""
        return round(width * self._drawing.height / max(self._drawing.width, 1)) if self._drawing else 0

    def sizeHint(self) -> QSize:
        """Qt: its natural size."""
        return (
            QSize(round(self._drawing.width), round(self._drawing.height)) if self._drawing else QSize(0, 0)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the drawing."""
        del event
        if self._drawing:
            p = QPainter(self)
            draw_drawing(p, self.rect().toRectF(), self._drawing)
            p.end()
