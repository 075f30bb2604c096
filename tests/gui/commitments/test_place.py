"""The commitments, as a user sees, walks and opens them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from briefing.ui.application import dress, open_window
from briefing.ui.commitments.listing import PromiseGroup, PromiseRow
from briefing.ui.commitments.place import CommitmentsPlace
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.chips import CitationChips, FilterChip
from briefing.ui.kit.prose import Prose


def lines(place) -> list[str]:
    model = place.list.table.promises
    found = [model.line(at) for at in range(model.rowCount())]
    return [line.text if isinstance(line, PromiseRow) else f"# {line.title}" for line in found]


def said(place, item_id: str) -> list[str]:
    model = place.list.table.promises
    at = model.find(item_id)
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(at, column), role) for column in range(model.columnCount())]


def chosen_entry(place, words: str) -> None:
    menu = next(each for each in place.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()


def test_it_shows_all_commitments_grouped_by_instrument(place) -> None:
    shown = lines(place)
    assert shown[0] == "# National Counter Terrorism Authority Act, 2013"
    assert len([each for each in shown if not each.startswith("#")]) == 71
    assert place.status_words() == "71 commitments, 3 overdue"
    assert place.list.bar.count.whole() == "71 commitments, 3 overdue"


def test_a_row_reads_aloud_all_that_it_shows(place) -> None:
    text, status, history, due, evidence = said(place, "com:k51")
    assert text.startswith("Police take over security of Buner and Upper Chitral")
    assert text.endswith("; KP cabinet, 18 March 2025")
    assert status == "Approved"
    assert history.endswith("statuses")
    assert due == "about 10 months overdue"
    assert evidence.count(": ") >= 1
    assert said(place, "com:k22")[1] == "No evidence since 27 May 2017"


def test_filters_by_actor_status_and_text(place, qtbot) -> None:
    bar = place.list.bar
    qtbot.mouseClick(bar.actor_chip, Qt.MouseButton.LeftButton)
    chosen_entry(place, "NACTA")
    assert place.list.shown()
    assert all("NACTA" in each.actors for each in place.list.shown())
    assert bar.actor_chip.accessibleName() == "NACTA"
    qtbot.keyClick(bar.status_chip, Qt.Key.Key_Return)
    chosen_entry(place, "Superseded")
    assert all(each.status == "superseded" for each in place.list.shown())
    bar.finder.setText("violent extr")
    [only] = place.list.shown()
    assert only.id == "com:k36"
    assert place.status_words() == "1 of 71 commitments"
    bar.finder.setText("no such promise")
    assert place.list.nothing.isVisible()
    qtbot.mouseClick(place.list.nothing.button, Qt.MouseButton.LeftButton)
    assert len(place.list.shown()) == 71
    assert bar.finder.text() == ""
    assert not bar.actor_chip.is_set


def test_grouping_by_status_and_back(place, qtbot) -> None:
    qtbot.mouseClick(place.list.bar.by, Qt.MouseButton.LeftButton)
    chosen_entry(place, "By status")
    heads = [each for each in lines(place) if each.startswith("#")]
    assert heads[:2] == ["# Proposed", "# Approved"]
    assert heads[-1] == "# No evidence since"
    qtbot.keyClick(place.list.bar.by, Qt.Key.Key_Delete)
    assert lines(place)[0] == "# National Counter Terrorism Authority Act, 2013"


def test_heads_fold_by_key_and_by_mouse(place, qtbot) -> None:
    table = place.list.table
    table.setFocus()
    table.setCurrentIndex(table.promises.index(0, 0))
    assert table.promises.data(table.currentIndex()).endswith("unfolded")
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert lines(place)[1].startswith("#")
    assert table.currentIndex().row() == 0
    assert table.promises.data(table.currentIndex()).endswith("; folded")
    kept = place.state()
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert not lines(place)[1].startswith("#")
    place.restore(kept)
    assert lines(place)[1].startswith("#")
    where = table.visualRect(table.promises.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert not lines(place)[1].startswith("#")


def test_what_is_chosen_stays_unfolded_when_it_is_asked_for(place) -> None:
    table = place.list.table
    group = table.promises.line(0)
    assert isinstance(group, PromiseGroup)
    table.promises.fold(group.key, folded=True)
    place.open_object(group.rows[1].id)
    assert table.current_id() == group.rows[1].id


def test_an_id_from_elsewhere_is_chosen_even_where_a_filter_hides_it(place, context) -> None:
    place.list.bar.finder.setText("fatf")
    place.open_object("com:k26")
    assert place.list.table.current_id() == "com:k26"
    assert context.current == ("com:k26", "")
    assert place.current_object() == ""
    point = next(each for each in context.selection.kind("point") if each.get("commitment"))
    place.open_object(point.id)
    assert place.list.table.current_id() == point.get("commitment")


def test_a_press_on_a_chip_shows_the_evidence(place, context, qtbot) -> None:
    table = place.list.table
    place.open_object("com:k26")
    index = table.promises.index(table.promises.find("com:k26"), 4)
    box = table.visualRect(index)
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 18, box.center().y())
    )
    assert context.evidence_on
    assert context.current == ("com:k26", "")


def test_arrows_and_enter_open_the_page(place, qtbot) -> None:
    place.focus_first()
    table = place.list.table
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    wanted = table.current_id()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert place.current_object() == wanted
    assert place.page.isVisible()
    qtbot.keyClick(place.page, Qt.Key.Key_Escape)
    assert place.list.isVisible()
    assert table.current_id() == wanted


def test_the_page_tells_actor_history_citations_and_notes_on_the_order(place, context) -> None:
    place.list.opened.emit("com:k26")
    page = place.page
    words = [each.words() for each in page.findChildren(Prose)]
    assert page.title.words() == context.selection.get("com:k26").title
    assert "Federal Apex Committee, NACTA Board of Governors" in words
    assert any(
        each.startswith("On the order: formal approval by the board after the centre") for each in words
    )
    assert "Basis: own announcement" in words
    assert [each.accessibleName().split(";")[0] for each in page.lines] == [
        "19 November 2024",
        "3 December 2024",
        "29 March 2025",
        "7 April 2025",
        "6 May 2025",
    ]
    chips = page.lines[1].findChild(CitationChips)
    chips.activated.emit("cit:t107")
    assert context.current == ("spn:t107", "")
    assert place.object_title() == context.selection.get("com:k26").title


def test_open_questions_about_it_stand_on_the_page(place) -> None:
    place.list.opened.emit("com:k22")
    words = [each.words() for each in place.page.questions.findChildren(Prose)]
    assert any(each.startswith("What came of the Rs2 billion for reorganising NACTA?") for each in words)
    place.open_object("")
    place.list.opened.emit("com:k58")
    assert not place.page.questions.isVisible()


def test_the_page_follows_what_the_user_writes(place, context, workspace) -> None:
    place.list.opened.emit("com:k26")
    context.do(lambda: workspace.edit("com:k26", {"title": "A fusion centre"}, label="Edit a commitment"))
    assert place.page.title.words() == "A fusion centre"
    context.undo()
    assert place.page.title.words() != "A fusion centre"
    assert "com:k26" in {each.id for each in place.list.shown()}


def test_another_date_shows_what_was_promised_by_then(place, context) -> None:
    context.set_as_of("2015-01-31")
    shown = place.list.shown()
    assert 0 < len(shown) < 71
    assert all(int(year) <= 2015 for each in shown for year in [each.made[-4:]] if year.isdigit())
    assert place.list.table.axis[1] < 2015.1
    context.set_as_of("")
    assert len(place.list.shown()) == 71


def test_the_menu_of_a_row(place) -> None:
    place.list.table.menuAsked.emit("com:k26", place.mapToGlobal(QPoint(100, 200)))
    menu = next(each for each in place.findChildren(QMenu) if each.isVisible())
    assert [each.text().split("\t")[0] for each in menu.actions()] == [
        "Open",
        "Add to briefing",
        "Show evidence",
        "Copy as citation",
        "Edit",
        "Marking…",
    ]
    menu.close()


def test_the_board_has_a_column_for_each_status_and_the_same_counts(place, qtbot) -> None:
    place.list.bar.view.chosen.emit("board")
    board = place.list.board
    there = [each for each in board.columns if each.cards.lines]
    assert sum(len(each.cards.lines) for each in there) == 71
    assert [each.accessibleName() for each in there[:2]] == [
        "Proposed: 1",
        "Approved: 11",
    ]
    place.focus_first()
    first = board.current_id()
    assert first in {each.id for each in there[0].cards.lines}
    qtbot.keyClick(there[0], Qt.Key.Key_Right)
    QApplication.processEvents()
    assert board.current_id() in {each.id for each in there[1].cards.lines}
    qtbot.keyClick(there[1], Qt.Key.Key_Down)
    wanted = board.current_id()
    assert wanted == there[1].cards.lines[1].id
    assert not there[0].selectionModel().hasSelection()
    qtbot.keyClick(there[1], Qt.Key.Key_Return)
    assert place.current_object() == wanted
    place.open_object("")
    assert place.list.board.isVisible()
    place.list.bar.view.chosen.emit("table")
    assert place.list.table.current_id() == wanted


def test_the_whole_table_is_the_block_and_some_are_statements_of_it(place, context, qtbot) -> None:
    qtbot.mouseClick(place.list.bar.add, Qt.MouseButton.LeftButton)
    content = context.workspace.briefing(context.draft)
    [block] = [each for each in content.blocks if each.kind.key == "commitments"]
    assert not block.statements
    place.list.bar.finder.setText("fatf")
    some = [each.id for each in place.list.shown()]
    assert len(some) > 1
    assert place.list.bar.add.text() == "Add these to briefing"
    qtbot.mouseClick(place.list.bar.add, Qt.MouseButton.LeftButton)
    content = context.workspace.briefing(context.draft)
    [block] = [each for each in content.blocks if each.kind.key == "commitments"]
    assert [each.subject for each in block.statements] == some
    context.undo()
    content = context.workspace.briefing(context.draft)
    assert not content.statements


def test_each_pressable_thing_has_a_name(place) -> None:
    place.list.opened.emit("com:k26")
    for page in (place.list, place.page):
        for button in page.findChildren(Button) + page.findChildren(FilterChip):
            assert button.accessibleName(), button
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.fixture
def window(qapp, workspace):
    dress(qapp)
    workspace.set_setting("welcomed", "yes")
    shown = open_window(workspace)
    shown.resize(1366, 768)
    shown.show()
    yield shown
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_back_leads_from_the_page_to_the_list_and_from_there_to_the_overview(qtbot, window) -> None:
    window.go("overview")
    [bar] = [
        each for each in window.here.findChildren(QAbstractButton) if each.accessibleName() == "Fulfilled, 3"
    ][:1]
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)
    place = window.here
    assert place.place_id == "commitments"
    assert len(place.list.shown()) == 3
    table = place.list.table
    qtbot.keyClick(table, Qt.Key.Key_Return)
    opened = place.current_object()
    assert opened == place.list.shown()[0].id
    window.back()
    assert place.current_object() == ""
    assert len(place.list.shown()) == 3
    window.forward()
    assert place.current_object() == opened
    window.back()
    window.back()
    assert window.here.place_id == "overview"


def test_a_large_record_is_read_in_a_worker_and_what_was_asked_for_is_chosen(
    context, monkeypatch, qtbot
) -> None:
    monkeypatch.setattr("briefing.ui.commitments.list_page.LARGE", 10)
    shown = CommitmentsPlace(context)
    qtbot.addWidget(shown)
    assert shown.list.shown() == ()
    shown.open_object("com:k26")
    qtbot.waitUntil(lambda: shown.list.table.current_id() == "com:k26")
    assert len(shown.list.shown()) == 71


def test_the_strip_of_a_page_says_from_when_on_nothing_was_published(place) -> None:
    place.list.opened.emit("com:k22")
    said = place.page.strip.accessibleDescription()
    assert said.endswith("No evidence since, from 27 May 2017")
    place.page.strip.activated.emit("")
    assert place.context.current == ("com:k22", "")


def test_what_was_chosen_is_chosen_again_when_the_place_is_entered(place, context) -> None:
    place.open_object("com:k26")
    context.set_current("ins:i01")
    place.entered()
    assert context.current == ("com:k26", "")


def test_a_field_is_edited_in_place_with_its_reason_and_undone(place, context, workspace, qtbot) -> None:
    place.open_object("com:k26")
    place.list.table.setFocus()
    qtbot.keyClick(place.list.table, Qt.Key.Key_F2)
    editor = place.page.editing.editor
    assert place.current_object() == "com:k26"
    assert editor.isVisible()
    editor.control.setPlainText("Establish a fusion centre")
    editor.reason.setText("Shorter")
    editor.save()
    assert place.page.editing.editor is None
    assert place.page.title.words() == "Establish a fusion centre"
    assert workspace.history("com:k26")
    qtbot.mouseClick(place.page.edit_button, Qt.MouseButton.LeftButton)
    menu = next(each for each in place.findChildren(QMenu) if each.isVisible())
    assert next(each.text() for each in menu.actions()) == "Text"
    next(each for each in menu.actions() if each.text() == "Due").trigger()
    menu.close()
    due = place.page.editing.editor
    due.control.setText("2025-06")
    due.save()
    assert place.page.shown.due_words == "June 2025"
    context.undo()
    context.undo()
    assert place.page.title.words().startswith("Establish a national intelligence fusion")
    assert place.page.shown.due_words == ""


def test_escape_in_the_editor_keeps_the_page_open(place, qtbot) -> None:
    place.list.opened.emit("com:k26")
    qtbot.keyClick(place.page, Qt.Key.Key_F2)
    qtbot.keyClick(place.page.editing.editor, Qt.Key.Key_Escape)
    assert place.page.editing.editor is None
    assert place.current_object() == "com:k26"


def test_what_is_being_written_waits_with_its_commitment(place, context) -> None:
    other = next(each.id for each in context.selection.kind("commitment") if each.id != "com:k26")
    place.list.opened.emit("com:k26")
    place.page.edit("note")
    place.page.editing.editor.set_value("A note that is not saved yet")
    place.list.opened.emit(other)
    assert place.page.editing.editor is None
    assert not place.page.editing.isVisible()
    place.list.opened.emit("com:k26")
    assert place.page.editing.isVisible()
    assert place.page.editing.editor.value() == "A note that is not saved yet"
