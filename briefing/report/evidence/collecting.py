"""Collects the evidence of a composed document: what its pages state, and what each statement rests on.

It reads the document that is printed and takes nothing else from the selection than what the printed notes name. No
page numbers are in it, so that its digest can be printed on the pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from briefing.analysis.facts import Fact, fact, fact_behind
from briefing.analysis.selection import Selection
from briefing.analysis.statements import draft
from briefing.domain.briefings import BriefingContent, Statement
from briefing.domain.items import Item, Layer
from briefing.domain.records import Citation
from briefing.report import document as d
from briefing.report.citing.csl_json import csl_item
from briefing.report.document import Document
from briefing.report.evidence.own import Printed, own_statements
from briefing.report.evidence.rows import (
    About,
    CitationRow,
    EntryRow,
    Evidence,
    FactRow,
    PackRow,
    SourceRow,
    StatementRow,
)
from briefing.report.evidence.stated import Piece, questions_of, statements_of
from briefing.report.markup import page_text, safe_link

_Row = TypeVar("_Row", About, PackRow, StatementRow, FactRow, CitationRow, SourceRow, EntryRow)


@dataclass(slots=True)
class _Collected:
    selection: Selection
    document: Document
    versions: dict[str, int]
    statements: list[StatementRow] = field(default_factory=list)
    facts: list[FactRow] = field(default_factory=list)
    entries: list[EntryRow] = field(default_factory=list)

    def origin(self, item: Item | None) -> tuple[str, int, tuple[str, ...]]:
        """Pack, version and the fields the user has edited; the user's own items are of the layer “me”."""
        if item is None:
            return "", 0, ()
        return item.layer, self.versions.get(item.layer, 0), tuple(sorted(item.mine))


def collect(
    selection: Selection,
    briefing: BriefingContent,
    document: Document,
    layers: Iterable[Layer] = (),
    data_digest: str = "",
) -> Evidence:
    """The evidence of a document composed from this selection and briefing."""
    packs = tuple(
        PackRow(each.name, each.version, each.title, each.publisher, each.licence, each.cutoff, each.digest)
        for each in layers
    )
    made = _Collected(selection, document, {each.name: each.version for each in packs})
    every = _printed(selection, document)
    for printed, statement in zip(every, own_statements(briefing, every), strict=True):
        _read(made, printed, statement)
    about = About(
        briefing.id,
        document.title,
        document.line,
        briefing.audience,
        document.marking.value,
        document.language,
        document.as_of,
        selection.known_by,
        document.cutoff,
        data_digest,
    )
    items = (selection.source(each) for each in _listed(document))
    return Evidence(
        _as_printed(about),
        tuple(map(_as_printed, packs)),
        tuple(map(_as_printed, made.statements)),
        tuple(map(_as_printed, made.facts)),
        tuple(map(_as_printed, _citations(made))),
        tuple(map(_as_printed, _sources(made))),
        tuple(map(_as_printed, made.entries)),
        tuple(_reference_as_printed(csl_item(source)) for source in items if source is not None),
    )


def _as_printed(row: _Row) -> _Row:
    """A row with its texts as pages print them: composed, on one line, without control and direction characters."""
    texts: dict[str, Any] = {
        each.name: page_text(value)
        for each in fields(row)
        if isinstance(value := getattr(row, each.name), str)
    }
    return replace(row, **texts)


def _reference_as_printed(value: Any) -> Any:
    if isinstance(value, str):
        return page_text(value)
    if isinstance(value, dict):
        return {name: _reference_as_printed(each) for name, each in value.items()}
    return [_reference_as_printed(each) for each in value] if isinstance(value, list) else value


# ---------------------------------------------------------------- statements


def _printed(selection: Selection, document: Document) -> list[Printed]:
    """Every statement in the order of the pages, with the facts behind it."""
    asked = questions_of(selection)
    unsourced = selection.language.say("(no source)")
    return [
        Printed(section, number, piece, tuple(_facts(selection, piece)))
        for section in document.sections
        for number, piece in enumerate(statements_of(document, section, asked, unsourced), 1)
    ]


