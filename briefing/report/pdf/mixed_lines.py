"""Draws a line that mixes two directions: its glyphs where they stand, and invisible ones that say it in order.

Why the second is needed is told in `carrying`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics

from briefing.figures.faces import width as text_width
from briefing.report.pdf.bidi import reordered
from briefing.report.pdf.carrying import Carrier, Place, carriers
from briefing.report.pdf.pieces import Piece
from briefing.report.pdf.shaping import Glyph, has_arabic
from briefing.report.pdf.structure import Element, PageCanvas

_UNSAID = "/Span <</ActualText <FEFF000A>>> BDC"
_EMPTY = "/Span <</ActualText ()>> BDC"
_CARRYING_FACE = "Naskh"
_NEAR = 7.0
"""Lines whose baselines are nearer than this PDFium may take for one."""
_ELSEWHERE = 60.0
"""How far above its line a blank stands that parts what PDFium would take together."""


def spoken(text: str) -> str:
    """The entries of a span that tell its text, and the language of Urdu (ISO 32000-1, 14.9.2 and 14.9.4)."""
    lang = "/Lang (ur) " if has_arabic(text) else ""
    return f"{lang}/ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>"


def told(piece: Piece) -> str:
    """What a link is for, in words."""
    kind, _, key = piece.link.removeprefix("#").partition("-")
    if piece.link.startswith("#"):
        return f"{kind.capitalize()} {key}" if kind == "note" else logical(piece).strip()
    return piece.link


def link_box(piece: Piece, x: float, y: float) -> tuple[float, float, float, float]:
    """Where a piece's link can be chosen."""
    return (x, y + piece.rise - piece.size * 0.25, x + piece.wide, y + piece.rise + piece.size * 0.8)


def logical(piece: Piece) -> str:
    """The text of a piece as it is read; what is drawn of a right-to-left one without glyphs is turned."""
    return piece.spoken or piece.text


def set_apart(canvas: PageCanvas, x: float, y: float, *, mixed: bool) -> None:
    """Keeps a line that mixes directions apart from others at its height, which PDFium would turn with it."""
    height = canvas.absolutePosition(x, y)[1]
    before, canvas.last_line = canvas.last_line, (height, mixed)
    if before is not None and (mixed or before[1]) and abs(before[0] - height) < _NEAR:
        _blank_elsewhere(canvas, x, y, [_EMPTY])


def draw_mixed(canvas: PageCanvas, pieces: list[Piece], x: float, y: float, element: Element | None) -> None:
    """A line of pieces with its baseline at `y`, in visual order from `x` on; tagged in the order it is read."""
    lefts = [x] * len(pieces)
    for place in reordered([piece.level for piece in pieces]):
        lefts[place] = x
        x += pieces[place].wide
    canvas.enter(element and (pieces[0].tag or element))
    set_apart(canvas, lefts[0], y, mixed=True)
    line: list[Place] = []
    owners: list[Element | None] = []
    for number, (piece, left) in enumerate(zip(pieces, lefts, strict=True)):
        canvas.enter(element and (piece.tag or element))
        if piece.text != " ":
            goes_on = number + 1 < len(pieces) and pieces[number + 1].text == " "
            _draw_ink(canvas, piece, left, y, blank=goes_on)
        if piece.link and piece.tag and element:
            canvas.link(piece.tag, piece.link, link_box(piece, left, y), told(piece))
        if piece.tag not in owners:
            owners.append(piece.tag)
        line += _places(piece, left, owners.index(piece.tag))
    size = max(piece.size for piece in pieces)
    reach = float("-inf")
    for carrier in carriers(line):
        canvas.enter(element and (owners[carrier.owner] or element))
        if carrier.x < reach:
            _blank_elsewhere(canvas, carrier.x, y, [_EMPTY, _UNSAID])
        reach = carrier.x
        _carry(canvas, carrier, y, size)


def _draw_ink(canvas: PageCanvas, piece: Piece, x: float, y: float, *, blank: bool) -> None:
    """What is seen of a piece, said in logical order to every reader that goes by the standard."""
    text = logical(piece)
    if piece.box is not None:
        canvas._code += [f"/Span <<{spoken(text + ' ' * blank)}>> BDC", _UNSAID]
        piece.box(canvas, x, y)
        canvas._code += ["EMC", "EMC"]
        return
    made = canvas.beginText(x, y + piece.rise)
    made.setFont(piece.face, piece.size)
    made.setFillColor(HexColor(piece.colour))
    made._code.append(f"/Span <<{spoken(text + ' ' * blank)}>> BDC")
    made._code.append(_UNSAID)
    if piece.glyphs is not None:
        made._code += _glyphs(canvas, piece, x, y + piece.rise)
    else:
        made.textOut(piece.text)
    made._code += ["EMC", "EMC"]
    canvas.drawText(made)
    if piece.anchor:
        canvas.bookmarkHorizontal(piece.anchor, x, y + piece.size + 24)


