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
_HYPHENS = "-‐‑"
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_HYPHENED = re.compile(rf"[^\W_]+(?:[{_HYPHENS}][^\W_]+)+")
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)} | {
    ord("'"): "",
    ord("`"): "",
}
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
    if text.isascii():  # most texts: each step only where its sign is in the text
        if "'" in text:
            text = _POSSESSIVE.sub("", text)
        if "," in text:
            text = _THOUSANDS.sub("", text)
        parts = text.translate(_ASCII).split()
    else:
        text = _APOSTROPHES.sub("", _POSSESSIVE.sub("", _plain(text)))
        parts = _WORD.findall(_THOUSANDS.sub("", text))
    found: list[str] = []
    for part in parts:
        found += _spelling(part)
    return found


def index_text(text: str) -> str:
    """The folded text as stored: with hyphened and ZWNJ-joined words in both forms, together and apart."""
    found = words(text)
    if any(hyphen in text for hyphen in _HYPHENS):
        for match in _HYPHENED.finditer(text):
            found += words(_HYPHEN.sub("", match.group()))
    if not text.isascii() and any(joiner in text for joiner in _JOINERS):
        found += words(text.translate(dict.fromkeys(map(ord, _JOINERS), " ")))
    return " ".join(found)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold())
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


@lru_cache(maxsize=1 << 16)
def _spelling(word: str) -> tuple[str, ...]:
    if not word.isascii():
        return (word,)
    parts = _LETTER_DIGIT.split(word) if not word.isalpha() and not word.isdigit() else [word]
    if len(parts) > 1:
        return tuple(piece for part in parts if part for piece in _spelling(part))
    split = _COUNTER.match(word)
    if split:
        return (split[1], *_spelling(split[2]))
    return (_SPELLINGS.get(word) or _IZE.sub("is", word),)
