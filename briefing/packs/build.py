"""A folder of tables becomes a pack: all of it checked, every problem named, and the same bytes for the same folder."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from briefing.domain.errors import Problem, Refused
from briefing.packs.checks import check_cells
from briefing.packs.description import Description, read_description
from briefing.packs.items import collect
from briefing.packs.manifest import MANIFEST, MEDIA_TYPE, MIMETYPE, SIGNATURE, write_manifest
from briefing.packs.rows import Row, Rows, did_you_mean, read_rows
from briefing.packs.rules import check_rules
from briefing.packs.signatures import SecretKey, sign, trusted_comment
from briefing.packs.spreadsheet import read_workbook
from briefing.packs.tables import TABLES
from briefing.packs.tableset import TableSet

NOT_FOR_THE_PACK = frozenset(("op-ed-claims.csv", "public-facts.csv"))
"""Working tables that may lie in a folder: what a pack was made from, carried by the rows that coverage.csv names."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644


class BuildRefused(Refused):
    """A folder that cannot become a pack, with every problem in it."""


@dataclass(frozen=True, slots=True)
class BuiltPack:
    """What was built: where, how many rows of which table, how many items, and the digest of its manifest."""

    path: Path
    description: Description
    digest: str
    rows: dict[str, int] = field(default_factory=dict)
    items: int = 0
    new_ids: dict[str, int] = field(default_factory=dict)
    signed_by: str = ""


def build(folder: Path, out: Path, *, sign_with: SecretKey | None = None) -> BuiltPack:
    """Build the pack of a folder and write it to `out`, which is replaced only by a whole pack.

    Rows without an id get one, written back into their table. Raises `BuildRefused` with every problem.
    """
    problems: list[Problem] = []
    if not folder.is_dir():
        raise BuildRefused(f"There is no folder {folder}.", [], "Name the folder that holds pack.toml.")
    description = read_description(folder, problems)
    tables = read_folder(folder, problems)
    for file, rows in tables.items():
        check_cells(rows, problems, ids_come=rows.label == file)
    new_ids = give_ids(tables)
    items = 0
    if description:
        together = TableSet(description, tables)
        check_rules(together, problems)
        items = len(collect(together, problems)) if not problems else 0
    if problems or description is None:
        raise BuildRefused(_refusal(folder, problems), in_order(problems))
    write_back(folder, tables, new_ids)
    contents = {file: csv_bytes(rows) for file, rows in tables.items()}
    columns = {file: list(rows.columns) for file, rows in tables.items()}
    key = sign_with.public.text if sign_with else ""
    manifest = write_manifest(description, contents, columns, key)
    members = {MANIFEST: manifest, **contents}
    if sign_with:
        comment = trusted_comment(description.name, description.version)
        members[SIGNATURE] = sign(manifest, sign_with, comment)
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f"{out.name}.part")
    part.write_bytes(zip_bytes(members))
    part.replace(out)
    return BuiltPack(
        path=out,
        description=description,
        digest=sha256(manifest).hexdigest(),
        rows={file: len(rows.rows) for file, rows in tables.items()},
        items=items,
        new_ids=new_ids,
        signed_by=sign_with.public.fingerprint if sign_with else "",
    )


def read_folder(folder: Path, problems: list[Problem]) -> dict[str, Rows]:
    """The tables of a folder, in the order of the tables; files that are none, or a table twice, are named."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    found: dict[str, Rows] = {}
    for path in files:
        if path.suffix.lower() == ".csv" and path.name in TABLES:
            with path.open("rb") as stream:
                found[path.name] = read_rows(TABLES[path.name], path.name, stream, problems, own=True)
        elif path.suffix.lower() == ".csv" and path.name not in NOT_FOR_THE_PACK:
            mend = did_you_mean(path.name, TABLES) or f"A pack can hold: {', '.join(TABLES)}."
            problems.append(Problem(ascii(path.name)[1:-1], 0, "", "is no table that a pack can hold.", mend))
    for path in files:
        if path.suffix.lower() != ".xlsx" or path.name.startswith(
            "~$"
        ):  # the latter is a lock of a spreadsheet program
            continue
        for rows in read_workbook(path, problems):
            other = found.setdefault(rows.table.file, rows)
            if other is not rows:
                why = f"the table is there already ({other.label})."
                problems.append(Problem(rows.label, 0, "", why, "Keep it in one place."))
    if not found:
        problems.append(Problem(folder.name, 0, "", "the folder holds no tables.", "Write at least one."))
    return {file: found[file] for file in TABLES if file in found}


def give_ids(tables: dict[str, Rows]) -> dict[str, int]:
    """Give ids to the rows without one; answers how many, by table.

    Ids count on from the highest of their letter, with as many digits.
    """
    given: dict[str, int] = {}
    for file, rows in tables.items():
        table = rows.table
        missing = [row for row in rows.rows if table.key not in row.cells]
        writable = rows.label == file  # a workbook is the author's own to write in
        if not missing or not table.letter or not writable or table.key not in rows.columns:
            continue
        pattern = re.compile(rf"{table.letter}([0-9]+)")
        taken = [match[1] for row in rows.rows if (match := pattern.fullmatch(row.get(table.key)))]
        number = max((int(digits) for digits in taken), default=0)
        width = max((len(digits) for digits in taken), default=3)
        for position, row in enumerate(rows.rows):
            if table.key not in row.cells:
                number += 1
                named = {**row.cells, table.key: f"{table.letter}{number:0{width}d}"}
                rows.rows[position] = Row(row.number, named)
        given[file] = len(missing)
    return given


def write_back(folder: Path, tables: dict[str, Rows], files: Iterable[str]) -> None:
    """Write the tables that were given ids back to the author's folder, each whole."""
    for file in files:
        part = folder / f"{file}.part"
        part.write_bytes(csv_bytes(tables[file]))
        part.replace(folder / file)


def csv_bytes(rows: Rows) -> bytes:
    """A table as CSV: UTF-8, line feeds, quotes only where needed."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows([row.get(name) for name in rows.columns] for row in rows.rows)
    return buffer.getvalue().encode()


def zip_bytes(members: dict[str, bytes]) -> bytes:
    """The members as a ZIP that is the same for the same members: sorted, undated, `mimetype` first and stored."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _write(archive, MIMETYPE, MEDIA_TYPE.encode(), zipfile.ZIP_STORED)
        for name in sorted(members):
            _write(archive, name, members[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _write(archive: zipfile.ZipFile, name: str, content: bytes, method: int) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = method
    info.create_system = 3
    info.external_attr = _REGULAR_FILE << 16
    archive.writestr(info, content, compresslevel=6)


def in_order(problems: list[Problem]) -> list[Problem]:
    """Problems by table, row and field, each once."""
    order = {file: position for position, file in enumerate(TABLES)}
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda problem: (order.get(problem.file, -1), problem.row))


def _refusal(folder: Path, problems: list[Problem]) -> str:
    count = len(problems)
    return f"{folder.name} was not built: {count} problem{'s' if count != 1 else ''}."
