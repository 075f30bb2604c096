"""A pack file becomes a `Pack`: guarded, held against its manifest and signature, every row judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from briefing.domain.errors import Cancelled, Problem
from briefing.domain.items import Layer, PackItem
from briefing.packs import signatures
from briefing.packs.build import in_order
from briefing.packs.checks import check_cells
from briefing.packs.container import Container, PackRefused, open_container, refused
from briefing.packs.items import collect
from briefing.packs.manifest import (
    LONGEST_MANIFEST,
    MANIFEST,
    MEDIA_TYPE,
    MIMETYPE,
    SIGNATURE,
    Manifest,
    Resource,
    read_manifest,
)
from briefing.packs.rows import Alive, Rows, read_rows
from briefing.packs.rules import check_rules
from briefing.packs.signatures import (
    LONGEST_SIGNATURE,
    PublicKey,
    SignatureError,
    public_key,
    trusted_comment,
)
from briefing.packs.tables import TABLES
from briefing.packs.tableset import ForeignReference, TableSet

Progress = Callable[[int, int, str], None]
"""Told done, total and what is being done."""

Cancel = Callable[[], bool]
"""Asked whether the user wants to stop."""

_AGAIN = "Ask its publisher for the pack again."


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was read whole and found good: its layer, its items, what its manifest says.

    `key` is the publisher's key where the signature holds, None where the pack is not signed. Whether the key is
    known is a question for the workspace, not for the file. `counts` has the number of rows by table. `foreign` are
    the references to records of other packs, which only a workspace can know.
    """

    layer: Layer
    rows: list[PackItem]
    manifest: Manifest
    key: PublicKey | None
    counts: dict[str, int]
    path: Path
    foreign: tuple[ForeignReference, ...] = ()

    @property
    def requires(self) -> tuple[str, ...]:
        """Names of the packs whose records this one adds to."""
        return self.manifest.description.requires


def read(path: Path, *, progress: Progress | None = None, cancelled: Cancel | None = None) -> Pack:
    """Read a pack; raises `PackRefused` with every problem, or `Cancelled`."""

    def alive() -> None:
        if cancelled and cancelled():
            raise Cancelled

    problems: list[Problem] = []
    with open_container(path) as container:
        manifest, key = _read_manifest(container, problems)
        if manifest is None:
            raise refused(path.name, *problems)
        steps = len(manifest.resources) + 2
        tables: dict[str, Rows] = {}
        for done, resource in enumerate(manifest.resources):
            if progress:
                progress(done, steps, f"Reading {resource.file}")
            if resource.file in container.names:
                tables[resource.file] = _read_table(container, resource, problems, alive)
    if progress:
        progress(steps - 2, steps, "Checking every row")
    ordered = {file: tables[file] for file in TABLES if file in tables}
    for rows in ordered.values():
        check_cells(rows, problems, alive=alive)
    together = TableSet(manifest.description, ordered)
    check_rules(together, problems)
    items: list[PackItem] = []
    if not problems:
        if progress:
            progress(steps - 1, steps, "Making items")
        items = collect(together, problems, alive)
    if problems:
        raise refused(path.name, *in_order(problems))
    return Pack(
        layer=_layer(manifest, key),
        rows=items,
        manifest=manifest,
        key=key,
        counts={file: len(rows.rows) for file, rows in ordered.items()},
        path=path,
        foreign=tuple(together.foreign()),
    )


def verify(path: Path) -> list[Problem]:
    """Every problem of a pack file; an empty list where it is good."""
    try:
        read(path)
    except PackRefused as error:
        return list(error.problems)
    return []


def read_digest(path: Path) -> str:
    """The digest of a pack's manifest, without reading its tables; raises `PackRefused`."""
    with open_container(path) as container:
        problems: list[Problem] = []
        manifest, _ = _read_manifest(container, problems)
        if manifest is None:
            raise refused(path.name, *problems)
        return manifest.digest


def _read_manifest(container: Container, problems: list[Problem]) -> tuple[Manifest | None, PublicKey | None]:
    """The manifest, its signature, and the list of members against it."""
    names = container.names
    if MANIFEST not in names:
        problems.append(Problem(MANIFEST, 0, "", "the file is missing.", "This is no pack."))
        return None, None
    if names[0] != MIMETYPE or container.content(MIMETYPE, 200) != MEDIA_TYPE.encode():
        problems.append(Problem(MIMETYPE, 0, "", "the pack does not begin by saying what it is.", _AGAIN))
    content = container.content(MANIFEST, LONGEST_MANIFEST)
    manifest = read_manifest(content, problems)
    if manifest is None:
        return None, None
    listed = {resource.file for resource in manifest.resources}
    known = {MIMETYPE, MANIFEST, SIGNATURE}
    problems += [
        Problem(name, 0, "", "the manifest does not list this file.", _AGAIN)
        for name in names
        if name not in listed and name not in known
    ]
    problems += [
        Problem(name, 0, "", "the file is missing.", _AGAIN) for name in sorted(listed) if name not in names
    ]
    return manifest, _signed_by(container, manifest, content, problems)


def _signed_by(
    container: Container, manifest: Manifest, content: bytes, problems: list[Problem]
) -> PublicKey | None:
    """The key whose signature of the manifest holds; None, with problems named, where it does not."""
    has_signature = SIGNATURE in container.names
    if not manifest.key and not has_signature:
        return None
    if not has_signature:
        problems.append(Problem(SIGNATURE, 0, "", "the pack names a key but carries no signature.", _AGAIN))
        return None
    if not manifest.key:
        problems.append(Problem(MANIFEST, 0, "key", "the pack carries a signature but names no key.", _AGAIN))
        return None
    try:
        key = public_key(manifest.key)
        comment = signatures.verify(content, container.content(SIGNATURE, LONGEST_SIGNATURE), key)
    except SignatureError as error:
        problems.append(Problem(SIGNATURE, 0, "", error.message, error.mend))
        return None
    if comment != trusted_comment(manifest.description.name, manifest.description.version):
        why = f"the signature is for another pack (“{comment[:80]}”)."
        problems.append(Problem(SIGNATURE, 0, "", why, _AGAIN))
        return None
    return key


def _read_table(container: Container, resource: Resource, problems: list[Problem], alive: Alive) -> Rows:
    """One table, and whether it is the one that the manifest lists."""
    with container.open(resource.file) as stream:
        rows = read_rows(
            TABLES[resource.file], resource.file, cast("BinaryIO", stream), problems, alive=alive
        )
        digest, size = stream.finish()
    if size != resource.bytes:
        why = f"holds {size} bytes, the manifest lists {resource.bytes}."
        problems.append(Problem(resource.file, 0, "", why, _AGAIN))
    elif digest != resource.sha256:
        why = "its contents are not those that the manifest lists (sha256)."
        problems.append(Problem(resource.file, 0, "", why, _AGAIN))
    return rows


def _layer(manifest: Manifest, key: PublicKey | None) -> Layer:
    description = manifest.description
    return Layer(
        name=description.name,
        version=description.version,
        title=description.title,
        publisher=description.publisher,
        licence=description.licence,
        cutoff=description.cutoff,
        digest=manifest.digest,
        key_id=key.fingerprint if key else "",
        trust="key" if key else "unsigned",
    )
