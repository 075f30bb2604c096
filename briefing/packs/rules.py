"""Rules that bind rows to each other: ids once, references known, one span one state, no source before its news."""

from __future__ import annotations

import re

from briefing.domain import edtf
from briefing.domain.errors import Problem
from briefing.packs import lists
from briefing.packs.columns import GENERAL_KNOWLEDGE, Column
from briefing.packs.rows import MOST_PROBLEMS, Row, Rows, did_you_mean
from briefing.packs.tables import TABLES
from briefing.packs.tableset import TableSet, parts

FIELDS = "institution-fields.csv"
STATUS_TABLE = "commitment-status.csv"

ANNOUNCES = re.compile(
    r"\b(?:announce\w*|forecast\w*|planned|scheduled|expected|bill stage|to be active|worked out)\b",
    re.IGNORECASE,
)
"""Words by which a row says that its source speaks of something still to come."""

_SAID_IN = ("note", "text", "title", "order_note", "credibility_reason")
_DATED = {
    "events.csv": "date_edtf",
    STATUS_TABLE: "date_edtf",
    FIELDS: "valid_from",
    "bog-meetings.csv": "date_edtf",
    "relations.csv": "valid_from",
}
_PERIODS = {
    FIELDS: ("valid_from", "valid_to"),
    "relations.csv": ("valid_from", "valid_to"),
    "offices.csv": ("from_edtf", "to_edtf"),
    "nacta-law.csv": ("valid_from", "valid_to"),
    "institutions.csv": ("founded_edtf", "ended_edtf"),
}
_URDU = re.compile("[\u0600-\u06ff]")
_COVERED_BY = "coverage.csv"


def check_rules(tables: TableSet, problems: list[Problem]) -> None:
    """Everything that needs more than one cell to be judged, adding what is wrong to `problems`."""
    _check_ids(tables, problems)
    if len(problems) >= MOST_PROBLEMS:
        return
    for rows in tables.tables.values():
        _check_references(tables, rows, problems)
        _check_periods(rows, problems)
        _check_general_knowledge(rows, problems)
        _check_latest_day(tables, rows, problems)
        if len(problems) >= MOST_PROBLEMS:
            return
    _check_spans(tables, problems)
    _check_statuses(tables, problems)
    _check_small(tables, problems)
    _check_coverage(tables, problems)


def _check_ids(tables: TableSet, problems: list[Problem]) -> None:
    """An id names one row of the whole pack: citations and links are named for the row they come from."""
    seen: dict[str, str] = {}
    for file, rows in tables.tables.items():
        table = rows.table
        for row in rows.rows:
            key = row.get(table.key)
            if not key:
                continue
            of_record = table.columns[0].type == "reference"
            mark = f"{file}:{key.lower()}" if of_record or not table.kind else key.lower()
            if mark in seen:
                why = f"the id “{key}” is there already ({seen[mark]})."
                mend = "Give this row an id of its own."
                problems.append(Problem(rows.label, row.number, table.key, why, mend))
                if len(problems) >= MOST_PROBLEMS:
                    return
            else:
                seen[mark] = f"{rows.label}, row {row.number}"


def _check_references(tables: TableSet, rows: Rows, problems: list[Problem]) -> None:
    references = [column for column in rows.table.columns if column.type == "reference"]
    subjects = [column.name for column in rows.table.columns if column.type == "subjects"]
    for row in rows.rows:
        for column in references:
            cell = row.get(column.name)
            if not cell:
                continue
            problems.extend(
                _unknown(tables, rows, row, column, part)
                for part in (parts(cell) if column.many else [cell])
                if not _known(tables, column, part)
            )
        if tables.subjects:
            for name in subjects:
                for part in parts(row.get(name)):
                    if part.casefold() not in tables.subjects:
                        mend = did_you_mean(
                            part, (line.get("subject") for line in tables.rows("subjects.csv"))
                        )
                        why = f"“{part}” is not in subjects.csv."
                        problems.append(Problem(rows.label, row.number, name, why, mend or "Add it there."))


