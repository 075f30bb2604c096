"""What held on a date, certainly or possibly, and what could be known by a date."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from briefing.domain.items import HeldSpan
from briefing.store.reading import ITEM, item_from

# A span holds certainly from its latest start to its earliest end, possibly between the outer bounds. NULL: no
# start stated (it may have begun at any time), or no end (it goes on).
_HOLDS = "(i.lo IS NULL OR i.lo<=:day) AND (i.hi2 IS NULL OR i.hi2>=:day)"
_CERTAIN = "i.hi<=:day AND (i.lo2 IS NULL OR i.lo2>=:day)"

# Published for certain by a day: the source's latest possible day is not later.
_KNOWN = """AND EXISTS(SELECT 1 FROM item c JOIN item s ON s.id=c.ref WHERE c.kind='citation' AND c.value=i.id
    AND c.dead=0 AND s.dead=0 AND s.hi<=:known)"""


def held_sql(*, known: bool, about: bool, field: bool) -> str:
    """The query behind `held`; its plan is tested.

    For each record and field it walks the spans from the latest start and stops at the first that holds: a tenth
    of the time of ranking them all.
    """
    narrowed = " AND about=:about" if about else ""
    narrowed += " AND field=:field" if field else ""
    newest, sure = (
        f"""(SELECT {found} FROM item i INDEXED BY item_span WHERE i.kind='span' AND i.dead=0 AND i.about=g.about
          AND i.field=g.field AND {holds} {_KNOWN if known else ""} ORDER BY i.lo DESC, i.hi DESC, i.id LIMIT 1)"""
        # the newest as twice its row number, and one more where it is certain: then no second walk is needed
        for found, holds in (
            (f"2*i.rid+coalesce({_CERTAIN}, 0)", _HOLDS),
            ("i.rid", f"{_HOLDS} AND {_CERTAIN}"),
        )
    )
    return f"""
    WITH g AS (SELECT DISTINCT about, field FROM item INDEXED BY item_span WHERE kind='span' AND dead=0{narrowed}),
      newest AS MATERIALIZED (SELECT about, field, {newest} AS found FROM g),
      picked AS MATERIALIZED (
        SELECT found/2 AS rid, found%2 AS certain FROM newest WHERE found IS NOT NULL
        UNION ALL SELECT {sure}, 1 FROM newest g WHERE found%2=0)
    SELECT {ITEM}, p.certain FROM picked p JOIN item i ON i.rid=p.rid ORDER BY i.about, i.field, p.certain"""


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
