"""Mixed text comes out of PDFium, the engine of the preview, as it was written, wherever it stands on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest

from briefing import report
from briefing.figures.shapes import drawing, label
from briefing.figures.theme import PRINT, FigureTheme
from briefing.report.document import Column, Document, Figure, Note, Para, Part, Row, Subhead, Table, words
from briefing.report.pdf import carrying
from briefing.report.pdf import words as line_words
from tests.unit.report.made import document, sentence
from tests.unit.report.pdf import golden

STRINGS = golden.strings()
HIGH = 19


def labels(_wide: float, theme: FigureTheme = PRINT) -> object:
    made = drawing(470, HIGH * len(STRINGS))
    for place, text in enumerate(STRINGS):
        made.add(label(0, HIGH * (len(STRINGS) - place) - 14, f"F{place:02}", theme.ink))
        made.add(label(40, HIGH * (len(STRINGS) - place) - 14, text, theme.ink, size=7))
    return made


PLACES: dict[str, tuple[Part, ...]] = {
    "paragraph": tuple(Para(sentence(text, "cit:1")) for text in STRINGS),
    "cell": (
        Table(
            "t",
            "A table",
            (Column("No.", 10), Column("Words"), Column("Again", 60), Column("After", 20)),
            tuple(
                Row((words(f"C{place:02}"), words(text), words(text), words("and after it")))
                for place, text in enumerate(STRINGS)
            ),
        ),
    ),
    "heading": tuple(Subhead(text) for text in STRINGS),
    "label": (Figure("f", "A figure", "Labels in both scripts.", labels),),
    "note": (Para(sentence("It is so.", *(f"cit:{n + 1}" for n in range(len(STRINGS))))),),
}


def made(where: str) -> Document:
    one = document(*PLACES[where], notes=len(STRINGS))
    if where == "note":
        notes = tuple(
            Note(n + 1, "src:a", words("A paper"), text, "B2", "probably true")
            for n, text in enumerate(STRINGS)
        )
        one = replace(one, notes=notes)
    return one


def pages(data: bytes) -> Iterator[str]:
    opened = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(opened)):
            textpage = opened[number].get_textpage()
            whole = textpage.get_text_range()
            assert whole == textpage.get_text_bounded()
            yield whole
    finally:
        opened.close()


def squeezed(text: str) -> str:
    """Without blanks, for a line may end anywhere between words."""
    return re.sub(r"[\s\x02]+", "", text)


def read(where: str) -> str:
    return "\n".join(pages(report.render(made(where))[0]))


def unread(text: str) -> list[str]:
    return [each for each in STRINGS if squeezed(each) not in squeezed(text)]


@pytest.mark.parametrize("where", PLACES)
def test_every_string_is_read_as_it_was_written(where: str) -> None:
    text = read(where)
    assert not unread(text)
    found = " ".join(text.split())
    whole = [each for each in STRINGS if each in found]
    assert len(whole) >= len(STRINGS) - 1, "words are parted by blanks, and letters by none"


def test_a_row_is_read_cell_by_cell() -> None:
    text = read("cell")
    for place, each in enumerate(STRINGS):
        assert squeezed(f"C{place:02}{each}{each}and after it") in squeezed(text)


def test_a_paragraph_over_lines_and_pages_is_read_in_order() -> None:
    story = " ".join(STRINGS * 6)
    text = squeezed("".join(pages(report.render(document(Para(words(story))))[0])))
    inside = re.sub(r"Ashortbriefing|TLP:GREEN|Asof24February2026\dof\d", "", text)
    assert squeezed(story) in inside


def test_a_word_with_a_hyphen_is_never_parted_in_a_mixed_line(monkeypatch: pytest.MonkeyPatch) -> None:
    story = " ".join(f"{'بورڈ ' * (count % 3 == 0)}counter-terror-co-ordination" for count in range(60))

    def inside() -> str:
        whole = "".join(pages(report.render(document(Para(words(story))))[0]))
        return re.sub(r"Ashortbriefing|TLP:GREEN|Asof24February2026\dof\d", "", squeezed(whole))

    assert squeezed(story) in inside()
    monkeypatch.setattr("briefing.report.pdf.words._MIXED_BREAKS", line_words._BREAKS)
    with pytest.raises(AssertionError):
        assert squeezed(story) in inside()


@pytest.mark.parametrize("fault", ["not mirrored", "digits turned", "letters turned", "segments in place"])
def test_the_reading_would_tell_a_fault(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made_well = carrying.carriers

    def faulty(line: list[carrying.Place]) -> list[carrying.Carrier]:
        told = made_well(line)
        match fault:
            case "not mirrored":
                turn = str.maketrans("()[]{}«»", ")(][}{»«")
                return [replace(each, said=each.said.translate(turn)) for each in told]
            case "digits turned":
                return [
                    replace(each, said=each.said[::-1]) if each.said[:1].isdigit() else each for each in told
                ]
            case "letters turned":
                return [replace(each, said=each.said[::-1]) if each.turned else each for each in told]
            case _:
                return told[::-1]

    monkeypatch.setattr("briefing.report.pdf.mixed_lines.carriers", faulty)
    assert len(unread(read("paragraph"))) >= 6
