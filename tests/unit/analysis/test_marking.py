"""Markings: what exceeds one, what goes with it, and that nothing of it stays in what is left."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.marking import closure, marking_of, released, restricted
from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.domain.items import Item
from briefing.domain.scales import MARKINGS, Marking, marking
from tests.unit.analysis.made import body, chosen, cites, own, pack_item, source, span

RED = Marking.RED.value


def everything(selection: Selection) -> str:
    return json.dumps([asdict(item) for item in selection.by_id.values()], default=sorted)


@pytest.mark.parametrize("label", MARKINGS)
def test_an_item_has_the_marking_that_is_set(label: str) -> None:
    assert own("evt:my-1", "event", marking=label).marking == marking(label)


def test_without_a_marking_it_is_clear_and_with_an_unknown_one_red() -> None:
    assert own("evt:my-1", "event").marking is Marking.CLEAR
    assert own("evt:my-1", "event", marking="TLP:PINK").marking is Marking.RED
    assert own("evt:my-1", "event", marking="tlp:amber+strict").marking is Marking.AMBER_STRICT


def red_source() -> Selection:
    return chosen(
        body(),
        source("open"),
        source("closed", marking=RED),
        span("a", "status", "approved", "2019"),
        cites(1, "a", "status", "open"),
        span("b", "status", "dormant", "2020"),
        cites(2, "b", "status", "closed"),
        pack_item("evt:e1", "event", title="A quiet meeting", date="2020"),
        pack_item("lnk:e1", "link", "evt:e1", field="subject", ref="ins:nifc"),
        cites(3, "", "statement", "closed", about="evt:e1"),
        pack_item("evt:e2", "event", title="A public meeting", date="2020"),
        cites(4, "", "statement", "closed", about="evt:e2"),
        cites(5, "", "statement", "open", about="evt:e2"),
    )


def test_what_rests_on_a_restricted_source_alone_goes_with_it() -> None:
    selection = red_source()
    out = closure(selection.by_id, restricted(selection.by_id, Marking.GREEN))
    assert set(out) == {"src:closed", "cit:2", "cit:3", "cit:4", "spn:b", "evt:e1", "lnk:e1"}
    assert set(out.values()) == {"src:closed"}
    assert marking_of(selection, "evt:e1") is Marking.RED
    assert marking_of(selection, "evt:e2") is Marking.CLEAR
    left = released(selection, Marking.GREEN)
    assert left.get("evt:e1") is None
    assert left.get("evt:e2") is not None
    assert [each.words for each in stated(left, "ins:nifc", "status").values] == ["Approved"]
    assert "closed" not in everything(left).lower()


def test_at_the_marking_itself_everything_stays() -> None:
    selection = red_source()
    assert everything(released(selection, Marking.RED)) == everything(selection)


def test_what_belongs_to_a_record_and_what_points_at_it_goes_with_it() -> None:
    selection = chosen(
        body("open"),
        body("hidden", marking="TLP:AMBER"),
        pack_item("ali:1", "alias", "ins:hidden", value="The Cell"),
        pack_item("nam:1", "name", "ins:hidden", value="سیل"),
        pack_item("rel:1", "relation", "ins:open", field="reports_to", ref="ins:hidden"),
        span("a", "status", "approved", "2019", about="ins:hidden"),
    )
    left = released(selection, Marking.GREEN)
    assert set(left.by_id) == {"ins:open"}
    assert set(released(selection, Marking.AMBER).by_id) == set(selection.by_id)


def test_a_record_of_a_pack_stays_when_ones_own_citation_of_it_goes() -> None:
    selection = chosen(
        body(),
        own("src:my-1", "source", title="A cable", marking=RED),
        own("cit:my-1", "citation", "ins:nifc", field="status", ref="src:my-1"),
    )
    assert set(released(selection, Marking.CLEAR).by_id) == {"ins:nifc"}


def test_a_summary_of_what_is_left_out_goes_and_one_of_what_stays_stays() -> None:
    items = [
        body(mandate="To watch the border in secret", head="A public man", founded="2019-05"),
        source("open"),
        source("closed", marking=RED),
        span("m", "mandate", "To watch the border in secret", "2019"),
        cites(1, "m", "mandate", "closed"),
        span("e", "established", "by order", "2019-05"),
        cites(2, "e", "established", "closed"),
        span("h", "head", "A public man", "2019"),
        cites(3, "h", "head", "open"),
    ]
    left = released(chosen(*items), Marking.GREEN)
    record = left.by_id["ins:nifc"]
    assert record.get("head") == "A public man"
    assert "secret" not in everything(left)
    assert not record.get("founded")
    assert record.lo is None


def test_a_value_the_user_wrote_on_restricted_ground_goes() -> None:
    record = Item(
        "ins:nifc", "institution", None, "pack", {"title": "National nifc", "head": "A hidden man"},
        frozenset({"head"}),
    )  # fmt: skip
    selection = chosen(
        record,
        source("open"),
        own("src:my-1", "source", title="A cable", marking=RED),
        span("h", "head", "A public man", "2019"),
        cites(1, "h", "head", "open"),
        own("cit:my-1", "citation", "ins:nifc", field="head", ref="src:my-1", states="A hidden man"),
    )
    assert stated(selection, "ins:nifc", "head").words == "A hidden man"
    left = released(selection, Marking.GREEN)
    assert [each.words for each in stated(left, "ins:nifc", "head").current] == ["A public man"]
    assert "hidden" not in everything(left)


def test_ids_of_what_is_left_out_go_from_lists_and_remarks() -> None:
    selection = chosen(
        body(sources="src:s01;src:s02"),
        pack_item("src:s01", "source", title="One", reliability_reason="Confirmed by S02."),
        pack_item("src:s02", "source", title="Two", marking=RED),
        pack_item("evt:e1", "event", title="See src:s02", date="2020"),
        pack_item("evt:e2", "event", title="An event", date="2020", note="As src:s02. It was so."),
    )
    left = released(selection, Marking.AMBER)
    assert left.by_id["ins:nifc"].get("sources") == "src:s01"
    assert left.by_id["src:s01"].get("reliability_reason") == ""
    assert left.get("evt:e1") is None
    assert left.by_id["evt:e2"].fields == {"title": "An event", "date": "2020"}
    assert "s02" not in everything(left).lower()


def test_the_cut_off_moves_the_as_of_date_with_it() -> None:
    selection = Selection.of([body()], cutoff="2021-01-01")
    assert released(selection, Marking.CLEAR, cutoff="2020-01-01").as_of == "2020-01-01"
    chosen_day = Selection.of([body()], "2019-01-01", cutoff="2021-01-01")
    assert released(chosen_day, Marking.CLEAR, cutoff="2020-01-01").as_of == "2019-01-01"


LEVELS = st.sampled_from(["", *MARKINGS])


@given(st.lists(LEVELS, min_size=6, max_size=6), st.sampled_from(list(Marking)))
def test_nothing_above_the_marking_is_left_and_nothing_hangs_in_the_air(
    levels: list[str], limit: Marking
) -> None:
    selection = chosen(
        body("one", marking=levels[0]),
        body("two", marking=levels[1]),
        source("open", marking=levels[2]),
        span("a", "status", "approved", "2019", about="ins:one"),
        cites(1, "a", "status", "open", about="ins:one", marking=levels[3]),
        pack_item("rel:1", "relation", "ins:one", field="reports_to", ref="ins:two", marking=levels[4]),
        pack_item("ali:1", "alias", "ins:two", value="Two", marking=levels[5]),
    )
    left = released(selection, limit)
    for item in left.by_id.values():
        assert marking_of(selection, item.id).order <= limit.order
        for other in (item.about, item.get("ref"), item.get("span")):
            assert not other or other in left.by_id
    gone = set(selection.by_id) - set(left.by_id)
    assert all(marking_of(selection, each).order > limit.order for each in gone)
