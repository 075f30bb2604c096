"""Rows dragged from any list into the draft: what is carried, and what the navigation does with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing.ui.institutions.place import InstitutionsPlace
from briefing.ui.kit.dragging import dropped_items, item_data
from briefing.ui.shell.drafts import start_briefing
from briefing.ui.shell.navigation import Navigation
from briefing.ui.sources.place import SourcesPlace
from briefing.ui.timeline.place import TimelinePlace

LISTS = {
    "institutions": (InstitutionsPlace, lambda place: place.list.table, "ins:"),
    "sources": (SourcesPlace, lambda place: place.table, "src:"),
    "timeline": (TimelinePlace, lambda place: place.list, "evt:"),
}


@pytest.fixture
def carried(monkeypatch):
    """What is dragged; the drag itself is the desktop's."""
    found = []
    monkeypatch.setattr(QDrag, "exec", lambda self, *_: found.append(dropped_items(self.mimeData())))
    return found


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_row_is_dragged(name, context, qtbot, carried):
    make, view_of, prefix = LISTS[name]
    place = make(context)
    place.resize(1100, 700)
    place.show()
    QApplication.processEvents()
    place.refresh(None)
    view = view_of(place)
    rows = [
        row
        for row in range(view.model().rowCount())
        if view.model().flags(view.model().index(row, 0)) & Qt.ItemFlag.ItemIsSelectable
    ]
    view.scrollTo(view.model().index(rows[0], 0))
    spot = view.visualRect(view.model().index(rows[0], 0)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    QTest.mouseMove(view.viewport(), spot + QPoint(0, 40))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert len(carried) == 1
    [[(item_id, field)]] = carried
    assert item_id.startswith(prefix)
    assert field == ""
    place.close()
    place.deleteLater()


def test_what_is_dropped_on_the_navigation_goes_to_the_draft(context, qtbot):
    briefing = start_briefing(context)
    navigation = Navigation()
    qtbot.addWidget(navigation)
    navigation.itemDropped.connect(context.add_to_briefing)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = item_data([("ins:i04", "parent")])
    navigation.dropEvent(QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, buttons, keys))
    [statement] = context.workspace.briefing(briefing).statements
    assert (statement.subject, statement.field) == ("ins:i04", "parent")
