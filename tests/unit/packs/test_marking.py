"""The column of markings, and the marking of a whole pack: every item has the more restricted of the two."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.domain.items import PackItem
from briefing.packs import BuildRefused, build, read

SOURCES = "source_id,title,kind,admiralty_reliability,reliability_reason,marking\n"
BODIES = "id,name,kind,status,role,tier\n"
FIELDS = "id,institution_id,field,span,value,source_id,credibility,credibility_reason,stance,marking\n"


def folder(tmp_path: Path, marking: str = "", of_source: str = "", of_field: str = "") -> Path:
    made = tmp_path / "pack"
    made.mkdir()
    members = 'name = "marked"\ntitle = "A marked record"\npublisher = "A test"\nversion = 1\n'
    members += f'cutoff = "2026-01-01"\nlicence = "CC0 1.0"\nmarking = "{marking}"\n'
    (made / "pack.toml").write_text(members, encoding="utf-8")
    (made / "sources.csv").write_text(
        f"{SOURCES}MS1,A cable,press,B,known paper,{of_source}\nMS2,A paper,press,B,known paper,\n",
        encoding="utf-8",
    )
    (made / "institutions.csv").write_text(
        f"{BODIES}MI1,A body,board,approved,coordination,federal\n", encoding="utf-8"
    )
    (made / "institution-fields.csv").write_text(
        f"{FIELDS}MF1,MI1,mandate,m1,To watch,MS2,1,seen,supports,{of_field}\n"
        "MF2,MI1,mandate,m1,To watch,MS1,2,seen,supports,\n",
        encoding="utf-8",
    )
    return made


def items(tmp_path: Path, **markings: str) -> dict[str, PackItem]:
    built = build(folder(tmp_path, **markings), tmp_path / "marked.ctpack")
    return {item.id: item for item in read(built.path).rows}


def test_a_row_s_marking_is_its_item_s_and_a_span_s_that_of_the_row_that_dates_it(tmp_path: Path) -> None:
    made = items(tmp_path, of_source="TLP:AMBER+STRICT", of_field="TLP:GREEN")
    marked = {each.id: each.body["marking"] for each in made.values() if "marking" in each.body}
    assert marked == {"src:ms1": "TLP:AMBER+STRICT", "spn:m1": "TLP:GREEN", "cit:mf1": "TLP:GREEN"}


def test_no_row_is_marked_below_its_pack(tmp_path: Path) -> None:
    made = items(tmp_path, marking="TLP:AMBER", of_source="TLP:RED", of_field="TLP:GREEN")
    assert made["src:ms1"].body["marking"] == "TLP:RED"
    others = {each.body.get("marking") for each in made.values() if each.id != "src:ms1"}
    assert others == {"TLP:AMBER"}


def test_without_markings_no_item_has_one(tmp_path: Path) -> None:
    assert not [each for each in items(tmp_path).values() if "marking" in each.body]


@pytest.mark.parametrize(
    ("markings", "file", "field"),
    [({"of_source": "RED"}, "sources.csv", "marking"), ({"marking": "TLP:WHITE"}, "pack.toml", "marking")],
)
def test_what_is_no_marking_is_refused_by_its_place(
    tmp_path: Path, markings: dict[str, str], file: str, field: str
) -> None:
    with pytest.raises(BuildRefused) as refused:
        build(folder(tmp_path, **markings), tmp_path / "x.ctpack")
    (problem,) = refused.value.problems
    assert (problem.file, problem.field) == (file, field)
    assert "TLP:GREEN" in f"{problem.why} {problem.mend}"
