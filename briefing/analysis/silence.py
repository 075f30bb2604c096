"""When something was last heard of: the newest publication about a record, and whether that is too long ago."""

from __future__ import annotations

from datetime import date

from briefing.analysis.selection import LAST_DAY, Selection
from briefing.domain.records import Source

YEARS = 2
"""After how many years without any publication a record counts as silent; printed beside every such count."""

_HANGING = frozenset({"relation", "function", "term", "decision", "count", "span"})


def no_evidence_since(selection: Selection, item_id: str) -> str:
    """EDTF of the last publication about a record, if that lies more than `YEARS` before the as-of date.

    Counted from the latest day on which the source can have been published; empty where something is newer, where
    nothing was published at all, and where no as-of date is set.
    """
    newest = _newest(selection, item_id)
    if not newest or selection.as_of == LAST_DAY:
        return ""
    return (
        (newest.published or newest.latest_day)
        if newest.latest_day < years_before(selection.as_of, YEARS)
        else ""
    )


def years_before(day: str, years: int) -> str:
    """The same day some years earlier; 28 February for a leap day."""
    read = date.fromisoformat(day)
    year = max(read.year - years, 1)
    try:
        return read.replace(year=year).isoformat()
    except ValueError:
        return read.replace(year=year, day=28).isoformat()


def _newest(selection: Selection, item_id: str) -> Source | None:
    return selection.remember(("heard", item_id), lambda: _find(selection, item_id))


def _find(selection: Selection, item_id: str) -> Source | None:
    records = [item_id, *(each.id for each in selection.about(item_id) if each.kind in _HANGING)]
    records += [each.id for each in selection.referring(item_id, "relation")]
    records += [each.id for each in selection.linked(item_id, "subject", "event")]
    sources = (
        selection.source(each.get("ref"))
        for record in records
        for each in selection.about(record, "citation")
    )
    dated = [
        source
        for source in sources
        if source and source.latest_day and (source.item.lo or "") <= selection.as_of
    ]
    return max(dated, key=lambda source: (source.latest_day, source.id), default=None)
