"""Where coordination stands: counts add up, every number opens what it counts, overlaps and gaps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.analysis.commitments import overdue
from briefing.analysis.functions import gaps, overlaps
from briefing.analysis.selection import Selection
from briefing.analysis.state import bodies_sentence, state
from tests.unit.analysis.made import body, chosen, cites, pack_item, source, span

Starter = Callable[..., Selection]


def _three() -> tuple[object, ...]:
    return (
        body("one"),
        body("two"),
        body("three"),
        body("watcher", role="observer"),
        span("a", "status", "operational", "2018-01-01", about="ins:one"),
        span("b", "status", "unknown", "2019-01-01", about="ins:two"),
        span("c", "status", "proposed", "2020-01-01", about="ins:three"),
    )


def test_the_sentence_counts_coordination_bodies_on_record_by_the_date() -> None:
    found = state(chosen(*_three()))  # type: ignore[arg-type]
    assert found.sentence == (
        "Of 3 coordination bodies one is operational and one on the way; of one no source says how it stands."
    )
    assert found.group("unknown").ids == ("ins:two",)
    earlier = state(chosen(*_three(), as_of="2019-06-01"))  # type: ignore[arg-type]
    assert (
        earlier.sentence
        == "Of 2 coordination bodies one is operational; of one no source says how it stands."
    )
    assert state(chosen()).sentence == "No coordination body is on record by this date."
    assert bodies_sentence((), 0).startswith("No coordination body")


def test_a_body_without_status_is_counted_among_those_no_source_speaks_of() -> None:
    found = state(chosen(body("mute")))
    assert found.group("unknown").ids == ("ins:mute",)
    assert sum(group.count for group in found.groups) == 1


def test_live_claims_of_one_tier_overlap() -> None:
    selection = chosen(
        *_three(),  # type: ignore[arg-type]
        body("far", tier="provincial"),
        pack_item("fun:1", "function", "ins:one", field="oversight", value="lead"),
        pack_item("fun:2", "function", "ins:two", field="oversight", value="claims"),
        pack_item("fun:3", "function", "ins:far", field="oversight", value="lead"),
        pack_item("fun:4", "function", "ins:watcher", field="oversight", value="lead"),
        pack_item("fun:5", "function", "ins:one", field="prosecution", value="supports"),
    )
    (found,) = overlaps(selection)
    assert found.sentence == "ONE and TWO lead or claim oversight at the federal tier."
    assert found.institutions == ("ins:one", "ins:two")
    assert gaps(selection) == ("prosecution",)


def test_a_dormant_claim_is_no_longer_live() -> None:
    selection = chosen(
        body("one"),
        body("two"),
        span("a", "status", "dormant", "2018-01-01", about="ins:one"),
        span("b", "status", "operational", "2018-01-01", about="ins:two"),
        pack_item("fun:1", "function", "ins:one", field="oversight", value="lead"),
        pack_item("fun:2", "function", "ins:two", field="oversight", value="lead"),
    )
    assert overlaps(selection) == ()


@pytest.mark.parametrize(
    ("due", "day", "words"),
    [
        ("", "2021-01-01", ""),
        ("2021-01", "2021-01-31", ""),
        ("2021-01", "2021-02-10", "10 days overdue"),
        ("2020-03~", "2021-01-01", "about 9 months overdue"),
        ("2015", "2021-01-01", "about 5 years overdue"),
        ("2019-12-31", "2020-01-31", "about 1 month overdue"),
    ],
)
def test_what_is_due_is_overdue_only_when_its_last_day_has_passed(due: str, day: str, words: str) -> None:
    assert overdue(due, day) == words


def test_a_promise_nobody_wrote_of_for_two_years_is_counted_apart() -> None:
    items = (
        source("paper", day="2018-01-02"),
        pack_item(
            "com:1", "commitment", title="Open a centre", actor="The ministry; The board", made="2018-01-01"
        ),
        span("t1", "status", "approved", "2018-01-01", about="com:1"),
        cites(1, "t1", "status", "paper", about="com:1"),
        pack_item("com:2", "commitment", title="Close it", actor="The ministry", made="2030"),
    )
    found = state(chosen(*items)).commitments
    assert [each.status_words for each in found.promises] == ["No evidence since 2 January 2018"]
    assert found.promises[0].status.key == "approved"
    assert found.silent == ("com:1",)
    assert found.later == ("com:2",)
    assert found.sentence == (
        "Of 1 commitment made by this date about one nothing was published for two years."
    )
    assert found.summary == "1 of 2 commitments made by this date, 1 without evidence for two years"
    assert found.promises[0].instrument == "The ministry"


@pytest.mark.parametrize("day", ["2013-01-01", "2015-06-01", "2019-01-01", "2025-04-08", "2026-02-24"])
def test_counts_add_up_and_every_number_opens_its_list(starter: Starter, day: str) -> None:
    selection = starter(day)
    found = state(selection)
    ids = [each for group in found.groups for each in group.ids]
    assert len(ids) == len(set(ids)) == len(found.bodies)
    assert set(ids) == {body.id for body in found.bodies}
    promised = [each for group in found.commitments.by_status for each in group.ids]
    assert sorted(promised) == sorted(each.id for each in found.commitments.promises)
    named = [each for group in found.commitments.by_instrument for each in group.ids]
    assert sorted(named) == sorted(promised)
    every = (*ids, *promised, *found.silent, *found.commitments.overdue, *found.commitments.later)
    assert all(each in selection.by_id for each in every)
    assert len(found.commitments.promises) + len(found.commitments.later) == len(selection.kind("commitment"))
    for entry in found.events:
        assert selection.by_id[entry.id].lo is not None
        assert (selection.by_id[entry.id].lo or "") <= day
    for overlap in found.overlaps:
        assert len(set(overlap.institutions)) > 1
        assert all(each in selection.by_id for each in overlap.citations)


def test_the_starter_pack_today(starter: Starter) -> None:
    found = state(starter())
    assert found.sentence == (
        "Of 28 coordination bodies twelve are operational, seven on the way, two dormant and two ended; "
        "of five no source says how they stand."
    )
    assert found.data_to == "data to 24 February 2026"
    assert found.silence_sentence == "About ten of them nothing was published in the two years before."
    assert [each.name for each in found.lifelines] == ["JID", "NICC", "NIFTAC", "PIFTAC"]
    assert [each.disputed for each in found.lifelines] == [True, False, True, True]
    assert len(found.events) == 10
    assert found.events[0].date_words == "24 February 2026"
    assert len(found.questions) == 34
    fusion = next(each for each in found.overlaps if each.function == "intelligence fusion")
    assert fusion.sentence == "NACTA, NIFTAC and NICC lead or claim intelligence fusion at the federal tier."
    assert {group.key: group.count for group in found.commitments.by_status}["fulfilled"] == 3
    assert "about nine more nothing was published for two years" in found.commitments_sentence


def test_what_was_known_by_a_day_is_less(starter: Starter) -> None:
    known = state(starter("2025-04-08", "2025-04-10"))
    assert len(known.bodies) <= len(state(starter("2025-04-08")).bodies)
    assert known.known_by == "2025-04-10"
