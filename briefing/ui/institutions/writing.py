"""The acts of a profile: edit a value with its reason and citation, rule on a disputed field, give a value back.

Each is one act with one name, so that one undo takes it back whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.analysis.wording import label
from briefing.domain.ids import kind_of
from briefing.domain.items import Change

if TYPE_CHECKING:
    from briefing.store import ActWriter, Workspace

RECORD_FIELDS = ("title", "abbreviation", "category", "tier", "role", "founded", "ended", "note")
"""Fields that an institution holds itself; all others are dated values of their own."""

LONGEST_NAME = 48
"""Letters of a record's name in the name of an act."""

LEFT = "disputed"
"""The value of a ruling that leaves a field disputed."""


@dataclass(frozen=True, slots=True)
class CitationDraft:
    """A citation as it was written: of a known source by its id, or of a new one by its fields."""

    source: str = ""
    new_source: dict[str, str] = field(default_factory=dict)
    excerpt: str = ""
    locator: str = ""
    credibility: str = ""
    credibility_reason: str = ""


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """A value as it was written. `span` is the dated value it replaces, empty for a value of its own."""

    field: str
    value: str
    span: str = ""
    start: str = ""
    end: str = ""
    reason: str = ""
    citation: CitationDraft | None = None

    def of_record(self, about: str) -> bool:
        """Whether the record itself holds the field, not a dated value of its own."""
        return self.field in RECORD_FIELDS or kind_of(about) not in {"institution", "policy"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("institutions", text)


def edit_label(selection: Selection, about: str, name: str) -> str:
    """The name of the act, as undo and history show it: "Edit mandate of NIFTAC"."""
    words = label(name)
    called = selection.name(about)
    if len(called) > LONGEST_NAME:
        called = f"{called[:LONGEST_NAME].rsplit(' ', 1)[0]}…"
    return _tr("Edit {field} of {name}").format(field=words[:1].lower() + words[1:], name=called)


def edit_field(workspace: Workspace, selection: Selection, about: str, draft: FieldDraft) -> Change:
    """Write a value, with its citation where one was given, as one act.

    Raises `DateError` for a date that is none, `UnknownItem` where what it replaces is gone.
    """
    with workspace.act(edit_label(selection, about, draft.field), reason=draft.reason) as act:
        span = ""
        if draft.of_record(about):
            act.edit(about, {draft.field: draft.value})
        elif draft.span:
            span = draft.span
            before = selection.get(span)
            act.edit(span, _changed(before.fields if before else {}, draft))
        else:
            fields = {"field": draft.field, "value": draft.value, "from": draft.start, "to": draft.end}
            span = act.add("span", fields, about=about)
        if draft.citation:
            _cite(act, about, draft, span)
    return act.change


def _changed(before: object, draft: FieldDraft) -> dict[str, str | None]:
    had = before if hasattr(before, "get") else {}
    wanted = {"value": draft.value, "from": draft.start, "to": draft.end}
    return {name: value for name, value in wanted.items() if value != had.get(name, "")}


def _cite(act: ActWriter, about: str, draft: FieldDraft, span: str) -> None:
    cited = draft.citation
    assert cited is not None
    source = cited.source or act.add("source", cited.new_source)
    act.add(
        "citation",
        {
            "field": draft.field if kind_of(about) in {"institution", "policy"} else "statement",
            "span": span,
            "ref": source,
            "states": draft.value,
            "from": draft.start,
            "to": draft.end,
            "excerpt": cited.excerpt,
            "locator": cited.locator,
            "stance": "supports",
            "credibility": cited.credibility,
            "credibility_reason": cited.credibility_reason,
        },
        about=about,
    )


def give_back(workspace: Workspace, selection: Selection, about: str, name: str, span: str) -> Change:
    """Take the user's own value away: what the pack says is shown again, a value of one's own goes."""
    words = label(name)
    act_label = _tr("Give back {field} of {name}").format(
        field=words[:1].lower() + words[1:], name=selection.name(about)
    )
    item = selection.get(span) if span else selection.get(about)
    with workspace.act(act_label) as act:
        if item and item.own and span:
            act.remove(span)
            for each in selection.about(about, "citation"):
                if each.own and each.get("span") == span:
                    act.remove(each.id)
        elif item and span:
            act.edit(span, dict.fromkeys(sorted(item.mine)))
        elif item:
            act.edit(about, {name: None})
    return act.change


def rule(
    workspace: Workspace, selection: Selection, about: str, name: str, choice: str, reason: str
) -> Change:
    """Rule that a disputed field shows one value (the id of its span), or that it is left disputed (`LEFT`)."""
    words = label(name)
    pattern = _tr("Leave {field} of {name} disputed") if choice == LEFT else _tr("Rule on {field} of {name}")
    act_label = pattern.format(field=words[:1].lower() + words[1:], name=selection.name(about))
    standing = stated(selection, about, name).ruling
    with workspace.act(act_label, reason=reason) as act:
        if standing:
            act.edit(standing, {"value": choice, "reason": reason})
        else:
            act.add("ruling", {"field": name, "value": choice, "reason": reason}, about=about)
    return act.change


def take_back_ruling(workspace: Workspace, selection: Selection, about: str, name: str) -> Change:
    """Take a ruling away: the rule decides again."""
    standing = stated(selection, about, name).ruling
    words = label(name)
    act_label = _tr("Take back the ruling on {field} of {name}").format(
        field=words[:1].lower() + words[1:], name=selection.name(about)
    )
    return workspace.remove(standing, label=act_label)
