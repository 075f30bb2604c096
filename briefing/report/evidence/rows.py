"""What the evidence of a briefing holds: its statements, their facts, citations, sources and dated entries as rows.

Every value is a text, a whole number or a list of ids, so that JSON and CSV hold the same. The fields are described
for readers in docs/evidence.md; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

FORMAT = "briefing-evidence"
VERSION = 1
"""Rises when a field is taken away or changes its meaning; a field that is added leaves it."""

DIGEST_REF = "evidence:digest"
"""The reference of a run that stands for the printed digest until the document is composed."""


@dataclass(frozen=True, slots=True)
class About:
    """The briefing as exported. Dates are ISO days; `data_digest` is the workspace's, empty where none was given."""

    id: str
    title: str
    line: str
    audience: str
    marking: str
    language: str
    as_of: str
    known_by: str
    cutoff: str
    data_digest: str


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack that was installed: the layer that rows name in `pack`."""

    name: str
    version: int
    title: str
    publisher: str
    licence: str
    cutoff: str
    digest: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as printed. `item`, `field`, `value` are those of the first fact it rests on."""

    id: str
    section: str
    block: str
    sort: str
    words: str
    item: str
    field: str
    value: str
    likelihood: str
    confidence: str
    notes: tuple[str, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact that a statement rests on, with its value on the day of the export."""

    statement: str
    item: str
    name: str
    field: str
    span: str
    value: str
    holds: str
    disputed: str
    pack: str
    version: int
    edited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitationRow:
    """What one source says of one fact; `note` is the number of the printed note."""

    id: str
    note: int
    source: str
    item: str
    field: str
    span: str
    stance: str
    states: str
    excerpt: str
    locator: str
    grade: str
    pack: str
    version: int
    edited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that a note names."""

    id: str
    title: str
    publisher: str
    author: str
    published: str
    not_after: str
    accessed: str
    medium: str
    url: str
    origin: str
    reliability: str
    reason: str
    digest: str
    notes: tuple[str, ...]
    pack: str
    version: int
    edited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A dated entry of the chronology, with its printed number."""

    number: int
    item: str
    date: str
    when: str
    words: str
    disputed: str
    statement: str
    citations: tuple[str, ...]
    pack: str
    version: int
    edited: tuple[str, ...]


Row = PackRow | StatementRow | FactRow | CitationRow | SourceRow | EntryRow

TABLES: Mapping[str, type[Row]] = {
    "packs": PackRow,
    "statements": StatementRow,
    "facts": FactRow,
    "citations": CitationRow,
    "sources": SourceRow,
    "timeline": EntryRow,
}
"""The tables in the order in which they are attached, each as a CSV file of its name."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is attached: what the briefing is, its tables, and its sources as CSL-JSON items."""

    about: About
    packs: tuple[PackRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    facts: tuple[FactRow, ...] = ()
    citations: tuple[CitationRow, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    timeline: tuple[EntryRow, ...] = ()
    references: tuple[Mapping[str, Any], ...] = ()

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of a table of `TABLES`."""
        rows: tuple[Row, ...] = getattr(self, name)
        return rows


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be attached to a PDF. `relationship` is that of PDF/A-3: Data, or Source for what it was made from."""

    name: str
    data: bytes
    mime: str
    about: str
    relationship: str = "Data"


def columns(kind: type[Row | About]) -> tuple[str, ...]:
    """The names of a row's fields in their order."""
    return tuple(field.name for field in fields(kind))
