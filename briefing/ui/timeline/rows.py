"""What the timeline shows, as plain values made from the workspace's items: events, lifelines and plans in force.

Pure functions: the views show these values and nothing else, and the tests read them without a window.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from briefing.analysis.selection import Selection
from briefing.analysis.standing import Segment as Standing
from briefing.analysis.standing import history
from briefing.analysis.stated import disputed_fields
from briefing.analysis.wording import when
from briefing.domain.edtf import DateError, parse
from briefing.domain.items import Item
from briefing.domain.records import Citation
from briefing.domain.scales import Grade
from briefing.domain.statuses import status
from briefing.ui.timeline.axis import LAST_DAY
from briefing.ui.timeline.marks import Mark, mark_of

LABEL_LETTERS = 28
"""How long a label on the canvas may be; the whole sentence stands in tooltip, card and chronology."""


GroundForm = Literal["supports", "disputes", "weak"]


@dataclass(frozen=True, slots=True)
class Ground:
    """A citation as its chip shows it: the grade's code, how it stands to the event, and its words."""

    citation: str
    code: str
    form: GroundForm
    words: str


@dataclass(frozen=True, slots=True)
class Stated:
    """One value that a source gives: its words, the source's name, and its chip."""

    words: str
    source: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing sources differ on: the field's name, and the values side by side."""

    label: str
    values: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as the timeline knows it. `bodies` and `places` are ids, in the order the source names them.

    `ghosts` are the marks of other dates that sources give. `rank` puts the better attested first.
    """

    id: str
    title: str
    date: str
    mark: Mark
    when: str
    short: str
    category: str
    place: str = ""
    bodies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    disputed: bool = False
    ghosts: tuple[Mark, ...] = ()
    mine: bool = False
    rank: int = 0

    @property
    def unsourced(self) -> bool:
        """Whether nothing is cited for it."""
        return not self.grounds

    @property
    def year(self) -> int:
        """The year it is listed under; 0 where it has no date."""
        return date.fromordinal(self.mark.first).year if self.mark.dated else 0

    @property
    def order(self) -> tuple[bool, float, int, str]:
        """By earliest day, then the more precise, then the id; undated ones come last."""
        return (not self.mark.dated, self.mark.first, self.mark.after, self.id)

    @property
    def label(self) -> str:
        """Its title as short as a label may be."""
        return shortened(self.title)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a body's life: its status from the day `first` to the end of the day before `after`.

    `open` where nothing is known to have ended it.
    """

    status: str
    first: int
    after: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A plan in force: from a day, to a day or on. Its end is certain up to `sure`, possible up to `after`."""

    id: str
    title: str
    short: str
    first: int
    sure: int
    after: int
    open: bool = False
    current: bool = False
    words: str = ""


def shortened(text: str, letters: int = LABEL_LETTERS) -> str:
    """The beginning of a text up to a word's end, with an ellipsis where something is left out.

    An article at its head goes, and so does the time ("In June 2025 the …"): the place on the axis tells it.
    """
    text = " ".join(text.split())
    head = _HEAD.match(text)
    if head and len(text) - head.end() > 8:
        text = text[head.end() : head.end() + 1].upper() + text[head.end() + 1 :]
    if len(text) <= letters:
        return text
    cut = text[: letters + 1].rsplit(" ", 1)[0] if " " in text[: letters + 1] else text[: letters - 1]
    words = cut.rstrip(" ,;:–-").split(" ")
    while len(words) > 1 and words[-1].lower() in _LEANING:
        words.pop()
    return " ".join(words).rstrip(" ,;:–-") + "…"


_HEAD = re.compile(r"(?:(?:In|On|By) (?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4},? )?(?:(?:[Tt]he|[Aa]n?) )?(?=\w)")

_LEANING = frozenset(
    "a an the of to in on at by for from with and or as is are was were that its his their".split()
)
"""Words that a label does not end with: they lean on the next one."""


# ---------------------------------------------------------------- events


def event_rows(selection: Selection, events: Iterable[Item]) -> tuple[EventRow, ...]:
    """The events as rows, in order of time."""
    return tuple(sorted((event_row(selection, event) for event in events), key=lambda row: row.order))


def event_row(selection: Selection, event: Item) -> EventRow:
    """One event as a row; answers from the selection's memory where it was asked before."""
    return selection.remember(("timeline-row", event.id), lambda: _event_row(selection, event))


