"""Text of packs and users is shown as it is, never as markup, and never turns round what stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from briefing.ui.kit.buttons import Button
from briefing.ui.kit.labels import TextLabel
from briefing.ui.kit.text import (
    compose,
    direction,
    host_of,
    isolate,
    one_line,
    plain,
    safe_link,
    set_tip,
    tip,
)


def depth(text: str) -> int:
    """How many isolates are left open at the end; negative where one is closed that none opened."""
    level = 0
    for letter in text:
        level += (letter in "\u2066\u2067\u2068") - (letter == "\u2069")
    return level


@given(st.text(alphabet=st.sampled_from("ab \u2066\u2068\u2069\u202e\u202bا\n\x07<&>"), max_size=40))
def test_any_text_comes_out_balanced_and_without_overrides(text):
    shown = plain(text)
    assert depth(shown) == 0
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\x07")
    assert "\n" not in one_line(text)


def test_overrides_are_made_visible():
    assert plain("abc\u202egpj.exe") == "abc[U+202E]gpj.exe"


def test_labels_show_markup_as_text(qtbot):
    label = TextLabel("<b>NACTA</b> &amp; <img src='file:///etc/passwd'>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text().startswith("<b>NACTA</b> &amp;")


def test_ampersands_are_no_keys(qtbot):
    button = Button("Law & Justice")
    qtbot.addWidget(button)
    assert button.text() == "Law && Justice"
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "Law & Justice"


def test_tooltips_escape_and_name_their_key(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    set_tip(label, "<img src=x> & more", "Ctrl+E")
    assert "<img" not in label.toolTip()
    assert "&lt;img src=x&gt; &amp; more (Ctrl+E)" in label.toolTip()
    assert tip("") == ""


def test_composed_sentences_isolate_their_parts():
    made = compose("{name} of {count}", name="نیکٹا", count=3)
    assert made == f"{isolate('نیکٹا')} of 3"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.dawn.com/news/1", "www.dawn.com"),
        ("http://nacta.gov.pk", "nacta.gov.pk"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://user:word@dawn.com/", ""),
        ("https://", ""),
        ("dawn.com", ""),
        ("https://da wn.com", ""),
    ],
)
def test_only_plain_web_addresses_may_be_opened(address, host):
    assert host_of(address) == host
    assert (safe_link(address) is None) == (not host)


def test_direction_is_that_of_the_first_letter():
    assert direction("“نیشنل") == Qt.LayoutDirection.RightToLeft
    assert direction("2025 NACTA نیکٹا") == Qt.LayoutDirection.LeftToRight
    assert direction("") == Qt.LayoutDirection.LeftToRight
