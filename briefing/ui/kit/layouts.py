"""Ways to lay widgets out: rows, columns, a flow that wraps, hairlines, scrolled pages. None assumes a direction."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefing.ui.kit.theme import theme

Part = QWidget | QLayout | int | None
"""What a row or column is made of: a widget, a layout, a distance in pixels, or None for a stretch."""


def _fill(box: QHBoxLayout | QVBoxLayout, parts: Iterable[Part]) -> None:
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)


def row(*parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """A row from the start edge to the end edge; margins are left, top, right, bottom."""
    box = QHBoxLayout()
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    _fill(box, parts)
    return box


def column(*parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """A column from top to bottom; margins are left, top, right, bottom."""
    box = QVBoxLayout()
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    _fill(box, parts)
    return box


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class FlowLayout(QLayout):
    """Widgets one after another, wrapping into lines, from the start edge in either direction."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, line_gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt: take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Qt: how many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt: the item at an index, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt: give the item at an index away, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Qt: none."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Qt: yes, it wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: how high it is when `width` wide."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Qt: place the items."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Qt: all in one line."""
        wide = sum(item.sizeHint().width() + self._gap for item in self._items)
        high = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(max(0, wide - self._gap), high)

    def minimumSize(self) -> QSize:
        """Qt: room for the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        parent = self.parentWidget()
        rtl = parent is not None and parent.isRightToLeft()
        x, y, high = 0, 0, 0
        line: list[tuple[QLayoutItem, int, QSize]] = []

        def settle() -> None:
            for item, left, size in line:
                start = rect.right() + 1 - left - size.width() if rtl else rect.left() + left
                item.setGeometry(QRect(QPoint(start, rect.top() + y + (high - size.height()) // 2), size))

        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            if x and x + size.width() > rect.width():
                if place:
                    settle()
                y, x, high, line = y + high + self._line_gap, 0, 0, []
            line.append((item, x, size))
            x += size.width() + self._gap
            high = max(high, size.height())
        if place:
            settle()
        return y + high


class Hairline(QWidget):
    """A line between things, one pixel, lying or standing."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if vertical else wide, wide if vertical else fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the line."""
        del event
        p = QPainter(self)
        p.fillRect(self.rect(), theme().colour("line"))
        p.end()


class Ground(QWidget):
    """A widget with a token's colour as its ground, and hairlines at the edges named (start, end, top, bottom)."""

    def __init__(
        self, token: str = "canvas", edges: Iterable[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._token, self._edges = token, frozenset(edges)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground and edges."""
        del event
        now, box = theme(), self.rect()
        p = QPainter(self)
        p.fillRect(box, now.colour(self._token))
        line = now.colour("line")
        left = "end" if self.isRightToLeft() else "start"
        right = "start" if self.isRightToLeft() else "end"
        for edge, part in (
            (left, QRect(0, 0, 1, box.height())),
            (right, QRect(box.width() - 1, 0, 1, box.height())),
            ("top", QRect(0, 0, box.width(), 1)),
            ("bottom", QRect(0, box.height() - 1, box.width(), 1)),
        ):
            if edge in self._edges:
                p.fillRect(part, line)
        p.end()


class ScrollPage(QScrollArea):
    """A page that scrolls upright only; put widgets into `page.body` (a column)."""

    def __init__(
        self,
        token: str = "",
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        gap: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = Ground(token) if token else QWidget()
        if not token:
            inner.setAutoFillBackground(False)
            self.viewport().setAutoFillBackground(False)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(gap)
        self.setWidget(inner)
        if not token:
            inner.setAutoFillBackground(False)
