"""The head of a profile: status, kind and tier, the name with its abbreviation in lighter ink, the actions."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.profile import Header
from briefing.ui.kit.buttons import Button, IconButton
from briefing.ui.kit.chips import Mark, StatusPill, Tag
from briefing.ui.kit.labels import Caption, IconMark
from briefing.ui.kit.layouts import row
from briefing.ui.kit.prose import Prose, Words
from briefing.ui.kit.text import bare
from briefing.ui.shell.markings import MarkingTag


class ProfileHead(QWidget):
    """The head. Its three buttons say `addAsked`, `editAsked` and `moreAsked` (with the place for a menu)."""

    addAsked = Signal()
    editAsked = Signal(QPoint)
    moreAsked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pill = StatusPill()
        self.line = Caption("", "ink-3", elide=True)
        self.since = Caption("", "ink-3")
        self.diamond = Mark("diamond", self.tr("Sources differ on the status"))
        self.pencil = IconMark("pencil", "accent", 13, self.tr("yours"))
        self.tag = Tag(self.tr("yours"), "accent-ink", "accent-soft")
        self.marking = MarkingTag()
        top = row(self.pill, self.diamond, self.line, self.since, self.pencil, self.tag, self.marking, None)
        self.name = Prose("", "display", px=24, line=29)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addLayout(top)
        words.addWidget(self.name)
        self.add = Button(
            self.tr("Add to briefing"), icon_name="bookmark-plus", key="Ctrl+D", clicked=self.addAsked.emit
        )
        self.edit = IconButton(
            "pencil",
            self.tr("Edit this profile"),
            "plain",
            clicked=lambda: self.editAsked.emit(self._below(self.edit)),
        )
        self.more = IconButton(
            "ellipsis", self.tr("More"), "plain", clicked=lambda: self.moreAsked.emit(self._below(self.more))
        )
        actions = QVBoxLayout()
        actions.setContentsMargins(0, 0, 0, 0)
        actions.addLayout(row(self.add, self.edit, self.more))
        actions.addStretch(1)
        whole = row(gap=16)
        whole.addLayout(words, 1)
        whole.addLayout(actions)
        self.setLayout(whole)

    def show_header(self, head: Header) -> None:
        """Show the head of a record."""
        stated = head.status_words != "Status not stated"
        self.pill.show_status(head.status.glyph if stated else "unknown", head.status_words)
        self.diamond.setVisible(head.disputed)
        self.line.show_text(head.line)
        said = "; ".join(part for part in (head.since_words, head.silent_words) if part)
        self.since.show_text(said)
        self.since.setVisible(bool(said))
        self.pencil.setVisible(head.mine)
        self.tag.setVisible(head.mine)
        short = head.short if head.short != head.name else ""
        runs = [Words(head.name)]
        if short:
            runs.append(Words(f" {short}", weight=400, ink="ink-3"))
        self.name.show_runs(runs)
        self.setAccessibleName(bare(f"{head.name} {short}".strip()))

    def _below(self, button: QWidget) -> QPoint:
        return button.mapToGlobal(QPoint(0, button.height() + 2))
