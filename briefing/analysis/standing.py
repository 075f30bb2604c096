"""How a record stands: the head of its profile on the as-of date, and its history as a strip."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.selection import Selection
from briefing.analysis.silence import no_evidence_since
from briefing.analysis.stated import StatedValue, stated
from briefing.analysis.wording import capital
from briefing.domain.items import Held
from briefing.domain.statuses import ROLES, TIERS, Status, status


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a profile: name, status on the as-of date and how sure that is.

    `status_words` is the status with its certainty ("Operational", "Possibly dormant"); `since` EDTF of its
    beginning; `silent_since` is EDTF of the last publication about it where nothing came for two years.
    """

    id: str
    kind: str
    name: str
    short: str
    status: Status
    status_words: str
    held: Held
    since: str
    since_words: str
    disputed: bool
    silent_since: str
    silent_words: str
    tier: str
    category: str
    role: str
    line: str
    urdu: str
    citations: tuple[str, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """One status in a history strip: EDTF start and end (of the next one where it has none of its own).

    `contrary` ones stand beside the line of the others: only disputing sources state them, or a better stated one
    began on the same day. `again` ones resume an open status after another has ended.
    """

    span: str
    status: Status
    start: str
    end: str
    label: str
    disputed: bool
    citations: tuple[str, ...]
    contrary: bool = False
    other_dates: tuple[str, ...] = ()
    again: bool = False


def header(selection: Selection, item_id: str) -> Header:
    """The head of a profile alone, for lists."""
    return selection.remember(("header", item_id), lambda: _header(selection, item_id))


def history(selection: Selection, item_id: str) -> tuple[Segment, ...]:
    """The statuses of a record in order of time, each ending where the next begins; disputing ones beside."""
    field = stated(selection, item_id, "status")
    spans = [
        selection.by_id[value.span] for value in field.values if value.span and value.span in selection.by_id
    ]
    order = {span.id: (span.lo or "", span.hi or "", span.id) for span in spans}
    ranked = [value for value in field.values if value.span in order]
    values = sorted(ranked, key=lambda value: order[value.span][:2])  # of one day the best ranked first
    line = _line(values, order)
    segments = []
    for value in values:
        start, end = _ends(value.start, value.end)
        later = [other for other in line if order[other.span][0] > order[value.span][0]]
        following = later[0] if later else None
        closed = end not in {"", ".."}
        segments.append(
            _segment(
                selection, value, start, end if closed or not following else _ends(following.start, "")[0]
            )
        )
        if closed and value in line:
            resumed = _resumed(line, value, order)
            next_day = order[following.span][0] if following else selection.as_of
            if resumed and (selection.by_id[value.span].hi2 or "") < next_day:
                until = _ends(following.start, "")[0] if following else ""
                segments.append(_segment(selection, resumed, end, until, again=True))
    return tuple(segments)


def _line(values: list[StatedValue], order: dict[str, tuple[str, str, str]]) -> list[StatedValue]:
    """The statuses that follow each other: of several that begin the same days, the best ranked."""
    line: list[StatedValue] = []
    for value in values:
        if value.contrary:
            continue
        if line and order[line[-1].span][:2] == order[value.span][:2] and line[-1].value != value.value:
            continue
        line.append(value)
    return line


def _segment(
    selection: Selection,
    value: StatedValue,
    start: str,
    end: str,
    *,
    again: bool = False,
    rival: bool = False,
) -> Segment:
    spoken, word = selection.language, value.words.lower()
    dated = spoken.rows([spoken.when(value.start), word]) if value.start else word
    return Segment(
        value.span,
        status(value.value),
        start,
        end,
        spoken.say("again {status}", status=word) if again else dated,
        bool(value.disputing) or value.contrary,
        value.citations,
        value.contrary or rival,
        value.other_dates,
        again,
    )


def _ends(start: str, end: str) -> tuple[str, str]:
    """Both ends of a span whose start alone may be an interval ("2018-11/..")."""
    if end in {"", ".."} and "/" in start:
        first, _, last = start.partition("/")
        return first, last
    return start, end


def _resumed(
    line: list[StatedValue], ended: StatedValue, order: dict[str, tuple[str, str, str]]
) -> StatedValue | None:
    """The open value that holds again when a later one has ended."""
    before = [
        value
        for value in line
        if order[value.span] < order[ended.span] and _ends(value.start, value.end)[1] in {"", ".."}
    ]
    return before[-1] if before else None


def _header(selection: Selection, item_id: str) -> Header:
    item = selection.by_id[item_id]
    found = stated(selection, item_id, "status")
    shown = found.shown
    state = status(shown.value) if shown else status("unknown")
    silent = no_evidence_since(selection, item_id)
    spoken = selection.language
    word = spoken.status(state.key)
    words = word if shown else spoken.say("Status not stated")
    if shown and shown.held == "possibly" and shown.start:
        words = spoken.say("Possibly {status}", status=word.lower())
        if found.beside:
            words = spoken.say("{status}, certainly {sure}", status=words, sure=found.beside.words.lower())
    began = shown.start if shown else ""
    resumed = [
        each.start for each in history(selection, item_id) if shown and each.again and each.span == shown.span
    ]
    if resumed:
        began = resumed[-1]
    tier = spoken.say(TIERS[item.get("tier")], context="tier") if item.get("tier") in TIERS else ""
    category = spoken.term(item.get("category"))
    names = [each.get("value") for each in selection.about(item_id, "name")]
    of_tier = spoken.say("{tier} tier", tier=tier.lower()) if tier else ""
    line_words = spoken.rows([part for part in (capital(category), of_tier) if part])
    return Header(
        item_id,
        item.kind,
        selection.title(item),
        selection.short(item),
        state,
        words,
        shown.held if shown else "no",
        began,
        spoken.since(began),
        found.open_dispute,
        silent,
        spoken.say("no evidence since {date}", date=spoken.when(silent)) if silent else "",
        tier,
        category,
        spoken.say(ROLES[item.get("role")], context="role") if item.get("role") in ROLES else "",
        line_words,
        names[0] if names else "",
        found.citations,
        item.own or bool(item.mine),
    )
