"""Which lane an event stands in: by the bodies it concerns, by its theme, or by the province it happened in.

Every event stands in at least one lane. By institution it stands in the lane of each body it concerns that has
one of its own; only an event that concerns none of these goes to the lane of its tier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.analysis.selection import Selection
from briefing.domain.items import Item
from briefing.ui.timeline.rows import EventRow, Segment, lifeline

Mode = Literal["institution", "theme", "province"]
MODES: tuple[Mode, ...] = ("institution", "theme", "province")

OWN_LANES = 8
"""How many bodies have a lane of their own, the ones with most events first."""
FEWEST_EVENTS = 2

TWO_LINES = 32
"""How many letters of a body's name fit the two lines of a lane's head."""

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name, a second line, the events in it in order of time, and a body's life where it has one."""

    key: str
    name: str
    note: str
    events: tuple[EventRow, ...]
    life: tuple[Segment, ...] = ()
    words: str = ""


THEMES: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("plans", "Plans and policies", frozenset({"plan", "policy"})),
    ("meetings", "Meetings", frozenset({"meeting"})),
    ("bodies", "Institutions", frozenset({"institution"})),
    ("people", "Appointments", frozenset({"appointment"})),
    ("law", "Laws", frozenset({"law"})),
    ("courts", "Courts", frozenset({"court"})),
    ("money", "Money", frozenset({"funding", "budget"})),
    ("reviews", "Reviews", frozenset({"review", "statement"})),
    ("listings", "Listings", frozenset({"listing"})),
    ("violence", "Attacks", frozenset({"attack", "operation"})),
)
"""Key, name and kinds of events of each theme. The second line of the lane names the kinds in it."""

TIERS: tuple[tuple[str, str, str], ...] = (
    ("federal", "Federal bodies", "all others"),
    ("provincial", "Provincial bodies", "all others"),
    ("judicial", "Courts", ""),
    ("military", "Armed forces", "military courts"),
    ("international", "Abroad", "states and organisations"),
    ("other", "Armed groups", ""),
)
NO_BODY = ("none", "Context", "no body named")

ABROAD = ("abroad", "Elsewhere", "or not on the map")
COUNTRY_WIDE = ("country", "Pakistan", "whole country")
_PROVINCIAL = frozenset({"province", "territory", "federal territory"})


def lanes_of(
    mode: Mode,
    rows: Sequence[EventRow],
    selection: Selection,
    tr: Translate = str,
    *,
    chosen: frozenset[str] = frozenset(),
    own_lanes: int = OWN_LANES,
) -> tuple[Lane, ...]:
    """The lanes of a mode with the dated events in them; lanes without events are left out.

    `chosen` are bodies that the filter names: they have lanes of their own before all others.
    """
    dated = [row for row in rows if row.mark.dated]
    if mode == "theme":
        return _by_theme(dated, tr)
    if mode == "province":
        return _by_province(dated, selection, tr)
    return _by_body(dated, selection, tr, chosen, own_lanes)


def undated(rows: Sequence[EventRow]) -> tuple[EventRow, ...]:
    """The events for the shelf: those without a date."""
    return tuple(row for row in rows if not row.mark.dated)


# ---------------------------------------------------------------- by institution


def _by_body(
    rows: Sequence[EventRow], selection: Selection, tr: Translate, chosen: frozenset[str], own_lanes: int
) -> tuple[Lane, ...]:
    events: dict[str, list[EventRow]] = defaultdict(list)
    for row in rows:
        for body in dict.fromkeys(row.bodies):
            events[body].append(row)

    def weight(body: str) -> tuple[int, int, str]:
        return -len(events[body]), -len(selection.spans(body, "status")), body

    own = sorted((body for body in events if body in chosen), key=weight)
    if not own:
        able = (
            body
            for body in events
            if _role(selection, body) == "coordination" and len(events[body]) >= FEWEST_EVENTS
        )
        own = sorted(able, key=weight)[:own_lanes]
    made = [
        Lane(
            body,
            _lane_name(selection, body),
            _second_line(selection, body),
            tuple(events[body]),
            lifeline(selection, body),
            selection.name(body, short=False),
        )
        for body in own
    ]
    rest: dict[str, list[EventRow]] = defaultdict(list)
    for row in rows:
        if not set(row.bodies) & set(own):
            rest[_tier(selection, row)].append(row)
    for key, name, note in (*TIERS, NO_BODY):
        if rest.get(key):
            made.append(
                Lane(f"tier:{key}", tr(name), tr(note) if note else "", tuple(rest[key]), words=tr(name))
            )
    return tuple(made)


