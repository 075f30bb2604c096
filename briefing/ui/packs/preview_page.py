"""The preview of an import: counts on top, the list of changes, and beside it the conflict or the change in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing.analysis.wording import when
from briefing.domain.errors import BriefingError
from briefing.packs import KeyChanged, UnknownKey
from briefing.store import Workspace
from briefing.ui.kit.buttons import Button, SegmentedControl
from briefing.ui.kit.cards import Notice, ProgressRow
from briefing.ui.kit.labels import Caption, IconMark, Label, TextLabel
from briefing.ui.kit.layouts import Ground, Hairline, ScrollPage, empty, row
from briefing.ui.kit.prose import Prose
from briefing.ui.packs.changes import SHOWS, Key, Line, Show, flattened
from briefing.ui.packs.changes_view import ChangesList
from briefing.ui.packs.conflict_panel import ConflictPanel, Decision, chosen
from briefing.ui.packs.preview import Disagreement, Preview, parts_of
from briefing.ui.packs.wording import trust
from briefing.ui.shell.beside import Beside

if TYPE_CHECKING:
    from collections.abc import Mapping


class PreviewPage(QWidget):
    """What a pack would change. `importWanted` is the press on the primary button, `cancelled` leaves."""

    importWanted = Signal()
    cancelled = Signal()
    stopWanted = Signal()

    def __init__(self, preview: Preview, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = preview
        self.decisions: dict[Key, Decision] = {}
        self.trust_key = ""
        self.allow_older = False
        self.agree_button: Button | None = None
        self._busy = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top())
        self.list = ChangesList()
        self.list.chosen.connect(self._choose)
        start = QWidget()
        inner = QVBoxLayout(start)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._filters())
        inner.addWidget(self.list, 1)
        self.panel = ConflictPanel()
        self.panel.decided.connect(self._decide)
        self.panel.forAll.connect(self._decide_alike)
        self.detail = ScrollPage("canvas", margins=(22, 16, 22, 16), gap=6)
        self.side = QStackedWidget()
        self.side.addWidget(self.panel)
        self.side.addWidget(self.detail)
        self.beside = Beside(
            workspace, "packs-decision", (start, self.side), lambda whole_width: int(whole_width * 0.52)
        )
        whole.addWidget(self.beside, 1)
        self._show("all")
        self._show_import()
        if preview.disagreements:
            self._open(preview.disagreements[0])
        else:
            self._show_detail(None)

    # -- the top
    def _top(self) -> QWidget:
        top = Ground("canvas", ("bottom",))
        body = QVBoxLayout(top)
        body.setContentsMargins(20, 14, 20, 12)
        body.setSpacing(4)
        self.headline = Prose(self.preview.title, "title")
        self.cancel_button = Button(self.tr("Cancel"), key="Esc", clicked=self.cancelled.emit)
        self.import_button = Button("", "primary", icon_name="download", clicked=self.importWanted.emit)
        head = row(self.headline, self.cancel_button, self.import_button)
        head.setStretch(0, 1)
        body.addLayout(head)
        icon, ink, words = trust(self.preview.layer)
        if self.preview.distrust is not None:
            icon, ink, words = "shield-alert", "refused", self.tr("Signature not accepted yet")
        self.trust_words = Caption(words, ink)
        cutoff = self.tr("data to {day}").format(day=when(self.preview.layer.cutoff))
        said = f"{self.preview.checked}; {cutoff}" if self.preview.layer.cutoff else self.preview.checked
        checked = Caption(said, "ink-2", elide=True)
        line = row(IconMark(icon, ink), self.trust_words, 8, checked, gap=6)
        line.setStretch(3, 1)
        body.addLayout(line)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(6)
        body.addLayout(self._notices)
        if self.preview.distrust is not None:
            self.show_refusal(self.preview.distrust)
        body.addSpacing(4)
        body.addLayout(self._numbers())
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self.stopWanted)
        self.progress.hide()
        body.addWidget(self.progress)
        return top

    def _numbers(self) -> QHBoxLayout:
        counts = self.preview.counts
        line = row(gap=28)
        self.numbers: dict[str, TextLabel] = {}
        for key, count, one, several in (
            ("added", counts.added, self.tr("record added"), self.tr("records added")),
            ("changed", counts.changed, self.tr("value changed"), self.tr("values changed")),
            ("removed", counts.removed, self.tr("record removed"), self.tr("records removed")),
            (
                "conflicts",
                counts.conflicts,
                self.tr("conflict with your edits"),
                self.tr("conflicts with your edits"),
            ),
            (
                "untouched",
                counts.untouched,
                self.tr("of your edits untouched"),
                self.tr("of your edits untouched"),
            ),
            (
                "briefing",
                counts.in_briefings,
                self.tr("record in your briefings changes"),
                self.tr("records in your briefings change"),
            ),
        ):
            if key == "briefing":
                line.addWidget(Hairline(vertical=True))
            rust = key == "conflicts" and count > 0
            number = TextLabel(f"{count:,}", "title", weight=600, ink="disputed" if rust else "ink")
            words = Caption(one if count == 1 else several, "disputed" if rust else "ink-2")
            number.setAccessibleName(f"{count:,} {words.whole()}")
            self.numbers[key] = number
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(number)
            column.addWidget(words)
            line.addLayout(column)
        line.addStretch(1)
        return line

    def _filters(self) -> QWidget:
        bar = Ground("canvas", ("bottom",))
        line = QHBoxLayout(bar)
        line.setContentsMargins(20, 6, 12, 6)
        names: dict[Show, str] = {
            "all": self.tr("All {count}"),
            "conflicts": self.tr("Conflicts {count}"),
            "briefing": self.tr("In my briefings {count}"),
            "added": self.tr("Added {count}"),
            "changed": self.tr("Changed {count}"),
            "removed": self.tr("Removed {count}"),
        }
        choices = [
            (show, names[show].format(count=f"{count:,}")) for show, count in self.preview.shows.items()
        ]
        self.filter = SegmentedControl(choices, self.tr("What is shown"), "all")
        self.filter.chosen.connect(lambda key: self._show(next(one for one in SHOWS if one == key)))
        line.addWidget(self.filter)
        line.addStretch(1)
        return bar

    # -- what is shown
    def _show(self, show: Show) -> None:
        chosen = self.list.current()
        lines = self.preview.lines if show == "all" else flattened(self.preview.groups, show)
        self.list.changes.show_lines(lines)
        self._mark_decided()
        if chosen is not None:
            self.list.choose(chosen.key)

    def _choose(self, line: Line | None) -> None:
        found = self._disagreement(line.key) if line is not None and line.conflict else None
        if found:
            self._show_panel(found)
        else:
            self._show_detail(line)

    def _disagreement(self, key: Key) -> Disagreement | None:
        return next((one for one in self.preview.disagreements if one.key == key), None)

    def _open(self, what: Disagreement) -> None:
        if not self.list.choose(what.key):
            self._show_panel(what)

    def _show_panel(self, what: Disagreement) -> None:
        every = self.preview.disagreements
        alike = sum(1 for one in every if one.conflict.field == what.conflict.field and one is not what)
        self.panel.show_conflict(
            what, every.index(what) + 1, len(every), self.decisions.get(what.key), alike=alike
        )
        self.side.setCurrentWidget(self.panel)

    def _show_detail(self, line: Line | None) -> None:
        body = self.detail.body
        empty(body)
        self.side.setCurrentWidget(self.detail)
        if line is None:
            body.addWidget(Prose(self.preview.difference.words, "lead"))
            note = self.tr("Nothing is changed until you import, and an import can be taken back.")
            body.addWidget(Prose(note, "body", ink="ink-2"))
            body.addStretch(1)
            return
        body.addWidget(Prose(line.name, "title", px=20, line=25))
        if line.head:
            group = next((one for one in self.preview.groups if one.head is line), None)
            count = len(group.lines) if group else 0
            words = {
                "added": self.tr("This record is new."),
                "removed": self.tr("The new version no longer holds this record."),
            }.get(line.sort, self.tr("{count} values of this record change.").format(count=count))
            body.addWidget(Prose(words, "body", ink="ink-2"))
        for label, words in ((self.tr("Was"), line.before), (self.tr("Will be"), line.after)):
            if words:
                body.addSpacing(4)
                body.addWidget(Label(label))
                body.addWidget(Prose(words, "read"))
        if line.chips:
            body.addSpacing(4)
            body.addWidget(Label(self.tr("Cited by the new version")))
            for chip in line.chips:
                body.addWidget(Prose([chip], "body"))
                body.addWidget(Prose(chip.words, "small", ink="ink-2"))
        if line.briefings:
            body.addSpacing(4)
            body.addWidget(Label(self.tr("In your briefings")))
            body.addWidget(Prose(", ".join(line.briefings), "body"))
        body.addStretch(1)

    # -- decisions
    def _decide(self, choice: str, reason: str) -> None:
        what = self.panel.shown
        if what is None:
            return
        self.decisions[what.key] = Decision(chosen(choice), reason)
        self._decided(what)

    def _decide_alike(self, choice: str, reason: str) -> None:
        what = self.panel.shown
        if what is None:
            return
        for one in self.preview.disagreements:
            if one.conflict.field == what.conflict.field:
                self.decisions[one.key] = Decision(chosen(choice), reason)
        self._decided(what)

    def _decided(self, what: Disagreement) -> None:
        self._mark_decided()
        self._show_import()
        every = self.preview.disagreements
        at = every.index(what)
        left = [one for one in (*every[at + 1 :], *every[:at]) if one.key not in self.decisions]
        if left:
            self._open(left[0])
        else:
            self._show_panel(what)
            self.import_button.setFocus()

    def _mark_decided(self) -> None:
        words = {
            "mine": self.tr("decided: mine"),
            "theirs": self.tr("decided: theirs"),
            "later": self.tr("left for later"),
        }
        told: Mapping[Key, str] = {key: words[one.choice] for key, one in self.decisions.items()}
        self.list.changes.show_decided(told)

    def take_apart(self) -> list[list[Any]]:
        """Give away what made the preview large; the page is not to be used after."""
        parts = parts_of(self.preview)
        self.list.changes.show_lines(())
        del self.preview
        return parts

    @property
    def left_for_later(self) -> int:
        """How many conflicts would wait after the import."""
        settled = sum(1 for one in self.decisions.values() if one.choice != "later")
        return len(self.preview.disagreements) - settled

    # -- the import
    def _show_import(self) -> None:
        left = self.left_for_later
        words = self.tr("Import, {count} left for later").format(count=left) if left else self.tr("Import")
        self.import_button.show_text(words)
        lacks = None
        if self._busy:
            lacks = self.tr("The import is under way")
        elif self.preview.distrust is not None and not self.trust_key:
            lacks = self.preview.distrust.message
        self.import_button.set_enabled(lacks)
        if lacks is None:
            self.import_button.setToolTip("")

    def show_refusal(self, error: BriefingError) -> None:
        """Say why the import was not accepted, with the way to accept it where the user may."""
        empty(self._notices)
        notice = Notice(error.message, error.mend, "refused")
        self.agree_button = None
        if isinstance(error, UnknownKey):
            fingerprint = error.fingerprint
            words = (
                self.tr("The publisher has confirmed the new key: trust it")
                if isinstance(error, KeyChanged)
                else self.tr("I have compared it: trust this key")
            )
            self.agree_button = Button(words, small=True, clicked=lambda: self._trust(fingerprint))
        notice_row = row(self.agree_button, None) if self.agree_button else None
        if notice_row:
            notice.body.addLayout(notice_row)
        self._notices.addWidget(notice)

    def show_older(self, error: BriefingError) -> None:
        """Say that the version is older, or its number used before; the user may import it all the same."""
        empty(self._notices)
        notice = Notice(error.message, error.mend, "refused")
        self.agree_button = Button(
            self.tr("Import it all the same"), "destructive", small=True, clicked=self._go_back
        )
        notice.body.addLayout(row(self.agree_button, None))
        self._notices.addWidget(notice)

    def _go_back(self) -> None:
        self.allow_older = True
        empty(self._notices)
        self.importWanted.emit()

    def _trust(self, fingerprint: str) -> None:
        self.trust_key = fingerprint
        empty(self._notices)
        self.trust_words.show_text(self.tr("Signed by a key that you trust from this import on"))
        self.trust_words.set_ink("verified")
        self._show_import()

    def show_busy(self, busy: bool) -> None:
        """Show that the import is under way, or no longer."""
        self._busy = busy
        self.progress.setVisible(busy)
        self.cancel_button.setEnabled(not busy)
        self.side.setEnabled(not busy)
        self._show_import()
