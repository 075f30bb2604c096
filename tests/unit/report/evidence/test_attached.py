"""The evidence in the PDF: read back by independent tools, equal to what the pages print, and vouched for by them."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest

from briefing import report
from briefing.report.document import Document
from briefing.report.evidence.reading import Exported, NotReadable, read_exported, vouched
from briefing.report.evidence.writing import attachments
from tests.unit.report.made import document

Printed = tuple[Path, report.ExportResult]


@pytest.fixture(scope="session")
def files(printed: Printed) -> dict[str, bytes]:
    """The attachments as another library finds them."""
    found = pypdf.PdfReader(printed[0]).attachments
    assert all(len(each) == 1 for each in found.values())
    return {name: data[0] for name, data in found.items()}


@pytest.fixture(scope="session")
def pages(printed: Printed) -> list[str]:
    """The words of each page, as the preview's engine reads them."""
    pdf = pypdfium2.PdfDocument(printed[0])
    words = [page.get_textpage().get_text_bounded() for page in pdf]
    pdf.close()
    return words


@pytest.fixture(scope="session")
def exported(printed: Printed) -> Exported:
    return read_exported(printed[0])


def flat(text: str) -> str:
    """Words without what lines and hyphens do to them."""
    return re.sub(r"[\s\u00ad\ufffe-]+", "", text)


def test_every_file_of_the_evidence_is_attached_byte_for_byte(
    default: Document, files: dict[str, bytes], printed: Printed
) -> None:
    assert default.evidence is not None
    expected = attachments(default.evidence)
    assert files == {file.name: file.data for file in expected}
    assert printed[1].attached == tuple(file.name for file in expected)


def test_the_pages_and_the_information_name_the_digest_of_the_attached_file(
    files: dict[str, bytes], pages: list[str], printed: Printed
) -> None:
    digest = hashlib.sha256(files["evidence.json"]).hexdigest()
    assert digest in flat("".join(pages))
    reader = pypdf.PdfReader(printed[0])
    assert reader.metadata is not None
    assert str(reader.metadata["/EvidenceDigest"]) == digest
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_identifier == f"sha-256:{digest}"


def test_every_statement_that_is_attached_is_printed(files: dict[str, bytes], pages: list[str]) -> None:
    whole = flat("".join(pages))
    statements = json.loads(files["evidence.json"])["statements"]
    torn = [row["words"] for row in statements if flat(row["words"]) not in whole]
    # Cells side by side and rows over two pages are read line by line; their words are there all the same.
    assert len(torn) < len(statements) / 50
    assert all(flat(word) in whole for words in torn for word in words.split())
    assert len(statements) > 300


def test_every_excerpt_and_date_that_is_attached_is_on_record_and_the_timeline_is_printed(
    files: dict[str, bytes], pages: list[str]
) -> None:
    whole = flat("".join(pages))
    evidence = json.loads(files["evidence.json"])
    assert all(flat(row["words"]) in whole and flat(row["when"]) in whole for row in evidence["timeline"])
    assert all(flat(row["publisher"]) in whole for row in evidence["sources"] if row["publisher"])
    assert all(row["grade"] in whole for row in evidence["citations"] if row["grade"] != "not graded")


def test_each_file_is_associated_with_the_document_as_pdfa_3_asks(printed: Printed) -> None:
    with pikepdf.open(printed[0]) as pdf:
        associated = list(pdf.Root.AF)
        named = {str(each.UF): each for each in associated}
        assert set(named) == set(pdf.attachments)
        for name, each in named.items():
            assert each.AFRelationship == pikepdf.Name.Data
            assert str(each.Desc)
            parameters = each.EF.F.Params
            assert str(parameters.ModDate) == "D:20260224000000Z"
            assert int(parameters.Size) == len(each.EF.F.read_bytes()), name
        kinds = {name: str(each.EF.F.Subtype) for name, each in named.items()}
    assert kinds["evidence.json"] == kinds["references.json"] == "/application/json"
    assert kinds["statements.csv"] == "/text/csv"


def test_reading_gives_back_the_evidence_and_vouches_for_it(
    default: Document, printed: Printed, exported: Exported
) -> None:
    assert exported.evidence == default.evidence
    assert exported.verified
    assert (exported.title, exported.marking, exported.pages) == (
        default.title,
        default.marking.value,
        printed[1].pages,
    )
    assert vouched(printed[0])[1] == default.evidence


def changed(path: Path, out: Path, name: str, data: bytes | None) -> Path:
    """A copy of a PDF in which an attachment says something else, or is gone."""
    with pikepdf.open(path) as pdf:
        del pdf.attachments[name]
        if data is not None:
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
        pdf.save(out)
    return out


def test_evidence_that_was_changed_is_not_vouched_for(
    printed: Printed, files: dict[str, bytes], tmp_path: Path
) -> None:
    other = files["evidence.json"].replace(b"Prime Minister", b"Chief Minister", 1)
    path = changed(printed[0], tmp_path / "changed.pdf", "evidence.json", other)
    with pytest.raises(NotReadable, match="cannot be trusted"):
        vouched(path)


@pytest.mark.parametrize("name", ["statements.csv", "references.json", "references.bib"])
def test_a_table_that_says_something_else_is_not_trusted(
    printed: Printed, files: dict[str, bytes], tmp_path: Path, name: str
) -> None:
    path = changed(printed[0], tmp_path / "changed.pdf", name, files[name] + b" ")
    with pytest.raises(NotReadable, match=f"{name} does not say what evidence.json says"):
        read_exported(path)
    path = changed(printed[0], tmp_path / "gone.pdf", name, None)
    with pytest.raises(NotReadable, match=f"{name} is not attached"):
        read_exported(path)


def test_a_digest_changed_in_the_information_alone_is_found(printed: Printed, tmp_path: Path) -> None:
    out = tmp_path / "stated.pdf"
    with pikepdf.open(printed[0]) as pdf:
        pdf.docinfo["/EvidenceDigest"] = "0" * 64
        pdf.save(out)
    assert not read_exported(out).verified


def test_a_document_without_evidence_has_none_attached(tmp_path: Path) -> None:
    made = report.export(document(), tmp_path / "bare.pdf")
    assert made.attached == ()
    assert read_exported(tmp_path / "bare.pdf").evidence is None
    with pytest.raises(NotReadable, match="carries no evidence"):
        vouched(tmp_path / "bare.pdf")
