"""`check` and `doctor`: the tradecraft of a briefing, and the health of a workspace."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from briefing.cli.answers import Answer, columns
from briefing.cli.workspace_file import add_json, opened, workspace_path

if TYPE_CHECKING:
    from briefing.analysis.checks import Check
    from briefing.analysis.selection import Selection
    from briefing.cli.commands import Commands
    from briefing.domain.briefings import BriefingContent


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this group."""
    check = commands.add_parser("check", parents=[shared], help="tradecraft checks of a briefing, or of all")
    check.add_argument("briefing", metavar="BRIEFING", nargs="?", help="its id or title (default: all)")
    add_json(check)
    check.set_defaults(run=check_briefings)

    doctor = commands.add_parser("doctor", parents=[shared], help="health, counts, digests, where files are")
    add_json(doctor)
    doctor.set_defaults(run=examine)


def check_briefings(given: argparse.Namespace) -> Answer:
    """What to mend in a briefing, and what its reader should know."""
    from briefing.analysis.selection import select
    from briefing.cli.drafts import find_briefing

    with opened(given) as workspace:
        items = [find_briefing(workspace, given.briefing)] if given.briefing else workspace.briefings()
        contents = [content for item in items if (content := workspace.briefing(item.id))]
        checked = [_checked(select(workspace, content.as_of or None), content) for content in contents]
    lines: list[str] = []
    for entry, found in checked:
        lines.append(f"{entry['title']}  [{entry['id']}]: {entry['words']}")
        lines += columns(
            [(each.severity, each.statement or each.block, each.words) for each in found], indent="  "
        )
    return Answer({"briefings": [entry for entry, _ in checked]}, lines or ["There is no briefing yet."])


def _checked(selection: Selection, content: BriefingContent) -> tuple[dict[str, object], tuple[Check, ...]]:
    from briefing.analysis.briefing_view import tray
    from briefing.analysis.checks import checks

    found = checks(selection, content)
    shown = tray(selection, content, found)
    entry = {
        "id": content.id,
        "title": content.title,
        "words": shown.sentence,
        "statements": shown.statements,
        "sources": shown.sources,
        "to_mend": shown.to_mend,
        "to_know": shown.to_know,
        "checks": [
            {
                "check": each.id,
                "severity": each.severity,
                "words": each.words,
                "block": each.block,
                "statement": each.statement,
                "subject": each.subject,
            }
            for each in found
        ],
    }
    return entry, found


def examine(given: argparse.Namespace) -> Answer:
    """The health of the workspace; exit code 1 where something is wrong with it."""
    from briefing import __version__
    from briefing.packs.new_workspace import ensure_workspace
    from briefing.store import Workspace, doctor

    path = workspace_path(given)
    ensure_workspace(path)
    health = doctor(path)
    packs: list[dict[str, object]] = []
    if health.well:
        with Workspace.open(path, read_only=True) as workspace:
            packs = [
                {
                    "name": pack.name,
                    "version": pack.version,
                    "title": pack.title,
                    "publisher": pack.publisher,
                    "cutoff": pack.cutoff,
                    "trust": pack.trust,
                    "digest": pack.digest,
                }
                for pack in workspace.layers()
            ]
    data = {
        "workspace": str(path),
        "bytes": health.size,
        "application": __version__,
        "schema": health.version,
        "well": health.well,
        "problems": list(health.problems),
        "acts": health.acts,
        "counts": health.counts,
        "digest": health.digest,
        "packs": packs,
    }
    lines = [
        f"Workspace   {path} ({health.size:,} bytes)",
        f"Briefing    {__version__}, workspace format {health.version}",
        *(
            f"Pack        {pack['title']}, version {pack['version']}, data to {pack['cutoff']}, {pack['trust']}"
            for pack in packs
        ),
        f"Items       {', '.join(f'{count:,} {kind}' for kind, count in health.counts.items())}",
        f"Digest      {health.digest.get('all', 'not readable')}",
        "All is well." if health.well else "Something is wrong:",
        *(f"  {problem}" for problem in health.problems),
    ]
    return Answer(data, lines, code=0 if health.well else 1)
