"""Reads a document as a reader does: every text in its order, so that citations are numbered as they are met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefing.report import document as d
from briefing.report.document import Document, Part, Section, Strip, Words


def _dispute(part: d.Dispute) -> Iterator[Words]:
    for side in part.sides:
        yield from (side.value, side.where)
    yield part.tail


def _fields(part: d.Fields) -> Iterator[Words]:
    yield from part.rail
    yield from (row.value for row in part.rows)


def _table(part: d.Table) -> Iterator[Words]:
    for row in part.rows:
        yield row.group
        yield from (cell for cell in row.cells if not isinstance(cell, Strip))
    yield part.source


def _panels(part: d.Panels) -> Iterator[Words]:
    for panel in part.panels:
        yield from (row.text for row in panel.rows)
        yield from (line.text for line in panel.lines)
        yield panel.text


def _questions(part: d.Questions) -> Iterator[Words]:
    for item in part.items:
        yield from (item.text, item.why, item.answer)


def _bullets(part: d.Bullets | d.Bullet) -> Iterator[Words]:
    for item in part.items if isinstance(part, d.Bullets) else part.inner:
        yield item.runs
        yield from _bullets(item)


_READERS: Mapping[type, Callable[[Any], Iterator[Words]]] = {
    d.Para: lambda part: iter((part.rail, part.runs)),
    d.Summary: lambda part: iter((part.runs,)),
    d.Subhead: lambda part: iter((part.rail,)),
    d.NotesFoot: lambda part: iter((part.about,)),
    d.Judgement: lambda part: iter((part.statement, part.reasons, part.basis)),
    d.Dispute: _dispute,
    d.Fields: _fields,
    d.Table: _table,
    d.Figure: lambda part: iter((part.source,)),
    d.Chronology: lambda part: (entry.runs for _, entries in part.groups for entry in entries),
    d.Question: lambda part: iter((part.text, part.why, part.answer, part.bears)),
    d.Questions: _questions,
    d.Bullets: _bullets,
    d.Recommendation: lambda part: iter((part.text, part.rests)),
    d.Numbers: lambda part: (number.text for number in part.numbers),
    d.Panels: _panels,
}


def runs_of(part: Part) -> Iterator[Words]:
    """Every text of a part in reading order; nothing for the lists that are made from the document itself."""
    reader = _READERS.get(type(part))
    return reader(part) if reader else iter(())


def work(part: Part, document: Document) -> float:
    """About how much work it is to set a part, in runs of ten words, so that progress can be told."""
    listed = {
        d.NotesList: len(document.notes) * 4,
        d.NotesFoot: len(document.notes) * 4,
        d.SourcesList: sum(len(entries) for _, entries in document.sources) * 6,
        d.ContentsList: len(document.sections) * 2,
        d.Scales: 80,
        d.Panels: 40,
    }.get(type(part), 1)
    runs = [run for each in runs_of(part) for run in each]
    return listed + len(runs) + sum(len(run.text) for run in runs) / 60


def texts(document: Document) -> Iterator[tuple[Section, Words]]:
    """Every text of the document with its section, in reading order."""
    for section in document.sections:
        yield section, section.lead
        for part in section.parts:
            for runs in runs_of(part):
                yield section, runs
