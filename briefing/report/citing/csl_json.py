"""One source as a CSL-JSON item, the form that reference managers and citation processors read.

Nothing is added that the source does not state: without a date there is no `issued`, and a name that does not say
which of its words is the family name stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefing.analysis.wording import when
from briefing.domain.edtf import DateError, Part, parse
from briefing.domain.records import Source
from briefing.report.markup import safe_link

TYPES: Mapping[str, str] = {
    "press": "article-newspaper",
    "press (official release)": "article-newspaper",
    "press (official statement)": "article-newspaper",
    "press agency": "article-newspaper",
    "press agency copy": "article-newspaper",
    "press editorial": "article-newspaper",
    "online outlet": "article-newspaper",
    "op-ed": "article-newspaper",
    "reader letter": "article-newspaper",
    "magazine": "article-magazine",
    "journal": "article-journal",
    "research": "report",
    "think tank (compiler)": "report",
    "blog copy of press": "post-weblog",
    "none": "document",
}
"""The type of CSL for each kind of source; what is not listed is a page of a site. A copy of a law or of an entry of
an encyclopaedia is the page that was read."""

_PUBLISHED_ITSELF = frozenset({"report", "document"})
"""Types that have a publisher; the others stand in a paper or on a site, which CSL calls the container."""

_UNNAMED = ("unknown", "not named", "name not seen")
_FAMILY_FIRST = re.compile(r"((?:[a-z]+ ?)*?) ?([^\W\d_a-z][\w'’-]*), ([^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,2})")
_SEASONS = {"21": 1, "22": 2, "23": 3, "24": 4}


def csl_item(source: Source) -> dict[str, Any]:
    """A source as a CSL-JSON item; its `id` is the source's own id.

    The publisher is the container of what stands in a paper or on a site, else the publisher. The kind of source,
    its grade and its origin are no variables of CSL and are left out.
    """
    kind = TYPES.get(source.medium, "webpage")
    made: dict[str, Any] = {"id": source.id, "type": kind, "title": source.title}
    names = csl_names(source.author, source.publisher)
    if names:
        made["author"] = names
    if source.publisher:
        made["publisher" if kind in _PUBLISHED_ITSELF else "container-title"] = source.publisher
    issued = csl_date(source.published)
    if issued:
        made["issued"] = issued
    address = safe_link(source.url)
    if address:
        made["URL"] = address
        accessed = csl_date(source.item.get("accessed"))
        if accessed:
            made["accessed"] = accessed
    return made


def csl_names(author: str, publisher: str = "") -> list[dict[str, str]]:
    """Authors, divided by semicolons, as CSL names; none for an unnamed author or where the publisher is named again.

    “Parvez, Tariq” tells the family name. Every other form is kept whole (`literal`): most names in the tables have
    no family name, and a processor would print a part of the name of an organisation as one.
    """
    made: list[dict[str, str]] = []
    if author.lower().startswith(_UNNAMED) or author.strip() == publisher:
        return made
    for name in (each.strip() for each in author.split(";")):
        parts = _FAMILY_FIRST.fullmatch(name)
        if parts:
            particle = {"non-dropping-particle": parts[1].strip()} if parts[1] else {}
            made.append({"family": parts[2], **particle, "given": parts[3]})
        elif name:
            made.append({"literal": name})
    return made


def csl_date(edtf: str) -> dict[str, Any]:
    """A date of CSL from EDTF; empty for none and for an unknown one.

    A date, or an interval with two known ends, becomes `date-parts` with the precision it has (a day or month that
    is not specified is left out); `~`, `?` and `%` become `circa`. What CSL cannot hold, such as one of two dates,
    a decade or an open interval, is given in words as `literal`. A text that is no date is kept as it stands.
    """
    if not edtf:
        return {}
    try:
        read = parse(edtf)
    except DateError:
        return {"literal": edtf}
    if read.kind == "unknown":
        return {}
    parts = [part for part in read.parts if isinstance(part, Part)]
    exact = all("X" not in part.year and part.season in {"", *_SEASONS} for part in parts)
    whole = read.kind in {"date", "interval"} and len(parts) == len(read.parts) and exact
    if not whole or any(part.season for part in parts[1:]):
        return {"literal": when(edtf)}
    made: dict[str, Any] = {"date-parts": [_date_parts(part) for part in parts]}
    if parts[0].season:
        if len(parts) > 1:
            return {"literal": when(edtf)}
        made["season"] = _SEASONS[parts[0].season]
    if read.approximate or read.uncertain:
        made["circa"] = True
    return made


def _date_parts(part: Part) -> list[int]:
    """Year, month and day as far as they are specified."""
    made = [int(part.year)]
    for digits in (part.month, part.day):
        if not digits or "X" in digits:
            break
        made.append(int(digits))
    return made
