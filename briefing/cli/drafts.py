"""Finds the briefing a command means: by its id, or by its title."""

from __future__ import annotations

from briefing.domain.errors import UnknownItem
from briefing.domain.items import Item
from briefing.store import Workspace


def find_briefing(workspace: Workspace, text: str) -> Item:
    """The briefing of an id or title; raises `UnknownItem` with the titles there are."""
    every = workspace.briefings()
    wanted = text.strip().casefold()
    for item in every:
        if wanted in {item.id.casefold(), item.title.casefold()}:
            return item
    raise UnknownItem(text, " or ".join(f"{item.id} ({item.title})" for item in every[:3]))
