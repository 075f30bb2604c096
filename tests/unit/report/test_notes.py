"""Endnotes and the list of sources: numbered as they are met, in full and again in short, each leading to the other."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader

from briefing import report
from briefing.analysis.selection import Selection
from briefing.domain.briefings import CITATION_STYLES
from briefing.domain.items import Item
from briefing.report.citing.styles import STYLES, known_style
from briefing.report.document import (
    Document,
    Note,
    NotesList,
    Para,
    Run,
    Section,
    SourceEntry,
    SourcesList,
    plain,
)
from briefing.report.notes import number
from briefing.report.prose.lists import sources as sources_in_prose
from briefing.report.prose.model import Paragraph
from tests.unit.report.made import document, sentence


def styled(starter: Selection, style: str, *, turned: bool = False) -> Document:
    """The default briefing in a citation style, with its blocks in their order or the other way round."""
    made = report.content(report.templates()[0], starter)
    item = replace(made.item, fields={**made.item.fields, "citation_style": style, "pages": ""})
    blocks = made.blocks[::-1] if turned else made.blocks
    return report.compose(starter, replace(made, item=item, blocks=blocks))


def refs(note: Note, kind: str) -> list[str]:
    return [run.ref.partition(":")[2] for run in note.lead if run.ref.startswith(f"{kind}:")]


def entries(made: Document) -> list[SourceEntry]:
    return [entry for _, group in made.sources for entry in group]


def check(made: Document, style: str) -> None:
    """Nothing dangles: every reference of a note and of a source leads to what is there."""
    listed = {entry.source: entry for entry in entries(made)}
    first: dict[str, int] = {}
    for place, note in enumerate(made.notes, start=1):
        assert note.number == place
        assert note.number in listed[note.source].notes
        assert not re.search(r"\bibid", plain(note.lead), re.IGNORECASE)
        earlier = first.setdefault(note.source, place)
        if earlier == place:
            assert refs(note, "source") == [note.source] or set(refs(note, "source")) == {note.source}
            assert not refs(note, "note")
        else:
            assert refs(note, "note") == [str(earlier)]
            assert set(refs(note, "source")) == (set() if STYLES[style].numbers else {note.source})
    assert set(made.marks.values()) == {note.number for note in made.notes}
    for entry in listed.values():
        assert list(entry.notes) == sorted(entry.notes)
        assert {made.notes[each - 1].source for each in entry.notes} == {entry.source}
        assert {made.notes[each - 1].source for each in entry.same_report}.isdisjoint({entry.source})


@pytest.mark.parametrize("style", CITATION_STYLES)
def test_first_in_full_again_in_short_and_nothing_dangles(starter: Selection, style: str) -> None:
    check(styled(starter, style), style)


def test_moving_blocks_renumbers_and_nothing_dangles(starter: Selection) -> None:
    before, after = styled(starter, "chicago"), styled(starter, "chicago", turned=True)
    check(after, "chicago")
    both = before.marks.keys() & after.marks.keys()
    assert len(both) > 100
    assert sum(before.marks[each] != after.marks[each] for each in both) > 100


def test_a_style_that_is_not_known_prints_the_default_one(starter: Selection) -> None:
    assert styled(starter, "a-style-of-tomorrow").notes == styled(starter, "").notes


def test_the_words_quoted_follow_the_reference_and_an_address_keeps_clear_of_them() -> None:
    note = Note(1, "src:a", (Run("A paper"),), "words", "B2", "probably true")
    assert note.tail == ": “words”."
    assert replace(note, excerpt="").tail == "."
    assert replace(note, joint=" ").tail == " “words”."
    assert replace(note, joint=" ", excerpt="").tail == ""


# ---------------------------------------------------------------- the list of sources


def small(*sources: dict[str, str], style: str = "chicago") -> Document:
    """A document whose only sentences cite these sources, one each."""
    items = [
        Item(f"src:{place}", "source", None, "pack", {"title": f"Title {place}", **fields})
        for place, fields in enumerate(sources)
    ]
    parts = tuple(Para(sentence(f"Sentence {place}.", item.id)) for place, item in enumerate(items))
    bare = document(*parts, notes=0)
    back = Section(
        "blk:back", "sources", "Sources", (SourcesList(),), lead=(Run("By kind."),), numbered=False
    )
    whole = replace(
        bare, sections=(bare.sections[0], Section("blk:n", "notes", "Notes", (NotesList(),)), back)
    )
    return number(Selection.of(items), whole, known_style(style))


GRADED = {
    "medium": "press",
    "reliability": "B",
    "reliability_reason": "national daily",
    "accessed": "2026-02-24",
}


def test_sources_are_listed_by_kind_and_grade_with_the_day_most_were_read() -> None:
    made = small(
        {**GRADED, "publisher": "Dawn", "reliability": "C"},
        {**GRADED, "publisher": "Zeta"},
        {**GRADED, "publisher": "Alpha", "accessed": "2025-01-03"},
        {"medium": "official", "publisher": "Ministry", "reliability": "A", "accessed": "2026-02-24"},
        {"medium": "press", "publisher": "Beta"},
    )
    assert [(name, [entry.publisher for entry in group]) for name, group in made.sources] == [
        ("Official and legal texts", ["Ministry"]),
        ("Press and agencies", ["Alpha", "Zeta", "Dawn", "Beta"]),
    ]
    assert made.accessed == "24 February 2026"
    assert plain(made.sections[-1].lead) == "By kind. Read on 24 February 2026 where no other day is given."
    said = [plain(each.runs) for each in sources_in_prose(made, SourcesList()) if isinstance(each, Paragraph)]
    assert said == [
        " completely reliable: “Title 3”, Ministry, no date (4).",
        " usually reliable: “Title 2”, Alpha, no date: national daily (3); read on 3 January 2025.",
        " usually reliable: “Title 1”, Zeta, no date: national daily (2).",
        " fairly reliable: “Title 0”, Dawn, no date: national daily (1).",
        " not graded: “Title 4”, Beta, no date (5); day of reading not noted.",
    ]


def test_sources_of_one_report_name_each_other_and_a_copy_its_digest() -> None:
    digest = "ab" * 32
    origin = {"origin": "press-note", "origin_reason": "both carry the press note"}
    made = small(
        {**GRADED, **origin, "publisher": "Dawn"},
        {**GRADED, **origin, "publisher": "The Nation", "copy_sha256": digest},
        {**GRADED, "publisher": "Alpha", "origin": "alone"},
    )
    assert {entry.publisher: entry.same_report for entry in entries(made)} == {
        "Alpha": (),
        "Dawn": (2,),
        "The Nation": (1,),
    }
    said = " ".join(
        plain(each.runs) for each in sources_in_prose(made, SourcesList()) if isinstance(each, Paragraph)
    )
    assert "(1); same report as 2: both carry the press note." in said
    assert f"same report as 1: both carry the press note; copy, SHA-256 {digest}." in said
    pages, _ = report.render(made)
    words = " ".join(
        " ".join(page.get_textpage().get_text_range().split()) for page in pdfium.PdfDocument(pages)
    )
    assert "usually reliable" in words
    assert "Dawn, no date (1; same report as 2): national daily" in words
    assert digest in words.replace(" ", "")


# ---------------------------------------------------------------- as printed


def test_every_note_leads_to_its_source_and_every_source_to_its_notes(
    default: Document, printed: tuple[Path, report.ExportResult]
) -> None:
    """The links of the back, followed in the file: what they say stands where they lead."""
    reader, pdf = PdfReader(printed[0]), pdfium.PdfDocument(printed[0])
    place_of = {page.indirect_reference.idnum: place for place, page in enumerate(reader.pages)}
    texts = [pdf[place].get_textpage() for place in range(len(pdf))]
    names = {entry.publisher for entry in entries(default)}
    led_to: set[int] = set()
    named = 0
    for page in reader.pages:
        for annotation in page.get("/Annots") or ():
            link = annotation.get_object()
            said, goal = str(link.get("/Contents", "")), link.get("/Dest")
            if goal is None:
                continue
            target = place_of[list.__getitem__(goal, 0).idnum]
            left, top = float(goal[2]), float(goal[3]) - 20  # a link leads a little above what it shows
            reached = texts[target].get_text_bounded(left - 2, top - 13, left + 232, top).split()
            note = re.fullmatch(r"Note (\d+)", said)
            if note:
                assert reached[:1] == [note[1]], (said, reached)
                led_to.add(int(note[1]))
            elif said in names:
                assert said.split(maxsplit=1)[0] in " ".join(reached), (said, reached)
                named += 1
    assert led_to == {note.number for note in default.notes}
    assert named > 0.6 * len(entries(default))
    for text in texts:
        text.close()
    pdf.close()
