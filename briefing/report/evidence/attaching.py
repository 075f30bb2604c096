"""Puts files into a finished PDF as PDF/A-3 asks: associated with the document, each with its relationship and kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name, String

from briefing.report.document import Document
from briefing.report.evidence.rows import Attachment
from briefing.report.evidence.writing import digest

DIGEST_KEY = "/EvidenceDigest"
"""The entry of the document's information that holds the digest of the evidence; `dc:identifier` of the XMP too."""


def digest_of(document: Document) -> str:
    """The digest of a document's evidence; empty where it carries none."""
    return digest(document.evidence) if document.evidence is not None else ""


def attach(pdf: pikepdf.Pdf, files: Iterable[Attachment], evidence: str, moment: datetime) -> None:
    """Attaches files in their order and notes the digest of the evidence; `moment` is the only date they carry."""
    if evidence:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:identifier"] = f"sha-256:{evidence}"
        pdf.docinfo[Name(DIGEST_KEY)] = String(evidence)
    stamp = moment.strftime("D:%Y%m%d%H%M%SZ")
    specifications = []
    for file in files:
        pdf.attachments[file.name] = AttachedFileSpec(
            pdf,
            file.data,
            filename=file.name,
            description=file.about,
            mime_type=file.mime,
            relationship=Name(f"/{file.relationship}"),
            creation_date=stamp,
            mod_date=stamp,
        )
        specifications.append(pdf.attachments[file.name].obj)
    if specifications:
        pdf.Root.AF = Array(specifications)
