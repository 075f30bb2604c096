"""The timeline's filter as a value: its words, its form in a view's state, and what can be chosen for it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.selection import Selection
from briefing.analysis.wording import listed, when
from briefing.domain.edtf import DateError, bounds
from briefing.domain.filters import EventFilter

Translate = Callable[[str], str]

GRADES: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("a", "Reliability A", frozenset("A")),
    ("b", "Reliability A or B", frozenset("AB")),
    ("c", "Reliability A to C", frozenset("ABC")),
    ("weak", "Reliability D to F", frozenset("DEF")),
)
"""Key, words and letters of each choice of source reliability."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen: its key, its words, and how many events have it."""

    key: str
    words: str
    count: int


def body_options(selection: Selection) -> tuple[Option, ...]:
    """The bodies that events concern, those with most events first."""
    counted: Counter[str] = Counter()
    for event in selection.kind("event"):
        counted.update(
            {
                link.get("ref")
                for link in selection.about(event.id, "link")
                if link.get("field") == "subject" and link.get("ref").startswith("ins:")
            }
        )
    made = [Option(body, selection.name(body, short=False), count) for body, count in counted.items()]
    return tuple(sorted(made, key=lambda option: (-option.count, option.words)))


def place_options(selection: Selection) -> tuple[Option, ...]:
    """The places as sources name them, those with most events first."""
    counted = Counter(
        part.strip()
        for event in selection.kind("event")
        for part in event.get("place").split(";")
        if part.strip()
    )
    return tuple(
        Option(place, place, count) for place, count in sorted(counted.items(), key=lambda p: (-p[1], p[0]))
    )


def kind_options(selection: Selection, tr: Translate = str) -> tuple[Option, ...]:
    """The kinds of events there are, the commonest first."""
    counted = Counter(event.get("category") for event in selection.kind("event"))
    made = [Option(kind, kind_words(kind, tr), count) for kind, count in counted.items() if kind]
    return tuple(sorted(made, key=lambda option: (-option.count, option.words)))


def kind_words(kind: str, tr: Translate = str) -> str:
    """A kind of event with a capital."""
    words = tr(kind.replace("-", " "))
    return words[:1].upper() + words[1:]


# ---------------------------------------------------------------- words


def period_words(wanted: EventFilter, tr: Translate = str) -> str:
    """The period of a filter: "2013 to 2026", "since 7 April 2025", empty where none is set."""
    first, last = _day(wanted.first), _day(wanted.last, end=True)
    if first and last:
        return first if first == last else tr("{first} to {last}").format(first=first, last=last)
    if first:
        return tr("since {first}").format(first=first)
    return tr("until {last}").format(last=last) if last else ""


def _day(day: str, *, end: bool = False) -> str:
    """A bound as coarse as it is: the first of January begins a year, the last of a month ends it."""
    if not day:
        return ""
    year, month, _ = day.split("-")
    for coarse in (year, f"{year}-{month}"):
        try:
            if bounds(coarse)[1 if end else 0] == day:
                return when(coarse)
        except DateError:
            continue
    return when(day)


def bodies_words(wanted: EventFilter, selection: Selection, tr: Translate = str) -> str:
    """The bodies of a filter: "NIFTAC or NICC"."""
    names = [selection.name(body) or body for body in sorted(wanted.institutions)]
    return _either(sorted(names), tr)


def grade_words(wanted: EventFilter, tr: Translate = str) -> str:
    """The reliability of a filter in words."""
    known = next((words for _, words, letters in GRADES if letters == wanted.grades), "")
    if known:
        return tr(known)
    return (
        tr("Reliability {letters}").format(letters=", ".join(sorted(wanted.grades))) if wanted.grades else ""
    )


def filter_words(wanted: EventFilter, selection: Selection, tr: Translate = str) -> list[str]:
    """All that narrows, part by part, as it stands beside the chips."""
    parts = [
        bodies_words(wanted, selection, tr),
        period_words(wanted, tr),
        _either(sorted(wanted.places), tr),
        _either([kind_words(kind, tr) for kind in sorted(wanted.kinds)], tr),
        grade_words(wanted, tr),
        tr("with “{text}”").format(text=wanted.text) if wanted.text else "",
        tr("coordination bodies") if wanted.coordination else "",
        tr("yours") if wanted.mine else "",
    ]
    return [part for part in parts if part]


def _either(names: Sequence[str], tr: Translate) -> str:
    return listed(list(names), last=tr("or"))


# ---------------------------------------------------------------- as a view's state

_SETS = ("kinds", "institutions", "places", "grades")
_TEXTS = ("first", "last", "text")
_FLAGS = ("mine", "coordination")


def written(wanted: EventFilter) -> str:
    """The filter as one text, the same for the same filter; empty for the empty one."""
    if wanted.empty:
        return ""
    made: dict[str, object] = {name: sorted(getattr(wanted, name)) for name in _SETS if getattr(wanted, name)}
    made |= {name: getattr(wanted, name) for name in (*_TEXTS, *_FLAGS) if getattr(wanted, name)}
    return json.dumps(made, ensure_ascii=False, sort_keys=True)


def read(text: str) -> EventFilter:
    """The filter of a text; what is not understood of it narrows nothing."""
    try:
        given = json.loads(text) if text else {}
    except ValueError:
        given = {}
    wanted = EventFilter()
    if not isinstance(given, dict):
        return wanted
    for name in _SETS:
        value = given.get(name)
        if isinstance(value, list):
            wanted = with_part(wanted, name, frozenset(str(each) for each in value))
    for name in _TEXTS:
        value = given.get(name)
        if isinstance(value, str):
            wanted = with_part(wanted, name, value)
    for name in _FLAGS:
        if given.get(name) is True:
            wanted = with_part(wanted, name, True)
    return wanted


def with_part(wanted: EventFilter, name: str, value: frozenset[str] | str | bool) -> EventFilter:
    """The filter with another value of one part."""
    changes: dict[str, object] = {name: value}
    return replace(wanted, **changes)  # type: ignore[arg-type]


def toggled(chosen: Iterable[str], key: str, *, on: bool) -> frozenset[str]:
    """The set with a key in it or out of it."""
    return frozenset(chosen) | {key} if on else frozenset(chosen) - {key}
