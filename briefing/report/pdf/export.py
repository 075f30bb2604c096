"""Writes a document as a PDF file: laid out, finished, written beside its place and moved there in one step."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import threading
from pathlib import Path

from briefing.analysis.language import language
from briefing.analysis.wording import counted
from briefing.figures.faces import renew_shaped
from briefing.report.document import Document
from briefing.report.evidence.rows import Attachment
from briefing.report.evidence.writing import attachments
from briefing.report.faithful import unsupported
from briefing.report.options import BlockPlace, ExportOptions, ExportResult
from briefing.report.pdf.errors import ExportError
from briefing.report.pdf.finish import finish
from briefing.report.pdf.fitting import fit
from briefing.report.pdf.layout import Laid, lay_once, lay_out
from briefing.report.pdf.printable import check
from briefing.report.pdf.progress import Course, Progress, Stop
from briefing.report.pdf.style import PAPERS, Paper

one_at_a_time = threading.Lock()
"""ReportLab keeps fonts and their subsets in one registry for the whole process."""


def render(
    document: Document,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> tuple[bytes, ExportResult]:
    """The finished PDF as bytes, and what is known of it."""
    paper = _paper(document, options)
    few = document.form != "report" and bool(document.limit and document.shorter)
    course = Course(progress, cancelled, fitted=few)
    with one_at_a_time:
        renew_shaped()
        check(document, paper, options.house.theme)
        if few:
            document = fit(document, lambda shorter: lay_once(shorter, paper, course, options.house), course)
        laid = lay_out(document, paper, course, options.house)
        if not few and document.shorter and 0 < document.limit < laid.pages:
            asking = Course(cancelled=cancelled)
            document = fit(document, lambda shorter: lay_once(shorter, paper, asking, options.house))
            laid = lay_out(document, paper, course, options.house)
    files = files_of(document, options)
    data = finish(laid.data, laid.tree, document, laid.front, course, files, options.house.institution)
    course.ask()
    return data, ExportResult(
        pages=laid.pages,
        notes=len(document.notes),
        warnings=(*warnings(document), *too_long(document, laid.pages)),
        block_pages=_block_places(laid),
        attached=tuple(file.name for file in files),
        marks=document.marks,
    )


def fitted(document: Document, options: ExportOptions, cancelled: Stop | None = None) -> Document:
    """The document as its pages print it: with fewer entries where it has to fit its pages."""
    paper, course = _paper(document, options), Course(cancelled=cancelled)
    with one_at_a_time:
        renew_shaped()
        return fit(document, lambda shorter: lay_once(shorter, paper, course, options.house))


def _paper(document: Document, options: ExportOptions) -> Paper:
    paper = PAPERS[options.paper]
    return paper.mirrored() if language(document.language).right_to_left else paper


def files_of(document: Document, options: ExportOptions) -> tuple[Attachment, ...]:
    """What is attached: the evidence of the document, and the briefing itself where it is asked for."""
    evidence = attachments(document.evidence) if document.evidence is not None else ()
    return (*evidence, options.source) if options.source is not None else evidence


def warnings(document: Document) -> tuple[str, ...]:
    """What the exported pages say as fact and lead to no source for, a sentence each with its section."""
    return tuple(
        f"In “{each.section}” no note stands after “{each.sentence}”" for each in unsupported(document)
    )


def too_long(document: Document, pages: int) -> tuple[str, ...]:
    """That the pages are more than the document may take, where nothing in it could be left out any more."""
    if not document.limit or pages <= document.limit:
        return ()
    return (f"It takes {counted(pages, 'page')}; {document.limit} would be right. Shorten what you wrote.",)


def _block_places(laid: Laid) -> tuple[BlockPlace, ...]:
    """For each block the part of each page that it covers, in points from the upper left corner."""
    made: list[BlockPlace] = []
    begin: tuple[str, int, float] | None = None
    for place in laid.places:
        if place.begins:
            begin = (place.block, place.page, place.y)
            continue
        if begin is None or begin[0] != place.block:
            continue
        paper = place.paper
        top_edge, foot = paper.height - paper.top, paper.bottom
        for page in range(begin[1], place.page + 1):
            upper = begin[2] if page == begin[1] else top_edge
            lower = place.y if page == place.page else foot
            made.append(
                BlockPlace(
                    place.block,
                    page,
                    (paper.left, paper.height - upper, paper.full, max(upper - lower, 1.0)),
                )
            )
        begin = None
    return tuple(made)


def write(data: bytes, out: Path) -> None:
    """Puts the bytes into place: a new file beside it first, then one move. Raises `ExportError`."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    except OSError as error:
        raise _refused(out, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(out)
    except OSError as error:
        raise _refused(out, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _refused(out: Path, error: OSError) -> ExportError:
    reasons = {
        errno.ENOSPC: ("The disk is full.", "Free some space or choose another place."),
        errno.EDQUOT: ("Your share of the disk is full.", "Free some space or choose another place."),
        errno.EACCES: ("You may not write there.", "Choose another folder."),
        errno.EPERM: ("You may not write there.", "Choose another folder."),
        errno.EROFS: ("The place is read-only.", "Choose another folder."),
        errno.ENOENT: ("The folder does not exist.", "Choose another folder."),
        errno.ENOTDIR: ("The folder does not exist.", "Choose another folder."),
        errno.EISDIR: ("There is a folder of that name.", "Choose another name."),
    }
    why, mend = reasons.get(error.errno or 0, (f"{error.strerror or error}.", "Choose another place."))
    return ExportError(f"“{out.name}” could not be written. {why}", f"{mend} Nothing was changed.")


def export_pdf(
    document: Document,
    out: Path,
    options: ExportOptions,
    progress: Progress | None,
    cancelled: Stop | None,
) -> ExportResult:
    """Lays out, finishes and writes; raises `Cancelled` or an `ExportError`, and then no file has changed."""
    data, result = render(document, options, progress, cancelled)
    write(data, out)
    if progress:
        progress(1, 1, "Written")
    return result
