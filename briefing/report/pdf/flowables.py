"""What a page is made of beside text and tables: rail and text side by side, bars, section heads, columns, marks.

Everything stands in one frame of full width; the text column begins at the paper's `shift`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from briefing.figures.theme import FigureTheme
from briefing.report.document import Draws
from briefing.report.pdf.drawing import paint
from briefing.report.pdf.structure import Element
from briefing.report.pdf.text import Text

Bar = Literal["solid", "dotted"]


class Part(Flowable):
    """A flowable with space before and after, dropped at the top and foot of a page as platypus does."""

    def __init__(self, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.before, self.after = before, after

    def getSpaceBefore(self) -> float:
        return self.before

    def getSpaceAfter(self) -> float:
        return self.after


@dataclass(slots=True)
class Cell:
    """Flowables one under the other at `x`, `wide` points wide, `down` from the top of what holds them.

    A `free` cell hangs down beside what follows; its height is not counted.
    """

    x: float
    wide: float
    parts: list[Any]
    down: float = 0.0
    free: bool = False
    heights: list[float] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)

    def wrap(self, high: float) -> float:
        """Sets the parts and answers their height."""
        self.heights, self.widths = [], []
        total = self.down
        for place, part in enumerate(self.parts):
            if place:
                total += max(self.parts[place - 1].getSpaceAfter(), part.getSpaceBefore())
            long, tall = part.wrap(self.wide, high)
            self.heights.append(tall)
            self.widths.append(long)
            total += self.heights[-1]
        return total

    def draw(self, canvas: Any, top: float, full: float) -> None:
        """Draws the parts in what is `full` points wide, the first with its top at `top` less `down`."""
        y = top - self.down
        for place, part in enumerate(self.parts):
            if place:
                y -= max(self.parts[place - 1].getSpaceAfter(), part.getSpaceBefore())
            y -= self.heights[place]
            part.drawOn(canvas, canvas.at(self.x, self.widths[place], full), y)

    def split(self, high: float) -> tuple[list[Any], list[Any]] | None:
        """The parts that fit into `high` and the rest; None where nothing fits."""
        left = high - self.down
        head: list[Any] = []
        for place, part in enumerate(self.parts):
            if place:
                left -= max(self.parts[place - 1].getSpaceAfter(), part.getSpaceBefore())
            if self.heights[place] <= left + 0.01:
                left -= self.heights[place]
                head.append(part)
                continue
            pieces = part.split(self.wide, left)
            if len(pieces) > 1:
                return [*head, pieces[0]], [*pieces[1:], *self.parts[place + 1 :]]
            return (head, self.parts[place:]) if head else None
        return None


class Beside(Part):
    """Cells side by side with one top. The last cell may go over to the next page, the others stay with its head.

    `bar` is drawn at the left of the last cell; `rule_above` is a line over the whole width.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        *,
        before: float = 0,
        after: float = 0,
        bar: Bar | None = None,
        bar_x: float = 0,
        rule_above: tuple[float, str] | None = None,
        rule_x: float = 0,
        breakable: bool = False,
        fill: tuple[float, float, str] | None = None,
    ) -> None:
        super().__init__(before, after)
        self.cells, self.bar, self.bar_x = list(cells), bar, bar_x
        self.rule_above, self.rule_x, self.breakable, self.fill = rule_above, rule_x, breakable, fill

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        heights = [(cell.wrap(aH), cell.free) for cell in self.cells]
        self.height = max((high for high, free in heights if not free), default=0.0)
        return aW, self.height

    def split(self, aW: float, aH: float) -> list[Any]:
        if not self.breakable:
            return []
        self.wrap(aW, aH)
        if any(cell.wrap(aH) > aH for cell in self.cells[:-1] if not cell.free):
            return []
        main = self.cells[-1]
        parted = main.split(aH)
        if parted is None:
            return []
        first = self._like([*self.cells[:-1], Cell(main.x, main.wide, parted[0], main.down)])
        first.after, first.rule_above = 0, self.rule_above
        rest = self._like([Cell(main.x, main.wide, parted[1])])
        rest.rule_above = None
        return [first, rest]

    def _like(self, cells: list[Cell]) -> Beside:
        return Beside(
            cells,
            before=0,
            after=self.after,
            bar=self.bar,
            bar_x=self.bar_x,
            rule_x=self.rule_x,
            breakable=self.breakable,
        )

    def draw(self) -> None:
        canvas = self.canv
        if self.fill:
            x, wide, colour = self.fill
            canvas.setFillColor(HexColor(colour))
            canvas.rect(canvas.at(x, wide, self.width), 0, wide, self.height, stroke=0, fill=1)
        if self.rule_above:
            line, colour = self.rule_above
            long = self.width - self.rule_x
            left = canvas.at(self.rule_x, long, self.width)
            draw_rule(canvas, left, left + long, self.height, line, colour)
        for cell in self.cells:
            cell.draw(canvas, self.height, self.width)
        if self.bar:
            canvas.saveState()
            canvas.setStrokeColor(HexColor(canvas.theme.accent if self.bar == "solid" else canvas.theme.grey))
            canvas.setLineWidth(2.4 if self.bar == "solid" else 1.2)
            if self.bar == "dotted":
                canvas.setDash(1.2, 2.2)
            main = self.cells[-1]
            high = main.down + sum(main.heights)
            for place in range(1, len(main.parts)):
                high += max(main.parts[place - 1].getSpaceAfter(), main.parts[place].getSpaceBefore())
            x = canvas.at(self.bar_x, 0, self.width)
            canvas.line(x, self.height - high - 1, x, self.height - main.down + 1)
            canvas.restoreState()


