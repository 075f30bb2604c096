"""A whole journey in the running application, watched by the kernel: it reaches for no address but local sockets."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packs_for_tests import append, change, second_version

# What a process asks the network for that is not kept on this machine: a socket of another family, or an
# address of one. Unix sockets lead to the screen and the desktop's bus, netlink to the kernel itself.
LOCAL = {"AF_UNIX", "AF_LOCAL", "AF_NETLINK", "AF_UNSPEC"}
FAMILY = re.compile(r"\b(?:socket\(|sa_family=|ss_family=)(AF_\w+|PF_\w+)")

JOURNEY = """
import sys
from pathlib import Path
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from briefing.cli import main

file, second, out = map(Path, sys.argv[1:])
ctrl, shift, none = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
app = QApplication(["briefing"])


def until(true, what):
    patience = QDeadlineTimer(120_000)
    while not true():
        if patience.hasExpired():
            raise SystemExit("this was waited for in vain: " + what)
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    print(what, flush=True)


def press(button):
    until(button.isVisible, "a button: " + button.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def journey():
    from briefing.ui.adding.form import AddingForm
    from briefing.ui.shell.window import Window

    until(lambda: any(isinstance(one, Window) for one in app.topLevelWidgets()), "the window")
    window = next(one for one in app.topLevelWidgets() if isinstance(one, Window))
    context = window.context
    until(lambda: window.here is not None, "the first start")
    press(window.here.start_button)
    until(lambda: context.draft, "a briefing")
    place = window.here

    QTest.keyClick(window, Qt.Key.Key_2, ctrl)
    until(lambda: window.here.place_id == "timeline", "the timeline")
    context.set_current("evt:e138")
    QTest.keyClick(window.here, Qt.Key.Key_D, ctrl)
    context.open_item("ins:i04")
    until(lambda: window.here.place_id == "institutions", "a profile")
    QTest.keyClick(window.here, Qt.Key.Key_D, ctrl)
    context.show_evidence("ins:i04", "status")

    QTest.keyClick(window, Qt.Key.Key_N, ctrl)
    until(lambda: window.findChildren(AddingForm), "the form")
    [form] = window.findChildren(AddingForm)
    part, ground = form.event_part, form.source_part
    for field, words in (
        (part.what, "NIFTAC holds a first threat review"),
        (part.date, "12 February 2026"),
        (ground.new.title, "Fusion centre begins reviews"),
        (ground.new.publisher, "Dawn"),
        (ground.new.published, "13 February 2026"),
        (ground.new.link, "https://www.dawn.com/news/999999"),
        (ground.excerpt, "held its first review"),
    ):
        QTest.keyClicks(field, words)
    part.category.set_current("meeting")
    QTest.keyClick(part.what, Qt.Key.Key_Return, ctrl)
    until(lambda: form.saved is not None, "an event of one's own")
    window.activateWindow()  # as a window manager does when the form is gone

    for name in ("overview", "commitments", "sources", "packs", "settings", "shortcuts"):
        window.go(name)
        until(lambda: window.here.place_id == name and not context.jobs.under_way, name)
    window.go("briefings", context.draft)
    until(lambda: not context.jobs.under_way, "the page preview")
    QTest.keyClick(window.here, Qt.Key.Key_E, ctrl | shift)
    until(lambda: place.dialog is not None, "the export")
    place.dialog.folder.setText(str(out))
    press(place.dialog.export_button)
    until(lambda: place.dialog.written is not None, "a PDF")
    place.dialog.finish("cancel")

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(second))])
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    app.sendEvent(window, QDragEnterEvent(QPoint(600, 400), copy, data, left, none))
    app.sendEvent(window, QDropEvent(QPointF(600, 400), copy, data, left, none))
    until(lambda: window.here.place_id == "packs" and window.here.preview is not None, "a second version")
    press(window.here.preview.import_button)
    until(lambda: context.workspace.layer("starter-pk").version == 2, "its import")
    until(lambda: not context.jobs.under_way, "all work done")
    window.close()


def drive():
    try:
        journey()
    except BaseException as error:
        print("failed:", repr(error), flush=True)
        app.exit(3)


QTimer.singleShot(0, drive)
code = main(["--workspace", str(file), "open"])
print("ended with", code, flush=True)
sys.exit(code)
"""

CONTROL = """
import subprocess, sys, threading
ASK = '''
import socket
with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as asked:
    asked.connect_ex(("127.0.0.1", int(port)))
'''
thread = threading.Thread(target=exec, args=(ASK, {"port": "9"}))
thread.start()
thread.join()
subprocess.run([sys.executable, "-c", "import sys; port = sys.argv[1]" + ASK, "10"], check=True)
"""


def altered(folder: Path) -> None:
    """A later wording, and an event that the first version did not know."""
    change(folder, "institutions.csv", "I04", mandate="Assess threats")
    append(
        folder, "events.csv", "E140", id="E901", title="A later meeting", date_edtf="2024-12-02", fact_id=""
    )


def _watched(folder: Path, code: str, *arguments: str) -> tuple[str, list[str]]:
    """Run Python code with all its threads and children under strace: what it said, and its calls to the network."""
    trace = folder / "trace.txt"
    done = subprocess.run(
        [
            "strace",
            "-f",
            "--seccomp-bpf",
            "-e",
            "trace=network",
            "-o",
            str(trace),
            sys.executable,
            "-c",
            code,
            *arguments,
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_DATA_HOME": str(folder / "data")},
        timeout=900,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout, trace.read_text("utf-8", errors="replace").splitlines()


def _strangers(calls: list[str]) -> list[str]:
    """The calls that name a family of addresses beyond local sockets."""
    return [call for call in calls if not set(FAMILY.findall(call)) <= LOCAL]


@pytest.fixture(scope="module", autouse=True)
def strace() -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed: what the process asks of the network could not be watched")
    tried = subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-e", "trace=network", sys.executable, "-c", ""],
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode != 0:
        pytest.skip(f"strace may not watch a process here: {tried.stderr.strip()[-120:]}")


@pytest.mark.slow
def test_a_connection_of_a_thread_or_a_child_even_to_this_machine_is_caught(tmp_path: Path) -> None:
    _, calls = _watched(tmp_path, CONTROL)
    caught = _strangers(calls)
    assert any("socket(AF_INET" in call for call in caught)
    for port in (9, 10):  # of a thread, of a child
        [asked] = [call for call in caught if "connect(" in call and f"htons({port})" in call]
        assert 'inet_addr("127.0.0.1")' in asked


@pytest.mark.slow
def test_a_whole_journey_asks_nothing_of_the_network(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    second = second_version(tmp_path / "second", altered)
    said, calls = _watched(tmp_path, JOURNEY, str(tmp_path / "first.briefing"), str(second), str(out))
    assert "its import" in said, said
    assert [path.read_bytes()[:5] for path in out.glob("*.pdf")] == [b"%PDF-"]
    assert any("+++ exited with 0 +++" in call for call in calls)
    assert _strangers(calls) == []
