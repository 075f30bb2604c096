"""What the composer writes: blocks and statements in order, new ones, copies of whole briefings. Each is one act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from briefing.analysis.statements import draft
from briefing.domain.briefings import BLOCKS, Block, BriefingContent, Statement
from briefing.domain.errors import BriefingError
from briefing.domain.items import Change

if TYPE_CHECKING:
    from briefing.analysis.selection import Selection
    from briefing.ui.shell.context import Context


Piece = TypeVar("Piece")


def _say(words: str) -> str:
    return QCoreApplication.translate("Composer", words)


def block_name(block: Block, selection: Selection) -> str:
    """What the outline calls a block: the analyst's heading, else its kind with the body that it is about."""
    if block.item.get("title"):
        return block.item.get("title")
    body = selection.name(block.option("institution")) if block.option("institution") else ""
    if body and block.kind.key == "profile":
        return _say("Profile: {name}").format(name=body)
    return _say(block.kind.name)


def arrange(context: Context, pieces: Sequence[Block | Statement], label: str) -> Change | None:
    """Put blocks, or the statements of one block, into this order."""
    wanted = {piece.id: f"{at:04d}" for at, piece in enumerate(pieces)}

    def write() -> Change:
        with context.workspace.act(label) as act:
            for piece in pieces:
                if piece.position != wanted[piece.id]:
                    act.edit(piece.id, {"position": wanted[piece.id]})
        return act.change

    return context.do(write)


def moved(pieces: Sequence[Piece], at: int, to: int) -> list[Piece]:
    """The pieces with the one at `at` standing at `to`."""
    made = list(pieces)
    made.insert(max(0, min(to, len(made) - 1)), made.pop(at))
    return made


def add_block(
    context: Context, content: BriefingContent, key: str, after: str = "", institution: str = ""
) -> str | None:
    """Add a block of a kind after another (before the sources where none is named); its id."""
    at = next((place for place, block in enumerate(content.blocks) if block.id == after), None)
    if at is None:
        sources = (place for place, block in enumerate(content.blocks) if block.kind.key == "sources")
        at = next(sources, len(content.blocks)) - 1
    fields = {"block": key, "position": f"{at + 1:04d}"}
    if institution:
        fields["institution"] = institution
    label = _say("Add block {name}").format(name=_say(BLOCKS[key].name))
    new: list[str] = []

    def write() -> Change:
        with context.workspace.act(label) as act:
            for place, block in enumerate(content.blocks):
                wanted = f"{place if place <= at else place + 1:04d}"
                if block.position != wanted:
                    act.edit(block.id, {"position": wanted})
            new.append(act.add("block", fields, about=content.id))
        return act.change

    return new[0] if context.do(write) else None


def remove(context: Context, item_id: str, label: str) -> bool:
    """Take a briefing, a block or a statement away, with what hangs on it, and offer to undo it."""
    if context.do(lambda: context.workspace.remove(item_id, label=label)) is None:
        return False
    context.toast(_say("Done: {act}").format(act=label), undo=True)
    return True


def add_statement(context: Context, block: Block, sort: str, text: str = "") -> str | None:
    """Add words of the analyst's own ("text") or a judgement to the end of a block; its id."""
    label = _say("Add a judgement") if sort == "judgement" else _say("Add own words")
    fields = {"sort": sort, "text": text, "position": _next(block.statements)}
    change = context.do(lambda: context.workspace.add("statement", fields, about=block.id, label=label))
    return change.new[0] if change else None


def add_item(
    context: Context, content: BriefingContent, block: Block, item_id: str, field: str
) -> str | None:
    """Put what an item, or a field of it, states into a block; its id, also where it was in the briefing before."""
    made = draft(context.selection, item_id, field)
    if made is None:
        context.toast(_say("That is not on record"))
        return None
    for other in content.blocks:
        for one in other.statements:
            if (one.subject, one.field) == (made.subject, made.field):
                if other.id != block.id:
                    move_to(context, one.id, block)
                return one.id
    fields = {**made.fields, "position": _next(block.statements)}
    label = _say("Add to briefing")
    change = context.do(lambda: context.workspace.add("statement", fields, about=block.id, label=label))
    if change is None:
        return None
    context.toast(_say("Added to {block}").format(block=block_name(block, context.selection)), undo=True)
    return change.new[0]


def move_to(context: Context, statement_id: str, block: Block) -> Change | None:
    """Put a statement into another block, at its end."""
    fields = {"about": block.id, "position": _next(block.statements)}
    name = block_name(block, context.selection)
    label = _say("Move a statement to {block}").format(block=name)
    return context.do(lambda: context.workspace.edit(statement_id, fields, label=label))


def _next(pieces: Iterable[Statement]) -> str:
    last = max((piece.position for piece in pieces), default="")
    return f"{int(last) + 1:04d}" if last.isdigit() else f"{last}m" if last else "0000"


def duplicate(context: Context, content: BriefingContent) -> str | None:
    """Copy a briefing with all its blocks and statements; the copy's id."""
    title = _say("{title}, copy").format(title=content.title)
    try:
        with context.workspace.act(_say("Duplicate the briefing")) as act:
            made = act.add("briefing", {**_own(content.item.fields), "title": title})
            for block in content.blocks:
                copy = act.add("block", _own(block.item.fields), about=made)
                for statement in block.statements:
                    act.add("statement", _own(statement.item.fields), about=copy)
    except BriefingError as error:
        context.show_error(error)
        return None
    context.tell(act.change)
    return made


def _own(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if not name.startswith("_")}


def rename(context: Context, item_id: str, title: str) -> Change | None:
    """Give a briefing or a block another title."""
    label = _say("Rename to {title}").format(title=title) if title else _say("Take the heading away")
    return context.do(lambda: context.workspace.edit(item_id, {"title": title}, label=label))
