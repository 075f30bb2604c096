"""What the blocks share: the page they write for, sentences with their notes, the analyst's own statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.analysis.changes import resolve
from briefing.analysis.evidence import best_grade
from briefing.analysis.language import ENGLISH, Language, right_first
from briefing.analysis.profile import Segment, profile
from briefing.analysis.selection import Selection
from briefing.domain.briefings import (
    Block,
    BriefingContent,
    Statement,
    confidence_sentence,
    likelihood_sentence,
)
from briefing.domain.items import Item, Layer
from briefing.domain.records import Citation
from briefing.figures.marks import mark
from briefing.report.document import Bullet, Bullets, Judgement, Para, Part, Run, Section, Words, plain, words
from briefing.report.saying import apart

NO_SOURCE = "No source."
REPEATED = frozenset({"profile", "precedents", "relations", "text", "short", "steps", "agreed", "course"})
"""Kinds of block of which a briefing may hold several."""

Made = tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class DataStamp:
    """What the method page says of the data: counts by kind, the packs, and the content digest of the workspace.

    `layers` are the same packs, for the evidence that is attached.
    """

    counts: tuple[tuple[str, int], ...] = ()
    packs: tuple[str, ...] = ()
    digest: str = ""
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The block being written, with the briefing it belongs to and the selection it draws on."""

    selection: Selection
    briefing: BriefingContent
    block: Block
    data: DataStamp

    @property
    def key(self) -> str:
        """The key of the block's section: its kind, with the block's id where a kind can occur more than once."""
        kind = self.block.kind.key
        return f"{kind}-{self.block.id}" if kind in REPEATED else kind

    def profiled(self) -> tuple[str, ...]:
        """The institutions that the briefing's profiles are about, in order."""
        found = [block.option("institution") for block in self.briefing.blocks if block.kind.key == "profile"]
        return tuple(dict.fromkeys(each for each in found if each))

    def institutions(self) -> tuple[str, ...]:
        """The institutions that the briefing is about: the profiled ones, then those that came before them."""
        found = list(self.profiled())
        for block in self.briefing.blocks:
            about = self.selection.get(block.option("institution") or next(iter(found), ""))
            if block.kind.key == "precedents" and about:
                found += [each.id for each in profile(self.selection, about.id).precedents]
        return tuple(dict.fromkeys(found))

    def body(self) -> Item | None:
        """The body that the block is about: its own, else the briefing's; None where the workspace holds neither."""
        chosen = self.block.option("institution") or self.briefing.item.get("institution")
        return self.selection.get(chosen) if chosen else None

    def most(self, otherwise: int) -> int:
        """How many entries the block prints at most."""
        most = self.block.option("most")
        return int(most) if most.isdecimal() else otherwise

    @property
    def spoken(self) -> Language:
        """The language that the block is written in."""
        return self.selection.language

    def say(self, text: str, /, *, context: str = "", **parts: object) -> str:
        """A message in the language of the block."""
        return self.spoken.say(text, context=context, **parts)

    @property
    def title(self) -> str:
        """The heading that the analyst or a template gave the block; empty where it has only the name of its kind."""
        named = self.block.title != self.block.kind.name
        return self.spoken.term(self.block.title, context="template") if named else ""

    def titled(self, own: str = "") -> str:
        """The heading of the block: the analyst's, else `own`, a message, else the name of its kind."""
        return self.title or self.say(own or self.block.kind.name)

    def has(self, kind: str) -> bool:
        """Whether the briefing holds a block of this kind, so that a sentence can point to it."""
        return any(block.kind.key == kind for block in self.briefing.blocks)


def cited(selection: Selection, ids: Iterable[str], most: int = 2) -> tuple[str, ...]:
    """The first `most` citations, given best first, that do not carry the same underlying report."""
    kept: list[str] = []
    origins: set[str] = set()
    for each in ids:
        item = selection.get(each)
        if item is None or item.kind != "citation":
            continue
        source = selection.source(item.get("ref"))
        origin = (source.origin or source.id) if source else each
        if origin not in origins:
            origins.add(origin)
            kept.append(each)
        if len(kept) == most:
            break
    return tuple(kept)


