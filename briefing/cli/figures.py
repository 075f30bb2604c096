"""`figure`: one of the figures as a file, from the workspace, on the date asked for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.answers import Answer
from briefing.cli.naming import find
from briefing.cli.workspace_file import add_dates, add_json, opened, selected

if TYPE_CHECKING:
    from briefing.cli.commands import Commands

NAMES = ("timeline", "lifelines", "relations", "matrix", "commitments")


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the command of this group."""
    parser = commands.add_parser("figure", parents=[shared], help="a figure as SVG, PNG or PDF")
    parser.add_argument("figure", choices=NAMES)
    add_dates(parser)
    parser.add_argument(
        "--institution", action="append", default=[], metavar="ID", help="the bodies it shows; repeatable"
    )
    parser.add_argument("--out", required=True, metavar="FILE.svg|png|pdf")
    add_json(parser)
    parser.set_defaults(run=make_figure)


def make_figure(given: argparse.Namespace) -> Answer:
    """Draw a figure and write it as its file name asks."""
    from briefing.report.pictures import save, supported
    from briefing.report.pictures.drawn import DRAWN
    from briefing.report.pictures.marking import marked

    out = Path(given.out)
    supported(out)
    with opened(given) as workspace:
        selection = selected(given, workspace)
        bodies = [find(workspace, selection, text).id for text in given.institution]
        picture = marked(selection, lambda shown: DRAWN[given.figure](shown, bodies))
    size = save(picture, out)
    data = {
        "path": str(out),
        "figure": given.figure,
        "title": picture.title,
        "alt": picture.alt,
        "marking": picture.marking.value,
        "as_of": selection.as_of,
        "institutions": bodies,
        "wide": round(float(picture.drawing.width), 1),
        "high": round(float(picture.drawing.height), 1),
        "bytes": size,
    }
    return Answer(data, [f"{out}: {picture.title}, {picture.marking.value}."])
