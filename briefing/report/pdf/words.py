"""Words of type: pieces cut at blanks and where the direction changes, and filled into lines.

Words are drawn, never read as markup, so no text of a pack or a user can mean anything to the engine. Lines are
filled greedily, ragged right; a note mark stays with the word before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from briefing.analysis.language import CLOSE, OPEN
from briefing.figures.faces import width as text_width
from briefing.report.pdf.bidi import levels
from briefing.report.pdf.pieces import ISOLATES, Piece
from briefing.report.pdf.shaping import has_arabic, mirrored, shape

_ADDRESS = r"(?<=[/?&=])(?=[A-Za-z])|(?<=[^0-9][/?&=])(?=[0-9])"
_BREAKS = re.compile(rf"(?<=[A-Za-z]-)(?=[A-Za-z])|{_ADDRESS}")
"""After a hyphen between letters, and within an address; never within a date or a span of years."""
_MIXED_BREAKS = re.compile(_ADDRESS)
"""Within an address: a hyphen at the end of a line that mixes directions PDFium takes for one put in, and goes on."""
_BLANKS = re.compile(r"( +)")
_HYPHENABLE = re.compile(r"[A-Za-z]{8,}")
LEFT_TO_RIGHT_MARK = "\u200e"


@lru_cache(maxsize=1)
def _hyphens() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="en_GB", left=3, right=3)


@dataclass(slots=True)
class Word:
    """Pieces that no line break parts, and how wide they are. `space` is the blank before it, 0 for none."""

    pieces: list[Piece]
    space: float = 0.0
    space_level: int = 0
    wide: float = field(init=False)

    def __post_init__(self) -> None:
        self.wide = sum([piece.wide for piece in self.pieces])


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
        box=piece.box,
        tag=piece.tag,
        spoken=piece.spoken,
    )
    if made.box is None:
        if not text.isascii() and has_arabic(text):
            shaped = shape(text, made.face, made.size, level)
            made.glyphs, made.wide = shaped.glyphs, shaped.width
        else:
            if level % 2:
                made.text, made.spoken = mirrored(text)[::-1], text
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


def _without_isolates(pieces: list[Piece], every: tuple[int, ...]) -> tuple[list[Piece], tuple[int, ...]]:
    """Pieces and levels without the isolates, which have done their work."""
    if not any(OPEN in piece.text or CLOSE in piece.text for piece in pieces):
        return pieces, every
    made: list[Piece] = []
    kept: list[int] = []
    place = 0
    for piece in pieces:
        length = len(piece.text) or 1
        levels_of = every[place : place + length]
        place += length
        if not piece.text:
            made.append(piece)
            kept += levels_of
            continue
        kept += [level for level, each in zip(levels_of, piece.text, strict=True) if each not in ISOLATES]
        text = "".join(each for each in piece.text if each not in ISOLATES)
        if text:
            made.append(replace(piece, text=text))
    return made, tuple(kept)


def make_words(pieces: list[Piece], base: int, *, apart: bool = False) -> list[Word]:
    """Pieces cut at blanks, at hyphens between letters, and where the direction changes."""
    pieces, every = _without_isolates(pieces, _levels(pieces, base, apart=apart))
    flat = not any(every)
    words: list[tuple[list[Piece], float, int]] = [([], 0.0, 0)]
    place = 0
    for piece in pieces:
        if piece.box is not None:
            words[-1][0].append(_cut(piece, "", every[place], first=True))
            place += 1
            continue
        first = True
        joined = piece.face.startswith(("Naskh", "Nastaliq"))
        blank_face = "Serif" if joined else piece.face
        breaks = _BREAKS if flat else _MIXED_BREAKS
        for part in _BLANKS.split(piece.text):
            if not part:
                continue
            if part[0] == " ":
                words.append(([], text_width(" ", blank_face, piece.size), every[place]))
                place += len(part)
                continue
            for count, fragment in enumerate(breaks.split(part)):
                if count:
                    words.append(([], 0.0, 0))
                if flat and fragment:
                    words[-1][0].append(_cut(piece, fragment, 0, first=first))
                    first = False
                    place += len(fragment)
                    continue
                start = 0
                while start < len(fragment):
                    level = every[place + start]
                    stop = start + 1
                    while stop < len(fragment) and every[place + stop] == level:
                        stop += 1
                    words[-1][0].append(_cut(piece, fragment[start:stop], level, first=first))
                    first = False
                    start = stop
                place += len(fragment)
    return [Word(*word) for word in words if word[0]]


def _hyphenated(word: Word, room: float) -> tuple[Word, Word] | None:
    """A word parted at a hyphenation point so that its head fits into `room`."""
    piece = word.pieces[0]
    if piece.box is not None or piece.level or not _HYPHENABLE.match(piece.text) or piece.text[:1].isupper():
        return None
    for place in reversed(_hyphens().positions(_HYPHENABLE.match(piece.text).group())):  # type: ignore[union-attr]
        head = _cut(piece, piece.text[:place], 0, first=True)
        hyphen = replace(_cut(piece, "-", 0, first=False), spoken="\u00ad")
        if head.wide + hyphen.wide <= room:
            tail = _cut(piece, piece.text[place:], 0, first=False)
            return Word([head, hyphen], word.space, word.space_level), Word([tail, *word.pieces[1:]])
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
