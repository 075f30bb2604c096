"""Where sources disagree: each disputed field with its sides next to one another, and why one of them is shown."""

from __future__ import annotations

from briefing.analysis.disagreements import Disagreement, disagreements
from briefing.analysis.disagreements import Side as Stated
from briefing.analysis.language import Language
from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.analysis.wording import capital
from briefing.report.blocks.base import Made, Page, cited, fact, joined, own_parts, unprinted
from briefing.report.document import Column, Para, Part, Row, Run, Section, Table, Words, words

SOURCE_LINE = (
    "Both values are kept and never averaged; ≠ marks them elsewhere. Grades: source reliability, then credibility of "
    "the item. Sources: notes in the rows."
)


NONE = "No source contradicts another on what is shown for this date."

NAMES = frozenset({"name", "abbreviation"})
"""Fields whose differences are of spelling; they stand after the others."""


def make(page: Page) -> Made:
    """One section with a table; `most` and `roles` of the block's options narrow it."""
    selection = page.selection
    body = selection.get(page.block.option("institution"))
    every = disagreements(selection, body.id if body else "")
    shown = _chosen(page, every)
    parts: list[Part] = list(own_parts(page))
    if page.block.option("form") == "short":
        return _short(page, every, shown)
    left = len(every) - len(shown)
    if shown:
        parts.append(_table(selection, shown, _left(page, left) if body else ()))
    if left and not body:
        text = page.spoken.some(
            left,
            "{count} further one, on single counts and other bodies, is on record and not printed.",
            "{count} further ones, on single counts and other bodies, are on record and not printed.",
        )
        parts.append(Para(words(text, "grey"), "count", small=True))
    return (
        Section(
            page.block.id,
            page.key,
            page.titled(),
            tuple(parts) or (Para(words(page.say(NONE)), "count"),),
            lead=words(_lead(page.spoken, every)),
            breaks=page.block.option("flow") != "yes",
        ),
    )


def _left(page: Page, count: int) -> Words:
    return unprinted(
        page.spoken,
        count,
        "{count} more about it is on record and not printed here.",
        "{count} more about it are on record and not printed here.",
    )


def _short(page: Page, every: tuple[Disagreement, ...], shown: list[Disagreement]) -> Made:
    """A sentence for each, with both sides and their notes."""
    selection = page.selection
    runs = joined([_differ(selection, each) for each in shown])
    runs = (*runs, *_left(page, len(every) - len(shown))) if runs else ()
    parts = (Para(runs) if runs else Para(words(page.say(NONE)), "count"),)
    flows = page.block.option("flow") == "yes"
    return (Section(page.block.id, page.key, page.titled(), (*parts, *own_parts(page)), breaks=not flows),)


def _differ(selection: Selection, each: Disagreement) -> Words:
    said = capital(differ(selection, each)).rstrip(".")
    return (
        Run(said),
        Run("\u00a0≠", "rust"),
        *fact(selection, selection.language.stop, each.citations, most=3, stop=False),
    )


def _lead(spoken: Language, every: tuple[Disagreement, ...]) -> str:
    still = sum(1 for each in every if each.open)
    if not every:
        return ""
    points = spoken.counted(len(every), "point")
    return spoken.say(
        "On {points} the sources differ; {count} of them bear on this date.", points=points, count=still
    )


def _chosen(page: Page, every: tuple[Disagreement, ...]) -> list[Disagreement]:
    selection = page.selection
    most = int(page.block.option("most", "60"))
    first = {name: place for place, name in enumerate(page.institutions())}

    def weight(each: Disagreement) -> tuple[bool, bool, bool, int]:
        item = selection.by_id[each.about]
        body = item if item.kind == "institution" else selection.get(item.about or "") or item
        coordinates = body.get("role") == "coordination" or item.kind in {"policy", "commitment"}
        return (not coordinates, not each.open, each.field in NAMES, first.get(body.id, 99))

    ranked = sorted(every, key=weight)
    return [each for each in ranked if len(each.sides) > 1][:most]


def _table(selection: Selection, shown: list[Disagreement], left: Words) -> Table:
    spoken = selection.language
    rows = tuple(
        Row(
            (
                _title(selection, each),
                _side(selection, each.sides[0]),
                _others(selection, each),
            )
        )
        for each in shown
    )
    return Table(
        "disagreements",
        spoken.say("What the sources state differently"),
        (
            Column(spoken.say("On what"), 42, "label"),
            Column(spoken.say("One says"), 56, "narrow"),
            Column(spoken.say("Another says"), 0, "narrow"),
        ),
        rows,
        source=(*words(spoken.say(SOURCE_LINE)), *left),
    )


def subject(selection: Selection, each: Disagreement) -> str:
    """What the sources differ on; of a date, since when it is which value."""
    if each.kind != "date":
        return each.title
    spoken = selection.language
    shown = stated(selection, each.about, each.field).shown
    if shown and each.field == "status":
        return spoken.say("{what} “{value}”, since when", what=each.title, value=shown.words.lower())
    return spoken.say("{what}, since when", what=each.title)


def differ(selection: Selection, each: Disagreement) -> str:
    """Both sides in one line."""
    what = subject(selection, each)
    return selection.language.say("{what}: {sides}", what=what, sides=each.sentence)


def _title(selection: Selection, each: Disagreement) -> Words:
    made = words(capital(subject(selection, each)))
    return (
        made
        if each.open
        else (*made, Run(f" {selection.language.say('(no longer bears on this date)')}", "soft"))
    )


def _side(selection: Selection, side: Stated) -> Words:
    ids = cited(selection, side.citations, 1)
    spoken = selection.language
    text = side.words.rstrip(".")
    whole = text
    if side.sources and not (side.disputes and (not spoken.own or "otherwise" in text)):
        whole = spoken.say("{value} ({source})", value=text, source=side.sources[0])
    made: Words = (
        (Run(whole, notes=ids),) if ids else (Run(text), Run(f" {spoken.say('(no source)')}", "grey"))
    )
    return (*made, Run("\u00a0"), Run(grade=side.grade.code)) if side.grade.code != "not graded" else made


def _others(selection: Selection, each: Disagreement) -> Words:
    made: list[Run] = []
    if set(each.sides[1].citations) <= set(each.sides[0].citations):
        # one source alone stands against what the others leave unsaid
        note = each.sides[1].note
        return fact(
            selection,
            capital(note or selection.language.say("no other source states it")),
            each.sides[1].citations,
            most=1,
            stop=False,
        )
    for side in each.sides[1:4]:
        if made:
            made.append(Run(selection.language.semicolon))
        made += _side(selection, side)
    return tuple(made)
