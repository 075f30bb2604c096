"""The commitments as plain values: rows, what narrows them, and the groups they stand in with their counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from briefing.analysis.commitments import Promise, record
from briefing.analysis.selection import LAST_DAY, Selection
from briefing.analysis.wording import when
from briefing.domain.statuses import COMMITMENT_STATUSES, NO_EVIDENCE, STATUSES
from briefing.store.folding import words as folded
from briefing.ui.institutions.marks import chips
from briefing.ui.kit.painters import Chip
from briefing.ui.kit.strips import StripSpan, year_of
from briefing.ui.overview.spans import axis_of, due_year, first_day, spans_of

Grouping = Literal["instrument", "actor", "status", "none"]
GROUPINGS: tuple[Grouping, ...] = ("instrument", "actor", "status", "none")
OVERDUE, DIFFER = "overdue", "disputed"
"""Keys of the status filter that are no statuses: the due date has passed; sources differ."""

ORDER = (*COMMITMENT_STATUSES, NO_EVIDENCE)
"""Statuses as they are counted and stand in columns."""


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One commitment as a row. `status` is the key it is counted under; `words` what typed text is sought in."""

    id: str
    text: str
    actor: str
    made: str
    actors: tuple[str, ...]
    instrument: str
    status: str
    glyph: str
    status_words: str
    silent_words: str
    spans: tuple[StripSpan, ...]
    due: float | None
    due_words: str
    overdue: bool
    chips: tuple[Chip, ...]
    disputed: bool
    mine: bool
    words: str

    @property
    def keys(self) -> frozenset[str]:
        """What the status filter may ask for and finds it by."""
        more = [key for key, on in ((OVERDUE, self.overdue), (DIFFER, self.disputed)) if on]
        return frozenset((self.status, *more))

    @property
    def second(self) -> str:
        """Who made it and when."""
        return ", ".join(part for part in (self.actor, self.made) if part)

    @property
    def status_said(self) -> str:
        """The status read aloud."""
        return f"{self.status_words} {self.silent_words}".strip()


@dataclass(frozen=True, slots=True)
class PromiseFilter:
    """What the list is narrowed to; an empty part does not narrow."""

    text: str = ""
    actors: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self == PromiseFilter()

    def lets(self, row: PromiseRow) -> bool:
        """Whether a row is shown."""
        if self.actors and not self.actors & set(row.actors):
            return False
        if self.statuses and not self.statuses & row.keys:
            return False
        return all(any(word.startswith(typed) for word in row.words.split()) for typed in folded(self.text))


@dataclass(frozen=True, slots=True)
class PromiseGroup:
    """Rows under a head; `counts` are glyphs with how many rows of the group are counted under each."""

    key: str
    title: str
    rows: tuple[PromiseRow, ...]
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def words(self) -> str:
        """The head read aloud."""
        found = Counter(row.status for row in self.rows)
        parts = [f"{found[each.key]} {each.word.lower()}" for each in ORDER if found[each.key]]
        return f"{self.title}, {len(self.rows)}: {', '.join(parts)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("commitments", text)


def rows(selection: Selection) -> tuple[PromiseRow, ...]:
    """All commitments made by the as-of date."""
    return selection.remember("commitment-rows", lambda: tuple(_rows(selection)))


