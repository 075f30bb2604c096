"""Puts the commitments in view into the draft: the whole record as its block, or some of them as statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing.analysis.statements import draft
from briefing.domain.errors import BriefingError
from briefing.ui.shell.drafts import add_block, place_statements, start_briefing, statement_of

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

BLOCK = "commitments"


def _tr(text: str) -> str:
    return QCoreApplication.translate("commitments", text)


def add_commitments(context: Context, ids: Sequence[str], *, whole: bool) -> str | None:
    """Add commitments to the draft as one act; the block's id, None where nothing could be added.

    `whole` tells that they are all there are: a block of the record to which nothing was added prints every
    commitment, so then the block alone is enough.
    """
    if not context.draft and start_briefing(context) is None:
        return None
    content = context.workspace.briefing(context.draft)
    if content is None:
        return None
    there = next((each for each in content.blocks if each.kind.key == BLOCK), None)
    if whole and (there is None or not there.statements):
        return add_block(context, BLOCK)
    made = [each for each in (draft(context.selection, item_id) for item_id in ids) if each is not None]
    new = [each for each in made if not statement_of(content, each)]
    if not new:
        context.toast(_tr("They are in the briefing already"))
        return there.id if there is not None else None
    try:
        with context.workspace.act(_tr("Add commitments to briefing")) as act:
            block, name = place_statements(act, context, content, new)
    except BriefingError as error:
        context.show_error(error)
        return None
    context.tell(act.change)
    context.toast(
        _tr("{count} commitments added to {block}").format(count=len(new), block=name),
        undo=True,
        show=lambda: context.navigate("briefings", block),
    )
    return block
