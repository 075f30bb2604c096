"""Running text holds all that the pages say, in the order in which citations are numbered."""

from __future__ import annotations

from typing import get_args

import pytest

from briefing import report
from briefing.analysis.selection import Selection
from briefing.report import document as d
from briefing.report.document import Document, Run, plain, words
from briefing.report.prose import model as m
from briefing.report.prose.markdown import WRITERS
from briefing.report.prose.reading import READERS, read
from briefing.report.reading import texts
from tests.unit.report.made import document, sentence


def _runs(piece: m.Piece) -> list[d.Words]:
    match piece:
        case m.Heading() | m.Paragraph() | m.Item() | m.Caption():
            return [piece.runs]
        case m.Grid():
            return [*piece.heads, *(cell for row in piece.rows for cell in row.cells)]
        case _:
            return []


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_every_kind_of_part_is_read_and_every_kind_of_piece_is_written() -> None:
    assert set(READERS) == set(get_args(d.Part))
    assert set(WRITERS) == set(get_args(m.Piece))


@pytest.mark.parametrize("key", [each.key for each in report.templates()])
def test_nothing_that_a_page_says_is_left_out(starter: Selection, key: str) -> None:
    template = report.template(key)
    assert template is not None
    made = report.compose(starter, report.content(template, starter))
    said = _flat(" ".join(plain(runs) for piece in read(made) for runs in _runs(piece)))
    for section, runs in texts(made):
        for run in runs:
            assert _flat(run.text) in said, (section.title, run.text)
    for section in made.sections:
        assert _flat(section.title) in said
    listed = any(isinstance(part, d.SourcesList) for section in made.sections for part in section.parts)
    for _, entries in made.sources if listed else ():
        for entry in entries:
            assert _flat(entry.title) in said
            assert _flat(entry.reason) in said
    for name, value in made.cover.facts if made.form == "report" else ():
        assert name in said
        assert value in said


@pytest.mark.parametrize("key", [each.key for each in report.templates()])
def test_citations_are_met_in_the_order_of_their_numbers(starter: Selection, key: str) -> None:
    template = report.template(key)
    assert template is not None
    made = report.compose(starter, report.content(template, starter))
    met: list[int] = []
    for piece in read(made):
        for runs in _runs(piece):
            for run in runs:
                for number in sorted({made.marks[note] for note in run.notes if note in made.marks}):
                    if number not in met:
                        met.append(number)
    assert met == [note.number for note in made.notes]


def test_figures_bring_their_words(default: Document) -> None:
    drawn = [part.alt for section in default.sections for part in section.parts if isinstance(part, d.Figure)]
    found = [piece.alt for piece in read(default) if isinstance(piece, m.Picture)]
    assert drawn
    assert set(drawn) < set(found)


def test_the_notes_stand_last(default: Document) -> None:
    pieces = list(read(default))
    assert isinstance(pieces[-1], m.Endnotes)
    heads = [piece for piece in pieces if isinstance(piece, m.Heading) and piece.level == 1]
    assert plain(heads[-1].runs) == "Notes"
    assert len(heads) == len(default.sections)


def test_what_the_margin_and_the_meters_say_is_said_in_words() -> None:
    from briefing.domain.scales import YARDSTICK, Confidence

    made = document(
        d.Judgement("1", sentence("It will rain."), likelihood=YARDSTICK[4], confidence=Confidence.LOW),
        d.Para(words("As the paper says."), "assumption"),
        d.Summary("In short", words("It rained.")),
    )
    said = [plain(runs) for piece in read(made) for runs in _runs(piece)]
    assert "Likely; low confidence" in said
    assert said[said.index("As the paper says.") - 1] == "Assumption"
    assert said[said.index("It rained.") - 1] == "In short"


def test_a_strip_says_its_years() -> None:
    strip = d.Strip((d.Segment(2014.2, 2016.0, "approved"), d.Segment(2016.0, None, "lapsed")), due=2018.0)
    table = d.Table("t", "T", (d.Column("A"),), (d.Row((strip,)),), number="1")
    grids = [piece for piece in read(document(table)) if isinstance(piece, m.Grid)]
    assert plain(grids[0].rows[0].cells[0]) == "approved 2014 to 2016; lapsed from 2016; due 2018."


def test_a_cell_that_only_draws_a_status_names_it() -> None:
    table = d.Table("t", "T", (d.Column("A"),), (d.Row(((Run(glyph="lapsed"),),)),), number="1")
    grids = [piece for piece in read(document(table)) if isinstance(piece, m.Grid)]
    assert plain(grids[0].rows[0].cells[0]) == "lapsed"


def test_headings_go_down_one_level_at_a_time(default: Document) -> None:
    level = 0
    for piece in read(default):
        if isinstance(piece, m.Heading):
            assert piece.level <= level + 1, plain(piece.runs)
            level = piece.level
