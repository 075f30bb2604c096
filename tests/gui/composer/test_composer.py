"""The opened briefing: outline, typing that is saved, judgements, live preview, export."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDesktopServices, QFontMetricsF, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from briefing.report import compose
from briefing.ui.composer.settings_dialog import SettingsDialog
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.theme import theme

LONG = 120_000


def names(page):
    return [row.name for row in page.outline.blocks.rows]


def test_the_default_briefing_opens_with_its_blocks_numbered(page, place):
    assert names(page)[:4] == [
        "Key judgements",
        "State of coordination",
        "Timeline and chronology",
        "Profile: NIFTAC",
    ]
    index = page.outline.blocks.index(3)
    assert index.data() == "4 Profile: NIFTAC"
    assert place.title() == "State of counter-terrorism coordination"
    assert place.object_title() == "TLP:CLEAR"
    assert place.heading() == "State of counter-terrorism coordination (TLP:CLEAR)"
    assert place.wants_rail


def test_no_name_of_the_outline_is_cut_and_unclear_words_are_explained(page, context):
    """At 1366 wide, with the bold face of the chosen block and a count of two digits beside it."""
    view, at = page.outline, names(page).index("Timeline and chronology")
    wide = view.visualRect(view.model().index(at)).width()
    now = theme()
    name = QFontMetricsF(now.font("body", 600)).horizontalAdvance("Timeline and chronology")
    count = QFontMetricsF(now.font("label")).horizontalAdvance("12") + now.px(12) + now.px(6)
    assert 20 + now.px(37 + 16 + 7) + name + count <= wide
    assert page.text.add_record.text() == "From the record…"
    told = [one.toolTip() for one in page.side.findChildren(QWidget)]
    assert any("Tradecraft is the craft of sound analysis" in tip for tip in told)
    settings = SettingsDialog(context, page.content)
    assert "TLP, the Traffic Light Protocol, says with whom" in settings.marking_field.note.words()
    settings.deleteLater()


def test_the_language_of_the_frame_is_chosen_in_the_settings(page, context):
    settings = SettingsDialog(context, page.content)
    settings.language.set_current("ur")
    settings.names.set_current("bilingual")
    assert "stays as they state it" in settings.language_field.note.words()
    settings.keep()
    kept = context.workspace.briefing(page.content.id)
    assert (kept.language, kept.bilingual) == ("ur", True)
    document = compose(context.selection, kept)
    assert document.language == "ur"
    assert document.sections[0].title == "اہم آراء"
    context.undo()
    assert context.workspace.briefing(page.content.id).language == "en"


def test_a_block_moves_by_key_and_back_by_undo(page, context):
    page.outline.setFocus()
    QTest.keyClick(page.outline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(page)[:2] == ["State of coordination", "Key judgements"]
    assert context.workspace.undo_label() == "Move block Key judgements"
    context.undo()
    assert names(page)[:2] == ["Key judgements", "State of coordination"]


def test_what_is_typed_is_on_disk_within_a_second_and_the_cursor_stays(page, context, qtbot):
    area = page.text.text
    area.setFocus()
    QTest.keyClicks(area, "What we found in Lahore")
    block = page.block_id
    qtbot.waitUntil(
        lambda: context.workspace.item(block).get("text") == "What we found in Lahore", timeout=1000
    )
    cursor = area.textCursor()
    cursor.setPosition(4)
    area.setTextCursor(cursor)
    QTest.keyClicks(area, " now")
    area.save()
    assert context.workspace.item(block).get("text") == "What now we found in Lahore"
    assert area.textCursor().position() == 8
    assert context.workspace.undo_label() == "Write text"


def test_a_judgement_is_previewed_in_two_sentences(page, context):
    made = page.text.add("judgement")
    form = page.text.cards[0].form
    QTest.keyClicks(form.claim, "The NICC has lapsed")
    QTest.keyClicks(form.basis, "no notification renews it")
    form.save()
    form.likelihood.setCurrentIndex(5)
    form.likelihood.chosen.emit(form.likelihood.current())
    form.confidence.chosen.emit("low")
    assert form.likelihood.itemText(5) == "likely, 55 to 75 %"
    assert form.preview.words() == (
        "It is likely that the NICC has lapsed. We hold this with low confidence: no notification renews it."
    )
    kept = context.workspace.item(made)
    assert (kept.get("likelihood"), kept.get("confidence")) == ("4", "low")


def test_the_preview_shows_the_page_of_the_chosen_block(page, qtbot):
    qtbot.waitUntil(lambda: page.preview.fresh, timeout=LONG)
    profile = next(row.id for row in page.outline.blocks.rows if row.name == "Profile: NIFTAC")
    page.choose(profile)
    assert page.preview.page == page.preview.pages.page_of(profile) > 1
    spot = next(place for place in page.preview.pages.result.block_pages if place.page == 2)
    page.preview.turn(2 - page.preview.page)
    qtbot.waitUntil(lambda: page.preview.fresh, timeout=LONG)
    page.preview.sheet.pressed.emit(spot.rect[0] + 5, spot.rect[1] + 5)
    assert page.block_id == spot.block
    assert page.preview.page == 2


def test_the_untouched_default_briefing_is_exported(page, place, tmp_path, qtbot, monkeypatch):
    assert place.perform("briefing.export")
    dialog = place.dialog
    assert dialog.name.text() == "State-of-counter-terrorism-coordination-2026-02-24.pdf"
    for told in dialog.checks.findChildren(Prose):
        assert told.height() >= told.heightForWidth(told.width()), told.words()
    dialog.folder.setText(str(tmp_path))
    dialog.write()
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=LONG)
    document = pypdfium2.PdfDocument(tmp_path / dialog.name.text())
    assert 10 <= len(document) <= 20
    assert dialog.open_button.isVisible()
    assert dialog.show_button.isVisible()
    document.close()
    assert str(tmp_path) in dialog.outcome.text()
    gap = dialog.open_button.mapTo(dialog, QPoint()).y() - dialog.outcome.geometry().bottom()
    assert gap < 40, "no void where the form stood"
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    dialog.open_button.click()
    assert dialog.outcome.text() == (
        f"No program was found here to open it with. It is {tmp_path / dialog.name.text()}"
    )
    dialog.finish("cancel")


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("md", b"**TLP:")])
def test_it_is_exported_to_be_edited(page, place, tmp_path, qtbot, kind, begins):
    assert place.perform("briefing.export")
    dialog = place.dialog
    dialog.folder.setText(str(tmp_path))
    index = dialog.kind.findData(kind)
    dialog.kind.setCurrentIndex(index)
    dialog.kind.activated.emit(index)
    assert dialog.name.text() == f"State-of-counter-terrorism-coordination-2026-02-24.{kind}"
    dialog.write()
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=LONG)
    assert dialog.written == tmp_path / dialog.name.text()
    assert dialog.written.read_bytes().startswith(begins)
    assert " notes, TLP:CLEAR" in dialog.outcome.text()
    assert "0 pages" not in dialog.outcome.text()
    dialog.finish("cancel")


def test_the_kind_of_file_follows_the_ending_that_is_typed(page, place, tmp_path):
    assert place.perform("briefing.export")
    dialog = place.dialog
    dialog.folder.setText(str(tmp_path))
    dialog.name.setFocus()
    dialog.name.clear()
    QTest.keyClicks(dialog.name, "notes.docx")
    assert dialog.kind.current() == "docx"
    assert dialog.target() == tmp_path / "notes.docx"
    dialog.name.clear()
    QTest.keyClicks(dialog.name, "notes.txt")
    assert dialog.target() == tmp_path / "notes.txt.docx"
    dialog.finish("cancel")


def test_the_export_quotes_the_sentence_that_one_source_alone_states(page, place, context):
    assert context.add_to_briefing("evt:e138")
    assert place.perform("briefing.export")
    told = "\n".join(one.words() for one in place.dialog.checks.findChildren(Prose))
    assert "Only one source says this; no second one confirms it. “19 November 2024: The federal apex" in told
    place.dialog.finish("cancel")


def test_an_export_that_is_closed_is_stopped_and_leaves_no_file(page, place, context, tmp_path, qtbot):
    said = []
    context.toastRequested.connect(lambda text, _undo, _show: said.append(text))
    assert place.perform("briefing.export")
    dialog = place.dialog
    dialog.folder.setText(str(tmp_path))
    dialog.write()
    said_cancel = [
        one.text()
        for one in dialog.findChildren(QAbstractButton)
        if one.isVisible() and one.text() == "Cancel"
    ]
    assert said_cancel == ["Cancel"], "one way to stop it"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert place.dialog is None
    qtbot.waitUntil(lambda: said == ["The export was stopped. No file was written."], timeout=LONG)
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_wrong_name_or_folder_is_told_where_it_stands(page, place, tmp_path):
    place.perform("briefing.export")
    dialog = place.dialog
    dialog.folder.setText(str(tmp_path / "nowhere"))
    dialog.write()
    assert dialog.folder_field.wrong
    dialog.folder.setText(str(tmp_path))
    dialog.name.setText("a/b")
    dialog.write()
    assert dialog.name_field.wrong
    assert dialog.running is None
    dialog.finish("cancel")


def test_chips_carry_the_numbers_of_the_printed_notes(page, context, qtbot):
    statement = context.add_to_briefing("ins:i04", "status")
    page.show_piece(statement)
    qtbot.waitUntil(lambda: page.preview.fresh, timeout=LONG)
    numbers = page.preview.pages.numbers
    first = page.text.cards[0].statement.citations[0]
    assert f"note {numbers[first]}, B1" in page.text.cards[0].prose.words()


def test_the_preview_follows_what_is_typed(page, qtbot):
    qtbot.waitUntil(lambda: page.preview.fresh, timeout=LONG)
    before = page.preview.pages
    QTest.keyClicks(page.text.text, "A sentence that was not there")
    page.text.save()
    assert not page.preview.fresh
    qtbot.waitUntil(lambda: page.preview.fresh, timeout=LONG)
    assert page.preview.pages is not before
    sheet = page.preview.pages._document[page.preview.pages.page_of(page.block_id) - 1]
    text = sheet.get_textpage()
    assert "A sentence that was not there" in text.get_text_range()
    text.close()
    sheet.close()


def test_undo_takes_back_typing_here_first_and_then_what_was_done_before(page, context, qtbot):
    area = page.text.text
    asked = []
    context.performRequested.connect(asked.append)
    area.setFocus()
    QTest.keyClicks(area, "Hello there")
    area.save()
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(area, *undo)
    area.save()
    assert area.toPlainText() == ""
    assert context.workspace.item(page.block_id).get("text") == ""
    # With nothing typed to take back, the key is left to the window, whose undo has the name of the act.
    override = QKeyEvent(QEvent.Type.ShortcutOverride, *undo)
    override.ignore()
    area.event(override)
    assert not override.isAccepted()
    page.side.undo.click()
    assert asked == ["undo"]


def test_the_next_thing_to_mend_is_brought_into_view(page, place):
    made = page.text.add("judgement", "The NICC has lapsed")
    page.choose(page.outline.blocks.rows[3].id)
    assert place.perform("briefing.next_check")
    assert [card.statement.id for card in page.text.cards] == [made]
    assert page.side.tradecraft.whole() == "Two to mend, one to know."
