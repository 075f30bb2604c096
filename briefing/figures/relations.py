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
EDGE = 0.6
"""Points that the outer boxes stand in from the edge, so that their lines are whole."""


@dataclass(frozen=True, slots=True)
class RelationSizes:
    """Measures of the drawing in its own units: boxes, the gap between rows, sizes of names, second lines and words,
    and the face of the last two.
    """

    box_wide: float = 102.0
    box_high: float = 36.0
    row_gap: float = 44.0
    name: float = 8.0
    second: float = 7.4
    words: float = 7.6
    face: str = "Cond"


ON_PAPER = RelationSizes()
ON_SCREEN = RelationSizes(
    box_wide=108.0, box_high=50.0, row_gap=54.0, name=12.0, second=11.0, words=11.0, face="Sans"
)
"""A unit of the screen is a pixel, and no text is smaller than 10.5 of them."""


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


def room_for(relations: Sequence[RelationLine]) -> tuple[list[RelationLine], list[RelationLine]]:
    """What the grid shows, at most three relations above, three below and one at each side, and the rest."""
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


@dataclass(frozen=True, slots=True)
class RelationPlace:
    """Where the box of a body stands in the drawing: its corner (y upwards), its size, and its column of three."""

    key: str
    x: float
    y: float
    wide: float
    high: float
    column: int


_COLUMNS_OF = {1: (1,), 2: (0, 2), 3: (0, 1, 2)}


def places(
    subject: RelationBox, shown: Sequence[RelationLine], *, wide: float, sizes: RelationSizes = ON_PAPER
) -> tuple[float, tuple[RelationPlace, ...]]:
    """How high the drawing is, and where each box stands: the subject first, then the others in their order."""
    above = [line for line in shown if line.side == "above"]
    below = [line for line in shown if line.side == "below"]
    rows = 1 + bool(above) + bool(below)
    high = rows * sizes.box_high + (rows - 1) * sizes.row_gap + 4
    columns = _columns(wide, sizes)
    y_above = high - 2 - sizes.box_high
    y_subject = y_above - (sizes.box_high + sizes.row_gap) * bool(above)
    y_below = y_subject - sizes.box_high - sizes.row_gap

    def place(key: str, column: int, y: float) -> RelationPlace:
        return RelationPlace(key, columns[column], y, sizes.box_wide, sizes.box_high, column)

    column_of = {line.box.key: 0 if line.side == "left" else 2 for line in shown}
    for group in (above, below):
        column_of |= {
            line.box.key: column for line, column in zip(group, _COLUMNS_OF.get(len(group), ()), strict=True)
        }
    level = {"above": y_above, "below": y_below, "left": y_subject, "right": y_subject}
    made = [place(subject.key, 1, y_subject)]
    made += [place(line.box.key, column_of[line.box.key], level[line.side]) for line in shown]
    return high, tuple(made)


def _columns(wide: float, sizes: RelationSizes) -> tuple[float, float, float]:
    return (EDGE, (wide - sizes.box_wide) / 2, wide - sizes.box_wide - EDGE)


def relations(
    subject: RelationBox,
    shown: Sequence[RelationLine],
    theme: FigureTheme,
    *,
    wide: float,
    sizes: RelationSizes = ON_PAPER,
) -> Any:
    """The drawing of what `room_for` lets in."""
    high, (core, *others) = places(subject, shown, wide=wide, sizes=sizes)
    made = drawing(wide, high)
    columns = _columns(wide, sizes)
    heads: list[Any] = []
    for line, place in zip(shown, others, strict=True):
        if line.side in {"left", "right"}:
            heads += _horizontal(made, line, columns, core.y, theme, sizes)
        else:
            upward = line.side == "above"
            heads += _vertical(
                made, line, place.column, columns, core.y, place.y, theme, sizes, upward=upward
            )
        _box(made, line.box, place.x, place.y, theme, sizes)
    _box(made, subject, core.x, core.y, theme, sizes, core=True)
    for head in heads:  # over the boxes, so that a dot on an edge is a whole dot
        made.add(head)
    return made


