"""Levels and order follow UAX #9: held against two independent implementations on random mixed text."""

from __future__ import annotations

import ctypes
import ctypes.util
import unicodedata

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.report.pdf import bidi
from briefing.report.pdf.bidi import base_level, levels, mirrors, reordered

LETTERS = "abاب پ12۳۴٣().,/:-–%[]{}«»+$؟،۔؛\u0650\u064e\u200c"
ISOLATES = "\u2066\u2067\u2068\u2069"
EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e\u200e\u200f"
TRAILING = {"WS", "LRI", "RLI", "FSI", "PDI", "BN", "LRE", "RLE", "LRO", "RLO", "PDF"}
NOT_DRAWN = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF"}

mixed = st.text(st.sampled_from(LETTERS), min_size=1, max_size=24)
isolated = st.text(st.sampled_from(LETTERS + ISOLATES), min_size=1, max_size=24)
explicit = st.text(st.sampled_from(LETTERS + ISOLATES + EMBEDDINGS), min_size=1, max_size=24)
bases = st.sampled_from([0, 1])


def resolved(text: str, base: int) -> list[int]:
    """The levels of a line, its trailing blanks at the paragraph's level (rule L1)."""
    found = list(levels(text, base))
    place = len(text)
    while place and unicodedata.bidirectional(text[place - 1]) in TRAILING:
        place -= 1
        found[place] = base
    return found


def shown(text: str, base: int) -> str:
    """The characters of a line in the order they are seen, without what is not drawn."""
    return "".join(
        text[place]
        for place in reordered(resolved(text, base))
        if unicodedata.bidirectional(text[place]) not in NOT_DRAWN
    )


def reference(text: str, base: int) -> str:
    made: str = get_display(text, base_dir="LR"[base])
    return "".join(each for each in made if unicodedata.bidirectional(each) not in NOT_DRAWN)


def ends_plainly(text: str) -> str:
    """The text without what rule L1 moves: the two disagree on blanks after formatting characters."""
    while text and unicodedata.bidirectional(text[-1]) in TRAILING:
        text = text[:-1]
    return text


@settings(max_examples=600)
@given(explicit.map(ends_plainly), bases)
def test_a_line_is_seen_as_the_library_of_unicode_shows_it(text: str, base: int) -> None:
    assert shown(text, base) == reference(text, base)


@pytest.fixture(scope="module")
def fribidi() -> ctypes.CDLL:
    name = ctypes.util.find_library("fribidi")
    if name is None:
        pytest.skip("GNU FriBidi is not on this machine")
    return ctypes.CDLL(name)


def fribidi_levels(library: ctypes.CDLL, text: str, base: int) -> list[int]:
    count = len(text)
    characters = (ctypes.c_uint32 * count)(*map(ord, text))
    kinds, brackets = (ctypes.c_uint32 * count)(), (ctypes.c_uint32 * count)()
    found = (ctypes.c_int8 * count)()
    direction = ctypes.c_uint32(0x111 if base else 0x110)
    library.fribidi_get_bidi_types(characters, count, kinds)
    library.fribidi_get_bracket_types(characters, count, kinds, brackets)
    assert library.fribidi_get_par_embedding_levels_ex(kinds, brackets, count, ctypes.byref(direction), found)
    return list(found)


@settings(max_examples=600)
@given(mixed, bases)
def test_levels_are_those_of_fribidi(fribidi: ctypes.CDLL, text: str, base: int) -> None:
    theirs = fribidi_levels(fribidi, text, base)
    drawn = [place for place, each in enumerate(text) if unicodedata.bidirectional(each) not in NOT_DRAWN]
    assert [resolved(text, base)[place] for place in drawn] == [theirs[place] for place in drawn]


@given(isolated)
def test_the_first_strong_letter_outside_isolates_decides_the_direction(text: str) -> None:
    depth, expected = 0, 0
    for each in text:
        kind = unicodedata.bidirectional(each)
        if kind in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif depth == 0 and kind in {"L", "R", "AL"}:
            expected = int(kind != "L")
            break
    assert base_level(text) == expected


@pytest.mark.parametrize("rules", ["_brackets", "_marks_and_numbers", "_neutral"])
def test_a_rule_left_out_would_be_told(rules: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [
        ("ab (پ) ج", 1),
        ("پ (ab) ج", 0),
        ("پ 12,3 - 4%", 0),
        ("a-پ", 0),
        ("12 - 3 پ", 1),
        ("a (b پ) c", 1),
    ]
    bidi.levels.cache_clear()
    assert all(shown(*case) == reference(*case) for case in cases)
    monkeypatch.setattr(bidi, rules, lambda *_: None)
    bidi.levels.cache_clear()
    assert any(shown(*case) != reference(*case) for case in cases)
    bidi.levels.cache_clear()


def test_every_bracket_has_the_one_that_faces_it() -> None:
    known = mirrors()
    for pair in ("()", "[]", "{}", "«»", "‹›", "<>", "≤≥"):
        assert known[pair[0]] == pair[1]
        assert known[pair[1]] == pair[0]
