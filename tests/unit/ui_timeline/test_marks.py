"""Marks have the true extent of their dates, the same on the canvas as on the page."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.figures import marks as printed
from briefing.ui.timeline.marks import HALF, SOFTEST, THINNEST, mark_of, reach


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("text", "form", "first", "last", "unsure"),
    [
        ("2025-04-08", "day", "2025-04-08", "2025-04-08", False),
        ("2025-04", "within", "2025-04-01", "2025-04-30", False),
        ("2025", "within", "2025-01-01", "2025-12-31", False),
        ("2025-06-XX", "within", "2025-06-01", "2025-06-30", False),
        ("202X", "within", "2020-01-01", "2029-12-31", False),
        ("2018/2023", "lasting", "2018-01-01", "2023-12-31", False),
        ("2013-03-22/2013-03-26", "lasting", "2013-03-22", "2013-03-26", False),
        ("2014-12~", "about", "2014-12-01", "2014-12-31", False),
        ("2018-04-27~", "about", "2018-04-27", "2018-04-27", False),
        ("2014?", "within", "2014-01-01", "2014-12-31", True),
        ("2014-12-16?", "day", "2014-12-16", "2014-12-16", True),
        ("2014-12%", "about", "2014-12-01", "2014-12-31", True),
        ("[2014,2016]", "one-of", "2014-01-01", "2016-12-31", False),
        ("{2014,2016}", "all-of", "2014-01-01", "2016-12-31", False),
        ("2019/..", "from", "2019-01-01", "2019-12-31", False),
        ("../2019", "until", "2019-01-01", "2019-12-31", False),
        ("2019/", "ends", "2019-01-01", "2019-12-31", False),
        ("/2019", "begins", "2019-01-01", "2019-12-31", False),
    ],
)
def test_each_form_of_date_has_its_mark_and_its_true_extent(
    text: str, form: str, first: str, last: str, unsure: bool
) -> None:
    mark = mark_of(text)
    assert (mark.form, mark.first, mark.after, mark.unsure) == (form, day(first), day(last) + 1, unsure)


@pytest.mark.parametrize("text", ["", "XXXX", "some time"])
def test_what_has_no_date_has_no_place_on_the_axis(text: str) -> None:
    assert not mark_of(text).dated


@pytest.mark.parametrize(
    "text", ["2025-04-08", "2025-04", "2018/2023", "2014-12~", "[2014,2016]", "2019/..", "../2019", ""]
)
def test_canvas_and_page_draw_a_date_with_the_same_extent(text: str) -> None:
    made, mark = printed.mark(text), mark_of(text)
    same = {
        "tick": {"day"},
        "bar": {"within", "lasting", "all-of"},
        "about": {"about"},
        "one-of": {"one-of"},
        "from": {"from", "ends"},
        "until": {"until", "begins"},
        "unknown": {"undated"},
    }
    assert mark.form in same[made.kind]
    if mark.dated:
        assert printed.year_of(date.fromordinal(mark.first)) == pytest.approx(made.start)
        assert printed.year_after(date.fromordinal(mark.after - 1)) == pytest.approx(made.end)


def test_no_mark_is_too_thin_to_see() -> None:
    assert sum(reach(mark_of("2025-04-08"), 0.01)) == 2 * HALF
    assert sum(reach(mark_of("2025-04"), 0.01)) == THINNEST
    assert sum(reach(mark_of("2014-12~"), 0.01)) == SOFTEST


def test_wide_marks_have_their_true_extent() -> None:
    left, right = reach(mark_of("2025"), 2.0)
    assert left + right == 365 * 2.0
