"""What has changed under a briefing: each statement resolved again against the present values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.analysis.selection import Selection
from briefing.analysis.statements import draft
from briefing.analysis.wording import counted, listed, number
from briefing.domain.briefings import BriefingContent, Statement

State = Literal["same", "changed", "gone", "sources"]

SENTENCES = {
    "same": "Unchanged.",
    "changed": "It now reads: {now}",
    "gone": "The record it states is no longer there.",
    "added": "{count} more cited for it.",
    "removed": "{count} no longer cited for it.",
}


@dataclass(frozen=True, slots=True)
class StatementChange:
    """One statement then and now.

    `state`: the value is the same, has changed, the record is gone, or only its citations differ. `before` are the
    words as added, `now` the present ones; `sentence` says what to make of it.
    """

    statement: str
    block: str
    subject: str
    field: str
    state: State
    before: str
    now: str
    sentence: str
    citations: tuple[str, ...]
    value: str


def changes(selection: Selection, content: BriefingContent) -> tuple[StatementChange, ...]:
    """Every statement of fact of a briefing, resolved again; texts and judgements have nothing to resolve."""
    return tuple(
        resolve(selection, statement, block.id)
        for block in content.blocks
        for statement in block.statements
        if statement.sort == "fact" and statement.subject
    )


def changed(selection: Selection, content: BriefingContent) -> tuple[StatementChange, ...]:
    """The statements whose value has changed or whose record is gone."""
    return tuple(each for each in changes(selection, content) if each.state in {"changed", "gone"})


def summary(found: tuple[StatementChange, ...]) -> str:
    """How many statements stand as they were added, in one sentence."""
    if not found:
        return "No statement of fact yet."
    differing = [each for each in found if each.state == "changed"]
    gone = [each for each in found if each.state == "gone"]
    if not differing and not gone:
        return "Every statement stands as it was added."
    parts = []
    if differing:
        parts.append(f"{number(len(differing))} {'has' if len(differing) == 1 else 'have'} changed")
    if gone:
        parts.append(f"the record of {number(len(gone))} is gone")
    return f"Of {counted(len(found), 'statement')} {listed(parts)}."


def resolve(selection: Selection, statement: Statement, block: str) -> StatementChange:
    """One statement of fact, resolved again."""
    found = draft(selection, statement.subject, statement.field)
    if found is None:
        return _change(statement, block, "gone", "", SENTENCES["gone"], (), "")
    if statement.value and found.value != statement.value:
        words = SENTENCES["changed"].format(now=found.text)
        return _change(statement, block, "changed", found.text, words, found.citations, found.value)
    before, now = set(statement.citations), set(found.citations)
    if before != now:
        parts = []
        if now - before:
            parts.append(SENTENCES["added"].format(count=_sources(len(now - before))))
        if before - now:
            parts.append(SENTENCES["removed"].format(count=_sources(len(before - now))))
        return _change(statement, block, "sources", found.text, " ".join(parts), found.citations, found.value)
    return _change(statement, block, "same", found.text, SENTENCES["same"], found.citations, found.value)


def _sources(count: int) -> str:
    return counted(count, "citation is", "citations are")


def _change(
    statement: Statement,
    block: str,
    state: State,
    now: str,
    words: str,
    citations: tuple[str, ...],
    value: str,
) -> StatementChange:
    return StatementChange(
        statement.id,
        block,
        statement.subject,
        statement.field,
        state,
        statement.words,
        now,
        words,
        citations,
        value,
    )
