"""What `edit` refuses before anything is written: fields that are none, and values that a field cannot have."""

from __future__ import annotations

from difflib import get_close_matches

from briefing.cli.answers import shortened
from briefing.cli.forms import FormRefused, check_value
from briefing.domain.edtf import is_date
from briefing.domain.errors import Problem
from briefing.domain.ids import kind_of
from briefing.domain.items import OWN_KINDS, Item
from briefing.domain.statuses import COMMITMENT_STATUSES, INSTITUTION_STATUSES, POLICY_STATUSES
from briefing.packs.columns import Column
from briefing.packs.fields import called, fields_of, kinds_of
from briefing.store import Workspace

STATUSES = {
    "institution": INSTITUTION_STATUSES,
    "policy": POLICY_STATUSES,
    "commitment": COMMITMENT_STATUSES,
}
_OF_OWN_KINDS = ("title", "text", "marking")


def check_edit(workspace: Workspace, item: Item, field: str, value: str) -> None:
    """Raise `FormRefused` with everything that is wrong with a new value of a field."""
    problems: list[Problem] = []
    check_value("" if field == "date" else field, value, item.id, 0, problems)
    column = fields_of(item.kind).get(field)
    if not field or field in {"kind", "about", "layer", "id"} or field.startswith("_"):
        problems.append(Problem(item.id, 0, field, "cannot be edited."))
    elif column:
        problems += _in_column(workspace, item, column, field, value)
    elif field not in item.fields and not (item.kind in OWN_KINDS and field in _OF_OWN_KINDS):
        problems.append(Problem(item.id, 0, field, f"is no field of this {item.kind}.", _meant(item, field)))
    allowed = _statuses(item, field)
    if value and allowed and value not in allowed:
        problems.append(
            Problem(item.id, 0, field, f"“{shortened(value)}” is no status.", f"Choose {', '.join(allowed)}.")
        )
    if problems:
        raise FormRefused("Nothing was changed.", problems)


def _in_column(workspace: Workspace, item: Item, column: Column, field: str, value: str) -> list[Problem]:
    if not value:
        bare = [Problem(item.id, 0, field, "cannot be empty.", "Write what it shall be.")]
        return bare if column.required else []
    if column.type == "date" and value != ".." and not is_date(value):
        return [
            Problem(
                item.id, 0, field, f"“{shortened(value)}” is no date; write 2025-04-08, 2025-04 or 2025~."
            )
        ]
    if column.allowed and value not in column.allowed and not _statuses(item, field):
        mend = f"Choose {', '.join(column.allowed)}."
        return [Problem(item.id, 0, field, f"“{shortened(value)}” is no {field.replace('_', ' ')}.", mend)]
    if column.type != "reference" or not kinds_of(column):
        return []
    named = (workspace.item(part.strip()) for part in value.split(";"))
    if all(other and other.kind in kinds_of(column) for other in named):
        return []
    wanted = " or ".join(sorted(kinds_of(column)))
    return [
        Problem(
            item.id,
            0,
            field,
            f"“{shortened(value)}” is not the id of a {wanted}.",
            "Search for it to find its id.",
        )
    ]


def _statuses(item: Item, field: str) -> tuple[str, ...]:
    """The statuses that a field of an item may have; empty where it is no status."""
    if field == "status":
        kind: str | None = item.kind
    elif field == "value" and item.kind == "span" and item.get("field") == "status":
        kind = kind_of(item.about or "")
    else:
        return ()
    return tuple(status.key for status in STATUSES.get(kind or "", ()))


def _meant(item: Item, field: str) -> str:
    known = (*fields_of(item.kind), *item.fields)
    near = called(item.kind, field) or next(iter(get_close_matches(field, known, 1)), "")
    return f"Did you mean {near}?" if near else f"Known are {', '.join(dict.fromkeys(known))}."
