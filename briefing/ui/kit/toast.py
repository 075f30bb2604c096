"""The toast: says what was done, with its undo; stays while the pointer or the focus is on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from briefing.ui.kit.buttons import Button, IconButton
from briefing.ui.kit.labels import IconMark, TextLabel
from briefing.ui.kit.text import bare
from briefing.ui.kit.theme import theme

STAYS = 6000
"""Milliseconds that a toast stays."""


class Toast(QWidget):
    """One message at the bottom, at the end side. `gone` is said when it leaves."""

    gone = Signal()

    def __init__(
        self,
        text: str,
        *,
        undo: Callable[[], object] | None = None,
        show: Callable[[], object] | None = None,
        icon_name: str = "circle-check",
        ink: str = "verified",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(bare(text))
        body = QHBoxLayout(self)
        body.setContentsMargins(14, 8, 8, 8)
        body.setSpacing(8)
        body.addWidget(IconMark(icon_name, ink))
        self.label = TextLabel(text, "body", elide=True)
        self.label.setMinimumWidth(min(self.label.sizeHint().width(), theme().px(420)))
        body.addWidget(self.label, 1)
        body.addSpacing(8)
        self.undo_button: Button | None = None
        self.show_button: Button | None = None
        if show:
            self.show_button = Button(self.tr("Show"), small=True, clicked=lambda: self._press(show))
            body.addWidget(self.show_button)
        if undo:
            self.undo_button = Button(
                self.tr("Undo"), small=True, key="Ctrl+Z", clicked=lambda: self._press(undo)
            )
            body.addWidget(self.undo_button)
        self.close_button = IconButton("x", self.tr("Dismiss"), small=True, clicked=self.leave)
        body.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._maybe_leave)
        self._timer.start(STAYS)

    def _press(self, act: Callable[[], object]) -> None:
        self.leave()
        act()

    def leave(self) -> None:
        """Go now."""
        self._timer.stop()
        self.hide()
        self.gone.emit()

    def _maybe_leave(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start(STAYS // 3)
        else:
            self.leave()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: it stays while the pointer is on it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: and goes some time after."""
        self._timer.start(STAYS // 3)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc dismisses."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground, edge, icon."""
        del event
        now = theme()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(now.colour("line-strong"), 1))
        p.setBrush(now.colour("raised"))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        p.drawRoundedRect(box, now.radius("card"), now.radius("card"))
        p.end()
