"""Figures in words, for those who do not see them: made from the same plain values as the drawing.

Each text tells what the drawing tells: who, from when to when, how many, on what sources differ. Where the values are
too many for a sentence, the first and the last stand in it, and it names the list in which all of them are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.wording import capital, counted, listed, period, when
from briefing.domain.statuses import status
from briefing.figures.lifelines import LifeLine, LifeSegment
from briefing.figures.matrix import MatrixCell, live_claims
from briefing.figures.relations import RelationBox, RelationLine, Side
from briefing.figures.stacked_counts import DotCount, StatusCount
from briefing.figures.status_strip import StripSegment
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


def timeline(events: Sequence[TimelineEvent], lanes: Sequence[str], *, where: str = "the chronology") -> str:
    """A timeline: its span, and of each lane how many events, the first and the last; `where` all of them are told."""
    if not events:
        return "A timeline without an event."
    first, last = events[0], events[-1]
    span = f"from {when(first.date)} to {when(last.date)}"
    said = [f"Timeline of {counted(len(events), 'event')} in {counted(len(lanes), 'lane')}, {span}."]
    for place, name in enumerate(lanes):
        inside = [event for event in events if event.lane == place]
        if not inside:
            said.append(f"{name}: no event.")
            continue
        ends = [_event(inside[0])] if len(inside) == 1 else [_event(inside[0]), _event(inside[-1])]
        said.append(f"{name}: {counted(len(inside), 'event')}, {' to '.join(ends)}.")
    differing = [event for event in events if event.disputed and not event.date_disputed]
    dates = [event for event in events if event.date_disputed]
    if dates:
        said.append(f"Sources differ on the date of {listed([_event(event) for event in dates])}.")
    if differing:
        numbers = [str(event.number) for event in differing]
        said.append(f"Sources differ on something else in {_numbered(numbers)}.")
    said.append(f"Each event stands with its number, date and source in {where}.")
    return " ".join(said)


def _event(event: TimelineEvent) -> str:
    return f"{event.number} ({when(event.date)}: {event.words.rstrip('.')})"


def _numbered(numbers: Sequence[str]) -> str:
    return f"{'number' if len(numbers) == 1 else 'numbers'} {listed(numbers)}"


def lifelines(lines: Sequence[LifeLine], *, as_of: str) -> str:
    """Life lines: of each body its statuses with their dates, of many the first and the last."""
    if not lines:
        return "No life line."
    told = _whole if len(lines) <= WHOLE else _ends
    head = f"{counted(len(lines), 'life line')} to {when(as_of)}"
    return f"{head}. " + " ".join(f"{line.name}: {told(line)}." for line in lines)


def _whole(line: LifeLine) -> str:
    return "; ".join(_status(each) for each in _merged(line)) or "no dated status"


def _ends(line: LifeLine) -> str:
    held = _merged(line)
    if len(held) < 3:
        return _whole(line)
    return f"{_status(held[0])}; last {_status(held[-1])}"


def _merged(line: LifeLine) -> list[LifeSegment]:
    """The statuses, those that follow a like one taken as one with it."""
    held: list[LifeSegment] = []
    for each in line.segments:
        if held and held[-1].status == each.status:
            held[-1] = replace(held[-1], end=each.end)
        else:
            held.append(each)
    return held


def _status(each: LifeSegment) -> str:
    word, start = status(each.status).word.lower(), when(each.start)
    if each.end not in {"", ".."}:
        return f"{word} {period(each.start, each.end)}"
    if not start or not start[0].isdigit():
        return f"{word} {start.replace('about', 'since about', 1)}".strip()
    return f"{word} since {start}"


def relations(
    subject: RelationBox, shown: Sequence[RelationLine], left_out: Sequence[str] = (), *, as_of: str = ""
) -> str:
    """Relations of one body, by where they stand, each with its words, its certainty and the other's status."""
    date = f" on {when(as_of)}" if as_of else ""
    second = f" ({subject.second})" if subject.second else ""
    if not shown:
        return f"No relation of {subject.name}{second} is drawn{date}."
    said = [f"{counted(len(shown), 'relation')} of {subject.name}{second}{date}."]
    for side, where in SIDES.items():
        lines = [line for line in shown if line.side == side]
        if lines:
            said.append(f"{capital(where)}: {'; '.join(_relation(line) for line in lines)}.")
    if left_out:
        said.append(f"Not drawn: {listed(list(left_out))}.")
    return " ".join(said)


def _relation(line: RelationLine) -> str:
    parts = [
        line.box.second,
        "possibly on this date" if line.possibly else "",
        "announced" if line.announced else "",
        "sources differ" if line.disputed else "",
    ]
    known = ", ".join(part for part in parts if part)
    return f"{line.words} {line.box.name}" + (f" ({known})" if known else "")


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


def dots(things: str, shown: Sequence[DotCount]) -> str:
    """Counts of several compilers, each with its own: never a sum, never a mean."""
    parts = [f"{each.name} {each.words}" for each in shown]
    return f"{capital(things)}, as {counted(len(shown), 'compiler')} count them: {listed(parts)}; not to be averaged."


def strip(segments: Sequence[StripSegment], *, due: float | None = None) -> str:
    """A status strip: each status with the years it held, and the stated due date's year."""
    parts = []
    for place, each in enumerate(segments):
        word, first = status(each.status).word.lower(), int(each.start)
        last = len(segments) - 1 == place
        end = None if each.end is None else int(each.end)
        if last or end is None:
            parts.append(f"{word} from {first}" if end is None or end > first else f"{word} in {first}")
        else:
            parts.append(f"{word} {first} to {end}" if end > first else f"{word} in {first}")
    if due is not None:
        parts.append(f"due in {int(due)}")
    return capital(", ".join(parts)) or "No dated status"
