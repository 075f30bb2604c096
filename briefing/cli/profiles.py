"""`show`: one record with every value stated for it and the citations it rests on."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from briefing.cli import shapes
from briefing.cli.answers import Answer, columns
from briefing.cli.naming import find
from briefing.cli.workspace_file import add_dates, add_json, opened, selected

if TYPE_CHECKING:
    from briefing.analysis.profile import Profile
    from briefing.analysis.selection import Selection
    from briefing.cli.commands import Commands
    from briefing.domain.items import Item

LISTS = (
    ("events", "Events"),
    ("commitments", "Commitments"),
    ("offices", "Offices"),
    ("functions", "Functions"),
    ("questions", "Open questions"),
    ("precedents", "Precedents"),
    ("assessments", "Reported assessments"),
    ("counts", "Counted figures and decisions"),
    ("sources", "Sources"),
)
"""The lists of a profile, with their headings."""


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the command of this group."""
    parser = commands.add_parser("show", parents=[shared], help="one record: stated values and citations")
    parser.add_argument("item", metavar="ITEM_ID", help="an id, abbreviation, name or another name")
    add_dates(parser)
    add_json(parser)
    parser.set_defaults(run=show)


def show(given: argparse.Namespace) -> Answer:
    """The profile of a record on the as-of date."""
    from briefing.analysis.disagreements import disagreements
    from briefing.analysis.evidence import all_citations, cited_from
    from briefing.analysis.profile import profile
    from briefing.analysis.stated import stated
    from briefing.analysis.statements import draft

    with opened(given) as workspace:
        selection = selected(given, workspace)
        item = find(workspace, selection, given.item)
    if item.id not in selection.by_id:
        return _own_item(item)
    found = profile(selection, item.id)
    fields = list(found.fields)
    if found.header.kind in {"institution", "policy", "commitment"}:
        fields.insert(0, stated(selection, item.id, "status"))
    made = draft(selection, item.id)
    lists = {name: [shapes.line(selection, each) for each in getattr(found, name)] for name, _ in LISTS}
    cited = [each.id for each in all_citations(selection, item.id)]
    if item.kind == "source":
        cited = [each.id for each in cited_from(selection, item.id)]
    cited += [each for edge in found.relations for each in edge.citations]
    cited += [each for name, _ in LISTS for one in getattr(found, name) for each in one.citations]
    data = {
        "id": item.id,
        "kind": item.kind,
        "title": item.title or selection.name(item.id),
        "abbreviation": item.get("abbreviation"),
        "as_of": selection.as_of,
        "known_by": selection.known_by,
        "sentence": made.text if made else "",
        "summary": found.summary,
        "record": dict(sorted(item.fields.items())),
        "mine": sorted(item.mine),
        "own": item.own,
        "pack": "" if item.own else item.layer,
        "status": _status(found),
        "fields": [shapes.field(each) for each in fields],
        "not_known": list(found.unknown),
        "history": [shapes.segment(each) for each in found.history],
        "disagreements": [
            {
                "field": each.field,
                "title": each.title,
                "words": each.sentence,
                "rule": each.rule,
                "open": each.open,
                "citations": list(each.citations),
            }
            for each in disagreements(selection, item.id)
        ],
        "relations": [shapes.edge(each) for each in found.relations],
        **lists,
        "citations": shapes.citations(selection, cited),
    }
    return Answer(data, _lines(selection, item, found, data["sentence"]))


def _status(found: Profile) -> dict[str, object]:
    head = found.header
    return {
        "value": head.status.key,
        "words": head.status_words,
        "held": head.held,
        "since": head.since,
        "disputed": head.disputed,
        "silent_since": head.silent_since,
        "citations": list(head.citations),
    }


def _own_item(item: Item) -> Answer:
    """A briefing, block or statement: its fields as they stand."""
    fields = dict(sorted(item.fields.items()))
    data = {"id": item.id, "kind": item.kind, "title": item.title, "record": fields}
    return Answer(data, [f"{item.id}  {item.kind}", *columns(list(fields.items()), indent="  ")])


def _lines(selection: Selection, item: Item, found: Profile, sentence: object) -> list[str]:
    head = found.header
    name = f"{head.name or selection.name(item.id)}{f' ({head.short})' if head.short else ''}"
    lines = [f"{name}  [{item.id}]", str(sentence)]
    if head.line:
        lines.append(head.line)
    if head.silent_words:
        lines.append(f"{head.silent_words[:1].upper()}{head.silent_words[1:]}.")
    lines.append(found.summary)
    if found.history:
        rows = [
            (
                _grade(selection, each.citations),
                f"{each.label}{'  (sources differ)' if each.disputed else ''}",
            )
            for each in found.history
        ]
        lines += ["", "Status", *columns(rows, indent="   ")]
    for field in found.fields:
        lines.append("")
        lines.append(f"{field.label}{'  (sources differ)' if field.disputed else ''}")
        for value in field.values:
            grade = value.grade.code if value.citations else "no source"
            mark = "*" if value in field.current else " "
            dates = f"  ({value.dates})" if value.dates else ""
            lines.append(f" {mark} {value.words}{dates}  [{grade}]")
        if field.rule:
            lines.append(f"   {field.rule}")
    if found.not_known:
        lines += ["", found.not_known]
    if found.relations:
        edges = [(each.words, each.name, each.dates, each.held) for each in found.relations]
        lines += ["", "Relations", *columns(edges, indent="   ")]
    for name, title in LISTS:
        several = getattr(found, name)
        if several:
            listed = [(each.id, each.date_words, each.title) for each in several]
            lines += ["", f"{title} ({len(several)})", *columns(listed, indent="   ")]
    return lines


def _grade(selection: Selection, citations: tuple[str, ...]) -> str:
    from briefing.analysis.evidence import best_grade

    return best_grade(selection, citations).code if citations else "no source"
