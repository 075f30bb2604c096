"""Ctrl+N: a source and an event, or a status, in one form, as one act."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefing.analysis.chronology import chronology
from briefing.analysis.stated import stated
from briefing.domain.filters import EventFilter
from briefing.ui.adding import open_adding, open_editing
from briefing.ui.shell.drafts import start_briefing

TITLE = "NIFTAC holds a first threat review with the provinces"


def pick(form_field, typed, qtbot):
    """Type into a field that offers records, and take the first."""
    form_field.finder.setFocus()
    qtbot.keyClicks(form_field.finder, typed)
    assert form_field.finder.offers(), typed
    qtbot.keyClick(form_field.finder.popup(), Qt.Key.Key_Return)


def fill_event(form, qtbot, date="12 February 2026"):
    part, ground = form.event_part, form.source_part
    qtbot.keyClicks(part.what, TITLE)
    qtbot.keyClicks(part.date, date)
    part.category.set_current("meeting")
    pick(part.concerned, "niftac", qtbot)
    qtbot.keyClicks(part.where, "Islamabad")
    qtbot.keyClicks(ground.new.title, "Fusion centre begins reviews")
    qtbot.keyClicks(ground.new.publisher, "Dawn")
    qtbot.keyClicks(ground.new.published, "13 February 2026")
    qtbot.keyClicks(ground.new.link, "https://www.dawn.com/news/999999")
    qtbot.keyClicks(ground.excerpt, "held its first review with all four provinces")


def test_the_form_fits_the_smallest_window(form, window) -> None:
    window.resize(1180, 660)
    assert form.height() <= 660
    assert form.width() <= 1180


def test_one_act_puts_event_source_and_citation_on_record(form, window, qtbot) -> None:
    context = window.context
    acts = len(context.workspace.history())
    fill_event(form, qtbot)
    assert form.event_part.date.words() == "12 February 2026"
    qtbot.keyClick(form.event_part.what, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.saved is not None
    assert not form.isVisible()
    assert len(context.workspace.history()) == acts + 1
    assert context.workspace.undo_label() == f"Add event: {TITLE}"
    event = context.workspace.item(form.saved.item)
    assert event.own
    assert (event.title, event.get("date"), event.get("place")) == (TITLE, "2026-02-12", "Islamabad")
    selection = context.selection
    [entry] = [each for each in chronology(selection, institutions=["ins:i04"]) if each.id == event.id]
    assert entry.mine
    [citation] = selection.citations(event.id)
    assert citation.excerpt == "held its first review with all four provinces"
    source = selection.source(citation.source)
    assert (source.publisher, source.published) == ("Dawn", "2026-02-13")
    assert source.reliability.name == "B"
    assert source.reason == "as 25 of 27 sources of Dawn on record"
    assert event.id in [each.id for each in context.workspace.timeline(EventFilter(mine=True))]
    assert event.id in [hit.id for hit in context.workspace.search("first threat review provinces")]
    assert event.id in [hit.id for hit in context.workspace.search("held its first review")]
    context.undo()
    assert context.workspace.item(event.id) is None
    assert context.workspace.item(source.id) is None


def test_it_is_in_the_draft_at_once_and_one_undo_takes_all_back(window, qtbot) -> None:
    context = window.context
    briefing = start_briefing(context)
    form = open_adding(context, window)
    assert form.into.isChecked()
    fill_event(form, qtbot)
    form.save()
    held = [one for one in context.workspace.briefing(briefing).statements if one.subject == form.saved.item]
    assert len(held) == 1
    assert TITLE in held[0].item.get("text")
    assert held[0].item.get("citations").startswith("cit:my-")
    context.undo()
    assert not [
        one for one in context.workspace.briefing(briefing).statements if one.subject == form.saved.item
    ]
    assert context.workspace.item(form.saved.item) is None


def test_without_a_draft_it_stays_out_of_briefings(form, window, qtbot) -> None:
    assert not form.into.isChecked()
    fill_event(form, qtbot)
    form.save()
    assert form.saved.statement == ""
    assert window.context.workspace.briefings() == []


def test_errors_stand_as_sentences_at_their_fields(form, qtbot) -> None:
    form.event_part.date.setText("the day before")
    form.source_part.new.link.setText("javascript:alert(1)")
    form.source_part.excerpt.setPlainText("word " * 41)
    form.save()
    assert form.saved is None
    assert form.isVisible()
    assert form.event_part.what_field.note.words() == "Say in one sentence what happened."
    assert form.event_part.date_field.wrong
    assert form.source_part.new.title_field.note.words() == "Give the source its title as printed."
    assert form.source_part.new.link_field.note.words().startswith("A link begins with https:// or http://")
    assert form.source_part.excerpt_field.note.words().endswith("this one has 41.")
    assert QApplication.focusWidget() is form.event_part.what
    form.source_part.new.link.setText("https://example.org/a")
    form.save()
    assert not form.source_part.new.link_field.wrong


def test_leaving_asks_only_if_something_was_written(window, qtbot) -> None:
    form = open_adding(window.context, window)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    form = open_adding(window.context, window)
    qtbot.keyClicks(form.event_part.what, "Some")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    form.leaving.finish("keep")
    assert form.isVisible()
    assert form.event_part.what.text() == "Some"
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    form.leaving.finish("drop")
    assert not form.isVisible()
    assert window.context.workspace.undo_label() is None


def test_a_status_is_dated_and_cited(form, window, qtbot) -> None:
    form.kind._group.button(1).click()
    part, ground = form.status_part, form.source_part
    pick(part.subject, "niftac", qtbot)
    assert part.subject_field.note.words().startswith("On record: Operational")
    assert [part.status.itemData(at) for at in range(part.status.count())][1:] == [
        "proposed",
        "approved",
        "established",
        "operational",
        "dormant",
        "abolished",
        "superseded",
        "unknown",
    ]
    part.status.set_current("dormant")
    qtbot.keyClicks(part.since, "February 2026")
    ground.mode._group.button(1).click()
    qtbot.keyClicks(ground.known, "dawn nacta")
    qtbot.keyClick(ground.known.popup(), Qt.Key.Key_Return)
    form.save()
    assert form.saved is not None, ground.known_field.note.words()
    field = stated(window.context.selection, "ins:i04", "status")
    value = next(each for each in field.values if each.value == "dormant")
    assert value.start == "2026-02"
    assert value.citations


def test_a_source_alone(form, window, qtbot) -> None:
    form.kind._group.button(2).click()
    assert not form.event_part.isVisible()
    assert not form.into.isVisible()
    qtbot.keyClicks(form.source_part.new.title, "A report")
    form.save()
    assert window.context.workspace.item(form.saved.item).title == "A report"
    assert window.context.workspace.item(form.saved.item).own


def test_no_source_is_said(form, window, qtbot) -> None:
    qtbot.keyClicks(form.event_part.what, "Something happened")
    qtbot.keyClicks(form.event_part.date, "2026-02")
    form.source_part.mode._group.button(2).click()
    form.save()
    assert stated(window.context.selection, form.saved.item).unsourced


def test_an_own_event_can_be_changed_in_the_same_form(form, window, qtbot) -> None:
    fill_event(form, qtbot)
    form.save()
    again = open_editing(window.context, window, form.saved.item)
    assert again.event_part.what.text() == TITLE
    assert again.event_part.concerned.ids() == ("ins:i04",)
    assert again.source_part.excerpt.text() == "held its first review with all four provinces"
    again.event_part.date.setText("11 February 2026")
    again.event_part.concerned.set_ids(["ins:i01"])
    again.source_part.credibility.set_current("2")
    again.save()
    selection = window.context.selection
    assert selection.get(form.saved.item).get("date") == "2026-02-11"
    assert [link.get("ref") for link in selection.about(form.saved.item, "link")] == ["ins:i01"]
    [citation] = selection.citations(form.saved.item)
    assert citation.credibility.digit == "2"
    assert open_editing(window.context, window, "evt:e001") is None
