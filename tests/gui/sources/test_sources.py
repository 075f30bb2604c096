"""The place of sources, as a user sees, walks and grades it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from briefing.analysis.wording import sentence
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import bare
from briefing.ui.sources import opening
from briefing.ui.sources.stating import grouped


def words_of(record) -> str:
    QApplication.processEvents()
    parts = record.widget().findChildren(Prose)
    return "\n".join(bare(each.words()) for each in parts if not each.isHidden())


def said(place, source_id: str, column: int) -> str:
    model = place.table.sources
    return model.data(model.index(model.find(source_id), column), Qt.ItemDataRole.AccessibleTextRole)


def test_all_sources_stand_best_letter_first_and_are_counted(place, workspace) -> None:
    rows = place.shown()
    assert len(rows) == workspace.counts()["source"] == 272
    letters = [row.letter or "Z" for row in rows]
    assert letters == sorted(letters)
    assert place.status_words().startswith("272 sources, ")
    graded = sum(1 for row in rows if row.letter == "B")
    assert f"{graded} graded B" in place.status_words()


def test_a_row_says_its_letter_in_words_and_how_often_it_is_cited(place, workspace) -> None:
    row = max(place.shown(), key=lambda each: each.cited)
    assert said(place, row.id, 0) == f"{row.letter}: {row.letter_words}"
    assert said(place, row.id, 4) == str(len(workspace.referring(row.id, "citation")))
    assert place.table.sources.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)


def test_typing_and_filters_narrow_and_can_be_cleared(place, qtbot) -> None:
    place.finder.setText("business recorder")
    assert place.shown()
    assert all("Business Recorder" in row.publisher for row in place.shown() if row.publisher)
    assert place.status_words() == f"{len(place.shown())} of 272 sources"
    place.finder.setText("no such page")
    assert place.shown() == []
    assert place.nothing.isVisible()
    qtbot.mouseClick(place.nothing.button, Qt.MouseButton.LeftButton)
    assert len(place.shown()) == 272
    qtbot.mouseClick(place.disputes_chip, Qt.MouseButton.LeftButton)
    assert place.shown()
    assert all(row.disputes for row in place.shown())
    qtbot.keyClick(place.disputes_chip, Qt.Key.Key_Delete)
    qtbot.mouseClick(place.letter_chip, Qt.MouseButton.LeftButton)
    menu = next(each for each in place.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == "A: completely reliable").trigger()
    menu.close()
    assert {row.letter for row in place.shown()} == {"A"}
    qtbot.keyClick(place.letter_chip, Qt.Key.Key_Delete)
    assert len(place.shown()) == 272


def test_a_press_on_a_head_sorts(place) -> None:
    place.table.sortAsked.emit("cited")
    counts = [row.cited for row in place.shown()]
    assert counts == sorted(counts, reverse=True)
    place.table.sortAsked.emit("published")
    dated = [row for row in place.shown() if row.published]
    assert place.shown()[: len(dated)] == dated
    assert [row.day for row in dated] == sorted((row.day for row in dated), reverse=True)


def disputing(place):
    return next(row for row in place.shown() if row.disputes and row.cited > 3)


def test_the_record_shows_what_the_source_states_and_where_it_differs(place, context) -> None:
    row = disputing(place)
    place.open_object(row.id)
    view = place.record.shown
    shown = words_of(place.record)
    assert row.title in shown
    assert sentence(view.reason) in shown
    groups = grouped(view.states)
    assert sum(group.count for group in groups) == row.cited
    for passage in groups[0].passages:
        assert f"“{passage.excerpt}”" in shown
    differing = next(each for each in view.states if each.differs)
    assert differing.differs in shown
    assert context.current == (row.id, "")
    assert place.current_object() == row.id


def test_citations_of_one_record_stand_together(place) -> None:
    place.open_object(max(place.shown(), key=lambda each: each.cited).id)
    groups = grouped(place.record.shown.states)
    assert len({group.about for group in groups}) == len(groups)
    assert any(group.count > 1 for group in groups)


def test_another_letter_needs_another_reason_and_can_be_undone(place, context, qtbot) -> None:
    row = next(each for each in place.shown() if each.letter == "B")
    place.open_object(row.id)
    QApplication.processEvents()
    form = place.record.reliability
    qtbot.mouseClick(form.letters[3], Qt.MouseButton.LeftButton)
    assert form.words.whole() == "not usually reliable"
    assert form.form.isVisible()
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.field.wrong
    assert context.workspace.item(row.id).get("reliability") == "B"
    form.why.clear()
    qtbot.keyClicks(form.why, "Corrected itself twice")
    qtbot.keyClick(form.why, Qt.Key.Key_Return)
    item = context.workspace.item(row.id)
    assert (item.get("reliability"), item.get("reliability_reason")) == ("D", "Corrected itself twice")
    assert said(place, row.id, 0) == "D: not usually reliable"
    assert "Corrected itself twice" in words_of(place.record)
    assert place.record.shown.row.letter == "D"
    assert not place.record.reliability.give_back.isHidden()
    qtbot.mouseClick(place.record.reliability.give_back, Qt.MouseButton.LeftButton)
    assert context.workspace.item(row.id).get("reliability") == "B"
    context.undo()
    assert place.record.shown.row.letter == "D"
    context.undo()
    assert place.record.shown.row.letter == "B"
    assert not context.workspace.item(row.id).mine


def test_esc_leaves_the_letter_as_it_was(place, qtbot) -> None:
    place.focus_first()
    qtbot.keyClick(place.table, Qt.Key.Key_F2)
    form = place.record.reliability
    assert form.editing
    before = form.current()
    form.choose("F")
    qtbot.keyClick(form.why, Qt.Key.Key_Escape)
    assert form.current() == before
    assert not form.editing


def test_the_host_is_shown_before_anything_is_opened(place, context, qtbot, monkeypatch) -> None:
    opened = []
    monkeypatch.setattr(opening, "open_url", opened.append)
    row = next(each for each in place.shown() if context.selection.get(each.id).get("url"))
    place.open_object(row.id)
    qtbot.mouseClick(place.record.link_button, Qt.MouseButton.LeftButton)
    assert opened == []
    popover = place.record.popover
    url = context.selection.get(row.id).get("url")
    assert opening.host_of(url) in bare(popover.head.words())
    qtbot.mouseClick(popover.open_button, Qt.MouseButton.LeftButton)
    assert [each.toString() for each in opened] == [url]


def test_an_address_that_is_no_web_page_has_no_link(place, context) -> None:
    row = place.shown()[0]
    place.open_object(row.id)
    for address in ("file:///etc/passwd", "javascript:alert(1)", "https://me:secret@example.com/"):
        context.do(lambda address=address: context.workspace.edit(row.id, {"url": address}))
        assert place.record.link_button is None, address


def test_copy_as_citation_names_title_publisher_and_link(place, context) -> None:
    row = next(each for each in place.shown() if context.selection.get(each.id).get("url"))
    place.open_object(row.id)
    assert place.perform("citation.copy")
    copied = QApplication.clipboard().text()
    assert row.title in copied
    assert row.publisher in copied
    assert context.selection.get(row.id).get("url") in copied


def test_briefings_that_use_it_are_named(place, context) -> None:
    row = max(place.shown(), key=lambda each: each.cited)
    place.open_object(row.id)
    assert "No briefing states anything from it yet." in words_of(place.record)
    citation = context.workspace.referring(row.id, "citation")[0]
    assert context.add_to_briefing(citation.id)
    assert context.workspace.briefing(context.draft).title in words_of(place.record)


def test_ctrl_d_adds_the_source_itself(place, context) -> None:
    row = place.shown()[4]
    place.open_object(row.id)
    statement = context.add_to_briefing(*context.current)
    assert row.title in context.workspace.item(statement).get("text")


def test_back_and_forward_bring_the_view_again(place) -> None:
    place.finder.setText("dawn")
    place.table.sortAsked.emit("cited")
    kept, ids = place.state(), [row.id for row in place.shown()]
    place.clear_filters()
    place.table.sortAsked.emit("title")
    place.restore(kept)
    assert [row.id for row in place.shown()] == ids
    assert place.finder.text() == "dawn"


def test_opening_a_source_that_a_filter_hides_drops_the_filter(place) -> None:
    hidden = place.shown()[0].id
    place.finder.setText("no such page")
    place.open_object(hidden)
    assert place.current_object() == hidden
    assert place.finder.text() == ""


def test_arrows_walk_over_the_rows_and_the_record_follows(place, qtbot) -> None:
    place.focus_first()
    qtbot.keyClick(place.table, Qt.Key.Key_Down)
    assert place.record.shown.row.id == place.shown()[1].id
    qtbot.keyClick(place.table, Qt.Key.Key_Return)
    assert any(each.hasFocus() for each in place.record.reliability.letters)


def test_a_letter_of_a_workspace_that_can_only_be_read_is_shown_and_not_changed(
    place, context, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(type(context.workspace), "read_only", property(lambda _self: True))
    context.workspace.why_read_only = "Another copy has it open."
    place.record.refresh()
    QApplication.processEvents()
    form = place.record.reliability
    assert not any(each.isEnabled() for each in form.letters)
    assert "Another copy has it open." in form.letters[0].toolTip()
    place.record.edit()
    assert not form.editing


def test_an_excerpt_in_urdu_stands_in_its_own_direction_and_a_name_says_whose_it_is(place, context) -> None:
    place.open_object("src:s156")
    shown = words_of(place.record)
    assert "مارچ تک فعال کر دیا جائیگا" in shown
    assert "Balochistan, name in Urdu [" in shown
    assert "name_ur" not in shown


def test_the_record_keeps_its_width_and_a_double_click_resets_it(place, context, qtbot) -> None:
    usual = place.record.width()
    assert 430 <= usual <= 440
    place.beside.setSizes([600, 560])
    place.beside.splitterMoved.emit(600, 1)
    own = place.record.width()
    assert own > usual
    place.resize(1300, 700)
    QApplication.processEvents()
    assert place.record.width() == own
    assert int(context.workspace.setting("sources-record")) == own
    qtbot.mouseDClick(place.beside.handle(1), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert place.record.width() == usual
    assert context.workspace.setting("sources-record") == ""
