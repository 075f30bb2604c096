"""Recommendations: the analyst's own, and those that sources make, reported with whose they are and not adopted."""

from __future__ import annotations

from briefing.analysis.language import Language
from briefing.analysis.profile import profile
from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.analysis.wording import capital
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
        parts.append(Subhead(page.say("Ours")))
        parts += own
        parts.append(Subhead(page.say("Of others, as reported")))
    holder = ""
    for number, item in enumerate(_by_holder(reported), 1):
        same = item.get("holder") == holder
        holder = item.get("holder")
        parts.append(_recommendation(selection, item, number, same=same))
    if not parts:
        parts.append(Para(words(page.say("No source on record recommends anything by this date.")), "count"))
    left = len(every_reported) - len(reported)
    lead = _lead(page.spoken, reported, left)
    return (
        Section(
            page.block.id,
            page.key,
            page.titled(),
            tuple(parts),
            lead=words(lead),
            breaks=page.block.option("flow") != "yes",
        ),
    )


def _lead(spoken: Language, reported: list[Item], left: int) -> str:
    if not reported:
        return ""
    told = spoken.say(
        "{recommendations} of {authors}, as sources report them; not adopted here.",
        recommendations=spoken.counted(len(reported), "recommendation"),
        authors=spoken.counted(len({item.get("holder") for item in reported}), "author"),
    )
    if not left:
        return told
    more = capital(spoken.number(left))
    return f"{told} {spoken.say('{count} more, on other matters, are not printed.', count=more)}"


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
    left = unprinted(
        page.spoken,
        len(every) - len(shown),
        "{count} more of others, older, is on record and not printed here.",
        "{count} more of others, older, are on record and not printed here.",
    )
    flows = page.block.option("flow") == "yes"
    return (
        Section(
            page.block.id,
            page.key,
            page.titled(),
            (*(parts or [Para(words(page.say(NO_VIEW)), "count")]), *own),
            lead=(*words(page.say(LEAD_OF_VIEWS)), *left) if parts else (),
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
        "" if same else selection.language.when(item.get("date")),
    )
