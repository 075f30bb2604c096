"""What the plans on record asked for and what became of their points, and which promises name a sum, in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.commitments import Promise
from briefing.analysis.profile import header, history
from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.analysis.wording import counted, listed, number, on, when
from briefing.domain.items import Item
from briefing.domain.statuses import COMMITMENT_STATUSES
from briefing.report.blocks.base import Page, cited, fact, joined
from briefing.report.blocks.standing import dated, in_line, supported
from briefing.report.document import Para, Part, Run, Words

_SUM = re.compile(r"\b(?:Rs|USD|US\$|PKR)\s?\d")
MOST_SUMS = 6


def plan_parts(page: Page, promises: Sequence[Promise]) -> list[Part]:
    """A paragraph for each plan with points, and one for the promises that name a sum."""
    selection = page.selection
    made: list[Part] = []
    for place, policy in enumerate(_plans(selection)):
        runs = _plan(page, policy, promises)
        if runs:
            rail: Words = (Run("Plans and their points", "bold"),) if place == 0 else ()
            made.append(Para(runs, rail=rail))
    money = [each for each in promises if _SUM.search(each.text)][:MOST_SUMS]
    if money:
        runs = joined([_sum(selection, each) for each in money])
        made.append(
            Para(runs, rail=(Run("Sums promised", "bold"), Run("Approval of money is not money spent.")))
        )
    return made


def _plans(selection: Selection) -> list[Item]:
    """Plans and policies that have points on record, the oldest first."""
    with_points = {item.about for item in selection.kind("point")}
    found = [item for item in selection.kind("policy") if item.id in with_points and selection.begun(item)]
    return sorted(found, key=lambda item: (item.lo or "", item.id))


def _plan(page: Page, policy: Item, promises: Sequence[Promise]) -> Words:
    selection = page.selection
    points = selection.about(policy.id, "point")
    asked = [value for value in stated(selection, policy.id, "composition").values if value.citations]
    parts: list[Words] = []
    if asked:
        said: Words = (Run(f"The {policy.title.removeprefix('The ')} has "),)
        for place, value in enumerate(asked):
            joint = "." if place == len(asked) - 1 else "; "
            notes = cited(selection, supported(selection, value.citations), 1)
            said = (*said, Run(f"{value.words}{joint if joint == '.' else ''}", notes=notes))
            said = said if joint == "." else (*said, Run(joint))
        parts.append(said)
    parts.append(_course(selection, policy))
    counted_points = _kept(page, points, promises)
    if counted_points:
        parts.append(counted_points)
    return joined([part for part in parts if part])


def _course(selection: Selection, policy: Item) -> Words:
    """When it was adopted and how it stands."""
    parts: list[Words] = []
    begun = stated(selection, policy.id, "established")
    if begun.shown and begun.shown.start:
        value = begun.shown
        said = f"{value.words[:1].upper()}{value.words[1:]} {on(value.start)}"
        parts.append(dated(selection, said, value.start, value.citations, disputed=begun.disputed))
    line = in_line(history(selection, policy.id), header(selection, policy.id).status.key)
    for segment in line[-1:]:
        said = f"It has been {segment.status.word.lower()} since {when(segment.start).removeprefix('since ')}"
        parts.append(fact(selection, said, supported(selection, segment.citations), most=1))
    return joined(parts)


def _kept(page: Page, points: Sequence[Item], promises: Sequence[Promise]) -> Words:
    """How the points stand as promises; where they are themes only, that no source lists the headings."""
    by_id = {each.id: each for each in promises}
    held = [by_id[each.get("commitment")] for each in points if each.get("commitment") in by_id]
    if held:
        counts = {status.key: 0 for status in COMMITMENT_STATUSES}
        for each in held:
            counts[each.status.key] = counts.get(each.status.key, 0) + 1
        order = sorted((key for key in counts if counts[key]), key=lambda key: -counts[key])
        parts = [f"{number(counts[key])} {key}" for key in order]
        parts[0] = f"{number(counts[order[0]])} {'is' if counts[order[0]] == 1 else 'are'} {order[0]}"
        text = f"Of its {counted(len(held), 'point')} as promises {listed(parts)} by the last stated status ("
        return (Run(text), Run(ref="table:commitments"), Run(").", ""))
    sourced = [each for each in points if page.selection.citations(each.id)]
    if not sourced:
        return ()
    kept = sum(1 for each in sourced if each.get("correspondence") in {"kept", "changed"})
    text = (
        f"No source on record lists its headings; {number(len(sourced))} themes are named by sources, "
        f"{number(kept)} of which go on with older points"
    )
    if page.has("questions"):
        return (Run(f"{text} ("), Run(ref="section:questions"), Run(")."))
    return (Run(f"{text}."), Run(" Our count, no source.", "grey"))


def _sum(selection: Selection, each: Promise) -> Words:
    """A promise with a sum, who made it and when, and the last status with what a source says of it."""
    actor = each.actor.replace(";", ",") or "By whom is not stated"
    text = f"{each.text[:1].lower()}{each.text[1:]}".rstrip(".")
    said = f"{actor}, {on(each.made)}: {text};" if each.made else f"{actor}: {text};"
    ids = [one for one in each.status_citations if selection.get(one)]
    span = next((part.span for part in reversed(each.history) if part.status is each.status), "")
    own = [one for one in ids if selection.by_id[one].get("span") == span] or ids
    last = f" last stated as {each.status.word.lower()}{f' {on(each.since)}' if each.since else ''}."
    first: Words = (Run(said, notes=cited(selection, each.citations, 1)),)
    notes = cited(selection, own, 1)
    return (*first, Run(last, notes=notes)) if notes else (*first, Run(last), Run(" No source.", "grey"))
