"""Pages of a PDF as pictures: PDFium behind one lock, for it must not be used by two threads at once."""

from __future__ import annotations

import atexit
import weakref
from collections.abc import Mapping

import pypdfium2 as pdfium
from PySide6.QtGui import QImage

from briefing.report import ExportResult
from briefing.report.pdfium_lock import one_at_a_time

_open: weakref.WeakSet[Pages] = weakref.WeakSet()


class Pages:
    """The pages of one PDF held in memory, with what its export said of its blocks. Close it when it is replaced."""

    def __init__(self, data: bytes, result: ExportResult, numbers: Mapping[str, int]) -> None:
        self.result, self.numbers = result, numbers
        _open.add(self)
        with one_at_a_time:
            self._document: pdfium.PdfDocument | None = pdfium.PdfDocument(data)
            self.count = len(self._document)
            self.sizes = [self._document.get_page_size(at) for at in range(self.count)]

    def picture(self, page: int, width: int) -> QImage:
        """A page, counted from 1, as a picture `width` device pixels wide; empty where the PDF was closed."""
        with one_at_a_time:
            if self._document is None:
                return QImage()
            wide, _ = self.sizes[page - 1]
            sheet = self._document[page - 1]
            bitmap = sheet.render(scale=width / wide)
            made = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_BGR888,
            ).copy()
            bitmap.close()
            sheet.close()
            return made

    def close(self) -> None:
        """Let the PDF go."""
        with one_at_a_time:
            if self._document is not None:
                self._document.close()
                self._document = None

    def block_at(self, page: int, x: float, y: float) -> str:
        """The block that covers a place of a page, in points from its upper left; empty where none does."""
        for place in self.result.block_pages:
            left, top, wide, high = place.rect
            if place.page == page and left <= x <= left + wide and top <= y <= top + high:
                return place.block
        return ""

    def page_of(self, block: str) -> int:
        """The first page that a block stands on, 0 where it prints nothing."""
        return min((place.page for place in self.result.block_pages if place.block == block), default=0)


def close_all(held: list[Pages]) -> None:
    """Let every PDF go: the preview that held them is no more."""
    for pages in held:
        pages.close()
    held.clear()


def _close_open() -> None:
    """Close what a preview still shows when the process ends, before PDFium complains of it on the terminal."""
    close_all(list(_open))


# Registered after PDFium was imported, so it runs before PDFium's own end.
atexit.register(_close_open)
