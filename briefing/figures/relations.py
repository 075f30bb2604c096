"""Relations of one body: boxes on a grid of three columns, right-angled lines, the subject filled.

Above stand the bodies it answers to, below those that answer to it or belong to it, left what it came from, right
what it works with. Lines never cross, because each leads from the subject to one place of the grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from briefing.domain.statuses import status
from briefing.figures.faces import lines
from briefing.figures.shapes import circle, drawing, hatch, label, path, polygon, rect, text_width
from briefing.figures.theme import FigureTheme

Side = Literal["above", "below", "left", "right"]

BOX_WIDE, BOX_HIGH = 102.0, 36.0
ROW_GAP = 44.0


@dataclass(frozen=True, slots=True)
class RelationBox:
    """A body in a box: its short name, a second line in small type, its status (told by the outline)."""

    key: str
    name: str
    second: str = ""
    status: str = "operational"


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A relation of the subject to one body.

    `kind`: "reports" has an arrow at the end that decides, "part" a dot, "with" no head; `outward` tells that the
    subject is the one that reports or belongs. `held` "possibly" draws it dotted, `announced` dashed, `disputed`
    dashed in rust with ≠.
    """

    box: RelationBox
    words: str
    side: Side
    kind: Literal["reports", "part", "with"] = "reports"
    outward: bool = True
    announced: bool = False
    possibly: bool = False
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class _Slot:
    line: RelationLine
    column: int
    row: int


def room_for(relations: Sequence[RelationLine]) -> tuple[list[RelationLine], list[RelationLine]]:
    """The relations that the grid shows, at most two rows of three above and below and one at each side, and the rest."""
    most = {"above": 3, "below": 3, "left": 1, "right": 1}
    shown: list[RelationLine] = []
    rest: list[RelationLine] = []
    seen: set[str] = set()
    for relation in relations:
        if most[relation.side] and relation.box.key not in seen:
            most[relation.side] -= 1
            seen.add(relation.box.key)
            shown.append(relation)
        else:
            rest.append(relation)
    return shown, rest


def relations(subject: RelationBox, shown: Sequence[RelationLine], theme: FigureTheme, *, wide: float) -> Any:
    """The drawing of what `room_for` lets in."""
    above = [line for line in shown if line.side == "above"]
    below = [line for line in shown if line.side == "below"]
    rows = 1 + bool(above) + bool(below)
    high = rows * BOX_HIGH + (rows - 1) * ROW_GAP + 4
    made = drawing(wide, high)
    columns = (0.0, (wide - BOX_WIDE) / 2, wide - BOX_WIDE)
    top = high - 2 - BOX_HIGH
    y_above = top
    y_subject = top - (BOX_HIGH + ROW_GAP) * bool(above)
    y_below = y_subject - BOX_HIGH - ROW_GAP
    order = {1: (1,), 2: (0, 2), 3: (0, 1, 2)}
    for group, y, upward in ((above, y_above, True), (below, y_below, False)):
        for line, column in zip(group, order.get(len(group), ()), strict=True):
            _vertical(made, line, column, columns, y_subject, y, theme, upward=upward)
            _box(made, line.box, columns[column], y, theme)
    for line in shown:
        if line.side in {"left", "right"}:
            column = 0 if line.side == "left" else 2
            _horizontal(made, line, columns, y_subject, theme)
            _box(made, line.box, columns[column], y_subject, theme)
    _box(made, subject, columns[1], y_subject, theme, core=True)
    return made


def _box(made: Any, box: RelationBox, x: float, y: float, theme: FigureTheme, *, core: bool = False) -> None:
    glyph = status(box.status).glyph
    colour = theme.accent
    if core:
        made.add(rect(x, y, BOX_WIDE, BOX_HIGH, fill=colour, stroke=colour, line=0.9))
    elif glyph == "proposed":
        made.add(rect(x, y, BOX_WIDE, BOX_HIGH, fill=theme.ground, stroke=colour, line=0.9, dash=(3, 2)))
    elif glyph == "unknown":
        made.add(
            rect(x, y, BOX_WIDE, BOX_HIGH, fill=theme.ground, stroke=colour, line=1.2, dash=(0.1, 2.6), round_dots=True)
        )
    else:
        made.add(rect(x, y, BOX_WIDE, BOX_HIGH, fill=theme.ground, stroke=colour, line=0.9))
        if glyph in {"dormant", "lapsed"}:
            for shape in hatch(x, y, BOX_WIDE, BOX_HIGH, theme.accent30):
                made.add(shape)
    names = lines(box.name, "Sans-Bold", 8, BOX_WIDE - 8, 2)
    second = lines(box.second, "Cond", 7.4, BOX_WIDE - 8, 1) if box.second else []
    block = len(names) * 9.8 + len(second) * 9
    baseline = y + BOX_HIGH / 2 + block / 2 - 7.4
    if glyph in {"dormant", "lapsed"} and not core:
        widest = max(text_width(name, "Sans-Bold", 8) for name in names) + 6
        made.add(rect(x + (BOX_WIDE - widest) / 2, y + (BOX_HIGH - block) / 2 - 1.5, widest, block + 3, fill=theme.ground))
    for name in names:
        colour_of = theme.on_accent if core else theme.ink
        made.add(label(x + BOX_WIDE / 2, baseline, name, colour_of, "Sans-Bold", 8, "middle"))
        baseline -= 9.8
    for words in second:
        colour_of = theme.on_accent if core else theme.grey
        made.add(label(x + BOX_WIDE / 2, baseline, words, colour_of, "Cond", 7.4, "middle"))
        baseline -= 9


