"""What is shown of a field, by which rule, and when sources are said to differ."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.selection import Selection
from briefing.analysis.stated import RULES, stated
from tests.unit.analysis.made import body, chosen, cites, own, source, span

Starter = Callable[..., Selection]


def test_the_latest_beginning_status_that_holds_is_shown() -> None:
    selection = chosen(
        body(),
        source("one"),
        span("a", "status", "approved", "2020-01-01"),
        span("b", "status", "operational", "2020-06-01"),
        cites(1, "a", "status", "one"),
        cites(2, "b", "status", "one"),
        as_of="2020-12-31",
    )
    field = stated(selection, "ins:nifc", "status")
    assert field.shown is not None
    assert (field.shown.value, field.shown.held, field.shown.dates) == (
        "operational",
        "yes",
        "from 1 June 2020",
    )
    assert not field.disputed
    assert field.rule == ""


def test_a_possible_status_has_the_last_certain_one_beside_it() -> None:
    selection = chosen(
        body(),
        source("one"),
        span("a", "status", "approved", "2020-01-01"),
        span("b", "status", "operational", "2020-06"),
        cites(1, "a", "status", "one"),
        cites(2, "b", "status", "one"),
        as_of="2020-06-10",
    )
    field = stated(selection, "ins:nifc", "status")
    assert field.shown is not None
    assert field.shown.held == "possibly"
    assert field.beside is not None
    assert field.beside.value == "approved"


def _two_parents(**changed: str) -> Selection:
    return chosen(
        body(),
        source("one", origin="note"),
        source("two", origin=changed.get("origin", "other")),
        source("three"),
        span("a", "parent", "The authority", "2020-01-01"),
        span("b", "parent", "The federation", "2020-02-01"),
        cites(1, "a", "parent", "one"),
        cites(2, "a", "parent", "two"),
        cites(3, "b", "parent", "three", disputes=True, digit=changed.get("digit", "3")),
    )


def test_more_origins_win_and_the_rule_says_so() -> None:
    field = stated(_two_parents(), "ins:nifc", "parent")
    assert [value.words for value in field.values] == ["The authority", "The federation"]
    assert field.disputed
    assert field.open_dispute
    assert field.rule == RULES["better"]
    assert field.values[0].origins == 2


def test_sources_of_one_origin_count_once() -> None:
    field = stated(_two_parents(origin="note", digit="1"), "ins:nifc", "parent")
    assert field.shown is not None
    assert field.shown.words == "The federation", "one origin each, and the better grade"
    assert field.rule == RULES["graded"]


def test_a_later_value_that_stands_against_nothing_ends_the_earlier_one() -> None:
    selection = chosen(
        body(),
        source("one"),
        source("two"),
        span("a", "parent", "The authority", "2018"),
        span("b", "parent", "The federation", "2020-02-01"),
        cites(1, "a", "parent", "one"),
        cites(2, "b", "parent", "two"),
    )
    field = stated(selection, "ins:nifc", "parent")
    assert field.words == "The federation"
    assert not field.disputed


def test_two_undated_values_of_different_sources_are_a_dispute() -> None:
    selection = chosen(
        body(),
        source("one"),
        source("two"),
        span("a", "seat", "Islamabad"),
        span("b", "seat", "Rawalpindi"),
        cites(1, "a", "seat", "one"),
        cites(2, "b", "seat", "two"),
    )
    assert stated(selection, "ins:nifc", "seat").disputed


def test_two_mandates_are_complementary() -> None:
    selection = chosen(
        body(),
        source("one"),
        source("two"),
        span("a", "mandate", "collect"),
        span("b", "mandate", "assess"),
        cites(1, "a", "mandate", "one"),
        cites(2, "b", "mandate", "two"),
    )
    field = stated(selection, "ins:nifc", "mandate")
    assert not field.disputed
    assert [value.words for value in field.current] == ["collect", "assess"]


def test_a_differing_date_is_one_value() -> None:
    selection = chosen(
        body(),
        source("one"),
        source("two"),
        span("a", "status", "approved", "2020-01-01"),
        cites(1, "a", "status", "one", from_="2020-01-01"),
        cites(2, "a", "status", "two", from_="2016", disputes=True),
    )
    field = stated(selection, "ins:nifc", "status")
    assert len(field.values) == 1
    assert field.values[0].other_dates == ("2020-01-01", "2016")
    assert field.rule == RULES["dates"]


def test_a_value_that_begins_later_is_not_yet_a_dispute() -> None:
    field = stated(_two_parents(), "ins:nifc", "parent")
    assert field.disputed
    early = Selection(_two_parents().by_id.values(), as_of="2020-01-15")
    assert not stated(early, "ins:nifc", "parent").disputed


def test_the_ruling_of_the_user_wins_with_its_reason() -> None:
    ruled = own(
        "rul:my-1", "ruling", "ins:nifc", field="parent", value="spn:b", reason="The notification says so."
    )
    selection = chosen(*_two_parents().by_id.values(), ruled)
    field = stated(selection, "ins:nifc", "parent")
    assert field.words == "The federation"
    assert field.rule == "Shown by your ruling: The notification says so."
    assert field.disputed
    assert not field.open_dispute


def test_a_ruling_ends_with_the_value_it_chose() -> None:
    facts = [
        source("alpha"),
        source("beta"),
        body(),
        span("a", "status", "operational", "2016", "2019-12"),
        span("b", "status", "dormant", "2018"),
        cites(1, "a", "status", "alpha"),
        cites(2, "b", "status", "beta"),
        own("rul:my-1", "ruling", "ins:nifc", field="status", value="spn:a", reason=""),
    ]
    then = stated(chosen(*facts, as_of="2019-06-01"), "ins:nifc", "status")
    assert (then.words, then.ruling) == ("Operational", "rul:my-1")
    later = stated(chosen(*facts, as_of="2021-01-01"), "ins:nifc", "status")
    assert (later.words, later.ruling) == ("Dormant", "")


def test_left_disputed_shows_by_rule_and_says_so() -> None:
    left = own("rul:my-1", "ruling", "ins:nifc", field="parent", value="disputed", reason="")
    field = stated(chosen(*_two_parents().by_id.values(), left), "ins:nifc", "parent")
    assert field.words == "The authority"
    assert field.rule == RULES["left-bare"]
    assert field.open_dispute


def test_a_value_of_the_record_without_citation_is_unsourced() -> None:
    field = stated(chosen(body(legal_basis="An act")), "ins:nifc", "legal_basis")
    assert field.words == "An act"
    assert field.unsourced


def test_nothing_is_stated_of_what_is_not_there() -> None:
    assert stated(chosen(), "ins:absent", "status").values == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2018", "2019-06", "2020-01-01", "XXXX", "", "2020-03~"]),
            st.sampled_from(["", "..", "2019", "2020-06-01"]),
            st.sampled_from(["approved", "operational", "dormant"]),
            st.sampled_from(["one", "two", ""]),
            st.booleans(),
        ),
        max_size=6,
    ),
    st.sampled_from(["2017-01-01", "2019-07-01", "2020-02-01", "2030-01-01"]),
)
def test_what_is_shown_always_holds_and_is_always_listed(
    given_spans: list[tuple[str, str, str, str, bool]], day: str
) -> None:
    items = [body(), source("one"), source("two")]
    for number, (start, end, value, of, disputes) in enumerate(given_spans):
        if start[:4] == "2020" and end == "2019":
            end = ""
        items.append(span(f"s{number}", "status", value, start, end))
        if of:
            items.append(cites(number, f"s{number}", "status", of, disputes=disputes))
    field = stated(chosen(*items, as_of=day), "ins:nifc", "status")
    standing = [value for value in field.values if value.held != "no"]
    assert (field.shown is not None) == bool(standing)
    if field.shown:
        assert field.shown in standing
        assert field.values[0] == field.shown
    if not any(value.disputing for value in field.values) and len({v.value for v in field.values}) < 2:
        assert not field.disputed


def test_niftac_in_the_starter_pack(starter: Starter) -> None:
    approved = stated(starter("2025-04-08"), "ins:i04", "status")
    assert (approved.words, approved.open_dispute) == ("Approved", True)
    opened = stated(starter("2025-05-06"), "ins:i04", "status")
    assert (opened.words, opened.open_dispute) == ("Operational", False)
    parent = stated(starter(), "ins:i04", "parent")
    assert parent.words == "National Counter Terrorism Authority"
    assert [value.words for value in parent.against] == ["federal institution (no parent named)"]
    assert parent.open_dispute
    assert parent.rule == RULES["more"]
    assert not stated(starter("2025-04-08"), "ins:i04", "parent").disputed


def test_the_chair_of_the_board_in_the_starter_pack(starter: Starter) -> None:
    def chair(day: str) -> list[str]:
        field = stated(starter(day), "ins:i02", "composition")
        return [value.words for value in field.current if value.words.startswith("chair: ")]

    assert chair("2018-01-01") == ["chair: Prime Minister"]
    assert chair("2021-01-01") == ["chair: Interior minister"]
    assert stated(starter("2023-01-01"), "ins:i02", "composition").open_dispute
    assert stated(starter(), "ins:i01", "parent").words == "Interior minister (administrative head)"


def test_the_directorate_in_the_starter_pack(starter: Starter) -> None:
    field = stated(starter(), "ins:i06", "status")
    assert field.words == "Dormant"
    assert field.disputed
    assert stated(starter("2015-01-01"), "ins:i06", "status").words == "Approved"
    approved = next(value for value in field.values if value.value == "approved")
    assert "2016" in approved.other_dates, "the op-ed dates the order to 2016"
