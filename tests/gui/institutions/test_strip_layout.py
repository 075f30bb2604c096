"""Where everything of a history strip stands, for every body of the starter pack and for made-up histories."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.profile import Segment, history
from briefing.analysis.selection import select
from briefing.domain.statuses import INSTITUTION_STATUSES
from briefing.ui.institutions.strip_layout import StripLayout, dated, lay_out

LETTER = 6.2


def measure(text: str) -> float:
    return LETTER * len(text)


def check(made: StripLayout, width: float) -> None:
    for bar in (*made.bars, *made.contrary):
        assert 0 <= bar.left <= bar.right <= width
        assert bar.left <= bar.sure_left <= bar.right
        assert bar.left <= bar.sure_right <= bar.right
    for at, one in enumerate(made.labels):
        assert one.x >= 0
        assert one.x + one.width <= width + 1
        for two in made.labels[at + 1 :]:
            apart = one.x + one.width < two.x or two.x + two.width < one.x
            assert one.row != two.row or apart, (one, two)
    named = [tick for tick in made.ticks if tick.text]
    for one, two in pairwise(named):
        assert one.x + measure(one.text) < two.x


def test_every_body_of_the_starter_pack_at_every_width(workspace) -> None:
    selection = select(workspace)
    seen = 0
    for item in selection.kind("institution"):
        segments = history(selection, item.id)
        if dated(segments):
            seen += 1
            for width in (300.0, 768.0, 806.0, 1340.0):
                made = lay_out(segments, selection.as_of, width, measure)
                check(made, width)
                assert len(made.bars) + len(made.contrary) == len(segments)
                assert made.labels, "how it stands now is always said"
    assert seen > 25


dates = st.one_of(
    st.sampled_from(["", "..", "2014-12~", "2018", "2018/2023", "[..2025-03-29]", "2011-05"]),
    st.dates().map(lambda day: day.isoformat()),
)
segments = st.builds(
    Segment,
    st.just("spn:a"),
    st.sampled_from(INSTITUTION_STATUSES),
    dates,
    dates,
    st.just("again established"),
    st.booleans(),
    st.just(()),
    st.booleans(),
    st.lists(dates, max_size=2).map(tuple),
)


@given(st.lists(segments, min_size=1, max_size=7), st.floats(60, 1600))
def test_any_history_is_laid_out(made_up, width) -> None:
    check(lay_out(made_up, "2026-02-24", width, measure), width)
