"""A briefing as the kind of file that its name or the options ask for, with the same words and notes in each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing import report
from briefing.analysis.selection import Selection
from briefing.domain.errors import Cancelled
from briefing.report.formats import NoSuchFormat, format_of
from briefing.report.options import FORMATS, ExportOptions
from tests.unit.report.docx.reading import opened
from tests.unit.report.made import document


def test_the_ending_says_the_kind_and_the_options_overrule_it() -> None:
    assert format_of(Path("a.docx")) == "docx"
    assert format_of(Path("a.MD")) == "md"
    assert format_of(Path("a")) == "pdf"
    assert format_of(Path("a.md"), "docx") == "docx"
    with pytest.raises(NoSuchFormat, match=r"“a\.odt” names no kind of file") as caught:
        format_of(Path("a.odt"))
    assert caught.value.mend == "End it in .pdf, .docx, .md."


BEGINS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "md": b"**TLP:GREEN**"}


@pytest.mark.parametrize("kind", FORMATS)
def test_each_kind_is_written(tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"a.{kind}"
    result = report.export(document(), out)
    assert out.read_bytes().startswith(BEGINS[kind])
    assert result.notes == 1
    assert (result.pages > 0) == (kind == "pdf")
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("kind", ["docx", "md"])
def test_a_refused_or_stopped_export_leaves_the_old_file(tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"a.{kind}"
    out.write_bytes(b"old")
    if kind == "docx":
        with pytest.raises(Cancelled):
            report.export(document(), out, cancelled=lambda: True)
    with pytest.raises(NoSuchFormat):
        report.export(document(), tmp_path / "a.odt")
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize("key", [each.key for each in report.templates()])
def test_all_kinds_have_the_same_notes(starter: Selection, tmp_path: Path, key: str) -> None:
    template = report.template(key)
    assert template is not None
    made = report.compose(starter, report.content(template, starter))
    counts = {}
    for kind in FORMATS:
        result = report.export(made, tmp_path / f"a.{kind}", ExportOptions("letter"))
        counts[kind] = result.notes
        assert not result.warnings
    assert len(set(counts.values())) == 1
    assert len(opened((tmp_path / "a.docx").read_bytes()).notes) == counts["pdf"]
    written = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^\[\^\d+\]: ", written, re.MULTILINE)) == counts["pdf"]
