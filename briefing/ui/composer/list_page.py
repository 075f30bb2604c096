"""The list of briefings: title, marking, statements, when changed; new, duplicate, rename, delete, make the draft."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from briefing.analysis.wording import when
from briefing.report.templates import templates
from briefing.ui.composer import writing
from briefing.ui.composer.titling import ask_title
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.cards import EmptyState
from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.dialog import Verb, ask
from briefing.ui.kit.labels import Headline, Lead
from briefing.ui.kit.layouts import row
from briefing.ui.kit.menus import Entry, menu_of, open_below, open_menu
from briefing.ui.kit.text import bare, tip
from briefing.ui.kit.theme import theme
from briefing.ui.shell.drafts import start_briefing

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

_ROOT = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
WIDTHS = (0, 150, 110, 150)
"""Widths of the columns at 100 %; the title takes the rest."""


@dataclass(frozen=True, slots=True)
class BriefingRow:
    """One briefing as the list shows it. `changed` is in words."""

    id: str
    title: str
    second: str
    marking: str
    statements: str
    changed: str
    draft: bool


def rows(context: Context) -> list[BriefingRow]:
    """The briefings, the one changed last first."""
    workspace = context.workspace
    touched: dict[str, str] = {}
    for act in workspace.history():
        for change in act.changes:
            touched.setdefault(change.id, act.at)
    made: list[tuple[str, BriefingRow]] = []
    for item in workspace.briefings():
        content = workspace.briefing(item.id)
        if content is None:
            continue
        ids = [content.id, *(b.id for b in content.blocks), *(s.id for s in content.statements)]
        at = max((touched.get(each, "") for each in ids), default="")
        count = len(content.statements)
        blocks = context.tr("{count} blocks").format(count=len(content.blocks))
        second = ", ".join(part for part in (blocks, content.audience) if part)
        draft = content.id == context.draft
        changed = when(at[:10]) if at else ""
        made.append(
            (
                at,
                BriefingRow(
                    content.id, content.title, second, content.marking.value, str(count), changed, draft
                ),
            )
        )
    return [each for _, each in sorted(made, key=lambda pair: pair[0], reverse=True)]


class BriefingsModel(QAbstractTableModel):
    """The briefings in order, in four columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BriefingRow] = []

    def show_rows(self, rows: list[BriefingRow]) -> None:
        """Show these."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: how many."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: title, marking, statements, changed."""
        return 0 if parent.isValid() else len(WIDTHS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Qt: what a column holds."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Title"), self.tr("Marking"), self.tr("Statements"), self.tr("Changed"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words for readers of the screen, the row for the painter."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            draft = self.tr("current draft") if row.draft else ""
            first = ", ".join(part for part in (row.title, draft, row.second) if part)
            return bare((first, row.marking, row.statements, row.changed)[index.column()])
        return tip(row.title) if role == Qt.ItemDataRole.ToolTipRole and not index.column() else None


class BriefingDelegate(RowDelegate):
    """Draws title with what it is beneath, then marking, statements and the day of the last change."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "row-comfortable")

    def cell(self, p: QPainter, box: QRectF, index: Index, state: RowState) -> None:
        """Draw one cell."""
        line: BriefingRow = index.data(ROW_ROLE)
        if index.column():
            words = (line.marking, line.statements, line.changed)[index.column() - 1]
            self.words(p, box, words, state, token="small", ink="ink-2", cut=False)
            return
        rest = box
        if line.draft:
            now = theme()
            words = self.tr("current draft")
            wide = QFontMetricsF(now.font("small", 500)).horizontalAdvance(words) + now.px(8)
            left = rest.left() if state.right_to_left else rest.right() - wide
            part = QRectF(left, rest.top(), wide, rest.height())
            self.words(p, part, words, state, token="small", weight=500, ink="accent", at_end=True, cut=False)
            rest = rest.adjusted(wide, 0, 0, 0) if state.right_to_left else rest.adjusted(0, 0, -wide, 0)
        self.two_lines(p, rest, line.title, line.second, state, weight=500)


class BriefingsView(QTableView):
    """The rows. Enter opens, F2 renames, Delete deletes, the menu has the rest."""

    opened = Signal(str)
    renameAsked = Signal(str)
    deleteAsked = Signal(str)
    menuAsked = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.briefings = BriefingsModel(self)
        self.setModel(self.briefings)
        prepare_view(self, self.tr("Briefings"))
        self.setItemDelegate(BriefingDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(theme().px(44))
        header = self.horizontalHeader()
        for at, wide in enumerate(WIDTHS):
            if wide:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(at, theme().px(wide))
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.briefings.rows[index.row()].id))

    def current_id(self) -> str:
        """The briefing that is chosen."""
        at = self.currentIndex().row()
        return self.briefings.rows[at].id if 0 <= at < len(self.briefings.rows) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter, F2, Delete."""
        signal = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_F2: self.renameAsked,
            Qt.Key.Key_Delete: self.deleteAsked,
        }.get(Qt.Key(event.key()))
        if signal is not None and self.current_id():
            signal.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of a briefing, by mouse or key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menuAsked.emit(self.briefings.rows[index.row()].id, place if by_key else event.globalPos())


