"""Draws a line of words: pieces in visual order, links and anchors where they stand."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor

from briefing.report.pdf.pieces import Piece
from briefing.report.pdf.shaping import reordered
from briefing.report.pdf.words import Word


def draw_line(canvas: Any, line: list[Word], x: float, y: float) -> None:
    """One line of words with its baseline at `y`, pieces in visual order from `x` on."""
    pieces: list[Piece] = []
    for place, word in enumerate(line):
        if place and word.space:
            first = word.pieces[0]
            blank = line[place - 1].pieces[-1]
            face, size = (
                (first.face, first.size) if not first.glyphs and not first.box else ("Serif", blank.size)
            )
            pieces.append(Piece(" ", face, size, first.colour, level=word.space_level, wide=word.space))
        pieces += word.pieces
    order = (
        reordered([piece.level for piece in pieces])
        if any(piece.level for piece in pieces)
        else range(len(pieces))
    )
    for piece in _joined([pieces[place] for place in order]):
        _draw_piece(canvas, piece, x, y)
        x += piece.wide


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
            and not piece.anchor
            and (last.size == piece.size or piece.text == " ")
            and (last.face, last.colour, last.rise, last.link)
            == (piece.face, piece.colour, piece.rise, piece.link)
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
            )
        else:
            made.append(piece)
    return made


def _draw_piece(canvas: Any, piece: Piece, x: float, y: float) -> None:
    if piece.box is not None:
        piece.box(canvas, x, y)
        return
    text = canvas.beginText(x, y + piece.rise)
    text.setFont(piece.face, piece.size)
    text.setFillColor(HexColor(piece.colour))
    if piece.glyphs is not None:
        spoken = piece.text.encode("utf-16-be").hex().upper()
        text._code.append(f"/Span <</ActualText <FEFF{spoken}>>> BDC")
        text._textOut(piece.glyphs)
        text._code.append("0 Ts")
        text._code.append("EMC")
    else:
        text.textOut(piece.text)
    canvas.drawText(text)
    if piece.anchor:
        canvas.bookmarkHorizontal(piece.anchor, x, y + piece.size + 24)
    if piece.link:
        box = (x, y + piece.rise - piece.size * 0.25, x + piece.wide, y + piece.rise + piece.size * 0.8)
        if piece.link.startswith("#"):
            canvas.linkRect("", piece.link[1:], box, relative=1, thickness=0)
        else:
            canvas.linkURL(piece.link, box, relative=1, thickness=0)
