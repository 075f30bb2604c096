"""Copies a block, a statement or the chronology with its notes: rich text for word processors, or Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing.domain.briefings import Statement
from briefing.report.blocks.base import added, judgement, paragraphs
from briefing.report.document import Document
from briefing.report.text_formats import Copied, copy_block, copy_chronology, copy_parts, copy_words
from briefing.ui.composer.printing import PrintJob
from briefing.ui.kit.text import copy_text

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context
    from briefing.ui.shell.jobs import Work

Pick = Callable[[PrintJob, Document], Copied]


def _say(words: str) -> str:
    return QCoreApplication.translate("Composer", words)


def block(block_id: str) -> Pick:
    """Everything that a block prints."""
    return lambda _job, document: copy_block(document, block_id)


def chronology() -> Pick:
    """The chronology of the briefing."""
    return lambda _job, document: copy_chronology(document)


def statement(chosen: Statement) -> Pick:
    """One statement as it prints."""

    def pick(job: PrintJob, document: Document) -> Copied:
        if chosen.sort == "judgement":
            return copy_parts(document, [judgement(chosen, "")])
        if chosen.sort == "text":
            return copy_parts(document, paragraphs(chosen.words))
        return copy_words(document, added(job.selection, chosen))

    return pick


def copy(context: Context, briefing_id: str, pick: Pick, *, markdown: bool = False) -> None:
    """Make the document in a worker, put what was picked on the clipboard, and say so."""
    job = PrintJob.of(context, briefing_id)

    def work(work: Work) -> Copied:
        return pick(job, job.document(work))

    def done(copied: Copied) -> None:
        if not copied.plain.strip():
            context.toast(_say("Nothing is printed there; nothing was copied"))
        elif markdown:
            copy_text(copied.markdown)
            context.toast(_say("Copied as Markdown, with its notes"))
        else:
            copy_text(copied.plain, copied.html)
            context.toast(_say("Copied with its notes"))

    context.jobs.start(_say("Copying"), work, done=done, failed=context.show_error, quiet=True)
