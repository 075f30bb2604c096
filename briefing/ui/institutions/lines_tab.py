"""A tab of a profile that lists what hangs on the body; a line is edited above the list it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.profile import Line
from briefing.analysis.wording import label
from briefing.domain.ids import kind_of
from briefing.ui.institutions import writing
from briefing.ui.institutions.lines import shown_lines
from briefing.ui.institutions.lines_view import LineList
from briefing.ui.institutions.menus import row_menu
from briefing.ui.institutions.value_editor import ValueEditor, edited_record
from briefing.ui.institutions.writing import FieldDraft
from briefing.ui.kit.cards import EmptyState
from briefing.ui.kit.layouts import ScrollPage
from briefing.ui.kit.menus import Entry, open_menu

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

EDITED = {
    "event": ("title", "date", "place", "note"),
    "commitment": ("title", "made", "due", "note"),
    "question": ("title", "since", "why", "answer"),
    "assessment": ("title", "holder", "date"),
    "source": ("title", "publisher", "published"),
    "decision": ("title", "date", "note"),
    "count": ("value", "date", "note"),
    "function": ("note",),
    "term": ("from", "to", "note"),
}
"""The fields of a line that its menu offers to edit, the first one by F2."""


class LinesTab(QWidget):
    """The tab. What is chosen in it is what Ctrl+D adds; a press shows its evidence, Enter opens it."""

    def __init__(
        self, context: Context, name: str, nothing: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._editor: ValueEditor | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 8)
        whole.setSpacing(8)
        self._place = ScrollPage()
        self._place.hide()
        self._place.setMaximumHeight(340)
        whole.addWidget(self._place)
        self.view = LineList(name)
        self.view.chosen.connect(context.set_current)
        self.view.pressed_line.connect(context.show_evidence)
        self.view.opened.connect(context.open_item)
        self.view.menuAsked.connect(self._menu)
        self.view.editAsked.connect(self.edit)
        whole.addWidget(self.view, 1)
        self.nothing = EmptyState(*nothing)
        whole.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, or what has changed of them."""
        self.view.show_lines(shown_lines(self._context.selection, lines))
        self.view.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        if self._editor is not None and self._editor.what.about not in {each.id for each in lines}:
            self._close()

    @property
    def editor(self) -> ValueEditor | None:
        """The editor that is open, if any."""
        return self._editor

    def _menu(self, item_id: str, place: QPoint) -> None:
        before: list[Entry] = [("", self.tr("Open"), "Enter", lambda: self._context.open_item(item_id))]
        fields = EDITED.get(kind_of(item_id) or "", ())
        after: list[Entry] = [
            (
                "pencil",
                self.tr("Edit {field}").format(field=label(field).lower()),
                "F2" if field == fields[0] else "",
                partial(self.edit, item_id, field),
            )
            for field in fields
        ]
        open_menu(row_menu(self, self._context, item_id, before=before, after=after), place)

    def edit(self, item_id: str, field: str = "") -> None:
        """Open the editor of a field of a line above the list; without a field, of the first one."""
        fields = EDITED.get(kind_of(item_id) or "", ())
        if not fields:
            self._context.open_item(item_id)
            return
        if self._editor is not None and self._editor.changed():
            self._context.toast(self.tr("Save or cancel what you are writing first"))
            self._editor.begin()
            return
        self._close()
        selection = self._context.selection
        editor = ValueEditor(selection, edited_record(selection, item_id, field or fields[0]))
        editor.saved.connect(self._save)
        editor.cancelled.connect(self._cancel)
        self._place.body.addWidget(editor)
        self._place.show()
        self._editor = editor
        editor.begin()

    def _save(self, draft: FieldDraft) -> None:
        assert self._editor is not None
        context, about = self._context, self._editor.what.about
        written = context.do(lambda: writing.edit_field(context.workspace, context.selection, about, draft))
        if written is None:
            return
        self._cancel()
        if written.seq:
            context.toast(written.label, undo=True)

    def _cancel(self) -> None:
        self._close()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            self._place.body.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self._place.hide()
