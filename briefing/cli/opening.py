"""`open`: the window."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from briefing.cli.answers import Answer
from briefing.cli.workspace_file import workspace_path

if TYPE_CHECKING:
    from briefing.cli.commands import Commands


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the command of this group."""
    parser = commands.add_parser("open", parents=[shared], help="open the window (the default)")
    parser.set_defaults(run=open_window)


def open_window(given: argparse.Namespace) -> Answer:
    """Open the window and wait until it is closed."""
    from briefing.ui.application import run

    return Answer(code=run(workspace_path(given)))
