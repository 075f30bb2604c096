"""The three panels of the composer side by side: they remember their widths, and a double click resets them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from briefing.ui.kit.theme import theme

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

SETTING = "composer-widths"
LEAST = (170, 330, 320)
OUTLINE, TEXT, PAGE, WIDE_PAGE = 264, 434, 470, 640
WIDE = 1500
"""From this width on (at 100 %) the page takes `WIDE_PAGE`. A page does not grow with the text of the window."""


class Panels(QSplitter):
    """Outline, text and page. The text takes what is gained and lost."""

    def __init__(self, context: Context, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context = context
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for at, part in enumerate(parts):
            part.setMinimumWidth(theme().px(LEAST[at]))
            self.addWidget(part)
            self.setStretchFactor(at, 1 if at == 1 else 0)
        for at in range(1, len(parts)):
            self.handle(at).installEventFilter(self)
        self._own = self._kept()
        self._placed = 0
        self.splitterMoved.connect(lambda _at, _index: self._keep())

    def _kept(self) -> tuple[int, int] | None:
        parts = self._context.workspace.setting(SETTING).split()
        return (int(parts[0]), int(parts[1])) if len(parts) == 2 and all(p.isdigit() for p in parts) else None

    def _keep(self) -> None:
        sizes = self.sizes()
        self._own = (sizes[0], sizes[2])
        self._context.workspace.set_setting(SETTING, f"{sizes[0]} {sizes[2]}")

    def reset(self) -> None:
        """Give every panel its usual width."""
        self._own = None
        self._context.workspace.set_setting(SETTING, "")
        self._place()

    def _place(self) -> None:
        now = theme()
        page = WIDE_PAGE if self.width() >= now.px(WIDE) else PAGE
        outline, page = self._own or (now.px(OUTLINE), page)
        # Where evidence is open beside it, the page gives way before the text does.
        page = max(now.px(LEAST[2]), min(page, self.width() - outline - now.px(TEXT)))
        text = max(self.width() - outline - page - 2 * self.handleWidth(), now.px(LEAST[1]))
        self.setSizes([outline, text, page])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: outline and page keep their widths."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a double click on a handle resets the widths."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.reset()
            return True
        return super().eventFilter(watched, event)
