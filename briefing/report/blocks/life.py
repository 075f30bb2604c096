"""The life line of a body: its name and the statuses that are drawn of it, on the cover, at a glance and as a file."""

from __future__ import annotations

from briefing.analysis.selection import Selection
from briefing.analysis.standing import header, history
from briefing.figures.lifelines import LifeLine, LifeSegment
from briefing.report.blocks.base import course

LONG = 44
"""A full name longer than so many letters is given by its abbreviation."""


def life_line(selection: Selection, body: str, *, name: str = "") -> LifeLine:
    """A body's history as a life line, by its name without what stands in brackets, or as `name` gives it.

    One line has room for one status at a time: of those that begin together the last is drawn, which is the one that
    is shown for the date; the profile tells the others.
    """
    head = header(selection, body)
    full = head.short if len(head.name) > LONG and head.short else head.name
    held = course(history(selection, body), head.status.key)
    drawn = [
        each
        for place, each in enumerate(held)
        if place + 1 == len(held) or each.start != held[place + 1].start
    ]
    return LifeLine(
        name or full.partition(" (")[0],
        tuple(LifeSegment(each.status.key, each.start, each.end) for each in drawn),
    )
