"""Draws the cover: a teal field with life lines made from data, title, line, facts, and the label twice."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.colors import HexColor

from briefing.figures.theme import PRINT
from briefing.report.document import Document, words
from briefing.report.house import House, Logo
from briefing.report.pdf import style as s
from briefing.report.pdf.drawing import paint
from briefing.report.pdf.pieces import Context
from briefing.report.pdf.running import draw_label
from briefing.report.pdf.text import Text

FIELD = 178 * s.MM
LOGO_WIDE, LOGO_HIGH = 40 * s.MM, 14 * s.MM
LOGO_TOP, LOGO_PAD = 8 * s.MM, 3.0


def _place(canvas: Any, text: Text, x: float, top: float, wide: float) -> float:
    """Draws a text with its top at `top`; answers where it ends."""
    high: float = text.wrap(wide, 10_000)[1]
    text.drawOn(canvas, x, top - high)
    return top - high


def _logo(canvas: Any, house: House, context: Context, left: float, high: float) -> float:
    """Draws the logo on a white ground at the upper left, so that it is seen on a field of any colour; answers the
    room it takes.
    """
    logo = house.logo
    if logo is None:
        return 0.0
    scale = min(LOGO_WIDE / logo.wide, LOGO_HIGH / logo.high)
    wide, tall = logo.wide * scale, logo.high * scale
    foot = high - LOGO_TOP - tall
    canvas.setFillColor(HexColor(canvas.theme.ground))
    canvas.rect(left, foot - LOGO_PAD, wide + 2 * LOGO_PAD, tall + 2 * LOGO_PAD, stroke=0, fill=1)
    words_of_it = context.spoken.say("Logo of {institution}", institution=house.institution)
    element = context.parent.child(
        "Figure", Alt=words_of_it if house.institution else context.spoken.say("Logo")
    )
    x = left + LOGO_PAD
    with canvas.whole(element, (x, foot, x + wide, foot + tall)):
        canvas.drawImage(_picture(logo), x, foot, wide, tall)
    return wide + 2 * LOGO_PAD + 12


def _picture(logo: Logo) -> Any:
    """The logo as the page engine reads it: opaque, on white, in the colours of the screen."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    with Image.open(io.BytesIO(logo.data), formats=["PNG"]) as read:
        drawn = read.convert("RGBA")
    whole = Image.new("RGBA", drawn.size, "#FFFFFF")
    return ImageReader(Image.alpha_composite(whole, drawn).convert("RGB"))


def draw_cover(canvas: Any, document: Document, paper: s.Paper, context: Context) -> None:
    """The cover of a document on a paper size."""
    left, full, high = paper.left, paper.full, paper.height
    cover = document.cover
    canvas.setFillColor(HexColor(canvas.theme.accent))
    canvas.rect(0, high - FIELD, paper.width, FIELD, stroke=0, fill=1)
    house = context.house
    beside = _logo(canvas, house, context, left, high)
    named = f"{house.institution}\u2002|\u2002{cover.series}" if house.institution else cover.series
    series = Text(
        words(named),
        s.RUNNING.with_(face="Sans-Medium", size=9, leading=12, colour="ground"),
        context,
    )
    title = Text(words(document.title), s.COVER_TITLE, context, role="H1")
    room = full - beside - 100
    if canvas.right_to_left:
        room = min(room, series.natural_width() + 0.1)  # at the left: the label stands at the right
    _place(canvas, series, left + beside, high - 13.4 * s.MM, room)
    if cover.draw:
        art = cover.draw(full, 142 * s.MM, context.house.cover)
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
