"""Whether every character of a document can be printed, found out before anything is laid out or written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from briefing.figures.faces import FACES, register
from briefing.figures.theme import FigureTheme
from briefing.report import document as d
from briefing.report.markup import page_text
from briefing.report.pdf.errors import MissingGlyph
from briefing.report.pdf.style import Paper

_NOT_PRINTED = {
    *("key", "block", "item", "glyph", "status", "statuses", "face", "align", "sort"),
    *("alt", "spoken", "link", "language", "subject", "keywords", "form", "marks", "evidence", "shorter"),
}
"""Fields that hold names, addresses, or what only a reader that speaks says."""


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The characters of the faces that stand in for one another."""
    from reportlab.pdfbase import pdfmetrics

    from briefing.report.pdf.pieces import FALLBACKS

    register()
    return frozenset(
        chr(code) for face in FALLBACKS if face in FACES for code in pdfmetrics.getFont(face).face.charToGlyph
    )


def check(document: d.Document, paper: Paper, theme: FigureTheme) -> None:
    """Raises `MissingGlyph` with every character that no face has, and all the places it stands in."""
    known = _known()
    missing: dict[str, dict[str, None]] = {}
    for text, where in _texts(document, document.title, paper, theme):
        if text.isascii():
            continue
        for character in page_text(text):
            if character not in known:
                missing.setdefault(character, {})[where] = None
    if missing:
        raise MissingGlyph({character: tuple(places) for character, places in missing.items()})


def _texts(value: Any, where: str, paper: Paper, theme: FigureTheme) -> Iterator[tuple[str, str]]:
    """Every text that will be printed, with the part of the document that a reader knows it by."""
    match value:
        case str():
            yield value, where
            return
        case d.Run():
            yield value.text, where
            return
        case d.Section():
            where = value.title
        case d.Cover():
            where = "the cover"
        case d.Note():
            where = f"note {value.number}"
        case d.SourceEntry():
            where = f"the sources, {value.title}"
        case Mapping():
            value = tuple(value.values())
    if isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each, where, paper, theme)
    elif is_dataclass(value):
        for field in fields(value):
            held = getattr(value, field.name)
            if field.name == "draw" and held is not None:
                drawn = (
                    held(paper.width, paper.height / 2, theme)
                    if isinstance(value, d.Cover)
                    else held(paper.full, theme)
                )
                yield from ((text, where) for text in _labels(drawn))
            elif field.name not in _NOT_PRINTED:
                yield from _texts(held, where, paper, theme)


def _labels(shape: Any) -> Iterator[str]:
    """The words of a drawing."""
    if hasattr(shape, "contents"):
        for part in shape.contents:
            yield from _labels(part)
    elif hasattr(shape, "text"):
        yield str(shape.text)
