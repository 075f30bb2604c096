"""Draws a line of words: pieces in visual order, each in its element, links and anchors where they stand."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from briefing.report.pdf.mixed_lines import draw_mixed, link_box, set_apart, spoken, told
from briefing.report.pdf.pieces import Piece
from briefing.report.pdf.structure import Element, PageCanvas
from briefing.report.pdf.words import Word


def draw_line(
    canvas: PageCanvas, line: list[Word], x: float, y: float, element: Element | None, *, goes_on: bool
) -> None:
    """One line of words with its baseline at `y`, pieces in visual order from `x` on.

    They belong to `element`, their links to its links; without one they are an artifact. Where the paragraph
    `goes_on` in the next line a blank ends this one, so that the two words are two for who reads the tree.
    """
    pieces: list[Piece] = []
    for place, word in enumerate(line):
        if place and word.space:
            pieces.append(_blank(line[place - 1], word, word.space))
        pieces += word.pieces
    if goes_on and pieces:
        pieces.append(_blank(line[-1], line[-1], 0.0))
    if any(piece.glyphs or piece.level for piece in pieces):
        draw_mixed(canvas, pieces, x, y, element)
        return
    set_apart(canvas, x, y, mixed=False)
    for piece in _joined(pieces):
        canvas.enter(element and (piece.tag or element))
        _draw_piece(canvas, piece, x, y)
        if piece.link and piece.tag and element:
            canvas.link(piece.tag, piece.link, link_box(piece, x, y), told(piece))
        x += piece.wide


def _blank(before: Word, after: Word, wide: float) -> Piece:
    """The blank between two words. Within a link it is part of it."""
    last, first = before.pieces[-1], after.pieces[0]
    face, size = (first.face, first.size) if not first.glyphs and not first.box else ("Serif", last.size)
    tag = last.tag if last.tag is first.tag else None
    return Piece(" ", face, size, first.colour, level=after.space_level, wide=wide, tag=tag)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one kind drawn as one, so that a line reads as a line when its text is taken out."""
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if (
            last
            and last.box is None
            and piece.box is None
            and not last.glyphs
            and not piece.glyphs
            and not last.spoken
            and not piece.spoken
            and not piece.anchor
            and last.tag is piece.tag
            and (last.size == piece.size or piece.text == " ")
            and (last.face, last.colour, last.rise) == (piece.face, piece.colour, piece.rise)
        ):
            made[-1] = Piece(
                last.text + piece.text,
                last.face,
                last.size,
                last.colour,
                last.rise,
                last.link,
                last.anchor,
                last.level,
                last.wide + piece.wide,
                tag=last.tag,
            )
        else:
            made.append(piece)
    return made


def _draw_piece(canvas: PageCanvas, piece: Piece, x: float, y: float) -> None:
    if piece.box is not None:
        with canvas.spoken(piece.spoken):
            piece.box(canvas, x, y)
        return
    text = canvas.beginText(x, y + piece.rise)
    text.setFont(piece.face, piece.size)
    text.setFillColor(HexColor(piece.colour))
    if piece.spoken:
        text._code.append(f"/Span <<{spoken(piece.spoken)}>> BDC")
        text.textOut(piece.text)
        text._code.append("EMC")
    else:
        text.textOut(piece.text)
    canvas.drawText(text)
    if piece.anchor:
        canvas.bookmarkHorizontal(piece.anchor, x, y + piece.size + 24)
