"""Notes, sources and method: the back of every briefing."""

from __future__ import annotations

from briefing.analysis.wording import counted, counted_kind, when
from briefing.domain.scales import Credibility, Reliability
from briefing.report.blocks.base import Made, Page, own_parts
from briefing.report.document import (
    NotesFoot,
    NotesList,
    Panel,
    Panels,
    Part,
    Run,
    Scales,
    Section,
    SourcesList,
    Words,
    words,
)
from briefing.report.evidence.rows import DIGEST_REF

CREDIBILITY = (
    "1 where another independent source on record says the same; 3 where sources differ, or where the item is a "
    "judgement or a report of unnamed persons; 4 for what one weak source alone says; otherwise 2. An item without a "
    "grade is printed “not graded”, never as the lowest. Sources that carry the same underlying report do not confirm "
    "one another."
)
CHECKS = (
    "Every sentence printed as fact ends in the number of a note or says “no source”. Likelihood and confidence stand "
    "in separate sentences, on one scale. No value in dispute is printed without ≠. Dates are written as precisely as "
    "the source gives them and no more."
)
SILENCE = (
    "A status is the last one that a source states. A † tells that no source on record mentions the "
    "matter for two years before the as-of date; it is neither an end nor a failure. “Unknown” is what a source "
    "itself says, or what none says. An absence from these sources is not evidence of absence."
)
GRADES = (
    "In the box, of the source: "
    + ", ".join(f"{letter.name} {letter.value}" for letter in Reliability)
    + "; of the item: "
    + ", ".join(f"{digit.digit} {digit.words}" for digit in Credibility)
    + "."
)
"""The grades in words, once at the head of the notes."""

GROUPED = "By kind, each with its letter, why it has it, and the notes that cite it."
COUNTED = ("institution", "event", "commitment", "policy", "source", "question", "assessment", "citation")


def make(page: Page) -> Made:
    """Three sections without a number: notes, sources, method."""
    own = own_parts(page)
    if page.block.option("form") == "foot":
        return (
            Section(
                page.block.id, "notes", "", (NotesFoot(_stated(page)), *own), breaks=False, numbered=False
            ),
        )
    return (
        Section(
            page.block.id,
            "notes",
            "Notes",
            (NotesList(),),
            lead=words(GRADES),
            numbered=False,
            breaks=page.block.option("flow") != "yes",
        ),
        Section(
            page.block.id,
            "sources",
            "Sources",
            (SourcesList(),),
            lead=words(GROUPED),
            numbered=False,
            breaks=False,
        ),
        Section(
            page.block.id,
            "method",
            "Method and scales",
            (*_method(page), *own),
            numbered=False,
            breaks=page.block.option("flow") != "yes",
        ),
    )


def _stated(page: Page) -> Words:
    """What stands under the notes of a page without a method page: the grades in words, and the digest of the data."""
    selection = page.selection
    runs = [Run(GRADES)]
    if selection.cutoff:
        runs.append(Run(f" Data to {when(selection.cutoff)}."))
    return (*runs, *_digest(page))


def _digest(page: Page) -> Words:
    digest = page.data.digest
    spaced = " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
    data = (Run(" Digest of the data, SHA-256: "), Run(spaced), Run(".")) if digest else ()
    return (*data, Run(" Digest of the evidence, SHA-256: "), Run(ref=DIGEST_REF), Run("."))


def _method(page: Page) -> tuple[Part, ...]:
    return (
        Scales(),
        Panels(
            (
                Panel("How credibility was set", text=words(CREDIBILITY)),
                Panel("Data", text=_data(page)),
                Panel("What holds for every page", text=words(CHECKS)),
                Panel("What silence means", text=words(SILENCE)),
            )
        ),
    )


def _data(page: Page) -> Words:
    selection = page.selection
    data = page.data
    counts = dict(data.counts) or {kind: len(selection.kind(kind)) for kind in COUNTED}
    said = [counted_kind(counts[kind], kind) for kind in COUNTED if counts.get(kind)]
    runs = [Run(f"On record: {', '.join(said)}.")]
    if selection.cutoff:
        runs.append(Run(f" Data to {when(selection.cutoff)}; stated as of {when(selection.as_of)}."))
    if selection.known_by:
        runs.append(Run(f" Only what was known by {when(selection.known_by)} counts."))
    if selection.unplaced:
        runs.append(Run(f" {counted(len(selection.unplaced), 'source')} without any day left out."))
    if data.packs:
        runs.append(Run(f" Packs: {'; '.join(data.packs)}."))
    return (*runs, *_digest(page))
