"""Writes a document as Markdown with footnotes (`[^7]`), for those who edit in a text editor.

CommonMark with the pipe tables and footnotes that most readers know. Figures are told in words: a text file holds no
picture. Every text is escaped; nothing in a record can begin a heading, a link or markup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefing.report.document import Document, Run, Words, words
from briefing.report.markup import markdown_line, page_text
from briefing.report.prose import model as m
from briefing.report.prose.reading import read
from briefing.report.text_formats import markdown_run, note_words


def markdown(document: Document) -> str:
    """The whole document, its marking first and last, its notes at the end with the numbers of the pages."""
    label = f"**{document.marking.value}**"
    made = [label]
    before: m.Piece | None = None
    for piece in read(document):
        said = WRITERS[type(piece)](document, piece)
        if not said:
            continue
        if isinstance(piece, m.Item) and isinstance(before, m.Item):
            made[-1] += f"\n{said}"
        else:
            made.append(said)
        before = piece
    made.append(
        "\n".join(f"[^{note.number}]: {_words(document, note_words(note))}" for note in document.notes)
    )
    return "\n\n".join([*filter(None, made), label]) + "\n"


def _words(document: Document, runs: Words) -> str:
    return markdown_line("".join(markdown_run(document, run) for run in runs).strip())


def _heading(document: Document, piece: m.Heading) -> str:
    return f"{'#' * (piece.level + 1)} {_words(document, piece.runs)}"


def _paragraph(document: Document, piece: m.Paragraph) -> str:
    if piece.look == "assumption":
        return _words(
            document, tuple(Run(r.text, "italic", r.notes, r.ref, r.link, r.grade) for r in piece.runs)
        )
    if piece.look in {"statement", "judgement"}:
        return _words(
            document, tuple(Run(r.text, "bold", r.notes, r.ref, r.link, r.grade) for r in piece.runs)
        )
    return _words(document, piece.runs)


def _caption(document: Document, piece: m.Caption) -> str:
    label = words(f"{piece.label}: ", "bold") if piece.number else ()
    return _words(document, (*label, *piece.runs))


def _grid(document: Document, piece: m.Grid) -> str:
    wide = len(piece.widths)
    heads = [_words(document, head) for head in piece.heads] or [""] * wide
    lines = [_row(heads), _row(["--:" if place in piece.numeric else "---" for place in range(wide)])]
    for row in piece.rows:
        runs = (tuple(Run(r.text, "bold", r.notes) for r in row.cells[0]),) if row.group else row.cells
        cells = [_words(document, cell) for cell in runs]
        lines.append(_row([*cells, *[""] * (wide - len(cells))]))
    return "\n".join(lines)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _picture(document: Document, piece: m.Picture) -> str:
    return _words(document, words(f"[{page_text(piece.alt)}]", "italic"))


def _contents(document: Document, piece: m.Contents) -> str:
    return "\n".join(
        f"- {_words(document, words(' '.join(filter(None, (line.number, line.title)))))}"
        for line in piece.lines
    )


WRITERS: Mapping[type, Callable[[Document, Any], str]] = {
    m.Heading: _heading,
    m.Paragraph: _paragraph,
    m.Item: lambda document, piece: f"{'  ' * piece.depth}- {_words(document, piece.runs)}",
    m.Caption: _caption,
    m.Grid: _grid,
    m.Picture: _picture,
    m.Contents: _contents,
    m.Endnotes: lambda _document, _piece: "",
}
"""The writer of each kind of piece."""
