"""Tables in the printed look: rules and no boxes, the head on every page, rows that are never parted."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Table as PlatypusTable
from reportlab.platypus import TableStyle

from briefing.analysis.language import Language
from briefing.figures.status_strip import StripSegment, status_strip
from briefing.figures.theme import PRINT
from briefing.report.document import Column, Row, Strip, Table, Words, words
from briefing.report.pdf.drawing import paint
from briefing.report.pdf.flowables import Part
from briefing.report.pdf.pieces import Context
from briefing.report.pdf.structure import Element
from briefing.report.pdf.style import (
    MM,
    TABLE,
    TABLE_GROUP,
    TABLE_HEAD,
    TABLE_HEAD_NARROW,
    TABLE_LABEL,
    TABLE_NARROW,
    TABLE_NUMBER,
    Type,
)
from briefing.report.pdf.text import Text

_KINDS: dict[str, Type] = {
    "text": TABLE,
    "narrow": TABLE_NARROW,
    "number": TABLE_NUMBER,
    "label": TABLE_LABEL,
}
SIDE = 4.0
PAD = 1.8
LONG_ROW = 0.5
"""The share of a page above which a row may go on over the next."""

LEAST_LINES = 6
"""Lines that stand together on either side where a row goes on."""

FIRST_ROWS = 3
"""Rows that stay with the caption and the head."""

LEAST_SENTENCE = 42.0
"""Millimetres below which a column of sentences is crushed."""


class StripCell(Part):
    """A status strip in a cell, a figure whose alternative text tells its course."""

    def __init__(self, strip: Strip, years: tuple[int, int], element: Element) -> None:
        super().__init__()
        self.strip, self.years, self.element = strip, years, element

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:
        self.width, self.height = aW, 11.0
        return aW, self.height

    def draw(self) -> None:
        segments = tuple(StripSegment(part.start, part.end, part.status) for part in self.strip.segments)
        first, last = self.years
        drawn = status_strip(
            segments, self.canv.theme, first=first, last=last, wide=self.width, due=self.strip.due
        )
        with self.canv.whole(self.element, (0, 0, self.width, self.height)):
            paint(self.canv, drawn)


class AxisHead(Part):
    """The head of a column of strips: its word, and under it every fifth year of the axis.

    The years are a figure; drawn again on the next page they are an artifact, as the word is.
    """

    def __init__(self, head: Text, years: tuple[int, int], element: Element) -> None:
        super().__init__()
        self.head, self.years, self.element = head, years, element

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self.height = self.head.wrap(aW, aH)[1] + 9
        return aW, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        self.head.drawOn(canvas, 0, 9)
        if self.element.drawn:
            self._years()
            return
        with canvas.whole(self.element, (0, 0, self.width, 9)):
            self._years()

    def _years(self) -> None:
        canvas: Any = self.canv
        first, last = self.years
        canvas.setFillColor(HexColor(PRINT.soft))
        canvas.setFont("Cond", 6.8)
        for year in range(first, last + 1):
            if year % 5 == 0:
                canvas.drawCentredString((year - first) / (last - first) * self.width, 1, str(year))


def crushed(table: Table, full: float) -> bool:
    """Whether a column that holds sentences would be too narrow in `full` points."""
    free = [column for column in table.columns if not column.width]
    return bool(free) and _widths(table.columns, full)[table.columns.index(free[0])] < LEAST_SENTENCE * MM


def _widths(columns: tuple[Column, ...], full: float) -> list[float]:
    set_ones = [column.width * MM for column in columns]
    free = [place for place, wide in enumerate(set_ones) if not wide]
    rest = (full - sum(set_ones)) / max(len(free), 1)
    return [wide or rest for wide in set_ones]


def course_words(strip: Strip, years: tuple[int, int], spoken: Language) -> str:
    """What a status strip shows, in words."""
    first, last = years
    told = []
    for part in strip.segments:
        start = max(int(part.start), first)
        end = "" if part.end is None or part.end >= last else str(int(part.end))
        word = spoken.status(part.status).lower()
        told.append(
            spoken.say("{status} {start} to {end}", status=word, start=start, end=end)
            if end
            else spoken.say("{status} from {start}", status=word, start=start)
        )
    told = told or [spoken.say("No status stated")]
    if strip.due is not None:
        told.append(spoken.say("due {year}", year=int(strip.due)))
    return f"{spoken.rows(told, '; ')}{spoken.stop}"


def _cell(cell: Words | Strip, column: Column, table: Table, context: Context, *, spans: int) -> list[Any]:
    """A cell as flowables; its element has its place in the row even where nothing is drawn in it."""
    wide = {"ColSpan": spans} if spans > 1 else {}
    element = context.parent.child("TD", placed=True, **wide)
    if isinstance(cell, Strip):
        figure = element.child("Figure", Alt=course_words(cell, table.years, context.spoken))
        return [StripCell(cell, table.years, figure)]
    kind = _KINDS[column.face]
    return [Text(cell, kind.with_(align=column.align), context, element=element)]


def _head(column: Column, table: Table, context: Context) -> list[Any]:
    element = context.parent.child("TH", placed=True, Scope="Column")
    kind = TABLE_HEAD_NARROW if column.face == "narrow" else TABLE_HEAD
    text = Text(words(column.head), kind.with_(align=column.align), context, element=element)
    if not column.axis:
        return [text]
    first, last = table.years
    return [
        AxisHead(
            text,
            table.years,
            element.child(
                "Figure", Alt=context.spoken.say("Years {first} to {last}", first=first, last=last)
            ),
        )
    ]


def _row(row: Row, table: Table, context: Context) -> list[Any]:
    with context.inside("TR"):
        if row.group:
            blank = [""] * (len(table.columns) - 1)
            head = context.parent.child("TH", placed=True, Scope="Row", ColSpan=len(table.columns))
            return [[Text(row.group, TABLE_GROUP, context, element=head)], *blank]
        made: list[Any] = []
        for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            if row.wide >= 0 and place == row.wide + 1:
                made.append("")
                continue
            made.append(_cell(cell, column, table, context, spans=2 if place == row.wide else 1))
        return made


def _goes_on(place: int, count: int) -> list[tuple[Any, ...]]:
    """The style of a row that goes on in the next: no rule and no space between its parts."""
    last = place + count - 1
    return [
        ("LINEBELOW", (0, place), (-1, last - 1), 0.5, HexColor(PRINT.ground)),
        ("BOTTOMPADDING", (0, place), (-1, last - 1), 0),
        ("TOPPADDING", (0, place + 1), (-1, last), 0),
    ]


def _together(heights: list[float], depth: float) -> list[tuple[Any, ...]]:
    """Which rows stay on one page: the first two with the head, the last three; fewer where a page would not do."""
    made: list[tuple[Any, ...]] = []
    first = 2
    while first > 1 and sum(heights[: first + 1]) > LONG_ROW * depth:
        first -= 1
    made.append(("NOSPLIT", (0, 0), (-1, min(first, len(heights) - 1))))
    last = FIRST_ROWS
    while last > 1 and sum(heights[-last:]) > LONG_ROW * depth:
        last -= 1
    if len(heights) > last + 2:
        made.append(("NOSPLIT", (0, -last), (-1, -1)))
    return made


def _mirrored(data: list[list[Any]]) -> list[list[Any]]:
    """The rows with their first column at the right; what spans several columns stands in the leftmost of them."""
    made = []
    for row in data:
        turned = row[::-1]
        for place, cell in enumerate(turned[1:], 1):
            if cell != "" and turned[place - 1] == "":
                start = place
                while start and turned[start - 1] == "":
                    start -= 1
                turned[start], turned[place] = cell, ""
        made.append(turned)
    return made


def _style_mirrored(style: list[tuple[Any, ...]], columns: int) -> list[tuple[Any, ...]]:
    """The same style for rows whose first column is at the right."""
    sides = {"LEFTPADDING": "RIGHTPADDING", "RIGHTPADDING": "LEFTPADDING"}

    def turned(column: int) -> int:
        return columns - 1 - (column % columns)

    return [
        (sides.get(name, name), (turned(last[0]), first[1]), (turned(first[0]), last[1]), *rest)
        for name, first, last, *rest in style
    ]


def _room(place: int, widths: list[float]) -> float:
    """The width of the text in a column: the first is flush with the edge."""
    return widths[place] - SIDE - (SIDE if place else 0)


def _high(row: list[Any], widths: list[float]) -> float:
    """The height of a row of the body, which spans no columns."""
    heights = [
        sum(part.wrap(_room(place, widths), 10_000)[1] for part in cell) for place, cell in enumerate(row)
    ]
    return max(heights, default=0.0) + 2 * PAD


def _parted(row: list[Any], widths: list[float], high: float) -> list[list[Any]]:
    """A row as rows of at most this height; no part of a text has fewer than six lines."""
    columns: list[list[Any]] = []
    for place, cell in enumerate(row):
        if not (isinstance(cell, list) and len(cell) == 1 and isinstance(cell[0], Text)):
            columns.append([cell])
            continue
        text = cell[0]
        text.wrap(_room(place, widths), 10_000)
        most = max(int(high / text.kind.leading), 2 * LEAST_LINES)
        cuts = list(range(0, max(len(text.lines), 1), most))
        if len(cuts) > 1 and len(text.lines) - cuts[-1] < LEAST_LINES:
            cuts[-1] = len(text.lines) - LEAST_LINES
        ends = [*cuts[1:], len(text.lines)]
        columns.append([[text.part(text.lines[start:end])] for start, end in zip(cuts, ends, strict=True)])
    return [
        [column[place] if place < len(column) else "" for column in columns]
        for place in range(max(map(len, columns)))
    ]


class RuledTable(PlatypusTable):
    """A table that knows how it begins: its head and its first rows."""

    beginning: tuple[list[list[Any]], list[float]] = ([], [])

    def least(self) -> float:
        """The height of the head with the first three rows, as they stay together."""
        rows, widths = self.beginning
        total = 0.0
        for row in rows:
            spanned = len(row) > 1 and row[1] == ""
            highest = 0.0
            for cell, wide in zip(row, widths, strict=True):
                room = (sum(widths) if spanned else wide) - 2 * SIDE
                highest = max(highest, sum(part.wrap(room, 10_000)[1] for part in cell))
            total += highest + 2 * PAD
        return total


def make_table(table: Table, context: Context, full: float, depth: float) -> RuledTable:
    """A table as a platypus table of full width on pages of so much depth.

    The caption and the source line are not part of it.
    """
    ink, hair = HexColor(PRINT.ink), HexColor(PRINT.rule)
    with context.inside("THead"), context.inside("TR"):
        data = [[_head(column, table, context) for column in table.columns]]
    body = context.parent.child("TBody")
    style: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), "Sans", 8, 11),
        ("LINEABOVE", (0, 0), (-1, 0), 0.9, ink),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, ink),
        ("LINEBELOW", (0, 1), (-1, -2), 0.4, hair),
        ("LINEBELOW", (0, -1), (-1, -1), 0.9, ink),
        ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.9, ink),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), PAD),
        ("BOTTOMPADDING", (0, 0), (-1, -1), PAD),
    ]
    style += [
        ("BACKGROUND", (place, 0), (place, -1), HexColor(context.colour("accent10")))
        for place, column in enumerate(table.columns)
        if column.shade
    ]
    widths = _widths(table.columns, full)
    heights = [0.0]
    for row in table.rows:
        place = len(data)
        with context.within(body):
            made = _row(row, table, context)
        high = 0.0 if row.group or row.wide >= 0 else _high(made, widths)
        if high > LONG_ROW * depth:
            parts = _parted(made, widths, LONG_ROW * depth - 2 * PAD)
            data += parts
            heights += [LONG_ROW * depth] * len(parts)
            style += _goes_on(place, len(parts))
            continue
        data.append(made)
        heights.append(high)
        if row.wide >= 0:
            style.append(("SPAN", (row.wide, place), (row.wide + 1, place)))
        if row.group:
            style += [
                ("SPAN", (0, place), (-1, place)),
                ("TOPPADDING", (0, place), (-1, place), 7),
                ("NOSPLIT", (0, place), (-1, place + 1)),
            ]
    style += _together(heights, depth)
    if context.spoken.right_to_left:
        data, style, widths = _mirrored(data), _style_mirrored(style, len(widths)), widths[::-1]
    whole = RuledTable(
        data,
        colWidths=widths,
        repeatRows=1,
        hAlign="LEFT",
        style=TableStyle(style),
    )
    whole.beginning = data[: 1 + FIRST_ROWS], widths
    return whole
