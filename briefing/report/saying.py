"""Messages in which parts of a sentence keep their notes, their style or their reference: said in the language of a
selection, with what sources state set apart from the direction around it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.analysis.language import CLOSE, OPEN, Language
from briefing.report.document import Run, Style, Words, plain

_PLACE = re.compile(r"\{(\w+)\}")


def said(spoken: Language, text: str, /, *, context: str = "", style: Style = "", **parts: object) -> Words:
    """The message of an English text as runs; a part is words, or runs of its own where it is `Run` or `Words`."""
    return filled(spoken, spoken.message(text, context=context), style=style, **parts)


def filled(spoken: Language, message: str, /, *, style: Style = "", **parts: object) -> Words:
    """A message whose places are still open, as runs: `style` is that of its own words and of parts without runs."""
    made: list[Run] = []
    pending = ""
    for place, piece in enumerate(_PLACE.split(message)):
        part = parts[piece] if place % 2 else piece
        if isinstance(part, Run | tuple):
            if pending:
                made.append(Run(pending, style))
            made += apart(spoken, (part,) if isinstance(part, Run) else part)
            pending = ""
        else:
            pending += spoken.apart(str(part)) if place % 2 else piece
    if pending:
        made.append(Run(pending, style))
    return tuple(made)


def apart(spoken: Language, runs: Words) -> Words:
    """Runs as they stand inside a message: isolated where they run against the language's direction."""
    whole = plain(runs)
    if not runs or spoken.apart(whole) == whole:
        return runs
    first, *_ = runs
    opened = (replace(first, text=f"{OPEN}{first.text}"), *runs[1:])
    last = opened[-1]
    return (*opened[:-1], replace(last, text=f"{last.text}{CLOSE}"))
