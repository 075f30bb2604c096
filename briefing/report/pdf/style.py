"""Sizes, colours and text styles of the printed look, in points."""

from __future__ import annotations

from dataclasses import dataclass, replace

MM = 2.834_645_7


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper size with its frame: margins, rail, gutter and text column, in points."""

    name: str
    width: float
    height: float
    left: float
    rail: float
    gutter: float
    text: float
    top: float
    bottom: float

    @property
    def shift(self) -> float:
        """From the left margin to the text column."""
        return self.rail + self.gutter

    @property
    def full(self) -> float:
        """Rail, gutter and text together: the width that figures and tables take."""
        return self.shift + self.text

    def mirrored(self) -> Paper:
        """The same paper for a document that runs right to left: the outer margins change sides."""
        return replace(self, left=self.width - self.left - self.full)

    @property
    def depth(self) -> float:
        """Height of the body frame."""
        return self.height - self.top - self.bottom

    def turned(self) -> Paper:
        """The sheet on its side: no rail, both margins alike, all the width for a table."""
        full = self.height - 2 * self.left
        return Paper(self.name, self.height, self.width, self.left, 22.7, 17.0, full - 39.7, 76.5, 62.4)


A4 = Paper("a4", 595.28, 841.89, 56.7, 113.4, 17.0, 345.8, 85.0, 73.7)
LETTER = Paper("letter", 612, 792, 56.7, 118, 17.0, 358, 79, 68)
PAPERS = {paper.name: paper for paper in (A4, LETTER)}


@dataclass(frozen=True, slots=True)
class Type:
    """A text style: its face and the faces of its bold, italic and medium words, size, leading, colour.

    `colour` names a colour of the theme (`FigureTheme`), so that a house can have its own. `hyphens` allows words of
    eight letters and more to be broken, three kept on either side. `latin` and `latin_size` are, of a style for Urdu,
    the face and size of what stands in its place in English.
    """

    face: str
    size: float
    leading: float
    colour: str = "ink"
    bold: str = "Serif-Bold"
    italic: str = "Serif-Italic"
    medium: str = "Sans-Medium"
    align: str = "left"
    hyphens: bool = False
    latin: str = ""
    latin_size: float = 0.0

    @property
    def baseline(self) -> float:
        """How far the baseline lies under the top of a line. Nastaliq rises high above it."""
        if self.face.startswith("Nastaliq"):
            return self.leading - 0.62 * self.size
        return (self.leading - self.size) / 2 + 0.76 * self.size

    def in_urdu(self, *, read: bool = True) -> Type:
        """The style of the same place for Urdu: Nastaliq for what is `read` at length and for titles, else Naskh."""
        bold = "Bold" in self.face or self.face == "Display"
        title = self.face.startswith("Display")
        if title or (read and self.face.startswith("Serif")):
            size = min(self.size, 22.0) if title else max(11.0, round(self.size * 1.2, 1))
            leading = round(size * (2.2 if title else 2.333), 1)
            return self._urdu("Nastaliq", size, leading, bold=bold)
        size = max(7.6 if self.face.startswith("Small") else 8.4, round(self.size * 1.06, 1))
        return self._urdu("Naskh", size, max(self.leading, round(size * 1.45, 1)), bold=bold)

    def _urdu(self, face: str, size: float, leading: float, *, bold: bool) -> Type:
        strong = f"{face}-Bold"
        return replace(
            self, face=strong if bold else face, size=size, leading=leading, bold=strong, italic=face, medium=strong,
            hyphens=False, latin=self.face, latin_size=self.size,
        )  # fmt: skip

    def with_(self, **changes: object) -> Type:
        """The same style with some things changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the names are checked by `replace` itself


def _sans(size: float, leading: float, colour: str = "ink", face: str = "Sans") -> Type:
    return Type(face, size, leading, colour, bold="Sans-Bold", italic="Sans-Italic")


def _narrow(size: float, leading: float, colour: str = "ink", face: str = "Cond") -> Type:
    return Type(face, size, leading, colour, bold="Cond-Bold", italic="Cond", medium="Cond-Medium")


