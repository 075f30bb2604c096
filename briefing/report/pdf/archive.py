"""What makes a file PDF/A-3a and PDF/UA-1 beside its tags: metadata that says so, and the colours of its screen.

ISO 19005-3 asks for an output intent with a colour profile, for XMP metadata that agree with the document's
information, and for a description of every property that is not its own: the one of ISO 14289-1 is described here.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from briefing.report.document import Document

PROFILE = Path(__file__).parents[2] / "resources" / "pdf" / "srgb.icc"
"""The sRGB profile of Little CMS (MIT licence), without the moment it was made."""

_UA = "http://www.aiim.org/pdfua/ns/id/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_EXTENSION = f"""
<rdf:Description xmlns:rdf="{_RDF}" rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return PROFILE.read_bytes()


def describe(pdf: pikepdf.Pdf, document: Document, stamp: datetime, author: str = "") -> None:
    """Writes the metadata, as XMP and as the document's information; `stamp` is the only date they carry."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = document.title
        if author:
            metadata["dc:creator"] = [author]
        metadata["dc:language"] = [document.language]
        metadata["dc:description"] = document.subject
        metadata["dc:rights"] = document.marking.value
        metadata["dc:subject"] = list(document.keywords)
        metadata["xmp:CreateDate"] = stamp.isoformat()
        metadata["xmp:ModifyDate"] = stamp.isoformat()
        metadata["xmp:CreatorTool"] = "Briefing"
        metadata["pdf:Producer"] = "Briefing"
        metadata["pdf:Keywords"] = _keywords(document)
        metadata["pdfuaid:part"] = "1"
        metadata["pdfaid:part"] = "3"
        metadata["pdfaid:conformance"] = "A"
    _extend(pdf)
    info = pdf.docinfo
    for key in list(info.keys()):
        del info[key]
    moment = stamp.strftime("D:%Y%m%d000000Z")
    info[Name.Title] = String(document.title)
    if author:
        info[Name.Author] = String(author)
    info[Name.Subject] = String(document.subject)
    info[Name.Keywords] = String(_keywords(document))
    info[Name.Creator] = String("Briefing")
    info[Name.Producer] = String("Briefing")
    info[Name.CreationDate] = String(moment)
    info[Name.ModDate] = String(moment)


def _keywords(document: Document) -> str:
    return ", ".join((*document.keywords, document.marking.value))


def _extend(pdf: pikepdf.Pdf) -> None:
    """Adds the description of the PDF/UA property to the XMP packet."""
    packet = pdf.Root.Metadata.read_bytes()
    end = b"</rdf:RDF>"
    if packet.count(end) != 1:
        raise ValueError("the metadata have no single description to add to")
    data = packet.replace(end, _EXTENSION.encode() + end)
    pdf.Root.Metadata = pdf.make_stream(data, Type=Name.Metadata, Subtype=Name.XML)


def set_colours(pdf: pikepdf.Pdf) -> None:
    """Says that the colours of the pages are those of sRGB."""
    pdf.Root.OutputIntents = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=String("sRGB"),
                    Info=String("sRGB"),
                    DestOutputProfile=pdf.make_stream(_profile(), N=3),
                )
            )
        ]
    )
