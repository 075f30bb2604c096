"""Plain text takes a short way through the engine, and comes out as by the long one."""

from __future__ import annotations

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from briefing.report.markup import page_text
from briefing.report.pdf.bidi import RIGHT, base_level


def test_every_character_that_runs_right_to_left_is_looked_at() -> None:
    strong = [
        chr(code) for code in range(sys.maxunicode + 1) if unicodedata.bidirectional(chr(code)) in {"R", "AL"}
    ]
    assert len(strong) > 1000
    assert [character for character in strong if not RIGHT.match(character)] == []
    assert all(base_level(character) == 1 for character in strong)


def test_nothing_that_is_taken_out_of_a_text_is_printable() -> None:
    taken = [chr(code) for code in range(sys.maxunicode + 1) if page_text(f"a{chr(code)}b") == "ab"]
    assert len(taken) > 1000
    assert not [character for character in taken if character.isprintable()]


@given(st.text())
def test_a_text_that_is_set_is_printable_or_a_blank_and_composed(text: str) -> None:
    made = page_text(text)
    assert made == page_text(made)
    assert unicodedata.is_normalized("NFC", made)
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} for character in made)
