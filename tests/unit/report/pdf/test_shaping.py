"""Letters join and stand in order as an independent shaper sets them, string by string of the golden set."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from reportlab.pdfbase import pdfmetrics

from briefing.report.pdf import shaping, words
from briefing.report.pdf.bidi import reordered
from briefing.report.pdf.pieces import Piece
from briefing.report.pdf.style import Type
from tests.unit.report.pdf import golden
from tests.unit.report.pdf.other_shaper import Seen, glyphs, layout

STRINGS = golden.strings()
KINDS = {"Nastaliq": golden.READING, "Naskh": golden.RAIL}
URDU_FOUR = {"Naskh": (135, 155)}
"""The engine tells the shaper that the language is Urdu, whose four has a form of its own; Qt tells it none."""
NEAR = 2.0
"""How far two glyphs at a size of a thousand points may be apart."""


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> QApplication:
    return qapp


def said(piece: Piece) -> str:
    return piece.spoken or piece.text


def own(pieces: list[Piece]) -> dict[int, list[Seen]]:
    """The glyphs of each shaped piece, its left end at 0 and its size a thousand points."""
    made: dict[int, list[Seen]] = {}
    for number, piece in enumerate(pieces):
        if piece.glyphs:
            face = pdfmetrics.getFont(piece.face).face
            four = URDU_FOUR.get(piece.face, (0, 0))
            made[number] = [
                Seen(each.cluster, four[0] if (code := face.charToGlyph[ord(each.code)]) == four[1] else code,
                     each.x / piece.size * 1000)
                for each in piece.glyphs
            ]  # fmt: skip
    return made


def parted(pieces: list[Piece], line: list[Seen]) -> Iterator[list[Seen]]:
    """The glyphs of a whole line by the piece they belong to."""
    start = 0
    for piece in pieces:
        stop = start + len(said(piece))
        yield [Seen(each.place - start, each.glyph, each.x) for each in line if start <= each.place < stop]
        start = stop


def differences(text: str, kind: Type) -> list[str]:
    """Where the two shapers' lines differ: the order of the pieces, and the glyphs of each and where they stand."""
    pieces, base = golden.line(text, kind)
    theirs = list(parted(pieces, glyphs(layout(pieces, base))))
    found: list[str] = []
    left = {number: min(each.x for each in seen) for number, seen in enumerate(theirs) if seen}
    order = [number for number in reordered([piece.level for piece in pieces]) if number in left]
    if order != sorted(left, key=lambda number: left[number]):
        found.append(f"order {order}")
    for number, seen in own(pieces).items():
        here = sorted(seen, key=lambda each: (each.x, each.glyph))
        there = sorted(theirs[number], key=lambda each: (each.x, each.glyph))
        if sorted(each.glyph for each in here) != sorted(each.glyph for each in there):
            found.append(f"glyphs of {said(pieces[number])}")
            continue
        first = min(each.x for each in here) - min(each.x for each in there)
        at = sorted((each.glyph, each.x) for each in here)
        beside = sorted((each.glyph, each.x + first) for each in there)
        if any(abs(one[1] - two[1]) > NEAR for one, two in zip(at, beside, strict=True)):
            found.append(f"places in {said(pieces[number])}")
    return found


@pytest.mark.parametrize("face", KINDS)
@pytest.mark.parametrize("text", STRINGS)
def test_a_string_is_set_as_another_shaper_sets_it(text: str, face: str) -> None:
    assert differences(text, KINDS[face]) == []


@pytest.mark.parametrize("fault", ["not mirrored", "digits turned", "letters apart", "left to right"])
def test_the_comparison_would_tell_a_fault(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shape = shaping.shape

    def faulty(text: str, face: str, size: float, level: int) -> shaping.Shaped:
        match fault:
            case "not mirrored":
                return shape(shaping.mirrored(text), face, size, level)
            case "digits turned":
                return shape(text, face, size, level + 1 if text[:1].isdigit() else level)
            case "letters apart":
                return shape("\u200c".join(text), face, size, level)
            case _:
                return shape(text, face, size, 0)

    monkeypatch.setattr(words, "shape", faulty)
    told = [text for text in STRINGS if differences(text, golden.READING)]
    assert len(told) >= 3


def test_lines_in_the_wrong_order_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "levels", lambda text, base: (base,) * len(text))
    assert sum("order" in " ".join(differences(text, golden.READING)) for text in STRINGS) >= 3


@given(
    st.text(st.sampled_from("ابپتکگلمنہیےۓؤئآ۰۱۲،۔؟\u0650\u0651\u200c"), min_size=1, max_size=12),
    st.sampled_from([0, 1]),
)
def test_every_letter_is_said_once_and_the_glyphs_fill_the_width(text: str, level: int) -> None:
    golden.line("ا", golden.READING)
    made = shaping.shape(text, "Nastaliq", 12, level)
    font = pdfmetrics.getFont("Nastaliq")
    meant = [(each.cluster, font.meaning(each.code)) for each in made.glyphs]
    told = "".join(meaning for _, meaning in sorted(meant) if meaning != "\u200d")
    assert told == text
    assert made.width > 0 or not text.strip("\u200c\u0650\u0651")
