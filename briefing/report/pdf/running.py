"""What stands on every page: short title and as-of date, page number, and the TLP label in head and foot."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics

from briefing.domain.scales import Marking
from briefing.figures.faces import cut
from briefing.report.document import Document, Run, words
from briefing.report.pdf import style as s
from briefing.report.pdf.pieces import Context
from briefing.report.pdf.text import Text

NUMBER = 130.4
"""How far in the page number stands at least, beside the as-of date."""

ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def draw_label(canvas: Any, marking: Marking, right: float, y: float) -> None:
    """The TLP label, whole, 12 points on black, its box ending at `right` with its foot at `y`."""
    wide = pdfmetrics.stringWidth(marking.value, "Sans-Bold", 12) + 10
    canvas.setFillColor(HexColor("#000000"))
    canvas.rect(right - wide, y, wide, 15, stroke=0, fill=1)
    canvas.setFillColor(HexColor(marking.colour))
    canvas.setFont("Sans-Bold", 12)
    canvas.drawString(right - wide + 5, y + 3.2, marking.value)


def draw_running(
    canvas: Any, document: Document, paper: s.Paper, number: str, total: str, context: Context
) -> None:
    """Head and foot of an inner page: `number` alone in the front matter, “7 of 20” in the body."""
    spoken = context.spoken
    left, right = paper.left, paper.left + paper.full
    house = context.house.institution
    head = cut(f"{house} | {document.running}" if house else document.running, "Sans", 7.4, paper.full - 140)
    for text, x, y in (
        (words(head), left, paper.height - 50),
        (words(spoken.say("As of {date}", date=document.as_of_words)), left, 36),
    ):
        line = Text(text, s.RUNNING, context, role="")
        natural = min(line.natural_width() + 0.1, paper.full - 140)
        line.wrap(natural if canvas.right_to_left else paper.full - 140, 20)
        line.drawOn(canvas, x, y)
    x = left + max(paper.shift, NUMBER)
    if canvas.right_to_left:
        _draw_count(canvas, number, total, x, context)
    else:
        _draw_number(canvas, number, total, x, context)
    draw_label(canvas, document.marking, right, paper.height - 53)
    draw_label(canvas, document.marking, right, 33)


def _draw_number(canvas: Any, number: str, total: str, x: float, context: Context) -> None:
    """The page number, and the total after it in a lighter face."""
    figure = Text(words(number), s.PAGE_NUMBER, context, role="")
    figure.wrap(60, 20)
    figure.drawOn(canvas, x, 36)
    if total:
        of = Text(
            words(context.spoken.say("of {count}", count=total), "soft"),
            s.PAGE_NUMBER.with_(face="Sans"),
            context,
            role="",
        )
        of.wrap(60, 20)
        of.drawOn(canvas, x + figure.natural_width() + 3, 36)


def _draw_count(canvas: Any, number: str, total: str, x: float, context: Context) -> None:
    """The page number and the total in one line that runs right to left, beside the as-of date."""
    of = context.spoken.say("of {count}", count=total)
    runs = (Run(number, "bold"), Run(f" {of}", "soft")) if total else words(number, "bold")
    count = Text(runs, s.PAGE_NUMBER.with_(face="Sans", bold="Sans-Bold"), context, role="")
    count.wrap(count.natural_width() + 0.1, 20)
    count.drawOn(canvas, x, 36)
