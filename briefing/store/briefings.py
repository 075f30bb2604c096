"""Reads briefings: their blocks and statements in the analyst's order."""

from __future__ import annotations

import sqlite3

from briefing.domain.briefings import Block, BriefingContent, Statement, ordered
from briefing.store import reading


def briefing(link: sqlite3.Connection, briefing_id: str) -> BriefingContent | None:
    """A briefing with its blocks and statements; None where there is none of that id."""
    item = reading.item(link, briefing_id)
    if item is None or item.kind != "briefing":
        return None
    blocks = []
    for block in ordered(reading.items(link, "block", about=briefing_id)):
        statements = ordered(reading.items(link, "statement", about=block.id))
        blocks.append(Block(block, tuple(map(Statement, statements))))
    return BriefingContent(item, tuple(blocks))
