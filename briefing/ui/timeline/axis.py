"""The axis of time: days as whole numbers, the window in view, and ticks by calendar arithmetic.

A day is its proleptic Gregorian ordinal (`date.toordinal`); no clock and no time zone is involved. A window is a
stretch of days drawn on a stretch of pixels; the axis runs from left to right in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
FEWEST_DAYS = 6.0
"""The narrowest window: no date is finer than a day, and four ticks need six days."""

FEWEST_TICKS, MOST_TICKS = 4, 12

Unit = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Window:
    """What is in view: `days` days from the day `first` on, drawn from the pixel `left` on over `width` pixels."""

    first: float
    days: float
    left: float = 0.0
    width: float = 1000.0

    @property
    def last(self) -> float:
        """The end of the last day in view."""
        return self.first + self.days

    @property
    def right(self) -> float:
        """The last pixel."""
        return self.left + self.width

    @property
    def day_px(self) -> float:
        """How many pixels a day is wide."""
        return self.width / self.days

    def x(self, day: float) -> float:
        """The pixel at which a day begins."""
        return self.left + (day - self.first) * self.day_px

    def day(self, x: float) -> float:
        """The day at a pixel."""
        return self.first + (x - self.left) / self.day_px

    def shows(self, first: float, last: float) -> bool:
        """Whether any of the days from `first` to the end `last` are in view."""
        return first < self.last and last > self.first

    def zoomed(self, factor: float, x: float, world: World) -> Window:
        """The window with `factor` times the days, the day under the pixel `x` staying there where it can."""
        days = min(max(self.days * factor, FEWEST_DAYS), max(world.days, FEWEST_DAYS))
        share = (x - self.left) / self.width
        return replace(self, first=self.day(x) - share * days, days=days).within(world)

    def panned(self, pixels: float, world: World) -> Window:
        """The window moved by pixels: positive shows later days."""
        return replace(self, first=self.first + pixels / self.day_px).within(world)

    def within(self, world: World) -> Window:
        """The window moved back into the days that there are to see, and cut where it is wider than they."""
        days = min(self.days, max(world.days, FEWEST_DAYS))
        first = min(max(self.first, world.first), max(world.last - days, world.first))
        return replace(self, first=first, days=days)

    def showing(self, first: float, last: float, world: World) -> Window:
        """The window that shows the days from `first` to the end `last`, and no more than needed around them."""
        days = min(max(last - first, FEWEST_DAYS), max(world.days, FEWEST_DAYS))
        return replace(self, first=(first + last - days) / 2, days=days).within(world)


@dataclass(frozen=True, slots=True)
class World:
    """All days that can be brought into view, from the day `first` to the end of the day before `last`."""

    first: float
    last: float

    @property
    def days(self) -> float:
        """How many they are."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the lanes at the beginning of a day. `major` ones are 4 to 12 in any window.

    `label` is empty where a minor one has no room for its own; `strong` ones begin a larger unit.
    """

    day: int
    label: str
    major: bool = True
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the calendar: so many days, months or years; `longest` is the most days it can take."""

    unit: Unit
    count: int

    @property
    def longest(self) -> int:
        """The most days that one step takes."""
        if self.unit == "day":
            return self.count
        if self.unit == "month":
            return {1: 31, 2: 62, 3: 92, 6: 184}[self.count]
        return self.count * 366

    def days(self, first: float, last: float) -> Iterator[int]:
        """The days in `first` to `last` on which a step begins."""
        low, high = max(int(-(-first // 1)), FIRST_DAY), min(last, LAST_DAY)
        if low > high:
            return
        if self.unit == "day":
            # 1 January 0001 was a Monday: steps of weeks begin on Mondays
            day = FIRST_DAY + -(-(low - FIRST_DAY) // self.count) * self.count
            while day <= high:
                yield day
                day += self.count
            return
        months = self.count if self.unit == "month" else self.count * 12
        begin = date.fromordinal(low)
        index = (begin.year * 12 + begin.month - 1) // months * months
        while (year := index // 12) <= date.max.year:
            if year >= 1:
                day = date(year, index % 12 + 1, 1).toordinal()
                if day > high:
                    return
                if day >= low:
                    yield day
            index += months


STEPS = (
    *(Step("day", count) for count in (1, 2, 4, 7, 14)),
    *(Step("month", count) for count in (1, 2, 3, 6)),
    *(Step("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)

Words = Callable[[int, Unit, bool], str]
"""Words for a tick: the day, the unit of the step, and whether it stands alone or among its like."""


def step_for(window: Window, apart: float) -> Step:
    """The finest step with at most 12 ticks in the window that stand `apart` pixels from each other.

    Where no step satisfies both, the one that stays within 4 to 12 ticks wins.
    """
    able = [step for step in STEPS if _count_fits(step, window)]
    if not able:
        return STEPS[0] if window.days < STEPS[1].longest * FEWEST_TICKS else STEPS[-1]
    return next((step for step in able if step.longest * window.day_px >= apart), able[-1])


def _count_fits(step: Step, window: Window) -> bool:
    count = sum(1 for _ in zip(step.days(window.first, window.last), range(MOST_TICKS + 1), strict=False))
    return FEWEST_TICKS <= count <= MOST_TICKS


def ticks(window: Window, words: Words, measure: Callable[[str], float]) -> list[Tick]:
    """The ticks in a window, in order of time: the major ones labelled, finer ones where they have room.

    The finer step is labelled too where all its labels keep apart, as the years of a decade may.
    """
    widest = 0.0
    for sample in (date(2020, 9, 20), date(2022, 11, 28)):
        for unit in ("day", "month", "year"):
            widest = max(widest, measure(words(sample.toordinal(), unit, False)))
    step = step_for(window, widest + 14)
    major = list(step.days(window.first, window.last))
    found = {day: Tick(day, words(day, step.unit, False), True, _strong(day, step)) for day in major}
    alone = words(major[0], step.unit, True)
    if len(major) > 1 and measure(alone) + 6 <= (major[1] - major[0]) * window.day_px:
        found[major[0]] = replace(found[major[0]], label=alone)
    finer = _finer(step)
    if not finer:
        return list(found.values())
    longest = max(measure(tick.label) for tick in found.values())
    apart = finer.longest * window.day_px
    labelled = finer.unit == step.unit and apart >= longest + 16
    if labelled:
        found = {day: replace(tick, strong=_strong(day, finer)) for day, tick in found.items()}
    for day in finer.days(window.first, window.last) if apart >= 7 else ():
        if day not in found:
            label = words(day, finer.unit, False) if labelled else ""
            found[day] = Tick(day, label, False, labelled and _strong(day, finer))
    return [found[day] for day in sorted(found)]


def _finer(step: Step) -> Step | None:
    """The step below, whose own beginnings include those of the step."""
    for other in reversed(STEPS[: STEPS.index(step)]):
        if other.unit == step.unit and step.count % other.count == 0:
            return other
        if step.unit == "year" and other.unit == "month":
            return other
        if step.unit == "month" and other.unit == "day" and other.count == 1:
            return other
    return None


def _strong(day: int, step: Step) -> bool:
    """Whether a tick begins the next larger thing that a reader counts by."""
    on = date.fromordinal(day)
    if step.unit == "day":
        return on.day <= step.count
    if step.unit == "month":
        return on.month == 1
    return on.year % (5 if step.count < 5 else step.count * 10 if step.count in {10, 100, 1000} else 50) == 0
