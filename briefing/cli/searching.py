"""`search` and `timeline`: finding records, and events in order of time."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from briefing.cli import shapes
from briefing.cli.answers import Answer, columns
from briefing.cli.naming import find
from briefing.cli.workspace_file import add_dates, add_json, day, opened, selected
from briefing.domain.items import SEARCHED_KINDS

if TYPE_CHECKING:
    from briefing.cli.commands import Commands


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this group."""
    search = commands.add_parser("search", parents=[shared], help="find records by words, in English or Urdu")
    search.add_argument("query", metavar="QUERY", help="words, the beginnings of words, another name")
    search.add_argument("--kind", choices=SEARCHED_KINDS, help="only records of this kind")
    search.add_argument(
        "--limit", type=_positive, default=20, metavar="N", help="at most N results (default 20)"
    )
    add_json(search)
    search.set_defaults(run=search_records)

    timeline = commands.add_parser("timeline", parents=[shared], help="events in order of time")
    timeline.add_argument("--from", dest="first", metavar="DATE", help="from this day")
    timeline.add_argument("--to", dest="last", metavar="DATE", help="to this day")
    timeline.add_argument(
        "--institution",
        action="append",
        default=[],
        metavar="ID",
        help="only events that name this body; repeatable",
    )
    timeline.add_argument(
        "--kind", action="append", default=[], metavar="K", help="only events of this kind; repeatable"
    )
    add_dates(timeline)
    add_json(timeline)
    timeline.set_defaults(run=show_timeline)


def search_records(given: argparse.Namespace) -> Answer:
    """Records that the words lead to, the best first."""
    with opened(given) as workspace:
        hits = workspace.search(given.query, kind=given.kind, limit=given.limit)
    results = [
        {"id": hit.id, "kind": hit.kind, "title": hit.title, "snippet": hit.snippet, "matched": hit.matched}
        for hit in hits
    ]
    lines = columns([(hit.id, hit.kind, hit.title) for hit in hits])
    return Answer(
        {"query": given.query, "results": results}, lines or [f"Nothing is found for “{given.query}”."]
    )


def show_timeline(given: argparse.Namespace) -> Answer:
    """Events between two days, of some bodies and kinds, as far as they can have happened by the as-of date."""
    from briefing.analysis.chronology import chronology

    with opened(given) as workspace:
        selection = selected(given, workspace)
        bodies = [find(workspace, selection, text).id for text in given.institution]
    entries = [
        each
        for each in chronology(
            selection,
            institutions=bodies,
            first=_first_day(given.first),
            last=day(given.last),
        )
        if not given.kind or each.category in given.kind
    ]
    events = [
        {
            "id": each.id,
            "title": each.title,
            "date": each.date,
            "words": each.date_words,
            "kind": each.category,
            "place": each.place,
            "subjects": list(each.subjects),
            "held": shapes.happened(selection, selection.by_id[each.id]),
            "disputed": each.disputed,
            "grade": each.grade.code,
            "mine": each.mine,
            "citations": list(each.citations),
        }
        for each in entries
    ]
    data = {"as_of": selection.as_of, "known_by": selection.known_by, "events": events}
    lines = columns([(each.date_words, each.grade.code, each.title) for each in entries])
    return Answer(data, lines or ["No event fits."])


def _first_day(text: str | None) -> str:
    """The first day that a date can mean."""
    from briefing.domain.edtf import bounds

    return bounds(text)[0] if text else ""


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("give a number of at least 1")
    return number
