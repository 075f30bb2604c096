"""The colours of a figure: on paper, on the light screen and on the dark one.

On the screen operational is green, on paper it is solid accent; rust means that sources differ, on both.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureTheme:
    """Colours as `#RRGGBB`. `accent30` and `accent10` are pale accents, `disputed10` the pale ground of disputes."""

    ground: str
    ink: str
    grey: str
    soft: str
    rule: str
    hair: str
    wash: str
    accent: str
    accent30: str
    accent10: str
    operational: str
    disputed: str
    disputed10: str
    on_accent: str


PRINT = FigureTheme(
    ground="#FFFFFF",
    ink="#1B2430",
    grey="#4C555B",
    soft="#68727A",
    rule="#C5CCD0",
    hair="#DDE2E4",
    wash="#F3F5F5",
    accent="#0B5C6B",
    accent30="#A9C6CB",
    accent10="#E6EFF0",
    operational="#0B5C6B",
    disputed="#94460B",
    disputed10="#FAF0E6",
    on_accent="#FFFFFF",
)

COVER = FigureTheme(
    ground="#0B5C6B",
    ink="#FFFFFF",
    grey="#8FBAC1",
    soft="#8FBAC1",
    rule="#4C8A95",
    hair="#2C7381",
    wash="#0B5C6B",
    accent="#FFFFFF",
    accent30="#8FBAC1",
    accent10="#2C7381",
    operational="#FFFFFF",
    disputed="#FFFFFF",
    disputed10="#0B5C6B",
    on_accent="#0B5C6B",
)
"""White lines on the teal field of the cover."""

LIGHT = FigureTheme(
    ground="#FFFFFF",
    ink="#1B2430",
    grey="#465060",
    soft="#5B6471",
    rule="#E3DCCE",
    hair="#ECE6DA",
    wash="#F7F4ED",
    accent="#0B5C6B",
    accent30="#A9C6CB",
    accent10="#DCEAEA",
    operational="#28693B",
    disputed="#94460B",
    disputed10="#FAEBD9",
    on_accent="#FFFFFF",
)
"""The light screen: values of the theme's tokens."""

DARK = FigureTheme(
    ground="#1B2128",
    ink="#E8E4DB",
    grey="#B9BCBD",
    soft="#969DA5",
    rule="#2D353F",
    hair="#262E37",
    wash="#171C22",
    accent="#63BECB",
    accent30="#3A6B73",
    accent10="#17363D",
    operational="#84C792",
    disputed="#E6A45E",
    disputed10="#38291A",
    on_accent="#08181C",
)
"""The dark screen."""


def mix(colour: str, other: str, share: float) -> str:
    """`share` of `colour` in `other`, both `#RRGGBB`: the steps of a fading mark, which has no gradient."""
    parts = [
        round(int(colour[i : i + 2], 16) * share + int(other[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02X}" for part in parts)
