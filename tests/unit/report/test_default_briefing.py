"""The untouched default briefing: complete, at most 20 pages, every fact with its note, read back from the PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from briefing.report import ExportResult
from briefing.report.document import Chronology, Document, Table
from briefing.report.faithful import factual, unsupported

Printed = tuple[Path, ExportResult]


def _text(path: Path) -> list[str]:
    opened = pypdfium2.PdfDocument(path)
    try:
        return [opened[n].get_textpage().get_text_bounded().replace("\r\n", "\n") for n in range(len(opened))]
    finally:
        opened.close()


@pytest.fixture(scope="module")
def pages(printed: Printed) -> list[str]:
    return _text(printed[0])


@pytest.fixture(scope="module")
def reader(printed: Printed) -> PdfReader:
    return PdfReader(printed[0])


@dataclass(frozen=True)
class Link:
    """A link as a reader's program sees it: where it stands, and the address or the page and height it leads to."""

    page: int
    rect: tuple[float, float, float, float]
    address: str = ""
    target: int = -1
    x: float = 0.0
    y: float = 0.0


def _links(reader: PdfReader) -> list[Link]:
    number_of = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    found = []
    for number, page in enumerate(reader.pages):
        for annotation in page.get("/Annots") or ():
            link = annotation.get_object()
            rect = tuple(float(edge) for edge in link["/Rect"])
            action = link.get("/A", {})
            if "/URI" in action:
                found.append(Link(number, rect, address=str(action["/URI"])))
            else:
                goal = link.get("/Dest") or action["/D"]
                found.append(
                    Link(
                        number,
                        rect,
                        target=number_of[list.__getitem__(goal, 0).idnum],
                        x=float(goal[2]),
                        y=float(goal[3]),
                    )
                )
    return found


def _said(opened: list[Any], page: int, left: float, bottom: float, right: float, top: float) -> str:
    return str(opened[page].get_text_bounded(left, bottom, right, top)).strip(" ,\u00a0\r\n")


def test_at_most_twenty_pages(printed: Printed, reader: PdfReader) -> None:
    assert printed[1].pages == len(reader.pages) <= 20


def test_every_block_is_there(pages: list[str]) -> None:
    whole = "\n".join(pages)
    for heading in (
        "Key judgements",
        "Contents",
        "State of coordination at a glance",
        "Timeline",
        "Chronology",
        "National Counter Terrorism Authority",
        "National Intelligence Coordination Committee",
        "Joint Intelligence Directorate",
        "Who answers to whom",
        "What was promised",
        "Where sources disagree",
        "What we do not know",
        "Recommendations",
        "Notes",
        "Sources",
        "Method and scales",
    ):
        assert heading in whole, heading


def test_the_page_says_that_no_judgement_is_written_yet(pages: list[str]) -> None:
    assert "has written no judgement yet" in pages[1].replace("\n", " ")


def test_all_commitments_and_questions_are_printed(default: Document, starter) -> None:  # type: ignore[no-untyped-def]
    table = next(
        part
        for section in default.sections
        for part in section.parts
        if isinstance(part, Table) and part.key == "commitments"
    )
    assert len([row for row in table.rows if not row.group]) == len(starter.kind("commitment")) == 71
    asked = {item.title for item in starter.kind("question")}
    printed_words = {run.text for section in default.sections for run in _all_runs(section.parts)}
    assert asked <= printed_words


def _all_runs(parts):  # type: ignore[no-untyped-def]
    from briefing.report.reading import runs_of

    return [run for part in parts for runs in runs_of(part) for run in runs]


def test_no_sentence_printed_as_fact_is_without_a_note(default: Document) -> None:
    assert unsupported(default) == []
    assert sum(1 for section in default.sections for part in section.parts for _ in factual(part)) > 50


def test_notes_are_numbered_as_they_are_met_and_none_is_uncited(default: Document) -> None:
    assert [note.number for note in default.notes] == list(range(1, len(default.notes) + 1))
    assert set(default.marks.values()) == {note.number for note in default.notes}


