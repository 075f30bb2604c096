"""What is written into a briefing: margin notes and their mends, settings, options, evidence, dropping, copying."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from briefing.analysis.statements import draft
from briefing.ui.composer import copying
from briefing.ui.composer.dragging import BLOCK_TYPE, STATEMENT_TYPE
from briefing.ui.kit.dragging import item_data

LONG = 30_000
NIFTAC = "ins:i04"


def block_named(page, name):
    return next(row.id for row in page.outline.blocks.rows if row.name == name)


def drop(outline, data, row):
    place = QPointF(outline.visualRect(outline.blocks.index(row)).center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    outline.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_judgement_alone_is_told_what_it_lacks_and_led_to_it(page):
    assert page.text.notes() == ["no-judgement", "no-marking"]
    made = page.text.add("judgement", "The NICC has lapsed")
    assert page.text.notes() == ["no-marking"]
    assert page.text.notes(made) == ["no-likelihood", "no-confidence"]
    form = page.text.cards[0].form
    page.text.margin_of(made).margin.notes[0].buttons[0].click()
    assert form.likelihood.hasFocus()
    form.likelihood.chosen.emit("2")
    assert page.text.notes(made) == ["no-confidence"]


def test_a_disputed_fact_is_made_to_say_so(page, context):
    statement = context.add_to_briefing(NIFTAC, "parent")
    page.show_piece(statement)
    assert "disputed-flat" not in page.text.notes(statement)
    flat = {"text": "NIFTAC stands under NACTA"}
    context.do(lambda: context.workspace.edit(statement, flat, label="Say it flatly"))
    assert "disputed-flat" in page.text.notes(statement)
    note = next(n for n in page.text.margin_of(statement).margin.notes if n.check.id == "disputed-flat")
    note.buttons[0].click()
    assert "disputed-flat" not in page.text.notes(statement)
    words = context.workspace.item(statement).get("text")
    assert "Sources differ: " in words
    assert context.workspace.undo_label() == "Say that sources differ"
    context.undo()
    assert "disputed-flat" in page.text.notes(statement)


def test_a_fact_that_changed_is_brought_up_to_date(page, context):
    event = next(item for item in context.selection.kind("event") if item.get("date"))
    statement = context.add_to_briefing(event.id)
    page.show_piece(statement)
    context.do(lambda: context.workspace.edit(event.id, {"title": "It was called off"}, label="Edit title"))
    assert "changed" in page.text.notes(statement)
    note = next(n for n in page.text.margin_of(statement).margin.notes if n.check.id == "changed")
    note.buttons[0].click()
    assert "changed" not in page.text.notes(statement)
    assert "It was called off" in page.text.cards[0].prose.words()


def test_a_judgement_rests_on_facts_of_the_briefing(page, context):
    fact = context.add_to_briefing(NIFTAC, "parent")
    page.choose(page.outline.blocks.rows[0].id)
    judgement = page.text.add("judgement", "NIFTAC stands alone")
    form = page.text.cards[0].form
    stated = next(one for one in page.content.statements if one.id == fact)
    form.cite_fact(stated)
    cited = context.workspace.item(judgement).get("citations")
    assert cited == stated.item.get("citations") != ""
    assert form.evidence.isVisibleTo(form)
    form.cite_fact(stated)
    assert context.workspace.item(judgement).get("citations") == ""


def test_typing_goes_on_while_something_else_is_added(page, context):
    area = page.text.text
    area.setFocus()
    QTest.keyClicks(area, "Half a sent")
    context.add_to_briefing(NIFTAC)
    assert area.toPlainText() == "Half a sent"
    assert area.textCursor().position() == 11
    QTest.keyClicks(area, "ence")
    area.save()
    assert context.workspace.item(page.block_id).get("text") == "Half a sentence"


def test_settings_are_one_act(page, context, place):
    page.settings()
    dialog = page.dialog
    dialog.title.setText("")
    dialog.keep()
    assert dialog.title_field.wrong
    dialog.title.setText("Coordination in 2018")
    dialog.marking.set_current("TLP:AMBER")
    dialog.as_of.setText("2018")
    dialog.audience.setText("The review board")
    assert dialog.citation_style.current() == ""
    dialog.citation_style.set_current("apa")
    dialog.keep()
    content = context.workspace.briefing(page.content.id)
    assert (content.title, content.marking.value) == ("Coordination in 2018", "TLP:AMBER")
    assert (content.as_of, content.audience) == ("2018-12-31", "The review board")
    assert content.citation_style == "apa"
    assert place.title() == "Coordination in 2018"
    assert "no-marking" not in page.text.notes()
    assert context.workspace.undo_label() == "Change the briefing’s settings"
    context.undo()
    assert place.title() == "State of counter-terrorism coordination"


def test_options_of_a_block_are_those_of_its_kind(page, context):
    page.choose(block_named(page, "Profile: NIFTAC"))
    options = page.text.options
    assert options.institution.current() == NIFTAC
    assert not options.include.isVisibleTo(options)
    options.institution.chosen.emit("ins:i07")
    assert context.workspace.item(page.block_id).get("institution") == "ins:i07"
    assert page.text.title.whole() == "Profile: NICC"
    page.choose(block_named(page, "Commitment record"))
    assert options.include.isVisibleTo(options)
    assert not options.institution.isVisibleTo(options)


def test_blocks_items_statements_and_text_are_dropped(page, context):
    data = QMimeData()
    data.setData(BLOCK_TYPE, b"0")
    outline = page.outline
    place = QPointF(outline.visualRect(outline.blocks.index(2)).bottomLeft())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    outline.dropEvent(QDropEvent(place, Qt.DropAction.MoveAction, data, buttons, keys))
    assert [row.name for row in outline.blocks.rows][:3] == [
        "State of coordination",
        "Timeline and chronology",
        "Key judgements",
    ]
    drop(outline, item_data([(NIFTAC, "parent")]), 2)
    assert page.text.title.whole() == "Key judgements"
    made = page.text.cards[0].statement
    assert (made.subject, made.field) == (NIFTAC, "parent")
    assert made.words == draft(context.selection, NIFTAC, "parent").text
    data = QMimeData()
    data.setData(STATEMENT_TYPE, made.id.encode())
    drop(outline, data, 0)
    assert page.text.title.whole() == "State of coordination"
    assert [card.statement.id for card in page.text.cards] == [made.id]
    data = QMimeData()
    data.setText("Read in the paper")
    drop(outline, data, 1)
    assert page.text.cards[0].area.toPlainText() == "Read in the paper"


def test_a_paragraph_and_the_chronology_are_copied_with_their_notes(page, context, qtbot):
    statement = context.add_to_briefing(NIFTAC, "parent")
    page.show_piece(statement)
    said = []
    context.toastRequested.connect(lambda text, _undo, _show: said.append(text))
    page.text.copy(copying.statement(page.text.cards[0].statement))
    qtbot.waitUntil(lambda: said == ["Copied with its notes"], timeout=LONG)
    data = QGuiApplication.clipboard().mimeData()
    assert page.text.cards[0].statement.words.rstrip(".") in data.text()
    assert "<sup>" in data.html() or "[1]" in data.html()
    page.text.copy(copying.chronology(), markdown=True)
    qtbot.waitUntil(lambda: said[-1:] == ["Copied as Markdown, with its notes"], timeout=LONG)
    assert re.search(r"^- \*\*.+\.\[\^\d+\]$", QGuiApplication.clipboard().text(), re.MULTILINE)


def test_statements_move_within_their_block_and_are_removed(page, context):
    first, second = page.text.add("text", "One"), page.text.add("text", "Two")
    page.text.cards[1].setFocus()
    QTest.keyClick(page.text.cards[1], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [card.statement.id for card in page.text.cards] == [second, first]
    QTest.keyClick(page.text.cards[0], Qt.Key.Key_Delete)
    assert [card.statement.id for card in page.text.cards] == [first]
    context.undo()
    assert [card.statement.id for card in page.text.cards] == [second, first]


def test_blocks_are_added_and_removed(page, context):
    count = len(page.outline.blocks.rows)
    page.add_block("text")
    assert page.text.title.whole() == "Free text"
    assert page.outline.currentIndex().row() == 1
    QTest.keyClick(page.outline, Qt.Key.Key_Delete)
    assert len(page.outline.blocks.rows) == count
    assert context.workspace.undo_label() == "Remove block Free text"
    context.undo()
    assert [row.name for row in page.outline.blocks.rows][1] == "Free text"


def test_the_words_of_a_fact_are_edited_and_what_it_cites_stays(page, context):
    statement = context.add_to_briefing(NIFTAC, "status")
    page.show_piece(statement)
    card = page.text.cards[0]
    cited = card.statement.citations
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_F2)
    assert card.area.hasFocus()
    QTest.keyClick(card.area, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(card.area, " So much is clear.")
    page.text.text.setFocus()
    assert not card.area.isVisible()
    kept = context.workspace.item(statement)
    assert kept.get("text").endswith("since 6 May 2025. So much is clear.")
    assert kept.get("citations") == ";".join(cited)
    assert "So much is clear." in card.prose.words()


def test_where_nothing_can_be_written_nothing_is_offered(page, context, monkeypatch):
    monkeypatch.setattr(type(context.workspace), "read_only", property(lambda _self: True))
    monkeypatch.setattr(type(context.workspace), "why_read_only", "another copy has it open", raising=False)
    page.refresh(None)
    assert page.text.text.isReadOnly()
    assert not page.text.add_judgement.isEnabled()
    assert not page.side.add.isEnabled()
