"""Evidence as files: one JSON document that the printed digest is of, its tables as CSV, its sources as references.

The digest is the SHA-256 of the bytes of `evidence.json`, so that any tool can compute it. The order of rows is that
of the pages; keys are sorted, nothing depends on clock, locale or the order of a set.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import asdict
from typing import Any

from briefing.report.citing.bibtex import bibtex
from briefing.report.evidence.rows import FORMAT, TABLES, VERSION, Attachment, Evidence, Row, columns

JSON_NAME = "evidence.json"
REFERENCES_NAME = "references.json"
BIBTEX_NAME = "references.bib"

ABOUT_TABLES = {
    "packs": "The data packs that were installed",
    "statements": "Statements as printed, with the citations they rest on",
    "facts": "The facts behind each statement, with their values",
    "citations": "What each source says of each fact",
    "sources": "The sources that the notes name",
    "timeline": "The dated entries of the chronology",
}
_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""A cell that begins so is run as a formula, or changed, by spreadsheets; it gets an apostrophe before it."""


def canonical(value: object) -> bytes:
    """A JSON value in its one form: UTF-8, keys sorted, no blanks, no escapes that are not needed."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def as_json(evidence: Evidence) -> bytes:
    """The bytes of `evidence.json`."""
    whole: dict[str, Any] = {"format": FORMAT, "version": VERSION, "briefing": asdict(evidence.about)}
    for name in TABLES:
        whole[name] = [asdict(row) for row in evidence.table(name)]
    whole["references"] = list(evidence.references)
    return canonical(whole)


def digest(evidence: Evidence) -> str:
    """The SHA-256 of `evidence.json` in hexadecimal."""
    return hashlib.sha256(as_json(evidence)).hexdigest()


def as_csv(kind: type[Row], rows: tuple[Row, ...]) -> bytes:
    """A table as CSV (RFC 4180) in UTF-8 with its mark, which spreadsheets need to read Urdu; ids joined by blanks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    names = columns(kind)
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell(getattr(row, name)) for name in names])
    return out.getvalue().encode("utf-8-sig")


def cell(value: str | int | tuple[str, ...]) -> str:
    """A value as a cell that no spreadsheet runs."""
    text = " ".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_AS_FORMULA) else text


def attachments(evidence: Evidence) -> tuple[Attachment, ...]:
    """Every file of the evidence, in the order in which it is attached."""
    made = [Attachment(JSON_NAME, as_json(evidence), "application/json", "The evidence of this briefing")]
    made += [
        Attachment(f"{name}.csv", as_csv(kind, evidence.table(name)), "text/csv", ABOUT_TABLES[name])
        for name, kind in TABLES.items()
    ]
    items = list(evidence.references)
    made.append(Attachment(REFERENCES_NAME, canonical(items), "application/json", "The sources as CSL-JSON"))
    made.append(
        Attachment(BIBTEX_NAME, bibtex(items).encode(), "application/x-bibtex", "The sources as BibTeX")
    )
    return tuple(made)
