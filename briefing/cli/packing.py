"""`import`, `undo-import`, `conflicts`, `decide` and `pack`: data packs in, out, compared and settled."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.answers import Answer, columns, complain, progress
from briefing.cli.naming import find
from briefing.cli.workspace_file import add_json, opened
from briefing.domain.errors import BriefingError, Cancelled

if TYPE_CHECKING:
    from briefing.cli.commands import Commands
    from briefing.packs import PackDifference


class NotAgreed(BriefingError):
    """An import that nobody could be asked about."""


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this group."""
    bring = commands.add_parser(
        "import", parents=[shared], help="import a data pack, after showing what changes"
    )
    bring.add_argument("pack", metavar="PACK", help="a .ctpack file")
    bring.add_argument("--yes", action="store_true", help="do not ask")
    bring.add_argument("--allow-older", action="store_true", help="accept an older or re-used version number")
    bring.add_argument("--trust-key", metavar="FINGERPRINT", help="accept this key of its publisher")
    add_json(bring)
    bring.set_defaults(run=import_a_pack)

    back = commands.add_parser("undo-import", parents=[shared], help="take back the newest import of a pack")
    back.add_argument("name", metavar="PACK_NAME")
    add_json(back)
    back.set_defaults(run=undo_an_import)

    conflicts = commands.add_parser(
        "conflicts", parents=[shared], help="your edits whose ground a pack has changed"
    )
    add_json(conflicts)
    conflicts.set_defaults(run=show_conflicts)

    decide = commands.add_parser("decide", parents=[shared], help="settle a conflict")
    decide.add_argument("item", metavar="ITEM_ID")
    decide.add_argument("field", metavar="FIELD")
    decide.add_argument("choice", choices=("mine", "theirs", "later"))
    decide.add_argument("--reason", default="", metavar="TEXT", help="why; kept in the history")
    add_json(decide)
    decide.set_defaults(run=decide_conflict)

    pack = commands.add_parser("pack", parents=[shared], help="build, verify or compare a data pack")
    verbs = pack.add_subparsers(title="what", metavar="build|verify|diff", dest="what", required=True)
    build = verbs.add_parser("build", parents=[shared], help="build a pack from a folder of tables")
    build.add_argument("folder", metavar="FOLDER")
    build.add_argument("--out", required=True, metavar="FILE.ctpack")
    build.add_argument("--sign", metavar="KEYFILE", help="sign it with this minisign secret key")
    add_json(build)
    build.set_defaults(run=build_pack)
    verify = verbs.add_parser(
        "verify", parents=[shared], help="every problem of a pack: file, row, field, why"
    )
    verify.add_argument("pack", metavar="FILE.ctpack")
    add_json(verify)
    verify.set_defaults(run=verify_pack)
    compare = verbs.add_parser("diff", parents=[shared], help="what importing a pack would change")
    compare.add_argument("pack", metavar="FILE.ctpack")
    add_json(compare)
    compare.set_defaults(run=compare_pack)


def import_a_pack(given: argparse.Namespace) -> Answer:
    """Show what a pack would change, ask, and import it in one transaction."""
    from briefing.packs import diff, import_read, read

    with opened(given, write=True) as workspace:
        pack = read(Path(given.pack), progress=progress)
        if not given.yes:
            found = diff(workspace, pack)
            if not found.nothing:
                _ask(found)
        report = import_read(
            workspace,
            pack,
            allow_older=given.allow_older,
            trust_key=given.trust_key,
            progress=progress,
        )
    data = {
        "pack": report.layer.name,
        "version": report.layer.version,
        "previous": report.previous.version if report.previous else 0,
        "imported": not report.nothing,
        "seq": report.change.seq,
        "words": report.words,
        "added": dict(report.added),
        "changed": dict(report.changed),
        "removed": dict(report.removed),
        "kept": list(report.kept),
        "conflicts": [{"id": each.id, "field": each.field} for each in report.conflicts],
        "briefings": {name: list(ids) for name, ids in report.briefings.items()},
        "warnings": list(report.warnings),
        "copy": str(report.copy or ""),
    }
    return Answer(data, [report.words])


