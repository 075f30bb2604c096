"""The Urdu catalogue is whole: every message, with its places; and an Urdu briefing prints no other frame."""

from __future__ import annotations

import dataclasses
import re
import string
from collections.abc import Iterator, Mapping
from typing import Any

import polib
import pytest

from briefing import report
from briefing.analysis.language import ENGLISH, FOLDER, Language, bare, read_catalogue
from briefing.analysis.selection import Selection
from briefing.report.document import Document
from tests.unit.report.messages import every_message

CATALOGUE = FOLDER / "ur.po"
OPEN_CONTEXTS = {"term", "template"}
"""Contexts of words that packs and templates bring, which no code names."""

LATIN = re.compile(r"[A-Za-z][A-Za-z .,'’&-]*[A-Za-z]|[A-Za-z]")
DIGEST = re.compile(r"\b[0-9a-f]{8}\b")
OURS = {"SHA", "PHIA", "TLP:CLEAR", "TLP", "CLEAR"}
"""Latin words of the frame that have no other script."""


def entries() -> polib.POFile:
    return polib.pofile(str(CATALOGUE), encoding="utf-8")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.fixture(scope="module")
def urdu() -> Language:
    """Urdu read anew, so that what is missing is what these tests met."""
    return read_catalogue("ur", CATALOGUE)


def test_every_message_of_the_code_is_in_the_catalogue() -> None:
    messages, plurals = every_message()
    known = {(entry.msgctxt or "", entry.msgid) for entry in entries() if not entry.msgid_plural}
    counted = {(entry.msgid, entry.msgid_plural) for entry in entries() if entry.msgid_plural}
    assert messages - known == set()
    assert plurals - counted == set()


def test_the_catalogue_holds_nothing_that_no_code_asks_for() -> None:
    messages, plurals = every_message()
    for entry in entries():
        if entry.msgid_plural:
            assert (entry.msgid, entry.msgid_plural) in plurals
        elif (entry.msgctxt or "") not in OPEN_CONTEXTS:
            assert (entry.msgctxt or "", entry.msgid) in messages


def test_a_translation_has_the_places_of_its_text_and_no_english_word() -> None:
    for entry in entries():
        texts = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
        for text in texts:
            assert text
            assert places(text) == places(entry.msgid), entry.msgid
            words = set(re.findall(r"[A-Za-z]+", re.sub(r"\{\w+\}", "", text)))
            assert words <= OURS, entry.msgid


def test_the_titles_of_the_templates_are_in_the_catalogue() -> None:
    known = {entry.msgid for entry in entries() if entry.msgctxt == "template"}
    for template in report.templates():
        titles = {template.title, template.line, *(block.title for block in template.blocks)} - {""}
        assert titles <= known, template.key


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-04-08", "8 اپریل 2025"),
        ("2025-03~", "تقریباً مارچ 2025"),
        ("2018/2023", "2018 اور 2023 کے درمیان"),
        ("2014", "2014"),
        ("2018/..", "2018 سے"),
        ("[2014,2016]", "2014 یا 2016"),
        ("2025-06-XX", "جون 2025 میں کسی وقت"),
        ("XXXX", "تاریخ نامعلوم"),
        ("", ""),
        ("soon", "soon"),
    ],
)
def test_dates_are_said_in_urdu(urdu: Language, edtf: str, words: str) -> None:
    assert urdu.when(edtf) == words


def test_a_date_in_a_sentence_takes_its_postposition(urdu: Language) -> None:
    assert urdu.on("2025-04-08") == "8 اپریل 2025 کو"
    assert urdu.on("2025-04") == "اپریل 2025 میں"
    assert urdu.on("2018/2023") == "2018 اور 2023 کے درمیان"
    assert urdu.on("2025-06-XX") == "جون 2025 میں کسی وقت"
    assert urdu.since("2013") == "2013 سے"
    assert urdu.since("2013/..") == "2013 سے"
    assert urdu.bare_since("2013/..") == "2013"


def test_what_runs_the_other_way_is_set_apart(urdu: Language) -> None:
    assert urdu.listed(["NICC", "نیکٹا", "JID"]) == "\u2068NICC\u2069، نیکٹا اور \u2068JID\u2069"
    assert urdu.say("Relations of {name}", name="NICC") == "\u2068NICC\u2069 کے تعلقات"
    assert urdu.say("Relations of {name}", name="نیکٹا") == "نیکٹا کے تعلقات"
    assert urdu.say("As of {date}", date="2025") == "صورتِ حال بتاریخ 2025"


def test_a_sentence_ends_in_the_stop_of_its_script(urdu: Language) -> None:
    assert urdu.sentence("نیکٹا فعال ہے") == "نیکٹا فعال ہے۔"
    assert urdu.sentence("the board met") == "The board met."
    assert urdu.sentence("کیا یہ فعال ہے؟") == "کیا یہ فعال ہے؟"


def test_counts_take_the_plural(urdu: Language) -> None:
    assert urdu.counted(1, "source") == "1 ماخذ"
    assert urdu.counted(6, "source") == "6 مآخذ"
    assert urdu.number(3) == "تین"
    assert urdu.number(71) == "71"


def test_english_says_itself() -> None:
    assert ENGLISH.say("Relations of {name}", name="NICC") == "Relations of NICC"
    assert ENGLISH.counted(2, "body", "bodies") == "2 bodies"
    assert not ENGLISH.missing


def test_a_message_that_is_missing_is_printed_in_english_and_listed(urdu: Language) -> None:
    other = Language("ur", {}, {}, right_to_left=True)
    assert other.say("Nobody has translated {this}", this="it") == "Nobody has translated \u2068it\u2069"
    assert ("", "Nobody has translated {this}") in other.missing


# ---------------------------------------------------------------- whole briefings


def composed(starter: Selection, key: str, urdu: Language) -> Document:
    template = report.template(key)
    assert template is not None
    return report.compose(starter, report.content(template, starter), language=urdu)


def texts(value: Any) -> Iterator[str]:
    """Every text of a document, in whatever part it stands, but no keys, references and grades."""
    silent = {
        "key",
        "block",
        "ref",
        "link",
        "grade",
        "glyph",
        "status",
        "marks",
        "notes",
        "sources",
        "style",
        "item",
        "sort",
        "form",
        "face",
        "align",
        "language",
        "marking",
        "labels",
        "keywords",
        "standing_key",
        "cutoff",
        "as_of",
        "statuses",
        "evidence",
        "segments",
    }
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in silent:
                yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts(each)


@pytest.mark.parametrize("key", [template.key for template in report.templates()])
def test_nothing_is_missing_when_a_briefing_is_composed(starter: Selection, urdu: Language, key: str) -> None:
    document = composed(starter, key, urdu)
    assert document.language == "ur"
    assert urdu.missing == set()


@pytest.mark.parametrize("key", [template.key for template in report.templates()])
def test_every_latin_word_of_an_urdu_briefing_is_of_the_data(
    starter: Selection, urdu: Language, key: str
) -> None:
    values = "\n".join(value for item in starter.by_id.values() for value in item.fields.values()).casefold()
    data = f"{values}\n{values.replace(';', ',')}"  # several actors are printed with commas
    strange = set()
    for text in texts(composed(starter, key, urdu)):
        for found in LATIN.findall(DIGEST.sub("", bare(text))):
            phrase = found.strip(" .,'’-")
            if phrase.casefold() not in data and phrase not in OURS:
                strange.add(phrase)
    assert strange == set()
