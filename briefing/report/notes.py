"""Numbers the endnotes of a document before anything is laid out, and lists the sources they lead to.

A run names the citations it rests on; each citation that is printed gets one note. Citations of one source that
quote the same words share a note, and words that the sentence itself repeats are not quoted again.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.analysis.evidence import published
from briefing.analysis.row_names import with_names
from briefing.analysis.selection import Selection
from briefing.domain.records import Citation, Source
from briefing.domain.scales import Grade, Reliability
from briefing.report.citing.styles import CitationStyle, ends_in_address, full_reference, short_reference
from briefing.report.document import Document, Note, Run, Section, SourceEntry, SourcesList, plain
from briefing.report.markup import safe_link
from briefing.report.reading import texts

SOURCE_GROUPS = (
    ("Official and legal texts", ("official", "law text", "notification")),
    ("Research and compilers", ("research", "journal", "think tank", "compiler")),
    ("Press and agencies", ("press", "agency", "broadcast", "online outlet", "magazine")),
    ("Opinion, copies and other", ("",)),
)
"""Groups of the list of sources, each with the words that put a medium into it; the first that fits takes it."""

NEARLY = 0.8
"""The share of an excerpt's words that a sentence must hold for the excerpt not to be quoted again."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """One citation as first met: its source, what it quotes, where, and how it is graded."""

    source: Source
    excerpt: str
    locator: str
    grade: Grade
    bare: bool = False


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text)).strip().lower()


def _says(text: str, excerpt: str) -> bool:
    """Whether a sentence repeats the words of an excerpt: all of them in a row, or nearly all of them."""
    said, quoted = _folded(text), _folded(excerpt)
    if not quoted:
        return False
    of_quote = quoted.split(" ")
    return quoted in said or (
        len(of_quote) > 3 and sum(word in said.split(" ") for word in of_quote) >= NEARLY * len(of_quote)
    )


def _uses(document: Document) -> Iterator[tuple[str, str]]:
    """Every citation id in reading order, with the words it stands behind."""
    for _, runs in texts(document):
        whole = plain(runs)
        for run in runs:
            for note in run.notes:
                yield note, run.text or whole


def _read(selection: Selection, note: str) -> _Cited | None:
    """A citation by its id, or a source by its own where no words are quoted."""
    item = selection.get(note)
    if item is None:
        return None
    if item.kind == "source":
        source = Source(item)
        return _Cited(source, "", "", Grade(source.reliability, None), bare=True)
    citation = Citation(item)
    source_found = selection.source(citation.source)
    if source_found is None:
        return None
    return _Cited(source_found, citation.excerpt, citation.locator, citation.grade(source_found))


def _repeated(document: Document, cited: dict[str, _Cited]) -> set[str]:
    """Ids of citations whose words every sentence that cites them already says."""
    kept: dict[str, bool] = {}
    for note, text in _uses(document):
        found = cited.get(note)
        if found:
            kept[note] = kept.get(note, True) and _says(text, found.excerpt)
    return {note for note, same in kept.items() if same}


def number(selection: Selection, document: Document, style: CitationStyle) -> Document:
    """The document with its notes in a citation style, the marks that lead to them, and the sources that they name."""
    cited: dict[str, _Cited] = {}
    order: list[str] = []
    for note, _ in _uses(document):
        if note in cited:
            continue
        found = _read(selection, note)
        if found:
            cited[note] = found
            order.append(note)
    repeated = _repeated(document, cited)
    numbers: dict[tuple[str, str, str, str], int] = {}
    marks: dict[str, int] = {}
    first_of: dict[str, int] = {}
    notes: list[Note] = []
    for note in order:
        found = cited[note]
        if found.bare and found.source.id in first_of:
            marks[note] = first_of[found.source.id]
            continue
        excerpt = "" if note in repeated else found.excerpt
        key = (found.source.id, excerpt, found.locator, found.grade.code)
        if key not in numbers:
            numbers[key] = len(notes) + 1
            earlier = first_of.setdefault(found.source.id, numbers[key])
            repeat = earlier if earlier < numbers[key] else 0
            notes.append(_note(selection, numbers[key], found, excerpt, repeat, style))
        marks[note] = numbers[key]
    sources = _sources(notes, selection)
    day = _mostly_read(sources)
    sections = tuple(_with_day(selection, section, day) for section in document.sections)
    return replace(
        document, sections=sections, notes=tuple(notes), marks=marks, sources=sources, accessed=day
    )


