"""Free text: the analyst's own paragraphs, with what was added to them."""

from __future__ import annotations

from briefing.report.blocks.base import Made, Page, own_parts
from briefing.report.document import Section


def make(page: Page) -> Made:
    """One section that flows on after the one before; none while nothing is written."""
    parts = own_parts(page)
    if not parts:
        return ()
    return (Section(page.block.id, page.key, page.titled(), parts, breaks=False),)
