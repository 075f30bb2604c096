"""`add`, `edit`, `undo`, `history`: the user's own items and values, and the way back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from briefing.cli.answers import Answer, columns, shortened
from briefing.cli.edit_rules import check_edit
from briefing.cli.forms import (
    EVENT,
    SOURCE,
    Form,
    FormRefused,
    help_lines,
    read_forms,
    stored_name,
)
from briefing.cli.naming import find
from briefing.cli.workspace_file import add_json, opened

if TYPE_CHECKING:
    from briefing.analysis.selection import Selection
    from briefing.cli.commands import Commands
    from briefing.domain.items import Item
    from briefing.store import ActWriter, Workspace

CITATION = ("excerpt", "locator", "credibility", "credibility_reason")
"""Fields of an event's form that belong to the citation of its source."""


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this group."""
    add = commands.add_parser("add", parents=[shared], help="add a source or an event of your own")
    kinds = add.add_subparsers(title="what", metavar="source|event", dest="what", required=True)
    for kind, known in (("source", SOURCE), ("event", EVENT)):
        one = kinds.add_parser(kind, parents=[shared], help=f"add {kind}s", description=help_lines(known))
        one.add_argument(
            "--json",
            dest="form",
            required=True,
            metavar="FILE",
            help="a JSON file with their fields, - for standard input",
        )
        one.set_defaults(run=add_items, kind=kind)

    edit = commands.add_parser("edit", parents=[shared], help="set your own value of a field")
    edit.add_argument("item", metavar="ITEM_ID", help="an id, abbreviation or name")
    edit.add_argument("field", metavar="FIELD")
    edit.add_argument("value", metavar="VALUE", help='the new value; "" empties the field')
    edit.add_argument("--reason", default="", metavar="TEXT", help="why; kept in the history")
    add_json(edit)
    edit.set_defaults(run=edit_field)

    undo = commands.add_parser("undo", parents=[shared], help="take back the newest act, or act SEQ")
    undo.add_argument("seq", metavar="SEQ", nargs="?", type=int, help="its number in the history")
    add_json(undo)
    undo.set_defaults(run=undo_act)

    history = commands.add_parser("history", parents=[shared], help="what was changed, the newest first")
    history.add_argument("item", metavar="ITEM_ID", nargs="?", help="only acts that touched this item")
    add_json(history)
    history.set_defaults(run=show_history)


# ---------------------------------------------------------------- add


def add_items(given: argparse.Namespace) -> Answer:
    """Add sources or events as one act; prints their ids, one a line."""
    from briefing.analysis.selection import select

    forms = read_forms(given.kind, given.form)
    with opened(given, write=True) as workspace:
        selection = select(workspace)
        meant = [_meant(workspace, selection, form) for form in forms]
        ids = []
        with workspace.act(f"Add {given.kind}: {forms[0].fields['title']}") as act:
            for form, (subjects, source) in zip(forms, meant, strict=True):
                ids.append(
                    _add_event(act, form, subjects, source)
                    if given.kind == "event"
                    else act.add("source", form.fields)
                )
    return Answer({"ids": ids}, ids)


def _meant(workspace: Workspace, selection: Selection, form: Form) -> tuple[list[Item], Item | None]:
    subjects = [find(workspace, selection, text) for text in form.subjects]
    source = find(workspace, selection, form.source) if isinstance(form.source, str) and form.source else None
    if source and source.kind != "source":
        raise FormRefused(f"“{form.source}” is not a source.", [], "Give the id of a source, or its fields.")
    return subjects, source


def _add_event(act: ActWriter, form: Form, subjects: list[Item], source: Item | None) -> str:
    fields = {stored_name(name): text for name, text in form.fields.items() if name not in CITATION}
    event = act.add("event", fields)
    for subject in subjects:
        act.add("link", {"field": "subject", "ref": subject.id}, about=event)
    cited = source.id if source else ""
    if isinstance(form.source, dict):
        cited = act.add("source", form.source)
    if cited:
        kept = {name: form.fields.get(name, "") for name in CITATION}
        act.add("citation", {"field": "statement", "ref": cited, "stance": "supports", **kept}, about=event)
    return event


# ---------------------------------------------------------------- edit, undo, history


def edit_field(given: argparse.Namespace) -> Answer:
    """Set the user's own value of one field of one item."""
    from briefing.analysis.selection import select

    with opened(given, write=True) as workspace:
        item = find(workspace, select(workspace), given.item)
        check_edit(workspace, item, given.field, given.value)
        before = item.get(given.field)
        change = workspace.edit(
            item.id,
            {given.field: given.value},
            label=f"Edit {given.field.replace('_', ' ')} of {shortened(item.title) or item.id}",
            reason=given.reason,
        )
    data = {
        "seq": change.seq,
        "label": change.label,
        "id": item.id,
        "field": given.field,
        "before": before,
        "after": given.value,
    }
    said = (
        "Nothing to change: it has this value."
        if not change.seq
        else f"{change.label}: “{shortened(before)}” is now “{shortened(given.value)}”."
    )
    return Answer(data, [said])


def undo_act(given: argparse.Namespace) -> Answer:
    """Take back one act; it can be brought back by undoing the undo."""
    with opened(given, write=True) as workspace:
        change = workspace.undo(given.seq)
    act = change.label.removeprefix("Undo: ")
    data = {"seq": change.seq, "label": act, "touched": sorted(item for _, item in change.touched)}
    return Answer(data, [f"Undone: {act}."])


def show_history(given: argparse.Namespace) -> Answer:
    """The acts of the workspace, or those that touched one item."""
    from briefing.analysis.selection import select

    with opened(given) as workspace:
        item_id = find(workspace, select(workspace), given.item).id if given.item else None
        acts = workspace.history(item_id)
    listed = [
        {
            "seq": act.seq,
            "at": act.at,
            "kind": act.kind,
            "label": act.label,
            "pack": act.layer,
            "reason": act.reason,
            "undone_by": act.undone_by or 0,
            "changes": [
                {"id": each.id, "field": each.field, "before": each.before, "after": each.after}
                for each in act.changes
            ],
        }
        for act in acts
    ]
    rows = [(str(act.seq), act.at, act.label + (" (undone)" if act.undone_by else "")) for act in acts]
    return Answer({"acts": listed}, columns(rows) or ["Nothing has been changed yet."])
