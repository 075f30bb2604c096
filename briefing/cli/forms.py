"""The fields a source or event of one's own may have, checked before anything is written."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from briefing.cli.answers import shortened
from briefing.domain.edtf import is_date
from briefing.domain.errors import Problem, Refused
from briefing.domain.scales import MARKINGS, Credibility, Reliability
from briefing.packs.checks import LONGEST_CELL, LONGEST_EXCERPT

LARGEST_FILE = 2_000_000

SOURCE = {
    "title": "its title as printed (needed)",
    "publisher": "who published it",
    "author": "who wrote it",
    "published": "date of publication (EDTF)",
    "url": "its address (http or https)",
    "medium": "what kind of source it is",
    "reliability": "A to F",
    "reliability_reason": "why this letter",
    "origin": "the underlying report it carries",
    "marking": "its TLP marking",
}
EVENT = {
    "title": "what happened (needed)",
    "date": "when (EDTF)",
    "kind": "the kind of event",
    "place": "where",
    "note": "a remark",
    "subjects": "a list of ids or names of the records it is about",
    "source": "the id of a source, or a source's fields",
    "excerpt": "the words in the source, at most 40",
    "locator": "where in the source they stand",
    "credibility": "1 to 6",
    "credibility_reason": "why this digit",
    "marking": "its TLP marking",
}


class FormRefused(Refused):
    """An item of one's own that cannot be added, with everything that is wrong with it."""


def _needs(words: str, test: Callable[[str], bool]) -> tuple[str, Callable[[str], bool]]:
    return words, test


RULES: dict[str, tuple[str, Callable[[str], bool]]] = {
    "date": _needs("is no date; write 2025-04-08, 2025-04 or 2025~", is_date),
    "published": _needs("is no date; write 2025-04-08, 2025-04 or 2025~", is_date),
    "url": _needs(
        "is no address; it begins with https:// or http://",
        lambda text: text.startswith(("https://", "http://")),
    ),
    "reliability": _needs(
        "is no letter of the scale; choose A to F", lambda text: text in Reliability.__members__
    ),
    "credibility": _needs(
        "is no digit of the scale; choose 1 to 6", lambda text: text in {each.digit for each in Credibility}
    ),
    "marking": _needs(f"is no marking; choose {', '.join(MARKINGS)}", lambda text: text in MARKINGS),
    "excerpt": _needs("has more than 40 words", lambda text: len(text.split()) <= LONGEST_EXCERPT),
}


@dataclass(frozen=True, slots=True)
class Form:
    """One thing to add: its own fields, for an event also its subjects and its source (an id, or fields)."""

    fields: dict[str, str]
    subjects: tuple[str, ...] = ()
    source: str | dict[str, str] = ""


def read_json(name: str) -> object:
    """The JSON of a file, or of the standard input for "-"; raises `FormRefused` where it is none."""
    shown = "standard input" if name == "-" else Path(name).name
    try:
        if name == "-":
            text = sys.stdin.read(LARGEST_FILE + 1)
        else:
            with Path(name).open(encoding="utf-8-sig") as file:
                text = file.read(LARGEST_FILE + 1)
    except UnicodeDecodeError:
        raise FormRefused(f"{shown} is not text in UTF-8.", [], "Save it as UTF-8.") from None
    if len(text) > LARGEST_FILE:
        raise FormRefused(f"{shown} is too long.", [], f"At most {LARGEST_FILE:,} characters are read.")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # also a number of too many digits
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise FormRefused(
            f"{shown} is not JSON{where}.", [], "Write one object, or a list of them."
        ) from None


def read_forms(kind: str, name: str) -> list[Form]:
    """The forms in a file: one object or a list. Raises `FormRefused` with every problem in them."""
    found = read_json(name)
    several = found if isinstance(found, list) else [found]
    shown = "standard input" if name == "-" else Path(name).name
    problems: list[Problem] = []
    forms = [
        _form(kind, each, shown, number if len(several) > 1 else 0, problems)
        for number, each in enumerate(several, 1)
    ]
    if not several:
        problems.append(Problem(shown, 0, "", "holds nothing to add."))
    if problems:
        raise FormRefused("Nothing was added.", problems)
    return forms


def _form(kind: str, given: object, file: str, number: int, problems: list[Problem]) -> Form:
    known = EVENT if kind == "event" else SOURCE
    if not isinstance(given, dict):
        problems.append(Problem(file, number, "", "is not an object.", 'Write {"title": …}.'))
        return Form({})
    fields: dict[str, str] = {}
    subjects: tuple[str, ...] = ()
    source: str | dict[str, str] = ""
    for name, value in given.items():
        if name not in known:
            near = get_close_matches(name, known, 1)
            mend = f"Did you mean {near[0]}?" if near else f"Known are {', '.join(known)}."
            problems.append(Problem(file, number, str(name), "is no field of it.", mend))
        elif name == "subjects":
            subjects = _subjects(value, file, number, problems)
        elif name == "source" and isinstance(value, dict):
            source = _form("source", value, file, number, problems).fields
        elif isinstance(value, (str, int)) and not isinstance(value, bool):
            text = str(value).strip()
            check_value(name, text, file, number, problems)
            if name == "source":
                source = text
            elif text:
                fields[name] = text
        elif value is not None:
            problems.append(Problem(file, number, name, "is not text."))
    if not fields.get("title"):
        problems.append(Problem(file, number, "title", "is needed."))
    cited = {"excerpt", "locator", "credibility", "credibility_reason"} & set(fields)
    if kind == "event" and cited and not source:
        problems.append(Problem(file, number, "source", f"is needed for {', '.join(sorted(cited))}."))
    return Form(fields, subjects, source)


def _subjects(value: object, file: str, number: int, problems: list[Problem]) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(each.strip() for each in value if each.strip())
    problems.append(Problem(file, number, "subjects", "is not a list of ids or names."))
    return ()


def check_value(name: str, text: str, file: str, number: int, problems: list[Problem]) -> None:
    """Add a problem where the value of a field breaks its rule; an empty one breaks none."""
    rule = RULES.get(name)
    if text and rule and not rule[1](text):
        problems.append(Problem(file, number, name, f"“{shortened(text)}” {rule[0]}."))
    if any(letter in text for letter in "\0\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"):
        problems.append(Problem(file, number, name, "holds characters that hide or turn text around."))
    if len(text) > LONGEST_CELL:
        problems.append(
            Problem(file, number, name, f"is longer than {LONGEST_CELL} characters.", "Shorten it.")
        )
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        problems.append(Problem(file, number, name, "holds bytes that are no characters.", "Write it anew."))


def stored_name(field: str) -> str:
    """What the store calls a field of a form."""
    return "category" if field == "kind" else field


def help_lines(known: Mapping[str, str]) -> str:
    """The fields of a form for the help."""
    return "; ".join(f"{name}: {words}" for name, words in known.items())
