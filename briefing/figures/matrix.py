"""The coordination matrix: who leads, supports or claims which function, bodies down, functions across.

A cell is filled for a lead, half filled for support, outlined for a claim, dashed for a recommendation; a claim
that is no longer live is hatched, and a dot says that nothing was found. The last row counts who leads or claims a
function now: in rust where it is more than one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing.figures.faces import lines, width
from briefing.figures.shapes import circle, drawing, label, rect, rule
from briefing.figures.status_strip import status_shapes
from briefing.figures.theme import FigureTheme

NAMES = 106.0
ROW = 18.5
HEAD = 46.0
SMALL = 6.8
SQUARE = 9.0
FOOT = 16.0

GLYPHS = {"lead": "operational", "supports": "approved", "recommended": "proposed", "ended": "dormant"}
"""How a body stands to a function, by the drawing of the status that looks alike; a claim is an empty outline."""

ROLES = ("lead", "claims", "supports", "recommended", "ended")
"""How a body may stand to a function; “ended” is whatever is no longer live."""

KEY = (
    "Filled: leads. Half: supports. Outline: claims. Dashed: recommended. Hatched: no longer live. Dot: nothing found. "
    "≠: sources differ."
)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell: a body by its short name, a function, how the body stands to it, and whether that is live."""

    body: str
    function: str
    role: str
    live: bool = True
    disputed: bool = False


def role_shapes(role: str, x: float, y: float, wide: float, high: float, theme: FigureTheme) -> list[Any]:
    """The drawing of how a body stands to a function, filling a box."""
    if role == "claims":
        return [rect(x, y, wide, high, fill=theme.ground, stroke=theme.accent, line=0.8)]
    return status_shapes(GLYPHS.get(role, "unknown"), x, y, wide, high, theme)


def matrix(cells: Sequence[MatrixCell], theme: FigureTheme, *, wide: float) -> Any:
    """The drawing, as high as its bodies need; bodies with the most functions first."""
    functions = list(dict.fromkeys(cell.function for cell in cells))
    count: dict[str, int] = {}
    for cell in cells:
        count[cell.body] = count.get(cell.body, 0) + 1
    bodies = sorted(count, key=lambda body: (-count[body], body))
    high = HEAD + ROW * (len(bodies) + 1) + FOOT
    made = drawing(wide, high)
    column = (wide - NAMES) / len(functions)
    top = high - HEAD
    _heads(made, functions, theme, column, top)
    held = {(cell.body, cell.function): cell for cell in cells}
    for place, body in enumerate(bodies):
        y = top - ROW * (place + 1)
        made.add(rule(0, y, wide, y, theme.rule, 0.4))
        _name(made, body, y, theme)
        for at, function in enumerate(functions):
            x = NAMES + column * (at + 0.5)
            if (body, function) in held:
                _cell(made, held[body, function], theme, x - SQUARE / 2, y + (ROW - SQUARE) / 2)
            else:
                made.add(circle(x, y + ROW / 2, 0.5, fill=theme.soft))
    _live(made, functions, cells, theme, column, top - ROW * len(bodies), wide)
    made.add(rule(0, top, wide, top, theme.ink, 0.5))
    made.add(label(0, 3, KEY, theme.soft, "Cond", 7.2))
    return made


def _name(made: Any, body: str, y: float, theme: FigureTheme) -> None:
    names = lines(body, "Cond-Medium", 7.6, NAMES - 8, 2)
    for place, words in enumerate(names):
        made.add(label(0, y + 6 + 4.0 * (len(names) - 1) - 8.0 * place, words, theme.ink, "Cond-Medium", 7.6))


def _heads(made: Any, functions: Sequence[str], theme: FigureTheme, column: float, top: float) -> None:
    for place, function in enumerate(functions):
        x = NAMES + column * (place + 0.5)
        words = lines(_broken(function, column - 2), "Cond", SMALL, column - 2, 5)
        for line, text in enumerate(reversed(words)):
            made.add(label(x, top + 4 + 8 * line, text, theme.grey, "Cond", SMALL, "middle"))


def live_claims(cells: Sequence[MatrixCell]) -> dict[str, int]:
    """For each function how many bodies lead or claim it now, by what sources say."""
    bodies: dict[str, set[str]] = {cell.function: set() for cell in cells}
    for cell in cells:
        if cell.live and cell.role in {"lead", "claims"}:
            bodies[cell.function].add(cell.body)
    return {function: len(found) for function, found in bodies.items()}


def _live(
    made: Any,
    functions: Sequence[str],
    cells: Sequence[MatrixCell],
    theme: FigureTheme,
    column: float,
    top: float,
    wide: float,
) -> None:
    foot = top - ROW
    made.add(rule(0, top, wide, top, theme.ink, 0.9))
    made.add(rule(0, foot, wide, foot, theme.ink, 0.5))
    made.add(label(0, foot + 6.2, "Lead or claim it now", theme.ink, "Cond-Bold", 7.6))
    counts = live_claims(cells)
    for place, function in enumerate(functions):
        colour = theme.disputed if counts[function] > 1 else theme.soft
        x = NAMES + column * (place + 0.5)
        made.add(label(x, foot + 6, str(counts[function]), colour, "Sans-Bold", 8, "middle"))


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
    for shape in role_shapes(cell.role if cell.live else "ended", x, y, SQUARE, SQUARE, theme):
        made.add(shape)
    if cell.disputed:
        made.add(label(x + SQUARE + 2, y + 1.5, "≠", theme.disputed, "Sans-Bold", 8))
