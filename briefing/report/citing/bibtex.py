"""CSL-JSON items as BibTeX entries, which BibLaTeX reads too: Unicode text, LaTeX's own signs escaped.

`year` and `month` are for BibTeX, `date` (EDTF) for BibLaTeX; an approximate year says so in both. An undated source
has none of the three.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_ENTRIES = {
    "article-newspaper": ("article", "journal"),
    "article-magazine": ("article", "journal"),
    "article-journal": ("article", "journal"),
    "report": ("techreport", "institution"),
}
"""For a type of CSL: the kind of entry, and the field for the paper or publisher; else `misc`, `howpublished`."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_LATEX = str.maketrans(_ESCAPES)


def bibtex(items: Iterable[Mapping[str, Any]]) -> str:
    """The items as the text of a .bib file, in their order; the key of an entry is the item's id."""
    return "\n".join(map(bibtex_entry, items))


def bibtex_entry(item: Mapping[str, Any]) -> str:
    """One item as an entry that ends its last line."""
    kind, held = _ENTRIES.get(item["type"], ("misc", "howpublished"))
    fields: list[tuple[str, str]] = []
    if item.get("author"):
        fields.append(("author", " and ".join(map(_name, item["author"]))))
    if item.get("title"):
        # the second pair of braces keeps the capitals of names
        fields.append(("title", f"{{{_text(item['title'])}}}"))
    publisher = item.get("container-title") or item.get("publisher")
    if publisher:
        fields.append((held, _text(publisher)))
    fields += _dates(item.get("issued", {}))
    if item.get("URL"):
        fields.append(("url", item["URL"]))
        day = item.get("accessed", {}).get("date-parts")
        if day:
            fields.append(("urldate", _iso(day[0])))
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields]
    return f"@{kind}{{{item['id']},\n{''.join(lines)}}}\n"


def _text(text: str) -> str:
    return " ".join(text.split()).translate(_LATEX)


def _name(name: Mapping[str, str]) -> str:
    """A name whose family name is not known stands in braces, so that it is not divided."""
    if "literal" in name:
        return f"{{{_text(name['literal'])}}}"
    particle = f"{_text(name['non-dropping-particle'])} " if "non-dropping-particle" in name else ""
    return f"{particle}{_text(name['family'])}, {_text(name['given'])}"


def _dates(issued: Mapping[str, Any]) -> list[tuple[str, str]]:
    if "literal" in issued:
        return [("year", _text(issued["literal"]))]
    parts = issued.get("date-parts")
    if not parts:
        return []
    about = "~" if issued.get("circa") else ""
    year = "–".join(f"{each[0]:04}" for each in parts)
    made = [("year", f"about {year}" if about else year)]
    if len(parts) == 1 and len(parts[0]) > 1:
        made.append(("month", _MONTHS[parts[0][1] - 1]))
    whole = "/".join(_iso(each) + about for each in parts)
    if "season" in issued:
        whole = f"{parts[0][0]:04}-2{issued['season']}{about}"
    return [*made, ("date", whole)]


def _iso(parts: list[int]) -> str:
    return "-".join([f"{parts[0]:04}", *(f"{each:02}" for each in parts[1:])])
