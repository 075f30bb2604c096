"""Which of the values stated for a field stand beside each other on a date: where one ends and another begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.analysis.selection import LAST_DAY
from briefing.domain.items import Item

if TYPE_CHECKING:
    from briefing.analysis.stated import StatedValue


def candidates(values: Sequence[StatedValue], spans: Sequence[Item], *, single: bool) -> list[StatedValue]:
    """The values among which the shown one is chosen.

    An open value ends where the next of its kind begins. A value that only disputing sources state never ends
    another; it stands against those that began no later than itself.
    """
    bounds = {span.id: span for span in spans}
    standing = [value for value in values if value.held != "no"]
    chosen: list[StatedValue] = []
    facets = {facet(value) for value in standing} if not single else {""}
    for name in sorted(facets):
        group = [value for value in standing if single or facet(value) == name]
        chosen += _latest(group, bounds) if single or name else group
    return chosen


def facet(value: StatedValue) -> str:
    """The part of a composed field a value fills ("chair: Prime Minister" fills "chair"), empty where none is named."""
    head, colon, _ = value.value.partition(": ")
    return head if colon and len(head) <= 24 else ""


def _latest(group: Sequence[StatedValue], bounds: Mapping[str, Item]) -> list[StatedValue]:
    line = [value for value in group if not value.contrary]
    newest = max(line, key=lambda value: _started(value, bounds), default=None)
    if newest is None:
        return list(group)
    earliest = _earliest(newest, bounds)
    same = [
        value
        for value in line
        if value is newest
        or (_started(value, bounds)[0] >= earliest and value.value != newest.value)
        or _ends_later(value, newest, bounds)
    ]
    against = [value for value in group if value.contrary and _started(value, bounds)[0] >= earliest]
    return same + against


def _started(value: StatedValue, bounds: Mapping[str, Item]) -> tuple[str, str, str]:
    span = bounds.get(value.span)
    return (span.hi or "", span.lo or "", span.id) if span else (LAST_DAY, LAST_DAY, "")


def _earliest(value: StatedValue, bounds: Mapping[str, Item]) -> str:
    span = bounds.get(value.span)
    return span.lo or "" if span else LAST_DAY


def _ends_later(value: StatedValue, newest: StatedValue, bounds: Mapping[str, Item]) -> bool:
    """Whether a value with an end of its own still holds, certainly, although another has begun."""
    span = bounds.get(value.span)
    return bool(
        span and span.lo2 and value.held == "yes" and value.value != newest.value and newest.held == "yes"
    )
