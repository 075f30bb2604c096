"""Loads the bundled fonts and gives the font of a type token. Nothing of the system's fonts is relied on."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from briefing.ui.kit.resources import resource
from briefing.ui.kit.theme import theme

SCREEN_FONTS = (
    "IBMPlexSans-Regular",
    "IBMPlexSans-Medium",
    "IBMPlexSans-SemiBold",
    "IBMPlexSans-Italic",
    "SourceSerif4-Regular",
    "SourceSerif4-Semibold",
    "SourceSerif4-It",
    "IBMPlexSansArabic-Regular",
    "IBMPlexSansArabic-SemiBold",
    "NotoNastaliqUrdu-Regular",
    "NotoNastaliqUrdu-Bold",
)
"""The cuts that the window uses; the page has more, and reads them itself."""


@cache
def load_fonts() -> tuple[str, ...]:
    """Add the bundled fonts to the application, once; the names of the cuts that could not be read."""
    return tuple(
        cut
        for cut in SCREEN_FONTS
        if QFontDatabase.addApplicationFont(str(resource("fonts", f"{cut}.ttf"))) < 0
    )


def font(token: str, weight: int = 0, px: float = 0) -> QFont:
    """The font of a type token in the theme in force; `weight` and `px` (at 100 %) where one differs from it."""
    return theme().font(token, weight, px)
