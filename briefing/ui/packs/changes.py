"""The difference a pack makes as lines of a list: each record with what was and what will be, conflicts marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from briefing.analysis.wording import label, when
from briefing.domain.items import Conflict, Item, PackItem
from briefing.domain.records import Citation, Source
from briefing.domain.scales import Grade
from briefing.packs import Pack, PackDifference, RecordChange
from briefing.packs.difference import Part
from briefing.ui.kit.painters import Chip, chip_form
from briefing.ui.packs.wording import part_name, tr

Show = Literal["all", "conflicts", "briefing", "added", "changed", "removed"]
SHOWS: tuple[Show, ...] = ("all", "conflicts", "briefing", "added", "changed", "removed")

Key = tuple[str, str]
"""An item's id and a field of it: what a conflict is about."""

DATE_FIELDS = ("date", "made", "published", "from", "founded", "since")
FOLLOWS = frozenset({"states", "from", "to"})
"""Fields of a citation that repeat what the value says."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the head of a record (`field` empty, `name` its title), or something of it that changes.

    `item` and `field` name what a conflict would be about. `chips` are the new version's citations.
    """

    record: str
    kind: str
    name: str
    sort: str = ""
    item: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    chips: tuple[Chip, ...] = ()
    conflict: bool = False
    mine: bool = False
    briefings: tuple[str, ...] = ()
    head: bool = False

    @property
    def key(self) -> Key:
        """What a conflict of this line is about."""
        return self.item, self.field


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts on top of a preview."""

    added: int
    changed: int
    removed: int
    conflicts: int
    untouched: int
    in_briefings: int


@dataclass(frozen=True, slots=True)
class Group:
    """A record's head with its lines."""

    head: Line
    lines: tuple[Line, ...] = field(default_factory=tuple)

    def shown(self, show: Show) -> bool:
        """Whether a filter lets it through."""
        if show == "conflicts":
            return any(line.conflict for line in (self.head, *self.lines))
        if show == "briefing":
            return bool(self.head.briefings)
        return show in {"all", self.head.sort}