def _glyphs(canvas: PageCanvas, piece: Piece, x: float, y: float) -> list[str]:
    """The operators that draw the glyphs of a piece, each row of one height at once."""
    font = pdfmetrics.getFont(piece.face)

    def coded(glyph: Glyph) -> tuple[int, bytes]:
        subset, data = font.splitString(glyph.code, canvas._doc)[0]
        return subset, data

    made: list[str] = []
    rows = groupby(
        ((coded(glyph), glyph) for glyph in piece.glyphs), lambda each: (each[0][0], round(each[1].y, 3))
    )
    for (subset, height), row in rows:
        made.append(f"{font.getSubsetInternalName(subset, canvas._doc)} {_number(piece.size)} Tf")
        shown: list[str] = []
        pen = 0.0
        for (_, data), glyph in row:
            if not shown:
                pen = glyph.x
                made.append(f"1 0 0 1 {_number(x + glyph.x)} {_number(y + height)} Tm")
            elif abs(glyph.x - pen) > 0.0005:
                shown.append(_number((pen - glyph.x) * 1000 / piece.size))
            shown.append(f"({canvas._escape(data)})")
            pen = glyph.x + glyph.wide
        made.append(f"[{' '.join(shown)}] TJ")
    return made


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if round(value, 3) else "0"


def _places(piece: Piece, x: float, owner: int) -> list[Place]:
    """Where each character of a piece stands, in logical order."""
    text = logical(piece)
    if not text:
        return []
    if piece.box is not None:
        share = piece.wide / len(text)
        return [Place(each, x + place * share, share, owner) for place, each in enumerate(text)]
    if piece.glyphs:
        return _shaped_places(piece.glyphs, text, x, owner)
    ends = [text_width(piece.text[: count + 1], piece.face, piece.size) for count in range(len(piece.text))]
    if len(ends) != len(text) or piece.text == " ":
        return [Place(character, x, piece.wide, owner) for character in text]
    starts = [0.0, *ends[:-1]]
    made = [
        Place(text[-1 - place] if piece.level % 2 else text[place], x + start, end - start, owner)
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    return made[::-1] if piece.level % 2 else made


def _shaped_places(glyphs: Sequence[Glyph], text: str, x: float, owner: int) -> list[Place]:
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    for glyph in glyphs:
        lefts[glyph.cluster] = min(lefts.get(glyph.cluster, glyph.x), glyph.x)
        rights[glyph.cluster] = max(rights.get(glyph.cluster, 0.0), glyph.x + glyph.wide)
    cluster = min(lefts)
    made: list[Place] = []
    for place, character in enumerate(text):
        cluster = place if place in lefts else cluster
        made.append(Place(character, x + lefts[cluster], rights[cluster] - lefts[cluster], owner))
    return made


def _blank_elsewhere(canvas: PageCanvas, x: float, y: float, spans: list[str]) -> None:
    """A blank far from the line: PDFium puts in order what it has read so far, and begins anew.

    It leaves out what it takes for the shadow of something read before, so no two of these stand at one height.
    """
    _unseen(canvas, x, y + _ELSEWHERE + 1.5 * (len(canvas._code) % 31), 4.0, 8.0, spans)


def _carry(canvas: PageCanvas, carrier: Carrier, y: float, size: float) -> None:
    """Invisible glyphs over what they say."""
    spans = [_EMPTY, f"/Span <<{spoken(carrier.said)}>> BDC"]
    _unseen(
        canvas, carrier.x, y, max(carrier.wide, 0.4), size, spans, len(carrier.said), turned=carrier.turned
    )


def _unseen(
    canvas: PageCanvas,
    x: float,
    y: float,
    wide: float,
    size: float,
    spans: list[str],
    count: int = 1,
    *,
    turned: bool = False,
) -> None:
    """So many invisible glyphs from end to end, the last read as a blank, so that PDFium guesses none after it."""
    font: Any = pdfmetrics.getFont(_CARRYING_FACE)
    glyph, advance = font.face.charToGlyph[ord("ا")], font.face.charWidths[ord("ا")]
    count = max(count, 2)
    codes = font.code(glyph, "\u200f" if turned else " ", advance) * (count - 1) + font.code(
        glyph, " ", advance
    )
    shown = [
        f"{font.getSubsetInternalName(subset, canvas._doc)} {_number(size)} Tf ({canvas._escape(data)}) Tj"
        for subset, data in font.splitString(codes, canvas._doc)
    ]
    stretch = wide / (count * advance * size / 1000)
    text = canvas.beginText(x, y)
    text._code += [
        *spans,
        f"3 Tr {_number(stretch * 100)} Tz",
        *shown,
        "0 Tr 100 Tz",
        *["EMC"] * len(spans),
    ]
    canvas.drawText(text)
