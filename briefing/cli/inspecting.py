"""`inspect`: the evidence that an exported PDF carries, whether its pages vouch for it, and what has changed since."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.analysis.wording import counted
from briefing.cli.answers import Answer, Json, shortened
from briefing.cli.workspace_file import add_json, opened
from briefing.domain.scales import Marking

if TYPE_CHECKING:
    from briefing.cli.commands import Commands
    from briefing.report.evidence.comparing import Changed
    from briefing.report.evidence.reading import Exported
    from briefing.report.evidence.rows import Evidence

WORDS = {"changed": "Changed", "gone": "No longer on record", "sources": "Its source has changed"}


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the command of this group."""
    inspect = commands.add_parser(
        "inspect", parents=[shared], help="the evidence an exported PDF carries, and what changed since"
    )
    inspect.add_argument("file", metavar="FILE.pdf")
    add_json(inspect)
    inspect.set_defaults(run=inspect_file)


def inspect_file(given: argparse.Namespace) -> Answer:
    """What an exported PDF carries, held against itself and against this workspace."""
    from briefing.analysis.selection import select
    from briefing.report.evidence.comparing import changed_since
    from briefing.report.evidence.reading import vouched
    from briefing.report.releasing import stamp_at

    found, evidence = vouched(Path(given.file))
    with opened(given) as workspace:
        digest = stamp_at(workspace, Marking(evidence.about.marking)).digest
        selection = select(workspace, evidence.about.as_of or None, evidence.about.known_by or None)
    moved = changed_since(evidence, selection)
    return Answer(_data(given.file, found, evidence, moved, digest), _lines(found, evidence, moved))


def _data(path: str, found: Exported, evidence: Evidence, moved: tuple[Changed, ...], workspace: str) -> Json:
    about = evidence.about
    return {
        "path": path,
        "title": about.title,
        "marking": about.marking,
        "as_of": about.as_of,
        "known_by": about.known_by,
        "cutoff": about.cutoff,
        "language": about.language,
        "briefing": about.id,
        "pages": found.pages,
        "evidence_digest": found.digest,
        "verified": found.verified,
        "digest": about.data_digest,
        "workspace_digest": workspace,
        "same_data": bool(about.data_digest) and about.data_digest == workspace,
        "packs": [{"name": each.name, "version": each.version} for each in evidence.packs],
        "attachments": list(found.names),
        "statements": len(evidence.statements),
        "citations": len(evidence.citations),
        "sources": len(evidence.sources),
        "timeline": len(evidence.timeline),
        "changed": [
            {
                "statement": each.statement.id,
                "section": each.statement.section,
                "words": each.statement.words,
                "subject": each.item,
                "field": each.field,
                "state": each.state,
                "before": each.before,
                "now": each.now,
                "now_words": each.now_words,
            }
            for each in moved
        ],
    }


def _lines(found: Exported, evidence: Evidence, moved: tuple[Changed, ...]) -> list[str]:
    about = evidence.about
    packs = ", ".join(f"{each.name} {each.version}" for each in evidence.packs)
    held = ", ".join(
        (
            counted(len(evidence.statements), "statement"),
            counted(len(evidence.citations), "citation"),
            counted(len(evidence.sources), "source"),
        )
    )
    lines = [
        f"{about.title}, {counted(found.pages, 'page')}, {about.marking}",
        f"As of {about.as_of}, data to {about.cutoff or 'no date'}; packs: {packs or 'none'}",
        f"Digest of its evidence {found.digest}: the one that its pages print.",
        f"Attached are {held}.",
        f"Files: {', '.join(found.names)}",
    ]
    if not moved:
        return [*lines, "Every statement stands in this workspace as it was printed."]
    lines.append(f"Of its statements {len(moved)} no longer stand as they were printed:")
    for each in moved:
        words = f"  {each.statement.section}: “{shortened(each.statement.words)}”"
        now = f" Now: {shortened(each.now_words or each.now)}" if each.now_words or each.now else ""
        lines.append(f"{words} {WORDS[each.state]}.{now}")
    return [_plain(line) for line in lines]


def _plain(line: str) -> str:
    """A line that a terminal only shows: what a stranger wrote can move no cursor and turn no letters."""
    return "".join(letter for letter in line if letter.isprintable())
