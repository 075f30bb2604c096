"""The place of packs: the installed ones, then the preview of an import or its refusal, then the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from briefing.domain.errors import BriefingError, Cancelled
from briefing.domain.items import Act, Change
from briefing.packs import (
    ImportReport,
    OlderVersion,
    PackRefused,
    ReusedVersion,
    SignatureMissing,
    UnknownKey,
    import_read,
)
from briefing.ui.kit.dialog import Dialog
from briefing.ui.packs.changes import Key
from briefing.ui.packs.conflict_panel import Decision, chosen
from briefing.ui.packs.home_page import IMPORTS, HomePage
from briefing.ui.packs.preview import Disagreement, Preview, let_go, make_preview, own_edits
from briefing.ui.packs.preview_page import PreviewPage
from briefing.ui.packs.refused_page import RefusedPage
from briefing.ui.packs.taking_back import question_before
from briefing.ui.shell.jobs import Running, Work
from briefing.ui.shell.place import Place

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

DECIDED = "decided-with-import:"
"""Before the number of an import: the setting that names the act of what was decided in its preview."""


class PacksPlace(Place):
    """Installed packs and imports. One import at a time; nothing is written before Import is pressed."""

    place_id = "packs"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._running: Running | None = None
        self._page: PreviewPage | RefusedPage | None = None
        self.asked: Dialog | None = None
        self.home = HomePage(context)
        self.home.importWanted.connect(self.choose_file)
        self.home.undoWanted.connect(self._undo)
        self.home.redoWanted.connect(self._redo)
        self.home.decided.connect(self._decide)
        self.home.progress.cancelled.connect(self._stop)
        self._stack.addWidget(self.home)
        self.home.refresh()

    # -- what the window asks
    def title(self) -> str:
        """The place's name."""
        return self.tr("Packs")

    def object_title(self) -> str:
        """What stands over the packs: the preview, or a refusal."""
        if isinstance(self._page, PreviewPage):
            return self.tr("Import preview")
        return self.tr("Refused") if self._page is not None else ""

    def status_words(self) -> str:
        """That a preview changes nothing; how many packs there are."""
        if isinstance(self._page, PreviewPage):
            return self.tr("Nothing is changed until you import")
        count = len(self.context.workspace.layers())
        return self.tr("One pack") if count == 1 else self.tr("{count} packs").format(count=count)

    def refresh(self, change: Change | None) -> None:
        """Show the packs as they are now; a preview stays as it was read."""
        del change
        self.home.refresh()
        self.headingChanged.emit()

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        if isinstance(self._page, PreviewPage):
            self._page.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._page is None:
            self.home.import_button.setFocus(Qt.FocusReason.TabFocusReason)

    def open_file(self, path: str) -> bool:
        """Read a pack and show what it would change."""
        if self.lacks("pack.import"):
            self.context.toast(self.lacks("pack.import") or "")
            return True
        self._read(Path(path))
        return True

    def perform(self, action_id: str) -> bool:
        """Import a pack."""
        if action_id != "pack.import":
            return False
        self.choose_file()
        return True

    def lacks(self, action_id: str) -> str | None:
        """Why no pack can be imported now."""
        if action_id != "pack.import":
            return None
        if self.context.workspace.read_only:
            return self.context.workspace.why_read_only
        return self.tr("Another pack is being read or imported") if self._running is not None else None

    def choose_file(self) -> None:
        """Ask for a pack file."""
        downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        where = downloads if downloads and Path(downloads).is_dir() else str(Path.home())
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import a pack"), where, self.tr("Packs of Briefing (*.ctpack)")
        )
        if path:
            self.open_file(path)

    # -- reading
    def _read(self, path: Path) -> None:
        edits = own_edits(self.context.selection)
        self._close_page()
        words = self.tr("Reading {name}").format(name=path.name)
        self._start(words, lambda work: make_preview(work, path, edits), self._show_preview)
        self._show_progress(words)

    def _start(
        self,
        words: str,
        work: Callable[[Work], object],
        done: Callable[[object], object],
    ) -> None:
        """Run a job of this place: its end is shown here, or told in a toast where the user has left."""

        def ended(result: object) -> None:
            self._end()
            done(result)

        def failed(error: BriefingError) -> None:
            self._end()
            self._failed(error)

        running = self.context.jobs.start(words, work, done=ended, failed=failed)
        self._running = None if running.finished else running

    def _show_progress(self, words: str) -> None:
        progress = self._page.progress if isinstance(self._page, PreviewPage) else self.home.progress
        progress.show_progress(0, 0, words)
        if self._running is not None:
            progress.setVisible(True)
            self._running.progressed.connect(progress.show_progress)

    def _end(self) -> None:
        self._running = None
        self.home.progress.hide()
        if isinstance(self._page, PreviewPage):
            self._page.show_busy(False)

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _failed(self, error: BriefingError) -> None:
        page = self._page if isinstance(self._page, PreviewPage) else None
        if isinstance(error, Cancelled):
            self.context.toast(error.message)
        elif isinstance(error, PackRefused | SignatureMissing):
            self._show_refused(error)
        elif page is not None and isinstance(error, OlderVersion | ReusedVersion):
            page.show_older(error)
        elif page is not None and isinstance(error, UnknownKey):
            page.show_refusal(error)
        else:
            self.context.show_error(error)

    def _show_preview(self, made: object) -> None:
        if not isinstance(made, Preview):
            return
        if made.nothing:
            self.context.toast(made.difference.words)
            return
        page = PreviewPage(made, self.context.workspace)
        page.importWanted.connect(self._import)
        page.cancelled.connect(self.show_home)
        page.stopWanted.connect(self._stop)
        self._open_page(page)
        if not self.isVisible():
            self.context.toast(
                self.tr("{title} is read").format(title=made.layer.title),
                show=lambda: self.context.navigate(self.place_id),
            )

    def _show_refused(self, error: BriefingError) -> None:
        page = RefusedPage(error)
        page.again.connect(self.choose_file)
        page.closed.connect(self.show_home)
        self._open_page(page)
        if not self.isVisible():
            self.context.toast(error.message, show=lambda: self.context.navigate(self.place_id))

    def _open_page(self, page: PreviewPage | RefusedPage) -> None:
        self._close_page()
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.headingChanged.emit()
        if self.isVisible():
            self.focus_first()

    def _close_page(self) -> None:
        if self._page is not None:
            self._stack.removeWidget(self._page)
            self._page.hide()
            if isinstance(self._page, PreviewPage):
                parts = self._page.take_apart()
                self.context.jobs.start(self.tr("Tidying up"), lambda _work: let_go(parts), quiet=True)
            self._page.deleteLater()
            self._page = None
        self._stack.setCurrentWidget(self.home)

    @property
    def preview(self) -> PreviewPage | None:
        """The preview in view."""
        return self._page if isinstance(self._page, PreviewPage) else None

    @property
    def refusal(self) -> RefusedPage | None:
        """The refusal in view."""
        return self._page if isinstance(self._page, RefusedPage) else None

    def show_home(self) -> None:
        """Leave preview or refusal; nothing was changed."""
        if self._running is None:
            self._close_page()
            self.headingChanged.emit()
            self.focus_first()

    # -- the import
    def _import(self) -> None:
        page = self.preview
        if page is None or self._running is not None:
            return
        pack, workspace = page.preview.pack, self.context.workspace
        key, older = page.trust_key or None, page.allow_older
        words = self.tr("Importing {title}, version {version}").format(
            title=pack.layer.title, version=pack.layer.version
        )

        def run(work: Work) -> ImportReport:
            return import_read(
                workspace,
                pack,
                allow_older=older,
                trust_key=key,
                progress=work.progress,
                cancelled=work.cancelled,
            )

        page.show_busy(True)
        self._start(words, run, self._imported)
        self._show_progress(words)

    def _imported(self, report: object) -> None:
        if not isinstance(report, ImportReport):
            return
        decisions = dict(self.preview.decisions) if self.preview is not None else {}
        self.home.report = report
        self._close_page()
        decided = self._write_decisions(decisions, report)
        # One word to everyone for both, so that what is read anew holds both. The packs are shown again with it.
        both = report.change.touched | decided.touched
        self.context.tell(Change(report.change.seq, report.change.label, both))
        if report.nothing:
            self.home.refresh()
        self.headingChanged.emit()
        imported = next((act for act in self._imports() if act.seq == report.change.seq), None)
        self._toast_undo(self._told(report), imported)
        if self.isVisible():
            self.focus_first()

    def _write_decisions(self, decisions: dict[Key, Decision], report: ImportReport) -> Change:
        """Write what was decided in the preview, as one act."""
        workspace = self.context.workspace
        waiting = {(one.id, one.field) for one in report.conflicts}
        settled = {key: one for key, one in decisions.items() if key in waiting}
        if not settled:
            return Change(0, "")
        label = self.tr("Decide {count} conflicts of version {version}").format(
            count=len(settled), version=report.layer.version
        )
        try:
            with workspace.act(label) as act:
                for (item_id, field), one in settled.items():
                    act.decide(item_id, field, one.choice, one.reason)
        except BriefingError as error:
            self.context.show_error(error)
            return Change(0, "")
        workspace.set_setting(f"{DECIDED}{report.change.seq}", str(act.change.seq))
        return act.change

    def _imports(self) -> list[Act]:
        return [act for act in self.context.workspace.history(limit=50, changes=False) if act.layer]

    def _told(self, report: ImportReport) -> str:
        if report.nothing:
            return report.words
        return self.tr(
            "Imported version {version}: {added} added, {changed} changed, {removed} removed"
        ).format(
            version=report.layer.version,
            added=sum(report.added.values()),
            changed=sum(report.changed.values()),
            removed=sum(report.removed.values()),
        )

    def _toast_undo(self, words: str, act: Act | None) -> None:
        undo = (lambda: self._undo(act)) if act is not None else False
        self.context.toast(words, undo=undo)

    # -- taking back
    def _undo(self, act: Act) -> None:
        """Take an import back, after a question where much goes with it."""
        if self._running is not None or self.asked is not None:
            return
        workspace = self.context.workspace
        acts = workspace.history(limit=IMPORTS, changes=False)
        asked = question_before(workspace, act, acts, self.window())
        if asked is None:
            self._take_back(act)
            return
        self.asked = asked
        asked.finished.connect(lambda _code: self._answered(asked, act))
        asked.open()

    def _answered(self, asked: Dialog, act: Act) -> None:
        self.asked = None
        asked.deleteLater()
        if asked.answer == "undo":
            self._take_back(act)

    def _take_back(self, act: Act) -> None:
        """Take an import back, with what was decided together with it."""
        workspace = self.context.workspace
        decided = int(workspace.setting(f"{DECIDED}{act.seq}") or 0)
        if decided and any(
            one.seq == decided and not one.undone_by for one in workspace.history(limit=200, changes=False)
        ):
            self.context.do(lambda: workspace.undo(decided))
        words = self.tr("Taking back: {act}").format(act=act.label)
        self._start(words, lambda _work: workspace.undo(act.seq), self._turned)
        self._show_progress(words)

    def _redo(self, act: Act) -> None:
        """Bring an import in again that was taken back."""
        if self._running is not None:
            return
        workspace = self.context.workspace
        words = self.tr("Bringing in again")
        self._start(words, lambda _work: workspace.undo(act.seq), self._turned)
        self._show_progress(words)

    def _turned(self, change: object) -> None:
        if not isinstance(change, Change):
            return
        self.home.report = None
        self.context.tell(change)
        self.headingChanged.emit()
        self.context.toast(change.label)

    # -- deciding later
    def _decide(self, what: Disagreement, choice: str, reason: str) -> None:
        workspace = self.context.workspace
        words = {
            "mine": self.tr("Keep mine: {what}"),
            "theirs": self.tr("Take theirs: {what}"),
            "later": self.tr("Decide later: {what}"),
        }[choice]
        label = words.format(what=what.title)

        def write() -> Change:
            with workspace.act(label, reason=reason) as act:
                act.decide(what.conflict.id, what.conflict.field, chosen(choice), reason)
            return act.change

        change = self.context.do(write)
        if change is not None and change.seq:
            self.context.toast(label, undo=True)
        self.home.refresh()

    # -- Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc leaves preview and refusal."""
        if event.key() == Qt.Key.Key_Escape and self._page is not None:
            self.show_home()
            return
        super().keyPressEvent(event)
