"""Reads a DOCX file as a stranger would: the ZIP and its XML, without the library that wrote it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Opened:
    """The parts of a file by name, the main ones parsed."""

    parts: dict[str, bytes]

    def tree(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    @property
    def body(self) -> Any:
        return self.tree("word/document.xml")

    @property
    def notes(self) -> dict[int, str]:
        """The notes by their ids, without the two separators."""
        found = self.tree("word/endnotes.xml").findall(f"{W}endnote")
        return {int(each.get(f"{W}id")): said(each) for each in found if not each.get(f"{W}type")}

    @property
    def marks(self) -> list[int]:
        """The ids of the notes in the order of their marks."""
        return [int(each.get(f"{W}id")) for each in self.body.iter(f"{W}endnoteReference")]

    @property
    def paragraphs(self) -> list[str]:
        return [said(each) for each in self.body.iter(f"{W}p")]


def opened(data: bytes) -> Opened:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return Opened({name: file.read(name) for name in file.namelist()})


def said(element: Any) -> str:
    """The words of an element, a tabulator as one."""
    found = (each for each in element.iter(f"{W}t", f"{W}tab") if each.get(f"{W}pos") is None)
    return "".join(each.text or "" if each.tag == f"{W}t" else "\t" for each in found)
