"""Reads templates: each is one TOML file with an ordered list of blocks, checked on read.

A file says its key, name, title and form, and lists its blocks in order; every other key of a block is one of the
options that its kind of block reads.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.domain.briefings import BLOCKS, FORMS
from briefing.domain.errors import BriefingError

FOLDER = Path(__file__).parent.parent / "resources" / "templates"

LARGEST_FILE = 100_000
MOST_PAGES = 400
MOST_BLOCKS = 100
MOST_ENTRIES = 1_000

_TEXTS = ("key", "name", "about", "title", "line", "form", "institution")
_NEEDED = ("key", "name", "title")
_NUMBERS = {"place": 1_000, "pages": MOST_PAGES}
_FORMS_OF: Mapping[str, tuple[str, ...]] = {
    "profile": ("short",),
    "relations": ("short",),
    "judgements": ("short",),
    "disagreements": ("short",),
    "timeline": ("list",),
    "recommendations": ("views",),
    "questions": ("watch",),
    "sources": ("foot",),
}
_BODIED = frozenset({"profile", "relations", "precedents", "course", "short", "steps", "agreed"})
_COUNTED = frozenset(
    {"timeline", "profile", "course", "steps", "agreed", "commitments", "disagreements", "questions"}
    | {"recommendations"}
)
_OF_RECORD = frozenset({"timeline", "commitments", "questions", "recommendations"})


class TemplateRefused(BriefingError):
    """A template's file that cannot be read, or says something that no template can say."""


@dataclass(frozen=True, slots=True)
class TemplateBlock:
    """A block of a template: its kind (a key of the block kinds), its heading if it has one of its own, its options."""

    kind: str
    title: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """A named beginning of a briefing: title, line under it, and blocks in order.

    `form` is how its pages are made (`FORMS`), `pages` how many they may be (0: as many as it takes). With
    `institution` all its blocks are about one body: the one that is named, where no other is chosen.
    """

    key: str
    name: str
    about: str
    title: str
    line: str
    blocks: tuple[TemplateBlock, ...]
    form: str = "report"
    pages: int = 0
    institution: str = ""
    place: int = 0


@lru_cache(maxsize=1)
def bundled() -> tuple[Template, ...]:
    """The templates that come with the application, in their order; raises `TemplateRefused` for a broken file."""
    found = [read_template(path) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(sorted(found, key=lambda each: (each.place, each.key)))


def read_template(path: Path) -> Template:
    """A template from its file; raises `TemplateRefused`, which names the file and the key."""
    name = path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateRefused(
            f"The template {name} cannot be read.", f"{error.strerror or error}."
        ) from error
    if len(data) > LARGEST_FILE:
        raise TemplateRefused(
            f"The template {name} is too large.", f"At most {LARGEST_FILE:,} bytes are read."
        )
    try:
        values = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise TemplateRefused(f"The template {name} is no TOML file: {error}.", "Mend it there.") from error
    return _template(name, values)


def _template(name: str, values: Mapping[str, Any]) -> Template:
    known = {*_TEXTS, *_NUMBERS, "block"}
    for key in values:
        if key not in known:
            raise _wrong(name, key, "is no key of a template.", f"Choose among {', '.join(sorted(known))}.")
    for key in _NEEDED:
        if not values.get(key):
            raise _wrong(name, key, "is missing.", "Add it.")
    texts = {key: _text(name, key, values[key]) for key in _TEXTS if key in values}
    numbers = {key: _number(name, key, values[key], most) for key, most in _NUMBERS.items() if key in values}
    form = texts.setdefault("form", "report")
    if form not in FORMS:
        raise _wrong(name, "form", f"is “{form}”.", f"Choose among {', '.join(FORMS)}.")
    listed = values.get("block", [])
    if not isinstance(listed, list) or not listed or len(listed) > MOST_BLOCKS:
        raise _wrong(
            name,
            "block",
            "does not list the blocks.",
            f"Give 1 to {MOST_BLOCKS} parts that begin with [[block]].",
        )
    blocks = tuple(_block(name, place, each) for place, each in enumerate(listed, 1))
    return Template(
        texts["key"],
        texts["name"],
        texts.get("about", ""),
        texts["title"],
        texts.get("line", ""),
        blocks,
        form,
        numbers.get("pages", 0),
        texts.get("institution", ""),
        numbers.get("place", 0),
    )


def _block(name: str, place: int, values: object) -> TemplateBlock:
    where = f"block {place}"
    if not isinstance(values, dict):
        raise _wrong(name, where, "is no table.", "Begin it with [[block]].")
    kind = values.get("kind")
    if not isinstance(kind, str) or kind not in BLOCKS:
        raise _wrong(name, f"{where}: kind", f"is “{kind}”.", f"Choose among {', '.join(BLOCKS)}.")
    where = f"{where} ({kind})"
    title = _text(name, f"{where}: title", values["title"]) if "title" in values else ""
    options = {
        key: _option(name, f"{where}: {key}", kind, key, value)
        for key, value in values.items()
        if key not in {"kind", "title"}
    }
    if "least" in options and int(options["least"]) > int(options.get("most", "0")):
        raise _wrong(name, f"{where}: least", "is more than `most`.", "Give at most as many.")
    return TemplateBlock(kind, title, {key: value for key, value in options.items() if value})


def _option(name: str, where: str, kind: str, key: str, value: object) -> str:
    """An option as a block keeps it; an empty text is one that is not set."""
    if key == "flow":
        if not isinstance(value, bool):
            raise _wrong(name, where, f"is {value!r}.", "Give true or false.")
        return "yes" if value else ""
    if (key in {"most", "least"} and kind in _COUNTED) or (key == "full" and kind == "questions"):
        return str(_number(name, where, value, MOST_ENTRIES))
    closed = _closed(kind, key)
    if closed:
        text = _text(name, where, value)
        if text not in closed:
            raise _wrong(name, where, f"is “{text}”.", f"Choose among {', '.join(closed)}.")
        return text
    if (key == "institution" and kind in _BODIED) or (key in {"kinds", "bodies"} and kind == "timeline"):
        return _text(name, where, value)
    raise _wrong(name, where, "is no option of this kind of block.", "Take it out.")


def _closed(kind: str, key: str) -> tuple[str, ...]:
    """The values of an option with a closed list; none for another option."""
    if key == "form":
        return _FORMS_OF.get(kind, ())
    if key == "include" and kind in _OF_RECORD:
        return ("record",)
    if key == "bodies" and kind == "recommendations":
        return ("profiled",)
    return ()


def _text(name: str, key: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > 500 or not value.isprintable():
        raise _wrong(name, key, "is no text of one line.", "Give a text in quotation marks.")
    return value.strip()


def _number(name: str, key: str, value: object, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise _wrong(name, key, f"is {value!r}.", f"Give a whole number from 0 to {most:,}.")
    return value


def _wrong(name: str, key: str, what: str, mend: str) -> TemplateRefused:
    return TemplateRefused(f"In the template {name}, `{key}` {what}", mend)
