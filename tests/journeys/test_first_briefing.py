"""A new user's first briefing, in the real window, to a PDF that is read back; and what a killed process leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing.store import Workspace
from briefing.ui.application import dress
from tests.windows import shown_window

LONG = 60_000
NEWS = "NIFTAC holds a first threat review with the provinces"

TYPIST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from briefing.ui.application import dress, open_window, open_workspace

app = QApplication([])
dress(app)
window = open_window(open_workspace(Path(sys.argv[1])))
window.resize(1366, 768)
window.show()
window.start_briefing()
page = window.place("briefings").page
page.text.text.setFocus()
QTest.keyClicks(page.text.text, "Typed just before the power went")
print(page.block_id, flush=True)
QTimer.singleShot(2000, lambda: print("two seconds later", flush=True))
app.exec()
"""


@pytest.fixture
def window(qtbot, qapp, starter_copy):
    dress(qapp)
    with Workspace.open(starter_copy) as workspace, shown_window(workspace) as shown:
        yield shown


class Hand:
    """Counts what a user does."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot, self.actions = window, qtbot, 0

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier, widget=None):
        self.actions += 1
        QTest.keyClick(widget or QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def press(self, widget):
        self.actions += 1
        self.qtbot.waitUntil(widget.isVisible)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def write(self, widget, text):
        self.actions += 1
        QTest.keyClicks(widget, text)
        QApplication.processEvents()

    def choose(self, select, words):
        self.actions += 1
        select.setFocus()
        QTest.keyClicks(select, words)
        QTest.keyClick(select, Qt.Key.Key_Return)
        select.activated.emit(select.currentIndex())


def test_from_the_first_page_to_a_pdf_that_leads_to_its_sources(window, qtbot, tmp_path):
    hand, ctrl = Hand(window, qtbot), Qt.KeyboardModifier.ControlModifier
    workspace = window.context.workspace

    # The first page has one primary button.
    start = window.here
    assert start.place_id == "start"
    hand.press(start.start_button)
    place = window.here
    assert place.place_id == "briefings"
    page = place.page
    blocks = [row.name for row in page.outline.blocks.rows]
    assert blocks[0] == "Key judgements"

    # The timeline: an event is found and added.
    hand.key(Qt.Key.Key_2, ctrl)
    assert window.here.place_id == "timeline"
    events = [item for item in window.context.selection.kind("event") if "NIFTAC" in item.title]
    window.context.set_current(events[0].id)
    hand.actions += 1
    hand.key(Qt.Key.Key_D, ctrl, window.here)

    # A profile: the body is added.
    window.context.open_item("ins:i04")
    hand.actions += 1
    assert window.here.place_id == "institutions"
    hand.key(Qt.Key.Key_D, ctrl, window.here)

    # Today's news: a source and what it reports, in one form, into the briefing at once.
    hand.key(Qt.Key.Key_N, ctrl, window)
    form = QApplication.activeModalWidget()
    part, ground = form.event_part, form.source_part
    hand.write(part.what, NEWS)
    hand.write(part.date, "12 February 2026")
    hand.write(ground.new.title, "Fusion centre begins reviews")
    hand.write(ground.new.publisher, "Dawn")
    hand.write(ground.new.published, "13 February 2026")
    hand.write(ground.excerpt, "held its first review with all four provinces")
    hand.key(Qt.Key.Key_Return, ctrl, part.what)
    assert form.saved is not None
    window.activateWindow()  # what the desktop does when a dialog has closed
    qtbot.waitUntil(window.isActiveWindow)
    assert form.saved.item in [hit.id for hit in workspace.search("first threat review")]

    # Back to the draft: a judgement of one's own.
    hand.press(window.navigation.tray)
    assert window.here is place
    content = workspace.briefing(window.context.draft)
    assert {statement.subject for statement in content.statements} == {
        events[0].id,
        "ins:i04",
        form.saved.item,
    }
    page.outline.setCurrentIndex(page.outline.blocks.index(0))
    hand.actions += 1
    hand.press(page.text.add_judgement)
    qtbot.waitUntil(lambda: window.focusWidget() is page.text.cards[0].form.claim)
    form = page.text.cards[0].form
    hand.write(form.claim, "NIFTAC takes over what the NICC was to do")
    hand.choose(form.likelihood, "likely")
    assert form.likelihood.currentText() == "likely, 55 to 75 %"
    hand.write(form.basis, "two releases describe the same task")
    hand.press(form.confidence.findChildren(type(form.confidence._group.button(1)))[1])

    # The PDF.
    hand.key(Qt.Key.Key_E, ctrl | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: place.dialog is not None)
    place.dialog.folder.setText(str(tmp_path))
    hand.actions += 1
    hand.press(place.dialog.export_button)
    qtbot.waitUntil(lambda: place.dialog.written is not None, timeout=LONG)
    written = place.dialog.written
    place.dialog.finish("cancel")
    assert hand.actions <= 25

    reader = PdfReader(written)
    text = "\n".join(sheet.extract_text() for sheet in reader.pages)
    flat = " ".join(text.split())
    assert len(reader.pages) <= 22
    assert "It is likely that NIFTAC takes over what the NICC was to do." in flat
    assert "We hold this with low confidence." in flat
    assert "Two releases describe the same task." in flat
    assert NEWS in flat
    assert "held its first review with all four provinces" in flat
    links = [
        note.get_object()
        for sheet in reader.pages
        for note in sheet.get("/Annots") or ()
        if note.get_object().get("/Subtype") == "/Link"
    ]
    assert len(links) > 100


def test_what_was_typed_is_there_after_the_process_was_killed(starter_copy):
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(starter_copy)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as typist:
        block = typist.stdout.readline().strip()
        assert typist.stdout.readline().strip() == "two seconds later"
        os.kill(typist.pid, signal.SIGKILL)
        typist.wait(timeout=30)
    with Workspace.open(starter_copy) as workspace:
        assert workspace.item(block).get("text") == "Typed just before the power went"
