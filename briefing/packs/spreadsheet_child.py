"""Reads one workbook in a process of its own and prints its sheets as JSON, one row a line.

Run by `briefing.packs.spreadsheet`, which limits the process: spreadsheet readers hold whole cells in memory and
have crashed on legal files. It imports nothing of the application.
"""

from __future__ import annotations

import contextlib
import json
import sys
from datetime import datetime
from typing import TextIO

MOST_COLUMNS = 100
MOST_ROWS = 200_000
MOST_EMPTY_ROWS = 1_000
MEMORY = 1 << 30
SECONDS = 60


def limit() -> None:
    """Bound memory and processor time, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def shown(value: object) -> str:
    """A cell as the text an author sees: whole numbers without a point, days as ISO dates."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value)


def tell(path: str, out: TextIO) -> None:
    """Print `["sheet", name]` and then `[row number, [cells]]` for every sheet and every row that is not empty."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        out.write(json.dumps(["sheet", sheet.title]) + "\n")
        empty = 0
        for number, row in enumerate(
            sheet.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_ROWS, values_only=True), 1
        ):
            cells = [shown(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                empty = 0
                out.write(json.dumps([number, cells]) + "\n")
            else:
                empty += 1
                if empty > MOST_EMPTY_ROWS:
                    break


if __name__ == "__main__":
    limit()
    sys.stdout.reconfigure(encoding="ascii")  # type: ignore[union-attr]
    tell(sys.argv[1], sys.stdout)
