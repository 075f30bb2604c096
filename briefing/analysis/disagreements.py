"""Where sources disagree: for each disputed field its sides, side by side, each with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.holding import facet
from briefing.analysis.row_names import with_names
from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedField, StatedValue, disputed_fields, merit
from briefing.domain.edtf import bounds
from briefing.domain.items import Item
from briefing.domain.records import Citation
from briefing.domain.scales import Grade
from briefing.domain.statuses import SINGLE_VALUED

RECORDS = (
    "institution",
    "policy",
    "commitment",
    "event",
    "relation",
    "function",
    "term",
    "decision",
    "count",
)
"""Kinds of record whose fields can be disputed, in the order of the list."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement: what it says in words, its citations and their best grade, and who says so.

    `note` is the ground on which the best of its citations was graded, which often names the difference.
    """

    words: str
    citations: tuple[str, ...]
    grade: Grade
    sources: tuple[str, ...]
    disputes: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field of one record on which sources differ.

    `kind` is "value" (they state different values), "date" (one value, different dates) or "contested" (one side
    denies what the other states). `open` tells that it bears on what is shown for the as-of date. `sentence` is both
    sides in one line: "2009 against 2008", "Operational, but Dawn says otherwise".
    """

    about: str
    field: str
    title: str
    kind: str
    sides: tuple[Side, ...]
    rule: str
    open: bool
    ruling: str = ""
    sentence: str = ""

    @property
    def citations(self) -> tuple[str, ...]:
        """Ids of all citations of all sides."""
        return tuple(dict.fromkeys(each for side in self.sides for each in side.citations))


def disagreements(selection: Selection, about: str = "") -> tuple[Disagreement, ...]:
    """All disagreements, those that bear on the as-of date first, or those of one record."""
    if about:
        return _of_record(selection, about)
    return selection.remember("disagreements", lambda: _all(selection))


def disagreement(selection: Selection, field: StatedField) -> Disagreement | None:
    """The disagreement on one field, None where sources agree."""
    if not field.disputed:
        return None
    kind, sides = _sides(selection, field)
    spoken = selection.language
    return Disagreement(
        field.about,
        field.field,
        spoken.rows([selection.name(field.about), f"{field.label[:1].lower()}{field.label[1:]}"]),
        kind,
        sides,
        field.rule,
        field.open_dispute,
        field.ruling,
        spoken.rows([side.words for side in sides], ", but " if kind == "contested" else " against "),
    )


def _all(selection: Selection) -> tuple[Disagreement, ...]:
    found = [
        each
        for kind in RECORDS
        for item in selection.kind(kind)
        if _counts(selection, item)
        for each in _of_record(selection, item.id)
    ]
    return tuple(sorted(found, key=lambda each: (not each.open, bool(each.ruling))))


def _counts(selection: Selection, item: Item) -> bool:
    return item.kind in {"institution", "policy"} or selection.begun(item)


def _of_record(selection: Selection, item_id: str) -> tuple[Disagreement, ...]:
    found = (disagreement(selection, field) for field in disputed_fields(selection, item_id))
    return tuple(each for each in found if each)


# ---------------------------------------------------------------- the sides


def _sides(selection: Selection, field: StatedField) -> tuple[str, tuple[Side, ...]]:
    shown = field.shown
    contrary = [value for value in field.values if value.contrary]
    rivals = [value for value in field.rivals if value.contrary or (shown and shown.contrary)]
    if field.open_dispute and shown and field.field in SINGLE_VALUED and (rivals or shown.disputing):
        if not rivals:
            return _alone(selection, shown) if shown.contrary else _within(selection, shown)
        if all(value.value == shown.value for value in rivals):
            sides = [shown, *rivals]
            denying = tuple(each for value in sides if value.contrary for each in value.disputing)
            stating = next((value for value in sides if not value.contrary), shown)
            return "contested", (_of_value(selection, stating), _denial(selection, denying))
        return "value", tuple(_of_value(selection, value) for value in (shown, *rivals))
    by_date = [value for value in field.values if value.disputing and not value.contrary]
    if not contrary and by_date:
        return _within(selection, by_date[0])
    if not contrary:
        return "value", _rivals(selection, field)
    newest = contrary[-1]
    against = _opposed(field, newest)
    opposing = [value for value in contrary if _opposed(field, value) == against] if against else contrary
    if not against:
        return "value", tuple(_of_value(selection, value) for value in opposing)
    if all(value.value == against.value for value in opposing):
        denying = tuple(each for value in opposing for each in value.disputing)
        return "contested", (_of_value(selection, against), _denial(selection, denying))
    return "value", tuple(_of_value(selection, value) for value in (against, *opposing))


