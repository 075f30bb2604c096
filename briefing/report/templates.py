"""Templates: ordered lists of blocks with their options, from which a briefing begins.

The default one makes a complete briefing from the starter pack with no further input, in at most 20 pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.analysis.functions import made_to_fuse
from briefing.analysis.selection import Selection
from briefing.domain.briefings import Block, BriefingContent
from briefing.domain.items import OWN_LAYER, Item


@dataclass(frozen=True, slots=True)
class TemplateBlock:
    """A block of a template: its kind (a key of the block kinds), its heading if it has one of its own, its options."""

    kind: str
    title: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """A named beginning of a briefing: title, line under it, and blocks in order."""

    key: str
    name: str
    about: str
    title: str
    line: str
    blocks: tuple[TemplateBlock, ...]


STATE = Template(
    "state",
    "State of coordination",
    "The whole picture: judgements, timeline, profiles, commitments, disagreements, what is not known.",
    "State of counter-terrorism coordination",
    "Who coordinates whom in Pakistan, what was promised, and what became of it",
    (
        TemplateBlock("judgements"),
        TemplateBlock("glance"),
        TemplateBlock("timeline", options={"most": "21", "include": "record"}),
        TemplateBlock("profile", options={"institution": "ins:i04", "flow": "yes"}),
        TemplateBlock("relations", options={"institution": "ins:i04", "flow": "yes", "form": "short"}),
        TemplateBlock("precedents", options={"institution": "ins:i04", "flow": "yes"}),
        TemplateBlock("profile", options={"institution": "ins:i01", "flow": "yes", "form": "short"}),
        TemplateBlock("commitments", options={"flow": "yes", "include": "record"}),
        TemplateBlock("disagreements", options={"most": "6", "flow": "yes"}),
        TemplateBlock("questions", options={"full": "2", "flow": "yes", "include": "record"}),
        TemplateBlock("recommendations", options={"flow": "yes", "bodies": "profiled", "include": "record"}),
        TemplateBlock("sources", options={"flow": "yes"}),
    ),
)

RECORD = Template(
    "commitments",
    "Commitment record",
    "What was promised and what became of it, with its sources.",
    "What was promised, and what became of it",
    "The commitment record of counter-terrorism coordination",
    (
        TemplateBlock("judgements"),
        TemplateBlock("commitments", options={"include": "record"}),
        TemplateBlock("questions", options={"full": "12", "include": "record"}),
        TemplateBlock("sources"),
    ),
)

DOSSIER = Template(
    "institution",
    "Institution dossier",
    "One body: how it stands, its relations, its chronology, what sources say.",
    "Institution dossier",
    "How the body stands, what it was to do, and what the sources say",
    (
        TemplateBlock("judgements"),
        TemplateBlock("profile"),
        TemplateBlock("relations"),
        TemplateBlock("timeline", options={"include": "record"}),
        TemplateBlock("sources"),
    ),
)

TEMPLATES = (STATE, RECORD, DOSSIER)


def templates() -> list[Template]:
    """The templates, the default one first."""
    return list(TEMPLATES)


def template(key: str) -> Template | None:
    """A template by its key; None for an unknown one."""
    return next((each for each in TEMPLATES if each.key == key), None)


def blocks_for(
    chosen: Template, selection: Selection, institutions: tuple[str, ...] = ()
) -> list[TemplateBlock]:
    """The blocks of a template for a workspace.

    Profiles of bodies that the workspace does not hold are left out; with `institutions` the profiles and relations
    are of those. Where the template names none that is held, the bodies made to bring intelligence together stand in.
    """
    named = [block.options.get("institution", "") for block in chosen.blocks if block.kind == "profile"]
    wanted = list(institutions) or [each for each in named if each and selection.get(each)]
    if not wanted:
        wanted = [item.id for item in reversed(made_to_fuse(selection))][:4]
    made: list[TemplateBlock] = []
    for block in chosen.blocks:
        if block.kind == "profile":
            if not institutions and block.options.get("institution") in wanted:
                made.append(block)
            elif wanted and not any(each.kind == "profile" for each in made):
                form = {key: value for key, value in block.options.items() if key == "flow"}
                made += [
                    TemplateBlock(
                        "profile", options={"institution": each} | form | ({"form": "short"} if place else {})
                    )
                    for place, each in enumerate(wanted)
                ]
        elif block.kind in {"relations", "precedents"}:
            if wanted:
                made.append(
                    TemplateBlock(block.kind, block.title, {**block.options, "institution": wanted[0]})
                )
        elif block.kind == "timeline" and chosen is DOSSIER and wanted:
            made.append(TemplateBlock("timeline", block.title, {**block.options, "bodies": ";".join(wanted)}))
        else:
            made.append(block)
    return made


def content(
    chosen: Template,
    selection: Selection,
    *,
    institutions: tuple[str, ...] = (),
    marking: str = "",
) -> BriefingContent:
    """An untouched briefing from a template, without a place in any workspace; its ids begin with the template's."""
    blocks = []
    for place, block in enumerate(blocks_for(chosen, selection, institutions)):
        fields = {"block": block.kind, "position": f"{place:04d}", **block.options}
        if block.title:
            fields["title"] = block.title
        item = Item(f"blk:{chosen.key}-{place:02d}", "block", f"bri:{chosen.key}", OWN_LAYER, fields)
        blocks.append(Block(item))
    fields = {"title": chosen.title, "line": chosen.line}
    if institutions and chosen is DOSSIER:
        fields["title"] = selection.name(institutions[0], short=False) or chosen.title
    if marking:
        fields["marking"] = marking
    return BriefingContent(Item(f"bri:{chosen.key}", "briefing", None, OWN_LAYER, fields), tuple(blocks))
