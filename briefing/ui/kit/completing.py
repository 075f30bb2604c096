"""Lists of what a field offers as one types, drawn as every other list is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCompleter, QListView, QStyleOptionViewItem

from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.text import bare
from briefing.ui.kit.theme import theme

ICON_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role of the icon's name that stands before a line; lines may have none."""


class _Line(RowDelegate):
    """One offered line, with the icon of what it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: as high as a control."""
        return QSize(super().sizeHint(option, index).width(), theme().px(30))

    def state(self, option: QStyleOptionViewItem, index: Index) -> RowState:
        """The list never has the focus, its field has."""
        return replace(super().state(option, index), focused=True)

    def cell(self, p: QPainter, box: QRectF, index: Index, state: RowState) -> None:
        """Draw icon and line."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        self.name(p, box, text, state, icon_name=str(index.data(ICON_ROLE) or ""))


def dress_completions(completer: QCompleter, name: str) -> QListView:
    """Give a completer a list of the look, and the list a name; the list."""
    view = QListView()
    completer.setPopup(view)
    prepare_view(view, bare(name))
    # A completer's list brings a delegate of its own; ours comes after it.
    view.setItemDelegate(_Line(view, ground="raised"))
    view.setFrameShape(QListView.Shape.Box)
    completer.setMaxVisibleItems(8)
    return view
