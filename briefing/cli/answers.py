"""What a command answers: an object for `--json`, lines for a person, and an exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a command. `data` is one object; `lines` say the same to a person; `code` is the exit code."""

    data: Json = field(default_factory=dict)
    lines: Sequence[str] = ()
    code: int = 0


def say(answer: Answer, *, as_json: bool) -> int:
    """Print an answer and give its exit code; nothing is printed for lines that are not there."""
    if as_json:
        print(json.dumps(answer.data, ensure_ascii=False, indent=2))
    else:
        for line in answer.lines:
            print(line)
    sys.stdout.flush()
    return answer.code


def complain(*lines: str) -> None:
    """Print to the error stream what went wrong and how to mend it."""
    for line in lines:
        print(line, file=sys.stderr)


def columns(rows: Sequence[Sequence[str]], *, indent: str = "") -> list[str]:
    """Rows as lines with their columns under each other; the last column runs free."""
    if not rows:
        return []
    wide = [max(len(row[index]) for row in rows) for index in range(len(rows[0]) - 1)]
    return [
        indent
        + "  ".join([*(cell.ljust(room) for cell, room in zip(row, wide, strict=False)), row[-1]]).rstrip()
        for row in rows
    ]


def shortened(text: str, letters: int = 120) -> str:
    """A value as a sentence can name it: long ones end in an ellipsis."""
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def progress(done: int, total: int, what: str) -> None:
    """Show how far long work has come, where somebody watches."""
    if sys.stderr.isatty():
        share = f"{100 * done // total:3} %" if total else ""
        print(f"\r{share} {what:<60.60}", end="" if done < total else "\n", file=sys.stderr, flush=True)
