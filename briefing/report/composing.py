"""Composes a briefing: blocks become sections, sections get numbers, citations notes, references their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing.analysis.language import Language
from briefing.analysis.language import language as language_of
from briefing.analysis.profile import header
from briefing.analysis.selection import KINDS_READ, LAST_DAY, Selection
from briefing.analysis.state import coordination_bodies
from briefing.domain.briefings import Block, BriefingContent
from briefing.domain.items import OWN_LAYER, Item
from briefing.figures import describe
from briefing.figures.lifelines import LifeLine, lifelines
from briefing.figures.theme import COVER, FigureTheme
from briefing.report.blocks import MAKERS
from briefing.report.blocks.base import DataStamp, Page
from briefing.report.blocks.course import KEY
from briefing.report.blocks.life import life_line
from briefing.report.citing.styles import known_style
from briefing.report.document import (
    Abbreviations,
    ContentsList,
    Cover,
    Document,
    Figure,
    NotesFoot,
    Para,
    Part,
    Run,
    Scales,
    Section,
    Shorter,
    Table,
    Words,
    plain,
)
from briefing.report.evidence.printing import with_evidence
from briefing.report.notes import graded, number
from briefing.report.reading import texts
from briefing.report.saying import said
from briefing.report.shortening import shortened, spare_entries, with_short_notes
from briefing.store.digest import of_items

if TYPE_CHECKING:
    from briefing.store import Workspace

DEEPER = 130
"""Per cent of its pages that a report may take in Urdu, whose reading face needs twice the depth of a line."""

MOST_LINES = 20
"""Life lines on the cover."""

KICKERS = {"dossier": "Institution dossier", "note": "Situation note"}
"""What stands beside the title of a document without a cover."""

MOST_SHORT_FORMS = 24
"""Short forms explained in the front matter: those that the text uses most often."""


def compose(
    selection: Selection,
    briefing: BriefingContent,
    data: DataStamp | None = None,
    language: Language | None = None,
) -> Document:
    """The document of a briefing, numbered and ready to be laid out or copied.

    The same selection and briefing always give the same document. `data` is what the method page says of the
    workspace (`stamp`); without it counts are taken from the selection and no digest is printed. Without a `language`
    the briefing's own is used.
    """
    selection = selection.spoken(language or language_of(briefing.language))
    document = _composed(selection, briefing, data)
    spare = spare_entries(briefing)
    limit = briefing.pages
    if selection.language.right_to_left and briefing.form == "report":
        limit = limit * DEEPER // 100
    if not briefing.pages or not spare:
        return replace(document, limit=limit)

    def made(most: Mapping[str, int]) -> Document:
        return replace(_composed(selection, shortened(briefing, most), data), limit=limit)

    return replace(document, limit=limit, shorter=Shorter(spare, made))


def _composed(selection: Selection, briefing: BriefingContent, data: DataStamp | None) -> Document:
    stamped = data or DataStamp()
    sections: list[Section] = []
    for block in briefing.blocks:
        sections += MAKERS[block.kind.key](Page(selection, briefing, block, stamped))
    if not any(section.key == "notes" for section in sections):
        sections += MAKERS["sources"](Page(selection, briefing, _back(briefing), stamped))
    if briefing.form == "report":
        sections = _unique(_in_order(sections))
        short_forms = _abbreviations(selection, sections, bilingual=briefing.bilingual)
        front = sum(1 for section in sections if section.front)
        sections.insert(front, _contents(selection.language, briefing, short_forms))
    else:
        sections = [replace(section, front=False, numbered=False) for section in _unique(_in_order(sections))]
    numbered, labels = _numbered(selection.language, sections)
    document = _document(selection, briefing, numbered, labels)
    document = number(selection, document, known_style(briefing.citation_style))
    if any(isinstance(part, NotesFoot) for section in document.sections for part in section.parts):
        document = with_short_notes(selection, document)
    document = replace(document, sections=_graded(document))
    return with_evidence(selection, briefing, document, stamped)


def stamp(workspace: Workspace) -> DataStamp:
    """What the method page says of a workspace: counts by kind, its packs, the digest of its facts.

    The digest leaves the user's briefings out: a briefing prints the same whatever other briefings there are.
    """
    layers = tuple(workspace.layers())
    packs = tuple(
        f"{layer.title or layer.name}, version {layer.version}{f', {layer.publisher}' if layer.publisher else ''}"
        for layer in layers
    )
    counts = tuple(sorted(each for each in workspace.counts().items() if each[0] in KINDS_READ))
    facts = (item for kind in KINDS_READ for item in workspace.items(kind))
    return DataStamp(counts, packs, of_items(facts), layers)


# ---------------------------------------------------------------- sections


def _back(briefing: BriefingContent) -> Block:
    """The back of a briefing that has no block of sources: facts are never printed without their notes."""
    fields = {"block": "sources"} if briefing.form == "report" else {"block": "sources", "form": "foot"}
    return Block(Item(f"{briefing.id}-sources", "block", briefing.id, OWN_LAYER, fields))


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


def _contents(
    spoken: Language, briefing: BriefingContent, short_forms: tuple[tuple[str, str], ...]
) -> Section:
    label = briefing.marking
    told = spoken.say(
        "{label}: {meaning} The label stands in the head and the foot of every page.",
        label=label.value,
        meaning=spoken.say(label.meaning),
    )
    marking = Para(
        (Run(told),),
        "words",
        rail=(Run(spoken.say("Marking"), "bold"),),
        small=True,
    )
    parts: list[Part] = [ContentsList()]
    if short_forms:
        parts.append(Abbreviations(short_forms))
    return Section(
        f"{briefing.id}-contents",
        "contents",
        spoken.say("Contents"),
        (*parts, marking),
        front=True,
        numbered=False,
    )


def _abbreviations(
    selection: Selection, sections: list[Section], *, bilingual: bool
) -> tuple[tuple[str, str], ...]:
    """Short forms of bodies and policies that the text uses, with what they stand for."""
    spoken = selection.language
    shell = Document("", "", "", BriefingContent(_EMPTY).marking, "", "", "", Cover("", ()), tuple(sections))
    text = " ".join(plain(runs) for _, runs in texts(shell))
    used = Counter(re.findall(r"[A-Z][A-Za-z0-9/]+", text))
    found: dict[str, str] = {}
    for item in (*selection.kind("institution"), *selection.kind("policy")):
        short, name = item.get("abbreviation"), selection.title(item).partition(" (")[0]
        other = selection.other_title(item).partition(" (")[0] if bilingual else ""
        name = spoken.rows([name, other]) if other else name
        capitals = sum(letter.isupper() for letter in short)
        if short in used and short not in found and len(short) < 12 and capitals > 1:
            found[short] = name
        own = "" if spoken.own else selection.short(item)
        said = len(re.findall(rf"(?<!\w){re.escape(own)}(?!\w)", text)) if own != short and own else 0
        if said and own not in found:
            found[own], used[own] = spoken.say("{name} ({short})", name=name, short=short), said
    for alias in selection.kind("alias"):
        short, record = alias.get("value"), selection.get(alias.about or "")
        wanted = alias.get("category") in {"abbreviation", "former-name"} and record is not None
        if wanted and record and short.isupper() and short in used and short not in found:
            former = alias.get("category") == "former-name"
            name = selection.title(record)
            found[short] = name if former else name.partition(" (")[0]
    often = sorted(found, key=lambda short: (-used[short], short))[:MOST_SHORT_FORMS]
    return tuple((short, found[short]) for short in sorted(often))


_EMPTY = Item("bri:none", "briefing", None, OWN_LAYER, {})


def _numbered(spoken: Language, sections: list[Section]) -> tuple[tuple[Section, ...], dict[str, str]]:
    """Sections, tables and figures with their numbers, and the words by which they are referred to."""
    labels: dict[str, str] = {}
    made: list[Section] = []
    counts = {"table": 0, "figure": 0, "section": 0}
    for section in sections:
        title = section
        if section.numbered:
            counts["section"] += 1
            title = replace(section, number=str(counts["section"]))
        named = spoken.say("section {number}", number=title.number) if title.number else f"“{section.title}”"
        labels[f"section:{section.key}"] = named
        labels.setdefault(f"page:{section.key}", named)
        parts: list[Part] = []
        for part in section.parts:
            if isinstance(part, Table | Figure):
                kind = "table" if isinstance(part, Table) else "figure"
                counts[kind] += 1
                text = "Table {number}" if kind == "table" else "Figure {number}"
                label = spoken.say(text, number=counts[kind]).replace(" ", "\u00a0")
                labels.setdefault(f"{kind}:{part.key}", label)
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
    spoken = selection.language
    title = spoken.term(briefing.title, context="template") or spoken.say("Untitled briefing")
    line = spoken.term(briefing.item.get("line"), context="template")
    kicker = spoken.say(KICKERS[briefing.form]) if briefing.form in KICKERS else ""
    body = selection.get(briefing.item.get("institution"))
    if body and title == body.title:
        title = selection.title(body)
    return Document(
        title=title,
        line=line,
        running=" | ".join((kicker, selection.name(body.id) if body else title)) if kicker else title,
        marking=briefing.marking,
        as_of=as_of,
        as_of_words=spoken.when(as_of) or spoken.say("no date set"),
        cutoff=selection.cutoff,
        cover=_cover(selection, briefing, as_of),
        sections=sections,
        subject=line or spoken.say("Counter-terrorism coordination"),
        keywords=("counter-terrorism coordination", f"as of {as_of}")
        if as_of
        else ("counter-terrorism coordination",),
        language=spoken.code,
        labels=labels,
        form=briefing.form,
        kicker=kicker,
        standing=_standing(selection, body) if body else (),
    )


def _standing(selection: Selection, body: Item) -> Words:
    """How the body that the whole document is about stands, beside its title."""
    head = header(selection, body.id)
    status = Run(head.status_words.lower(), "bold")
    since = Run(head.since_words)
    told = said(selection.language, "{status} {since}", status=status, since=since)
    return (
        Run(glyph=head.status.key),
        *(told if head.since_words else (status,)),
        *((Run("\u00a0≠", "rust"),) if head.disputed else ()),
    )


def _cover(selection: Selection, briefing: BriefingContent, as_of: str) -> Cover:
    spoken = selection.language
    lines = _life_lines(selection)
    facts = [
        (spoken.say("Information cut-off"), spoken.when(selection.cutoff) or spoken.say("no data")),
        (spoken.say("As of"), spoken.when(as_of) or spoken.say("no date set")),
    ]
    facts.append(
        (spoken.say("Prepared for"), briefing.audience)
        if briefing.audience
        else (spoken.say("Issue"), briefing.item.get("issue") or spoken.say("First issue"))
    )
    if not lines or not as_of:
        return Cover(spoken.say("Institutional briefing"), tuple(facts))

    def draw(wide: float, high: float, theme: FigureTheme = COVER) -> Any:
        return lifelines(lines, theme, wide=wide, high=high, as_of=as_of, least=1996)

    bodies = spoken.counted(len(lines), "coordination body", "coordination bodies")
    above = spoken.say("Above: life lines of {bodies} by stated status.", bodies=bodies)
    key = f"{above} {spoken.say(KEY)}"
    alt = describe.lifelines(lines, as_of=as_of, spoken=spoken)
    series = f"{spoken.say('Pakistan')}\u2002|\u2002{spoken.say('Institutional briefing')}"
    return Cover(series, tuple(facts), draw, alt, key)


def _life_lines(selection: Selection) -> list[LifeLine]:
    made: list[tuple[str, LifeLine]] = []
    for item in coordination_bodies(selection):
        line = life_line(selection, item.id)
        starts = [span.lo for span in selection.spans(item.id, "status") if span.lo]
        if line.segments and starts:
            made.append((min(starts), line))
    made.sort(key=lambda pair: (pair[0], pair[1].name))
    if len(made) > MOST_LINES:
        # The federal frame is longest on record; the newest bodies are what the briefing is about.
        step = len(made) - MOST_LINES
        made = made[: MOST_LINES // 2] + made[MOST_LINES // 2 + step :]
    return [line for _, line in made]
