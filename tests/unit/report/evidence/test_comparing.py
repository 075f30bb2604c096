"""What has changed since a briefing was exported: exactly the statements whose facts or citations are others now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import report
from briefing.analysis.selection import Selection, select
from briefing.report.evidence.comparing import Changed, changed_since
from briefing.report.evidence.rows import Evidence
from briefing.store import Workspace

Act = Callable[[Workspace], object]


@pytest.fixture
def workspace(starter_copy: Path) -> Iterator[Workspace]:
    with Workspace.open(starter_copy) as opened:
        yield opened


@pytest.fixture(scope="module")
def evidence(starter_file: Path) -> Evidence:
    with Workspace.open(starter_file, read_only=True) as workspace:
        selection = select(workspace)
        content = report.content(report.templates()[0], selection)
        made = report.compose(selection, content, report.stamp(workspace)).evidence
    assert made is not None
    return made


def after(workspace: Workspace, evidence: Evidence) -> tuple[Changed, ...]:
    return changed_since(evidence, select(workspace, evidence.about.as_of))


def stating(evidence: Evidence, item: str, field: str = "", value: str = "") -> set[str]:
    """The statements that rest on a fact, as the tables tell."""
    return {
        row.statement
        for row in evidence.facts
        if (row.item, row.field) == (item, field) and row.value.startswith(value) and row.holds
    }


def test_nothing_has_changed_where_nothing_was_done(workspace: Workspace, evidence: Evidence) -> None:
    assert after(workspace, evidence) == ()


def test_an_edited_status_names_the_statements_of_the_present_status_only(
    workspace: Workspace, evidence: Evidence
) -> None:
    workspace.edit("ins:i04", {"status": "dormant"})
    found = after(workspace, evidence)
    assert {each.statement.id for each in found} == stating(evidence, "ins:i04", "status", "operational")
    assert found
    assert {each.state for each in found} == {"changed"}
    assert {(each.before, each.now) for each in found} == {("operational (2025-05-06)", "dormant")}
    earlier = [row for row in evidence.facts if row.item == "ins:i04" and row.value.startswith("approved")]
    assert earlier, "the earlier status is printed too and stays what it was"


def test_an_edited_title_of_an_event_names_that_event_alone(workspace: Workspace, evidence: Evidence) -> None:
    workspace.edit("evt:e153", {"title": "The centre was opened"})
    found = after(workspace, evidence)
    assert {each.statement.id for each in found} == stating(evidence, "evt:e153")
    assert all("The centre was opened" in each.now_words for each in found)


def test_one_of_several_values_names_what_prints_that_value(workspace: Workspace, evidence: Evidence) -> None:
    row = next(row for row in evidence.facts if (row.item, row.field) == ("ins:i04", "mandate"))
    workspace.edit(row.span, {"value": "something else"})
    found = after(workspace, evidence)
    assert {each.statement.id for each in found} == {
        each.statement for each in evidence.facts if each.span == row.span
    }
    others = {each.statement for each in evidence.facts if each.field == "mandate"}
    assert {each.statement.id for each in found} < others


def test_a_record_that_was_removed_is_gone(workspace: Workspace, evidence: Evidence) -> None:
    workspace.remove("evt:e153")
    found = after(workspace, evidence)
    assert {(each.statement.id, each.state) for each in found} == {
        (name, "gone") for name in stating(evidence, "evt:e153")
    }


@pytest.mark.parametrize("field", ["excerpt", "locator", "credibility"])
def test_a_changed_citation_names_what_prints_it_as_changed_in_its_sources(
    workspace: Workspace, evidence: Evidence, field: str
) -> None:
    workspace.edit("cit:e153", {field: "5" if field == "credibility" else "other words"})
    found = after(workspace, evidence)
    assert {(each.statement.id, each.state) for each in found} == {
        (row.id, "sources") for row in evidence.statements if "cit:e153" in row.citations
    }


@pytest.mark.parametrize(
    "act",
    [
        lambda workspace: workspace.edit("evt:e001", {"title": "Something that no page prints"}),
        lambda workspace: workspace.edit("evt:e153", {"place": "Elsewhere", "note": "unprinted"}),
        lambda workspace: workspace.add("event", {"title": "New", "date": "2025-01-01"}),
        lambda workspace: workspace.edit("src:s50", {"author": "Somebody"}),
    ],
)
def test_what_is_not_printed_changes_nothing(workspace: Workspace, evidence: Evidence, act: Act) -> None:
    assert not stating(evidence, "evt:e001")
    act(workspace)
    assert after(workspace, evidence) == ()


def test_a_source_that_begins_to_dispute_a_value_is_a_change(
    workspace: Workspace, evidence: Evidence
) -> None:
    workspace.add(
        "citation",
        {
            "field": "statement",
            "ref": "src:s12",
            "stance": "disputes",
            "states": "no",
            "excerpt": "It was not.",
        },
        about="evt:e153",
    )
    assert {each.statement.id for each in after(workspace, evidence)} == stating(evidence, "evt:e153")


def test_a_new_version_of_the_pack_names_what_it_changes_and_drops(
    workspace: Workspace, evidence: Evidence
) -> None:
    pack = workspace.layers()[0]
    rows = {row.id: row for row in workspace.layer_rows(pack.name)}
    dropped = {name for name, row in rows.items() if name == "evt:e152" or row.about == "evt:e152"}
    rows["evt:e153"] = replace(rows["evt:e153"], body={**rows["evt:e153"].body, "date": "2025-05-07"})
    citation = rows["cit:if104"]
    rows["cit:if104"] = replace(citation, body={**citation.body, "excerpt": "It works."})
    kept = [row for name, row in rows.items() if name not in dropped]
    workspace.install(replace(pack, version=pack.version + 1), kept)
    found = {each.statement.id: each.state for each in after(workspace, evidence)}
    cited = {row.id for row in evidence.statements if "cit:if104" in row.citations}
    moved = stating(evidence, "evt:e153")
    gone = {row.id for row in evidence.statements if "cit:e152" in row.citations}
    assert cited
    assert moved
    assert gone
    assert found == {
        **dict.fromkeys(cited, "sources"),
        **dict.fromkeys(moved, "changed"),
        **dict.fromkeys(gone, "gone"),
    }
    workspace.undo_import(pack.name)
    assert after(workspace, evidence) == ()


def test_undone_is_unchanged(workspace: Workspace, evidence: Evidence) -> None:
    workspace.edit("ins:i04", {"status": "dormant"})
    assert after(workspace, evidence)
    workspace.undo()
    assert after(workspace, evidence) == ()


def test_an_empty_selection_says_that_everything_is_gone(evidence: Evidence) -> None:
    found = changed_since(evidence, Selection([], as_of=evidence.about.as_of))
    assert {each.statement.id for each in found} == {
        row.id for row in evidence.statements if row.citations or row.item
    }
    facts = {row.statement for row in evidence.facts}
    assert all(each.state == "gone" for each in found if each.statement.id in facts)
