"""ReportLab as its guide shows it: platypus with a table of contents, an outline and links; no tags."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Table, TableStyle
from reportlab.platypus.tableofcontents import TableOfContents

from tests.bench.engines.content import HEADS, Content

FONTS = Path(__file__).resolve().parents[3] / "briefing" / "resources" / "fonts"
MM = 72 / 25.4
FACES = (("Serif", "SourceSerif4-Regular"), ("Sans", "IBMPlexSans-Regular"), ("Bold", "IBMPlexSans-SemiBold"))

BODY = ParagraphStyle("body", fontName="Serif", fontSize=10, leading=14, spaceAfter=11, leftIndent=46 * MM)
HEAD = ParagraphStyle("head", fontName="Bold", fontSize=21, leading=26, spaceBefore=20, spaceAfter=10)
CELL = ParagraphStyle("cell", fontName="Sans", fontSize=8, leading=11)
NOTE = ParagraphStyle("note", fontName="Serif", fontSize=8, leading=10.6, spaceAfter=2)
LINE = ParagraphStyle("line", fontName="Serif", fontSize=10, leading=14)


class _Template(BaseDocTemplate):
    def afterFlowable(self, flowable: Any) -> None:
        if isinstance(flowable, Paragraph) and flowable.style is HEAD:
            text = flowable.getPlainText()
            key = f"h{self.seq.nextf('head')}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, 0)
            self.notify("TOCEntry", (0, text, self.page, key))


def _page(canvas: Any, template: Any) -> None:
    canvas.setFont("Sans", 8)
    canvas.drawString(20 * MM, 36, f"{canvas.getPageNumber()}")
    canvas.setFont("Bold", 12)
    canvas.drawRightString(A4[0] - 22 * MM, 36, "TLP:GREEN")
    canvas.drawRightString(A4[0] - 22 * MM, A4[1] - 50, "TLP:GREEN")


def make(content: Content) -> bytes:
    """The PDF."""
    for name, file in (
        ("Serif", "SourceSerif4-Regular"),
        ("Sans", "IBMPlexSans-Regular"),
        ("Bold", "IBMPlexSans-SemiBold"),
    ):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{file}.ttf")))
    contents = TableOfContents(levelStyles=[LINE], dotsMinLevel=0)
    story: list[Any] = [Paragraph(escape(content.title), BODY), PageBreak(), contents, PageBreak()]
    style = TableStyle(
        [
            ("LINEABOVE", (0, 0), (-1, 0), 0.9, HexColor("#1B2430")),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#C5CCD0")),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("FONT", (0, 0), (-1, -1), "Sans", 8, 11),
        ]
    )
    for number, chapter in enumerate(content.chapters, 1):
        story.append(Paragraph(f"{number}  {escape(chapter.title)}", HEAD))
        for paragraph in chapter.paragraphs:
            said = []
            for each in paragraph:
                text = escape(each.text)
                if each.link:
                    text = f'<a href="{each.link}" color="#0B5C6B">{text}</a>'
                if each.note:
                    text += f'<a name="mark-{each.note}"/><super><a href="#note-{each.note}">{each.note}</a></super>'
                said.append(text)
            story.append(Paragraph(" ".join(said), BODY))
        rows = [[Paragraph(cell, CELL) for cell in HEADS]]
        rows += [[Paragraph(escape(cell), CELL) for cell in row] for row in chapter.rows]
        widths = [10 * MM, None, 30 * MM, 26 * MM, 34 * MM]
        widths[1] = 168 * MM - 100 * MM
        story.append(Table(rows, colWidths=widths, repeatRows=1, style=style))
    story.append(Paragraph("Notes", HEAD))
    story += [
        Paragraph(
            f'<a name="note-{number}"/><a href="#mark-{number}">{number}</a> '
            f'<a href="{address}">{escape(said)}</a> [B2]',
            NOTE,
        )
        for number, (said, address) in enumerate(content.notes, 1)
    ]
    out = io.BytesIO()
    frame = Frame(20 * MM, 26 * MM, 168 * MM, A4[1] - 56 * MM, 0, 0, 0, 0)
    template = _Template(
        out, pagesize=A4, pageTemplates=[PageTemplate("page", [frame], onPage=_page)], title=content.title
    )
    template.multiBuild(story)
    return out.getvalue()
