"""The pages of the file: paper, margins, and the marking in head and foot, untranslated, at the right."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from briefing.analysis.language import language
from briefing.report.document import Document
from briefing.report.docx.xml import field, text, w

PAPERS = {"a4": (Mm(210), Mm(297)), "letter": (Pt(612), Pt(792))}
SIDE, TOP, BOTTOM, EDGE = Mm(25), Mm(30), Mm(26), Mm(13)


def set_pages(made: Any, document: Document, paper: str) -> float:
    """Give the file its paper with head and foot; answers the width of a line in points."""
    section = made.sections[0]
    section.page_width, section.page_height = PAPERS[paper]
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance = section.footer_distance = EDGE
    section.gutter = 0
    cover = document.form == "report"
    section.different_first_page_header_footer = cover
    wide = PAPERS[paper][0].pt - 2 * SIDE.pt
    as_of = language(document.language).say("As of {date}", date=document.as_of_words)
    stories = [(section.header, document.running, False), (section.footer, as_of, True)]
    if cover:
        stories += [(section.first_page_header, "", False), (section.first_page_footer, "", False)]
    for story, left, numbered in stories:
        _fill(story, left, document.marking.value, document.marking.colour, wide, numbered=numbered)
    # Word reads the kind of number from the settings, LibreOffice from here.
    section._sectPr.find(qn("w:pgSz")).addprevious(  # noqa: SLF001 - the library has no word for it
        w("endnotePr", w("numFmt", val="decimal"))
    )
    return float(wide)


def _fill(story: Any, left: str, label: str, colour: str, wide: float, *, numbered: bool) -> None:
    """A line of head or foot: words at the left, the page number in the middle, the marking at the right edge."""
    story.is_linked_to_previous = False
    paragraph = story.paragraphs[0]._p  # noqa: SLF001 - elements are put into it
    style = "Footer" if numbered else "Header"
    paragraph.insert(
        0,
        w(
            "pPr",
            w("pStyle", val=style),
            w(
                "tabs",
                w("tab", val="clear", pos=4320),
                w("tab", val="clear", pos=8640),
                w("tab", val="center", pos=round(wide * 10)),
                w("tab", val="right", pos=round(wide * 20)),
            ),
        ),
    )
    for old in paragraph.findall(qn("w:pPr"))[1:]:
        paragraph.remove(old)
    marked = w("rPr", w("rStyle", val="Marking"), w("color", val=colour.lstrip("#")), w("lang", val="en-GB"))
    runs = [w("r", text(left)), w("r", w("tab"))]
    if numbered:
        runs += field("PAGE", w("r", text("1")))
    runs += [w("r", w("tab")), w("r", marked, text(f"\u00a0{label}\u00a0"))]
    for run in runs:
        paragraph.append(run)
