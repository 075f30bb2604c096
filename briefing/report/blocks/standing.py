"""How a body stood over the years, in sentences: each status with its date and note, and who differs in whose words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.analysis.language import Language
from briefing.analysis.profile import Header, Segment, header, history
from briefing.analysis.selection import Selection
from briefing.domain.edtf import DateError, bounds
from briefing.domain.records import Citation
from briefing.report.blocks.base import NO_SOURCE, cited, course, fact, joined, unsourced
from briefing.report.document import Run, Words
from briefing.report.notes import name_of

DIFFERS = Run("\u00a0≠", "rust")
_EVENTS = {
    "proposed": ("{subject} was proposed{on}", "{subject} was proposed again{on}"),
    "approved": ("{subject} was approved{on}", "{subject} was approved again{on}"),
    "funded": ("{subject} was funded{on}", "{subject} was funded again{on}"),
    "established": ("{subject} was established{on}", "{subject} was established again{on}"),
    "fulfilled": ("{subject} was fulfilled{on}", "{subject} was fulfilled again{on}"),
    "abolished": ("{subject} was abolished{on}", "{subject} was abolished again{on}"),
    "superseded": ("{subject} was superseded{on}", "{subject} was superseded again{on}"),
    "lapsed": ("{subject} lapsed{on}", "{subject} lapsed again{on}"),
}
"""Statuses that come about on a day, for the first time and again; the others last."""


_LASTING = (
    ("{subject} was {status}{since}", "{subject} has been {status}{since}"),
    ("{subject} was again {status}{since}", "{subject} has been again {status}{since}"),
)
"""For the first time and again: what was, and what is still."""


def standing_words(spoken: Language, head: Header) -> str:
    """How a body stands and since when, as a clause: "operational since May 2025"."""
    status = head.status_words.lower()
    return (
        spoken.say("{status} {since}", status=status, since=head.since_words) if head.since_words else status
    )


def course_sentences(selection: Selection, item_id: str, *, named: bool = False) -> Words:
    """Its stated course: one sentence for each status, then what sources say that stand against it, quoted.

    `named` tells that a sentence before has named the body.
    """
    head = header(selection, item_id)
    spoken = selection.language
    name = head.short or spoken.say("The {name}", name=head.name.removeprefix("The "))
    every = history(selection, item_id)
    line = in_line(every, head.status.key)
    if not line:
        return (Run(spoken.say("No source states how {name} stands.", name=name)), unsourced(spoken))
    it = spoken.say("It")
    parts = [
        _sentence(selection, segment, it if place or named else name, last=place == len(line) - 1)
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
    spoken, key = selection.language, segment.status.key
    if key in _EVENTS:
        text = _EVENTS[key][segment.again]
        said = spoken.say(text, subject=subject, on=f" {spoken.on(segment.start)}" if segment.start else "")
    elif key == "unknown":
        since = _from(spoken, segment.start, last=True)
        said = spoken.say("{subject} has had no known standing{since}", subject=subject, since=since)
    else:
        text = _LASTING[segment.again][last]
        word, since = spoken.status(key).lower(), _from(spoken, segment.start, last=last)
        said = spoken.say(text, subject=subject, status=word, since=since)
    return dated(selection, said, segment.start, segment.citations, disputed=segment.disputed)


def dated(selection: Selection, said: str, start: str, ids: Sequence[str], *, disputed: bool) -> Words:
    """Words with the date and note they end in; where sources give other dates, those with theirs."""
    notes = cited(selection, supported(selection, ids), 1)
    spoken = selection.language
    if not disputed:
        ended = Run(spoken.ended(said), notes=notes)
        return (ended,) if notes else (ended, unsourced(spoken))
    others = other_dates(selection, start, ids)
    if not others:
        return (Run(said), DIFFERS, Run(spoken.stop, notes=notes))
    made = [Run(said), DIFFERS, Run(spoken.semicolon.rstrip(), notes=notes)]
    made.append(Run(f" {spoken.say('other sources say')} "))
    for place, (date, stating) in enumerate(others):
        last = place == len(others) - 1
        end = spoken.stop if last else ""
        made.append(Run(f"{spoken.when(date)}{end}", notes=cited(selection, stating, 1)))
        if not last:
            made.append(Run(spoken.say(" or ") if place == len(others) - 2 else spoken.comma))
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
    spoken = selection.language
    name = name_of(source) if source else spoken.say("A source")
    if segment.start:
        opening = spoken.say("{source}, {date}, differs", source=name, date=spoken.when(segment.start))
    else:
        opening = spoken.say("{source} differs", source=name)
    excerpt = citation.excerpt.rstrip(".")
    what = spoken.apart(f"“{excerpt}”") if excerpt else spoken.status(segment.status.key).lower()
    return (Run(opening), DIFFERS, Run(f": {what}{spoken.stop}", notes=(citation_id,)))


def life_sentence(selection: Selection, head: Header, segments: Sequence[Segment]) -> Words:
    """A body's life in one sentence: its first stated standing and its last."""
    line = [segment for segment in segments if not segment.contrary]
    spoken = selection.language
    name = whole_name(spoken, head, named="The {name} ({short})", alone="The {name}")
    if not line:
        text = "No source states how the {name} stands"
        bare = whole_name(spoken, head, named="{name} ({short})", alone="{name}")
        return fact(selection, spoken.say(text, name=bare), ())
    first = line[0]
    on = f" {spoken.on(first.start)}" if first.start else ""
    opening = spoken.say(
        "{subject} was {status}{on}", subject=name, status=spoken.status(first.status.key).lower(), on=on
    )
    if len(line) == 1:
        return fact(selection, opening, first.citations, most=1)
    since = spoken.rows([head.status_words.lower(), head.since_words]) if head.since_words else ""
    closing = spoken.say(
        "its last stated standing is {standing}", standing=since or head.status_words.lower()
    )
    joint = spoken.semicolon.rstrip()
    began: Words = fact(selection, f"{opening}{joint}", first.citations, most=1, stop=False)
    if first.disputed:
        began = (Run(opening), DIFFERS, *fact(selection, joint, first.citations, most=1, stop=False))
    ended: Words = fact(selection, f" {closing}{spoken.stop}", head.citations, stop=False)
    if head.disputed:
        ended = (Run(f" {closing}"), DIFFERS, *fact(selection, spoken.stop, head.citations, stop=False))
    return (*began, *ended)


