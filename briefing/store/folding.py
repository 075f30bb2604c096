"""Folds text for search, the same way when it is stored and when it is typed: English and Urdu.

SQLite's own tokenizer splits Urdu words at vowel marks and tells Arabic from Urdu letters; so the words are made
here, and the index only keeps them. ھ stays apart from ہ: it is another letter, not another spelling.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ڪ": "ک",
        "ه": "ہ",
        "ە": "ہ",
        "ة": "ہ",
        "ۃ": "ہ",
        "ٱ": "ا",
        "ء": None,
        "ـ": None,
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ı": "i",
    }
)
# ئو and ؤ are two spellings of one sound: both come here as the letter and a hamza that hangs on it.
_HAMZA_ON_YEH_BEFORE_WAW = re.compile("[يیى]\N{ARABIC HAMZA ABOVE}و")
_POSSESSIVE = re.compile(r"['’ʼ]s\b", re.IGNORECASE)
_APOSTROPHES = re.compile("['’‘ʼʿʾ`´ʻ]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_LETTER_DIGIT = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_WORD = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_SPELLINGS = {
    "center": "centre",
    "centers": "centres",
    "defense": "defence",
    "program": "programme",
    "programs": "programmes",
    "labor": "labour",
    "offense": "offence",
    "judgement": "judgment",
}
_IZE = re.compile(r"(?<=[a-z]{3})iz(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")
_COUNTER = re.compile(r"^(counter)([a-z]{5,})$")


def fold(text: str) -> str:
    """The words of a text, folded, with single blanks between them; empty where there are none."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The folded words of a text in order."""
    if not text.isascii():
        text = _plain(text)
    text = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text)).casefold()
    text = _LETTER_DIGIT.sub(" ", _THOUSANDS.sub("", text))
    found: list[str] = []
    for word in _WORD.findall(text):
        found.extend(_spelling(word))
    return found


def index_text(text: str) -> str:
    """The folded text as stored: with hyphened and ZWNJ-joined words in both forms, together and apart."""
    extra = [
        joined for match in _HYPHENED.finditer(text) for joined in words(re.sub(r"[-‐‑]", "", match.group()))
    ]
    if not text.isascii() and any(joiner in text for joiner in _JOINERS):
        extra += words(text.translate(dict.fromkeys(map(ord, _JOINERS), " ")))
    return " ".join([*words(text), *extra])


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text)
    text = _HAMZA_ON_YEH_BEFORE_WAW.sub("و", text)
    text = "".join(_sign(sign) for sign in text)
    return text.translate(_LETTERS)


@lru_cache(maxsize=4096)
def _sign(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in {"Mn", "Me", "Cf"}:  # vowel marks, accents, joiners, direction marks
        return ""
    if category == "Nd":
        return str(unicodedata.digit(sign))
    return sign


@lru_cache(maxsize=16384)
def _spelling(word: str) -> tuple[str, ...]:
    if not word.isascii():
        return (word,)
    split = _COUNTER.match(word)
    if split:
        return (split[1], *_spelling(split[2]))
    return (_SPELLINGS.get(word) or _IZE.sub("is", word),)
