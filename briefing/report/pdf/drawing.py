"""Paints a figure on the page: the closed set of shapes, and nothing else.

ReportLab's own renderer would bring Helvetica with it and knows no shaping; this one takes the shapes as they are
and sets Urdu labels with the line setter.
"""

from __future__ import annotations

from typing import Any

from briefing.report.markup import page_text
from briefing.report.pdf.shaping import has_arabic


def paint(canvas: Any, shape: Any) -> None:
    """Draws one shape, or all of a group or drawing, at the canvas's origin."""
    name = type(shape).__name__
    if name in {"Drawing", "Group"}:
        canvas.saveState()
        canvas.transform(*shape.transform)
        for part in shape.contents:
            paint(canvas, part)
        canvas.restoreState()
        return
    if name == "String":
        _paint_text(canvas, shape)
        return
    canvas.saveState()
    fill, stroke = _colours(canvas, shape)
    match name:
        case "Rect":
            canvas.rect(shape.x, shape.y, shape.width, shape.height, stroke=stroke, fill=fill)
        case "Line":
            canvas.line(shape.x1, shape.y1, shape.x2, shape.y2)
        case "Circle":
            canvas.circle(shape.cx, shape.cy, shape.r, stroke=stroke, fill=fill)
        case "Polygon" | "PolyLine":
            outline = canvas.beginPath()
            outline.moveTo(*shape.points[:2])
            for place in range(2, len(shape.points), 2):
                outline.lineTo(*shape.points[place : place + 2])
            if name == "Polygon":
                outline.close()
            canvas.drawPath(outline, stroke=stroke, fill=fill)
        case _:
            raise TypeError(f"a figure holds a {name}, which is not one of its shapes")
    canvas.restoreState()


def _colours(canvas: Any, shape: Any) -> tuple[int, int]:
    fill = getattr(shape, "fillColor", None)
    stroke = shape.strokeColor if shape.strokeWidth else None
    if fill is not None:
        canvas.setFillColor(fill)
    if stroke is not None:
        canvas.setStrokeColor(stroke)
        canvas.setLineWidth(shape.strokeWidth)
        canvas.setLineCap(shape.strokeLineCap or 0)
        if shape.strokeDashArray:
            canvas.setDash(list(shape.strokeDashArray))
    return int(fill is not None), int(stroke is not None)


def _paint_text(canvas: Any, shape: Any) -> None:
    from briefing.figures.faces import width
    from briefing.report.pdf.lines import draw_line
    from briefing.report.pdf.mixed_lines import set_apart
    from briefing.report.pdf.pieces import covers

    text = page_text(shape.text)
    line = [] if covers(shape.fontName, text) and not has_arabic(text) else _set(text, shape)
    if line:
        wide = sum(word.space * (place > 0) + word.wide for place, word in enumerate(line))
    else:
        wide = width(text, shape.fontName, shape.fontSize)
    x = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.textAnchor]
    if line:
        draw_line(canvas, line, x, shape.y, None, goes_on=False)
        return
    set_apart(canvas, x, shape.y, mixed=False)
    canvas.setFillColor(shape.fillColor)
    canvas.setFont(shape.fontName, shape.fontSize)
    canvas.drawString(x, shape.y, text)


def _set(text: str, shape: Any) -> list[Any]:
    """A label as a line of words, where its own face has not all its characters, or they join."""
    from briefing.report.document import Run
    from briefing.report.pdf.bidi import base_level
    from briefing.report.pdf.pieces import Context, pieces_of
    from briefing.report.pdf.style import Type
    from briefing.report.pdf.words import fill, make_words

    kind = Type(shape.fontName, shape.fontSize, shape.fontSize)
    pieces = pieces_of((Run(text),), kind, Context({}, {}, where=text))
    for piece in pieces:
        piece.colour = f"#{shape.fillColor.hexval()[2:].upper()}"
    return fill(make_words(pieces, base_level(text)), 10_000, hyphens=False)[0]
