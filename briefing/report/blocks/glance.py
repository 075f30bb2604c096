"""State of coordination at a glance: four numbers and six panels, every number of which can be counted again."""

from __future__ import annotations

from typing import Any

from briefing.analysis.disagreements import disagreements
from briefing.analysis.language import Language
from briefing.analysis.profile import Header
from briefing.analysis.selection import Selection
from briefing.analysis.state import State, state
from briefing.analysis.wording import capital
from briefing.domain.statuses import COMMITMENT_STATUSES
from briefing.figures import describe
from briefing.figures.lifelines import lifelines
from briefing.figures.stacked_counts import DotCount, dot_counts
from briefing.figures.theme import PRINT, FigureTheme
from briefing.report.blocks.base import Made, Page, cited, fact, joined, own_parts, row_of
from briefing.report.blocks.life import life_line
from briefing.report.blocks.standing import standing_words
from briefing.report.document import (
    GlyphRow,
    Number,
    Numbers,
    Panel,
    PanelLine,
    Panels,
    Part,
    Section,
    Words,
    words,
)
from briefing.report.saying import said

NAMED = 3
"""Up to so many bodies of a status are named beside their glyphs."""


def make(page: Page) -> Made:
    """One section."""
    found = state(page.selection)
    parts: list[Part] = [_numbers(page, found)]
    panels = [_bodies(page, found), _commitments(page, found), _fusion(page, found), _counts(page.selection)]
    panels += [_newest(page, found), _questions(page, found)]
    parts.append(Panels(tuple(panel for panel in panels if panel)))
    parts += own_parts(page)
    title = page.titled("State of coordination at a glance")
    return (
        Section(
            page.block.id,
            "glance",
            title,
            tuple(parts),
            lead=words(found.sentence),
            sub=page.say("Bodies, commitments, disagreements, open questions"),
        ),
    )


def _numbers(page: Page, found: State) -> Numbers:
    working = found.group("operational")
    unknown = found.group("unknown")
    kept = found.commitments
    fulfilled = next((group for group in kept.by_status if group.key == "fulfilled"), None)
    every = disagreements(page.selection)
    still = sum(1 for each in every if each.open)
    return Numbers(
        (
            Number(
                str(working.count),
                str(len(found.bodies)),
                words(
                    page.say(
                        "coordination bodies operational; of {count} no source says how they stand",
                        count=unknown.count,
                    )
                ),
            ),
            Number(
                str(fulfilled.count if fulfilled else 0),
                str(len(kept.promises)),
                words(
                    page.say(
                        "commitments fulfilled; about {count} nothing was published for two years",
                        count=len(kept.silent),
                    )
                ),
            ),
            Number(
                str(still),
                str(len(every)),
                words(page.say("points on which sources differ bear on this date")),
            ),
            Number(str(len(found.questions)), "", words(page.say("questions that no source read answers"))),
        )
    )


def _bodies(page: Page, found: State) -> Panel:
    order: dict[str, list[Header]] = {}
    for body in found.bodies:
        order.setdefault(body.status.key, []).append(body)
    ranking = (
        "operational",
        "established",
        "approved",
        "proposed",
        "dormant",
        "superseded",
        "abolished",
        "unknown",
    )
    rows = tuple(
        GlyphRow(page.spoken.status(key).lower(), key, len(bodies), _names(page.spoken, bodies))
        for key in ranking
        if (bodies := order.get(key, []))
    )
    return Panel(page.say("Coordination bodies by standing"), rows)


def _names(spoken: Language, bodies: list[Header]) -> Words:
    names = [body.short or body.name for body in bodies]
    if len(names) <= NAMED and sum(map(len, names)) < 34:
        return words(spoken.listed(names))
    return ()


