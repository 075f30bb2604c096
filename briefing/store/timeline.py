"""The events a timeline shows, narrowed by a filter."""

from __future__ import annotations

import sqlite3

from briefing.domain.filters import EventFilter
from briefing.domain.items import OWN_LAYER, Item
from briefing.store import search
from briefing.store.folding import fold
from briefing.store.reading import ITEM, ORDER, item_from


def events(link: sqlite3.Connection, wanted: EventFilter) -> list[Item]:
    """Events that the filter lets through, by first day (undated last), title, id.

    An event is in the days asked for when any day it can mean is; an undated one only where no day is asked for.
    """
    sql = [f"SELECT {ITEM} FROM item i WHERE i.kind='event' AND i.dead=0"]
    given: list[object] = []

    def narrow(condition: str, *values: object) -> None:
        sql.append(f"AND {condition}")
        given.extend(values)

    if wanted.first:
        narrow("(i.hi>=? OR (i.hi IS NULL AND i.lo IS NOT NULL))", wanted.first)
    if wanted.last:
        narrow("(i.lo<=? OR (i.lo IS NULL AND i.hi IS NOT NULL))", wanted.last)
    if wanted.institutions:
        marks = ",".join("?" * len(wanted.institutions))
        links = (
            f"i.id IN (SELECT l.about FROM item l WHERE l.ref IN ({marks}) AND l.kind='link' AND l.dead=0)"
        )
        narrow(links, *sorted(wanted.institutions))
    if wanted.coordination:
        narrow(
            """i.id IN (SELECT l.about FROM item l JOIN item b ON b.id=l.ref WHERE l.kind='link' AND l.dead=0
               AND b.dead=0 AND b.kind='institution'
               AND coalesce(json_extract(b.mine, '$.role'), json_extract(b.body, '$.role'))='coordination')"""
        )
    if wanted.grades:
        marks = ",".join("?" * len(wanted.grades))
        narrow(
            f"""i.id IN (SELECT c.about FROM item c JOIN item s ON s.id=c.ref WHERE c.kind='citation' AND c.dead=0
               AND s.dead=0 AND
               coalesce(json_extract(s.mine, '$.reliability'), json_extract(s.body, '$.reliability')) IN ({marks}))""",
            *sorted(wanted.grades),
        )
    if wanted.mine:
        narrow("(i.layer=? OR i.mine IS NOT NULL)", OWN_LAYER)
    if wanted.text:
        query = search.match(wanted.text)
        if not query:
            return []
        narrow("i.rid IN (SELECT rowid FROM fts WHERE fts MATCH ?)", query)
    found = [item_from(row) for row in link.execute(f"{' '.join(sql)} {ORDER}", given)]
    if wanted.kinds:
        found = [one for one in found if one.get("category") in wanted.kinds]
    if wanted.places:
        folded = {fold(place) for place in _with_names(link, wanted.places)} - {""}
        linked = _linked(link, wanted.places)
        found = [one for one in found if one.id in linked or _names_one(one.get("place"), folded)]
    return found


def _linked(link: sqlite3.Connection, places: frozenset[str]) -> set[str]:
    """Ids of what a link sets in one of the places."""
    marks = ",".join("?" * len(places))
    sql = f"SELECT about FROM item WHERE ref IN ({marks}) AND kind='link' AND dead=0"
    return {row[0] for row in link.execute(sql, sorted(places))}


def _with_names(link: sqlite3.Connection, places: frozenset[str]) -> set[str]:
    """The places as given, and for ids the names of the places."""
    marks = ",".join("?" * len(places))
    rows = link.execute(
        f"SELECT title FROM item WHERE id IN ({marks}) AND kind='place' AND dead=0", sorted(places)
    )
    return set(places) | {row[0] for row in rows if row[0]}


def _names_one(text: str, folded: set[str]) -> bool:
    padded = f" {fold(text)} "
    return any(f" {place} " in padded for place in folded)