def _alone(selection: Selection, value: StatedValue) -> tuple[str, tuple[Side, ...]]:
    """Sides where a source stands against what others do not say: its value, and that it is alone with it."""
    said = selection.language.say("no other source says so")
    nobody = Side(said, (), value.grade, (), disputes=True, note=_note(selection, value.citations))
    return "contested", (_of_value(selection, value), nobody)


def _within(selection: Selection, value: StatedValue) -> tuple[str, tuple[Side, ...]]:
    """Sides of a dispute inside one value: by the dates that its citations give, else for and against it."""
    dates: dict[str, list[str]] = {}
    for each in (*_supporting(value), *value.disputing):
        dates.setdefault(selection.by_id[each].get("from"), []).append(each)
    if len(dates) > 1 and "" not in dates:
        for_it = {selection.by_id[each].get("from") for each in _supporting(value)}
        others = {
            date: ids for date, ids in dates.items() if all(_apart(date, stated_by) for stated_by in for_it)
        }
        if others:
            mains = [each for each in _supporting(value) if selection.by_id[each].get("from") == value.start]
            kept = tuple(mains or _supporting(value))
            first = selection.by_id[kept[0]].get("from")
            return "date", (
                _side(selection, value, selection.language.when(first), kept),
                *(
                    _side(selection, value, selection.language.when(date), tuple(ids))
                    for date, ids in others.items()
                ),
            )
    return "contested", (_of_value(selection, value), _denial(selection, value.disputing))


def _apart(one: str, other: str) -> bool:
    """Whether two dates cannot mean the same day."""
    (first, last), (earliest, latest) = bounds(one), bounds(other)
    return last < earliest or latest < first


def _rivals(selection: Selection, field: StatedField) -> tuple[Side, ...]:
    """Values that hold together, each from sources of its own."""
    seen: dict[str, StatedValue] = {}
    for value in field.values:
        if value.held != "no" and value.citations:
            seen.setdefault(value.value, value)
    return tuple(_of_value(selection, value) for value in list(seen.values())[:3])


def _opposed(field: StatedField, contrary: StatedValue) -> StatedValue | None:
    """The value that a contrary one stands against: of its part of the field, held when it began."""
    line = [
        value
        for value in field.values
        if not value.contrary and not value.unsourced and facet(value) == facet(contrary)
    ]
    if not line:
        return None
    before = [value for value in line if value.start <= contrary.start]
    if field.field in SINGLE_VALUED or facet(contrary):
        return (
            max(before, key=lambda value: value.start) if before else min(line, key=lambda value: value.start)
        )
    same_year = [value for value in line if value.start[:4] == contrary.start[:4]]
    return (same_year or before or line)[0]


def _supporting(value: StatedValue) -> tuple[str, ...]:
    return tuple(each for each in value.citations if each not in value.disputing)


def _of_value(selection: Selection, value: StatedValue) -> Side:
    return _side(selection, value, value.words, value.citations if value.contrary else _supporting(value))


def _side(selection: Selection, value: StatedValue, words: str, citations: tuple[str, ...]) -> Side:
    grades = [_grade(selection, each) for each in citations]
    return Side(
        words,
        citations,
        min(grades, key=merit, default=value.grade),
        _names(selection, citations),
        value.contrary,
        _note(selection, citations),
    )


def _denial(selection: Selection, citations: tuple[str, ...]) -> Side:
    names = _names(selection, citations)
    spoken = selection.language
    who = (
        spoken.listed(names)
        if len(names) < 3
        else spoken.say("{name} and {count} others", name=names[0], count=spoken.number(len(names) - 1))
    )
    said = spoken.plural(len(names), "{sources} says otherwise", "{sources} say otherwise")
    return Side(
        said.format(sources=spoken.apart(who)),
        citations,
        min((_grade(selection, each) for each in citations), key=merit),
        names,
        disputes=True,
        note=_note(selection, citations),
    )


def _note(selection: Selection, citations: tuple[str, ...]) -> str:
    if not citations:
        return ""
    return with_names(selection, selection.by_id[citations[0]].get("credibility_reason"))


def _grade(selection: Selection, citation_id: str) -> Grade:
    citation = Citation(selection.by_id[citation_id])
    return citation.grade(selection.source(citation.source))


def _names(selection: Selection, citations: tuple[str, ...]) -> tuple[str, ...]:
    sources = (selection.source(selection.by_id[each].get("ref")) for each in citations)
    return tuple(dict.fromkeys(source.name for source in sources if source))
