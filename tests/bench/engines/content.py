"""What every engine sets: chapters of paragraphs with notes and links, a long table in each, notes, contents.

Plain values without any library, so that an engine of another environment reads the same.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

PARAGRAPHS, ROWS = 10, 30
"""In each chapter."""

PAGES_OF_A_CHAPTER = 5

WORDS = (
    "the council of ministers approved a plan for joint threat assessment and named the body that leads it while "
    "provincial departments kept their own centres under separate orders which later reports describe in different "
    "terms because no public record of the meeting exists although two newspapers quote officials who were present "
    "funds were released in three parts during the year after the law had passed both houses and its rules were "
    "written by the ministry that answers for the budget since then staff have moved twice between offices"
).split()
HEADS = ("No.", "Undertaking", "By whom", "When", "Last known")


@dataclass(frozen=True)
class Sentence:
    """Some words; `note` is the number of the note behind it, 0 for none, `link` an address of its own."""

    text: str
    note: int = 0
    link: str = ""


@dataclass(frozen=True)
class Chapter:
    """A heading with its paragraphs and its table."""

    title: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Content:
    """Chapters, and the notes in order: what they say and where they lead."""

    title: str
    chapters: tuple[Chapter, ...]
    notes: tuple[tuple[str, str], ...]


def content(pages: int) -> Content:
    """About so many pages; the same for every engine, always the same words."""
    made = random.Random(2026)
    notes: list[tuple[str, str]] = []
    chapters = tuple(_chapter(made, number, notes) for number in range(1, pages // PAGES_OF_A_CHAPTER + 1))
    return Content("Measured briefing", chapters, tuple(notes))


def _chapter(made: random.Random, number: int, notes: list[tuple[str, str]]) -> Chapter:
    paragraphs = []
    for _ in range(PARAGRAPHS):
        sentences = [Sentence(_sentence(made, 18, 30)) for _ in range(6)]
        address = f"https://example.org/source/{len(notes) + 1}"
        notes.append((_sentence(made, 14, 24), address))
        sentences.append(Sentence(_sentence(made, 12, 20), len(notes)))
        sentences.append(Sentence(_sentence(made, 6, 10), 0, address))
        paragraphs.append(tuple(sentences))
    rows = tuple(
        (
            str((number - 1) * ROWS + row),
            _sentence(made, 10, 18),
            _words(made, 3),
            f"{1 + row % 28} March {2010 + row % 15}",
            _words(made, 4),
        )
        for row in range(1, ROWS + 1)
    )
    return Chapter(_words(made, 5).capitalize(), tuple(paragraphs), rows)


def _words(made: random.Random, count: int) -> str:
    return " ".join(made.choice(WORDS) for _ in range(count))


def _sentence(made: random.Random, least: int, most: int) -> str:
    return f"{_words(made, made.randint(least, most)).capitalize()}."
