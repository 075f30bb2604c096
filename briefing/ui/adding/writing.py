"""What the form writes: a source, an event or a status that it reports, its citation and links, as one act.

Where it also goes into the briefing that is no act of its own: one undo takes all of it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing.analysis.selection import Selection
from briefing.analysis.statements import draft
from briefing.domain.edtf import bounds
from briefing.domain.errors import UnknownItem
from briefing.domain.ids import kind_of
from briefing.domain.items import Change, Item
from briefing.ui.shell.drafts import place_statement, statement_of

if TYPE_CHECKING:
    from briefing.store import ActWriter, Workspace
    from briefing.ui.shell.context import Context

LONGEST_NAME = 60
"""Letters of a title in the name of an act."""


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event as it was written: its fields as the store keeps them, and the ids of the records it concerns."""

    fields: Mapping[str, str]
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusDraft:
    """A status as it was written: whose, which, from when (EDTF), and the source's words for it."""

    subject: str
    status: str
    since: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as it was written: the id of a known one, or the fields of a new one."""

    known: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CitationDraft:
    """What the source says: excerpt, place, credibility and its reason."""

    source: SourceDraft
    excerpt: str = ""
    locator: str = ""
    credibility: str = ""
    credibility_reason: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """The fields of a citation, but for what it is about."""
        return {
            "excerpt": self.excerpt,
            "locator": self.locator,
            "credibility": self.credibility,
            "credibility_reason": self.credibility_reason,
        }


@dataclass(frozen=True, slots=True)
class Into:
    """Where it goes besides: the briefing (none where empty), and the day as of which that then stands at least."""

    briefing: str = ""
    as_of: str = ""


NOWHERE = Into()


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written. `item` is the event, the record whose status it is, or the source; `block` the name of
    the block of the briefing that it went into, `statement` its id there; both empty where it did not.
    """

    change: Change
    item: str
    source: str = ""
    statement: str = ""
    block: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Adding", text)


def short(text: str) -> str:
    """A title as it is named in an act or a message."""
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME].rsplit(' ', 1)[0]}…"


def add_event(
    context: Context, event: EventDraft, cited: CitationDraft | None, *, into: Into = NOWHERE
) -> Saved:
    """Put an event on record; raises `DateError` and what the store raises, and then has written nothing."""
    label = _tr("Add event: {title}").format(title=short(event.fields["title"]))
    with context.workspace.act(label) as act:
        item = act.add("event", event.fields)
        for subject in event.subjects:
            act.add("link", {"field": "subject", "ref": subject}, about=item)
        source = _cite(act, item, cited, _states(event.fields))
        statement, block = _into(act, context, into, item)
    return Saved(act.change, item, source, statement, block)


def add_status(
    context: Context, status: StatusDraft, cited: CitationDraft | None, *, into: Into = NOWHERE
) -> Saved:
    """Put a dated status of a commitment or institution on record; raises as `add_event` does."""
    name = short(context.selection.name(status.subject))
    dated = {"from": status.since}
    with context.workspace.act(_tr("Add status of {name}").format(name=name)) as act:
        fields = {"field": "status", "value": status.status, "text": status.text, **dated}
        span = act.add("span", fields, about=status.subject)
        stated = {"field": "status", "span": span, "states": status.status, **dated}
        source = _cite(act, status.subject, cited, stated)
        statement, block = _into(act, context, into, status.subject, "status")
    return Saved(act.change, status.subject, source, statement, block)


def add_source(context: Context, source: SourceDraft) -> Saved:
    """Put a source alone on record."""
    label = _tr("Add source: {title}").format(title=short(source.fields["title"]))
    with context.workspace.act(label) as act:
        made = act.add("source", source.fields)
    return Saved(act.change, made, made)


