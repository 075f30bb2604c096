"""Dates as sources give them: EDTF (ISO 8601-2) read strictly into first and last possible days.

Plain dates are read by a calendar of our own, because the EDTF library needs milliseconds for each one;
it is loaded only for seasons, unspecified digits and qualified parts of a date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Any, Literal

from briefing.domain.date_refusals import HOW_TO_WRITE, why_not
from briefing.domain.errors import BriefingError

Precision = Literal["day", "month", "season", "year", "decade", "century", "unknown"]
Kind = Literal["date", "interval", "set", "unknown"]

PRECISIONS: tuple[Precision, ...] = ("day", "month", "season", "year", "decade", "century", "unknown")

_PLAIN = re.compile(r"([0-9]{4})(?:-(?!2[1-9]|3[0-9]|4[01])([0-9]{2})(?:-([0-9]{2}))?)?")  # 21 to 41: seasons
_LEAF = re.compile(
    r"([?~%]?)([0-9]{0,4}X{0,4})([?~%]?)"  # year, with a qualifier of its own before or of all behind it
    r"(?:-([?~%]?)([0-9]{2}|XX)([?~%]?)"  # month or season
    r"(?:-([?~%]?)([0-9]{2}|XX)([?~%]?))?)?"  # day
)
_FIRST, _LAST = date.min, date.max
_FEBRUARY, _LEAP_DAY = 2, 29
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
"""The bounds of what has none: nothing dated lies outside them."""

_LONGEST = 200  # signs; no source gives a longer date
_CACHED = 1 << 16


class DateError(BriefingError):
    """A text that is no date this application can read."""


@dataclass(frozen=True, slots=True)
class Part:
    """One calendar date inside an EDTF text, with its digits as written (`X` for unspecified ones).

    `month` and `day` are "" where absent; `season` is "21" to "41" or "". `earliest` and `latest` are strict:
    a qualifier (`~` about, `?` uncertain, `%` both) never widens them.
    """

    year: str
    month: str
    day: str
    season: str
    approximate: bool
    uncertain: bool
    earliest: date
    latest: date

    @property
    def precision(self) -> Precision:
        if self.year == "XXXX":
            return "unknown"
        if "X" in self.year:
            return "decade" if self.year.count("X") == 1 else "century"
        if self.season:
            return "season"
        if self.day and self.day != "XX":
            return "day"
        return "month" if self.month and self.month != "XX" else "year"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run `first..last` inside a set; None is an end without a limit."""

    first: Part | None
    last: Part | None


@total_ordering
@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, interval or set of dates, with the outer bounds of all days that it can mean.

    `start` and `end` are the earliest and latest day on which it can begin and end; a date that is not an
    interval begins and ends within its own bounds. An end that is open (`..`) or unknown (nothing) reaches to
    `date.min` or `date.max`. `parts` holds the dates as written, None for an open or unknown end of an
    interval. `one_of` tells a choice `[…]` from a list of all `{…}`.
    """

    text: str
    earliest: date
    latest: date
    start: tuple[date, date]
    end: tuple[date, date]
    precision: Precision
    kind: Kind
    approximate: bool
    uncertain: bool
    open_start: bool = False
    open_end: bool = False
    unknown_start: bool = False
    unknown_end: bool = False
    parts: tuple[Part | Stretch | None, ...] = ()
    one_of: bool = False

    @property
    def sort_key(self) -> tuple[bool, date, date, str]:
        """By first day, then last day; wholly unknown dates come last."""
        return (self.kind == "unknown", self.earliest, self.latest, self.text)

    def __lt__(self, other: Edtf) -> bool:
        return self.sort_key < other.sort_key


@lru_cache(maxsize=_CACHED)
def parse(text: str) -> Edtf:
    """Read one EDTF text of level 0 or 1, or a set.

    Raises `DateError`, in the user's words, for anything else: blanks, other digits than 0 to 9, years
    outside 0001 to 9999, days that no calendar has, intervals that end before they begin.
    """
    if not text:
        raise DateError("No date is given.", HOW_TO_WRITE)
    if len(text) > _LONGEST:
        raise _refused(text, "it is too long.", HOW_TO_WRITE)
    if text[0] in "[{":
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _single(text, _part(text, text))


def is_date(text: str) -> bool:
    """Whether `parse` can read the text."""
    try:
        parse(text)
    except DateError:
        return False
    return True


@lru_cache(maxsize=_CACHED)
def bounds(text: str) -> tuple[str, str]:
    """First and last day that a date can mean, as ISO days; raises `DateError`."""
    match = _PLAIN.fullmatch(text)
    if match:
        first, last = _days(text, text, *match.groups(default=""))
        return first.isoformat(), last.isoformat()
    read = parse(text)
    return read.earliest.isoformat(), read.latest.isoformat()


def span_bounds(from_text: str, to_text: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Earliest and latest start, earliest and latest end of a span, as ISO days; None where it has no limit.

    A `from` or `to` that is blank or `..` is open and gives None twice. A `from` that is an interval and
    stands alone gives both ends. Raises `DateError`, also where the span ends before it can begin.
    """
    if to_text in {"", ".."} and "/" in from_text:
        whole = parse(from_text)
        start = None if whole.open_start else _iso(whole.start)
        end = None if whole.open_end or whole.unknown_end else _iso(whole.end)
    else:
        start = None if from_text in {"", ".."} else bounds(from_text)
        end = None if to_text in {"", ".."} else bounds(to_text)
    lo, hi = start or (None, None)
    lo2, hi2 = end or (None, None)
    if start and end:
        if end[1] < start[0]:
            raise _ends_first(f"{from_text} to {to_text}")
        # it cannot begin after its latest end, nor end before its earliest beginning
        hi, lo2 = min(start[1], end[1]), max(end[0], start[0])
    return None if lo == _FIRST.isoformat() else lo, hi, lo2, None if hi2 == _LAST.isoformat() else hi2


