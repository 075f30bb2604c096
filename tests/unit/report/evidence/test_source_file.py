"""The source of a briefing: read again as it was written, and only from what it was given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import report
from briefing.analysis.selection import Selection, select
from briefing.domain.briefings import Block, BriefingContent
from briefing.domain.items import OWN_LAYER, Item
from briefing.report.evidence.foreign import read_foreign
from briefing.report.evidence.source_file import parse_source, source_of
from briefing.report.evidence.writing import as_json
from briefing.store import Workspace

BRIEFING = BriefingContent(
    Item("bri:my-1", "briefing", None, OWN_LAYER, {"title": "Mine"}),
    (Block(Item("blk:my-1", "block", "bri:my-1", OWN_LAYER, {"block": "text"})),),
)
FIELD = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1, max_size=80
)


def event(number: int, fields: dict[str, str]) -> Item:
    return Item(f"evt:my-{number}", "event", None, OWN_LAYER, fields)


@given(st.lists(st.dictionaries(FIELD.filter(lambda name: name != "title"), TEXT, max_size=5), max_size=5))
def test_any_records_are_read_as_they_were_written(bodies: list[dict[str, str]]) -> None:
    items = [event(number, fields) for number, fields in enumerate(bodies, 1)]
    read = parse_source(source_of(Selection(items, as_of="2026-01-01"), BRIEFING, ()).data)
    kept = {item.id: item for item in read.items}
    assert {name: dict(kept[name].fields) for name in kept if name.startswith("evt:")} == {
        item.id: dict(item.fields) for item in items
    }
    assert (read.briefing, read.title, read.as_of) == ("bri:my-1", "Mine", "2026-01-01")


def test_it_holds_the_briefing_given_and_the_selection_given_and_nothing_else(starter: Selection) -> None:
    few = Selection([starter.by_id[name] for name in ("ins:i04", "evt:e153")], as_of="2026-01-01")
    whole = json.loads(source_of(few, BRIEFING, ()).data)
    assert [item["id"] for item in whole["items"]] == ["blk:my-1", "bri:my-1", "evt:e153", "ins:i04"]


def test_characters_that_a_reader_refuses_are_left_out_of_what_is_written() -> None:
    items = [event(1, {"title": "a\u202eb\u0000c", "note": "a\u200fb\nc"})]
    read = parse_source(source_of(Selection(items, as_of=""), BRIEFING, ()).data)
    fields = next(item.fields for item in read.items if item.kind == "event")
    assert (fields["title"], fields["note"]) == ("abc", "a\u200fb\nc")


def test_the_same_briefing_gives_the_same_bytes(starter: Selection) -> None:
    again = Selection(reversed(list(starter.by_id.values())), as_of=starter.as_of, cutoff=starter.cutoff)
    assert source_of(starter, BRIEFING, ()).data == source_of(again, BRIEFING, ()).data


def test_a_foreign_copy_composes_to_equal_evidence(starter_copy: Path, tmp_path: Path) -> None:
    with Workspace.open(starter_copy) as workspace:
        workspace.edit("ins:i04", {"status": "dormant", "seat": ""})
        workspace.add("event", {"title": "Mine", "date": "2026-01"})
        selection = select(workspace)
        content = report.content(report.templates()[0], selection)
        data = report.stamp(workspace)
        made = report.compose(selection, content, data)
        source = source_of(selection, content, data.layers)
    out = tmp_path / "sent.pdf"
    report.export(made, out, report.ExportOptions(source=source))
    copy = read_foreign(out)
    with copy.open() as theirs:
        again = theirs.briefing(copy.briefing)
        assert again is not None
        composed = report.compose(select(theirs, copy.as_of), again, report.stamp(theirs))
        assert theirs.item("ins:i04").mine >= {"status"}  # type: ignore[union-attr]
        assert [layer.trust for layer in theirs.layers()] == ["unsigned"]
    copy.remove()
    assert made.evidence is not None
    assert composed.evidence is not None
    before, after = (json.loads(as_json(each.evidence)) for each in (made, composed) if each.evidence)
    for name in before:
        assert before[name] == after[name], name


@pytest.mark.parametrize("marking", ["TLP:RED", "TLP:CLEAR"])
def test_a_removed_copy_leaves_no_folder(starter: Selection, tmp_path: Path, marking: str) -> None:
    few = Selection([starter.by_id["ins:i04"]], as_of="2026-01-01", cutoff="2026-01-01")
    content = BriefingContent(
        Item("bri:my-1", "briefing", None, OWN_LAYER, {"title": "Mine", "marking": marking}), BRIEFING.blocks
    )
    out = tmp_path / "x.pdf"
    report.export(report.compose(few, content), out, report.ExportOptions(source=source_of(few, content, ())))
    copy = read_foreign(out)
    assert copy.file.exists()
    copy.remove()
    copy.remove()
    assert not copy.folder.exists()
