"""Every control that takes the keyboard's focus has a name for a screen reader, in every place and in an open one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefing.ui.shell.places import PLACES

OPENS = {"institutions": "institution", "timeline": "event", "commitments": "commitment", "sources": "source"}
"""The kind a place opens, for the controls that only an open object has."""


def shown(window: QWidget) -> list[QWidget]:
    """What is in view and takes the focus by the Tab key."""
    QApplication.processEvents()
    return [
        part
        for part in window.findChildren(QWidget)
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def nameless(window: QWidget) -> list[str]:
    """What takes the focus and says nothing of itself."""
    return [
        f"{type(part).__module__}.{type(part).__name__} in {type(part.parent()).__name__}"
        for part in shown(window)
        if not part.accessibleName().strip()
    ]


@pytest.mark.parametrize("place", [entry.id for entry in PLACES if entry.there()])
def test_every_control_has_a_name(window, place):
    if place == "briefings":
        window.start_briefing()
    window.context.set_evidence(on=True)
    window.go(place)
    assert nameless(window) == []
    if place in OPENS:
        for item in window.context.selection.kind(OPENS[place])[:3]:
            window.go(place, item.id)
            window.context.set_current(item.id)
            assert nameless(window) == []


@pytest.mark.parametrize("asked", ["as-of", "source.add", "search"])
def test_every_control_of_what_opens_over_the_window_has_a_name(window, asked):
    before = len(shown(window))
    window.menus.perform(asked)
    assert len(shown(window)) > before
    assert nameless(window) == []


def test_a_control_without_a_name_is_found(window):
    silent = QWidget(window)
    silent.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    silent.show()
    assert [each.partition(" ")[0] for each in nameless(window)] == ["PySide6.QtWidgets.QWidget"]
