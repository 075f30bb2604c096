"""The time axis: ticks stand on the calendar's boundaries and their labels keep apart."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ui.timeline.axis import (
    FEWEST_DAYS,
    FEWEST_TICKS,
    FIRST_DAY,
    LAST_DAY,
    MOST_TICKS,
    STEPS,
    Unit,
    Window,
    World,
    ticks,
)

ALL_TIME = World(FIRST_DAY, LAST_DAY)


def words(day: int, unit: Unit, alone: bool) -> str:
    on = date.fromordinal(day)
    if unit == "year":
        return str(on.year)
    text = f"{on:%b}" if unit == "month" else str(on.day)
    return f"{text} {on.year}" if alone else text


def measure(text: str) -> float:
    return 6.5 * len(text)


windows = st.builds(
    lambda first, days, width: Window(first, days, 134, width),
    st.floats(FIRST_DAY + 10, date(4000, 1, 1).toordinal()),
    st.floats(0, 1).map(lambda share: FEWEST_DAYS * (366_000 * 5 / FEWEST_DAYS) ** share),
    st.floats(420, 2600),
)


@given(windows)
def test_any_window_has_4_to_12_major_ticks(window: Window) -> None:
    major = [tick for tick in ticks(window, words, measure) if tick.major]
    assert FEWEST_TICKS <= len(major) <= MOST_TICKS


@given(windows)
def test_labels_of_ticks_keep_apart(window: Window) -> None:
    labelled = [tick for tick in ticks(window, words, measure) if tick.label]
    for one, other in itertools.pairwise(labelled):
        assert window.x(other.day) - window.x(one.day) >= measure(one.label), (one, other)


@given(windows)
def test_ticks_stand_on_boundaries_of_the_calendar(window: Window) -> None:
    found = ticks(window, words, measure)
    assert [tick.day for tick in found] == sorted({tick.day for tick in found})
    if window.days > 366 * 20:
        assert all(date.fromordinal(tick.day).timetuple().tm_yday == 1 for tick in found if tick.major)
    assert all(window.first <= tick.day <= window.last for tick in found)


def test_every_step_is_equal_by_the_calendar() -> None:
    for step in STEPS:
        days = list(step.days(date(2010, 1, 1).toordinal(), date(2013, 1, 1).toordinal() + 1100 * step.count))
        if step.unit == "day":
            assert {b - a for a, b in itertools.pairwise(days)} == {step.count}
        else:
            dates = [date.fromordinal(day) for day in days]
            months = {(b.year - a.year) * 12 + b.month - a.month for a, b in itertools.pairwise(dates)}
            assert months == {step.count * (12 if step.unit == "year" else 1)}
            assert {on.day for on in dates} == {1}


def test_weeks_begin_on_mondays() -> None:
    week = next(step for step in STEPS if step.count == 7)
    for day in week.days(date(2025, 1, 1).toordinal(), date(2025, 12, 31).toordinal()):
        assert date.fromordinal(day).weekday() == 0


def test_the_years_of_a_decade_are_labelled_and_the_fifth_is_strong() -> None:
    window = Window(date(2013, 1, 1).toordinal(), 13.2 * 365.25, 142, 708)
    found = ticks(window, words, measure)
    assert [tick.label for tick in found] == [str(year) for year in range(2013, 2027)]
    assert [tick.label for tick in found if tick.strong] == ["2015", "2020", "2025"]


@given(windows, st.floats(0, 1), st.integers(1, 12))
def test_zooming_keeps_the_day_under_the_pointer(window: Window, share: float, steps: int) -> None:
    x = window.left + share * window.width
    under = window.day(x)
    for _ in range(steps):
        window = window.zoomed(2**-0.25, x, ALL_TIME)
    assert abs(window.x(under) - x) < 1


@given(windows, st.integers(1, 10))
def test_zooming_in_and_out_comes_back(window: Window, steps: int) -> None:
    if window.days / 2 ** (steps / 4) < FEWEST_DAYS:
        return
    again = window
    for _ in range(steps):
        again = again.zoomed(2**-0.25, window.left + 300, ALL_TIME)
    for _ in range(steps):
        again = again.zoomed(2**0.25, window.left + 300, ALL_TIME)
    assert again.first == pytest.approx(window.first, abs=window.days / window.width)
    assert again.days == pytest.approx(window.days, rel=1e-6)


@given(windows, st.floats(-1e5, 1e5))
def test_no_window_leaves_the_world(window: Window, pixels: float) -> None:
    world = World(date(1997, 1, 1).toordinal(), date(2026, 6, 1).toordinal())
    for moved in (window.panned(pixels, world), window.zoomed(1.7, 500, world), window.within(world)):
        assert moved.first >= world.first - 1e-6
        assert moved.last <= world.last + 1e-6
        assert moved.days >= FEWEST_DAYS
