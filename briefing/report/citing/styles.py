"""The citation styles that a briefing can have, and a source's reference in one of them as runs of words.

The first time a source is cited its reference is printed in full, again in the short form of the style: in Chicago
the author, else the paper or site, and the number of the note that has it in full; in APA author and year, and that
number; in IEEE that number in brackets. APA and IEEE print the
address of a page; in Chicago the title leads there, because endnotes in two columns have no room for addresses.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from briefing.analysis.wording import when
from briefing.domain.briefings import CITATION_STYLES
from briefing.domain.errors import BriefingError
from briefing.domain.records import Source
from briefing.report.citing.csl_json import csl_item
from briefing.report.citing.processor import prepared, processor
from briefing.report.document import Run, Words

LANGUAGE = "en-GB"
"""The language of references: dates in them read as everywhere else in a briefing."""

SHORTEST_TITLE, FEWEST_WORDS = 20, 3
"""A title is not cut to fewer letters at a colon, nor to fewer words at a small one."""

_SMALL = frozenset(
    "a after against as at between by for from in into of on over the to under via with".split()
)

_TAG = re.compile(r"(</?[a-z]+[^>]*>)")
_REMARK = re.compile(r"\s+\([^()]*\)$")


class UnknownStyleError(BriefingError):
    """A citation style that is not bundled."""


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A bundled style. `note` tells a style of notes from one of references; `file` is its name in `resources/csl`.

    `numbers` tells a style whose short form is the number of the note that has the reference in full. `addresses`
    tells whether references print the address of a page, `uncertain` whether the style can say that a
    date is approximate; where it cannot, the words of the date say so.
    """

    key: str
    name: str
    file: str
    note: bool = False
    numbers: bool = False
    addresses: bool = True
    uncertain: bool = True


STYLES: Mapping[str, CitationStyle] = {
    style.key: style
    for style in (
        CitationStyle("chicago", "Chicago, notes", "chicago-notes-bibliography", note=True, addresses=False),
        CitationStyle("apa", "APA", "apa"),
        CitationStyle("ieee", "IEEE", "ieee", numbers=True, uncertain=False),
    )
}
"""The bundled styles by key."""

DEFAULT_STYLE = CITATION_STYLES[0]


def citation_style(key: str) -> CitationStyle:
    """The style by its key, the default one for an empty key; raises `UnknownStyleError`."""
    try:
        return STYLES[key or DEFAULT_STYLE]
    except KeyError:
        raise UnknownStyleError(
            f"There is no citation style “{key}”.", f"Choose one of {', '.join(STYLES)}."
        ) from None


def known_style(key: str) -> CitationStyle:
    """The style by its key, the default one for a key that this version does not know."""
    return STYLES.get(key, STYLES[DEFAULT_STYLE])


def reference_item(source: Source, style: CitationStyle) -> dict[str, Any]:
    """A source as the style is given it: without what its references do not print, with a short title.

    A date that the style would print finer than it is, or that processors print unlike one another (a period, a
    season), is handed over in words.
    """
    item = csl_item(source)
    if not style.addresses:
        item.pop("URL", None)
        item.pop("accessed", None)
    issued = item.get("issued", {})
    parts = issued.get("date-parts", ())
    if len(parts) > 1 or "season" in issued or (issued.get("circa") and not style.uncertain):
        item["issued"] = {"literal": when(source.published)}
    short = short_title(source.title)
    if short != source.title:
        item["title-short"] = short
    return item


def short_item(source: Source, style: CitationStyle) -> dict[str, Any]:
    """A source as a style is given it for its short form.

    In a style of notes the number of the note with the full reference follows: it stands for the title, which is
    left out wherever author, paper or site name the source. (A journal never stands for an author.)
    """
    item = reference_item(source, style)
    named = "author" in item or ("container-title" in item and item["type"] != "article-journal")
    if style.note and named:
        return {name: value for name, value in item.items() if not name.startswith("title")}
    return item


