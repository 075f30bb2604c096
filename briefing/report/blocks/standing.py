"""How a body stood over the years, in sentences: each status with its date and note, and who differs in whose words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.analysis.profile import Header, Segment, header, history
from briefing.analysis.selection import Selection
from briefing.analysis.wording import on, when
from briefing.domain.edtf import DateError, bounds
from briefing.domain.records import Citation
from briefing.report.blocks.base import cited, course, fact, joined
from briefing.report.document import Run, Words
from briefing.report.notes import name_of

DIFFERS = Run("\u00a0≠", "rust")
_EVENTS = {
    "proposed": "was proposed",
    "approved": "was approved",
    "funded": "was funded",
    "established": "was established",
    "fulfilled": "was fulfilled",
    "abolished": "was abolished",
    "superseded": "was superseded",
    "lapsed": "lapsed",
}
"""Statuses that come about on a day; the others last."""


def course_sentences(selection: Selection, item_id: str, *, named: bool = False) -> Words:
    """Its stated course: one sentence for each status, then what sources say that stand against it, quoted.

    `named` tells that a sentence before has named the body.
    """
    head = header(selection, item_id)
    name = head.short or f"The {head.name.removeprefix('The ')}"
    every = history(selection, item_id)
    line = in_line(every, head.status.key)
    if not line:
        return (Run(f"No source states how {name} stands."), Run(" No source.", "grey"))
    parts = [
        _sentence(selection, segment, "It" if place or named else name, last=place == len(line) - 1)
        for place, segment in enumerate(line)
    ]
    parts += [differing(selection, segment) for segment in every if segment not in line]
    return joined([part for part in parts if part])


def in_line(segments: Sequence[Segment], shown: str) -> list[Segment]:
    """The statuses that follow one another, without one that only stands beside the shown one on its day."""
    line = course(segments, shown)
    if not line:
        return []
    last = line[-1]
    return [each for each in line if each is last or not (each.disputed and _same_day(each, last))]


def _same_day(one: Segment, other: Segment) -> bool:
    return one.start == other.start and one.status.key != other.status.key


def _sentence(selection: Selection, segment: Segment, subject: str, *, last: bool) -> Words:
    again = " again" if segment.label.startswith("again ") else ""
    key = segment.status.key
    if key in _EVENTS:
        said = f"{subject} {_EVENTS[key]}{again}{f' {on(segment.start)}' if segment.start else ''}"
    elif key == "unknown":
        said = f"{subject} has had no known standing{_from(segment.start, last=True)}"
    else:
        verb = "has been" if last else "was"
        said = f"{subject} {verb}{again} {segment.status.word.lower()}{_from(segment.start, last=last)}"
    return dated(selection, said, segment.start, segment.citations, disputed=segment.disputed)


def dated(selection: Selection, said: str, start: str, ids: Sequence[str], *, disputed: bool) -> Words:
    """Words with the date and note they end in; where sources give other dates, those with theirs."""
    notes = cited(selection, supported(selection, ids), 1)
    if not disputed:
        return (Run(f"{said}.", notes=notes),) if notes else (Run(f"{said}."), Run(" No source.", "grey"))
    others = other_dates(selection, start, ids)
    if not others:
        return (Run(said), DIFFERS, Run(".", notes=notes))
    made = [Run(said), DIFFERS, Run(";", notes=notes), Run(" other sources say ")]
    for place, (date, stating) in enumerate(others):
        end = "." if place == len(others) - 1 else " or " if place == len(others) - 2 else ", "
        mark = end if end == "." else ""
        made.append(Run(f"{when(date)}{mark}", notes=cited(selection, stating, 1)))
        if not mark:
            made.append(Run(end))
    return tuple(made)


def other_dates(selection: Selection, start: str, citations: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Dates that cannot mean the day shown, each with the citations that give it."""
    found: dict[str, list[str]] = {}
    for each in citations:
        date = selection.by_id[each].get("from")
        if date and _apart(date, start):
            found.setdefault(date, []).append(each)
    return sorted(found.items(), key=lambda pair: bounds(pair[0]))


