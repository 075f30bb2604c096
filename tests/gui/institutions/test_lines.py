"""The lines of a profile draw a commitment as the place of commitments does: up to the date, its flag at the latest."""

from __future__ import annotations

import pytest

from briefing.analysis.profile import profile
from briefing.analysis.selection import select
from briefing.store import Workspace
from briefing.ui.commitments import listing
from briefing.ui.institutions.lines import shown_lines
from briefing.ui.kit.strips import year_of


@pytest.mark.parametrize("day", ["2026-02-24", "2015-06-30"])
def test_a_commitment_is_drawn_alike_in_a_profile_and_in_its_own_place(starter_file, day) -> None:
    with Workspace.open(starter_file, read_only=True) as workspace:
        selection = select(workspace, day)
    own = {row.id: row for row in listing.rows(selection)}
    drawn = 0
    for body in selection.kind("institution"):
        for shown in shown_lines(selection, profile(selection, body.id).commitments):
            row = own.get(shown.line.id)
            if row is None or shown.line.kind != "commitment":
                continue
            assert all(span.end <= year_of(day) for span in shown.strip)
            assert shown.due == row.due
            drawn += bool(shown.strip)
    assert drawn