def short_title(title: str) -> str:
    """The first words of a title: without a remark in brackets at its end, up to a colon or a small word.

    Nothing is put in another order or in other words, and a short title is not cut.
    """
    for cut in (_REMARK.sub("", title), _REMARK.sub("", title.partition(": ")[0])):
        if len(cut) >= SHORTEST_TITLE:
            title = cut
    said = title.split(" ")
    for place in range(FEWEST_WORDS, len(said)):
        if said[place].lower() in _SMALL:
            return " ".join(said[:place])
    return title


def full_reference(source: Source, style: CitationStyle) -> Words:
    """A source the first time it is cited, without the stop at the end.

    In the runs the title leads to the page, the publisher or site to the source's entry in the list of sources.
    """
    item = reference_item(source, style)
    return _runs(_full(style.key, _frozen(item)), item, source, csl_item(source).get("URL", ""))


def short_reference(source: Source, style: CitationStyle, number: int) -> Words:
    """A source cited again. `number` is the note that has it in full, for styles that refer by number."""
    return _plain_runs(_short(style.key, _frozen(short_item(source, style)), number))


def ends_in_address(words: Words) -> bool:
    """Whether a reference ends in the address of a page, after which a colon would be read as a part of it."""
    return bool(words) and words[-1].link == words[-1].text != ""


def _frozen(item: Mapping[str, Any]) -> str:
    return json.dumps(item, sort_keys=True)


@lru_cache(maxsize=4096)
def _full(key: str, item: str) -> str:
    """The full form as HTML, kept because a preview asks again."""
    style = STYLES[key]
    made, given = processor(style.file, LANGUAGE), prepared(json.loads(item))
    if style.note:
        return made.citation(given, first=True, bare=True)
    return re.sub(r"^\[\d+\]", "", made.entry(given, bare=True))


@lru_cache(maxsize=4096)
def _short(key: str, item: str, number: int) -> str:
    """The short form as HTML, kept as the full one."""
    style = STYLES[key]
    made, given = processor(style.file, LANGUAGE), prepared(json.loads(item))
    return made.citation(given, first=False, number=number, bare=True)


# ---------------------------------------------------------------- runs


def _runs(made: str, item: Mapping[str, Any], source: Source, link: str) -> Words:
    """Words with their links: the title leads outward, the publisher or else another word to the list of sources."""
    entry = f"source:{source.id}"
    runs = _plain_runs(made)
    given = prepared(item)
    title = _shown(given.get("title", ""))
    runs = _with_part(runs, title, Run(link=link) if link else Run(ref=entry))
    if item.get("URL"):
        runs = _with_part(runs, item["URL"], Run(link=link))
    publisher = _shown(given.get("container-title") or given.get("publisher") or "")
    runs = _with_part(runs, publisher, Run(ref=entry))
    if not any(run.ref for run in runs):
        # where neither is printed, the author or the date leads to the list; a bare title does, and the list outward
        free = [place for place, run in enumerate(runs) if not run.link] or [0]
        runs = (
            *runs[: free[-1]],
            replace(runs[free[-1]], ref=entry, link=""),
            *runs[free[-1] + 1 :],
        )
    return runs


def _shown(given: str) -> str:
    """A prepared text without its tags, as it stands among the words of a run."""
    return html.unescape(_TAG.sub("", given))


def _with_part(runs: Words, part: str, like: Run) -> Words:
    """The runs with the first place of a text cut out as a run of its own that leads where `like` leads."""
    for place, run in enumerate(runs):
        if part and part in run.text and not run.ref and not run.link:
            before, _, after = run.text.partition(part)
            cut = (
                replace(run, text=before),
                replace(run, text=part, ref=like.ref, link=like.link),
                replace(run, text=after),
            )
            return (*runs[:place], *(each for each in cut if each.text), *runs[place + 1 :])
    return runs


def _plain_runs(made: str) -> Words:
    """HTML of the processor as runs: italics are kept."""
    runs: list[Run] = []
    italic = False
    for part in _TAG.split(made):
        if _TAG.fullmatch(part):
            italic = part == "<i>" or (italic and part != "</i>")
        elif part:
            runs.append(Run(html.unescape(part), "italic" if italic else ""))
    return tuple(runs)
