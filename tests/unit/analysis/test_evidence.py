"""Cards, citation lines and the status line's summary."""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.disagreements import disagreements
from briefing.analysis.evidence import NO_SOURCE, cite, evidence, summary
from briefing.analysis.selection import Selection
from briefing.analysis.sources import source_view, sources
from briefing.analysis.sources import summary as list_summary
from tests.unit.analysis.made import body, chosen, cites, source, span

Starter = Callable[..., Selection]


def _selection() -> Selection:
    return chosen(
        body(),
        source("paper", "B", "2020-02-03", "note", author="A. Writer", url="https://paper.example/1"),
        source("copy", "D", "", "note", url="file:///etc/passwd"),
        source("other", "C", "2020-03~"),
        span("a", "parent", "The authority", "2020-01-01"),
        span("b", "parent", "The federation", "2020-02-01"),
        cites(
            1, "a", "parent", "paper", states="The authority", excerpt="under the authority", locator="page 2"
        ),
        cites(2, "a", "parent", "copy", digit="5", states="The authority", locator="not seen"),
        cites(3, "b", "parent", "other", disputes=True, states="The federation"),
    )


def test_a_card_says_who_states_what_and_how_far_to_trust_it() -> None:
    found = evidence(_selection(), "ins:nifc", "parent")
    assert found.title == "NIFC, stands under"
    assert found.disputed
    assert [card.citation for card in found.cards] == ["cit:1", "cit:2", "cit:3"]
    first, second, third = found.cards
    assert (first.grade, first.grade_words) == ("B2", "usually reliable source; probably true")
    assert (first.publisher, first.published, first.locator) == ("Paper", "3 February 2020", "page 2")
    assert first.states == "States: The authority"
    assert [other.name for other in first.same_origin] == ["Copy"]
    assert (second.published, second.locator, second.weak, second.url) == ("no date", "", True, "")
    assert (third.published, third.disputes) == ("about March 2020", True)
    assert third.states == "States otherwise: The federation"
    assert found.summary == "3 sources, best grade B2"


def test_a_citation_is_copied_as_one_line() -> None:
    assert cite(_selection(), "cit:1") == (
        "A. Writer, “On paper”, Paper, 3 February 2020: “under the authority” (page 2). "
        "[B2: usually reliable source; probably true] https://paper.example/1"
    )
    assert "file:" not in cite(_selection(), "cit:2")
    assert cite(_selection(), "cit:absent") == ""


def test_the_status_line_counts_sources_and_disputes() -> None:
    assert summary(_selection(), "ins:nifc") == "3 sources, best grade B2, 1 field disputed"
    assert evidence(chosen(body()), "ins:nifc").summary == NO_SOURCE
    assert evidence(chosen(), "ins:absent").unsourced


def test_a_span_a_citation_and_a_source_have_their_own_evidence() -> None:
    selection = _selection()
    assert [card.citation for card in evidence(selection, "spn:b").cards] == ["cit:3"]
    assert [card.citation for card in evidence(selection, "cit:2").cards] == ["cit:2"]
    assert [card.citation for card in evidence(selection, "src:paper").cards] == ["cit:1"]


def test_both_sides_of_a_disagreement_stand_side_by_side() -> None:
    (found,) = disagreements(_selection())
    assert found.title == "NIFC, stands under"
    assert found.sentence == "The authority against The federation"
    assert [side.grade.code for side in found.sides] == ["B2", "C2"]
    assert found.sides[1].sources == ("Other",)


def test_a_source_shows_what_it_states_and_where_it_differs() -> None:
    selection = _selection()
    assert [row.letter for row in sources(selection)] == ["B", "C", "D"]
    assert list_summary(sources(selection)) == "3 sources, 1 graded B"
    view = source_view(selection, "src:other")
    assert view is not None
    assert view.states[0].differs == "differs from “The authority” in Paper and Copy"
    assert source_view(selection, "src:absent") is None


def test_every_card_of_the_starter_pack_names_its_source_in_words(starter: Starter) -> None:
    selection = starter()
    for item in selection.kind("institution"):
        for card in evidence(selection, item.id).cards:
            assert card.publisher
            assert not card.publisher.startswith("src:")
            assert card.grade != "not graded"
            assert card.published
            assert "~" not in card.published
            assert "XX" not in card.published


def test_every_disagreement_of_the_starter_pack_has_two_sides_with_citations(starter: Starter) -> None:
    found = disagreements(starter())
    assert len(found) > 20
    for each in found:
        assert each.sentence
        assert each.citations, each.title
        if each.kind == "date":
            assert len(each.sides) > 1, each.title
    titles = {each.title: each for each in found}
    assert titles["NIFTAC, stands under"].sentence == (
        "National Counter Terrorism Authority against federal institution (no parent named)"
    )
    assert titles["NACTA, established"].sentence == "2009 against 2008"
