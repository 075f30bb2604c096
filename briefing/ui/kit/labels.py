"""Labels: plain text only, in the type and ink of the look, eliding with the whole text in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import bare, key_words, one_line, set_text, tip
from briefing.ui.kit.theme import theme, themes


class TextLabel(QLabel):
    """A label in a type token and an ink; `elide` keeps it on one line and cuts the end of reading."""

    def __init__(
        self,
        text: str = "",
        token: str = "body",
        *,
        ink: str = "ink",
        weight: int = 0,
        px: float = 0,
        elide: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._token, self._ink, self._weight, self._px, self._elide = token, ink, weight, px, elide
        self._whole = ""
        self._own_tip = False
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.setMinimumWidth(theme().px(24))
        self._dress()
        themes().changed.connect(self._dress)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = one_line(text) if self._elide else text
        set_text(self, self._whole)
        self.setAccessibleName(bare(self._whole))
        self._retip()

    def whole(self) -> str:
        """The text, uncut."""
        return self._whole

    def set_ink(self, ink: str) -> None:
        """Change the colour of the words."""
        self._ink = ink
        self._dress()

    def set_weight(self, weight: int) -> None:
        """Change the weight of the words."""
        self._weight = weight
        self._dress()

    def setToolTip(self, text: str) -> None:
        """Qt: a tooltip of its own replaces that of the cut text."""
        self._own_tip = bool(text)
        super().setToolTip(text)

    def _dress(self) -> None:
        now = theme()
        self.setFont(now.font(self._token, self._weight, self._px))
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, now.colour(self._ink))
        colours.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, now.colour("ink-off"))
        self.setPalette(colours)

    def _retip(self) -> None:
        if self._elide and not self._own_tip:
            cut = self.fontMetrics().horizontalAdvance(self._whole) > self.contentsRect().width()
            super().setToolTip(tip(self._whole) if cut else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: what is cut is told in the tooltip."""
        super().resizeEvent(event)
        self._retip()

    def minimumSizeHint(self) -> QSize:
        """Qt: an eliding label may become small."""
        hint = super().minimumSizeHint()
        return QSize(theme().px(24), hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the text, cut where it does not fit."""
        if not self._elide:
            super().paintEvent(event)
            return
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        box = self.contentsRect()
        short = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, box.width())
        start = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        end = Qt.AlignmentFlag.AlignLeft if self.isRightToLeft() else Qt.AlignmentFlag.AlignRight
        wanted = self.alignment()
        across = start
        if wanted & Qt.AlignmentFlag.AlignHCenter:
            across = Qt.AlignmentFlag.AlignHCenter
        elif (
            wanted & Qt.AlignmentFlag.AlignTrailing
        ):  # the same flag as right: of reading, unless it says absolute
            across = Qt.AlignmentFlag.AlignRight if wanted & Qt.AlignmentFlag.AlignAbsolute else end
        p.drawText(box, int(across | Qt.AlignmentFlag.AlignVCenter), short)
        p.end()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: a change of font changes what is cut."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._whole:
            self._retip()


class Headline(Prose):
    """The headline of a place or a profile, in the display serif."""

    def __init__(self, text: str = "", token: str = "display", parent: QWidget | None = None) -> None:
        super().__init__(text, token, parent=parent)


class Lead(Prose):
    """The one sentence under a headline, or any summary in the reading serif."""

    def __init__(
        self, text: str = "", token: str = "lead", ink: str = "ink-2", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, token, ink=ink, parent=parent)


class Head(TextLabel):
    """The head of a panel or card."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "head", parent=parent)


class Label(TextLabel):
    """The small label of a field or a group, in `ink-3`."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "label", ink="ink-3", parent=parent)


class Caption(TextLabel):
    """Small secondary words: second lines, dates, counts."""

    def __init__(
        self, text: str = "", ink: str = "ink-2", *, elide: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "small", ink=ink, elide=elide, parent=parent)


class KeyCap(TextLabel):
    """A key as it is printed on a keyboard, "Ctrl K"."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key_words(key), "label", ink="ink-3", parent=parent)
        self.setContentsMargins(5, 1, 5, 1)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: an edge round the key."""
        now = theme()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(now.colour("line"))
        p.setBrush(now.colour("sunken"))
        p.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        p.end()
        super().paintEvent(event)


class IconMark(QWidget):
    """An icon that only shows: beside a sentence, before a name. Words where it says something of its own."""

    def __init__(
        self, name: str, ink: str = "ink-3", px: int = 16, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._ink, self._px = name, ink, px
        self.setAccessibleName(bare(words))
        if words:
            self.setToolTip(tip(words))
        self._dress()
        themes().changed.connect(self._dress)

    def show_icon(self, name: str, ink: str = "") -> None:
        """Show another icon, in another ink where one is given."""
        self._name, self._ink = name, ink or self._ink
        self.update()

    def _dress(self) -> None:
        self.setFixedSize(theme().px(self._px), theme().px(self._px))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the icon."""
        del event
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        draw_icon(p, self.rect().toRectF(), self._name, self._ink)
        p.end()
