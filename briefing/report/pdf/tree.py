"""Writes the structure tree into a finished PDF: elements, the parent tree, and what ties links to them.

ISO 32000-1, 14.7: each page has an entry of the parent tree that lists the elements of its marked content, and each
link annotation one that names its link element.
"""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from briefing.report.pdf.progress import Course
from briefing.report.pdf.structure import Annotation, Content, Element

_TEXTS = ("Alt", "Lang", "ID")
PRINTED = 4
"""The flag of an annotation that is printed, and never hidden."""


class _Writer:
    """Writes one tree. `marked` is, for each page, which element each marked content id belongs to."""

    def __init__(self, pdf: pikepdf.Pdf, course: Course) -> None:
        self.pdf, self.course = pdf, course
        self.pages = [page.obj for page in pdf.pages]
        self.marked: list[dict[int, Any]] = [{} for _ in self.pages]
        self.links: list[tuple[Any, Any]] = []
        self.names: list[tuple[str, Any]] = []

    def element(self, element: Element, parent: Any) -> Any:
        """The element with all that stands in it, as an indirect object."""
        self.course.step()
        made = self.pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent, **self._attributes(element)
            )
        )
        if "ID" in element.attributes:
            self.names.append((element.attributes["ID"], made))
        kids = Array()
        for kid in element.kids:
            if isinstance(kid, Element):
                if kid.placed:
                    kids.append(self.element(kid, made))
            elif isinstance(kid, Content):
                self.marked[kid.page - 1][kid.mcid] = made
                kids.append(Dictionary(Type=Name.MCR, Pg=self.pages[kid.page - 1], MCID=kid.mcid))
            else:
                kids.append(self._link(kid, made))
        made.K = kids
        return made

    def _link(self, kid: Annotation, element: Any) -> Any:
        page = self.pages[kid.page - 1]
        annotation = page.Annots[kid.place]
        annotation.Contents = String(kid.told)
        annotation.F = PRINTED
        annotation.Border = Array([0, 0, 0])  # a viewer frames a link that says nothing of its border
        if "/C" in annotation:
            del annotation["/C"]
        self.links.append((annotation, element))
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)

    @staticmethod
    def _attributes(element: Element) -> dict[str, Any]:
        given = element.attributes
        made: dict[str, Any] = {key: String(given[key]) for key in _TEXTS if key in given}
        if "BBox" in given:
            box = Array([round(side, 2) for side in given["BBox"]])
            made["A"] = Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
        elif "Scope" in given or "ColSpan" in given:
            table = Dictionary(O=Name.Table)
            if "Scope" in given:
                table.Scope = Name(f"/{given['Scope']}")
            if "ColSpan" in given:
                table.ColSpan = given["ColSpan"]
            made["A"] = table
        return made

    def parents(self) -> Any:
        """The parent tree; pages and annotations are told their keys."""
        nums = Array()
        key = 0
        for page, marked in zip(self.pages, self.marked, strict=True):
            page.StructParents = key
            page.Tabs = Name.S
            nums.append(key)
            nums.append(self.pdf.make_indirect(Array([marked[mcid] for mcid in range(len(marked))])))
            key += 1
        for annotation, element in self.links:
            annotation.StructParent = key
            nums.append(key)
            nums.append(element)
            key += 1
        return self.pdf.make_indirect(Dictionary(Nums=nums)), key


def _elements(element: Element) -> int:
    return 1 + sum(_elements(kid) for kid in element.kids if isinstance(kid, Element) and kid.placed)


def write_tree(pdf: pikepdf.Pdf, tree: Element, course: Course | None = None) -> None:
    """Puts the tree into the catalogue of the file, and says that the file is tagged."""
    course = course or Course()
    course.begin("tag", _elements(tree))
    writer = _Writer(pdf, course)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = writer.element(tree, root)
    root.ParentTree, root.ParentTreeNextKey = writer.parents()
    if writer.names:
        named = Array()
        for name, element in sorted(writer.names, key=lambda pair: pair[0]):
            named.append(String(name))
            named.append(element)
        root.IDTree = pdf.make_indirect(Dictionary(Names=named))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
