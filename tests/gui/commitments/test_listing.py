"""The rows, filters and groups of the commitments, as values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.commitments import record
from briefing.analysis.selection import select
from briefing.domain.statuses import COMMITMENT_STATUSES
from briefing.store import Workspace
from briefing.ui.commitments import listing
from briefing.ui.commitments.listing import DIFFER, OVERDUE, PromiseFilter, PromiseRow


@pytest.fixture(scope="module")
def selection(starter_file):
    with Workspace.open(starter_file, read_only=True) as workspace:
        return select(workspace)


@pytest.fixture(scope="module")
def rows(selection):
    return listing.rows(selection)


def test_a_filter_by_status_finds_what_the_record_counts(selection, rows) -> None:
    for group in record(selection).by_status:
        found = listing.narrowed(rows, PromiseFilter(statuses=frozenset({group.key})))
        assert {each.id for each in found} == set(group.ids), group.key


def test_overdue_and_disputed_are_asked_for_like_statuses(selection, rows) -> None:
    late = listing.narrowed(rows, PromiseFilter(statuses=frozenset({OVERDUE})))
    assert {each.id for each in late} == set(record(selection).overdue)
    assert all(each.due_words.endswith("overdue") for each in late)
    differ = listing.narrowed(rows, PromiseFilter(statuses=frozenset({DIFFER})))
    assert {each.id for each in differ} == {each.id for each in record(selection).promises if each.disputed}


def test_points_of_a_plan_stand_in_the_order_of_their_numbers(rows) -> None:
    points = [each.text for each in rows if each.text.startswith("NAP 2014, point ")]
    numbers = [int(each.removeprefix("NAP 2014, point ").partition(":")[0]) for each in points]
    assert numbers == list(range(1, 21))


def test_from_the_last_publication_on_a_strip_says_that_nothing_is_known(rows) -> None:
    silent = next(each for each in rows if each.id == "com:k22")
    assert (silent.status_words, silent.silent_words) == ("No evidence", "since 27 May 2017")
    assert silent.spans[-1].glyph == "no-evidence"
    assert silent.spans[-1].start == pytest.approx(2017.4, abs=0.02)
    assert all(before.end <= silent.spans[-1].start + 1e-9 for before in silent.spans[:-1])


def test_due_dates_are_flagged_at_their_latest_day(rows) -> None:
    courts = next(each for each in rows if each.id == "com:k02")
    assert courts.due_words == "by about January 2017"
    assert courts.due == pytest.approx(2017.08, abs=0.1)
    assert not courts.overdue


@pytest.mark.parametrize("by", listing.GROUPINGS)
def test_groups_hold_every_row_once(rows, by) -> None:
    groups = listing.grouped(rows, by)
    ids = [each.id for group in groups for each in group.rows]
    assert sorted(ids) == sorted(each.id for each in rows)
    assert all(sum(count for _, count in group.counts) == len(group.rows) for group in groups if group.title)


def test_groups_of_one_are_gathered_at_the_end(rows) -> None:
    groups = listing.grouped(rows, "instrument")
    assert all(len(group.rows) > 1 for group in groups)
    assert groups[-1].title == "Other plans, laws and decisions"
    nap = next(group for group in groups if group.title == "National Action Plan, 2014")
    assert nap.words == (
        "National Action Plan, 2014, 23: 1 approved, 6 operational, 15 superseded, 1 no evidence since"
    )


def _row(number: int, status: str, actors: tuple[str, ...], late: bool) -> PromiseRow:
    return PromiseRow(
        f"com:x{number:03}", "text", ", ".join(actors), "", actors, "plan", status, status, status, "", (),
        None, "", late, (), False, False, "text"
    )  # fmt: skip


ROWS = st.lists(
    st.tuples(
        st.sampled_from([each.key for each in COMMITMENT_STATUSES]),
        st.lists(st.sampled_from(["a", "b", "c"]), max_size=2, unique=True).map(tuple),
        st.booleans(),
    ),
    max_size=12,
).map(lambda made: [_row(at, *each) for at, each in enumerate(made)])
FILTERS = st.builds(
    PromiseFilter,
    actors=st.frozensets(st.sampled_from(["a", "b", "c"])),
    statuses=st.frozensets(st.sampled_from([*(each.key for each in COMMITMENT_STATUSES), OVERDUE])),
)


@given(ROWS, FILTERS)
def test_a_filter_lets_exactly_through_what_it_names(rows, wanted) -> None:
    for each in rows:
        by_actor = not wanted.actors or any(actor in wanted.actors for actor in each.actors)
        by_status = (
            not wanted.statuses
            or each.status in wanted.statuses
            or (OVERDUE in wanted.statuses and each.overdue)
        )
        assert (each in listing.narrowed(rows, wanted)) == (by_actor and by_status)
