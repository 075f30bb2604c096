"""LibreOffice opens the file, and finds every endnote in it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from briefing import report
from briefing.report.document import Document
from briefing.report.text_formats import note_words

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

pytestmark = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def read(default: Document, tmp_path_factory: pytest.TempPathFactory) -> etree._Element:
    """The default briefing as LibreOffice understands it: its own format, in one file."""
    folder: Path = tmp_path_factory.mktemp("opened")
    report.export(default, folder / "state.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = ["--headless", "--convert-to", "fodt", "--outdir", str(folder), str(folder / "state.docx")]
    subprocess.run([SOFFICE, profile, *asked], check=True, capture_output=True, timeout=180)
    return etree.parse(str(folder / "state.fodt"), etree.XMLParser(huge_tree=True)).getroot()


def test_it_finds_every_endnote_with_its_number(read: etree._Element, default: Document) -> None:
    notes = [each for each in read.iter(f"{TEXT}note") if each.get(f"{TEXT}note-class") == "endnote"]
    assert len(notes) == len(default.notes) > 100
    for place, (note, made) in enumerate(zip(notes, default.notes, strict=True), 1):
        assert note.findtext(f"{TEXT}note-citation") == str(place) == str(made.number)
        body = note.find(f"{TEXT}note-body")
        assert body is not None
        told = " ".join("".join(map(str, body.itertext())).split())
        assert note_words(made)[0].text.strip() in told
    kinds = [
        each.get("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}num-format")
        for each in read.iter(f"{TEXT}notes-configuration")
        if each.get(f"{TEXT}note-class") == "endnote"
    ]
    assert kinds == ["1"]


def test_it_finds_headings_tables_and_pictures(read: etree._Element, default: Document) -> None:
    heads = ["".join(map(str, each.itertext())) for each in read.iter(f"{TEXT}h")]
    for section in default.sections:
        assert any(section.title in head for head in heads), section.title
    assert sum(1 for _ in read.iter(f"{TABLE}table-header-rows")) >= 2
    titles = list(read.iter("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc"))
    assert any((each.text or "").startswith("Timeline") for each in titles)