class Telling:
    """Turns the difference of a pack into groups of lines; `theirs` says what the new version gives as its ground."""

    def __init__(self, pack: Pack, difference: PackDifference) -> None:
        self._difference = difference
        self._items = {item.id: item for item in pack.rows}
        self._conflicts = {(one.id, one.field) for one in difference.conflicts}
        self._added = {one.id for one in difference.records if one.sort == "added"}
        self._told: set[Key] = set()
        self._of_span: dict[str, list[PackItem]] = {}
        self._of_record: dict[str, list[PackItem]] = {}
        for item in pack.rows:
            if item.kind == "citation":
                span = item.body.get("span", "")
                if span:
                    self._of_span.setdefault(span, []).append(item)
                elif item.about:
                    self._of_record.setdefault(item.about, []).append(item)

    def groups(self) -> tuple[Group, ...]:
        """All records that change, those with conflicts first, then changed, added and removed ones."""
        made = [self._group(record) for record in self._difference.records]
        order = {"changed": 0, "added": 1, "removed": 2}
        made.sort(key=lambda group: (not group.shown("conflicts"), order[group.head.sort]))
        return tuple(made)

    def grounds(self, conflict: Conflict) -> tuple[tuple[Chip, ...], str]:
        """The chips and the first excerpt of what the new version cites for a value."""
        cited = self._cited(conflict.id)
        if not cited:
            return (), ""
        first = cited[0]
        source = self._source(first)
        excerpt = first.body.get("excerpt", "")
        named = ", ".join(part for part in (source.name, when(source.published)) if part)
        words = f"“{excerpt}”, {named}" if excerpt and named else excerpt or named
        return tuple(self._chip(each) for each in cited), words

    # -- lines
    def _group(self, record: RecordChange) -> Group:
        lines: list[Line] = []
        if record.sort == "added":
            lines += self._of_added(record)
        for words in record.fields:
            lines.append(
                self._line(record, record.id, words.field, label(words.field), words.before, words.after)
            )
        shown_spans = {part.id for part in record.parts if part.kind == "span"}
        for part in record.parts:
            if not self._folded(part, shown_spans):
                lines += self._of_part(record, part)
        ids = {record.id, *(part.id for part in record.parts)}
        for conflict in self._difference.conflicts:
            if conflict.id in ids and (conflict.id, conflict.field) not in self._told:
                before, after = conflict.base or "", conflict.theirs or ""
                lines.append(
                    self._line(record, conflict.id, conflict.field, label(conflict.field), before, after)
                )
        head = Line(
            record.id,
            record.kind,
            record.title,
            record.sort,
            record.id,
            mine=record.mine,
            briefings=record.briefings,
            head=True,
        )
        return Group(head, tuple(lines))

    def _line(
        self,
        record: RecordChange,
        item: str,
        name: str,
        words: str,
        before: str,
        after: str,
        sort: str = "changed",
        chips: tuple[Chip, ...] = (),
    ) -> Line:
        self._told.add((item, name))
        return Line(
            record.id,
            record.kind,
            words,
            sort,
            item,
            name,
            before,
            after,
            chips,
            (item, name) in self._conflicts,
            briefings=record.briefings,
        )

    def _of_added(self, record: RecordChange) -> Iterable[Line]:
        item = self._items.get(record.id)
        if item is None:
            return
        chips = tuple(self._chip(each) for each in self._of_record.get(record.id, ()))
        dated = next((name for name in DATE_FIELDS if item.body.get(name)), "")
        if dated:
            yield self._line(record, record.id, dated, tr("When"), "", when(item.body[dated]), "added", chips)
        elif chips:
            yield self._line(
                record, record.id, "statement", tr("Cited"), "", tr("by the new version"), "added", chips
            )

    def _folded(self, part: Part, spans: set[str]) -> bool:
        """Whether a citation is shown as the chip of its value, or of its new record, instead of as a line."""
        if part.kind != "citation" or part.sort != "added":
            return False
        item = self._items[part.id]
        span = item.body.get("span", "")
        return span in spans if span else item.about in self._added

    def _said(self, record: RecordChange, before: str, after: str) -> bool:
        """Whether a value of the record changes in the same way: its citation then only follows it."""
        of_values = (words for part in record.parts if part.kind != "citation" for words in part.fields)
        return any((one.before, one.after) == (before, after) for one in (*record.fields, *of_values))

    def _of_part(self, record: RecordChange, part: Part) -> Iterable[Line]:
        chips = (
            tuple(self._chip(each) for each in self._of_span.get(part.id, ())) if part.kind == "span" else ()
        )
        if part.sort == "changed" and part.fields:
            item = self._items.get(part.id)
            for words in part.fields:
                named = label(words.field)
                if part.kind == "span" and item is not None:
                    owner = label(item.body.get("field", ""))
                    named = owner if words.field == "value" else f"{owner}, {named.lower()}"
                elif part.kind == "citation":
                    if words.field in FOLLOWS and self._said(record, words.before, words.after):
                        continue
                    named = f"{part_name(part.kind)}, {named.lower()}"
                elif words.field in {"value", "name_ur", "ref"}:
                    named = part_name(part.kind)
                yield self._line(
                    record, part.id, words.field, named, words.before, words.after, "changed", chips
                )
            return
        named, words_ = part_name(part.kind), part.words
        if part.kind == "span" and ": " in words_:
            field_name, _, words_ = words_.partition(": ")
            named = label(field_name.replace(" ", "_"))
        gone = part.sort == "removed"
        yield self._line(
            record,
            part.id,
            "value",
            named,
            words_ if gone else "",
            "" if gone else words_,
            part.sort,
            () if gone else chips,
        )

    # -- citations of the new version
    def _cited(self, item_id: str) -> list[PackItem]:
        return self._of_span.get(item_id) or self._of_record.get(item_id) or []

    def _source(self, citation: PackItem) -> Source:
        item = self._items.get(citation.body.get("ref", ""))
        body = dict(item.body) if item else {}
        return Source(Item(item.id if item else "", "source", None, "", body))

    def _chip(self, citation: PackItem) -> Chip:
        made = Citation(Item(citation.id, "citation", citation.about, "", citation.body))
        source = self._source(citation)
        grade: Grade = made.grade(source)
        words = f"{source.name}: {grade.words}" if source.name else grade.words
        return Chip(grade.code, chip_form(grade, disputes=made.disputes), "", words)


def counts(difference: PackDifference, groups: Sequence[Group], own_edits: int) -> Counts:
    """What stands on top of the preview; `own_edits` are the user's edits of this pack's items."""
    changed = sum(
        1 for group in groups if group.head.sort == "changed" for line in group.lines if not line.head
    )
    return Counts(
        difference.counts.get("added", 0),
        changed,
        difference.counts.get("removed", 0),
        len(difference.conflicts),
        max(0, own_edits - len(difference.conflicts)),
        sum(1 for group in groups if group.head.briefings),
    )


def shows(groups: Sequence[Group], difference: PackDifference) -> dict[Show, int]:
    """How many records each filter lets through; of conflicts how many there are. Empty filters are left out."""
    found: dict[Show, int] = {}
    for group in groups:
        for show in ("briefing", group.head.sort):
            one = next(each for each in SHOWS if each == show)
            if group.shown(one):
                found[one] = found.get(one, 0) + 1
    found["all"] = len(groups)
    if difference.conflicts:
        found["conflicts"] = len(difference.conflicts)
    return {show: found[show] for show in SHOWS if show in found}


def flattened(groups: Sequence[Group], show: Show) -> list[Line]:
    """The lines of the groups that a filter lets through; of conflicts only the lines in conflict."""
    lines: list[Line] = []
    for group in groups:
        if group.shown(show):
            lines.append(group.head)
            lines += [line for line in group.lines if show != "conflicts" or line.conflict]
    return lines
