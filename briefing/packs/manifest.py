"""The manifest of a pack, `datapackage.json`: a Data Package (version 2) with what a pack adds to it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from briefing.domain.errors import Problem
from briefing.packs.columns import Column, Table
from briefing.packs.description import Description, described
from briefing.packs.tables import TABLES

MANIFEST = "datapackage.json"
SIGNATURE = "datapackage.json.minisig"
MIMETYPE = "mimetype"
MEDIA_TYPE = "application/vnd.briefing.ctpack+zip"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LONGEST_MANIFEST = 1 << 20
MOST_NESTED = 100
_HASH = re.compile(r"sha256:[0-9a-f]{64}")
_KEY = re.compile(r"[A-Za-z0-9+/]{56}")
_MEMBERS = frozenset(
    ("$schema", "name", "title", "version", "contributors", "licenses", "resources", "cutoff", "languages")
)
_OWN_MEMBERS = frozenset(("plans", "requires", "previous", "marking", "key"))


@dataclass(frozen=True, slots=True)
class Resource:
    """One table of a pack as its manifest lists it: file, sha256 in hexadecimal digits, size in bytes."""

    file: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest: the description, the tables, and the publisher's key where the pack is signed.

    `digest` is the sha256 of its exact bytes: the identity of the pack.
    """

    description: Description
    resources: tuple[Resource, ...]
    key: str
    digest: str


def write_manifest(
    description: Description, contents: Mapping[str, bytes], columns: Mapping[str, list[str]], key: str
) -> bytes:
    """The manifest's bytes for tables given as file name to CSV bytes; the same for the same input."""
    resources = [
        _resource(TABLES[file], contents[file], columns[file], description.about.get(file, ""))
        for file in TABLES
        if file in contents
    ]
    values: dict[str, Any] = {
        "$schema": PROFILE,
        "name": description.name,
        "title": description.title,
        "version": str(description.version),
        "contributors": [{"title": description.publisher, "roles": ["publisher"]}],
        "licenses": [_licence(description)],
        "cutoff": description.cutoff,
        "languages": list(description.languages),
        "plans": dict(sorted(description.plans.items())),
        "requires": list(description.requires),
        "previous": description.previous,
        "marking": description.marking,
        "key": key,
        "resources": resources,
    }
    kept = {name: value for name, value in values.items() if value not in ("", [], {})}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def _licence(description: Description) -> dict[str, str]:
    licence = {"title": description.licence}
    code = re.match(r"CC0 1\.0|CC BY 4\.0", description.licence)
    if code:
        licence = {"name": {"CC0 1.0": "CC0-1.0", "CC BY 4.0": "CC-BY-4.0"}[code[0]], **licence}
    if description.licence_url:
        licence["path"] = description.licence_url
    if "name" not in licence and "path" not in licence:
        licence["name"] = "other-closed"
    return licence


def _resource(table: Table, content: bytes, columns: list[str], about: str) -> dict[str, Any]:
    described_columns = [_field(table.by_name[name]) for name in columns]
    resource: dict[str, Any] = {
        "name": table.file.removesuffix(".csv"),
        "path": table.file,
        "type": "table",
        "description": table.words,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {"fields": described_columns, "primaryKey": [table.key], "missingValues": [""]},
    }
    if about:
        resource["about"] = about
    return resource


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    field: dict[str, Any] = {"name": column.name, "type": "integer" if column.type == "whole" else "string"}
    if column.type == "url":
        field["format"] = "uri"
    field["description"] = column.words
    if constraints:
        field["constraints"] = constraints
    return field


# ---------------------------------------------------------------- reading


class _NotPlain(ValueError):
    """JSON that two readers could understand differently."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _NotPlain("it names a member twice")
    return found


def _no_constant(text: str) -> Any:
    raise _NotPlain(f"it holds {text}")


def strict_json(content: bytes) -> Any:
    """Plain JSON in UTF-8: no member twice, no NaN, no lone surrogates, no bottomless nesting.

    Raises `ValueError` with the reason.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise _NotPlain("it is not UTF-8") from None
    if _depth(text) > MOST_NESTED:
        raise _NotPlain("it is nested too deep")
    try:
        values = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_no_constant
        )
    except json.JSONDecodeError as error:
        raise _NotPlain(f"{error.msg} in line {error.lineno}") from None
    if re.search(r"\\u[dD][89a-fA-F]", text):
        json.dumps(values, ensure_ascii=False).encode()
    return values


