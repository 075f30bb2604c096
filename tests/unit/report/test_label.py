"""The TLP label by the standard: whole, 12 points or more, right-justified, in head and foot of every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from briefing import report
from briefing.domain.scales import Marking
from briefing.report.document import Column, Document, Para, Row, Section, Table
from tests.unit.report.made import document, sentence

STANDARD = {
    Marking.RED: "#FF2B2B",
    Marking.AMBER: "#FFC000",
    Marking.AMBER_STRICT: "#FFC000",
    Marking.GREEN: "#33FF00",
    Marking.CLEAR: "#FFFFFF",
}
"""The colours of the letters on black, as the standard gives them."""


@dataclass(frozen=True)
class Label:
    """A label as it is found on a page: its text, its size, and how far its box is from the edges, in points."""

    text: str
    size: float
    from_right: float
    from_top: float
    from_foot: float


def labels(page: pypdfium2.PdfPage) -> Iterator[Label]:
    """Every word of a page that begins as a label does and is set in 12 points or more."""
    words = page.get_textpage()
    wide, high = page.get_size()
    whole = words.get_text_range()
    at = whole.find("TLP:")
    while at >= 0:
        end = next((n for n in range(at, len(whole)) if whole[n].isspace()), len(whole))
        size = pdfium.FPDFText_GetFontSize(words.raw, at)
        boxes = [words.get_charbox(n) for n in range(at, end)]
        if size >= 12:
            top, foot = max(box[3] for box in boxes), min(box[1] for box in boxes)
            yield Label(whole[at:end], size, wide - max(box[2] for box in boxes), high - top, foot)
        at = whole.find("TLP:", end)


def check(data: bytes | Path, marking: Marking) -> int:
    """Check every page of a file; how many there are."""
    pdf = pypdfium2.PdfDocument(data)
    edges: dict[tuple[float, float], set[int]] = {}
    for number in range(len(pdf)):
        found = sorted(labels(pdf[number]), key=lambda label: label.from_top)
        assert [label.text for label in found] == [marking.value] * 2, number + 1
        head, foot = found
        assert head.from_top < 60, number + 1
        assert foot.from_foot < 60, number + 1
        assert abs(head.from_right - foot.from_right) < 0.1
        edges.setdefault(pdf[number].get_size(), set()).add(round(head.from_right))
    for size, of_size in edges.items():
        assert len(of_size) == 1, size
        assert of_size.pop() < 80, size
    return len(pdf)


def test_the_default_briefing_on_a4(printed: tuple[Path, report.ExportResult], default: Document) -> None:
    path, result = printed
    assert check(path, default.marking) == result.pages


def test_the_default_briefing_on_letter(default: Document) -> None:
    data, result = report.render(default, report.ExportOptions("letter"))
    assert check(data, default.marking) == result.pages


@pytest.mark.parametrize("marking", list(Marking))
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_label_on_every_paper_upright_and_on_its_side(marking: Marking, paper: str) -> None:
    columns = tuple(Column(f"Column {number}", 22) for number in range(12))
    table = Table("wide", "A wide table", columns, (Row(tuple(sentence("words") for _ in columns)),) * 3)
    made = document(Para(sentence("It rained.", "cit:1")), marking=marking)
    side = Section("blk:side", "side", "On its side", (table,), number="2", wide=True)
    made = replace(made, sections=(made.sections[0], side, *made.sections[1:]))
    data, result = report.render(made, report.ExportOptions(paper))
    assert check(data, marking) == result.pages
    sizes = {pypdfium2.PdfDocument(data)[n].get_size() for n in range(result.pages)}
    assert {high > wide for wide, high in sizes} == {True, False}


@pytest.mark.parametrize(("form", "language"), [("report", "ur"), ("dossier", "en"), ("note", "en")])
def test_a_page_from_right_to_left_and_one_without_a_cover(form: str, language: str) -> None:
    """The label is never translated and never mirrored."""
    made = replace(document(marking=Marking.AMBER_STRICT), form=form, language=language)
    data, result = report.render(made)
    assert check(data, Marking.AMBER_STRICT) == result.pages


def test_the_colours_are_the_standard_s() -> None:
    assert {each: each.colour for each in Marking} == STANDARD
    assert [each.value for each in Marking] == [
        "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED",
    ]  # fmt: skip


def test_a_label_that_is_cut_or_small_is_found_wanting() -> None:
    out = BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(500, 800, "TLP:RED")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(500, 30, "TLP:AMBER +STRICT")
    canvas.save()
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    assert [label.text for label in labels(page)] == ["TLP:AMBER"]
