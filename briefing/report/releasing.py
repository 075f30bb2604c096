"""What may be printed at a marking: a briefing and the record behind it without all that exceeds it.

An export at a marking prints what is composed from items that may be shown at it, and nothing else is ever handed
on. Where that is less than the briefing holds, an ordinary export is refused; a releasable version is asked for
by name, and what it leaves out is told to the analyst, never to the file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.analysis.changes import resolve
from briefing.analysis.marking import closure, left_of, restricted, without
from briefing.analysis.selection import KINDS_READ, Selection
from briefing.analysis.statements import draft
from briefing.domain.briefings import Block, BriefingContent, Statement
from briefing.domain.errors import BriefingError
from briefing.domain.items import Item, Layer
from briefing.domain.scales import Marking
from briefing.report.blocks.base import DataStamp
from briefing.report.comparing import printed
from briefing.report.composing import compose, stamp
from briefing.report.document import Document
from briefing.report.left_out import Exceeding, LeftOut, left_out, still_named
from briefing.store.digest import of_items

if TYPE_CHECKING:
    from briefing.store import Workspace

Contents = BriefingContent | Callable[[Selection], BriefingContent]
"""A briefing, or what makes one from a selection, as a template does."""

MOST_NAMED = 3
"""Items that a refusal names."""

MOST_TOLD = 40
"""Lines that say what a releasable version leaves out."""


class MarkingTooLow(BriefingError):
    """A briefing is marked below the most restricted item that it prints.

    `needed` is the marking it must have at least; `exceeding` are the items, the most restricted first.
    """

    def __init__(self, marking: Marking, needed: Marking, exceeding: tuple[LeftOut, ...]) -> None:
        named = ", ".join(f"“{each.name}” ({each.marking.value})" for each in exceeding[:MOST_NAMED])
        more = len(exceeding) - MOST_NAMED
        named += f" and {more} more" if more > 0 else ""
        super().__init__(
            f"The briefing is marked {marking.value} and holds what is marked higher"
            f"{f': {named}' if named else ''}.",
            f"Mark it {needed.value}, or make a releasable version at {marking.value}, which leaves that out.",
        )
        self.marking, self.needed, self.exceeding = marking, needed, exceeding


@dataclass(frozen=True, slots=True)
class Ready:
    """What an export prints. All of it is made from `selection` and `content`, which hold nothing above the marking.

    `left_out` names what a releasable version leaves out: of the briefing first, then of the workspace.
    `still_named` are sentences about names of records left out in words that are printed.
    """

    document: Document
    selection: Selection
    content: BriefingContent
    data: DataStamp
    left_out: tuple[LeftOut, ...] = ()
    still_named: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """What the analyst is told, a line each."""
        lines = [f"Left out: {each.words}." for each in self.left_out[:MOST_TOLD]]
        more = len(self.left_out) - MOST_TOLD
        if more > 0:
            lines.append(f"Left out: {more} more.")
        return (*lines, *self.still_named)


def ready(
    workspace: Workspace, selection: Selection, contents: Contents, *, releasable: Marking | None = None
) -> Ready:
    """What is printed of a briefing at its marking, or of its releasable version at another one.

    Raises `MarkingTooLow` where the briefing holds what exceeds its marking and no releasable version is asked for.
    """
    content = contents if isinstance(contents, BriefingContent) else contents(selection)
    limit = releasable or content.marking
    roots = restricted({**selection.by_id, **_own(content)}, limit)
    if not roots and releasable is None:
        data = stamp(workspace)
        return Ready(compose(selection, content, data), selection, content, data)
    exceeding = Exceeding(selection, limit, closure(selection.by_id, roots))
    out = exceeding.out
    data = _stamp(workspace, selection.by_id, out)
    cutoff = max((layer.cutoff for layer in _layers(workspace, selection.by_id, out)), default="")
    allowed = without(selection, out, cutoff=cutoff)
    whole = content if isinstance(contents, BriefingContent) else contents(allowed)
    then = _released(whole, exceeding, allowed, strict=releasable is not None)
    made = Ready(compose(allowed, then, data), allowed, then, data)
    before = compose(selection, _marked(content, limit), data)
    if printed(before) == printed(made.document):
        return made
    found, besides = left_out(exceeding, content, then, before)
    if releasable is None:
        found = found or _hidden(exceeding, content, data, roots)
        raise MarkingTooLow(limit, _needed(exceeding, content, data, roots), found)
    still = tuple(still_named(made.document, selection, allowed, out))
    return replace(made, left_out=(*found, *besides), still_named=still)


def too_low(
    workspace: Workspace, selection: Selection, content: BriefingContent, marking: Marking
) -> MarkingTooLow | None:
    """Why a briefing cannot be exported with a marking; None where it can."""
    if not restricted({**selection.by_id, **_own(content)}, marking):
        return None
    try:
        ready(workspace, selection, _marked(content, marking))
    except MarkingTooLow as low:
        return low
    return None


def stamp_at(workspace: Workspace, marking: Marking) -> DataStamp:
    """What a method page at a marking says of a workspace: counts, packs and digest of what may be shown at it."""
    every = {item.id: item for kind in KINDS_READ for item in workspace.items(kind)}
    return _stamp(workspace, every, closure(every, restricted(every, marking)))


def _own(content: BriefingContent) -> dict[str, Item]:
    blocks = {block.id: block.item for block in content.blocks}
    return {**blocks, **{each.id: each.item for each in content.statements}}


# ---------------------------------------------------------------- the data


def _layers(workspace: Workspace, every: Mapping[str, Item], out: Collection[str]) -> list[Layer]:
    """The packs of which something is left, all of them where nothing is taken out."""
    if not out:
        return workspace.layers()
    seen = {item.layer for item in every.values() if item.id not in out}
    return [layer for layer in workspace.layers() if layer.name in seen]


def _stamp(workspace: Workspace, every: Mapping[str, Item], out: Collection[str]) -> DataStamp:
    """The stamp of the items that are left: nothing in it depends on the others, so that none can be inferred."""
    whole = stamp(workspace)
    if not out:
        return whole
    left = left_of(every, out)
    counts: dict[str, int] = {}
    for item in left.values():
        counts[item.kind] = counts.get(item.kind, 0) + 1
    kept = {layer.name for layer in _layers(workspace, every, out)}
    named = zip(workspace.layers(), whole.packs, strict=True)
    packs = tuple(words for layer, words in named if layer.name in kept)
    layers = tuple(layer for layer in whole.layers if layer.name in kept)
    return DataStamp(tuple(sorted(counts.items())), packs, of_items(left.values()), layers)


# ---------------------------------------------------------------- the briefing


def _marked(content: BriefingContent, marking: Marking) -> BriefingContent:
    fields = {**content.item.fields, "marking": marking.value}
    return replace(content, item=replace(content.item, fields=fields))


def _released(
    content: BriefingContent, exceeding: Exceeding, allowed: Selection, *, strict: bool
) -> BriefingContent:
    """The briefing, marked, without blocks and statements that exceed the marking, or say or rest on what does.

    `strict` leaves out as well what an earlier record said: nothing tells any more how that was marked.
    """
    blocks: list[Block] = []
    for block in content.blocks:
        if block.item.marking.order > exceeding.limit.order or block.option("institution") in exceeding.out:
            continue
        item = left_of({block.id: block.item}, exceeding.out).get(block.id)
        if item:
            kept = (one for one in block.statements if not _exceeds(one, exceeding, allowed, strict=strict))
            blocks.append(Block(item, tuple(kept)))
    own = left_of({content.id: content.item}, exceeding.out).get(content.id, content.item)
    return _marked(replace(content, item=own, blocks=tuple(blocks)), exceeding.limit)


def _exceeds(statement: Statement, exceeding: Exceeding, allowed: Selection, *, strict: bool) -> bool:
    if statement.item.marking.order > exceeding.limit.order:
        return True
    rests_on = {statement.subject, *statement.citations} - {""}
    if any(each in exceeding.out for each in rests_on):
        return True
    if statement.sort != "fact" or not statement.subject:
        return False
    before = exceeding.selection
    if strict and (
        any(before.get(each) is None for each in rests_on)
        or resolve(before, statement, "").state in {"changed", "gone"}
    ):
        return True
    # What it says now must not hang on anything above the marking, nor what it said when it was added.
    now = (draft(each, statement.subject, statement.field) for each in (before, allowed))
    if next(now) != next(now):
        return True
    values = {each.id: each.get("value") for each in before.about(statement.subject) if each.get("value")}
    left = {value for item_id, value in values.items() if item_id not in exceeding.out}
    return statement.value in set(values.values()) - left


# ---------------------------------------------------------------- why not


def _hidden(
    exceeding: Exceeding, content: BriefingContent, data: DataStamp, roots: list[str]
) -> tuple[LeftOut, ...]:
    """An item that changes what is printed without being cited there, found by halving; none where none does alone."""
    selection = exceeding.selection
    before = printed(compose(selection, content, data))

    def matters(some: list[str]) -> bool:
        allowed = without(selection, closure(selection.by_id, some))
        return printed(compose(allowed, content, data)) != before

    look = [root for root in roots if root in selection.by_id]
    if not look or not matters(look):
        return ()
    while len(look) > 1:
        half = look[: len(look) // 2]
        look = half if matters(half) else look[len(half) :]
    return (exceeding.told(selection.by_id[look[0]]),)


def _needed(exceeding: Exceeding, content: BriefingContent, data: DataStamp, roots: list[str]) -> Marking:
    """The lowest marking at which nothing is left out."""
    selection = exceeding.selection
    items = {**selection.by_id, **_own(content)}
    levels = sorted({items[root].marking for root in roots}, key=lambda each: each.order)
    for level in levels[:-1]:
        higher = Exceeding(selection, level, closure(selection.by_id, restricted(items, level)))
        allowed = without(selection, higher.out)
        then = _released(content, higher, allowed, strict=False)
        whole = compose(selection, _marked(content, level), data)
        if printed(compose(allowed, then, data)) == printed(whole):
            return level
    return levels[-1]
