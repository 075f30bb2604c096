"""The endnotes of the file as a part of its own; python-docx 1.2 knows neither footnotes nor endnotes.

Written through its package classes, so that the part, its links and its content type are kept like all others.
"""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefing.report.docx.xml import text, w

_EMPTY = (
    f"<w:endnotes {nsdecls('w', 'r')}>"
    '<w:endnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:endnote>"
    '<w:endnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:endnote>"
    "</w:endnotes>"
)


def add_part(main: Any) -> XmlPart:
    """An empty part of endnotes that belongs to the main part of a document."""
    part = XmlPart(PackURI("/word/endnotes.xml"), CONTENT_TYPE.WML_ENDNOTES, parse_xml(_EMPTY), main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
    return part


def add_note(part: XmlPart, number: int, properties: Any, runs: list[Any]) -> None:
    """A note of this number, which is its id too: the properties of its paragraph, and its runs."""
    mark = w("r", w("rPr", w("rStyle", val="EndnoteReference")), w("endnoteRef"))
    part.element.append(w("endnote", w("p", properties, mark, w("r", text(" ")), *runs), id=number))


def reference(number: int) -> Any:
    """The mark in the text that leads to a note."""
    return w("r", w("rPr", w("rStyle", val="EndnoteReference")), w("endnoteReference", id=number))
