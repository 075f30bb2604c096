"""Notes, sources and method: the back of every briefing."""

from __future__ import annotations

from briefing.analysis.language import Language
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
from briefing.report.saying import said

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
GROUPED = "By kind and grade, each with the notes that cite it and why it has its grade."
COUNTED = ("institution", "event", "commitment", "policy", "source", "question", "assessment", "citation")


def grades(spoken: Language) -> str:
    """The grades in words, once at the head of the notes."""
    letters = [f"{letter.name} {spoken.say(letter.value, context='grade')}" for letter in Reliability]
    digits = [f"{digit.digit} {spoken.say(digit.words, context='grade')}" for digit in Credibility]
    text = "In the box, of the source: {letters}; of the item: {digits}."
    return spoken.say(text, letters=spoken.comma.join(letters), digits=spoken.comma.join(digits))


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
            page.say("Notes"),
            (NotesList(),),
            lead=words(grades(page.spoken)),
            numbered=False,
            breaks=page.block.option("flow") != "yes",
        ),
        Section(
            page.block.id,
            "sources",
            page.say("Sources"),
            (SourcesList(),),
            lead=words(page.say(GROUPED)),
            numbered=False,
            breaks=False,
        ),
        Section(
            page.block.id,
            "method",
            page.say("Method and scales"),
            (*_method(page), *own),
            numbered=False,
            breaks=page.block.option("flow") != "yes",
        ),
    )


def _stated(page: Page) -> Words:
    """What stands under the notes of a page without a method page: the grades in words, and the digest of the data."""
    selection = page.selection
    runs = [Run(grades(page.spoken))]
    if selection.cutoff:
        runs.append(Run(f" {page.say('Data to {date}.', date=page.spoken.when(selection.cutoff))}"))
    return (*runs, *_digest(page))


def _digest(page: Page) -> Words:
    digest = page.data.digest
    spaced = " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
    data: Words = ()
    if digest:
        data = (Run(" "), *said(page.spoken, "Digest of the data, SHA-256: {digest}.", digest=Run(spaced)))
    evidence = said(page.spoken, "Digest of the evidence, SHA-256: {digest}.", digest=Run(ref=DIGEST_REF))
    return (*data, Run(" "), *evidence)


def _method(page: Page) -> tuple[Part, ...]:
    return (
        Scales(),
        Panels(
            (
                Panel(page.say("How credibility was set"), text=words(page.say(CREDIBILITY))),
                Panel(page.say("Data"), text=_data(page)),
                Panel(page.say("What holds for every page"), text=words(page.say(CHECKS))),
                Panel(page.say("What silence means"), text=words(page.say(SILENCE))),
            )
        ),
    )


def _data(page: Page) -> Words:
    selection = page.selection
    data = page.data
    counts = dict(data.counts) or {kind: len(selection.kind(kind)) for kind in COUNTED}
    spoken = page.spoken
    kinds = [spoken.counted_kind(counts[kind], kind) for kind in COUNTED if counts.get(kind)]
    told = [page.say("On record: {counts}.", counts=spoken.rows(kinds))]
    if selection.cutoff:
        told.append(
            page.say(
                "Data to {cutoff}; stated as of {date}.",
                cutoff=spoken.when(selection.cutoff),
                date=spoken.when(selection.as_of),
            )
        )
    if selection.known_by:
        told.append(page.say("Only what was known by {date} counts.", date=spoken.when(selection.known_by)))
    if selection.unplaced:
        left = spoken.counted(len(selection.unplaced), "source")
        told.append(page.say("{sources} without any day left out.", sources=left))
    if data.packs:
        told.append(page.say("Packs: {packs}.", packs=spoken.rows(data.packs, "; ")))
    runs = [Run(" ".join(told))]
    return (*runs, *_digest(page))
