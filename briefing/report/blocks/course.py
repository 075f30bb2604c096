"""The course of a body beside those it is made of, stands under or came after: one life line each, with its sources."""

from __future__ import annotations

from typing import Any

from briefing.analysis.profile import header, profile
from briefing.analysis.selection import Selection
from briefing.domain.items import Item
from briefing.figures import describe
from briefing.figures.lifelines import LifeLine, lifelines
from briefing.figures.theme import PRINT, FigureTheme
from briefing.report.blocks.base import Made, Page, fact, own_parts, row_of, unprinted
from briefing.report.blocks.life import life_line
from briefing.report.blocks.standing import standing_words
from briefing.report.document import Figure, Para, Part, Run, Section, Words, words

MOST = 7
HEAD, ROW = 26.0, 17.0
"""The room for the axis, and for each line, in points."""

NEAR = ("established_within", "succeeds", "succeeded_by", "overseen_by", "reports_to", "member_of")
"""Relations whose other end is drawn beside the body, the nearest first."""

COURSE_ALONE = "Course of {name}, by stated status"
NOT_DRAWN = "No dated status of it is on record."
KEY = (
    "Dashed: proposed. Half: approved. Three quarters: established. Full: operational. Hatched: dormant. Dotted: no "
    "source tells. Fading: date approximate."
)


def make(page: Page) -> Made:
    """One section without a heading of its own: the figure's caption says what it is."""
    selection = page.selection
    item = page.body()
    lines = _lines(selection, item) if item else []
    shown = lines[: max(page.most(MOST), 1)]
    parts: list[Part] = []
    if item and shown:
        parts.append(
            _figure(
                selection,
                item,
                shown,
                unprinted(
                    page.spoken,
                    len(lines) - len(shown),
                    "{count} more near it is on record and not printed here.",
                    "{count} more near it are on record and not printed here.",
                ),
            )
        )
    else:
        parts.append(Para(words(page.say(NOT_DRAWN)), "count"))
    return (Section(page.block.id, page.key, "", (*parts, *own_parts(page)), breaks=False, numbered=False),)


def _lines(selection: Selection, item: Item) -> list[tuple[str, LifeLine]]:
    """The body first, then those near it that coordinate too, each once and only with a dated status."""
    found = profile(selection, item.id)
    near = [each.id for each in found.precedents]
    ranked = sorted(
        (edge for edge in found.relations if edge.predicate in NEAR),
        key=lambda edge: (NEAR.index(edge.predicate), edge.start, edge.relation),
    )
    near += [edge.other for edge in ranked if selection.by_id[edge.other].get("role") == "coordination"]
    made = []
    for each in dict.fromkeys([item.id, *near]):
        line = life_line(selection, each, name=header(selection, each).short)
        if line.segments:
            made.append((each, line))
    return made if made and made[0][0] == item.id else []


def _figure(selection: Selection, item: Item, shown: list[tuple[str, LifeLine]], left: Words) -> Figure:
    lines = [line for _, line in shown]
    name, spoken = selection.name(item.id), selection.language
    title = "Course of {name} beside the bodies near it, by stated status" if lines[1:] else COURSE_ALONE

    def draw(wide: float, theme: FigureTheme = PRINT) -> Any:
        high = HEAD + ROW * len(lines)
        return lifelines(lines, theme, wide=wide, high=high, as_of=selection.as_of, bar=5)

    told = []
    for each, line in shown:
        head = header(selection, each)
        said = spoken.say("{name}: {status}", name=line.name, status=standing_words(spoken, head))
        told.append(fact(selection, said, head.citations, most=1, stop=False))
    return Figure(
        f"course-{item.id}",
        spoken.say(title, name=name),
        describe.lifelines(lines, as_of=selection.as_of, spoken=spoken),
        draw,
        source=(Run(f"{spoken.say(KEY)} "), *row_of(spoken, told), Run(spoken.stop), *left),
    )
