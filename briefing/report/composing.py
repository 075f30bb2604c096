"""Composes a briefing: blocks become sections, sections get numbers, citations notes, references their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing.analysis.profile import header, history
from briefing.analysis.selection import LAST_DAY, Selection
from briefing.analysis.state import coordination_bodies
from briefing.analysis.wording import counted, when
from briefing.domain.briefings import Block, BriefingContent
from briefing.domain.items import OWN_LAYER, Item
from briefing.figures.lifelines import LifeLine, LifeSegment, lifelines
from briefing.figures.theme import COVER
from briefing.report.blocks import MAKERS
from briefing.report.blocks.base import DataStamp, Page, course
from briefing.report.document import (
    Abbreviations,
    ContentsList,
    Cover,
    Document,
    Figure,
    Para,
    Part,
    Run,
    Scales,
    Section,
    Table,
    plain,
)
from briefing.report.evidence.printing import with_evidence
from briefing.report.notes import graded, number
from briefing.report.reading import texts

if TYPE_CHECKING:
    from briefing.store import Workspace

MOST_LINES = 20
"""Life lines on the cover."""

MOST_SHORT_FORMS = 24
"""Short forms explained in the front matter: those that the text uses most often."""


def compose(selection: Selection, briefing: BriefingContent, data: DataStamp | None = None) -> Document:
    """The document of a briefing, numbered and ready to be laid out or copied.

    The same selection and briefing always give the same document. `data` is what the method page says of the
    workspace (`stamp`); without it counts are taken from the selection and no digest is printed.
    """
    stamped = data or DataStamp()
    sections: list[Section] = []
    for block in briefing.blocks:
        sections += MAKERS[block.kind.key](Page(selection, briefing, block, stamped))
    if not any(section.key == "notes" for section in sections):
        sections += MAKERS["sources"](Page(selection, briefing, _back(briefing), stamped))
    sections = _unique(_in_order(sections))
    short_forms = _abbreviations(selection, sections)
    front = sum(1 for section in sections if section.front)
    sections.insert(front, _contents(briefing, short_forms))
    numbered, labels = _numbered(sections)
    document = _document(selection, briefing, numbered, labels)
    document = number(selection, document)
    document = replace(document, sections=_graded(document))
    return with_evidence(selection, briefing, document, stamped)


def stamp(workspace: Workspace) -> DataStamp:
    """What the method page says of a workspace: counts by kind, its packs, the digest of its content."""
    layers = tuple(workspace.layers())
    packs = tuple(
        f"{layer.title or layer.name}, version {layer.version}{f', {layer.publisher}' if layer.publisher else ''}"
        for layer in layers
    )
    counts = tuple(sorted(workspace.counts().items()))
    return DataStamp(counts, packs, workspace.digest().get("all", ""), layers)


# ---------------------------------------------------------------- sections


def _back(briefing: BriefingContent) -> Block:
    """The back of a briefing that has no block of sources: facts are never printed without their notes."""
    return Block(Item(f"{briefing.id}-sources", "block", briefing.id, OWN_LAYER, {"block": "sources"}))


def _in_order(sections: Iterable[Section]) -> list[Section]:
    """Front matter first, notes, sources and method last, the rest as the analyst ordered it."""
    last = {"notes": 1, "sources": 2, "method": 3}
    return sorted(sections, key=lambda section: (not section.front, last.get(section.key, 0)))


def _unique(sections: list[Section]) -> list[Section]:
    """Sections with keys of their own, also where a kind of block occurs twice."""
    seen: dict[str, int] = {}
    made = []
    for section in sections:
        count = seen.get(section.key, 0)
        seen[section.key] = count + 1
        made.append(replace(section, key=f"{section.key}-{count + 1}") if count else section)
    return made


def _contents(briefing: BriefingContent, short_forms: tuple[tuple[str, str], ...]) -> Section:
    label = briefing.marking
    marking = Para(
        (Run(f"{label.value}: {label.meaning} The label stands in the head and the foot of every page."),),
        "words",
        rail=(Run("Marking", "bold"),),
        small=True,
    )
    parts: list[Part] = [ContentsList()]
    if short_forms:
        parts.append(Abbreviations(short_forms))
    return Section(
        f"{briefing.id}-contents", "contents", "Contents", (*parts, marking), front=True, numbered=False
    )


def _abbreviations(selection: Selection, sections: list[Section]) -> tuple[tuple[str, str], ...]:
    """Short forms of bodies and policies that the text uses, with what they stand for."""
    shell = Document("", "", "", BriefingContent(_EMPTY).marking, "", "", "", Cover("", ()), tuple(sections))
    used = Counter(re.findall(r"[A-Z][A-Za-z0-9/]+", " ".join(plain(runs) for _, runs in texts(shell))))
    found: dict[str, str] = {}
    for item in (*selection.kind("institution"), *selection.kind("policy")):
        short = item.get("abbreviation")
        capitals = sum(letter.isupper() for letter in short)
        if short in used and short not in found and len(short) < 12 and capitals > 1:
            found[short] = item.title.partition(" (")[0]
    for alias in selection.kind("alias"):
        short, record = alias.get("value"), selection.get(alias.about or "")
        wanted = alias.get("category") in {"abbreviation", "former-name"} and record is not None
        if wanted and record and short.isupper() and short in used and short not in found:
            former = alias.get("category") == "former-name"
            found[short] = record.title if former else record.title.partition(" (")[0]
    often = sorted(found, key=lambda short: (-used[short], short))[:MOST_SHORT_FORMS]
    return tuple((short, found[short]) for short in sorted(often))


_EMPTY = Item("bri:none", "briefing", None, OWN_LAYER, {})


def _numbered(sections: list[Section]) -> tuple[tuple[Section, ...], dict[str, str]]:
    """Sections, tables and figures with their numbers, and the words by which they are referred to."""
    labels: dict[str, str] = {}
    made: list[Section] = []
    counts = {"table": 0, "figure": 0, "section": 0}
    for section in sections:
        title = section
        if section.numbered:
            counts["section"] += 1
            title = replace(section, number=str(counts["section"]))
        named = f"section {title.number}" if title.number else section.title
        labels[f"section:{section.key}"] = named
        labels.setdefault(f"page:{section.key}", named)
        parts: list[Part] = []
        for part in section.parts:
            if isinstance(part, Table | Figure):
                kind = "table" if isinstance(part, Table) else "figure"
                counts[kind] += 1
                labels.setdefault(f"{kind}:{part.key}", f"{kind.capitalize()}\u00a0{counts[kind]}")
                parts.append(replace(part, number=str(counts[kind])))
            else:
                parts.append(part)
        made.append(replace(title, parts=tuple(parts)))
    return tuple(made), labels


def _graded(document: Document) -> tuple[Section, ...]:
    """The scales of the method page with the count of the document's own sources."""
    counts = graded(document)

    def with_counts(part: Part) -> Part:
        return Scales(counts) if isinstance(part, Scales) else part

    return tuple(
        replace(section, parts=tuple(map(with_counts, section.parts))) for section in document.sections
    )


