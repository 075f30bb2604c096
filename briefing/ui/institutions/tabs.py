"""Tabs with counts: "Events 4", the count in lighter ink."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from briefing.ui.kit.text import bare, one_line
from briefing.ui.kit.theme import theme, themes


class CountedTabs(QTabBar):
    """A tab bar whose tabs carry a count; arrow keys walk, as in any tab bar."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: list[tuple[str, str, str]] = []
        self.setAccessibleName(bare(name))
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        themes().changed.connect(self.updateGeometry)

    def show_tabs(self, tabs: Sequence[tuple[str, str, str]]) -> None:
        """Show tabs: key, words, count (empty for none). The chosen one stays where it is still there."""
        if list(tabs) == self._tabs:
            return
        key = self.current_key()
        blocked = self.blockSignals(True)
        self._tabs = list(tabs)
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        for at, (_, words, count) in enumerate(tabs):
            said = one_line(f"{words} {count}")
            if at >= self.count():
                self.addTab(said.replace("&", "&&"))
            elif self.tabText(at) != said.replace("&", "&&"):
                self.setTabText(at, said.replace("&", "&&"))
            self.setAccessibleTabName(at, bare(said))
        self.set_current(key)
        self.blockSignals(blocked)

    def current_key(self) -> str:
        """The key of the chosen tab."""
        at = self.currentIndex()
        return self._tabs[at][0] if 0 <= at < len(self._tabs) else ""

    def set_current(self, key: str) -> None:
        """Choose a tab by key; the first where there is none of it."""
        keys = [each[0] for each in self._tabs]
        self.setCurrentIndex(keys.index(key) if key in keys else 0)

    def tab_keys(self) -> list[str]:
        """The keys of the tabs, in order."""
        return [each[0] for each in self._tabs]

    # -- Qt
    def tabSizeHint(self, index: int) -> QSize:
        """Qt: words in the heavier weight, count, and the gap to the next."""
        now = theme()
        _, words, count = self._tabs[index] if index < len(self._tabs) else ("", "", "")
        wide = QFontMetricsF(now.font("body", 600)).horizontalAdvance(words)
        if count:
            wide += now.px(5) + QFontMetricsF(now.font("small")).horizontalAdvance(count)
        return QSize(int(wide + 1) + now.px(18), now.px(32))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Qt: never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: words, counts, the bar under the chosen one, the hairline under all."""
        del event
        now = theme()
        p = QPainter(self)
        p.fillRect(QRectF(0, self.height() - 1, self.width(), 1), now.colour("line"))
        rtl = self.isRightToLeft()
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = int(start | Qt.AlignmentFlag.AlignVCenter)
        for at, (_, words, count) in enumerate(self._tabs):
            box = QRectF(self.tabRect(at))
            inner = box.adjusted(now.px(18), 0, 0, 0) if rtl else box.adjusted(0, 0, -now.px(18), 0)
            on = at == self.currentIndex()
            font = now.font("body", 600 if on else 400)
            p.setFont(font)
            p.setPen(now.colour("ink" if on else "ink-2"))
            p.drawText(inner, flags, one_line(words))
            used = QFontMetricsF(font).horizontalAdvance(one_line(words)) + now.px(5)
            if count:
                rest = inner.adjusted(0, 0, -used, 0) if rtl else inner.adjusted(used, 0, 0, 0)
                p.setFont(now.font("small"))
                p.setPen(now.colour("ink-3"))
                p.drawText(rest, flags, count)
            if on:
                p.fillRect(QRectF(inner.left(), box.bottom() - 2, inner.width(), 2), now.colour("accent"))
                if self.hasFocus():
                    p.setPen(now.colour("accent"))
                    p.drawRoundedRect(inner.adjusted(-3, 3, 2, -5), 4, 4)
        p.end()
