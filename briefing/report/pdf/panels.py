"""The page at a glance and the contents: large numbers, panels in two columns, rings, dotted leaders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor

from briefing.figures.shapes import ring
from briefing.figures.status_strip import status_shapes
from briefing.figures.theme import PRINT
from briefing.report import document as d
from briefing.report.document import Run, words
from briefing.report.pdf import style as s
from briefing.report.pdf.drawing import paint
from briefing.report.pdf.flowables import Beside, Cell, Part, Picture, Rule
from briefing.report.pdf.structure import Element

if TYPE_CHECKING:
    from briefing.report.pdf.parts import Builder


class Ring(Part):
    """The number of a chronology entry in its ring, rust where sources differ."""

    def __init__(self, number: int, element: Element, *, disputed: bool) -> None:
        super().__init__()
        self.element = element
        self.number, self.disputed = number, disputed

    def wrap(self, _aW: float, _aH: float) -> tuple[float, float]:
        self.width, self.height = 11.0, 11.0
        return 11.0, 11.0

    def draw(self) -> None:
        self.canv.enter(self.element)
        theme = self.canv.theme
        colour = theme.disputed if self.disputed else theme.accent
        for shape in ring(5.4, 5.2, str(self.number), colour, theme.ground):
            paint(self.canv, shape)
        self.canv.enter(None)


class Glyphs(Part):
    """One glyph for each thing counted, and words after them."""

    def __init__(self, row: d.GlyphRow, builder: Builder) -> None:
        super().__init__()
        self.row = row
        self.text = builder.text(row.text, s.PANEL_SMALL.with_(leading=10))

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self.per_line = max(int(aW // 10.2), 1)
        self.lines = -(-self.row.count // self.per_line) or 1
        last = self.row.count - (self.lines - 1) * self.per_line
        self.text_x = last * 10.2 + 4
        self.beside = self.text_x + min(self.text.natural_width(), 60) < aW
        high = self.text.wrap(aW - (self.text_x if self.beside else 0), aH)[1]
        self.height = self.lines * 10.4 + (max(high - 10.4, 0) if self.beside else high)
        return aW, self.height

    def draw(self) -> None:
        for place in range(self.row.count):
            line, column = divmod(place, self.per_line)
            y = self.height - 9 - line * 10.4
            x = self.canv.at(column * 10.2, 8, self.width)
            for shape in status_shapes(self.row.status, x, y, 8, 7.4, self.canv.theme):
                paint(self.canv, shape)
        if not self.text.empty:
            x = self.text_x if self.beside else 0
            top = self.height - (self.lines - 1 if self.beside else self.lines) * 10.4
            self.text.drawOn(self.canv, self.canv.at(x, self.text.room, self.width), top - self.text.height)


def number_row(part: d.Numbers, builder: Builder) -> Any:
    """Large numbers side by side over the full width."""
    count = len(part.numbers)
    gap = 7 * s.MM
    wide = (builder.paper.full - gap * (count - 1)) / count
    cells = [
        Cell(
            place * (wide + gap),
            wide,
            [_Big(number, builder), builder.text(number.text, s.BIG_TEXT, before=4)],
        )
        for place, number in enumerate(part.numbers)
    ]
    return Beside(cells, before=0, after=16)


class _Big(Part):
    def __init__(self, number: d.Number, builder: Builder) -> None:
        super().__init__()
        self.value = builder.text(words(number.value), s.BIG)
        self.of = builder.text(
            words(builder.say("of {count}", count=number.of)) if number.of else (), s.BIG_OF
        )

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self.value.wrap(aW, aH)[1]
        self.of.wrap(aW, aH)
        return aW, self.height

    def draw(self) -> None:
        self.value.drawOn(self.canv, 0, 0)
        if not self.of.empty:
            x = self.value.natural_width() + 4
            self.of.drawOn(self.canv, self.canv.at(x, self.width, self.width), -5)


def panel_rows(part: d.Panels, builder: Builder) -> list[Any]:
    """Panels two by two."""
    gap = 8 * s.MM
    wide = (builder.paper.full - gap) / 2
    made: list[Any] = []
    for place in range(0, len(part.panels), 2):
        pair = part.panels[place : place + 2]
        cells = [
            Cell(column * (wide + gap), wide, _panel(panel, builder, wide))
            for column, panel in enumerate(pair)
        ]
        made.append(Beside(cells, before=0, after=9))
    return made


def _panel(panel: d.Panel, builder: Builder, wide: float) -> list[Any]:
    context = builder.context
    parts: list[Any] = [
        Rule(0.9, PRINT.ink, after=5),
        builder.text(words(panel.title), s.PANEL_HEAD, after=6, role=builder.heading(2)),
    ]
    listed = context.parent.child("L")
    for row in panel.rows:
        kind = s.PANEL.with_(size=8, leading=10.4)
        with context.within(listed), context.inside("LI"):
            word = builder.text(words(row.word), kind, role="Lbl")
            with context.inside("LBody"):
                count = builder.text((Run(str(row.count), "bold"),), kind)
                glyphs = Glyphs(row, builder)
        parts.append(
            Beside([Cell(0, 64, [word]), Cell(64, 20, [count]), Cell(84, wide - 84, [glyphs])], after=4)
        )
    for line in panel.lines:
        kind = s.QUESTION_MARK.with_(size=12, leading=12) if line.lead == "?" else s.PANEL_DATE
        with context.within(listed), context.inside("LI"):
            lead = builder.text(words(builder.say("?") if line.lead == "?" else line.lead), kind, role="Lbl")
            with context.inside("LBody"):
                said = builder.text(line.text, s.PANEL)
        x = 20.0 if line.lead == "?" else 62.0
        parts.append(Beside([Cell(0, x, [lead]), Cell(x, wide - x, [said])], after=4))
    if panel.draw:
        figure = context.parent.child("Figure", Alt=panel.alt)
        parts.append(Picture(panel.draw, figure, context.house.theme, after=4))
    if panel.text:
        parts.append(builder.text(panel.text, s.PANEL_SMALL))
    return parts


class ContentsLine(Part):
    """A line of the contents: number, title, dotted leaders, page; the whole line leads to the section."""

    def __init__(self, section: d.Section, page: str, builder: Builder, *, before: float) -> None:
        super().__init__(before, 2.4)
        paper = builder.paper
        self.left, self.key = paper.shift, section.key
        with builder.context.inside("Reference"):
            self.link = builder.context.parent.child("Link")
        self.number = builder.text(words(section.number), s.CONTENTS_NUMBER, element=self.link)
        self.title = builder.text(words(section.title), s.CONTENTS, element=self.link)
        self.page = builder.text(words(page), s.CONTENTS.with_(align="right"), element=self.link)
        self.number.goes_on = self.title.goes_on = True
        self.told = section.title
        self.text = paper.text

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self.height = self.title.wrap(self.text - 60, aH)[1]
        self.number.wrap(25, aH)
        self.page.wrap(30, aH)
        return aW, self.height

    def draw(self) -> None:
        canvas = self.canv
        left = canvas.at(self.left, self.text, self.width)
        self.number.drawOn(canvas, left + canvas.at(0, 25, self.text), self.height - self.number.height)
        self.title.drawOn(canvas, left + canvas.at(25.5, self.text - 60, self.text), 0)
        self.page.drawOn(canvas, left + canvas.at(self.text - 30, 30, self.text), 0)
        last = self.title.lines[-1] if self.title.lines else []
        used = sum(word.space * (place > 0) + word.wide for place, word in enumerate(last))
        canvas.setFillColor(HexColor(PRINT.soft))
        baseline = (self.title.kind.leading - self.title.kind.size) / 2 + 0.24 * self.title.kind.size
        x = self.text - 36
        while x > 25.5 + used + 5:
            canvas.circle(left + canvas.at(x, 0, self.text), baseline + 0.5, 0.45, stroke=0, fill=1)
            x -= 5.2
        canvas.link(self.link, f"#{self.key}", (left, 0, left + self.text, self.height), self.told)
