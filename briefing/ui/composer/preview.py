"""The live preview: the page as it will print, made again in a worker when changes have settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from briefing.domain.errors import BriefingError, Cancelled
from briefing.ui.composer.pages import Pages, close_all
from briefing.ui.composer.printing import HOUSE_STYLE, PrintJob
from briefing.ui.composer.sheet import Sheet
from briefing.ui.kit.buttons import Button, IconButton
from briefing.ui.kit.labels import Caption, TextLabel
from briefing.ui.kit.layouts import Ground, row
from briefing.ui.kit.text import compose
from briefing.ui.kit.theme import theme, themes

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context
    from briefing.ui.shell.jobs import Running, Work

SETTLE = 600
"""Milliseconds without a change until the pages are made again."""

SIDE = 23
"""Pixels at both sides of the page."""

ZOOMS = (0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class Preview(Ground):
    """Pages of the open briefing. `blockPressed` names the block that was pressed on the page."""

    blockPressed = Signal(str)
    exportAsked = Signal()
    numbered = Signal(object)
    """Which number each citation's note has, by citation."""
    shown = Signal()
    """A new printing is in view, or another page of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("canvas", ("start",), parent)
        self._context = context
        self._briefing = ""
        self._block = ""
        self._page = 1
        self._zoom = 1.0
        self._pages: Pages | None = None
        self._printing: Running | None = None
        self._drawing: Running | None = None
        self._wanted: tuple[Pages, int, int] | None = None
        self._stale = False
        self._house = ""
        self._turn = 0
        self._follow = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE)
        self._timer.timeout.connect(self._print)
        self._build()
        self._held: list[Pages] = []
        held = self._held
        self.destroyed.connect(lambda: close_all(held))
        themes().changed.connect(self.update)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        self.previous = IconButton(
            "chevron-left", self.tr("Previous page"), key="PgUp", small=True, clicked=lambda: self.turn(-1)
        )
        self.next = IconButton(
            "chevron-right", self.tr("Next page"), key="PgDown", small=True, clicked=lambda: self.turn(1)
        )
        self.where = TextLabel("", "body", weight=500)
        self.state = Caption("", "ink-3", elide=True)
        self.fit = Button(self.tr("Fit page"), "quiet", small=True, clicked=lambda: self.set_zoom(1.0))
        self.smaller = IconButton("zoom-out", self.tr("Smaller"), small=True, clicked=lambda: self._step(-1))
        self.larger = IconButton("zoom-in", self.tr("Larger"), small=True, clicked=lambda: self._step(1))
        self.export = Button(
            self.tr("Export"),
            "primary",
            icon_name="file-output",
            small=True,
            key="Ctrl+Shift+E",
            tip=self.tr("Write the briefing as a PDF"),
            clicked=self.exportAsked.emit,
        )
        head = Ground("sunken", ("bottom",))
        head.setFixedHeight(theme().px(36))
        tools = row(
            self.previous,
            self.where,
            self.next,
            self.state,
            None,
            self.fit,
            self.smaller,
            self.larger,
            4,
            self.export,
            gap=4,
            margins=(12, 0, 12, 0),
        )
        tools.setStretch(3, 1)
        head.setLayout(tools)
        whole.addWidget(head)
        self.sheet = Sheet()
        self.sheet.pressed.connect(self._pressed)
        self.sheet.turned.connect(self.turn)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(SIDE, 12, SIDE, 16)
        around.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        around.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setWidget(holder)
        holder.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        whole.addWidget(self.area, 1)
        self._say_where()

    # -- what it shows
    def open(self, briefing_id: str) -> None:
        """Show another briefing from its first page; nothing for an empty id."""
        if briefing_id == self._briefing:
            return
        self._briefing, self._page, self._block = briefing_id, 1, ""
        self._stop()
        self._drop()
        self.sheet.show_page(QImage(), (595.0, 842.0), [], "")
        self._lay()
        self._say_where()
        if briefing_id:
            self._print()

    def changed(self) -> None:
        """Something printed may be different: make the pages again when it has settled."""
        if self._briefing:
            self._stale = True
            self._timer.start()

    def show_block(self, block_id: str) -> None:
        """Turn to the page that a block stands on, and frame it."""
        self._block = block_id
        self._follow = True
        self._to_block()

    def _to_block(self) -> None:
        if self._pages is None:
            return
        page = self._pages.page_of(self._block)
        if page and self._follow:
            self._page = page
        self._draw()

    def turn(self, step: int) -> None:
        """Turn pages."""
        if self._pages is not None:
            self._follow = False
            self._page = max(1, min(self._pages.count, self._page + step))
            self.area.verticalScrollBar().setValue(0)
            self._draw()

    @property
    def page(self) -> int:
        """The number of the page in view, from 1; 0 where there is none yet."""
        return self._page if self._pages else 0

    @property
    def pages(self) -> Pages | None:
        """The printing in view."""
        return self._pages

    @property
    def fresh(self) -> bool:
        """Whether the pages show everything that is on record."""
        return (
            self._pages is not None and not self._stale and self._printing is None and self._drawing is None
        )

    def words(self) -> str:
        """Page and notes, for the status line."""
        if self._pages is None:
            return self.tr("Making the pages") if self._briefing else ""
        return compose(
            self.tr("Page {page} of {pages}, {notes} notes"),
            page=self._page,
            pages=self._pages.count,
            notes=self._pages.result.notes,
        )

    # -- zoom
    def set_zoom(self, zoom: float) -> None:
        """1 fits the page's width."""
        self._zoom = zoom
        self._lay()
        self._draw()

    def _step(self, step: int) -> None:
        at = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self._zoom))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, at + step))])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: with Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: pages of another house style than the chosen one are made again."""
        super().showEvent(event)
        if self._pages is not None and self._house != self._context.workspace.setting(HOUSE_STYLE):
            self.changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the page fits the width."""
        super().resizeEvent(event)
        self.fit.setVisible(self.width() >= theme().px(400))
        self._lay()
        self._draw()

    def _lay(self) -> None:
        wide, high = self._pages.sizes[self._page - 1] if self._pages else (595.0, 842.0)
        across = max(120, self.width() - 2 * SIDE - 2)
        shown = round(across * self._zoom)
        fits = self._zoom <= 1.0
        policy = Qt.ScrollBarPolicy
        self.area.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        self.sheet.setFixedSize(QSize(shown, round(shown * high / wide)))

    # -- printing; jobs answer to methods of this widget, so that none does when it is gone
    def _print(self) -> None:
        self._timer.stop()
        if not self._briefing:
            return
        if self._printing is not None:
            self._printing.cancel()
        self._stale = False
        self._turn += 1
        job, turn = PrintJob.of(self._context, self._briefing), self._turn
        self._house = job.house
        self.state.show_text(self.tr("Updating"))

        def work(work: Work) -> tuple[int, Pages]:
            return turn, Pages(*job.pages(work))

        started = self._context.jobs.start(
            self.tr("Making the pages"), work, done=self._printed, failed=self._not_printed, quiet=True
        )
        self._printing = None if started.finished else started

    def _printed(self, made: tuple[int, Pages]) -> None:
        turn, pages = made
        if turn != self._turn or not self._briefing:
            pages.close()
            return
        self._printing = None
        self._drop()
        self._pages = pages
        self._held.append(pages)
        self._page = max(1, min(self._page, pages.count))
        self.state.show_text("")
        self.numbered.emit(pages.numbers)
        self._lay()
        self._to_block()

    def _not_printed(self, error: BriefingError) -> None:
        # Only another printing, or the end of this one, stops one.
        if not isinstance(error, Cancelled):
            self._printing = None
            self.state.show_text(error.message)

    def _draw(self) -> None:
        """Draw the page in view in a worker; while one is being drawn, only the last one wanted comes after it."""
        pages = self._pages
        if pages is None:
            return
        self._lay()
        self._say_where()
        width = max(1, round(self.sheet.width() * self.devicePixelRatioF()))
        self._wanted = (pages, self._page, width)
        if self._drawing is None:
            self._draw_next()

    def _draw_next(self) -> None:
        if self._wanted is None:
            return
        (pages, page, width), self._wanted = self._wanted, None

        def work(work: Work) -> tuple[Pages, int, QImage]:
            del work
            return pages, page, pages.picture(page, width)

        started = self._context.jobs.start(
            self.tr("Drawing a page"), work, done=self._drawn, failed=self._not_drawn, quiet=True
        )
        self._drawing = None if started.finished else started

    def _drawn(self, made: tuple[Pages, int, QImage]) -> None:
        pages, page, picture = made
        self._drawing = None
        if pages is self._pages and page == self._page and not picture.isNull():
            self.sheet.show_page(picture, pages.sizes[page - 1], self._marks(), self.words())
            self.shown.emit()
        self._draw_next()

    def _not_drawn(self, error: BriefingError) -> None:
        self._drawing = None
        self.state.show_text(error.message)

    def _marks(self) -> list[QRectF]:
        places = self._pages.result.block_pages if self._pages else ()
        return [
            QRectF(*place.rect) for place in places if (place.block, place.page) == (self._block, self._page)
        ]

    def _pressed(self, x: float, y: float) -> None:
        block = self._pages.block_at(self._page, x, y) if self._pages else ""
        if block:
            self._follow = False
            self.blockPressed.emit(block)

    def frame_block(self, block_id: str) -> None:
        """Frame a block on the page in view without turning to it."""
        self._block = block_id
        self.sheet.show_marks(self._marks())

    def _say_where(self) -> None:
        count = self._pages.count if self._pages else 0
        self.where.show_text(
            compose(self.tr("Page {page} of {pages}"), page=self._page, pages=count)
            if count
            else self.tr("Preview")
        )
        self.previous.setEnabled(self._page > 1)
        self.next.setEnabled(self._page < count)

    def _stop(self) -> None:
        self._timer.stop()
        if self._printing is not None:
            self._printing.cancel()
            self._printing = None

    def _drop(self) -> None:
        if self._pages is not None:
            self._pages.close()
            self._held.remove(self._pages)
            self._pages = None
