"""The fonts are the 22 promised files, unchanged, and may be shipped."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).resolve().parents[3] / "briefing" / "resources" / "fonts"
FILES = sorted(FONTS.glob("*.ttf"))


def _table() -> dict[str, str]:
    lines = (FONTS / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def test_the_table_names_every_font_and_no_other() -> None:
    assert sorted(_table()) == [file.name for file in FILES]
    assert len(FILES) == 22


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_font_is_changed(file: Path) -> None:
    assert hashlib.sha256(file.read_bytes()).hexdigest() == _table()[file.name]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_pdf_engine_takes_the_font_and_it_may_be_embedded(file: Path) -> None:
    face = TTFont(file.stem, str(file)).face
    assert {ord(letter) for letter in "Aa09.,"} <= set(face.charToGlyph)
    if "Arabic" in file.stem or "Urdu" in file.stem:
        assert {ord(letter) for letter in "پٹڈڑکگںہھےی۰۹"} <= set(face.charToGlyph)


def test_each_family_has_its_licence_beside_it() -> None:
    licences = {file.name: file.read_text(encoding="utf-8") for file in FONTS.glob("LICENSE-*.txt")}
    assert sorted(licences) == [
        "LICENSE-IBMPlex.txt",
        "LICENSE-NotoNaskhArabic.txt",
        "LICENSE-NotoNastaliqUrdu.txt",
        "LICENSE-SourceSerif4.txt",
    ]
    assert all("SIL OPEN FONT LICENSE" in text.upper() for text in licences.values())
