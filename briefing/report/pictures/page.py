"""A figure as a PDF page of its own size, tagged as one figure with its alternative text."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
from pikepdf import Dictionary, String

from briefing.figures.faces import renew_shaped
from briefing.report.document import Cover, Document
from briefing.report.pdf.archive import describe, set_colours
from briefing.report.pdf.drawing import paint
from briefing.report.pdf.export import one_at_a_time
from briefing.report.pdf.structure import Element, PageCanvas
from briefing.report.pdf.tree import write_tree
from briefing.report.pictures.picture import Picture

NO_DAY = "2000-01-01"
"""The date in a file whose picture has no as-of date; never the clock's."""


def pdf(picture: Picture) -> bytes:
    """The file. Its text can be selected; no face but the bundled ones is in it."""
    made, out = picture.drawing, io.BytesIO()
    wide, high = float(made.width), float(made.height)
    tree = Element("Document")
    figure = tree.child("Figure", Alt=picture.alt)
    with one_at_a_time:
        renew_shaped()
        canvas = PageCanvas(out, (wide, high))
        with canvas.whole(figure, (0, 0, wide, high)):
            paint(canvas, made)
        canvas.showPage()
        canvas.save()
    return _finished(out.getvalue(), tree, picture)


def _finished(data: bytes, tree: Element, picture: Picture) -> bytes:
    """With the tree, the title and the description, as a page of a briefing has them."""
    told = Document(
        picture.title, "", "", picture.marking, picture.as_of, "", "", Cover("", ()), (),
        language=picture.language, subject=picture.alt,
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(data)) as file:
        file.Root.Lang = String(picture.language)
        file.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        write_tree(file, tree)
        set_colours(file)
        describe(file, told, datetime.fromisoformat(picture.as_of or NO_DAY).replace(tzinfo=UTC))
        out = io.BytesIO()
        file.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
