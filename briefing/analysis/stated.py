"""What the sources state for one field of one record: every value, which is shown and why, and whether they differ.

This is the one place that decides what is disputed and what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.holding import candidates
from briefing.analysis.row_names import with_names
from briefing.analysis.selection import Selection, held
from briefing.domain.items import Held, Item
from briefing.domain.records import Citation
from briefing.domain.scales import Grade
from briefing.domain.statuses import SINGLE_VALUED

RULES = {
    "better": "Shown by rule: more sources of different origin, the best of them better graded.",
    "more": "Shown by rule: more sources of different origin.",
    "graded": "Shown by rule: as many sources of different origin, the best of them better graded.",
    "later": "Shown by rule: as many sources of different origin, equally graded; the later value.",
    "only": "The other values do not hold on this date.",
    "dates": "The sources agree on the value and differ on its date.",
    "same": "The sources differ on what the value rests on; none states another.",
    "contested": "The value is stated only by sources that stand against others.",
    "several": "Several values stand side by side; sources differ on one of them.",
    "ruled": "Shown by your ruling: {reason}",
    "ruled-bare": "Shown by your ruling.",
    "left": "You left this disputed: {reason}",
    "left-bare": "You left this disputed.",
    "own": "Shown: the value you wrote.",
}
"""Why a value is shown, in words."""

NO_GRADE = Grade(None, None)


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One value that is stated for a field, with what it rests on.

    `value` is as stored, `words` as shown; `span` is empty for a value of the record itself. `start` and `end` are
    EDTF, `dates` the words for them. `citations` are ids, supporting ones first and the best of them first;
    `origins` counts the independent origins that support it. `contrary`: every citation of it stands against the
    others. `other_dates` are the differing dates that citations of this value give.
    """

    value: str
    words: str
    span: str = ""
    citations: tuple[str, ...] = ()
    held: Held = "yes"
    start: str = ""
    end: str = ""
    dates: str = ""
    origins: int = 0
    grade: Grade = NO_GRADE
    contrary: bool = False
    mine: bool = False
    other_dates: tuple[str, ...] = ()
    note: str = ""
    disputing: tuple[str, ...] = ()

    @property
    def unsourced(self) -> bool:
        """Whether nothing is cited for it."""
        return not self.citations


@dataclass(frozen=True, slots=True)
class StatedField:
    """All that is stated for one field of one record on the as-of date.

    `values` are ranked: more independent origins, then best grade, then latest. `shown` is the one value a
    single-valued field has, `current` all values that hold, in order of time; `beside` the last certain value
    where the shown one holds only possibly; `rivals` the values among which the shown one was chosen.
    `disputed` tells that sources differ on the field as it stands or stood; `open_dispute` that they differ on
    what is shown for this date.
    """

    about: str
    field: str
    label: str
    values: tuple[StatedValue, ...] = ()
    shown: StatedValue | None = None
    current: tuple[StatedValue, ...] = ()
    beside: StatedValue | None = None
    disputed: bool = False
    open_dispute: bool = False
    rule: str = ""
    rivals: tuple[StatedValue, ...] = ()
    ruling: str = ""
    reason: str = ""

    @property
    def unsourced(self) -> bool:
        """Whether a value is shown that nothing is cited for."""
        return bool(self.shown and self.shown.unsourced)

    @property
    def words(self) -> str:
        """The shown value in words, or what is known of there being none."""
        return self.shown.words if self.shown else ""

    @property
    def citations(self) -> tuple[str, ...]:
        """Ids of the citations of all values shown, and of those that stand against them."""
        kept = self.values if self.open_dispute else self.current
        return tuple(dict.fromkeys(each for value in kept for each in value.citations))

    @property
    def against(self) -> tuple[StatedValue, ...]:
        """The other values that stand against the shown one."""
        return tuple(
            value
            for value in self.values
            if self.shown and value != self.shown and value.value != self.shown.value
        )


def stated(selection: Selection, item_id: str, field: str = "statement") -> StatedField:
    """Everything stated for a field of a record; `statement` is the record as a whole.

    A record that is not there answers without values.
    """
    return selection.remember(
        ("stated", item_id, field), lambda: _stated(selection, item_id, field or "statement")
    )


def disputed_fields(selection: Selection, item_id: str) -> tuple[StatedField, ...]:
    """The fields of a record on which sources differ, by name."""
    names = {span.get("field") for span in selection.spans(item_id)} | {
        item.get("field") or "statement" for item in selection.about(item_id, "citation")
    }
    found = (stated(selection, item_id, name) for name in sorted(names - {""}))
    return tuple(each for each in found if each.disputed)


