"""The border between plain text and what a target reads: the one place where text is made safe for HTML, Markdown
and the page engine. Nothing else in `report` builds markup from text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import urlsplit

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_LINE_START = re.compile(r"^(\s*)(\d*)([-+=.)])(?=\s|[-+=]|$)")
_FIRST_STRONG = "\u2068\u2069"
_BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def page_text(text: str, *, isolates: bool = False) -> str:
    """Text as the page engine draws it: composed, on one line, without control and direction characters.

    With `isolates` those stay that set a part of it apart (U+2068, U+2069), which the line setter obeys.
    The engine draws words itself and never reads them as markup, so that `<b>` and `&amp;` print as typed.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # nothing of what is taken out below is printable
    kept = [
        " " if character in "\n\r\t\v\f\u2028\u2029" else character
        for character in unicodedata.normalize("NFC", text)
        if character in "\n\r\t\v\f"
        or (
            unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"}
            and (
                unicodedata.bidirectional(character) not in _BIDI_CONTROLS
                or (isolates and character in _FIRST_STRONG)
            )
            and character not in "\u200b\ufeff\u200e\u200f\u00ad"
        )
    ]
    return "".join(kept)


def html_text(text: str) -> str:
    """Text inside HTML: every character that HTML reads is escaped, quotes too."""
    return html.escape(text, quote=True)


def markdown_text(text: str) -> str:
    """Text inside a line of Markdown: characters that Markdown reads are escaped."""
    return _MARKDOWN.sub(r"\\\1", text)


def markdown_line(line: str) -> str:
    """A line made of escaped text that must begin nothing: no list, rule or underlined heading."""
    return _LINE_START.sub(r"\1\2\\\3", line)


def safe_link(address: str) -> str:
    """The address if it is a plain http or https link, else an empty text: nothing else is ever opened."""
    if not address or any(ord(character) < 33 or character in '<>"\\^`{|}' for character in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""
