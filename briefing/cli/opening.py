"""`open`: the window, on the workspace or on a briefing that somebody sent."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.answers import Answer
from briefing.cli.workspace_file import workspace_path
from briefing.domain.errors import BriefingError

if TYPE_CHECKING:
    from briefing.cli.commands import Commands


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the command of this group."""
    parser = commands.add_parser("open", parents=[shared], help="open the window (the default)")
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE.pdf",
        help="an exported briefing with its source: opens as a foreign copy",
    )
    parser.set_defaults(run=open_window)


class NoDisplay(BriefingError):
    """There is nothing to show a window on."""


def open_window(given: argparse.Namespace) -> Answer:
    """Open the window and wait until it is closed; on a PDF, a window that only reads it."""
    if not has_display():
        raise NoDisplay(
            "There is no display here, so the window cannot open.",
            "`briefing export --out FILE.pdf` writes the default briefing without one.",
        )
    file = getattr(given, "file", None)
    if file:
        return Answer(code=open_copy(Path(file)))
    from briefing.ui.application import run

    return Answer(code=run(workspace_path(given)))


def open_copy(path: Path) -> int:
    """Show a foreign copy; what is wrong with the file is said before any window opens."""
    from briefing.report.evidence.foreign import read_foreign

    copy = read_foreign(path)
    try:
        from briefing.ui.application import run_foreign

        return run_foreign(copy)
    finally:
        copy.remove()


def has_display() -> bool:
    """Whether a window can be shown: only on a Unix without a desktop it cannot, unless Qt is told where."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
