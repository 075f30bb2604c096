"""One institution, policy or other record as it stands on the as-of date: header, history, fields, what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.disagreements import Disagreement, disagreements
from briefing.analysis.evidence import best_grade, published, summary
from briefing.analysis.functions import made_to_fuse
from briefing.analysis.selection import Selection, held
from briefing.analysis.silence import no_evidence_since
from briefing.analysis.stated import StatedField, StatedValue, stated
from briefing.analysis.wording import (
    ABSENT,
    FUNCTION_ROLES,
    PREDICATES,
    PREDICATES_BACK,
    capital,
    label,
    listed,
    period,
    when,
)
from briefing.domain.edtf import DateError, bounds
from briefing.domain.items import Held, Item
from briefing.domain.records import Source
from briefing.domain.scales import Grade
from briefing.domain.statuses import ROLES, TIERS, Status, status

FIELD_ORDER = (
    "mandate",
    "parent",
    "legal_basis",
    "head",
    "established",
    "composition",
    "head_office",
    "seat",
    "name",
    "abbreviation",
)
"""The fields of a profile, in the order they are read."""

NAMED_ONCE = frozenset({"name", "abbreviation"})
"""Fields that say no more than the headline where they hold one value."""

HEADS = ("head", "director general", "national coordinator", "chair", "coordinator")
"""Offices that head a body: the first words of their names, in small letters."""


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a profile: name, status on the as-of date and how sure that is.

    `status_words` is the status with its certainty ("Operational", "Possibly dormant"); `since` EDTF of its
    beginning; `silent_since` is EDTF of the last publication about it where nothing came for two years.
    """

    id: str
    kind: str
    name: str
    short: str
    status: Status
    status_words: str
    held: Held
    since: str
    since_words: str
    disputed: bool
    silent_since: str
    silent_words: str
    tier: str
    category: str
    role: str
    line: str
    urdu: str
    citations: tuple[str, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """One status in a history strip: EDTF start and end (of the next one where it has none of its own)."""

    span: str
    status: Status
    start: str
    end: str
    label: str
    disputed: bool
    citations: tuple[str, ...]
    contrary: bool = False
    other_dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation seen from the record of the profile.

    `outgoing` tells that the record is the subject; `words` is the predicate as read from the record.
    """

    relation: str
    other: str
    name: str
    predicate: str
    words: str
    outgoing: bool
    start: str
    end: str
    dates: str
    held: Held
    disputed: bool
    citations: tuple[str, ...]
    grade: Grade
    other_status: Status
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that hangs on the record: an event, commitment, question, source, office or function."""

    id: str
    kind: str
    title: str
    date: str
    date_words: str
    note: str
    citations: tuple[str, ...]
    grade: Grade
    disputed: bool
    status: Status | None = None
    other: str = ""
    held: Held = "yes"


@dataclass(frozen=True, slots=True)
class Profile:
    """A record as it stands, with every value leading to its citations.

    `fields` are those with a value, in a fixed order; `not_known` is the one line for the others, and `unknown`
    their names.
    """

    header: Header
    history: tuple[Segment, ...]
    fields: tuple[StatedField, ...]
    unknown: tuple[str, ...]
    not_known: str
    disagreements: tuple[Disagreement, ...]
    relations: tuple[Edge, ...]
    events: tuple[Line, ...]
    commitments: tuple[Line, ...]
    offices: tuple[Line, ...]
    functions: tuple[Line, ...]
    questions: tuple[Line, ...]
    precedents: tuple[Line, ...]
    assessments: tuple[Line, ...]
    counts: tuple[Line, ...]
    sources: tuple[Line, ...]
    summary: str

    @property
    def disputed(self) -> tuple[StatedField, ...]:
        """The fields on which sources differ."""
        return tuple(field for field in self.fields if field.disputed)

    def field(self, name: str) -> StatedField | None:
        """One of its fields by name."""
        return next((field for field in self.fields if field.field == name), None)


def profile(selection: Selection, item_id: str) -> Profile:
    """The profile of an institution or policy; of any other record what it has of the same."""
    return selection.remember(("profile", item_id), lambda: _profile(selection, item_id))


def header(selection: Selection, item_id: str) -> Header:
    """The head of a profile alone, for lists."""
    return selection.remember(("header", item_id), lambda: _header(selection, item_id))


def history(selection: Selection, item_id: str) -> tuple[Segment, ...]:
    """The statuses of a record in order of time, each ending where the next begins; disputing ones beside."""
    field = stated(selection, item_id, "status")
    spans = [
        selection.by_id[value.span] for value in field.values if value.span and value.span in selection.by_id
    ]
    order = {span.id: (span.lo or "", span.hi or "", span.id) for span in spans}
    values = sorted((v for v in field.values if v.span in order), key=lambda v: order[v.span])
    line = [value for value in values if not value.contrary]
    segments = []
    for value in values:
        start, end = _ends(value.start, value.end)
        later = [other for other in line if order[other.span][0] > order[value.span][0]]
        following = later[0] if later else None
        closed = end not in {"", ".."}
        segments.append(
            _segment(value, start, end if closed or not following else _ends(following.start, "")[0])
        )
        if closed and not value.contrary and following:
            resumed = _resumed(line, value, order)
            if resumed and (selection.by_id[value.span].hi2 or "") < order[following.span][0]:
                segments.append(_segment(resumed, end, _ends(following.start, "")[0], again=True))
    return tuple(segments)


def _segment(value: StatedValue, start: str, end: str, *, again: bool = False) -> Segment:
    dated = f"{when(value.start)}, {value.words.lower()}" if value.start else value.words.lower()
    return Segment(
        value.span,
        status(value.value),
        start,
        end,
        f"again {value.words.lower()}" if again else dated,
        bool(value.disputing) or value.contrary,
        value.citations,
        value.contrary,
        value.other_dates,
    )


def _ends(start: str, end: str) -> tuple[str, str]:
    """Both ends of a span whose start alone may be an interval ("2018-11/..")."""
    if end in {"", ".."} and "/" in start:
        first, _, last = start.partition("/")
        return first, last
    return start, end


def _resumed(
    line: list[StatedValue], ended: StatedValue, order: dict[str, tuple[str, str, str]]
) -> StatedValue | None:
    """The open value that holds again when a later one has ended."""
    before = [
        value
        for value in line
        if order[value.span] < order[ended.span] and _ends(value.start, value.end)[1] in {"", ".."}
    ]
    return before[-1] if before else None


# ---------------------------------------------------------------- building


def _profile(selection: Selection, item_id: str) -> Profile:
    item = selection.by_id[item_id]
    fields, unknown = _fields(selection, item)
    return Profile(
        header(selection, item_id),
        history(selection, item_id),
        fields,
        tuple(unknown),
        f"Not known: {listed([label(name).lower() for name in unknown])}." if unknown else "",
        disagreements(selection, item_id),
        relations(selection, item_id),
        events_of(selection, item_id),
        _commitments(selection, item),
        offices(selection, item_id),
        _functions(selection, item_id),
        _related(selection, item_id, "question"),
        _precedents(selection, item_id),
        _related(selection, item_id, "assessment"),
        tuple(
            line(selection, each) for each in selection.about(item_id) if each.kind in {"count", "decision"}
        ),
        sources_of(selection, item),
        summary(selection, item_id),
    )


def _header(selection: Selection, item_id: str) -> Header:
    item = selection.by_id[item_id]
    found = stated(selection, item_id, "status")
    shown = found.shown
    state = status(shown.value) if shown else status("unknown")
    silent = no_evidence_since(selection, item_id)
    words = state.word if shown else "Status not stated"
    if shown and shown.held == "possibly":
        words = f"Possibly {state.word.lower()}"
        if found.beside:
            words += f", certainly {found.beside.words.lower()}"
    tier = TIERS.get(item.get("tier"), "")
    category = item.get("category")
    names = [each.get("value") for each in selection.about(item_id, "name")]
    line_words = ", ".join(
        part for part in (capital(category), f"{tier.lower()} tier" if tier else "") if part
    )
    return Header(
        item_id,
        item.kind,
        item.title,
        item.get("abbreviation"),
        state,
        words,
        shown.held if shown else "no",
        shown.start if shown else "",
        _since(shown.start) if shown else "",
        found.open_dispute,
        silent,
        f"no evidence since {when(silent)}" if silent else "",
        tier,
        category,
        ROLES.get(item.get("role"), ""),
        line_words,
        names[0] if names else "",
        found.citations,
        item.own or bool(item.mine),
    )


def _since(start: str) -> str:
    words = when(start)
    return words if words.startswith("since ") else f"since {words}" if words else ""


def _fields(selection: Selection, item: Item) -> tuple[tuple[StatedField, ...], list[str]]:
    found: list[StatedField] = []
    unknown: list[str] = []
    if item.kind not in {"institution", "policy"}:
        return (), []
    for name in FIELD_ORDER:
        field = _head(selection, item) if name == "head" else stated(selection, item.id, name)
        absent = not field.shown or (field.unsourced and field.words.lower() in ABSENT)
        if absent:
            if item.kind == "institution" and name not in NAMED_ONCE and name != "composition":
                unknown.append(name)
            continue
        if name in NAMED_ONCE and len({value.value for value in field.values}) < 2 and not field.disputed:
            continue
        found.append(field)
    return tuple(found), unknown


def _head(selection: Selection, item: Item) -> StatedField:
    """Who heads a body on the as-of date, from its terms of office; without one, what is stated of the field."""
    own = stated(selection, item.id, "head")
    if own.shown:
        return own
    for term in reversed(selection.about(item.id, "term")):
        office = term.get("field").lower()
        if office.startswith(HEADS) and held(term, selection.as_of) != "no":
            return _of_term(selection, item.id, term)
    return own


def _of_term(selection: Selection, item_id: str, term: Item) -> StatedField:
    whole = stated(selection, term.id)
    name = selection.name(term.get("ref"), short=False)
    assert whole.shown is not None
    shown = whole.shown
    words = f"{name}, {term.get('field').lower()} {period(term.get('from'), term.get('to'))}".strip()
    value = type(shown)(
        name,
        words,
        "",
        shown.citations,
        held(term, selection.as_of),
        term.get("from"),
        term.get("to"),
        period(term.get("from"), term.get("to")),
        shown.origins,
        shown.grade,
        disputing=shown.disputing,
    )
    return StatedField(item_id, "head", label("head"), (value,), value, (value,), disputed=whole.disputed)


# ---------------------------------------------------------------- what hangs on it


def relations(selection: Selection, item_id: str) -> tuple[Edge, ...]:
    """The relations of a record in both directions that have begun, those that hold first."""
    edges = [
        _edge(selection, item, outgoing=True)
        for item in selection.about(item_id, "relation")
        if selection.begun(item)
    ]
    edges += [
        _edge(selection, item, outgoing=False)
        for item in selection.referring(item_id, "relation")
        if selection.begun(item)
    ]
    rank = {"yes": 0, "possibly": 1, "no": 2}
    return tuple(sorted(edges, key=lambda each: (rank[each.held], each.start, each.relation)))


def _edge(selection: Selection, item: Item, *, outgoing: bool) -> Edge:
    other = item.get("ref") if outgoing else item.about or ""
    whole = stated(selection, item.id)
    predicate = item.get("field")
    words = (PREDICATES if outgoing else PREDICATES_BACK).get(predicate, predicate.replace("_", " "))
    other_status = stated(selection, other, "status").shown
    return Edge(
        item.id,
        other,
        selection.name(other),
        predicate,
        words,
        outgoing,
        item.get("from"),
        item.get("to"),
        period(item.get("from"), item.get("to")),
        held(item, selection.as_of),
        whole.disputed,
        whole.citations,
        whole.shown.grade if whole.shown else Grade(None, None),
        status(other_status.value) if other_status else status("unknown"),
        item.get("note"),
    )


def line(selection: Selection, item: Item) -> Line:
    """Any dated record as one line."""
    whole = stated(selection, item.id)
    date = item.get("date") or item.get("made") or item.get("since") or item.get("published")
    state = stated(selection, item.id, "status").shown if item.kind in {"commitment", "institution"} else None
    return Line(
        item.id,
        item.kind,
        item.title or f"{capital(item.get('field'))}: {item.get('value')}",
        date,
        when(date),
        item.get("note"),
        whole.citations,
        whole.shown.grade if whole.shown else Grade(None, None),
        whole.disputed,
        status(state.value) if state else None,
    )


def events_of(selection: Selection, item_id: str) -> tuple[Line, ...]:
    """The events that name a record and can have happened by the as-of date, in order of time."""
    found = selection.linked(item_id, "subject", "event")
    return tuple(line(selection, each) for each in found if selection.begun(each))


def offices(selection: Selection, item_id: str) -> tuple[Line, ...]:
    """Who held which office of a body (or, for a person, where), the latest first."""
    terms = selection.about(item_id, "term") + selection.referring(item_id, "term")
    found = []
    for term in sorted(terms, key=lambda each: (each.lo or "", each.id), reverse=True):
        if not selection.begun(term):
            continue
        whole = stated(selection, term.id)
        other = term.get("ref") if term.about == item_id else term.about or ""
        dates = period(term.get("from"), term.get("to"))
        found.append(
            Line(
                term.id,
                "term",
                f"{selection.name(other, short=False)}, {term.get('field')[:1].lower()}{term.get('field')[1:]}",
                term.get("from"),
                dates,
                term.get("note"),
                whole.citations,
                whole.shown.grade if whole.shown else Grade(None, None),
                whole.disputed,
                other=other,
                held=held(term, selection.as_of),
            )
        )
    return tuple(found)


def _functions(selection: Selection, item_id: str) -> tuple[Line, ...]:
    found = []
    for item in selection.about(item_id, "function"):
        whole = stated(selection, item.id)
        role = FUNCTION_ROLES.get(item.get("value"), item.get("value"))
        found.append(
            Line(
                item.id,
                "function",
                f"{capital(role)} {item.get('field')}",
                "",
                "",
                item.get("note"),
                whole.citations,
                whole.shown.grade if whole.shown else Grade(None, None),
                whole.disputed,
                other=item.get("field"),
            )
        )
    return tuple(found)


def _commitments(selection: Selection, item: Item) -> tuple[Line, ...]:
    """Commitments that name the record: as actor, by its policy, or in the text of promise or lead."""
    linked = {each.id: each for each in selection.linked(item.id, "actor", "commitment")}
    linked |= {each.id: each for each in selection.linked(item.id, "policy", "commitment")}
    linked |= {each.id: each for each in selection.linked(item.id, "subject", "commitment")}
    short = item.get("abbreviation")
    for each in selection.kind("commitment"):
        text = f"{each.title} {each.get('lead')} {each.get('actor')}"
        named = item.title in text or (len(short) > 2 and short in _tokens(text))
        if named and item.kind == "institution":
            linked[each.id] = each
    made = sorted((each for each in linked.values() if selection.begun(each)), key=lambda each: each.lo or "")
    return tuple(line(selection, each) for each in made)


def _tokens(text: str) -> set[str]:
    return {word.strip("().,;:'’") for word in text.replace("/", " ").split()}


def _related(selection: Selection, item_id: str, kind: str) -> tuple[Line, ...]:
    return tuple(
        line(selection, each)
        for each in selection.linked(item_id, "related", kind)
        if kind != "question" or _asked_by(each, selection.as_of)
    )


def _asked_by(question: Item, day: str) -> bool:
    """Whether a question was open by a day, as far as its date tells."""
    try:
        return bounds(question.get("since"))[0] <= day
    except DateError:
        return True


def _precedents(selection: Selection, item_id: str) -> tuple[Line, ...]:
    """Earlier bodies made for the same: those to bring intelligence together, and those this one succeeded."""
    earlier: dict[str, Item] = {}
    bodies = made_to_fuse(selection)
    if any(body.id == item_id for body in bodies):
        start = _first_day(selection, item_id)
        earlier = {body.id: body for body in bodies if _first_day(selection, body.id) < start}
    for edge in selection.referring(item_id, "relation"):
        body = selection.get(edge.about or "")
        if edge.get("field") == "succeeded_by" and body:
            earlier[body.id] = body
    ordered = sorted(earlier.values(), key=lambda each: _first_day(selection, each.id))
    return tuple(line(selection, each) for each in ordered)


def _first_day(selection: Selection, item_id: str) -> str:
    starts = [span.lo for span in selection.spans(item_id, "status") if span.lo]
    return min(starts, default="")


def sources_of(selection: Selection, item: Item) -> tuple[Line, ...]:
    """The sources of a record: of its citations, of what hangs on it, and those its summary names; newest first."""
    cited: dict[str, list[str]] = {}
    about = [item.id, *(each.id for each in selection.about(item.id) if each.kind in _HANGING)]
    for record in about:
        for each in selection.about(record, "citation"):
            cited.setdefault(each.get("ref"), []).append(each.id)
    for named in item.get("sources").split(";"):
        if selection.source(named):
            cited.setdefault(named, [])
    found = []
    for source_id, citations in cited.items():
        source = selection.source(source_id)
        if source:
            found.append(
                Line(
                    source_id,
                    "source",
                    source.title,
                    source.published,
                    published(source),
                    source.publisher,
                    tuple(citations),
                    best_grade(selection, citations) if citations else Grade(source.reliability, None),
                    disputed=any(selection.by_id[each].get("stance") == "disputes" for each in citations),
                )
            )
    return tuple(sorted(found, key=lambda each: (_latest_day(selection, each.id), each.id), reverse=True))


_HANGING = frozenset({"relation", "function", "term", "decision", "count", "point", "provision"})


def _latest_day(selection: Selection, source_id: str) -> str:
    return Source(selection.by_id[source_id]).latest_day
