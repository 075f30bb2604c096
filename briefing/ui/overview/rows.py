"""Pressable rows of the overview's cards: what they show is laid out in them, and the whole row answers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLayout, QSizePolicy, QWidget

from briefing.ui.kit.dragging import item_data
from briefing.ui.kit.layouts import Part, row
from briefing.ui.kit.text import bare, set_tip
from briefing.ui.kit.theme import theme


class PressRow(QAbstractButton):
    """A row that is pressed as a whole, by mouse, Enter or Space; arrows walk to its neighbours.

    `key` names it when the card is built anew, so that the focus stays. `entered` is said when it has the focus.
    `carries` is the item, and its field, that can be dragged from it into a briefing.
    """

    entered = Signal()
    menuAsked = Signal(QPoint)

    def __init__(
        self, key: str, words: str, *parts: Part, line: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.carries = ("", "")
        self._line = line
        self._pressed: QPoint | None = None
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(bare(words))
        set_tip(self, words)
        inner = row(*parts, gap=8, margins=(16, 5, 16, 5))
        self.setLayout(inner)
        _let_through(inner)

    def widen(self, part: QWidget, *at_top: QWidget) -> None:
        """Give a part all room that the others leave; those named stand beside its first line."""
        inner = self.layout()
        if isinstance(inner, QHBoxLayout):
            inner.setStretchFactor(part, 1)
            for each in at_top:
                inner.setAlignment(each, Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        """Qt: what the parts need, a row of the look at least."""
        size = super().sizeHint()
        return QSize(size.width(), max(size.height(), theme().px(29)))

    def minimumSizeHint(self) -> QSize:
        """Qt: never lower than a row of the look."""
        size = super().minimumSizeHint()
        return QSize(size.width(), max(size.height(), theme().px(29)))

    # -- Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter presses, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: what may become a press or a drag."""
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: moved with the button held, the row's item goes with the pointer."""
        start, place = self._pressed, event.position().toPoint()
        far = start is not None and (place - start).manhattanLength() >= QApplication.startDragDistance()
        if far and self.carries[0]:
            self._pressed = None
            self.setDown(False)
            drag = QDrag(self)
            drag.setMimeData(item_data([self.carries], self.accessibleName()))
            drag.exec(Qt.DropAction.CopyAction)
            return
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: what has the focus is what is chosen."""
        super().focusInEvent(event)
        self.entered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of what the row shows."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.mapToGlobal(self.rect().center()) if by_key else event.globalPos()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.menuAsked.emit(place)

    def enterEvent(self, event: object) -> None:
        """Qt: the ground under the pointer."""
        super().enterEvent(event)  # type: ignore[arg-type]
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Qt: the ground as it was."""
        super().leaveEvent(event)  # type: ignore[arg-type]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground and hairline."""
        del event
        now, box = theme(), self.rect()
        p = QPainter(self)
        if self.isDown() or self.underMouse():
            p.fillRect(box.adjusted(1, 0, -1, 0), now.colour("hover"))
        if self._line:
            p.fillRect(box.adjusted(1, box.height() - 1, -1, 0), now.colour("line"))
        p.end()


def _let_through(layout: QLayout) -> None:
    """What stands in a row neither takes its presses nor its focus."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        elif inner is not None:
            _let_through(inner)
