"""Finds the analyst's own statements among what is printed, so that they keep their ids in the evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.analysis.facts import Fact
from briefing.analysis.wording import sentence
from briefing.domain.briefings import BriefingContent, Statement
from briefing.report.document import Section
from briefing.report.evidence.stated import Piece, plain_words


@dataclass(frozen=True, slots=True)
class Printed:
    """A statement as printed: where, which of its section, and the facts behind it."""

    section: Section
    number: int
    piece: Piece
    facts: tuple[Fact, ...]


def _same_id(statement: Statement, printed: Printed) -> bool:
    return statement.id == printed.piece.item


def _same_words(statement: Statement, printed: Printed) -> bool:
    own = plain_words(sentence(statement.words))
    return bool(own) and printed.piece.words.startswith(own)


def _same_record(statement: Statement, printed: Printed) -> bool:
    """A record that was added to a block which prints all of its kind stands there in its own words."""
    whole = statement.sort == "fact" and not statement.field
    return whole and any(each.item == statement.subject for each in printed.facts)


_TESTS: tuple[Callable[[Statement, Printed], bool], ...] = (_same_id, _same_words, _same_record)


def own_statements(briefing: BriefingContent, every: Sequence[Printed]) -> list[Statement | None]:
    """For each printed statement the analyst's own that it is, None where it is none; each is taken once.

    One that is printed in its own words is found before one that is only about the same record.
    """
    waiting = {block.id: list(block.statements) for block in briefing.blocks}
    found: list[Statement | None] = [None] * len(every)
    for fits in _TESTS:
        for place, printed in enumerate(every):
            left = waiting.get(printed.section.block, [])
            statement = next((each for each in left if fits(each, printed)), None)
            if found[place] is None and statement is not None:
                found[place] = statement
                left.remove(statement)
    return found
