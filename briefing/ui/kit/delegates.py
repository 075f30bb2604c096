"""The base of every table's delegate: grounds of the row's states, and the pieces that cells are drawn with.

Subclass `RowDelegate`, override `cell(p, box, index, state)` and draw with `words`, `chips`, `status`, `marks`. No
widgets stand in cells. The name column takes the loss when a row is narrow: grades, dates and status words are
never cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing.ui.kit import painters
from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.painters import Chip
from briefing.ui.kit.text import one_line
from briefing.ui.kit.theme import theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowState:
    """What a row is at the moment it is drawn."""

    selected: bool = False
    hovered: bool = False
    focused: bool = True
    right_to_left: bool = False
    enabled: bool = True

    @property
    def ground(self) -> str:
        """The token of its ground."""
        if self.selected:
            return "accent-soft" if self.focused else "mute-soft"
        return "hover" if self.hovered else "panel"

    @property
    def second(self) -> str:
        """The ink of second lines on its ground."""
        return "ink-2" if self.selected else "ink-3"


class RowDelegate(QStyledItemDelegate):
    """Draws rows in their states. `height` is a size token; the first column carries the selection bar."""

    def __init__(
        self, parent: QWidget | None = None, height: str = "row-compact", ground: str = "panel"
    ) -> None:
        super().__init__(parent)
        self._height, self._ground = height, ground

    # -- Qt
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: the row's height; the view decides the width."""
        del index
        return QSize(option.rect.width(), theme().size(self._height))

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: ground, hairline, selection bar, then the cell."""
        state = self.state(option, index)
        now, box = theme(), QRectF(option.rect)
        p.save()
        # Each text in its own direction, and left is left: see `painters`.
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setClipRect(box)
        ground = state.ground if state.ground != "panel" else self._ground
        p.fillRect(box, now.colour(ground))
        p.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), now.colour("line"))
        if state.selected and state.focused and self.first(index):
            left = box.right() - 3 if state.right_to_left else box.left()
            p.fillRect(QRectF(left, box.top(), 3, box.height()), now.colour("accent"))
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.cell(p, box.adjusted(10, 0, -10, -1), index, state)
        p.restore()

    # -- for subclasses
    def cell(self, p: QPainter, box: QRectF, index: Index, state: RowState) -> None:
        """Draw what stands in the cell; here the display text."""
        self.words(p, box, str(index.data(Qt.ItemDataRole.DisplayRole) or ""), state)

    def first(self, index: Index) -> bool:
        """Whether this column carries the selection bar."""
        return index.column() == 0

    def state(self, option: QStyleOptionViewItem, index: Index) -> RowState:
        """What the row is: selected, under the pointer anywhere in its row, focused."""
        view = option.widget
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = True
        if isinstance(view, QAbstractItemView):
            focused = (
                view.hasFocus()
                or view.viewport().hasFocus()
                or view.isAncestorOf(view.window().focusWidget() or view.window())
            )
            if view.hasMouseTracking():
                under = view.indexAt(view.viewport().mapFromGlobal(view.cursor().pos()))
                hovered = (
                    view.underMouse()
                    and under.isValid()
                    and under.row() == index.row()
                    and under.parent() == index.parent()
                )
        return RowState(
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            hovered=hovered,
            focused=focused,
            right_to_left=option.direction == Qt.LayoutDirection.RightToLeft,
            enabled=bool(option.state & QStyle.StateFlag.State_Enabled),
        )

    def words(
        self,
        p: QPainter,
        box: QRectF,
        text: str,
        state: RowState,
        *,
        token: str = "body",
        weight: int = 0,
        ink: str = "ink",
        at_end: bool = False,
        cut: bool = True,
    ) -> float:
        """Draw words from the start edge (or the end edge) of a box, cut at the end of reading; their width."""
        font = theme().font(token, weight)
        metrics = QFontMetricsF(font)
        shown = one_line(text)
        if cut:
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, box.width())
        p.setFont(font)
        p.setPen(theme().colour(ink if state.enabled else "ink-off"))
        right = state.right_to_left != at_end
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        p.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)

    def two_lines(
        self, p: QPainter, box: QRectF, first: str, second: str, state: RowState, *, weight: int = 0
    ) -> None:
        """Draw a name and, beneath it, a small second line."""
        now = theme()
        top = box.center().y() - now.px(17)
        self.words(p, QRectF(box.left(), top, box.width(), now.px(18)), first, state, weight=weight)
        self.words(
            p,
            QRectF(box.left(), top + now.px(17), box.width(), now.px(16)),
            second,
            state,
            token="small",
            ink=state.second,
        )

    def chips(self, p: QPainter, box: QRectF, chips: Sequence[Chip], state: RowState) -> None:
        """Draw citation chips from the start edge."""
        painters.draw_chips(p, box, chips, selected=state.selected, right_to_left=state.right_to_left)

    def status(self, p: QPainter, box: QRectF, glyph: str, word: str, state: RowState) -> None:
        """Draw a status as glyph and word; the word is never cut."""
        side = theme().px(13)
        left = box.right() - side if state.right_to_left else box.left()
        painters.draw_status(p, QRectF(left, box.center().y() - side / 2, side, side), glyph)
        gap = theme().px(20)
        inner = box.adjusted(0, 0, -gap, 0) if state.right_to_left else box.adjusted(gap, 0, 0, 0)
        self.words(p, inner, word, state, token="small", weight=500, ink=_status_token(glyph), cut=False)

    def name(
        self,
        p: QPainter,
        box: QRectF,
        text: str,
        state: RowState,
        *,
        weight: int = 0,
        icon_name: str = "",
        disputed: bool = False,
        unsourced: bool = False,
        mine: bool = False,
    ) -> None:
        """Draw a name with its marks: icon or ring before it, diamond or pencil after it; the name takes the loss."""
        now, rtl = theme(), state.right_to_left
        before = now.px(16 + 8) if icon_name else now.px(10 + 6) if unsourced else 0
        after = now.px(16) * (int(disputed) + int(mine))
        middle = box.center().y()
        if icon_name:
            self._place(
                p,
                box,
                before,
                now.px(16),
                state,
                lambda place: draw_icon(p, place, icon_name, "accent" if state.selected else "ink-2"),
            )
        elif unsourced:
            self._place(p, box, before, now.px(10), state, lambda place: painters.draw_ring(p, place))
        inner = box.adjusted(after, 0, -before, 0) if rtl else box.adjusted(before, 0, -after, 0)
        used = self.words(p, inner, text, state, weight=weight)
        x = inner.right() - used - now.px(4) if rtl else inner.left() + used + now.px(4)
        for wanted, draw in (
            (disputed, painters.draw_split_diamond),
            (mine, lambda q, place: draw_icon(q, place, "pencil", "accent")),
        ):
            if wanted:
                side = now.px(12)
                draw(p, QRectF(x - side if rtl else x, middle - side / 2, side, side))
                x += -now.px(16) if rtl else now.px(16)

    def _place(
        self, p: QPainter, box: QRectF, room: float, side: float, state: RowState, draw: object
    ) -> None:
        del p, room
        left = box.right() - side if state.right_to_left else box.left()
        if callable(draw):
            draw(QRectF(left, box.center().y() - side / 2, side, side))


def _status_token(glyph: str) -> str:
    return {
        "proposed": "ink-2",
        "approved": "accent",
        "funded": "accent",
        "established": "accent",
        "operational": "verified",
        "fulfilled": "verified",
    }.get(glyph, "mute")


def prepare_view(view: QAbstractItemView, name: str) -> None:
    """Dress a table, list or tree for a row delegate: no frame, no grid, hover, whole rows, an accessible name."""
    from PySide6.QtWidgets import QFrame, QTableView, QTreeView

    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setAccessibleName(name)
    view.setMouseTracking(True)
    view.viewport().setMouseTracking(True)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False) if hasattr(view, "setTabKeyNavigation") else None
    if isinstance(view, QTableView):
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(theme().size("row-compact"))
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    elif isinstance(view, QTreeView):
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(False)
        view.setIndentation(0)
