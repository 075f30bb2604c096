"""The navigation: three groups of places with counts, the tray of the draft, settings; folds to a rail of icons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from briefing.ui.actions import BY_ID
from briefing.ui.kit.dragging import dropped_items
from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.labels import Label, TextLabel
from briefing.ui.kit.layouts import Ground, Hairline
from briefing.ui.kit.text import set_button_text, set_tip
from briefing.ui.kit.theme import theme, themes
from briefing.ui.shell.places import PLACES, PlaceEntry
from briefing.ui.shell.tray import Tray


class NavItem(QAbstractButton):
    """One place: icon, name, count; a bar at the start edge where one is."""

    def __init__(self, entry: PlaceEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._count, self._rail, self._by_key = "", False, False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_button_text(self, QCoreApplication.translate("Places", entry.words))
        self._tell()

    def show_count(self, count: str) -> None:
        """Show how many there are."""
        self._count = count
        self._tell()
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Show the icon alone, or all."""
        self._rail = rail
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._count}".strip())
        action = BY_ID.get(f"go.{self.entry.id}")
        set_tip(self, self.text(), action.key if action else "")

    def sizeHint(self) -> QSize:
        """Qt: a row."""
        return QSize(theme().px(40), theme().size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground, bar, icon, name, count, and the focus inside."""
        del event
        now, rtl, here = theme(), self.isRightToLeft(), self.isChecked()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF()
        ground = ("raised" if now.dark else "panel") if here else "hover" if self.underMouse() else ""
        p.setPen(Qt.PenStyle.NoPen)
        if ground:
            p.setBrush(now.colour(ground))
            p.drawRoundedRect(box, 6, 6)
        if here:
            p.setBrush(now.colour("accent"))
            inset = now.px(7)
            left = box.right() - 3 if rtl else box.left()
            p.drawRoundedRect(QRectF(left, box.top() + inset, 3, box.height() - 2 * inset), 1.5, 1.5)
        side = now.px(16)
        start = (box.width() - side) / 2 if self._rail else now.px(10)
        left = box.right() - start - side if rtl else box.left() + start
        ink = "accent" if here else "ink-2"
        draw_icon(p, QRectF(left, box.center().y() - side / 2, side, side), self.entry.icon, ink)
        if not self._rail:
            words = (
                box.adjusted(now.px(10), 0, -now.px(36), 0)
                if rtl
                else box.adjusted(now.px(36), 0, -now.px(10), 0)
            )
            across = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            p.setFont(now.font("body", 500 if here else 400))
            p.setPen(now.colour("ink" if here else "ink-2"))
            p.drawText(
                words, int(across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic), self.text()
            )
            if self._count:
                end = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
                p.setFont(now.font("small"))
                p.setPen(now.colour("ink-2" if here else "ink-3"))
                p.drawText(words, int(end | Qt.AlignmentFlag.AlignVCenter), self._count)
        if self.hasFocus() and self._by_key:
            p.setPen(QPen(now.colour("accent"), 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        p.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the focus is drawn where the keyboard brought it."""
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Up and Down walk, Enter goes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class _Brand(QWidget):
    """The mark and name of the application."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = False
        self._dress()
        themes().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFixedHeight(theme().px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: three lines of text on the accent, and the name."""
        del event
        now, rtl = theme(), self.isRightToLeft()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = now.px(24)
        start = (self.width() - side) / 2 if self.rail else now.px(8)
        left = self.width() - start - side if rtl else start
        mark = QRectF(left, now.px(2), side, side)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(now.colour("accent"))
        p.drawRoundedRect(mark, 6, 6)
        p.setPen(QPen(now.colour("on-accent"), 1.8 * side / 24))
        unit = side / 24
        for y, wide in ((8.0, 10), (12.0, 7), (16.0, 10)):
            first = mark.left() + 7 * unit if not rtl else mark.right() - (7 + wide) * unit
            p.drawLine(
                int(first), int(mark.top() + y * unit), int(first + wide * unit), int(mark.top() + y * unit)
            )
        if not self.rail:
            gap = side + now.px(18)
            words = self.rect().toRectF().adjusted(0 if rtl else gap, 0, -gap if rtl else 0, -now.px(10))
            across = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            p.setFont(now.font("body", 600))
            p.setPen(now.colour("ink"))
            p.drawText(words, int(across | Qt.AlignmentFlag.AlignVCenter), self.tr("Briefing"))
        p.end()


class Navigation(Ground):
    """All places. `chosen` gives the id of the place that was pressed; `draftChosen` that the tray was."""

    chosen = Signal(str)
    draftChosen = Signal()
    itemDropped = Signal(str, str)
    """An item, with its field or none, was dropped here: it is for the draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("nav", ("end",), parent)
        self.setAccessibleName(self.tr("Places"))
        self.setAcceptDrops(True)
        self._rail = False
        self._dropping = False
        self.items: dict[str, NavItem] = {}
        self._groups: list[tuple[TextLabel, Hairline]] = []
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(8, 10, 9, 8)
        self._body.setSpacing(0)
        self._brand = _Brand()
        self._body.addWidget(self._brand)
        group = None
        for entry in PLACES:
            if not entry.group or not entry.there():
                continue
            if entry.group != group:
                group = entry.group
                self._add_group(group)
            self._add_item(entry)
        self._body.addStretch(1)
        self.tray = Tray()
        self.tray.clicked.connect(self.draftChosen)
        self._body.addWidget(self.tray)
        self._body.addSpacing(8)
        self._add_item(next(entry for entry in PLACES if entry.id == "settings"))
        self._dress()
        themes().changed.connect(self._dress)

    def _add_group(self, words: str) -> None:
        label = Label(QCoreApplication.translate("Places", words))
        label.setContentsMargins(10, 12, 10, 4)
        line = Hairline()
        line.setContentsMargins(8, 6, 8, 6)
        line.hide()
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(label)
        inner.addWidget(line)
        self._groups.append((label, line))
        self._body.addWidget(holder)

    def _add_item(self, entry: PlaceEntry) -> None:
        item = NavItem(entry)
        item.clicked.connect(lambda _checked=False: self._press(item))
        self.items[entry.id] = item
        self._body.addWidget(item)

    def _press(self, item: NavItem) -> None:
        item.setChecked(True)
        self.chosen.emit(item.entry.id)

    def show_place(self, place_id: str) -> None:
        """Mark where one is."""
        shown = "overview" if place_id == "start" else place_id
        for item_id, item in self.items.items():
            item.setChecked(item_id == shown)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show how many there are of each kind."""
        for item in self.items.values():
            if item.entry.counts:
                number = counts.get(item.entry.counts, 0)
                item.show_count(str(number) if number else "")

    @property
    def rail(self) -> bool:
        """Whether it is folded."""
        return self._rail

    def set_rail(self, rail: bool) -> None:
        """Fold to icons, or unfold."""
        self._rail = rail
        self._brand.rail = rail
        for label, line in self._groups:
            label.setVisible(not rail)
            line.setVisible(rail)
        for item in self.items.values():
            item.set_rail(rail)
        self.tray.set_folded(rail)
        self._dress()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: an item may be dropped anywhere on it."""
        if dropped_items(event.mimeData()):
            self._dropping = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: it went elsewhere."""
        super().dragLeaveEvent(event)
        self._dropping = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: what is dropped is added to the draft."""
        self._dropping = False
        self.update()
        event.acceptProposedAction()
        for item_id, field in dropped_items(event.mimeData()):
            self.itemDropped.emit(item_id, field)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground; an edge while something would land here."""
        super().paintEvent(event)
        if self._dropping:
            p = QPainter(self)
            p.setPen(QPen(theme().colour("accent"), 2))
            p.drawRect(self.rect().adjusted(1, 1, -1, -1))
            p.end()

    def _dress(self) -> None:
        now = theme()
        self.setFixedWidth(now.size("nav-rail") if self._rail else now.size("nav"))
        side = 6 if self._rail else 8
        self._body.setContentsMargins(side, 10, side + 1, 8)
        self._brand.update()
