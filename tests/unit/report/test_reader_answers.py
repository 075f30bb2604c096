"""What a reader who holds only the pages can answer: the body, what came before, the plans, the sums, what differs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing import report
from briefing.analysis.selection import Selection
from briefing.report.document import Document, Para, Section, Table, plain
from briefing.report.reading import runs_of, texts
from tests.unit.report.made import document, sentence


def section(document: Document, title: str) -> Section:
    return next(each for each in document.sections if each.title == title)


def said(section: Section) -> str:
    return " ".join(plain(runs) for part in section.parts for runs in runs_of(part))


def test_who_approved_a_body_and_when_stands_in_its_first_sentences(default: Document) -> None:
    text = said(section(default, "National Intelligence Fusion and Threat Assessment Centre"))
    assert "NIFTAC is a fusion centre of the federal tier, resting on" in text
    assert "decision of the NACTA Board of Governors, 7 April 2025" in text
    assert "It was approved on 19 November 2024\u00a0≠; other sources say" in text
    assert "It has been operational since 6 May 2025." in text
    assert "Business Recorder, 3 December 2024, differs\u00a0≠: “The minister said" in text


def test_earlier_bodies_stand_beside_it_with_what_became_of_them(
    default: Document, starter: Selection
) -> None:
    found = section(default, "What came before")
    table = next(part for part in found.parts if isinstance(part, Table))
    assert [column.head for column in table.columns] == ["", "JID", "NICC", "NIFTAC"]
    assert [column.shade for column in table.columns] == [False, False, False, True]
    standing = [plain(cell) for cell in table.rows[0].cells if isinstance(cell, tuple)]
    assert "dormant since 11 November 2018" in standing[1]
    assert "unknown since about April 2025" in standing[2]
    text = said(found)
    assert "The Joint Intelligence Directorate (JID) is last stated as dormant" in text
    assert "Before it became obsolete" in text
    assert starter.get("ins:i06") is not None


def test_the_plans_have_their_points_and_sums_their_makers(default: Document) -> None:
    text = said(section(default, "What was promised"))
    assert "The National Action Plan, 2014 has twenty points." in text
    assert "Of its 20 points as promises 15 are superseded, four operational and one approved" in text
    assert "The Revised National Action Plan, 2021 has fourteen points" in text
    assert "No source on record lists its headings" in text
    assert "KP cabinet, on 18 March 2025: buy police equipment for Rs567.7 million;" in text
    assert "last stated as funded on 18 March 2025." in text


def test_no_id_of_a_record_is_shown_to_a_reader(default: Document) -> None:
    shown = "\n".join(plain(runs) for _, runs in texts(default))
    assert not re.findall(r"\b(?:ins|pol|evt|com|src|cit|spn):[a-z0-9]", shown)
    assert not re.search(r"\band \d+ more\b", shown)
    assert "in the workspace" not in shown


def test_short_questions_lead_to_what_they_rest_on(default: Document) -> None:
    found = section(default, "What we do not know")
    short = [part for part in found.parts if hasattr(part, "items")]
    assert short
    for part in short:
        for question in part.items:
            assert set(question.text[0].notes) & set(default.marks), plain(question.text)


def test_a_body_without_forerunners_says_so(starter: Selection) -> None:
    made = report.compose(starter, report.content(report.templates()[0], starter, institutions=("ins:i06",)))
    assert "No earlier body made for the same as JID is on record" in said(section(made, "What came before"))


def test_the_export_warns_of_a_fact_without_a_source(tmp_path: Path) -> None:
    bare = report.export(document(Para(sentence("It rained on Monday."))), tmp_path / "a.pdf")
    assert bare.warnings == ("In “First section” no note stands after “It rained on Monday.”",)
    noted = report.export(document(Para(sentence("It rained on Monday.", "cit:1"))), tmp_path / "b.pdf")
    assert noted.warnings == ()


def test_a_read_only_folder_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import tempfile

    from briefing.report.pdf.errors import ExportError

    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")
    for number, words in (
        (errno.EACCES, "You may not write there"),
        (errno.EROFS, "The place is read-only"),
        (errno.EDQUOT, "Your share of the disk is full"),
    ):

        def refuse(*_args: object, code: int = number, **_keywords: object) -> None:
            raise OSError(code, "refused")

        monkeypatch.setattr(tempfile, "mkstemp", refuse)
        with pytest.raises(ExportError, match=words) as caught:
            report.export(document(), out)
        assert "Nothing was changed." in str(caught.value)
        assert out.read_bytes() == b"old"
