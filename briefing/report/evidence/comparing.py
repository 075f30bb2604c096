"""Holds the evidence of an exported briefing against a selection of today: which of its statements have changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from briefing.analysis.facts import Fact, fact
from briefing.analysis.selection import Selection
from briefing.analysis.statements import draft
from briefing.domain.records import Citation
from briefing.report.evidence.rows import CitationRow, Evidence, FactRow, StatementRow
from briefing.report.markup import page_text

State = Literal["changed", "gone", "sources"]

ORDER: tuple[State, ...] = ("gone", "changed", "sources")
"""The states, the gravest first: a statement is named with the gravest of its facts."""

COMPARED = ("source", "item", "field", "span", "stance", "states", "excerpt", "locator", "grade")
"""What makes a citation the one that was printed."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A statement whose fact is no longer what was printed.

    `changed`: its value; `gone`: its record or dated value is no longer there; `sources`: only a citation that was
    printed has changed or is gone. `before` and `now` are the values, `words` those printed, `now_words` today's.
    """

    statement: StatementRow
    state: State
    item: str
    field: str
    before: str
    now: str
    now_words: str


def changed_since(evidence: Evidence, selection: Selection) -> tuple[Changed, ...]:
    """Exactly the statements whose facts or printed citations differ, in the order of the pages."""
    of_statement: dict[str, list[FactRow]] = defaultdict(list)
    for row in evidence.facts:
        of_statement[row.statement].append(row)
    citations = {row.id: row for row in evidence.citations}
    found = []
    for statement in evidence.statements:
        differing = [
            each
            for row in of_statement[statement.id]
            if (each := _differing(statement, row, selection)) is not None
        ]
        differing += [
            Changed(statement, "sources", cited.item, cited.field, said, now, "")
            for each in statement.citations
            if (cited := citations.get(each)) is not None
            for said, now in _citation(cited, selection)
        ]
        if differing:
            found.append(min(differing, key=lambda each: ORDER.index(each.state)))
    return tuple(found)


def _differing(statement: StatementRow, row: FactRow, selection: Selection) -> Changed | None:
    now = fact(selection, row.item, row.field, row.span)
    if now is None:
        return Changed(statement, "gone", row.item, row.field, row.value, "", "")
    if not _differs(row, now):
        return None
    written = draft(selection, row.item, row.field)
    ended = row.holds and not now.holds and row.value == page_text(now.value)
    value = _instead(selection, row) if ended else now.value
    return Changed(
        statement, "changed", row.item, row.field, row.value, value, written.text if written else ""
    )


def _differs(row: FactRow, now: Fact) -> bool:
    """Whether the value, its holding, or its being disputed is another than was printed."""
    return (
        row.value != now.value
        or bool(row.holds) > now.holds
        or (bool(row.disputed) != now.disputed and now.holds)
    )


def _instead(selection: Selection, row: FactRow) -> str:
    """What holds in place of a value that is still on record and holds no more."""
    held = fact(selection, row.item, row.field)
    return held.value if held else ""


def _citation(row: CitationRow, selection: Selection) -> list[tuple[str, str]]:
    """What a citation said and says now, where it is not the one that was printed."""
    item = selection.get(row.id)
    if item is None or item.kind != "citation":
        return [(row.excerpt or row.states, "")]
    cited = Citation(item)
    now = {
        "source": cited.source,
        "item": cited.about,
        "field": cited.field,
        "span": cited.span,
        "stance": "disputes" if cited.disputes else "supports",
        "states": cited.states,
        "excerpt": cited.excerpt,
        "locator": cited.locator,
        "grade": cited.grade(selection.source(cited.source)).code,
    }
    differing = [name for name in COMPARED if getattr(row, name) != page_text(now[name])]
    return [(getattr(row, name), now[name]) for name in differing[:1]]
