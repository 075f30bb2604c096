"""The facts behind citations: the field as it is now, one dated value of its history, or a record as a whole."""

from __future__ import annotations

import pytest

from briefing.analysis.facts import Fact, fact, fact_behind
from briefing.analysis.selection import Selection
from briefing.domain.items import PackItem


def cited(name: str, about: str, field: str = "", span: str = "", **more: str) -> PackItem:
    body = {"ref": "src:a", "stance": "supports", **more}
    if field:
        body["field"] = field
    if span:
        body["span"] = span
    return PackItem(name, "citation", about, body)


def span(name: str, field: str, value: str, start: str = "", end: str = "") -> PackItem:
    body = {"field": field, "value": value, "from": start, "to": end}
    return PackItem(name, "span", "ins:a", {key: text for key, text in body.items() if text})


RECORDS = (
    PackItem("src:a", "source", None, {"title": "A paper", "reliability": "B", "published": "2020"}),
    PackItem("ins:a", "institution", None, {"title": "A body", "role": "coordination"}),
    span("spn:a1", "status", "approved", "2019"),
    span("spn:a2", "status", "operational", "2021-05"),
    span("spn:m1", "mandate", "gather", "2019"),
    span("spn:m2", "mandate", "share", "2020"),
    cited("cit:a1", "ins:a", "status", "spn:a1"),
    cited("cit:a2", "ins:a", "status", "spn:a2"),
    cited("cit:m1", "ins:a", "mandate", "spn:m1"),
    cited("cit:m2", "ins:a", "mandate", "spn:m2"),
    PackItem("evt:a", "event", None, {"title": "It met", "date": "2021-05-06", "place": "Here"}),
    cited("cit:e", "evt:a"),
)


def selection(*changed: PackItem, without: str = "", as_of: str = "2026-01-01") -> Selection:
    items = {item.id: item for item in (*RECORDS, *changed) if item.id != without}
    return Selection.of(items.values(), as_of, cutoff=as_of)


def test_a_citation_of_the_present_status_stands_behind_the_field() -> None:
    found = fact_behind(selection(), "cit:a2")
    assert found == Fact("ins:a", "status", "", "operational (2021-05)", True, False, ("cit:a2",))


def test_a_citation_of_an_earlier_status_stands_behind_that_value_alone() -> None:
    found = fact_behind(selection(), "cit:a1")
    assert found == Fact("ins:a", "status", "spn:a1", "approved (2019)", False, False, ("cit:a1",))


def test_the_as_of_date_decides_which_is_present() -> None:
    found = fact_behind(selection(as_of="2020-06-01"), "cit:a1")
    assert found is not None
    assert (found.span, found.value, found.holds) == ("", "approved (2019)", True)


@pytest.mark.parametrize(("citation", "value"), [("cit:m1", "gather (2019)"), ("cit:m2", "share (2020)")])
def test_values_side_by_side_are_facts_of_their_own(citation: str, value: str) -> None:
    found = fact_behind(selection(), citation)
    assert found is not None
    assert (found.field, found.value, found.holds) == ("mandate", value, True)
    assert found.span


def test_of_a_record_as_a_whole_only_what_is_printed_is_the_value() -> None:
    assert fact_behind(selection(), "cit:e") == Fact(
        "evt:a", "", "", "2021-05-06 | It met", True, False, ("cit:e",)
    )
    moved = PackItem("evt:a", "event", None, {"title": "It met", "date": "2021-05-06", "place": "There"})
    assert fact(selection(moved), "evt:a") == fact(selection(), "evt:a")
    renamed = PackItem("evt:a", "event", None, {"title": "It sat", "date": "2021-05-06"})
    assert fact(selection(renamed), "evt:a") != fact(selection(), "evt:a")


def test_a_source_that_stands_against_it_makes_it_disputed() -> None:
    against = cited("cit:e2", "evt:a", stance="disputes", states="It did not meet")
    before, after = fact(selection(), "evt:a"), fact(selection(against), "evt:a")
    assert before is not None
    assert after is not None
    assert (before.disputed, after.disputed) == (False, True)


@pytest.mark.parametrize("name", ["src:a", "evt:a", "cit:none"])
def test_what_is_no_citation_stands_behind_nothing(name: str) -> None:
    assert fact_behind(selection(), name) is None


def test_what_is_gone_has_no_value() -> None:
    assert fact(selection(without="evt:a"), "evt:a") is None
    assert fact(selection(without="spn:a1"), "ins:a", "status", "spn:a1") is None
    assert fact(selection(), "ins:a", "status", "spn:a1") is not None