def fact(selection: Selection, text: str, ids: Iterable[str], *, most: int = 2, stop: bool = True) -> Words:
    """A sentence of reported fact with its note marks, or with the words “No source.” where nothing is cited."""
    notes = cited(selection, ids, most)
    spoken = selection.language
    said = spoken.sentence(text) if stop else text
    if notes:
        return (Run(said, notes=notes),)
    return (
        (Run(said), unsourced(spoken)) if stop else (Run(said), Run(f" {spoken.say('(no source)')}", "grey"))
    )


def unsourced(spoken: Language) -> Run:
    """After a sentence for which nothing is cited."""
    return Run(f" {spoken.say(NO_SOURCE)}", "grey")


def joined(parts: Sequence[Words], between: str = " ") -> Words:
    """Words one after the other."""
    made: list[Run] = []
    for part in parts:
        if made and part:
            made.append(Run(between))
        made += part
    return tuple(made)


def row_of(spoken: Language, parts: Sequence[Words], between: str = "; ") -> Words:
    """Words one after the other, with the sign between them that the language has; among English ones the English."""
    kept = [part for part in parts if part]
    if not spoken.own and any(right_first(plain(part)) for part in kept):
        return joined([apart(spoken, part) for part in kept], spoken.say(between))
    return joined(kept, between)


def grades_of(selection: Selection, ids: Sequence[str]) -> tuple[str, ...]:
    """The best grade among citations as a code for the right edge."""
    return (best_grade(selection, ids).code,) if ids else ("not graded",)


def where(selection: Selection, ids: Sequence[str], most: int = 1) -> Words:
    """Who says so, with note and grade: publisher and date of the best of the citations."""
    from briefing.analysis.evidence import card

    spoken = selection.language
    made: list[Run] = []
    for each in cited(selection, ids, most):
        shown = card(selection, Citation(selection.by_id[each]))
        if made:
            made.append(Run(spoken.semicolon))
        made += [
            Run(spoken.rows([shown.publisher, shown.published]), notes=(each,)),
            Run("\u00a0"),
            Run(grade=shown.grade),
        ]
    return tuple(made) or words(spoken.say(NO_SOURCE), "grey")


def course(segments: Iterable[Segment], shown: str) -> list[Segment]:
    """The statuses as drawn: those with a date that no source stands against alone, the shown one last.

    Where two begin together, the one that is shown for the date is drawn as the one that holds.
    """
    line = [segment for segment in segments if segment.start and not segment.contrary]
    if line and line[-1].status.key != shown:
        same = [segment for segment in line if segment.status.key == shown]
        if same and mark(same[-1].start).start >= mark(line[-1].start).start - 0.003:
            line.remove(same[-1])
            line.append(same[-1])
    return line


def unprinted(spoken: Language, count: int, one: str, several: str) -> Words:
    """How many entries the block leaves out, in a sentence of two messages; nothing where it leaves out none."""
    return words(f" {spoken.some(count, one, several)}", "grey") if count > 0 else ()


def aside(runs: Words) -> tuple[Part, ...]:
    """Words in small type under what they are about; nothing for none."""
    return (Para(runs, "count", small=True),) if runs else ()


# ---------------------------------------------------------------- the analyst's own words


def own_parts(page: Page) -> tuple[Part, ...]:
    """What the analyst wrote or put into the block: opening words, added facts, texts, judgements."""
    parts: list[Part] = []
    if page.block.text:
        parts += paragraphs(page.block.text)
    number = 0
    for statement in page.block.statements:
        if statement.sort == "judgement":
            number += 1
            parts.append(
                judgement(statement, str(number) if page.block.kind.key == "judgements" else "", page.spoken)
            )
        elif statement.sort == "text":
            parts += paragraphs(statement.words)
        elif page.block.kind.key not in {"timeline", "commitments", "questions", "recommendations"}:
            parts.append(Para(added(page.selection, statement)))
    return tuple(parts)


