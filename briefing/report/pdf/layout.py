"""Lays a document out: sections into pages, twice, so that contents and page totals know the pages.

The engine never reads the clock, the locale, the home folder or the order of a set: the same document and options
give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from briefing.analysis.language import language
from briefing.report.document import Document, Section, Table, words
from briefing.report.house import PLAIN, House
from briefing.report.pdf import style as s
from briefing.report.pdf.cover_page import draw_cover
from briefing.report.pdf.errors import ExportError, TooTall
from briefing.report.pdf.flowables import Anchor, Columns, CoverPage, Mark, Part, SectionHead
from briefing.report.pdf.keeping import Ahead, tie
from briefing.report.pdf.keeping import head as heading
from briefing.report.pdf.opening import opening
from briefing.report.pdf.parts import Builder
from briefing.report.pdf.pieces import Context
from briefing.report.pdf.progress import Course
from briefing.report.pdf.running import ROMAN, draw_running
from briefing.report.pdf.structure import Element, PageCanvas, UnsavedCanvas
from briefing.report.pdf.tables import crushed
from briefing.report.pdf.text import Text
from briefing.report.reading import work

PASSES = 4


@dataclass(slots=True)
class Place:
    """Where a block begins or ends: page (from 1), height in points from the lower edge, and the paper it is on."""

    block: str
    page: int
    y: float
    begins: bool
    paper: s.Paper


@dataclass(slots=True)
class Laid:
    """A laid-out document: its bytes, its structure, its pages, where sections begin and where blocks lie."""

    data: bytes
    tree: Element
    pages: int
    front: int
    starts: dict[str, int]
    places: list[Place] = field(default_factory=list)


class _Template(BaseDocTemplate):
    """A document template that tells after each flowable on which page it is."""

    def __init__(self, *args: Any, seen: Callable[[int], None], **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        self.seen = seen

    def afterFlowable(self, _flowable: Any) -> None:
        self.seen(self.page)


def _section(section: Section, builder: Builder, places: list[Place], course: Course) -> list[Any]:
    with builder.section():
        return _within_section(section, builder, places, course)


def _within_section(section: Section, builder: Builder, places: list[Place], course: Course) -> list[Any]:
    context = builder.context
    context.where = section.title
    plain = not section.breaks and builder.document.form != "report"
    kind, number_kind = (
        (s.SECTION, s.SECTION_NUMBER) if section.breaks else (s.SECTION_FLOWING, s.SECTION_NUMBER_FLOWING)
    )
    kind = s.HEAD2 if plain else kind
    title = Text(words(section.title), kind, context, role="H2")
    number = None
    if section.number:
        number = Text(words(section.number), number_kind, context, element=title.element)
        number.goes_on = True
    lead = Text(section.lead, s.HEAD_LEAD if plain else s.LEAD, context) if section.lead else None

    def seen(begins: bool) -> Callable[[int, float], None]:
        return lambda page, y: places.append(Place(section.block, page, y, begins, builder.paper))

    outline = f"{section.number}  {section.title}" if section.number else section.title
    shift = builder.paper.shift
    head: Part = Anchor(section.key)
    if section.title:
        head = heading(
            SectionHead(
                section.key, outline, number, title, lead, shift, before=14 if plain else 31, plain=plain
            )
        )
    made: list[Any] = [Mark(seen(True)), head]
    for part in section.parts:
        made += builder.make(part)
        course.step(work(part, builder.document))
    if isinstance(made[-1], Part):
        made[-1].after = 0.0  # space below the last line would push the mark, and with it a blank page, on
    made.append(Mark(seen(False)))
    return made


def _starting(key: str, starts: dict[str, int]) -> Callable[[int, float], None]:
    def seen(page: int, _y: float) -> None:
        starts[key] = page

    return seen


def _crushed(section: Section, builder: Builder) -> bool:
    """Whether a table of the section is too wide for the page, so that it needs one on its side."""
    return not section.front and any(
        isinstance(part, Table) and crushed(part, builder.paper.full) for part in section.parts
    )


def _story(builder: Builder, places: list[Place], starts: dict[str, int], course: Course) -> list[Any]:
    document, paper = builder.document, builder.paper
    story: list[Any] = [
        CoverPage(
            lambda canvas: draw_cover(canvas, document, paper, builder.context), paper.width, paper.height
        )
        if document.form == "report"
        else opening(builder)
    ]
    on_side = Builder(document, paper.turned(), builder.context, builder.pages)
    front, wide = document.form == "report", False
    for place, section in enumerate(document.sections):
        on_its_side = section.wide or _crushed(section, builder)
        if place == 0 and document.form != "report":
            story.append(Ahead(paper.depth))
        elif place == 0 or section.front != front or section.breaks or on_its_side or wide:
            kind = "front" if section.front else "wide" if on_its_side else "body"
            story += [NextPageTemplate(kind), PageBreak()]
        else:
            story.append(Ahead(paper.depth))
        front, wide = section.front, on_its_side
        story.append(Mark(_starting(section.key, starts)))
        story += _section(section, on_side if wide else builder, places, course)
    tie(story)
    return story


def _left(story: Sequence[Any]) -> list[float]:
    """How much is still to be placed when so many flowables are left: rows and notes count, not only flowables."""
    left = [0.0]
    for flowable in reversed(story):
        within = len(flowable.parts) * 0.3 if isinstance(flowable, Columns) else 0.0
        left.append(left[-1] + 1 + within + getattr(flowable, "_nrows", 0) * 0.7)
    return left


def _lay(
    document: Document,
    paper: s.Paper,
    known: Laid | None,
    course: Course,
    house: House,
    canvas_of: type[PageCanvas] = PageCanvas,
) -> Laid:
    labels = dict(document.labels)
    pages: dict[str, str] = {}
    if known:
        front_keys = {section.key for section in document.sections if section.front}
        for key, page in known.starts.items():
            pages[key] = ROMAN[page - 1] if key in front_keys else str(page - known.front)
            labels[f"page:{key}"] = pages[key]
    spoken = language(document.language)
    context = Context(document.marks, labels, spoken=spoken, house=house, at_length=document.form == "report")
    places: list[Place] = []
    starts: dict[str, int] = {}
    builder = Builder(document, paper, context, pages)
    course.begin(
        "make" if known else "measure",
        sum(work(part, document) for section in document.sections for part in section.parts),
    )
    story = _story(builder, places, starts, course)
    left = _left(story)
    course.begin("draw" if known else "place", known.pages if known else left[-1])

    def seen(page: int) -> None:
        course.reach(page if known else left[-1] - left[min(len(story), len(left) - 1)])

    cover = document.form == "report"
    front = known.front if known else int(cover)
    total = known.pages - known.front if known else 0

    def inner(sheet: s.Paper) -> Callable[[Any, Any], None]:
        def draw(canvas: Any, _template: Any) -> None:
            page = canvas.getPageNumber()
            if page <= front:
                number, of = ROMAN[min(page - 1, len(ROMAN) - 1)], ""
            else:
                number, of = str(page - front), str(total)
            context.where = "the head of the page"
            draw_running(canvas, document, sheet, number, of, context)

        return draw

    def sheet(name: str, of: s.Paper) -> PageTemplate:
        frame = Frame(of.left, of.bottom, of.full, of.depth, id=name, **bare)
        return PageTemplate(name, [frame], onPage=inner(of), pagesize=(of.width, of.height))

    bare = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    cover_page = PageTemplate("cover", [Frame(0, 0, paper.width, paper.height, **bare)])
    out = io.BytesIO()
    template = _Template(
        out,
        pagesize=(paper.width, paper.height),
        pageTemplates=[
            *([cover_page] if cover else []),
            sheet("front", paper),
            sheet("body", paper),
            sheet("wide", paper.turned()),
        ],
        title=document.title,
        author="",
        subject=document.subject,
        keywords=", ".join(document.keywords),
        creator="Briefing",
        producer="Briefing",
        lang=document.language,
        seen=seen,
    )

    def canvas(*args: Any, **keywords: Any) -> PageCanvas:
        return canvas_of(
            *args, right_to_left=spoken.right_to_left, theme=house.theme, course=course, **keywords
        )

    try:
        template.build(story, canvasmaker=canvas)
    except LayoutError as error:
        raise TooTall(context.where) from error
    first_pages = [
        starts[section.key] for section in document.sections if not section.front and section.key in starts
    ]
    count = template.page
    front = (min(first_pages) if first_pages else count + 1) - 1
    return Laid(out.getvalue(), context.parent, count, front, starts, places)


def lay_once(document: Document, paper: s.Paper, course: Course | None = None, house: House = PLAIN) -> Laid:
    """The document laid out once, without the pages of its contents: how many pages it takes, and which section where.

    It is one step of the `course`. Raises as `lay_out` does.
    """
    asking = Course(cancelled=course.cancelled if course else None)
    laid = _lay(document, paper, None, asking, house, UnsavedCanvas)
    if course:
        course.step()
    return laid


def lay_out(document: Document, paper: s.Paper, course: Course, house: House = PLAIN) -> Laid:
    """The document as PDF bytes with its places; raises `Cancelled`, `MissingGlyph` or `TooTall`.

    Layout is repeated until the pages that the contents name are the pages that came out.
    """
    known: Laid | None = None
    for _ in range(PASSES):
        laid = _lay(document, paper, known, course, house, PageCanvas if known else UnsavedCanvas)
        if known and (laid.starts, laid.pages) == (known.starts, known.pages):
            return laid
        known = laid
    raise ExportError("The pages did not settle: the contents change the pages they name.")