def _rows(selection: Selection) -> list[PromiseRow]:
    """In order of time; those of one day by their words, numbers in them as numbers: point 2 before point 10."""

    def order(each: Promise) -> tuple[str, list[tuple[int, str]], str]:
        item = selection.get(each.id)
        parts = re.split(r"(\d+)", each.text.casefold())
        natural = [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
        return (item.lo or "") if item else "", natural, each.id

    return [row(selection, each) for each in sorted(record(selection).promises, key=order)]


def axis(selection: Selection) -> tuple[float, float]:
    """The years that every strip of the list is drawn between."""
    return axis_of((each.spans for each in rows(selection)), selection.as_of)


def row(selection: Selection, each: Promise) -> PromiseRow:
    """One commitment as a row."""
    actors = tuple(dict.fromkeys(part.strip() for part in each.actor.split(";") if part.strip()))
    silent = bool(each.silent_since)
    cited = dict.fromkeys((*each.status_citations, *each.citations))
    sought = (each.text, each.actor, each.instrument, each.made_in, each.lead, each.category, each.note)
    return PromiseRow(
        each.id,
        each.text,
        ", ".join(actors),
        each.made_words,
        actors,
        each.instrument or _tr("No instrument stated"),
        each.shown.key,
        each.shown.glyph,
        _tr("No evidence") if silent else each.status_words,
        _tr("since {date}").format(date=when(each.silent_since)) if silent else "",
        _spans(selection, each),
        due_year(each.due),
        each.overdue or (_tr("by {date}").format(date=each.due_words) if each.due_words else ""),
        bool(each.overdue),
        chips(selection, cited),
        each.disputed,
        each.mine,
        " ".join(folded(" ".join(sought))),
    )


def _spans(selection: Selection, each: Promise) -> tuple[StripSpan, ...]:
    """The history; from the last publication on, nothing is known where nothing was published for two years."""
    spans = spans_of(each.history, selection.as_of)
    heard = first_day(each.silent_since)
    if not heard or selection.as_of >= LAST_DAY:
        return spans
    until = year_of(heard)
    kept = [
        StripSpan(span.start, max(min(span.end, until), span.start), span.glyph)
        for span in spans
        if span.start <= until
    ]
    start = max([until, *(span.end for span in kept)])
    return (*kept, StripSpan(start, year_of(selection.as_of), NO_EVIDENCE.glyph))


def narrowed(every: Sequence[PromiseRow], wanted: PromiseFilter) -> tuple[PromiseRow, ...]:
    """The rows that a filter lets through."""
    return tuple(each for each in every if wanted.lets(each))


def actors(every: Iterable[PromiseRow]) -> list[str]:
    """All actors by name."""
    return sorted({actor for each in every for actor in each.actors}, key=str.casefold)


def grouped(every: Sequence[PromiseRow], by: Grouping) -> tuple[PromiseGroup, ...]:
    """Rows in groups, each row in the order given.

    By instrument and by actor, the groups of one are gathered at the end: a head for each would tell nothing more
    than its row does.
    """
    if by == "none":
        return (PromiseGroup("", "", tuple(every)),) if every else ()
    made: dict[str, list[PromiseRow]] = {}
    for each in every:
        made.setdefault(_key(each, by), []).append(each)
    if by == "status":
        order = [status.key for status in ORDER]
        keys = sorted(made, key=lambda key: order.index(key) if key in order else len(order))
        return tuple(_group(key, STATUSES[key].word if key in STATUSES else key, made[key]) for key in keys)
    single = [key for key, several in made.items() if len(several) == 1]
    if len(single) < 2:
        single = []
    groups = [_group(key, key, several) for key, several in made.items() if key not in single]
    if single:
        title = _tr("Other plans, laws and decisions") if by == "instrument" else _tr("Other actors")
        groups.append(_group("other", title, [made[key][0] for key in single]))
    return tuple(groups)


def _key(each: PromiseRow, by: Grouping) -> str:
    if by == "status":
        return each.status
    if by == "actor":
        return each.actors[0] if each.actors else _tr("No actor stated")
    return each.instrument


def _group(key: str, title: str, several: Sequence[PromiseRow]) -> PromiseGroup:
    found = Counter(each.status for each in several)
    counts = tuple((each.glyph, found[each.key]) for each in ORDER if found[each.key])
    return PromiseGroup(key, title, tuple(several), counts)


def shown_words(shown: Sequence[PromiseRow], every: Sequence[PromiseRow]) -> str:
    """What is in view: "71 commitments, 3 overdue", "12 of 71 commitments, 1 overdue"."""
    if len(shown) == len(every):
        said = _tr("{count} commitments").format(count=len(every))
    else:
        said = _tr("{shown} of {count} commitments").format(shown=len(shown), count=len(every))
    late = sum(1 for each in shown if each.overdue)
    return f"{said}, {_tr('{count} overdue').format(count=late)}" if late else said
