"""The citation styles are the files that were taken over, unchanged, with their licence."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing.report.citing.processor import FOLDER
from briefing.report.citing.styles import LANGUAGE, STYLES


def test_the_table_names_every_file_and_none_is_changed() -> None:
    lines = (FOLDER / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    table = {name: digest for digest, name in (line.split() for line in lines)}
    files = sorted(file for file in FOLDER.iterdir() if file.suffix in {".csl", ".xml"})
    assert sorted(table) == [file.name for file in files]
    for file in files:
        assert hashlib.sha256(file.read_bytes()).hexdigest() == table[file.name], file.name


def test_every_style_and_its_language_is_there() -> None:
    assert [style.key for style in STYLES.values()] == ["chicago", "apa", "ieee"]
    needed = [f"{style.file}.csl" for style in STYLES.values()] + [
        f"locales-{LANGUAGE}.xml",
        "locales-en-US.xml",
    ]
    assert sorted(needed) == sorted(file.name for file in FOLDER.iterdir() if file.suffix in {".csl", ".xml"})


def test_the_licence_is_named_in_each_file_and_beside_them() -> None:
    licence = "creativecommons.org/licenses/by-sa/3.0/"
    assert licence in (FOLDER / "LICENSE-CSL.txt").read_text(encoding="utf-8")
    for file in (*FOLDER.glob("*.csl"), *FOLDER.glob("*.xml")):
        assert licence in Path(file).read_text(encoding="utf-8"), file.name
