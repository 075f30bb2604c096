"""`state`: where coordination stands, with every number's list behind it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from briefing.cli.answers import Answer, columns
from briefing.cli.workspace_file import add_dates, add_json, opened, selected

if TYPE_CHECKING:
    from briefing.analysis.commitments import Promise
    from briefing.analysis.standing import Header
    from briefing.analysis.state import State
    from briefing.cli.commands import Commands


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the command of this group."""
    parser = commands.add_parser(
        "state", parents=[shared], help="institutions, commitments, overlaps, open questions"
    )
    add_dates(parser)
    add_json(parser)
    parser.set_defaults(run=show_state)


def show_state(given: argparse.Namespace) -> Answer:
    """The state of coordination on the as-of date."""
    from briefing.analysis.state import state

    with opened(given) as workspace:
        selection = selected(given, workspace)
    found = state(selection)
    groups = {each: group.key for group in found.groups for each in group.ids}
    data = {
        "as_of": found.as_of,
        "known_by": found.known_by,
        "cutoff": selection.cutoff,
        "sentences": [each for each in (found.sentence, found.silence_sentence, found.commitments_sentence) if each],
        "counts": {
            "institutions": found.on_record,
            "coordination_bodies": len(found.bodies),
            "commitments": len(found.commitments.promises),
            "commitments_overdue": len(found.commitments.overdue),
            "commitments_later": len(found.commitments.later),
            "overlaps": len(found.overlaps),
            "disagreements": len(found.disagreements),
            "questions": len(found.questions),
            "unplaced_sources": len(found.unplaced),
        },
        "institutions_by_status": {group.key: list(group.ids) for group in found.groups},
        "commitments_by_status": {group.key: list(group.ids) for group in found.commitments.by_status},
        "institutions": [_institution(each, groups[each.id]) for each in found.bodies],
        "commitments": [_commitment(each) for each in found.commitments.promises],
        "overlaps": [
            {
                "function": each.function,
                "tier": each.tier,
                "words": each.sentence,
                "held": "yes",
                "claims": [
                    {"id": claim.id, "institution": claim.institution, "name": claim.name, "role": claim.role,
                     "status": claim.status, "citations": list(claim.citations)}
                    for claim in each.claims
                ],
                "citations": list(each.citations),
            }
            for each in found.overlaps
        ],
        "gaps": list(found.gaps),
        "disagreements": [
            {
                "about": each.about,
                "field": each.field,
                "title": each.title,
                "words": each.sentence,
                "open": each.open,
                "citations": list(each.citations),
            }
            for each in found.disagreements
        ],
        "questions": [
            {
                "id": each.id,
                "title": each.title,
                "since": each.since,
                "why": each.why,
                "answer": each.answer,
                "held": "yes",
                "related": list(each.related),
                "sources": list(each.sources),
                "citations": list(each.citations),
            }
            for each in found.questions
        ],
        "unplaced": list(found.unplaced),
    }  # fmt: skip
    return Answer(data, _lines(found))


def _institution(head: Header, group: str) -> dict[str, object]:
    return {
        "id": head.id,
        "name": head.name,
        "abbreviation": head.short,
        "tier": head.tier,
        "kind": head.category,
        "status": head.status.key,
        "words": head.status_words,
        "group": group,
        "held": head.held,
        "since": head.since,
        "silent_since": head.silent_since,
        "disputed": head.disputed,
        "citations": list(head.citations),
    }


def _commitment(made: Promise) -> dict[str, object]:
    return {
        "id": made.id,
        "text": made.text,
        "actor": made.actor,
        "made": made.made,
        "instrument": made.instrument,
        "due": made.due,
        "overdue": made.overdue,
        "status": made.status.key,
        "counted_as": made.shown.key,
        "words": made.status_words,
        "held": made.held,
        "since": made.since,
        "silent_since": made.silent_since,
        "disputed": made.disputed,
        "citations": [*dict.fromkeys((*made.citations, *made.status_citations))],
    }


def _lines(found: State) -> list[str]:
    dated = f"As of {found.as_of_words}" if found.as_of_words else "All dates"
    lines = [", ".join(part for part in (dated, found.data_to) if part) + ".", found.sentence]
    for group in found.groups:
        names = [head.short or head.name for head in found.bodies if head.id in group.ids]
        if names:
            lines.append(f"  {group.words} ({len(names)}): {', '.join(names)}")
    if found.silence_sentence:
        lines.append(f"  {found.silence_sentence}")
    lines += ["", found.commitments_sentence]
    if found.commitments.overdue:
        late = [each for each in found.commitments.promises if each.overdue]
        lines.append("  Overdue:")
        lines += columns([(each.overdue, each.text) for each in late], indent="    ")
    if found.overlaps:
        lines += ["", "Overlaps", *(f"  {each.sentence}" for each in found.overlaps)]
    if found.gaps:
        lines += ["", f"No body leads: {', '.join(found.gaps)}."]
    if found.disagreements:
        rows = [(each.title, each.sentence) for each in found.disagreements]
        lines += ["", f"Where sources disagree ({len(rows)})", *columns(rows, indent="  ")]
    lines += [
        "",
        f"Open questions ({len(found.questions)})",
        *(f"  {each.title}" for each in found.questions),
    ]
    if found.unplaced:
        lines += [
            "",
            f"{len(found.unplaced)} sources without any date do not count: {', '.join(found.unplaced)}.",
        ]
    return lines
