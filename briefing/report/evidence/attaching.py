"""Puts files into a finished PDF as PDF/A-3 asks: associated with the document, each with its relationship and kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name, String

from briefing.report.evidence.rows import Attachment
from briefing.report.evidence.writing import JSON_NAME

DIGEST_KEY = "/EvidenceDigest"
"""The entry of the document's information that holds the digest of the evidence; `dc:identifier` of the XMP too."""


def attach(pdf: pikepdf.Pdf, files: Sequence[Attachment], moment: datetime) -> None:
    """Attaches files in their order and notes the digest of the evidence among them.

    `moment` is the only date they carry.
    """
    for evidence in (sha256(file.data).hexdigest() for file in files if file.name == JSON_NAME):
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
