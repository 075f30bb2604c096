"""The tables of a pack as a reference for authors, written from the one description that the checks use too."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.packs.columns import Column, Table
from briefing.packs.tables import TABLES

_TYPES = {
    "text": "text",
    "id": "id",
    "date": "date (EDTF)",
    "subjects": "names, separated by semicolons",
    "url": "web address",
    "excerpt": "excerpt",
    "whole": "whole number",
}


def tables_in_markdown() -> str:
    """Every table with its columns: what each holds, whether it must be filled, and what is allowed."""
    return "\n".join(line for table in TABLES.values() for line in _table(table))


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.file}"
    yield ""
    yield f"One row: {table.words[0].lower()}{table.words[1:]}"
    yield ""
    yield "| column | must be filled | holds | what it is |"
    yield "| --- | --- | --- | --- |"
    for column in table.columns:
        yield f"| `{column.name}` | {'yes' if column.required else ''} | {_holds(column)} | {column.words} |"
    yield ""


def _holds(column: Column) -> str:
    if column.allowed:
        return ", ".join(f"`{word}`" for word in column.allowed)
    if column.type == "reference":
        files = ", ".join(f"`{file}`" for file in column.target)
        return f"{'ids' if column.many else 'id'} of {files}"
    return _TYPES[column.type]
