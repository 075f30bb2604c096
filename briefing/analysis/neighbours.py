"""What hangs on a record: its relations, events, offices, functions, commitments, questions and sources."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.bearing import whose
from briefing.analysis.evidence import best_grade, published
from briefing.analysis.functions import made_to_fuse
from briefing.analysis.row_names import with_names
from briefing.analysis.selection import Selection, held
from briefing.analysis.stated import stated
from briefing.analysis.wording import FUNCTION_ROLES, PREDICATES, PREDICATES_BACK, capital
from briefing.domain.edtf import DateError, bounds
from briefing.domain.items import Held, Item
from briefing.domain.records import Source
from briefing.domain.scales import Grade
from briefing.domain.statuses import Status, status


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
    known = (PREDICATES if outgoing else PREDICATES_BACK).get(predicate)
    sense = "predicate" if outgoing else "predicate seen from its object"
    words = selection.language.say(known, context=sense) if known else predicate.replace("_", " ")
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
        selection.language.period(item.get("from"), item.get("to")),
        held(item, selection.as_of),
        whole.disputed,
        whole.citations,
        whole.shown.grade if whole.shown else Grade(None, None),
        status(other_status.value) if other_status else status("unknown"),
        with_names(selection, item.get("note")),
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
        selection.language.when(date),
        with_names(selection, item.get("note")) or whose(item, dated=False),
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
        dates = selection.language.period(term.get("from"), term.get("to"))
        found.append(
            Line(
                term.id,
                "term",
                f"{selection.name(other, short=False)}, {term.get('field')[:1].lower()}{term.get('field')[1:]}",
                term.get("from"),
                dates,
                with_names(selection, term.get("note")),
                whole.citations,
                whole.shown.grade if whole.shown else Grade(None, None),
                whole.disputed,
                other=other,
                held=held(term, selection.as_of),
            )
        )
    return tuple(found)


def functions_of(selection: Selection, item_id: str) -> tuple[Line, ...]:
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
                with_names(selection, item.get("note")),
                whole.citations,
                whole.shown.grade if whole.shown else Grade(None, None),
                whole.disputed,
                other=item.get("field"),
            )
        )
    return tuple(found)


def commitments_of(selection: Selection, item: Item) -> tuple[Line, ...]:
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


def related(selection: Selection, item_id: str, kind: str) -> tuple[Line, ...]:
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


def precedents(selection: Selection, item_id: str) -> tuple[Line, ...]:
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
                    published(source, spoken=selection.language),
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
