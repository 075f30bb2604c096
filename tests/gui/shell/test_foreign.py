"""A briefing that somebody sent: opened in a window of its own, which says whose it is and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from briefing import report
from briefing.analysis.selection import select
from briefing.report.evidence.foreign import read_foreign
from briefing.report.evidence.source_file import source_of
from briefing.store import Workspace
from briefing.store.errors import WorkspaceReadOnly
from briefing.ui.actions import BY_ID
from briefing.ui.application import run_foreign
from briefing.ui.shell.foreign import ForeignWindow
from tests.windows import bury

LONG = 60_000


@pytest.fixture(scope="module")
def sent(starter_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A colleague's situation, with an event and an edit of their own, exported with its source."""
    folder = tmp_path_factory.mktemp("colleague")
    with Workspace.open(folder / "theirs.briefing", create=True) as theirs:
        with Workspace.open(starter_file, read_only=True) as starter:
            theirs.install(starter.layers()[0], starter.layer_rows("starter-pk"))
        theirs.edit("ins:i04", {"status": "dormant"})
        theirs.add("event", {"title": "Seen by a colleague", "date": "2026-02-01"})
        with theirs.act("Start") as act:
            made = act.add("briefing", {"title": "From a colleague", "marking": "TLP:GREEN"})
            block = act.add("block", {"block": "text", "text": "Their words.", "position": "1"}, about=made)
            act.add("statement", {"sort": "text", "text": "More words.", "position": "1"}, about=block)
        selection = select(theirs)
        content = theirs.briefing(made)
        assert content is not None
        data = report.stamp(theirs)
        out = folder / "from-a-colleague.pdf"
        source = source_of(selection, content, data.layers)
        report.export(report.compose(selection, content, data), out, report.ExportOptions(source=source))
    return out


@pytest.fixture
def choosing(monkeypatch: pytest.MonkeyPatch):
    """The next file that is chosen where the window asks for one."""

    def choose(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), "*.pdf"))

    return choose


def test_it_opens_beside_the_own_window_and_says_whose_it_is(qtbot, window, workspace, sent, choosing):
    before = workspace.digest()
    choosing(sent)
    BY_ID["foreign.open"].trigger(window)
    qtbot.waitUntil(lambda: bool(window._others), timeout=LONG)
    other = window._others[0]
    assert isinstance(other, ForeignWindow)
    assert "Foreign copy of from-a-colleague.pdf, read only" in other.windowTitle()
    assert "From a colleague" in other.windowTitle()
    assert other.status_line.saved.text() == "Foreign copy of from-a-colleague.pdf"
    theirs = other.context.workspace
    assert [item.title for item in theirs.briefings()] == ["From a colleague"]
    assert other.here is not None
    assert other.here.place_id == "briefings"
    assert theirs.item("ins:i04").get("status") == "dormant"
    assert "status" in theirs.item("ins:i04").mine
    assert [item.title for item in theirs.items("event") if item.own] == ["Seen by a colleague"]
    assert workspace.digest() == before
    assert not workspace.briefings()
    folder = theirs.path.parent
    other.close()
    qtbot.waitUntil(lambda: not window._others, timeout=LONG)
    assert not folder.exists()
    assert workspace.digest() == before


def test_nothing_in_it_can_be_changed(qtbot, qapp, sent):
    copy = read_foreign(sent)
    other = ForeignWindow(copy)
    other.show()
    shared = other.context.workspace
    for action in ("undo", "source.add", "briefing.start", "briefing.add"):
        lacks = BY_ID[action].lacks(other)
        assert lacks is not None
        assert "foreign copy, read from from-a-colleague.pdf" in lacks
    with pytest.raises(WorkspaceReadOnly, match="foreign copy"):
        shared.edit("ins:i04", {"title": "Changed"})
    bury(other)
    assert not copy.folder.exists()


def test_a_file_that_cannot_be_opened_is_said_in_a_dialog(qtbot, window, workspace, choosing, tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"Dear analyst")
    choosing(path)
    BY_ID["foreign.open"].trigger(window)
    qtbot.waitUntil(lambda: bool(window._dialogs), timeout=LONG)
    assert "letter.pdf is no PDF." in window._dialogs[0].question.words()
    assert not window._others
    window._dialogs[0].finish("close")


def test_a_briefing_without_its_source_says_what_to_ask_for(qtbot, window, sent, choosing, tmp_path):
    import pikepdf

    bare = tmp_path / "bare.pdf"
    with pikepdf.open(sent) as pdf:
        del pdf.attachments["briefing-source.json"]
        pdf.save(bare)
    choosing(bare)
    BY_ID["foreign.open"].trigger(window)
    qtbot.waitUntil(lambda: bool(window._dialogs), timeout=LONG)
    assert "bare.pdf does not carry its source." in window._dialogs[0].question.words()
    window._dialogs[0].finish("close")


def test_closing_the_own_window_closes_the_copies(qtbot, window, sent, choosing):
    choosing(sent)
    BY_ID["foreign.open"].trigger(window)
    qtbot.waitUntil(lambda: bool(window._others), timeout=LONG)
    folder = window._others[0].context.workspace.path.parent
    window.close()
    assert not folder.exists()


def test_on_the_command_line_a_window_opens_on_it_and_nothing_else(qtbot, qapp, sent, monkeypatch):
    copy = read_foreign(sent)
    seen = []

    def look(_app=None):
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, ForeignWindow)]
        seen.extend(each.windowTitle() for each in shown if each.isVisible())
        for each in shown:
            bury(each)
        return 0

    monkeypatch.setattr(QApplication, "exec", look)
    assert run_foreign(copy) == 0
    assert len(seen) == 1
    assert "Foreign copy of from-a-colleague.pdf, read only" in seen[0]
    assert not copy.folder.exists()