def _iso(days: tuple[date, date]) -> tuple[str, str]:
    return days[0].isoformat(), days[1].isoformat()


# ---------------------------------------------------------------- one date


def _single(text: str, part: Part) -> Edtf:
    extent = (part.earliest, part.latest)
    precision = part.precision
    unknown = precision == "unknown" and part.month in {"", "XX"} and part.day in {"", "XX"}
    return Edtf(
        text,
        *extent,
        extent,
        extent,
        precision,
        "unknown" if unknown else "date",
        part.approximate,
        part.uncertain,
        parts=(part,),
    )


def _part(leaf: str, text: str) -> Part:
    """Read one date of `text`; `leaf` is where it stands alone in it."""
    plain = _PLAIN.fullmatch(leaf)
    if plain:
        year, month, day = plain.groups(default="")
        return Part(year, month, day, "", False, False, *_days(leaf, text, year, month, day))
    match = _LEAF.fullmatch(leaf)
    if not match or len(match[2]) != 4:
        raise _not_a_date(leaf, text)
    year, month, day = match[2], match[5] or "", match[8] or ""
    marks = "".join(match.group(1, 3) + tuple(mark or "" for mark in match.group(4, 6, 7, 9)))
    season = month if "21" <= month <= "41" else ""
    if season and (day or "X" in year):
        raise _refused(
            text, f"a season ({month}) stands alone with its year.", "Write 2025-21 for spring 2025."
        )
    if month == "XX" and day not in {"", "XX"}:
        raise _refused(text, "it has a day without its month.", f"Write {year} if the month is not known.")
    whole = len(marks) == 1 and leaf.endswith(marks)  # the mark qualifies the whole date
    if not whole and marks and ("X" in leaf or season):
        raise _not_a_date(leaf, text)
    if "X" not in leaf and not season:
        earliest, latest = _days(leaf, text, year, month, day)
        if not whole:  # a part of the date is qualified: the library says whether that is allowed
            _library(leaf, text)
    elif year == "XXXX" and month in {"", "XX"}:
        earliest, latest = _FIRST, _LAST
    else:
        if not season:
            _days(leaf, text, "2000", month.replace("XX", ""), day.replace("XX", ""))
        earliest, latest = _library(leaf.removesuffix(marks), text)
    return Part(
        year,
        "" if season else month,
        day,
        season,
        "~" in marks or "%" in marks,
        "?" in marks or "%" in marks,
        earliest,
        latest,
    )


def _days(leaf: str, text: str, year: str, month: str, day: str) -> tuple[date, date]:
    """First and last day of a plain date."""
    y = int(year)
    if not y:
        raise _refused(text, "there is no year 0000.", HOW_TO_WRITE)
    if not month:
        return date(y, 1, 1), date(y, 12, 31)
    m = int(month)
    if not 1 <= m <= 12:
        raise _refused(text, f"there is no month {month}.", f"Write {year}-12-01, {year}-12 or {year}.")
    if not day:
        return date(y, m, 1), date(y, m, monthrange(y, m)[1])
    try:
        only = date(y, m, int(day))
    except ValueError:
        last = monthrange(y, m)[1]
        raise _refused(
            text, f"{leaf[:7]} has no day {day}.", f"Its days are {leaf[:7]}-01 to {leaf[:7]}-{last}."
        ) from None
    return only, only


def _library(leaf: str, text: str) -> tuple[date, date]:
    """Strict bounds of one date by the EDTF library."""
    from edtf import EDTFParseException, parse_edtf

    try:
        read = parse_edtf(leaf)
    except EDTFParseException:
        raise _not_a_date(leaf, text) from None
    return _calendar(read.lower_strict(), later=True), _calendar(read.upper_strict(), later=False)


