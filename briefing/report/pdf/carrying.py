"""What PDFium takes out of a line that mixes two directions: the words in the order they are read.

A file says its text in logical order by the ActualText of its spans (ISO 32000-1, 14.9.4). PDFium, the engine of the
preview and of browsers, sorts what stands on a line by place, cuts it into segments of one direction, and turns
letters and segments by a rule of its own that knows no levels, so such a line comes out in pieces. So the glyphs of
a mixed line are hidden from it (a span whose text is a line feed says nothing to it), and the line is said a second
time by invisible glyphs, each over the letters it says: in the order, and in the turn, that its rule puts right.
For every other reader these stand in a span whose text is empty.

The rule, as of its build 8149: a line reads from the right where it has more segments of right-to-left letters than
of left-to-right ones, and its segments are then taken backwards; brackets that follow right-to-left letters are
mirrored; what a glyph of a right-to-left letter says is turned. One thing cannot be had from it: among such letters
it takes compatibility characters apart (“…” is read as three full stops, “½” as 1/2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

_LETTERS = {"L": "L", "R": "R", "AL": "R"}
_WEAK = {"AN", "EN", "NSM", "CS", "ES", "ET", "BN"}
_LATER_MARKS = re.compile("[\u065f\u0898-\u089f\u08ca-\u08ff]")
"""Marks that its tables are too old to know, and take for letters."""
_QUOTES = str.maketrans("‘’“”", "’‘”“")
"""It turns quotation marks too, which Unicode does not (UAX #9 has no mirrors for them)."""


@dataclass(frozen=True, slots=True)
class Place:
    """One character of a line in logical order, with the left end and the width it has on the page."""

    character: str
    x: float
    wide: float
    owner: int = 0


@dataclass(frozen=True, slots=True)
class Carrier:
    """What one invisible glyph says: `said` as the span has it, `turned` where its glyph is a right-to-left one."""

    said: str
    turned: bool
    x: float
    wide: float
    owner: int


def direction(character: str) -> str:
    """How PDFium sees a character: L and R for letters, W for digits and marks, N for what takes its surroundings'."""
    kind = unicodedata.bidirectional(character)
    if _LATER_MARKS.match(character):
        return "R"
    return _LETTERS.get(kind, "W" if kind in _WEAK else "N")


def _segments(line: Sequence[Place]) -> list[tuple[str, list[Place]]]:
    return [(kind, list(group)) for kind, group in groupby(line, lambda place: direction(place.character))]


def from_the_right(line: Sequence[Place]) -> bool:
    """Whether PDFium takes a line's segments backwards."""
    kinds = [kind for kind, _ in _segments(line)]
    return kinds.count("R") > kinds.count("L")


def carriers(line: Sequence[Place]) -> list[Carrier]:
    """The invisible glyphs of a line in the order PDFium has to meet them.

    A segment that belongs to several owners (parts of the line in different elements) is cut where the owner changes.
    """
    from briefing.report.pdf.shaping import mirrored

    backwards = from_the_right(line)
    right = backwards
    made: list[Carrier] = []
    for kind, segment in _segments(line):
        if kind in "RL":
            right = kind == "R"
        turned = right and kind in "RN"
        cut = [list(group) for _, group in groupby(segment, lambda place: place.owner)]
        parts: list[Carrier] = []
        for part in cut:
            text = "".join(place.character for place in part)
            said = mirrored(text).translate(_QUOTES)[::-1] if turned else text
            left = min(place.x for place in part)
            wide = max(place.x + place.wide for place in part) - left
            parts.append(Carrier(said, turned, left, wide, part[0].owner))
        # A segment is never taken backwards within itself.
        made += parts[::-1] if backwards else parts
    return made[::-1] if backwards else made
