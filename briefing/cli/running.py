"""Runs one command: reads the arguments, calls it, prints its answer, and turns every error into a sentence."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence

from briefing.cli import (
    checking,
    exporting,
    figures,
    inspecting,
    opening,
    own_items,
    packing,
    profiles,
    searching,
    standing,
)
from briefing.cli.answers import Answer, complain, say
from briefing.domain.errors import BriefingError, Cancelled

DONE, FAILED, USAGE, CANCELLED = 0, 1, 2, 130

GROUPS = (
    opening,
    exporting,
    inspecting,
    own_items,
    packing,
    searching,
    profiles,
    standing,
    figures,
    checking,
)
"""The modules that hold the commands, in the order of the help."""

EPILOG = """exit codes: 0 done; 1 failed for a reason of the input (said on the error stream, nothing changed);
2 wrong usage; 130 cancelled. docs/cli.md describes every command and every field of --json."""


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command and answer its exit code; without a command the window opens."""
    _speak_unicode()
    parser = make_parser()
    try:
        given = parser.parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    command: Callable[[argparse.Namespace], Answer] = getattr(given, "run", opening.open_window)
    try:
        return say(command(given), as_json=getattr(given, "json", False) is True)
    except BrokenPipeError:
        _let_go_of_output()
        return DONE
    except (KeyboardInterrupt, Cancelled) as stop:
        complain(str(stop) or "Stopped. Nothing was changed.")
        return CANCELLED
    except BriefingError as error:
        return _failed(given, str(error))
    except OSError as error:
        return _failed(given, _in_words(error))
    except UnicodeEncodeError:  # a shell hands on what is no text as lone surrogates, which nothing can store
        return _failed(given, "A word of the command holds bytes that are no text in UTF-8. Write it anew.")
    except Exception as error:  # noqa: BLE001 - the last guard: a sentence instead of a traceback
        words = f"Something went wrong inside Briefing ({type(error).__name__}: {error})."
        return _failed(given, f"{words} Run it again with --debug to see where.")


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands; their help is their documentation in short."""
    shared = argparse.ArgumentParser(add_help=False)
    add_shared(shared, argparse.SUPPRESS)
    parser = argparse.ArgumentParser(
        prog="briefing",
        description="Counter-terrorism coordination briefings in which every statement leads to its source.",
        epilog=EPILOG,
    )
    add_shared(parser, None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for group in GROUPS:
        group.register(commands, shared)
    return parser


def add_shared(parser: argparse.ArgumentParser, default: object) -> None:
    """The options every command takes, before or after its name."""
    parser.add_argument(
        "--workspace", metavar="FILE", default=default, help="the workspace file (default: your own)"
    )
    parser.add_argument(
        "--debug",
        action="store_true",
        default=default or argparse.SUPPRESS,
        help="show where an error came from",
    )


def _failed(given: argparse.Namespace, words: str) -> int:
    if getattr(given, "debug", False):
        traceback.print_exc()
    complain(words)
    return FAILED


def _in_words(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    why = error.strerror or str(error)
    if isinstance(error, FileNotFoundError):
        why = "there is no such file."
    elif isinstance(error, PermissionError):
        why = "it may not be read or written here."
    elif isinstance(error, IsADirectoryError):
        why = "this is a folder, not a file."
    return f"{where}{why}"


def _speak_unicode() -> None:
    """Print Urdu and quotation marks whatever the locale says; a closed or replaced stream stays as it is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError, ValueError):
                stream.reconfigure(encoding="utf-8", errors="replace")


def _let_go_of_output() -> None:
    """The reader of our output has gone (`| head`): what is still unwritten goes nowhere, without another error."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
