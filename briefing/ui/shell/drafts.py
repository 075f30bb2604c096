"""The current draft: starting one from a template, and adding what is on screen to it, under the block of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing.analysis.statements import Draft, draft
from briefing.domain.briefings import BLOCKS, Block, BriefingContent
from briefing.domain.errors import BriefingError
from briefing.domain.ids import kind_of

if TYPE_CHECKING:
    from briefing.store import ActWriter
    from briefing.ui.shell.context import Context


def _say(words: str) -> str:
    return QCoreApplication.translate("Drafts", words)


def start_briefing(
    context: Context, template_key: str = "", *, institutions: tuple[str, ...] = (), title: str = ""
) -> str | None:
    """Make a briefing from a template (the default one where none is named) and make it the draft; its id."""
    from briefing.report.templates import content, template, templates  # only when one is made

    chosen = template(template_key) or templates()[0]
    made = content(chosen, context.selection, institutions=institutions)
    fields = dict(made.item.fields)
    if title:
        fields["title"] = title
    try:
        with context.workspace.act(_say("Start a briefing")) as act:
            briefing = act.add("briefing", fields)
            for block in made.blocks:
                act.add("block", dict(block.item.fields), about=briefing)
    except BriefingError as error:
        context.show_error(error)
        return None
    context.set_draft(briefing)
    context.tell(act.change)
    return briefing


def add_statement(context: Context, item_id: str, field: str = "") -> str | None:
    """Put what an item, or a field of it, states into the draft, and say where it landed; the statement's id."""
    made = draft(context.selection, item_id, field)
    if made is None:
        context.toast(_say("Choose something on record first"))
        return None
    if not context.draft and start_briefing(context) is None:
        return None
    content = context.workspace.briefing(context.draft)
    if content is None:
        return None
    same = statement_of(content, made)
    if same:
        context.toast(_say("It is in the briefing already"), show=lambda: context.navigate("briefings", same))
        return same
    try:
        with context.workspace.act(_say("Add to briefing")) as act:
            statement, name = place_statement(act, context, content, made)
    except BriefingError as error:
        context.show_error(error)
        return None
    context.tell(act.change)
    context.toast(
        _say("Added to {block}").format(block=name),
        undo=True,
        show=lambda: context.navigate("briefings", statement),
    )
    return statement


def add_block(context: Context, key: str) -> str | None:
    """Put a block that the report makes by itself into the draft, once, and say so; the block's id."""
    if not context.draft and start_briefing(context) is None:
        return None
    content = context.workspace.briefing(context.draft)
    if content is None:
        return None
    name = BLOCKS[key].name
    there = next((block for block in content.blocks if block.kind.key == key), None)
    if there is not None:
        context.toast(
            _say("{block} is in the briefing already").format(block=name),
            show=lambda: context.navigate("briefings", there.id),
        )
        return there.id
    try:
        with context.workspace.act(_say("Add to briefing")) as act:
            made = act.add("block", {"block": key, "position": _place(content, key)}, about=content.id)
    except BriefingError as error:
        context.show_error(error)
        return None
    context.tell(act.change)
    context.toast(
        _say("{block} is in the briefing now").format(block=name),
        undo=True,
        show=lambda: context.navigate("briefings", made),
    )
    return made


def statement_of(content: BriefingContent, made: Draft) -> str:
    """The id of the statement that a briefing holds of the same thing already, empty where it holds none."""
    same = (one.id for one in content.statements if (one.subject, one.field) == (made.subject, made.field))
    return next(same, "")


def place_statement(
    act: ActWriter, context: Context, content: BriefingContent, made: Draft
) -> tuple[str, str]:
    """As part of an act, put a statement into a briefing; its id, and the name of the block that it stands in."""
    block, name = _block(act, content, made, context)
    statement = act.add("statement", {**made.fields, "position": _after(content, block)}, about=block)
    return statement, name


def place_statements(
    act: ActWriter, context: Context, content: BriefingContent, made: Sequence[Draft]
) -> tuple[str, str]:
    """As part of an act, put several statements of one block into a briefing, in order; the block and its name."""
    block, name = _block(act, content, made[0], context)
    position = _after(content, block)
    for each in made:
        act.add("statement", {**each.fields, "position": position}, about=block)
        position = f"{int(position) + 1:04d}" if position.isdigit() else f"{position}m"
    return block, name


def _block(act: ActWriter, content: BriefingContent, made: Draft, context: Context) -> tuple[str, str]:
    """The block that collects it and its name; a new one where the draft has none."""
    kind = BLOCKS[made.block]
    wanted = _institution(made, context) if kind.key == "profile" else ""
    for block in content.blocks:
        if block.kind is kind and (not wanted or block.option("institution") == wanted):
            return block.id, _name(block, context)
    fields = {"block": kind.key, "position": _place(content, kind.key)}
    if wanted:
        fields["institution"] = wanted
    new = act.add("block", fields, about=content.id)
    subject = context.selection.name(wanted) if wanted else ""
    return new, f"{kind.name}: {subject}" if subject else kind.name


def _institution(made: Draft, context: Context) -> str:
    if kind_of(made.subject) == "institution":
        return made.subject
    item = context.selection.get(made.subject)
    about = item.about if item else ""
    return about if about and kind_of(about) == "institution" else ""


def _name(block: Block, context: Context) -> str:
    subject = context.selection.name(block.option("institution")) if block.kind.key == "profile" else ""
    return f"{block.title}: {subject}" if subject else block.title


def _place(content: BriefingContent, key: str) -> str:
    """After the last block of its kind, else before the sources, else at the end."""
    before = ""
    for block in content.blocks:
        if block.kind.key == "sources" and not any(other.kind.key == key for other in content.blocks):
            break
        before = block.position
        if block.kind.key == key and not any(
            other.kind.key == key and other.position > block.position for other in content.blocks
        ):
            break
    return f"{before}m"


def _after(content: BriefingContent, block_id: str) -> str:
    block = next((one for one in content.blocks if one.id == block_id), None)
    last = max((one.position for one in block.statements), default="") if block else ""
    return f"{int(last) + 1:04d}" if last.isdigit() else f"{last}m" if last else "0000"
