"""Building: the same bytes for the same folder, ids given once, and every mistake of an author named in one run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.packs import BuildRefused, build, read
from briefing.packs.tables import TABLES
from tests.packs_for_tests import (
    STARTER,
    append,
    change,
    describe,
    members_of,
    rows_of,
    starter_copy,
    write_rows,
)


def problems_of(folder: Path, tmp_path: Path) -> dict[tuple[str, int, str], str]:
    with pytest.raises(BuildRefused) as refused:
        build(folder, tmp_path / "out.ctpack")
    assert not (tmp_path / "out.ctpack").exists()
    return {(one.file, one.row, one.field): f"{one.why} {one.mend}" for one in refused.value.problems}


def test_same_folder_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from briefing.packs import build; "
        "build(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    contents = set()
    for number, (zone, seed, language) in enumerate(
        [("UTC", "0", "C"), ("Pacific/Apia", "77", "tr_TR.UTF-8")]
    ):
        folder = Path(shutil.copytree(STARTER, tmp_path / f"copy {number}"))
        out = tmp_path / f"{number}.ctpack"
        surroundings = {"TZ": zone, "PYTHONHASHSEED": seed, "LANG": language, "HOME": str(tmp_path)}
        environment = {**os.environ, **surroundings, "PYTHONPATH": str(STARTER.parents[2])}
        subprocess.run([sys.executable, "-c", script, str(folder), str(out)], check=True, env=environment)
        contents.add(out.read_bytes())
    assert len(contents) == 1


def test_the_pack_is_a_data_package_that_other_tools_can_check(tmp_path: Path) -> None:
    path = build(STARTER, tmp_path / "starter.ctpack").path
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    members = members_of(path)
    manifest = json.loads(members["datapackage.json"])
    assert manifest["$schema"].startswith("https://datapackage.org/profiles/2")
    assert manifest["cutoff"] == "2026-02-24"
    assert manifest["licenses"][0]["name"] == "CC0-1.0"
    assert {resource["path"] for resource in manifest["resources"]} == set(members) - {"datapackage.json"}
    for resource in manifest["resources"]:
        content = members[resource["path"]]
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
        header = content.decode().partition("\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("tool", ["unzip -t", "7z t"])
def test_other_programs_list_the_same_members(tmp_path: Path, tool: str) -> None:
    program, option = tool.split()
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed here")
    path = build(STARTER, tmp_path / "starter.ctpack").path
    subprocess.run([program, option, str(path)], check=True, capture_output=True)
    listing = {"unzip": ["unzip", "-Z1", str(path)], "7z": ["7z", "l", "-ba", "-slt", str(path)]}[program]
    said = subprocess.run(listing, check=True, capture_output=True, text=True).stdout
    listed = [
        line.removeprefix("Path = ") for line in said.splitlines() if program == "unzip" or "Path = " in line
    ]
    assert sorted(listed) == sorted([*members_of(path), "mimetype"])


def test_the_tables_in_the_pack_are_the_authors_cell_by_cell(tmp_path: Path) -> None:
    members = members_of(build(STARTER, tmp_path / "starter.ctpack").path)
    assert set(members) == {*TABLES, "datapackage.json"}
    for file in TABLES:
        (tmp_path / file).write_bytes(members[file])
        assert rows_of(tmp_path, file) == rows_of(STARTER, file)


def test_every_table_and_column_says_what_it_is_for() -> None:
    for table in TABLES.values():
        assert table.words.endswith(".")
        for column in table.columns:
            assert column.words.endswith((".", "…")), (table.file, column.name)


def test_missing_ids_are_given_once_and_written_back(tmp_path: Path) -> None:
    folder = starter_copy(tmp_path)
    append(folder, "events.csv", "E138", id="", title="One more")
    append(folder, "events.csv", "E138", id="", title="And one more")
    built = build(folder, tmp_path / "out.ctpack")
    assert built.new_ids == {"events.csv": 2}
    assert [row["id"] for row in rows_of(folder, "events.csv")[-2:]] == ["E176", "E177"]
    assert "evt:e177" in {item.id for item in read(built.path).rows}
    again = (folder / "events.csv").read_bytes()
    assert build(folder, tmp_path / "out2.ctpack").new_ids == {}
    assert (folder / "events.csv").read_bytes() == again
    assert (tmp_path / "out.ctpack").read_bytes() == (tmp_path / "out2.ctpack").read_bytes()


def test_ids_are_not_written_back_where_the_folder_is_refused(tmp_path: Path) -> None:
    folder = starter_copy(tmp_path)
    append(folder, "events.csv", "E138", id="", title="One more", kind="party")
    before = (folder / "events.csv").read_bytes()
    assert ("events.csv", 177, "kind") in problems_of(folder, tmp_path)
    assert (folder / "events.csv").read_bytes() == before


def test_what_spreadsheet_programs_write_is_read(tmp_path: Path) -> None:
    folder = starter_copy(tmp_path)
    path = folder / "persons.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b",,,\r\n\r\n")
    assert len(build(folder, tmp_path / "out.ctpack").rows) == len(TABLES)


def test_forty_mistakes_of_an_author_are_all_found_in_one_run(tmp_path: Path) -> None:
    folder = starter_copy(tmp_path)
    mistakes: dict[tuple[str, int, str], str] = {}

    def mistake(file: str, row_id: str, words: str, **cells: str) -> None:
        (column,) = cells
        mistakes[file, change(folder, file, row_id, **cells), column] = words

    mistake("sources.csv", "S03", "A, B, C, D, E, F", admiralty_reliability="G")
    mistake("sources.csv", "S04", "is empty", title="")
    mistake("sources.csv", "S05", "web address", url="javascript:alert(1)")
    mistake("sources.csv", "S06", "web address", url="https://user@host/")
    mistake("sources.csv", "S07", "not a date", published="8 April 2025")
    mistake("sources.csv", "S08", "press", kind="pres")
    mistake("sources.csv", "S09", "blanks", publisher=" Dawn")
    mistake("sources.csv", "S11", "turns the direction", title="A \u202etitle")
    mistake("institutions.csv", "I05", "coordination", role="coordinaton")
    mistake("institutions.csv", "I06", "federal", tier="Federal")
    mistake("institutions.csv", "I07", "dormant", status="dorment")
    mistake("institutions.csv", "I08", "before it begins", ended_edtf="1990")
    mistake("institutions.csv", "I09", "Did you mean “S1", source_ids="S158;S1588")
    mistake("institution-fields.csv", "IF012", "general knowledge", source_id="GK")
    mistake("institution-fields.csv", "IF014", "supports", stance="support")
    mistake("institution-fields.csv", "IF016", "not in the closed list", field="boss")
    mistake("institution-fields.csv", "IF018", "41 words", excerpt="word " * 40 + "word")
    mistake("institution-fields.csv", "IF021", "1, 2, 3, 4, 5, 6", credibility="7")
    mistake("policies.csv", "L03", "ordinance", kind="ordnance")
    mistake("policies.csv", "L04", "not a date", date_edtf="2014-02-30")
    mistake("persons.csv", "P05", "control character", note="a\x07b")
    mistake("places.csv", "PL05", "whole number", tile_col="٣")
    mistake("places.csv", "PL06", "PL0", parent="PL011")
    mistake("places.csv", "PL07", "Urdu letters", name_ur="Gilgit")
    mistake("relations.csv", "R005", "itself", object_id=rows_of(folder, "relations.csv")[4]["subject_id"])
    mistake("relations.csv", "R006", "chaired_by", predicate="chaird_by")
    mistake("functions.csv", "X004", "there is no", institution_id="I404")
    mistake("offices.csv", "O04", "there is no", person_id="Q01")
    mistake("aliases.csv", "A005", "there is no", record_id="I0l")
    mistake("names-ur.csv", "I19", "Urdu letters", name_ur="Intelligence Bureau")
    mistake("events.csv", "E010", "subjects.csv", subjects="Nactaa")
    mistake("events.csv", "E011", "yes, no", verified="maybe")
    mistake("events.csv", "E012", "after the latest day", date_edtf="2026-01-01")
    mistake("events.csv", "E013", "is empty", excerpt="")
    mistake("commitments.csv", "K05", "there is no", policy_ids="L06;L77")
    mistake("commitment-status.csv", "T010", "operational", status="operationl")
    mistake("commitment-status.csv", "T011", "differs", valid_from="1999")
    mistake("nap-points.csv", "N14-04", "no policy", plan="NAP-2015")
    mistake("figures.csv", "FG05", "there is no", about_id="I262")
    mistake("open-questions.csv", "Q05", "there is no", related_ids="I07;T999")
    mistake("assessments.csv", "AS05", "there is no", source_id="S777")
    mistake("coverage.csv", "C10", "there is no", used_in="events.csv:E9999")
    found = problems_of(folder, tmp_path)
    assert len(mistakes) >= 40
    missing = {place: words for place, words in mistakes.items() if words not in found.get(place, "")}
    assert missing == {}
    caused = {place for place in found if place not in mistakes}
    assert caused == {("institution-fields.csv", 13, "credibility")}  # of general knowledge, named too


def test_the_span_that_states_two_things_is_named(tmp_path: Path) -> None:
    folder = starter_copy(tmp_path)
    rows = rows_of(folder, "institution-fields.csv")
    first = next(row for row in rows if sum(other["span"] == row["span"] for other in rows) > 1)
    second = next(row for row in rows if row["span"] == first["span"] and row is not first)
    number = change(folder, "institution-fields.csv", second["id"], value="another")
    words = problems_of(folder, tmp_path)["institution-fields.csv", number, "span"]
    assert "states something else in row" in words


def test_a_table_column_or_member_of_the_description_that_is_unknown_names_the_nearest(
    tmp_path: Path,
) -> None:
    folder = starter_copy(tmp_path)
    (folder / "event.csv").write_text("id\n", encoding="utf-8")
    rows = rows_of(folder, "persons.csv")
    write_rows(folder, "persons.csv", [{"id": row["id"], "nme_en": row["name_en"]} for row in rows])
    with (folder / "pack.toml").open("a", encoding="utf-8") as stream:
        stream.write("\n")
    text = (folder / "pack.toml").read_text(encoding="utf-8")
    (folder / "pack.toml").write_text(text.replace("publisher =", "publsher ="), encoding="utf-8")
    found = problems_of(folder, tmp_path)
    assert "events.csv" in found["event.csv", 0, ""]
    assert "name_en" in found["persons.csv", 1, "nme_en"]
    assert "missing" in found["persons.csv", 1, "name_en"]
    assert "publisher" in found["pack.toml", 0, "publsher"]
    assert ("pack.toml", 0, "publisher") in found


def test_a_folder_without_description_or_tables(tmp_path: Path) -> None:
    with pytest.raises(BuildRefused, match=r"pack\.toml: the file is missing"):
        build(tmp_path, tmp_path / "out.ctpack")
    with pytest.raises(BuildRefused, match="no folder"):
        build(tmp_path / "none", tmp_path / "out.ctpack")
    folder = starter_copy(tmp_path)
    (folder / "pack.toml").write_text("name = ", encoding="utf-8")
    assert "not TOML" in problems_of(folder, tmp_path)["pack.toml", 0, ""]


def test_a_failed_build_leaves_the_pack_that_was_there(tmp_path: Path) -> None:
    folder = starter_copy(tmp_path)
    out = build(folder, tmp_path / "kept.ctpack").path
    before = out.read_bytes()
    describe(folder, version=0)
    with pytest.raises(BuildRefused):
        build(folder, out)
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.glob("*.part")] == []