def differing(selection: Selection, segment: Segment) -> Words:
    """A source that stands against the course, with its own words."""
    return joined([_quoted(selection, each, segment) for each in cited(selection, segment.citations, 2)])


def _quoted(selection: Selection, citation_id: str, segment: Segment) -> Words:
    citation = Citation(selection.by_id[citation_id])
    source = selection.source(citation.source)
    dated_words = f", {when(segment.start)}," if segment.start else ""
    name = name_of(source) if source else "A source"
    excerpt = citation.excerpt.rstrip(".")
    said = f": “{excerpt}”." if excerpt else f": {segment.status.word.lower()}."
    return (Run(f"{name}{dated_words} differs"), DIFFERS, Run(said, notes=(citation_id,)))


def life_sentence(selection: Selection, head: Header, segments: Sequence[Segment]) -> Words:
    """A body's life in one sentence: its first stated standing and its last."""
    line = [segment for segment in segments if not segment.contrary]
    name = f"{head.name} ({head.short})" if head.short else head.name
    name = f"The {name.removeprefix('The ')}"
    if not line:
        return fact(selection, f"No source states how {name[:1].lower()}{name[1:]} stands", ())
    first = line[0]
    opening = f"{name} was {first.status.word.lower()}{f' {on(first.start)}' if first.start else ''}"
    if len(line) == 1:
        return fact(selection, opening, first.citations, most=1)
    since = f", {head.since_words}" if head.since_words else ""
    closing = f" its last stated standing is {head.status_words.lower()}{since}"
    began: Words = fact(selection, f"{opening};", first.citations, most=1, stop=False)
    if first.disputed:
        began = (Run(opening), DIFFERS, *fact(selection, ";", first.citations, most=1, stop=False))
    ended: Words = fact(selection, f"{closing}.", head.citations, stop=False)
    if head.disputed:
        ended = (Run(closing), DIFFERS, *fact(selection, ".", head.citations, stop=False))
    return (*began, *ended)


def last_word(selection: Selection, item_id: str) -> Words:
    """How a body was last seen, in the words of the best source for it."""
    head = header(selection, item_id)
    name = f"The {head.name}{f' ({head.short})' if head.short else ''}"
    since = f" {head.since_words}" if head.since_words else ""
    said = f"{name} is last stated as {head.status_words.lower()}{since}"
    shown = [each for each in history(selection, item_id) if each.status.key == head.status.key]
    ids = cited(selection, shown[-1].citations if shown else head.citations, 2)
    quotes = [
        (
            each,
            Citation(selection.by_id[each]).excerpt.rstrip("."),
            selection.source(selection.by_id[each].get("ref")),
        )
        for each in ids
    ]
    made: list[Run] = [Run(said), *([DIFFERS] if head.disputed else [])]
    if not quotes:
        return (*made, Run(". No source.", "grey"))
    for place, (each, excerpt, source) in enumerate(quotes):
        mark = "." if place == len(quotes) - 1 else ";"
        made.append(
            Run(
                f"{':' if place == 0 else ''} {name_of(source) if source else 'a source'}, “{excerpt}”{mark}",
                notes=(each,),
            )
        )
    return tuple(made)


def _from(start: str, *, last: bool) -> str:
    words = when(start).removeprefix("since ").removeprefix("from ")
    if not words:
        return ""
    return (
        f" {words}"
        if words.startswith(("by ", "before ", "after "))
        else f" {'since' if last else 'from'} {words}"
    )


def _supports(selection: Selection, citation_id: str) -> bool:
    return selection.by_id[citation_id].get("stance") != "disputes"


def _apart(one: str, other: str) -> bool:
    try:
        (first, last), (earliest, latest) = bounds(one), bounds(other)
    except DateError:
        return False
    return last < earliest or latest < first


def supported(selection: Selection, ids: Iterable[str]) -> list[str]:
    """Those citations that support what they are cited for, else all."""
    listed = list(ids)
    return [each for each in listed if _supports(selection, each)] or listed
