"""Sources as a place shows them: the list with letters and counts, and what one source states and where it differs."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.evidence import (
    Card,
    SourceName,
    card,
    cite_source,
    cited_from,
    published,
    same_origin,
)
from briefing.analysis.evidence import summary as cited_words
from briefing.analysis.row_names import with_names
from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.analysis.wording import capital, counted, listed, when
from briefing.domain.items import Item
from briefing.domain.records import Source


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the list: its letter, title, publisher, date in words and how often it is cited."""

    id: str
    letter: str
    letter_words: str
    title: str
    publisher: str
    medium: str
    published: str
    published_words: str
    published_short: str
    day: str
    cited: int
    disputes: int
    origin: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing a source states: whose field, its card, and in words what it differs from."""

    card: Card
    title: str
    differs: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source's own page: what it is, why it has its letter, and all that it states."""

    row: SourceRow
    kind_words: str
    byline: str
    reason: str
    origin_reason: str
    latest_words: str
    latest_reason: str
    accessed: str
    url: str
    states: tuple[Stated, ...]
    same_origin: tuple[SourceName, ...]
    citation: str
    summary: str


def sources(selection: Selection) -> tuple[SourceRow, ...]:
    """All sources, the best letter first, within a letter by title."""
    return selection.remember("sources", lambda: _sources(selection))


def summary(rows: tuple[SourceRow, ...]) -> str:
    """The status line of the list: "273 sources, 5 graded A, 127 graded B"."""
    parts = [counted(len(rows), "source")]
    for letter in ("A", "B"):
        count = sum(1 for row in rows if row.letter == letter)
        if count:
            parts.append(f"{count} graded {letter}")
    return ", ".join(parts)


def source_view(selection: Selection, source_id: str) -> SourceView | None:
    """One source's page; None where there is no such source."""
    source = selection.source(source_id)
    if source is None:
        return None
    item = source.item
    made = [_stated(selection, card(selection, each)) for each in cited_from(selection, source_id)]
    made.sort(key=lambda each: (not each.differs, each.title))
    byline = ", ".join(part for part in (source.publisher, source.author, published(source)) if part)
    return SourceView(
        row(selection, item),
        capital(source.medium),
        byline,
        with_names(selection, source.reason),
        with_names(selection, item.get("origin_reason")),
        when(source.latest_day),
        with_names(selection, item.get("not_after_reason")),
        when(item.get("accessed")),
        source.url if source.url.startswith(("http://", "https://")) else "",
        tuple(made),
        same_origin(selection, source),
        cite_source(selection, source_id),
        cited_words(selection, source_id),
    )


def row(selection: Selection, item: Item) -> SourceRow:
    """One source as a row."""
    source = Source(item)
    cited = selection.referring(item.id, "citation")
    letter = source.reliability
    return SourceRow(
        item.id,
        letter.name if letter else "",
        letter.value if letter else "not graded",
        source.title,
        source.publisher,
        source.medium,
        source.published,
        published(source),
        published(source, short=True),
        source.latest_day,
        len(cited),
        sum(1 for each in cited if each.get("stance") == "disputes"),
        source.origin,
        item.own or bool(item.mine),
    )


def _sources(selection: Selection) -> tuple[SourceRow, ...]:
    rows = (row(selection, item) for item in selection.kind("source"))
    return tuple(sorted(rows, key=lambda each: (each.letter or "Z", each.title.lower(), each.id)))


def _stated(selection: Selection, made: Card) -> Stated:
    field = "" if made.field == "statement" else f", {made.field_words.lower()}"
    whole = stated(selection, made.about, made.field)
    others = [
        value
        for value in whole.values
        if made.citation not in value.citations
        and value.value != made.value
        and (made.disputes or value.contrary)
        and value.citations
    ]
    differs = ""
    if others:
        names = [
            source.name
            for source in (
                selection.source(selection.by_id[each].get("ref")) for each in others[0].citations[:2]
            )
            if source
        ]
        differs = f"differs from “{others[0].words}” in {listed(list(dict.fromkeys(names)))}"
    elif made.disputes:
        differs = "stands against other sources"
    return Stated(made, f"{made.subject}{field}", differs)
