"""The sentence that an item or one of its fields becomes in a briefing, with the citations it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.analysis.commitments import promise
from briefing.analysis.disagreements import disagreement
from briefing.analysis.evidence import cite_source
from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedField, StatedValue, stated
from briefing.analysis.wording import PREDICATE_SENTENCES, capital, label, listed, on, period, sentence, when
from briefing.domain.briefings import block_for
from briefing.domain.items import Item

STATUS_SENTENCES = {
    "proposed": "{name} was proposed{on}",
    "approved": "{name} was approved{on}",
    "funded": "{name} was funded{on}",
    "established": "{name} was established{on}",
    "operational": "{name} has been operational{since}",
    "fulfilled": "{name} was fulfilled{on}",
    "dormant": "{name} has been dormant{since}",
    "lapsed": "{name} lapsed{on}",
    "abolished": "{name} was abolished{on}",
    "superseded": "{name} was superseded{on}",
    "unknown": "How {name} stands is not known{since}",
}
"""A status in a sentence; without a date the ending falls away."""

FIELD_SENTENCES = {
    "parent": "{name} stands under: {value}",
    "head": "{name} is headed by {value}",
    "legal_basis": "{name} rests on: {value}",
    "mandate": "The mandate of {name}: {value}",
    "established": "How {name} came about: {value}",
    "composition": "Who sits in {name}: {value}",
}
"""A field in a sentence, with a colon before values as the sources word them; any other is "Label of name: value"."""

FUNCTION_SENTENCES = {
    "lead": "{name} leads {function}",
    "supports": "{name} supports {function}",
    "claims": "{name} claims {function}",
    "recommended": "{name} was recommended for {function}",
}

DIFFER = {
    "value": "Sources differ: {sides}",
    "date": "Sources differ on the date: {sides}",
    "contested": "Sources differ: {sides}",
}
UNSOURCED = "(no source)"
NOT_STATED = "No source states the {field} of {name}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement ready to be put into a briefing.

    `value` is what is compared later to tell whether the fact has changed; `block` is the key of the block that
    collects its kind; `fields` are the item's fields as the store keeps them, but for its position.
    """

    subject: str
    field: str
    kind: str
    title: str
    text: str
    value: str
    citations: tuple[str, ...]
    disputed: bool
    block: str

    @property
    def fields(self) -> dict[str, str]:
        """The fields of the statement item; empty ones are left out."""
        given = {
            "sort": "fact",
            "ref": self.subject,
            "field": self.field,
            "text": self.text,
            "value": self.value,
            "citations": ";".join(self.citations),
        }
        return {name: text for name, text in given.items() if text}


def draft(selection: Selection, item_id: str, field: str = "") -> Draft | None:
    """The statement that an item, or a field of it, makes; None where there is no such item.

    For an institution or policy without a field it is its status; a span is the field of its record.
    """
    item = selection.get(item_id)
    if item is None:
        return None
    if item.kind == "span" and item.about:
        return draft(selection, item.about, item.get("field"))
    if item.kind == "citation" and item.about:
        name = item.get("field")
        return draft(selection, item.about, "" if name == "statement" else name)
    wanted = "" if field == "statement" else field
    if not wanted and item.kind in {"institution", "policy"}:
        wanted = "status"
    if wanted and not (item.kind == "commitment" and wanted == "status"):
        return _of_field(selection, item, wanted)
    return _SENTENCES.get(item.kind, _plain)(selection, item)


def field_sentence(selection: Selection, field: StatedField) -> str:
    """What is stated of a field as of the date, in one sentence; where sources differ, a second says how."""
    name = selection.name(field.about)
    if not field.shown:
        return sentence(NOT_STATED.format(field=field.label.lower(), name=name))
    if field.field == "status":
        text = _status(name, field)
    else:
        value = listed([_dated(field, value) for value in field.current])
        pattern = FIELD_SENTENCES.get(field.field)
        text = (
            pattern.format(name=name, value=value) if pattern else f"{label(field.field)} of {name}: {value}"
        )
    text = sentence(text)
    if field.unsourced:
        return f"{text} {UNSOURCED}"
    return _with_dispute(selection, field, text)


