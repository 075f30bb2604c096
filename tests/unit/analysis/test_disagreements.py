"""The two sides of a disagreement are never one source against itself."""

from __future__ import annotations

from briefing.analysis.disagreements import disagreements
from tests.unit.analysis.conftest import Starter


def test_a_value_that_one_source_alone_states_is_not_set_against_that_source(starter: Starter) -> None:
    [seat] = [each for each in disagreements(starter()) if each.title == "NIFTAC, seat"]
    assert seat.sentence == (
        "inaugurated during a visit to the ISI headquarters, but no other source says so"
    )
    assert [side.sources for side in seat.sides] == [("Daily Qaum",), ()]


def test_no_source_stands_on_both_sides(starter: Starter) -> None:
    both = [
        each.title
        for each in disagreements(starter())
        if each.kind == "contested" and set(each.sides[0].citations) & set(each.sides[1].citations)
    ]
    assert both == []
