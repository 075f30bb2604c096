"""The command line: the services of the application without a window, for scripts and tests.

`main` runs one command and answers its exit code: 0 done, 1 failed for a reason of the input, 2 wrong usage,
130 cancelled. Every other module here holds one group of commands and loads its services when it runs.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main", "window"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command of `argv` (the process's own where None) and answer the exit code."""
    from briefing.cli.running import run

    return run(argv)


def window() -> int:
    """Open the application; the script without a console starts here."""
    return main(["open"])
