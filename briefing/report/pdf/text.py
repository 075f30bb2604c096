"""The line setter: runs of a document as lines of type, in both scripts.

Words are drawn, never read as markup, so no text of a pack or a user can mean anything to the engine. Lines are
filled greedily, ragged right; a note mark stays with the word before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from briefing.figures.faces import width as text_width
from briefing.report.document import Words
from briefing.report.pdf.pieces import Context, Piece, pieces_of
from briefing.report.pdf.shaping import base_level, has_arabic, levels, mirrored, reordered, shape
from briefing.report.pdf.style import Type

_BREAKS = re.compile(r"(?<=[A-Za-z]-)(?=[A-Za-z])|(?<=[/?&=])(?=[A-Za-z0-9])")
_HYPHENABLE = re.compile(r"[A-Za-z]{8,}")
_TOP = 0.76
"""Where the baseline lies under the top of a line's own height, as a share of the size."""

LEFT_TO_RIGHT_MARK = "\u200e"


@lru_cache(maxsize=1)
def _hyphens() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="en_GB", left=3, right=3)


@dataclass(slots=True)
class Word:
    """Pieces that no line break parts. `space` is the width of the blank before it, 0 for none."""

    pieces: list[Piece]
    space: float = 0.0
    space_level: int = 0

    @property
    def wide(self) -> float:
        return sum(piece.wide for piece in self.pieces)


def _cut(piece: Piece, text: str, level: int, *, first: bool) -> Piece:
    """A part of a piece, measured; a link's or note's anchor stays with its first part."""
    made = Piece(
        text,
        piece.face,
        piece.size,
        piece.colour,
        piece.rise,
        piece.link,
        piece.anchor if first else "",
        level,
        piece.wide,
        None,
        piece.box,
    )
    if made.box is None:
        if has_arabic(text):
            shaped = shape(text, made.face, made.size, level)
            made.glyphs, made.wide = shaped.glyphs, shaped.width
        else:
            if level % 2:
                made.text = mirrored(text)[::-1]
            made.wide = text_width(text, made.face, made.size)
    return made


def _levels(pieces: list[Piece], base: int, *, apart: bool) -> tuple[int, ...]:
    """The level of every character; `apart` keeps a piece's direction from reaching into the next one."""
    texts = [piece.text or "\ufffc" for piece in pieces]
    whole = "".join(texts)
    if not has_arabic(whole):
        return (0,) * len(whole)
    if not apart:
        return levels(whole, base)
    found = iter(levels(LEFT_TO_RIGHT_MARK.join(texts), base))
    every: list[int] = []
    for place, text in enumerate(texts):
        if place:
            next(found)
        every += [next(found) for _ in text]
    return tuple(every)


def make_words(pieces: list[Piece], base: int, *, apart: bool = False) -> list[Word]:
    """Pieces cut at blanks, at hyphens between letters, and where the direction changes."""
    every = _levels(pieces, base, apart=apart)
    words: list[Word] = [Word([])]
    place = 0
    for piece in pieces:
        if piece.box is not None:
            words[-1].pieces.append(_cut(piece, "", every[place], first=True))
            place += 1
            continue
        first = True
        blank_face = "Serif" if piece.glyphs or has_arabic(piece.text) else piece.face
        for part in re.split(r"( +)", piece.text):
            if not part:
                continue
            if part[0] == " ":
                words.append(Word([], text_width(" ", blank_face, piece.size), every[place]))
                place += len(part)
                continue
            for count, fragment in enumerate(_BREAKS.split(part)):
                if count:
                    words.append(Word([]))
                start = 0
                while start < len(fragment):
                    level = every[place + start]
                    stop = start + 1
                    while stop < len(fragment) and every[place + stop] == level:
                        stop += 1
                    words[-1].pieces.append(_cut(piece, fragment[start:stop], level, first=first))
                    first = False
                    start = stop
                place += len(fragment)
    return [word for word in words if word.pieces]


def _hyphenated(word: Word, room: float) -> tuple[Word, Word] | None:
    """A word parted at a hyphenation point so that its head fits into `room`."""
    piece = word.pieces[0]
    if piece.box is not None or piece.level or not _HYPHENABLE.match(piece.text) or piece.text[:1].isupper():
        return None
    for place in reversed(_hyphens().positions(_HYPHENABLE.match(piece.text).group())):  # type: ignore[union-attr]
        head = _cut(piece, piece.text[:place] + "-", 0, first=True)
        if head.wide <= room:
            tail = _cut(piece, piece.text[place:], 0, first=False)
            return Word([head], word.space, word.space_level), Word([tail, *word.pieces[1:]])
    return None


