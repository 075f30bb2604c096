"""The focus ring: 2 px of accent with a 2 px gap round whatever has the keyboard's focus, one for each window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from briefing.ui.kit.theme import theme


class _Ring(QWidget):
    """What is drawn; lets every press through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pill = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ring."""
        del event
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(theme().colour("accent"), 2))
        p.setBrush(Qt.BrushStyle.NoBrush)
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        radius = box.height() / 2 if self.pill else theme().radius("control") + 2
        p.drawRoundedRect(box, radius, radius)
        p.end()


class FocusRing(QObject):
    """Follows the focus of the application and rings the controls that carry the property "ring".

    What the mouse brings has no ring; a key that was pressed since the mouse last was makes the ring appear.
    """

    GAP = 4

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keys = False
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: what has the focus, or stands round it, moves; a window hears whether keys or the mouse are used."""
        kind = event.type()
        if isinstance(watched, QWindow):
            if kind == QEvent.Type.KeyPress:
                self._by_keys = True
            elif kind == QEvent.Type.MouseButtonPress:
                self._by_keys = False
            return False
        if watched is self._target and kind in {QEvent.Type.Hide, QEvent.Type.Close}:
            self._drop()
        elif kind in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._settle()
        return False

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        del old
        self._drop()
        if now is None:
            return
        # Held in a name: the handle of a window that only Qt keeps (the list of a combo box) goes with its wrapper.
        top = now.window()
        handle = top.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)  # once however often it is asked for
        if not now.property("ring") or not self._by_keys:
            return
        self._target = now
        step: QWidget | None = now
        while step is not None:
            step.installEventFilter(self)
            self._watched.append(step)
            step = None if step.isWindow() else step.parentWidget()
        self._settle()

    def _drop(self) -> None:
        self._target = None
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None

    def _settle(self) -> None:
        target = self._target
        if target is None or not isValid(target):
            return
        home = target.parentWidget()
        wanted = QRect()
        while home is not None:
            wanted = QRect(target.mapTo(home, QPoint(0, 0)), target.size()).adjusted(
                -self.GAP, -self.GAP, self.GAP, self.GAP
            )
            if (
                home.isWindow()
                or home.rect().contains(wanted)
                or home.objectName() == "qt_scrollarea_viewport"
            ):
                break
            home = home.parentWidget()
        if home is None:
            return
        if not home.isWindow() and target.width() <= home.width():
            # A row as wide as the page that scrolls it: the ring stands inside the page's edges.
            wanted.setLeft(max(wanted.left(), 0))
            wanted.setRight(min(wanted.right(), home.width() - 1))
        if self._ring is None or self._ring.parentWidget() is not home:
            if self._ring is not None and isValid(self._ring):
                self._ring.deleteLater()
            self._ring = _Ring(home)
        self._ring.pill = target.property("ring") == "pill"
        self._ring.setGeometry(wanted)
        self._ring.raise_()
        self._ring.show()


def install_focus_ring(app: QApplication) -> None:
    """Give the application its focus ring, once."""
    if app.findChild(FocusRing) is None:
        FocusRing(app)
