"""A figure as SVG 1.1: the closed set of shapes, text as text, title and description for those who do not see it.

Faces are named with fallbacks and not embedded; each label says how long it is, so that another face does not make it
run into its neighbour. The same drawing gives the same bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from briefing.figures.faces import style_of, width
from briefing.report.markup import html_text, page_text
from briefing.report.pictures.picture import Picture

_GENERIC = {
    "Serif": "'Source Serif Pro', Georgia, 'Times New Roman', 'Noto Naskh Arabic', serif",
    "Small": "'Source Serif 4', 'Source Serif Pro', Georgia, 'Noto Naskh Arabic', serif",
    "Display": "'Source Serif 4', Georgia, 'Times New Roman', 'Noto Naskh Arabic', serif",
    "Sans": "'Helvetica Neue', Arial, 'Noto Naskh Arabic', sans-serif",
    "Cond": "'IBM Plex Sans', 'Roboto Condensed', 'Arial Narrow', Arial, 'Noto Naskh Arabic', sans-serif",
    "Naskh": "'Geeza Pro', 'Traditional Arabic', serif",
    "Nastaliq": "'Jameel Noori Nastaleeq', 'Noto Naskh Arabic', serif",
}
"""What a reader may take who has not the face itself, by the family's name among the faces."""

_CAPS = ("butt", "round", "square")


class UnknownShape(TypeError):
    """A drawing holds a shape that figures may not use."""


def svg(picture: Picture) -> bytes:
    """The file, in UTF-8."""
    made = picture.drawing
    wide, high = float(made.width), float(made.height)
    name = f"figure-{picture.name}"
    size = (
        f'width="{_number(wide)}pt" height="{_number(high)}pt" viewBox="0 0 {_number(wide)} {_number(high)}"'
    )
    told = f'xml:lang="{html_text(picture.language)}" aria-labelledby="{name}-title {name}-desc"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" {size} role="img" {told}>',
        f'<title id="{name}-title">{html_text(page_text(picture.title))}</title>',
        f'<desc id="{name}-desc">{html_text(page_text(picture.alt))}</desc>',
        f"<metadata>{picture.marking.value}</metadata>",
        f'<rect width="{_number(wide)}" height="{_number(high)}" fill="#FFFFFF"/>',
        *_shapes(made.contents, high),
        "</svg>",
        "",
    ]
    return "\n".join(lines).encode()


def _shapes(contents: Any, high: float) -> Iterator[str]:
    for shape in contents:
        match type(shape).__name__:
            case "Group" | "Drawing":
                yield f'<g transform="matrix({_turned(shape.transform, high)})">'
                yield from _shapes(shape.contents, high)
                yield "</g>"
            case "String":
                yield _text(shape, high)
            case _:
                yield _drawn(shape, high)


def _turned(matrix: tuple[float, ...], high: float) -> str:
    """A transform of the drawing, whose y points up, as one of the file, whose y points down."""
    a, b, c, d, e, f = matrix
    return " ".join(map(_number, (a, -b, -c, d, c * high + e, high - d * high - f)))


def _drawn(shape: Any, high: float) -> str:
    name = type(shape).__name__
    match name:
        case "Rect":
            place = _attributes(
                x=shape.x, y=high - shape.y - shape.height, width=shape.width, height=shape.height
            )
            return f"<rect {place}{_paint(shape)}/>"
        case "Line":
            place = _attributes(x1=shape.x1, y1=high - shape.y1, x2=shape.x2, y2=high - shape.y2)
            return f"<line {place}{_paint(shape)}/>"
        case "Circle":
            return f"<circle {_attributes(cx=shape.cx, cy=high - shape.cy, r=shape.r)}{_paint(shape)}/>"
        case "Polygon" | "PolyLine":
            points = " ".join(
                f"{_number(shape.points[at])},{_number(high - shape.points[at + 1])}"
                for at in range(0, len(shape.points), 2)
            )
            return f'<{name.lower()} points="{points}"{_paint(shape)}/>'
        case _:
            raise UnknownShape(f"A figure holds a {name}, which is not one of its shapes.")


def _paint(shape: Any) -> str:
    fill = getattr(shape, "fillColor", None)
    made = f' fill="{_colour(fill)}"' if fill is not None else ' fill="none"'
    if shape.strokeColor is not None and shape.strokeWidth:
        made += f' stroke="{_colour(shape.strokeColor)}" stroke-width="{_number(shape.strokeWidth)}"'
        made += ' stroke-miterlimit="10"'
        if shape.strokeLineCap:
            made += f' stroke-linecap="{_CAPS[shape.strokeLineCap]}"'
        if shape.strokeDashArray:
            made += f' stroke-dasharray="{" ".join(map(_number, shape.strokeDashArray))}"'
    return made


def _text(shape: Any, high: float) -> str:
    text, face = page_text(shape.text), shape.fontName
    style = style_of(face)
    families = f"'{style.family}', {_GENERIC[face.partition('-')[0]]}"
    made = _attributes(x=shape.x, y=high - shape.y)
    made += f' font-family="{families}" font-size="{_number(shape.fontSize)}"'
    made += f' font-weight="{style.weight}"' if style.weight != 400 else ""
    made += ' font-style="italic"' if style.italic else ""
    made += f' fill="{_colour(shape.fillColor)}"'
    anchor = shape.textAnchor
    direction = _direction(text)
    if direction:
        if direction == "rtl":
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
            made += ' direction="rtl"'
    elif text.strip():
        made += f' textLength="{_number(width(text, face, shape.fontSize))}" lengthAdjust="spacingAndGlyphs"'
    made += f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f"<text {made}>{html_text(text)}</text>"


def _direction(text: str) -> str:
    """“rtl” where the first letter runs so, “ltr” where a later one does; empty where all run from left to right."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    if not {"R", "AL"} & set(kinds):
        return ""
    return "rtl" if next(kind for kind in kinds if kind in {"L", "R", "AL"}) != "L" else "ltr"


def _attributes(**values: float) -> str:
    return " ".join(f'{name}="{_number(value)}"' for name, value in values.items())


def _number(value: float) -> str:
    """At most three decimals, without needless ones, never “-0”."""
    return f"{round(float(value), 3) + 0.0:.3f}".rstrip("0").rstrip(".")


def _colour(value: Any) -> str:
    return f"#{value.hexval()[2:].upper()}"
