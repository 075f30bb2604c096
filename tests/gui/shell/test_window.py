"""What a user meets in the window: the first page, places, back and forward, dates, evidence, undo, what is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from briefing.domain.errors import BriefingError, Problem, Refused
from briefing.store import Workspace
from briefing.ui.actions import ACTIONS, BY_ID
from briefing.ui.application import open_window
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.prose import Prose
from briefing.ui.shell.visits import Visit, Visits
from tests.windows import shown_window

NIFTAC = "ins:i04"


def words(widget: QWidget) -> str:
    """Everything that can be read in a widget."""
    QApplication.processEvents()
    said = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return "\n".join(said + [part.words() for part in widget.findChildren(Prose) if part.isVisible()])


def press(qtbot, window, keys: str) -> None:
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest

    combination = QKeySequence(keys)[0]
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def test_first_start_has_one_primary_button_and_it_makes_a_draft(qtbot, window, workspace):
    primary = [b for b in window.findChildren(Button) if b.property("kind") == "primary" and b.isVisible()]
    assert [button.text() for button in primary] == ["Start a briefing"]
    assert "79 institutions" in words(window.here)
    qtbot.mouseClick(primary[0], Qt.MouseButton.LeftButton)
    drafts = workspace.briefings()
    assert len(drafts) == 1
    assert len(workspace.briefing(drafts[0].id).blocks) >= 10
    assert window.navigation.tray.isVisible() or window.navigation.rail
    assert "State of counter-terrorism coordination" in window.navigation.tray.accessibleName()
    assert workspace.undo_label() == "Start a briefing"


def test_adding_lands_in_the_block_of_its_kind_and_can_be_undone(qtbot, window, workspace):
    context = window.context
    statement = context.add_to_briefing(NIFTAC, "parent")
    content = workspace.briefing(context.draft)
    block = next(b for b in content.blocks if any(s.id == statement for s in b.statements))
    assert block.kind.key == "profile"
    assert block.option("institution") == NIFTAC
    assert "1 statement" in window.navigation.tray.accessibleName()
    toast = window.toasts.toasts[-1]
    assert "Added to" in toast.label.whole()
    qtbot.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    assert not workspace.briefing(context.draft).statements
    assert context.add_to_briefing(NIFTAC, "parent")
    assert context.add_to_briefing(NIFTAC, "parent") == workspace.briefing(context.draft).statements[0].id
    assert len(workspace.briefing(context.draft).statements) == 1


def test_adding_without_the_block_makes_it_before_the_sources(window, workspace):
    context = window.context
    context.add_to_briefing(NIFTAC, "parent")
    body = next(item for item in context.selection.kind("institution") if item.id == "ins:i20")
    context.add_to_briefing(body.id, "status")
    blocks = workspace.briefing(context.draft).blocks
    assert [b.kind.key for b in blocks][-1] == "sources"
    assert any(b.option("institution") == body.id and b.statements for b in blocks)


def test_back_and_forward_are_not_undo(qtbot, window, workspace):
    window.go("settings")
    window.go("shortcuts")
    assert window.here.place_id == "shortcuts"
    press(qtbot, window, "Alt+Left")
    assert window.here.place_id == "settings"
    press(qtbot, window, "Alt+Right")
    assert window.here.place_id == "shortcuts"
    assert workspace.history() == workspace.history(limit=1)


def test_visits_forget_what_lay_forward():
    visits = Visits()
    for place in ("overview", "timeline", "sources"):
        visits.go(Visit(place))
    assert visits.back() == Visit("timeline")
    visits.go(Visit("packs"))
    assert not visits.can_go_forward
    assert visits.back() == Visit("timeline")
    visits.go(Visit("timeline", state={"filter": "x"}))
    assert visits.present == Visit("timeline", state={"filter": "x"})
    assert visits.can_go_forward


def test_search_finds_groups_and_marks(qtbot, window):
    press(qtbot, window, "Ctrl+K")
    box = window.palette_box
    assert box.isVisible()
    qtbot.keyClicks(box.field, "fusion")
    heads = [row.head for row in box.rows() if row.head]
    assert heads[0] == "Institutions"
    assert "Sources" in heads
    found = next(row.result for row in box.rows() if row.result)
    assert "Fusion" in found.title
    assert found.glyph
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()


@pytest.mark.parametrize("text", ["'", '"', "%_", "NEAR(", "*", "\u202e", "نیفٹیک", "a" * 4000, "> ", ">zzz"])
def test_search_bears_any_text(qtbot, window, text):
    window.open_palette(text)
    assert window.palette_box.rows()


def test_actions_are_found_after_a_bracket_and_say_what_they_lack(qtbot, window):
    press(qtbot, window, "Ctrl+Shift+P")
    box = window.palette_box
    qtbot.keyClicks(box.field, "add to")
    row = next(row for row in box.rows() if row.action)
    assert row.action.id == "briefing.add"
    assert row.lacks == "choose something first"
    assert not row.choosable
    window.context.set_current(NIFTAC)
    box.field.setText(">dark")
    assert [row.action.id for row in box.rows()] == ["theme.dark"]


def test_evidence_follows_what_is_chosen(qtbot, window):
    context = window.context
    context.show_evidence(NIFTAC, "parent")
    assert window.evidence.isVisible()
    said = words(window.evidence)
    assert "National Intelligence Fusion" in said
    assert "usually reliable source" in said
    context.set_current("nothing:here")
    assert "No source is cited" in words(window.evidence)
    context.set_current("")
    assert "Nothing selected" in words(window.evidence)
    press(qtbot, window, "Ctrl+E")
    assert not window.evidence.isVisible()


def test_the_evidence_of_an_open_question_names_what_bears_on_it(window):
    window.context.show_evidence("que:q01")
    said = words(window.evidence)
    assert "No source is cited" not in said
    assert "No source on record answers this. What bears on it:" in said
    assert "National Intelligence Fusion" in said
    assert "Raised by" in said
    assert "It concerns" in said


def test_the_evidence_of_an_assessment_says_whose_it_is_and_when(window):
    window.context.show_evidence("asm:as01")
    said = words(window.evidence)
    assert "Recommended by op-ed author (PhD candidate at QAU, name unknown), about April 2025" in said


def test_a_restart_comes_back_to_the_open_profile(qtbot, window, workspace):
    window.go("institutions", NIFTAC)
    window.close()
    again = open_window(workspace)
    qtbot.addWidget(again)
    assert again.place("institutions").current_object() == NIFTAC
    again.go("institutions")
    again.close()
    last = open_window(workspace)
    qtbot.addWidget(last)
    assert last.place("institutions").current_object() == ""
    last.close()


def test_a_panel_that_is_open_from_the_start_says_what_it_is_for(qtbot, workspace):
    workspace.set_setting("evidence", "on")
    with shown_window(workspace) as window:
        assert window.evidence.isVisible()
        assert "Nothing selected" in words(window.evidence)


def test_pinned_evidence_stays(window):
    context = window.context
    context.show_evidence(NIFTAC, "parent")
    before = window.evidence.subject.whole()
    window.evidence.pin_button.setChecked(True)
    context.set_current(NIFTAC, "mandate")
    assert window.evidence.subject.whole() == before
    window.evidence.pin_button.setChecked(False)
    assert window.evidence.subject.whole() != before


def test_evidence_is_copied_as_citation(window):
    window.context.show_evidence(NIFTAC, "parent")
    window.menus.perform("citation.copy")
    copied = QGuiApplication.clipboard().text()
    assert "Business Recorder" in copied
    assert "[B2: usually reliable source; probably true]" in copied


def test_another_date_is_shown_and_left(qtbot, window):
    context = window.context
    context.set_as_of("2018-12-31")
    assert window.top_bar.as_of_button.accessibleName() == "Showing 31 December 2018 earlier data"
    assert window.top_bar._line.isVisible()
    assert context.selection.as_of == "2018-12-31"
    press(qtbot, window, "Ctrl+Shift+T")
    assert context.shows_newest
    assert not window.top_bar._line.isVisible()


def test_as_of_popover_takes_words_and_refuses_what_is_no_date(qtbot, window):
    window.choose_as_of()
    from briefing.ui.shell.as_of import AsOfPopover

    popover = window.findChild(AsOfPopover)
    popover.date.setText("31 February 2018")
    assert "no day 31" in words(popover)
    qtbot.mouseClick(popover.apply_button, Qt.MouseButton.LeftButton)
    assert window.context.shows_newest
    popover.date.setText("December 2018")
    qtbot.mouseClick(popover.apply_button, Qt.MouseButton.LeftButton)
    assert window.context.as_of == "2018-12-31"


def test_undo_and_redo_say_what_they_did(qtbot, window, workspace):
    context = window.context
    context.do(lambda: workspace.edit(NIFTAC, {"title": "Fusion centre"}, label="Edit name"))
    assert context.selection.get(NIFTAC).title == "Fusion centre"
    assert BY_ID["undo"].name(window) == "Undo: Edit name"
    press(qtbot, window, "Ctrl+Z")
    assert context.selection.get(NIFTAC).title != "Fusion centre"
    assert window.toasts.toasts[-1].label.whole() == "Undone: Edit name"
    press(qtbot, window, "Ctrl+Y")
    assert context.selection.get(NIFTAC).title == "Fusion centre"


def test_undo_stops_at_an_import_and_says_so(qtbot, window):
    press(qtbot, window, "Ctrl+Z")
    dialog = window._dialogs[0]
    assert "import" in words(dialog).lower()
    qtbot.mouseClick(dialog.buttons["close"], Qt.MouseButton.LeftButton)
    assert window._dialogs == []


def test_errors_are_shown_in_words_with_every_problem(window):
    problems = [Problem("events.csv", row, "date", "is no date.", "Write 2018-02.") for row in range(2, 5)]
    window.context.show_error(Refused("The pack was not imported.", problems, "Mend it and build it again."))
    said = words(window._dialogs[0])
    assert "The pack was not imported." in said
    assert "events.csv, row 4, date: is no date. Write 2018-02." in said


def test_text_of_packs_is_never_markup(window):
    window.context.show_error(BriefingError('<img src="http://x.example/a.png"> <b>bold</b>'))
    assert "<b>bold</b>" in words(window._dialogs[0])
    labels = window.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_window_place_and_look_are_kept(qtbot, window, workspace):
    window.go("settings")
    window.menus.perform("theme.dark")
    window.menus.perform("text.larger")
    window.resize(1234, 700)
    window.close()
    assert workspace.setting("theme") == "dark"
    assert workspace.setting("text-scale") == "1.15"
    again = open_window(workspace)
    qtbot.addWidget(again)
    assert again.context.theme.preference == "dark"
    assert again.context.theme.scale == 1.15
    again.close()


def test_navigation_folds_where_there_is_no_room(window):
    window.resize(1366, 768)
    QApplication.processEvents()
    assert not window.navigation.rail
    window.resize(1180, 660)
    QApplication.processEvents()
    assert window.navigation.rail
    assert window.minimumSizeHint().width() <= 1180
    assert window.minimumSizeHint().height() <= 660


def test_every_action_has_help_and_a_way_by_keyboard(window):
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    keys = [key for action in ACTIONS for key in (action.key, *action.more_keys) if key]
    assert len(set(keys)) == len(keys)
    for action in ACTIONS:
        assert action.help
        assert action.id in window.menus.actions
    window.open_palette(">")
    assert {row.action.id for row in window.palette_box.rows()} == set(BY_ID)


def test_a_second_copy_reads_only_and_says_so(qtbot, window, workspace):
    with Workspace.open(workspace.path) as second:
        assert second.read_only
        other = open_window(second)
        qtbot.addWidget(other)
        assert other.status_line.saved.whole() == "Read only"
        assert BY_ID["briefing.start"].lacks(other)
        other.close()


def test_another_text_size_makes_the_places_anew_where_one_is(qtbot, window):
    window.go("settings")
    before = window.here
    window.menus.perform("text.larger")
    qtbot.waitUntil(lambda: window.here is not None and window.here is not before)
    assert window.here.place_id == "settings"
    assert window.can_go_back()
    assert window.navigation.items["settings"].isChecked()
