"""What is agreed: what several sources of different origin state of a body, and none contradicts."""

from __future__ import annotations

from briefing.analysis.agreement import agreed
from briefing.report.blocks.base import Made, Page, fact, joined, own_parts, unprinted
from briefing.report.document import Para, Part, Section, words

MOST = 4
NONE = "Nothing about it is on record from two sources of different origin that none contradicts."


def make(page: Page) -> Made:
    """One section: a sentence for each thing agreed, with the sources it rests on."""
    selection = page.selection
    item = page.body()
    found = agreed(selection, item.id) if item else ()
    shown = found[: page.most(MOST)]
    said = joined([fact(selection, each.sentence, each.citations) for each in shown])
    left = unprinted(
        page.spoken,
        len(found) - len(shown),
        "{count} more so agreed is on record and not printed here.",
        "{count} more so agreed are on record and not printed here.",
    )
    parts: list[Part] = [Para((*said, *left))] if said else [Para(words(page.say(NONE)), "count")]
    return (
        Section(
            page.block.id,
            page.key,
            page.titled(),
            (*parts, *own_parts(page)),
            breaks=page.block.option("flow") != "yes",
        ),
    )
