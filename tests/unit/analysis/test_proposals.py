"""What is proposed for a new source, from the sources of its publisher."""

from __future__ import annotations

import pytest

from briefing.analysis.proposals import proposed_medium, proposed_reliability, publishers, same_link
from briefing.analysis.selection import Selection
from briefing.domain.items import PackItem


def source(number: int, publisher: str, letter: str = "", **fields: str) -> PackItem:
    body = {"title": f"Source {number}", "publisher": publisher, "reliability": letter, **fields}
    return PackItem(f"src:{number:03}", "source", None, {name: text for name, text in body.items() if text})


@pytest.fixture
def selection() -> Selection:
    return Selection.of(
        [
            source(1, "Dawn", "B", medium="press", url="https://www.dawn.com/news/1/"),
            source(2, "Dawn", "B", medium="press"),
            source(3, "Dawn", "C", medium="op-ed"),
            source(4, "Dawn"),
            source(5, "The Gazette", "A"),
            source(6, "Twin", "C"),
            source(7, "Twin", "B"),
        ]
    )


def test_the_letter_most_of_a_publishers_sources_have(selection) -> None:
    found = proposed_reliability(selection, "  dawn ")
    assert found is not None
    assert (found.value, found.publisher, found.agreeing, found.of) == ("B", "Dawn", 2, 3)
    assert found.reason == "as 2 of 3 sources of Dawn on record"


def test_one_source_is_said_as_one(selection) -> None:
    found = proposed_reliability(selection, "The Gazette")
    assert found is not None
    assert found.reason == "as 1 source of The Gazette on record"


def test_of_two_equally_frequent_letters_the_better(selection) -> None:
    found = proposed_reliability(selection, "Twin")
    assert found is not None
    assert found.value == "B"


@pytest.mark.parametrize("publisher", ["", "  ", "Nobody knows it", "Da"])
def test_nothing_is_proposed_without_a_ground(selection, publisher) -> None:
    assert proposed_reliability(selection, publisher) is None
    assert proposed_medium(selection, publisher) is None


def test_the_kind_of_source(selection) -> None:
    found = proposed_medium(selection, "Dawn")
    assert found is not None
    assert found.value == "press"


def test_publishers_come_with_the_most_cited_first(selection) -> None:
    assert publishers(selection) == ("Dawn", "Twin", "The Gazette")


@pytest.mark.parametrize(
    "typed", ["https://www.dawn.com/news/1/", "http://dawn.com/news/1", " https://dawn.com/news/1 "]
)
def test_a_link_on_record_is_found_again(selection, typed) -> None:
    found = same_link(selection, typed)
    assert found is not None
    assert found.id == "src:001"


@pytest.mark.parametrize("typed", ["", "https://", "https://dawn.com/news/11", "dawn.com/news/1"])
def test_another_link_is_another_source(selection, typed) -> None:
    assert same_link(selection, typed) is None
