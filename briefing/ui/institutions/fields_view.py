"""The fields of a profile, one row each: opened and edited in place, refreshed one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from briefing.analysis.profile import Line, Profile
from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedField, stated
from briefing.domain.items import Change
from briefing.ui.institutions import writing
from briefing.ui.institutions.disputed_row import DisputedRow
from briefing.ui.institutions.field_row import FieldRow, Row
from briefing.ui.institutions.marks import chips
from briefing.ui.institutions.menus import row_menu
from briefing.ui.institutions.summary_rows import ListRow, NotKnownRow
from briefing.ui.institutions.value_editor import ValueEditor, edited
from briefing.ui.institutions.writing import FieldDraft
from briefing.ui.kit.menus import Entry, open_menu

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context


class FieldsView(QWidget):
    """The rows. Drafts of editors that were left open are kept, by record and field."""

    tabAsked = Signal(str)
    editorOpened = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._about = ""
        self._profile: Profile | None = None
        self._rows: dict[str, Row] = {}
        self._shown: dict[str, object] = {}
        self._opened: dict[tuple[str, str], bool] = {}
        self._seen: set[str] = set()
        self._editor: ValueEditor | None = None
        self._kept: dict[str, ValueEditor] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)

    # -- what it shows
    def show_profile(self, made: Profile) -> None:
        """Show the fields of a profile; of the same one, exactly the rows that differ."""
        about = made.header.id
        if about != self._about:
            self._clear()
            self._about = about
        self._profile = made
        self._open_first(made)
        selection = self._context.selection
        wanted: list[tuple[str, object, Callable[[], Row]]] = [
            (found.field, self._signature(found), self._maker(selection, found)) for found in made.fields
        ]
        for key, title, lines in (
            ("functions", self.tr("Functions"), made.functions),
            ("offices", self.tr("People"), made.offices),
            ("open", self.tr("Open"), made.questions),
        ):
            if lines:
                wanted.append((key, lines, self._list_maker(selection, key, title, lines)))
        if made.unknown:
            wanted.append(("not-known", made.unknown, self._unknown_maker(made.unknown)))
        self._settle(wanted)
        kept = self._kept.pop(about, None)
        if kept is not None:
            self._place(kept)

    def _signature(self, found: StatedField) -> object:
        return (found, tuple(chips(self._context.selection, found.citations)), self._is_open(found))

    def _settle(self, wanted: Sequence[tuple[str, object, Callable[[], Row]]]) -> None:
        at_work = QApplication.focusWidget()
        focus = next(
            (
                key
                for key, row in self._rows.items()
                if at_work is row or (at_work and row.isAncestorOf(at_work))
            ),
            "",
        )
        keys = [key for key, _, _ in wanted]
        made: set[str] = set()
        for key in [key for key in self._rows if key not in keys]:
            self._drop(key)
        for at, (key, signature, make) in enumerate(wanted):
            if self._shown.get(key) != signature or key not in self._rows:
                if key in self._rows:
                    self._drop(key)
                row = make()
                made.add(key)
                self._rows[key], self._shown[key] = row, signature
                self._layout.insertWidget(self._at(at, keys), row)
        ordered = [self._rows[key] for key in keys]
        for before, after in pairwise(ordered):
            QWidget.setTabOrder(before, after)
        for row in ordered:
            row.set_last(row is ordered[-1])
        if focus in self._rows and focus in made:
            self._rows[focus].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._editor is not None:
            hidden = self._rows.get(self._editor.what.field)
            if hidden is not None:
                hidden.hide()

    def _at(self, at: int, keys: Sequence[str]) -> int:
        """Where the row of a key belongs in the layout: behind the nearest row before it that stands there."""
        for key in reversed(keys[:at]):
            place = self._layout.indexOf(self._rows[key]) if key in self._rows else -1
            if place >= 0:
                return place + 1
        return 0

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key)
        self._shown.pop(key, None)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _clear(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            self._layout.removeWidget(editor)
            editor.setParent(None)
            if editor.changed():
                self._kept[editor.what.about] = editor
            else:
                editor.deleteLater()
        for key in list(self._rows):
            self._drop(key)

    # -- rows
    def _is_open(self, found: StatedField) -> bool:
        return self._opened.get((self._about, found.field), False)

    def _open_first(self, made: Profile) -> None:
        """Of a profile that comes into view for the first time, the first field on which sources differ is opened."""
        about = made.header.id
        if about not in self._seen:
            self._seen.add(about)
            first = next((each for each in made.fields if each.open_dispute), None)
            if first is not None:
                self._opened[about, first.field] = True

    def _maker(self, selection: Selection, found: StatedField) -> Callable[[], Row]:
        def make() -> Row:
            row: Row
            if found.disputed or found.ruling:
                disputed = DisputedRow(selection, found, opened=self._is_open(found))
                disputed.toggled.connect(lambda on: self._toggle(found.field, on))
                disputed.ruled.connect(lambda choice, reason: self._rule(found.field, choice, reason))
                disputed.takenBack.connect(lambda: self._take_back(found.field))
                row = disputed
            else:
                row = FieldRow(selection, found)
            self._wire(row, found.field)
            row.editAsked.connect(lambda: self.edit(found.field))
            row.menuAsked.connect(lambda place: self._menu(found.field, place))
            return row

        return make

    def _list_maker(
        self, selection: Selection, key: str, title: str, lines: Sequence[Line]
    ) -> Callable[[], Row]:
        def make() -> Row:
            row = ListRow(selection, title, lines)
            row.opened.connect(lambda item_id: self._open_line(key, item_id))
            row.more.connect(lambda: self.tabAsked.emit({"open": "questions"}.get(key, key)))
            first = lines[0].id
            row.pressed.connect(lambda: self._open_line(key, first))
            row.reached.connect(lambda: self._context.set_current(first))
            row.menuAsked.connect(lambda place: open_menu(row_menu(self, self._context, first), place))
            return row

        return make

    def _unknown_maker(self, unknown: Sequence[str]) -> Callable[[], Row]:
        def make() -> Row:
            row = NotKnownRow(unknown)
            row.fieldAsked.connect(self.edit)
            return row

        return make

    def _wire(self, row: Row, field: str) -> None:
        row.pressed.connect(lambda: self._context.show_evidence(self._about, field))
        row.reached.connect(lambda: self._context.set_current(self._about, field))

    def _toggle(self, field: str, on: bool) -> None:
        self._opened[self._about, field] = on
        found = self._profile.field(field) if self._profile else None
        if found:
            self._shown[field] = self._signature(found)

    def _open_line(self, key: str, item_id: str) -> None:
        if key == "open":
            self.tabAsked.emit("questions")
            self._context.set_current(item_id)
        else:
            self._context.show_evidence(item_id)

    def row(self, key: str) -> Row | None:
        """The row of a field, for tests and for going there."""
        return self._rows.get(key)

    def row_keys(self) -> list[str]:
        """The rows in their order."""
        return sorted(self._rows, key=lambda key: self._layout.indexOf(self._rows[key]))

    # -- acts
    def _rule(self, field: str, choice: str, reason: str) -> None:
        context, about = self._context, self._about
        self._opened[about, field] = True
        self._write(lambda: writing.rule(context.workspace, context.selection, about, field, choice, reason))

    def _take_back(self, field: str) -> None:
        context, about = self._context, self._about
        self._write(lambda: writing.take_back_ruling(context.workspace, context.selection, about, field))

    def _give_back(self, field: str, span: str) -> None:
        context, about = self._context, self._about
        self._write(lambda: writing.give_back(context.workspace, context.selection, about, field, span))

    def _write(self, write: Callable[[], Change]) -> None:
        change = self._context.do(write)
        if change is not None and change.seq:
            self._context.toast(change.label, undo=True)

    # -- the editor
    @property
    def editor(self) -> ValueEditor | None:
        """The editor that is open, if any."""
        return self._editor

    def edit(self, field: str, span: str = "") -> None:
        """Open the editor of a field in its row; another one that is open is closed, unless it holds something."""
        if self._editor is not None:
            if self._editor.what.field == field:
                self._editor.begin()
                return
            if self._editor.changed():
                self._context.toast(self.tr("Save or cancel what you are writing first"))
                self._editor.begin()
                return
            self._close_editor(focus=False)
        selection = self._context.selection
        found = self._profile.field(field) if self._profile else None
        found = found or stated(selection, self._about, field)
        self._place(ValueEditor(selection, edited(selection, found, span)))
        assert self._editor is not None
        self._editor.begin()
        self.editorOpened.emit()

    def _place(self, editor: ValueEditor) -> None:
        self._editor = editor
        if not editor.property("wired"):
            editor.setProperty("wired", True)
            editor.saved.connect(self._save)
            editor.cancelled.connect(self._close_editor)
        row = self._rows.get(editor.what.field)
        if row is not None:
            self._layout.insertWidget(self._layout.indexOf(row), editor)
            row.hide()
        else:
            unknown = self._rows.get("not-known")
            at = self._layout.indexOf(unknown) if unknown is not None else 0
            self._layout.insertWidget(at, editor)
        editor.show()

    def _close_editor(self, *, focus: bool = True) -> None:
        if self._editor is None:
            return
        editor, self._editor = self._editor, None
        self._layout.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        row = self._rows.get(editor.what.field) or self._rows.get("not-known")
        if row is not None:
            row.show()
            if focus:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, draft: FieldDraft) -> None:
        context, about = self._context, self._about
        written = context.do(lambda: writing.edit_field(context.workspace, context.selection, about, draft))
        if written is None:
            return
        self._close_editor()
        if written.seq:
            context.toast(written.label, undo=True)
        row = self._rows.get(draft.field)
        if row is not None:
            row.show()
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- menu
    def _menu(self, field: str, place: QPoint) -> None:
        found = self._profile.field(field) if self._profile else None
        after: list[Entry] = [
            (
                "undo-2",
                self.tr("Give back “{value}”").format(value=value.words[:40]),
                "",
                partial(self._give_back, field, value.span),
            )
            for value in (found.values if found else ())
            if value.mine
        ]
        menu = row_menu(
            self,
            self._context,
            self._about,
            field,
            edit=lambda: self.edit(field),
            after=after,
        )
        open_menu(menu, place)

    def focus_first(self) -> None:
        """Put the focus on the first row."""
        keys = self.row_keys()
        if keys:
            self._rows[keys[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def busy(self) -> bool:
        """Whether something is being written that is not saved."""
        return self._editor is not None and self._editor.changed()
