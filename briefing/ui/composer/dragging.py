"""What can be dragged into a briefing: blocks and statements within it, items from anywhere, plain text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from briefing.domain.ids import kind_of

BLOCK_TYPE = "application/x-briefing-block"
"""The row of a block on its way to another place in the outline."""

STATEMENT_TYPE = "application/x-briefing-statement"
"""The id of a statement on its way to another block."""

ITEM_TYPE = "application/x-briefing-item"
"""Ids of items on their way into a briefing, one a line, a field after a tab."""


def item_data(items: Iterable[tuple[str, str]], words: str = "") -> QMimeData:
    """The data of a drag that carries items, each with its field or none; `words` for other applications."""
    made = QMimeData()
    lines = (f"{item_id}\t{field}" if field else item_id for item_id, field in items)
    made.setData(ITEM_TYPE, "\n".join(lines).encode())
    if words:
        made.setText(words)
    return made


def dropped_items(data: QMimeData) -> list[tuple[str, str]]:
    """The items, each with its field or none, among what is dragged; of plain text only what is an id."""
    if data.hasFormat(ITEM_TYPE):
        text = bytes(data.data(ITEM_TYPE).data()).decode("utf-8", "replace")
        lines = [line.partition("\t") for line in text.splitlines() if line.strip()]
        return [(item_id.strip(), field.strip()) for item_id, _, field in lines]
    text = data.text().strip() if data.hasText() else ""
    return [(text, "")] if text and " " not in text and kind_of(text) else []


def dropped_statement(data: QMimeData) -> str:
    """The statement that is dragged, empty where none is."""
    return bytes(data.data(STATEMENT_TYPE).data()).decode("utf-8", "replace")


def welcome(data: QMimeData) -> bool:
    """Whether a briefing has a use for what is dragged."""
    known = (BLOCK_TYPE, STATEMENT_TYPE, ITEM_TYPE)
    return data.hasText() or any(data.hasFormat(each) for each in known)
