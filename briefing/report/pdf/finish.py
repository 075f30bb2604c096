"""Finishes a laid-out PDF with pikepdf: tags, page labels, language, metadata with fixed dates, a reproducible id."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from briefing.report.document import Document
from briefing.report.evidence.attaching import attach
from briefing.report.evidence.rows import Attachment
from briefing.report.pdf.archive import describe, set_colours
from briefing.report.pdf.progress import Course
from briefing.report.pdf.structure import Element
from briefing.report.pdf.tree import write_tree


def _stamp(document: Document) -> datetime:
    """The only date the file carries: the information cut-off, else the as-of date; never the clock's."""
    day = document.cutoff or document.as_of or "2000-01-01"
    year, month, date = (int(part) for part in day.split("-"))
    return datetime(year, month, date, tzinfo=UTC)


def finish(
    data: bytes,
    tree: Element,
    document: Document,
    front: int,
    course: Course,
    files: Sequence[Attachment] = (),
    author: str = "",
) -> bytes:
    """The finished file, tagged with the tree, with files attached.

    `front` is the number of pages before page 1, the cover among them; `author` the institution of a house style.
    """
    stamp = _stamp(document)
    course.begin("open", 1)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        root.Lang = String(document.language)
        root.PageMode = Name.UseOutlines
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageLabels = Dictionary(
            Nums=Array(
                [
                    *((0, Dictionary(P=String("Cover")), 1, Dictionary(S=Name("/r"))) if front else ()),
                    *((front, Dictionary(S=Name("/D"))) if front < len(pdf.pages) else ()),
                ]
            )
        )
        write_tree(pdf, tree, course)
        set_colours(pdf)
        describe(pdf, document, stamp, author)
        attach(pdf, files, stamp)
        out = io.BytesIO()
        course.begin("save", 100)
        pdf.save(
            out,
            progress=course.reach,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            linearize=False,
        )
    return out.getvalue()