BODY = Type("Serif", 10, 14)
ASSUMPTION = Type("Serif-Italic", 10, 14, "grey", italic="Serif-Italic", bold="Serif-BoldItalic")
STATEMENT = Type("Serif-Bold", 10, 14, italic="Serif-BoldItalic")
LEAD = Type("Serif-Italic", 10.6, 15, "grey", bold="Serif-BoldItalic")
COVER_TITLE = Type("Display", 33, 37)
COVER_LINE = Type("Serif-Italic", 12.5, 17, "grey")
SECTION = Type("Display", 21, 26)
SECTION_FLOWING = Type("Display", 17, 21)
SUBSECTION = Type("Display", 15, 19)
SECTION_NUMBER = _sans(11, 26, "accent", "Sans-Bold")
SECTION_NUMBER_FLOWING = SECTION_NUMBER.with_(leading=21)
BIG = Type("Display", 34, 34, "accent")
BIG_OF = Type("Display-Regular", 14, 34, "soft")
BIG_TEXT = _sans(8.6, 11.8)
JUDGEMENT_NUMBER = Type("Display", 24, 22, "accent")
RECOMMENDATION_NUMBER = Type("Display", 12, 12.4, "accent")
QUESTION_MARK = Type("Display", 17, 19, "soft")
HEAD2 = _sans(11, 14, face="Sans-Bold")
SHORT_QUESTION = _narrow(8.2, 10.4)
PANEL_HEAD = _sans(8.8, 12, face="Sans-Bold")
PANEL = _sans(8.2, 11.6)
PANEL_SMALL = _sans(7.6, 10.6, "grey")
PANEL_DATE = _sans(8, 11.6, face="Sans-Medium")
CAPTION = _sans(8.6, 12, face="Sans-Bold")
SOURCE_LINE = _sans(7.2, 10, "grey")
TABLE = replace(_sans(8, 11), hyphens=True)
TABLE_NARROW = replace(_narrow(8.2, 10.4), hyphens=True)
TABLE_LABEL = _sans(8, 11, "grey", "Sans-Medium")
TABLE_NUMBER = _sans(8, 11, "accent", "Sans-Medium")
TABLE_HEAD = _sans(7.4, 9.5, face="Sans-Bold")
TABLE_HEAD_NARROW = _narrow(7.4, 9.5, face="Cond-Bold")
TABLE_GROUP = _sans(8.2, 11, "accent", "Sans-Bold")
FIELD_NAME = _sans(8, 12, "grey", "Sans-Medium")
FIELD = _sans(8.8, 12.2)
DISPUTE_HEAD = _sans(8.4, 11.5, "disputed", "Sans-Bold")
DISPUTE = _sans(8.2, 11.4)
DISPUTE_TAIL = _sans(7.8, 11, "grey")
JUDGEMENT_BASIS = _sans(8.2, 11.8, "grey")
RAIL = _sans(7.4, 10.2, "grey")
RAIL_LABEL = _sans(6.8, 9.4, "grey", "Sans-Bold")
RAIL_STANDING = _sans(9, 11, face="Sans-Bold")
SMALL = _sans(8, 11.4, "grey")
NOTE = Type("Small", 7.2, 8.3, bold="Small-Bold", italic="Small-Italic")
NOTE_NUMBER = _sans(6.8, 8.3, "accent", "Sans-Medium")
SOURCE = Type("Small", 7.2, 8.3, bold="Small-Bold", italic="Small-Italic")
CONTENTS = _sans(9.6, 13, face="Sans-Medium")
CONTENTS_NUMBER = _sans(9.6, 13, "accent", "Sans-Medium")
CONTENTS_SUB = _sans(8.2, 11.6, "grey")
ABBREVIATION = _sans(8, 11)
RUNNING = _sans(7.4, 10, "grey")
KICKER = _sans(8.6, 12, "accent", "Sans-Bold")
STANDING = _sans(8.2, 11, "grey")
FOOT_ABOUT = _sans(6.8, 9, "grey")
HEAD_LEAD = Type("Serif-Italic", 9, 12.4, "grey", bold="Serif-BoldItalic")
PAGE_NUMBER = _sans(8, 10, face="Sans-Bold")
YEAR = _sans(9, 12, "accent", "Sans-Bold")
ENTRY_DATE = _sans(8.2, 12.2, face="Sans-Medium")
ENTRY = Type("Serif", 9.2, 12.4)
GRADE_FACE, GRADE_SIZE = "Cond-Medium", 6.8