# ---------------------------------------------------------------- title and cover


def _document(
    selection: Selection, briefing: BriefingContent, sections: tuple[Section, ...], labels: dict[str, str]
) -> Document:
    as_of = selection.as_of if selection.as_of != LAST_DAY else selection.cutoff
    title = briefing.title or "Untitled briefing"
    return Document(
        title=title,
        line=briefing.item.get("line"),
        running=title,
        marking=briefing.marking,
        as_of=as_of,
        as_of_words=when(as_of) or "no date set",
        cutoff=selection.cutoff,
        cover=_cover(selection, briefing, as_of),
        sections=sections,
        subject=briefing.item.get("line") or "Counter-terrorism coordination",
        keywords=("counter-terrorism coordination", f"as of {as_of}")
        if as_of
        else ("counter-terrorism coordination",),
        labels=labels,
    )


def _cover(selection: Selection, briefing: BriefingContent, as_of: str) -> Cover:
    lines = _life_lines(selection)
    facts = [
        ("Information cut-off", when(selection.cutoff) or "no data"),
        ("As of", when(as_of) or "no date set"),
    ]
    facts.append(
        ("Prepared for", briefing.audience)
        if briefing.audience
        else ("Issue", briefing.item.get("issue") or "First issue")
    )
    if not lines or not as_of:
        return Cover("Institutional briefing", tuple(facts))

    def draw(wide: float, high: float) -> Any:
        return lifelines(lines, COVER, wide=wide, high=high, as_of=as_of, least=1996)

    names = ", ".join(line.name for line in lines)
    key = (
        f"Above: life lines of {counted(len(lines), 'coordination body', 'coordination bodies')} by stated status. "
        "Dashed: proposed. Half: approved. Hatched: dormant. Dotted: no source tells. Fading: date approximate."
    )
    return Cover(
        "Pakistan\u2002|\u2002Institutional briefing", tuple(facts), draw, f"Life lines of {names}.", key
    )


def _life_lines(selection: Selection) -> list[LifeLine]:
    made: list[tuple[str, LifeLine]] = []
    for item in coordination_bodies(selection):
        shown = header(selection, item.id).status.key
        segments = tuple(
            LifeSegment(segment.status.key, segment.start, segment.end)
            for segment in course(history(selection, item.id), shown)
        )
        starts = [span.lo for span in selection.spans(item.id, "status") if span.lo]
        if segments and starts:
            head = header(selection, item.id)
            name = head.short if len(head.name) > 44 and head.short else head.name
            made.append((min(starts), LifeLine(name.partition(" (")[0], segments)))
    made.sort(key=lambda pair: (pair[0], pair[1].name))
    if len(made) > MOST_LINES:
        # The federal frame is longest on record; the newest bodies are what the briefing is about.
        step = len(made) - MOST_LINES
        made = made[: MOST_LINES // 2] + made[MOST_LINES // 2 + step :]
    return [line for _, line in made]
