"""The relations of an institution: the figure, whose boxes open a body, and every relation in words beneath."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.profile import Edge, header
from briefing.analysis.selection import Selection
from briefing.analysis.wording import capital, when
from briefing.ui.institutions.field_row import Row
from briefing.ui.institutions.marks import chips
from briefing.ui.kit.buttons import Button, IconButton
from briefing.ui.kit.cards import Card
from briefing.ui.kit.drawing import Figure
from briefing.ui.kit.labels import Caption
from briefing.ui.kit.layouts import empty
from briefing.ui.kit.layouts import row as layout_row
from briefing.ui.kit.painters import visible_chips
from briefing.ui.kit.prose import Diamond, Prose, Ring, Run, Words
from briefing.ui.kit.text import bare, set_tip
from briefing.ui.kit.theme import theme, themes
from briefing.ui.shell.figures import open_figure_menu

if TYPE_CHECKING:
    from briefing.figures.relations import RelationBox, RelationLine, RelationPlace
    from briefing.ui.shell.context import Context

NARROW = 470
"""A card narrower than this has no room for bodies beside the subject: they stand above and below it."""


SHOWN = 8
"""Relations in words before "All 26 relations"."""


@dataclass(frozen=True)
class Drawn:
    """A drawing with the places of its boxes, and the bodies it has no room for."""

    asked: tuple[float, bool, str]
    drawing: Any
    high: float
    places: tuple[RelationPlace, ...]
    lines: tuple[RelationLine, ...]
    left_out: tuple[str, ...]


def draw(selection: Selection, item_id: str, edges: Sequence[Edge], asked: tuple[float, bool, str]) -> Drawn:
    """Draw the relations as asked (width in pixels, dark or not); slow at first, for it loads the drawing library."""
    from briefing.figures.relations import ON_SCREEN, RelationBox, places, relations, room_for
    from briefing.figures.theme import DARK, LIGHT
    from briefing.report.blocks.relations import line_of

    wide, dark, _ = asked
    narrow = wide < NARROW
    lines = [line_of(selection, edge) for edge in edges if _drawn(edge)]
    if narrow:
        lines = [_inward(line) for line in lines]
    shown, rest = room_for(lines)
    beside = any(line.side in {"left", "right"} for line in shown)
    gap = 96.0 if beside else 10.0
    sizes = replace(ON_SCREEN, box_wide=min(150.0, (wide - 2 * gap - 2) / 3))
    head = header(selection, item_id)
    day = when(head.since.partition("/")[0], short=True)
    second = QCoreApplication.translate("RelationsCard", "since {date}").format(date=day) if day else ""
    if head.status.key not in {"operational", "unknown"}:
        second = head.status.word.lower()
    subject: RelationBox = RelationBox(item_id, head.short or head.name, second, head.status.key)
    made = relations(subject, shown, DARK if dark else LIGHT, wide=wide, sizes=sizes)
    high, where = places(subject, shown, wide=wide, sizes=sizes)
    named = {line.box.name for line in rest} - {line.box.name for line in shown}
    return Drawn(asked, made, high, where, tuple(shown), tuple(sorted(named)))


def _drawn(edge: Edge) -> bool:
    return edge.held != "no" or edge.predicate == "succeeded_by"


def _inward(line: RelationLine) -> RelationLine:
    side = {"left": "above", "right": "below"}.get(line.side)
    return replace(line, side=side) if side else line  # type: ignore[arg-type]  # one of the four sides


class RelationsFigure(Figure):
    """The figure. A press on a box opens its body; arrows and Enter do the same."""

    opened = Signal(str)
    menuAsked = Signal(str, QPoint)
    figureMenuAsked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._drawn: Drawn | None = None
        self._names: dict[str, str] = {}
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ring", True)

    def show_drawn(self, drawn: Drawn, words: str, names: dict[str, str]) -> None:
        """Show another drawing; `names` gives the words of each box."""
        self._drawn, self._names, self._current = drawn, names, -1
        self.show_drawing(drawn.drawing, words)

    def box(self, place: RelationPlace) -> QRectF:
        """Where a box stands in the widget."""
        assert self._drawn is not None
        scale = min(
            self.width() / max(self._drawn.drawing.width, 1),
            self.height() / max(self._drawn.drawing.height, 1),
        )
        top = (self._drawn.high - place.y - place.high) * scale
        return QRectF(place.x * scale, top, place.wide * scale, place.high * scale)

    def places(self) -> tuple[RelationPlace, ...]:
        """The boxes, the subject first."""
        return self._drawn.places if self._drawn else ()

    def _at(self, place: QPointF) -> str:
        return next((each.key for each in self.places() if self.box(each).contains(place)), "")

    # -- Qt
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the hand over a box, with its words."""
        key = self._at(event.position())
        if key and key != self.places()[0].key:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            set_tip(self, self._names.get(key, ""))
        else:
            self.unsetCursor()
            self.setToolTip("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a box is pressed."""
        key = self._at(event.position())
        if key and key != self.places()[0].key and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows walk over the boxes, Enter opens."""
        others = self.places()[1:]
        step = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }.get(Qt.Key(event.key()), 0)
        if step and others:
            self._current = max(0, min(len(others) - 1, self._current + step))
            self.setAccessibleDescription(bare(self._names.get(others[self._current].key, "")))
            self.update()
        elif others and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(others[max(0, self._current)].key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of a box, else that of the figure."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        others = self.places()[1:]
        key = others[max(0, self._current)].key if by_key and others else self._at(QPointF(event.pos()))
        if key:
            self.menuAsked.emit(key, event.globalPos())
        else:
            self.figureMenuAsked.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the drawing, and a ring round the box that the keyboard has reached."""
        super().paintEvent(event)
        others = self.places()[1:]
        if self.hasFocus() and 0 <= self._current < len(others):
            p = QPainter(self)
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(QPen(theme().colour("accent"), 2))
            p.drawRoundedRect(self.box(others[self._current]).adjusted(-2, -2, 2, 2), 4, 4)
            p.end()


class RelationRow(Row):
    """One relation in words: a sentence with the other body as a link, its dates, its chips."""

    opened = Signal(str)

    def __init__(self, selection: Selection, edge: Edge, parent: QWidget | None = None) -> None:
        super().__init__("", editable=False, parent=parent)
        self.edge = edge
        self.label.hide()
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(14, 4, 6, 5)
        runs: list[Run] = [] if edge.citations else [Ring()]
        runs += [Words(f"{capital(edge.words)} "), Words(edge.name, weight=500, link=edge.other)]
        if edge.dates:
            runs.append(Words(f", {edge.dates}", ink="ink-3"))
        if not edge.citations:
            runs.append(Words(self.tr(", no source"), ink="ink-3"))
        if edge.disputed:
            runs += [Words(" "), Diamond()]
        runs += visible_chips(chips(selection, edge.citations))
        self.prose = Prose(runs, "body")
        self.prose.linkActivated.connect(self.opened)
        self.prose.chipActivated.connect(lambda _key: self.pressed.emit())
        self.body.addWidget(self.prose)
        self.setAccessibleName(self.prose.words())


class RelationsCard(Card):
    """Figure and words. `opened` names a body, `evidenceAsked` a relation, `menuAsked` either with a place."""

    opened = Signal(str)
    evidenceAsked = Signal(str)
    reached = Signal(str)
    menuAsked = Signal(str, QPoint)
    enlargeAsked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("RelationsCard", "Relations"), " ", parent=parent)
        self._context = context
        self._item_id = ""
        self._edges: tuple[Edge, ...] = ()
        self._asked = (0.0, False, "")
        self.body.setContentsMargins(0, 8, 0, 8)
        self.body.setSpacing(4)
        self.large = False
        self._whole = False
        assert self.head_row is not None
        self.head_row.setContentsMargins(14, 0, 8, 0)
        self.maximize = IconButton(
            "maximize", self.tr("Larger or smaller"), small=True, clicked=self.enlargeAsked.emit
        )
        self.head_row.addWidget(self.maximize)
        self.figure = RelationsFigure()
        self.figure.opened.connect(self.opened)
        self.figure.menuAsked.connect(self.menuAsked)
        self.figure.figureMenuAsked.connect(lambda place: open_figure_menu(context, self, place))
        holder = QVBoxLayout()
        holder.setContentsMargins(10, 4, 10, 4)
        holder.addWidget(self.figure)
        self.body.addLayout(holder)
        self.left_out = Prose("", "small", ink="ink-3")
        self.left_out.setContentsMargins(0, 0, 0, 0)
        note = QVBoxLayout()
        note.setContentsMargins(14, 0, 14, 0)
        note.addWidget(self.left_out)
        self.body.addLayout(note)
        self._words = QVBoxLayout()
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(0)
        self.body.addLayout(self._words)
        self.rows: list[RelationRow] = []
        themes().changed.connect(self._draw)

    def show_relations(self, item_id: str, edges: Sequence[Edge], name: str) -> None:
        """Show the relations of another body, or what has changed of them."""
        selection = self._context.selection
        same = item_id == self._item_id and tuple(edges) == self._edges
        if self.note_label is not None:
            self.note_label.show_text(
                self.tr("as of {date}").format(date=when(selection.as_of, short=True))
                if selection.as_of < "9999"
                else ""
            )
        if same:
            return
        self._whole = self._whole and item_id == self._item_id
        self._item_id, self._edges, self._name = item_id, tuple(edges), name
        self._asked = (0.0, False, "")
        self.figure.setVisible(self.drawn())
        self.figure.setAccessibleName(
            self._said(f"{edge.words} {edge.name}" for edge in edges if _drawn(edge))
        )
        self._list(selection)
        self._draw()

    def _said(self, relations: Iterable[str]) -> str:
        """What a screen reader says of the figure, before it is drawn as well."""
        words = self.tr("Relations of {name}: {list}").format(name=self._name, list="; ".join(relations))
        return bare(words)

    def _list(self, selection: Selection) -> None:
        empty(self._words)
        self.rows = []
        standing = [edge for edge in self._edges if edge.held != "no"]
        ended = [edge for edge in self._edges if edge.held == "no"]
        if not self._edges:
            label = Caption(self.tr("No relation is on record on this date."), "ink-3")
            label.setContentsMargins(14, 0, 14, 6)
            self._words.addWidget(label)
        rows = [*standing, *ended]
        shown = len(rows) if self._whole or len(rows) <= SHOWN + 2 else SHOWN
        for edge in rows[:shown]:
            if ended and edge is ended[0]:
                head = Caption(self.tr("Ended before this date"), "ink-3")
                head.setContentsMargins(14, 8, 14, 2)
                self._words.addWidget(head)
            self._row(selection, edge)
        if self.rows:
            self.rows[-1].set_last(True)
        if shown < len(rows):
            more = Button(
                self.tr("All {count} relations").format(count=len(rows)),
                "link",
                small=True,
                clicked=self.show_whole,
            )
            self._words.addLayout(layout_row(more, None, margins=(12, 2, 12, 0)))

    def show_whole(self) -> None:
        """List every relation, not only the first."""
        self._whole = True
        self._list(self._context.selection)

    def _row(self, selection: Selection, edge: Edge) -> None:
        row = RelationRow(selection, edge)
        row.pressed.connect(lambda: self.evidenceAsked.emit(edge.relation))
        row.reached.connect(lambda: self.reached.emit(edge.relation))
        row.opened.connect(self.opened)
        row.menuAsked.connect(lambda place: self.menuAsked.emit(edge.relation, place))
        self.rows.append(row)
        self._words.addWidget(row)

    def drawn(self) -> bool:
        """Whether there is a relation to draw."""
        return any(_drawn(edge) for edge in self._edges)

    # -- the figure, drawn in a worker
    def _draw(self) -> None:
        wide = float(self.width() - 20)
        asked = (wide, theme().dark, f"{self._item_id} {hash(self._edges)}")
        if wide < 200 or not self._edges or not self.isVisible() or asked == self._asked:
            return
        self._asked = asked
        selection, item_id, edges = self._context.selection, self._item_id, self._edges
        self._context.jobs.start(
            self.tr("Drawing the relations"),
            lambda _work: draw(selection, item_id, edges, asked),
            done=self._come,
            failed=self._context.show_error,
            quiet=True,
        )

    @Slot(object)
    def _come(self, drawn: Drawn) -> None:
        if drawn.asked != self._asked:
            return
        names = {
            line.box.key: self.tr("{words} {name}").format(words=line.words, name=line.box.name)
            for line in drawn.lines
        }
        self.figure.show_drawn(drawn, self._said(names.values()), names)
        if drawn.left_out:
            self.left_out.show_runs(
                self.tr("Not drawn for want of room: {names}.").format(names=", ".join(drawn.left_out))
            )
        self.left_out.setVisible(bool(drawn.left_out))

    def resizeEvent(self, event: Any) -> None:
        """Qt: another width is another drawing."""
        super().resizeEvent(event)
        self._draw()

    def showEvent(self, event: Any) -> None:
        """Qt: drawn when it comes into view."""
        super().showEvent(event)
        self._draw()