def _line(made: Any, line: RelationLine, points: list[tuple[float, float]], theme: FigureTheme) -> None:
    """A right-angled line from the subject (first point) to the other box, with the head its kind asks for."""
    colour = theme.disputed if line.disputed else theme.ink
    flat = [value for point in points for value in point]
    if line.disputed or line.announced:
        made.add(path(flat, colour, 1.1 if line.disputed else 0.9, dash=(3, 2)))
    elif line.possibly:
        made.add(path(flat, colour, 1.1, dash=(0.1, 2.6), round_dots=True))
    else:
        made.add(path(flat, colour, 1.1))
    tip, before = (points[-1], points[-2]) if line.outward else (points[0], points[1])
    if line.kind == "part":
        made.add(circle(*tip, 2.4, fill=colour))
    elif line.kind == "reports":
        made.add(_head(before, tip, colour, theme.ground if line.announced else colour))


def _head(start: tuple[float, float], tip: tuple[float, float], colour: str, fill: str) -> Any:
    (x0, y0), (x, y) = start, tip
    long, half = 4.4, 2.4
    if x0 == x:
        back = -long if y > y0 else long
        return polygon([x, y, x - half, y + back, x + half, y + back], fill=fill, stroke=colour)
    back = -long if x > x0 else long
    return polygon([x, y, x + back, y - half, x + back, y + half], fill=fill, stroke=colour)


def _words(line: RelationLine) -> str:
    return f"≠ {line.words}" if line.disputed else line.words


def _vertical(
    made: Any,
    line: RelationLine,
    column: int,
    columns: tuple[float, float, float],
    y_subject: float,
    y_other: float,
    theme: FigureTheme,
    *,
    upward: bool,
) -> None:
    centre = columns[1] + BOX_WIDE / 2
    edge = y_subject + BOX_HIGH if upward else y_subject
    goal = y_other if upward else y_other + BOX_HIGH
    target = columns[column] + BOX_WIDE / 2
    colour = theme.disputed if line.disputed else theme.grey
    if column == 1:
        _line(made, line, [(centre, edge), (centre, goal)], theme)
        for place, words in enumerate(lines(_words(line), "Cond", 7.6, 96, 2)):
            made.add(label(centre + 6, (edge + goal) / 2 + 1 - place * 9, words, colour))
        return
    leave = centre + (-24 if column == 0 else 24)
    middle = (edge + goal) / 2
    _line(made, line, [(leave, edge), (leave, middle), (target, middle), (target, goal)], theme)
    left, right = sorted((leave, target))
    words = lines(_words(line), "Cond", 7.6, right - left - 8, 1)[0]
    x = (left + right) / 2
    made.add(label(x, middle + (3 if upward else 3), words, colour, "Cond", 7.6, "middle"))


def _horizontal(
    made: Any, line: RelationLine, columns: tuple[float, float, float], y_subject: float, theme: FigureTheme
) -> None:
    y = y_subject + BOX_HIGH / 2
    colour = theme.disputed if line.disputed else theme.grey
    if line.side == "left":
        start, goal = columns[1], columns[0] + BOX_WIDE
    else:
        start, goal = columns[1] + BOX_WIDE, columns[2]
    _line(made, line, [(start, y), (goal, y)], theme)
    left, right = sorted((start, goal))
    for place, words in enumerate(lines(_words(line), "Cond", 7.6, right - left - 10, 2)):
        made.add(label((left + right) / 2, y + 3 if place == 0 else y - 9, words, colour, "Cond", 7.6, "middle"))


def relation_key(theme: FigureTheme, *, wide: float) -> Any:
    """The key of the lines."""
    made = drawing(wide, 14)
    sample = RelationBox("", "")
    x = 0.0
    for words, line in (
        ("answers to", RelationLine(sample, "", "right")),
        ("part of", RelationLine(sample, "", "right", kind="part")),
        ("works with", RelationLine(sample, "", "right", kind="with")),
        ("announced", RelationLine(sample, "", "right", announced=True)),
        ("possibly on this date", RelationLine(sample, "", "right", possibly=True)),
        ("sources differ", RelationLine(sample, "", "right", disputed=True)),
    ):
        _line(made, line, [(x, 6), (x + 26, 6)], theme)
        made.add(label(x + 33, 3.4, words, theme.grey, "Cond", 7.8))
        x += 33 + text_width(words, "Cond", 7.8) + 16
    return made
