"""What a pack says of itself: name, publisher, version, licence, information cut-off, and what it builds on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from briefing.domain.errors import Problem
from briefing.domain.scales import MARKINGS
from briefing.packs.rows import did_you_mean
from briefing.packs.tables import TABLES

FILE = "pack.toml"
PACK_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
LARGEST_VERSION = 999_999
LONGEST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Description:
    """The description of a pack.

    `version` counts up from 1. `cutoff` is the ISO day up to which its publisher looked for information.
    `about` names the record that all rows of a table are about, `plans` the policy that a name of a plan means.
    `requires` names the packs whose records this one adds to; `previous` is the digest of the version before.
    `marking` is the TLP marking that every row has at least, empty for TLP:CLEAR.
    """

    name: str
    title: str
    publisher: str
    version: int
    licence: str
    cutoff: str
    licence_url: str = ""
    languages: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    plans: Mapping[str, str] = field(default_factory=dict)
    requires: tuple[str, ...] = ()
    previous: str = ""
    marking: str = ""


def read_description(folder: Path, problems: list[Problem]) -> Description | None:
    """The description an author wrote in `pack.toml`; None, with problems named, where it cannot be used."""
    path = folder / FILE
    if not path.is_file():
        problems.append(
            Problem(FILE, 0, "", "the file is missing.", "Write the pack's name, title, version …")
        )
        return None
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(FILE, 0, "", f"is not TOML in UTF-8: {error}.", "Correct the line it names."))
        return None
    if isinstance(values.get("cutoff"), date):
        values["cutoff"] = values["cutoff"].isoformat()
    return described(values, FILE, problems)


def described(values: Mapping[str, Any], label: str, problems: list[Problem]) -> Description | None:
    """A description from plain values, all of them checked; None, with problems named, where one is wrong."""
    found = [
        Problem(label, 0, member, "is not known.", did_you_mean(member, Description.__dataclass_fields__))
        for member in values
        if member not in Description.__dataclass_fields__
    ]
    for member, good, why, mend in _MEMBERS:
        if not good(values.get(member, _DEFAULTS.get(member))):
            found.append(Problem(label, 0, member, why, mend))
    if not any(problem.field == "about" for problem in found):
        for file in values.get("about", {}):
            if file not in TABLES or not TABLES[file].about:
                why = f"“{file}” is no table that needs it."
                found.append(Problem(label, 0, "about", why, did_you_mean(file, TABLES)))
    problems.extend(found)
    if found:
        return None
    return Description(
        name=values["name"],
        title=values["title"],
        publisher=values["publisher"],
        version=values["version"],
        licence=values["licence"],
        cutoff=values["cutoff"],
        licence_url=values.get("licence_url", ""),
        languages=tuple(values.get("languages", ())),
        about=values.get("about", {}),
        plans=values.get("plans", {}),
        requires=tuple(values.get("requires", ())),
        previous=values.get("previous", ""),
        marking=values.get("marking", ""),
    )


def _is_name(value: object) -> bool:
    return isinstance(value, str) and PACK_NAME.fullmatch(value) is not None


def _is_short(value: object) -> bool:
    return (
        isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_TEXT and value.isprintable()
    )


def _is_version(value: object) -> bool:
    return type(value) is int and 1 <= value <= LARGEST_VERSION


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT and (not value or value.isprintable())


def _is_marking(value: object) -> bool:
    return value == "" or value in MARKINGS


def _is_pairs(value: object) -> bool:
    return isinstance(value, Mapping) and _texts(tuple(value)) and _texts(tuple(value.values()))


def _texts(values: object) -> bool:
    return isinstance(values, list | tuple) and all(
        isinstance(value, str) and value.isprintable() and 0 < len(value) <= LONGEST_TEXT for value in values
    )


def _is_day(value: object) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


_SHORT = "is missing or is no short text."
_SHORT_MEND = f"Write up to {LONGEST_TEXT} characters."
_DEFAULTS: dict[str, object] = {
    "licence_url": "",
    "previous": "",
    "marking": "",
    "languages": (),
    "requires": (),
    "about": {},
    "plans": {},
}
_MEMBERS: tuple[tuple[str, Callable[[object], bool], str, str], ...] = (
    ("name", _is_name, "is not the name of a pack.", "Use 2 to 40 small letters, digits, dots, hyphens."),
    ("title", _is_short, _SHORT, _SHORT_MEND),
    ("publisher", _is_short, _SHORT, _SHORT_MEND),
    ("licence", _is_short, _SHORT, _SHORT_MEND),
    ("version", _is_version, "is not a version.", f"Write a whole number from 1 to {LARGEST_VERSION}."),
    ("cutoff", _is_day, "is not a day.", "Write the day up to which the record goes, as 2026-02-24."),
    ("licence_url", _is_text, "is not a text.", _SHORT_MEND),
    ("previous", _is_text, "is not a text.", _SHORT_MEND),
    ("marking", _is_marking, "is no marking.", f"Write one of {', '.join(MARKINGS)}."),
    ("languages", _texts, "is not a list of texts.", ""),
    ("requires", _texts, "is not a list of texts.", ""),
    ("about", _is_pairs, "does not pair texts with texts.", ""),
    ("plans", _is_pairs, "does not pair texts with texts.", ""),
)
