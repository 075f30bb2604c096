"""Reads what a PDF says of itself: title, marking, as-of date, digest of its data, names of what is attached.

A PDF may be a stranger's: it is read with limits, nothing in it is run, and what cannot be read is a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefing.domain.edtf import is_date
from briefing.domain.errors import BriefingError
from briefing.domain.scales import Marking

LARGEST = 200_000_000
MOST_PAGES = 2_000

_DIGEST = re.compile(r"SHA-256:\s*((?:[0-9a-f]{8}\s*){8})")
_AS_OF = re.compile(r"as of (\d{4}-\d{2}-\d{2})")
_MARKINGS = sorted((each.value for each in Marking), key=len, reverse=True)


class NotReadable(BriefingError):
    """A file that is no PDF, or one that cannot be read."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an exported briefing says of itself; empty where it does not say it."""

    title: str
    marking: str
    as_of: str
    digest: str
    pages: int
    attachments: tuple[str, ...] = ()


def read_exported(path: Path) -> Exported:
    """Read a PDF; raises `NotReadable` with a sentence where that is not possible."""
    if path.stat().st_size > LARGEST:
        raise NotReadable(f"{path.name} is too large to be read.", f"At most {LARGEST // 1_000_000} MB are.")
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise NotReadable(f"{path.name} is no PDF.", "Choose a briefing that was exported.")
    title, keywords, attachments = _described(path)
    pages, text = _words(path)
    found = _DIGEST.search(text)
    digest = re.sub(r"\s", "", found.group(1)) if found else ""
    dated = _AS_OF.search(keywords)
    marking = next((label for label in _MARKINGS if label in text), "")
    return Exported(
        title,
        marking,
        dated.group(1) if dated and is_date(dated.group(1)) else "",
        digest,
        pages,
        attachments,
    )


def _described(path: Path) -> tuple[str, str, tuple[str, ...]]:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            return (
                _plain(str(pdf.docinfo.get("/Title", ""))),
                _plain(str(pdf.docinfo.get("/Keywords", ""))),
                tuple(sorted(_plain(name) for name in pdf.attachments)),
            )
    except pikepdf.PasswordError:
        raise NotReadable(f"{path.name} is locked with a password.", "Unlock it first.") from None
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError) as error:
        raise NotReadable(f"{path.name} cannot be read as a PDF: it is damaged.") from error


def _words(path: Path) -> tuple[int, str]:
    """The number of pages, and the words of all of them."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise NotReadable(f"{path.name} cannot be read as a PDF: it is damaged.") from error
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise NotReadable(f"{path.name} has too many pages to be read.", f"At most {MOST_PAGES:,} are.")
        parts = []
        for number in range(pages):
            try:
                page = document[number]
                words = page.get_textpage()
            except pypdfium2.PdfiumError:
                continue  # a broken page says nothing; the others still do
            parts.append(words.get_text_bounded())
            words.close()
            page.close()
        return pages, "\n".join(parts)
    finally:
        document.close()


def _plain(text: str) -> str:
    """A text of a stranger's file without control characters, at most a line long."""
    return "".join(letter for letter in text if letter.isprintable())[:300]
