"""A list of options with checks, for the filters: a press anywhere on a row checks it, and so does Space."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStyleOptionViewItem, QWidget

from briefing.ui.kit.delegates import Index, RowDelegate, RowState, prepare_view
from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.text import bare, one_line, tip
from briefing.ui.kit.theme import theme
from briefing.ui.timeline.filtering import Option


class OptionDelegate(RowDelegate):
    """Draws a check box and the words of an option, as the check boxes of the look are drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground="raised")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: the smallest height that is easily hit."""
        del index
        return QSize(option.rect.width(), theme().size("hit-min"))

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: ground, box, words; no lines between rows."""
        now, box, state = theme(), QRectF(option.rect), self.state(option, index)
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state.selected or state.hovered:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(now.colour("accent-soft" if state.selected and state.focused else "hover"))
            p.drawRoundedRect(box, 4, 4)
        self.cell(p, box.adjusted(4, 0, -4, 0), index, state)
        p.restore()

    def cell(self, p: QPainter, box: QRectF, index: Index, state: RowState) -> None:
        """The box at the start edge, the words after it."""
        now, side = theme(), theme().px(14)
        left = box.right() - side if state.right_to_left else box.left()
        place = QRectF(left, box.center().y() - side / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        on = Qt.CheckState(checked) == Qt.CheckState.Checked if checked is not None else False
        p.setPen(QPen(now.colour("accent" if on else "line-strong"), 1))
        p.setBrush(now.colour("accent" if on else "panel"))
        p.drawRoundedRect(place, 3, 3)
        if on:
            draw_icon(p, place.adjusted(1, 1, -1, -1), "check", "on-accent")
        gap = side + now.px(8)
        words = box.adjusted(0, 0, -gap, 0) if state.right_to_left else box.adjusted(gap, 0, 0, 0)
        self.words(p, words, str(index.data(Qt.ItemDataRole.DisplayRole) or ""), state)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: keys check by themselves; a press is the list's, wherever on the row it falls."""
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            return super().editorEvent(event, model, option, index)
        return False


class OptionList(QWidget):
    """Options with checks, and a field that narrows them where they are many. `changed` gives the checked keys."""

    changed = Signal(object)

    def __init__(
        self, name: str, options: Sequence[Option], chosen: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chosen = set(chosen)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        first = [option for option in options if option.key in chosen]
        for option in [*first, *(option for option in options if option.key not in chosen)]:
            item = QListWidgetItem(one_line(f"{option.words}  ({option.count})"), self.list)
            item.setData(Qt.ItemDataRole.UserRole, option.key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setSizeHint(QSize(0, theme().px(24)))
            item.setToolTip(tip(option.words))
            on = option.key in chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        rows = min(len(options), 12)
        self.list.setFixedHeight(rows * theme().px(24) + 6)
        self.list.itemChanged.connect(self._checked)
        self.list.itemClicked.connect(self._flip)
        self.list.setItemDelegate(OptionDelegate(self.list))
        prepare_view(self.list, bare(name))
        colours = self.list.palette()
        colours.setColor(colours.ColorRole.Base, theme().colour("raised"))
        self.list.setPalette(colours)
        whole.addWidget(self.list)

    def narrow(self, text: str) -> None:
        """Show only the options that hold a text."""
        wanted = text.casefold().strip()
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(bool(wanted) and wanted not in item.text().casefold())

    def _checked(self, item: QListWidgetItem) -> None:
        key = str(item.data(Qt.ItemDataRole.UserRole))
        if item.checkState() == Qt.CheckState.Checked:
            self._chosen.add(key)
        else:
            self._chosen.discard(key)
        self.changed.emit(frozenset(self._chosen))

    def _flip(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