def test_marks_in_the_file_lead_to_notes_and_back(
    default: Document, reader: PdfReader, printed: Printed
) -> None:
    file = pypdfium2.PdfDocument(printed[0])
    opened = [file[number].get_textpage() for number in range(len(file))]
    notes_page = (
        next(place.page for place in reversed(printed[1].block_pages) if place.block == "blk:state-11") - 8
    )
    cited: set[int] = set()
    back: set[int] = set()
    try:
        for link in _links(reader):
            left, bottom, right, top = link.rect
            said = _said(opened, link.page, left + 0.2, bottom, right - 0.2, top)
            if link.address or not said.isdigit():
                continue
            if link.target > link.page or (link.target == link.page and link.y < top):
                there = _said(opened, link.target, link.x - 1, link.y - 33, link.x + 14, link.y - 20)
                there = (there.split() or [""])[0]
                if there.isdigit():
                    assert there == said, (link, there)
                    cited.add(int(said))
            elif link.page >= notes_page:
                back.add(int(said))
    finally:
        file.close()
    every = {note.number for note in default.notes}
    assert cited == every, "a mark that leads to no note, or a note that no mark leads to"
    assert back >= every, "a note from which nothing leads back"


def test_outside_links_are_plain_web_addresses(reader: PdfReader) -> None:
    outside = [link.address for link in _links(reader) if link.address]
    assert len(outside) > 50
    assert all(address.startswith(("http://", "https://")) for address in outside)


def test_all_fonts_are_embedded_and_none_is_helvetica(reader: PdfReader) -> None:
    fonts = {}
    for page in reader.pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            found = font.get_object()
            fonts[str(found["/BaseFont"])] = found
    assert fonts
    assert not [name for name in fonts if "Helvetica" in name or "Times" in name or "Courier" in name]
    for name, font in fonts.items():
        descriptor = (
            font.get("/FontDescriptor") or font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        )
        assert "/FontFile2" in descriptor.get_object(), name


def test_figures_are_vectors(reader: PdfReader) -> None:
    for page in reader.pages:
        for drawn in (page["/Resources"].get("/XObject") or {}).values():
            assert drawn.get_object()["/Subtype"] != "/Image"


def test_label_stands_in_head_and_foot_of_every_page(pages: list[str]) -> None:
    for number, text in enumerate(pages, 1):
        assert text.count("TLP:CLEAR") >= 2, number


def test_bookmarks_name_the_sections(default: Document, reader: PdfReader) -> None:
    titles = [str(entry.title) for entry in reader.outline if not isinstance(entry, list)]
    assert titles[0] == default.title
    for section in default.sections:
        assert any(title.endswith(section.title) for title in titles), section.title


def test_contents_name_the_pages_on_which_sections_begin(default: Document, pages: list[str]) -> None:
    contents = pages[2]
    for section in default.sections:
        if section.key == "contents":
            continue
        match = re.search(rf"{re.escape(section.title)}\s*\n?\s*([ivx]+|\d+)\b", contents)
        assert match, section.title
        page = {"i": 2, "ii": 3}.get(match[1]) or int(match[1]) + 3
        assert section.title.split()[0] in pages[page - 1], section.title


def test_metadata_holds_no_user_no_clock(default: Document, reader: PdfReader, printed: Printed) -> None:
    info = reader.metadata
    assert info is not None
    assert info.title == default.title
    assert not info.author
    assert str(info["/CreationDate"]).startswith("D:20260224")
    raw = printed[0].read_bytes()
    for word in (b"/home", b"/root", b"/tmp", b"ReportLab"):
        assert word not in raw


def test_blocks_lie_on_the_pages_that_show_them(printed: Printed, pages: list[str]) -> None:
    result = printed[1]
    blocks = {place.block for place in result.block_pages}
    assert len(blocks) >= 12
    for place in result.block_pages:
        x, y, wide, high = place.rect
        assert 1 <= place.page <= result.pages
        assert x > 0
        assert wide > 400
        assert 0 < y < y + high <= 842
    glance = next(place for place in result.block_pages if place.block == "blk:state-01")
    assert "at a glance" in pages[glance.page - 1]


def test_chronology_is_in_order(default: Document) -> None:
    entries = [
        entry
        for section in default.sections
        for part in section.parts
        if isinstance(part, Chronology)
        for _, group in part.groups
        for entry in group
    ]
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert any("NIFTAC" in entry.runs[0].text for entry in entries)
