"""The coordination matrix: who leads, supports or claims which function, bodies down, functions across.

A cell is filled for a lead, half filled for support, outlined for a claim, dashed for a recommendation; a claim
that is no longer live is hatched. Where two live bodies lead or claim one function the column has the pale accent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing.figures.faces import lines, width
from briefing.figures.shapes import drawing, label, rect, rule
from briefing.figures.status_strip import status_shapes
from briefing.figures.theme import FigureTheme

NAMES = 106.0
ROW = 17.0
HEAD = 46.0
SMALL = 6.8
SQUARE = 9.0
FOOT = 16.0

GLYPHS = {"lead": "operational", "supports": "approved", "claims": "superseded", "recommended": "proposed"}
"""How a body stands to a function, by the drawing of the status that looks alike; a claim is an empty outline."""

KEY = "Filled: leads. Half: supports. Outline: claims. Dashed: recommended. Hatched: no longer live. ≠: sources differ."


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell: a body by its short name, a function, how the body stands to it, and whether that is live."""

    body: str
    function: str
    role: str
    live: bool = True
    disputed: bool = False


def matrix(cells: Sequence[MatrixCell], theme: FigureTheme, *, wide: float) -> Any:
    """The drawing, as high as its bodies need; bodies with the most functions first."""
    functions = list(dict.fromkeys(cell.function for cell in cells))
    count: dict[str, int] = {}
    for cell in cells:
        count[cell.body] = count.get(cell.body, 0) + 1
    bodies = sorted(count, key=lambda body: (-count[body], body))
    high = HEAD + ROW * len(bodies) + FOOT
    made = drawing(wide, high)
    column = (wide - NAMES) / len(functions)
    top = high - HEAD
    _heads(made, functions, cells, theme, column, top, ROW * len(bodies))
    for place, body in enumerate(bodies):
        y = top - ROW * (place + 1)
        made.add(rule(0, y, wide, y, theme.hair, 0.4))
        (name, *_) = lines(body, "Cond", 8, NAMES - 8, 1)
        made.add(label(0, y + 5, name, theme.ink, "Cond", 8))
        for cell in cells:
            if cell.body == body:
                x = NAMES + column * (functions.index(cell.function) + 0.5) - SQUARE / 2
                _cell(made, cell, theme, x, y + (ROW - SQUARE) / 2)
    made.add(rule(0, top, wide, top, theme.ink, 0.5))
    made.add(label(0, 3, KEY, theme.soft, "Cond", 7.2))
    return made


def _heads(
    made: Any,
    functions: Sequence[str],
    cells: Sequence[MatrixCell],
    theme: FigureTheme,
    column: float,
    top: float,
    deep: float,
) -> None:
    for place, function in enumerate(functions):
        x = NAMES + column * place
        rivals = {
            cell.body
            for cell in cells
            if cell.function == function and cell.live and cell.role in {"lead", "claims"}
        }
        if len(rivals) > 1:
            made.add(rect(x, top - deep, column, deep, fill=theme.accent10))
        words = lines(_broken(function, column - 2), "Cond", SMALL, column - 2, 5)
        for line, text in enumerate(reversed(words)):
            made.add(label(x + column / 2, top + 4 + 8 * line, text, theme.grey, "Cond", SMALL, "middle"))


def _broken(text: str, room: float) -> str:
    """The text with a blank at each place where a word too wide for its column may be broken."""
    from pyphen import Pyphen

    hyphens = Pyphen(lang="en_GB", left=3, right=3)
    made: list[str] = []
    for word in text.replace("/", "/ ").split(" "):
        if width(word, "Cond", SMALL) <= room:
            made.append(word)
            continue
        fits = [
            (first, rest)
            for first, rest in hyphens.iterate(word)
            if width(f"{first}-", "Cond", SMALL) <= room
        ]
        made += [f"{fits[0][0]}-", fits[0][1]] if fits else [word]
    return " ".join(made)


def _cell(made: Any, cell: MatrixCell, theme: FigureTheme, x: float, y: float) -> None:
    if cell.role == "claims" and cell.live:
        made.add(rect(x, y, SQUARE, SQUARE, fill=theme.ground, stroke=theme.accent, line=0.8))
    else:
        key = GLYPHS.get(cell.role, "unknown") if cell.live else "dormant"
        for shape in status_shapes(key, x, y, SQUARE, SQUARE, theme):
            made.add(shape)
    if cell.disputed:
        made.add(label(x + SQUARE + 2, y + 1.5, "≠", theme.disputed, "Sans-Bold", 8))
