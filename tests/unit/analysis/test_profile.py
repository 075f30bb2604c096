"""Profiles: header, history strip, fields and what is not known, and what hangs on a body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.analysis.profile import history, profile
from briefing.analysis.selection import Selection
from tests.unit.analysis.made import body, chosen, cites, own, pack_item, source, span

Starter = Callable[..., Selection]


def test_a_status_that_may_have_begun_is_said_to_be_possible() -> None:
    selection = chosen(
        body(category="fusion centre"),
        span("a", "status", "approved", "2020-01-01"),
        span("b", "status", "operational", "2020-06"),
        as_of="2020-06-10",
    )
    head = profile(selection, "ins:nifc").header
    assert head.status_words == "Possibly operational, certainly approved"
    assert head.since_words == "since June 2020"
    assert head.line == "Fusion centre, federal tier"


def test_each_status_ends_where_the_next_begins_and_an_open_one_resumes() -> None:
    selection = chosen(
        body(),
        span("a", "status", "established", "2009"),
        span("b", "status", "dormant", "2011-05", "2013-03"),
        span("c", "status", "operational", "2014-12-01"),
    )
    assert [(each.status.key, each.start, each.end) for each in history(selection, "ins:nifc")] == [
        ("established", "2009", "2011-05"),
        ("dormant", "2011-05", "2013-03"),
        ("established", "2013-03", "2014-12-01"),
        ("operational", "2014-12-01", ""),
    ]


def test_a_status_that_holds_again_is_dated_from_when_the_other_ended(starter: Starter) -> None:
    """NACTA was dormant twice after 2009: in 2020 it had been established since the second time ended."""
    head = profile(starter("2020-01-01"), "ins:i01").header
    assert (head.status.key, head.since_words) == ("established", "since 20 August 2015")


def test_an_open_interval_as_a_start_is_a_start_and_an_open_end() -> None:
    selection = chosen(body(), span("a", "status", "dormant", "2018-11-11/.."))
    (only,) = history(selection, "ins:nifc")
    assert (only.start, only.end, only.label) == ("2018-11-11", "..", "since 11 November 2018, dormant")


def test_nothing_published_for_two_years_is_said_with_its_date() -> None:
    items = (body(), source("old", day="2018-05-04"), span("a", "status", "operational", "2018-05-01"))
    cited = cites(1, "a", "status", "old")
    assert profile(chosen(*items, cited, as_of="2020-05-04"), "ins:nifc").header.silent_words == ""
    silent = profile(chosen(*items, cited, as_of="2020-05-05"), "ins:nifc").header
    assert silent.silent_words == "no evidence since 4 May 2018"
    assert silent.status.key == "operational", "silence is not a status"
    assert profile(chosen(*items, as_of="2030-01-01"), "ins:nifc").header.silent_words == "", (
        "nothing was published"
    )


def test_empty_fields_are_folded_into_one_line() -> None:
    found = profile(chosen(body(legal_basis="none found", mandate="assess")), "ins:nifc")
    assert [field.field for field in found.fields] == ["mandate"]
    assert found.not_known == "Not known: stands under, legal basis, head, established, head office and seat."


def test_the_head_is_who_holds_the_office_on_the_date() -> None:
    items = (
        body(),
        pack_item("per:a", "person", title="A. First"),
        pack_item("per:b", "person", title="B. Second"),
        pack_item("off:1", "term", "ins:nifc", field="Head", ref="per:a", from_="2018", to="2019"),
        pack_item("off:2", "term", "ins:nifc", field="Head", ref="per:b", from_="2020-01-01"),
    )

    def head(day: str) -> str:
        field = profile(chosen(*items, as_of=day), "ins:nifc").field("head")
        return field.words if field else ""

    assert head("2018-06-01") == "A. First, head 2018 to 2019"
    assert head("2021-01-01") == "B. Second, head from 1 January 2020"
    assert head("2017-01-01") == ""


def test_relations_read_from_either_side() -> None:
    selection = chosen(
        body(),
        body("auth", title="The Authority"),
        pack_item(
            "rel:1", "relation", "ins:nifc", field="established_within", ref="ins:auth", from_="2020-01-01"
        ),
        pack_item("rel:2", "relation", "ins:nifc", field="reports_to", ref="ins:auth", from_="2022"),
    )
    (edge,) = profile(selection, "ins:nifc").relations
    assert (edge.words, edge.name, edge.dates, edge.held) == (
        "established within",
        "AUTH",
        "from 1 January 2020",
        "yes",
    )
    (back,) = profile(selection, "ins:auth").relations
    assert (back.words, back.other, back.outgoing) == ("holds within it", "ins:nifc", False)


def test_the_users_own_status_counts_at_once() -> None:
    mine = own("spn:my-1", "span", "ins:nifc", field="status", value="dormant", **{"from": "2020-12-01"})
    mine = replace(mine, lo="2020-12-01", hi="2020-12-01")
    selection = chosen(body(), span("a", "status", "operational", "2020-01-01"), mine)
    found = profile(selection, "ins:nifc")
    assert found.header.status.key == "dormant"
    status = found.history[-1]
    assert status.citations == ()


def test_niftac_in_the_starter_pack(starter: Starter) -> None:
    found = profile(starter(), "ins:i04")
    assert found.header.status_words == "Operational"
    assert found.header.since_words == "since 6 May 2025"
    assert found.header.line == "Fusion centre, federal tier"
    assert not found.header.disputed
    assert [(each.status.key, each.start) for each in found.history if not each.contrary] == [
        ("approved", "2024-11-19"),
        ("operational", "2025-05-06"),
    ]
    assert {field.field for field in found.disputed} == {"parent", "seat"}
    assert {each.field for each in found.disagreements} == {"parent", "seat", "status"}
    assert found.summary == "11 sources, best grade B1, 3 fields disputed"
    assert "Not known: head" in found.not_known
    assert [line.id for line in found.precedents] == ["ins:i06", "ins:i07"]
    assert any(edge.other == "ins:i01" and edge.predicate == "established_within" for edge in found.relations)
    before = profile(starter("2025-04-08"), "ins:i04")
    assert before.header.status_words == "Approved"
    assert all(edge.start <= "2025-04-08" for edge in before.relations)
    assert all(line.date[:10] <= "2025-04-08" for line in before.events)


def test_the_directorate_in_the_starter_pack(starter: Starter) -> None:
    found = profile(starter(), "ins:i06")
    assert found.header.short == "JID"
    assert found.header.status_words == "Dormant"
    assert found.header.disputed
    assert found.precedents == ()


def test_every_profile_of_the_starter_pack_speaks_in_words(starter: Starter) -> None:
    selection = starter()
    for item in [*selection.kind("institution"), *selection.kind("policy")]:
        found = profile(selection, item.id)
        shown = [found.header.since_words, found.header.silent_words, found.not_known, found.summary]
        shown += [each.label for each in found.history]
        shown += [edge.dates for edge in found.relations]
        shown += [line.date_words for line in (*found.events, *found.offices, *found.commitments)]
        for words in shown:
            assert "~" not in words
            assert ".." not in words
            assert "XX" not in words
            assert "ins:" not in words
        for field in found.fields:
            for value in field.values:
                assert all(each in selection.by_id for each in value.citations)


def test_the_summary_counts_the_sources_that_the_profile_lists(starter: Starter) -> None:
    selection = starter()
    bodies = [each.id for each in selection.by_id.values() if each.kind == "institution"]
    for body_id in bodies:
        found = profile(selection, body_id)
        many = len(found.sources)
        assert many > 0, body_id
        assert found.summary.startswith(f"{many} source"), (body_id, found.summary)
