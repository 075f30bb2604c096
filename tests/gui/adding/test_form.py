"""Ctrl+N: a source and an event, or a status, in one form, as one act."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefing.analysis.chronology import chronology
from briefing.analysis.commitments import record
from briefing.analysis.evidence import evidence
from briefing.analysis.profile import profile
from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.domain.filters import EventFilter
from briefing.report import compose, render
from briefing.ui.actions import BY_ID
from briefing.ui.adding import open_adding, open_editing
from briefing.ui.adding.form import AddingForm
from briefing.ui.adding.writing import day_to_show
from briefing.ui.kit.fields import FormField
from briefing.ui.kit.labels import TextLabel
from briefing.ui.kit.text import bare
from briefing.ui.kit.toast import Toast
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
    assert event.id in [each.id for each in profile(selection, "ins:i04").events]
    [card] = evidence(selection, event.id).cards
    assert card.excerpt == "held its first review with all four provinces"
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
    assert not form.source_part.new.link_field.wrong
    form.event_part.date.setText("2 March 2026")
    assert not form.event_part.date_field.wrong
    qtbot.keyClicks(form.event_part.what, "S")
    assert not form.event_part.what_field.wrong
    form.source_part.excerpt.setPlainText("two words")
    assert form.source_part.excerpt_field.note.words() == "2 of 40 words"
    assert form.source_part.new.title_field.wrong


def test_a_wrong_date_is_told_with_the_words_that_were_typed(form) -> None:
    form.event_part.date.setText("about next spring")
    form.save()
    assert form.event_part.date_field.note.words().startswith("“about next spring” is not a date")


def places_of_fields(form) -> dict[str, int]:
    """Where each field in view begins."""
    QApplication.processEvents()
    return {
        one.label.whole(): one.mapTo(form, QPoint()).y()
        for one in form.findChildren(FormField)
        if one.isVisible()
    }


def test_nothing_moves_when_a_letter_or_a_digit_is_chosen(form) -> None:
    before = places_of_fields(form)
    form.source_part.new.reliability.set_current("C")
    form.source_part.new.reliability.chosen.emit("C")
    form.source_part.credibility.set_current("2")
    after = places_of_fields(form)
    assert {"Why this letter", "Why this digit"} <= after.keys()
    assert {name: after[name] for name in before} == before
    form.source_part.new.publisher.setText("Dawn")
    assert {name: places_of_fields(form)[name] for name in before} == before


def test_the_form_opens_as_one_window_without_a_ghost_before_it(window, qtbot) -> None:
    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    shown: list[str] = []
    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    try:
        form = open_adding(window.context, window)
        QApplication.processEvents()
    finally:
        QApplication.instance().removeEventFilter(watch)
    assert shown == ["AddingForm"]
    form.reject()


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


def test_news_after_the_day_shown_is_shown_and_printed(window, qtbot) -> None:
    context = window.context
    briefing = start_briefing(context)
    form = open_adding(context, window)
    assert not form.later.isVisible()
    fill_event(form, qtbot, date="3 March 2026")
    assert form.later.isVisible()
    assert bare(form.later.text()) == "Show what is on record on 3 March 2026"
    form.save()
    assert context.as_of == "2026-03-03"
    content = context.workspace.briefing(briefing)
    assert content.as_of == "2026-03-03"
    entries = chronology(context.selection, institutions=["ins:i04"])
    assert form.saved.item in [each.id for each in entries]
    printed = Selection(
        context.selection.by_id.values(), as_of=content.as_of, cutoff=context.workspace.cutoff()
    )
    data, _ = render(compose(printed, content))
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
    assert "3 March 2026" in text
    assert TITLE in text
    assert "Fusion centre begins reviews" in text
    context.undo()
    assert context.workspace.briefing(briefing).as_of == ""


def test_the_day_shown_may_stay(form, window, qtbot) -> None:
    before = window.context.as_of
    fill_event(form, qtbot, date="3 March 2026")
    form.later.setChecked(False)
    form.save()
    assert window.context.as_of == before


@pytest.mark.parametrize(
    ("date", "shown", "day"),
    [
        ("2026-02-10", "2026-02-24", ""),
        ("2026-02", "2026-02-24", ""),
        ("2026-03-03", "2026-02-24", "2026-03-03"),
        ("2026-03", "2026-02-24", "2026-03-31"),
        ("2027", "2026-02-24", "2027-01-01"),
        ("2025-05-06", "2018-01-01", "2026-02-24"),
        ("2026-03-05/..", "2026-02-24", "2026-03-05"),
    ],
)
def test_the_day_that_shows_a_date(date, shown, day) -> None:
    assert day_to_show(date, shown, "2026-02-24") == day


def test_a_status_shows_in_the_profile(form, window, qtbot) -> None:
    form.kind._group.button(1).click()
    part = form.status_part
    part.subject.set_ids(["ins:i04"])
    part.status.set_current("dormant")
    qtbot.keyClicks(part.since, "1 February 2026")
    form.source_part.new.title.setText("The centre rests")
    form.source_part.new.publisher.setText("Dawn")
    form.save()
    found = stated(window.context.selection, "ins:i04", "status")
    assert found.shown.value == "dormant"
    assert found.shown.grade.reliability.name == "B"


def test_a_commitments_status_enters_its_record(form, window, qtbot) -> None:
    form.kind._group.button(1).click()
    part = form.status_part
    part.subject.set_ids(["com:k04"])
    assert part.words_field.isVisibleTo(form)
    assert "funded" in [part.status.itemData(at) for at in range(part.status.count())]
    part.status.set_current("funded")
    qtbot.keyClicks(part.since, "20 February 2026")
    qtbot.keyClicks(part.words, "Money is released")
    form.source_part.new.title.setText("Money for NACTA")
    form.save()
    promise = record(window.context.selection).promise("com:k04")
    assert (promise.status.key, promise.since) == ("funded", "2026-02-20")
    assert promise.status_citations


def test_the_users_letter_wins_over_the_proposal_and_gives_its_reason(form, window, qtbot) -> None:
    new = form.source_part.new
    qtbot.keyClicks(new.publisher, "dawn")
    assert new.reliability.current() == "B"
    assert new.medium.current() == "press"
    assert bare(new.reliability_field.note.words()) == "Proposed: 25 of 27 sources of Dawn"
    new.reliability.set_current("D")
    new.reliability.chosen.emit("D")
    assert bare(new.reliability_field.note.words()).startswith("Your choice; proposed was B")
    qtbot.keyClicks(new.because, "a reprint without a date")
    new.publisher.setText("The Nation")
    assert new.reliability.current() == "D"
    assert new.fields()["reliability_reason"] == "a reprint without a date"


def test_a_link_on_record_offers_its_source(form, window, qtbot) -> None:
    known = next(item for item in window.context.selection.kind("source") if item.get("url"))
    form.source_part.new.link.setText(known.get("url"))
    assert bare(form.source_part.new.link_field.note.words()).startswith("On record already: ")
    qtbot.mouseClick(form.source_part.new.use_twin, Qt.MouseButton.LeftButton)
    assert form.source_part.way() == "known"
    assert form.source_part.source().known == known.id


def test_a_publisher_or_a_name_is_never_taken_without_being_chosen(form, qtbot) -> None:
    qtbot.keyClicks(form.event_part.what, "Something happened")
    qtbot.keyClicks(form.event_part.date, "2026-02")
    form.source_part.mode._group.button(2).click()
    qtbot.keyClicks(form.event_part.concerned.finder, "nacta")
    qtbot.keyClick(form.event_part.concerned.finder.popup(), Qt.Key.Key_Escape)
    form.save()
    assert form.saved is None
    assert "was not chosen" in form.event_part.concerned_field.note.words()


def test_records_are_found_by_other_names_and_in_urdu(form, qtbot) -> None:
    field = form.event_part.concerned
    field.finder.offer("نیکٹا")
    assert "ins:i01" in [each.id for each in field.finder.offers()]
    pick(field, "nacta", qtbot)
    pick(field, "niftac", qtbot)
    assert field.ids() == ("ins:i01", "ins:i04")
    assert [chip.text() for chip in field.chips()] == ["NACTA", "NIFTAC"]
    qtbot.keyClick(field.finder, Qt.Key.Key_Backspace)
    assert field.ids() == ("ins:i01",)
    qtbot.keyClick(field.chips()[0], Qt.Key.Key_Delete)
    assert field.ids() == ()


def test_the_whole_form_is_reached_by_tab_and_every_control_has_a_name(form, qtbot) -> None:
    form.event_part.concerned.set_ids(["ins:i01", "ins:i04"])
    chips = [chip.accessibleName() for chip in form.event_part.concerned.chips()]
    assert chips[0] == "NACTA, National Counter Terrorism Authority"
    names = []
    while (here := QApplication.focusWidget()).accessibleName() not in names:
        names.append(here.accessibleName())
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert all(names)
    wanted = ["What happened", "Date", "Kind of event", "Who is concerned", *chips, "Place"]
    wanted += ["Title of the source", "Publisher", "Published", "Link", "Excerpt", "Credibility", "Save"]
    assert [name for name in names if name in wanted] == wanted


@pytest.mark.parametrize("name", ["what", "date", "where"])
def test_enter_alone_does_not_save(form, qtbot, name) -> None:
    fill_event(form, qtbot)
    qtbot.keyClick(getattr(form.event_part, name), Qt.Key.Key_Return)
    assert form.saved is None
    assert form.isVisible()


def test_an_own_event_is_changed_by_its_key_and_can_be_removed(form, window, qtbot) -> None:
    fill_event(form, qtbot)
    form.save()
    context, event = window.context, form.saved.item
    context.set_current("evt:e001")
    assert BY_ID["event.edit"].lacks(window) == "choose an event of your own first"
    context.set_current(event)
    window.menus.perform("event.edit")
    again = next(one for one in window.findChildren(AddingForm) if one.isVisible())
    assert again.event_part.what.text() == TITLE
    again.remove()
    assert not again.isVisible()
    assert context.workspace.item(event) is None
    assert context.workspace.items("citation", about=event) == []
    assert context.workspace.undo_label() == f"Remove event: {TITLE}"
    context.undo()
    assert context.workspace.item(event).title == TITLE
    assert len(context.workspace.items("citation", about=event)) == 1


def test_saving_an_event_without_a_change_writes_nothing(form, window, qtbot) -> None:
    fill_event(form, qtbot)
    form.save()
    label = window.context.workspace.undo_label()
    again = open_editing(window.context, window, form.saved.item)
    again.save()
    assert not again.isVisible()
    assert window.context.workspace.undo_label() == label


def test_the_status_asked_for_is_that_of_what_is_chosen(window) -> None:
    window.context.set_current("com:k04")
    form = open_adding(window.context, window)
    assert form.status_part.subject.ids() == ("com:k04",)
    assert form.event_part.concerned.ids() == ()
    form.reject()
    assert not form.isVisible()


def test_what_is_pasted_stays_plain_text(form, window, qtbot) -> None:
    title = "<b>A & B</b> {name} \u202eturned"
    form.event_part.what.setPlainText(title)
    form.event_part.date.setText("2026-02-01")
    form.source_part.new.title.setText("<img src=x> {block}")
    form.source_part.new.publisher.setText("A & B")
    form.save()
    said = [toast.findChildren(TextLabel)[0].whole() for toast in window.findChildren(Toast)]
    assert any("<b>A & B</b> {name} [U+202E]turned" in words for words in said), said
    stored = window.context.workspace.item(form.saved.item).title
    assert stored == "<b>A & B</b> {name} [U+202E]turned"
