"""Stacks toasts at the bottom of the window, at the end side, the newest lowest; at most three."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from briefing.ui.kit.text import bare
from briefing.ui.kit.theme import theme
from briefing.ui.kit.toast import Toast

MOST = 3


class ToastHost(QObject):
    """Shows toasts over a widget and keeps them in their corner."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._toasts: list[Toast] = []
        over.installEventFilter(self)

    def show(
        self, text: str, undo: Callable[[], object] | None = None, show: Callable[[], object] | None = None
    ) -> Toast:
        """Show a toast and have it read out politely."""
        toast = Toast(text, undo=undo, show=show, parent=self._over)
        toast.gone.connect(lambda: self._drop(toast))
        self._toasts.append(toast)
        while len(self._toasts) > MOST:
            self._toasts[0].leave()
        toast.show()
        self._settle()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._over, bare(text)))
        return toast

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """Those in sight, the newest last."""
        return tuple(self._toasts)

    def _drop(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.deleteLater()
            self._settle()

    def _settle(self) -> None:
        over, bottom = self._over, self._over.height() - theme().size("status") - 12
        for toast in reversed(self._toasts):
            wide = min(max(toast.sizeHint().width(), theme().px(300)), over.width() - 48)
            high = toast.sizeHint().height()
            left = 16 if over.isRightToLeft() else over.width() - wide - 16
            toast.setGeometry(left, bottom - high, wide, high)
            toast.raise_()
            bottom -= high + 8

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the window was resized."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._settle()
        return False
