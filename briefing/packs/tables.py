"""The tables a pack may hold, in the order in which they are read and written."""

from __future__ import annotations

from briefing.packs.columns import Table
from briefing.packs.course_tables import COURSE_TABLES
from briefing.packs.record_tables import RECORD_TABLES

TABLES: dict[str, Table] = {table.file: table for table in (*RECORD_TABLES, *COURSE_TABLES)}
"""Table by file name: records first, so that names are known when events and promises are read."""
