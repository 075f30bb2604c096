"""The export: proposes a name and a folder, lists what checks remain, writes in a job, then opens what was written."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from briefing.analysis.checks import Check
from briefing.analysis.marking import markings
from briefing.domain.briefings import BriefingContent
from briefing.domain.errors import BriefingError
from briefing.domain.scales import Marking
from briefing.report import ExportResult
from briefing.report.options import FORMATS
from briefing.ui.composer.printing import HOUSE_STYLE, PrintJob
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.cards import Notice, ProgressRow
from briefing.ui.kit.dialog import Dialog, Verb
from briefing.ui.kit.fields import FormField, Select, TextField
from briefing.ui.kit.labels import Caption
from briefing.ui.kit.layouts import row
from briefing.ui.kit.text import bare, one_line

if TYPE_CHECKING:
    from briefing.report.releasing import Ready
    from briefing.ui.shell.context import Context
    from briefing.ui.shell.jobs import Running

FOLDER = "export-folder"
"""The setting that keeps the folder of the last export."""

MOST_CHECKS = 6
MOST_TOLD = 8
LONGEST_QUOTED = 60


def proposed_name(title: str, as_of: str) -> str:
    """A file name of a title and a date: letters and digits of any script, the rest a hyphen."""
    base = re.sub(r"[^\w]+", "-", title, flags=re.UNICODE).strip("-_")[:80].strip("-") or "Briefing"
    return f"{base}-{as_of}.pdf" if as_of else f"{base}.pdf"


def ending(name: str) -> str:
    """The kind of file that a name asks for, one of `FORMATS`; empty where it ends in none of them."""
    last = name.lower().rpartition(".")[2]
    return last if last in FORMATS and "." in name else ""


def cut(words: str) -> str:
    """The beginning of a sentence, cut between words."""
    return words if len(words) <= LONGEST_QUOTED else f"{words[:LONGEST_QUOTED].rsplit(' ', 1)[0]}…"


class ExportDialog(Dialog):
    """Asks, writes, and offers what was written. It never refuses for the sake of a check."""

    def __init__(
        self,
        context: Context,
        content: BriefingContent,
        found: tuple[Check, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", [], parent=parent)
        self.question.show_runs(self.tr("Export"))
        self.setWindowTitle(self.tr("Export"))
        self.setAccessibleName(self.tr("Export"))
        self._context, self._content = context, content
        self.told: tuple[str, ...] = ()
        self._running: Running | None = None
        self.written: Path | None = None
        self.version = Select(self.tr("Version"), self._versions())
        self._say_version()
        self.sentence.setVisible(True)
        as_of = content.as_of or context.newest
        self.name = TextField(self.tr("File name"), text=proposed_name(content.title, as_of))
        self.kind = Select(
            self.tr("Kind of file"),
            [
                ("pdf", self.tr("PDF, to be read and kept")),
                ("docx", self.tr("Word (DOCX), to be edited")),
                ("md", self.tr("Markdown, to be edited")),
            ],
        )
        self.attached = Select(
            self.tr("What is attached"),
            [
                ("", self.tr("Its evidence")),
                ("source", self.tr("Its evidence and its source: all that is on record")),
            ],
        )
        self.attached_field = FormField(self.tr("What is attached"), self.attached)
        self.version.chosen.connect(lambda _key: self._say_version())
        self.version.chosen.connect(lambda _key: self._change_fields(self.kind.current()))
        self.kind.chosen.connect(self._change_kind)
        self.name.textEdited.connect(self._follow_name)
        self.folder = TextField(self.tr("Folder"), text=str(self._proposed_folder()))
        self.choose = Button(self.tr("Choose"), icon_name="folder-open", clicked=self._choose)
        self.name_field = FormField(self.tr("File name"), self.name)
        self.folder_field = FormField(self.tr("Folder"), self.folder)
        self.form = QWidget()
        body = QVBoxLayout(self.form)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        versions = FormField(self.tr("Version"), self.version)
        body.addWidget(versions)
        versions.setVisible(self.version.count() > 1)
        body.addWidget(FormField(self.tr("Kind of file"), self.kind))
        body.addWidget(self.name_field)
        where = row(self.folder_field)
        where.setStretch(0, 1)
        body.addLayout(where)
        body.addLayout(row(self.choose, None))
        body.addWidget(self.attached_field)
        chosen = context.workspace.setting(HOUSE_STYLE)
        self.house = Select(
            self.tr("House style"),
            [(chosen, Path(chosen).name), ("", self.tr("The look of Briefing"))],
            chosen,
        )
        self.house_field = FormField(self.tr("House style"), self.house)
        self.house_field.setVisible(bool(chosen))
        body.addWidget(self.house_field)
        self.checks = Notice(*self._check_words(found))
        body.addWidget(self.checks)
        self.body.addWidget(self.form)
        self.progress = ProgressRow(self.tr("Exporting"))
        self.progress.cancel.hide()  # the dialog's own Cancel stops it; two would ask which one does what
        self.progress.setVisible(False)
        self.body.addWidget(self.progress)
        self.outcome = Caption("")
        self.outcome.setWordWrap(True)
        self.outcome.setVisible(False)
        self.body.addWidget(self.outcome)
        self.left_out = QVBoxLayout()
        self.body.addLayout(self.left_out)
        self.add_verb(Verb("cancel", self.tr("Cancel")))
        self.export_button = Button(self.tr("Export"), "primary", icon_name="file-output", clicked=self.write)
        self.export_button.setDefault(True)
        self.show_button = Button(
            self.tr("Show in folder"), icon_name="folder", clicked=lambda: self._open_local(folder=True)
        )
        self.open_button = Button(
            self.tr("Open"),
            "primary",
            icon_name="external-link",
            clicked=lambda: self._open_local(folder=False),
        )
        for button in (self.export_button, self.show_button, self.open_button):
            self._foot.addWidget(button)
        self.show_button.setVisible(False)
        self.open_button.setVisible(False)
        self.export_button.setFocus()
        self.finished.connect(lambda _code: self._cancel())

    def _versions(self) -> list[tuple[str, str]]:
        """The briefing as it is and, where anything is restricted, what can be made of it for others."""
        label = self._content.marking
        found = [("", self.tr("As it is, {marking}").format(marking=label.value))]
        own = [block.item for block in self._content.blocks]
        own += [statement.item for statement in self._content.statements]
        marked = markings(self._context.selection) or any(item.get("marking") for item in own)
        if label is Marking.CLEAR and not marked:
            return found
        releasable = self.tr("Releasable at {marking}, without what exceeds it")
        lower = [each for each in Marking if each.order <= label.order]
        return found + [(each.value, releasable.format(marking=each.value)) for each in lower]

    def _say_version(self) -> None:
        key = self.version.current()
        said = (
            self.tr("It leaves out what exceeds {marking}, and you alone are told what that is.")
            if key
            else self.tr("Every statement in it leads to its source. Marking: {marking}.")
        )
        self.sentence.show_runs(said.format(marking=key or self._content.marking.value))

    def _check_words(self, found: tuple[Check, ...]) -> tuple[str, str, str]:
        mend = [check for check in found if check.severity == "mend"]
        if not found:
            return self.tr("Nothing to mend"), "", "verified"
        if any(check.id == "above-marking" for check in mend):
            head = self.tr("{mend} to mend, {know} to know; as it is marked it cannot be exported")
        elif mend:
            head = self.tr("{mend} to mend, {know} to know; it can be exported all the same")
        else:
            head = self.tr("Nothing to mend, {know} to know")
        head = head.format(mend=len(mend), know=len(found) - len(mend))
        told = Counter(check.words for check in (*mend, *(one for one in found if one not in mend)))
        named = {check.words: self._sentence_of(check) for check in found if told[check.words] == 1}
        lines = [
            f"{words} {named[words]}".strip()
            if count == 1
            else self.tr("{words} ({count} times)").format(words=words, count=count)
            for words, count in told.items()
        ]
        more = len(lines) - MOST_CHECKS
        shown = lines[:MOST_CHECKS] + ([self.tr("and {count} more").format(count=more)] if more > 0 else [])
        return head, "\n".join(shown), "note"

    def _sentence_of(self, check: Check) -> str:
        """The beginning of the sentence that a check is about, in quotation marks; empty where it is about none."""
        for block in self._content.blocks:
            for statement in block.statements:
                if check.statement and statement.id == check.statement:
                    return f"“{cut(one_line(statement.words))}”"
        return ""

    def _proposed_folder(self) -> Path:
        kept = self._context.workspace.setting(FOLDER)
        if kept and Path(kept).is_dir():
            return Path(kept)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    def _change_kind(self, kind: str) -> None:
        """Give the name the ending of the kind."""
        name = self.name.text().strip()
        self.name.setText(f"{name[: -len(ending(name)) - 1] if ending(name) else name}.{kind}")
        self._change_fields(kind)

    def _change_fields(self, kind: str) -> None:
        """Ask what is of a PDF alone only for one, and for its records where all may have them."""
        self.attached_field.setVisible(kind == "pdf" and not self.version.current())
        self.house_field.setVisible(kind == "pdf" and bool(self._context.workspace.setting(HOUSE_STYLE)))

    def _follow_name(self, name: str) -> None:
        """Whoever types another ending means that kind of file."""
        if ending(name):
            self.kind.set_current(ending(name))
            self._change_fields(ending(name))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of the file"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def target(self) -> Path | None:
        """Where it will be written; None after saying what is wrong with name or folder."""
        name, folder = self.name.text().strip(), Path(self.folder.text().strip() or ".").expanduser()
        self.name_field.show_error("")
        self.folder_field.show_error("")
        if not name or name in {".", ".."} or re.search(r'[\\/:*?"<>|\x00-\x1f]', name):
            self.name_field.show_error(self.tr('Give a name without any of \\ / : * ? " < > |.'))
            return None
        if not folder.is_dir():
            self.folder_field.show_error(self.tr("There is no such folder. Choose another."))
            return None
        kind = self.kind.current()
        return folder / (name if ending(name) == kind else f"{name}.{kind}")

    def write(self) -> None:
        """Write the file in a job."""
        out = self.target()
        if out is None or self._running is not None:
            return
        job = replace(PrintJob.of(self._context, self._content.id), house=self.house.current())
        version = self.version.current()
        releasable = Marking(version) if version else None
        asked = self.kind.current() == "pdf" and self.attached.current() == "source"
        with_source = asked and releasable is None
        self.form.setEnabled(False)
        self.export_button.setEnabled(False)
        self.progress.setVisible(True)
        running = self._context.jobs.start(
            self.tr("Exporting {name}").format(name=out.name),
            lambda work: (out, *job.write(work, out, releasable=releasable, with_source=with_source)),
            done=self._done,
            failed=self._failed,
        )
        if not running.finished:
            self._running = running
            running.progressed.connect(self.progress.show_progress)

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    @property
    def running(self) -> Running | None:
        """The export under way, None where none is."""
        return self._running

    def _done(self, made: tuple[Path, ExportResult, Ready]) -> None:
        out, result, ready = made
        self._running, self.written = None, out
        self._context.workspace.set_setting(FOLDER, str(out.parent))
        self.form.setVisible(False)
        self.progress.setVisible(False)
        self.question.show_runs(self.tr("The briefing is written"))
        self.sentence.setVisible(False)
        told = (
            self.tr("{name} in {folder}: {pages} pages, {notes} notes, {marking}.")
            if result.pages
            else self.tr("{name} in {folder}: {notes} notes, {marking}.")
        )
        written = told.format(
            name=out.name,
            folder=out.parent,
            pages=result.pages,
            notes=result.notes,
            marking=ready.document.marking.value,
        )
        files = self.tr("Attached: {files}.").format(files=", ".join(result.attached))
        self.outcome.show_text(f"{written}\n{files}" if result.attached else written)
        self.outcome.setVisible(True)
        self._tell_left_out(ready)
        self.export_button.setVisible(False)
        self.buttons["cancel"].show_text(self.tr("Close"))
        self.show_button.setVisible(True)
        self.open_button.setVisible(True)
        self.open_button.setFocus()
        self._fit()
        if not self.isVisible():
            self._context.toast(self.tr("Exported {name}").format(name=out.name))

    def _tell_left_out(self, ready: Ready) -> None:
        """Say what a releasable version does not hold, to the analyst alone."""
        if not self.version.current():
            return
        self.told = ready.told
        if not self.told:
            self.left_out.addWidget(Notice(self.tr("Nothing had to be left out"), "", "verified"))
            return
        more = len(self.told) - MOST_TOLD
        rest = [self.tr("and {count} more").format(count=more)] if more > 0 else []
        head = self.tr("Not in the file; this list is for you alone")
        self.left_out.addWidget(Notice(head, "\n".join([*self.told[:MOST_TOLD], *rest]), "note"))
        copy = Button(
            self.tr("Copy this list"), "link", icon_name="copy", small=True, clicked=self._copy_told
        )
        self.left_out.addLayout(row(copy, None))
        QTimer.singleShot(0, self, self._fit)  # once the list has its lines

    def _copy_told(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(map(bare, self.told)))
        self._context.toast(self.tr("Copied"))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what wraps has its height only now that the width is known."""
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """Be as high as what is said needs, and no higher."""
        whole = self.layout()
        if whole is not None:
            whole.activate()
            needed = max(whole.totalHeightForWidth(self.width()), whole.minimumSize().height())
            self.resize(self.width(), min(needed, self.screen().availableGeometry().height()))

    def _failed(self, error: BriefingError) -> None:
        self._running = None
        self.form.setEnabled(True)
        self.export_button.setEnabled(True)
        self.progress.setVisible(False)
        self._context.show_error(error)

    def _open_local(self, *, folder: bool) -> None:
        if self.written is not None:
            wanted = self.written.parent if folder else self.written
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(wanted))):
                self.outcome.show_text(
                    self.tr("No program was found here to open it with. It is {path}").format(path=wanted)
                )
                self._fit()
