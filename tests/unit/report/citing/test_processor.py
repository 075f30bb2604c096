"""References are those of the reference processor, citeproc-js, letter by letter.

`reference/references.json` was written by it (`scripts/citeproc_reference.cjs`) from `reference/items.json`: twenty
sources of the starter pack as each style is given them, and seven made-up ones. Both processors are told to keep
titles as printed. Nothing else is left out of the comparison but the HTML around an entry and the number before it.
"""

from __future__ import annotations

import html
import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefing.report.citing.processor import prepared, processor

FOLDER = Path(__file__).parent / "reference"
ITEMS: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / "items.json").read_text(encoding="utf-8"))
REFERENCES: dict[str, dict[str, dict[str, str]]] = json.loads(
    (FOLDER / "references.json").read_text(encoding="utf-8")
)


def entry_alone(made: str) -> str:
    """An entry of the reference processor without the HTML around it and without its number."""
    found = re.search(r'csl-right-inline">(.*?)</div>', made, re.DOTALL)
    found = found or re.search(r'csl-entry">(.*)</div>', made, re.DOTALL)
    return html.unescape(found[1].strip() if found else made.strip())


@pytest.mark.parametrize("name", list(REFERENCES))
def test_references_equal_those_of_the_reference_processor(name: str) -> None:
    given_to, _, language = name.partition(", ")
    made = processor(given_to.split(" ")[0], language)
    wanted = REFERENCES[name]
    assert len(wanted) == len(ITEMS[given_to]) == 27
    for item in ITEMS[given_to]:
        given = prepared(item)
        ours = {
            "first": html.unescape(made.citation(given, first=True)),
            "again": html.unescape(made.citation(given, first=False)),
            "entry": re.sub(r"^\[1\]", "", html.unescape(made.entry(given))),
        }
        theirs = wanted[item["id"]]
        assert ours["first"] == html.unescape(theirs["first"])
        assert ours["again"] == html.unescape(theirs["again"])
        assert ours["entry"] == entry_alone(theirs["entry"])


def test_the_items_are_those_that_the_styles_are_given_today() -> None:
    file = Path(__file__).parents[4] / "scripts" / "citation_items.py"
    spec = importlib.util.spec_from_file_location("citation_items", file)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.items() == ITEMS


def test_the_comparison_would_notice_a_changed_letter() -> None:
    item = dict(ITEMS["apa"][0], title="Govt rejects establishment of NIFTAC")
    made = processor("apa", "en-GB").entry(prepared(item))
    assert html.unescape(made) != entry_alone(REFERENCES["apa, en-GB"][item["id"]]["entry"])


def test_one_reference_leaves_nothing_behind_for_the_next() -> None:
    made = processor("ieee", "en-GB")
    first = [made.entry(prepared(item)) for item in ITEMS["ieee"]]
    assert [made.entry(prepared(item)) for item in reversed(ITEMS["ieee"])] == first[::-1]


def test_what_a_source_says_is_never_read_as_markup() -> None:
    item = {"id": "a", "type": "report", "title": "<i>x</i> & <script>", "publisher": "<b>P</b>"}
    made = processor("apa", "en-GB").entry(prepared(item))
    assert made == "<i>&lt;i&gt;x&lt;/i&gt; &amp; &lt;script&gt;</i>. (n.d.). &lt;b&gt;P&lt;/b&gt;."
