"""Everything the timeline shows for one filter and one way of making lanes, as one plain value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefing.analysis.selection import Selection
from briefing.ui.timeline.axis import World
from briefing.ui.timeline.lanes import Lane, Mode, Translate, lanes_of, undated
from briefing.ui.timeline.layout import density, first_view, world_of
from briefing.ui.timeline.rows import Band, EventRow, plan_bands


@dataclass(frozen=True)
class Content:
    """The events of a filter in order of time, the lanes they stand in, the shelf, and the plans in force.

    `as_of` is the as-of date as a day; `everything` counts the events without the filter.
    """

    rows: tuple[EventRow, ...] = ()
    lanes: tuple[Lane, ...] = ()
    shelf: tuple[EventRow, ...] = ()
    bands: tuple[Band, ...] = ()
    mode: Mode = "institution"
    as_of: int = date(2000, 1, 1).toordinal()
    everything: int = 0

    @cached_property
    def world(self) -> World:
        """All days there are to see."""
        return world_of(self.rows, self.as_of)

    @cached_property
    def first_view(self) -> tuple[float, float]:
        """The days of the first view."""
        return first_view(self.rows, self.world)

    @cached_property
    def density(self) -> dict[int, float]:
        """How many events each year holds."""
        return density(self.rows)

    @cached_property
    def by_id(self) -> dict[str, EventRow]:
        """The events by id."""
        return {row.id: row for row in self.rows}

    def prepare(self) -> None:
        """Work out now, in whatever thread this is, what would else be worked out when it is first painted."""
        for made in (self.world, self.first_view, self.density, self.by_id, self.years):
            del made

    def within(self, first: float, last: float) -> tuple[EventRow, ...]:
        """The dated events of which any possible day lies between two days."""
        return tuple(
            row for row in self.rows if row.mark.dated and row.mark.first < last and row.mark.after > first
        )

    @cached_property
    def years(self) -> tuple[int, int]:
        """The first and the last year of its events; twice 0 where nothing is dated."""
        dated = [row.mark for row in self.rows if row.mark.dated]
        if not dated:
            return 0, 0
        first, last = min(mark.first for mark in dated), max(mark.after for mark in dated) - 1
        return date.fromordinal(first).year, date.fromordinal(last).year


def content_of(
    selection: Selection,
    rows: Sequence[EventRow],
    mode: Mode,
    tr: Translate = str,
    *,
    bodies: frozenset[str] = frozenset(),
    everything: int = 0,
) -> Content:
    """The content for the rows of a filter; `bodies` are those that the filter names."""
    return Content(
        tuple(rows),
        lanes_of(mode, rows, selection, tr, chosen=bodies),
        undated(rows),
        plan_bands(selection),
        mode,
        date.fromisoformat(selection.as_of).toordinal(),
        everything or len(rows),
    )
