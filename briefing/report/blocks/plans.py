"""What the plans on record asked for and what became of their points, and which promises name a sum, in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.commitments import Promise, standing_counts
from briefing.analysis.profile import header, history
from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.domain.items import Item
from briefing.domain.statuses import COMMITMENT_STATUSES
from briefing.report.blocks.base import Page, cited, fact, joined, row_of, unsourced
from briefing.report.blocks.standing import dated, in_line, supported
from briefing.report.document import Para, Part, Run, Words
from briefing.report.saying import filled, said

_SUM = re.compile(r"\b(?:Rs|USD|US\$|PKR)\s?\d")
MOST_SUMS = 6


def plan_parts(page: Page, promises: Sequence[Promise]) -> list[Part]:
    """A paragraph for each plan with points, and one for the promises that name a sum."""
    selection = page.selection
    made: list[Part] = []
    for place, policy in enumerate(_plans(selection)):
        runs = _plan(page, policy, promises)
        if runs:
            rail: Words = (Run(page.say("Plans and their points"), "bold"),) if place == 0 else ()
            made.append(Para(runs, rail=rail))
    money = [each for each in promises if _SUM.search(each.text)][:MOST_SUMS]
    if money:
        runs = joined([_sum(selection, each) for each in money])
        made.append(
            Para(
                runs,
                rail=(
                    Run(page.say("Sums promised"), "bold"),
                    Run(page.say("Approval of money is not money spent.")),
                ),
            )
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
    spoken = selection.language
    if asked:
        name = selection.title(policy).removeprefix("The ")
        held = [
            Run(value.words, notes=cited(selection, supported(selection, value.citations), 1))
            for value in asked[:-1]
        ]
        last = asked[-1]
        notes = cited(selection, supported(selection, last.citations), 1)
        listed_values = row_of(spoken, [(run,) for run in held])
        has = spoken.message("The {name} has {values}{last}")
        parts.append(
            filled(
                spoken,
                has,
                name=name,
                values=(*listed_values, Run(spoken.semicolon)) if held else (),
                last=Run(spoken.ended(last.words), notes=notes),
            )
        )
    parts.append(_course(selection, policy))
    counted_points = _kept(page, points, promises)
    if counted_points:
        parts.append(counted_points)
    return joined([part for part in parts if part])


def _course(selection: Selection, policy: Item) -> Words:
    """When it was adopted and how it stands."""
    parts: list[Words] = []
    spoken = selection.language
    begun = stated(selection, policy.id, "established")
    if begun.shown and begun.shown.start:
        value = begun.shown
        begun_words = spoken.say(
            "{event} {on}", event=f"{value.words[:1].upper()}{value.words[1:]}", on=spoken.on(value.start)
        )
        parts.append(dated(selection, begun_words, value.start, value.citations, disputed=begun.disputed))
    line = in_line(history(selection, policy.id), header(selection, policy.id).status.key)
    for segment in line[-1:]:
        word, date = spoken.status(segment.status.key).lower(), spoken.bare_since(segment.start)
        stands = spoken.say("It has been {status} since {date}", status=word, date=date)
        parts.append(fact(selection, stands, supported(selection, segment.citations), most=1))
    return joined(parts)


def _kept(page: Page, points: Sequence[Item], promises: Sequence[Promise]) -> Words:
    """How the points stand as promises; where they are themes only, that no source lists the headings."""
    spoken = page.spoken
    by_id = {each.id: each for each in promises}
    held = [by_id[each.get("commitment")] for each in points if each.get("commitment") in by_id]
    if held:
        counts = {status.key: 0 for status in COMMITMENT_STATUSES}
        for each in held:
            counts[each.status.key] = counts.get(each.status.key, 0) + 1
        order = sorted((key for key in counts if counts[key]), key=lambda key: -counts[key])
        parts = standing_counts(spoken, [(counts[key], spoken.status(key).lower()) for key in order])
        return said(
            spoken,
            "Of its {points} as promises {counts} by the last stated status ({table}).",
            points=spoken.counted(len(held), "point"),
            counts=parts,
            table=Run(ref="table:commitments"),
        )
    sourced = [each for each in points if page.selection.citations(each.id)]
    if not sourced:
        return ()
    kept = sum(1 for each in sourced if each.get("correspondence") in {"kept", "changed"})
    text = page.say(
        "No source on record lists its headings; {count} themes are named by sources, {kept} of which go on with "
        "older points",
        count=spoken.number(len(sourced)),
        kept=spoken.number(kept),
    )
    if page.has("questions"):
        return said(spoken, "{text} ({section}).", text=text, section=Run(ref="section:questions"))
    return (Run(spoken.ended(text)), Run(f" {page.say('Our count, no source.')}", "grey"))


def _sum(selection: Selection, each: Promise) -> Words:
    """A promise with a sum, who made it and when, and the last status with what a source says of it."""
    spoken = selection.language
    actor = each.actor.replace(";", ",") or spoken.say("By whom is not stated")
    text = f"{each.text[:1].lower()}{each.text[1:]}".rstrip(".")
    promised = (
        spoken.say("{actor}, {on}: {text};", actor=actor, on=spoken.on(each.made), text=text)
        if each.made
        else spoken.say("{actor}: {text};", actor=actor, text=text)
    )
    ids = [one for one in each.status_citations if selection.get(one)]
    span = next((part.span for part in reversed(each.history) if part.status is each.status), "")
    own = [one for one in ids if selection.by_id[one].get("span") == span] or ids
    word = spoken.status(each.status.key).lower()
    last = (
        spoken.say("last stated as {status} {on}.", status=word, on=spoken.on(each.since))
        if each.since
        else spoken.say("last stated as {status}.", status=word)
    )
    first: Words = (Run(promised, notes=cited(selection, each.citations, 1)),)
    notes = cited(selection, own, 1)
    stated_last = Run(f" {last}", notes=notes)
    return (*first, stated_last) if notes else (*first, stated_last, unsourced(spoken))
