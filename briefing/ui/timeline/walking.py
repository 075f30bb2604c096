"""Where the arrow keys lead on the timeline: along a lane from event to event, and across lanes to the nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.ui.timeline.lanes import Lane


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the walk: an event in a lane."""

    lane: int
    event: str


def along(lanes: Sequence[Lane], at: Spot | None, step: int) -> Spot | None:
    """The next event of the lane in order of time, the one before it, or the same where the lane ends."""
    if at is None or not _holds(lanes, at):
        return ends(lanes, 0, last=step < 0)
    events = lanes[at.lane].events
    index = next(index for index, row in enumerate(events) if row.id == at.event)
    return Spot(at.lane, events[min(max(index + step, 0), len(events) - 1)].id)


def across(lanes: Sequence[Lane], at: Spot | None, step: int) -> Spot | None:
    """The event of the next lane that is nearest in time, or the same where there is no further lane."""
    if at is None or not _holds(lanes, at):
        return ends(lanes, 0, last=False)
    row = next(row for row in lanes[at.lane].events if row.id == at.event)
    target = at.lane + step
    while 0 <= target < len(lanes) and not lanes[target].events:
        target += step
    if not 0 <= target < len(lanes):
        return at
    here = row.mark.anchor
    nearest = min(lanes[target].events, key=lambda other: (abs(other.mark.anchor - here), other.order))
    return Spot(target, nearest.id)


def ends(lanes: Sequence[Lane], lane: int, *, last: bool) -> Spot | None:
    """The first or last event of a lane."""
    if not 0 <= lane < len(lanes) or not lanes[lane].events:
        return None
    events = lanes[lane].events
    return Spot(lane, events[-1 if last else 0].id)


def spot_of(lanes: Sequence[Lane], event: str, near: int = 0) -> Spot | None:
    """Where an event stands: in the lane `near` if it is there, else in the first lane that has it."""
    having = [at for at, lane in enumerate(lanes) if any(row.id == event for row in lane.events)]
    if not having:
        return None
    return Spot(near if near in having else having[0], event)


def first_after(lanes: Sequence[Lane], lane: int, day: float) -> Spot | None:
    """The first event of a lane that begins on a day or later, else its last."""
    if not 0 <= lane < len(lanes) or not lanes[lane].events:
        return None
    found = next((row for row in lanes[lane].events if row.mark.first >= day), lanes[lane].events[-1])
    return Spot(lane, found.id)


def _holds(lanes: Sequence[Lane], at: Spot) -> bool:
    return 0 <= at.lane < len(lanes) and any(row.id == at.event for row in lanes[at.lane].events)
