"""Ids of items: made from the ids of table rows, checked against one pattern, told apart by their prefix."""

from __future__ import annotations

import re

from briefing.domain.errors import BriefingError

PATTERN = re.compile(r"[a-z0-9:._-]{3,80}")

PREFIX_OF_KIND = {
    "source": "src",
    "institution": "ins",
    "policy": "pol",
    "person": "per",
    "place": "plc",
    "event": "evt",
    "commitment": "com",
    "relation": "rel",
    "function": "fun",
    "term": "off",
    "point": "pnt",
    "provision": "law",
    "decision": "dec",
    "count": "cnt",
    "question": "que",
    "assessment": "asm",
    "alias": "ali",
    "name": "nam",
    "span": "spn",
    "link": "lnk",
    "citation": "cit",
    "briefing": "bri",
    "block": "blk",
    "statement": "sta",
    "ruling": "rul",
}
KIND_OF_PREFIX = {prefix: kind for kind, prefix in PREFIX_OF_KIND.items()}


class BadId(BriefingError):
    """A text that cannot be the id of an item."""


def is_id(text: str) -> bool:
    """Whether `text` has the form of an id: 3 to 80 of a–z, 0–9, colon, dot, underscore, hyphen."""
    return PATTERN.fullmatch(text) is not None


def make_id(kind: str, row_id: str) -> str:
    """The id of the item that a table row becomes: `E138` of the events is `evt:e138`.

    A row id that already carries the prefix of its kind stays as it is, in small letters.
    Raises `BadId` where the result has not the form of an id.
    """
    prefix = PREFIX_OF_KIND[kind]
    lowered = row_id.strip().lower()
    made = lowered if lowered.startswith(f"{prefix}:") else f"{prefix}:{lowered}"
    if not is_id(made):
        raise BadId(
            f"“{row_id}” cannot be an id.",
            "Use 3 to 80 small letters, digits, dots, hyphens and underscores.",
        )
    return made


def kind_of(item_id: str) -> str | None:
    """The kind that an id's prefix names, or None where the prefix is not one of ours."""
    return KIND_OF_PREFIX.get(item_id.partition(":")[0])
