"""The commitment record: what was promised by whom, what became of it, what is overdue or lost to view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.analysis.language import ENGLISH, Language
from briefing.analysis.profile import Segment, history
from briefing.analysis.row_names import with_names
from briefing.analysis.selection import LAST_DAY, Selection
from briefing.analysis.silence import YEARS, no_evidence_since
from briefing.analysis.stated import stated
from briefing.analysis.wording import BASES
from briefing.domain.edtf import DateError, bounds
from briefing.domain.items import Held, Item
from briefing.domain.records import Commitment
from briefing.domain.scales import Grade
from briefing.domain.statuses import COMMITMENT_STATUSES, NO_EVIDENCE, UNKNOWN, Status, status

SETTLED = frozenset({"fulfilled", "lapsed", "superseded"})
"""Statuses after which no more news is expected."""

KEPT = SETTLED | {"operational"}
"""Statuses under which a due date that has passed is not overdue."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment as it stands on the as-of date.

    `status` is the last stated one, `shown` the one counted: "No evidence since" where nothing was published about
    an unsettled promise for two years. `instrument` is the plan, law or body that it was made in or by.
    """

    id: str
    text: str
    actor: str
    made: str
    made_words: str
    made_in: str
    due: str
    due_words: str
    overdue: str
    lead: str
    category: str
    instrument: str
    policy: str
    status: Status
    shown: Status
    status_words: str
    held: Held
    since: str
    latest: str
    basis: str
    silent_since: str
    history: tuple[Segment, ...]
    citations: tuple[str, ...]
    status_citations: tuple[str, ...]
    grade: Grade
    disputed: bool
    mine: bool
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """A number and what it counts: the ids open the list."""

    key: str
    words: str
    ids: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Record:
    """All commitments made by the as-of date, with their counts by status and by instrument.

    `later` are ids of those made after it. `sentence` says how they stand.
    """

    promises: tuple[Promise, ...]
    by_status: tuple[Group, ...]
    by_instrument: tuple[Group, ...]
    overdue: tuple[str, ...]
    silent: tuple[str, ...]
    later: tuple[str, ...]
    sentence: str
    summary: str

    def promise(self, promise_id: str) -> Promise | None:
        """One of them by id."""
        return next((each for each in self.promises if each.id == promise_id), None)


def record(selection: Selection) -> Record:
    """The commitment record on the as-of date."""
    return selection.remember("commitments", lambda: _record(selection))


def promise(selection: Selection, item: Item) -> Promise:
    """One commitment as it stands."""
    made = Commitment(item)
    whole = stated(selection, item.id)
    course = stated(selection, item.id, "status")
    shown = course.shown
    state = status(shown.value) if shown else UNKNOWN
    span = selection.get(shown.span) if shown else None
    silent = "" if state.key in SETTLED else no_evidence_since(selection, item.id)
    spoken = selection.language
    word = spoken.status(state.key)
    words = word if shown else spoken.say("No status stated")
    if shown and shown.held == "possibly" and shown.start:
        words = spoken.say("Possibly {status}", status=word.lower())
    if silent:
        words = spoken.say("No evidence since {date}", date=spoken.when(silent))
    basis = span.get("basis") if span else ""
    policy = _policy(selection, item)
    return Promise(
        item.id,
        made.text,
        made.actor,
        made.made,
        spoken.when(made.made),
        item.get("made_in"),
        made.due,
        spoken.when(made.due),
        "" if state.key in KEPT else overdue(made.due, selection.as_of, spoken),
        item.get("lead"),
        item.get("category"),
        selection.title(policy) if policy else _first(made.actor) or item.get("made_in"),
        policy.id if policy else "",
        state,
        NO_EVIDENCE if silent else state,
        words,
        shown.held if shown else "no",
        shown.start if shown else "",
        span.get("text") if span else "",
        spoken.say(BASES[basis]) if basis in BASES else basis,
        silent,
        history(selection, item.id),
        whole.citations,
        course.citations,
        whole.shown.grade if whole.shown else Grade(None, None),
        whole.disputed or course.open_dispute,
        item.own or bool(item.mine),
        with_names(selection, item.get("note")),
    )


def overdue(due: str, day: str, spoken: Language = ENGLISH) -> str:
    """By how much a due date has passed, in words ("about 9 months overdue"); empty where it has not for certain."""
    if not due or day == LAST_DAY:
        return ""
    try:
        last = bounds(due)[1]
    except DateError:
        return ""
    if last >= day:
        return ""
    passed = (date.fromisoformat(day) - date.fromisoformat(last)).days
    months = round(passed / 30.44)
    if months < 1:
        return spoken.say("{time} overdue", time=spoken.counted(passed, "day"))
    if months < 24:
        return spoken.say("about {time} overdue", time=spoken.counted(months, "month"))
    return spoken.say("about {time} overdue", time=spoken.counted(round(months / 12), "year"))


def _record(selection: Selection) -> Record:
    spoken = selection.language
    every = selection.kind("commitment")
    promises = tuple(promise(selection, item) for item in every if selection.begun(item))
    statuses = (*COMMITMENT_STATUSES, NO_EVIDENCE)
    by_status = tuple(
        Group(
            key.key, spoken.status(key.key), tuple(each.id for each in promises if each.shown.key == key.key)
        )
        for key in statuses
    )
    instruments: dict[str, list[str]] = {}
    for each in promises:
        instruments.setdefault(each.instrument, []).append(each.id)
    by_instrument = tuple(Group(name, name, tuple(ids)) for name, ids in instruments.items())
    late = tuple(each.id for each in promises if each.overdue)
    silent = tuple(each.id for each in promises if each.silent_since)
    later = tuple(item.id for item in every if not selection.begun(item))
    summary = spoken.counted(len(promises), "commitment")
    if later:
        whole = spoken.counted(len(every), "commitment")
        summary = spoken.say("{count} of {whole} made by this date", count=len(promises), whole=whole)
    if silent:
        summary = spoken.say(
            "{counts}, {count} without evidence for {years} years",
            counts=summary,
            count=len(silent),
            years=spoken.number(YEARS),
        )
    return Record(
        promises,
        by_status,
        by_instrument,
        late,
        silent,
        later,
        _sentence(spoken, promises, by_status),
        summary,
    )


def standing_counts(spoken: Language, counts: list[tuple[int, str]]) -> str:
    """How many stand how: "five are operational, two proposed and one dormant"; empty for none."""
    if not counts:
        return ""
    (first, word), *rest = counts
    began = spoken.plural(first, "{count} is {status}", "{count} are {status}")
    said = [began.format(count=spoken.number(first), status=word)]
    said += [
        spoken.say("{count} {status}", count=spoken.number(count), status=status) for count, status in rest
    ]
    return spoken.listed(said)


def _sentence(spoken: Language, promises: tuple[Promise, ...], groups: tuple[Group, ...]) -> str:
    if not promises:
        return spoken.say("No commitment is on record by this date.")
    silent = [group for group in groups if group.key == NO_EVIDENCE.key and group.ids]
    counted_ones = [group for group in groups if group.ids and group.key != NO_EVIDENCE.key]
    counts = standing_counts(spoken, [(group.count, group.words.lower()) for group in counted_ones])
    every = spoken.counted(len(promises), "commitment")
    if not silent:
        return spoken.say("Of {every} made by this date {counts}.", every=every, counts=counts)
    text = (
        "Of {every} made by this date {counts}; about {count} more nothing was published for {years} years."
        if counts
        else "Of {every} made by this date about {count} nothing was published for {years} years."
    )
    count, years = spoken.number(silent[0].count), spoken.number(YEARS)
    return spoken.say(text, every=every, counts=counts, count=count, years=years)


def _policy(selection: Selection, item: Item) -> Item | None:
    for each in selection.about(item.id, "link"):
        if each.get("field") == "policy":
            return selection.get(each.get("ref"))
    return None


def _first(actors: str) -> str:
    return actors.partition(";")[0].strip()


def made_words(each: Promise) -> str:
    """Who made it and when, for the second line: "KP cabinet, 18 March 2025"."""
    return ", ".join(part for part in (each.actor, each.made_words) if part)
