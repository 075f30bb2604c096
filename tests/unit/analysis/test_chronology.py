"""The chronology: order, what is left out, runs of years."""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.chronology import by_years, chronology, last_events
from briefing.analysis.selection import Selection
from tests.unit.analysis.made import body, chosen, pack_item

Starter = Callable[..., Selection]


def _selection(as_of: str = "2021-01-01") -> Selection:
    return chosen(
        body(),
        pack_item("evt:c", "event", title="third", date="2020-05"),
        pack_item("evt:a", "event", title="first", date="2019"),
        pack_item("evt:b", "event", title="second", date="2020-04-01~"),
        pack_item("evt:u", "event", title="undated"),
        pack_item("evt:f", "event", title="to come", date="2022-01-01"),
        pack_item("lnk:1", "link", "evt:b", field="subject", ref="ins:nifc"),
        as_of=as_of,
    )


def test_entries_are_in_order_of_time_and_none_is_after_the_date() -> None:
    found = chronology(_selection())
    assert [each.sentence for each in found] == ["First.", "Second.", "Third.", "Undated."]
    assert [each.date_words for each in found] == ["2019", "about 1 April 2020", "May 2020", "Undated"]
    assert [each.id for each in last_events(_selection(), 2)] == ["evt:c", "evt:b"]


def test_narrowed_to_a_body_to_days_or_to_ids() -> None:
    selection = _selection()
    assert [each.id for each in chronology(selection, institutions=["ins:nifc"])] == ["evt:b"]
    assert [each.id for each in chronology(selection, coordination=True)] == ["evt:b"]
    assert [each.id for each in chronology(selection, first="2020-05-02", last="2020-12-31")] == ["evt:c"]
    assert [each.id for each in chronology(selection, ids=["evt:c", "ins:nifc", "evt:a"])] == [
        "evt:a",
        "evt:c",
    ]


def test_runs_of_years_hold_whole_years() -> None:
    runs = by_years(chronology(_selection()), most=3)
    assert [(run.words, len(run.entries)) for run in runs] == [("2019–2020", 3), ("Undated", 1)]
    runs = by_years(chronology(_selection()), most=2)
    assert [run.words for run in runs] == ["2019", "2020", "Undated"]


def test_the_starter_pack_in_order(starter: Starter) -> None:
    found = chronology(starter())
    assert len(found) == 175
    days = [starter().by_id[each.id].lo or "" for each in found]
    assert days == sorted(days)
    assert sum(len(run.entries) for run in by_years(found)) == 175
    assert all(each.sentence.endswith((".", "?", "!")) for each in found)
