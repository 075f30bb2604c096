"""The difference in words: every kind of item is told so that a reader knows which one is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.packs import PackDifference, diff, install_starter, read
from briefing.store import Workspace
from tests.packs_for_tests import append, change, drop, second_version


def altered(folder: Path) -> None:
    change(folder, "relations.csv", "R019", valid_to="2026-01~", note="ended")
    change(folder, "offices.csv", "O20", to_edtf="2026-02")
    change(folder, "functions.csv", "X002", role="supports")
    change(folder, "sources.csv", "S05", admiralty_reliability="D")
    change(folder, "commitments.csv", "K21", due_edtf="2014-12~", policy_ids="L06")
    change(folder, "commitment-status.csv", "T020", status="funded", order_note="as the paper says")
    change(folder, "names-ur.csv", "I19", name_ur="آئی بی")
    change(folder, "nap-points.csv", "N14-01", commitment_id="K02")
    change(folder, "institution-fields.csv", "IF020", valid_from="2010")
    drop(folder, "aliases.csv", "A019")
    append(folder, "offices.csv", "O20", id="O901", office="Chair", from_edtf="2025-01-01")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> PackDifference:
    folder = tmp_path_factory.mktemp("difference")
    second = second_version(folder, altered)
    with Workspace.open(folder / "w.briefing", create=True) as workspace:
        install_starter(workspace)
        return diff(workspace, read(second))


def changed_fields(found: PackDifference, record_id: str) -> dict[str, tuple[str, str]]:
    (record,) = [record for record in found.records if record.id == record_id]
    return {words.name: (words.before, words.after) for words in record.fields}


def parts(found: PackDifference, record_id: str) -> dict[str, str]:
    (record,) = [record for record in found.records if record.id == record_id]
    return {part.id: f"{part.sort}: {part.words}" for part in record.parts}


def test_records_without_a_title_of_their_own_are_told_by_what_they_relate(found: PackDifference) -> None:
    titles = {record.id: record.title for record in found.records}
    assert titles["rel:r019"] == (
        "National Intelligence Fusion and Threat Assessment Centre coordinates with Inter-Services Intelligence"
    )
    assert titles["off:o20"] == "Mohsin Naqvi, Interior minister"
    assert titles["off:o901"] == "Mohsin Naqvi, Chair"
    assert titles["fun:x002"].endswith(": supports in intelligence fusion")


def test_dates_and_ids_in_fields_are_words_and_titles(found: PackDifference) -> None:
    assert changed_fields(found, "rel:r019")["to"] == ("no end", "about January 2026")
    assert changed_fields(found, "com:k21")["due on"] == ("", "about December 2014")
    before, after = changed_fields(found, "pnt:n14-01")["commitment"]
    assert before.startswith("NAP 2014, point 1:")
    assert after.startswith("NAP 2014, point 2:")
    assert changed_fields(found, "src:s05")["reliability"] == ("B", "D")


def test_what_belongs_to_a_record_is_told_with_it(found: PackDifference) -> None:
    assert parts(found, "com:k04")["spn:t020"].startswith("changed: status: funded (")
    assert "removed: other name" in parts(found, "ins:i02")["ali:a019"]
    assert parts(found, "ins:i19")["nam:i19"] == "changed: name in Urdu “آئی بی”"
    links = parts(found, "com:k21")
    assert [words for words in links.values() if words.startswith("removed: policy: ")]
    assert "added: policy: National Action Plan" in " ".join(links.values())
    assert parts(found, "ins:i01")["spn:i01-parent-moi1"].startswith("changed: parent: Ministry of Interior")


def test_records_are_in_an_order_that_does_not_change(found: PackDifference) -> None:
    keys = [(record.kind, record.title, record.id) for record in found.records]
    assert keys == sorted(keys)
    assert found.counts["added"] == 1
