"""Dragging items into a briefing: what is carried, how a list offers its rows, how a widget takes what is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from briefing.domain.ids import kind_of

ITEM_TYPE = "application/x-briefing-item"
"""Ids of items on their way into a briefing, one a line, a field after a tab."""


def item_data(items: Iterable[tuple[str, str]], words: str = "") -> QMimeData:
    """The data of a drag that carries items, each with its field or none; `words` for other applications."""
    made = QMimeData()
    lines = (f"{item_id}\t{field}" if field else item_id for item_id, field in items)
    made.setData(ITEM_TYPE, "\n".join(lines).encode())
    if words:
        made.setText(words)
    return made


def dropped_items(data: QMimeData) -> list[tuple[str, str]]:
    """The items, each with its field or none, among what is dragged; of plain text only what is an id."""
    if data.hasFormat(ITEM_TYPE):
        text = bytes(data.data(ITEM_TYPE).data()).decode("utf-8", "replace")
        lines = [line.partition("\t") for line in text.splitlines() if line.strip()]
        return [(item_id.strip(), field.strip()) for item_id, _, field in lines]
    text = data.text().strip() if data.hasText() else ""
    return [(text, "")] if text and " " not in text and kind_of(text) else []


class _Offer(QObject):
    """Watches the rows of a list and begins a drag where the pointer leaves with one."""

    def __init__(self, view: QAbstractItemView, chosen: Callable[[], str]) -> None:
        super().__init__(view)
        self._view, self._chosen = view, chosen
        self._pressed: QPoint | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a press, then a move with the button held."""
        if isinstance(event, QMouseEvent):
            place = event.position().toPoint()
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed = place if event.button() == Qt.MouseButton.LeftButton else None
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._pressed = None
            elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
                return self._moved(place)
        return super().eventFilter(watched, event)

    def _moved(self, place: QPoint) -> bool:
        start = self._pressed
        if start is None or (place - start).manhattanLength() < QApplication.startDragDistance():
            return False
        self._pressed = None
        index, chosen = self._view.indexAt(start), self._chosen()
        if not chosen or index.row() != self._view.currentIndex().row():
            return False
        drag = QDrag(self._view)
        drag.setMimeData(item_data([(chosen, "")], str(index.data(Qt.ItemDataRole.DisplayRole) or "")))
        drag.exec(Qt.DropAction.CopyAction)
        return True


def offer_drag(view: QAbstractItemView, chosen: Callable[[], str]) -> None:
    """Let the chosen row of a list be dragged into a briefing; `chosen` answers its item's id, or nothing."""
    _Offer(view, chosen)
