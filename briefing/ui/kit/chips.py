"""Filter chips, status pills, runs of citation chips and tags, as widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from briefing.ui.kit import painters
from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.painters import Chip
from briefing.ui.kit.text import bare, one_line, set_tip, tip
from briefing.ui.kit.theme import theme, themes


class FilterChip(QAbstractButton):
    """A filter as a pill: unset with a chevron, set in `accent-soft` with a cross, "add" dashed.

    `clicked` opens its choice; `cleared` is said when the cross (or Delete) takes the filter away.
    """

    cleared = Signal()

    def __init__(
        self, text: str = "", icon_name: str = "", *, add: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._add, self._on = icon_name, add, False
        self.setProperty("ring", "pill")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes().changed.connect(self.updateGeometry)
        self.show_value(text, set_=False)

    def show_value(self, text: str, *, set_: bool) -> None:
        """Show what it filters by; `set_` where it narrows something."""
        self._on = set_
        self.setText(one_line(text))
        self.setAccessibleName(bare(text))
        self.setAccessibleDescription(
            self.tr("Filter is set; Delete clears it") if set_ else self.tr("Filter is not set")
        )
        set_tip(self, text)
        self.updateGeometry()
        self.update()

    @property
    def is_set(self) -> bool:
        """Whether it narrows something."""
        return self._on

    def sizeHint(self) -> QSize:
        """Qt: icon, words, chevron or cross."""
        now = theme()
        words = QFontMetricsF(now.font("small", 500)).horizontalAdvance(self.text())
        icons = now.px(19) * (bool(self._icon_name or self._add) + (not self._add))
        return QSize(int(min(words, now.px(240)) + icons + now.px(20)), now.size("chip"))

    def _end(self) -> QRectF:
        side = theme().px(26)
        return QRectF(0 if self.isRightToLeft() else self.width() - side, 0, side, self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: on the cross it clears, elsewhere it opens."""
        if self._on and self.isDown() and self._end().contains(event.position()):
            self.setDown(False)
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete clears, Enter opens."""
        if self._on and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the pill."""
        del event
        now, rtl = theme(), self.isRightToLeft()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(now.colour("accent" if self._on else "line-strong"), 1)
        if self._add:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3, 2])
        p.setPen(pen)
        p.setBrush(now.colour("accent-soft" if self._on else "hover" if self.underMouse() else "panel"))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        p.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = "accent-ink" if self._on else "ink-2"
        side = float(now.px(13))
        inner = box.adjusted(now.px(9), 0, -now.px(9), 0)

        def take(at_start: bool, name: str) -> None:
            nonlocal inner
            left = at_start != rtl
            place = QRectF(
                inner.left() if left else inner.right() - side, inner.center().y() - side / 2, side, side
            )
            draw_icon(p, place, name, ink)
            inner = (
                inner.adjusted(side + now.px(6), 0, 0, 0)
                if left
                else inner.adjusted(0, 0, -side - now.px(6), 0)
            )

        if self._add or self._icon_name:
            take(True, "plus" if self._add else self._icon_name)
        if not self._add:
            take(False, "x" if self._on else "chevron-down")
        p.setFont(now.font("small", 500 if self._on else 400))
        p.setPen(now.colour(ink))
        short = p.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(inner.width()) + 2)
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        p.drawText(inner, int(start | Qt.AlignmentFlag.AlignVCenter), short)
        p.end()


