"""Lists, the timeline's filters, briefings, and the plans of the queries that are asked all the time."""

from __future__ import annotations

import pytest

from briefing.domain.filters import EventFilter
from briefing.store import Workspace, as_of, reading, refresh, search
from tests.unit.store.conftest import pack, row


def ids(items: list[reading.Item]) -> list[str]:
    return [one.id for one in items]


def test_items_are_ordered_by_day_title_and_id_undated_last(installed: Workspace) -> None:
    assert ids(installed.items("event")) == ["evt:board", "evt:raid", "evt:undated"]
    assert ids(installed.items("citation", about="ins:nacta", field="status")) == ["cit:1", "cit:2"]
    assert ids(installed.items("citation", ref="src:a")) == ["cit:1", "cit:4"]
    assert ids(installed.items("citation", about="ins:nacta", ref="src:a")) == ["cit:1"]
    assert ids(installed.items("span", field="head")) == ["spn:nacta-3"]
    assert installed.items("nothing") == []


def test_many_keeps_the_order_and_leaves_out_the_unknown(installed: Workspace) -> None:
    wanted = ["evt:raid", "none:x", "ins:nacta", "evt:raid"]
    assert list(installed.many(wanted)) == ["evt:raid", "ins:nacta"]
    assert len(installed.many(f"x:{n}" for n in range(2000))) == 0


def test_about_and_referring(installed: Workspace) -> None:
    assert set(ids(installed.about("ins:nacta"))) == {
        "spn:nacta-1", "spn:nacta-2", "spn:nacta-3", "cit:1", "cit:2", "cit:3", "ali:1",
    }  # fmt: skip
    assert ids(installed.referring("ins:nacta")) == ["lnk:1"]
    assert ids(installed.referring("src:b", "citation")) == ["cit:2", "cit:5"]


def test_days_of_items(installed: Workspace) -> None:
    def days(item_id: str) -> tuple[str | None, ...]:
        one = installed.item(item_id)
        assert one is not None
        return one.lo, one.hi, one.lo2, one.hi2

    assert days("evt:raid") == ("2016-05-01", "2016-05-31", None, None)
    assert days("evt:undated") == (None, None, None, None)
    assert days("spn:nacta-1") == ("2009-01-01", "2009-12-31", None, None)
    assert days("spn:nacta-3") == ("2014-01-01", "2014-12-31", "2016-06-01", "2016-06-30")
    assert days("ins:nacta") == ("2009-01-01", "2009-12-31", None, None)
    assert days("src:b") == (None, "2018-11-11", None, None)
    assert days("src:c") == (None, None, None, None)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (EventFilter(), ["evt:board", "evt:raid", "evt:undated"]),
        (EventFilter(first="2014-03-19"), ["evt:raid"]),
        (EventFilter(first="2014-03-18", last="2014-03-18"), ["evt:board"]),
        (EventFilter(first="2016-05-31", last="2016-06-30"), ["evt:raid"]),
        (EventFilter(last="2016-04-30"), ["evt:board"]),
        (EventFilter(kinds=frozenset({"attack"})), ["evt:raid"]),
        (EventFilter(institutions=frozenset({"ins:nacta", "ins:old"})), ["evt:board", "evt:raid"]),
        (EventFilter(institutions=frozenset({"ins:nacta"}), kinds=frozenset({"attack"})), []),
        (EventFilter(coordination=True), ["evt:board"]),
        (EventFilter(grades=frozenset("D")), ["evt:raid"]),
        (EventFilter(grades=frozenset("BD")), ["evt:board", "evt:raid"]),
        (EventFilter(places=frozenset({"plc:isb"})), ["evt:board"]),
        (EventFilter(places=frozenset({"peshawar"})), ["evt:raid"]),
        (EventFilter(text="raid"), ["evt:raid"]),
        (EventFilter(text="boa"), ["evt:board"]),
        (EventFilter(text='"('), []),
        (EventFilter(mine=True), []),
    ],
)
def test_the_timeline_is_narrowed(installed: Workspace, wanted: EventFilter, found: list[str]) -> None:
    assert ids(installed.timeline(wanted)) == found


def test_own_and_edited_events_are_mine_and_edits_count(installed: Workspace) -> None:
    installed.edit("evt:raid", {"note": "seen"})
    made = installed.add("event", {"title": "Mine", "date": "2015"}).new[0]
    assert ids(installed.timeline(EventFilter(mine=True))) == [made, "evt:raid"]
    installed.edit("ins:nacta", {"role": "context"})
    installed.edit("src:b", {"reliability": "A"})
    assert installed.timeline(EventFilter(coordination=True)) == []
    assert ids(installed.timeline(EventFilter(grades=frozenset("A")))) == ["evt:raid"]


