"""The language in which facts are framed: messages from one catalogue, counts, lists, dates and sentences.

English stands in the code and is the key of the catalogue (`resources/words/ur.po`), so that the code stays readable
and a reader of Urdu checks one file. What sources state is never translated: it is set apart (Unicode isolates) in
the frame of a right-to-left language, so that its own direction stays its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from briefing.analysis import wording
from briefing.domain.dates_in_words import PATTERNS, in_words, period_in_words
from briefing.domain.edtf import DateError, Edtf, Part, parse
from briefing.domain.errors import BriefingError
from briefing.domain.statuses import STATUSES

FOLDER = Path(__file__).parent.parent / "resources" / "words"
NAMES = {"en": "English", "ur": "اردو"}
"""Code → the language's own name."""

OPEN, CLOSE = "\u2068", "\u2069"
"""First strong isolate, and its end: what stands between them does not disturb the direction around it."""

_INNER = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_PLACE = re.compile(r"\{\w+\}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LATIN = frozenset({"L"})
_RIGHT = frozenset({"R", "AL"})


class NoSuchLanguage(BriefingError):
    """A code that no catalogue has."""


def bare(text: str) -> str:
    """The text without isolates, for names of files, outlines and comparisons."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def right_first(text: str) -> bool:
    """Whether the first letter outside isolates is of a right-to-left script; with none outside, the first inside."""
    outside = text
    while _INNER.search(outside):
        outside = _INNER.sub("", outside)
    for part in (outside, text):
        for character in part:
            kind = unicodedata.bidirectional(character)
            if kind in _LATIN:
                return False
            if kind in _RIGHT:
                return True
    return False


class Language:
    """One language: its messages by English text (and context where one word has two senses), and its plurals.

    `missing` fills with what was asked for and is not in the catalogue; it is printed in English, and a test holds
    the set empty. English itself has no catalogue: every message says itself.
    """

    def __init__(
        self,
        code: str,
        messages: Mapping[tuple[str, str], str] | None = None,
        plurals: Mapping[tuple[str, str], tuple[str, str]] | None = None,
        *,
        right_to_left: bool = False,
    ) -> None:
        self.code, self.right_to_left = code, right_to_left
        self._messages, self._plurals = messages or {}, plurals or {}
        self.own = code == "en"
        self.missing: set[tuple[str, str]] = set()
        self.dates: dict[str, str] = {
            key: (PATTERNS[key] if self.own else self._message(PATTERNS[key], f"date {key}"))
            for key in PATTERNS
        }

    # ------------------------------------------------------------ messages

    def say(self, text: str, /, *, context: str = "", **parts: object) -> str:
        """The message of an English text with its places filled; `context` tells apart two senses of one word."""
        message = self._message(text, context)
        if not parts:
            return message
        return message.format(**{name: self.apart(str(value)) for name, value in parts.items()})

    def message(self, text: str, /, *, context: str = "") -> str:
        """The message of an English text with its places still open."""
        return self._message(text, context)

    def some(self, count: int, one: str, several: str, /, **parts: object) -> str:
        """A message that depends on a count, which fills its place `count`."""
        text = self.plural(count, one, several)
        return text.format(
            count=f"{count:,}", **{name: self.apart(str(part)) for name, part in parts.items()}
        )

    def plural(self, count: int, one: str, several: str) -> str:
        """The one of two messages that fits a count, with its places still open."""
        if self.own:
            return one if count == 1 else several
        found = self._plurals.get((one, several))
        if found is None:
            self.missing.add((one, several))
            return one if count == 1 else several
        return found[0] if count == 1 else found[1]

    def term(self, text: str, /, *, context: str = "term") -> str:
        """A word of a pack's open vocabulary (a kind of body, a function) where the catalogue has it, else itself."""
        if self.own:
            return text
        known = self._messages.get((context, text)) or self._messages.get((context, text.lower()))
        return known or text

    def apart(self, text: str) -> str:
        """The text as it stands inside a message: isolated where it runs against the language's direction."""
        if not self.right_to_left or not text or text[0] == OPEN:
            return text
        kinds = [unicodedata.bidirectional(character) for character in text]
        latin, right = (sum(kind in wanted for kind in kinds) for wanted in (_LATIN, _RIGHT))
        if latin <= right or right_first(text):
            return text
        inner = text.strip(" ")  # blanks stay outside, between what stands on either side of them
        before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
        return f"{before}{OPEN}{inner}{CLOSE}{after}"

    def _message(self, text: str, context: str) -> str:
        if self.own or not text:
            return text
        found = self._messages.get((context, text))
        if found is None:
            self.missing.add((context, text))
            return text
        return found

    # ------------------------------------------------------------ counts and lists

    def number(self, count: int) -> str:
        """A count in running text: words up to twelve, then figures with a comma."""
        small = wording.number(count)
        return small if small[:1].isdigit() or small[:1] == "-" else self.say(small, context="number")

    def counted(self, count: int, one: str, several: str = "") -> str:
        """A count with its noun in figures: "1 source", "6 sources"."""
        noun = self.plural(count, one, several or one + "s")
        return f"{count:,} {noun}"

    def counted_kind(self, count: int, kind: str) -> str:
        """A count with the name of a kind of item."""
        return self.counted(count, *wording.KINDS.get(kind, (kind, kind + "s")))

    def listed(self, words: Sequence[str]) -> str:
        """Words as a list in a sentence: "a", "a and b", "a, b and c"."""
        apart = [self.apart(word) for word in words]
        if len(apart) < 2:
            return "".join(apart)
        return f"{self.comma.join(apart[:-1])}{self.say(' and ')}{apart[-1]}"

    @property
    def comma(self) -> str:
        """Between the words of a list."""
        return self.say(", ")

    @property
    def semicolon(self) -> str:
        """Between the parts of a longer list."""
        return self.say("; ")

    @property
    def stop(self) -> str:
        """What ends a sentence."""
        return self.say(".")

    def rows(self, words: Sequence[str], between: str = ", ") -> str:
        """Words one after the other, without a last “and”."""
        return self.say(between).join(self.apart(word) for word in words)

    def sentence(self, text: str) -> str:
        """The text as a sentence: a capital, and the full stop of the script that it is written in."""
        text = text.strip()
        if not text or text[-1] in ".?!۔؟":
            return wording.capital(text)
        return self.ended(wording.capital(text))

    def ended(self, text: str) -> str:
        """The text with the full stop of the script that it is written in."""
        return f"{text}{self.stop if self.own or right_first(text) else '.'}"

    # ------------------------------------------------------------ vocabulary

    def label(self, field: str) -> str:
        """What a field is called."""
        return self.say(wording.label(field)) if field in wording.FIELDS else wording.label(field)

    def status(self, key: str) -> str:
        """The word of a status, with a capital where the script has one."""
        known = STATUSES.get(key)
        return self.say(known.word, context="status") if known else key

    def value_words(self, field: str, value: str) -> str:
        """A value as shown: the word of a status, else the value itself."""
        return self.status(value) if field == "status" else value

    # ------------------------------------------------------------ dates

    def when(self, edtf: str, *, short: bool = False) -> str:
        """A date in words; empty for none, and a text that is no date as it stands."""
        return wording.when(edtf, short=short) if self.own else _when(self, edtf, short)

    def period(self, start: str, end: str) -> str:
        """From when to when in words; empty where neither is stated."""
        return wording.period(start, end) if self.own else _period(self, start, end)

    def since(self, edtf: str) -> str:
        """Since when in words; a date that already says that it goes on says it once."""
        said = self.when(edtf)
        if not said or self.fits(said, "since"):
            return said
        return self.say("since {date}", date=said)

    def fits(self, said: str, *keys: str) -> bool:
        """Whether a date in words is said by the pattern of one of some keys ("since", "by", "within")."""
        for key in keys:
            around = [re.escape(part) for part in _PLACE.split(self.dates[key])]
            if re.fullmatch(".+".join(around), said):
                return True
        return False

    def bare_since(self, edtf: str) -> str:
        """The date of "since …" without that word, for sentences that have one."""
        said = self.when(edtf)
        before, _, after = self.dates["since"].partition("{first}")
        return said.removeprefix(before).removesuffix(after) if self.fits(said, "since") else said

    def on(self, edtf: str) -> str:
        """A date that opens or closes a sentence: "on 7 April 2025", "in April 2025", "about March 2025"."""
        if self.own:
            return wording.on(edtf)
        said = self.when(edtf)
        try:
            date = parse(edtf) if edtf else None
        except DateError:
            return said
        if date is None or not said:
            return said
        if _DAY.fullmatch(edtf):
            return self.say("on {date}", date=said)
        vague = self.fits(said, "within", "within_years", "unknown", "or_earlier", "or_later", "by")
        return self.say("in {date}", date=said) if _alone(date) and not vague else said


def _alone(date: Edtf) -> bool:
    """Whether the date is one stretch of the calendar (a month, about a year), or one of several."""
    return date.kind != "interval" and all(isinstance(part, Part) for part in date.parts)


@lru_cache(maxsize=8192)
def _when(language: Language, edtf: str, short: bool) -> str:
    if not edtf:
        return ""
    try:
        return in_words(edtf, short=short, patterns=language.dates)
    except DateError:
        return edtf


@lru_cache(maxsize=8192)
def _period(language: Language, start: str, end: str) -> str:
    if not start and end in {"", ".."}:
        return ""
    try:
        return period_in_words(start, end, patterns=language.dates)
    except DateError:
        return " – ".join(part for part in (start, end) if part)


ENGLISH = Language("en")


@lru_cache(maxsize=4)
def language(code: str) -> Language:
    """The language of a code; raises `NoSuchLanguage` for one without a catalogue."""
    if code in {"", "en"}:
        return ENGLISH
    if code not in NAMES:
        raise NoSuchLanguage(
            f"There are no words for the language “{code}”.", f"Choose {' or '.join(NAMES)}."
        )
    return read_catalogue(code, FOLDER / f"{code}.po")


def read_catalogue(code: str, path: Path) -> Language:
    """A language from a catalogue in the format of GNU gettext."""
    import polib

    messages: dict[tuple[str, str], str] = {}
    plurals: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in polib.pofile(str(path), encoding="utf-8"):
        if entry.msgid_plural:
            plurals[entry.msgid, entry.msgid_plural] = (entry.msgstr_plural[0], entry.msgstr_plural[1])
        elif entry.msgstr:
            messages[entry.msgctxt or "", entry.msgid] = entry.msgstr
    return Language(code, messages, plurals, right_to_left=code == "ur")
