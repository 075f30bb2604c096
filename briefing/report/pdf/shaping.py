"""Letters that join: the glyphs of a run of Arabic script, for the line setter.

Glyphs are had from HarfBuzz, which is told the direction, script and language of the run, so that nothing is guessed:
digits keep their order, and brackets of a right-to-left run are turned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
JOINERS = "\u200c\u200d"
"""The non-joiner and the joiner: drawn as nothing, but they part or join the letters beside them."""


def has_arabic(text: str) -> bool:
    """Whether a text holds letters that must be shaped."""
    return ARABIC.search(text) is not None


def is_arabic(character: str) -> bool:
    """Whether one character belongs to the Arabic script, its digits and punctuation included."""
    return ARABIC.match(character) is not None


def mirrored(text: str) -> str:
    """Brackets turned to face the right way in a right-to-left run (UAX #9, rule L4)."""
    from briefing.report.pdf.bidi import mirrors

    return "".join(mirrors().get(character, character) for character in text)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a run: the code that draws it, its place in points from the run's left end, its own width.

    `cluster` is the place in the run's text of the first character that it stands for.
    """

    code: str
    x: float
    y: float
    wide: float
    cluster: int


@dataclass(frozen=True, slots=True)
class Shaped:
    """A run as glyphs from left to right, and how wide it is in points."""

    glyphs: tuple[Glyph, ...]
    width: float


def _buffer(text: str, level: int) -> Any:
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.script = "Arab"
    buffer.language = "ur"
    return buffer


def shape(text: str, face: str, size: float, level: int) -> Shaped:
    """The glyphs of one run in one of the faces whose letters join; on odd levels it runs right to left."""
    import uharfbuzz
    from reportlab.pdfbase import pdfmetrics

    font = pdfmetrics.getFont(face)
    drawn = uharfbuzz.Font(font.hbFace)
    buffer = _buffer(text, level)
    uharfbuzz.shape(drawn, buffer)
    scale = size / font.hbFace.upem
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    said: set[int] = set()
    glyphs: list[Glyph] = []
    pen = 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        # The first glyph of a cluster says all its letters; its dots and marks say only that they belong to it.
        meaning = "\u200d" if info.cluster in said else text[info.cluster : ends[info.cluster]]
        said.add(info.cluster)
        advance = drawn.get_glyph_h_advance(info.codepoint)
        code = font.code(info.codepoint, meaning, advance * 1000 / font.hbFace.upem)
        glyphs.append(
            Glyph(
                code,
                pen + position.x_offset * scale,
                position.y_offset * scale,
                advance * scale,
                info.cluster,
            )
        )
        pen += position.x_advance * scale
    return Shaped(tuple(glyphs), pen)
