"""Fields that grow with their text and save it as one types: nothing typed is more than a second from the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from briefing.ui.kit.text import bare, plain
from briefing.ui.kit.theme import theme, themes

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

SETTLES = 500
"""Milliseconds after the last key until what was typed is saved; the first key after a save is never later."""

LATEST = 900
"""Milliseconds after the first unsaved key until it is saved, however fast one types on."""


class SavedArea(QPlainTextEdit):
    """The text of one field of one item, saved as one types. `edited` says that it has been saved."""

    edited = Signal()
    left = Signal()
    """The focus went elsewhere, and what was typed is saved."""

    def __init__(
        self,
        context: Context,
        name: str,
        placeholder: str = "",
        *,
        token: str = "write",
        lines: int = 1,
        weight: int = 0,
        label: str = "",
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._token, self._lines, self._weight = context, token, lines, weight
        self._label = label or name
        self._item, self._field, self._saved = "", "text", ""
        self.setAccessibleName(bare(name))
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setProperty("bare", not framed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0 if not framed else 2)
        self._pause, self._limit = QTimer(self), QTimer(self)
        for timer, wait in ((self._pause, SETTLES), (self._limit, LATEST)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.save)
        self._dress()
        themes().changed.connect(self._dress)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    # -- what it shows
    def show_field(self, item_id: str, field: str, text: str, *, locked: bool = False) -> None:
        """Show a field of an item. What is being typed in that very field is left alone, and so is the cursor."""
        if (item_id, field) != (self._item, self._field):
            self.save()
            self._item, self._field = item_id, field
            self.document().clearUndoRedoStacks()
        elif self.unsaved:
            return
        self._saved = text
        self.setReadOnly(locked)
        if self.toPlainText() != text:
            place = self.textCursor().position()
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(text)))
            self.setTextCursor(cursor)
            self._fit()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not on the disk yet."""
        return self._pause.isActive() or self._limit.isActive()

    def save(self) -> None:
        """Put what was typed on the disk now."""
        waiting = self.unsaved
        self._pause.stop()
        self._limit.stop()
        text = self.toPlainText()
        if not waiting or not self._item or text == self._saved:
            return
        workspace = self._context.workspace
        if workspace.item(self._item) is None:
            return
        before, self._saved = self._saved, text
        item_id, field = self._item, self._field
        done = self._context.do(
            lambda: workspace.edit(item_id, {field: text}, label=self._label, coalesce=True)
        )
        if done is None:
            self._saved = before
            return
        self.edited.emit()

    def _typed(self) -> None:
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    # -- its size
    def _dress(self) -> None:
        self.setFont(theme().font(self._token, self._weight))
        self.setPalette(theme().editor_palette())
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        rows = max(self._lines, int(self.document().size().height()))
        if self.document().isEmpty() and self.viewport().width() > 1:
            wide = self.viewport().width() - 2 * int(self.document().documentMargin())
            asked = metrics.boundingRect(
                QRect(0, 0, wide, 0), int(Qt.TextFlag.TextWordWrap), self.placeholderText()
            )
            rows = max(rows, -(-asked.height() // metrics.lineSpacing()))
        edges = 2 * int(self.document().documentMargin()) + (12 if not self.property("bare") else 4)
        self.setFixedHeight(rows * metrics.lineSpacing() + edges)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width, other lines."""
        super().resizeEvent(event)
        self._fit()

    # -- keys, leaving, pasting
    def event(self, event: QEvent) -> bool:
        """Qt: where there is no typing to undo here, undo and redo are the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            undo = event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()
            if undo or redo:
                self.save()
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: what is left is saved."""
        super().focusOutEvent(event)
        self.save()
        # A menu of this very field takes the focus for a moment only.
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: what is pasted or dropped comes as plain text."""
        if source.hasText():
            self.insertPlainText(plain(source.text()))