def paragraphs(text: str) -> list[Part]:
    """The analyst's text as paragraphs; one that begins “Assumption:” is set as one, lines that begin with a dash as a
    list, those further in as a list within it.
    """
    made: list[Part] = []
    listed: list[tuple[int, str]] = []
    for piece in [*text.replace("\r\n", "\n").split("\n"), ""]:
        stripped = piece.strip()
        entry = _ENTRY.fullmatch(piece.rstrip())
        if entry:
            listed.append((len(entry["before"].expandtabs(2)), entry["words"]))
            continue
        if listed:
            made.append(Bullets(_bullets(listed)))
            listed = []
        if not stripped:
            continue
        head, colon, rest = stripped.partition(":")
        if colon and head.lower() == "assumption" and rest.strip():
            made.append(Para(words(rest.strip()), "assumption"))
        else:
            made.append(Para(words(stripped), "words"))
    return made


_ENTRY = re.compile(r"(?P<before>\s*)[-–•*]\s+(?P<words>\S.*)")


def _bullets(lines: list[tuple[int, str]]) -> tuple[Bullet, ...]:
    """Lines of a list with how far in each stands, as things with what stands further in under them."""
    made: list[Bullet] = []
    place = 0
    while place < len(lines):
        before, said = lines[place]
        stop = next((k for k in range(place + 1, len(lines)) if lines[k][0] <= before), len(lines))
        made.append(Bullet(words(said), _bullets(lines[place + 1 : stop])))
        place = stop
    return tuple(made)


def added(selection: Selection, statement: Statement) -> Words:
    """A fact that the analyst added, in its words of that day with its citations, and what has changed since."""
    said = fact(selection, statement.words, statement.citations, most=3)
    return (*said, *since_added(selection, statement))


def since_added(selection: Selection, statement: Statement) -> Words:
    """What has become of a statement since it was added; nothing where it stands as it was."""
    if not statement.subject:
        return ()
    spoken = selection.language
    found = resolve(selection.spoken(ENGLISH), statement, "")  # a statement is kept in English
    if found.state == "gone":
        return words(f" {spoken.say('Since it was added, its record has been taken off.')}", "grey")
    if found.state == "changed":
        changed = spoken.say("Since it was added, it has changed to:")
        return (Run(f" {changed} ", "grey"), *fact(selection, found.now, found.citations))
    return ()


def judged(spoken: Language, statement: Statement) -> str:
    """How likely, and what: the claim in the analyst's words after the words of the scale."""
    if spoken.own or not statement.likelihood or not statement.words.strip():
        return likelihood_sentence(statement.words, statement.likelihood)
    claim = statement.words.strip().rstrip(".۔")
    opening = likelihood_sentence("…", statement.likelihood).replace("….", "{claim}.")
    return spoken.say(opening, claim=claim)


def judgement(statement: Statement, number: str, spoken: Language = ENGLISH) -> Judgement:
    """A judgement in its parts: what is judged, how likely, how firmly held and on what."""
    basis: list[Run] = []
    if statement.confidence:
        basis.append(Run(f"{spoken.say(confidence_sentence(statement.confidence, ''))} "))
    for label, text in (
        ("Basis:", statement.item.get("basis")),
        ("Would change it:", statement.item.get("would_change")),
    ):
        if text.strip():
            basis += [Run(spoken.say(label), "bold"), Run(f" {spoken.apart(spoken.sentence(text))} ")]
    return Judgement(
        number,
        (Run(judged(spoken, statement) or "…", notes=statement.citations),),
        (),
        tuple(basis),
        statement.likelihood,
        statement.confidence,
        statement.id,
    )


def chosen_only(page: Page, *kinds: str) -> frozenset[str]:
    """Ids of the items that the block is narrowed to: those added to it, where it is not to hold the whole record.

    The option `include` set to “record” keeps the whole record; what was added then stands in it too.
    """
    if page.block.option("include") == "record":
        return frozenset()
    return frozenset(subjects_added(page, *kinds))


def subjects_added(page: Page, *kinds: str) -> tuple[str, ...]:
    """Ids of the items of some kinds that the analyst added to the block, in order."""
    found = []
    for statement in page.block.statements:
        item = page.selection.get(statement.subject)
        if statement.sort == "fact" and item and (not kinds or item.kind in kinds):
            found.append(item.id)
    return tuple(dict.fromkeys(found))