def _forced(word: Word, room: float) -> tuple[Word, Word]:
    """A word wider than a line, parted where the line is full: an address, a digest."""
    piece = word.pieces[0]
    if piece.box is None and not piece.glyphs and len(piece.text) > 1:
        most = 64
        while most < len(piece.text) and text_width(piece.text[:most], piece.face, piece.size) <= room:
            most *= 2
        fits = bisect_right(
            range(2, min(most, len(piece.text))),
            room,
            key=lambda count: text_width(piece.text[:count], piece.face, piece.size),
        )
        head = _cut(piece, piece.text[: fits + 1], piece.level, first=True)
        tail = replace(piece, text=piece.text[fits + 1 :], anchor="", wide=piece.wide - head.wide)
        return Word([head], word.space), Word([tail, *word.pieces[1:]])
    return Word([piece], word.space), Word(word.pieces[1:])


def fill(words: list[Word], room: float, *, hyphens: bool) -> list[list[Word]]:
    """Words set into lines of `room` points."""
    lines: list[list[Word]] = [[]]
    used = 0.0
    queue = list(reversed(words))
    while queue:
        word = queue.pop()
        space = word.space if lines[-1] else 0.0
        if used + space + word.wide <= room + 0.01:
            lines[-1].append(word)
            used += space + word.wide
            continue
        parted = _hyphenated(word, room - used - space) if hyphens and room < 190 else None
        if parted:
            lines[-1].append(parted[0])
            queue.append(parted[1])
        elif not lines[-1]:
            if len(word.pieces) == 1 and (word.pieces[0].box or len(word.pieces[0].text) < 2):
                lines[-1].append(word)
            else:
                head, tail = _forced(word, room)
                lines[-1].append(head)
                if tail.pieces:
                    queue.append(tail)
        else:
            queue.append(word)
        lines.append([])
        used = 0.0
    if not lines[-1] and len(lines) > 1:
        lines.pop()
    return lines


class Text(Flowable):
    """A paragraph. `split` leaves at least two lines on either side.

    It runs as its first letter does; `base` sets that, 0 left to right, for a line of references whose order of
    parts is that of the document whatever script a title is in.
    """

    def __init__(
        self,
        runs: Words,
        kind: Type,
        context: Context,
        *,
        before: float = 0,
        after: float = 0,
        hang: float = 0,
        base: int | None = None,
    ) -> None:
        super().__init__()
        pieces = pieces_of(runs, kind, context)
        self.base = base_level("".join(piece.text for piece in pieces)) if base is None else base
        self.words = make_words(pieces, self.base, apart=base is not None)
        self.kind, self.before, self.after, self.hang = kind, before, after, hang
        self.lines: list[list[Word]] = []
        self.room = -1.0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to set."""
        return not self.words

    def natural_width(self) -> float:
        """Width of all words on one line."""
        return sum(word.space * (place > 0) + word.wide for place, word in enumerate(self.words))

    def getSpaceBefore(self) -> float:
        return self.before

    def getSpaceAfter(self) -> float:
        return self.after

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:
        if aW != self.room:
            self.room = aW
            self.lines = fill(self.words, aW, hyphens=self.kind.hyphens) if self.words else []
        self.width, self.height = aW, len(self.lines) * self.kind.leading
        return aW, self.height

    def part(self, lines: list[list[Word]]) -> Text:
        """A paragraph of some of the lines already set."""
        other = Text.__new__(Text)
        Flowable.__init__(other)
        other.base, other.kind, other.hang = self.base, self.kind, self.hang
        other.before, other.after = 0, self.after
        other.words = [word for line in lines for word in line]
        other.lines, other.room = lines, self.room
        other.width, other.height = self.room, len(lines) * self.kind.leading
        return other

    def split(self, aW: float, aH: float) -> list[Text]:
        self.wrap(aW, aH)
        fit = int((aH + 0.01) / self.kind.leading)
        if fit >= len(self.lines):
            return [self]
        fit = min(fit, len(self.lines) - 2)
        if fit < 2:
            return []
        head = self.part(self.lines[:fit])
        head.after = 0
        return [head, self.part(self.lines[fit:])]

    def draw(self) -> None:
        kind = self.kind
        y = self.height - (kind.leading - kind.size) / 2 - _TOP * kind.size
        right = kind.align == "right" or self.base == 1
        for line in self.lines:
            wide = sum(word.space * (place > 0) + word.wide for place, word in enumerate(line))
            draw_line(self.canv, line, self.room - wide if right else 0.0, y)
            y -= kind.leading


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
