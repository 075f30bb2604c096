"""Briefings on paper: blocks turned into a plain document, the document turned into a PDF or into text.

Importing this package loads nothing of the page engine; `export` and `render` do, when pages are asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.report.options import BlockPlace, ExportOptions, ExportResult
from briefing.report.templates import Template, TemplateBlock, blocks_for, content, template, templates

if TYPE_CHECKING:
    from briefing.analysis.language import Language
    from briefing.analysis.selection import Selection
    from briefing.domain.briefings import BriefingContent
    from briefing.domain.scales import Marking
    from briefing.report.blocks.base import DataStamp
    from briefing.report.document import Document
    from briefing.report.releasing import Contents, MarkingTooLow, Ready
    from briefing.store import Workspace

__all__ = [
    "BlockPlace",
    "ExportOptions",
    "ExportResult",
    "Template",
    "TemplateBlock",
    "blocks_for",
    "compose",
    "content",
    "export",
    "ready",
    "render",
    "stamp",
    "stamp_at",
    "template",
    "templates",
    "too_low",
]

Progress = Callable[[int, int, str], None]
Stop = Callable[[], bool]


def compose(
    selection: Selection,
    briefing: BriefingContent,
    data: DataStamp | None = None,
    language: Language | None = None,
) -> Document:
    """The document of a briefing, with notes numbered; `data` (`stamp`) is printed on its method page.

    It is framed in the `language` given, else in the briefing's own.
    """
    from briefing.report.composing import compose as made

    return made(selection, briefing, data, language)


def stamp(workspace: Workspace) -> DataStamp:
    """Counts, packs and content digest of a workspace for the method page."""
    from briefing.report.composing import stamp as made

    return made(workspace)


def stamp_at(workspace: Workspace, marking: Marking) -> DataStamp:
    """The same of what may be shown at a marking, as an export with that marking prints it."""
    from briefing.report.releasing import stamp_at as made

    return made(workspace, marking)


def ready(
    workspace: Workspace, selection: Selection, contents: Contents, *, releasable: Marking | None = None
) -> Ready:
    """What an export prints of a briefing: its document, and what that is made from, nothing above the marking.

    `releasable` leaves out what exceeds that marking. Raises `MarkingTooLow` where the briefing holds what exceeds
    its own, and no releasable version is asked for.
    """
    from briefing.report.releasing import ready as made

    return made(workspace, selection, contents, releasable=releasable)


def too_low(
    workspace: Workspace, selection: Selection, content: BriefingContent, marking: Marking
) -> MarkingTooLow | None:
    """Why a briefing cannot be exported with a marking; None where it can."""
    from briefing.report.releasing import too_low as made

    return made(workspace, selection, content, marking)


def export(
    document: Document,
    out: Path | str,
    options: ExportOptions | None = None,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> ExportResult:
    """Writes the document as a PDF, or as DOCX or Markdown where the options or the ending of the name say so.

    `progress` hears (done, total, what); `cancelled` is asked often. Raises `Cancelled`, or an `ExportError` where
    the file cannot be written or a character cannot be printed; the file at `out` is then as it was.
    """
    from briefing.report.formats import export_text, format_of

    path, chosen = Path(out), options or ExportOptions()
    chosen = replace(chosen, format=format_of(path, chosen.format))
    if chosen.format != "pdf":
        return export_text(document, path, chosen, progress, cancelled)
    from briefing.report.pdf.export import export_pdf

    return export_pdf(document, path, chosen, progress, cancelled)


def render(
    document: Document,
    options: ExportOptions | None = None,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> tuple[bytes, ExportResult]:
    """The PDF as bytes, for the preview; raises as `export` does."""
    from briefing.report.pdf.export import render as made

    return made(document, options or ExportOptions(), progress, cancelled)
