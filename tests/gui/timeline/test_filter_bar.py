"""The period of the timeline's filter says what is wrong with it."""

from __future__ import annotations

from briefing.ui.timeline.filter_bar import PeriodFields


def test_a_period_that_ends_before_it_begins_says_so_and_changes_nothing(qtbot, context) -> None:
    fields = PeriodFields("2014", "2016")
    qtbot.addWidget(fields)
    told = []
    fields.changed.connect(lambda first, last: told.append((first, last)))
    fields.last.setText("2013")
    assert told == []
    assert fields.last.property("wrong")
    assert "before the beginning" in fields.last.accessibleDescription()
    fields.first.setText("2012")
    assert told == [("2012-01-01", "2013-12-31")]
    assert not fields.last.property("wrong")
