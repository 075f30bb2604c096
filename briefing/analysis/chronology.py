"""The chronology: what happened in order of time, each entry with its date in words and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.analysis.language import ENGLISH, Language
from briefing.analysis.row_names import with_names
from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.analysis.wording import capital, sentence
from briefing.domain.items import Item
from briefing.domain.scales import Grade

SPAN = "{first}–{last}"
"""A run of years."""

KINDS = ("event", "decision", "count")
"""Kinds that a chronology can hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what happened, when, by which citations; `title` bare, `sentence` with its full stop."""

    id: str
    kind: str
    date: str
    date_words: str
    date_short: str
    title: str
    sentence: str
    category: str
    place: str
    citations: tuple[str, ...]
    grade: Grade
    disputed: bool
    subjects: tuple[str, ...]
    note: str
    mine: bool

    @property
    def unsourced(self) -> bool:
        """Whether nothing is cited for it."""
        return not self.citations


@dataclass(frozen=True, slots=True)
class Years:
    """The entries of one run of years, under its heading ("2013–2016")."""

    words: str
    entries: tuple[Entry, ...]


def chronology(
    selection: Selection,
    *,
    ids: Iterable[str] | None = None,
    institutions: Iterable[str] = (),
    first: str = "",
    last: str = "",
    coordination: bool = False,
) -> tuple[Entry, ...]:
    """Entries in order of time: of the given ids, or all events, narrowed to bodies and days (ISO).

    `coordination` keeps events that name a body with that role. What can only have happened after the as-of date
    is left out; undated entries come last.
    """
    chosen = (
        [item for item in map(selection.get, ids) if item and item.kind in KINDS]
        if ids is not None
        else selection.kind("event")
    )
    bodies = set(institutions)
    found = []
    for item in chosen:
        if (
            not selection.begun(item)
            or (first and (item.hi or "") < first)
            or (last and (item.lo or "") > last)
        ):
            continue
        made = entry(selection, item)
        if bodies and not bodies & set(made.subjects):
            continue
        if coordination and not any(_coordinates(selection, each) for each in made.subjects):
            continue
        found.append((not item.lo, item.lo or "", item.hi or "", item.id, made))
    return tuple(each[-1] for each in sorted(found, key=lambda each: each[:-1]))


def entry(selection: Selection, item: Item) -> Entry:
    """One event, board decision or counted figure as an entry."""
    return selection.remember(("entry", item.id), lambda: _entry(selection, item))


def last_events(selection: Selection, count: int = 10) -> tuple[Entry, ...]:
    """The newest events by the as-of date, newest first."""
    return tuple(reversed([each for each in chronology(selection) if each.date][-count:]))


def by_years(entries: Iterable[Entry], *, most: int = 10, spoken: Language = ENGLISH) -> tuple[Years, ...]:
    """The entries in runs of whole years, of at most `most` entries where a year allows it."""
    years: dict[str, list[Entry]] = {}
    for each in entries:
        words = each.date.lstrip("[{.")[:4]
        years.setdefault(words if words.isdigit() else "", []).append(each)
    runs: list[tuple[list[str], list[Entry]]] = []
    for year, of_year in years.items():
        if year and runs and runs[-1][0][-1] and len(runs[-1][1]) + len(of_year) <= most:
            runs[-1][0].append(year)
            runs[-1][1].extend(of_year)
        else:
            runs.append(([year], list(of_year)))
    return tuple(Years(_run(names, spoken), tuple(several)) for names, several in runs)


def _run(years: list[str], spoken: Language) -> str:
    if not years[0]:
        return spoken.say("Undated")
    return years[0] if years[0] == years[-1] else spoken.say(SPAN, first=years[0], last=years[-1])


def _entry(selection: Selection, item: Item) -> Entry:
    whole = stated(selection, item.id)
    title = item.title
    if item.kind == "count":
        title = f"{selection.name(item.about or '')}: {item.get('field')} {item.get('value')}"
    subjects = tuple(
        each.get("ref") for each in selection.about(item.id, "link") if each.get("field") == "subject"
    )
    if item.kind == "decision" and item.about:
        subjects = (item.about,)
    spoken = selection.language
    return Entry(
        item.id,
        item.kind,
        item.get("date"),
        spoken.when(item.get("date")) or spoken.say("Undated"),
        spoken.when(item.get("date"), short=True) or spoken.say("Undated"),
        capital(title),
        sentence(title),
        item.get("category"),
        item.get("place"),
        whole.citations,
        whole.shown.grade if whole.shown else Grade(None, None),
        whole.disputed,
        subjects,
        with_names(selection, item.get("note")),
        item.own or bool(item.mine),
    )


def _coordinates(selection: Selection, record_id: str) -> bool:
    item = selection.get(record_id)
    return bool(item and item.get("role") == "coordination")
