"""The marking of a figure that stands alone: that of the most restricted item without which it would look otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.analysis.marking import markings, released
from briefing.analysis.selection import Selection
from briefing.domain.scales import Marking
from briefing.figures.faces import width
from briefing.figures.shapes import drawing, label, rect
from briefing.report.pictures.files import NoPicture
from briefing.report.pictures.picture import Picture
from briefing.report.pictures.svg import svg

SIZE, HIGH, ROOM = 12.0, 15.0, 6.0
"""Points: the letters of the label, its box, and what stays free under it."""


def marked(selection: Selection, draw: Callable[[Selection], Picture]) -> Picture:
    """The picture with its marking: the lowest at which the same picture can be drawn.

    Above TLP:CLEAR the label stands over it, whole, at the right.
    """
    whole = draw(selection)
    if not markings(selection):
        return whole
    wanted = svg(whole)
    for limit in Marking:
        try:
            same = svg(draw(released(selection, limit))) == wanted
        except NoPicture:
            continue
        if same:
            return _labelled(whole, limit)
    return _labelled(whole, Marking.RED)


def _labelled(picture: Picture, limit: Marking) -> Picture:
    if limit is Marking.CLEAR:
        return picture
    below, wide = picture.drawing, width(limit.value, "Sans-Bold", SIZE) + 10
    made = drawing(float(below.width), float(below.height) + ROOM + HIGH)
    for shape in below.contents:
        made.add(shape)
    left, foot = float(below.width) - wide, float(below.height) + ROOM
    made.add(rect(left, foot, wide, HIGH, fill="#000000"))
    made.add(label(left + 5, foot + 3.2, limit.value, limit.colour, "Sans-Bold", SIZE))
    return replace(picture, drawing=made, marking=limit, alt=f"{limit.value}. {picture.alt}")
