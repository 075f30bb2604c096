"""A character that no face has is found before anything is laid out, wherever it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import report
from briefing.figures.shapes import drawing, label
from briefing.figures.theme import PRINT, FigureTheme
from briefing.report.document import Cover, Document, Figure, Note, Para, SourceEntry, words
from briefing.report.pdf.errors import MissingGlyph
from briefing.report.pdf.printable import check
from briefing.report.pdf.style import A4
from tests.unit.report.made import document, sentence

SEAL = "🦭"


def figure(text: str) -> Figure:
    def draw(wide: float, theme: FigureTheme = PRINT) -> object:
        made = drawing(wide, 40)
        made.add(label(4, 26, text, theme.ink))
        return made

    return Figure("one", "A figure", "Alternative text may hold a 🦭, it is not printed.", draw)


def plain() -> Document:
    return document(Para(sentence("It is so.", "cit:1")), figure("approved"))


def test_a_document_of_both_scripts_passes() -> None:
    check(document(Para(words("قومی انسدادِ دہشت گردی (NACTA) ۲۰۱۳ – “ایکشن” ≠ ≥ می‌ہے"))), A4, PRINT)
    check(plain(), A4, PRINT)


def seal_in(where: str) -> Document:
    made = plain()
    match where:
        case "A short briefing":
            return replace(made, running=f"A {SEAL}")
        case "the cover":
            return replace(made, cover=Cover("A series", (("As of", SEAL),)))
        case "note 1":
            return replace(made, notes=(replace(made.notes[0], excerpt=SEAL), *made.notes[1:]))
        case "the sources, A source":
            entry = SourceEntry("S1", "A", "reliable", "A source", SEAL, "2024", "why", (1,))
            return replace(made, sources=(("Press", (entry,)),))
        case _:
            return document(Para(sentence("It is so.", "cit:1")), figure(f"approved {SEAL}"))


@pytest.mark.parametrize(
    "where", ["A short briefing", "the cover", "note 1", "the sources, A source", "First section"]
)
def test_it_is_found_wherever_it_stands(where: str) -> None:
    with pytest.raises(MissingGlyph) as caught:
        check(seal_in(where), A4, PRINT)
    assert caught.value.missing == {SEAL: (where,)}
    assert f"U+1F9AD, SEAL) in “{where}”" in str(caught.value)


def test_all_are_told_at_once() -> None:
    made = document(Para(sentence("A 🦭 and a 🐋.", "cit:1")), figure("𓀀 and 🦭"))
    made = replace(made, notes=(*made.notes, Note(9, "S1", words("🐋"), "", "B2", "")))
    with pytest.raises(MissingGlyph) as caught:
        check(made, A4, PRINT)
    assert caught.value.missing == {
        "🦭": ("First section",),
        "🐋": ("First section", "note 9"),
        "𓀀": ("First section",),
    }


def test_nothing_is_laid_out_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def laid(*_: object) -> None:
        pytest.fail("a page was set before the characters were looked at")

    monkeypatch.setattr("briefing.report.pdf.export.lay_out", laid)
    monkeypatch.setattr("briefing.report.pdf.export.fit", laid)
    with pytest.raises(MissingGlyph):
        report.render(seal_in("First section"))