def whole_name(spoken: Language, head: Header, *, named: str, alone: str) -> str:
    """A body's name with its short form in brackets where it has one: two messages."""
    name = head.name.removeprefix("The ")
    return spoken.say(named, name=name, short=head.short) if head.short else spoken.say(alone, name=name)


def last_word(selection: Selection, item_id: str) -> Words:
    """How a body was last seen, in the words of the best source for it."""
    head = header(selection, item_id)
    spoken = selection.language
    name = whole_name(spoken, head, named="The {name} ({short})", alone="The {name}")
    said = spoken.say("{name} is last stated as {standing}", name=name, standing=standing_words(spoken, head))
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
        return (*made, Run(f"{spoken.stop} {spoken.say(NO_SOURCE)}", "grey"))
    for place, (each, excerpt, source) in enumerate(quotes):
        mark = spoken.stop if place == len(quotes) - 1 else spoken.semicolon.rstrip()
        told = spoken.rows([name_of(source) if source else spoken.say("a source"), f"“{excerpt}”"])
        made.append(Run(f"{':' if place == 0 else ''} {told}{mark}", notes=(each,)))
    return tuple(made)


def _from(spoken: Language, start: str, *, last: bool) -> str:
    """Since or from when, with the blank before it; a date that says how it lies to a day needs no such word."""
    date = spoken.bare_since(start).removeprefix("from ")
    if not date:
        return ""
    if date.startswith(("before ", "after ")) or spoken.fits(date, "by"):
        return f" {date}"
    return f" {spoken.say('since {date}', date=date) if last else spoken.say('from {date}', date=date)}"


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
