"""The very first start: the starter pack is read into the new workspace, in view, without holding the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from briefing.domain.errors import BriefingError
from briefing.domain.items import Change
from briefing.ui.kit.cards import EmptyState, ProgressRow
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.theme import theme
from briefing.ui.shell.context import Context
from briefing.ui.shell.jobs import Running, Work
from briefing.ui.shell.place import Place

if TYPE_CHECKING:
    from briefing.ui.shell.window import Window


class SetupPage(Place):
    """What is going on at the first start, where the first page will stand."""

    place_id = "setup"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(48, 96, 48, 48)
        self._body.setSpacing(16)
        self._body.addWidget(
            Prose(self.tr("Laying out what is on record"), "display"), 0, Qt.AlignmentFlag.AlignHCenter
        )
        self.progress = ProgressRow(self.tr("Reading the starter pack"))
        self.progress.setFixedWidth(theme().px(460))
        self.progress.cancel.hide()
        self._body.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignHCenter)
        self._body.addStretch(1)

    def title(self) -> str:
        """Nothing is open yet."""
        return self.tr("Briefing")

    def follow(self, running: Running) -> None:
        """Show how far the job is."""
        running.progressed.connect(self.progress.show_progress)

    def show_failed(self, error: BriefingError) -> None:
        """Say that the pack could not be read; everything else works without it."""
        self.progress.hide()
        self._body.insertWidget(
            1, EmptyState(error.message, error.mend, self.tr("Go on without it"), self._go_on)
        )

    def _go_on(self) -> None:
        self.context.navigate("overview")


def first_pack(window: Window) -> Running:
    """Install the starter pack into a new workspace, then open the first page."""
    context = window.context
    page = SetupPage(context)
    window.stack.addWidget(page)
    window.stack.setCurrentWidget(page)

    def install(work: Work) -> Any:
        from briefing.packs import install_starter  # not needed by any later start

        return install_starter(context.workspace, progress=work.progress)

    def installed(report: Any) -> None:
        change = getattr(report, "change", None)

        def opened() -> None:
            context.changed.emit(change if isinstance(change, Change) else Change(0, ""))
            window.refresh_all()
            window.open_first()
            window.stack.removeWidget(page)
            page.deleteLater()

        context.load_apart(opened)

    running = context.jobs.start(
        window.tr("Reading the starter pack"), install, done=installed, failed=page.show_failed, quiet=True
    )
    page.follow(running)
    return running