def _box(
    made: Any,
    box: RelationBox,
    x: float,
    y: float,
    theme: FigureTheme,
    sizes: RelationSizes,
    *,
    core: bool = False,
) -> None:
    glyph = status(box.status).glyph
    colour = theme.accent
    wide, high = sizes.box_wide, sizes.box_high
    if core:
        made.add(rect(x, y, wide, high, fill=colour, stroke=colour, line=0.9))
    elif glyph == "proposed":
        made.add(rect(x, y, wide, high, fill=theme.ground, stroke=colour, line=0.9, dash=(3, 2)))
    elif glyph == "unknown":
        made.add(
            rect(
                x, y, wide, high, fill=theme.ground, stroke=colour, line=1.2, dash=(0.1, 2.6), round_dots=True
            )
        )
    else:
        if glyph in {"dormant", "lapsed"}:
            for shape in hatch(x, y, wide, high, theme.accent30):
                made.add(shape)
        fill = None if glyph in {"dormant", "lapsed"} else theme.ground
        made.add(rect(x, y, wide, high, fill=fill, stroke=colour, line=0.9))
    names = lines(box.name, "Sans-Bold", sizes.name, wide - 8, 2)
    second = lines(box.second, sizes.face, sizes.second, wide - 8, 1) if box.second else []
    name_line, second_line = sizes.name * 1.225, sizes.second * 1.216
    block = len(names) * name_line + len(second) * second_line
    baseline = y + high / 2 + block / 2 - sizes.name * 0.925
    if glyph in {"dormant", "lapsed"} and not core:
        widest = 6 + max(
            *(text_width(name, "Sans-Bold", sizes.name) for name in names),
            *(text_width(words, sizes.face, sizes.second) for words in second),
        )
        made.add(
            rect(x + (wide - widest) / 2, y + (high - block) / 2 - 1.5, widest, block + 3, fill=theme.ground)
        )
    for name in names:
        colour_of = theme.on_accent if core else theme.ink
        made.add(label(x + wide / 2, baseline, name, colour_of, "Sans-Bold", sizes.name, "middle"))
        baseline -= name_line
    for words in second:
        colour_of = theme.on_accent if core else theme.grey
        made.add(label(x + wide / 2, baseline, words, colour_of, sizes.face, sizes.second, "middle"))
        baseline -= second_line


def _line(made: Any, line: RelationLine, points: list[tuple[float, float]], theme: FigureTheme) -> list[Any]:
    """A right-angled line from the subject (first point) to the other box; answers the head its kind asks for."""
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
        return [circle(*tip, 2.4, fill=colour, stroke=theme.ground, line=0.6)]
    if line.kind == "reports":
        return [_head(before, tip, colour, theme.ground if line.announced else colour)]
    return []


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
    sizes: RelationSizes,
    *,
    upward: bool,
) -> list[Any]:
    centre = columns[1] + sizes.box_wide / 2
    edge = y_subject + sizes.box_high if upward else y_subject
    goal = y_other if upward else y_other + sizes.box_high
    target = columns[column] + sizes.box_wide / 2
    wide = columns[2] + sizes.box_wide
    colour = theme.disputed if line.disputed else theme.grey
    middle = (edge + goal) / 2
    if column == 1:
        # In the half next to the other body, where the lines of the outer columns stand at the outer columns only.
        heads = _line(made, line, [(centre, edge), (centre, goal)], theme)
        room = (wide - sizes.box_wide) / 2 - 12
        said = lines(_words(line), sizes.face, sizes.words, room, 1)[0]
        baseline = (middle + goal) / 2 - sizes.words * 0.3
        made.add(label(centre + 6, baseline, said, colour, sizes.face, sizes.words))
        return heads
    leave = centre + (-24 if column == 0 else 24)
    heads = _line(made, line, [(leave, edge), (leave, middle), (target, middle), (target, goal)], theme)
    # In the half next to the subject, beside the line that leaves it.
    room = leave - 5 if column == 0 else wide - leave - 5
    said = lines(_words(line), sizes.face, sizes.words, room, 1)[0]
    baseline = middle - sizes.words if upward else middle + 3
    x = leave - 5 if column == 0 else leave + 5
    made.add(label(x, baseline, said, colour, sizes.face, sizes.words, "end" if column == 0 else "start"))
    return heads


def _horizontal(
    made: Any,
    line: RelationLine,
    columns: tuple[float, float, float],
    y_subject: float,
    theme: FigureTheme,
    sizes: RelationSizes,
) -> list[Any]:
    y = y_subject + sizes.box_high / 2
    colour = theme.disputed if line.disputed else theme.grey
    words_line = sizes.words * 1.185
    if line.side == "left":
        start, goal = columns[1], columns[0] + sizes.box_wide
    else:
        start, goal = columns[1] + sizes.box_wide, columns[2]
    heads = _line(made, line, [(start, y), (goal, y)], theme)
    left, right = sorted((start, goal))
    for place, words in enumerate(lines(_words(line), sizes.face, sizes.words, right - left - 10, 2)):
        baseline = y + 3 if place == 0 else y - words_line - 1
        made.add(label((left + right) / 2, baseline, words, colour, sizes.face, sizes.words, "middle"))
    return heads
