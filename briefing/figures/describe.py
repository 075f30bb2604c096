"""Figures in words, for those who do not see them: made from the same plain values as the drawing.

Each text tells what the drawing tells: who, from when to when, how many, on what sources differ. Where the values are
too many for a sentence, the first and the last stand in it, and it names the list in which all of them are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.language import ENGLISH, Language
from briefing.analysis.wording import capital, counted, listed
from briefing.domain.statuses import status
from briefing.figures.lifelines import LifeLine, LifeSegment
from briefing.figures.matrix import MatrixCell, live_claims
from briefing.figures.relations import RelationBox, RelationLine, Side
from briefing.figures.stacked_counts import DotCount, StatusCount
from briefing.figures.timeline_strip import TimelineEvent

WHOLE = 8
"""Up to so many life lines are told with every status; of more only how each began and how it stands."""

SIDES: dict[Side, str] = {"above": "above it", "left": "before it", "right": "beside it", "below": "below it"}
ROLES = (
    ("lead", "{bodies} {verb}", ("leads", "lead")),
    ("claims", "{bodies} {verb} it", ("claims", "claim")),
    ("supports", "{bodies} {verb}", ("supports", "support")),
    ("recommended", "{bodies} {verb} recommended for it", ("is", "are")),
)


def timeline(
    events: Sequence[TimelineEvent],
    lanes: Sequence[str],
    *,
    where: str = "the chronology",
    spoken: Language = ENGLISH,
) -> str:
    """A timeline: its span, and of each lane how many events, the first and the last; `where` all of them are told."""
    if not events:
        return spoken.say("A timeline without an event.")
    first, last = events[0], events[-1]
    said = [
        spoken.say(
            "Timeline of {events} in {lanes}, from {first} to {last}.",
            events=spoken.counted(len(events), "event"),
            lanes=spoken.counted(len(lanes), "lane"),
            first=spoken.when(first.date),
            last=spoken.when(last.date),
        )
    ]
    for place, name in enumerate(lanes):
        inside = [event for event in events if event.lane == place]
        if not inside:
            said.append(spoken.say("{lane}: no event.", lane=name))
            continue
        number = spoken.counted(len(inside), "event")
        begins, ends = _event(inside[0], spoken), _event(inside[-1], spoken)
        said.append(
            spoken.say("{lane}: {events}, {first}.", lane=name, events=number, first=begins)
            if len(inside) == 1
            else spoken.say(
                "{lane}: {events}, {first} to {last}.", lane=name, events=number, first=begins, last=ends
            )
        )
    differing = [event for event in events if event.disputed and not event.date_disputed]
    dates = [event for event in events if event.date_disputed]
    if dates:
        named = spoken.listed([_event(event, spoken) for event in dates])
        said.append(spoken.say("Sources differ on the date of {events}.", events=named))
    if differing:
        numbers = spoken.listed([str(event.number) for event in differing])
        message = spoken.plural(
            len(differing),
            "Sources differ on something else in number {numbers}.",
            "Sources differ on something else in numbers {numbers}.",
        )
        said.append(message.format(numbers=numbers))
    place_words = spoken.say(where)
    said.append(
        spoken.say("Each event stands with its number, date and source in {place}.", place=place_words)
    )
    return " ".join(said)


def _event(event: TimelineEvent, spoken: Language) -> str:
    said, date = event.words.rstrip("."), spoken.when(event.date)
    return spoken.say("{number} ({date}: {event})", number=event.number, date=date, event=said)


def lifelines(lines: Sequence[LifeLine], *, as_of: str, spoken: Language = ENGLISH) -> str:
    """Life lines: of each body its statuses with their dates, of many the first and the last."""
    if not lines:
        return spoken.say("No life line.")
    told = _whole if len(lines) <= WHOLE else _ends
    number = spoken.counted(len(lines), "life line")
    said = [spoken.say("{lines} to {date}.", lines=number, date=spoken.when(as_of))]
    said += [spoken.say("{name}: {course}.", name=line.name, course=told(line, spoken)) for line in lines]
    return " ".join(said)


def _whole(line: LifeLine, spoken: Language) -> str:
    held = [_status(each, spoken) for each in _merged(line)]
    return spoken.rows(held, "; ") or spoken.say("no dated status")


def _ends(line: LifeLine, spoken: Language) -> str:
    held = _merged(line)
    if len(held) < 3:
        return _whole(line, spoken)
    first, last = _status(held[0], spoken), _status(held[-1], spoken)
    return spoken.say("{first}; last {last}", first=first, last=last)


def _merged(line: LifeLine) -> list[LifeSegment]:
    """The statuses, those that follow a like one taken as one with it."""
    held: list[LifeSegment] = []
    for each in line.segments:
        if held and held[-1].status == each.status:
            held[-1] = replace(held[-1], end=each.end)
        else:
            held.append(each)
    return held


def _status(each: LifeSegment, spoken: Language) -> str:
    word, start = spoken.status(status(each.status).key).lower(), spoken.when(each.start)
    if each.end not in {"", ".."}:
        held = spoken.period(each.start, each.end)
        return spoken.say("{status} {since}", status=word, since=held)
    if not start:
        return word
    if not start[0].isdigit():
        dated = start.replace("about", "since about", 1) if spoken.own else spoken.since(each.start)
        return spoken.say("{status} {since}", status=word, since=dated)
    return spoken.say("{status} {since}", status=word, since=spoken.say("since {date}", date=start))


def relations(
    subject: RelationBox,
    shown: Sequence[RelationLine],
    left_out: Sequence[str] = (),
    *,
    as_of: str = "",
    spoken: Language = ENGLISH,
) -> str:
    """Relations of one body, by where they stand, each with its words, its certainty and the other's status."""
    date = f" {spoken.say('on {date}', date=spoken.when(as_of))}" if as_of else ""
    name = subject.name
    if subject.second:
        name = spoken.say("{name} ({short})", name=name, short=subject.second)
    if not shown:
        return spoken.say("No relation of {name} is drawn{date}.", name=name, date=date)
    number = spoken.counted(len(shown), "relation")
    said = [spoken.say("{relations} of {name}{date}.", relations=number, name=name, date=date)]
    for side, where in SIDES.items():
        lines = [_relation(line, spoken) for line in shown if line.side == side]
        if lines:
            place = capital(spoken.say(where))
            said.append(spoken.say("{name}: {relations}.", name=place, relations=spoken.rows(lines, "; ")))
    if left_out:
        said.append(spoken.say("Not drawn: {names}.", names=spoken.listed(list(left_out))))
    return " ".join(said)