def _known(tables: TableSet, column: Column, part: str) -> bool:
    if any(part in tables.by_id.get(file, {}) for file in column.target):
        return True
    if part == GENERAL_KNOWLEDGE and column.target == ("sources.csv",):
        return True
    return tables.is_foreign(part, column.target)


def _unknown(tables: TableSet, rows: Rows, row: Row, column: Column, part: str) -> Problem:
    held = [file for file in column.target if file in tables.tables]
    where = " or ".join(held or column.target) if len(column.target) <= 3 else "this pack"
    known = (key for file in held for key in tables.by_id[file])
    return Problem(
        rows.label,
        row.number,
        column.name,
        f"there is no “{part[:80]}” in {where}.",
        did_you_mean(part, known) or "Write the id of a row that is there.",
    )


def _first_day(cell: str) -> str:
    """The first possible day of a date, empty where it has none."""
    if not cell or cell == "..":
        return ""
    try:
        read = edtf.parse(cell)
    except edtf.DateError:
        return ""
    if read.kind == "unknown" or read.open_start or read.unknown_start or read.precision == "unknown":
        return ""
    return read.earliest.isoformat()


def _last_day(cell: str) -> str:
    """The last possible day of a date, empty where it has none."""
    try:
        return edtf.bounds(cell)[1] if cell and cell != ".." else ""
    except edtf.DateError:
        return ""


def _check_periods(rows: Rows, problems: list[Problem]) -> None:
    if rows.table.file not in _PERIODS:
        return
    begins, ends = _PERIODS[rows.table.file]
    for row in rows.rows:
        first, last = _first_day(row.get(begins)), _last_day(row.get(ends))
        if first and last and last < first:
            why = f"it ends ({row.get(ends)}) before it begins ({row.get(begins)})."
            problems.append(Problem(rows.label, row.number, ends, why, "Correct one of the two."))


def _check_general_knowledge(rows: Rows, problems: list[Problem]) -> None:
    names = set(rows.columns)
    if "source_id" not in names:
        return
    for row in rows.rows:
        general = row.get("source_id") == GENERAL_KNOWLEDGE
        if general and rows.table.file == FIELDS:
            why = "general knowledge is no citation."
            problems.append(
                Problem(rows.label, row.number, "source_id", why, "Name a source, or remove the row.")
            )
        if "verified" in names and row.get("verified") and general != (row.get("verified") == "no"):
            why = "rows of general knowledge, and only they, are verified=no."
            problems.append(
                Problem(rows.label, row.number, "verified", why, "Correct verified or source_id.")
            )
        if general and row.get("credibility") not in {"", "6"}:
            why = "general knowledge cannot be judged."
            problems.append(Problem(rows.label, row.number, "credibility", why, "Write 6."))
        if "excerpt" in names and not general and not row.get("excerpt"):
            why = "is empty."
            problems.append(Problem(rows.label, row.number, "excerpt", why, "Quote the words that state it."))


def _check_latest_day(tables: TableSet, rows: Rows, problems: list[Problem]) -> None:
    """A source cannot report what lies after its latest day, unless the row says that it announces it."""
    column = _DATED.get(rows.table.file)
    if column is None:
        return
    sources = tables.by_id.get("sources.csv", {})
    for row in rows.rows:
        source = sources.get(row.get("source_id"))
        if source is None:
            continue
        latest = _last_day(source.get("not_after")) or _last_day(source.get("published"))
        first = _first_day(row.get(column))
        if latest and first and first > latest:
            if ANNOUNCES.search(" ".join(row.get(name) for name in _SAID_IN)):
                continue
            why = (
                f"{row.get(column)} is after the latest day of its source {row.get('source_id')} ({latest})."
            )
            mend = (
                "Correct the date or the source; where the source announces it, say “announced” in the note."
            )
            problems.append(Problem(rows.label, row.number, column, why, mend))


