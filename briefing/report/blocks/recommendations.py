"""Recommendations: the analyst's own, and those that sources make, reported with whose they are and not adopted."""

from __future__ import annotations

from briefing.analysis.profile import profile
from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.analysis.wording import counted, when
from briefing.analysis.wording import number as number_words
from briefing.domain.items import Item
from briefing.report.blocks.base import (
    Made,
    Page,
    chosen_only,
    fact,
    own_parts,
    subjects_added,
    unprinted,
)
from briefing.report.document import Para, Part, Recommendation, Section, Subhead, words

LEAD_OF_VIEWS = "Judgements and recommendations of others, as sources report them; not adopted here."
NO_VIEW = "No source on record reports what others judge or ask of it."


def make(page: Page) -> Made:
    """One section; with `bodies` set to “profiled” only what bears on the bodies that the briefing profiles."""
    selection = page.selection
    own = list(own_parts(page))
    if page.block.option("form") == "views":
        return _views(page, own)
    chosen = chosen_only(page, "assessment")
    every = [item for item in selection.kind("assessment") if selection.begun(item)]
    reported = [
        item for item in every if (item.id in chosen if chosen else item.get("category") == "recommendation")
    ]
    every_reported = reported
    if page.block.option("bodies") == "profiled" and not chosen:
        added = subjects_added(page, "assessment")
        reported = [item for item in reported if item.id in added or _bears(page, item)] or reported
    parts: list[Part] = []
    if own:
        parts.append(Subhead("Ours"))
        parts += own
        parts.append(Subhead("Of others, as reported"))
    holder = ""
    for number, item in enumerate(_by_holder(reported), 1):
        same = item.get("holder") == holder
        holder = item.get("holder")
        parts.append(_recommendation(selection, item, number, same=same))
    if not parts:
        parts.append(Para(words("No source on record recommends anything by this date."), "count"))
    left = len(every_reported) - len(reported)
    rest = f" {number_words(left).capitalize()} more, on other matters, are not printed." if left else ""
    holders = len({item.get("holder") for item in reported})
    lead = (
        f"{counted(len(reported), 'recommendation')} of {counted(holders, 'author')}, as sources report them; "
        f"not adopted here.{rest}"
        if reported
        else ""
    )
    return (
        Section(
            page.block.id,
            page.key,
            page.block.title,
            tuple(parts),
            lead=words(lead),
            breaks=page.block.option("flow") != "yes",
        ),
    )


def _views(page: Page, own: list[Part]) -> Made:
    """What others judge and ask of the body, the newest first, each as its holder's and none adopted."""
    selection = page.selection
    item = page.body()
    every = profile(selection, item.id).assessments if item else ()
    newest = sorted(every, key=lambda each: (each.date, each.id), reverse=True)
    shown = [selection.by_id[each.id] for each in newest[: page.most(len(newest))]]
    parts: list[Part] = []
    holder = ""
    for number, each in enumerate(_by_holder(shown), 1):
        parts.append(_recommendation(selection, each, number, same=each.get("holder") == holder))
        holder = each.get("holder")
    left = unprinted(len(every) - len(shown), "of others", why="older")
    flows = page.block.option("flow") == "yes"
    return (
        Section(
            page.block.id,
            page.key,
            page.block.title,
            (*(parts or [Para(words(NO_VIEW), "count")]), *own),
            lead=(*words(LEAD_OF_VIEWS), *left) if parts else (),
            breaks=not flows,
        ),
    )


def _bears(page: Page, item: Item) -> bool:
    """Whether a recommendation names a body that the briefing profiles."""
    links = page.selection.about(item.id, "link")
    return any(each.get("ref") in page.institutions() for each in links)


def _by_holder(items: list[Item]) -> list[Item]:
    """Those of one holder together, in the order in which holders first spoke."""
    order: dict[str, int] = {}
    for item in items:
        order.setdefault(item.get("holder"), len(order))
    return sorted(items, key=lambda item: order[item.get("holder")])


def _recommendation(selection: Selection, item: Item, number: int, *, same: bool) -> Recommendation:
    whole = stated(selection, item.id)
    return Recommendation(
        str(number),
        fact(selection, item.title, whole.citations),
        "" if same else item.get("holder"),
        "" if same else when(item.get("date")),
    )
