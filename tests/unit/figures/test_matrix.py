"""The matrix: one row a body, one column a function, each cell by how the body stands to the function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, PolyLine, Rect, String

from briefing.figures.matrix import KEY, MatrixCell, matrix
from briefing.figures.theme import PRINT

WIDE = 482.0


def shapes(node: Any) -> Iterator[Any]:
    for each in node.contents:
        if isinstance(each, Group):
            yield from shapes(each)
        else:
            yield each


def drawn(*cells: MatrixCell) -> Drawing:
    made = matrix(cells, PRINT, wide=WIDE)
    assert isinstance(made, Drawing)
    return made


def texts(made: Drawing) -> list[str]:
    return [each.text for each in shapes(made) if isinstance(each, String)]


def test_bodies_with_most_functions_come_first() -> None:
    made = drawn(
        MatrixCell("ONE", "oversight", "lead"),
        MatrixCell("TWO", "oversight", "supports"),
        MatrixCell("TWO", "prosecution", "lead"),
    )
    names = [text for text in texts(made) if text in {"ONE", "TWO"}]
    assert names == ["TWO", "ONE"]
    assert KEY in texts(made)


def count_in_rust(made: Drawing) -> list[str]:
    """The counts of the last row that say that more than one body leads or claims a function."""
    return [
        each.text
        for each in shapes(made)
        if isinstance(each, String)
        and each.text.isdigit()
        and each.fillColor.hexval()[2:].upper() == PRINT.disputed[1:]
    ]


def test_the_last_row_counts_who_leads_or_claims_a_function_now() -> None:
    lead, claim = MatrixCell("ONE", "oversight", "lead"), MatrixCell("TWO", "oversight", "claims")
    assert count_in_rust(drawn(lead, claim)) == ["2"]
    for other in ("supports", "recommended"):
        alone = drawn(lead, MatrixCell("TWO", "oversight", other))
        assert count_in_rust(alone) == []
        assert "1" in texts(alone)
    assert count_in_rust(drawn(lead, MatrixCell("TWO", "oversight", "claims", live=False))) == []


def test_a_dot_stands_where_nothing_was_found() -> None:
    made = drawn(MatrixCell("ONE", "oversight", "lead"), MatrixCell("TWO", "prosecution", "lead"))
    assert sum(isinstance(each, Circle) for each in shapes(made)) == 2


def test_a_disputed_cell_carries_its_mark() -> None:
    assert "≠" in texts(drawn(MatrixCell("ONE", "oversight", "lead", disputed=True)))
    assert "≠" not in texts(drawn(MatrixCell("ONE", "oversight", "lead")))


def test_long_names_of_functions_are_broken_and_nothing_leaves_the_drawing() -> None:
    functions = ("prevention of violent extremism", "sanctions/proscription", "intelligence fusion")
    made = drawn(*(MatrixCell("ONE", f"{name} {place}", "lead") for place, name in enumerate(functions * 4)))
    assert any(text.endswith("-") for text in texts(made))
    for each in shapes(made):
        assert isinstance(each, Rect | Line | Polygon | PolyLine | Circle | String)
        x0, y0, x1, y1 = each.getBounds()
        assert x0 >= -1
        assert y0 >= -1
        assert x1 <= WIDE + 1
        assert y1 <= made.height + 1
