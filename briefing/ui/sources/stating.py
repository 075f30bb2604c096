"""What a source states, grouped by the record it speaks of; and in which briefings it is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.selection import Selection
from briefing.analysis.sources import Stated
from briefing.store import Workspace


@dataclass(frozen=True, slots=True)
class Passage:
    """One excerpt with all that is read from it."""

    excerpt: str
    locator: str
    states: tuple[Stated, ...]

    @property
    def first(self) -> Stated:
        """The first of them."""
        return self.states[0]


@dataclass(frozen=True, slots=True)
class Group:
    """All that a source says of one record."""

    about: str
    subject: str
    passages: tuple[Passage, ...]

    @property
    def differs(self) -> bool:
        """Whether any of it differs from other sources."""
        return any(each.differs for passage in self.passages for each in passage.states)

    @property
    def count(self) -> int:
        """How many citations."""
        return sum(len(passage.states) for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Use:
    """A briefing that uses a source, and how many of its statements rest on it."""

    briefing: str
    title: str
    statements: int


def grouped(states: Sequence[Stated]) -> tuple[Group, ...]:
    """Groups by record, those that differ first, then the ones with most citations, then by name."""
    by_record: dict[str, list[Stated]] = {}
    for each in states:
        by_record.setdefault(each.card.about, []).append(each)
    made = [Group(about, some[0].card.subject, _passages(some)) for about, some in by_record.items()]
    return tuple(sorted(made, key=lambda group: (not group.differs, -group.count, group.subject.casefold())))


def _passages(some: Sequence[Stated]) -> tuple[Passage, ...]:
    by_words: dict[tuple[str, str], list[Stated]] = {}
    for each in sorted(some, key=lambda one: (not one.differs, one.card.field_words, one.card.citation)):
        by_words.setdefault((each.card.excerpt, each.card.locator), []).append(each)
    return tuple(Passage(excerpt, locator, tuple(states)) for (excerpt, locator), states in by_words.items())


def uses(workspace: Workspace, selection: Selection, source_id: str) -> tuple[Use, ...]:
    """The briefings with statements that rest on a source."""
    found = []
    for item in workspace.briefings():
        content = workspace.briefing(item.id)
        if content is None:
            continue
        count = 0
        for statement in content.statements:
            cited = [selection.get(each) for each in statement.citations]
            rests = any(each is not None and each.get("ref") == source_id for each in cited)
            count += rests or statement.subject == source_id
        if count:
            found.append(Use(content.id, content.title, count))
    return tuple(found)
