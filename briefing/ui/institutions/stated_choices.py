"""The stated values of a disputed field side by side: one row each, whole words, who says so, chips at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from briefing.ui.kit.chips import CitationChips
from briefing.ui.kit.painters import Chip
from briefing.ui.kit.prose import Prose, Run, Words
from briefing.ui.kit.text import bare
from briefing.ui.kit.theme import theme

MARK = 22


@dataclass(frozen=True, slots=True)
class Stated:
    """One value: the span that states it, its words, who says so, its chips."""

    key: str
    words: str
    note: str = ""
    chips: tuple[Chip, ...] = ()


class StatedChoice(QAbstractButton):
    """One row, with a radio mark. Its words wrap; nothing is cut."""

    chipActivated = Signal(str)

    def __init__(self, stated: Stated, *, on: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stated = stated
        self.setCheckable(True)
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(theme().px(MARK), 4, 0, 4)
        whole.setSpacing(8)
        said: list[Run] = [Words(stated.words, weight=600 if on else 500)]
        if stated.note:
            said.append(Words(f" {stated.note}", ink="ink-2"))
        whole.addWidget(Prose(said), 1)
        if stated.chips:
            chips = CitationChips(stated.chips)
            chips.activated.connect(self.chipActivated)
            whole.addWidget(chips, 0, Qt.AlignmentFlag.AlignTop)
        self.setChecked(on)
        cited = ", ".join(chip.words or chip.code for chip in stated.chips)
        self.setAccessibleName(bare("; ".join(part for part in (stated.words, stated.note, cited) if part)))

    def sizeHint(self) -> QSize:
        """Qt: what its layout asks for."""
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground under the pointer, the mark."""
        del event
        now, rtl = theme(), self.isRightToLeft()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(now.colour("hover"))
            p.drawRoundedRect(self.rect(), 4, 4)
        side = now.px(13)
        mark = QRectF(self.width() - side - 1 if rtl else 1, now.px(6), side, side)
        on = self.isChecked()
        p.setBrush(now.colour("panel"))
        p.setPen(QPen(now.colour("accent" if on else "line-strong"), now.px(4) if on else 1))
        inset = now.px(4) / 2 if on else 0.5
        p.drawEllipse(mark.adjusted(inset, inset, -inset, -inset))
        p.end()


class StatedChoices(QWidget):
    """The rows. `chosen` brings the span of the row that is chosen; Up and Down walk."""

    chosen = Signal(str)
    chipActivated = Signal(str)

    def __init__(
        self, name: str, values: Sequence[Stated], current: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(bare(name))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self.rows: list[StatedChoice] = []
        for value in values:
            row = StatedChoice(value, on=value.key == current)
            row.setAutoExclusive(True)
            row.clicked.connect(lambda _on=False, key=value.key: self.chosen.emit(key))
            row.chipActivated.connect(self.chipActivated)
            self.rows.append(row)
            body.addWidget(row)

    def current(self) -> str:
        """The span of what is chosen, empty where nothing is."""
        return next((row.stated.key for row in self.rows if row.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a row as a press would."""
        next(row for row in self.rows if row.stated.key == key).click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Up and Down choose the neighbour."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        at = next((index for index, row in enumerate(self.rows) if row.hasFocus()), -1)
        if not step or at < 0:
            super().keyPressEvent(event)
            return
        row = self.rows[(at + step) % len(self.rows)]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        row.click()
