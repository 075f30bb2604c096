"""What can go wrong while a briefing is written as PDF, in the user's words."""

from __future__ import annotations

import unicodedata

from briefing.domain.errors import BriefingError


class ExportError(BriefingError):
    """The PDF could not be written; no file was changed."""


class MissingGlyph(ExportError):
    """A character that none of the bundled typefaces has; it would print as an empty box."""

    def __init__(self, character: str, where: str) -> None:
        name = unicodedata.name(character, "unnamed character")
        super().__init__(
            f"The character “{character}” (U+{ord(character):04X}, {name}) in “{where}” cannot be printed.",
            "Write it with other characters, or leave it out.",
        )
        self.character = character
        self.where = where


class TooTall(ExportError):
    """Something is higher than a page and cannot be broken."""

    def __init__(self, where: str) -> None:
        super().__init__(f"A part of “{where}” is higher than a page.", "Shorten its text.")