class StatusPill(QWidget):
    """A status as glyph and word."""

    def __init__(
        self, glyph: str = "unknown", word: str = "", *, count: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._glyph, self._word, self._count = glyph, word, count
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes().changed.connect(self.updateGeometry)
        self.show_status(glyph, word, count)

    def show_status(self, glyph: str, word: str, count: str = "") -> None:
        """Show another status; `count` is set in ink after the word."""
        self._glyph, self._word, self._count = glyph, one_line(word), one_line(count)
        self.setAccessibleName(bare(f"{word} {count}".strip()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: glyph, word, count."""
        now = theme()
        wide = now.px(20) + QFontMetricsF(now.font("small", 500)).horizontalAdvance(self._word)
        if self._count:
            wide += QFontMetricsF(now.font("small", 600)).horizontalAdvance(" " + self._count)
        return QSize(int(wide + 1.5), now.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the glyph at the start, the word after it."""
        del event
        now, rtl = theme(), self.isRightToLeft()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = now.px(13)
        box = self.rect().toRectF()
        left = box.right() - side if rtl else box.left()
        painters.draw_status(p, QRectF(left, box.center().y() - side / 2, side, side), self._glyph)
        words = box.adjusted(0, 0, -now.px(20), 0) if rtl else box.adjusted(now.px(20), 0, 0, 0)
        start = int(
            (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignVCenter
        )
        p.setFont(now.font("small", 500))
        p.setPen(now.status_colour(self._glyph))
        p.drawText(words, start, self._word)
        if self._count:
            used = p.fontMetrics().horizontalAdvance(self._word + " ")
            words = words.adjusted(0, 0, -used, 0) if rtl else words.adjusted(used, 0, 0, 0)
            p.setFont(now.font("small", 600))
            p.setPen(now.colour("ink"))
            p.drawText(words, start, self._count)
        p.end()


class CitationChips(QWidget):
    """A run of citation chips, at most three and then "+4". `activated` gives the pressed chip's key."""

    activated = Signal(str)

    def __init__(self, chips: Sequence[Chip] = (), *, limit: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._limit = limit
        self._places: list[tuple[QRectF, Chip]] = []
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        themes().changed.connect(self.updateGeometry)
        self.show_chips(chips)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show other chips."""
        self._chips = list(chips)
        self.setAccessibleName(bare("; ".join(chip.words or chip.code for chip in chips)))
        self.setFocusPolicy(
            Qt.FocusPolicy.TabFocus if any(chip.key for chip in chips) else Qt.FocusPolicy.NoFocus
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as wide as the chips."""
        return QSize(int(painters.chips_width(self._chips, self._limit) + 1), theme().px(18))

    def _at(self, place: QPointF) -> Chip | None:
        return next((chip for box, chip in self._places if box.contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a chip is pressed; "+4" stands for the first that is hidden."""
        chip = self._at(event.position())
        if chip and event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(chip.key or self._chips[0].key)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows walk, Enter presses."""
        shown = [chip for _, chip in self._places]
        if shown and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = 1 if (event.key() == Qt.Key.Key_Right) != self.isRightToLeft() else -1
            self._current = max(0, min(len(shown) - 1, self._current + step))
            self.update()
        elif shown and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.activated.emit(shown[max(0, self._current)].key or self._chips[0].key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Qt: a chip's words as its tooltip; focus begins at the first chip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            chip = self._at(QPointF(event.pos()))
            if chip and chip.words:
                QToolTip.showText(event.globalPos(), tip(chip.words), self)
                return True
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._current = 0 if event.type() == QEvent.Type.FocusIn else -1
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the chips."""
        del event
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._places = painters.draw_chips(
            p, self.rect().toRectF(), self._chips, right_to_left=self.isRightToLeft(), limit=self._limit
        )
        if self.hasFocus() and 0 <= self._current < len(self._places):
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(QPen(theme().colour("accent"), 2))
            p.drawRoundedRect(self._places[self._current][0].adjusted(0, -1, 0, 1), 4, 4)
        p.end()


class Tag(QWidget):
    """A small word on a soft ground: "yours", "left out", a TLP label's neighbour."""

    def __init__(
        self, text: str, ink: str = "ink-2", ground: str = "mute-soft", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._ink, self._ground = one_line(text), ink, ground
        self.setAccessibleName(bare(text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes().changed.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Show another word."""
        self._text = one_line(text)
        self.setAccessibleName(bare(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: the word and its padding."""
        now = theme()
        return QSize(
            int(QFontMetricsF(now.font("label")).horizontalAdvance(self._text) + now.px(13)), now.px(17)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the word on its ground."""
        del event
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painters.draw_tag(p, self.rect().toRectF(), self._text, self._ink, self._ground)
        p.end()


class Mark(QWidget):
    """A mark standing alone: "diamond" (sources differ) or "ring" (no source), with its words."""

    def __init__(self, mark: str = "diamond", words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        said = words or (self.tr("sources differ") if mark == "diamond" else self.tr("no source"))
        self.setAccessibleName(bare(said))
        set_tip(self, said)
        self.setFixedSize(theme().px(14), theme().px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the mark."""
        del event
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = theme().px(12 if self._mark == "diamond" else 10)
        middle = self.rect().toRectF().center()
        box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        (painters.draw_split_diamond if self._mark == "diamond" else painters.draw_ring)(p, box)
        p.end()


class Grade(QWidget):
    """The grade at the head of an evidence card, wider than a chip."""

    def __init__(
        self, code: str, *, weak: bool = False, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._code, self._weak = code, weak
        self.setAccessibleName(bare(words or code))
        set_tip(self, words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt: at least 26 wide."""
        now = theme()
        words = QFontMetricsF(now.font("label", 600)).horizontalAdvance(self._code) + now.px(10)
        return QSize(max(int(words), now.px(26)), now.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the grade."""
        del event
        now = theme()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(now.colour("mute-soft" if self._weak else "accent-soft"))
        p.drawRoundedRect(self.rect().toRectF(), 3, 3)
        p.setPen(now.colour("ink-2" if self._weak else "accent-ink"))
        p.setFont(now.font("label", 600))
        p.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._code)
        p.end()
