"""A history as the spans of a strip: what stands for certain on the line, in years."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.selection import LAST_DAY
from briefing.analysis.standing import Segment
from briefing.domain.edtf import DateError, bounds
from briefing.ui.kit.strips import StripSpan, year_of


def spans_of(history: Iterable[Segment], as_of: str) -> tuple[StripSpan, ...]:
    """The statuses of a history up to the as-of date; those without a date are left to words.

    One line has room for one status at a time: what stands against the others, and a disputed status beside one
    that is not, are told by the mark "sources differ" and shown in the profile.
    """
    until = as_of if as_of < LAST_DAY else ""
    found: list[tuple[bool, StripSpan]] = []
    for segment in history:
        start = first_day(segment.start)
        if segment.contrary or not start or (until and start > until):
            continue
        end = first_day(segment.end) or until or start
        if until:
            end = min(end, until)
        span = StripSpan(year_of(start), year_of(max(start, end)), segment.status.glyph)
        found.append((segment.disputed, span))
    sure = [span for disputed, span in found if not disputed]
    return tuple(
        span
        for disputed, span in found
        if not disputed or not any(other.start <= span.start < other.end for other in sure)
    )


def axis_of(every: Iterable[tuple[StripSpan, ...]], as_of: str) -> tuple[float, float]:
    """The years between which strips are drawn: from the year before the first span to the as-of date."""
    spans = [span for each in every for span in each]
    last = year_of(as_of) if as_of < LAST_DAY else max((span.end for span in spans), default=1.0)
    first = float(int(min((span.start for span in spans), default=last - 1)))
    return first, max(last, first + 1)


def due_year(due: str) -> float | None:
    """Where the flag of a due date stands: its latest day, as a year; None where it has none."""
    try:
        last = bounds(due)[1] if due else ""
    except DateError:
        return None
    return year_of(last) if last and last < LAST_DAY else None


def first_day(date: str) -> str:
    """The first day of a date; empty for none, an open one, and one that cannot be read."""
    try:
        found = bounds(date)[0] if date not in {"", ".."} else ""
    except DateError:
        return ""
    return "" if found.startswith("0001") else found
