"""The structure of a tagged page: elements in reading order, and the canvas that ties what is drawn to them.

Everything drawn is an artifact unless an element claims it (ISO 32000-1, 14.8.2.2), so that no stray rule can break
conformance with PDF/UA-1 (ISO 14289-1). The price is that words drawn without an element go silent; a test reads
every exported page and holds its words against the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from briefing.figures.theme import PRINT, FigureTheme
from briefing.report.pdf.progress import Course

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content on a page (from 1) with its id there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link annotation: the page it is on (from 1), its place among those of the page, and what it is, in words."""

    page: int
    place: int
    told: str


@dataclass(eq=False, slots=True)
class Element:
    """An element of the structure tree: its role, its parent, and what stands in it in reading order.

    It takes its place under its parent when something of it is drawn first, so the tree follows the reading order of
    the pages and holds nothing that was never drawn. `attributes` are Alt, Lang, ID, Scope, ColSpan, BBox.
    """

    role: str
    parent: Element | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Element | Content | Annotation] = field(default_factory=list)
    placed: bool = False
    drawn: bool = False

    def child(self, role: str, *, placed: bool = False, **attributes: Any) -> Element:
        """An element within this one; `placed` gives it its place now, as the empty cell of a table has it."""
        made = Element(role, self, attributes, placed=placed)
        if placed:
            self.kids.append(made)
        return made

    def claim(self) -> None:
        """Puts the element, and those it stands in, into the tree."""
        if self.drawn:
            return
        self.drawn = True
        if self.parent is not None:
            self.parent.claim()
            if not self.placed:
                self.placed = True
                self.parent.kids.append(self)


class _Told(dict[str, Any]):
    """The objects of a file, each a step of its course when it is written; the library tells of none itself."""

    def __init__(self, objects: dict[str, Any], course: Course) -> None:
        super().__init__(objects)
        self.course = course

    def __getitem__(self, key: str) -> Any:
        self.course.step()
        return super().__getitem__(key)


class PageCanvas(Canvas):
    """The canvas of a tagged document.

    No Helvetica, no clock, PDF 1.7, whatever the document template asks for. Pages that run `right_to_left` are the
    same pages mirrored: parts are made as if they ran left to right, and are drawn at the place that `at` gives.
    `silent` says that words need not be drawn, since only the places of things are asked for.
    """

    silent = False

    def __init__(
        self,
        *args: Any,
        right_to_left: bool = False,
        theme: FigureTheme = PRINT,
        course: Course | None = None,
        **keywords: Any,
    ) -> None:
        self.course = course
        self.right_to_left = right_to_left
        self.theme = theme
        keywords |= {"invariant": 1, "initialFontName": "Sans", "pdfVersion": (1, 7), "pageCompression": 1}
        keywords.pop("encrypt", None)
        super().__init__(*args, **keywords)
        self._next_mcid = 0
        self._within: Element | None = None
        self._whole = False
        self.last_line: tuple[float, bool] | None = None
        """The height of the line drawn last on the page, and whether it mixes directions."""
        self._code.append("/Artifact BMC")

    def at(self, x: float, wide: float, full: float) -> float:
        """Where something `wide` points wide at `x` begins, within what is `full` points wide."""
        return full - x - wide if self.right_to_left else x

    def enter(self, element: Element | None) -> None:
        """What is drawn from now on belongs to the element; None makes it an artifact."""
        if self._whole or element is self._within:
            return
        self._code.append("EMC")
        self._within = element
        if element is None:
            self._code.append("/Artifact BMC")
            return
        element.claim()
        element.kids.append(Content(self.getPageNumber(), self._next_mcid))
        self._code.append(f"/{element.role} <</MCID {self._next_mcid}>> BDC")
        self._next_mcid += 1

    @contextmanager
    def whole(self, element: Element, box: Box) -> Iterator[None]:
        """All that is drawn inside is one figure, its words too. `box` is its place at the canvas's origin."""
        left, foot, right, top = box
        x1, y1 = self.absolutePosition(left, foot)
        x2, y2 = self.absolutePosition(right, top)
        element.attributes["BBox"] = (x1, y1, x2, y2)
        self.enter(element)
        self._whole = True
        try:
            yield
        finally:
            self._whole = False
            self.enter(None)

    @contextmanager
    def spoken(self, text: str) -> Iterator[None]:
        """What is drawn inside is read out as this text (ISO 32000-1, 14.9.4); as it is where there is none."""
        if text:
            self._code.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC")
        yield
        if text:
            self._code.append("EMC")

    def link(self, element: Element, target: str, box: Box, told: str) -> None:
        """A link over `box` that leads to a place of the document (`#name`) or to an address; `told` says where to."""
        element.claim()
        element.kids.append(Annotation(self.getPageNumber(), len(self._annotationrefs), told))
        if target.startswith("#"):
            self.linkRect("", target[1:], box, relative=1, thickness=0)
        else:
            self.linkURL(target, box, relative=1, thickness=0)

    def showPage(self) -> None:
        self._code.append("EMC")
        super().showPage()
        self._next_mcid = 0
        self._within = None
        self.last_line = None
        self._code.append("/Artifact BMC")

    def save(self) -> None:
        # The template has shown its last page; what showPage opened for a next one would make an empty page of it.
        if self._code == ["/Artifact BMC"]:
            self._code.clear()
        if self.course:
            self.course.begin("write", len(self._doc.idToObject))
            self._doc.idToObject = _Told(self._doc.idToObject, self.course)
        super().save()


class UnsavedCanvas(PageCanvas):
    """A canvas whose pages are only counted, and what begins where on them."""

    silent = True

    def save(self) -> None:
        """Writes nothing: its file is never read."""