def draw_rule(canvas: Any, left: float, right: float, y: float, line: float, colour: str) -> None:
    """A straight rule."""
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(line)
    canvas.setLineCap(0)
    canvas.setDash()
    canvas.line(left, y, right, y)


class Rule(Part):
    """A rule over the width from `x` on."""

    def __init__(
        self, line: float, colour: str, *, x: float = 0, before: float = 0, after: float = 0
    ) -> None:
        super().__init__(before, after)
        self.line, self.colour, self.x = line, colour, x

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:
        self.width, self.height = aW, 0.0
        return aW, 0.0

    def draw(self) -> None:
        left = self.canv.at(self.x, self.width - self.x, self.width)
        draw_rule(self.canv, left, left + self.width - self.x, 0, self.line, self.colour)


class SectionHead(Part):
    """The head of a section: a teal rule, its number in the rail, its title; a bookmark and an entry of the outline.

    A `plain` one has no rule and stands close to what follows, as a heading within a page.
    """

    def __init__(
        self,
        key: str,
        outline: str,
        number: Text | None,
        title: Text,
        lead: Text | None,
        shift: float,
        *,
        before: float = 0,
        plain: bool = False,
    ) -> None:
        super().__init__(before, 5 if plain else 11)
        self.key, self.outline, self.shift, self.plain = key, outline, shift, plain
        self.over, self.between = (0.0, 2.0) if plain else (9.0, 5.0)
        self.number, self.title, self.lead = number, title, lead

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self.title_h = self.title.wrap(aW - self.shift, aH)[1]
        lead = self.lead.wrap(aW - self.shift, aH)[1] if self.lead and not self.lead.empty else 0.0
        self.lead_h = lead + self.between if lead else 0.0
        self.height = self.over + self.title_h + self.lead_h
        return aW, self.height

    def draw(self) -> None:
        canvas = self.canv
        if not self.plain:
            draw_rule(canvas, 0, self.width, self.height, 1.4, canvas.theme.accent)
        foot = self.height - self.over - self.title_h
        if self.number:
            self.number.wrap(self.shift, 100)
            self.number.drawOn(canvas, canvas.at(0, self.shift, self.width), foot)
        left = canvas.at(self.shift, self.width - self.shift, self.width)
        self.title.drawOn(canvas, left, foot)
        if self.lead and self.lead_h:
            self.lead.drawOn(canvas, left, 0)
        canvas.bookmarkHorizontal(self.key, 0, self.height + 20)
        canvas.addOutlineEntry(self.outline, self.key, 0, closed=None)


class Picture(Part):
    """A figure in the flow, with its element. The drawing is made at the frame's width when it is set."""

    def __init__(
        self, draw: Draws, element: Element, theme: FigureTheme, *, before: float = 0, after: float = 0
    ) -> None:
        super().__init__(before, after)
        self.make, self.element, self.theme = draw, element, theme
        self.made: Any = None

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:
        if self.made is None or aW != getattr(self, "room", None):
            self.room = aW
            self.made = self.make(aW, self.theme)
        self.width, self.height = aW, float(self.made.height)
        return aW, self.height

    def draw(self) -> None:
        with self.canv.whole(self.element, (0, 0, self.width, self.height)):
            paint(self.canv, self.made)


SLACK = 0.01
"""By how much, in points, columns may be over what they are filled to: sums of heights are not exact."""


