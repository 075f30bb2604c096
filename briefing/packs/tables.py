"""The tables a pack may hold, in the order in which they are read and written."""

from __future__ import annotations

from dataclasses import replace

from briefing.packs.columns import MARKING, Table
from briefing.packs.course_tables import COURSE_TABLES
from briefing.packs.record_tables import RECORD_TABLES

TABLES: dict[str, Table] = {
    table.file: replace(table, columns=(*table.columns, MARKING)) if table.kind else table
    for table in (*RECORD_TABLES, *COURSE_TABLES)
}
"""Table by file name: records first, so that names are known when events and promises are read."""
