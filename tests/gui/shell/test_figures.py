"""The figure of a place on the clipboard and as a file: what is shown, in the print theme, told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from briefing.ui.actions import BY_ID
from briefing.ui.shell.figures import PlaceFigure

NIFTAC = "NIFTAC"


def body(window, short: str) -> str:
    selection = window.context.selection
    return next(item.id for item in selection.kind("institution") if item.get("abbreviation") == short)


def go(window, qtbot, place: str) -> None:
    window.context.workspace.set_setting("welcomed", "yes")
    window.go(place, body(window, NIFTAC) if place == "institutions" else "")
    qtbot.waitUntil(lambda: window.figure() is not None, timeout=60_000)


def copied() -> str:
    data = QGuiApplication.clipboard().mimeData()
    return bytes(data.data("image/svg+xml")).decode() if data and data.hasFormat("image/svg+xml") else ""


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("timeline", "Timeline of "),
        ("overview", "life lines to 24 February 2026"),
        ("institutions", "relations of NIFTAC (operational since 6 May 2025)"),
        ("commitments", "71 commitments: "),
    ],
)
def test_the_figure_of_a_place_is_copied_in_lines_and_in_pixels(window, qtbot, place, told):
    go(window, qtbot, place)
    QGuiApplication.clipboard().clear()
    action = BY_ID["figure.copy"]
    assert action.lacks(window) is None
    action.trigger(window)
    qtbot.waitUntil(lambda: bool(copied()), timeout=60_000)
    assert "<desc id=" in copied()
    assert told in copied()
    assert QGuiApplication.clipboard().mimeData().hasImage()


def test_where_no_figure_is_shown_the_action_says_so(window):
    for place, object_id in (("sources", ""), ("institutions", ""), ("briefings", "")):
        window.go(place, object_id)
        assert BY_ID["figure.save"].lacks(window) == "no figure is shown here"


@pytest.mark.parametrize(
    ("name", "begins"), [("a.svg", b"<?xml"), ("b.png", b"\x89PNG"), ("c.pdf", b"%PDF-"), ("d", b"<?xml")]
)
def test_a_figure_is_saved_as_its_name_asks(window, qtbot, tmp_path, monkeypatch, name, begins):
    go(window, qtbot, "overview")
    out = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), "SVG (*.svg)"))
    BY_ID["figure.save"].trigger(window)
    written = out if out.suffix else out.with_suffix(".svg")
    qtbot.waitUntil(written.exists, timeout=60_000)
    assert written.read_bytes().startswith(begins)


def test_a_dialog_that_is_closed_writes_nothing(window, qtbot, monkeypatch):
    go(window, qtbot, "overview")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    BY_ID["figure.save"].trigger(window)
    assert not [job for job in window.context.jobs.under_way if job.words == "Saving the figure"]


def test_a_name_that_is_no_picture_is_refused_in_words(window, qtbot, tmp_path, monkeypatch):
    go(window, qtbot, "overview")
    shown = []
    monkeypatch.setattr(window.context, "show_error", shown.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "figure.gif"), ""))
    BY_ID["figure.save"].trigger(window)
    qtbot.waitUntil(lambda: bool(shown), timeout=60_000)
    assert "names no kind of picture" in str(shown[0])
    assert not list(tmp_path.glob("figure*"))


def test_the_timeline_is_that_of_the_filter(window, qtbot):
    window.go("timeline")
    place = window._here
    place.only(body(window, NIFTAC))
    qtbot.waitUntil(lambda: 0 < len(place.content.rows) < 60)
    figure = place.figure()
    assert isinstance(figure, PlaceFigure)
    picture = figure.draw(window.context.selection)
    assert picture.title == f"Timeline of {len(place.content.rows)} events"


def test_the_menu_of_the_relations_saves_and_copies_them(window, qtbot):
    go(window, qtbot, "institutions")
    figure = window._here.profile.relations.figure
    qtbot.waitUntil(lambda: bool(figure.places()), timeout=60_000)
    beside = QPoint(figure.width() // 2, 1)
    assert not figure._at(beside.toPointF())
    figure.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, beside, figure.mapToGlobal(beside))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Copy the figure", "Save the figure…"]
    menu.close()


def test_files_are_proposed_beside_the_workspace_under_the_name_of_the_figure(window, qtbot, monkeypatch):
    go(window, qtbot, "institutions")
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: asked.append(given) or ("", ""))
    BY_ID["figure.save"].trigger(window)
    proposed = Path(asked[0][2])
    assert proposed.name == "relations-NIFTAC.svg"
    assert proposed.parent == window.context.workspace.path.parent
