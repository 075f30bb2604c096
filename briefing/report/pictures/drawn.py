"""What can be drawn from a selection: the figures of a briefing and of the window, each as a picture of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.analysis.selection import Selection
from briefing.analysis.wording import counted, when
from briefing.report.pictures.files import NoPicture
from briefing.report.pictures.picture import Picture

if TYPE_CHECKING:
    from briefing.domain.briefings import Statement

WIDE = 476.2
"""Points: the full width of an A4 page of the briefing, so that a figure looks as it does in print."""


def timeline(selection: Selection, bodies: Sequence[str] = (), *, events: Sequence[str] = ()) -> Picture:
    """The timeline of the bodies (ids), of the events (ids), or of what a briefing would choose."""
    from briefing.domain.briefings import Statement
    from briefing.domain.items import OWN_LAYER, Item

    added = tuple(
        Statement(
            Item(f"sta:figure-{at}", "statement", "blk:figure", OWN_LAYER, {"ref": event, "sort": "fact"})
        )
        for at, event in enumerate(events)
    )
    made = _from_block(selection, "timeline", {"bodies": ";".join(bodies)} if bodies else {}, added)
    return replace(made, title=f"Timeline of {counted(len(events), 'event')}") if events else made


def relations(selection: Selection, bodies: Sequence[str] = ()) -> Picture:
    """The relations of the first of the bodies, else of the body that leads in bringing intelligence together."""
    from briefing.analysis.functions import FUSION, claims

    fusing = [each for each in claims(selection) if each.live and each.function == FUSION[0]]
    chosen = bodies or [each.institution for each in sorted(fusing, key=lambda each: each.role != "lead")]
    if not chosen:
        raise NoPicture("There is no body to draw the relations of.", "Name one with --institution.")
    return _from_block(selection, "relations", {"institution": chosen[0]})


def _from_block(
    selection: Selection, kind: str, options: dict[str, str], statements: tuple[Statement, ...] = ()
) -> Picture:
    """The figure that a block of a briefing prints."""
    from briefing.domain.briefings import Block, BriefingContent
    from briefing.domain.items import OWN_LAYER, Item
    from briefing.report import compose
    from briefing.report.document import Figure

    block = Block(
        Item("blk:figure", "block", "bri:figure", OWN_LAYER, {"block": kind, **options}), statements
    )
    document = compose(
        selection, BriefingContent(Item("bri:figure", "briefing", None, OWN_LAYER, {}), (block,))
    )
    found = [part for section in document.sections for part in section.parts if isinstance(part, Figure)]
    if not found:
        raise NoPicture("Nothing is on record for this figure by this date.", "Try a later --as-of.")
    return Picture(
        kind,
        found[0].title,
        found[0].alt,
        found[0].draw(WIDE),
        selection.as_of,
        language=document.language,
    )


def lifelines(selection: Selection, bodies: Sequence[str] = ()) -> Picture:
    """The life lines of the bodies, else of every coordination body that has a dated status."""
    from briefing.analysis.state import coordination_bodies
    from briefing.figures import describe
    from briefing.figures.lifelines import lifelines as draw
    from briefing.figures.theme import PRINT
    from briefing.report.blocks.life import life_line

    wanted = bodies or [item.id for item in coordination_bodies(selection)]
    made = [line for line in (life_line(selection, body) for body in wanted) if line.segments]
    if not made:
        raise NoPicture("No body has a dated status by this date.", "Try a later --as-of.")
    made.sort(key=lambda line: (line.segments[0].start.lstrip("[."), line.name))
    drawing = draw(made, PRINT, wide=WIDE, high=20.0 * (len(made) + 1.4), as_of=selection.as_of, least=1996)
    title = f"Life lines of coordination bodies to {when(selection.as_of)}"
    return Picture(
        "lifelines", title, describe.lifelines(made, as_of=selection.as_of), drawing, selection.as_of
    )


def matrix(selection: Selection, bodies: Sequence[str] = ()) -> Picture:
    """Which body leads, supports or claims which function; of the bodies, else of all that coordinate or belong."""
    from briefing.analysis.functions import claims
    from briefing.figures import describe
    from briefing.figures.matrix import MatrixCell
    from briefing.figures.matrix import matrix as draw
    from briefing.figures.theme import PRINT

    cells = [
        MatrixCell(each.name, each.function, each.role, each.live, each.disputed)
        for each in claims(selection)
        if selection.on_record(selection.by_id[each.institution])
        and selection.by_id[each.institution].get("role") in {"coordination", "context"}
        and (not bodies or each.institution in bodies)
    ]
    if not cells:
        raise NoPicture("No body is said to have a function by this date.", "Try a later --as-of.")
    title = f"Who does what on {when(selection.as_of)}"
    return Picture("matrix", title, describe.matrix(cells), draw(cells, PRINT, wide=WIDE), selection.as_of)


def commitments(selection: Selection, bodies: Sequence[str] = ()) -> Picture:
    """How many commitments have which status by their last statement; `bodies` do not narrow it."""
    from briefing.analysis.commitments import record
    from briefing.domain.statuses import COMMITMENT_STATUSES
    from briefing.figures import describe
    from briefing.figures.stacked_counts import StatusCount, stacked_counts
    from briefing.figures.theme import PRINT

    if bodies:
        raise NoPicture("Commitments are counted for all bodies together.", "Leave out --institution.")
    promises = record(selection).promises
    if not promises:
        raise NoPicture("No commitment is on record by this date.", "Try a later --as-of.")
    order = ("fulfilled", "operational", "funded", "approved", "proposed", "lapsed", "superseded", "unknown")
    known = {each.key: each.word.lower() for each in COMMITMENT_STATUSES}
    shown = [StatusCount(key, sum(each.status.key == key for each in promises), known[key]) for key in order]
    title = f"Commitments by last stated status on {when(selection.as_of)}"
    drawing = stacked_counts(shown, PRINT, wide=WIDE)
    return Picture("commitments", title, describe.counts("commitments", shown), drawing, selection.as_of)


DRAWN: dict[str, Callable[[Selection, Sequence[str]], Picture]] = {
    "timeline": timeline,
    "lifelines": lifelines,
    "relations": relations,
    "matrix": matrix,
    "commitments": commitments,
}
"""The figures by the names that the command line knows."""
