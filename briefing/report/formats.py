"""The kinds of file that a briefing is written as: by what was asked for, else by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.domain.errors import BriefingError
from briefing.report.document import Document
from briefing.report.options import FORMATS, ExportOptions, ExportResult

Progress = Callable[[int, int, str], None]
Stop = Callable[[], bool]


class NoSuchFormat(BriefingError):
    """A kind of file that a briefing cannot be written as."""


def format_of(out: Path, asked: str = "") -> str:
    """One of `FORMATS`. A name without an ending is a PDF; raises `NoSuchFormat` for an ending that none has."""
    if asked in FORMATS:
        return asked
    ending = out.suffix.lower().lstrip(".")
    if ending not in {*FORMATS, ""}:
        raise NoSuchFormat(
            f"“{out.name}” names no kind of file that a briefing can be.",
            f"End it in {', '.join(f'.{each}' for each in FORMATS)}.",
        )
    return ending or "pdf"


def export_text(
    document: Document, out: Path, options: ExportOptions, progress: Progress | None, cancelled: Stop | None
) -> ExportResult:
    """Writes a DOCX or Markdown file beside its place and moves it there; raises as the export of a PDF does.

    Such a file has no pages of its own: the result counts none. It says what the PDF says, also where that leaves
    entries out to fit its pages.
    """
    from briefing.report.pdf.export import fitted, warnings, write

    document = fitted(document, options, cancelled)
    if options.format == "docx":
        from briefing.report.docx.export import docx_bytes

        data = docx_bytes(document, options.paper, progress, cancelled)
    else:
        from briefing.report.prose.markdown import markdown

        data = markdown(document).encode()
    write(data, out)
    if progress:
        progress(1, 1, "Written")
    return ExportResult(0, len(document.notes), warnings(document), ())