# ---------------------------------------------------------------- deciding


def _stated(selection: Selection, item_id: str, field: str) -> StatedField:
    record = selection.get(item_id)
    spoken = selection.language
    named = spoken.label(field)
    if not record:
        return StatedField(item_id, field, named)
    every = selection.spans(item_id, field)
    spans = [span for span in every if selection.begun(span)]
    values = [_of_span(selection, span) for span in spans]
    if not every:
        whole = _of_record(selection, record, field)
        values = [whole] if whole else []
    written = field in record.mine and bool(spans)
    if written and record.get(field):
        values.insert(
            0, StatedValue(record.get(field), spoken.value_words(field, record.get(field)), mine=True)
        )
    if not values:
        return StatedField(item_id, field, named)
    single = field in SINGLE_VALUED or field == "statement"
    standing = candidates(values, spans, single=single)
    ranked = sorted(
        values,
        key=lambda value: (
            not (written and not value.span),
            value not in standing,
            value.held == "no",
            *_rank(value),
        ),
    )
    ruling = _ruling(selection, item_id, field, values)
    shown, rule = _choose(ranked, standing, ruling, written=written, single=single)
    disputing = any(value.disputing for value in values)
    together = field in SINGLE_VALUED and _hold_together(selection, standing)
    disputed = disputing or together
    open_dispute = disputed and _differ_now(selection, shown, standing)
    if disputed and not rule:
        rule = _why_still(shown, open_dispute=open_dispute) if single else _why_several(values)
    agreed = [value for value in standing if not value.contrary] or standing
    current = [shown] if single or written else sorted(agreed, key=_in_time)
    return StatedField(
        item_id,
        field,
        named,
        tuple(ranked),
        shown,
        tuple(value for value in current if value),
        _beside(shown, values) if single else None,
        disputed=disputed,
        open_dispute=open_dispute and not (ruling and ruling.get("value") != "disputed"),
        rule=_rule(selection, rule, ruling) if disputed or written else "",
        rivals=tuple(value for value in standing if value is not shown),
        ruling=ruling.id if ruling else "",
        reason=ruling.get("reason") if ruling else "",
    )


def _of_span(selection: Selection, span: Item) -> StatedValue:
    citations = selection.citations_of_span(span)
    return _value(
        selection,
        citations,
        value=span.get("value"),
        field=span.get("field"),
        span=span,
    )


def _of_record(selection: Selection, record: Item, field: str) -> StatedValue | None:
    citations = selection.citations(record.id, field)
    value = record.title if field == "statement" else record.get(field)
    if not value and not citations:
        return None
    if not value:
        value = max(citations, key=lambda each: each.id).states
    return _value(selection, citations, value=value, field=field, record=record)


def _in_words(selection: Selection, field: str, value: str) -> str:
    """A value as shown; where it is the very name of a record, the name in the selection's language."""
    said = selection.language.value_words(field, value)
    if selection.language.own or field == "name":
        return said
    kinds = ("institution", "policy", "person", "place")
    titles = selection.remember(
        "titles",
        lambda: {item.title: selection.title(item) for kind in kinds for item in selection.kind(kind)},
    )
    return titles.get(value, said)


def _value(
    selection: Selection,
    citations: Sequence[Citation],
    *,
    value: str,
    field: str,
    span: Item | None = None,
    record: Item | None = None,
) -> StatedValue:
    ordered = sorted(citations, key=lambda each: (each.disputes, *_citation_rank(selection, each)))
    supporting = [each for each in ordered if not each.disputes] or ordered
    origins = {_origin(selection, each) for each in supporting}
    start = span.get("from") if span else ""
    end = span.get("to") if span else ""
    dates = [each.item.get("from") for each in ordered if each.item.get("from")]
    item = span or record
    return StatedValue(
        value,
        _in_words(selection, field, value),
        span.id if span else "",
        tuple(each.id for each in ordered),
        held(span, selection.as_of) if span else "yes",
        start,
        end,
        selection.language.period(start, end),
        len(origins) if ordered else 0,
        min((_grade(selection, each) for each in supporting), key=merit, default=NO_GRADE),
        contrary=bool(ordered) and all(each.disputes for each in ordered),
        mine=bool(item and (item.own or (field if record else "value") in item.mine)),
        other_dates=tuple(dict.fromkeys(dates)) if len(set(dates)) > 1 else (),
        note=with_names(selection, span.get("order_note")) if span else "",
        disputing=tuple(each.id for each in ordered if each.disputes),
    )


