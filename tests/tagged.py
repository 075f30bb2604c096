"""Reads a tagged PDF with two independent libraries: the tree with one, the words of its pages with the other."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

ARTIFACT = -1


@dataclass(slots=True)
class Node:
    """An element as read: its role, its attributes, and in reading order its elements and marked content."""

    role: str
    told: dict[str, str]
    kids: list[Node | tuple[int, int]] = field(default_factory=list)
    links: int = 0

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def content(self) -> Iterator[tuple[int, int]]:
        """Page (from 0) and id of all marked content, in the order of the tree."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.content()
            else:
                yield kid

    def outline(self) -> Any:
        """Roles alone, as nested lists, to compare two trees."""
        return [self.role, *(kid.outline() if isinstance(kid, Node) else "text" for kid in self.kids)]


def tree(data: bytes) -> Node:
    """The structure tree of a file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

        def read(element: Any) -> Node:
            told = {key: str(element[f"/{key}"]) for key in ("Alt", "ID", "Lang") if f"/{key}" in element}
            for key in ("Scope", "ColSpan"):
                if "/A" in element and f"/{key}" in element.A:
                    told[key] = str(element.A[f"/{key}"]).lstrip("/")
            made = Node(str(element.S).lstrip("/"), told)
            for kid in element.K:
                if "/MCID" in kid:
                    made.kids.append((pages[kid.Pg.objgen], int(kid.MCID)))
                elif "/Obj" in kid:
                    made.links += 1
                else:
                    made.kids.append(read(kid))
            return made

        return read(pdf.Root.StructTreeRoot.K)


def words(data: bytes) -> dict[tuple[int, int], str]:
    """The text of every marked content of every page; what no element claims is under `ARTIFACT` of its page."""
    opened = pypdfium2.PdfDocument(data)
    found: dict[tuple[int, int], str] = {}
    try:
        for number in range(len(opened)):
            page = opened[number]
            textpage = page.get_textpage()
            for place in range(pdfium.FPDFPage_CountObjects(page.raw)):
                thing = pdfium.FPDFPage_GetObject(page.raw, place)
                if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_TEXT:
                    continue
                length = pdfium.FPDFTextObj_GetText(thing, textpage.raw, None, 0)
                buffer = ctypes.create_string_buffer(length)
                pdfium.FPDFTextObj_GetText(
                    thing, textpage.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
                )
                key = (number, pdfium.FPDFPageObj_GetMarkedContentID(thing))
                found[key] = found.get(key, "") + buffer.raw.decode("utf-16-le").rstrip("\0")
    finally:
        opened.close()
    return found