def _event_row(selection: Selection, event: Item) -> EventRow:
    text = event.get("date")
    mark = mark_of(text)
    grounds = grounds_of(selection, event.id)
    differs = _may_differ(selection, event.id) and bool(disputed_fields(selection, event.id))
    ghosts = []
    for citation in selection.citations(event.id, "date"):
        other = mark_of(citation.states or citation.item.get("from"))
        if other.dated and other != mark and other not in ghosts:
            ghosts.append(other)
    links = selection.about(event.id, "link")
    bodies = [link.get("ref") for link in links if link.get("field") == "subject"]
    places = [link.get("ref") for link in links if link.get("field") == "place"]
    return EventRow(
        event.id,
        event.title,
        text,
        mark,
        when(text) or "undated",
        short_date(text),
        event.get("category"),
        event.get("place"),
        tuple(each for each in bodies if each.startswith("ins:")),
        tuple(places),
        grounds,
        differs or bool(ghosts),
        tuple(ghosts),
        event.own or bool(event.mine),
        len(grounds) * 2 + (3 if event.get("category") == "attack" else 0) + (1 if differs else 0),
    )


def _may_differ(selection: Selection, event_id: str) -> bool:
    """Whether anything is cited against it or stated of it twice: only then is it worth asking what is disputed."""
    about = selection.about(event_id)
    return any(item.kind == "span" or (item.kind == "citation" and Citation(item).disputes) for item in about)


def grounds_of(selection: Selection, item_id: str) -> tuple[Ground, ...]:
    """The citations of a record's statement as chips: supporting ones first, the best of them first."""
    found = selection.citations(item_id)
    ranked = sorted(found, key=lambda each: (each.disputes, _grade(selection, each).rank, each.id))
    return tuple(_ground(selection, citation) for citation in ranked)


def _ground(selection: Selection, citation: Citation) -> Ground:
    grade = _grade(selection, citation)
    source = selection.source(citation.source)
    form: GroundForm = "disputes" if citation.disputes else "weak" if grade.weak else "supports"
    said = f"{source.name}: {grade.words}" if source else grade.words
    return Ground(citation.id, grade.code, form, said)


def _grade(selection: Selection, citation: Citation) -> Grade:
    return citation.grade(selection.source(citation.source))


def differences(selection: Selection, event_id: str) -> tuple[Difference, ...]:
    """What sources differ on about an event, field by field: each value once, with the first source that gives it."""
    made = []
    for field in disputed_fields(selection, event_id):
        values: dict[str, Stated] = {}
        found = selection.citations(event_id, field.field)
        for citation in sorted(
            found, key=lambda each: (each.disputes, _grade(selection, each).rank, each.id)
        ):
            words = (when(citation.states) if field.field == "date" else citation.states) or citation.excerpt
            source = selection.source(citation.source)
            values.setdefault(
                words, Stated(words, source.name if source else "", _ground(selection, citation))
            )
        made.append(Difference(field.label, tuple(values.values())))
    return tuple(made)


def short_date(text: str) -> str:
    """The date in a narrow column, under a heading that names the year: "7 Apr", "~ Nov", "2023"."""
    if not text:
        return "–"
    try:
        read = parse(text)
    except DateError:
        return text
    words = when(text, short=True)
    year = f" {read.earliest.year}"
    if words.count(year) != 1 or read.earliest.year != read.latest.year:
        return words
    bare = words.replace(year, "", 1)
    return bare if any(letter.isalnum() for letter in bare) else words


# ---------------------------------------------------------------- lifelines


