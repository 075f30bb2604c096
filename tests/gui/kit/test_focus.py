"""The focus ring follows the keyboard, also into the list of a combo box, and again after a window is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

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
def test_keys_bring_the_ring_and_every_new_window_has_it(qtbot):
    for _turn in range(2):
        window, _, line = _form(qtbot)
        line.setFocus()
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda here=window: here.findChild(_Ring) is not None)
        window.close()
