"""Lucide icons in the colours of the theme: rest `ink-2`, hover `ink`, chosen `accent`, disabled `ink-off`."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefing.ui.kit.resources import resource
from briefing.ui.kit.theme import Theme, theme

_SIZES = (16, 24, 32, 48)
MIRRORED = {
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
    "chevron-left": "chevron-right",
    "chevron-right": "chevron-left",
    "panel-right": "panel-left",
    "panel-left": "panel-right",
}
"""Icons that name a side: from right to left they are drawn as their opposite."""


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawn = _svg(name).replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(drawn.encode()))


def exists(name: str) -> bool:
    """Whether there is an icon of this name."""
    return resource("icons", f"{name}.svg").is_file()


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _renderer(name, colour).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def pixmap(name: str, colour: str = "ink-2", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """One drawing of an icon, `size` logical pixels (already scaled) in the colour of a token."""
    return _pixmap(name, theme().hex(colour), size, ratio)


def draw_icon(painter: QPainter, box: QRectF, name: str, colour: str = "ink-2") -> None:
    """Paint an icon into a box, sharp at every device pixel ratio."""
    ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
    side = round(min(box.width(), box.height()))
    painter.drawPixmap(box.topLeft(), _pixmap(name, theme().hex(colour), side, ratio))


@cache
def _icon(name: str, now: Theme, rest: str) -> QIcon:
    made = QIcon()
    states = (
        (rest, QIcon.Mode.Normal, QIcon.State.Off),
        ("ink" if rest == "ink-2" else rest, QIcon.Mode.Active, QIcon.State.Off),
        ("accent", QIcon.Mode.Selected, QIcon.State.Off),
        ("accent", QIcon.Mode.Normal, QIcon.State.On),
        ("accent", QIcon.Mode.Active, QIcon.State.On),
        ("ink-off", QIcon.Mode.Disabled, QIcon.State.Off),
        ("ink-off", QIcon.Mode.Disabled, QIcon.State.On),
    )
    for token, mode, state in states:
        for size in _SIZES:
            made.addPixmap(_pixmap(name, now.hex(token), size, 1.0), mode, state)
    return made


def icon(name: str, rest: str = "ink-2") -> QIcon:
    """The icon of a name in the theme in force; `rest` is its colour where nothing happens to it.

    Raises `FileNotFoundError` for a name that is not shipped. Ask again when `themes().changed` is said.
    """
    return _icon(name, theme(), rest)


@cache
def spaced_icon(name: str, now: Theme, rest: str, side: int, gap: int, at_end: bool) -> QIcon:
    """The icon with room between it and a button's words; `at_end` where the words stand before it."""
    made = QIcon()
    for token, mode, state in (
        (rest, QIcon.Mode.Normal, QIcon.State.Off),
        ("accent-ink", QIcon.Mode.Normal, QIcon.State.On),
        ("ink-off", QIcon.Mode.Disabled, QIcon.State.Off),
        ("ink-off", QIcon.Mode.Disabled, QIcon.State.On),
    ):
        for ratio in (1, 2):
            wide = QPixmap((side + gap) * ratio, side * ratio)
            wide.fill(Qt.GlobalColor.transparent)
            painter = QPainter(wide)
            box = QRectF((gap if at_end else 0) * ratio, 0, side * ratio, side * ratio)
            _renderer(name, now.hex(token)).render(painter, box)
            painter.end()
            wide.setDevicePixelRatio(ratio)
            made.addPixmap(wide, mode, state)
    return made


@cache
def _sheet_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="briefing-icons-", ignore_cleanup_errors=True)


def sheet_icons(now: Theme) -> dict[str, str]:
    """Files of the two icons that the style sheet needs by path, coloured for a theme."""
    made = {}
    for key, name, token in (
        ("chevron-down", "chevron-down", "ink-3"),
        ("check-on-accent", "check", "on-accent"),
    ):
        path = Path(_sheet_folder().name, f"{key}-{now.name}.svg")
        if not path.exists():
            path.write_text(_svg(name).replace("currentColor", now.hex(token)), "utf-8")
        made[key] = path.as_posix()
    return made
