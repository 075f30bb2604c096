"""The golden set, and the lines that the page engine makes of its strings."""

from __future__ import annotations

import tomllib
from pathlib import Path

from briefing.figures.faces import register
from briefing.report.document import Run
from briefing.report.markup import page_text
from briefing.report.pdf.pieces import Context, Piece
from briefing.report.pdf.style import BODY, TABLE, Type
from briefing.report.pdf.text import Text

READING, RAIL = BODY, TABLE
"""A style that Urdu reads in Nastaliq, and one it reads in Naskh."""


def strings() -> list[str]:
    """The strings as a page shows them."""
    found = tomllib.loads(Path(__file__).with_name("golden.toml").read_text(encoding="utf-8"))
    return [page_text(each["text"]) for each in found["string"]]


def line(text: str, kind: Type) -> tuple[list[Piece], int]:
    """The pieces of a text on one endless line, in the order they are read, and the direction it runs in."""
    register()
    made = Text((Run(text),), kind, Context({}, {}))
    made.wrap(100_000, 100_000)
    assert len(made.lines) == 1
    pieces: list[Piece] = []
    for place, word in enumerate(made.lines[0]):
        if place and word.space:
            pieces.append(
                Piece(" ", "Serif", pieces[-1].size, "#000000", level=word.space_level, wide=word.space)
            )
        pieces += word.pieces
    return pieces, made.base
