"""A document as the bytes of a DOCX file, with what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefing.analysis.language import language
from briefing.domain.errors import Cancelled
from briefing.report.document import Document
from briefing.report.docx import endnotes
from briefing.report.docx.package import new_file, packed
from briefing.report.docx.pages import set_pages
from briefing.report.docx.runs import Setter
from briefing.report.docx.writer import Writer
from briefing.report.prose.model import Caption, Heading, Paragraph
from briefing.report.prose.reading import read
from briefing.report.text_formats import note_words

Progress = Callable[[int, int, str], None]
Stop = Callable[[], bool]


def docx_bytes(
    document: Document, paper: str, progress: Progress | None = None, cancelled: Stop | None = None
) -> bytes:
    """The file; the same document gives the same bytes. Raises `Cancelled`.

    Notes are numbered by the word processor in the order in which they are met, which is the order of `notes`; so
    that they keep their numbers, the text is written in the very order in which citations were numbered.
    """
    made = new_file(document, rtl=language(document.language).right_to_left)
    wide = set_pages(made, document, paper)
    pieces = list(read(document))
    places = frozenset(
        piece.key for piece in pieces if isinstance(piece, Heading | Paragraph | Caption) and piece.key
    )
    setter = Setter(document, places)
    writer = Writer(made, setter, wide)
    for done, piece in enumerate(pieces):
        if cancelled and cancelled():
            raise Cancelled("The export was stopped. No file was written.")
        if progress:
            progress(done, len(pieces), "Writing the text")
        writer.write(piece)
    _notes(document, made, setter)
    return packed(made)


def _notes(document: Document, made: Any, setter: Setter) -> None:
    part = endnotes.add_part(made.part)
    text_of = {note.number: note_words(note) for note in document.notes}
    for number in sorted(setter.marked):
        said = text_of[number]
        endnotes.add_note(part, number, setter.properties("EndnoteText", said), setter.runs(said, part))
