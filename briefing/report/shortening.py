"""What makes a document fit its pages: blocks that print fewer of their entries, and notes in their short form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing.analysis.evidence import published
from briefing.analysis.selection import Selection
from briefing.domain.briefings import Block, BriefingContent
from briefing.report.document import Document, Note, Run, SourceEntry
from briefing.report.notes import name_of


def spare_entries(briefing: BriefingContent) -> dict[str, tuple[int, int]]:
    """Ids of the blocks that may print fewer entries, with how many they print at most and at least."""
    found: dict[str, tuple[int, int]] = {}
    for block in briefing.blocks:
        most, least = block.option("most"), block.option("least")
        if most.isdecimal() and least.isdecimal() and int(least) < int(most):
            found[block.id] = (int(most), int(least))
    return found


def shortened(briefing: BriefingContent, most: Mapping[str, int]) -> BriefingContent:
    """The briefing with so many entries at most in the blocks that `most` names by their ids."""

    def short(block: Block) -> Block:
        if block.id not in most:
            return block
        fields = {**block.item.fields, "most": str(most[block.id])}
        return replace(block, item=replace(block.item, fields=fields))

    return replace(briefing, blocks=tuple(map(short, briefing.blocks)))


def with_short_notes(selection: Selection, document: Document) -> Document:
    """The document with notes that name publisher, date and grade alone; citations that would read alike share one.

    The page prints their words elsewhere or not at all: the link of the note and the workspace hold them.
    """
    numbers: dict[tuple[str, str], int] = {}
    made: list[Note] = []
    renumbered: dict[int, int] = {}
    for note in document.notes:
        key = (note.source, note.grade)
        if key not in numbers:
            numbers[key] = len(made) + 1
            source = selection.source(note.source)
            named = name_of(source) if source else "A source"
            dated = f", {published(source)}" if source else ""
            lead = (Run(named, "italic", link=note.link), Run(dated))
            made.append(replace(note, number=numbers[key], lead=lead, excerpt=""))
        renumbered[note.number] = numbers[key]

    def moved(entry: SourceEntry) -> SourceEntry:
        return replace(entry, notes=tuple(dict.fromkeys(renumbered[each] for each in entry.notes)))

    return replace(
        document,
        notes=tuple(made),
        marks={citation: renumbered[number] for citation, number in document.marks.items()},
        sources=tuple((name, tuple(map(moved, entries))) for name, entries in document.sources),
    )
