"""Foreign copies: an exported briefing with its source, built as a workspace of its own that is only read.

Nothing of it enters the user's workspace: it is a file in a folder of its own, opened for reading, and gone when it
is closed.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.domain.errors import BriefingError
from briefing.domain.items import OWN_LAYER, Item, PackItem
from briefing.report.evidence.reading import NotReadable, read_exported
from briefing.report.evidence.source_file import NAME, Source, parse_source
from briefing.store import Workspace

WHY = "This is a foreign copy, read from {name}. Nothing in it can be changed, and nothing of it is in your workspace."


@dataclass(frozen=True, slots=True)
class ForeignCopy:
    """A foreign copy as built: `title` is the briefing's, `name` the PDF's; `briefing` the id to show first."""

    title: str
    name: str
    briefing: str
    as_of: str
    file: Path
    folder: Path

    def open(self) -> Workspace:
        """The copy as a workspace that is only read; to be closed by whoever asked."""
        workspace = Workspace.open(self.file, read_only=True)
        workspace.why_read_only = WHY.format(name=self.name)
        return workspace

    def remove(self) -> None:
        """Take its folder away; safe to call again."""
        shutil.rmtree(self.folder, ignore_errors=True)


def read_foreign(path: Path) -> ForeignCopy:
    """Read a PDF and build the briefing in it as a foreign copy, to be opened and, at the end, removed.

    Raises `NotReadable`, or `NotEvidence`, where the PDF cannot be read, carries no source, or one that is broken.
    """
    found = read_exported(path)
    if NAME not in found.files:
        raise NotReadable(
            f"{path.name} does not carry its source.",
            "Ask for it to be exported with its source; what it carries, `briefing inspect` tells.",
        )
    source = parse_source(found.files[NAME], f"{path.name}: {NAME}")
    folder = Path(tempfile.mkdtemp(prefix="briefing-foreign-"))
    copy = ForeignCopy(
        source.title, path.name, source.briefing, source.as_of, folder / "foreign.briefing", folder
    )
    try:
        with Workspace.open(copy.file, create=True) as workspace:
            _fill(workspace, source, path.name)
    except BriefingError as error:
        copy.remove()
        why = f"{path.name}: what it carries cannot be read as a workspace. {error.message}"
        raise NotReadable(why, "Ask for the file to be exported again.") from error
    return copy


def _fill(workspace: Workspace, source: Source, name: str) -> None:
    """The packs as they were, over them the author's edits, and the author's own items with the briefing."""
    for layer in source.layers:
        rows = [_as_stated(item) for item in source.items if item.layer == layer.name]
        workspace.install(replace(layer, trust="unsigned"), rows)
    own = [item for item in source.items if item.layer == OWN_LAYER]
    with workspace.act(f"Read from {name}") as act:
        for item in own:
            act.add(item.kind, item.fields, about=item.about, id=item.id)
        for item in source.items:
            if item.mine and item.layer != OWN_LAYER:
                act.edit(item.id, {field: item.fields[field] for field in sorted(item.mine)})


def _as_stated(item: Item) -> PackItem:
    said = {field: value for field, value in item.fields.items() if field not in item.mine}
    return PackItem(item.id, item.kind, item.about, said)
