"""What a releasable version leaves out of a briefing, in words for the analyst alone; none of it is ever printed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.analysis.selection import Selection
from briefing.domain.briefings import BriefingContent
from briefing.domain.items import Item
from briefing.domain.scales import Marking
from briefing.report.comparing import printed
from briefing.report.document import Document

SHORTEST_NAME = 4
"""Letters of a name that is looked for in what is printed."""

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that exceeds a marking: what it is, what the analyst calls it, its marking, and why it has that."""

    id: str
    kind: str
    name: str
    marking: Marking
    why: str

    @property
    def words(self) -> str:
        """It in one line: what, and why."""
        return f"{self.kind} “{self.name}”, {self.why}"


@dataclass(frozen=True, slots=True)
class Exceeding:
    """What exceeds a marking: each id `out` with the root it goes with, seen from the whole selection."""

    selection: Selection
    limit: Marking
    out: Mapping[str, str]

    def told(self, item: Item, name: str = "") -> LeftOut:
        """An item that goes, with the reason in words."""
        called = name or self.selection.name(item.id, short=False) or item.get("excerpt") or item.id
        if len(called) > LONGEST_NAME:
            called = f"{called[:LONGEST_NAME].rsplit(' ', 1)[0]}…"
        if item.marking.order > self.limit.order:
            return LeftOut(item.id, item.kind, called, item.marking, f"marked {item.marking.value}")
        root = self.selection.get(self._root(item))
        if root is None:
            why = "whose words are no longer those of the record, which tells their marking"
            return LeftOut(item.id, item.kind, called, self.limit, why)
        name = self.selection.name(root.id, short=False) or root.id
        return LeftOut(
            item.id, item.kind, called, root.marking, f"which rests on “{name}”, marked {root.marking.value}"
        )

    def _root(self, item: Item) -> str:
        """The marked item that this one goes with: what it is of or cites, else a value of the field it states."""
        rests_on = [item.id, item.get("ref"), item.get("institution"), *item.get("citations").split(";")]
        if item.kind == "statement":
            stated = self.selection.about(item.get("ref"))
            rests_on += [each.id for each in stated if each.get("field") == item.get("field", "statement")]
        return next((self.out[each] for each in rests_on if each in self.out), "")


def left_out(
    exceeding: Exceeding, content: BriefingContent, then: BriefingContent, whole: Document
) -> tuple[tuple[LeftOut, ...], tuple[LeftOut, ...]]:
    """What goes from a briefing, `then` being what is left of it, and what goes besides, the most restricted first.

    The former are its blocks and statements, and the records and sources that the `whole` document prints for
    certain; the latter may change a count, a list or a drawing, or nothing.
    """
    mine: dict[str, LeftOut] = {}
    kept = {block.id: {each.id for each in block.statements} for block in then.blocks}
    for block in content.blocks:
        if block.id not in kept:
            mine[block.id] = told = exceeding.told(block.item, block.title)
            mine.update(
                (each.id, exceeding.told(each.item, each.words))
                for each in block.statements
                if each.item.marking.order > told.marking.order
            )
            continue
        for statement in block.statements:
            if statement.id not in kept[block.id]:
                mine[statement.id] = exceeding.told(statement.item, statement.words)
    used = _used(exceeding.selection, content, whole)
    besides: dict[str, LeftOut] = {}
    for root in dict.fromkeys(exceeding.out.values()):
        item = exceeding.selection.get(root)
        if item:
            (mine if root in used else besides)[root] = exceeding.told(item)
    return _in_order(mine), _in_order(besides)


def _in_order(found: Mapping[str, LeftOut]) -> tuple[LeftOut, ...]:
    return tuple(sorted(found.values(), key=lambda each: -each.marking.order))


def _used(selection: Selection, content: BriefingContent, whole: Document) -> set[str]:
    """Ids that the briefing prints for certain: what it cites, with sources, and what statements and blocks are of."""
    used = {block.option("institution") for block in content.blocks}
    for statement in content.statements:
        used |= {statement.subject, *statement.citations}
    used |= set(whole.marks)
    for each in tuple(used):
        item = selection.get(each)
        if item:
            used |= {item.about or "", item.get("ref"), item.get("span")}
    return used - {""}


def still_named(
    document: Document, selection: Selection, allowed: Selection, out: Collection[str]
) -> Iterator[str]:
    """Sentences about names of records left out that words of the analyst, or of other records, still say."""
    text = printed(document)
    kept = {name.casefold() for item in allowed.by_id.values() for name in _names(item)}
    said: set[str] = set()
    for item in filter(None, map(selection.get, out)):
        whose = item.about if item.kind in {"alias", "name"} else item.id
        for name in _names(item) if whose in out else ():
            found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            if found and name.casefold() not in kept and name not in said:
                said.add(name)
                yield f"Its record is left out, but words that are printed still say “{name}”."


def _names(item: Item) -> Iterable[str]:
    names = (item.get("value"),) if item.kind in {"alias", "name"} else (item.title, item.get("abbreviation"))
    return [name for name in names if len(name) >= SHORTEST_NAME]