def lifeline(selection: Selection, body: str) -> tuple[Segment, ...]:
    """The statuses of a body one after the other, as its history has them, up to the as-of date.

    What only disputing sources state is left out, because a line can say one thing only: the profile shows it.
    Where one status has ended and the next is not known to have begun, the line is unknown.
    """
    today = _ordinal(selection.as_of, LAST_DAY) + 1
    by_day: dict[int, Standing] = {}
    for each in history(selection, body):
        mark = mark_of(each.start)
        if not each.contrary and mark.dated and mark.first < today:
            by_day.setdefault(mark.first, each)  # of one day the best attested comes first
    line = sorted(by_day.items())
    made: list[Segment] = []
    for at, (first, each) in enumerate(line):
        following = line[at + 1][0] if at + 1 < len(line) else today
        ends = mark_of(each.end) if each.end not in {"", ".."} else None
        stop = min(ends.after, following) if ends and ends.dated else following
        if stop <= first:
            continue
        if made and made[-1].after < first:
            made.append(Segment("unknown", made[-1].after, first))
        if made and made[-1].status == each.status.key:
            made[-1] = Segment(each.status.key, made[-1].first, stop)
        else:
            made.append(Segment(each.status.key, first, stop))
    if not made:
        return ()
    if made[-1].after < today and status(made[-1].status).key not in _ENDED:
        made.append(Segment("unknown", made[-1].after, today))
    if made[-1].status not in _ENDED:
        made[-1] = replace(made[-1], open=True)
    return tuple(made)


_ENDED = frozenset({"abolished", "superseded", "lapsed", "fulfilled"})


def _ordinal(day: str | None, otherwise: int) -> int:
    return date.fromisoformat(day).toordinal() if day else otherwise


# ---------------------------------------------------------------- plans in force

_PLANS = frozenset({"plan", "policy"})
_NAMED_YEARS = re.compile(r"\b(\d{4})[-–](\d{2}|\d{4})\b")


def plan_bands(selection: Selection) -> tuple[Band, ...]:
    """Plans and policies with the time they were in force, by their beginning.

    The end is the one that is on record; else the last year that the title names; else, where the record says
    "in force", it is open; else it is not known, and the band stops where it began to be unknown.
    """
    ends = {
        body.get("abbreviation") or body.title: body
        for body in selection.kind("institution")
        if body.get("category") == "plan" and body.get("founded")
    }
    today = _ordinal(selection.as_of, LAST_DAY) + 1
    made = []
    for policy in selection.kind("policy"):
        if policy.get("category") not in _PLANS or not policy.lo or policy.lo > selection.as_of:
            continue
        first = _ordinal(policy.lo, 0)
        twin = ends.get(policy.get("abbreviation") or policy.title)
        sure, after, is_open = _end(policy, twin, today)
        if after <= first:
            continue
        made.append(
            Band(
                policy.id,
                policy.title,
                policy.get("abbreviation") or policy.title,
                first,
                max(min(sure, today), first + 1),
                min(after, today),
                is_open,
                is_open,
                when(policy.get("date")),
            )
        )
    return tuple(sorted(made, key=lambda band: (band.first, band.id)))


def _end(policy: Item, twin: Item | None, today: int) -> tuple[int, int, bool]:
    """Until when a plan was surely and possibly in force, and whether it still is."""
    text = twin.get("ended") if twin else ""
    if text and text != "..":
        mark = mark_of(text)
        if mark.dated:
            return mark.first, mark.after, False
    if policy.get("status").startswith("in force") or text == "..":
        return today, today, True
    named = _NAMED_YEARS.search(policy.title)
    if named:
        last = int(named[2]) if len(named[2]) == 4 else int(named[1][:2] + named[2])
        return date(last, 1, 1).toordinal(), date(last + 1, 1, 1).toordinal(), False
    return 0, 0, False


def pack_bands(bands: Sequence[Band], most: int) -> tuple[tuple[tuple[Band, ...], ...], tuple[Band, ...]]:
    """The bands in at most `most` rows, and those that found no row; only a fading end may lie under the next."""
    rows: list[list[Band]] = []
    left = []
    for band in bands:
        free = next((row for row in rows if row[-1].sure <= band.first), None)
        if free is not None:
            free.append(band)
        elif len(rows) < most:
            rows.append([band])
        else:
            left.append(band)
    return tuple(tuple(row) for row in rows), tuple(left)
