"""Names in the place of rows' ids: an author's reason says "confirmed by S98", a reader wants to know who that is."""

from __future__ import annotations

import re

from briefing.analysis.language import ENGLISH
from briefing.analysis.selection import Selection
from briefing.analysis.wording import when
from briefing.domain.ids import PREFIX_OF_KIND

_NAMED = (
    "source",
    "institution",
    "policy",
    "event",
    "commitment",
    "person",
    "point",
    "decision",
    "question",
    "span",
)
_ROW = r"(?:[A-Z]{1,2}\d{1,3}|N\d\d-[A-Z]?\d\d|OPED)"
_ALONE = re.compile(rf" \({_ROW}(?:, {_ROW})*\)")
_ANY = re.compile(rf"\b{_ROW}\b")


def with_names(selection: Selection, text: str) -> str:
    """A remark or reason with what its row ids name; a bracket that holds only ids of no record is dropped.

    The names are English, as the remark is. What looks like a row's id and names nothing on record stays as it is:
    it may be a word.
    """
    if not _ANY.search(text):
        return text

    def bracket(found: re.Match[str]) -> str:
        names = [_name(selection, row) for row in _ANY.findall(found.group())]
        known = list(dict.fromkeys(name for name in names if name))
        return f" ({', '.join(known)})" if known else ""

    return _ANY.sub(lambda found: _name(selection, found.group()) or found.group(), _ALONE.sub(bracket, text))


def rows_named(text: str) -> list[str]:
    """The ids of the items that a text may name by the ids of their rows."""
    return [f"{PREFIX_OF_KIND[kind]}:{row.lower()}" for row in _ANY.findall(text) for kind in _NAMED]


def _name(selection: Selection, row: str) -> str:
    for kind in _NAMED:
        item = selection.by_id.get(f"{PREFIX_OF_KIND[kind]}:{row.lower()}")
        if item is None:
            continue
        if kind == "span":
            return f"the status of {when(item.get('from'))}"
        if kind == "source":
            return item.get("publisher") or item.title
        return selection.spoken(ENGLISH).name(item.id)
    return ""
