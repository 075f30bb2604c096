"""`export`, `templates` and `briefings`: briefings as files, and what can be exported."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.analysis.language import NAMES
from briefing.cli.answers import Answer, columns, progress
from briefing.cli.drafts import find_briefing
from briefing.cli.naming import find
from briefing.cli.workspace_file import add_dates, add_json, opened, selected
from briefing.domain.briefings import CITATION_STYLES
from briefing.domain.errors import BriefingError
from briefing.domain.scales import MARKINGS, Marking
from briefing.report.options import FORMATS

if TYPE_CHECKING:
    from briefing.analysis.selection import Selection
    from briefing.cli.commands import Commands
    from briefing.domain.briefings import BriefingContent
    from briefing.report.releasing import Contents
    from briefing.store import Workspace


class NoSuchTemplate(BriefingError):
    """A name that no template has."""


class SourceRefused(BriefingError):
    """A file that the source of a briefing cannot be attached to."""


def register(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this group."""
    export = commands.add_parser("export", parents=[shared], help="write a briefing as PDF, DOCX or Markdown")
    what = export.add_mutually_exclusive_group()
    what.add_argument("--briefing", metavar="ID", help="a briefing of the workspace, by id or title")
    what.add_argument("--template", metavar="NAME", help="an untouched template (default: the first)")
    add_dates(export)
    export.add_argument(
        "--lang",
        choices=tuple(NAMES),
        help="the language of its frame (default: the briefing's own, else en)",
    )
    export.add_argument(
        "--names",
        choices=("plain", "bilingual"),
        help="names in Urdu and English together, where a profile and the abbreviations say them",
    )
    export.add_argument("--paper", choices=("a4", "letter"), default="a4")
    export.add_argument(
        "--format",
        choices=FORMATS,
        default="",
        help="the kind of file (default: as the name of the file ends)",
    )
    export.add_argument(
        "--citation-style",
        choices=CITATION_STYLES,
        default="",
        help="how notes name their sources (default: as the briefing says, else chicago)",
    )
    marked = export.add_mutually_exclusive_group()
    marked.add_argument(
        "--marking",
        type=_marking,
        metavar="TLP:…",
        help=f"one of {', '.join(MARKINGS)}; never below the most restricted item it prints",
    )
    marked.add_argument(
        "--releasable",
        type=_marking,
        metavar="TLP:…",
        help="a version with this marking, without everything that exceeds it",
    )
    export.add_argument(
        "--institution", action="append", default=[], metavar="ID", help="the bodies to profile; repeatable"
    )
    export.add_argument(
        "--attach-source",
        action="store_true",
        help="attach the briefing with its records, so that the PDF opens as a foreign copy",
    )
    export.add_argument(
        "--house", metavar="FILE.toml", help="the house style: name, logo, two colours, two faces"
    )
    export.add_argument("--out", required=True, metavar="FILE.pdf|docx|md")
    add_json(export)
    export.set_defaults(run=export_briefing)

    templates = commands.add_parser("templates", parents=[shared], help="the templates that can be exported")
    add_json(templates)
    templates.set_defaults(run=list_templates)

    briefings = commands.add_parser("briefings", parents=[shared], help="the briefings of the workspace")
    add_json(briefings)
    briefings.set_defaults(run=list_briefings)


def export_briefing(given: argparse.Namespace) -> Answer:
    """Write a saved briefing, or an untouched template, as PDF, DOCX or Markdown."""
    from briefing.report import ExportOptions, export, ready
    from briefing.report.house import PLAIN, read_house

    _check_source(given)
    house = read_house(Path(given.house)) if given.house else PLAIN
    with opened(given) as workspace:
        if given.briefing:
            saved = workspace.briefing(find_briefing(workspace, given.briefing).id)
            assert saved is not None  # it was found a line above
            given.as_of = given.as_of or saved.as_of
            selection = selected(given, workspace)
            contents: Contents = _worded(_marked(saved, given.marking), given)
        else:
            selection = selected(given, workspace)
            contents = _from_template(given, workspace, selection)
        made = ready(workspace, selection, contents, releasable=given.releasable)
    document = made.document
    source = None
    if given.attach_source:
        from briefing.report.evidence.source_file import source_of

        source = source_of(made.selection, made.content, made.data.layers)
    options = ExportOptions(given.paper, given.format, source, house)
    result = export(document, Path(given.out), options, progress)
    data_out = {
        "path": str(Path(given.out)),
        "title": document.title,
        "marking": document.marking.value,
        "language": document.language,
        "as_of": document.as_of,
        "cutoff": document.cutoff,
        "digest": made.data.digest,
        "pages": result.pages,
        "notes": result.notes,
        "attachments": list(result.attached),
        "warnings": [*made.still_named, *result.warnings],
        "left_out": [
            {
                "id": each.id,
                "kind": each.kind,
                "name": each.name,
                "marking": each.marking.value,
                "why": each.why,
            }
            for each in made.left_out
        ],
    }
    pages = f"{result.pages} pages, " if result.pages else ""
    lines = [f"{given.out}: {pages}{result.notes} notes, {document.marking.value}."]
    if result.attached:
        lines.append(f"Attached: {', '.join(result.attached)}.")
    return Answer(data_out, [*lines, *made.told, *result.warnings])


