"""The house style of an institution: its name, logo, two colours and two of the bundled faces, from one TOML file.

It is a value that is passed to what is composed; without a file it is `PLAIN`, the look of the application itself.
Everything else of the page is the same for every house.
"""

from __future__ import annotations

import io
import re
import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.domain.errors import BriefingError
from briefing.figures.theme import COVER, PRINT, FigureTheme, mix

LARGEST_FILE = 50_000
LARGEST_LOGO = 500_000
MOST_PIXELS = 4_000_000
LONGEST_NAME = 80
LEAST_CONTRAST = 4.5
"""Contrast of text on its ground that WCAG 2.1 asks for (1.4.3)."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_PNG = b"\x89PNG\r\n\x1a\n"

SERIF, SANS, NARROW = "Source Serif 4", "IBM Plex Sans", "IBM Plex Sans Condensed"
READING_FACES = (SERIF, SANS)
SANS_FACES = (SANS, NARROW, SERIF)

_AS_SANS = {
    "Serif": "Sans",
    "Serif-Italic": "Sans-Italic",
    "Serif-Bold": "Sans-Bold",
    "Serif-BoldItalic": "Sans-Bold",
    "Small": "Sans",
    "Small-Italic": "Sans-Italic",
    "Small-Bold": "Sans-Bold",
    "Display": "Sans-Bold",
    "Display-Regular": "Sans",
}
_AS_NARROW = {"Sans": "Cond", "Sans-Italic": "Cond", "Sans-Medium": "Cond-Medium", "Sans-Bold": "Cond-Bold"}
_AS_SERIF = {
    "Sans": "Small",
    "Sans-Italic": "Small-Italic",
    "Sans-Medium": "Small-Bold",
    "Sans-Bold": "Small-Bold",
}


class HouseRefused(BriefingError):
    """A file of a house style that cannot be read, or says something that no page can follow."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as read: the bytes of its PNG, its width and height in pixels."""

    data: bytes
    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class House:
    """A house style: the institution's name, its logo, the colours of figures and pages, and which faces stand in.

    `theme` colours the page, `cover` the drawing on the cover's field; `faces` gives the name of a face of the page
    the name of the one that is used in its place.
    """

    institution: str = ""
    logo: Logo | None = None
    theme: FigureTheme = PRINT
    cover: FigureTheme = COVER
    faces: Mapping[str, str] = field(default_factory=dict)

    def face(self, name: str) -> str:
        """The face that is used for one of the page."""
        return self.faces.get(name, name)


PLAIN = House()
"""The look without a house."""


def read_house(path: Path) -> House:
    """A house style from its file; raises `HouseRefused`, which names the file, the key and the mend."""
    name = path.name
    data = _bytes(path, name, LARGEST_FILE)
    try:
        values = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise HouseRefused(f"The house style {name} is no TOML file: {error}.", "Mend it there.") from error
    _known(name, "", values, ("institution", "logo", "colours", "faces"))
    institution = _text(name, "institution", values.get("institution", ""), LONGEST_NAME)
    colours = _table(name, "colours", values)
    faces = _table(name, "faces", values)
    _known(name, "colours.", colours, ("accent", "disputed"))
    _known(name, "faces.", faces, ("reading", "sans"))
    accent = _colour(name, "colours.accent", colours.get("accent", PRINT.accent))
    disputed = _colour(name, "colours.disputed", colours.get("disputed", PRINT.disputed))
    theme = _theme(accent, disputed)
    if contrast(disputed, theme.disputed10) < LEAST_CONTRAST:
        raise _too_pale(name, "colours.disputed", disputed, "its own pale ground", theme.disputed10)
    return House(
        institution,
        _logo(name, path.parent, values.get("logo", "")),
        theme,
        _cover(accent),
        {
            **_reading(_face(name, "faces.reading", faces.get("reading", SERIF), READING_FACES)),
            **_sans(_face(name, "faces.sans", faces.get("sans", SANS), SANS_FACES)),
        },
    )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#RRGGBB` by WCAG 2.1: 1 for the same, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.040_45 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=16)
def _theme(accent: str, disputed: str) -> FigureTheme:
    """The colours of the page with those of the house: its pale ones are made from it as those of the page are."""
    made = PRINT
    if accent != PRINT.accent:
        made = replace(
            made,
            accent=accent,
            operational=accent,
            accent30=mix(accent, PRINT.ground, 0.35),
            accent10=mix(accent, PRINT.ground, 0.1),
        )
    if disputed != PRINT.disputed:
        made = replace(made, disputed=disputed, disputed10=mix(disputed, PRINT.ground, 0.09))
    return made


