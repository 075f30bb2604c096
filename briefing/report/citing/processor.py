"""References by a citation style: the citeproc library reads the style, this module gives it sources and takes words.

The same sources, style and language give what the reference processor, citeproc-js, gives; a test holds twenty
sources of the starter pack to it. Titles are printed as their source has them: the capitals that a style asks for
would change words that are evidence.
"""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "csl"

OPEN, CLOSE, END = "\ue000", "\ue001", "\ue002"
"""What stands for a quotation mark of a title until it is known whether the title itself stands in marks, and what
follows a mark that the style has closed."""

_AS_PRINTED = ("title", "title-short", "container-title", "publisher")
_APOSTROPHE = re.compile(r"(?<=\w)'")
_QUOTED = re.compile(r"(?<!\w)([\"“])(?=\S)([^\"”]+)[\"”](?!\w)|(?<!\w)(['‘])(?=\S)([^'’]+)['’](?!\w)")
_DOUBLED = re.compile(rf"([?!.](?:</i>)?[’”]+{END}?(?:</i>)?|[?!](?:</i>)?)\.")
"""A full stop after a mark that ends a title."""

_OUTSIDE = re.compile(rf"([’”]+){END}([.,])")
_LOCK = threading.Lock()
"""A style's elements keep what the reference so far has used, so that two threads may not use one at a time."""


class _Item:
    """One cited item as the elements of a style ask for it."""

    has_locator = False

    def __init__(self, key: str, reference: Any, number: int) -> None:
        self.key, self.reference, self.number = key, reference, number

    def __contains__(self, name: str) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Processor:
    """One style in one language, read once."""

    state: Any
    inside: bool

    def citation(self, item: Mapping[str, Any], *, first: bool, number: int = 1, bare: bool = False) -> str:
        """A citation as HTML: in a note style the note, else what stands in the text."""
        with _LOCK:
            self.state.begin("first" if first else "subsequent", bibliography=False)
            return self._html(self.state.root.citation.layout.reference(_cited(item, number), bare=bare))

    def entry(self, item: Mapping[str, Any], *, number: int = 1, bare: bool = False) -> str:
        """An entry of the bibliography as HTML."""
        with _LOCK:
            self.state.begin("first", bibliography=True)
            return self._html(self.state.root.bibliography.layout.reference(_cited(item, number), bare=bare))

    def _html(self, made: str) -> str:
        """Stops beside closing quotation marks, as the language of the style has them."""
        for sign, term in ((OPEN, "open-quote"), (CLOSE, "close-quote")):
            made = made.replace(sign, str(self.state.root.get_single_term(name=term)))
        made = _DOUBLED.sub(r"\1", made)
        made = _OUTSIDE.sub(r"\2\1", made) if self.inside else made
        return made.replace(END, "").strip()


def _cited(item: Mapping[str, Any], number: int) -> _Item:
    from citeproc.source.json import CiteProcJSON

    held = CiteProcJSON([item])
    ((key, reference),) = held.items()
    return _Item(key, reference, number)


@lru_cache(maxsize=8)
def processor(style: str, language: str) -> Processor:
    """The processor for a file of `resources/csl` and a language that has its locale there."""
    from citeproc.formatter import html as formatter
    from lxml import etree

    from briefing.report.citing.elements import Rendering, lookup

    state = Rendering()
    parser = etree.XMLParser(remove_comments=True, resolve_entities=False, no_network=True)
    parser.set_element_class_lookup(lookup(state))

    def read(name: str) -> Any:
        return etree.parse(FOLDER / name, parser).getroot()

    state.root = read(f"{style}.csl")
    state.root.formatter = formatter
    languages = dict.fromkeys((language, "en-US"))
    state.root.use([read(f"locales-{each}.xml") for each in languages], language)
    inside = state.root.get_locale_option("punctuation-in-quote") == "true"
    return Processor(state, inside)


def prepared(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item as the processors are given it: titles and names kept as printed, text safe inside HTML."""
    made = dict(item)
    for name in _AS_PRINTED:
        if name in made:
            made[name] = f'<span class="nocase">{_text(made[name])}</span>'
    if "author" in made:
        made["author"] = [{part: _text(text) for part, text in name.items()} for name in made["author"]]
    return made


def _text(text: str) -> str:
    marked = _QUOTED.sub(lambda found: f"{OPEN}{found[2] or found[4]}{CLOSE}", text)
    return html.escape(_APOSTROPHE.sub("’", marked), quote=False)
