"""The focus ring follows the keyboard, also into the list of a combo box, and again after a window is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from briefing.ui.kit.focus import FocusRing, _Ring


@pytest.fixture
def following(qapp):
    rings = FocusRing(qapp)
    yield
    qapp.focusChanged.disconnect(rings._follow)
    rings.deleteLater()


def _form(qtbot) -> tuple[QWidget, QComboBox, QLineEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    combo, line = QComboBox(), QLineEdit()
    combo.addItems(["unlikely", "likely"])
    for part in (combo, line):
        part.setProperty("ring", "yes")
        layout.addWidget(part)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, combo, line


@pytest.mark.usefixtures("following")
def test_a_list_opens_and_closes_again_and_again(qtbot):
    window, combo, line = _form(qtbot)
    for _turn in range(3):
        combo.showPopup()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is combo.view())
        combo.hidePopup()
        qtbot.waitUntil(lambda: not combo.view().isVisible())
    line.setFocus()
    assert window.focusWidget() is line


@pytest.mark.usefixtures("following")
def test_the_ring_of_a_row_as_wide_as_its_page_stands_inside_the_page(qtbot):
    page = QScrollArea()
    qtbot.addWidget(page)
    page.setWidgetResizable(True)
    inner = QWidget()
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(0, 20, 0, 20)
    line = QLineEdit()
    line.setProperty("ring", "yes")
    layout.addWidget(line)
    page.setWidget(inner)
    page.resize(300, 200)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    line.setFocus()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Shift)
    page.setFocus()
    line.setFocus()
    ring = page.findChild(_Ring)
    assert ring is not None
    assert ring.parentWidget().rect().left() <= ring.geometry().left()
    assert ring.geometry().right() <= ring.parentWidget().rect().right()


@pytest.mark.usefixtures("following")
def test_keys_bring_the_ring_and_every_new_window_has_it(qtbot):
    for _turn in range(2):
        window, _, line = _form(qtbot)
        line.setFocus()
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda here=window: here.findChild(_Ring) is not None)
        window.close()
