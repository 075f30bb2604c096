"""What is derived is said in the language of the selection; the selection in English stays what it was."""

from __future__ import annotations

import pytest

from briefing import report
from briefing.analysis.commitments import record
from briefing.analysis.disagreements import disagreements
from briefing.analysis.language import ENGLISH, NoSuchLanguage, language, right_first
from briefing.analysis.profile import header, profile
from briefing.analysis.selection import Selection
from briefing.analysis.state import state
from briefing.analysis.statements import draft
from briefing.domain.briefings import BriefingContent, Statement
from briefing.domain.items import OWN_LAYER, Item
from briefing.packs import read, starter_path
from briefing.report.blocks.base import since_added

NACTA, NIFTAC, NICC, BOARD = "ins:i01", "ins:i04", "ins:i07", "ins:i02"


@pytest.fixture(scope="module")
def english() -> Selection:
    return Selection.of(read(starter_path()).rows, cutoff="2026-02-24")


@pytest.fixture(scope="module")
def urdu(english: Selection) -> Selection:
    return english.spoken(language("ur"))


def test_names_are_urdu_where_the_pack_has_them(urdu: Selection) -> None:
    assert urdu.name(NACTA) == "نیکٹا"
    assert urdu.name(NACTA, short=False) == "نیشنل کاؤنٹر ٹیررازم اتھارٹی"
    assert urdu.name(NICC) == "NICC", "an abbreviation in capitals is known as it is"
    assert urdu.name(BOARD) == "نیکٹا بورڈ آف گورنرز", "English words are no short form for a reader of Urdu"
    without = next(item for item in urdu.kind("institution") if not urdu.about(item.id, "name"))
    assert urdu.title(without) == without.title


def test_what_is_derived_is_urdu_and_the_english_selection_is_untouched(
    english: Selection, urdu: Selection
) -> None:
    before = header(english, NIFTAC)
    made = header(urdu, NIFTAC)
    assert made.status_words == "فعال"
    assert made.since_words == "6 مئی 2025 سے"
    assert header(english, NIFTAC) == before
    assert before.status_words == "Operational"
    assert right_first(state(urdu).sentence)
    assert right_first(record(urdu).sentence)
    assert right_first(profile(urdu, NIFTAC).not_known)
    assert not right_first(state(english).sentence)
    assert len(disagreements(urdu)) == len(disagreements(english))
    assert english.spoken(ENGLISH) is english


def test_a_statement_kept_in_english_has_not_changed_because_it_is_read_in_urdu(
    english: Selection, urdu: Selection
) -> None:
    made = draft(english, NIFTAC, "status")
    fields = {
        "sort": "fact",
        "ref": NIFTAC,
        "field": "status",
        "text": made.text,
        "value": made.value,
        "citations": ";".join(made.citations),
    }
    kept = Statement(Item("stm:my-1", "statement", "blk:my-1", OWN_LAYER, fields))
    assert since_added(english, kept) == since_added(urdu, kept) == ()


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(NoSuchLanguage, match="Choose en or ur"):
        language("xx")


def test_bilingual_names_stand_under_a_profile_and_among_the_abbreviations(english: Selection) -> None:
    plain = report.content(report.templates()[0], english)
    fields = {**plain.item.fields, "names": "bilingual"}
    item = Item(plain.item.id, "briefing", None, OWN_LAYER, fields)
    name = "نیشنل انٹیلی جنس فیوژن اینڈ تھریٹ اسیسمنٹ سینٹر"
    for content, told in ((plain, False), (BriefingContent(item, plain.blocks), True)):
        document = report.compose(english, content)
        profiles = [section for section in document.sections if section.key.startswith("profile")]
        assert any(name in run.text for run in profiles[0].lead) is told
        contents = next(section for section in document.sections if section.key == "contents")
        rows = next(part.rows for part in contents.parts if hasattr(part, "rows"))
        assert any(name in full for _, full in rows) is told
