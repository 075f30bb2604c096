"""What bears on an open question is named, and a judgement says whose it is, wherever it is listed."""

from __future__ import annotations

import pytest

from briefing.analysis.bearing import bearing, whose
from briefing.analysis.neighbours import related
from briefing.domain.items import Item


def test_the_row_of_a_recommendation_says_whose_it_is(starter) -> None:
    [line] = [one for one in related(starter(), "ins:i01", "assessment") if one.id == "asm:as01"]
    assert line.note == "Recommended by op-ed author (PhD candidate at QAU, name unknown)"
    assert line.date_words == "about April 2025"


def test_sources_come_before_the_records_that_a_question_concerns(starter) -> None:
    kinds = [one.kind for one in bearing(starter(), "que:q01")]
    assert kinds == sorted(kinds, key=lambda kind: kind != "source")
    assert kinds.count("source") == 2
    assert bearing(starter(), "ins:i01") == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"holder": "a board", "date": "2025-04"}, "Judged by a board, April 2025"),
        ({"holder": "a board"}, "Judged by a board"),
        ({}, ""),
    ],
)
def test_whose_judgement_it_is(fields, said) -> None:
    assert whose(Item("asm:x", "assessment", None, "p", fields)) == said