def _choose(
    ranked: Sequence[StatedValue],
    standing: Sequence[StatedValue],
    ruling: Item | None,
    *,
    written: bool,
    single: bool,
) -> tuple[StatedValue | None, str]:
    if written:
        return next((value for value in ranked if value.mine), None), "own"
    among = [value for value in ranked if value in standing]
    if not single:
        among.sort(key=lambda value: value.contrary)
    if ruling:
        reason = ruling.get("reason")
        chosen = next((value for value in ranked if value.span == ruling.get("value")), None)
        if chosen:
            return chosen, "ruled" if reason else "ruled-bare"
        if ruling.get("value") == "disputed":
            return (among[0] if among else None), "left" if reason else "left-bare"
    if not among:
        return None, ""
    others = [value for value in among[1:] if value.value != among[0].value]
    if not others or not single:
        return among[0], ""
    first, second = among[0], others[0]
    if first.origins > second.origins:
        return first, "better" if merit(first.grade) < merit(second.grade) else "more"
    return first, "graded" if merit(first.grade) < merit(second.grade) else "later"


def _rule(selection: Selection, rule: str, ruling: Item | None) -> str:
    """A rule in words, with the reason of the ruling where that is the rule."""
    if not rule:
        return ""
    reason = ruling.get("reason") if ruling else ""
    return selection.language.say(RULES[rule], reason=reason)


def _why_still(shown: StatedValue | None, *, open_dispute: bool) -> str:
    if not shown:
        return ""
    if shown.contrary:
        return "contested"
    if shown.other_dates and shown.disputing:
        return "dates"
    if shown.disputing:
        return "same"
    return "" if open_dispute else "only"


def _why_several(values: Sequence[StatedValue]) -> str:
    if any(value.contrary for value in values):
        return "several"
    return "dates" if any(value.disputing and value.other_dates for value in values) else "same"


def _hold_together(selection: Selection, standing: Sequence[StatedValue]) -> bool:
    """Whether two values that hold at once are stated by different sources."""
    for index, one in enumerate(standing):
        for other in standing[index + 1 :]:
            sources = [
                {selection.by_id[each].get("ref") for each in value.citations} for value in (one, other)
            ]
            if one.value != other.value and all(sources) and sources[0] != sources[1]:
                return True
    return False


def _differ_now(selection: Selection, shown: StatedValue | None, standing: Sequence[StatedValue]) -> bool:
    """Whether what is shown for this date is itself contested, or has a rival that holds."""
    if not shown:
        return False
    if any(value.contrary or (value.disputing and value is shown) for value in standing):
        return True
    return _hold_together(selection, standing)


def _beside(shown: StatedValue | None, values: Sequence[StatedValue]) -> StatedValue | None:
    """The last value that certainly holds, where the shown one holds only possibly."""
    if not shown or shown.held != "possibly":
        return None
    certain = [value for value in values if value.held == "yes" and value is not shown and not value.contrary]
    return certain[-1] if certain else None


def _ruling(selection: Selection, item_id: str, field: str, values: Sequence[StatedValue]) -> Item | None:
    """The newest ruling on a field, unless the value it chose does not hold on the as-of date."""
    rulings = [item for item in selection.about(item_id, "ruling") if item.get("field") == field]
    if not rulings:
        return None
    chosen = rulings[-1].get("value")
    ended = any(value.span == chosen and value.held == "no" for value in values)
    return None if ended else rulings[-1]


# ---------------------------------------------------------------- ranking


def _rank(value: StatedValue) -> tuple[int, tuple[int, int], tuple[int, ...], int]:
    """More independent origins, then the best grade, then the latest start, then what fewer stand against."""
    latest = tuple(-ord(letter) for letter in value.start.partition("/")[0])
    return -value.origins, merit(value.grade), latest, len(value.disputing)


def merit(grade: Grade) -> tuple[int, int]:
    """Sorts the better grade of a statement first: its own credibility weighs before its source's letter.

    A usually reliable paper that reports a doubtful word does not outweigh a fairly reliable one that reports a
    possible fact.
    """
    letter, digit = grade.rank
    return digit, letter


def _in_time(value: StatedValue) -> tuple[str, str]:
    return value.start.lstrip("[."), value.span


def _origin(selection: Selection, citation: Citation) -> str:
    source = selection.source(citation.source)
    return (source.origin if source else "") or citation.source


def _grade(selection: Selection, citation: Citation) -> Grade:
    return citation.grade(selection.source(citation.source))


def _citation_rank(selection: Selection, citation: Citation) -> tuple[tuple[int, int], str]:
    return merit(_grade(selection, citation)), citation.id
