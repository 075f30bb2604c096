"""The words of the timeline that are composed: ticks, clusters, tooltips, what is in view and what is filtered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from briefing.analysis.wording import when
from briefing.domain.dates_in_words import PATTERNS
from briefing.ui.kit.text import compose
from briefing.ui.timeline import layout
from briefing.ui.timeline.axis import Unit
from briefing.ui.timeline.content import Content
from briefing.ui.timeline.layout import Node
from briefing.ui.timeline.rows import EventRow


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("Timeline", text)


def month(number: int) -> str:
    """The short name of a month."""
    return PATTERNS.get(f"month_{number:02}_short") or PATTERNS[f"month_{number:02}"]


def tick_words(day: int, unit: Unit, alone: bool) -> str:
    """What stands at a tick: the year, the month, or the day of the month; more where it stands first."""
    on = date.fromordinal(day)
    if unit == "year":
        return str(on.year)
    if unit == "month":
        return f"{month(on.month)} {on.year}" if alone else str(on.year) if on.month == 1 else month(on.month)
    if alone:
        return f"{on.day} {month(on.month)} {on.year}"
    return f"{on.day} {month(on.month)}" if on.day == 1 else str(on.day)


def cluster_words(title: str, more: int) -> str:
    """The label of a cluster: the event that stands for it, and how many more there are."""
    return tr("{title} +{more}").format(title=title, more=more)


def cluster_head(node: Node) -> str:
    """A cluster in words: "5 events, March 2015"."""
    return tr("{events}, {period}").format(
        events=count_words(len(node.events)), period=period_words(layout.period_words(node))
    )


def period_words(period: str) -> str:
    """A period as the axis has it, in words: a day, a month, a year, or years."""
    first, _, last = period.partition("/")
    return (
        tr("{first} to {last}").format(first=first.lstrip("0"), last=last.lstrip("0"))
        if last
        else when(first)
    )


def view_words(first: float, last: float) -> str:
    """The stretch in view: "2013 to 2026", "March to May 2025", "3 to 9 March 2025"."""
    begin = date.fromordinal(max(int(first), 1))
    end = date.fromordinal(min(max(int(last - 0.001), 1), date.max.toordinal()))
    if (last - first) > 500:
        # a sliver of a year at the edge is not in view for a reader
        if date(begin.year, 12, 31).toordinal() - first < (last - first) * 0.02:
            begin = date(begin.year + 1, 1, 1)
        if begin.year == end.year:
            return str(begin.year)
        return tr("{first} to {last}").format(first=str(begin.year), last=str(end.year))
    if (last - first) > 45:
        early = month(begin.month) if begin.year == end.year else f"{month(begin.month)} {begin.year}"
        return tr("{first} to {last}").format(first=early, last=f"{month(end.month)} {end.year}")
    return tr("{first} to {last}").format(
        first=when(begin.isoformat(), short=True), last=when(end.isoformat(), short=True)
    )


def years_words(content: Content) -> str:
    """The years that the events span: "1997 to 2026"."""
    first, last = content.years
    if not first:
        return ""
    return str(first) if first == last else tr("{first} to {last}").format(first=first, last=last)


def event_words(row: EventRow) -> str:
    """An event as tooltip, list and screen reader say it: date, place, what happened, how well it is attested."""
    parts = [row.when, row.place]
    head = ", ".join(part for part in parts if part)
    said = [compose("{head}: {title}", head=head, title=row.title.rstrip("."))]
    if row.unsourced:
        said.append(tr("no source"))
    else:
        said.append(", ".join(ground.code for ground in row.grounds[:3]))
    if row.disputed:
        said.append(tr("sources differ"))
    if row.mine:
        said.append(tr("yours"))
    return "; ".join(said)


def events_words(rows: Sequence[EventRow], limit: int = 6, head: str = "") -> str:
    """Several events as a tooltip, one a line, under a head."""
    lines = [head] if head else []
    lines += [f"{row.when}: {row.title}" for row in rows[:limit]]
    if len(rows) > limit:
        lines.append(tr("and {count} more").format(count=len(rows) - limit))
    return "\n".join(lines)


def count_words(count: int) -> str:
    """How many events: "1 event", "144 events"."""
    return tr("1 event") if count == 1 else tr("{count} events").format(count=f"{count:,}")


def more_words(count: int) -> str:
    """What stands for the events that found no room on the shelf."""
    return tr("and {count} more").format(count=count)
