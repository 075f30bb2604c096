"""The commitment record: every promise with its course over the years and its last known status, over pages."""

from __future__ import annotations

import re
from datetime import date

from briefing.analysis.commitments import Promise, Record, record
from briefing.analysis.language import Language
from briefing.analysis.profile import profile
from briefing.analysis.selection import Selection
from briefing.analysis.wording import capital
from briefing.domain.edtf import DateError
from briefing.domain.statuses import COMMITMENT_STATUSES
from briefing.figures.marks import mark, year_of
from briefing.report.blocks.base import Made, Page, chosen_only, course, fact, own_parts, unprinted
from briefing.report.blocks.plans import plan_parts
from briefing.report.document import (
    Column,
    Para,
    Part,
    Row,
    Run,
    Section,
    Segment,
    Strip,
    Table,
    Words,
    words,
)

MIN_GROUP = 4
"""Promises made together, by the same actor, on the same day, that share a heading."""

_POINT = re.compile(r"^[^:]{0,40}?\bpoint (\d+): (.+)$", re.IGNORECASE)
NONE_AT_ALL = "No commitment is on record by this date."
NONE_OF_BODY = "No commitment that concerns it is on record by this date."
SOURCE_LINE = (
    "In a strip a tick begins what is fulfilled, where it is long enough for one. Status is ours where "
    "the sources state the step but not the word. † No source on record mentions it in the last two years. "
    "~ about. Sources: notes in the rows."
)


def make(page: Page) -> Made:
    """One section; with commitments added to the block only those, else all made by the as-of date."""
    selection = page.selection
    found = record(selection)
    chosen = chosen_only(page, "commitment")
    body = selection.get(page.block.option("institution"))
    of_body = {each.id for each in profile(selection, body.id).commitments} if body else frozenset()
    promises = [
        each
        for each in found.promises
        if (each.id in chosen if chosen else each.id in of_body if body else True)
    ]
    every = len(promises)
    promises = _newest(promises, page.most(every))
    parts: list[Part] = list(own_parts(page))
    if not chosen and not body:
        parts += plan_parts(page, promises)
    if promises:
        parts.append(_table(selection, promises))
    left = unprinted(
        page.spoken,
        every - len(promises),
        "{count} more of them, made earlier, is on record and not printed here.",
        "{count} more of them, made earlier, are on record and not printed here.",
    )
    return (
        Section(
            page.block.id,
            page.key,
            page.titled("What was promised"),
            tuple(parts) or (Para(words(page.say(NONE_OF_BODY if body else NONE_AT_ALL)), "count"),),
            lead=(*words(_lead(page.spoken, found, every, selection.name(body.id) if body else "")), *left),
            breaks=page.block.option("flow") != "yes",
            sub=page.say("{count} commitments and their last known status", count=len(promises))
            if promises
            else "",
        ),
    )


def _lead(spoken: Language, found: Record, count: int, body: str) -> str:
    if count == len(found.promises):
        return spoken.ended(capital(found.summary))
    text = "{count} of {all} commitments on record by this date."
    if body:
        text = "{count} of {all} commitments on record by this date concern {body}."
    return spoken.say(text, count=count, all=len(found.promises), body=body)


def _newest(promises: list[Promise], most: int) -> list[Promise]:
    """The promises made last, in the order they are printed."""
    kept = sorted(promises, key=lambda each: (each.made, each.id), reverse=True)[:most]
    return [each for each in promises if each in kept]


