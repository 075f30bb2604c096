"""Where coordination stands: the overview's sentences, and the list behind each number in them."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.chronology import Entry, last_events
from briefing.analysis.commitments import Group, Record, record, standing_counts
from briefing.analysis.disagreements import Disagreement, disagreements
from briefing.analysis.functions import Overlap, gaps, made_to_fuse, overlaps
from briefing.analysis.language import ENGLISH, Language
from briefing.analysis.profile import Header, Segment, header, history
from briefing.analysis.selection import LAST_DAY, Selection
from briefing.analysis.silence import YEARS
from briefing.analysis.stated import stated
from briefing.analysis.wording import number
from briefing.domain.edtf import DateError, bounds
from briefing.domain.items import Item
from briefing.domain.statuses import GROUPS

GROUP_WORDS = {
    "operational": "Operational",
    "on the way": "On the way",
    "dormant": "Dormant",
    "ended": "Ended",
    "unknown": "Unknown",
}
HEADLINE = "Where coordination stands"


@dataclass(frozen=True, slots=True)
class Lifeline:
    """The history of one body made to bring intelligence together, with how it stands."""

    head: Header
    history: tuple[Segment, ...]
    disputed: bool

    @property
    def id(self) -> str:
        """The body's id."""
        return self.head.id

    @property
    def name(self) -> str:
        """What it is called."""
        return self.head.short or self.head.name


@dataclass(frozen=True, slots=True)
class Question:
    """An open question: what is not known, since when, why it matters, what would answer it, what it bears on."""

    id: str
    title: str
    since: str
    since_words: str
    why: str
    answer: str
    related: tuple[str, ...]
    sources: tuple[str, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """The state of coordination on the as-of date.

    `bodies` are the coordination bodies on record by then; `groups` partition them; `silent` of them had nothing
    published about them for two years. `on_record` counts institutions of any role likewise.
    """

    as_of: str
    as_of_words: str
    data_to: str
    known_by: str
    headline: str
    sentence: str
    commitments_sentence: str
    bodies: tuple[Header, ...]
    groups: tuple[Group, ...]
    on_record: int
    silent: tuple[str, ...]
    commitments: Record
    lifelines: tuple[Lifeline, ...]
    events: tuple[Entry, ...]
    disagreements: tuple[Disagreement, ...]
    questions: tuple[Question, ...]
    overlaps: tuple[Overlap, ...]
    gaps: tuple[str, ...]
    unplaced: tuple[str, ...]
    status_line: str

    @property
    def silence_sentence(self) -> str:
        """Of how many of the bodies nothing was published for two years; empty where of none."""
        if not self.silent:
            return ""
        many = "that body" if len(self.bodies) == 1 else f"{number(len(self.silent))} of them"
        return f"About {many} nothing was published in the {number(YEARS)} years before."

    def group(self, key: str) -> Group:
        """One group of bodies by its key."""
        return next(group for group in self.groups if group.key == key)


def state(selection: Selection) -> State:
    """The state of coordination; the same selection always gives the same."""
    return selection.remember("state", lambda: _state(selection))


def coordination_bodies(selection: Selection) -> tuple[Item, ...]:
    """The institutions whose role is coordination and that are on record by the as-of date."""
    return tuple(
        item
        for item in selection.kind("institution")
        if item.get("role") == "coordination" and selection.on_record(item)
    )


def questions(selection: Selection) -> tuple[Question, ...]:
    """The open questions that were open by the as-of date, the longest open first."""
    found = []
    for item in selection.kind("question"):
        since = item.get("since")
        try:
            if since and bounds(since)[0] > selection.as_of:
                continue
        except DateError:
            pass
        links = selection.about(item.id, "link")
        found.append(
            Question(
                item.id,
                item.title,
                since,
                selection.language.when(since),
                item.get("why"),
                item.get("answer"),
                tuple(each.get("ref") for each in links if each.get("field") == "related"),
                tuple(each.get("ref") for each in links if each.get("field") == "source"),
                stated(selection, item.id).citations,
            )
        )
    return tuple(found)


def bodies_sentence(groups: tuple[Group, ...], total: int, spoken: Language = ENGLISH) -> str:
    """How the bodies stand, in one sentence of which every number is a group's."""
    if not total:
        return spoken.say("No coordination body is on record by this date.")
    known = [group for group in groups if group.key != "unknown" and group.ids]
    unknown = next((group for group in groups if group.key == "unknown"), None)
    bodies = spoken.counted(total, "coordination body", "coordination bodies")
    parts = standing_counts(spoken, [(group.count, group.words.lower()) for group in known])
    if not unknown or not unknown.ids:
        return spoken.say("Of {bodies} {counts}.", bodies=bodies, counts=parts)
    if not parts:
        text = spoken.plural(
            unknown.count,
            "Of {bodies} of {count} no source says how it stands.",
            "Of {bodies} of {count} no source says how they stand.",
        )
        return text.format(bodies=bodies, count=spoken.number(unknown.count))
    text = spoken.plural(
        unknown.count,
        "Of {bodies} {counts}; of {count} no source says how it stands.",
        "Of {bodies} {counts}; of {count} no source says how they stand.",
    )
    return text.format(bodies=bodies, counts=parts, count=spoken.number(unknown.count))


def _state(selection: Selection) -> State:
    bodies = tuple(header(selection, item.id) for item in coordination_bodies(selection))
    groups = tuple(
        Group(
            key,
            selection.language.say(GROUP_WORDS[key], context="group"),
            tuple(
                body.id
                for body in bodies
                if (body.status.key in keys if body.held != "no" else key == "unknown")
            ),
        )
        for key, keys in GROUPS.items()
    )
    kept = record(selection)
    sources = selection.kind("source")
    spoken = selection.language
    data_to = spoken.say("data to {date}", date=spoken.when(selection.cutoff)) if selection.cutoff else ""
    return State(
        selection.as_of,
        spoken.when(selection.as_of) if selection.as_of != LAST_DAY else "",
        data_to,
        selection.known_by,
        spoken.say(HEADLINE),
        bodies_sentence(groups, len(bodies), spoken),
        kept.sentence,
        bodies,
        groups,
        sum(selection.on_record(item) for item in selection.kind("institution")),
        tuple(body.id for body in bodies if body.silent_since),
        kept,
        tuple(_lifeline(selection, item) for item in made_to_fuse(selection) if selection.on_record(item)),
        last_events(selection),
        disagreements(selection),
        questions(selection),
        overlaps(selection),
        gaps(selection),
        selection.unplaced,
        spoken.rows(
            (
                spoken.counted(len(bodies), "body", "bodies"),
                spoken.counted(len(kept.promises), "commitment"),
                spoken.counted(len(sources), "source"),
            )
        ),
    )


def _lifeline(selection: Selection, item: Item) -> Lifeline:
    head = header(selection, item.id)
    course = stated(selection, item.id, "status")
    return Lifeline(
        head,
        history(selection, item.id),
        course.disputed or stated(selection, item.id, "parent").open_dispute,
    )
