"""Runs of a document as runs of the file: emphasis, script and direction, links, references, the marks of notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from briefing.analysis.language import CLOSE, OPEN, language, right_first
from briefing.report import document as d
from briefing.report.document import Run, Words
from briefing.report.docx import endnotes
from briefing.report.docx.styles import ACCENT, GREY, RUST, SOFT
from briefing.report.docx.xml import field, text, w
from briefing.report.markup import page_text, safe_link
from briefing.report.saying import apart
from briefing.report.text_formats import numbers_of

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RIGHT = re.compile(f"[{_RTL}](?:[^A-Za-z\u00c0-\u024f]*[{_RTL}])?")
_LEFT = re.compile(f"[0-9A-Za-z\u00c0-\u024f](?:[^{_RTL}]*[0-9A-Za-z\u00c0-\u024f])?")
_APART = re.compile(f"([{OPEN}{CLOSE}])")
_COLOURS = {"grey": GREY, "soft": SOFT, "teal": ACCENT, "rust": RUST}


def stretches(words: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """A text cut by direction, each stretch with whether it runs from right to left.

    What is set apart (between U+2068 and U+2069) runs as its first letter does, with its stops and brackets. Else what
    has no direction of its own goes with the direction of the document, unless it stands between two stretches of the
    other one.
    """
    inside = False
    for part in _APART.split(words):
        inside = part == OPEN or (inside and part != CLOSE)
        if inside and part != OPEN and any(character.isalpha() for character in part):
            yield part, right_first(part)
        elif part:
            yield from _scripts(part, rtl=rtl)


def _scripts(words: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    other = _LEFT if rtl else _RIGHT
    done = 0
    for found in other.finditer(words):
        if found.start() > done:
            yield words[done : found.start()], rtl
        yield found.group(), not rtl
        done = found.end()
    if done < len(words):
        yield words[done:], rtl


class Setter:
    """Turns runs into elements; remembers which notes have their mark and which places have a bookmark."""

    def __init__(self, document: d.Document, places: frozenset[str]) -> None:
        self.document = document
        self.spoken = language(document.language)
        self.rtl = self.spoken.right_to_left
        self.marked: list[int] = []
        self._places = {key: f"_Ref{count:05d}" for count, key in enumerate(sorted(places), 1)}
        self._bookmarks = 0

    def properties(self, style: str, words: Words = (), **flags: bool) -> Any:
        """The properties of a paragraph: its style, whether it keeps to the next one, its direction."""
        right = self.rtl or (bool(words) and _begins_right(words))
        return w(
            "pPr",
            w("pStyle", val=style),
            w("keepNext") if flags.get("holds") else None,
            w("pageBreakBefore") if flags.get("breaks") else None,
            w("bidi") if right else None,
        )

    def bookmarked(self, key: str, children: list[Any]) -> list[Any]:
        """Children between the ends of a bookmark, where something refers to the place."""
        name = self._places.get(key, "") if key else ""
        return self._between(name, children) if name else children

    def _between(self, name: str, children: list[Any]) -> list[Any]:
        self._bookmarks += 1
        begin = w("bookmarkStart", id=self._bookmarks, name=name)
        return [begin, *children, w("bookmarkEnd", id=self._bookmarks)]

    def runs(self, words: Words, part: Any) -> list[Any]:
        """All elements of some words; `part` keeps the addresses that they link to."""
        made: list[Any] = []
        for run in apart(self.spoken, words):
            made += self._run(run, part)
            for place, number in enumerate(numbers_of(self.document, run)):
                made += [self._raised(", ")] if place else []
                made += self._mark(number)
        return made

    def leading(self, key: str, words: Words, part: Any) -> list[Any]:
        """Some words that lead to a place of the text, if it has one."""
        place = self._places.get(key, "")
        runs = self.runs(words, part)
        return [w("hyperlink", *runs, anchor=place, history=1)] if place else runs

    def _raised(self, words: str) -> Any:
        return w("r", w("rPr", w("rStyle", val="EndnoteReference")), text(words))

    def _mark(self, number: int) -> list[Any]:
        """The mark of a note: the first leads to it, later ones repeat the number of the first."""
        name = f"_Note{number:05d}"
        if number not in self.marked:
            self.marked.append(number)
            return self._between(name, [endnotes.reference(number)])
        return field(f"NOTEREF {name} \\f \\h", self._raised(str(number)))

    def _run(self, run: Run, part: Any) -> list[Any]:
        said = self.document.labels.get(run.ref, run.text) if run.ref else run.text
        made = self._text(said, run) if said else []
        if run.grade:
            made.append(w("r", w("rPr", w("rStyle", val="Grade")), text(f"[{run.grade}]")))
        if not made:
            return []
        kind, _, key = run.ref.partition(":")
        if kind == "note" and key.isdigit():
            return field(f"NOTEREF _Note{int(key):05d} \\h", made[0])
        place = self._places.get(key if kind in {"section", "page"} else run.ref, "")
        if kind == "page" and place:
            return field(f"PAGEREF {place} \\h", made[0])
        if place:
            return [w("hyperlink", *made, anchor=place, history=1)]
        link = safe_link(run.link)
        if link:
            return [_outside(part, link, made)]
        return made

    def _text(self, words: str, run: Run) -> list[Any]:
        linked = bool(run.link and safe_link(run.link))
        made = []
        for stretch, right in stretches(page_text(words, isolates=self.rtl), rtl=self.rtl):
            properties = w(
                "rPr",
                w("rStyle", val="Hyperlink") if linked else None,
                *((w("b"), w("bCs")) if run.style in {"bold", "medium"} else ()),
                *((w("i"), w("iCs")) if run.style == "italic" else ()),
                w("color", val=_COLOURS[run.style].lstrip("#")) if run.style in _COLOURS else None,
                w("rtl") if right else None,
                w("lang", bidi="ur-PK") if right else None,
            )
            made.append(w("r", properties if len(properties) else None, text(stretch, isolates=self.rtl)))
        return made


def _begins_right(words: Words) -> bool:
    """Whether the first letter of some words runs from right to left."""
    for run in words:
        for character in run.text:
            if _RIGHT.match(character):
                return True
            if character.isalpha():
                return False
    return False


def _outside(part: Any, link: str, runs: list[Any]) -> Any:
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    for run in runs:
        made.append(run)
    return made
