"""The built starter pack against its tables, row by row and cell by cell, and the rules that only it must keep."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from briefing.domain.edtf import span_bounds
from briefing.domain.ids import is_id
from briefing.domain.items import PackItem
from briefing.packs import build, read
from briefing.packs.tables import TABLES
from tests.packs_for_tests import STARTER, rows_of

KIND = {file: table.kind for file, table in TABLES.items()}
PREFIX = {
    "institution": "ins", "policy": "pol", "person": "per", "place": "plc", "event": "evt", "commitment": "com",
    "relation": "rel", "function": "fun", "term": "off", "point": "pnt", "provision": "law", "decision": "dec",
    "count": "cnt", "question": "que", "assessment": "asm", "alias": "ali", "source": "src",
}  # fmt: skip

# What each column of a table becomes in the record's body; written out here again, apart from the application.
BODY = {
    "sources.csv": "title publisher author published url kind=medium admiralty_reliability=reliability "
    "reliability_reason origin origin_reason not_after not_after_reason accessed",
    "institutions.csv": "name=title abbreviation kind=category parent founded_edtf=founded ended_edtf=ended status "
    "legal_basis mandate role tier",
    "policies.csv": "name=title abbreviation kind=category date_edtf=date status made_by note verified",
    "persons.csv": "name_en=title note",
    "places.csv": "name_en=title kind=category tile_col tile_row note",
    "events.csv": "title date_edtf=date kind=category subjects place verified fact_id=fact note",
    "commitments.csv": "text=title actor made_in made_edtf=made due_edtf=due lead kind=category verified note",
    "relations.csv": "predicate=field valid_from=from valid_to=to verified note",
    "functions.csv": "function=field role=value verified note",
    "offices.csv": "office=field from_edtf=from to_edtf=to verified note",
    "nap-points.csv": "plan number domain text=title lead correspondence correspondence_basis correspondence_reason "
    "inferred verified note",
    "nacta-law.csv": "part number text=title valid_from=from valid_to=to verified note",
    "bog-meetings.csv": "number_claimed date_edtf=date chair decision=title verified note",
    "figures.csv": "date_edtf=date measure=field value note fact_id=fact",
    "open-questions.csv": "question=title since why_it_matters=why what_would_answer=answer",
    "assessments.csv": "kind=category text=title holder date",
    "aliases.csv": "alias=value language kind=category",
}
ABOUT = {
    "relations.csv": "subject_id", "functions.csv": "institution_id", "offices.csv": "institution_id",
    "figures.csv": "about_id", "aliases.csv": "record_id",
}  # fmt: skip
STATES = {
    "events.csv": ("title", "date_edtf", ""), "policies.csv": ("name", "date_edtf", ""),
    "commitments.csv": ("text", "made_edtf", ""), "relations.csv": ("predicate", "valid_from", "valid_to"),
    "functions.csv": ("role", "", ""), "offices.csv": ("office", "from_edtf", "to_edtf"),
    "nap-points.csv": ("text", "", ""), "nacta-law.csv": ("text", "valid_from", "valid_to"),
    "bog-meetings.csv": ("decision", "date_edtf", ""), "figures.csv": ("value", "date_edtf", ""),
    "assessments.csv": ("text", "date", ""), "aliases.csv": ("alias", "", ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PackItem]:
    path = build(STARTER, tmp_path_factory.mktemp("starter") / "starter.ctpack").path
    rows = read(path).rows
    found = {item.id: item for item in rows}
    assert len(found) == len(rows)
    return found


def of(file: str) -> list[dict[str, str]]:
    return rows_of(STARTER, file)


def record(row_id: str) -> str:
    """The id of the record that an id of the tables means, told from its letters alone."""
    letters = re.match(r"[A-Z]+", row_id)
    assert letters
    prefixes = {"I": "ins", "L": "pol", "P": "per", "PL": "plc", "E": "evt", "K": "com", "S": "src", "OPED": "src",
                "R": "rel", "O": "off", "BM": "dec", "N": "law", "T": "spn", "FG": "cnt", "X": "fun", "Q": "que",
                "AS": "asm"}  # fmt: skip
    return f"{'pnt' if row_id.startswith(('N14-', 'N21-')) else prefixes[letters[0]]}:{row_id.lower()}"


@pytest.mark.parametrize("file", sorted(BODY))
def test_every_row_is_a_record_with_every_cell(file: str, items: dict[str, PackItem]) -> None:
    prefix = PREFIX[KIND[file]]
    expected = set()
    for row in of(file):
        row_id = next(iter(row.values()))
        if row_id == "GK":
            assert f"{prefix}:gk" not in items
            continue
        item = items[f"{prefix}:{row_id.lower()}"]
        expected.add(item.id)
        assert item.kind == KIND[file]
        for pair in BODY[file].split():
            column, _, name = pair.partition("=")
            cell = row[column]
            if file == "institutions.csv" and cell == "not seen":
                cell = ""
            assert item.body.get(name or column, "") == cell, (item.id, column)
        if file in ABOUT:
            assert item.about == record(row[ABOUT[file]])
    of_kind = {item.id for item in items.values() if item.kind == KIND[file]}
    extra = of_kind - expected
    assert {item_id for item_id in extra if not item_id.startswith("ali:p")} == set()


@pytest.mark.parametrize("file", sorted(STATES))
def test_every_graded_row_is_a_citation(file: str, items: dict[str, PackItem]) -> None:
    states, begins, ends = STATES[file]
    for row in of(file):
        citation = items.get(f"cit:{row['id'].lower()}")
        if row["source_id"] == "GK":
            assert citation is None
            continue
        assert citation
        assert citation.about == f"{PREFIX[KIND[file]]}:{row['id'].lower()}"
        assert citation.body["ref"] == f"src:{row['source_id'].lower()}"
        assert citation.body["field"] == "statement"
        assert citation.body["stance"] == "supports"
        assert citation.body["states"] == row[states]
        assert citation.body.get("from", "") == (row[begins] if begins else "")
        assert citation.body.get("to", "") == (row[ends] if ends else "")
        for column in ("excerpt", "locator", "credibility", "credibility_reason"):
            assert citation.body.get(column, "") == row.get(column, ""), (citation.id, column)


def starts(field: str, cell: str) -> str:
    """How a start reads in an item: for a status and a founding, an interval is one day between the two."""
    one_day = field in {"status", "established"} and re.fullmatch(r"[\d-]+/[\d-]+", cell)
    return f"[{cell.replace('/', '..')}]" if one_day else cell


def test_a_day_between_two_days_does_not_end_what_began_on_it(items: dict[str, PackItem]) -> None:
    lapsed, assent, mandate = (
        items[f"spn:{key}"].body for key in ("t012", "l02-established-assent", "l12-mandate-v1")
    )
    assert (lapsed["from"], lapsed.get("to", "")) == ("[2019-01-06..2019-03-31]", "")
    assert assent["from"] == "[2013-03-22..2013-03-26]"
    assert mandate["from"] == "2018/2023"
    assert span_bounds(lapsed["from"], "") == ("2019-01-06", "2019-03-31", None, None)
    assert span_bounds(mandate["from"], "")[3] == "2023-12-31"


def test_each_of_441_stated_values_is_a_citation_and_spans_are_by_span(items: dict[str, PackItem]) -> None:
    rows = of("institution-fields.csv")
    assert len(rows) == 441
    groups = defaultdict(list)
    for row in rows:
        groups[row["span"].lower()].append(row)
        citation = items[f"cit:{row['id'].lower()}"]
        assert citation.about == record(row["institution_id"])
        expected = {
            "field": row["field"], "span": f"spn:{row['span'].lower()}", "ref": f"src:{row['source_id'].lower()}",
            "states": row["value"], "from": starts(row["field"], row["valid_from"]), "to": row["valid_to"],
            "excerpt": row["excerpt"],
            "locator": row["locator"], "stance": row["stance"], "credibility": row["credibility"],
            "credibility_reason": row["credibility_reason"],
        }  # fmt: skip
        assert citation.body == {name: value for name, value in expected.items() if value}
    letters = {row["source_id"]: row["admiralty_reliability"] for row in of("sources.csv")}
    for key, group in groups.items():
        span = items[f"spn:{key}"]
        supporting = [row for row in group if row["stance"] == "supports"] or group
        best = min(
            supporting, key=lambda row: (row["credibility"], letters[row["source_id"]], int(row["id"][2:]))
        )
        assert span.about == record(best["institution_id"])
        assert (span.body["field"], span.body["value"]) == (best["field"], best["value"])
        start = starts(best["field"], best["valid_from"])
        assert (span.body.get("from", ""), span.body.get("to", "")) == (start, best["valid_to"])
    stated = [i for i in items.values() if i.kind == "span" and not re.fullmatch(r"spn:t\d+", i.id)]
    assert len(stated) == len(groups) == 387


def test_each_of_215_statuses_is_a_span_of_its_commitment_with_its_citation(
    items: dict[str, PackItem],
) -> None:
    rows = of("commitment-status.csv")
    assert len(rows) == 215
    for row in rows:
        span, citation = items[f"spn:{row['id'].lower()}"], items[f"cit:{row['id'].lower()}"]
        assert span.about == citation.about == record(row["commitment_id"])
        assert span.body["field"] == citation.body["field"] == "status"
        assert span.body["value"] == citation.body["states"] == row["status"]
        assert row["date_edtf"] == row["valid_from"]
        assert span.body["from"] == citation.body["from"] == starts("status", row["date_edtf"])
        for column in ("text", "note", "order_note", "basis", "verified"):
            assert span.body.get(column, "") == row[column]
        assert citation.body["span"] == span.id
        assert citation.body["ref"] == record(row["source_id"])
        for column in ("excerpt", "locator", "credibility", "credibility_reason"):
            assert citation.body[column] == row[column]


def test_counts_are_those_the_record_promises(items: dict[str, PackItem]) -> None:
    counts = Counter(item.kind for item in items.values())
    assert counts["source"] == 272  # 273 rows, one of which is general knowledge
    assert counts["institution"] == 79
    assert counts["event"] == 175
    assert counts["commitment"] == 71
    assert counts["question"] == 34
    assert counts["assessment"] == 52
    assert counts["person"] == 51
    assert counts["policy"] == 26


def test_general_knowledge_is_never_a_citation(items: dict[str, PackItem]) -> None:
    assert not [item.id for item in items.values() if item.body.get("ref") == "src:gk"]
    cited = {item.about for item in items.values() if item.kind == "citation"}
    unsourced = [row["id"] for row in of("offices.csv") + of("nap-points.csv") if row["source_id"] == "GK"]
    assert len(unsourced) == 6
    for row_id in unsourced:
        item = items.get(f"off:{row_id.lower()}") or items[f"pnt:{row_id.lower()}"]
        assert item.id not in cited
        assert item.body["verified"] == "no"


def test_subjects_and_related_records_are_links(items: dict[str, PackItem]) -> None:
    meaning = {row["subject"]: row["record_id"] for row in of("subjects.csv")}
    links = defaultdict(set)
    for item in items.values():
        if item.kind == "link":
            links[item.about, item.body["field"]].add(item.body["ref"])
    for row in of("events.csv"):
        expected = {record(meaning[s.strip()]) for s in row["subjects"].split(";") if meaning[s.strip()]}
        assert links[record(row["id"]), "subject"] == expected - {record(row["id"])}
    for row in of("open-questions.csv"):
        named = {record(part) for part in row["related_ids"].split(";") if part[0] not in "CF"}
        assert named <= links[record(row["id"]), "related"]
        assert links[record(row["id"]), "source"] == {
            record(part) for part in row["source_ids"].split(";") if part
        }
    for row in of("assessments.csv"):
        named = {record(part) for part in row["related_ids"].split(";") if part[0] not in "CF"}
        assert named <= links[f"asm:{row['id'].lower()}", "related"]
    for row in of("commitments.csv"):
        assert links[record(row["id"]), "policy"] == {record(p) for p in row["policy_ids"].split(";") if p}
        assert items[record(row["id"])].body.get("policies", "") == ";".join(
            record(p) for p in row["policy_ids"].split(";") if p
        )
    assert "ins:i01" in links["com:k21", "actor"]
    assert "ins:i17" in links["com:k21", "actor"]


def test_references_in_columns_are_ids_of_items(items: dict[str, PackItem]) -> None:
    for row in of("relations.csv"):
        assert items[record(row["id"])].body["ref"] == record(row["object_id"])
    for row in of("offices.csv"):
        assert items[record(row["id"])].body["ref"] == record(row["person_id"])
    for row in of("institutions.csv"):
        sources = ";".join(record(part) for part in row["source_ids"].split(";"))
        assert items[record(row["id"])].body["sources"] == sources
    for row in of("nap-points.csv"):
        point = items[record(row["id"])]
        assert point.about == {"NAP-2014": "pol:l06", "NAP-2021": "pol:l07"}[row["plan"]]
        assert point.body.get("corresponds_to", "") == ";".join(
            record(part) for part in row["corresponds_to"].split(";") if part
        )
        assert point.body.get("commitment", "") == (
            record(row["commitment_id"]) if row["commitment_id"] else ""
        )
        lead = items.get(f"cit:{row['id'].lower()}-lead")
        assert (lead.body["excerpt"] if lead else "") == row["lead_excerpt"]
        assert (lead.body["ref"] if lead else "") == (
            record(row["lead_source_id"]) if row["lead_source_id"] else ""
        )
    for row in of("places.csv"):
        assert items[record(row["id"])].body.get("parent", "") == (
            record(row["parent"]) if row["parent"] else ""
        )
    assert all(items[record(row["id"])].about == "pol:l02" for row in of("nacta-law.csv"))
    assert all(items[record(row["id"])].about == "ins:i02" for row in of("bog-meetings.csv"))


def test_other_names_and_urdu_names_are_all_there(items: dict[str, PackItem]) -> None:
    names = defaultdict(set)
    for item in items.values():
        if item.kind in {"alias", "name"}:
            names[item.about].add(item.body["value"].casefold())
    for row in of("persons.csv"):
        for alias in filter(None, (part.strip() for part in row["aliases"].split(";"))):
            assert alias.casefold() in names[record(row["id"])]
    for row in of("places.csv"):
        assert row["name_ur"] in names[record(row["id"])]
    for row in of("names-ur.csv"):
        item = items[f"nam:{row['id'].lower()}"]
        assert (item.about, item.body["field"], item.body["value"]) == (
            record(row["id"]),
            "name_ur",
            row["name_ur"],
        )
        assert item.body.get("note", "") == row["note"]
        citation = items.get(f"cit:nam-{row['id'].lower()}")
        assert (citation.body["ref"] if citation else "src:gk") == f"src:{row['source_id'].lower()}"


def test_every_reference_leads_to_an_item_and_every_id_is_one(items: dict[str, PackItem]) -> None:
    for item in items.values():
        assert is_id(item.id)
        assert item.about is None or item.about in items
        for name in ("ref", "span"):
            assert item.body.get(name, item.id) in items, (item.id, name)
        assert all(value and isinstance(value, str) for value in item.body.values())


def test_coverage_maps_every_claim_and_fact_to_an_item_or_a_reason(items: dict[str, PackItem]) -> None:
    claims = {row["id"] for row in of("op-ed-claims.csv")} | {row["id"] for row in of("public-facts.csv")}
    rows = of("coverage.csv")
    assert {row["id"] for row in rows} == claims
    spans = {row["id"]: row["span"] for row in of("institution-fields.csv")}
    for row in rows:
        places = [place for place in row["used_in"].split(";") if place]
        assert bool(places) == (row["result"] == "used")
        assert places or row["reason"]
        for place in places:
            file, row_id = place.split(":")
            found = f"spn:{spans[row_id].lower()}" if row_id in spans else record(row_id)
            assert found in items, (row["id"], file)


def test_the_op_ed_is_one_source_and_its_text_is_not_here(
    items: dict[str, PackItem], repository: Path
) -> None:
    assert items["src:oped"].body["reliability"] == "D"
    assert not list(STARTER.glob("*.txt"))
    assert [
        row
        for row in of("institution-fields.csv")
        if row["source_id"] == "OPED" and row["stance"] == "disputes"
    ]


def graded() -> list[dict[str, str]]:
    found = []
    for file in TABLES:
        found += [row for row in of(file) if row.get("credibility")]
    return found + of("public-facts.csv")


def test_grade_one_names_a_source_of_another_origin() -> None:
    origin = {row["source_id"]: row["origin"] for row in of("sources.csv")}
    for row in graded():
        if row["credibility"] == "1":
            named = re.findall(r"\b(?:S\d+|OPED)\b", row["credibility_reason"])
            assert any(origin[other] != origin[row["source_id"]] for other in named), row["id"]


def test_no_grade_holds_more_than_six_in_ten() -> None:
    counts = Counter(row["credibility"] for row in graded())
    assert set(counts) == set("123456")
    assert max(counts.values()) <= 0.6 * counts.total()


def test_histories_that_run_backwards_say_why() -> None:
    order = {"proposed": 0, "approved": 1, "funded": 2, "operational": 3}
    histories = defaultdict(list)
    for row in of("commitment-status.csv"):
        histories[row["commitment_id"]].append(row)
    assert set(histories) == {row["id"] for row in of("commitments.csv")}
    for rows in histories.values():
        furthest, ended = -1, False
        for row in sorted(rows, key=lambda row: (first_digits(row["valid_from"]), row["id"])):
            place = order.get(row["status"])
            if place is None:
                ended = ended or row["status"] != "unknown"
                continue
            assert row["order_note"] or not (place < furthest or ended), row["id"]
            furthest = max(furthest, place)


def first_digits(date: str) -> str:
    found = re.search(r"\d{4}(?:-\d\d)?(?:-\d\d)?", date)
    return found[0] if found else "9999"


def test_counterparts_of_the_two_plans_say_the_same_of_each_other() -> None:
    points = {row["id"]: row for row in of("nap-points.csv")}
    for row in points.values():
        linked = [part for part in row["corresponds_to"].split(";") if part]
        assert bool(linked) == (row["correspondence"] in {"kept", "changed"})
        for other in linked:
            assert row["id"] in points[other]["corresponds_to"].split(";")
            assert points[other]["correspondence"] == row["correspondence"]


def test_every_body_of_coordination_and_every_policy_has_a_stated_value() -> None:
    stated = {row["institution_id"] for row in of("institution-fields.csv")}
    statuses = {
        (r["institution_id"], r["value"]) for r in of("institution-fields.csv") if r["field"] == "status"
    }
    for row in of("institutions.csv"):
        if row["role"] == "coordination":
            assert row["id"] in stated
            assert (row["id"], row["status"]) in statuses
    assert {row["id"] for row in of("policies.csv")} <= stated