def _table(selection: Selection, promises: list[Promise]) -> Table:
    spoken = selection.language
    starts = [mark(each.made).start for each in promises if each.made]
    first = int(min((start for start in starts if start > 0), default=2013))
    last = int(selection.as_of[:4]) + 1
    rows: list[Row] = []
    number = 0
    for group in _groups(promises):
        if len(group) >= MIN_GROUP:
            head = group[0]
            title = spoken.rows([part for part in (head.made_in, head.actor, head.made_words) if part])
            rows.append(Row(group=words(title)))
        for each in group:
            number += 1
            rows.append(_row(selection, each, number, grouped=len(group) >= MIN_GROUP))
    return Table(
        "commitments",
        spoken.say("Commitment record"),
        (
            Column(spoken.say("No."), 7, "number"),
            Column(spoken.say("Undertaking, by whom and when"), 0, "narrow"),
            Column(spoken.say("Course"), 30, axis=True),
            Column(spoken.say("Last known"), 42, "narrow"),
        ),
        tuple(rows),
        unit=spoken.say("status strips {first}–{last}; ▼ stated due date", first=first, last=last - 1),
        source=words(spoken.say(SOURCE_LINE)),
        statuses=tuple(status.key for status in COMMITMENT_STATUSES),
        years=(first, last),
    )


def _groups(promises: list[Promise]) -> list[list[Promise]]:
    """Promises in their order, those made together side by side at the place of the first."""
    together: dict[tuple[str, str, str], list[Promise]] = {}
    for each in promises:
        together.setdefault((each.made_in, each.actor, each.made), []).append(each)
    groups: list[list[Promise]] = []
    for each in promises:
        group = together[each.made_in, each.actor, each.made]
        if len(group) < MIN_GROUP:
            groups.append([each])
        elif group[0] is each:
            groups.append(sorted(group, key=lambda one: (_point_number(one.text), one.id)))
    return groups


def _point_number(text: str) -> int:
    match = _POINT.match(text)
    return int(match[1]) if match else 10_000


def _row(selection: Selection, each: Promise, number: int, *, grouped: bool) -> Row:
    text = each.text.rstrip(".")
    match = _POINT.match(each.text) if grouped else None
    if match:
        text = selection.language.say("Point {number}: {text}", number=match[1], text=match[2].rstrip("."))
    said = fact(selection, text, each.citations, most=1, stop=False)
    if each.disputed:
        said = (*said, Run(" ≠", "rust"))
    who: Words = () if grouped else (Run("  "), Run(_who(selection.language, each), "grey"))
    return Row((words(str(number)), (*said, *who), _strip(each, selection), _last(selection, each)))


def _who(spoken: Language, each: Promise) -> str:
    actor = each.actor.replace(";", ",") or spoken.say("by whom not stated")
    made = _bound(spoken.when(each.made, short=True))
    return spoken.rows([actor, made]) if made else actor


def _last(selection: Selection, each: Promise) -> Words:
    spoken = selection.language
    since = _bound(spoken.when(each.since, short=True))
    status = spoken.status(each.status.key).lower()
    word = spoken.rows([status, since]) if since else status
    ids = [one for one in each.status_citations if selection.get(one)]
    shown = _of_last_status(selection, each, ids)
    said = fact(selection, word, shown, most=1, stop=False)
    made: Words = (Run(glyph=each.status.key), *said)
    if each.silent_since:
        made = (*made, Run("\u00a0†", "grey"))
    return made


def _bound(date_words: str) -> str:
    """A date that no line break parts."""
    return date_words.replace(" ", "\u00a0")


def _of_last_status(selection: Selection, each: Promise, ids: list[str]) -> list[str]:
    """The citations of the status shown, before those of earlier ones."""
    span = next((part.span for part in reversed(each.history) if part.status is each.status), "")
    own = [one for one in ids if selection.by_id[one].get("span") == span]
    return own or ids


def _strip(each: Promise, selection: Selection) -> Strip:
    segments: list[Segment] = []
    today = year_of(date.fromisoformat(selection.as_of))
    line = course(each.history, each.status.key)
    for place, part in enumerate(line):
        start = _year(part.start)
        if start is None:
            continue
        end = today
        if place + 1 < len(line):
            end = _year(line[place + 1].start) or today
        elif part.end not in {"", ".."}:
            end = min(_year(part.end, last=True) or today, today)
        segments.append(Segment(start, max(end, start), part.status.key))
    due = _year(each.due, last=True) if each.due else None
    return Strip(tuple(segments), due)


def _year(text: str, *, last: bool = False) -> float | None:
    try:
        made = mark(text)
    except DateError:
        return None
    if made.kind == "unknown":
        return None
    return made.end if last else made.start
