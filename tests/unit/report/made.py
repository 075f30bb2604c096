"""Small documents for tests of the page engine, with as little in them as the test needs."""

from __future__ import annotations

from briefing.domain.scales import Marking
from briefing.report.document import Cover, Document, Note, NotesList, Para, Part, Run, Section, Words


def sentence(text: str, *notes: str) -> Words:
    return (Run(text, notes=notes),)


def document(
    *parts: Part, notes: int = 1, marking: Marking = Marking.GREEN, title: str = "A short briefing"
) -> Document:
    """A document of one section and its notes; citation `cit:N` has note N."""
    return Document(
        title=title,
        line="For a test",
        running=title,
        marking=marking,
        as_of="2026-02-24",
        as_of_words="24 February 2026",
        cutoff="2026-02-24",
        cover=Cover("Series", (("Cut-off", "24 February 2026"),)),
        sections=(
            Section(
                "blk:one",
                "one",
                "First section",
                parts or (Para(sentence("It rained.", "cit:1")),),
                number="1",
            ),
            Section("blk:back", "notes", "Notes", (NotesList(),), numbered=False),
        ),
        notes=tuple(
            Note(n, "src:a", (Run("A paper"),), "words", "B2", "probably true") for n in range(1, notes + 1)
        ),
        marks={f"cit:{n}": n for n in range(1, notes + 1)},
        labels={"section:one": "section 1"},
    )