def _note(
    selection: Selection, number_: int, found: _Cited, excerpt: str, earlier: int, style: CitationStyle
) -> Note:
    """The first note of a source has its reference in full; later ones in short, with the number of that note."""
    source, spoken = found.source, selection.language
    if not earlier:
        lead = list(full_reference(source, style))
    elif style.numbers:
        lead = [replace(run, ref=f"note:{earlier}") for run in short_reference(source, style, earlier)]
    else:
        short = short_reference(source, style, earlier)
        lead = [
            *(replace(run, ref=f"source:{source.id}") for run in short),
            Run(f"{spoken.comma}{spoken.say('note')}\u00a0"),
            Run(str(earlier), ref=f"note:{earlier}"),
        ]
    if found.locator:
        lead.append(Run(f" ({found.locator})" if ends_in_address(tuple(lead)) else f", {found.locator}"))
    return Note(
        number_,
        source.id,
        tuple(lead),
        excerpt.strip().rstrip("."),
        found.grade.code,
        found.grade.credibility.words if found.grade.credibility else "",
        safe_link(source.url),
        " " if ends_in_address(tuple(lead)) else ": ",
    )


def name_of(source: Source) -> str:
    """What a source is called in running text: its publisher, else its title without what stands in brackets."""
    return source.publisher or source.title.partition(" (")[0].strip()


def _group(medium: str) -> int:
    return next(
        place
        for place, (_, words) in enumerate(SOURCE_GROUPS)
        if any(word in medium.lower() for word in words)
    )


def _sources(notes: list[Note], selection: Selection) -> tuple[tuple[str, tuple[SourceEntry, ...]], ...]:
    """The listed sources by kind, the most reliable first."""
    of_source: dict[str, list[int]] = {}
    for note in notes:
        of_source.setdefault(note.source, []).append(note.number)
    listed = [source for source in map(selection.source, of_source) if source]
    of_origin: dict[str, list[Source]] = {}
    for source in listed:
        of_origin.setdefault(source.origin or source.id, []).append(source)
    groups: list[list[SourceEntry]] = [[] for _ in SOURCE_GROUPS]
    spoken = selection.language
    for source in listed:
        letter = source.reliability
        # sources of one publisher stand together in the list: that they are of one origin shows there
        others = [
            other.id
            for other in of_origin.get(source.origin, [])
            if other.id != source.id and other.publisher != source.publisher
        ]
        groups[_group(source.medium)].append(
            SourceEntry(
                source.id,
                letter.name if letter else "–",
                letter.value if letter else "not graded",
                source.title,
                source.publisher,
                published(source, spoken=spoken),
                with_names(selection, source.reason),
                tuple(of_source[source.id]),
                safe_link(source.url),
                tuple(sorted(of_source[each][0] for each in others)),
                with_names(selection, source.item.get("origin_reason")) if others else "",
                spoken.when(source.item.get("accessed")),
                source.item.get("copy_sha256"),
            )
        )
    return tuple(
        (name, tuple(sorted(entries, key=_place)))
        for (name, _), entries in zip(SOURCE_GROUPS, groups, strict=True)
        if entries
    )


def _place(entry: SourceEntry) -> tuple[bool, str, str, tuple[int, ...]]:
    """The place of a source in its group: by grade, ungraded ones last, then by publisher."""
    return entry.letter == "–", entry.letter, entry.publisher.lower() or "~", entry.notes


def _mostly_read(groups: tuple[tuple[str, tuple[SourceEntry, ...]], ...]) -> str:
    """The day on which most of the listed sources were read, said once for all; empty where none says."""
    days = Counter(entry.accessed for _, entries in groups for entry in entries if entry.accessed)
    return days.most_common(1)[0][0] if days else ""


def _with_day(selection: Selection, section: Section, day: str) -> Section:
    """The section of the sources says when they were read."""
    if not day or not any(isinstance(part, SourcesList) for part in section.parts):
        return section
    said = selection.language.say("Read on {day} where no other day is given.", day=day)
    return replace(section, lead=(*section.lead, Run(f" {said}")))


def graded(document: Document) -> dict[str, int]:
    """How many of the document's sources have each letter."""
    counts = {letter.name: 0 for letter in Reliability}
    for _, entries in document.sources:
        for entry in entries:
            if entry.letter in counts:
                counts[entry.letter] += 1
    return counts