def test_an_event_in_a_linked_place(ws: Workspace) -> None:
    ws.install(
        pack(),
        [
            row("plc:x", "place", title="X"),
            row("evt:x", "event", title="E"),
            row("lnk:x", "link", "evt:x", field="place", ref="plc:x"),
        ],
    )
    assert ids(ws.timeline(EventFilter(places=frozenset({"plc:x"})))) == ["evt:x"]


def test_a_briefing_has_its_blocks_and_statements_in_order(installed: Workspace) -> None:
    with installed.act("Write") as act:
        briefing = act.add("briefing", {"title": "Zeta", "marking": "TLP:GREEN"})
        second = act.add("block", {"block": "timeline", "position": "b"}, about=briefing)
        first = act.add("block", {"block": "text", "position": "a"}, about=briefing)
        two = act.add("statement", {"position": "2"}, about=second)
        one = act.add("statement", {"position": "1"}, about=second)
        act.add("briefing", {"title": "alpha"})
    content = installed.briefing(briefing)
    assert content is not None
    assert [block.id for block in content.blocks] == [first, second]
    assert [statement.id for statement in content.statements] == [one, two]
    assert [each.title for each in installed.briefings()] == ["alpha", "Zeta"]
    assert installed.briefing("bri:none") is None
    assert installed.briefing("ins:nacta") is None


HELD = as_of.held_sql
ONE, TWO = ["a"], ["a", "b"]
PLANS = {
    "by id": (reading.BY_ID, ONE, "sqlite_autoindex_item_1 (id=?)"),
    "many": (
        f"SELECT {reading.ITEM} FROM item i WHERE i.id IN (?,?) AND i.dead=0",
        TWO,
        "autoindex_item_1 (id=?)",
    ),
    "by kind": (f"{reading.BY_KIND} {reading.ORDER}", ONE, "item_time (kind=? AND dead=?)"),
    "about": (reading.BY_ABOUT, ONE, "item_about (about=?)"),
    "about, kind": (f"{reading.BY_ABOUT} AND i.kind=?", TWO, "item_about (about=? AND kind=?)"),
    "about, kind, field": (
        f"{reading.BY_ABOUT} AND i.kind=? AND i.field=?",
        [*TWO, "c"],
        "item_about (about=? AND kind=? AND field=?)",
    ),
    "referring": (reading.BY_REF, ONE, "item_ref (ref=?)"),
    "referring, kind": (f"{reading.BY_REF} AND i.kind=?", TWO, "item_ref (ref=? AND kind=?)"),
    "window of days": (
        f"{reading.BY_KIND} AND i.lo>=? AND i.lo<=?",
        [*TWO, "c"],
        "item_time (kind=? AND dead=? AND lo>? AND lo<?)",
    ),
    "counts": (
        "SELECT kind, count(*) FROM item WHERE dead=0 GROUP BY kind",
        [],
        "USING COVERING INDEX item_time",
    ),
    "own items": (refresh.OWN, ONE, "item_layer (layer=?)"),
    "dropped items that are edited": (refresh.KEPT, [], "item_kept"),
    "dropped items that are seen": (refresh.SEEN, [], "item_seen"),
    "exact name": (search.EXACT, ONE, "PRIMARY KEY (fold=?)"),
    "names that begin": (search.STARTING, TWO, "PRIMARY KEY (fold>? AND fold<?)"),
    "as of": (HELD(known=False, about=False, field=False), None, "item_span (about=? AND field=?)"),
    "as of, known by": (HELD(known=True, about=False, field=False), None, "item_cited (value=?)"),
    "as of, one record": (HELD(known=True, about=True, field=True), None, "item_span (about=? AND field=?)"),
}


@pytest.mark.parametrize("name", PLANS)
def test_no_query_asked_all_the_time_reads_the_whole_table(installed: Workspace, name: str) -> None:
    sql, given, index = PLANS[name]
    named = {"day": "2020-01-01", "known": "2020-01-01", "about": "a", "field": "b"}
    plan = [
        row[3]
        for row in installed._link.execute(f"EXPLAIN QUERY PLAN {sql}", named if given is None else given)
    ]
    assert any(index in step for step in plan), plan
    tables = {"SCAN i", "SCAN item", "SCAN c", "SCAN s", "SCAN k", "SCAN b"}
    assert not [step for step in plan if step in tables], plan
