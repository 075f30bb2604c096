"""One page as it will print, as a picture with a frame round what the chosen block covers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing.ui.kit.theme import theme


class Sheet(QWidget):
    """One page as a picture, with a frame round what the chosen block covers. `pressed` gives a place in points."""

    pressed = Signal(float, float)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self._size = (595.0, 842.0)
        self._marks: list[QRectF] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        self.setAccessibleName(self.tr("Page as it will print"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_page(self, picture: QImage, size: tuple[float, float], marks: list[QRectF], words: str) -> None:
        """Show a page of this size in points, with frames in points."""
        self._picture, self._size, self._marks = picture, size, marks
        self.setAccessibleDescription(words)
        self.update()

    def show_marks(self, marks: list[QRectF]) -> None:
        """Show other frames."""
        self._marks = marks
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paper, page, edge, frames."""
        del event
        now, box = theme(), self.rect().toRectF()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture.isNull():
            p.fillRect(box, now.colour("paper" if "paper" in now.colours else "panel"))
        else:
            p.drawImage(box, self._picture)
        p.setPen(QPen(now.colour("line-strong"), 1))
        p.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        scale = box.width() / self._size[0]
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(now.colour("accent"), 2))
        for mark in self._marks:
            shown = QRectF(mark.x() * scale, mark.y() * scale, mark.width() * scale, mark.height() * scale)
            p.drawRect(shown.adjusted(-4, -2, 4, 2))
        p.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a press chooses the block there."""
        if event.button() == Qt.MouseButton.LeftButton and not self._picture.isNull():
            scale = self._size[0] / max(1, self.width())
            self.pressed.emit(event.position().x() * scale, event.position().y() * scale)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: page keys turn."""
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Home: -9999, Qt.Key.Key_End: 9999}
        turn = step.get(Qt.Key(event.key()), 0)
        if turn:
            self.turned.emit(turn)
        else:
            super().keyPressEvent(event)
