"""Import of a pack: read, trust, compare, one transaction, report. Until the transaction nothing is changed."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.domain.errors import BriefingError, Problem
from briefing.domain.items import Change, Conflict, Layer
from briefing.packs.container import refused
from briefing.packs.manifest import MANIFEST
from briefing.packs.read import Cancel, Pack, Progress, read
from briefing.packs.rows import did_you_mean
from briefing.packs.starter import starter_path
from briefing.packs.trust import remember_key, trusted_layer
from briefing.store import LayerDifference, Workspace

COPY_SUFFIX = ".before-import"


class OlderVersion(BriefingError):
    """A pack is older than one that this workspace has held."""


class ReusedVersion(BriefingError):
    """A pack carries the number of another content that this workspace has held."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    `added`, `changed` and `removed` count items by kind. `kept` are ids of items that the new version no longer
    holds but that stay, because the user has edited or uses them. `conflicts` are the edits of this pack's items
    that wait for a decision. `nothing` tells that the workspace held all this already.
    """

    layer: Layer
    previous: Layer | None
    change: Change
    added: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    removed: Mapping[str, int] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    briefings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    copy: Path | None = None

    @property
    def nothing(self) -> bool:
        """Whether nothing had to be done."""
        return self.change.seq == 0

    @property
    def words(self) -> str:
        """What happened, in a sentence or two."""
        name = f"“{self.layer.title}”, version {self.layer.version}"
        if self.nothing:
            return f"Nothing to do: the workspace holds {name} already."
        told = [
            f"{sum(counts.values())} {word}"
            for word, counts in (("added", self.added), ("changed", self.changed), ("removed", self.removed))
            if counts
        ]
        sentences = [f"Imported {name}: {', '.join(told) or 'no item changed'}."]
        if self.conflicts:
            times = _times(len(self.conflicts))
            sentences.append(f"Your value and the pack's differ {times}; yours stays until you decide.")
        if self.kept:
            sentences.append(
                f"{len(self.kept)} that it no longer holds stay, because you edited or use them."
            )
        return " ".join((*sentences, *self.warnings))


def import_pack(
    workspace: Workspace,
    path: Path,
    *,
    allow_older: bool = False,
    trust_key: str | None = None,
    copy: bool = True,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ImportReport:
    """Import a pack file in one transaction.

    `allow_older` lets an older or re-used version number in, `trust_key` is the fingerprint of a key that the user
    agrees to. `copy` keeps a verified copy of the workspace beside it, where it holds a pack already.
    Raises `PackRefused`, `OlderVersion`, `ReusedVersion`, `UnknownKey`, `KeyChanged`, `SignatureMissing`,
    `Cancelled` and the errors of the store; the workspace is then as it was.
    """
    pack = read(path, progress=progress, cancelled=cancelled)
    return import_read(
        workspace,
        pack,
        allow_older=allow_older,
        trust_key=trust_key,
        copy=copy,
        progress=progress,
        cancelled=cancelled,
    )


def import_read(
    workspace: Workspace,
    pack: Pack,
    *,
    allow_older: bool = False,
    trust_key: str | None = None,
    copy: bool = True,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ImportReport:
    """Import a pack that was read and compared before; see `import_pack`."""
    layer, warnings = trusted_layer(workspace, pack, trust_key)
    previous = workspace.layer(layer.name)
    if not allow_older:
        _refuse_older(workspace, pack, previous)
    _refuse_strangers(workspace, pack)
    found = workspace.difference(layer.name, pack.rows) if previous else None
    copy = copy and not workspace.read_only
    kept_copy = (
        _copy(workspace)
        if copy and previous and not (found and found.nothing and previous == layer)
        else None
    )
    try:
        change = workspace.install(layer, pack.rows, progress=progress, cancelled=cancelled)
    except BriefingError as error:
        # A disk can fail after the transaction stands: only the workspace knows which version it holds.
        if previous == layer or workspace.layer(layer.name) != layer:
            raise
        warnings = (*warnings, f"The import stands, but then the disk failed: {error.message}")
        change = Change(workspace.history(limit=1, changes=False)[0].seq, f"Import of {layer.title}")
    _remember(workspace, pack)
    return _report(workspace, pack, layer, previous, change, found, warnings, kept_copy)


def install_starter(workspace: Workspace, progress: Progress | None = None) -> ImportReport:
    """Put the pack that the application ships into a workspace."""
    return import_pack(workspace, starter_path(), copy=False, progress=progress)


def undo_import(workspace: Workspace, name: str) -> Change:
    """Take back the newest import of a pack; edits stay, and the version stays remembered."""
    return workspace.undo_import(name)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _refuse_older(workspace: Workspace, pack: Pack, installed: Layer | None) -> None:
    layer, highest = pack.layer, workspace.remembered(pack.layer.name)
    if layer.version < highest:
        now = f"version {installed.version} is installed" if installed else "none is installed now"
        raise OlderVersion(
            f"“{layer.title}” is version {layer.version}, but this workspace has held version {highest} ({now}).",
            "Import it only if you mean to go back: allow an older version.",
        )
    if layer.version == highest and workspace.setting(_digest_setting(layer.name)) != layer.digest:
        raise ReusedVersion(
            f"“{layer.title}” carries the number {layer.version}, but its content is not that of the version "
            f"{highest} that this workspace has held.",
            "Ask its publisher which is right; to import it all the same, allow an older version.",
        )


def _refuse_strangers(workspace: Workspace, pack: Pack) -> None:
    """References to records of other packs must be of packs that are installed, and known in them."""
    installed = {layer.name for layer in workspace.layers()}
    missing = [name for name in pack.requires if name not in installed]
    if missing:
        wanted = [
            Problem(MANIFEST, 0, "requires", f"needs the pack “{name}”.", "Import that first.")
            for name in missing
        ]
        raise refused(pack.path.name, *wanted)
    if not pack.foreign:
        return
    known = workspace.many({place.reference for place in pack.foreign})
    problems = [
        Problem(
            place.file,
            place.row,
            place.field,
            f"there is no “{place.reference}” in this workspace.",
            did_you_mean(place.reference, (item.id for item in workspace.items(place.kind))),
        )
        for place in pack.foreign
        if place.reference not in known
    ]
    if problems:
        raise refused(pack.path.name, *problems)


def _copy(workspace: Workspace) -> Path:
    """A verified copy of the workspace beside it; of the copies made for imports only the newest is kept."""
    to = workspace.path.with_name(f"{workspace.path.name}{COPY_SUFFIX}")
    fresh = to.with_name(f"{to.name}.new")
    fresh.unlink(missing_ok=True)
    workspace.backup(fresh)
    return fresh.replace(to)


def _remember(workspace: Workspace, pack: Pack) -> None:
    """The key and the digest of the highest version outlive an undo of the import."""
    with contextlib.suppress(BriefingError):  # the import stands; the memory is renewed by the next one
        remember_key(workspace, pack)
        if pack.layer.version >= workspace.remembered(pack.layer.name):
            workspace.set_setting(_digest_setting(pack.layer.name), pack.layer.digest)


def _digest_setting(name: str) -> str:
    return f"pack-digest:{name}"


def _report(
    workspace: Workspace,
    pack: Pack,
    layer: Layer,
    previous: Layer | None,
    change: Change,
    found: LayerDifference | None,
    warnings: tuple[str, ...],
    copy: Path | None,
) -> ImportReport:
    if found is None:
        added = Counter(item.kind for item in pack.rows) if change.seq else Counter[str]()
        return ImportReport(
            layer, previous, change, added=dict(sorted(added.items())), warnings=warnings, copy=copy
        )
    kinds = {item.id: item.kind for item in pack.rows}
    removed = [item.id for item in found.removed]
    conflicts = tuple(one for one in workspace.conflicts() if one.id in kinds or one.id in set(removed))
    return ImportReport(
        layer,
        previous,
        change,
        added=dict(sorted(Counter(item.kind for item in found.added).items())),
        changed=dict(sorted(Counter(kinds[item_id] for item_id in found.changed).items())),
        removed=dict(sorted(Counter(item.kind for item in found.removed).items())),
        kept=tuple(workspace.many(removed)),
        conflicts=conflicts,
        briefings=found.briefings,
        warnings=warnings,
        copy=copy,
    )
