"""Gives a document its evidence, and prints the digest of it where the pages say so."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.selection import Selection
from briefing.domain.briefings import BriefingContent
from briefing.report import document as d
from briefing.report.blocks.base import DataStamp
from briefing.report.document import Document, Part, Run, Words
from briefing.report.evidence.collecting import collect
from briefing.report.evidence.rows import DIGEST_REF
from briefing.report.evidence.writing import digest

GROUP = 8
"""Letters of a printed digest that stand together."""


def spaced(hexadecimal: str) -> str:
    """A digest as printed: in groups, so that it breaks over lines."""
    return " ".join(hexadecimal[place : place + GROUP] for place in range(0, len(hexadecimal), GROUP))


def with_evidence(
    selection: Selection, briefing: BriefingContent, document: Document, data: DataStamp
) -> Document:
    """The composed document with its evidence and with the digest of it printed.

    The evidence holds no page numbers and not the sentence that prints its digest, so there is no circle.
    """
    evidence = collect(selection, briefing, document, data.layers, data.digest)
    printed = spaced(digest(evidence))

    def said(runs: Words) -> Words:
        return tuple(Run(printed) if run.ref == DIGEST_REF else run for run in runs)

    def part_with(part: Part) -> Part:
        match part:
            case d.Panels():
                return replace(
                    part, panels=tuple(replace(panel, text=said(panel.text)) for panel in part.panels)
                )
            case d.NotesFoot():
                return replace(part, about=said(part.about))
            case _:
                return part

    sections = tuple(
        replace(section, parts=tuple(map(part_with, section.parts))) for section in document.sections
    )
    return replace(document, sections=sections, evidence=evidence)
