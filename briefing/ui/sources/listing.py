"""The list of sources as plain values: what narrows it, the order of its rows, what is in view in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QCoreApplication

from briefing.analysis.selection import Selection
from briefing.analysis.sources import SourceRow, sources, summary
from briefing.store.folding import words as folded

Column = Literal["letter", "title", "publisher", "published", "cited"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("sources", text)


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """What the list is narrowed to; an empty part does not narrow. A letter "-" stands for "not graded"."""

    text: str = ""
    letters: frozenset[str] = frozenset()
    media: frozenset[str] = field(default_factory=frozenset)
    disputes: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self == SourceFilter()

    def lets(self, row: SourceRow, words: Sequence[str]) -> bool:
        """Whether a row is shown; `words` are its folded words."""
        if self.letters and (row.letter or "-") not in self.letters:
            return False
        if self.media and row.medium not in self.media:
            return False
        if self.disputes and not row.disputes:
            return False
        return all(any(word.startswith(typed) for word in words) for typed in folded(self.text))


def rows(selection: Selection) -> tuple[SourceRow, ...]:
    """All sources, the best letter first."""
    return sources(selection)


def words_of(selection: Selection) -> dict[str, list[str]]:
    """The folded words by which each source is found."""

    def make() -> dict[str, list[str]]:
        found = {}
        for row in rows(selection):
            item = selection.get(row.id)
            author = item.get("author") if item else ""
            found[row.id] = list(folded(f"{row.title} {row.publisher} {author} {row.medium}"))
        return found

    return selection.remember("source-words", make)


def narrowed(selection: Selection, wanted: SourceFilter) -> list[SourceRow]:
    """The rows that a filter lets through."""
    if wanted.empty:
        return list(rows(selection))
    words = words_of(selection)
    return [row for row in rows(selection) if wanted.lets(row, words[row.id])]


def ordered(some: Iterable[SourceRow], column: Column, *, falling: bool = False) -> list[SourceRow]:
    """Rows by a column, equal ones as they stood; what has no value stands last either way."""
    keyed = [(_key(row, column), row) for row in some]
    there = [pair for pair in keyed if pair[0] != ""]
    there.sort(key=lambda pair: pair[0], reverse=falling)
    return [row for _, row in there] + [row for key, row in keyed if key == ""]


def _key(row: SourceRow, column: Column) -> str:
    if column == "letter":
        return row.letter
    if column == "title":
        return row.title.casefold()
    if column == "publisher":
        return row.publisher.casefold()
    if column == "published":
        return row.day if row.published else ""
    return f"{row.cited:06}"


def media(selection: Selection) -> list[str]:
    """The kinds of source on record, by name."""
    return sorted({row.medium for row in rows(selection) if row.medium})


def shown_words(shown: Sequence[SourceRow], every: Sequence[SourceRow]) -> str:
    """What is in view: "273 sources, 5 graded A, 127 graded B", "12 of 273 sources"."""
    if len(shown) == len(every):
        return summary(tuple(every))
    return _tr("{shown} of {count} sources").format(shown=len(shown), count=len(every))
