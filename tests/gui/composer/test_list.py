"""The list of briefings: what it shows, and what can be done with a briefing."""

from __future__ import annotations

from briefing.ui.shell.drafts import start_briefing


def titles(place):
    return [row.title for row in place.list.view.briefings.rows]


def test_a_briefing_is_started_listed_duplicated_and_brought_back(place, context):
    assert place.list.counted() == "0 briefings"
    made = start_briefing(context)
    place.open_object("")
    assert titles(place) == ["State of counter-terrorism coordination"]
    copy = place.list.duplicate(made)
    assert sorted(titles(place)) == [
        "State of counter-terrorism coordination",
        "State of counter-terrorism coordination, copy",
    ]
    before, after = context.workspace.briefing(made), context.workspace.briefing(copy)
    assert [block.item.fields for block in after.blocks] == [block.item.fields for block in before.blocks]
    context.undo()
    assert titles(place) == ["State of counter-terrorism coordination"]


def test_the_draft_is_chosen_in_the_list(place, context):
    first = start_briefing(context)
    second = start_briefing(context, "commitments")
    place.open_object("")
    assert context.draft == second
    place.list.make_draft(first)
    assert context.draft == first
    assert [row.id for row in place.list.view.briefings.rows if row.draft] == [first]
