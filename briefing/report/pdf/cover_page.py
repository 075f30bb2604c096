"""Draws the cover: a teal field with life lines made from data, title, line, facts, and the label twice."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor

from briefing.figures.theme import PRINT
from briefing.report.document import Document, words
from briefing.report.pdf import style as s
from briefing.report.pdf.drawing import paint
from briefing.report.pdf.pieces import Context
from briefing.report.pdf.running import draw_label
from briefing.report.pdf.text import Text

FIELD = 178 * s.MM


def _place(canvas: Any, text: Text, x: float, top: float, wide: float) -> float:
    """Draws a text with its top at `top`; answers where it ends."""
    high: float = text.wrap(wide, 10_000)[1]
    text.drawOn(canvas, x, top - high)
    return top - high


def draw_cover(canvas: Any, document: Document, paper: s.Paper, context: Context) -> None:
    """The cover of a document on a paper size."""
    left, full, high = paper.left, paper.full, paper.height
    cover = document.cover
    canvas.setFillColor(HexColor(PRINT.accent))
    canvas.rect(0, high - FIELD, paper.width, FIELD, stroke=0, fill=1)
    series = Text(
        words(cover.series),
        s.RUNNING.with_(face="Sans-Medium", size=9, leading=12, colour=PRINT.ground),
        context,
    )
    title = Text(words(document.title), s.COVER_TITLE, context, role="H1")
    room = series.natural_width() + 0.1 if canvas.right_to_left else full  # the label stands at the right
    _place(canvas, series, left, high - 13.4 * s.MM, room)
    if cover.draw:
        art = cover.draw(full, 142 * s.MM)
        canvas.saveState()
        canvas.translate(left, high - 30 * s.MM - art.height)
        element = context.parent.child("Figure", Alt=cover.alt)
        with canvas.whole(element, (0, 0, art.width, art.height)):
            paint(canvas, art)
        canvas.restoreState()
    top = high - FIELD - 9 * s.MM
    top = _place(canvas, title, left, top, full)
    _place(canvas, Text(words(document.line), s.COVER_LINE, context), left, top - 8, full)
    facts_top = paper.bottom + 88
    canvas.setStrokeColor(HexColor(PRINT.ink))
    canvas.setLineWidth(0.6)
    canvas.line(left, facts_top, left + full, facts_top)
    fact = s.TABLE.with_(size=8.4, leading=12, hyphens=False)
    for place, (name, value) in enumerate(cover.facts):
        wide = 42 * s.MM if place < len(cover.facts) - 1 else full - place * 46 * s.MM
        x = left + canvas.at(place * 46 * s.MM, wide, full)
        lower = _place(canvas, Text(words(name, "bold"), fact, context), x, facts_top - 8, wide)
        _place(canvas, Text(words(value), fact, context), x, lower, wide)
    key = Text(words(cover.key), s.RUNNING, context)
    tall = key.wrap(118 * s.MM, 100)[1]
    key.drawOn(canvas, left, 33 + max(0, 15 - tall) / 2)
    right = left + full
    draw_label(canvas, document.marking, right, high - 53)
    draw_label(canvas, document.marking, right, 33)
    canvas.bookmarkHorizontal("cover", 0, high)
    canvas.addOutlineEntry(document.title, "cover", 0, closed=None)
