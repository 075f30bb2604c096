"""Finishes a laid-out PDF with pikepdf: page labels, language, metadata with fixed dates, a reproducible id."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from briefing.report.document import Document


def _stamp(document: Document) -> datetime:
    """The only date the file carries: the information cut-off, else the as-of date; never the clock's."""
    day = document.cutoff or document.as_of or "2000-01-01"
    year, month, date = (int(part) for part in day.split("-"))
    return datetime(year, month, date, tzinfo=UTC)


def finish(data: bytes, document: Document, front: int) -> bytes:
    """The finished file. `front` is the number of pages before page 1, the cover among them."""
    stamp = _stamp(document)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        root.Lang = String(document.language)
        root.PageMode = Name.UseOutlines
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageLabels = Dictionary(
            Nums=Array(
                [
                    0,
                    Dictionary(P=String("Cover")),
                    1,
                    Dictionary(S=Name("/r")),
                    *((front, Dictionary(S=Name("/D"))) if front < len(pdf.pages) else ()),
                ]
            )
        )
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:title"] = document.title
            metadata["dc:language"] = [document.language]
            metadata["dc:description"] = document.subject
            metadata["dc:rights"] = document.marking.value
            metadata["dc:subject"] = list(document.keywords)
            metadata["xmp:CreateDate"] = stamp.isoformat()
            metadata["xmp:ModifyDate"] = stamp.isoformat()
            metadata["xmp:CreatorTool"] = "Briefing"
            metadata["pdf:Producer"] = "Briefing"
        info = pdf.docinfo
        for key in list(info.keys()):
            del info[key]
        moment = stamp.strftime("D:%Y%m%d000000Z")
        info[Name.Title] = String(document.title)
        info[Name.Author] = String("")
        info[Name.Subject] = String(document.subject)
        info[Name.Keywords] = String(", ".join((*document.keywords, document.marking.value)))
        info[Name.Creator] = String("Briefing")
        info[Name.Producer] = String("Briefing")
        info[Name.CreationDate] = String(moment)
        info[Name.ModDate] = String(moment)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            linearize=False,
        )
    return out.getvalue()
