"""Our own engine: a document of plain parts, set, tagged and finished as every export is."""

from __future__ import annotations

from briefing.domain.scales import Marking
from briefing.report import document as d
from briefing.report import render
from tests.bench.engines.content import HEADS, Chapter, Content, Sentence

COLUMNS = (
    d.Column(HEADS[0], 10, "number"),
    d.Column(HEADS[1]),
    d.Column(HEADS[2], 30, "narrow"),
    d.Column(HEADS[3], 26, "narrow"),
    d.Column(HEADS[4], 34, "narrow"),
)


def document(content: Content) -> d.Document:
    """The content as a document."""
    contents = d.Section(
        "b:contents", "contents", "Contents", (d.ContentsList(),), front=True, numbered=False
    )
    chapters = tuple(_section(number, chapter) for number, chapter in enumerate(content.chapters, 1))
    back = d.Section("b:notes", "notes", "Notes", (d.NotesList(),), numbered=False)
    return d.Document(
        title=content.title,
        line="To measure",
        running=content.title,
        marking=Marking.GREEN,
        as_of="2026-02-24",
        as_of_words="24 February 2026",
        cutoff="2026-02-24",
        cover=d.Cover("Measured", ()),
        sections=(contents, *chapters, back),
        notes=tuple(
            d.Note(number, f"s{number}", (d.Run(said, link=address),), "", "B2", "probably true", address)
            for number, (said, address) in enumerate(content.notes, 1)
        ),
        marks={f"c{number}": number for number in range(1, len(content.notes) + 1)},
        labels={f"section:k{number}": f"section {number}" for number in range(1, len(chapters) + 1)},
    )


def _section(number: int, chapter: Chapter) -> d.Section:
    paragraphs = [_para(one) for one in chapter.paragraphs]
    rows = tuple(d.Row(tuple(d.words(cell) for cell in row)) for row in chapter.rows)
    table = d.Table(f"t{number}", chapter.title, COLUMNS, rows, number=str(number), fact=False)
    return d.Section(
        f"b{number}", f"k{number}", chapter.title, (*paragraphs, table), number=str(number), breaks=False
    )


def _para(sentences: tuple[Sentence, ...]) -> d.Para:
    return d.Para(tuple(run for each in sentences for run in (_run(each), d.Run(" "))), "words")


def _run(sentence: Sentence) -> d.Run:
    notes = (f"c{sentence.note}",) if sentence.note else ()
    return d.Run(sentence.text, notes=notes, link=sentence.link)


def make(content: Content) -> bytes:
    """The finished PDF."""
    return render(document(content))[0]
