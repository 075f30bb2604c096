"""Foreign copies: an exported briefing with its source, built as a workspace of its own that is only read.

Nothing of it enters the user's workspace: it is a file in a folder of its own, opened for reading, and gone when it
is closed.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing.domain.errors import BriefingError
from briefing.domain.items import OWN_LAYER, Item, PackItem
from briefing.report.evidence.reading import NotReadable, read_exported
from briefing.report.evidence.source_file import NAME, Source, parse_source
from briefing.store import Workspace

WHY = "This is a foreign copy, read from {name}. Nothing in it can be changed, and nothing of it is in your workspace."


@dataclass
class ForeignCopy:
    """An open foreign copy. `title` is the briefing's, `name` the file's; `briefing` the id to show first."""

    title: str
    name: str
    briefing: str
    as_of: str
    workspace: Workspace
    _folder: tempfile.TemporaryDirectory[str]

    def close(self) -> None:
        """Close it and take its folder away; safe to call again."""
        self.workspace.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_foreign(path: Path) -> ForeignCopy:
    """Read a PDF and open the briefing in it as a foreign copy.

    Raises `NotReadable`, or `NotEvidence`, where the PDF cannot be read, carries no source, or one that is broken.
    """
    found = read_exported(path)
    if NAME not in found.files:
        raise NotReadable(
            f"{path.name} does not carry its source.",
            "Ask for it to be exported with its source; what it carries, `briefing inspect` tells.",
        )
    source = parse_source(found.files[NAME], f"{path.name}: {NAME}")
    folder = tempfile.TemporaryDirectory(prefix="briefing-foreign-", ignore_cleanup_errors=True)
    try:
        workspace = _built(source, path.name, Path(folder.name) / "foreign.briefing")
    except BaseException:
        folder.cleanup()
        raise
    return ForeignCopy(source.title, path.name, source.briefing, source.as_of, workspace, folder)


def _built(source: Source, name: str, file: Path) -> Workspace:
    try:
        with Workspace.open(file, create=True) as workspace:
            _fill(workspace, source, name)
    except BriefingError as error:
        why = f"{name}: what it carries cannot be read as a workspace. {error.message}"
        raise NotReadable(why, "Ask for the file to be exported again.") from error
    opened = Workspace.open(file, read_only=True)
    opened.why_read_only = WHY.format(name=name)
    return opened


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
