"""Builds WordprocessingML elements: `w("p", w("r", text("words")))`.

Text reaches an element only through `text`, which drops what XML cannot hold.
"""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from briefing.report.markup import page_text


def w(name: str, /, *children: Any, **values: str | int) -> Any:
    """An element of the `w` name space; keywords become its attributes, children that are None are left out."""
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), str(value))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def text(words: str, name: str = "t", *, isolates: bool = False) -> Any:
    """A text element that keeps its spaces; with `isolates` also the marks that set a part of it apart."""
    made = OxmlElement(f"w:{name}")
    made.text = page_text(words, isolates=isolates)
    made.set(qn("xml:space"), "preserve")
    return made


def field(instruction: str, shown: Any, **properties: Any) -> list[Any]:
    """A field as runs: its instruction, and the run that stands for it until the reader's program renews it."""
    look = properties.get("look")

    def run(child: Any) -> Any:
        return w("r", look() if look else None, child)

    return [
        run(w("fldChar", fldCharType="begin")),
        run(text(f" {instruction} ", "instrText")),
        run(w("fldChar", fldCharType="separate")),
        *([shown] if shown is not None else []),
        run(w("fldChar", fldCharType="end")),
    ]
