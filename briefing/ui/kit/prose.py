"""Shows running text with its marks: line height of the look, citation chips, diamonds and rings between words.

A `Prose` is a list of runs. It wraps to any width, mirrors itself, is reached by keyboard where it holds chips
that lead somewhere, and reads aloud with its marks in words.
Longer than most, because layout, hit testing and painting share the places of the marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from briefing.ui.kit import painters
from briefing.ui.kit.painters import Chip
from briefing.ui.kit.text import bare, plain, right_to_left, tip
from briefing.ui.kit.theme import theme, themes

_NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words. `weight` and `ink` where they differ from the rest; a `link` key makes them pressable."""

    text: str
    weight: int = 0
    ink: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Diamond:
    """The mark "sources differ"."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Ring:
    """The mark "no source", before an unsourced value."""

    words: str = ""


Run = Words | Diamond | Ring | Chip


class Prose(QWidget):
    """Running text with marks. `chipActivated` gives the pressed chip's key, `linkActivated` that of pressed words."""

    chipActivated = Signal(str)
    linkActivated = Signal(str)

    def __init__(
        self,
        text: str | Sequence[Run] = "",
        token: str = "body",
        *,
        ink: str = "ink",
        weight: int = 0,
        px: float = 0,
        line: float = 0,
        max_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._token, self._ink, self._weight, self._px, self._line = token, ink, weight, px, line
        self._max_lines = max_lines
        self._runs: list[Run] = []
        self._layout = QTextLayout()
        self._text = ""
        self._marks: list[tuple[int, Run, float]] = []
        self._links: list[tuple[int, int, Words]] = []
        self._wrapped_at = -1.0
        self._cut = -1
        self._height = 0.0
        self._widest = 0.0
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._made_font: QFont | None = None
        self._made_line = 0.0
        self._current = -1
        self._indent = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        themes().changed.connect(self._rebuild)
        self.show_runs(text)

    # -- what it shows
    def show_runs(self, text: str | Sequence[Run]) -> None:
        """Show other text: a plain string, or runs."""
        self._runs = [Words(text)] if isinstance(text, str) else list(text)
        self._rebuild()
        self.setAccessibleName(self.words())
        reachable = bool(self._targets())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus)

    def set_ink(self, ink: str) -> None:
        """Change the colour of its words to another token's."""
        self._ink = ink
        self._rebuild()

    def set_indent(self, pixels: int) -> None:
        """Leave room at the start edge for a mark that stands before the text."""
        if self._indent != pixels:
            self._indent = pixels
            self._rebuild()

    def words(self) -> str:
        """The text with its marks in words, as it is read aloud and copied."""
        parts = []
        for run in self._runs:
            if isinstance(run, Words):
                parts.append(run.text)
            elif isinstance(run, Chip):
                parts.append(f" [{run.words or run.code}]")
            elif isinstance(run, Diamond):
                parts.append(f" ({run.words or self.tr('sources differ')})")
            else:
                parts.append(f"({run.words or self.tr('no source')}) ")
        return bare("".join(parts)).strip()

    # -- layout
    def _font(self) -> QFont:
        if self._made_font is None:
            self._made_font = self._make_font()
        return self._made_font

    def _make_font(self) -> QFont:
        now = theme()
        if self._urdu():
            pixels = self._px or now.font(self._token).pixelSize() / now.scale
            return now.font("ur-read", self._weight, max(pixels, 17))
        return now.font(self._token, self._weight, self._px)

    def _urdu(self) -> bool:
        """Whether it is Urdu to be read, which is set in Nastaliq."""
        return "Serif" in theme().font(self._token).families()[0] and right_to_left(
            "".join(run.text for run in self._runs if isinstance(run, Words))
        )

    def _line_height(self) -> float:
        if not self._made_line:
            self._made_line = self._make_line_height()
        return self._made_line

    def _make_line_height(self) -> float:
        now = theme()
        wanted = float(now.px(self._line) if self._line else now.line(self._token))
        # Nastaliq's strokes collide below 2.3 em.
        return max(wanted, self._font().pixelSize() * 2.35) if self._urdu() else wanted

    def _mark_width(self, run: Run) -> float:
        now = theme()
        if isinstance(run, Chip):
            return painters.chip_size(run.code).width() + now.px(3)
        return float(now.px(15))

    def _rebuild(self) -> None:
        # Layouts ask for heights again and again: what is worked out once holds until text or theme change.
        self._made_font, self._made_line, self._hint = None, 0.0, None
        self._heights.clear()
        font = self._font()
        self._text, self._marks, self._links = "", [], []
        formats: list[QTextLayout.FormatRange] = []
        for run in self._runs:
            start = len(self._text)
            if isinstance(run, Words):
                self._text += plain(run.text).replace("\n", "\u2028")
                if run.weight or run.ink or run.link:
                    shape = QTextCharFormat()
                    if run.weight:
                        shape.setFontWeight(run.weight)
                    if run.ink or run.link:
                        shape.setForeground(theme().colour(run.ink or "accent"))
                    formats.append(_range(start, len(self._text) - start, shape))
                if run.link:
                    self._links.append((start, len(self._text), run))
                continue
            if self._text and not self._text[-1].isspace() and not isinstance(run, Ring):
                self._text += "\u2060"
                start += 1
            self._text += _NBSP
            wide = self._mark_width(run)
            shape = QTextCharFormat()
            shape.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            shape.setFontLetterSpacing(wide - QFontMetricsF(font).horizontalAdvance(_NBSP))
            formats.append(_range(start, 1, shape))
            self._marks.append((start, run, wide))
        self._layout = QTextLayout(self._text, font)
        self._layout.setFormats(formats)
        self._layout.setCacheEnabled(True)
        self._wrapped_at = -1.0
        self._current = -1
        self.updateGeometry()
        self.update()

    def _wrap(self, width: float) -> None:
        if self._wrapped_at == width:
            return
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        rtl = right_to_left(self._text) if self._text else self.isRightToLeft()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        self._layout.setTextOption(option)
        high, self._height, self._widest = self._line_height(), 0.0, 0.0
        self._layout.beginLayout()
        count, self._cut = 0, -1
        while True:
            line = self._layout.createLine()
            if not line.isValid():
                break
            wide = max(width - self._indent, 1.0)
            line.setLineWidth(wide)
            count += 1
            if count == self._max_lines and line.textStart() + line.textLength() < len(self._text):
                line.setLineWidth(max(wide - self._dots(), 1.0))
                self._cut = count - 1
            if not self._max_lines or count <= self._max_lines:
                line.setPosition(
                    QPointF(
                        0 if self.isRightToLeft() else self._indent, self._height + (high - line.height()) / 2
                    )
                )
                self._height += high
                self._widest = max(self._widest, line.naturalTextWidth())
            else:
                line.setPosition(QPointF(0, -10000))
        self._layout.endLayout()
        self._wrapped_at = width

    def _dots(self) -> float:
        return QFontMetricsF(self._font()).horizontalAdvance("…") + 1

    def hasHeightForWidth(self) -> bool:
        """Qt: yes, it wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: how high it is when `width` wide; a layout asks without regard to the greatest width it may have."""
        width = min(width, self.maximumWidth())
        if width not in self._heights:
            self._wrap(float(width))
            self._heights[width] = int(self._height + 0.99)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Qt: as wide as its text on one line, at most a readable line."""
        if self._hint is None:
            self._wrap(10_000.0)
            reading = QFontMetricsF(self._font()).averageCharWidth() * 78
            width = int(min(self._widest + 1, reading) + 0.99)
            self._hint = QSize(width, self.heightForWidth(width))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Qt: narrow enough for any panel."""
        return QSize(theme().px(40), int(self._line_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: wrap anew."""
        super().resizeEvent(event)
        if self.height() < self.heightForWidth(self.width()) and self.sizePolicy().hasHeightForWidth():
            self.updateGeometry()

    # -- marks and links
    def _box(self, position: int, wide: float) -> QRectF:
        line = self._layout.lineForTextPosition(position)
        if not line.isValid() or line.y() < -1000:
            return QRectF()
        one, two = _x(line, position), _x(line, position + 1)
        left = min(one, two)
        return QRectF(left, line.y(), max(wide, abs(two - one)), line.height())

    def _targets(self) -> list[tuple[QRectF, Run]]:
        found: list[tuple[QRectF, Run]] = []
        for position, run, wide in self._marks:
            if isinstance(run, Chip) and run.key:
                found.append((self._box(position, wide), run))
        for start, end, words in self._links:
            line = self._layout.lineForTextPosition(start)
            if not line.isValid():
                found.append((QRectF(), words))
                continue
            last = min(end, line.textStart() + line.textLength())
            one, two = _x(line, start), _x(line, last)
            found.append((QRectF(min(one, two), line.y(), abs(two - one), line.height()), words))
        return found

    def _at(self, place: QPointF) -> Run | None:
        for position, run, wide in self._marks:
            if self._box(position, wide).contains(place):
                return run
        for box, run in self._targets():
            if box.contains(place):
                return run
        return None

    def _activate(self, run: Run | None) -> bool:
        if isinstance(run, Chip) and run.key:
            self.chipActivated.emit(run.key)
            return True
        if isinstance(run, Words) and run.link:
            self.linkActivated.emit(run.link)
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a chip or a link is pressed; anything else belongs to what stands behind."""
        pressed = event.button() == Qt.MouseButton.LeftButton and self._activate(self._at(event.position()))
        if not pressed:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the hand over what can be pressed."""
        run = self._at(event.position())
        pressable = (isinstance(run, Chip) and run.key) or (isinstance(run, Words) and run.link)
        if pressable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: left and right walk over chips and links, Enter and Space press them."""
        targets = self._targets()
        if targets and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = 1 if (event.key() == Qt.Key.Key_Right) != self.isRightToLeft() else -1
            self._current = max(0, min(len(targets) - 1, self._current + step))
            self.update()
        elif targets and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._activate(targets[max(self._current, 0)][1])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Qt: the words of a mark as its tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            run = self._at(QPointF(event.pos()))
            words = ""
            if isinstance(run, Chip):
                words = run.words
            elif isinstance(run, Diamond):
                words = run.words or self.tr("sources differ")
            elif isinstance(run, Ring):
                words = run.words or self.tr("no source")
            if words:
                QToolTip.showText(event.globalPos(), tip(words), self)
                return True
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._current = 0 if event.type() == QEvent.Type.FocusIn else -1
            self.update()
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: its words can be copied."""
        menu = QMenu(self)
        copy = QAction(self.tr("Copy text"), menu)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self.words()))
        menu.addAction(copy)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another direction of the window, another place of the indent."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._wrapped_at = -1.0
            self.update()

    # -- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the lines, then the marks in the gaps left for them."""
        super().paintEvent(event)
        self._wrap(float(self.width()))
        now = theme()
        ink: QColor = now.colour(self._ink if self.isEnabled() else "ink-off")
        p = QPainter(self)
        p.setPen(ink)
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            if line.y() > -1000:
                line.draw(p, QPointF(0, 0))
        if self._cut >= 0:
            box = self._layout.lineAt(self._cut).naturalTextRect()
            left = box.left() - self._dots() if right_to_left(self._text) else box.right()
            p.setFont(self._font())
            p.drawText(
                QRectF(left, box.top(), self._dots(), box.height()), Qt.AlignmentFlag.AlignVCenter, "…"
            )
        for position, run, wide in self._marks:
            box = self._box(position, wide)
            if box.isEmpty():
                continue
            middle = box.center().y()
            if isinstance(run, Chip):
                size = painters.chip_size(run.code)
                left = box.left() + (0 if right_to_left(self._text) else now.px(3))
                painters.draw_chip(
                    p,
                    QRectF(left, middle - size.height() / 2, size.width(), size.height()),
                    run.code,
                    run.form,
                )
            elif isinstance(run, Diamond):
                painters.draw_split_diamond(
                    p, QRectF(box.left() + now.px(2), middle - now.px(6), now.px(12), now.px(12))
                )
            elif isinstance(run, Ring):
                painters.draw_ring(p, QRectF(box.left(), middle - now.px(5), now.px(10), now.px(10)))
        targets = self._targets()
        if self.hasFocus() and 0 <= self._current < len(targets):
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(QPen(now.colour("accent"), 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(targets[self._current][0].adjusted(0, 1, 0, -1), 4, 4)
        p.end()


def _x(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)


def _range(start: int, length: int, shape: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, shape
    return made
