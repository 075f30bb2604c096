"""Figures on a black-and-white printer: what stands side by side is told apart without colour.

The rule: two drawings side by side differ by 20 or more in lightness (L* of CIELAB) over at least a fortieth of their
area. So a full and an empty bar pass by their fills, and a hatched, dashed, half-filled or ticked one by its shape;
two fills of one lightness and one shape do not.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from PIL import Image
from reportlab.graphics.shapes import Drawing

from briefing.domain.statuses import COMMITMENT_STATUSES, INSTITUTION_STATUSES, POLICY_STATUSES
from briefing.figures.matrix import MatrixCell, matrix
from briefing.figures.relations import RelationBox, RelationLine, relations
from briefing.figures.shapes import rect
from briefing.figures.status_strip import status_shapes
from briefing.figures.theme import COVER, DARK, LIGHT, PRINT, FigureTheme
from briefing.figures.timeline_strip import TimelineEvent, timeline_strip
from briefing.report.pictures import Picture, as_bytes

THEMES = {"print": PRINT, "cover": COVER, "light": LIGHT, "dark": DARK}
APART = 20.0
SHARE = 1 / 40
LIKE = {
    frozenset({"dormant", "abolished"}),
    frozenset({"dormant", "lapsed"}),
    frozenset({"abolished", "lapsed"}),
}
"""Statuses drawn alike by intent: hatched is what no longer works, and the word beside it tells which."""


def lightness(colour: tuple[int, ...]) -> float:
    """L* of CIELAB of an sRGB colour, 0 to 100."""
    parts = [value / 255 for value in colour]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    bright = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 116 * bright ** (1 / 3) - 16 if bright > 0.008856 else 903.3 * bright


def of_hex(colour: str) -> float:
    return lightness(tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5)))


def shades(made: Any) -> list[float]:
    with Image.open(io.BytesIO(as_bytes(Picture("test", "Test", "Test", made), ".png"))) as read:
        colours = read.convert("RGB").resize((read.width * 2, read.height * 2), Image.Resampling.BILINEAR)
        known: dict[tuple[int, ...], float] = {}
        return [
            known.setdefault(each, lightness(each))
            for each in zip(*[iter(colours.tobytes())] * 3, strict=True)
        ]


def unlike(one: Sequence[float], other: Sequence[float]) -> float:
    """The share of the area on which two drawings differ enough in lightness."""
    return sum(abs(a - b) >= APART for a, b in zip(one, other, strict=True)) / len(one)


def status(key: str, theme: FigureTheme, wide: float, high: float, *, small: bool) -> list[float]:
    made = Drawing(wide + 2, high + 2)
    made.add(rect(0, 0, wide + 2, high + 2, fill=theme.ground))
    for shape in status_shapes(key, 1, 1, wide, high, theme, small=small):
        made.add(shape)
    return shades(made)


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize(
    ("wide", "high", "small"),
    [(18, 6, True), (24, 4.4, True), (9, 7, False), (24, 14, False)],
    ids=["strip", "life line", "glyph", "stacked count"],
)
def test_every_status_is_told_from_every_other_in_grey(theme, wide, high, small):
    for statuses in (INSTITUTION_STATUSES, COMMITMENT_STATUSES, POLICY_STATUSES):
        drawn = {each.key: status(each.key, THEMES[theme], wide, high, small=small) for each in statuses}
        for one, other in combinations(drawn, 2):
            if frozenset({one, other}) not in LIKE:
                assert unlike(drawn[one], drawn[other]) >= SHARE, (one, other)


def test_the_rule_fails_two_fills_of_one_lightness():
    drawn = []
    for colour in (PRINT.accent, PRINT.disputed):
        made = Drawing(20, 8)
        made.add(rect(1, 1, 18, 6, fill=colour))
        drawn.append(shades(made))
    assert unlike(*drawn) < SHARE
    assert drawn[0] != drawn[1]


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_what_is_filled_is_told_from_what_it_lies_on(theme):
    """Marks and bars on their ground, the chosen box of the yardstick beside the others, stems beside dots."""
    now = THEMES[theme]
    pairs = [(now.accent, now.ground), (now.ink, now.ground), (now.operational, now.ground)]
    pairs += [(now.accent30, now.ground), (now.disputed, now.ground), (now.on_accent, now.accent)]
    if now is not COVER:
        pairs.append((now.accent30, now.accent))
    for one, other in pairs:
        assert abs(of_hex(one) - of_hex(other)) >= APART, (one, other)


def events(**changed: bool) -> Any:
    made = (
        TimelineEvent(1, "2013-03-26", 0, "Act"),
        replace(TimelineEvent(2, "2016-03-26", 0, "Plan"), **changed),
        TimelineEvent(3, "2019-05", 0, "Law"),
    )
    return timeline_strip(made, ("Law",), PRINT, wide=240, until=2026.1)


def related(*, disputed: bool) -> Any:
    line = RelationLine(RelationBox("b", "NACTA"), "reports to", "above", disputed=disputed)
    return relations(RelationBox("a", "NIFTAC"), (line,), PRINT, wide=360)


def roles(*, disputed: bool) -> Any:
    return matrix((MatrixCell("NIFTAC", "fusion", "lead", disputed=disputed),), PRINT, wide=200)


@pytest.mark.parametrize(
    ("plain", "differing"),
    [
        (events(), events(disputed=True)),
        (events(), events(date_disputed=True)),
        (related(disputed=False), related(disputed=True)),
        (roles(disputed=False), roles(disputed=True)),
    ],
    ids=["ring", "date", "relation", "cell"],
)
def test_that_sources_differ_is_told_by_shape_too(plain, differing):
    """Rust is nearly as dark as the accent: a dash, a hollow or a sign must say it."""
    assert unlike(shades(plain), shades(differing)) > 0
