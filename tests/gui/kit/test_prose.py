"""Running text: it wraps to any width, says its marks in words, and its chips are reached by mouse and keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefing.ui.kit.painters import Chip
from briefing.ui.kit.prose import Diamond, Prose, Ring, Words

RUNS = [
    Words("NIFTAC was approved at the fifth board meeting"),
    Diamond(),
    Chip("B1", key="cit:one", words="B1, confirmed"),
    Chip("D4", "disputes", "cit:two"),
    Words(" and its head "),
    Ring(),
    Words("is not named; see "),
    Words("the profile", link="ins:i04"),
    Words("."),
]


@pytest.fixture
def shown(qtbot):
    prose = Prose(RUNS, "read")
    qtbot.addWidget(prose)
    prose.resize(400, prose.heightForWidth(400))
    prose.show()
    QApplication.processEvents()
    return prose


def test_it_reads_aloud_with_its_marks(shown):
    assert shown.accessibleName() == (
        "NIFTAC was approved at the fifth board meeting (sources differ) [B1, confirmed] [D4] and its head"
        " (no source) is not named; see the profile."
    )


def test_narrow_is_higher_and_whole_lines(shown):
    line = shown.heightForWidth(10_000)
    assert line == 23
    assert shown.heightForWidth(200) % 23 == 0
    assert shown.heightForWidth(200) > shown.heightForWidth(400) > line


def test_a_chip_and_a_link_are_pressed(qtbot, shown):
    pressed = []
    shown.chipActivated.connect(pressed.append)
    shown.linkActivated.connect(pressed.append)
    for box, _run in shown._targets():
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert pressed == ["cit:one", "cit:two", "ins:i04"]


def test_keys_walk_and_press(qtbot, shown):
    pressed = []
    shown.chipActivated.connect(pressed.append)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert pressed == ["cit:two"]


def test_without_targets_the_keyboard_passes_by(qtbot):
    prose = Prose("Nothing to press")
    qtbot.addWidget(prose)
    assert prose.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_mark_never_begins_a_line(qtbot):
    prose = Prose(RUNS[:4], "read")
    qtbot.addWidget(prose)
    for width in range(60, 420, 7):
        prose._wrap(float(width))
        starts = {prose._layout.lineAt(at).textStart() for at in range(prose._layout.lineCount())}
        marks = {position for position, _run, _wide in prose._marks}
        assert not starts & marks or width < 120, width


@given(st.text(max_size=60), st.integers(min_value=1, max_value=600))
def test_any_text_at_any_width_is_laid_out(qapp, text, width):
    prose = Prose([Words(text), Chip("B2"), Diamond()], "body")
    assert prose.heightForWidth(width) >= 18
    prose.deleteLater()


def test_urdu_has_room_for_its_strokes(qtbot):
    prose = Prose("نیشنل انٹیلیجنس فیوژن", "read")
    qtbot.addWidget(prose)
    assert prose._font().pixelSize() >= 16
    assert prose.heightForWidth(1000) >= 2.3 * 16


def test_a_greatest_width_counts_when_its_height_is_asked(qtbot):
    prose = Prose("word " * 60, "lead")
    qtbot.addWidget(prose)
    prose.setMaximumWidth(300)
    assert prose.heightForWidth(1000) == prose.heightForWidth(300)


@pytest.mark.parametrize("text", ["the centre meets the board again ", "ادارہ دوبارہ اجلاس بلاتا ہے "])
def test_what_has_more_lines_than_it_may_ends_in_an_ellipsis(qtbot, text):
    def picture(words: str):
        prose = Prose(words, "read", max_lines=2)
        qtbot.addWidget(prose)
        prose.resize(300, prose.heightForWidth(300))
        return prose, prose.grab().toImage()

    prose, cut = picture(text * 10)
    line = prose._layout.lineAt(1)
    kept = prose._text[: line.textStart() + line.textLength()]
    _, whole = picture(kept)
    assert line.naturalTextWidth() < 300 - prose._dots() + 1
    assert cut.size() == whole.size()
    assert cut != whole
