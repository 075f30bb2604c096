"""Evidence from bytes of a stranger: JSON read with limits, every field of its type, every id an id, or a refusal."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar, get_type_hints

from briefing.domain.edtf import is_date
from briefing.domain.errors import BriefingError
from briefing.domain.ids import is_id
from briefing.domain.scales import Marking
from briefing.report.evidence.rows import FORMAT, TABLES, VERSION, About, Evidence, Row
from briefing.report.markup import safe_link

LONGEST_TEXT = 40_000
MOST_ROWS = 200_000
MOST_IDS = 2_000
_DIGITS = 15
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MADE = TypeVar("_MADE")
_IDS = frozenset({"item", "span", "source"})
"""Fields that hold the id of an item, or nothing."""

_DIRECTIONS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "id": str,
    "type": str,
    "title": str,
    "author": list,
    "container-title": str,
    "publisher": str,
    "issued": dict,
    "accessed": dict,
    "URL": str,
}


MARKINGS = frozenset(each.value for each in Marking)


class NotEvidence(BriefingError):
    """A file that says it is evidence of a briefing and is not, or cannot be read."""


class NewerEvidence(NotEvidence):
    """Evidence that a newer version of the application wrote."""


def read_json(data: bytes, what: str) -> Any:
    """A JSON value from bytes of a stranger; raises `NotEvidence` with a sentence that begins with `what`."""

    def refuse(why: str) -> NotEvidence:
        return NotEvidence(f"{what} {why}", "Ask for the file to be exported again.")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            raise refuse("names a field twice.")
        return made

    def no_number(text: str) -> Any:
        raise refuse(f"holds the number {text[:20]}, which no briefing has.")

    def whole(text: str) -> int:
        return int(text) if len(text) <= _DIGITS else no_number(text)

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise refuse("is not written in UTF-8.") from None
    try:
        return json.loads(
            text, object_pairs_hook=once, parse_constant=no_number, parse_float=no_number, parse_int=whole
        )
    except RecursionError:
        raise refuse("is nested too deeply.") from None
    except ValueError:
        raise refuse("is no JSON.") from None


def parse(data: bytes, what: str = "evidence.json") -> Evidence:
    """The evidence in a file; raises `NotEvidence`, or `NewerEvidence` for a version that is not known here."""
    whole = read_json(data, what)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise NotEvidence(
            f"{what} is no evidence of a briefing.", "Only briefings exported by Briefing have it."
        )
    version = whole.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NewerEvidence(
            f"{what} was written by a newer version of Briefing (evidence version {version}).",
            f"This one reads version {VERSION}; install the newer one.",
        )
    reader = _Reader(what)
    if version != VERSION or set(whole) != {"format", "version", "briefing", "references", *TABLES}:
        raise reader.wrong("", "does not hold the tables that evidence has")
    tables = {name: reader.table(name, kind, whole[name]) for name, kind in TABLES.items()}
    about = reader.row("briefing", About, whole["briefing"])
    if about.marking not in MARKINGS:
        raise reader.wrong("briefing, marking", "is no label of TLP 2.0")
    for name in ("as_of", "known_by", "cutoff"):
        if not is_day(getattr(about, name)):
            raise reader.wrong(f"briefing, {name}", "is no day")
    references = tuple(
        reader.reference(f"references, {place}", each)
        for place, each in enumerate(reader.rows("references", whole["references"]), 1)
    )
    return Evidence(about, references=references, **tables)  # type: ignore[arg-type]


class _Reader:
    """Reads tables row by row, and says of what is wrong where it stands."""

    def __init__(self, what: str) -> None:
        self.what = what

    def wrong(self, where: str, why: str) -> NotEvidence:
        return NotEvidence(
            f"{self.what}{f' ({where})' if where else ''} {why}.", "Ask for the file to be exported again."
        )

    def rows(self, name: str, value: Any) -> list[Any]:
        if not isinstance(value, list) or len(value) > MOST_ROWS:
            raise self.wrong(name, f"is no list of at most {MOST_ROWS:,} rows")
        return value

    def table(self, name: str, kind: type[Row], value: Any) -> tuple[Row, ...]:
        return tuple(
            self.row(f"{name}, {place}", kind, each) for place, each in enumerate(self.rows(name, value), 1)
        )

    def row(self, where: str, kind: type[_MADE], value: Any) -> _MADE:
        names = tuple(each.name for each in fields(kind))  # type: ignore[arg-type]
        if not isinstance(value, dict) or set(value) != set(names):
            raise self.wrong(where, "does not have the fields of its table")
        types = _types(kind)
        return kind(
            **{name: self.value(f"{where}, {name}", name, types[name], value[name]) for name in names}
        )

    def value(self, where: str, name: str, type_: Any, value: Any) -> Any:
        if type_ is int:
            if not isinstance(value, int) or isinstance(value, bool) or value < 0:
                raise self.wrong(where, "is no number")
            return value
        if type_ is str:
            made = self.text(where, value)
            if made and name in _IDS and not is_id(made):
                raise self.wrong(where, "is no id")
            return made
        if not isinstance(value, list) or len(value) > MOST_IDS:
            raise self.wrong(where, "is no list of ids")
        made_ids = tuple(self.text(where, each) for each in value)
        if not all(re.fullmatch(r"[\w:.-]{1,80}", each) for each in made_ids):
            raise self.wrong(where, "is no list of ids")
        return made_ids

    def text(self, where: str, value: Any) -> str:
        if not isinstance(value, str) or len(value) > LONGEST_TEXT:
            raise self.wrong(where, f"is no text of at most {LONGEST_TEXT:,} characters")
        if control_characters(value):
            raise self.wrong(where, "holds a character that no text has")
        if where.endswith((", id", ", name", ", title")) and turning_characters(value):
            raise self.wrong(where, "holds characters that turn the direction of its letters")
        return value

    def reference(self, where: str, value: Any) -> Mapping[str, Any]:
        """A CSL-JSON item of the form that `report.citing` writes."""
        if not isinstance(value, dict) or not {"id", "type", "title"} <= set(value) <= set(_TYPES):
            raise self.wrong(where, "is no reference")
        if not is_id(str(value["id"])) or not re.fullmatch("[a-z-]{1,40}", str(value["type"])):
            raise self.wrong(where, "is no reference to a source")
        address = str(value.get("URL", ""))
        if address != safe_link(address):
            raise self.wrong(f"{where}, URL", "is no web address")
        for name, each in value.items():
            if not isinstance(each, _TYPES[name]):
                raise self.wrong(f"{where}, {name}", "is of another kind")
            if isinstance(each, str):
                self.text(f"{where}, {name}", each)
            elif isinstance(each, dict):
                self.date(f"{where}, {name}", each)
            elif isinstance(each, list):
                self.names(f"{where}, {name}", each)
        return value

    def names(self, where: str, value: Sequence[Any]) -> None:
        for each in value:
            if not isinstance(each, dict) or set(each) not in ({"literal"}, {"family", "given"}):
                raise self.wrong(where, "is no list of names")
            for part in each.values():
                self.text(where, part)

    def date(self, where: str, value: Mapping[str, Any]) -> None:
        checks: Mapping[str, Callable[[Any], bool]] = {
            "literal": lambda each: isinstance(each, str),
            "circa": lambda each: each is True,
            "season": lambda each: each in {1, 2, 3, 4} and not isinstance(each, bool),
            "date-parts": _date_parts,
        }
        if not all(name in checks and checks[name](each) for name, each in value.items()):
            raise self.wrong(where, "is no date")
        if not {"literal", "date-parts"} & set(value):
            raise self.wrong(where, "is no date")


def _types(kind: type[Any]) -> Mapping[str, Any]:
    """The types of a row's fields: text, number, or a list of ids."""
    return get_type_hints(kind)


def is_day(text: str) -> bool:
    """Whether a text is an ISO day, or empty."""
    return not text or (_DAY.fullmatch(text) is not None and is_date(text))


def control_characters(text: str) -> bool:
    """Whether a text holds a control character beside line ends and tabs, or half of a character."""
    return any(
        letter not in "\n\r\t" and unicodedata.category(letter) in {"Cc", "Cs"}
        for letter in text
        if not letter.isprintable()
    )


def turning_characters(text: str) -> bool:
    """Whether a text holds characters that turn the direction of others, which could make a name look like another."""
    return not text.isprintable() and any(unicodedata.bidirectional(letter) in _DIRECTIONS for letter in text)


def _date_parts(value: Any) -> bool:
    def fits(parts: Any) -> bool:
        highest = (9999, 12, 31)
        return (
            isinstance(parts, list)
            and 0 < len(parts) <= len(highest)
            and all(
                isinstance(each, int) and not isinstance(each, bool) and 0 < each <= most
                for each, most in zip(parts, highest, strict=False)
            )
        )

    return isinstance(value, list) and len(value) in {1, 2} and all(map(fits, value))
