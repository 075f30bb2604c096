"""Where sources disagree: each disputed field with its sides next to one another, and why one of them is shown."""

from __future__ import annotations

from briefing.analysis.disagreements import Disagreement, disagreements
from briefing.analysis.disagreements import Side as Stated
from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.analysis.wording import capital, counted
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
        parts.append(_table(selection, shown, unprinted(left, "about it") if body else ()))
    if left and not body:
        text = f"{counted(left, 'further one')}, on single counts and other bodies, "
        parts.append(
            Para(
                words(f"{text}{'are' if left > 1 else 'is'} on record and not printed.", "grey"),
                "count",
                small=True,
            )
        )
    return (
        Section(
            page.block.id,
            page.key,
            page.block.title,
            tuple(parts) or (Para(words(NONE), "count"),),
            lead=words(_lead(every)),
            breaks=page.block.option("flow") != "yes",
        ),
    )


def _short(page: Page, every: tuple[Disagreement, ...], shown: list[Disagreement]) -> Made:
    """A sentence for each, with both sides and their notes."""
    selection = page.selection
    runs = joined([_differ(selection, each) for each in shown])
    runs = (*runs, *unprinted(len(every) - len(shown), "about it")) if runs else ()
    parts = (Para(runs) if runs else Para(words(NONE), "count"),)
    flows = page.block.option("flow") == "yes"
    return (Section(page.block.id, page.key, page.block.title, (*parts, *own_parts(page)), breaks=not flows),)


def _differ(selection: Selection, each: Disagreement) -> Words:
    said = capital(differ(selection, each)).rstrip(".")
    return (Run(said), Run("\u00a0≠", "rust"), *fact(selection, ".", each.citations, most=3, stop=False))


def _lead(every: tuple[Disagreement, ...]) -> str:
    still = sum(1 for each in every if each.open)
    if not every:
        return ""
    points = counted(len(every), "point")
    return f"On {points} the sources differ; {still} of them bear on this date."


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
        "What the sources state differently",
        (
            Column("On what", 42, "label"),
            Column("One says", 56, "narrow"),
            Column("Another says", 0, "narrow"),
        ),
        rows,
        source=(*words(SOURCE_LINE), *left),
    )


def subject(selection: Selection, each: Disagreement) -> str:
    """What the sources differ on; of a date, since when it is which value."""
    if each.kind != "date":
        return each.title
    shown = stated(selection, each.about, each.field).shown
    value = f" “{shown.words.lower()}”" if shown and each.field == "status" else ""
    return f"{each.title}{value}, since when"


def differ(selection: Selection, each: Disagreement) -> str:
    """Both sides in one line."""
    return f"{subject(selection, each)}: {each.sentence}"


def _title(selection: Selection, each: Disagreement) -> Words:
    made = words(capital(subject(selection, each)))
    return made if each.open else (*made, Run(" (no longer bears on this date)", "soft"))


def _side(selection: Selection, side: Stated) -> Words:
    ids = cited(selection, side.citations, 1)
    text = side.words.rstrip(".")
    named = "" if side.disputes and "otherwise" in text else f" ({side.sources[0]})" if side.sources else ""
    made: Words = (Run(f"{text}{named}", notes=ids),) if ids else (Run(text), Run(" (no source)", "grey"))
    return (*made, Run("\u00a0"), Run(grade=side.grade.code)) if side.grade.code != "not graded" else made


def _others(selection: Selection, each: Disagreement) -> Words:
    made: list[Run] = []
    if set(each.sides[1].citations) <= set(each.sides[0].citations):
        # one source alone stands against what the others leave unsaid
        note = each.sides[1].note
        return fact(
            selection,
            capital(note or "no other source states it"),
            each.sides[1].citations,
            most=1,
            stop=False,
        )
    for side in each.sides[1:4]:
        if made:
            made.append(Run("; "))
        made += _side(selection, side)
    return tuple(made)
