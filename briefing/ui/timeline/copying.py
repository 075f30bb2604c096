"""The chronology of a filter as text for a word processor, in the very words and notes that a briefing prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.analysis.selection import Selection
from briefing.domain.briefings import Block, BriefingContent, Statement
from briefing.domain.items import OWN_LAYER, Item

if TYPE_CHECKING:
    from briefing.report.text_formats import Copied


def copy_chronology(selection: Selection, ids: Iterable[str]) -> Copied:
    """The events of the ids in order of time under their years, each with its numbered notes, as three texts.

    It is the chronology of a briefing that holds these events and nothing else; nothing is written.
    """
    from briefing.report import compose  # only when something is copied
    from briefing.report.text_formats import copy_chronology as copied

    statements = tuple(
        Statement(Item(f"sta:copy-{at}", "statement", "blk:copy", OWN_LAYER, {"ref": event, "sort": "fact"}))
        for at, event in enumerate(ids)
    )
    block = Block(Item("blk:copy", "block", "bri:copy", OWN_LAYER, {"block": "timeline"}), statements)
    briefing = BriefingContent(
        Item("bri:copy", "briefing", None, OWN_LAYER, {"title": "Chronology"}), (block,)
    )
    return copied(compose(selection, briefing))
