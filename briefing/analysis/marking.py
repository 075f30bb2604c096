"""TLP markings of items: what exceeds a marking with everything that hangs on it, and a selection without it.

A marking set on an item holds for what belongs to it, points at it or rests on it alone (TLP 2.0: what is shared
carries the label of its most restricted part). Whatever takes items out here leaves no trace of them in the rest:
no id in a list of ids, no remark that names them, no summary of what they alone state.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from briefing.analysis.row_names import rows_named
from briefing.analysis.selection import Selection
from briefing.domain.items import OWN_LAYER, Item
from briefing.domain.scales import Marking
from briefing.store.derive import days_of

SUMMED_UP = {"founded": "established", "ended": "status"}
"""Fields of a record that sum up dated values of another name."""

_CORE = frozenset({"title", "value"})
"""Fields that an item is: where one of them names something left out, the item goes with it."""

_TOKEN = re.compile(r"[A-Za-z0-9:._-]{3,}")


def restricted(items: Mapping[str, Item], limit: Marking) -> list[str]:
    """Ids of the items that carry a marking above `limit` themselves, the most restricted first."""
    found = [item for item in items.values() if item.marking.order > limit.order]
    return [item.id for item in sorted(found, key=lambda item: (-item.marking.order, item.id))]


def closure(items: Mapping[str, Item], roots: Iterable[str]) -> dict[str, str]:
    """What goes with some items: each id with the root it goes with, the roots themselves among them.

    That is what belongs to one (its values, links, citations, names), what points at one (citations of a source,
    relations, terms), a citation of a value, and what rests on such citations alone.
    """
    out = {root: root for root in roots}
    if not out:
        return out
    while True:
        found = {
            item.id: root for item in items.values() if item.id not in out and (root := _with(item, out))
        }
        found.update(_resting(items, {**out, **found}))
        if not found:
            return out
        out.update(found)


def _with(item: Item, out: Mapping[str, str]) -> str:
    for other in (item.about, item.get("ref"), item.get("span")):
        if other and other in out:
            return out[other]
    return ""


def _resting(items: Mapping[str, Item], out: Mapping[str, str]) -> dict[str, str]:
    """What all its citations go from under: items of the layer that cites them so."""
    left: Counter[str] = Counter()
    gone: dict[str, str] = {}
    for item in items.values():
        if item.kind != "citation":
            continue
        for cited in {item.about or "", item.get("span")} - {""}:
            if item.id not in out:
                left[cited] += 1
            elif cited in items and items[cited].layer == item.layer:
                gone.setdefault(cited, out[item.id])
    return {cited: root for cited, root in gone.items() if not left[cited] and cited not in out}


def markings(selection: Selection) -> Mapping[str, Marking]:
    """The marking of every item that may not be shared without limit, by id: its own or that of what it hangs on."""

    def make() -> dict[str, Marking]:
        found: dict[str, Marking] = {}
        levels = sorted({item.marking for item in selection.by_id.values()}, key=lambda each: each.order)
        for level in levels:
            if level is not Marking.CLEAR:
                above = list(Marking)[level.order - 1]
                roots = restricted(selection.by_id, above)
                found.update(dict.fromkeys(closure(selection.by_id, roots), level))
        return found

    return selection.remember("markings", make)


def marking_of(selection: Selection, item_id: str) -> Marking:
    """The marking of an item: its own or that of what it hangs on."""
    return markings(selection).get(item_id, Marking.CLEAR)


def most_restricted(selection: Selection, ids: Iterable[str]) -> Marking:
    """The most restricted marking among some items."""
    return max(
        (marking_of(selection, each) for each in ids), key=lambda each: each.order, default=Marking.CLEAR
    )


# ---------------------------------------------------------------- taking out


def without(selection: Selection, out: Collection[str], *, cutoff: str | None = None) -> Selection:
    """The selection as if the items `out` were not on record; `cutoff` where that is another one then.

    An as-of date that is the cut-off moves with it.
    """
    until = selection.cutoff if cutoff is None else cutoff
    as_of = until if selection.as_of == selection.cutoff else selection.as_of
    items = left_of(selection.by_id, out).values()
    return Selection(items, as_of=as_of, known_by=selection.known_by, cutoff=until)


def left_of(items: Mapping[str, Item], out: Collection[str]) -> dict[str, Item]:
    """The items without those `out`, and without what the rest says of them."""
    if not out:
        return dict(items)
    out = set(out)
    emptied = _emptied(items, out)
    while True:
        left: dict[str, Item] = {}
        named: set[str] = set()
        for item in items.values():
            if item.id in out:
                continue
            kept = _kept(item, out, emptied.get(item.id, frozenset()))
            if kept is None:
                named.add(item.id)
            else:
                left[item.id] = kept
        if not named:
            return left
        out |= closure(items, named).keys()


def _emptied(items: Mapping[str, Item], out: Collection[str]) -> dict[str, frozenset[str]]:
    """Fields of records that state what only items `out` state: all that is cited or dated for them is out.

    A field that the user wrote on the ground of such a citation goes too: the dated values answer for it.
    """
    left: set[tuple[str, str]] = set()
    gone: set[tuple[str, str]] = set()
    own: set[tuple[str, str]] = set()
    for item in items.values():
        if item.kind in {"citation", "span"} and item.about:
            key = (item.about, item.get("field", "statement"))
            (gone if item.id in out else left).add(key)
            if item.id in out and item.layer == OWN_LAYER:
                own.add(key)
    found: dict[str, set[str]] = defaultdict(set)
    for record, _ in gone:
        about = items.get(record)
        for name in about.fields if about else ():
            key = (record, SUMMED_UP.get(name, name))
            if key in gone and (key not in left or (about and name in about.mine and key in own)):
                found[record].add(name)
    return {record: frozenset(names) for record, names in found.items()}


def _kept(item: Item, out: Collection[str], emptied: frozenset[str]) -> Item | None:
    """The item without what it says of items `out`; None where that is what it is."""
    fields: dict[str, str] = {}
    for name, value in item.fields.items():
        said = "" if name in emptied else _said(value, out)
        if said != value and name in _CORE:
            return None
        if said:
            fields[name] = said
    if len(fields) == len(item.fields) and fields == item.fields:
        return item
    lo, hi, lo2, hi2 = days_of(item.kind, fields)
    mine = item.mine & fields.keys()
    return replace(item, fields=fields, mine=mine, lo=lo, hi=hi, lo2=lo2, hi2=hi2)


def _said(value: str, out: Collection[str]) -> str:
    """A value without ids of items `out`; empty where it names one in any other way."""
    if ":" in value and any(token.rstrip(".:-_").lower() in out for token in _TOKEN.findall(value)):
        parts = [part.strip() for part in value.split(";")]
        kept = [part for part in parts if part not in out]
        if len(kept) == len(parts) or any(" " in part for part in parts):
            return ""
        return ";".join(kept)
    return "" if any(item_id in out for item_id in rows_named(value)) else value


def released(selection: Selection, limit: Marking, *, cutoff: str | None = None) -> Selection:
    """The selection without everything above a marking."""
    return without(selection, closure(selection.by_id, restricted(selection.by_id, limit)), cutoff=cutoff)
