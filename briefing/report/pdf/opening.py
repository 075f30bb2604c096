"""How a document without a cover begins, and how it ends: its title beside what it is, a summary in its box, its notes.

A dossier and a situation note have no cover, no contents and no list of sources: the first page opens with the title,
and the notes stand in three columns at the foot of the page they end on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor

from briefing.figures.theme import PRINT
from briefing.report import document as d
from briefing.report.document import words
from briefing.report.pdf import style as s
from briefing.report.pdf.back import note_list
from briefing.report.pdf.flowables import Beside, Cell, Columns, Part, Rule, draw_rule

if TYPE_CHECKING:
    from briefing.report.pdf.parts import Builder
    from briefing.report.pdf.text import Text

FOOT_COLUMNS, FOOT_GAP = 3, 6 * s.MM
"""Notes at the foot stand in three columns."""


class TitleHead(Part):
    """The head of the first page: a teal rule, in the rail what the document is and how its body stands, the title."""

    def __init__(self, title: Text, line: Text | None, rail: Cell, shift: float, outline: str) -> None:
        super().__init__(0, 12)
        self.title, self.line, self.rail, self.shift, self.outline = title, line, rail, shift, outline

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self.title_h = self.title.wrap(aW - self.shift, aH)[1]
        self.line_h = self.line.wrap(aW - self.shift, aH)[1] + 3 if self.line else 0.0
        self.height = max(9 + self.title_h + self.line_h, self.rail.wrap(aH))
        return aW, self.height

    def draw(self) -> None:
        canvas = self.canv
        draw_rule(canvas, 0, self.width, self.height, 1.4, canvas.theme.accent)
        foot = self.height - 9 - self.title_h
        left = canvas.at(self.shift, self.width - self.shift, self.width)
        self.title.drawOn(canvas, left, foot)
        self.rail.draw(canvas, self.height, self.width)
        if self.line:
            self.line.drawOn(canvas, left, foot - self.line_h)
        canvas.bookmarkHorizontal("cover", 0, self.height + 20)
        canvas.addOutlineEntry(self.outline, "cover", 0, closed=None)


class AtFoot(Part):
    """Flowables that stand at the foot of the page, whatever room is left above them; they part only where a whole
    page does not hold them.
    """

    def __init__(self, parts: list[Any], depth: float) -> None:
        super().__init__(12, 0)
        self.parts, self.depth = parts, depth
        self.cell = Cell(0, 0, parts)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.cell.wide = aW
        self.width, self.high = aW, self.cell.wrap(aH)
        self.height = max(aH, self.high)
        return aW, self.height

    def split(self, _aW: float, _aH: float) -> list[Any]:
        return self.parts if self.high > self.depth else []

    def draw(self) -> None:
        self.cell.draw(self.canv, self.high, self.width)


def opening(builder: Builder) -> TitleHead:
    """The head of the first page."""
    document, paper = builder.document, builder.paper
    title = builder.text(words(document.title), s.SECTION, role="H1")
    rail: list[Any] = [builder.text(words(document.kicker), s.KICKER, after=8)]
    if document.standing:
        rail.append(builder.text(document.standing, s.STANDING))
    line = builder.text(words(document.line), s.LEAD) if document.line else None
    return TitleHead(title, line, Cell(0, paper.rail, rail, 13), paper.shift, document.title)


def summary(builder: Builder, part: d.Summary) -> list[Any]:
    """The summary: a pale box over the full width, its label in the rail."""
    pad, full = 9.0, builder.paper.full
    label = builder.label(part.label, "accent")
    said = builder.text(part.runs, s.BODY)
    cells = [
        Cell(pad, builder.paper.rail - pad, [label], pad + 1),
        Cell(builder.paper.shift, builder.paper.text - pad, [said], pad),
    ]
    return [Washed(cells, full, pad)]


class Washed(Beside):
    """Cells on a pale ground that reaches as far below them as it begins above."""

    def __init__(self, cells: list[Cell], wide: float, pad: float) -> None:
        super().__init__(cells, before=10, after=12)
        self.ground, self.pad = wide, pad

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        wide, high = super().wrap(aW, aH)
        self.height = high + self.pad
        return wide, self.height

    def draw(self) -> None:
        self.canv.setFillColor(HexColor(self.canv.theme.accent10))
        self.canv.rect(0, 0, self.ground, self.height, stroke=0, fill=1)
        super().draw()


def notes_foot(builder: Builder, part: d.NotesFoot) -> list[Any]:
    """The notes in three columns under a rule, and what one must know to read them."""
    made: list[Any] = [Rule(0.5, PRINT.rule, after=5)]
    listed = note_list(builder)
    if listed:
        made.append(Columns(listed, FOOT_COLUMNS, FOOT_GAP, after=4))
    if part.about:
        made.append(builder.text(part.about, s.FOOT_ABOUT))
    return [AtFoot(made, builder.paper.depth)]