def _depth(text: str) -> int:
    """How deep brackets nest; those inside strings count too, which only makes the limit stricter."""
    deepest = depth = 0
    for mark in re.findall(r"[\[\]{}]", text):
        depth += 1 if mark in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def read_manifest(content: bytes, problems: list[Problem]) -> Manifest | None:
    """The manifest from its bytes; None, with problems named, where it cannot be used."""
    found: list[Problem] = []

    def wrong(member: str, why: str, mend: str = "") -> None:
        found.append(Problem(MANIFEST, 0, member, why, mend))

    try:
        values = strict_json(content)
    except (ValueError, RecursionError) as error:
        wrong("", f"the manifest cannot be read: {error}.", "Ask its publisher for the pack again.")
        problems.extend(found)
        return None
    if not isinstance(values, dict):
        wrong("", "the manifest is not an object.", "Ask its publisher for the pack again.")
        problems.extend(found)
        return None
    for member in sorted(set(values) - _MEMBERS - _OWN_MEMBERS):
        wrong(ascii(member[:60])[1:-1], "the member is not known.")
    if values.get("$schema", PROFILE) != PROFILE:
        wrong("$schema", "is not a Data Package of version 2.")
    key = values.get("key", "")
    if not isinstance(key, str) or (key and not _KEY.fullmatch(key)):
        wrong("key", "is not a public key.")
    resources, about = _read_resources(values.get("resources"), wrong)
    description = described(_description_values(values, about), MANIFEST, found)
    problems.extend(found)
    if found or description is None:
        return None
    return Manifest(description, tuple(resources), key, sha256(content).hexdigest())


def _description_values(values: dict[str, Any], about: dict[str, str]) -> dict[str, Any]:
    """The members of a description, as an author writes them, from those of a Data Package."""
    version = values.get("version")
    number = (
        int(version) if isinstance(version, str) and re.fullmatch(r"[1-9][0-9]{0,5}", version) else version
    )
    if isinstance(version, int):
        number = None  # the standard has versions as text
    publisher = _only(values.get("contributors"))
    licence = _only(values.get("licenses"))
    return {
        "name": values.get("name"),
        "title": values.get("title"),
        "publisher": publisher.get("title"),
        "version": number,
        "licence": licence.get("title"),
        "licence_url": licence.get("path", ""),
        "cutoff": values.get("cutoff"),
        "languages": values.get("languages", ()),
        "about": about,
        "plans": values.get("plans", {}),
        "requires": values.get("requires", ()),
        "previous": values.get("previous", ""),
        "marking": values.get("marking", ""),
    }


def _only(values: object) -> dict[str, Any]:
    """The one object of a list that must hold one; empty where it is anything else."""
    if isinstance(values, list) and len(values) == 1 and isinstance(values[0], dict):
        return values[0]
    return {}


def _read_resources(values: object, wrong: Any) -> tuple[list[Resource], dict[str, str]]:
    resources: list[Resource] = []
    about: dict[str, str] = {}
    if not isinstance(values, list) or not values:
        wrong("resources", "the manifest lists no tables.", "Ask its publisher for the pack again.")
        return resources, about
    for value in values:
        if not isinstance(value, dict) or not isinstance(value.get("path"), str):
            wrong("resources", "an entry names no file.")
            continue
        file = value["path"]
        if file not in TABLES:
            wrong("resources", f"“{ascii(file[:60])[1:-1]}” is no table that a pack can hold.")
            continue
        if any(file == other.file for other in resources):
            wrong("resources", f"“{file}” is listed twice.")
            continue
        digest, size = value.get("hash"), value.get("bytes")
        if not isinstance(digest, str) or not _HASH.fullmatch(digest):
            wrong("resources", f"“{file}” has no sha256.")
            continue
        if type(size) is not int or size < 0:
            wrong("resources", f"“{file}” has no size.")
            continue
        if isinstance(value.get("about"), str):
            about[file] = value["about"]
        resources.append(Resource(file, digest.removeprefix("sha256:"), size))
    return resources, about
