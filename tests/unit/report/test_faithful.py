"""The check for sentences without a source finds them, and lets the others pass."""

from __future__ import annotations

import pytest

from briefing.report.document import Chronology, Entry, Para, Run, words
from briefing.report.faithful import unsupported
from tests.unit.report.made import document, sentence


def test_a_fact_without_a_note_is_found() -> None:
    found = unsupported(document(Para(sentence("It rained on Monday."))))
    assert [each.sentence for each in found] == ["It rained on Monday."]


def test_the_first_of_two_sentences_needs_a_note_of_its_own() -> None:
    found = unsupported(document(Para(sentence("It rained. It snowed.", "cit:1"))))
    assert [each.sentence for each in found] == ["It rained."]


def test_a_sentence_before_a_noted_one_is_found_across_runs() -> None:
    found = unsupported(document(Para((Run("It rained."), Run(" It snowed.", notes=("cit:1",))))))
    assert [each.sentence for each in found] == ["It rained."]


def test_a_mark_of_a_citation_that_has_no_note_does_not_count() -> None:
    assert unsupported(document(Para(sentence("It rained.", "cit:99"))))


@pytest.mark.parametrize(
    "runs",
    [
        sentence("It rained.", "cit:1"),
        (Run("It rained."), Run(" No source.", "grey")),
        (Run("Four bodies stand ("), Run(ref="section:one"), Run(").")),
        (Run("It rained"), Run("\u00a0≠", "rust"), Run(".", notes=("cit:1",))),
        sentence("Dr. A. Khan of No. 4 came.", "cit:1"),
    ],
)
def test_what_leads_to_its_source_passes(runs: tuple[Run, ...]) -> None:
    assert unsupported(document(Para(runs))) == []


def test_words_of_the_author_and_assumptions_need_no_note() -> None:
    parts = (Para(words("We think so."), "words"), Para(words("It holds."), "assumption"))
    assert unsupported(document(*parts)) == []


def test_an_entry_of_the_chronology_is_a_fact() -> None:
    part = Chronology((("2025", (Entry(1, "May", words("It opened.")),)),))
    assert [each.sentence for each in unsupported(document(part))] == ["It opened."]