def _with_dispute(selection: Selection, field: StatedField, text: str) -> str:
    differ = disagreement(selection, field) if field.open_dispute else None
    if differ is None:
        return text
    return f"{text} {sentence(DIFFER[differ.kind].format(sides=differ.sentence))}"


def _dated(field: StatedField, value: StatedValue) -> str:
    """A value in a list; the steps by which a body came about each with their date."""
    date = when(value.start) if field.field == "established" else ""
    return f"{value.words} ({date})" if date else value.words


def _status(name: str, field: StatedField) -> str:
    assert field.shown is not None
    shown = field.shown
    pattern = STATUS_SENTENCES.get(shown.value, "{name}: " + shown.words + "{since}")
    date = on(shown.start)
    words = when(shown.start)
    since = words if words.startswith("since ") else f"since {words}"
    if date.startswith("since "):
        date = f"at the latest {date[6:]}"
    text = pattern.format(name=name, on=f" {date}" if date else "", since=f" {since}" if words else "")
    if not words:
        text = text.replace(" has been ", " is ")
    if shown.held == "possibly" and shown.start:
        beside = f"; certainly {field.beside.words.lower()} before" if field.beside else ""
        return f"Possibly, {text}{beside}"
    return text


def _of_field(selection: Selection, item: Item, field: str) -> Draft:
    found = _headed(selection, item) if field == "head" else stated(selection, item.id, field)
    value = "; ".join(each.value for each in found.current)
    return _draft(
        item,
        field,
        label(field),
        field_sentence(selection, found),
        value,
        found.citations,
        disputed=found.open_dispute,
        title=f"{selection.name(item.id)}, {label(field).lower()}",
    )


def _headed(selection: Selection, item: Item) -> StatedField:
    from briefing.analysis.profile import profile

    return profile(selection, item.id).field("head") or stated(selection, item.id, "head")


def _draft(
    item: Item,
    field: str,
    kind: str,
    text: str,
    value: str,
    citations: tuple[str, ...],
    *,
    disputed: bool,
    title: str = "",
) -> Draft:
    return Draft(
        item.id, field, kind, title or item.title, text, value, citations, disputed, block_for(item.kind)
    )


def _event(selection: Selection, item: Item) -> Draft:
    whole = stated(selection, item.id)
    date = when(item.get("date"))
    text = f"{capital(date)}: {sentence(item.title)}" if date else sentence(item.title)
    return _whole(selection, item, whole, text, f"{item.get('date')} {item.title}".strip())


def _whole(selection: Selection, item: Item, whole: StatedField, text: str, value: str) -> Draft:
    if not whole.citations and item.kind not in {"question", "source", "person", "place"}:
        text = f"{text} {UNSOURCED}"
    text = _with_dispute(selection, whole, text)
    return _draft(item, "", item.kind, text, value, whole.citations, disputed=whole.open_dispute)


def _commitment(selection: Selection, item: Item) -> Draft:
    made = promise(selection, item)
    opening = ", ".join(part for part in (made.actor, on(made.made)) if part)
    text = f"{capital(opening)}: {sentence(made.text)}" if opening else sentence(made.text)
    since = f" ({when(made.since)})" if made.since else ""
    text += f" Last stated: {made.status.word.lower()}{since}."
    if made.silent_since:
        text += f" Nothing was published about it after {when(made.silent_since)}."
    if made.overdue:
        text += f" It is {made.overdue}."
    citations = tuple(dict.fromkeys((*made.citations, *made.status_citations)))
    value = f"{made.status.key} {made.since}".strip()
    if not citations:
        text = f"{text} {UNSOURCED}"
    return _draft(item, "", "commitment", text, value, citations, disputed=made.disputed)


def _relation(selection: Selection, item: Item) -> Draft:
    pattern = PREDICATE_SENTENCES.get(item.get("field"), "{subject}: {object}")
    subject, other = selection.name(item.about or ""), selection.name(item.get("ref"))
    dates = period(item.get("from"), item.get("to"))
    text = pattern.format(subject=subject, object=other) + (f" ({dates})" if dates else "")
    value = "|".join((item.get("field"), item.get("ref"), item.get("from"), item.get("to")))
    made = _whole(selection, item, stated(selection, item.id), sentence(text), value)
    return _titled(made, f"{subject}, {other}")


