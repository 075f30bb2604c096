"""Makes the pages of a briefing in a worker: for the preview, for the export, for what is copied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.analysis.selection import Selection
from briefing.domain.briefings import BriefingContent
from briefing.domain.errors import BriefingError
from briefing.domain.scales import Marking
from briefing.report import ExportOptions, ExportResult, compose, export, ready, render, stamp_at, too_low
from briefing.report.document import Document
from briefing.report.evidence.source_file import source_of
from briefing.report.house import PLAIN, read_house

if TYPE_CHECKING:
    from briefing.report.releasing import MarkingTooLow, Ready
    from briefing.ui.shell.context import Context
    from briefing.ui.shell.jobs import Work


HOUSE_STYLE = "house-style"
"""The setting that keeps the file of the house style."""


class BriefingGone(BriefingError):
    """The briefing is no longer in the workspace."""


@dataclass(frozen=True)
class PrintJob:
    """A briefing with what is on record for its own as-of date, ready to be made in another thread.

    The window's as-of date is what one reads by; a briefing prints for its own, else for the newest data. `house` is
    the file of the house style, empty for none.
    """

    briefing: str
    selection: Selection
    house: str = ""

    @classmethod
    def of(cls, context: Context, briefing: str) -> PrintJob:
        """The job of a briefing, taken in the window's thread."""
        return cls(briefing, context.selection, context.workspace.setting(HOUSE_STYLE))

    def document(self, work: Work) -> Document:
        """The document, composed from what is on the disk now, for the analyst's own eyes."""
        read, content = self._now(work)
        return compose(read, content, stamp_at(work.reader, content.marking))

    def _now(self, work: Work) -> tuple[Selection, BriefingContent]:
        """What is on record for the briefing's date, and the briefing."""
        content = work.reader.briefing(self.briefing)
        if content is None:
            raise BriefingGone("The briefing is no longer there.", "Undo its removal, or open another one.")
        read = self.selection
        as_of = content.as_of or work.reader.default_as_of()
        if read.as_of != as_of or read.known_by:
            read = Selection(read.by_id.values(), as_of=as_of, known_by="", cutoff=read.cutoff)
        return read, content

    def too_low(self, work: Work, marking: Marking) -> MarkingTooLow | None:
        """Why the briefing cannot be exported with a marking; None where it can."""
        read, content = self._now(work)
        return too_low(work.reader, read, content, marking)

    def pages(self, work: Work) -> tuple[bytes, ExportResult, Mapping[str, int]]:
        """The PDF as bytes, what is known of it, and the number of each citation's note."""
        document = self.document(work)
        data, result = render(document, self.options(work), work.progress, work.cancelled)
        return data, result, result.marks

    def write(
        self, work: Work, out: Path, *, releasable: Marking | None = None, with_source: bool = False
    ) -> tuple[ExportResult, Ready]:
        """The briefing as a file, with what was printed in it; with its source where that is to be attached.

        Raises `MarkingTooLow` where it must not be written as it is marked. A releasable version has no source.
        """
        made = ready(work.reader, *self._now(work), releasable=releasable)
        options = self.options(work)
        if with_source and releasable is None:
            options = replace(options, source=source_of(made.selection, made.content, made.data.layers))
        return export(made.document, out, options, work.progress, work.cancelled), made

    def options(self, work: Work) -> ExportOptions:
        """The paper that the briefing is set on, and the house style where one is chosen."""
        item = work.reader.item(self.briefing)
        paper = "letter" if item and item.get("paper") == "letter" else "a4"
        return ExportOptions(paper, house=read_house(Path(self.house)) if self.house else PLAIN)
