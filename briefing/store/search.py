"""Search over everything a person would search: names, aliases, values, excerpts, sources, questions, own items."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from briefing.domain.items import SEARCHED_KINDS, Hit
from briefing.store.derive import squeezed
from briefing.store.folding import fold, words
from briefing.store.reading import item, parts

FOUND_KINDS = (*SEARCHED_KINDS, "briefing")
"""Kinds that are results themselves; every other item leads to the record it is about."""

RANKED = 20_000
"""Above so many matches ranking costs more than it helps: the newest come first then."""

_CANDIDATES = 400
_FIRST = {kind: place for place, kind in enumerate(FOUND_KINDS)}
_SNIPPET = 140
_SHOWN_FIRST = {"title": 0, "value": 1, "abbreviation": 2}
_KINDS = ",".join(f"'{kind}'" for kind in FOUND_KINDS)

# The record a match leads to: itself, what it is about, or, for a statement, the briefing of its block.
_LEAD = f"""CASE WHEN i.kind IN ({_KINDS}) THEN i.id
  WHEN i.kind='statement' THEN (SELECT b.about FROM item b WHERE b.id=i.about) ELSE i.about END"""

EXACT = f"SELECT {_LEAD}, i.id FROM name_key k JOIN item i ON i.rid=k.rid WHERE k.fold=? AND i.dead=0"
STARTING = f"""SELECT {_LEAD}, i.id FROM name_key k JOIN item i ON i.rid=k.rid
  WHERE k.fold>=? AND k.fold<? AND i.dead=0 ORDER BY length(k.fold), k.fold, i.id LIMIT {_CANDIDATES}"""
COUNT = f"SELECT count(*) FROM (SELECT 1 FROM fts WHERE fts MATCH ? LIMIT {RANKED + 1})"
BEST = f"""SELECT {_LEAD}, i.id FROM fts f JOIN item i ON i.rid=f.rowid
  WHERE f.fts MATCH ? AND i.dead=0 ORDER BY bm25(f.fts, 8.0, 1.0), i.id LIMIT ?"""
NEWEST = f"""SELECT {_LEAD}, i.id FROM fts f JOIN item i ON i.rid=f.rowid
  WHERE f.fts MATCH ? AND i.dead=0 ORDER BY f.rowid DESC LIMIT ?"""
LEADS = f"""SELECT DISTINCT {_LEAD} FROM fts f JOIN item i ON i.rid=f.rowid
  WHERE f.fts MATCH ? AND i.dead=0 LIMIT {RANKED}"""


def match(text: str) -> str:
    """The full-text query of what was typed: every word quoted, the last a beginning; empty where no word is in it."""
    found = words(text)
    return " ".join([*(f'"{word}"' for word in found[:-1]), f'"{found[-1]}"*']) if found else ""


def search(link: sqlite3.Connection, text: str, *, kind: str | None = None, limit: int = 50) -> list[Hit]:
    """The records that the words lead to: exact names first, then names that begin so, then the best matches.

    Where no single text holds all words, records count whose texts hold them together. Any text is allowed.
    """
    found = words(text)
    if not found or limit < 1:
        return []
    typed = squeezed(" ".join(found))
    leads: dict[str, str] = {}
    _take(leads, _names_first(link, link.execute(EXACT, (typed,)).fetchall()))
    if len(typed) > 1:
        _take(leads, _names_first(link, link.execute(STARTING, (typed, typed + "\U0010ffff")).fetchall()))
    query = match(text)
    many = link.execute(COUNT, (query,)).fetchone()[0] > RANKED
    _take(leads, link.execute(NEWEST if many else BEST, (query, RANKED if kind else _CANDIDATES)).fetchall())
    if len(leads) < limit and len(found) > 1:
        _take(leads, ((lead, lead) for lead in _together(link, found)))
    return _hits(link, leads, found, kind, limit)


def _names_first(link: sqlite3.Connection, rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Matches of names ordered by kind: an institution called so before an event or a source."""
    kinds = _kinds(link, [lead for lead, _ in rows if lead])
    return sorted(rows, key=lambda row: _FIRST.get(kinds.get(row[0], ""), 99))


def _kinds(link: sqlite3.Connection, ids: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts(ids):
        marks = ",".join("?" * len(part))
        found.update(link.execute(f"SELECT id, kind FROM item WHERE id IN ({marks})", part).fetchall())
    return found


def _take(leads: dict[str, str], rows: Iterable[tuple[str | None, str]]) -> None:
    for lead, by in rows:
        if lead and lead not in leads:
            leads[lead] = by


def _together(link: sqlite3.Connection, found: list[str]) -> list[str]:
    common: set[str] | None = None
    for place, word in enumerate(found):
        query = f'"{word}"*' if place == len(found) - 1 else f'"{word}"'
        leads = {row[0] for row in link.execute(LEADS, (query,)) if row[0]}
        common = leads if common is None else common & leads
        if not common:
            return []
    return sorted(common or ())


def _hits(
    link: sqlite3.Connection, leads: dict[str, str], found: list[str], kind: str | None, limit: int
) -> list[Hit]:
    hits: list[Hit] = []
    kinds = _kinds(link, list(leads)) if kind is not None else {}
    for lead, by in leads.items():
        if kind is not None and kinds.get(lead) != kind:
            continue
        record = item(link, lead)
        if record is None or record.kind not in _FIRST:
            continue
        via = item(link, by) if by != lead else record
        fields = dict(via.fields if via else record.fields)
        snippet, matched = _snippet(fields, found)
        title = record.title or " ".join(filter(None, (record.get("field"), record.get("value"))))
        hits.append(Hit(lead, record.kind, title, snippet, matched, record.lo))
        if len(hits) == limit:
            break
    return hits


def _snippet(fields: dict[str, str], found: list[str]) -> tuple[str, str]:
    """The text of the field that holds most of the words, cut around the first of them; and that field's name."""
    best, name, most = "", "", 0
    for field in sorted(fields, key=lambda one: (_SHOWN_FIRST.get(one, 9), one)):
        held = fold(fields[field]).split()
        count = sum(any(word.startswith(typed) for word in held) for typed in found)
        if count > most or not best:  # a name can be found by its letters alone, without its blanks
            best, name, most = fields[field], field, count
    return _cut(best, found), name


def _cut(text: str, found: list[str]) -> str:
    if len(text) <= _SNIPPET:
        return text
    place, start = 0, 0
    for word in text.split(" "):
        if any(part.startswith(tuple(found)) for part in words(word)):
            start = place
            break
        place += len(word) + 1
    begin = 0 if start < _SNIPPET // 2 else text.rfind(" ", 0, start - _SNIPPET // 3) + 1
    end = text.rfind(" ", begin, begin + _SNIPPET)
    cut = text[begin : end if end > start else begin + _SNIPPET].strip()
    return f"{'… ' if begin else ''}{cut}{' …' if begin + len(cut) < len(text) else ''}"
