"""`figure`: one of the figures as a file, from the workspace, on the date asked for."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.answers import Answer
from briefing.cli.naming import find
from briefing.cli.workspace_file import add_dates, add_json, opened, selected
from briefing.domain.errors import BriefingError

if TYPE_CHECKING:
    from briefing.analysis.selection import Selection
    from briefing.cli.commands import Commands

WIDE = 481.9
"""Points: the width of the text and rail of a page, so that a figure looks as it does in print."""

DOTS = 2.5
"""Pixels to a point of a PNG: 180 to the inch."""


class NoFigure(BriefingError):
    """A figure that cannot be drawn, or not as that kind of file."""


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the command of this group."""
    parser = commands.add_parser("figure", parents=[shared], help="a figure as SVG, PNG or PDF")
    parser.add_argument("figure", choices=tuple(DRAWN))
    add_dates(parser)
    parser.add_argument(
        "--institution", action="append", default=[], metavar="ID", help="the bodies it shows; repeatable"
    )
    parser.add_argument("--out", required=True, metavar="FILE.svg|png|pdf")
    add_json(parser)
    parser.set_defaults(run=make_figure)


def make_figure(given: argparse.Namespace) -> Answer:
    """Draw a figure and write it as its file name asks."""
    out = Path(given.out)
    write = WRITERS.get(out.suffix.lower())
    if write is None:
        raise NoFigure(f"“{out.name}” names no kind of picture.", "End it in .svg, .png or .pdf.")
    with opened(given) as workspace:
        selection = selected(given, workspace)
        bodies = [find(workspace, selection, text).id for text in given.institution]
    made = DRAWN[given.figure](selection, bodies)
    content = write(made)
    out.write_bytes(content)
    data = {
        "path": str(out),
        "figure": given.figure,
        "as_of": selection.as_of,
        "institutions": bodies,
        "wide": round(float(made.width), 1),
        "high": round(float(made.height), 1),
        "bytes": len(content),
    }
    return Answer(data, [str(out)])


# ---------------------------------------------------------------- what is drawn


def _timeline(selection: Selection, bodies: list[str]) -> Any:
    return _from_block(selection, "timeline", {"bodies": ";".join(bodies)} if bodies else {})


def _relations(selection: Selection, bodies: list[str]) -> Any:
    from briefing.analysis.functions import FUSION, claims

    fusing = [each for each in claims(selection) if each.live and each.function == FUSION[0]]
    chosen = bodies or [each.institution for each in sorted(fusing, key=lambda each: each.role != "lead")]
    if not chosen:
        raise NoFigure("There is no body to draw the relations of.", "Name one with --institution.")
    return _from_block(selection, "relations", {"institution": chosen[0]})


def _from_block(selection: Selection, kind: str, options: dict[str, str]) -> Any:
    """The figure that a block of a briefing prints."""
    from briefing.domain.briefings import Block, BriefingContent
    from briefing.domain.items import OWN_LAYER, Item
    from briefing.report import compose
    from briefing.report.document import Figure

    block = Block(Item("blk:figure", "block", "bri:figure", OWN_LAYER, {"block": kind, **options}))
    document = compose(
        selection, BriefingContent(Item("bri:figure", "briefing", None, OWN_LAYER, {}), (block,))
    )
    figures = [part for section in document.sections for part in section.parts if isinstance(part, Figure)]
    if not figures:
        raise NoFigure("Nothing is on record for this figure by this date.", "Try a later --as-of.")
    return figures[0].draw(WIDE)


def _lifelines(selection: Selection, bodies: list[str]) -> Any:
    from briefing.analysis.standing import header, history
    from briefing.analysis.state import coordination_bodies
    from briefing.figures.lifelines import LifeLine, LifeSegment, lifelines
    from briefing.figures.theme import PRINT

    wanted = bodies or [item.id for item in coordination_bodies(selection)]
    lines = []
    for body in wanted:
        head = header(selection, body)
        segments = tuple(
            LifeSegment(each.status.key, each.start, each.end)
            for each in history(selection, body)
            if each.start and not each.contrary
        )
        if segments:
            lines.append((segments[0].start, LifeLine(head.short or head.name, segments)))
    if not lines:
        raise NoFigure("No body has a dated status by this date.", "Try a later --as-of.")
    ordered = [line for _, line in sorted(lines, key=lambda pair: (pair[0].lstrip("[."), pair[1].name))]
    return lifelines(
        ordered, PRINT, wide=WIDE, high=20.0 * (len(ordered) + 1.4), as_of=selection.as_of, least=1996
    )


def _matrix(selection: Selection, bodies: list[str]) -> Any:
    from briefing.analysis.functions import claims
    from briefing.figures.matrix import MatrixCell, matrix
    from briefing.figures.theme import PRINT

    cells = [
        MatrixCell(each.name, each.function, each.role, each.live, each.disputed)
        for each in claims(selection)
        if selection.on_record(selection.by_id[each.institution])
        and selection.by_id[each.institution].get("role") in {"coordination", "context"}
        and (not bodies or each.institution in bodies)
    ]
    if not cells:
        raise NoFigure("No body is said to have a function by this date.", "Try a later --as-of.")
    return matrix(cells, PRINT, wide=WIDE)


DRAWN: dict[str, Callable[[Selection, list[str]], Any]] = {
    "timeline": _timeline,
    "lifelines": _lifelines,
    "relations": _relations,
    "matrix": _matrix,
}


# ---------------------------------------------------------------- how it is written


def _svg(made: Any) -> bytes:
    from reportlab.graphics import renderSVG

    return str(renderSVG.drawToString(made)).encode()


def _pdf(made: Any) -> bytes:
    from reportlab.graphics import renderPDF

    from briefing.figures.faces import register as register_faces

    register_faces()
    return bytes(renderPDF.drawToString(made))


def _png(made: Any) -> bytes:
    """Drawn by the engine of the page preview, so that it looks as the page does."""
    from io import BytesIO

    import pypdfium2

    document = pypdfium2.PdfDocument(_pdf(made))
    try:
        picture = document[0].render(scale=DOTS).to_pil()
    finally:
        document.close()
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


WRITERS: dict[str, Callable[[Any], bytes]] = {".svg": _svg, ".pdf": _pdf, ".png": _png}