def _role(selection: Selection, body: str) -> str:
    item = selection.get(body)
    return item.get("role") if item else ""


def _tier(selection: Selection, row: EventRow) -> str:
    """The tier of the first body it concerns, "none" where it names none."""
    known = {key for key, _, _ in TIERS}
    for body in row.bodies:
        item = selection.get(body)
        if item:
            tier = item.get("tier", "other")
            return tier if tier in known else "other"
    return "none"


def _lane_name(selection: Selection, body: str) -> str:
    """The body's name where two lines hold it, else its abbreviation."""
    name = selection.name(body, short=False)
    return name if len(name) <= TWO_LINES else selection.name(body)


def _second_line(selection: Selection, body: str) -> str:
    """The second line of a body's lane: its kind, in one or two words."""
    item = selection.get(body)
    if not item:
        return ""
    category = item.get("category")
    name = _lane_name(selection, body)
    return "" if category.lower() in name.lower() else category.replace("-", " ")


# ---------------------------------------------------------------- by theme


def _by_theme(rows: Sequence[EventRow], tr: Translate) -> tuple[Lane, ...]:
    made = []
    known = frozenset[str]().union(*(kinds for _, _, kinds in THEMES))
    for key, name, kinds in THEMES:
        found = tuple(row for row in rows if row.category in kinds)
        if found:
            others = sorted({row.category for row in found})
            note = " · ".join(tr(each) for each in others) if len(others) > 1 else ""
            made.append(Lane(f"theme:{key}", tr(name), note, found, words=tr(name)))
    for category in sorted({row.category for row in rows} - known):
        found = tuple(row for row in rows if row.category == category)
        name = category.replace("-", " ").capitalize() if category else tr("Other")
        made.append(Lane(f"theme:kind:{category}", name, "", found, words=name))
    return tuple(made)


# ---------------------------------------------------------------- by province


def _by_province(rows: Sequence[EventRow], selection: Selection, tr: Translate) -> tuple[Lane, ...]:
    atlas = _Atlas(selection)
    found: dict[str, list[EventRow]] = defaultdict(list)
    for row in rows:
        for key in atlas.provinces(row) or (ABROAD[0],):
            found[key].append(row)
    made = []
    for province in atlas.in_order():
        if province.id in found:
            note = "" if province.get("category") == "province" else province.get("category")
            made.append(
                Lane(
                    province.id,
                    _place_name(province),
                    tr(note),
                    tuple(found[province.id]),
                    words=province.title,
                )
            )
    for key, name, note in (COUNTRY_WIDE, ABROAD):
        if found.get(key):
            made.append(Lane(f"place:{key}", tr(name), tr(note), tuple(found[key]), words=tr(name)))
    return tuple(made)


def _place_name(place: Item) -> str:
    return place.get("abbreviation") or place.title


class _Atlas:
    """From a place as a source names it to the province it lies in, by the places' parents."""

    def __init__(self, selection: Selection) -> None:
        self._places: Mapping[str, Item] = {place.id: place for place in selection.kind("place")}
        self._named: dict[str, str] = {}
        for place in self._places.values():
            self._named.setdefault(place.title.casefold(), place.id)
            first_word = place.title.casefold().removesuffix(" capital territory")
            self._named.setdefault(first_word, place.id)
        for alias in selection.kind("alias"):
            if alias.about in self._places:
                self._named.setdefault(alias.get("value").casefold(), alias.about or "")

    def in_order(self) -> list[Item]:
        """The provinces and territories: the capital first, then as the pack lists them."""
        found = [place for place in self._places.values() if place.get("category") in _PROVINCIAL]
        return sorted(found, key=lambda place: (place.get("category") != "federal territory", place.id))

    def provinces(self, row: EventRow) -> tuple[str, ...]:
        """The provinces an event happened in; the country where that is all that is said; nothing if unknown."""
        ids = [each for each in row.places if each in self._places]
        if not ids:
            for part in row.place.split(";"):
                for name in (part, *reversed(part.split(","))):
                    known = self._named.get(name.strip().casefold())
                    if known:
                        ids.append(known)
                        break
        return tuple(dict.fromkeys(self._province(each) for each in ids))

    def _province(self, place_id: str) -> str:
        seen: set[str] = set()
        at = place_id
        while at in self._places and at not in seen:
            seen.add(at)
            if self._places[at].get("category") in _PROVINCIAL:
                return at
            if self._places[at].get("category") == "country":
                return COUNTRY_WIDE[0]
            at = self._places[at].get("parent")
        return ABROAD[0]
