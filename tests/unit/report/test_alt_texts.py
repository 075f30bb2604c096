"""What a figure shows is told in words too: by its alternative text, or by the part of the document that it names."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from briefing import report
from briefing.analysis.selection import Selection
from briefing.figures import describe
from briefing.report.blocks.life import life_line
from briefing.report.blocks.timeline import short_words
from briefing.report.document import Chronology, Document, Figure, Panels, plain

AXIS = re.compile(r"[\d,–?≠n ]+|\d+ years,")
"""Years, counts on an axis, numbers in rings, and signs that the words tell."""

DRAWN_ONLY = {
    "day known", "month or year known", "about", "one of two dates", "not before", "sources differ on it", "one scale",
}  # fmt: skip
"""The key to the drawing of doubt: the text tells doubt itself."""


def labels(node: Any) -> Iterator[str]:
    for each in node.contents:
        if hasattr(each, "contents"):
            yield from labels(each)
        elif type(each).__name__ == "String":
            yield str(each.text)


def figures(document: Document) -> Iterator[tuple[str, str, Any]]:
    cover = document.cover
    if cover.draw:
        yield "cover", cover.alt, cover.draw(476, 400)
    for section in document.sections:
        for part in section.parts:
            if isinstance(part, Figure):
                yield part.key, part.alt, part.draw(476)
            elif isinstance(part, Panels):
                for panel in part.panels:
                    if panel.draw:
                        yield panel.title, panel.alt, panel.draw(220)


def told(text: str, said: str) -> bool:
    """Whether a label is said: whole, or by its beginning where it was cut, without the sign of a dispute."""
    bare = text.removeprefix("≠ ").removesuffix(" …").removesuffix("…")
    return AXIS.fullmatch(text) is not None or text in DRAWN_ONLY or bare.lower() in said.lower()


@pytest.fixture(scope="module")
def documents(starter: Selection) -> dict[str, Document]:
    body = next(item.id for item in starter.kind("institution") if item.get("abbreviation") == "NIFTAC")
    made = {}
    for template in report.templates():
        content = report.content(template, starter, institutions=(body,))
        made[template.key] = report.compose(starter, content)
    return made


def chronology(document: Document, selection: Selection) -> str:
    """The sentences of the chronology with the names that the timeline shortens."""
    return " ".join(
        short_words(selection, plain(entry.runs))
        for section in document.sections
        for part in section.parts
        if isinstance(part, Chronology)
        for _, entries in part.groups
        for entry in entries
    )


def test_every_label_of_every_figure_is_told(documents: dict[str, Document], starter: Selection) -> None:
    seen = set()
    for name, document in documents.items():
        for key, alt, drawn in figures(document):
            seen.add(key.partition("-")[0])
            said = alt
            if alt.endswith("with its number, date and source in the chronology."):
                said += chronology(document, starter)
            assert [text for text in labels(drawn) if not told(text, said)] == [], (name, key)
    assert {"cover", "timeline", "relations", "Made to bring intelligence together"} <= seen


def test_a_label_that_is_not_told_is_found(documents: dict[str, Document]) -> None:
    key, alt, drawn = next(iter(figures(documents["state"])))
    assert key == "cover"
    assert [text for text in labels(drawn) if not told(text, alt.replace("NIFTAC", ""))] == ["NIFTAC"]


def test_another_date_is_another_alternative_text(starter: Selection) -> None:
    body = next(item for item in starter.kind("institution") if item.get("abbreviation") == "JID")
    line = life_line(starter, body.id)
    before = describe.lifelines([line], as_of=starter.as_of)
    other = replace(line, segments=(*line.segments[:-1], replace(line.segments[-1], start="2019-01-01")))
    assert "11 November 2018" in before
    assert "1 January 2019" in describe.lifelines([other], as_of=starter.as_of)


# ---------------------------------------------------------------- no picture made of pixels


def images(data: bytes) -> list[str]:
    """Every picture made of pixels that the pages hold: as objects, within forms, or written into a page."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as file:
        for number, page in enumerate(file.pages, 1):
            found += [f"page {number}: {name}" for name in page.get_images()]
            for part in pikepdf.parse_content_stream(page):
                if isinstance(part, pikepdf.ContentStreamInlineImage):
                    found.append(f"page {number}: inline")
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                found.append("an object")
    return found


def test_the_default_briefing_holds_no_picture_made_of_pixels(printed: tuple[Path, object]) -> None:
    assert images(printed[0].read_bytes()) == []


def test_a_picture_made_of_pixels_is_found() -> None:
    dot = Image.new("RGB", (2, 2), "red")
    for draw in ("drawImage", "drawInlineImage"):
        out = io.BytesIO()
        canvas = Canvas(out)
        getattr(canvas, draw)(ImageReader(dot) if draw == "drawImage" else dot, 10, 10, 20, 20)
        canvas.save()
        assert images(out.getvalue()), draw
