"""The file around the text: nothing of the library's template, properties without user or clock, fixed dates."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

from briefing.report.document import Document
from briefing.report.docx.styles import numbering, settings, styles
from briefing.report.markup import page_text

_KEPT = ("styles", "settings", "numbering", "fontTable", "theme")
_FIRST = (1980, 1, 1, 0, 0, 0)
_APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Briefing</Application></Properties>"
)


def new_file(document: Document, *, rtl: bool) -> Any:
    """An empty file with our styles; `document` gives its properties and language."""
    made = docx.Document()
    main = made.part
    for key, relation in list(main.rels.items()):
        if relation.reltype.rpartition("/")[2] not in _KEPT:
            main.rels.pop(key)
    package = main.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(key)
        elif relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relation.target_part._blob = _APPLICATION.encode()  # noqa: SLF001 - a part without a class of its own
    language = "ur-PK" if rtl else "en-GB"
    for kind, content in (
        (RELATIONSHIP_TYPE.STYLES, styles(language)),
        (RELATIONSHIP_TYPE.NUMBERING, numbering()),
        (RELATIONSHIP_TYPE.SETTINGS, settings(rtl=rtl)),
    ):
        part: Any = main.part_related_by(kind)
        part._element = content  # noqa: SLF001 - the library offers no way to replace it
    _properties(made.core_properties, document, language)
    return made


def _properties(properties: Any, document: Document, language: str) -> None:
    # The only date of the file: the information cut-off, else the as-of date; never the clock's. The library takes
    # a date without a zone and writes it as one of UTC.
    moment = datetime.fromisoformat(document.cutoff or document.as_of or "2000-01-01")
    properties.title = page_text(document.title)[:255]
    properties.subject = page_text(document.subject)[:255]
    properties.author = ""
    properties.last_modified_by = ""
    properties.comments = ""
    properties.category = document.marking.value
    properties.keywords = page_text(", ".join((*document.keywords, document.marking.value)))[:255]
    properties.language = language
    properties.created = properties.modified = moment
    properties.revision = 1


def packed(made: Any) -> bytes:
    """The file as bytes, the same for the same content: parts by name, each with the first date a ZIP can hold."""
    loose = BytesIO()
    made.save(loose)
    out = BytesIO()
    with (
        zipfile.ZipFile(loose) as read,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as written,
    ):
        names = sorted(read.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            written.writestr(entry, read.read(name))
    return out.getvalue()