@lru_cache(maxsize=16)
def _cover(accent: str) -> FigureTheme:
    """White lines on the field of the cover."""
    if accent == PRINT.accent:
        return COVER
    white = PRINT.ground
    soft, rule, hair = (mix(white, accent, share) for share in (0.55, 0.26, 0.13))
    return replace(
        COVER,
        ground=accent,
        wash=accent,
        disputed10=accent,
        on_accent=accent,
        grey=soft,
        soft=soft,
        accent30=soft,
        rule=rule,
        hair=hair,
        accent10=hair,
    )


def _reading(face: str) -> dict[str, str]:
    return dict(_AS_SANS) if face == SANS else {}


def _sans(face: str) -> dict[str, str]:
    return dict({NARROW: _AS_NARROW, SERIF: _AS_SERIF}.get(face, {}))


# ---------------------------------------------------------------- checks


def _bytes(path: Path, name: str, most: int, key: str = "") -> bytes:
    """The bytes of a file that is not larger than `most`."""
    what = f"In the house style {name}, `{key}`: the file {path.name}" if key else f"The house style {name}"
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise HouseRefused(
            f"{what} cannot be read: {error.strerror or error}.", "Name another file."
        ) from error
    if len(data) > most:
        raise HouseRefused(f"{what} is too large.", f"At most {most:,} bytes are read.")
    return data


def _wrong(name: str, key: str, what: str, mend: str) -> HouseRefused:
    return HouseRefused(f"In the house style {name}, `{key}` {what}", mend)


def _too_pale(name: str, key: str, colour: str, ground: str, against: str) -> HouseRefused:
    ratio = contrast(colour, against)
    return _wrong(
        name,
        key,
        f"is {colour}, which stands out from {ground} by {ratio:.1f} to 1.",
        f"Text needs {LEAST_CONTRAST} to 1: choose a darker colour.",
    )


def _known(name: str, before: str, values: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in values:
        if key not in known:
            raise _wrong(
                name, f"{before}{key}", "is no key of a house style.", f"Choose among {', '.join(known)}."
            )


def _table(name: str, key: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    found = values.get(key, {})
    if not isinstance(found, dict):
        raise _wrong(name, key, "is no table.", f"Begin it with [{key}].")
    return found


def _text(name: str, key: str, value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most or not value.isprintable():
        raise _wrong(
            name, key, f"is no text of one line of at most {most} letters.", "Write it in quotation marks."
        )
    return value.strip()


def _colour(name: str, key: str, value: object) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise _wrong(name, key, f"is {value!r}.", 'Give a colour as "#0B5C6B".')
    colour = value.upper()
    if contrast(colour, PRINT.ground) < LEAST_CONTRAST:
        raise _too_pale(name, key, colour, "white paper", PRINT.ground)
    return colour


def _face(name: str, key: str, value: object, faces: tuple[str, ...]) -> str:
    if value not in faces:
        raise _wrong(name, key, f"is {value!r}.", f"Choose among {', '.join(faces)}.")
    return str(value)


def _logo(name: str, folder: Path, value: object) -> Logo | None:
    """The logo beside the file: a PNG, read whole and decoded only where its head says that it is small enough."""
    file = _text(name, "logo", value, 200)
    if not file:
        return None
    if file != Path(file).name or file in {".", ".."}:
        raise _wrong(name, "logo", f"is “{file}”.", "Put the PNG beside the file and give its name alone.")
    data = _bytes(folder / file, name, LARGEST_LOGO, "logo")
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 33:
        raise _wrong(name, "logo", f"names {file}, which is no PNG.", "Save the logo as a PNG.")
    wide, high = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if not 0 < wide * high <= MOST_PIXELS:
        raise _wrong(
            name,
            "logo",
            f"names {file} of {wide:,} × {high:,} pixels.",
            f"At most {MOST_PIXELS:,} pixels are read.",
        )
    _decoded(name, file, data)
    return Logo(data, wide, high)


def _decoded(name: str, file: str, data: bytes) -> None:
    """Raises `HouseRefused` where the picture is damaged."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, zlib.error, MemoryError) as error:
        raise _wrong(name, "logo", f"names {file}, which is damaged.", "Save it again as a PNG.") from error
