"""Finds the item a person means: by its id, abbreviation, name or another name."""

from __future__ import annotations

from briefing.analysis.selection import Selection
from briefing.domain.errors import UnknownItem
from briefing.domain.items import Item
from briefing.store import Workspace

FIRST = ("institution", "policy", "person", "event", "commitment", "source")
"""Kinds that a name means before any other."""


def find(workspace: Workspace, selection: Selection, text: str) -> Item:
    """The item of an id, or the one that a name means; raises `UnknownItem` with the nearest there is."""
    known = selection.get(text.strip()) or selection.get(text.strip().lower())
    if known:
        return known
    item = workspace.item(text.strip())
    if item:
        return item
    wanted = text.strip().casefold()
    named = [
        item
        for kind in FIRST
        for item in selection.kind(kind)
        if wanted in {item.title.casefold(), item.get("abbreviation").casefold()} - {""}
    ]
    if named:
        return named[0]
    for alias in (*selection.kind("alias"), *selection.kind("name")):
        if alias.get("value").casefold() == wanted and alias.about:
            meant = selection.get(alias.about)
            if meant:
                return meant
    hits = workspace.search(text, limit=3)
    if len(hits) == 1:
        only = selection.get(hits[0].id)
        if only:
            return only
    raise UnknownItem(text, " or ".join(f"{hit.id} ({hit.title})" for hit in hits))
