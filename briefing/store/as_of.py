"""What held on a date, certainly or possibly, and what could be known by a date."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from briefing.domain.items import HeldSpan
from briefing.store.reading import ITEM, item_from

# A span holds certainly from its latest start to its earliest end, possibly between the outer bounds. NULL: no
# start stated (it may have begun at any time), or no end (it goes on).
_HOLDS = "(i.lo IS NULL OR i.lo<=:day) AND (i.hi2 IS NULL OR i.hi2>=:day)"
_CERTAIN = "(i.hi<=:day AND (i.lo2 IS NULL OR i.lo2>=:day))"
_CERTAINLY = f"coalesce({_CERTAIN}, 0)"

# Published for certain by a day: the source's latest possible day is not later.
_KNOWN = """EXISTS(SELECT 1 FROM item c JOIN item s ON s.id=c.ref WHERE c.about=i.about AND c.kind='citation'
    AND c.field=i.field AND c.value=i.id AND c.dead=0 AND s.dead=0 AND s.hi<=:known)"""


def held_sql(*, known: bool, about: bool, field: bool) -> str:
    """The query behind `held`; its plan is tested."""
    narrowed = " AND i.about=:about" if about else ""
    narrowed += " AND i.field=:field" if field else ""
    narrowed += f" AND {_KNOWN}" if known else ""
    return f"""
    WITH holding AS (
      SELECT i.rid, {_CERTAINLY} AS certain,
        row_number() OVER (PARTITION BY i.about, i.field ORDER BY i.lo DESC, i.hi DESC, i.id) AS place,
        row_number() OVER (PARTITION BY i.about, i.field ORDER BY {_CERTAINLY} DESC, i.lo DESC, i.hi DESC, i.id) AS sure
      FROM item i WHERE i.kind='span' AND i.dead=0 AND {_HOLDS}{narrowed})
    SELECT {ITEM}, h.certain FROM holding h JOIN item i ON i.rid=h.rid
    WHERE h.place=1 OR (h.sure=1 AND h.certain) ORDER BY i.about, i.field, h.place"""


def held(
    link: sqlite3.Connection,
    as_of: str,
    *,
    known_by: str | None = None,
    about: str | None = None,
    field: str | None = None,
) -> list[HeldSpan]:
    """For each record and field the latest-starting span that holds on the day; beside a possible one, the certain.

    Days are ISO. Ordered by record and field, the newest first. With `known_by` only spans count that a living
    citation supports whose source was certainly published by then.
    """
    sql = held_sql(known=known_by is not None, about=about is not None, field=field is not None)
    given = {"day": as_of, "known": known_by, "about": about, "field": field}
    rows = link.execute(sql, given).fetchall()
    return [HeldSpan(item_from(row[:-1]), "yes" if row[-1] else "possibly") for row in rows]


@dataclass(frozen=True, slots=True)
class Known:
    """What could be known by a day: ids of spans and records a citation supports; and what cannot be placed.

    `unplaced` are ids of spans and records whose citations all have sources without any latest day; `unsourced`
    are spans and records without a citation: nothing tells when they became known.
    """

    ids: frozenset[str]
    unplaced: frozenset[str]
    unsourced: frozenset[str]


_CITED = ("event", "commitment", "relation", "function", "term", "point", "provision", "decision", "count")


def known(link: sqlite3.Connection, day: str) -> Known:
    """What a reader could have known by the end of a day, of spans and of the kinds that carry citations."""
    rows = link.execute(
        """SELECT coalesce(c.value, c.about), max(s.hi<=?), max(s.hi IS NOT NULL)
           FROM item c LEFT JOIN item s ON s.id=c.ref AND s.dead=0
           WHERE c.kind='citation' AND c.dead=0 GROUP BY 1""",
        (day,),
    ).fetchall()
    ids = frozenset(item_id for item_id, by_then, _ in rows if by_then)
    unplaced = frozenset(item_id for item_id, by_then, placed in rows if not by_then and not placed)
    cited = {row[0] for row in rows}
    marks = ",".join("?" * (len(_CITED) + 1))
    every = link.execute(f"SELECT id FROM item WHERE kind IN ({marks}) AND dead=0", ("span", *_CITED))
    return Known(ids, unplaced, frozenset(row[0] for row in every if row[0] not in cited))
