"""Draws a line of words: pieces in visual order, each in its element, links and anchors where they stand."""

from __future__ import annotations

from functools import lru_cache

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics

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
    mixed = False
    for place, word in enumerate(line):
        if place and word.space:
            pieces.append(_blank(line[place - 1], word, word.space))
        pieces += word.pieces
    if goes_on and pieces:
        pieces.append(_blank(line[-1], line[-1], 0.0))
    for piece in pieces:
        if piece.glyphs or piece.level:
            mixed = True
            break
    if mixed:
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
    head: Piece | None = None
    texts: list[str] = []
    wide = 0.0
    for piece in pieces:
        if (
            head is not None
            and piece.box is None
            and not piece.spoken
            and not piece.anchor
            and head.tag is piece.tag
            and (head.size == piece.size or piece.text == " ")
            and head.face == piece.face
            and head.colour == piece.colour
            and head.rise == piece.rise
        ):
            texts.append(piece.text)
            wide += piece.wide
            continue
        if head is not None:
            made.append(_as_one(head, texts, wide))
        if piece.box is None and not piece.spoken:
            head, texts, wide = piece, [piece.text], piece.wide
        else:
            made.append(piece)
            head = None
    if head is not None:
        made.append(_as_one(head, texts, wide))
    return made


def _as_one(head: Piece, texts: list[str], wide: float) -> Piece:
    if len(texts) == 1:
        return head
    return Piece(
        "".join(texts),
        head.face,
        head.size,
        head.colour,
        head.rise,
        head.link,
        head.anchor,
        head.level,
        wide,
        tag=head.tag,
    )


def _draw_piece(canvas: PageCanvas, piece: Piece, x: float, y: float) -> None:
    if piece.box is not None:
        with canvas.spoken(piece.spoken):
            piece.box(canvas, x, y)
        return
    shown = _shown(canvas, piece)
    if piece.spoken:
        shown = f"/Span <<{spoken(piece.spoken)}>> BDC {shown} EMC"
    canvas._code.append(f"BT {_ink(piece.colour)} rg 1 0 0 1 {x:.3f} {y + piece.rise:.3f} Tm {shown} ET")
    if piece.anchor:
        canvas.bookmarkHorizontal(piece.anchor, x, y + piece.size + 24)


def _shown(canvas: PageCanvas, piece: Piece) -> str:
    """The operators that set the face and show a piece's characters, a stretch for each subset of the face."""
    font, document = pdfmetrics.getFont(piece.face), canvas._doc
    return " ".join(
        f"{font.getSubsetInternalName(subset, document)} {piece.size:g} Tf "
        f"({codes.decode('latin-1').translate(_ESCAPED)}) Tj"
        for subset, codes in font.splitString(piece.text, document)
    )


@lru_cache(maxsize=64)
def _ink(colour: str) -> str:
    """A colour as the three numbers of the page's own colour space."""
    return " ".join(f"{part:.4g}" for part in HexColor(colour).rgb())


_ESCAPED = {
    code: f"\\{chr(code)}" if chr(code) in "()\\" else f"\\{code:03o}"
    for code in (*range(32), *map(ord, "()\\"), *range(127, 256))
}
"""What stands for a byte in a string of a page (ISO 32000-1, 7.3.4.2): printable ones stand for themselves."""
