"""Writes running text as the body of the file: paragraphs, headings, tables, pictures, contents, sections of pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Pt

from briefing.report.document import Words, words
from briefing.report.docx.pictures import png
from briefing.report.docx.runs import Setter
from briefing.report.docx.styles import ACCENT
from briefing.report.docx.xml import field, text, w
from briefing.report.markup import page_text
from briefing.report.prose import model as m

_STYLES: Mapping[m.Look, str] = {
    "body": "Normal",
    "lead": "Lead",
    "statement": "Statement",
    "judgement": "Judgement",
    "assessment": "Assessment",
    "assumption": "Assumption",
    "small": "SmallText",
    "rail": "MarginNote",
    "source": "SourceLine",
    "subtitle": "Subtitle",
    "entry": "Entry",
}


class Writer:
    """Puts pieces of text behind one another into the body of a file. `wide` is the width of its lines in points."""

    def __init__(self, made: Any, setter: Setter, wide: float) -> None:
        self.file, self.setter, self.wide = made, setter, wide
        self.part = made.part
        self.body = made.element.body
        self.ends = self.body.sectPr
        self.body_begun = setter.document.form != "report"
        self._makers: Mapping[type, Callable[[Any], None]] = {
            m.Heading: self._heading,
            m.Paragraph: self._paragraph,
            m.Item: self._item,
            m.Caption: self._caption,
            m.Grid: self._grid,
            m.Picture: self._picture,
            m.Contents: self._contents,
            m.Endnotes: lambda _: None,
        }

    def write(self, piece: m.Piece) -> None:
        """Add one piece."""
        self._makers[type(piece)](piece)

    def _add(self, *elements: Any) -> None:
        for element in elements:
            self.ends.addprevious(element)

    def _line(self, style: str, runs: list[Any], of: Words = (), **flags: bool) -> Any:
        return w("p", self.setter.properties(style, of, **flags), *runs)

    def _heading(self, piece: m.Heading) -> None:
        style = f"Heading{piece.level}" if piece.level else "Title"
        runs = self.setter.bookmarked(piece.key, self.setter.runs(piece.runs, self.part))
        begins = piece.level == 1 and not piece.front and not self.body_begun
        if begins:
            self.body_begun = True
            self.part_pages()
        self._add(self._line(style, runs, piece.runs, breaks=piece.breaks and not begins))

    def _paragraph(self, piece: m.Paragraph) -> None:
        runs = self.setter.bookmarked(piece.key, self.setter.runs(piece.runs, self.part))
        self._add(self._line(_STYLES[piece.look], runs, piece.runs, holds=piece.holds))

    def _item(self, piece: m.Item) -> None:
        style = "ListBullet2" if piece.depth else "ListBullet"
        self._add(self._line(style, self.setter.runs(piece.runs, self.part), piece.runs))

    def _caption(self, piece: m.Caption) -> None:
        def teal() -> Any:
            return w("rPr", w("b"), w("color", val=ACCENT.lstrip("#")))

        label: list[Any] = []
        if piece.number:
            number = w("r", teal(), text(piece.number))
            before, _, after = piece.label.partition(piece.number)
            label = [
                w("r", teal(), text(before)),
                *field(f"SEQ {piece.kind} \\* ARABIC", number, look=teal),
                *([w("r", teal(), text(after))] if after else []),
            ]
        runs = [*self.setter.bookmarked(piece.key, label), w("r", text("\u2002"))]
        self._add(self._line("Caption", [*runs, *self.setter.runs(piece.runs, self.part)], piece.runs))

    # ------------------------------------------------------------ tables

    def _grid(self, piece: m.Grid) -> None:
        twips = [round(share * self.wide * 20) for share in piece.widths]
        headed = any(run.text for head in piece.heads for run in head)
        look = w("tblLook", firstRow=int(headed), firstColumn=int(not headed), noHBand=1, noVBand=1)
        table = w(
            "tbl",
            w(
                "tblPr",
                w("tblStyle", val="BriefingTable"),
                w("bidiVisual") if self.setter.rtl else None,
                w("tblW", w=sum(twips), type="dxa"),
                w("tblLayout", type="fixed"),
                look,
            ),
            w("tblGrid", *(w("gridCol", w=wide) for wide in twips)),
        )
        if headed:
            table.append(self._row(piece, m.GridRow(piece.heads), twips, head=True))
        for row in piece.rows:
            table.append(self._row(piece, row, twips))
        # Two tables that touch would become one, and a table needs a paragraph behind it.
        after = self.setter.properties("SourceLine")
        after.append(w("spacing", before=0, after=0))
        self._add(table, w("p", after))

    def _row(self, piece: m.Grid, row: m.GridRow, twips: list[int], *, head: bool = False) -> Any:
        made = w("tr", w("trPr", w("cantSplit"), w("tblHeader") if head else None))
        cells = row.cells if row.group else (*row.cells, *((),) * (len(twips) - len(row.cells)))
        for place, cell in enumerate(cells):
            wide = sum(twips) if row.group else twips[place]
            style = "TableHead" if head or row.group else "TableText"
            properties = self.setter.properties(style, cell, holds=row.group)
            if place in piece.numeric and not row.group:
                properties.append(w("jc", val="right"))
            paragraph = w("p", properties, *self.setter.runs(cell, self.part))
            span = w("gridSpan", val=len(twips)) if row.group else None
            made.append(w("tc", w("tcPr", w("tcW", w=wide, type="dxa"), span), paragraph))
        return made

    # ------------------------------------------------------------ pictures and contents

    def _picture(self, piece: m.Picture) -> None:
        drawing = piece.draw(self.wide)
        paragraph = self.file.add_paragraph(style="Figure")
        share = min(1.0, self.wide / float(drawing.width))
        shape = paragraph.add_run().add_picture(
            BytesIO(png(drawing, piece.ground)), width=Pt(float(drawing.width) * share)
        )
        properties = shape._inline.docPr  # noqa: SLF001 - the library offers no way to give a picture its words
        properties.set("descr", page_text(piece.alt))
        properties.set("name", f"Figure {properties.get('id')}")

    def _contents(self, piece: m.Contents) -> None:
        """A field that the reader's program can renew; until then it lists the sections, each a link."""
        lines = []
        for line in piece.lines:
            said = f"{line.number}\u2002{line.title}" if line.number else line.title
            runs = self.setter.leading(line.key, words(said), self.part)
            lines.append(self._line("TOC1", runs, words(said)))
        if not lines:
            return
        begin, instruction, separate, end = field('TOC \\o "1-1" \\h \\z \\u', None)
        for place, run in enumerate((begin, instruction, separate), 1):
            lines[0].insert(place, run)
        lines[-1].append(end)
        self._add(*lines)

    # ------------------------------------------------------------ pages

    def part_pages(self) -> None:
        """End the pages with roman numbers; what follows is counted from 1."""
        before = self.ends.getprevious()
        if before is None or before.tag != qn("w:p"):
            before = w("p", self.setter.properties("Normal"))
            self._add(before)
        kept = deepcopy(self.ends)
        number_pages(kept, "lowerRoman", 0)
        before.find(qn("w:pPr")).append(kept)
        # Head and foot are taken over from the section before; only the first page is without a number.
        for name in ("headerReference", "footerReference", "titlePg"):
            for old in self.ends.findall(qn(f"w:{name}")):
                self.ends.remove(old)
        number_pages(self.ends, "decimal", 1)


def number_pages(section: Any, kind: str, start: int) -> None:
    """Say how the pages of a section are numbered; `start` 0 goes on counting."""
    number = w("pgNumType", fmt=kind, **({"start": start} if start else {}))
    section.find(qn("w:pgMar")).addnext(number)