def _function(selection: Selection, item: Item) -> Draft:
    name = selection.name(item.about or "")
    pattern = FUNCTION_SENTENCES.get(item.get("value"), "{name}: {function}")
    text = sentence(pattern.format(name=name, function=item.get("field")))
    made = _whole(selection, item, stated(selection, item.id), text, item.get("value"))
    return _titled(made, f"{name}, {item.get('field')}")


def _term(selection: Selection, item: Item) -> Draft:
    person = selection.name(item.get("ref"), short=False)
    body = selection.name(item.about or "")
    office = item.get("field")
    dates = period(item.get("from"), item.get("to"))
    words = f"{person}: {office[:1].lower()}{office[1:]}, {body}" + (f", {dates}" if dates else "")
    value = "|".join((item.get("ref"), item.get("from"), item.get("to")))
    made = _whole(selection, item, stated(selection, item.id), sentence(words), value)
    return _titled(made, f"{person}, {office}")


def _count(selection: Selection, item: Item) -> Draft:
    body = selection.name(item.about or "")
    date = when(item.get("date"))
    words = ", ".join(part for part in (body, item.get("field"), date) if part) + f": {item.get('value')}"
    made = _whole(selection, item, stated(selection, item.id), sentence(words), item.get("value"))
    return _titled(made, f"{body}, {item.get('field')}")


def _assessment(selection: Selection, item: Item) -> Draft:
    holder, date = item.get("holder"), when(item.get("date"))
    said = "recommended" if item.get("category") == "recommendation" else "judged"
    whom = f"{capital(holder)}{f' {said} ({date})' if date else f' {said}'}"
    return _whole(selection, item, stated(selection, item.id), f"{whom}: {sentence(item.title)}", item.title)


def _decision(selection: Selection, item: Item) -> Draft:
    body, date = selection.name(item.about or "", short=False), when(item.get("date"))
    text = f"{body}{f', {date}' if date else ''}: {sentence(item.title)}"
    return _whole(selection, item, stated(selection, item.id), text, f"{item.get('date')} {item.title}")


def _point(selection: Selection, item: Item) -> Draft:
    plan = selection.name(item.about or "", short=False)
    number = f", point {item.get('number')}" if item.get("number") else ""
    text = f"{plan}{number}: {sentence(item.title)}"
    return _whole(selection, item, stated(selection, item.id), text, item.title)


def _person(selection: Selection, item: Item) -> Draft:
    terms = [each for each in selection.referring(item.id, "term") if selection.begun(each)]
    posts = []
    for term in terms:
        office, dates = term.get("field"), period(term.get("from"), term.get("to"))
        body = selection.name(term.about or "")
        posts.append(f"{office[:1].lower()}{office[1:]}, {body}{f' ({dates})' if dates else ''}")
    text = sentence(f"{item.title}: {'; '.join(posts)}" if posts else item.title)
    citations = tuple(each for term in terms for each in stated(selection, term.id).citations)
    value = "|".join(term.id for term in terms)
    return _draft(item, "", "person", text, value, citations, disputed=False)


def _source(selection: Selection, item: Item) -> Draft:
    return _draft(
        item, "", "source", cite_source(selection, item.id, link=False), item.title, (), disputed=False
    )


def _plain(selection: Selection, item: Item) -> Draft:
    return _whole(selection, item, stated(selection, item.id), sentence(item.title), item.title)


def _titled(made: Draft, title: str) -> Draft:
    return Draft(
        made.subject,
        made.field,
        made.kind,
        title,
        made.text,
        made.value,
        made.citations,
        made.disputed,
        made.block,
    )


_SENTENCES: dict[str, Callable[[Selection, Item], Draft]] = {
    "event": _event,
    "commitment": _commitment,
    "relation": _relation,
    "function": _function,
    "term": _term,
    "count": _count,
    "assessment": _assessment,
    "decision": _decision,
    "point": _point,
    "provision": _point,
    "person": _person,
    "source": _source,
}
