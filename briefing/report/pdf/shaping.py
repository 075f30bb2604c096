"""Words of the right-to-left scripts: embedding levels, and glyphs that join, for the line setter.

Levels are had from the bidi algorithm step by step (UAX #9), glyphs from HarfBuzz through ReportLab's `shapeStr`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_EASTERN_DIGITS = re.compile("[٠-٩۰-۹]")


def has_arabic(text: str) -> bool:
    """Whether a text holds letters that must be shaped."""
    return ARABIC.search(text) is not None


def is_arabic(character: str) -> bool:
    """Whether one character belongs to the Arabic script, its digits and punctuation included."""
    return ARABIC.match(character) is not None


@lru_cache(maxsize=4096)
def levels(text: str, base: int) -> tuple[int, ...]:
    """The embedding level of every character in logical order; `base` 0 for left to right, 1 for right to left."""
    from bidi import algorithm

    storage: Any = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = tuple(int(character["level"]) for character in storage["chars"])
    return found if len(found) == len(text) else (base,) * len(text)


def base_level(text: str) -> int:
    """1 where the first letter with a direction is Arabic, else 0."""
    for character in text:
        if is_arabic(character) and character.isalpha():
            return 1
        if character.isalpha():
            return 0
    return 0


def mirrored(text: str) -> str:
    """Brackets turned to face the right way in a right-to-left run."""
    from bidi import algorithm

    return "".join(algorithm.MIRRORED.get(character, character) for character in text)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A word as glyphs: what the page engine's text object writes, and how wide it is in points."""

    glyphs: Any
    width: float


def shape(text: str, face: str, size: float, level: int) -> Shaped:
    """The glyphs of one run in one face. On even levels eastern digits are kept in order."""
    from reportlab.pdfbase.ttfonts import ShapedStr, shapeStr

    from briefing.figures.faces import width

    drawn = mirrored(text) if level % 2 else text
    if level % 2 == 0 and _EASTERN_DIGITS.search(drawn):
        drawn = drawn[::-1]
    glyphs = shapeStr(drawn, face, size, force=True)
    if isinstance(glyphs, ShapedStr):
        return Shaped(glyphs, sum(data.x_advance for data in glyphs.__shapeData__) * size / 1000)
    return Shaped(glyphs, width(text, face, size))


def reordered(run_levels: list[int]) -> list[int]:
    """Rule L2: the places of the runs of one line, from left to right."""
    order = list(range(len(run_levels)))
    for level in range(max(run_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            if run_levels[order[start]] < level:
                start += 1
                continue
            stop = start
            while stop < len(order) and run_levels[order[stop]] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            start = stop
    return order
