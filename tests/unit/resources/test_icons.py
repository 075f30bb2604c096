"""The icons are plain drawings of one family that take the colour of their theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ICONS = Path(__file__).resolve().parents[3] / "briefing" / "resources" / "icons"
FILES = sorted(ICONS.glob("*.svg"))


def test_there_are_icons_and_their_licence() -> None:
    assert len(FILES) >= 60
    assert "ISC License" in (ICONS / "LICENSE-Lucide.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_is_a_24_px_line_drawing_in_the_current_colour(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke="currentColor"' in text
    assert set(re.findall(r"<([a-z]+)", text)) <= {
        "svg", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse",
    }  # fmt: skip


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_refers_to_nothing_outside_itself(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "href" not in text
    assert re.findall(r"\w+://\S+", text) == ['http://www.w3.org/2000/svg"']