def _ask(found: PackDifference) -> None:
    complain(*_difference_lines(found))
    if not sys.stdin.isatty():
        raise NotAgreed(
            "Nothing was imported: nobody could be asked.", "Give --yes to import it without asking."
        )
    print("Import it? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() not in {"y", "yes"}:
        raise Cancelled


def undo_an_import(given: argparse.Namespace) -> Answer:
    """Give a pack's layer back as it was before its newest import."""
    from briefing.packs import undo_import

    with opened(given, write=True) as workspace:
        change = undo_import(workspace, given.name)
        layer = workspace.layer(given.name)
    data = {
        "seq": change.seq,
        "label": change.label,
        "pack": given.name,
        "version": layer.version if layer else 0,
    }
    return Answer(data, [f"{change.label}."])


def show_conflicts(given: argparse.Namespace) -> Answer:
    """Edits that wait for a decision: the pack's value then, yours, the pack's value now."""
    with opened(given) as workspace:
        found = workspace.conflicts()
    listed = [
        {
            "id": each.id,
            "kind": each.kind,
            "title": each.title,
            "field": each.field,
            "base": each.base,
            "mine": each.mine,
            "theirs": each.theirs,
            "removed": each.removed,
            "choice": each.choice,
            "seq": each.seq,
        }
        for each in found
    ]
    rows = [
        (
            each.id,
            each.field,
            f"yours “{each.mine}”, the pack’s “{each.theirs or 'no longer there'}” (was “{each.base or ''}”)",
        )
        for each in found
    ]
    return Answer({"conflicts": listed}, columns(rows) or ["No conflict waits for a decision."])


def decide_conflict(given: argparse.Namespace) -> Answer:
    """Keep one's own value, take the pack's, or leave it for later; undoable."""
    from briefing.analysis.selection import select

    with opened(given, write=True) as workspace:
        item = find(workspace, select(workspace), given.item)
        change = workspace.decide(item.id, given.field, given.choice, reason=given.reason)
        now = workspace.item(item.id)
    data = {
        "seq": change.seq,
        "id": item.id,
        "field": given.field,
        "choice": given.choice,
        "value": now.get(given.field) if now else "",
    }
    return Answer(data, [f"Decided: {given.choice}."])


def build_pack(given: argparse.Namespace) -> Answer:
    """Build a pack; the same folder gives the same bytes."""
    from briefing.packs import build
    from briefing.packs.signatures import read_secret_key

    key = read_secret_key(Path(given.sign)) if given.sign else None
    built = build(Path(given.folder), Path(given.out), sign_with=key)
    data = {
        "path": str(built.path),
        "pack": built.description.name,
        "version": built.description.version,
        "digest": built.digest,
        "rows": built.rows,
        "items": built.items,
        "new_ids": built.new_ids,
        "signed_by": built.signed_by,
    }
    lines = [f"{built.path}: {built.items:,} items from {sum(built.rows.values()):,} rows."]
    lines += [f"  {count} new ids were written into {file}." for file, count in built.new_ids.items()]
    return Answer(data, lines)


def verify_pack(given: argparse.Namespace) -> Answer:
    """Every problem of a pack; exit code 1 where there is one."""
    from briefing.packs import verify

    if not Path(given.pack).is_file():
        raise FileNotFoundError(2, "there is no such file", given.pack)
    problems = verify(Path(given.pack))
    listed = [
        {"file": each.file, "row": each.row, "field": each.field, "why": each.why, "mend": each.mend}
        for each in problems
    ]
    data = {"pack": given.pack, "good": not problems, "problems": listed}
    if not problems:
        return Answer(data, [f"{given.pack} is good."])
    return Answer(data, [str(each) for each in problems], code=1)


def compare_pack(given: argparse.Namespace) -> Answer:
    """What importing a pack would change, record by record and field by field."""
    from briefing.packs import diff, read

    with opened(given) as workspace:
        found = diff(workspace, read(Path(given.pack), progress=progress))
    data = {
        "pack": found.coming.name,
        "version": found.coming.version,
        "installed": found.installed.version if found.installed else 0,
        "nothing": found.nothing,
        "words": found.words,
        "counts": dict(found.counts),
        "records": [
            {
                "id": each.id,
                "kind": each.kind,
                "title": each.title,
                "sort": each.sort,
                "mine": each.mine,
                "briefings": list(each.briefings),
                "fields": [
                    {"field": one.field, "name": one.name, "before": one.before, "after": one.after}
                    for one in each.fields
                ],
                "parts": [
                    {
                        "id": part.id,
                        "kind": part.kind,
                        "sort": part.sort,
                        "words": part.words,
                        "fields": [
                            {"field": one.field, "name": one.name, "before": one.before, "after": one.after}
                            for one in part.fields
                        ],
                    }
                    for part in each.parts
                ],
            }
            for each in found.records
        ],
        "conflicts": [
            {"id": each.id, "field": each.field, "mine": each.mine, "theirs": each.theirs}
            for each in found.conflicts
        ],
        "briefings": [{"title": title, "statements": count} for title, count in found.briefings],
    }
    return Answer(data, _difference_lines(found))


def _difference_lines(found: PackDifference) -> list[str]:
    lines = [found.words]
    for record in found.records:
        lines.append(
            f"  {record.sort}: {record.title or record.id}{' (edited by you)' if record.mine else ''}"
        )
        lines += [
            f"    {one.name}: “{one.before}” becomes “{one.after}”"
            for one in record.fields
            if record.sort == "changed"
        ]
        lines += [f"    {part.sort}: {part.words}" for part in record.parts if record.sort == "changed"]
    return lines
