"""Every template gives a document that can be printed, for any body, on any date, and for an empty workspace."""

from __future__ import annotations

import pytest

from briefing import report
from briefing.analysis.selection import Selection
from briefing.domain.briefings import Block, BriefingContent, Statement
from briefing.domain.items import Item
from briefing.packs import read, starter_path
from briefing.report.document import Judgement, plain
from briefing.report.faithful import unsupported
from briefing.report.reading import texts


@pytest.mark.parametrize("chosen", report.templates(), ids=lambda chosen: chosen.key)
def test_every_template_can_be_printed(chosen: report.Template, starter: Selection) -> None:
    made = report.compose(starter, report.content(chosen, starter, institutions=("ins:i11",)))
    assert unsupported(made) == []
    _, result = report.render(made)
    if chosen.form == "report":
        assert 4 <= result.pages <= (chosen.pages or 99)
    else:
        assert result.pages == chosen.pages


def test_an_empty_workspace_gives_a_briefing_that_says_so() -> None:
    empty = Selection.of([])
    made = report.compose(empty, report.content(report.templates()[0], empty))
    _, result = report.render(made)
    assert result.notes == 0
    assert "No event is on record by this date." in " ".join(plain(runs) for _, runs in texts(made))


def test_an_earlier_date_leaves_out_what_came_later() -> None:
    early = Selection.of(read(starter_path()).rows, as_of="2015-06-30", cutoff="2026-02-24")
    made = report.compose(early, report.content(report.templates()[0], early))
    whole = " ".join(plain(runs) for section, runs in texts(made) if section.key == "chronology")
    assert "NIFTAC" not in whole
    assert made.as_of == "2015-06-30"
    assert report.render(made)[1].pages > 5


def _item(kind: str, item_id: str, **fields: str) -> Item:
    return Item(item_id, kind, None, "me", fields)


def _briefing(*statements: Item, block: str = "judgements", **options: str) -> BriefingContent:
    held = Block(
        _item("block", "blk:my-1", block=block, **options), tuple(Statement(each) for each in statements)
    )
    return BriefingContent(_item("briefing", "bri:my-1", title="Mine", marking="TLP:AMBER"), (held,))


def test_a_judgement_is_printed_with_its_two_scales_apart(starter: Selection) -> None:
    mine = _item(
        "statement",
        "sta:my-1",
        sort="judgement",
        text="NIFTAC will stay",
        likelihood="4",
        confidence="moderate",
        basis="five reports",
    )
    made = report.compose(starter, _briefing(mine))
    part = next(part for section in made.sections for part in section.parts if isinstance(part, Judgement))
    assert part.likelihood is not None
    assert part.likelihood.words == "likely"
    assert plain(part.statement) == "It is likely that NIFTAC will stay."
    assert plain(part.basis).startswith("We hold this with moderate confidence.")
    assert "no judgement yet" not in " ".join(plain(runs) for _, runs in texts(made))
    assert made.marking.value == "TLP:AMBER"


def test_an_added_fact_keeps_its_words_and_its_notes(starter: Selection) -> None:
    event = next(item for item in starter.kind("event") if starter.citations(item.id))
    cited = starter.citations(event.id)[0].id
    mine = _item("statement", "sta:my-1", sort="fact", ref=event.id, text="As I put it.", citations=cited)
    made = report.compose(starter, _briefing(mine, block="text"))
    assert "As I put it." in " ".join(plain(runs) for _, runs in texts(made))
    assert cited in made.marks


def test_an_event_added_to_a_filtered_timeline_stands_beside_the_record(starter: Selection) -> None:
    attack = next(item for item in starter.kind("event") if item.get("category") == "attack")
    mine = _item("statement", "sta:my-1", sort="fact", ref=attack.id, text=attack.title, citations="")

    def entries(**options: str) -> list[str]:
        made = report.compose(starter, _briefing(mine, block="timeline", **options))
        return [plain(runs) for section, runs in texts(made) if section.key == "chronology" and runs][1:]

    assert len(entries(include="record", most="10")) == 11
    assert len(entries()) == 1