class Columns(Part):
    """Flowables in columns, filled one after the other and balanced on the last page; no flowable is parted."""

    def __init__(
        self, parts: Sequence[Any], count: int, gap: float, *, before: float = 0, after: float = 0
    ) -> None:
        super().__init__(before, after)
        self.parts, self.count, self.gap = list(parts), count, gap
        self.filled: list[list[Any]] | None = None

    def _wide(self, aW: float) -> float:
        return (aW - self.gap * (self.count - 1)) / self.count

    def _measure(self, aW: float) -> list[tuple[float, float]]:
        wide = self._wide(aW)
        return [(part.wrap(wide, 10_000)[1], part.getSpaceAfter()) for part in self.parts]

    @staticmethod
    def _fill(sizes: list[tuple[float, float]], high: float, count: int) -> list[int]:
        """How many flowables go into each of `count` columns of height `high`."""
        taken: list[int] = []
        place = 0
        for _ in range(count):
            used, number = 0.0, 0
            while place < len(sizes) and used + sizes[place][0] <= high + SLACK:
                used += sum(sizes[place])
                place += 1
                number += 1
            taken.append(number)
        return taken

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        sizes = self._measure(aW)
        self.width = aW
        low, high = max((size for size, _ in sizes), default=0.0), sum(map(sum, sizes))
        for _ in range(24):
            middle = (low + high) / 2
            if sum(self._fill(sizes, middle, self.count)) == len(sizes):
                high = middle
            else:
                low = middle
        self.taken = self._fill(sizes, high, self.count)
        self.sizes = sizes
        self.height = high
        return aW, high

    def least(self) -> float:
        """The height of the first part in each column, once it is wrapped."""
        return max((high for high, _ in self.sizes[: self.count]), default=0.0)

    def split(self, aW: float, aH: float) -> list[Any]:
        sizes = self._measure(aW)
        # Less than what is there by more than the slack of filling: the head must not come out higher than its room.
        number = sum(self._fill(sizes, aH - 2 * SLACK, self.count))
        if not number or number == len(self.parts) or aH < 60:
            return []
        head = Columns(self.parts[:number], self.count, self.gap, after=0)
        return [head, Columns(self.parts[number:], self.count, self.gap, after=self.after)]

    def draw(self) -> None:
        wide = self._wide(self.width)
        place = 0
        for column, number in enumerate(self.taken):
            y = self.height
            for part, (high, after) in zip(
                self.parts[place : place + number], self.sizes[place : place + number], strict=True
            ):
                y -= high
                part.drawOn(self.canv, self.canv.at(column * (wide + self.gap), wide, self.width), y)
                y -= after
            place += number


class Anchor(Part):
    """Where a link leads to: nothing is drawn, a name is set."""

    _ZEROSIZE = True

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def wrap(self, _aW: float, _aH: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.key, 0, 20)


class Mark(Part):
    """Notes the page and height where a block begins or ends, so that a click on a page can find its block."""

    _ZEROSIZE = True

    def __init__(self, seen: Callable[[int, float], None]) -> None:
        super().__init__()
        self.seen = seen

    def wrap(self, _aW: float, _aH: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self.seen(self.canv.getPageNumber(), self.canv.absolutePosition(0, 0)[1])


class Note(Part):
    """An endnote: its number, a link where it leads `back` to its first mark, and its text."""

    def __init__(self, number: int, figure: Text, text: Text, *, back: str, hang: float = 16) -> None:
        super().__init__(0, 1.6)
        self.number, self.figure, self.text, self.hang, self.back = number, figure, text, hang, back

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.figure.wrap(self.hang, aH)
        self.width, self.height = aW, self.text.wrap(aW - self.hang, aH)[1]
        return aW, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.bookmarkHorizontal(f"note-{self.number}", 0, self.height + 20)
        left = canvas.at(0, self.hang, self.width)
        self.figure.drawOn(canvas, left, self.height - self.figure.height)
        self.text.drawOn(canvas, canvas.at(self.hang, self.width - self.hang, self.width), 0)
        if self.back and self.figure.element:
            wide = self.figure.natural_width()
            left += canvas.at(0, wide, self.hang)
            box = (left, self.height - self.figure.height, left + wide, self.height)
            canvas.link(self.figure.element, f"#mark-{self.number}", box, self.back)


class CoverPage(Part):
    """The cover: a teal field with the life lines, title, line and facts, and the label twice."""

    def __init__(self, draw: Callable[[Any], None], wide: float, high: float) -> None:
        super().__init__()
        self.paint_cover, self.wide, self.high = draw, wide, high

    def wrap(self, _aW: float, _aH: float) -> tuple[float, float]:
        return self.wide, self.high

    def draw(self) -> None:
        self.paint_cover(self.canv)
