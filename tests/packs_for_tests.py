"""Folders and packs changed on purpose: the starter's tables with other rows, and archives with other bytes."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from briefing.packs.build import build, zip_bytes
from briefing.packs.signatures import SecretKey

STARTER = Path(__file__).resolve().parent.parent / "briefing" / "resources" / "starter"


def starter_copy(to: Path) -> Path:
    """A copy of the starter's source folder that a test may change."""
    return Path(shutil.copytree(STARTER, to / "starter"))


def rows_of(folder: Path, file: str) -> list[dict[str, str]]:
    """All rows of a table, as the csv module reads them."""
    with (folder / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(folder: Path, file: str, rows: list[dict[str, str]]) -> None:
    """Write a table back."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / file).write_text(buffer.getvalue(), encoding="utf-8")


def change(folder: Path, file: str, row_id: str, **cells: str) -> int:
    """Change cells of the one row of an id; answers its number as a spreadsheet shows it."""
    rows = rows_of(folder, file)
    key = next(iter(rows[0]))
    (number,) = [number for number, row in enumerate(rows, 2) if row[key] == row_id]
    assert set(cells) <= set(rows[0])
    rows[number - 2].update(cells)
    write_rows(folder, file, rows)
    return number


def drop(folder: Path, file: str, *row_ids: str) -> None:
    """Remove the rows of these ids."""
    rows = rows_of(folder, file)
    key = next(iter(rows[0]))
    kept = [row for row in rows if row[key] not in row_ids]
    assert len(rows) - len(kept) == len(row_ids)
    write_rows(folder, file, kept)


def append(folder: Path, file: str, like: str, **cells: str) -> int:
    """Add a row like that of an id, but with these cells; answers its number."""
    rows = rows_of(folder, file)
    key = next(iter(rows[0]))
    (pattern,) = [row for row in rows if row[key] == like]
    rows.append({**pattern, **cells})
    write_rows(folder, file, rows)
    return len(rows) + 1


def describe(folder: Path, **members: object) -> None:
    """Change members of pack.toml that hold a text or a number."""
    path = folder / "pack.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    for member, value in members.items():
        shown = f'"{value}"' if isinstance(value, str) else str(value)
        (place,) = [at for at, line in enumerate(lines) if line.startswith(f"{member} =")]
        lines[place] = f"{member} = {shown}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def second_version(tmp: Path, alter: Callable[[Path], None], *, version: int = 2) -> Path:
    """The starter pack of a later version, with what `alter` changed in its tables."""
    folder = starter_copy(tmp / f"v{version}")
    describe(folder, version=version, cutoff="2026-03-31")
    alter(folder)
    return build(folder, tmp / f"starter-{version}.ctpack").path


def members_of(path: Path) -> dict[str, bytes]:
    """The members of a pack but the first, which says what it is."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "mimetype"}


def repacked(path: Path, out: Path, *, truthful: bool = True) -> Callable[[dict[str, bytes]], Path]:
    """Write a pack anew with other members; `truthful` lists their new digests in the manifest."""
    import json

    def write(changed: dict[str, bytes]) -> Path:
        members = {**members_of(path), **changed}
        if truthful and "datapackage.json" not in changed:
            manifest = json.loads(members["datapackage.json"])
            for resource in manifest["resources"]:
                content = members.get(resource["path"])
                if content is not None:
                    resource["hash"] = f"sha256:{sha256(content).hexdigest()}"
                    resource["bytes"] = len(content)
            members["datapackage.json"] = json.dumps(manifest, ensure_ascii=False).encode()
        out.write_bytes(zip_bytes(members))
        return out

    return write


def new_key() -> SecretKey:
    """A key of a publisher's, made for one test."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )

    from briefing.packs.signatures import PublicKey

    key = Ed25519PrivateKey.generate()
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    seed = key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    return SecretKey(PublicKey(sha256(raw).digest()[:8], raw), seed)


def large_pack(tmp: Path, count: int) -> Path:
    """A pack of its own with so many dated events, each with its citation."""
    folder = tmp / "large"
    folder.mkdir()
    (folder / "pack.toml").write_text(
        'name = "large"\ntitle = "A long record"\npublisher = "A test"\nversion = 1\ncutoff = "2026-01-01"\n'
        'licence = "CC0 1.0"\n',
        encoding="utf-8",
    )
    (folder / "sources.csv").write_text(
        "source_id,title,publisher,published,kind,admiralty_reliability,reliability_reason\n"
        "LS1,A long page,A paper,2025-12-31,press,B,known paper\n",
        encoding="utf-8",
    )
    header = "id,title,date_edtf,kind,source_id,excerpt,locator,verified,credibility,credibility_reason\n"
    with (folder / "events.csv").open("w", encoding="utf-8") as stream:
        stream.write(header)
        for number in range(count):
            date = f"{1990 + number % 35}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
            stream.write(f"LE{number:06d},Meeting number {number} on coordination,{date},meeting,LS1,")
            stream.write(f"the committee met for the {number}th time,page {number % 90},yes,2,known paper\n")
    return build(folder, tmp / "large.ctpack").path