def _calendar(day: Any, *, later: bool) -> date:
    """A day of the library, which may have the year 0 or a 29 February that its year lacks."""
    year, month, number = day[:3]
    step = 1 if later else -1
    year = max(year, 1)
    while month == _FEBRUARY and number == _LEAP_DAY and monthrange(year, month)[1] < _LEAP_DAY:
        year += step
    return date(year, month, number)


# ---------------------------------------------------------------- intervals and sets


def _interval(text: str) -> Edtf:
    first_text, _, last_text = text.partition("/")
    if "/" in last_text:
        raise _not_a_date(text, text)
    if {first_text, last_text} <= {"", ".."}:
        raise _refused(text, "it has neither a beginning nor an end.", "Write 2018/.. or ../2018.")
    first = _interval_end(first_text, text)
    last = _interval_end(last_text, text)
    if first and last and last.latest < first.earliest:
        raise _ends_first(text)
    start = (first.earliest, first.latest) if first else (_FIRST, _FIRST)
    end = (last.earliest, last.latest) if last else (_LAST, _LAST)
    if not first_text:
        start = (_FIRST, end[1])
    if not last_text:
        end = (start[0], _LAST)
    # it cannot begin after its latest end, nor end before its earliest beginning
    start, end = (start[0], min(start[1], end[1])), (max(end[0], start[0]), end[1])
    ends = [part for part in (first, last) if part]
    return Edtf(
        text,
        start[0],
        end[1],
        start,
        end,
        _coarsest(ends),
        "interval",
        any(part.approximate for part in ends),
        any(part.uncertain for part in ends),
        first_text == "..",
        last_text == "..",
        not first_text,
        not last_text,
        parts=(first, last),
    )


def _interval_end(leaf: str, text: str) -> Part | None:
    return None if leaf in {"", ".."} else _part(leaf, text)


def _set(text: str) -> Edtf:
    one_of = text[0] == "["
    if len(text) < 3 or text[-1] != ("]" if one_of else "}"):
        raise _refused(
            text, "its bracket is not closed.", "Write [2014,2016] for one of them, {2014,2016} for both."
        )
    elements = text[1:-1].split(",")
    parts: list[Part | Stretch] = []
    for place, element in enumerate(elements):
        first_text, dots, last_text = element.partition("..")
        if not dots:
            parts.append(_part(element, text))
            continue
        if (not first_text and place) or (not last_text and place < len(elements) - 1):
            raise _refused(text, "only its first and last date can be open.", "Write [..2014] or [2014..].")
        first = _part(first_text, text) if first_text else None
        last = _part(last_text, text) if last_text else None
        if not (first or last):
            raise _refused(text, "it holds no date.", HOW_TO_WRITE)
        if first and last and last.latest < first.earliest:
            raise _ends_first(text)
        parts.append(Stretch(first, last))
    dates = [one for part in parts for one in _dates(part)]
    starts = [_first_extent(part) for part in parts]
    ends = [_last_extent(part) for part in parts]
    earliest, latest = min(starts)[0], max(last for _, last in ends)
    if one_of:
        start = end = (earliest, latest)
    else:  # it begins with the first of them and ends with the last
        start = (earliest, min(latest, *(last for _, last in starts)))
        end = (max(earliest, *(first for first, _ in ends)), latest)
    return Edtf(
        text,
        earliest,
        latest,
        start,
        end,
        _coarsest(dates),
        "set",
        any(part.approximate for part in dates),
        any(part.uncertain for part in dates),
        isinstance(parts[0], Stretch) and parts[0].first is None,
        isinstance(parts[-1], Stretch) and parts[-1].last is None,
        parts=tuple(parts),
        one_of=one_of,
    )


def _dates(part: Part | Stretch) -> list[Part]:
    if isinstance(part, Part):
        return [part]
    return [end for end in (part.first, part.last) if end]


def _first_extent(part: Part | Stretch) -> tuple[date, date]:
    if isinstance(part, Stretch):
        return _first_extent(part.first) if part.first else (_FIRST, _FIRST)
    return part.earliest, part.latest


def _last_extent(part: Part | Stretch) -> tuple[date, date]:
    if isinstance(part, Stretch):
        return _last_extent(part.last) if part.last else (_LAST, _LAST)
    return part.earliest, part.latest


def _coarsest(parts: list[Part]) -> Precision:
    return max((part.precision for part in parts), key=PRECISIONS.index)


# ---------------------------------------------------------------- refusals, in the user's words


def _refused(text: str, why: str, mend: str) -> DateError:
    shown = "".join(sign if sign.isprintable() else "·" for sign in text[:_LONGEST])
    return DateError(f"“{shown}” is not a date: {why}", mend)


def _ends_first(text: str) -> DateError:
    return _refused(text, "it ends before it begins.", "Write the earlier date first.")


def _not_a_date(leaf: str, text: str) -> DateError:
    return _refused(text, *why_not(leaf, text, is_date))
