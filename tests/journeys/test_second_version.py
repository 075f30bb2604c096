"""A second version of the pack, in the real window: dropped, previewed, a conflict decided, imported, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing.store import Workspace
from briefing.ui.application import dress
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import bare
from tests.packs_for_tests import append, change, second_version
from tests.windows import shown_window

LONG = 60_000
NEW_TITLE = "The federal apex committee agreed on a fusion centre and on its budget"


def altered(folder: Path) -> None:
    """A later wording of an event, another mandate, and an event that it did not know."""
    change(folder, "events.csv", "E138", title=NEW_TITLE)
    change(folder, "institutions.csv", "I04", mandate="Assess threats")
    append(
        folder, "events.csv", "E140", id="E901", title="A later meeting", date_edtf="2024-12-02", fact_id=""
    )


@pytest.fixture(scope="session")
def second(tmp_path_factory):
    return second_version(tmp_path_factory.mktemp("second"), altered)


@pytest.fixture
def window(qtbot, qapp, starter_copy):
    dress(qapp)
    with Workspace.open(starter_copy) as workspace, shown_window(workspace) as shown:
        yield shown


def press(qtbot, widget) -> None:
    qtbot.waitUntil(widget.isVisible)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def drop(window, path: Path) -> None:
    """Drop a file on the window, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(600, 400), copy, data, left, none)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), copy, data, left, none))


def words_of(widget) -> str:
    QApplication.processEvents()
    return "\n".join(bare(each.words()) for each in widget.findChildren(Prose) if each.isVisible())


def test_a_second_version_is_seen_decided_imported_and_taken_back(window, qtbot, second) -> None:
    context, workspace = window.context, window.context.workspace

    # A statement of the draft rests on an event, whose title the user has then worded anew.
    context.set_current("evt:e138")
    QTest.keyClick(window.here, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    [statement] = workspace.briefing(context.draft).statements
    context.do(
        lambda: workspace.edit("evt:e138", {"note": "Seen again today"}, label="Edit note", reason="Mine")
    )
    context.do(
        lambda: workspace.edit(
            "evt:e138", {"title": "The committee agreed"}, label="Edit title", reason="Shorter"
        )
    )
    before = workspace.layer_rows("starter-pk")

    # The summary: what the version would change, before anything is changed.
    drop(window, second)
    place = window.here
    assert place.place_id == "packs"
    qtbot.waitUntil(lambda: place.preview is not None, timeout=LONG)
    preview = place.preview
    assert preview.numbers["added"].accessibleName() == "1 record added"
    assert preview.numbers["conflicts"].accessibleName() == "1 conflict with your edits"
    assert place.status_words() == "Nothing is changed until you import"
    assert workspace.layer_rows("starter-pk") == before

    # The conflict: theirs is chosen, with a reason.
    assert "The committee agreed" in preview.panel.cards["mine"].accessibleName()
    press(qtbot, preview.panel.cards["theirs"])
    QTest.keyClicks(preview.panel.reason, "They name the budget")
    press(qtbot, preview.panel.decide_button)
    assert preview.import_button.text() == "Import"
    press(qtbot, preview.import_button)
    qtbot.waitUntil(lambda: place.preview is None and not place.lacks("pack.import"), timeout=LONG)
    assert workspace.layer("starter-pk").version == 2
    assert workspace.item("evt:e138").title == NEW_TITLE
    assert workspace.item("evt:e138").get("note") == "Seen again today"
    assert "version 2" in words_of(place.home)

    # The timeline holds what is new.
    window.go("timeline", "evt:e901")
    assert context.selection.get("evt:e901") is not None

    # The briefing says what changed, and is not rewritten.
    press(qtbot, window.navigation.tray)
    assert window.here.place_id == "briefings"
    window.go("briefings", statement.id)
    shown = words_of(window.here)
    assert NEW_TITLE in shown
    assert "changed since it was added" in shown
    assert workspace.item(statement.id).get("text") == statement.words

    # Taken back, with what was decided with it.
    window.go("packs")
    undo = next(each for each in place.home.undo_buttons.values() if each.text() == "Undo")
    press(qtbot, undo)
    qtbot.waitUntil(
        lambda: workspace.layer("starter-pk").version == 1 and not place.lacks("pack.import"), timeout=LONG
    )
    assert workspace.layer_rows("starter-pk") == before
    assert workspace.item("evt:e138").title == "The committee agreed"
    assert workspace.item("evt:e138").get("note") == "Seen again today"
    assert workspace.item("evt:e901") is None
    assert context.selection.get("evt:e901") is None
    assert workspace.item(statement.id).get("text") == statement.words
