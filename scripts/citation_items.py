"""Writes the items that citeproc_reference.cjs gives the reference processor: twenty sources of the starter pack, as
each style is given them, and made-up ones for what the starter pack does not have.

    PYTHONPATH=. python scripts/citation_items.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefing.analysis.selection import Selection
from briefing.domain.items import Item
from briefing.domain.records import Source
from briefing.packs import read, starter_path
from briefing.report.citing.styles import STYLES, reference_item, short_item

FILE = (
    Path(__file__).resolve().parents[1] / "tests" / "unit" / "report" / "citing" / "reference" / "items.json"
)

TWENTY = "s01 s05 s07 s10 s11 s12 s13 s24 s25 s39 s43 s57 s63 s64 s66 s76 s78 s86 s106 oped".split()
"""One or more of each kind of source: with author, two authors, none; dated, about, undated; with and without page."""

MADE_UP: tuple[dict[str, str], ...] = (
    {
        "title": 'Govt fails "to act", says PM\'s aide',
        "author": "Parvez, Tariq; Rani, Mehwish",
        "publisher": "Dawn & Co",
        "medium": "press",
        "published": "2018/2023",
        "url": "https://example.org/a",
    },
    {
        "title": "A <b> 'c' & d: e",
        "author": "Parvez, Tariq; Rani, Mehwish; World Bank",
        "medium": "research",
        "published": "2018-22",
    },
    {
        "title": "A question?",
        "author": "One; Two; Three; Four",
        "publisher": "Site",
        "medium": "official",
        "published": "[2014,2016]",
        "url": "https://example.org/b?c=1&d=2",
        "accessed": "2026-02-04",
    },
    {"title": "Ends with stop.", "publisher": "Geo", "medium": "press", "published": "2025-05"},
    {"title": "General knowledge", "medium": "none"},
    {
        "title": "Some title!",
        "author": "bin Perwaiz, Salis M.",
        "publisher": "J",
        "medium": "journal",
        "published": "2025",
    },
    {"title": "قومی ایکشن پلان", "publisher": "جنگ", "medium": "press", "published": "2025-05-01"},
)


def items() -> dict[str, list[dict[str, Any]]]:
    """For the file of each style the items that it is given, and those for its short forms where they are others."""
    selection = Selection.of(read(starter_path()).rows, cutoff="2026-02-24")
    sources = [selection.source(f"src:{each}") for each in TWENTY]
    sources += [
        Source(Item(f"src:made-{n}", "source", None, "me", dict(fields))) for n, fields in enumerate(MADE_UP)
    ]
    made: dict[str, list[dict[str, Any]]] = {}
    for style in STYLES.values():
        made[style.file] = [reference_item(source, style) for source in sources if source]
        if style.note:
            made[f"{style.file} short"] = [short_item(source, style) for source in sources if source]
    return made


if __name__ == "__main__":
    FILE.write_text(json.dumps(items(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(FILE)
