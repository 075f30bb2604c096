"""The tray: the current draft in sight of every place, with its statements, sources and what is to mend."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefing.ui.kit.text import bare, one_line, set_tip
from briefing.ui.kit.theme import theme, themes


class Tray(QAbstractButton):
    """A small card; pressing it opens the draft. Hidden while there is no draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, str, str] = ("", "", "")
        self._folded = False
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes().changed.connect(self.updateGeometry)
        self.hide()

    def show_draft(self, title: str, words: str, to_mend: str) -> None:
        """Show a draft; an empty title hides the tray."""
        self._lines = (one_line(title), one_line(words), one_line(to_mend))
        self.setAccessibleName(bare(f"{self.tr('Current draft')}: " + ", ".join(filter(None, self._lines))))
        set_tip(self, f"{title}\n{words}\n{to_mend}".strip())
        self.setVisible(bool(title) and not self._folded)
        self.updateGeometry()
        self.update()

    def set_folded(self, folded: bool) -> None:
        """Hide it in the rail."""
        self._folded = folded
        self.setVisible(bool(self._lines[0]) and not folded)

    def sizeHint(self) -> QSize:
        """Qt: three or four lines."""
        now = theme()
        lines = 3 + bool(self._lines[2])
        return QSize(now.px(160), now.px(18) + lines * now.px(17))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the card."""
        del event
        now, rtl = theme(), self.isRightToLeft()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(now.colour("line-strong"), 1))
        p.setBrush(now.colour("hover" if self.underMouse() else "panel"))
        box = self.rect().toRectF().adjusted(2.5, 0.5, -2.5, -0.5)
        p.drawRoundedRect(box, 8, 8)
        inner = box.adjusted(now.px(10), now.px(8), -now.px(10), -now.px(8))
        across = int(
            (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignVCenter
        )
        title, words, to_mend = self._lines
        high = now.px(17)
        for at, (text, token, weight, ink) in enumerate(
            (
                (self.tr("Current draft"), "label", 500, "ink-3"),
                (title, "small", 500, "ink"),
                (words, "small", 400, "ink-2"),
                (to_mend, "small", 400, "disputed"),
            )
        ):
            p.setFont(now.font(token, weight))
            p.setPen(now.colour(ink))
            line = inner.adjusted(0, at * high, 0, 0)
            line.setHeight(high)
            short = p.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(line.width()))
            p.drawText(line, across, short)
        p.end()
