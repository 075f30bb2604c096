"""Reads a date as it is typed into a form: EDTF, or a person's words such as "about March 2025"."""

from __future__ import annotations

import re

from briefing.domain.dates_in_words import in_words
from briefing.domain.edtf import DateError, parse

_MONTHS = "january february march april may june july august september october november december".split()
_ABOUT = re.compile(r"^(about|around|circa|c\.|ca\.|~)\s*", re.IGNORECASE)
_PERHAPS = re.compile(r"^(perhaps|maybe|possibly|probably)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"^(?:between|from)\s+(.+?)\s+(?:and|to|until)\s+(.+)$", re.IGNORECASE)
_SINCE = re.compile(r"^since\s+(.+)$", re.IGNORECASE)
_WORDS = re.compile(
    r"^(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})$"
)
_AMERICAN = re.compile(r"^(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})$")

_QUOTED = re.compile(r"^“[^”]*” is")
LONGEST_QUOTED = 60


def as_edtf(typed: str) -> str:
    """The EDTF of a date in a person's words; what is not recognised comes back as it was typed."""
    text = " ".join(typed.split())
    if found := _BETWEEN.match(text):
        return f"{as_edtf(found[1])}/{as_edtf(found[2])}"
    if found := _SINCE.match(text):
        return f"{as_edtf(found[1])}/.."
    mark = ""
    if found := _ABOUT.match(text):
        text, mark = text[found.end() :], "~"
    elif found := _PERHAPS.match(text):
        text, mark = text[found.end() :], "?"
    found = _WORDS.match(text.lower()) or _AMERICAN.match(text.lower())
    if not found:
        return f"{text}{mark}"
    month = _month(found["month"])
    if not month:
        return typed
    day = f"-{int(found['day']):02d}" if found["day"] else ""
    return f"{found['year']}-{month:02d}{day}{mark}"


def _month(word: str) -> int:
    return next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)


def read_date(typed: str) -> tuple[str, str, str]:
    """What was understood: EDTF, words, and what is wrong; the last is empty where it is a date."""
    edtf = as_edtf(typed)
    try:
        return edtf, in_words(parse(edtf)), ""
    except DateError as error:
        return "", "", quoted(typed, str(error))


def quoted(typed: str, refusal: str) -> str:
    """A refusal that quotes what was typed, where it quotes what was made of it: “soon”, not “soon~”."""
    shown = typed if len(typed) <= LONGEST_QUOTED else f"{typed[:LONGEST_QUOTED]}…"
    return _QUOTED.sub(lambda _found: f"“{shown}” is", refusal, count=1)
