"""Opens the workspace a command works on, and makes it with the starter pack where there is none yet."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.domain.edtf import LAST_DAY, DateError, bounds
from briefing.store.location import default_workspace_path

if TYPE_CHECKING:
    from briefing.analysis.selection import Selection
    from briefing.store import Workspace


def workspace_path(given: argparse.Namespace) -> Path:
    """The file that `--workspace` names, else the user's own."""
    named = getattr(given, "workspace", None)
    return Path(named).absolute() if named else default_workspace_path()


@contextmanager
def opened(given: argparse.Namespace, *, write: bool = False) -> Iterator[Workspace]:
    """The workspace of a command, open for reading or writing; a new one holds the starter pack."""
    from briefing.packs.new_workspace import ensure_workspace
    from briefing.store import Workspace

    path = workspace_path(given)
    ensure_workspace(path)
    with Workspace.open(path, read_only=not write) as workspace:
        yield workspace


def selected(given: argparse.Namespace, workspace: Workspace) -> Selection:
    """The selection for the dates a command was given."""
    from briefing.analysis.selection import select

    as_of = day(getattr(given, "as_of", None))
    known_by = day(getattr(given, "known_by", None))
    return select(workspace, as_of or None, known_by or None)


def day(text: str | None) -> str:
    """The ISO day of a date option: the last day that the date can mean; empty for none. Raises `DateError`."""
    if not text:
        return ""
    last = "" if text.startswith("..") or text.endswith(("..", "/")) else bounds(text)[1]
    if not last or (last == LAST_DAY and "9999" not in text):
        raise DateError(f"“{text}” does not name a day.", "Write it as 2025-04-08.")
    return last


def add_dates(parser: argparse.ArgumentParser, *, known_by: bool = True) -> None:
    """The options for the as-of date and for what was known by a date."""
    parser.add_argument(
        "--as-of", metavar="DATE", help="the date things are stated for (default: the newest data)"
    )
    if known_by:
        parser.add_argument(
            "--known-by", metavar="DATE", help="count only sources certainly published by this day"
        )


def add_json(parser: argparse.ArgumentParser) -> None:
    """The option for machine-readable output."""
    parser.add_argument("--json", action="store_true", help="print one JSON object (fields: docs/cli.md)")
