"""The pictures are drawn by the real window and the real export, in every theme and size."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[3]


def _draw(out: Path, *only: str) -> list[str]:
    wanted = [argument for name in only for argument in ("--only", name)]
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "pictures.py"), "--out", str(out), *wanted],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return sorted(path.name for path in out.glob("*.png"))


@pytest.mark.slow
def test_a_place_is_drawn_in_both_themes_and_sizes(tmp_path: Path) -> None:
    assert _draw(tmp_path, "settings") == [
        "settings-dark-1366x768.png",
        "settings-dark-1920x1080.png",
        "settings-light-1366x768.png",
        "settings-light-1920x1080.png",
    ]
    light, dark = (QImage(str(tmp_path / f"settings-{theme}-1366x768.png")) for theme in ("light", "dark"))
    assert (light.width(), light.height()) == (1366, 768)
    middle = light.rect().center()
    assert light.pixelColor(middle).lightness() > 200
    assert dark.pixelColor(middle).lightness() < 60


@pytest.mark.slow
def test_every_page_of_the_default_briefing_is_drawn(tmp_path: Path) -> None:
    names = _draw(tmp_path, "page")
    assert len(names) >= 10
    assert names == [f"page-{number:02}.png" for number in range(1, len(names) + 1)]
