"""Where everything of a history strip stands: bars, uncertain extents, labels that do not overlap, ticks of the axis.

Plain numbers from plain values: the widget that paints it, and the tests, read them from here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.analysis.profile import Segment
from briefing.analysis.wording import when
from briefing.domain.edtf import DateError, bounds

_OPEN = frozenset({"", ".."})
_GAP = 8.0
_TICK_ROOM = 46.0


@dataclass(frozen=True, slots=True)
class StripBar:
    """One status. `left` to `sure_left` and `sure_right` to `right` are the extents of its uncertain ends."""

    segment: Segment
    left: float
    sure_left: float
    sure_right: float
    right: float
    open_end: bool
    other_dates: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class StripLabel:
    """Words over a bar. `row` 0 stands nearest to it; `x` is where they begin; `foot` where their leader stands."""

    text: str
    x: float
    width: float
    row: int
    foot: float
    disputed: bool
    against: bool = False


@dataclass(frozen=True, slots=True)
class StripTick:
    """A tick of the axis and its words, empty where they find no place."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class StripLayout:
    """A strip laid out in a width: `bars` in their line, `contrary` beneath it, `as_of` where the date stands."""

    bars: tuple[StripBar, ...]
    contrary: tuple[StripBar, ...]
    labels: tuple[StripLabel, ...]
    ticks: tuple[StripTick, ...]
    as_of: float
    rows: int


def dated(segments: Sequence[Segment]) -> bool:
    """Whether any of the statuses has a date, without which there is no axis."""
    return any(_day(segment.start) for segment in segments)


def lay_out(
    segments: Sequence[Segment],
    as_of: str,
    width: float,
    measure: Callable[[str], float],
    *,
    margin: float = 2.0,
    end_room: float = 14.0,
) -> StripLayout:
    """Lay a history out in a width in pixels; `measure` tells how wide words are."""
    days = [day for segment in segments for day in _days(segment)]
    today = date.fromisoformat(as_of).toordinal() if as_of < "9999" else max(days, default=0) + 30
    first = min([*days, today - 90])
    last = today
    wide = max(width - margin - end_room, 10.0)

    def x(day: int) -> float:
        return margin + (min(max(day, first), last) - first) / max(last - first, 1) * wide

    made = [_bar(segment, x, last) for segment in segments]
    bars = tuple(bar for bar in made if not _against(bar, made))
    contrary = tuple(bar for bar in made if _against(bar, made))
    labels = _labels(bars, contrary, margin, margin + wide + end_room, measure)
    ticks = _ticks(first, last, x, x(today), measure, as_of)
    return StripLayout(
        bars, contrary, labels, ticks, x(today), max((each.row for each in labels), default=0) + 1
    )


def _day(text: str, *, latest: bool = False) -> int:
    """The first or last day that a date can mean, 0 where it is open on that side or no date."""
    if text in _OPEN:
        return 0
    try:
        found = bounds(text)[1 if latest else 0]
    except DateError:
        return 0
    return 0 if found in {"0001-01-01", "9999-12-31"} else date.fromisoformat(found).toordinal()


def _days(segment: Segment) -> list[int]:
    found = [_day(segment.start), _day(segment.start, latest=True), _day(segment.end)]
    return [day for day in found if day]


def _bar(segment: Segment, x: Callable[[int], float], last: int) -> StripBar:
    start, start_latest = _day(segment.start), _day(segment.start, latest=True)
    end, end_latest = _day(segment.end), _day(segment.end, latest=True)
    left = x(start or start_latest or 1)
    sure_left = x(start_latest or start or 1)
    open_end = not (end or end_latest)
    right = x(end_latest or end or last)
    sure_right = x(end or end_latest or last)
    others = tuple(
        x(_day(each))
        for each in segment.other_dates
        if _day(each) and each != segment.start and _day(each) == _day(each, latest=True)
    )
    right = max(right, left)
    return StripBar(
        segment,
        left,
        min(max(sure_left, left), right),
        max(min(sure_right, right), left),
        right,
        open_end,
        others,
    )


