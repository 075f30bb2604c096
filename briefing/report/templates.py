"""Templates: ordered lists of blocks with their options, from which a briefing begins.

Each is a file in `resources/templates`. The default one makes a complete briefing from the starter pack with no
further input, in at most 20 pages; a dossier takes three pages and a situation note one.
"""

from __future__ import annotations

from briefing.analysis.functions import made_to_fuse
from briefing.analysis.selection import Selection
from briefing.domain.briefings import Block, BriefingContent
from briefing.domain.items import OWN_LAYER, Item
from briefing.report.template_files import Template, TemplateBlock, TemplateRefused, bundled

__all__ = ["Template", "TemplateBlock", "TemplateRefused", "blocks_for", "content", "template", "templates"]

MOST_PROFILES = 4
"""Bodies that are profiled where a template names none that the workspace holds."""


def templates() -> list[Template]:
    """The templates, the default one first."""
    return list(bundled())


def template(key: str) -> Template | None:
    """A template by its key; None for an unknown one."""
    return next((each for each in bundled() if each.key == key), None)


def blocks_for(
    chosen: Template, selection: Selection, institutions: tuple[str, ...] = ()
) -> list[TemplateBlock]:
    """The blocks of a template for a workspace.

    Profiles of bodies that the workspace does not hold are left out; with `institutions` the profiles and relations
    are of those. Where the template names none that is held, the bodies made to bring intelligence together stand in.
    """
    if chosen.institution:
        return _about_one(chosen, _body(chosen, selection, institutions))
    named = [block.options.get("institution", "") for block in chosen.blocks if block.kind == "profile"]
    wanted = list(institutions) or [each for each in named if each and selection.get(each)]
    if not wanted:
        wanted = [item.id for item in reversed(made_to_fuse(selection))][:MOST_PROFILES]
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
        else:
            made.append(block)
    return made


def _body(chosen: Template, selection: Selection, institutions: tuple[str, ...]) -> str:
    """The body that a dossier or a note is about; empty where the workspace holds none."""
    for each in (*institutions, chosen.institution):
        if selection.get(each):
            return each
    fusing = made_to_fuse(selection)
    return fusing[-1].id if fusing else next((item.id for item in selection.kind("institution")), "")


def _about_one(chosen: Template, body: str) -> list[TemplateBlock]:
    """Every block with the body it is about."""
    about = {"institution": body} if body else {}
    return [
        TemplateBlock(block.kind, block.title, {**block.options, **about})
        if block.kind != "sources"
        else block
        for block in chosen.blocks
    ]


def content(
    chosen: Template,
    selection: Selection,
    *,
    institutions: tuple[str, ...] = (),
    marking: str = "",
) -> BriefingContent:
    """An untouched briefing from a template, without a place in any workspace; its ids begin with the template's."""
    blocks = []
    made = blocks_for(chosen, selection, institutions)
    for place, block in enumerate(made):
        fields = {"block": block.kind, "position": f"{place:04d}", **block.options}
        if block.title:
            fields["title"] = block.title
        item = Item(f"blk:{chosen.key}-{place:02d}", "block", f"bri:{chosen.key}", OWN_LAYER, fields)
        blocks.append(Block(item))
    fields = {"title": chosen.title, "line": chosen.line}
    if chosen.form != "report":
        fields["form"] = chosen.form
    if chosen.pages:
        fields["pages"] = str(chosen.pages)
    if chosen.institution:
        body = next((each.options["institution"] for each in made if "institution" in each.options), "")
        fields["institution"] = body
        fields["title"] = (selection.name(body, short=False) if body else "") or chosen.title
    if marking:
        fields["marking"] = marking
    return BriefingContent(Item(f"bri:{chosen.key}", "briefing", None, OWN_LAYER, fields), tuple(blocks))
