"""The untouched default briefing from the starter pack, composed and printed once for all tests of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import report
from briefing.analysis.selection import Selection
from briefing.packs import read, starter_path
from briefing.report.document import Document

CUTOFF = "2026-02-24"


@pytest.fixture(scope="session")
def starter() -> Selection:
    return Selection.of(read(starter_path()).rows, cutoff=CUTOFF)


@pytest.fixture(scope="session")
def default(starter: Selection) -> Document:
    return report.compose(starter, report.content(report.templates()[0], starter))


@pytest.fixture(scope="session")
def printed(default: Document, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, report.ExportResult]:
    out = tmp_path_factory.mktemp("report") / "default.pdf"
    return out, report.export(default, out)