def _relation(line: RelationLine, spoken: Language) -> str:
    parts = [
        line.box.second,
        spoken.say("possibly on this date") if line.possibly else "",
        spoken.say("announced") if line.announced else "",
        spoken.say("sources differ") if line.disputed else "",
    ]
    known = spoken.rows([part for part in parts if part])
    relation = spoken.say("{relation} {object}", relation=line.words, object=line.box.name)
    return spoken.say("{name} ({short})", name=relation, short=known) if known else relation


def matrix(cells: Sequence[MatrixCell]) -> str:
    """The matrix: of each function who leads, claims, supports or is recommended, and whose claim is no longer live."""
    functions = list(dict.fromkeys(cell.function for cell in cells))
    bodies = counted(len({cell.body for cell in cells}), "body", "bodies")
    live = counted(sum(cell.live for cell in cells), "live claim")
    said = [f"{bodies} and {counted(len(functions), 'function')}; {live}."]
    claimed = live_claims(cells)
    for function in functions:
        column = [cell for cell in cells if cell.function == function]
        parts = []
        for role, pattern, verbs in ROLES:
            names = [_body(cell) for cell in column if cell.live and cell.role == role]
            if names:
                parts.append(pattern.format(bodies=listed(names), verb=verbs[len(names) > 1]))
        known = {role for role, _, _ in ROLES}
        others = [_body(cell) for cell in column if cell.live and cell.role not in known]
        gone = [_body(cell) for cell in column if not cell.live]
        if others:
            parts.append(f"{listed(others)}, how is not stated")
        if gone:
            parts.append(f"no longer {listed(gone)}")
        count = claimed[function]
        now = f"{count} {'leads or claims' if count == 1 else 'lead or claim'} it now"
        said.append(f"{capital(function)}: {now}; {'; '.join(parts)}.")
    return " ".join(said)


def _body(cell: MatrixCell) -> str:
    return f"{cell.body} (sources differ)" if cell.disputed else cell.body


def counts(things: str, shown: Sequence[StatusCount]) -> str:
    """Counts by status: how many `things` (in the plural) there are, and how many of each status."""
    total = sum(each.count for each in shown)
    parts = [f"{each.count:,} {each.words}" for each in shown if each.count]
    return f"{total:,} {things}: {listed(parts)}." if parts else f"No {things}."


def dots(things: str, shown: Sequence[DotCount], *, spoken: Language = ENGLISH) -> str:
    """Counts of several compilers, each with its own: never a sum, never a mean."""
    parts = spoken.listed([f"{each.name} {each.words}" for each in shown])
    return spoken.say(
        "{things}, as {compilers} count them: {counts}; not to be averaged.",
        things=capital(things),
        compilers=spoken.counted(len(shown), "compiler"),
        counts=parts,
    )
