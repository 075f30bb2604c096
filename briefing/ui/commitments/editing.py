"""The place on a page where a field of a commitment is edited, with its reason and source, as one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.ui.institutions import writing
from briefing.ui.institutions.value_editor import ValueEditor, edited_record
from briefing.ui.institutions.writing import FieldDraft

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

FIELDS = ("title", "actor", "made", "made_in", "lead", "due", "note")
"""What can be edited; a further status is put on record with its source, by Ctrl+N."""


class EditingPlace(QWidget):
    """Hidden until something is edited. `closed` is said when it was saved or cancelled.

    What was being written stays with its commitment while others are shown.
    """

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.editor: ValueEditor | None = None
        self._kept: dict[str, ValueEditor] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def edit(self, item_id: str, field: str) -> None:
        """Open the editor of a field; what is being written in another stays open first."""
        if self.editor is not None and self.editor.changed():
            self._context.toast(self.tr("Save or cancel what you are writing first"))
            self.editor.begin()
            return
        self.close_editor()
        selection = self._context.selection
        editor = ValueEditor(selection, edited_record(selection, item_id, field))
        editor.saved.connect(self._save)
        editor.cancelled.connect(self._cancel)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(editor)
        self.editor = editor
        self.show()
        editor.begin()

    def turn_to(self, item_id: str) -> None:
        """Another commitment is shown: keep what is being written about the last, bring what waits for this one."""
        if self.editor is not None and self.editor.changed():
            self._kept[self.editor.what.about] = self.editor
            self.editor.hide()
            self.editor = None
        self.close_editor()
        self.editor = self._kept.pop(item_id, None)
        if self.editor is not None:
            self.editor.show()
            self.show()

    def close_editor(self) -> None:
        """Close the editor; what stands in it is not written."""
        if self.editor is not None:
            editor, self.editor = self.editor, None
            editor.hide()
            editor.deleteLater()
        self.hide()

    def _save(self, draft: FieldDraft) -> None:
        if self.editor is None:
            return
        context, about = self._context, self.editor.what.about
        written = context.do(lambda: writing.edit_field(context.workspace, context.selection, about, draft))
        if written is None:
            return
        self._cancel()
        if written.seq:
            context.toast(written.label, undo=True)

    def _cancel(self) -> None:
        self.close_editor()
        self.closed.emit()
