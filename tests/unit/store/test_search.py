"""Search: what a person types must find what they mean, in English and Urdu, and nothing typed may fail."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.packs import install_starter
from briefing.store import Workspace
from briefing.store.folding import fold, index_text
from tests.unit.store.conftest import VERSION_1, pack, row

TABLE = (Path(__file__).parent / "data" / "search_pairs.csv").read_text(encoding="utf-8")
PAIRS = list(csv.DictReader(TABLE.splitlines()))

PUNCTUATION = [
    "", " ", '"', "'", '""', '"abc', "abc\"", "(", ")", "()", "*", "a*b", "*a", "-", "--", "NACTA-", "-NACTA", "C:T",
    ":", "names:NACTA", "^", "^a", "+", "a+b", "NEAR", "NEAR(a b)", "NOT", "AND", "OR", "NICC AND", "OR NOT", "{a b}",
    "{", "\\", "\\\\", ";", "; DROP TABLE item;--", "%", "_", "?", "!", "،", "۔", "؟", "’", "…", "\x00", "a\x00b",
    "\u200f", "\u202e", "\ud800", "🙂", "\n\t", "٪", "#@$&|~`<>[]/=,.",
]  # fmt: skip


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(tmp_path_factory.mktemp("search") / "s.briefing", create=True) as ws:
        install_starter(ws)
        yield ws


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["typed"] for pair in PAIRS])
def test_what_is_typed_finds_what_is_meant(starter: Workspace, pair: dict[str, str]) -> None:
    found = [hit.id for hit in starter.search(pair["typed"], limit=20)]
    assert pair["finds"] in found[: int(pair["within"])], f"{pair['why']}: {found[:8]}"


def test_the_list_is_as_long_as_promised() -> None:
    assert len(PAIRS) >= 60
    assert sum(not pair["typed"].isascii() or "spelling" in pair["why"] for pair in PAIRS) >= 30


@pytest.mark.parametrize("text", PUNCTUATION, ids=ascii)
def test_no_text_makes_search_fail(starter: Workspace, text: str) -> None:
    for hit in starter.search(text):
        assert starter.item(hit.id) is not None


@pytest.fixture
def small(installed: Workspace) -> Workspace:
    return installed


def ids(ws: Workspace, text: str) -> list[str]:
    return [hit.id for hit in ws.search(text)]


def test_an_alias_leads_to_its_record_and_says_so(small: Workspace) -> None:
    (hit,) = [hit for hit in small.search("نيكٹا") if hit.id == "ins:nacta"]
    assert (hit.kind, hit.title) == ("institution", "National Counter Terrorism Authority")
    assert (hit.snippet, hit.matched) == ("نیکٹا", "value")


def test_words_of_an_excerpt_lead_to_what_it_supports(small: Workspace) -> None:
    (hit,) = small.search("met on Tuesday")
    assert (hit.id, hit.matched, hit.snippet) == ("evt:board", "excerpt", "met on Tuesday")


def test_words_spread_over_a_record_and_its_citations_find_it(small: Workspace) -> None:
    assert "evt:board" in ids(small, "islamabad tuesday")


def test_own_items_and_edits_are_found_at_once_and_not_after_undo(small: Workspace) -> None:
    made = small.add("event", {"title": "Zahoor speaks", "date": "2026"}).new[0]
    assert ids(small, "zahoor") == [made]
    small.edit("ins:old", {"title": "Qandil bureau"})
    assert ids(small, "qandil") == ["ins:old"]
    assert "ins:old" not in ids(small, "old office")
    small.undo()
    small.undo()
    assert ids(small, "zahoor") == ids(small, "qandil") == []
    assert "ins:old" in ids(small, "old office")


def test_statements_lead_to_their_briefing(small: Workspace) -> None:
    with small.act("Write") as act:
        briefing = act.add("briefing", {"title": "For the committee"})
        block = act.add("block", {"block": "text"}, about=briefing)
        act.add("statement", {"text": "Heliotrope", "sort": "text"}, about=block)
    (hit,) = small.search("heliotrope")
    assert (hit.id, hit.kind, hit.title) == (briefing, "briefing", "For the committee")
    small.remove(briefing)
    assert ids(small, "heliotrope") == []


def test_kind_and_limit_narrow(small: Workspace) -> None:
    assert {hit.kind for hit in small.search("a", kind="source")} <= {"source"}
    assert len(small.search("a", limit=1)) <= 1
    assert small.search("nacta", limit=0) == []


def test_one_kind_is_found_however_many_others_match(ws: Workspace) -> None:
    events = [row(f"evt:{n:04}", "event", title=f"board {n}", date="2020") for n in range(900)]
    late = row(
        "src:late", "source", title="A long title of a page in which somewhere stands the word board, once"
    )
    ws.install(pack(), [*events, late])
    assert [hit.id for hit in ws.search("board", kind="source")] == ["src:late"]


def test_a_name_is_found_without_its_blanks_and_shown(small: Workspace) -> None:
    hit = small.search("nationalcounter terrorismauthority")[0]
    assert (hit.id, hit.snippet, hit.matched) == (
        "ins:nacta",
        "National Counter Terrorism Authority",
        "title",
    )


def test_very_many_matches_come_newest_first_without_ranking(ws: Workspace) -> None:
    rows = [row(f"evt:{n:06}", "event", title=f"raid {n}", date="2020") for n in range(20_050)]
    ws.install(pack(), [*rows, *VERSION_1])
    assert ws.search("raid", limit=1)[0].id in {"evt:raid", "evt:020049"}
    assert ids(ws, "raid 777")[0] == "evt:000777"


def test_a_long_text_is_cut_around_what_was_found(ws: Workspace) -> None:
    before, after = "word " * 100, " other" * 100
    ws.install(pack(), [row("que:1", "question", title="Why?", why=f"{before}needle{after}")])
    (hit,) = ws.search("needle")
    assert "needle" in hit.snippet
    assert len(hit.snippet) < 200
    assert hit.snippet.startswith("… word")
    assert hit.snippet.endswith("other …")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("café", "CAFE"), ("ʿUmar", "Umar"), ("Muḥammad", "Muhammad"), ("قَومی", "قومي"), ("اعلیٰ", "اعلی"),
        ("آب", "آب"),
        ("دائرۃ", "دائرہ"), ("پیش‌رفت", "پیشرفت"), ("قــومی", "قومی"), ("۲۰۱۶", "2016"), ("ﻗﻮﻣﯽ", "قومی"), ("ﷲ", "اللہ"),
        ("كمیٹیٔ", "کمیٹی"), ("مجلۂ", "مجلہ"), ("NACTA\u200f", "nacta"), ("Ja’far", "Jafar"), ("Rs567.7m", "Rs 567.7 m"),
        ("1,044", "1044"), ("Center", "centre"),
        ("organization", "organisation"), ("counterterrorism", "counter-terrorism"),
        ("NACTA’s", "NACTA"), ("علماء", "علما"),
    ],
)  # fmt: skip
def test_spellings_that_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


def test_letters_that_stay_apart() -> None:
    assert fold("بھارت") != fold("بہارت")
    assert fold("کان") != fold("گان")


@given(st.text(max_size=30))
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert set(fold(text).split()) <= set(index_text(text).split())
