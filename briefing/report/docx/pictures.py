"""A drawing as a PNG picture: drawn as a page, then painted by the engine of the page preview.

A picture and not a vector: EMF has no writer here, and SVG is shown by the newest word processors only. Its words
stand beside it as alternative text.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from briefing.figures.shapes import drawing, group, rect

DOTS = 3.0
"""Pixels to a point: 216 to the inch, enough for print."""


def png(figure: Any, ground: str) -> bytes:
    """The picture of a drawing on a ground of one colour; the same drawing gives the same bytes."""
    import pypdfium2

    from briefing.report.pdfium_lock import one_at_a_time
    from briefing.report.pictures.page import pdf
    from briefing.report.pictures.picture import Picture

    wide, high = float(figure.width), float(figure.height)
    whole, inner = drawing(wide, high), group()
    inner.contents = figure.contents
    whole.add(rect(0, 0, wide, high, fill=ground))
    whole.add(inner)
    data = pdf(Picture("figure", "", "", whole))
    with one_at_a_time:
        pages = pypdfium2.PdfDocument(data)
        try:
            picture = pages[0].render(scale=DOTS).to_pil().convert("RGB")
        finally:
            pages.close()
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
