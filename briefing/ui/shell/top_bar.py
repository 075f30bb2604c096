"""The top bar: back, forward, where one is | search, as-of date, evidence; under it the line of an earlier date."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from briefing.domain.dates_in_words import in_words
from briefing.ui.kit.buttons import IconButton
from briefing.ui.kit.icons import draw_icon
from briefing.ui.kit.labels import TextLabel
from briefing.ui.kit.layouts import Ground
from briefing.ui.kit.text import bare, set_tip
from briefing.ui.kit.theme import theme, themes


class FieldButton(QAbstractButton):
    """A button that looks like a field: icon, words, a second part in `ink-3`, and a key or a chevron at the end."""

    def __init__(
        self,
        icon_name: str,
        width: int = 0,
        *,
        chevron: bool = False,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._width, self._chevron, self._key = icon_name, width, chevron, key
        self._words, self._note, self._strong = "", "", False
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(
            QSizePolicy.Policy.Maximum if width else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )
        themes().changed.connect(self.updateGeometry)

    def show_words(self, words: str, note: str = "", *, strong: bool = False) -> None:
        """Show other words."""
        self._words, self._note, self._strong = words, note, strong
        self.setAccessibleName(bare(f"{words} {note}".strip()))
        self.updateGeometry()
        self.update()

    def _need(self) -> float:
        now = theme()
        wide = QFontMetricsF(now.font("body", 500 if self._strong else 400)).horizontalAdvance(self._words)
        if self._note:
            wide += QFontMetricsF(now.font("body")).horizontalAdvance(self._note) + now.px(6)
        return wide + now.px(16 + 6 + 24 + (20 if self._chevron else 0))

    def sizeHint(self) -> QSize:
        """Qt: the asked width, or what the words need."""
        now = theme()
        return QSize(now.px(self._width) if self._width else int(self._need() + 2), now.size("control"))

    def minimumSizeHint(self) -> QSize:
        """Qt: a search field gives way first."""
        return QSize(theme().px(150) if self._width else self.sizeHint().width(), theme().size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the field."""
        del event
        now, rtl = theme(), self.isRightToLeft()
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(now.colour("line-strong"), 1))
        p.setBrush(now.colour("hover" if self.underMouse() and self._chevron else "panel"))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        p.drawRoundedRect(box, 6, 6)
        inner = box.adjusted(now.px(9), 0, -now.px(9), 0)
        side = now.px(16)

        def icon(name: str, size: int, ink: str, *, at_start: bool) -> None:
            nonlocal inner
            left = at_start != rtl
            x = inner.left() if left else inner.right() - size
            draw_icon(p, QRectF(x, inner.center().y() - size / 2, size, size), name, ink)
            gap = size + now.px(8)
            inner = inner.adjusted(gap, 0, 0, 0) if left else inner.adjusted(0, 0, -gap, 0)

        icon(self._icon, side, "ink-3" if self._key else "ink-2", at_start=True)
        if self._chevron:
            icon("chevron-down", now.px(13), "ink-2", at_start=False)
        if self._key:
            p.setFont(now.font("label"))
            wide = p.fontMetrics().horizontalAdvance(self._key) + now.px(10)
            cap = QRectF(
                inner.left() if rtl else inner.right() - wide + now.px(3),
                inner.center().y() - now.px(9),
                wide,
                now.px(18),
            )
            p.setPen(now.colour("line"))
            p.setBrush(now.colour("sunken"))
            p.drawRoundedRect(cap, 4, 4)
            p.setPen(now.colour("ink-3"))
            p.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
            inner = inner.adjusted(wide, 0, 0, 0) if rtl else inner.adjusted(0, 0, -wide, 0)
        start = int(
            (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignVCenter
        )
        p.setFont(now.font("body", 500 if self._strong else 400))
        p.setPen(now.colour("ink" if self._strong else "ink-3"))
        words = p.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
        p.drawText(inner, start, words)
        if self._note:
            used = p.fontMetrics().horizontalAdvance(words) + now.px(6)
            inner = inner.adjusted(0, 0, -used, 0) if rtl else inner.adjusted(used, 0, 0, 0)
            p.setFont(now.font("body"))
            p.setPen(now.colour("ink-3"))
            p.drawText(inner, start, self._note)
        p.end()


class TopBar(QWidget):
    """Says what was pressed; the window does it."""

    back = Signal()
    forward = Signal()
    search = Signal()
    asOf = Signal()
    evidence = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        bar = Ground("canvas", ("bottom",))
        self._bar = bar
        line = QHBoxLayout(bar)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        self.back_button = IconButton("arrow-left", self.tr("Back"), key="Alt+Left", clicked=self.back.emit)
        self.forward_button = IconButton(
            "arrow-right", self.tr("Forward"), key="Alt+Right", clicked=self.forward.emit
        )
        self.title = TextLabel("", "head")
        self.object = TextLabel("", "body", ink="ink-3", px=14, elide=True)
        self.search_field = FieldButton("search", 300, key="Ctrl K")
        self.search_field.show_words(self.tr("Search everything"))
        set_tip(self.search_field, self.tr("Search everything"), "Ctrl+K")
        self.search_field.clicked.connect(self.search)
        self.as_of_button = FieldButton("calendar-clock", chevron=True)
        self.as_of_button.clicked.connect(self.asOf)
        self.evidence_button = IconButton("panel-right", self.tr("Evidence"), key="Ctrl+E", checkable=True)
        self.evidence_button.clicked.connect(self.evidence)
        for part in (self.back_button, self.forward_button):
            line.addWidget(part)
        line.addSpacing(4)
        line.addWidget(self.title)
        line.addWidget(self.object, 1)
        line.addStretch(0)
        for control in (self.search_field, self.as_of_button, self.evidence_button):
            line.addWidget(control)
        self._line = _AsOfLine()
        whole.addWidget(bar)
        whole.addWidget(self._line)
        self._dress()
        themes().changed.connect(self._dress)

    def _dress(self) -> None:
        self._bar.setFixedHeight(theme().size("top"))

    def show_where(self, title: str, object_title: str) -> None:
        """Show where one is."""
        self.title.show_text(title)
        self.object.show_text(object_title)

    def show_visits(self, *, back: bool, forward: bool) -> None:
        """Enable back and forward."""
        self.back_button.setEnabled(back)
        self.forward_button.setEnabled(forward)

    def show_as_of(self, day: str, known_by: str, *, newest: bool, later: bool = False) -> None:
        """Show the date in force; the accent line tells that it is not the newest."""
        words = self.tr("Showing {date}").format(date=in_words(day)) if day else self.tr("Showing everything")
        if newest:
            note = self.tr("newest data")
        elif known_by:
            note = self.tr("known by {date}").format(date=in_words(known_by, short=True))
        else:
            note = self.tr("after the newest data") if later else self.tr("earlier data")
        self.as_of_button.show_words(words, note, strong=True)
        set_tip(self.as_of_button, self.tr("Show another date"), "Ctrl+T")
        self._line.setVisible(not newest)

    def show_evidence(self, *, on: bool) -> None:
        """Show whether the evidence panel is open."""
        self.evidence_button.setChecked(on)


class _AsOfLine(QWidget):
    """Three pixels of accent: what is shown is not the newest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(3)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the line."""
        del event
        p = QPainter(self)
        p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        p.fillRect(self.rect(), theme().colour("accent"))
        p.end()