def _read(made: _Collected, printed: Printed, statement: Statement | None) -> None:
    section, piece = printed.section, printed.piece
    facts = _with_stated(made.selection, statement, printed.facts)
    name = statement.id if statement else f"{section.key}.{printed.number}"
    first = facts[0] if facts else None
    marks = sorted({made.document.marks[each] for each in piece.citations})
    made.statements.append(
        StatementRow(
            name,
            section.title,
            section.block,
            piece.sort,
            piece.words,
            first.item if first else piece.item,
            first.field if first else "",
            first.value if first else "",
            piece.likelihood,
            piece.confidence,
            tuple(map(str, marks)),
            piece.citations,
        )
    )
    made.facts += [_fact_row(made, name, each) for each in facts]
    if piece.entry is not None:
        _read_entry(made, piece.entry, piece, name)


def _read_entry(made: _Collected, entry: d.Entry, piece: Piece, name: str) -> None:
    item = made.selection.get(entry.item)
    if made.entries and made.entries[-1].number == entry.number:
        return  # what has become of an entry since it was added stands after it, under the same number
    made.entries.append(
        EntryRow(
            entry.number,
            entry.item,
            item.get("date") if item else "",
            page_text(entry.when),
            piece.words,
            "yes" if entry.disputed else "",
            name,
            piece.citations,
            *made.origin(item),
        )
    )


def _fact_row(made: _Collected, statement: str, of: Fact) -> FactRow:
    item = made.selection.get(of.item)
    return FactRow(
        statement,
        of.item,
        made.selection.name(of.item, short=False),
        of.field,
        of.span,
        of.value,
        "yes" if of.holds else "",
        "yes" if of.disputed else "",
        *made.origin(made.selection.get(of.span) if of.span else item),
    )


def _facts(selection: Selection, piece: Piece) -> list[Fact]:
    """The facts behind a statement, each once: the record it is about, then those of its citations in their order."""
    behind = [fact(selection, piece.item)] if piece.item else []
    behind += [fact_behind(selection, each) for each in piece.citations]
    found: dict[tuple[str, str, str], Fact] = {}
    for each in behind:
        if each is not None:
            found.setdefault((each.item, each.field, each.span), each)
    return list(found.values())


def _with_stated(
    selection: Selection, statement: Statement | None, facts: tuple[Fact, ...]
) -> tuple[Fact, ...]:
    """The facts with, before them, what the analyst's own statement states; of a commitment its status too."""
    written = (
        draft(selection, statement.subject, statement.field) if statement and statement.subject else None
    )
    if written is None:
        return facts
    fields = ("", "status") if written.kind == "commitment" and not written.field else (written.field,)
    own = [each for name in fields if (each := fact(selection, written.subject, name)) is not None]
    known = {(each.item, each.field, each.span) for each in own}
    return (*own, *(each for each in facts if (each.item, each.field, each.span) not in known))


# ---------------------------------------------------------------- citations and sources


def _citations(made: _Collected) -> tuple[CitationRow, ...]:
    """Every citation that has a mark on the pages, by note and id."""
    rows = []
    for each, note in sorted(made.document.marks.items(), key=lambda pair: (pair[1], pair[0])):
        item = made.selection.get(each)
        if item is None or item.kind != "citation":
            continue
        cited = Citation(item)
        source = made.selection.source(cited.source)
        rows.append(
            CitationRow(
                each,
                note,
                cited.source,
                cited.about,
                cited.field,
                cited.span,
                "disputes" if cited.disputes else "supports",
                cited.states,
                cited.excerpt,
                cited.locator,
                cited.grade(source).code,
                *made.origin(item),
            )
        )
    return tuple(rows)


def _listed(document: Document) -> list[str]:
    """The ids of the printed sources in the order of the list."""
    return [entry.source for _, entries in document.sources for entry in entries]


def _sources(made: _Collected) -> tuple[SourceRow, ...]:
    notes = {entry.source: entry.notes for _, entries in made.document.sources for entry in entries}
    rows = []
    for each in _listed(made.document):
        source = made.selection.source(each)
        if source is None:
            continue
        rows.append(
            SourceRow(
                each,
                source.title,
                source.publisher,
                source.author,
                source.published,
                source.item.get("not_after"),
                source.item.get("accessed"),
                source.item.get("medium"),
                safe_link(source.url),
                source.origin,
                source.reliability.name if source.reliability else "",
                source.reason,
                source.item.get("copy_sha256"),
                tuple(map(str, notes[each])),
                *made.origin(source.item),
            )
        )
    return tuple(rows)