def edit_event(
    context: Context, event_id: str, event: EventDraft, cited: CitationDraft | None, *, into: Into = NOWHERE
) -> Saved:
    """Change an event of one's own, whom it concerns and what it rests on; `seq` 0 where nothing is new."""
    workspace = context.workspace
    label = _tr("Edit event: {title}").format(title=short(event.fields["title"]))
    with workspace.act(label) as act:
        act.edit(event_id, dict(event.fields))
        links = {link.get("ref"): link.id for link in subjects_of(workspace, event_id)}
        for ref, link in links.items():
            if ref not in event.subjects:
                act.remove(link)
        for subject in event.subjects:
            if subject not in links:
                act.add("link", {"field": "subject", "ref": subject}, about=event_id)
        source = _cite_again(act, workspace, event_id, event, cited)
        statement, block = _into(act, context, into, event_id)
    return Saved(act.change, event_id, source, statement, block)


def remove_event(context: Context, event_id: str) -> Change:
    """Take an event of one's own away, with its links and citation; its source stays on record."""
    name = short(context.selection.name(event_id))
    return context.workspace.remove(event_id, label=_tr("Remove event: {title}").format(title=name))


def subjects_of(workspace: Workspace, event_id: str) -> list[Item]:
    """The links that say whom an event concerns, in the order in which they were made."""
    return sorted(
        workspace.items("link", about=event_id, field="subject"), key=lambda item: (len(item.id), item.id)
    )


def own_citation(workspace: Workspace, event_id: str) -> Item | None:
    """The citation that the user gave an event; None where it has none."""
    return next((item for item in workspace.items("citation", about=event_id) if item.own), None)


def _states(fields: Mapping[str, str]) -> dict[str, str]:
    return {"field": "statement", "states": fields.get("title", ""), "from": fields.get("date", "")}


def _cite(act: ActWriter, about: str, cited: CitationDraft | None, stated: Mapping[str, str]) -> str:
    """The citation, with its source where that is new; the source's id."""
    if cited is None:
        return ""
    source = cited.source.known or act.add("source", cited.source.fields)
    act.add("citation", {**stated, **cited.fields, "ref": source, "stance": "supports"}, about=about)
    return source


def _cite_again(
    act: ActWriter, workspace: Workspace, event_id: str, event: EventDraft, cited: CitationDraft | None
) -> str:
    standing = own_citation(workspace, event_id)
    if standing is None:
        return _cite(act, event_id, cited, _states(event.fields))
    if cited is None:
        act.remove(standing.id)
        return ""
    source = cited.source.known or act.add("source", cited.source.fields)
    act.edit(standing.id, {**_states(event.fields), **cited.fields, "ref": source})
    return source


def _into(act: ActWriter, context: Context, into: Into, item_id: str, name: str = "") -> tuple[str, str]:
    """Put it into a briefing where one is named: the statement's id, and the block where it was not there yet."""
    content = context.workspace.briefing(into.briefing) if into.briefing else None
    if content is None:
        return "", ""
    as_of = content.as_of or context.newest
    if as_of < into.as_of:
        act.edit(content.id, {"as_of": into.as_of})
        as_of = into.as_of
    made = draft(_with_new(context, act, as_of), item_id, name)
    if made is None:
        raise UnknownItem(item_id)
    same = statement_of(content, made)
    return (same, "") if same else place_statement(act, context, content, made)


def _with_new(context: Context, act: ActWriter, as_of: str) -> Selection:
    """What is on record on a day with what this act has written so far."""
    before = context.selection
    touched = [item_id for _, item_id in act.change.touched]
    items = {key: item for key, item in before.by_id.items() if key not in touched}
    items.update(context.workspace.many(touched))
    return Selection(items.values(), as_of=as_of, cutoff=before.cutoff)


def day_to_show(date: str, shown: str, newest: str) -> str:
    """The as-of date (an ISO day) on which a date is on record; empty where the one that is shown will do.

    A date within one month is on record for certain on its last day; a vaguer one, possibly, on its first.
    """
    first, last = bounds(date)
    if first <= shown:
        return ""
    if last <= newest:
        return newest
    return last if first[:7] == last[:7] else max(first, newest)


def is_own_event(item: Item | None) -> bool:
    """Whether an item is an event that the form can change."""
    return item is not None and item.own and kind_of(item.id) == "event"