def _commitments(page: Page, found: State) -> Panel:
    counts = {status.key: 0 for status in COMMITMENT_STATUSES}
    for promise in found.commitments.promises:
        counts[promise.status.key] = counts.get(promise.status.key, 0) + 1
    order = ("fulfilled", "operational", "funded", "approved", "proposed", "lapsed", "superseded", "unknown")
    silent = len(found.commitments.silent)
    text = page.say("Among them {count} about which nothing was published for two years.", count=silent)
    return Panel(
        page.say("Commitments by last stated status"),
        tuple(
            GlyphRow(page.spoken.status(key).lower(), key, counts[key]) for key in order if counts.get(key)
        ),
        text=words(text) if silent else (),
    )


def _fusion(page: Page, found: State) -> Panel | None:
    lines = [life_line(page.selection, line.id, name=line.name) for line in found.lifelines]
    if not lines:
        return None
    selection = page.selection

    def draw(wide: float, theme: FigureTheme = PRINT) -> Any:
        return lifelines(lines, theme, wide=wide, high=20 + 19 * len(lines), as_of=selection.as_of, bar=5)

    told = [
        fact(
            selection,
            page.say("{name}: {status}", name=line.name, status=standing_words(page.spoken, line.head)),
            line.head.citations,
        )
        for line in found.lifelines
    ]
    alt = describe.lifelines(lines, as_of=selection.as_of, spoken=page.spoken)
    return Panel(page.say("Made to bring intelligence together"), draw=draw, alt=alt, text=joined(told))


def _counts(selection: Selection) -> Panel | None:
    """Counts of one thing in one year by several compilers, as dots: never a sum."""
    groups: dict[tuple[str, str], dict[str, Any]] = {}
    for item in selection.kind("count"):
        about = selection.get(item.about or "")
        if not about or about.get("role") != "observer" or not item.get("value").isdigit():
            continue
        if not cited(selection, [each.id for each in selection.citations(item.id)], 1):
            continue
        subject = "attacks" if "attacks" in item.get("field") and "deaths" not in item.get("field") else ""
        if subject:
            best = groups.setdefault((item.get("date"), subject), {})
            kept = best.get(about.id)
            if kept is None or _better(selection, item, kept):
                best[about.id] = item
    if not groups:
        return None
    spoken = selection.language
    (year, subject), chosen = max(groups.items(), key=lambda pair: (len(pair[1]), pair[0]))
    if len(chosen) < 2:
        return None
    items = sorted(chosen.values(), key=lambda item: (int(item.get("value")), item.id))
    dots = [
        DotCount(selection.name(item.about or ""), float(item.get("value")), f"{int(item.get('value')):,}")
        for item in items
    ]

    def draw(wide: float, theme: FigureTheme = PRINT) -> Any:
        return dot_counts(dots, theme, wide=wide)

    told = [
        fact(
            selection,
            f"{selection.name(item.about or '')} {int(item.get('value')):,}",
            [each.id for each in selection.citations(item.id)],
            most=1,
            stop=False,
        )
        for item in items
    ]
    text = said(
        spoken,
        "{counts}. Not to be averaged: each compiler defines an attack differently.",
        counts=row_of(spoken, told, ", "),
    )
    subject = spoken.say("attacks in {year}", year=year)
    alt = describe.dots(subject, dots, spoken=spoken)
    compilers = spoken.counted(len(items), "compiler")
    title = spoken.say("{things}, as {compilers} count them", things=capital(subject), compilers=compilers)
    return Panel(title, draw=draw, alt=alt, text=text)


def _better(selection: Selection, item: Any, other: Any) -> bool:
    def rank(each: Any) -> tuple[int, int]:
        grades = [one.grade(selection.source(one.source)).rank for one in selection.citations(each.id)]
        return min(grades, default=(9, 9))

    return rank(item) < rank(other)


def _newest(page: Page, found: State) -> Panel:
    lines = tuple(
        PanelLine(
            page.spoken.when(entry.date, short=True),
            fact(page.selection, entry.title, entry.citations, most=1),
        )
        for entry in found.events[:3]
    )
    return Panel(page.say("Last dated steps"), lines=lines)


def _questions(page: Page, found: State) -> Panel:
    lines = tuple(PanelLine("?", words(each.title)) for each in found.questions[:4])
    return Panel(
        page.say("Open questions, the longest open of {count}", count=len(found.questions)), lines=lines
    )
