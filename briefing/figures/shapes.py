"""The closed set of shapes that a figure is made of, with the drawings that several figures share.

Thin makers over ReportLab's shapes: coordinates in points, y upwards, colours as `#RRGGBB`. Only what the window's
painter and the page's painter both know is offered: Rect, Line, Polygon, PolyLine, Circle, String, Group.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from briefing.figures.faces import width
from briefing.figures.theme import mix

FADE = (0.80, 0.58, 0.38, 0.18)
"""How much of the colour is left in each of the four steps of a fading end."""

Anchor = Literal["start", "middle", "end"]


def _colour(colour: str | None) -> Any:
    from reportlab.lib.colors import HexColor

    return None if colour is None else HexColor(colour)


def drawing(wide: float, high: float) -> Any:
    """An empty drawing of this size."""
    from reportlab.graphics.shapes import Drawing

    return Drawing(wide, high)


def group() -> Any:
    """An empty group of shapes."""
    from reportlab.graphics.shapes import Group

    return Group()


def rect(
    x: float,
    y: float,
    wide: float,
    high: float,
    *,
    fill: str | None = None,
    stroke: str | None = None,
    line: float = 0.8,
    dash: Sequence[float] | None = None,
    round_dots: bool = False,
) -> Any:
    """A rectangle; `dash` in points, `round_dots` for a dotted outline."""
    from reportlab.graphics.shapes import Rect

    return Rect(
        x,
        y,
        wide,
        high,
        fillColor=_colour(fill),
        strokeColor=_colour(stroke),
        strokeWidth=line if stroke else 0,
        strokeDashArray=list(dash) if dash else None,
        strokeLineCap=1 if round_dots else 0,
    )


def rule(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    colour: str,
    line: float = 0.8,
    *,
    dash: Sequence[float] | None = None,
    round_dots: bool = False,
) -> Any:
    """A straight line."""
    from reportlab.graphics.shapes import Line

    return Line(
        x1,
        y1,
        x2,
        y2,
        strokeColor=_colour(colour),
        strokeWidth=line,
        strokeDashArray=list(dash) if dash else None,
        strokeLineCap=1 if round_dots else 0,
    )


def path(
    points: Sequence[float],
    colour: str,
    line: float,
    *,
    dash: Sequence[float] | None = None,
    round_dots: bool = False,
) -> Any:
    """A line through points given as x, y, x, y …"""
    from reportlab.graphics.shapes import PolyLine

    return PolyLine(
        list(points),
        strokeColor=_colour(colour),
        strokeWidth=line,
        strokeDashArray=list(dash) if dash else None,
        strokeLineCap=1 if round_dots else 0,
    )


def polygon(
    points: Sequence[float], *, fill: str | None = None, stroke: str | None = None, line: float = 0.8
) -> Any:
    """A closed area through points given as x, y, x, y …"""
    from reportlab.graphics.shapes import Polygon

    return Polygon(
        list(points),
        fillColor=_colour(fill),
        strokeColor=_colour(stroke),
        strokeWidth=line if stroke else 0,
    )


def circle(
    x: float,
    y: float,
    radius: float,
    *,
    fill: str | None = None,
    stroke: str | None = None,
    line: float = 0.7,
    dash: Sequence[float] | None = None,
) -> Any:
    """A circle round a point."""
    from reportlab.graphics.shapes import Circle

    return Circle(
        x,
        y,
        radius,
        fillColor=_colour(fill),
        strokeColor=_colour(stroke),
        strokeWidth=line if stroke else 0,
        strokeDashArray=list(dash) if dash else None,
    )


def label(
    x: float,
    y: float,
    text: str,
    colour: str,
    face: str = "Cond",
    size: float = 7.6,
    anchor: Anchor = "start",
) -> Any:
    """Words at a baseline, in one of the bundled faces."""
    from reportlab.graphics.shapes import String

    return String(x, y, text, fontName=face, fontSize=size, fillColor=_colour(colour), textAnchor=anchor)


def fade(x: float, y: float, high: float, wide: float, direction: int, colour: str, ground: str) -> list[Any]:
    """Four paler and paler steps from `x` to the right (1) or left (-1): an end that is known only about."""
    step = wide / len(FADE)
    return [
        rect(
            x + k * step if direction > 0 else x - (k + 1) * step,
            y,
            step,
            high,
            fill=mix(colour, ground, share),
        )
        for k, share in enumerate(FADE)
    ]


def arrow(x: float, y: float, high: float, colour: str) -> Any:
    """A head to the right at `x`, as high as a bar and a little more: what goes on."""
    return polygon([x, y - 1, x + 4, y + high / 2, x, y + high + 1], fill=colour)


def hatch(
    x: float, y: float, wide: float, high: float, colour: str, line: float = 0.7, gap: float = 3
) -> list[Any]:
    """Lines at 45° over a rectangle, cut at its edges by arithmetic."""
    made = []
    offset = -(high // gap) * gap
    while offset < wide:
        left = max(0.0, offset)
        right = min(wide, offset + high)
        if right > left:
            made.append(rule(x + left, y + left - offset, x + right, y + right - offset, colour, line))
        offset += gap
    return made


def ring(x: float, y: float, number: str, colour: str, ground: str, *, doubt: bool = False) -> list[Any]:
    """A number in a ring of 10 points round (x, y), dashed where sources differ."""
    size = 6.8 if len(number) < 3 else 5.8
    return [
        circle(
            x,
            y,
            5,
            fill=ground,
            stroke=colour,
            line=0.9 if doubt else 0.7,
            dash=(2.2, 1.3) if doubt else None,
        ),
        label(x, y - size * 0.36, number, colour, "Cond-Bold", size, "middle"),
    ]


def text_width(text: str, face: str = "Cond", size: float = 7.6) -> float:
    """How wide a label is, in points."""
    return width(text, face, size)
