"""A figure as a file by the ending of its name: SVG, PNG at twice its size, or PDF with its text as text.

The same picture gives the same bytes: nothing of the clock, the place or the machine is in them.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from briefing.domain.errors import BriefingError
from briefing.report.pictures.picture import Picture

PIXELS = 2
"""Pixels of a PNG to a point of the drawing: 144 to the inch."""


class NoPicture(BriefingError):
    """A figure that cannot be drawn, or not as that kind of file."""


def supported(out: Path) -> None:
    """Raises `NoPicture` where the name of a file ends in none of `ENDINGS`."""
    if out.suffix.lower() not in ENDINGS:
        raise NoPicture(f"“{out.name}” names no kind of picture.", "End it in .svg, .png or .pdf.")


def as_bytes(picture: Picture, ending: str) -> bytes:
    """The file of one of `ENDINGS`, in small letters."""
    return ENDINGS[ending](picture)


def save(picture: Picture, out: Path) -> int:
    """Writes the file beside its place and moves it there; how many bytes it has.

    Raises `NoPicture` for an unknown ending and an `ExportError` where it cannot be written.
    """
    from briefing.report.pdf.export import write

    supported(out)
    content = as_bytes(picture, out.suffix.lower())
    write(content, out)
    return len(content)


def _svg(picture: Picture) -> bytes:
    from briefing.report.pictures.svg import svg

    return svg(picture)


def _pdf(picture: Picture) -> bytes:
    from briefing.report.pictures.page import pdf

    return pdf(picture)


def _png(picture: Picture) -> bytes:
    """Drawn by the engine of the page preview, so that it looks as the page does."""
    import pypdfium2
    from PIL.PngImagePlugin import PngInfo

    from briefing.report.pdfium_lock import one_at_a_time

    data = _pdf(picture)
    with one_at_a_time:
        document = pypdfium2.PdfDocument(data)
        try:
            drawn = document[0].render(scale=PIXELS).to_pil()
        finally:
            document.close()
    told = PngInfo()
    told.add_itxt("Title", picture.title, picture.language)
    told.add_itxt("Description", picture.alt, picture.language)
    told.add_itxt("Copyright", picture.marking.value)
    out = io.BytesIO()
    drawn.save(out, "PNG", pnginfo=told, dpi=(72 * PIXELS, 72 * PIXELS))
    return out.getvalue()


ENDINGS: dict[str, Callable[[Picture], bytes]] = {".svg": _svg, ".png": _png, ".pdf": _pdf}
"""The kinds of file, by the ending of the name."""
