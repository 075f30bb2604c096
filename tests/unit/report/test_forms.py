"""A dossier takes exactly three pages and a situation note one, on both papers, whatever the body has on record."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from briefing import report
from briefing.analysis.selection import Selection
from briefing.domain.briefings import BriefingContent
from briefing.report.document import Document, NotesFoot, Table, plain
from briefing.report.reading import texts

RICH, YOUNG, BARE = "ins:i01", "ins:i04", "ins:i60"
"""A body with much on record, one with less, and one of which hardly anything is known."""


def content(starter: Selection, key: str, body: str = "") -> BriefingContent:
    chosen = report.template(key)
    assert chosen is not None
    return report.content(chosen, starter, institutions=(body,) if body else ())


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("body", [RICH, YOUNG, BARE])
@pytest.mark.parametrize(("key", "pages"), [("institution", 3), ("situation-note", 1)])
def test_it_takes_its_pages_and_no_more(
    starter: Selection, key: str, pages: int, body: str, paper: str
) -> None:
    document = report.compose(starter, content(starter, key, body))
    data, result = report.render(document, report.ExportOptions(paper=paper))
    assert (result.pages, result.warnings) == (pages, ())
    printed = pages_of(data)
    assert [
        re.search(rf"\b{number} of {pages}\b", text) is not None for number, text in enumerate(printed, 1)
    ]
    assert all(text.count("TLP:CLEAR") == 2 for text in printed)
    assert "Contents" not in printed[0]


def test_what_a_page_does_not_hold_is_counted(starter: Selection) -> None:
    """The commitments that are printed and those that are said to be left out are all there are."""
    document = report.compose(starter, content(starter, "institution", RICH))
    data, _ = report.render(document)
    second = " ".join(pages_of(data)[1].split())
    every = re.search(r"(\d+) of \d+ commitments on record by this date concern NACTA", second)
    left = re.search(r"(\d+) more of them, made earlier, are on record and not printed here", second)
    assert every is not None
    assert left is not None
    table = next(
        part for section in document.sections for part in section.parts
        if isinstance(part, Table) and part.key == "commitments"
    )  # fmt: skip
    assert len(table.rows) == int(every[1])  # nothing is left out before there are pages
    printed = int(every[1]) - int(left[1])
    assert f" {printed} Establish provincial fusion centres" in second
    assert f" {printed + 1} Establish" not in second


def test_it_is_shortened_no_more_than_it_must(starter: Selection) -> None:
    """One entry more in any one block that was shortened, and the page of that block overflows or the next."""
    from briefing.report.pdf.fitting import fit
    from briefing.report.pdf.layout import Laid, lay_once
    from briefing.report.pdf.style import A4

    document = report.compose(starter, content(starter, "situation-note", RICH))
    asked: list[dict[str, int]] = []
    assert document.shorter is not None
    made = document.shorter.made

    def lay(shorter: Document) -> Laid:
        return lay_once(shorter, A4)

    from dataclasses import replace

    def spied(most: object) -> Document:
        asked.append(dict(most))  # type: ignore[call-overload]  # a mapping of entries
        return made(most)  # type: ignore[arg-type]

    fit(replace(document, shorter=replace(document.shorter, made=spied)), lay)
    chosen = asked[-1]
    assert lay(made(chosen)).pages == 1
    least_shortened = min(
        (most for most in asked if sum(most.values()) > sum(chosen.values())),
        key=lambda most: sum(most.values()),
        default=None,
    )
    assert least_shortened is not None
    assert lay(made(least_shortened)).pages > 1


@pytest.mark.parametrize("key", ["institution", "situation-note"])
def test_every_note_of_the_foot_leads_to_a_source_and_is_marked(starter: Selection, key: str) -> None:
    document = report.compose(starter, content(starter, key))
    assert any(isinstance(part, NotesFoot) for section in document.sections for part in section.parts)
    assert [note.number for note in document.notes] == list(range(1, len(document.notes) + 1))
    used = {document.marks[each] for _, runs in texts(document) for run in runs for each in run.notes}
    assert used == {note.number for note in document.notes}
    assert all(starter.source(note.source) is not None for note in document.notes)
    assert len({(note.source, note.grade) for note in document.notes}) == len(document.notes)
    first = [document.marks[each] for _, runs in texts(document) for run in runs for each in sorted(
        run.notes, key=lambda one: document.marks[one]
    )]  # fmt: skip
    seen = list(dict.fromkeys(first))
    assert seen == sorted(seen)


def test_the_marks_told_are_those_of_the_pages(starter: Selection) -> None:
    """A shortened document has other notes than the whole one: what is told of an export is what is printed."""
    document = report.compose(starter, content(starter, "institution", RICH))
    data, result = report.render(document)
    assert result.notes == max(result.marks.values()) < max(document.marks.values())
    assert f"\n{result.notes} " in pages_of(data)[2]
    assert set(result.marks) < set(document.marks)


def test_the_default_briefing_has_at_most_twenty_pages_on_letter_too(starter: Selection) -> None:
    """Letter is less deep than A4: there the briefing says how many entries it leaves out."""
    document = report.compose(starter, content(starter, "state"))
    data, result = report.render(document, report.ExportOptions(paper="letter"))
    assert result.pages <= 20
    assert result.warnings == ()
    whole = " ".join("".join(pages_of(data)).split())
    left = re.search(r"(\d+) more open are on record and not printed here", whole)
    assert left is not None
    assert int(left[1]) > 0


def test_what_cannot_be_shortened_is_said(starter: Selection) -> None:
    """A page full of the analyst's own words is not cut: the export says that it is too long."""
    from dataclasses import replace

    briefing = content(starter, "situation-note")
    first = briefing.blocks[0]
    item = replace(first.item, fields={**first.item.fields, "text": "\n".join(["A sentence of mine."] * 60)})
    long = replace(briefing, blocks=(replace(first, item=item), *briefing.blocks[1:]))
    data, result = report.render(report.compose(starter, long))
    assert result.pages > 1
    assert any("1 would be right" in warning for warning in result.warnings)
    assert "".join(pages_of(data)).count("A sentence of mine.") == 60


def test_an_empty_workspace_says_that_there_is_no_body() -> None:
    empty = Selection.of([])
    for key, pages in (("institution", 3), ("situation-note", 1)):
        made = report.compose(empty, content(empty, key))
        data, result = report.render(made)
        assert result.pages == pages
        assert result.notes == 0
        said = " ".join(plain(runs) for _, runs in texts(made))
        assert "on record" in said
        assert data.startswith(b"%PDF")
