"""The strips of the overview and the life lines of the page are drawn from the same values."""

from __future__ import annotations

from datetime import date

from briefing.analysis.state import state
from briefing.domain.statuses import status
from briefing.figures.lifelines import _stretches
from briefing.figures.marks import year_of
from briefing.report.blocks.life import life_line
from briefing.ui.overview.spans import spans_of


def test_screen_and_page_draw_the_same_statuses_over_the_same_years(context):
    selection = context.selection
    today = year_of(date.fromisoformat(selection.as_of))
    lines = state(selection).lifelines
    assert len(lines) >= 4
    for line in lines:
        screen = [
            (each.glyph, round(each.start, 2), round(each.end, 2))
            for each in spans_of(line.history, selection.as_of)
        ]
        page = [
            (status(each.status).glyph, round(each.start, 2), round(each.end, 2))
            for each in _stretches(life_line(selection, line.id), today)
        ]
        assert screen == page, line.name
