"""Colours, sizes and type of the two themes, from `resources/theme/tokens.json`, as values that painters ask for.

`theme()` is the theme in force; `themes()` chooses it (system, light or dark), scales type and controls together,
and says `changed` once when anything of it is different. Paint with `theme()` in every paint event, never keep it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from briefing.ui.kit.resources import resource
from briefing.ui.kit.sheet import style_sheet

ThemeName = Literal["light", "dark"]
Preference = Literal["system", "light", "dark"]
SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)
"""The text scales on offer; they multiply type, rows and controls together."""

URDU_FALLBACKS = {
    "IBM Plex Sans": ("IBM Plex Sans", "IBM Plex Sans Arabic"),
    "Source Serif 4": ("Source Serif 4", "Noto Nastaliq Urdu"),
    "Noto Nastaliq Urdu": ("Noto Nastaliq Urdu", "Source Serif 4"),
    "IBM Plex Sans Arabic": ("IBM Plex Sans Arabic", "IBM Plex Sans"),
}


@cache
def _tokens() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resource("theme", "tokens.json").read_text("utf-8"))
    return loaded


@dataclass(frozen=True)
class Theme:
    """One theme at one text scale. Colours are token names of the look ("ink-2"), sizes are pixels at 100 %."""

    name: ThemeName
    scale: float = 1.0

    @property
    def dark(self) -> bool:
        """Whether it is the dark one."""
        return self.name == "dark"

    def hex(self, token: str) -> str:
        """A colour as "#RRGGBB"; raises `KeyError` for a name that is not a token."""
        found: str = _tokens()["color"][token][self.name]
        return found

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        """A colour for painting, with an optional alpha of 0 to 1."""
        made = QColor(self.hex(token))
        made.setAlphaF(alpha)
        return made

    @property
    def colours(self) -> dict[str, str]:
        """All colours by token, as "#RRGGBB"."""
        return {token: value[self.name] for token, value in _tokens()["color"].items()}

    def px(self, pixels: float) -> int:
        """Pixels at 100 % times the text scale, at least 1 where something was asked for."""
        return max(1, int(pixels * self.scale + 0.5)) if pixels else 0

    def size(self, token: str) -> int:
        """A size of the look ("row-compact", "nav"), scaled."""
        return self.px(_tokens()["size"][token])

    def space(self, token: str) -> int:
        """A distance of the look ("s", "l"), which does not grow with the text."""
        return int(_tokens()["space"][token])

    def radius(self, token: str) -> int:
        """The radius of "chip", "control", "card" or "pill" corners."""
        return int(_tokens()["radius"][token])

    def font(self, token: str, weight: int = 0, px: float = 0) -> QFont:
        """The font of a type token ("body", "title"); `weight` and `px` at 100 % where one differs from it."""
        spec = _tokens()["type"][token]
        made = QFont()
        made.setFamilies(list(URDU_FALLBACKS[spec["family"]]))
        made.setPixelSize(self.px(px or spec["px"]))
        made.setWeight(QFont.Weight(weight or spec["weight"]))
        made.setStyleHint(QFont.StyleHint.Serif if "Serif" in spec["family"] else QFont.StyleHint.SansSerif)
        if token == "display":
            made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.2)
        return made

    def line(self, token: str) -> int:
        """The line height of a type token, scaled."""
        return self.px(_tokens()["type"][token]["line"])

    def status_colour(self, glyph: str) -> QColor:
        """The colour of a status glyph; shape comes first, this only repeats it."""
        known = _tokens()["status"]
        token: str = known.get("silent" if glyph == "no-evidence" else glyph, known["unknown"])[0]
        return self.colour(token)

    def motion(self, token: str) -> int:
        """Milliseconds of the motion "fast" or "panel"; 0 where motion is reduced."""
        return 0 if themes().reduced_motion else int(_tokens()["motion"][token])

    def palette(self) -> QPalette:
        """The palette that Fusion draws with."""
        made, role = QPalette(), QPalette.ColorRole
        for name, token in (
            (role.Window, "canvas"),
            (role.Base, "panel"),
            (role.Button, "panel"),
            (role.AlternateBase, "sunken"),
            (role.Text, "ink"),
            (role.WindowText, "ink"),
            (role.ButtonText, "ink"),
            (role.BrightText, "on-accent"),
            (role.PlaceholderText, "ink-3"),
            (role.Highlight, "accent-soft"),
            (role.HighlightedText, "ink"),
            (role.Link, "accent"),
            (role.LinkVisited, "accent"),
            (role.Accent, "accent"),
            (role.ToolTipBase, "raised"),
            (role.ToolTipText, "ink"),
            (role.Light, "panel"),
            (role.Midlight, "hover"),
            (role.Mid, "line"),
            (role.Dark, "line-strong"),
            (role.Shadow, "line-strong"),
        ):
            made.setColor(name, self.colour(token))
        for name in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
            made.setColor(QPalette.ColorGroup.Disabled, name, self.colour("ink-off"))
        return made

    def editor_palette(self) -> QPalette:
        """The palette of writing surfaces, whose selected text stands on the accent."""
        made = self.palette()
        made.setColor(QPalette.ColorRole.Highlight, self.colour("accent"))
        made.setColor(QPalette.ColorRole.HighlightedText, self.colour("on-accent"))
        return made


class Themes(QObject):
    """Chooses the theme in force and applies it to the application; one for each process."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preference: Preference = "system"
        self._scale = 1.0
        self._reduced = False
        self._watching = False
        self._applied: Theme | None = None

    @property
    def preference(self) -> Preference:
        """What the user chose: follow the system, light, or dark."""
        return self._preference

    @property
    def scale(self) -> float:
        """The text scale, one of `SCALES`."""
        return self._scale

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing moves: the user's setting, or a style that animates nothing."""
        if self._reduced:
            return True
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return True
        return app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

    @property
    def current(self) -> Theme:
        """The theme in force."""
        return _theme(self._name(), self._scale)

    def _name(self) -> ThemeName:
        if self._preference != "system":
            return self._preference
        app = QApplication.instance()
        if isinstance(app, QApplication) and app.styleHints().colorScheme() == Qt.ColorScheme.Dark:
            return "dark"
        return "light"

    def choose(
        self,
        preference: Preference | None = None,
        *,
        scale: float | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Change what is chosen; what is None stays as it is. Applies at once."""
        if preference is not None:
            self._preference = preference
        if scale is not None:
            self._scale = min(SCALES, key=lambda known: abs(known - scale))
        if reduced_motion is not None:
            self._reduced = reduced_motion
        self.apply()

    def apply(self) -> None:
        """Dress the application in the theme in force, and say so where it is another than before."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        if not self._watching:
            self._watching = True
            app.styleHints().colorSchemeChanged.connect(self.apply)
        wanted = self.current
        if wanted == self._applied:
            return
        self._applied = wanted
        app.setFont(wanted.font("body"))
        app.setPalette(wanted.palette())
        from briefing.ui.kit.icons import sheet_icons  # icons are coloured by the theme

        app.setStyleSheet(style_sheet(wanted.colours, wanted.scale, sheet_icons(wanted)))
        self.changed.emit()


@cache
def _theme(name: ThemeName, scale: float) -> Theme:
    return Theme(name, scale)


@cache
def themes() -> Themes:
    """The one that chooses."""
    return Themes()


def theme() -> Theme:
    """The theme in force."""
    return themes().current