def _against(bar: StripBar, every: Sequence[StripBar]) -> bool:
    """Whether a status stands against the line: only disputing sources state it, or it rivals one that stands firm."""
    if bar.segment.contrary:
        return True
    return bar.segment.disputed and any(
        not other.segment.disputed and other.left <= bar.left < other.right - 1 and bar.right > other.left + 1
        for other in every
        if other is not bar
    )


def _labels(
    bars: Sequence[StripBar],
    contrary: Sequence[StripBar],
    first: float,
    last: float,
    measure: Callable[[str], float],
) -> tuple[StripLabel, ...]:
    placed: list[StripLabel] = []
    before = ""
    named = []
    for bar in bars:
        said = bar.segment.status.key
        if said != before or bar.segment.disputed:
            named.append(bar)
        before = said
    # How it stands now is said first; the labels of earlier statuses take the room that is left.
    for bar in [*named[-1:], *named[:-1]]:
        _place(placed, bar, first, last, measure)
    for bar in contrary:
        _place(placed, bar, first, last, measure, against=True)
    return tuple(placed)


def _place(
    placed: list[StripLabel],
    bar: StripBar,
    first: float,
    last: float,
    measure: Callable[[str], float],
    *,
    against: bool = False,
) -> None:
    text = words(bar.segment)
    mark = 15.0 if bar.segment.disputed else 0.0
    wide = measure(text) + mark
    for row in (0, 1):
        for left in (bar.left, bar.left - wide):
            fits = left >= first - 1 and left + wide <= last + 1
            if fits and _free(placed, left, wide, row, bar.left):
                placed.append(StripLabel(text, left, wide, row, bar.left, bar.segment.disputed, against))
                return


def _free(placed: Sequence[StripLabel], left: float, wide: float, row: int, foot: float) -> bool:
    for other in placed:
        same = other.row == row
        if same and left < other.x + other.width + _GAP and other.x < left + wide + _GAP:
            return False
        # The leader of a label in the upper row passes through the lower one.
        if (
            other.row > row
            and left - 3 < other.foot < left + wide + 3
            and other.foot not in {left, left + wide}
        ):
            return False
        if other.row < row and other.x - 3 < foot < other.x + other.width + 3 and foot != other.x:
            return False
    return True


def words(segment: Segment) -> str:
    """The label of a status: its date in short words and what it was."""
    if segment.label.startswith("again"):
        return segment.label
    said = segment.status.word.lower()
    dates = when(segment.start, short=True)
    return f"{dates}, {said}" if dates else said


def _ticks(
    first: int,
    last: int,
    x: Callable[[int], float],
    as_of: float,
    measure: Callable[[str], float],
    as_of_day: str,
) -> tuple[StripTick, ...]:
    one, two = date.fromordinal(max(first, 1)), date.fromordinal(last)
    years = two.year - one.year + 1
    step = next((each for each in (1, 2, 5, 10, 20, 50) if years / each <= 12), 100)
    months = (1, 4, 7, 10) if years <= 3 else (1,)
    dates = [
        date(year, month, 1)
        for year in range(one.year, two.year + 1)
        for month in months
        if month > 1 or year % step == 0
    ]
    room = as_of - measure(when(as_of_day, short=True)) - _GAP if as_of_day < "9999" else as_of
    made: list[StripTick] = []
    free_from = 0.0
    for each in dates:
        if not first <= each.toordinal() <= last:
            continue
        at = x(each.toordinal())
        text = str(each.year) if each.month == 1 else when(each.isoformat()[:7], short=True).split()[0]
        fits = at >= free_from and at + measure(text) + 4 <= room
        made.append(StripTick(at, text if fits else ""))
        if fits:
            free_from = at + max(_TICK_ROOM, measure(text) + 2 * _GAP)
    return tuple(made)
