"""A pack that was read and compared: everything its preview shows, made in a worker before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.analysis.evidence import card
from briefing.analysis.selection import Selection
from briefing.analysis.wording import counted
from briefing.domain.errors import BriefingError
from briefing.domain.items import Conflict, Item, Layer
from briefing.domain.records import Citation
from briefing.packs import Pack, PackDifference, diff, read
from briefing.packs.trust import trusted_layer
from briefing.store import Workspace
from briefing.ui.kit.painters import Chip
from briefing.ui.packs.changes import Counts, Group, Line, Show, Telling, counts, flattened, shows
from briefing.ui.packs.wording import conflict_title, tr, value_words
from briefing.ui.shell.jobs import Work, check

PORTION = 500
"""Objects that are freed between two moments in which another thread may run."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A conflict as a person decides it. `changed_on` is the day (ISO) of the user's edit, `reason` what they gave.

    `choice` is "later" where it was put off before. `version` is that of the pack that says otherwise.
    """

    conflict: Conflict
    title: str
    base: str
    mine: str
    theirs: str
    changed_on: str
    reason: str
    version: int
    chips: tuple[Chip, ...] = ()
    ground: str = ""
    briefings: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Item and field."""
        return self.conflict.id, self.conflict.field


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing a pack would do. `distrust` is why its signature is not accepted yet, or None."""

    pack: Pack
    difference: PackDifference
    layer: Layer
    distrust: BriefingError | None
    groups: tuple[Group, ...]
    counts: Counts
    disagreements: tuple[Disagreement, ...]
    shows: Mapping[Show, int]
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """The headline: "Starter pack, version 1 to version 2"."""
        installed, coming = self.difference.installed, self.layer
        if installed is None:
            return tr("{title}, version {version}").format(title=coming.title, version=coming.version)
        return tr("{title}, version {old} to version {new}").format(
            title=coming.title, old=installed.version, new=coming.version
        )

    @property
    def checked(self) -> str:
        """What was read: "272 rows of sources, 79 of institutions, no problem found"."""
        rows = self.pack.counts
        sources, bodies = rows.get("sources.csv", 0), rows.get("institutions.csv", 0)
        told = counted(sum(rows.values()), "row")
        return tr("{rows} read, {sources} of sources and {bodies} of institutions; no problem found").format(
            rows=told, sources=f"{sources:,}", bodies=f"{bodies:,}"
        )

    @property
    def nothing(self) -> bool:
        """Whether the workspace holds exactly this already."""
        installed = self.difference.installed
        return self.difference.nothing and installed is not None and installed.digest == self.layer.digest


def make_preview(work: Work, path: Path, edits: Mapping[str, int]) -> Preview:
    """Read and compare a pack; `edits` counts the user's by pack. Raises `PackRefused` and `Cancelled`."""
    pack = read(path, progress=work.progress, cancelled=work.cancelled)
    work.progress(0, 0, tr("Comparing with what is on record"))
    check(work)
    difference = diff(work.reader, pack)
    distrust: BriefingError | None = None
    layer = pack.layer
    try:
        layer, _ = trusted_layer(work.reader, pack, None)
    except BriefingError as error:
        distrust = error
    check(work)
    telling = Telling(pack, difference)
    groups = telling.groups()
    briefings = {group.head.record: group.head.briefings for group in groups}
    made = []
    for conflict in difference.conflicts:
        chips, ground = telling.grounds(conflict)
        item = work.reader.item(conflict.id)
        used = briefings.get(conflict.id) or briefings.get((item.about if item else "") or "", ())
        made.append(disagreement(work.reader, conflict, layer.version, chips, ground, used))
    return Preview(
        pack,
        difference,
        layer,
        distrust,
        groups,
        counts(difference, groups, edits.get(layer.name, 0)),
        tuple(made),
        shows(groups, difference),
        tuple(flattened(groups, "all")),
    )


def parts_of(preview: Preview) -> list[list[Any]]:
    """What makes a preview large, as lists that `let_go` empties once nothing else refers to the preview."""
    return [
        list(preview.lines),
        list(preview.groups),
        list(preview.difference.records),
        preview.pack.rows,
    ]


def let_go(parts: list[list[Any]]) -> None:
    """Free what made a preview large, a little at a time: freed at once it would hold every thread."""
    for part in parts:
        while part:
            del part[-PORTION:]


def disagreement(
    workspace: Workspace,
    conflict: Conflict,
    version: int,
    chips: tuple[Chip, ...] = (),
    ground: str = "",
    briefings: tuple[str, ...] = (),
) -> Disagreement:
    """A conflict with its words, and when and why the user wrote their value."""
    changed_on, reason = "", ""
    for act in workspace.history(conflict.id):
        wrote = any(one.id == conflict.id and one.field == conflict.field for one in act.changes)
        if act.kind == "edit" and not act.undone_by and wrote:
            changed_on, reason = act.at[:10], act.reason
            break
    return Disagreement(
        conflict,
        conflict_title(workspace, conflict),
        value_words(workspace, conflict.field, conflict.base or ""),
        value_words(workspace, conflict.field, conflict.mine),
        value_words(workspace, conflict.field, conflict.theirs or ("" if not conflict.removed else None)),
        changed_on,
        reason,
        version,
        chips,
        ground,
        briefings,
    )


def grounds(selection: Selection, item: Item) -> tuple[tuple[Chip, ...], str]:
    """The chips and the first excerpt of what a pack cites for a value that is on record."""
    record = item.about or item.id
    cited = (
        selection.citations_of_span(item)
        if item.kind == "span"
        else [
            Citation(each) for each in selection.about(record, "citation") if each.get("field") == "statement"
        ]
    )
    cards = [card(selection, each) for each in cited if not each.item.own]
    if not cards:
        return (), ""
    chips = tuple(
        Chip(
            one.grade, "disputes" if one.disputes else "weak" if one.weak else "supports", "", one.grade_words
        )
        for one in cards
    )
    named = ", ".join(part for part in (cards[0].publisher, cards[0].published) if part)
    return chips, f"“{cards[0].excerpt}”, {named}" if cards[0].excerpt else named


def own_edits(selection: Selection) -> dict[str, int]:
    """How many fields of each pack's items the user has set, by the pack's name."""
    found: Counter[str] = Counter()
    for item in selection.by_id.values():
        if item.mine and not item.own:
            found[item.layer] += len(item.mine)
    return dict(found)
