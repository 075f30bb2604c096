"""Buttons: primary (one in a window), plain, quiet, destructive, links; icon buttons; the segmented control."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from briefing.ui.kit.icons import MIRRORED, draw_icon, icon, spaced_icon
from briefing.ui.kit.text import bare, set_button_text, set_tip
from briefing.ui.kit.theme import theme, themes

ButtonKind = Literal["primary", "plain", "quiet", "destructive", "link"]
_INK = {"primary": "on-accent", "destructive": "refused", "plain": "ink", "quiet": "ink-2", "link": "accent"}


class Button(QPushButton):
    """A push button of the look. `icon_name` is a Lucide name; `key` is shown in the tooltip, not bound."""

    def __init__(
        self,
        text: str = "",
        kind: ButtonKind = "plain",
        *,
        icon_name: str = "",
        small: bool = False,
        tip: str = "",
        key: str = "",
        clicked: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon_name, self._small = kind, icon_name, small
        self.setProperty("kind", kind)
        self.setProperty("ring", True)
        if small:
            self.setProperty("small", True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text)
        if tip or key:
            set_tip(self, tip, key)
        self._dress()
        themes().changed.connect(self._dress)
        if clicked:
            self.clicked.connect(lambda _checked=False: clicked())

    def show_text(self, text: str) -> None:
        """Change its words, and its accessible name with them."""
        set_button_text(self, text)
        self.setAccessibleName(bare(text))
        self._dress()

    def set_enabled(self, why_not: str | None) -> None:
        """Enable it, or disable it and say in the tooltip what it lacks."""
        self.setEnabled(why_not is None)
        if why_not is not None:
            set_tip(self, why_not)

    def _dress(self) -> None:
        side = theme().px(13 if self._small else 16)
        if self._icon_name:
            name = self._icon_name
            if self.isRightToLeft():
                name = MIRRORED.get(name, name)
            if self.text():
                gap = theme().px(4)
                self.setIcon(spaced_icon(name, theme(), _INK[self._kind], side, gap, self.isRightToLeft()))
                self.setIconSize(QSize(side + gap, side))
            else:
                self.setIcon(icon(name, _INK[self._kind]))
                self.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another direction of the window turns the icon."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and self._icon_name:
            self._dress()


class IconButton(Button):
    """A square button with an icon alone; its words are its tooltip and accessible name."""

    def __init__(
        self,
        icon_name: str,
        words: str,
        kind: ButtonKind = "quiet",
        *,
        key: str = "",
        small: bool = False,
        checkable: bool = False,
        clicked: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "", kind, icon_name=icon_name, small=small, tip=words, key=key, clicked=clicked, parent=parent
        )
        self.setProperty("square", True)
        self.setAccessibleName(bare(words))
        self.setCheckable(checkable)

    def set_words(self, words: str, key: str = "") -> None:
        """Change its tooltip and accessible name."""
        set_tip(self, words, key)
        self.setAccessibleName(bare(words))


class _Segment(QAbstractButton):
    """One part of a segmented control."""

    def __init__(self, text: str, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._at, self._last = 0, True
        self.setCheckable(True)
        self.setProperty("ring", True)
        set_button_text(self, text)
        self.setAccessibleName(bare(text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Qt: words, icon and padding; room for the heavier weight of what is chosen."""
        now = theme()
        self.setFont(now.font("body", 500))
        wide = self.fontMetrics().horizontalAdvance(self.text()) + now.px(20)
        if self._icon_name:
            wide += now.px(16 + (6 if self.text() else 0))
        return QSize(wide, now.px(28))

    def set_place(self, at: int, last: bool) -> None:
        """Tell it where it stands, for its corners."""
        self._at, self._last = at, last

    def _ground(self, p: QPainter) -> None:
        box, radius = self.rect().toRectF(), theme().radius("control") - 1
        p.drawRoundedRect(box, radius, radius)
        for inner, left in ((self._at > 0, not self.isRightToLeft()), (not self._last, self.isRightToLeft())):
            if inner:
                edge = box.left() if left else box.right() - radius
                p.drawRect(QRectF(edge, box.top(), radius, box.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground, words, hairline."""
        del event
        now = theme()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        on = self.isChecked()
        if on or self.underMouse():
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(now.colour("accent-soft" if on else "hover"))
            self._ground(p)
        if self._at > 0:
            left = self.width() - 1 if self.isRightToLeft() else 0
            p.fillRect(left, 0, 1, self.height(), now.colour("line"))
        ink = "ink-off" if not self.isEnabled() else "accent-ink" if on else "ink-2"
        box = self.rect().toRectF().adjusted(now.px(10), 0, -now.px(10), 0)
        if self._icon_name:
            side = now.px(16)
            place = box.adjusted(0, 0, 0, 0)
            place.setTop(box.center().y() - side / 2)
            place.setSize(QSize(side, side).toSizeF())
            if self.isRightToLeft():
                place.moveRight(box.right())
            draw_icon(p, place, self._icon_name, ink)
            box = (
                box.adjusted(0, 0, -side, 0)
                if self.isRightToLeft()
                else box.adjusted(side + now.px(6), 0, 0, 0)
            )
        p.setFont(now.font("body", 500 if on else 400))
        p.setPen(now.colour(ink))
        p.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic), self.text())
        p.end()


class SegmentedControl(QWidget):
    """A choice of one out of a few, side by side. `chosen` gives the key; arrow keys walk."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str] | tuple[str, str, str]],
        name: str,
        current: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(bare(name))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        for choice in choices:
            part = _Segment(choice[1], choice[2] if len(choice) > 2 else "", self)
            self._group.addButton(part, len(self._keys))
            self._keys.append(choice[0])
            part.set_place(len(self._keys) - 1, len(self._keys) == len(choices))
            row.addWidget(part)
        self.set_current(current or (self._keys[0] if self._keys else ""))
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._keys[index]))

    def current(self) -> str:
        """The key of what is chosen, empty where nothing is."""
        index = self._group.checkedId()
        return self._keys[index] if index >= 0 else ""

    def set_current(self, key: str) -> None:
        """Choose without saying so."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows choose the neighbour, mirrored where the window is."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self._keys:
            super().keyPressEvent(event)
            return
        step = -step if self.isRightToLeft() else step
        index = (self._group.checkedId() + step) % len(self._keys)
        self._group.button(index).setFocus(Qt.FocusReason.TabFocusReason)
        self._group.button(index).click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the edge, and hairlines between the parts."""
        del event
        now = theme()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(now.colour("line-strong"), 1))
        p.setBrush(now.colour("panel"))
        radius = now.radius("control")
        p.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        p.end()
