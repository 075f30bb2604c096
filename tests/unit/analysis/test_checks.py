"""Tradecraft checks: each finds what it is for, and leaves a sound statement alone."""

from __future__ import annotations

import pytest

from briefing.analysis.briefing_view import sources_used, tray
from briefing.analysis.checks import checks
from briefing.analysis.selection import Selection
from briefing.analysis.statements import draft
from briefing.domain.items import Item
from tests.unit.analysis.made import body, chosen, cites, content, said, source, span


def _selection() -> Selection:
    return chosen(
        body(),
        body("bare"),
        body("old"),
        source("one", day="2020-05-01"),
        source("two", day="2020-05-02"),
        source("echo", day="2020-05-02", origin="one"),
        source("weak", "E", day="2020-05-02"),
        source("past", day="2015-05-02"),
        span("a", "status", "operational", "2020-01-01"),
        cites(1, "a", "status", "one"),
        cites(2, "a", "status", "two"),
        span("m", "mandate", "assess"),
        cites(3, "m", "mandate", "one"),
        cites(4, "m", "mandate", "echo"),
        span("p", "parent", "The authority", "2020-01-01"),
        span("q", "parent", "The federation", "2020-02-01"),
        cites(5, "p", "parent", "one"),
        cites(6, "p", "parent", "two"),
        cites(7, "q", "parent", "weak", disputes=True),
        span("s", "seat", "Islamabad"),
        cites(8, "s", "seat", "weak", digit="5"),
        span("z", "status", "operational", "2015-01-01", about="ins:old"),
        cites(9, "z", "status", "past", about="ins:old"),
        span("n", "status", "operational", "2015-01-01", about="ins:bare"),
    )


def _found(*statements: Item) -> list[str]:
    return [each.id for each in checks(_selection(), content(*statements))]


def _drafted(item_id: str, field: str = "", **changed: str) -> Item:
    made = draft(_selection(), item_id, field)
    assert made is not None
    return said(1, **{**made.fields, **changed})


def test_a_sound_statement_passes() -> None:
    assert _found(_drafted("ins:nifc")) == []


def test_a_fact_without_source_must_say_so() -> None:
    assert _found(_drafted("ins:bare")) == []
    assert _found(_drafted("ins:bare", text="It is operational.")) == ["no-citation"]


def test_a_disputed_value_must_not_stand_flat() -> None:
    assert _found(_drafted("ins:nifc", "parent")) == []
    (found,) = checks(
        _selection(), content(_drafted("ins:nifc", "parent", text="It stands under the authority."))
    )
    assert (found.id, found.severity, found.statement) == ("disputed-flat", "mend", "sta:my-1")
    assert found.words == (
        "Sources differ on this (The authority against The federation), and the sentence does not say so."
    )


def test_thin_ground_is_to_know_not_to_mend() -> None:
    assert _found(_drafted("ins:nifc", "mandate")) == ["one-origin"]
    assert _found(_drafted("ins:nifc", "seat")) == ["single-source", "weak"]
    old = checks(_selection(), content(_drafted("ins:old")))
    assert [each.id for each in old] == ["single-source", "old"]
    assert {each.severity for each in old} == {"know"}
    assert old[1].words == (
        "Its newest source is of 2 May 2015, more than two years before the date of the briefing."
    )


def test_what_has_changed_or_gone_is_to_mend() -> None:
    assert _found(_drafted("ins:nifc", value="approved")) == ["changed"]
    assert _found(said(1, sort="fact", ref="evt:absent", text="Something.")) == ["gone"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "It will last", "likelihood": "4", "confidence": "low", "basis": "two reports"}, []),
        ({"text": "It will last", "confidence": "low", "basis": "two reports"}, ["no-likelihood"]),
        ({"text": "It is likely to last", "confidence": "low", "basis": "two reports"}, []),
        ({"text": "It will last", "likelihood": "4"}, ["no-confidence"]),
        ({"text": "It will last", "likelihood": "4", "confidence": "high"}, ["no-basis"]),
        (
            {
                "text": "With high confidence it will last",
                "likelihood": "4",
                "confidence": "high",
                "basis": "x",
            },
            ["mixed"],
        ),
        ({"text": "  ", "likelihood": "4"}, ["empty"]),
    ],
)
def test_a_judgement_has_likelihood_and_confidence_apart(fields: dict[str, str], expected: list[str]) -> None:
    assert _found(said(1, sort="judgement", **fields)) == expected


def test_likelihood_and_confidence_in_one_sentence_of_free_text() -> None:
    assert _found(said(1, sort="text", text="We hold with low confidence that it is likely.")) == ["mixed"]
    assert _found(said(1, sort="text", text="It is likely. We hold this with low confidence.")) == []


def test_a_briefing_without_judgement_or_marking_is_told() -> None:
    held = content(block="judgements", marking="")
    assert [each.id for each in checks(_selection(), held)] == ["no-judgement", "no-marking"]


def test_the_tray_counts_statements_sources_and_warnings() -> None:
    made = content(_drafted("ins:nifc"), said(2, sort="fact", ref="evt:absent", text="x"))
    shown = tray(_selection(), made)
    assert shown.sentence == "2 statements, 2 sources, 1 warning"
    assert (shown.words, shown.warning_words) == ("2 statements, 2 sources", "1 to mend")
    assert sources_used(_selection(), made) == ("src:one", "src:two")
    assert tray(_selection(), content()).sentence == "0 statements, 0 sources"
