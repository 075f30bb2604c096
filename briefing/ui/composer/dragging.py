"""What can be dragged into a briefing: blocks and statements within it, items from anywhere, plain text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from briefing.ui.kit.dragging import ITEM_TYPE

BLOCK_TYPE = "application/x-briefing-block"
"""The row of a block on its way to another place in the outline."""

STATEMENT_TYPE = "application/x-briefing-statement"
"""The id of a statement on its way to another block."""


def dropped_statement(data: QMimeData) -> str:
    """The statement that is dragged, empty where none is."""
    return bytes(data.data(STATEMENT_TYPE).data()).decode("utf-8", "replace")


def welcome(data: QMimeData) -> bool:
    """Whether a briefing has a use for what is dragged."""
    known = (BLOCK_TYPE, STATEMENT_TYPE, ITEM_TYPE)
    return data.hasText() or any(data.hasFormat(each) for each in known)
