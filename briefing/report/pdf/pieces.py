"""From runs of a document to pieces of type: faces, colours, note marks, grade boxes and glyphs.

A piece is some characters in one face, or a small drawing that stands among words. A character that its face lacks
is taken from another; one that no face has is an error that names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any
from unicodedata import combining

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics

from briefing.analysis.language import CLOSE, ENGLISH, OPEN, Language
from briefing.figures.faces import width as text_width
from briefing.figures.matrix import ROLES, role_shapes
from briefing.figures.status_strip import status_shapes
from briefing.figures.theme import PRINT
from briefing.report.document import Run, Words
from briefing.report.house import PLAIN, House
from briefing.report.markup import page_text, safe_link
from briefing.report.pdf.drawing import paint
from briefing.report.pdf.errors import MissingGlyph
from briefing.report.pdf.shaping import JOINERS, has_arabic, is_arabic
from briefing.report.pdf.structure import Element
from briefing.report.pdf.style import GRADE_FACE, GRADE_SIZE, Type

_LATIN = re.compile(
    r"((?:[A-Za-z0-9\u00c0-\u024f]+[^\s\w()\[\]{}«»“”‘’،۔؟؛]*)*[A-Za-z0-9\u00c0-\u024f]+[%+]?)"
)
_LATIN_IN_URDU, _LATIN_SHARE = "Sans-Medium", 0.8
"""The face of Latin words and digits within Urdu, and its size there."""

ISOLATES = f"{OPEN}{CLOSE}"
UNDRAWN = f"{JOINERS}{ISOLATES}"
"""What is not drawn and stays with the characters before it; isolates are gone once levels are known."""

GLYPH_GAP = 3.5
MOST_OF_A_NAME = 4
"""Words of a name; what has more of them is a sentence."""

FALLBACKS = ("Sans", "Serif", "Naskh", "Nastaliq", "Cond")


@dataclass(slots=True)
class Context:
    """What the setter must know of the document: note numbers, printed references, and where it is (for errors).

    `marked` remembers which note has its first mark already, so that the note can lead back to it. `parent` is the
    element that what is made next stands in, the root of the structure tree at first. `spoken` says the words of the
    page that are not the document's own. A document that is read `at_length` has its Urdu in Nastaliq; one that must
    hold what it says on a page or three, in Naskh.
    """

    marks: Mapping[str, int]
    labels: Mapping[str, str]
    where: str = ""
    spoken: Language = ENGLISH
    at_length: bool = True
    house: House = PLAIN
    marked: set[int] = field(default_factory=set)
    parent: Element = field(default_factory=lambda: Element("Document"))

    def colour(self, name: str) -> str:
        """A colour of the theme by its name, as `#RRGGBB`."""
        return str(getattr(self.house.theme, name))

    @contextmanager
    def inside(self, role: str, **attributes: Any) -> Iterator[Element]:
        """Makes an element of this role; what is made meanwhile stands in it."""
        with self.within(self.parent.child(role, **attributes)) as made:
            yield made

    @contextmanager
    def within(self, element: Element) -> Iterator[Element]:
        """What is made meanwhile stands in an element that there is already."""
        outer, self.parent = self.parent, element
        try:
            yield element
        finally:
            self.parent = outer


@dataclass(slots=True)
class Piece:
    """A stretch of one face, size and colour. `level` is its bidi level; `box` draws instead of words.

    `tag` is the element that the piece belongs to where that is not its paragraph: a link. `spoken` is what is read
    out and copied instead of the characters drawn.
    """

    text: str
    face: str
    size: float
    colour: str
    rise: float = 0.0
    link: str = ""
    anchor: str = ""
    level: int = 0
    wide: float = 0.0
    glyphs: Any = None
    box: Callable[[Any, float, float], None] | None = None
    tag: Element | None = None
    spoken: str = ""


@lru_cache(maxsize=64)
def _characters(face: str) -> frozenset[int]:
    return frozenset(pdfmetrics.getFont(face).face.charToGlyph)


@lru_cache(maxsize=20_000)
def covers(face: str, text: str) -> bool:
    """Whether a face has every character of a text."""
    known = _characters(face)
    return all(ord(character) in known for character in text)


def _face_for(character: str, face: str, where: str) -> str:
    """The face that prints a character of a run set in `face`."""
    if is_arabic(character):
        wanted = "Naskh-Bold" if "Bold" in face else "Naskh"
        if face.startswith(("Naskh", "Nastaliq")):
            wanted = face
        if covers(wanted, character):
            return wanted
    elif covers(face, character):
        return face
    for other in FALLBACKS:
        if covers(other, character):
            return other
    raise MissingGlyph({character: (where,)})


def _style(run: Run, kind: Type) -> tuple[str, str]:
    """The face of a run and the name of its colour."""
    match run.style:
        case "bold":
            return kind.bold, kind.colour if kind.colour != "grey" else "ink"
        case "italic":
            return kind.italic, kind.colour
        case "grey":
            return kind.face, "grey"
        case "soft":
            return kind.face, "soft"
        case "medium":
            return kind.medium, kind.colour
        case "teal":
            return kind.face, "accent"
        case "rust":
            return kind.medium, "disputed"
        case "narrow":
            return "Cond", "grey"
        case _:
            return kind.face, kind.colour


def grade_piece(code: str) -> Piece:
    """A grade in its box: 0.5 grey, Condensed Medium."""
    wide = text_width(code, GRADE_FACE, GRADE_SIZE) + 4.4

    def draw(canvas: Any, x: float, y: float) -> None:
        canvas.setStrokeColor(HexColor(PRINT.grey))
        canvas.setLineWidth(0.5)
        canvas.rect(x, y - 1.5, wide, GRADE_SIZE + 1.0, stroke=1, fill=0)
        canvas.setFillColor(HexColor(PRINT.grey))
        canvas.setFont(GRADE_FACE, GRADE_SIZE)
        canvas.drawString(x + 2.2, y, code)

    return Piece("", GRADE_FACE, GRADE_SIZE, PRINT.grey, wide=wide, box=draw, spoken=code)


def glyph_piece(key: str, size: float, *, turned: bool = False) -> Piece:
    """The drawing of a status, or of how a body stands to a function, before its word; `turned` at its right."""
    wide, high = (9.0, 7.0) if size < 9 else (12.0, 9.0)
    shapes = role_shapes if key in ROLES else status_shapes

    def draw(canvas: Any, x: float, y: float) -> None:
        left = x + GLYPH_GAP if turned else x  # the gap is on the side of its word
        for drawn in shapes(key, left, y - 0.6, wide, high, canvas.theme):
            paint(canvas, drawn)

    return Piece("", "Sans", size, PRINT.ink, wide=wide + GLYPH_GAP, box=draw)


def triangle_piece() -> Piece:
    """The mark of a due date, as on the strips."""

    def draw(canvas: Any, x: float, y: float) -> None:
        outline = canvas.beginPath()
        outline.moveTo(x, y + 4.5)
        outline.lineTo(x + 5, y + 4.5)
        outline.lineTo(x + 2.5, y + 0.5)
        outline.close()
        canvas.setFillColor(HexColor(PRINT.ink))
        canvas.drawPath(outline, stroke=0, fill=1)

    return Piece("", "Sans", 8, PRINT.ink, wide=5, box=draw)


def _note_pieces(run: Run, size: float, context: Context, element: Element | None) -> list[Piece]:
    numbers = sorted({context.marks[note] for note in run.notes if note in context.marks})
    small = max(5.6, size * 0.62)
    made = []
    for place, number in enumerate(numbers):
        text = str(number) if place == len(numbers) - 1 else f"{number},\u00a0"
        anchor = ""
        if number not in context.marked:
            context.marked.add(number)
            anchor = f"mark-{number}"
        made.append(
            Piece(
                text,
                context.house.face("Sans-Medium"),
                small,
                context.colour("accent"),
                size * 0.33,
                f"#note-{number}",
                anchor,
                tag=element.child("Link") if element else None,
            )
        )
    return made


def _states(text: str) -> bool:
    """Whether a run is a statement in English, which within Urdu keeps the face of statements; a name does not."""
    return text.count(" ") >= MOST_OF_A_NAME and not has_arabic(text)


def _target(ref: str) -> str:
    """The name on the page that a reference leads to."""
    kind, _, key = ref.partition(":")
    if kind == "note":
        return f"#note-{key}"
    return f"#{key}" if kind in {"section", "page"} else f"#{ref}"


def pieces_of(runs: Words, kind: Type, context: Context, element: Element | None = None) -> list[Piece]:
    """The pieces of some runs; their links stand in the `element` of the paragraph."""
    made: list[Piece] = []
    for run in runs:
        named, colour = _style(run, kind)
        face, colour = context.house.face(named), context.colour(colour)
        text = page_text(context.labels.get(run.ref, run.text) if run.ref else run.text, isolates=True)
        link = safe_link(run.link)
        if run.ref:
            known = run.ref in context.labels or run.ref.startswith(("note:", "source:"))
            link = _target(run.ref) if known else ""
        if run.glyph == "due":
            made.append(triangle_piece())
        elif run.glyph:
            made.append(
                replace(glyph_piece(run.glyph, kind.size, turned=bool(kind.latin)), spoken=run.spoken)
            )
        if run.grade:
            made.append(grade_piece(run.grade))
        if text:
            tag = element.child("Link") if element and link else None
            size = kind.size
            if kind.latin and _states(text):
                face, size = kind.latin, kind.latin_size
            made += _by_face(text, Piece("", face, size, colour, link=link, tag=tag), context.where)
        made += _note_pieces(run, kind.size, context, element)
    return made


def _by_face(text: str, like: Piece, where: str) -> list[Piece]:
    """A text as pieces like the one given, each in a face that has its characters."""
    urdu = like.face.startswith(("Naskh", "Nastaliq"))
    if not urdu and covers(like.face, text) and not has_arabic(text):
        return [replace(like, text=text)]
    made: list[Piece] = []
    for part in _LATIN.split(text) if urdu else (text,):
        if urdu and _LATIN.fullmatch(part) and covers(_LATIN_IN_URDU, part):
            made.append(replace(like, text=part, face=_LATIN_IN_URDU, size=like.size * _LATIN_SHARE))
            continue
        for character in part:
            stays = made and (character in UNDRAWN or character == " " or combining(character))
            wanted = (
                made[-1].face
                if stays
                else like.face
                if character in ISOLATES
                else _face_for(character, like.face, where)
            )
            if made and made[-1].face == wanted:
                made[-1].text += character
            else:
                scale = 1.06 if wanted.startswith("Naskh") and not urdu else 1.0
                made.append(replace(like, text=character, face=wanted, size=like.size * scale))
    return made
