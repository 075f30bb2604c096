"""The rows of the palette: what each is, and how it is drawn, with what was typed in bold and underlined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing.ui.actions import Action
from briefing.ui.kit import painters
from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.text import bare, key_words, one_line
from briefing.ui.kit.theme import theme
from briefing.ui.kit.translation import QT_TRANSLATE_NOOP
from briefing.ui.shell.finding import Result, marks, typed_words

KIND_WORDS = {
    "institution": QT_TRANSLATE_NOOP("Palette", "Institutions"),
    "event": QT_TRANSLATE_NOOP("Palette", "Events"),
    "commitment": QT_TRANSLATE_NOOP("Palette", "Commitments"),
    "policy": QT_TRANSLATE_NOOP("Palette", "Policies and laws"),
    "person": QT_TRANSLATE_NOOP("Palette", "People"),
    "source": QT_TRANSLATE_NOOP("Palette", "Sources"),
    "question": QT_TRANSLATE_NOOP("Palette", "Open questions"),
    "assessment": QT_TRANSLATE_NOOP("Palette", "Assessments"),
    "decision": QT_TRANSLATE_NOOP("Palette", "Decisions"),
    "point": QT_TRANSLATE_NOOP("Palette", "Points of plans"),
    "provision": QT_TRANSLATE_NOOP("Palette", "Provisions of law"),
    "place": QT_TRANSLATE_NOOP("Palette", "Places"),
    "count": QT_TRANSLATE_NOOP("Palette", "Figures"),
    "briefing": QT_TRANSLATE_NOOP("Palette", "Briefings"),
}
KIND_ICONS = {
    "institution": "landmark",
    "event": "chart-gantt",
    "commitment": "list-checks",
    "policy": "scroll-text",
    "person": "user",
    "source": "library",
    "question": "circle-help",
    "assessment": "scale",
    "decision": "gavel",
    "point": "list-ordered",
    "provision": "scroll-text",
    "place": "map-pin",
    "count": "table",
    "briefing": "file-text",
}


@dataclass(frozen=True)
class Row:
    """One row: a group's head, a record found, or an action."""

    head: str = ""
    result: Result | None = None
    action: Action | None = None
    words: str = ""
    lacks: str | None = None
    typed: str = ""

    @property
    def choosable(self) -> bool:
        """Whether Enter does something on it."""
        return self.result is not None or (self.action is not None and self.lacks is None)


class Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if row.result:
                return bare(f"{row.result.title} {row.result.second}".strip())
            return row.head or (f"{row.words}: {row.lacks}" if row.lacks else row.words)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        usable = index.isValid() and self.rows[index.row()].choosable
        return (
            (Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable) if usable else Qt.ItemFlag.NoItemFlags
        )


class RowPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(option.rect.width(), theme().px(25 if row.head else 30))

    def paint(
        self, p: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        now, rtl = theme(), option.direction == Qt.LayoutDirection.RightToLeft
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        p.save()
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            p.fillRect(box, now.colour("accent-soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver and row.choosable:
            p.fillRect(box, now.colour("hover"))
        inner = box.adjusted(12, 0, -12, 0)
        across = int(
            (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignVCenter
        )
        if row.head:
            p.setFont(now.font("label"))
            p.setPen(now.colour("ink-3"))
            p.drawText(inner.adjusted(0, 6, 0, 0), across, row.head)
            p.restore()
            return
        off = row.lacks is not None
        name = (
            row.action.icon if row.action else KIND_ICONS.get(row.result.kind if row.result else "", "circle")
        )
        inner = self._icon(p, inner, name, "ink-off" if off else "ink-2", rtl=rtl)
        inner = self._end(p, inner, row, rtl=rtl, chosen=chosen)
        words = row.result.title if row.result else row.words
        typed = row.typed
        used = _marked(p, inner, words, typed_words(typed), "ink-off" if off else "ink", rtl=rtl)
        if row.result and row.result.second:
            rest = inner.adjusted(0, 0, -used - 8, 0) if rtl else inner.adjusted(used + 8, 0, 0, 0)
            if rest.width() > 40:
                _marked(
                    p,
                    rest,
                    row.result.second,
                    typed_words(typed),
                    "ink-2" if chosen else "ink-3",
                    rtl=rtl,
                    token="small",
                )
        p.restore()

    def _icon(self, p: QPainter, box: QRectF, name: str, ink: str, *, rtl: bool) -> QRectF:
        side = theme().px(16)
        if name:
            left = box.right() - side if rtl else box.left()
            draw_icon(p, QRectF(left, box.center().y() - side / 2, side, side), name, ink)
        gap = side + 10
        return box.adjusted(0, 0, -gap, 0) if rtl else box.adjusted(gap, 0, 0, 0)

    def _end(self, p: QPainter, box: QRectF, row: Row, *, rtl: bool, chosen: bool) -> QRectF:
        now = theme()
        across = int(
            (Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight)
            | Qt.AlignmentFlag.AlignVCenter
        )
        wide = 0.0
        if row.result and row.result.glyph:
            side = now.px(13)
            left = box.left() if rtl else box.right() - side
            painters.draw_status(p, QRectF(left, box.center().y() - side / 2, side, side), row.result.glyph)
            wide = side
        elif row.result and row.result.chip:
            size = painters.chip_size(row.result.chip)
            left = box.left() if rtl else box.right() - size.width()
            place = QRectF(left, box.center().y() - size.height() / 2, size.width(), size.height())
            painters.draw_chip(
                p, place, row.result.chip, "weak" if row.result.chip in "DEF" else "supports", selected=chosen
            )
            wide = size.width()
        else:
            text = row.lacks or (row.result.when if row.result else (row.action.key if row.action else ""))
            if text:
                p.setFont(now.font("small"))
                p.setPen(now.colour("ink-off" if row.lacks else "ink-3"))
                shown = text if row.lacks or row.result else key_words(text)
                p.drawText(box, across, shown)
                wide = QFontMetricsF(now.font("small")).horizontalAdvance(shown)
        gap = wide + 10 if wide else 0
        return box.adjusted(gap, 0, 0, 0) if rtl else box.adjusted(0, 0, -gap, 0)


def _marked(
    p: QPainter, box: QRectF, text: str, typed: list[str], ink: str, *, rtl: bool, token: str = "body"
) -> float:
    """Draw words with what was typed in bold and underlined; how wide they are."""
    now = theme()
    plain_font, bold = now.font(token), now.font(token, 600)
    metrics, strong = QFontMetricsF(plain_font), QFontMetricsF(bold)
    shown = metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, box.width() * 0.97)
    across = int(
        (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
    )
    found = marks(shown, typed)
    p.setPen(now.colour(ink))
    if rtl or not found:
        p.setFont(plain_font)
        p.drawText(box, across, shown)
        return metrics.horizontalAdvance(shown)
    x, at = box.left(), 0
    for start, end in [*found, (len(shown), len(shown))]:
        for part, font, measure in ((shown[at:start], plain_font, metrics), (shown[start:end], bold, strong)):
            if not part:
                continue
            wide = measure.horizontalAdvance(part)
            p.setFont(font)
            p.setPen(now.colour(ink))
            p.drawText(QRectF(x, box.top(), wide + 2, box.height()), across, part)
            if font is bold:
                line = box.center().y() + measure.ascent() / 2 + 2
                p.setPen(QPen(now.colour("accent"), 1.2))
                p.drawLine(int(x), int(line), int(x + wide), int(line))
            x += wide
        at = end
    return x - box.left()