def _check_spans(tables: TableSet, problems: list[Problem]) -> None:
    """One state is one span: rows that share its key state one value of one field of one record."""
    rows = tables.tables.get(FIELDS)
    if rows is None:
        return
    seen: dict[str, tuple[tuple[str, str, str], int]] = {}
    for row in rows.rows:
        record, field, value = row.get("institution_id"), row.get("field"), row.get("value")
        if field == "status":
            policy = record in tables.by_id.get("policies.csv", {})
            allowed = lists.POLICY_STATES if policy else lists.INSTITUTION_STATES
            if value not in allowed:
                mend = did_you_mean(value, allowed) or f"Allowed: {', '.join(allowed)}."
                problems.append(
                    Problem(rows.label, row.number, "value", f"“{value[:80]}” is no status.", mend)
                )
        state = (record, field, value)
        first, at = seen.setdefault(row.get("span").lower(), (state, row.number))
        if first != state:
            why = f"the span “{row.get('span')}” states something else in row {at}."
            mend = "Rows of one span state one value of one field of one record; give this row another span."
            problems.append(Problem(rows.label, row.number, "span", why, mend))


def _check_statuses(tables: TableSet, problems: list[Problem]) -> None:
    rows = tables.tables.get(STATUS_TABLE)
    for row in rows.rows if rows else []:
        again = row.get("valid_from")
        if rows and again and again != row.get("date_edtf"):
            why = f"differs from date_edtf ({row.get('date_edtf')})."
            problems.append(
                Problem(rows.label, row.number, "valid_from", why, "Write the same day, or leave it blank.")
            )


def _check_small(tables: TableSet, problems: list[Problem]) -> None:
    for file, rows in tables.tables.items():
        for row in rows.rows:
            if (
                file == "relations.csv"
                and row.get("subject_id")
                and row.get("subject_id") == row.get("object_id")
            ):
                why = "a body has no relation to itself."
                problems.append(Problem(rows.label, row.number, "object_id", why, "Name the other body."))
            if row.get("name_ur") and not _URDU.search(row.get("name_ur")):
                why = "has no Urdu letters."
                problems.append(Problem(rows.label, row.number, "name_ur", why, "Write the name in Urdu."))
            if _about_nothing(tables, rows, row):
                why = "is empty, and the pack description names no record for this table."
                mend = f"Fill it, or name the record under [about] in {_TOML}."
                problems.append(Problem(rows.label, row.number, rows.table.about, why, mend))
            if file == "nap-points.csv" and row.get("plan") and not tables.plan(row.get("plan")):
                why = f"“{row.get('plan')[:80]}” is no policy of this pack."
                mend = f"Write a policy's id, or name the policy under [plans] in {_TOML}."
                problems.append(Problem(rows.label, row.number, "plan", why, mend))
    for file, reference in tables.description.about.items():
        table = TABLES[file]
        if file in tables.tables and not tables.resolve(reference, table.by_name[table.about].target):
            why = f"there is no “{reference[:80]}” for {file}."
            problems.append(Problem(_TOML, 0, "about", why, "Name a record of this pack."))


def _about_nothing(tables: TableSet, rows: Rows, row: Row) -> bool:
    """Whether a row leaves open what it is about, and the description does not say it for the table."""
    about = rows.table.about
    if not about or row.get(about) or rows.table.by_name[about].required:
        return False
    return rows.table.file not in tables.description.about


def _check_coverage(tables: TableSet, problems: list[Problem]) -> None:
    rows = tables.tables.get(_COVERED_BY)
    for row in rows.rows if rows else []:
        if rows is None:
            return
        used = row.get("result") == "used"
        if used != bool(row.get("used_in")):
            why = "a claim is used in at least one row, or left out."
            problems.append(
                Problem(rows.label, row.number, "used_in", why, "Name the row, or correct the result.")
            )
        if not used and not row.get("reason"):
            problems.append(Problem(rows.label, row.number, "reason", "is empty.", "Say why it is left out."))
        for place in parts(row.get("used_in")):
            file, _, row_id = place.partition(":")
            if file not in TABLES:
                mend = did_you_mean(file, TABLES)
                problems.append(
                    Problem(rows.label, row.number, "used_in", f"there is no table “{file[:80]}”.", mend)
                )
            elif row_id not in tables.by_id.get(file, {}):
                mend = did_you_mean(row_id, tables.by_id.get(file, {}))
                why = f"there is no “{row_id[:80]}” in {file}."
                problems.append(Problem(rows.label, row.number, "used_in", why, mend))


_TOML = "pack.toml"
