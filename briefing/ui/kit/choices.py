"""Choice rows: one of several stated values, each with its words and its citation chips, by mouse or arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from briefing.ui.kit import painters
from briefing.ui.kit.painters import Chip
from briefing.ui.kit.text import bare, one_line
from briefing.ui.kit.theme import theme


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: its key, its words, what stands beside them in `ink-2`, and its chips at the end."""

    key: str
    words: str
    note: str = ""
    chips: tuple[Chip, ...] = ()


class ChoiceRow(QAbstractButton):
    """One row: radio mark, words, note, chips at the end. `chipActivated` gives a pressed chip's key."""

    chipActivated = Signal(str)

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self._places: list[tuple[QRectF, Chip]] = []
        self.setCheckable(True)
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        chips = ", ".join(chip.words or chip.code for chip in choice.chips)
        self.setAccessibleName(bare(" ".join(filter(None, (choice.words, choice.note, chips)))))

    def sizeHint(self) -> QSize:
        """Qt: a row."""
        return QSize(theme().px(240), theme().px(28))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a chip is pressed for itself, the rest of the row chooses."""
        for box, chip in self._places:
            if box.contains(event.position()) and chip.key:
                self.chipActivated.emit(chip.key)
                return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the row."""
        del event
        now, rtl = theme(), self.isRightToLeft()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF()
        if self.underMouse():
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(now.colour("hover"))
            p.drawRoundedRect(box, 4, 4)
        side = now.px(13)
        mark = QRectF(box.right() - side - 1 if rtl else 1, box.center().y() - side / 2, side, side)
        on = self.isChecked()
        p.setBrush(now.colour("panel"))
        p.setPen(QPen(now.colour("accent" if on else "line-strong"), now.px(4) if on else 1))
        inset = now.px(4) / 2 if on else 0.5
        p.drawEllipse(mark.adjusted(inset, inset, -inset, -inset))
        chips = painters.chips_width(self.choice.chips)
        ends = QRectF(box.left() + 2 if rtl else box.right() - chips - 2, box.top(), chips, box.height())
        self._places = painters.draw_chips(p, ends, self.choice.chips, right_to_left=rtl)
        gap = side + now.px(9)
        inner = box.adjusted(chips + 8, 0, -gap, 0) if rtl else box.adjusted(gap, 0, -chips - 8, 0)
        start = int(
            (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignVCenter
        )
        strong = now.font("body", 600 if on else 500)
        p.setFont(strong)
        p.setPen(now.colour("ink"))
        metrics = QFontMetricsF(strong)
        words = metrics.elidedText(one_line(self.choice.words), Qt.TextElideMode.ElideRight, inner.width())
        p.drawText(inner, start, words)
        used = metrics.horizontalAdvance(words) + now.px(6)
        inner = inner.adjusted(0, 0, -used, 0) if rtl else inner.adjusted(used, 0, 0, 0)
        if self.choice.note and inner.width() > now.px(30):
            p.setFont(now.font("body"))
            p.setPen(now.colour("ink-2"))
            note = p.fontMetrics().elidedText(
                one_line(self.choice.note), Qt.TextElideMode.ElideRight, int(inner.width())
            )
            p.drawText(inner, start, note)
        p.end()


class ChoiceRows(QWidget):
    """Several rows of which one is chosen. `chosen` gives the key; Up and Down walk."""

    chosen = Signal(str)
    chipActivated = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[Choice] = (), current: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(bare(name))
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._rows: list[ChoiceRow] = []
        for choice in choices:
            row = ChoiceRow(choice, self)
            row.setAutoExclusive(True)
            row.setChecked(choice.key == current)
            row.clicked.connect(lambda _checked=False, key=choice.key: self.chosen.emit(key))
            row.chipActivated.connect(self.chipActivated)
            self._rows.append(row)
            self._body.addWidget(row)

    def current(self) -> str:
        """The key of what is chosen, empty where nothing is."""
        return next((row.choice.key for row in self._rows if row.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Up and Down choose the neighbour."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self._rows:
            super().keyPressEvent(event)
            return
        at = next((index for index, row in enumerate(self._rows) if row.hasFocus()), 0)
        row = self._rows[(at + step) % len(self._rows)]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        row.click()
