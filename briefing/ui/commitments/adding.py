"""Puts the commitments in view into the draft: the whole record as its block, or some of them as statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing.analysis.statements import draft
from briefing.domain.briefings import BLOCKS, BriefingContent
from briefing.domain.errors import BriefingError
from briefing.ui.shell.drafts import place_statements, start_briefing, statement_of

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

BLOCK = "commitments"


def _tr(text: str) -> str:
    return QCoreApplication.translate("commitments", text)


def add_commitments(context: Context, ids: Sequence[str], *, whole: bool) -> str:
    """Add commitments to the draft as one act; the block's id, empty where nothing could be added.

    `whole` tells that they are all there are: a block of the record to which nothing was added prints every
    commitment, so then the block alone is enough.
    """
    if not context.draft and start_briefing(context) is None:
        return ""
    content = context.workspace.briefing(context.draft)
    if content is None:
        return ""
    there = next((each for each in content.blocks if each.kind.key == BLOCK), None)
    made = [each for each in (draft(context.selection, item_id) for item_id in ids) if each is not None]
    new = [each for each in made if not statement_of(content, each)]
    as_block = whole and (there is None or not there.statements)
    if there is not None and (as_block or not new):
        context.toast(
            _tr("It is in the briefing already"), show=lambda: context.navigate("briefings", there.id)
        )
        return there.id
    try:
        with context.workspace.act(_tr("Add commitments to briefing")) as act:
            if as_block:
                name = BLOCKS[BLOCK].name
                block = act.add("block", {"block": BLOCK, "position": _last(content)}, about=content.id)
            else:
                block, name = place_statements(act, context, content, new)
    except BriefingError as error:
        context.show_error(error)
        return ""
    context.tell(act.change)
    said = (
        _tr("The whole record is in the briefing now")
        if as_block
        else _tr("{count} commitments added to {block}").format(count=len(new), block=name)
    )
    context.toast(said, undo=True, show=lambda: context.navigate("briefings", block))
    return block


def _last(content: BriefingContent) -> str:
    """A position before the sources, which end a briefing, else at the end."""
    before = ""
    for block in content.blocks:
        if block.kind.key == "sources":
            break
        before = block.position
    return f"{before}m"
