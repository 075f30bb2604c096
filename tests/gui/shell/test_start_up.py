"""The start: what is imported before the window, the very first start, and what was not foreseen."""

from __future__ import annotations

import logging
import subprocess
import sys

from briefing.ui import application
from briefing.ui.application import dress, open_window, open_workspace

LATE = (
    "sqlite_utils",
    "reportlab",
    "pikepdf",
    "pypdfium2",
    "networkx",
    "edtf",
    "openpyxl",
    "cryptography",
    "uharfbuzz",
    "citeproc",
    "lxml",
)

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication(["briefing"])
from briefing.ui.application import dress, open_window, open_workspace
dress(app)
workspace = open_workspace(Path(sys.argv[1]))
window = open_window(workspace)
window.show()
app.processEvents()
print(",".join(sorted({name.partition(".")[0] for name in sys.modules})))
print(",".join(sorted(name for name in sys.modules if name.startswith("PySide6."))))
window.close()
workspace.close()
"""


def test_slow_libraries_are_not_loaded_before_the_window(starter_file, tmp_path):
    copy = tmp_path / "copy.briefing"
    copy.write_bytes(starter_file.read_bytes())
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(copy)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    modules, qt = (set(line.split(",")) for line in run.stdout.splitlines()[:2])
    assert modules.isdisjoint(LATE), modules & set(LATE)
    assert qt <= {
        "PySide6.QtCore",
        "PySide6.QtGui",
        "PySide6.QtWidgets",
        "PySide6.QtSvg",
        "PySide6.support",
    } | {name for name in qt if name.startswith(("PySide6.support", "PySide6._"))}


def test_the_very_first_start_reads_the_starter_pack(qtbot, qapp, tmp_path):
    dress(qapp)
    with open_workspace(tmp_path / "new" / "workspace.briefing") as workspace:
        window = open_window(workspace)
        qtbot.addWidget(window)
        window.show()
        assert window.here is None
        qtbot.waitUntil(lambda: window.here is not None, timeout=30_000)
        assert window.here.place_id == "start"
        assert workspace.counts()["institution"] == 79
        assert "24 February 2026" in window.status_line.data_to.whole()
        assert window.status_line.trust.whole() == "Shipped with Briefing"
        window.close()


def test_what_was_not_foreseen_is_logged_and_told_in_one_sentence(qtbot, qapp, workspace, tmp_path):
    dress(qapp)
    window = open_window(workspace)
    qtbot.addWidget(window)
    path = application.start_log(tmp_path / "log")
    try:
        hook = application._Hook(window)
        try:
            raise KeyError("a secret of the code")
        except KeyError as error:
            hook(type(error), error, error.__traceback__)
        assert "a secret of the code" in path.read_text("utf-8")
        shown = window._dialogs[0]
        assert "Traceback" not in shown.question.words()
        assert "secret" not in shown.question.words() + shown.sentence.words()
        assert "log" in shown.sentence.words()
    finally:
        application.stop_log()
    assert not [h for h in logging.getLogger("briefing").handlers if isinstance(h, logging.FileHandler)]
    window.close()


def test_a_file_that_is_no_workspace_is_refused_in_words(qtbot, qapp, tmp_path, monkeypatch):
    dress(qapp)
    path = tmp_path / "notes.briefing"
    path.write_text("these are notes", "utf-8")
    said = []
    monkeypatch.setattr(application.Dialog, "exec", lambda dialog: said.append(dialog.question.words()))
    assert application.run(path) == 1
    assert said
    assert path.read_text("utf-8") == "these are notes"
