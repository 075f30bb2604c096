"""What can go wrong while a briefing is written as PDF, in the user's words."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from briefing.domain.errors import BriefingError

_MOST = 8
"""How many characters, and places of one, a message names."""


class ExportError(BriefingError):
    """The PDF could not be written; no file was changed."""


class MissingGlyph(ExportError):
    """Characters that none of the bundled typefaces has; each would print as an empty box.

    `missing` gives each character the places it stands in: titles of sections, notes, the cover.
    """

    def __init__(self, missing: Mapping[str, tuple[str, ...]]) -> None:
        told = [_told(character, places) for character, places in list(missing.items())[:_MOST]]
        if len(missing) > _MOST:
            told.append(f"and {len(missing) - _MOST} more")
        what = "This character" if len(missing) == 1 else "These characters"
        super().__init__(
            f"{what} cannot be printed: {'; '.join(told)}.",
            "Write it with other characters, or leave it out.",
        )
        self.missing = dict(missing)


def _told(character: str, places: tuple[str, ...]) -> str:
    name = unicodedata.name(character, "unnamed character")
    where = ", ".join(f"“{place}”" for place in places[:_MOST])
    more = f" and {len(places) - _MOST} more places" if len(places) > _MOST else ""
    return f"“{character}” (U+{ord(character):04X}, {name}) in {where}{more}"


class TooTall(ExportError):
    """Something is higher than a page and cannot be broken."""

    def __init__(self, where: str) -> None:
        super().__init__(f"A part of “{where}” is higher than a page.", "Shorten its text.")
