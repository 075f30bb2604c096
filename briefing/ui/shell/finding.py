"""What search shows of each record: its name, its second line, and what stands at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.analysis.stated import stated
from briefing.domain.dates_in_words import in_words
from briefing.domain.edtf import DateError
from briefing.domain.items import Hit, Item
from briefing.domain.statuses import status

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

_DATE_FIELDS = ("date", "made", "published", "since")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Result:
    """One record found. At its end stands a status glyph, a grade letter or a date."""

    id: str
    kind: str
    title: str
    second: str = ""
    glyph: str = ""
    chip: str = ""
    when: str = ""


def find(context: Context, text: str, limit: int = 60) -> list[Result]:
    """The records that words lead to, best first; never raises for any text."""
    if not text.strip():
        return []
    hits = context.workspace.search(text, limit=limit)
    return [_result(context, hit) for hit in hits]


def _result(context: Context, hit: Hit) -> Result:
    selection = context.selection
    item = selection.get(hit.id) or context.workspace.item(hit.id)
    second = "" if hit.matched in {"title", ""} or hit.snippet == hit.title else hit.snippet
    title = hit.title
    if item is not None and item.get("abbreviation"):
        second = item.get("abbreviation") if not second or hit.matched == "abbreviation" else second
    glyph = ""
    if hit.kind == "institution":
        shown = stated(selection, hit.id, "status").shown
        glyph = status(shown.value).glyph if shown else "unknown"
    chip = item.get("reliability") if item is not None and hit.kind == "source" else ""
    if hit.kind == "source" and item is not None and not second:
        second = item.get("publisher")
    return Result(hit.id, hit.kind, title, second, glyph, chip, _when(item))


def _when(item: Item | None) -> str:
    if item is None:
        return ""
    for name in _DATE_FIELDS:
        text = item.get(name)
        if text:
            try:
                return in_words(text, short=True)
            except DateError:
                return text
    return ""


def typed_words(text: str) -> list[str]:
    """What was typed, as words in small letters."""
    return [word.casefold() for word in _WORD.findall(text)]


def marks(text: str, typed: list[str]) -> list[tuple[int, int]]:
    """Where the typed words begin words of a text: (start, end) of each, in order, without overlaps."""
    found = []
    for word in _WORD.finditer(text):
        lowered = word[0].casefold()
        longest = max((len(one) for one in typed if lowered.startswith(one)), default=0)
        if longest:
            found.append((word.start(), word.start() + min(longest, len(word[0]))))
    return found