def _check_source(given: argparse.Namespace) -> None:
    """Refuse to attach the source where it may not go out, or cannot be attached."""
    if given.attach_source and given.releasable:
        raise SourceRefused("A releasable version never carries its source.", "Leave out --attach-source.")
    if given.attach_source and (given.format or Path(given.out).suffix.lower().lstrip(".")) in FORMATS[1:]:
        raise SourceRefused(
            "Only a PDF can carry its source.", "Leave out --attach-source, or export as PDF."
        )


def _from_template(given: argparse.Namespace, workspace: Workspace, selection: Selection) -> Contents:
    """What makes a briefing of the template that was named, from whatever may be printed."""
    from briefing.report import content, template, templates

    every = templates()
    named = (given.template or "default").strip()
    chosen = every[0] if named == "default" else template(named)
    if chosen is None:
        chosen = next((each for each in every if each.name.casefold() == named.casefold()), None)
    if chosen is None:
        raise NoSuchTemplate(
            f"There is no template “{named}”.", f"Choose {', '.join(each.key for each in every)}, or default."
        )
    bodies = tuple(find(workspace, selection, text).id for text in given.institution)
    marking = given.marking.value if given.marking else ""

    def made(allowed: Selection) -> BriefingContent:
        held = tuple(each for each in bodies if allowed.get(each))
        return _worded(content(chosen, allowed, institutions=held, marking=marking), given)

    return made


def _worded(content: BriefingContent, given: argparse.Namespace) -> BriefingContent:
    """The briefing in the language, with the names and in the citation style that were asked for."""
    asked = {"language": given.lang, "names": given.names, "citation_style": given.citation_style}
    fields = {**content.item.fields, **{name: value for name, value in asked.items() if value}}
    return replace(content, item=replace(content.item, fields=fields))


def _marked(content: BriefingContent, marking: Marking | None) -> BriefingContent:
    if marking is None:
        return content
    item = replace(content.item, fields={**content.item.fields, "marking": marking.value})
    return replace(content, item=item)


def _marking(text: str) -> Marking:
    try:
        return Marking(text.strip().upper())
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no marking; choose {', '.join(MARKINGS)}") from None


def list_templates(given: argparse.Namespace) -> Answer:  # noqa: ARG001 - every command takes its arguments
    """The templates, the default one first."""
    from briefing.domain.briefings import BLOCKS
    from briefing.report import templates

    every = templates()
    listed = [
        {
            "name": each.key,
            "title": each.name,
            "about": each.about,
            "default": place == 0,
            "form": each.form,
            "pages": each.pages,
            "blocks": [
                {"kind": block.kind, "title": block.title or BLOCKS[block.kind].name} for block in each.blocks
            ],
        }
        for place, each in enumerate(every)
    ]
    rows = [(each.key, each.name, each.about) for each in every]
    return Answer({"templates": listed}, columns(rows))


def list_briefings(given: argparse.Namespace) -> Answer:
    """The briefings of the workspace with how far they are."""
    from briefing.analysis.briefing_view import tray
    from briefing.analysis.selection import select

    with opened(given) as workspace:
        selection = select(workspace)
        found = [content for item in workspace.briefings() if (content := workspace.briefing(item.id))]
    trays = [(content, tray(selection, content)) for content in found]
    listed = [
        {
            "id": content.id,
            "title": content.title,
            "audience": content.audience,
            "marking": content.marking.value,
            "as_of": content.as_of,
            "blocks": len(content.blocks),
            "statements": shown.statements,
            "sources": shown.sources,
            "to_mend": shown.to_mend,
        }
        for content, shown in trays
    ]
    rows = [(content.id, content.title, shown.sentence) for content, shown in trays]
    return Answer(
        {"briefings": listed},
        columns(rows) or ["There is no briefing yet; `briefing templates` lists beginnings."],
    )
