"""A briefing that somebody sent, with its source: read in a job, shown in a window of its own that changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog

from briefing.ui.shell.context import Context
from briefing.ui.shell.frame import show
from briefing.ui.shell.window import Window

if TYPE_CHECKING:
    from briefing.report.evidence.foreign import ForeignCopy
    from briefing.ui.shell.jobs import Work


class ForeignWindow(Window):
    """A window on a foreign copy. Its title says whose it is; with the window the copy is gone."""

    def __init__(self, copy: ForeignCopy) -> None:
        self._copy = copy
        self._read = copy.open()
        context = Context(self._read)
        super().__init__(context)
        if copy.as_of and copy.as_of != context.newest:
            context.set_as_of(copy.as_of)
        self.go("briefings", copy.briefing)

    def title_of(self, named: str) -> str:
        """The title of the window: what is in view, and that it is a copy of somebody's file."""
        copy = self.tr("Foreign copy of {file}, read only – Briefing").format(file=self._copy.name)
        return f"{named} – {copy}" if named else copy

    def _show_packs(self) -> None:
        super()._show_packs()
        self.status_line.saved.show_text(self.tr("Foreign copy of {file}").format(file=self._copy.name))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: close the copy and take it away."""
        super().closeEvent(event)
        if event.isAccepted():
            self._read.close()
            self._copy.remove()


def choose_foreign(window: Window) -> None:
    """Ask for the PDF of a briefing, and open it."""
    chosen, _ = QFileDialog.getOpenFileName(
        window, window.tr("Open a briefing PDF"), str(Path.home()), "*.pdf"
    )
    if chosen:
        open_foreign(window, Path(chosen))


def open_foreign(window: Window, path: Path) -> None:
    """Read a PDF in a job and open its window, or say why it cannot be opened."""
    from briefing.report.evidence.foreign import read_foreign  # not needed until it is asked for

    def read(work: Work) -> ForeignCopy:
        del work
        return read_foreign(path)

    def opened(copy: ForeignCopy) -> None:
        made = ForeignWindow(copy)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.keep_open(made)
        show(made)

    window.context.jobs.start(
        window.tr("Opening {name}").format(name=path.name),
        read,
        done=opened,
        failed=window.context.show_error,
    )
