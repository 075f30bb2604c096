"""Who does what: every claim that the table prints leads to its note, and the last row counts what stands above it."""

from __future__ import annotations

import pytest

from briefing import report
from briefing.analysis.functions import claims
from briefing.analysis.selection import Selection
from briefing.domain.briefings import Block, BriefingContent
from briefing.domain.items import OWN_LAYER, Item
from briefing.report.document import Document, Strip, Table, plain


def composed(selection: Selection, **options: str) -> Document:
    block = Item("blk:t-0", "block", "bri:t", OWN_LAYER, {"block": "matrix", "position": "0000", **options})
    briefing = Item("bri:t", "briefing", None, OWN_LAYER, {"title": "Who does what"})
    return report.compose(selection, BriefingContent(briefing, (Block(block),)))


@pytest.fixture(scope="module")
def table(starter: Selection) -> Table:
    section = next(each for each in composed(starter).sections if each.wide)
    return next(part for part in section.parts if isinstance(part, Table))


def cell(table: Table, body: str, column: int) -> tuple[str, ...]:
    row = next(
        each for each in table.rows if not isinstance(each.cells[0], Strip) and plain(each.cells[0]) == body
    )
    found = row.cells[column]
    assert not isinstance(found, Strip)
    return tuple(run.glyph for run in found if run.glyph)


def test_a_cell_says_how_the_body_stands_and_leads_to_its_note(starter: Selection, table: Table) -> None:
    by_head = {column.head.lower(): place for place, column in enumerate(table.columns)}
    bodies = {plain(row.cells[0]) for row in table.rows if not isinstance(row.cells[0], Strip)}
    seen = 0
    for each in claims(starter):
        if each.name not in bodies or each.function.lower() not in by_head:
            continue
        role = each.role if each.live else "ended"
        assert role in cell(table, each.name, by_head[each.function.lower()])
        seen += 1
    assert seen > 25
    for row in table.rows[:-1]:
        for found in row.cells[1:]:
            assert not isinstance(found, Strip)
            drawn = [place for place, run in enumerate(found) if run.glyph]
            assert all(found[place].spoken for place in drawn)
            assert all(found[place + 1].notes or plain(found).endswith("no source") for place in drawn)


def test_the_last_row_counts_the_live_claims_above_it(table: Table) -> None:
    last = table.rows[-1].cells
    for column in range(1, len(table.columns)):
        above = [
            run.glyph
            for row in table.rows[:-1]
            if not isinstance(found := row.cells[column], Strip)
            for run in found
            if run.glyph in {"lead", "claims"}
        ]
        count = last[column]
        assert not isinstance(count, Strip)
        assert plain(count) == str(len(above))


def test_what_is_left_out_is_counted(starter: Selection) -> None:
    few = next(
        part
        for section in composed(starter, most="3").sections
        for part in section.parts
        if isinstance(part, Table)
    )
    assert len(few.rows) == 4
    assert "more bodies with" in plain(few.source)
