"""The status line: as-of, pack and version, signature | work under way, what is in view, whether all is saved."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing.domain.dates_in_words import in_words
from briefing.domain.items import Layer
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.cards import Bar
from briefing.ui.kit.labels import Caption, IconMark
from briefing.ui.kit.layouts import Ground
from briefing.ui.kit.text import set_tip
from briefing.ui.kit.theme import theme, themes
from briefing.ui.shell.jobs import Running

_TRUST_ICON = {"shipped": "package", "key": "shield-check", "unsigned": "shield-alert", "own": "user"}


class StatusLine(Ground):
    """One line at the foot of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("nav", ("top",), parent)
        self.setAccessibleName(self.tr("Status"))
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 0, 14, 0)
        line.setSpacing(16)
        self.data_to = Caption()
        self.pack = Caption(elide=True)
        self.trust_icon = IconMark("package", "ink-2", 13)
        self.trust = Caption()
        line.addWidget(self.data_to)
        line.addWidget(self.pack)
        signed = QHBoxLayout()
        signed.setSpacing(5)
        signed.addWidget(self.trust_icon)
        signed.addWidget(self.trust)
        line.addLayout(signed)
        line.addStretch(1)
        self._work = QWidget()
        work = QHBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(8)
        self.work_words = Caption(elide=True)
        self.work_words.setMinimumWidth(theme().px(200))
        self._bar = Bar()
        self._bar.setFixedWidth(theme().px(90))
        self._stop = Button(self.tr("Cancel"), "link", small=True, clicked=self._cancel)
        for part in (self.work_words, self._bar, self._stop):
            work.addWidget(part)
        self._work.hide()
        self._running: Running | None = None
        line.addWidget(self._work)
        self.in_view = Caption(elide=True)
        self.saved = Caption(self.tr("Everything saved"))
        line.addWidget(self.in_view)
        line.addWidget(self.saved)
        self._dress()
        themes().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFixedHeight(theme().size("status"))

    def show_packs(self, layers: list[Layer], cutoff: str) -> None:
        """Show the newest pack, and how far the data go."""
        self.data_to.show_text(
            self.tr("Data to {date}").format(date=in_words(cutoff)) if cutoff else self.tr("No pack yet")
        )
        packs = sorted(
            (layer for layer in layers if layer.trust != "own"), key=lambda one: (one.cutoff, one.name)
        )
        shown = packs[-1] if packs else None
        for part in (self.pack, self.trust, self.trust_icon):
            part.setVisible(shown is not None)
        if shown is None:
            return
        words = self.tr("{title}, version {version}").format(
            title=shown.title or shown.name, version=shown.version
        )
        if len(packs) > 1:
            words += self.tr(" and {count} more").format(count=len(packs) - 1)
        self.pack.show_text(words)
        set_tip(self.pack, "\n".join(f"{one.title or one.name}, {one.version}" for one in packs))
        self.trust.show_text(
            {
                "shipped": self.tr("Shipped with Briefing"),
                "key": self.tr("Signature verified"),
                "unsigned": self.tr("Not signed"),
            }.get(shown.trust, "")
        )
        self.trust_icon.show_icon(_TRUST_ICON.get(shown.trust, "package"))

    def show_in_view(self, words: str) -> None:
        """Show what is in view."""
        self.in_view.show_text(words)

    def show_saved(self, why_read_only: str) -> None:
        """Show that everything is saved, or that nothing can be changed, and why."""
        self.saved.show_text(self.tr("Read only") if why_read_only else self.tr("Everything saved"))
        self.saved.set_ink("disputed" if why_read_only else "ink-2")
        set_tip(self.saved, why_read_only)

    def show_work(self, running: Running) -> None:
        """Show a job with its Cancel until it ends."""
        self._running = running
        self.work_words.show_text(running.words)
        self._bar.set_share(0)
        self._work.show()
        running.progressed.connect(self._progress)
        running.ended.connect(self._ended)

    def _progress(self, done: int, total: int, what: str) -> None:
        if self._running is not None and self.sender() is self._running:
            self.work_words.show_text(what or self._running.words)
            self._bar.set_share(done / total if total else 0)

    def _ended(self) -> None:
        if self._running is not None and self.sender() is self._running:
            self._running = None
            self._work.hide()

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()
