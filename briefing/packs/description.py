"""What a pack says of itself: name, publisher, version, licence, information cut-off, and what it builds on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from briefing.domain.errors import Problem
from briefing.packs.rows import did_you_mean
from briefing.packs.tables import TABLES

FILE = "pack.toml"
PACK_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
LARGEST_VERSION = 999_999
LONGEST_TEXT = 300
_TEXTS = ("title", "publisher", "licence")


@dataclass(frozen=True, slots=True)
class Description:
    """The description of a pack.

    `version` counts up from 1. `cutoff` is the ISO day up to which its publisher looked for information.
    `about` names the record that all rows of a table are about, `plans` the policy that a name of a plan means.
    `requires` names the packs whose records this one adds to; `previous` is the digest of the version before.
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
    found: list[Problem] = []

    def wrong(member: str, why: str, mend: str = "") -> None:
        found.append(Problem(label, 0, member, why, mend))

    for member in values:
        if member not in Description.__dataclass_fields__:
            wrong(member, "is not known.", did_you_mean(member, Description.__dataclass_fields__))
    name = values.get("name")
    if not isinstance(name, str) or not PACK_NAME.fullmatch(name):
        wrong("name", "is not the name of a pack.", "Use 2 to 40 small letters, digits, dots, hyphens.")
    for member in _TEXTS:
        text = values.get(member)
        if (
            not isinstance(text, str)
            or not text.strip()
            or len(text) > LONGEST_TEXT
            or not text.isprintable()
        ):
            wrong(member, "is missing or is no short text.", f"Write up to {LONGEST_TEXT} characters.")
    version = values.get("version")
    if type(version) is not int or not 1 <= version <= LARGEST_VERSION:
        wrong("version", "is not a version.", f"Write a whole number from 1 to {LARGEST_VERSION}.")
    if not _is_day(values.get("cutoff")):
        wrong("cutoff", "is not a day.", "Write the day up to which the record goes, as 2026-02-24.")
    for member in ("licence_url", "previous"):
        if not isinstance(values.get(member, ""), str):
            wrong(member, "is not a text.")
    for member in ("languages", "requires"):
        if not _texts(values.get(member, ())):
            wrong(member, "is not a list of texts.")
    for member in ("about", "plans"):
        pairs = values.get(member, {})
        if not isinstance(pairs, Mapping) or not _texts(tuple(pairs.values())) or not _texts(tuple(pairs)):
            wrong(member, "does not pair texts with texts.")
        elif member == "about":
            for file in pairs:
                if file not in TABLES or not TABLES[file].about:
                    wrong("about", f"“{file}” is no table that needs it.", did_you_mean(file, TABLES))
    problems.extend(found)
    if found:
        return None
    listed = {
        key: tuple(value) if key in {"languages", "requires"} else value for key, value in values.items()
    }
    return Description(**listed)


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
