"""What bears on a record that cites nothing itself, and whose judgement one is: said where its evidence is shown."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.evidence import published
from briefing.analysis.selection import Selection
from briefing.analysis.wording import capital, when
from briefing.domain.items import Item


@dataclass(frozen=True, slots=True)
class Bearing:
    """A record or a source that bears on a question: its id, its kind, and its name, of a source with its date."""

    id: str
    kind: str
    words: str


def bearing(selection: Selection, question_id: str) -> tuple[Bearing, ...]:
    """The sources that raise an open question, then the records it concerns; nothing for another kind of item."""
    question = selection.get(question_id)
    if question is None or question.kind != "question":
        return ()
    links = selection.about(question_id, "link")
    found: list[Bearing] = []
    for field in ("source", "related"):
        for each in links:
            item = selection.get(each.get("ref")) if each.get("field") == field else None
            if item is not None:
                found.append(Bearing(item.id, item.kind, _words(selection, item)))
    return tuple(found)


def whose(item: Item, *, dated: bool = True) -> str:
    """Whose judgement or recommendation an item is, and (where `dated`) when it was made; empty for other items."""
    holder = item.get("holder") if item.kind == "assessment" else ""
    if not holder:
        return ""
    said = "Recommended by" if item.get("category") == "recommendation" else "Judged by"
    day = when(item.get("date")) if dated else ""
    return f"{said} {holder}, {day}" if day else f"{said} {holder}"


def _words(selection: Selection, item: Item) -> str:
    source = selection.source(item.id)
    if source is None:
        return capital(selection.name(item.id, short=False) or item.title)
    name = source.name or item.title
    title = f": {source.title}" if source.title and source.title not in name else ""
    return f"{name}, {published(source)}{title}"
