"""The place of packs, as a user sees it: what is installed, what an import would change, refusals, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from briefing.packs import build
from briefing.ui.kit.cards import EmptyState
from briefing.ui.kit.labels import TextLabel
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import bare
from briefing.ui.packs.changes_view import LINE_ROLE
from tests.packs_for_tests import (
    describe,
    large_pack,
    members_of,
    new_key,
    repacked,
    second_version,
    starter_copy,
)


def words_of(widget) -> str:
    QApplication.processEvents()
    return "\n".join(bare(each.words()) for each in widget.findChildren(Prose) if not each.isHidden())


def lines(page) -> list[str]:
    model = page.list.changes
    return [model.data(model.index(at), Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())]


def imported(qtbot, place) -> None:
    """Press Import and wait until it is done."""
    qtbot.mouseClick(place.preview.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: place.preview is None and not place.lacks("pack.import"), timeout=20_000)
    QApplication.processEvents()


# ---------------------------------------------------------------- installed


def test_the_installed_pack_says_what_it_is_and_whom_it_comes_from(place) -> None:
    shown = words_of(place.home)
    assert "Pakistan: civilian counter-terrorism coordination" in shown
    assert "Version 1" in shown
    assert "data to 24 February 2026" in shown
    assert "272 sources, 79 institutions, 175 events, 71 commitments" in shown
    assert "Nothing waits for your decision." in shown
    assert place.status_words() == "One pack"
    assert place.home.panel.isHidden()


def test_import_asks_for_a_file(place, second, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(second), ""))
    assert place.perform("pack.import")
    assert place.lacks("pack.import")
    qtbot.waitUntil(lambda: place.preview is not None, timeout=20_000)
    assert place.lacks("pack.import") is None
    assert not place.perform("briefing.export")


# ---------------------------------------------------------------- the preview


def test_the_preview_counts_and_lists_every_change_and_writes_nothing(preview, workspace) -> None:
    digest = workspace.digest()
    assert preview.headline.words().endswith("version 1 to version 2")
    numbers = {key: label.accessibleName() for key, label in preview.numbers.items()}
    assert numbers["added"] == "1 record added"
    assert numbers["removed"] == "1 record removed"
    assert numbers["conflicts"] == "1 conflict with your edits"
    assert numbers["untouched"] == "1 of your edits untouched"
    said = lines(preview)
    assert "A later meeting, added" in said
    assert any(line.startswith("When: now about 25 November 2024") for line in said)
    assert "Tier: was federal, now military" in said
    assert any(line.startswith("Mandate: was ") and line.endswith("now Assess threats") for line in said)
    assert any(line.startswith("Title: was ") and line.endswith("conflict with your edit") for line in said)
    assert any(line.endswith(", removed") for line in said)
    assert workspace.digest() == digest


def test_the_first_conflict_stands_beside_the_list_with_mine_and_theirs(preview) -> None:
    shown = words_of(preview.panel)
    assert "version 2 changes it too" in shown
    assert preview.panel.cards["mine"].accessibleName() == "Mine: My title. Your reason: The minutes say so"
    theirs = preview.panel.cards["theirs"].accessibleName()
    assert theirs.startswith("Theirs: The committee agreed on a fusion centre. “agreed to revitalise")
    assert "Business Recorder" in theirs
    assert preview.list.current().conflict
    assert preview.import_button.text() == "Import, 1 left for later"


def test_filters_narrow_the_list(preview) -> None:
    preview.filter.chosen.emit("conflicts")
    assert [line.conflict for line in map(preview.list.changes.line, range(2))] == [False, True]
    assert preview.list.changes.rowCount() == 2
    preview.filter.chosen.emit("added")
    assert lines(preview)[0] == "A later meeting, added"
    preview.filter.chosen.emit("all")
    assert preview.list.changes.rowCount() > 6


def test_what_is_in_a_briefing_is_marked(place, context, second, qtbot, edited) -> None:
    assert context.add_to_briefing("evt:e138")
    place.open_file(str(second))
    qtbot.waitUntil(lambda: place.preview is not None, timeout=20_000)
    preview = place.preview
    assert int(preview.numbers["briefing"].whole()) >= 1
    preview.filter.chosen.emit("briefing")
    assert any("My title" in line and " in " in line for line in lines(preview))
    assert "A statement that rests on it is marked as changed" in words_of(preview.panel)


def test_a_line_that_is_no_conflict_is_told_in_full(preview) -> None:
    model = preview.list.changes
    at = next(at for at in range(model.rowCount()) if model.line(at).name == "Mandate")
    preview.list.setCurrentIndex(model.index(at))
    shown = words_of(preview.detail)
    assert "Assess threats" in shown
    assert model.data(model.index(at), LINE_ROLE).before in shown


# ---------------------------------------------------------------- decisions and the import


def test_theirs_is_taken_with_the_import_and_one_undo_gives_all_back(
    place, preview, context, qtbot, toasts
) -> None:
    before = context.workspace.layer_rows("starter-pk")
    qtbot.mouseClick(preview.panel.cards["theirs"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(preview.panel.reason, "The later wording")
    qtbot.mouseClick(preview.panel.decide_button, Qt.MouseButton.LeftButton)
    assert preview.import_button.text() == "Import"
    assert any(line.endswith("decided: theirs") for line in lines(preview))
    assert context.workspace.item("evt:e138").title == "My title"
    imported(qtbot, place)
    workspace = context.workspace
    assert workspace.layer("starter-pk").version == 2
    assert workspace.item("evt:e138").title == "The committee agreed on a fusion centre"
    assert workspace.item("ins:i04").get("abbreviation") == "NIF"
    assert workspace.conflicts() == []
    assert context.selection.get("evt:e901") is not None
    assert "Added: 1 citation, 1 event" in words_of(place.home)
    words, undo, _show = toasts[-1]
    assert words.startswith("Imported ")
    undo()
    qtbot.waitUntil(lambda: not place.lacks("pack.import"), timeout=20_000)
    assert workspace.layer("starter-pk").version == 1
    assert workspace.layer_rows("starter-pk") == before
    assert workspace.item("evt:e138").title == "My title"
    assert context.selection.get("evt:e901") is None


def test_what_is_left_waits_in_the_place_until_it_is_decided(place, preview, context, qtbot) -> None:
    imported(qtbot, place)
    assert context.workspace.item("evt:e138").title == "My title"
    [waiting] = place.home.waiting
    assert waiting.mine == "My title"
    assert waiting.version == 2
    assert "Business Recorder" in place.home.panel.cards["theirs"].accessibleName()
    assert "One of your values differs from what a pack now says." in words_of(place.home)
    panel = place.home.panel
    assert panel.isVisible()
    qtbot.mouseClick(panel.cards["mine"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.decide_button, Qt.MouseButton.LeftButton)
    assert place.home.waiting == ()
    assert context.workspace.conflicts() == []
    assert context.workspace.item("evt:e138").title == "My title"
    context.undo()
    assert len(place.home.waiting) == 1


def test_an_import_is_taken_back_and_brought_in_again_from_its_history(
    place, preview, context, qtbot
) -> None:
    imported(qtbot, place)
    workspace = context.workspace
    after = workspace.layer_rows("starter-pk")
    [button] = place.home.undo_buttons.values()
    assert button.accessibleName().endswith("version 2")
    assert {"Version 1", "Version 2"} <= {each.whole() for each in place.home.findChildren(TextLabel)}
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workspace.layer("starter-pk").version == 1 and not place.lacks("pack.import"))
    assert context.selection.get("evt:e138").title == "My title"
    again = next(each for each in place.home.undo_buttons.values() if each.text() == "Bring in again")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workspace.layer("starter-pk").version == 2 and not place.lacks("pack.import"))
    assert workspace.layer_rows("starter-pk") == after


def test_the_only_import_is_taken_back_after_a_question_and_can_be_brought_in_again(
    place, context, workspace, qtbot
) -> None:
    before = workspace.layer_rows("starter-pk")
    context.do(lambda: workspace.add("event", {"title": "My event", "date_edtf": "2024"}))
    [button] = place.home.undo_buttons.values()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert place.asked.question.words() == (
        "Take “Pakistan: civilian counter-terrorism coordination” out of this workspace?"
    )
    assert "what you wrote yourself stays" in place.asked.sentence.words()
    for told in (place.asked.question, place.asked.sentence):
        assert told.height() >= told.heightForWidth(told.width()), "no word is cut"
    assert list(place.asked.buttons) == ["keep", "undo"]  # the safe verb first
    assert place.asked.focusWidget() is place.asked.buttons["keep"]
    qtbot.mouseClick(place.asked.buttons["keep"], Qt.MouseButton.LeftButton)
    assert place.asked is None
    assert workspace.layer_rows("starter-pk") == before
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(place.asked.buttons["undo"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not workspace.layers() and not place.lacks("pack.import"))

    def offers() -> list[EmptyState]:
        return [each for each in place.home.findChildren(EmptyState) if each.button is not None]

    qtbot.waitUntil(lambda: bool(offers()))
    [again] = offers()
    assert again.why.whole().endswith("Still here: your 1 event.")
    assert again.button.text() == "Bring the starter pack in again"
    qtbot.mouseClick(again.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(workspace.layers()) and not place.lacks("pack.import"))
    assert workspace.layer_rows("starter-pk") == before


def test_cancel_leaves_everything_as_it_was(place, preview, workspace, qtbot) -> None:
    digest = workspace.digest()
    qtbot.mouseClick(preview.cancel_button, Qt.MouseButton.LeftButton)
    assert place.preview is None
    assert place.object_title() == ""
    assert workspace.digest() == digest


def test_the_same_version_again_is_nothing_to_do(place, preview, second, qtbot, toasts) -> None:
    imported(qtbot, place)
    place.open_file(str(second))
    qtbot.waitUntil(lambda: not place.lacks("pack.import"), timeout=20_000)
    assert place.preview is None
    assert toasts[-1][0].startswith("Nothing would change")


# ---------------------------------------------------------------- refusals and trust


def test_a_broken_pack_is_refused_with_every_problem_by_file_row_and_field(
    place, second, workspace, qtbot, tmp_path
) -> None:
    members = members_of(second)
    text = members["events.csv"].decode()
    row = next(line for line in text.splitlines() if line.startswith("E138,"))
    members["events.csv"] = text.replace(row, row.replace("2024-11-19", "2024-13-45")).encode()
    members["sources.csv"] = members["sources.csv"].replace(b",press,", b",,", 1)
    digest = workspace.digest()
    place.open_file(str(repacked(second, tmp_path / "bad.ctpack", truthful=False)(members)))
    qtbot.waitUntil(lambda: place.refusal is not None, timeout=20_000)
    refusal = place.refusal
    assert place.object_title() == "Refused"
    model = refusal.table.model()
    assert model.rowCount() == len(refusal.problems) >= 3
    rows = [
        tuple(model.data(model.index(at, column)) for column in range(4)) for at in range(model.rowCount())
    ]
    for problem, (file, number, field, why) in zip(refusal.problems, rows, strict=True):
        assert (file, number, field) == (problem.file, str(problem.row or ""), problem.field)
        assert problem.why in why
    assert {"events.csv", "sources.csv"} <= {file for file, *_ in rows}
    assert any("sha256" in why for *_, why in rows)
    refusal.copy()
    copied = QApplication.clipboard().text()
    assert all(str(problem) in copied for problem in refusal.problems)
    assert workspace.digest() == digest
    qtbot.keyClick(place, Qt.Key.Key_Escape)
    assert place.refusal is None


def test_a_file_that_is_no_pack_is_refused(place, qtbot, tmp_path) -> None:
    path = tmp_path / "no.ctpack"
    path.write_bytes(b"no zip at all")
    place.open_file(str(path))
    qtbot.waitUntil(lambda: place.refusal is not None, timeout=20_000)
    shown = words_of(place.refusal) + place.refusal.table.model().index(0, 3).data()
    assert shown.count("Nothing was changed") == 1
    assert "is not a data pack: it is another kind of file." in shown


def test_a_new_key_is_asked_for_once_and_then_known(place, workspace, qtbot, tmp_path) -> None:
    key = new_key()
    folder = starter_copy(tmp_path / "signed")
    describe(folder, version=2)
    place.open_file(str(build(folder, tmp_path / "signed.ctpack", sign_with=key).path))
    qtbot.waitUntil(lambda: place.preview is not None, timeout=20_000)
    preview = place.preview
    assert key.public.fingerprint in words_of(preview)
    assert not preview.import_button.isEnabled()
    qtbot.mouseClick(preview.agree_button, Qt.MouseButton.LeftButton)
    assert preview.import_button.isEnabled()
    imported(qtbot, place)
    assert workspace.layer("starter-pk").trust == "key"
    describe(folder, version=3)
    place.open_file(str(build(folder, tmp_path / "signed-3.ctpack", sign_with=key).path))
    qtbot.waitUntil(lambda: place.preview is not None, timeout=20_000)
    assert place.preview.trust_words.whole() == "Signed by a key you know"
    assert place.preview.import_button.isEnabled()


def test_an_older_version_is_imported_only_when_asked_for(place, preview, workspace, qtbot, tmp_path) -> None:
    imported(qtbot, place)
    third = second_version(tmp_path, lambda _folder: None, version=3)
    place.open_file(str(third))
    qtbot.waitUntil(lambda: place.preview is not None, timeout=20_000)
    imported(qtbot, place)
    assert workspace.layer("starter-pk").version == 3
    older = second_version(tmp_path, lambda folder: describe(folder, publisher="Another"), version=2)
    place.open_file(str(older))
    qtbot.waitUntil(lambda: place.preview is not None, timeout=20_000)
    qtbot.mouseClick(place.preview.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: place.preview.agree_button is not None, timeout=20_000)
    assert workspace.layer("starter-pk").version == 3
    qtbot.mouseClick(place.preview.agree_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: place.preview is None and not place.lacks("pack.import"), timeout=20_000)
    assert workspace.layer("starter-pk").version == 2


def test_reading_can_be_stopped(place, workspace, qtbot, tmp_path, toasts) -> None:
    digest = workspace.digest()
    place.open_file(str(large_pack(tmp_path, 4000)))
    assert place.home.progress.isVisible()
    qtbot.mouseClick(place.home.progress.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not place.lacks("pack.import"), timeout=20_000)
    assert place.preview is None
    assert toasts[-1][0] == "Stopped. Nothing was changed."
    assert workspace.digest() == digest


def test_nothing_is_imported_into_a_workspace_that_can_only_be_read(
    place, second, context, monkeypatch
) -> None:
    monkeypatch.setattr(type(context.workspace), "read_only", property(lambda _self: True))
    context.workspace.why_read_only = "Another copy has it open."
    assert place.lacks("pack.import") == "Another copy has it open."
    place.open_file(str(second))
    assert not context.jobs.under_way


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_preview_is_drawn_in_both_directions(preview, place, direction) -> None:
    place.setLayoutDirection(direction)
    QApplication.processEvents()
    picture = place.grab().toImage()
    assert picture.width() == place.width()
    colours = {
        picture.pixel(x, y) for x in range(0, picture.width(), 40) for y in range(0, picture.height(), 20)
    }
    assert len(colours) > 8