class BriefingsPage(QWidget):
    """The list and its buttons. `opened` names the briefing to open."""

    opened = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 14, 24, 12)
        whole.setSpacing(8)
        self.lead = Lead("")
        self.new = Button(self.tr("New briefing"), "primary", icon_name="plus", clicked=self._template_menu)
        self.open_button = Button(
            self.tr("Open"), key="Enter", clicked=lambda: self._with_current(self.opened.emit)
        )
        self.more = Button(self.tr("More"), icon_name="ellipsis", clicked=self._more)
        whole.addWidget(Headline(self.tr("Briefings")))
        whole.addWidget(self.lead)
        whole.addLayout(row(self.new, self.open_button, self.more, None))
        self.view = BriefingsView()
        self.view.opened.connect(self.opened)
        self.view.renameAsked.connect(self.rename)
        self.view.deleteAsked.connect(self.delete)
        self.view.menuAsked.connect(self._menu)
        nothing = EmptyState(
            self.tr("No briefing of your own yet"),
            self.tr("Start from a template; then add from any screen with Ctrl+D."),
            self.tr("Start a briefing"),
            lambda: context.perform("briefing.start"),
        )
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 12, 0, 0)
        inner.addWidget(nothing)
        inner.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(holder)
        whole.addWidget(self._stack, 1)
        self.refresh()

    def refresh(self) -> None:
        """Read the briefings again."""
        chosen = self.view.current_id()
        found = rows(self._context)
        self.view.briefings.show_rows(found)
        at = next((place for place, each in enumerate(found) if each.id == chosen), 0)
        if found and self.view.currentIndex().row() != at:
            self.view.setCurrentIndex(self.view.briefings.index(at, 0))
        self._stack.setCurrentIndex(0 if found else 1)
        self.lead.show_runs(
            self.tr("What you add with Ctrl+D goes to the current draft.")
            if found
            else self.tr("A briefing begins as a complete draft from what is on record.")
        )
        workspace = self._context.workspace
        self.new.set_enabled(workspace.why_read_only if workspace.read_only else None)
        self.open_button.setEnabled(bool(found))
        self.more.setEnabled(bool(found))

    def counted(self) -> str:
        """How many there are, in words."""
        count = len(self.view.briefings.rows)
        return self.tr("1 briefing") if count == 1 else self.tr("{count} briefings").format(count=count)

    def _with_current(self, act: Any) -> None:
        if self.view.current_id():
            act(self.view.current_id())

    # -- what can be done
    def _template_menu(self) -> None:
        entries: list[Entry] = [
            ("file-text", self.tr(each.name), "", partial(self.start, each.key)) for each in templates()
        ]
        open_below(menu_of(self, entries), self.new)

    def start(self, template_key: str) -> None:
        """Make a briefing from a template and open it."""
        body = self._context.current[0]
        about_one = any(each.key == template_key and each.institution for each in templates())
        institutions = (body,) if about_one and body.startswith("ins:") else ()
        made = start_briefing(self._context, template_key, institutions=institutions)
        if made:
            self.opened.emit(made)

    def duplicate(self, briefing_id: str) -> str | None:
        """Copy a briefing whole."""
        content = self._context.workspace.briefing(briefing_id)
        made = writing.duplicate(self._context, content) if content else None
        if made:
            self._context.toast(self.tr("Duplicated"), undo=True)
        return made

    def rename(self, briefing_id: str) -> None:
        """Ask for another title."""
        item = self._context.workspace.item(briefing_id)
        title = ask_title(self, self.tr("Rename the briefing"), item.title) if item else None
        if item and title and title != item.title:
            writing.rename(self._context, briefing_id, title)

    def delete(self, briefing_id: str) -> None:
        """Ask, then delete; undo brings it back."""
        item = self._context.workspace.item(briefing_id)
        if item is None:
            return
        answer = ask(
            self,
            self.tr("Delete “{title}”?").format(title=item.title),
            self.tr("Its blocks, your text and your judgements go with it. Undo brings them back."),
            [Verb("keep", self.tr("Keep")), Verb("delete", self.tr("Delete"), "destructive")],
        )
        if answer == "delete":
            label = self.tr("Delete briefing {title}").format(title=item.title)
            writing.remove(self._context, briefing_id, label)

    def make_draft(self, briefing_id: str) -> None:
        """Make it the one that things are added to."""
        self._context.set_draft(briefing_id)
        self.refresh()

    def _more(self) -> None:
        place = self.more.mapToGlobal(QPoint(0, self.more.height() + 2))
        self._with_current(lambda briefing_id: self._menu(briefing_id, place))

    def _menu(self, briefing_id: str, place: QPoint) -> None:
        entries: list[Entry] = [
            ("file-text", self.tr("Open"), "Enter", lambda: self.opened.emit(briefing_id)),
            ("copy-plus", self.tr("Duplicate"), "", lambda: self.duplicate(briefing_id)),
            ("pencil", self.tr("Rename"), "F2", lambda: self.rename(briefing_id)),
        ]
        if briefing_id != self._context.draft:
            entries.append(
                ("pin", self.tr("Make it the current draft"), "", lambda: self.make_draft(briefing_id))
            )
        entries.append(("trash-2", self.tr("Delete"), "Delete", lambda: self.delete(briefing_id)))
        open_menu(menu_of(self, entries), place)
