"""Why a text is not a date, and how to write it instead, in the words of the person who typed it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

HOW_TO_WRITE: Final = "Write 2025-12-01, 2025-12 or 2025."

_CLOCK = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ].*")
_SHORT = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_LONG_YEAR = re.compile(r"Y.*|-[0-9]{4}.*|[0-9]{5,}(?:-.*)?")
_YEARS = re.compile(r"([0-9]{4})\s*(?:-|–|—|to)\s*([0-9]{4})")
_NAMED = re.compile(r"(?:([0-9]{1,2})\s+)?([A-Za-z]{3,9})\.?,?\s+(?:([0-9]{1,2}),?\s+)?([0-9]{4})")
_ABOUT = re.compile(r"(?:c\.?|ca\.?|circa|about)\s*([0-9-]{4,10})", re.IGNORECASE)
_MARK = re.compile(r"[?~%]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def why_not(leaf: str, text: str, reads: Callable[[str], bool]) -> tuple[str, str]:
    """Say why a text of no known shape is not a date, as near to it as can be told, and the mend.

    `leaf` is the part of `text` that cannot be read; `reads` tells whether a corrected text would be a date.
    """
    meant = (better for better in _corrected(text) if better != text and reads(better))
    mend = next((f"Write {better}." for better in meant), HOW_TO_WRITE)
    if text != text.strip():
        return "there are blanks around it.", mend
    if not leaf:
        return "a date is missing in it.", mend
    if any(sign.isdigit() and not "0" <= sign <= "9" for sign in text):
        return "it has digits other than 0 to 9.", mend
    if _CLOCK.fullmatch(text):
        return "it has a time of day; dates here end with the day.", mend
    if _SHORT.fullmatch(text):
        return "its parts are not four, two and two digits joined by “-”.", mend
    if _LONG_YEAR.fullmatch(leaf):
        return "years here are 0001 to 9999.", mend
    if mend != HOW_TO_WRITE:
        return "it is not written as one.", mend
    if "X" in leaf:
        why = "“X” can only stand for the last digits of a year, a whole month or a whole day."
        return why, "Write 201X, 2025-XX or 2025-06-XX."
    if _MARK.search(leaf):
        return "“~”, “?” and “%” stand once, behind the date.", "Write 2014-12~ for about then."
    return "it is not written as one.", mend


def _corrected(text: str) -> Iterator[str]:
    """What may have been meant, likeliest first; it need not be a date."""
    yield text.strip()
    yield "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.strip())
    yield text.strip().upper()
    if match := _CLOCK.fullmatch(text):
        yield match[1]
    if match := _SHORT.fullmatch(text):
        yield "-".join([match[1], *(part.zfill(2) for part in match.group(3, 4) if part)])
    if match := _YEARS.fullmatch(text):
        yield f"{match[1]}/{match[2]}"
    if match := _ABOUT.fullmatch(text):
        yield f"{match[1]}~"
    if (match := _NAMED.fullmatch(text)) and match[2][:3].lower() in _MONTHS:
        month = _MONTHS.index(match[2][:3].lower()) + 1
        day = match[1] or match[3]
        yield f"{match[4]}-{month:02}" + (f"-{int(day):02}" if day else "")
