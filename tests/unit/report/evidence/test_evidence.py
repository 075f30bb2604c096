"""The evidence of a briefing: complete, the same as JSON and CSV, described in its manual, and read again as it was."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.language import language
from briefing.analysis.selection import Selection
from briefing.analysis.statements import draft
from briefing.domain.briefings import Block, BriefingContent, Statement
from briefing.domain.items import OWN_LAYER, Item, PackItem
from briefing.report import Template, content, templates
from briefing.report.citing.bibtex import bibtex
from briefing.report.composing import compose
from briefing.report.document import Document, plain
from briefing.report.evidence.comparing import changed_since
from briefing.report.evidence.parsing import NewerEvidence, NotEvidence, parse
from briefing.report.evidence.rows import TABLES, About, Evidence, FactRow, StatementRow, columns
from briefing.report.evidence.writing import as_csv, as_json, attachments, cell, digest
from briefing.report.reading import texts


@pytest.fixture(scope="session")
def evidence(default: Document) -> Evidence:
    assert default.evidence is not None
    return default.evidence


@pytest.fixture
def workspace_of() -> Callable[..., Selection]:
    """A selection of a few own items: id, kind, fields."""

    def made(*items: tuple[str, str, dict[str, str]]) -> Selection:
        return Selection.of(
            (PackItem(name, kind, None, fields) for name, kind, fields in items), cutoff="2026-02-24"
        )

    return made


def from_csv(data: bytes) -> list[dict[str, str]]:
    """A table as any tool reads it."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def uncell(text: str) -> str:
    return text.removeprefix("'")


# ---------------------------------------------------------------- what is in it


def test_every_printed_citation_is_evidence_of_a_statement(default: Document, evidence: Evidence) -> None:
    printed = {note for _, runs in texts(default) for run in runs for note in run.notes} & set(default.marks)
    stated = {each for row in evidence.statements for each in row.citations}
    assert printed == stated
    assert {row.id for row in evidence.citations} <= printed
    assert len(printed) > 200


def test_every_statement_has_the_words_and_the_numbers_that_are_printed(
    default: Document, evidence: Evidence
) -> None:
    said = re.sub(r"\s+", " ", " ".join(_words(default, runs) for _, runs in texts(default)))
    for row in evidence.statements:
        assert row.words in said, row
        assert list(row.notes) == [str(n) for n in sorted({default.marks[each] for each in row.citations})]


def _words(document: Document, runs: Any) -> str:
    return plain(
        tuple(
            replace(run, text=document.labels.get(run.ref, run.text)) if run.ref else run
            for run in runs
            if not run.ref.startswith("page:")
        )
    )


def test_every_statement_of_fact_with_a_citation_names_its_fact(evidence: Evidence) -> None:
    named = {row.statement for row in evidence.facts}
    bare = [row for row in evidence.statements if row.citations and row.id not in named]
    only_sources = [row for row in bare if all(each.startswith("src:") for each in row.citations)]
    assert bare == only_sources
    assert all(row.item and row.value for row in evidence.statements if row.id in named)


def test_ids_are_unique_and_lead_to_rows_that_are_there(evidence: Evidence) -> None:
    for name in ("statements", "citations", "sources"):
        ids = [row.id for row in evidence.table(name)]  # type: ignore[union-attr]
        assert len(ids) == len(set(ids)), name
    statements = {row.id for row in evidence.statements}
    sources = {row.id for row in evidence.sources}
    assert {row.statement for row in evidence.facts} <= statements
    assert {row.statement for row in evidence.timeline} <= statements
    assert {row.source for row in evidence.citations} <= sources
    assert {item["id"] for item in evidence.references} == sources


def test_the_timeline_is_the_printed_chronology(default: Document, evidence: Evidence) -> None:
    chronology = next(section for section in default.sections if section.key == "chronology")
    part = chronology.parts[-1]
    printed = [entry for _, entries in part.groups for entry in entries]  # type: ignore[union-attr]
    assert [(row.number, row.item, row.when) for row in evidence.timeline] == [
        (entry.number, entry.item, entry.when) for entry in printed
    ]
    assert all(row.date for row in evidence.timeline)


def test_sources_are_the_printed_ones_in_their_order(default: Document, evidence: Evidence) -> None:
    entries = [entry for _, each in default.sources for entry in each]
    assert [(row.id, row.title, row.notes) for row in evidence.sources] == [
        (entry.source, entry.title, tuple(map(str, entry.notes))) for entry in entries
    ]


def test_the_analysts_own_statements_keep_their_ids_and_their_judgements_the_scales(
    starter: Selection,
) -> None:
    def own(name: str, about: str, **fields: str) -> Item:
        return Item(name, (name[:3] == "blk" and "block") or "statement", about, OWN_LAYER, fields)

    fact = own(
        "sta:my-1",
        "blk:my-1",
        sort="fact",
        ref="ins:i04",
        field="seat",
        text="A seat was named.",
        value="x",
        citations="cit:e153",
    )
    judged = own(
        "sta:my-2", "blk:my-1", sort="judgement", text="It will last.", likelihood="4", confidence="low"
    )
    block = Block(own("blk:my-1", "bri:my-1", block="text"), (Statement(fact), Statement(judged)))
    briefing = BriefingContent(Item("bri:my-1", "briefing", None, OWN_LAYER, {"title": "Mine"}), (block,))
    made = compose(starter, briefing).evidence
    assert made is not None
    rows = {row.id: row for row in made.statements}
    assert rows["sta:my-1"].words.startswith("A seat was named.")
    assert (rows["sta:my-1"].item, rows["sta:my-1"].field) == ("ins:i04", "seat")
    assert rows["sta:my-1"].citations == ("cit:e153",)
    assert (rows["sta:my-2"].sort, rows["sta:my-2"].likelihood, rows["sta:my-2"].confidence) == (
        "judgement",
        "likely",
        "low",
    )
    assert rows["sta:my-2"].words == "It is likely that it will last."


def test_what_was_added_to_a_block_of_its_kind_is_found_in_its_own_words_first(starter: Selection) -> None:
    def added(number: int, subject: str, field: str = "") -> Statement:
        made = draft(starter, subject, field)
        assert made is not None
        return Statement(Item(f"sta:my-{number}", "statement", "blk:my-1", OWN_LAYER, made.fields))

    def only(kind: str, *statements: Statement, **options: str) -> dict[str, StatementRow]:
        block = Block(
            Item("blk:my-1", "block", "bri:my-1", OWN_LAYER, {"block": kind, **options}), statements
        )
        item = Item("bri:my-1", "briefing", None, OWN_LAYER, {"title": "Mine"})
        made = compose(starter, BriefingContent(item, (block,))).evidence
        assert made is not None
        ids = [row.id for row in made.statements]
        assert len(ids) == len(set(ids))
        return {row.id: row for row in made.statements}

    rows = only("timeline", added(1, "evt:e153"), added(2, "cnt:fg01"))
    assert (rows["sta:my-1"].item, rows["sta:my-2"].item) == ("evt:e153", "cnt:fg01")
    assert (rows["sta:my-1"].section, rows["sta:my-1"].notes) == ("Chronology", ("2",))
    rows = only("commitments", added(1, "com:k26"))
    assert rows["sta:my-1"].words.startswith("Establish a national intelligence fusion")
    rows = only("relations", added(1, "rel:r016"), institution="ins:i04")
    assert rows["sta:my-1"].words == added(1, "rel:r016").words
    rows = only("profile", added(1, "ins:i04", "head"), institution="ins:i04")
    assert (rows["sta:my-1"].item, rows["sta:my-1"].field) == ("ins:i04", "head")


def test_a_value_without_a_source_is_a_statement_too(workspace_of: Callable[..., Selection]) -> None:
    selection = workspace_of(
        ("com:my-1", "commitment", {"title": "Build a road", "made": "2024", "actor": "NHA"})
    )
    block = Block(Item("blk:my-1", "block", "bri:my-1", OWN_LAYER, {"block": "commitments"}))
    briefing = BriefingContent(Item("bri:my-1", "briefing", None, OWN_LAYER, {"title": "Mine"}), (block,))
    made = compose(selection, briefing).evidence
    assert made is not None
    row = next(row for row in made.statements if row.words.startswith("Build a road"))
    assert (row.words[-40:].count("no source"), row.citations, row.notes) == (1, (), ())


@pytest.mark.parametrize("chosen", templates(), ids=lambda each: each.key)
def test_no_printed_note_is_without_a_statement(starter: Selection, chosen: Template) -> None:
    made = compose(starter, content(chosen, starter))
    assert made.evidence is not None
    printed = {note for _, runs in texts(made) for run in runs for note in run.notes} & set(made.marks)
    assert {each for row in made.evidence.statements for each in row.citations} == printed
    assert {row.id for row in made.evidence.citations} == {
        each for each in printed if each.startswith("cit:")
    }


@pytest.mark.parametrize("chosen", templates(), ids=lambda each: each.key)
def test_every_template_prints_the_digest_of_its_evidence(starter: Selection, chosen: Template) -> None:
    made = compose(starter, content(chosen, starter))
    assert made.evidence is not None
    assert made.evidence.statements
    said = "".join("".join(plain(runs).split()) for _, runs in texts(made))
    assert digest(made.evidence) in said


def test_in_urdu_the_words_are_urdu_and_the_facts_the_same(starter: Selection, evidence: Evidence) -> None:
    made = compose(starter, content(templates()[0], starter), language=language("ur")).evidence
    assert made is not None
    assert made.about.language == "ur"
    assert changed_since(made, starter) == ()
    assert not [row.words for row in made.statements if row.words[:1] in "،؛۔,;."]
    facts = {(row.item, row.field, row.span, row.value) for row in evidence.facts}
    in_urdu = {(row.item, row.field, row.span, row.value) for row in made.facts}
    assert {each for each in in_urdu ^ facts if each[1] != "name"} == set(), "only other names differ"
    assert all(re.search("[\u0600-\u06ff]", row.words) for row in made.statements if row.sort == "count")


# ---------------------------------------------------------------- how it is written


def test_csv_and_json_hold_the_same(evidence: Evidence) -> None:
    whole = json.loads(as_json(evidence))
    for name, kind in TABLES.items():
        table = from_csv(as_csv(kind, evidence.table(name)))
        assert [list(row) for row in table] == [list(columns(kind))] * len(table)
        flat = [
            {key: " ".join(value) if isinstance(value, list) else str(value) for key, value in row.items()}
            for row in whole[name]
        ]
        assert [{key: uncell(value) for key, value in row.items()} for row in table] == flat, name


def test_the_digest_is_the_sha256_of_the_json(evidence: Evidence) -> None:
    assert digest(evidence) == hashlib.sha256(as_json(evidence)).hexdigest()
    assert digest(replace(evidence, facts=evidence.facts[1:])) != digest(evidence)


def test_the_digest_is_printed_and_is_of_the_same_document(default: Document, evidence: Evidence) -> None:
    said = " ".join(plain(runs) for _, runs in texts(default))
    printed = ["".join(each.split()) for each in re.findall(r"(?:[0-9a-f]{8} ){7}[0-9a-f]{8}", said)]
    assert digest(evidence) in printed


def test_evidence_read_again_is_equal(evidence: Evidence) -> None:
    assert parse(as_json(evidence)) == evidence


def test_references_are_those_of_the_sources(evidence: Evidence) -> None:
    files = {file.name: file.data for file in attachments(evidence)}
    assert json.loads(files["references.json"]) == list(evidence.references)
    entries = re.findall(r"^@\w+\{([^,]+),$", files["references.bib"].decode(), re.MULTILINE)
    assert entries == [row.id for row in evidence.sources]
    assert files["references.bib"].decode() == bibtex(evidence.references)


@given(st.text())
def test_no_cell_is_a_formula_and_every_cell_can_be_read_back(text: str) -> None:
    made = cell(text)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert uncell(made) == text if made != text else not text.startswith("'")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60))
def test_any_text_survives_json_and_csv(text: str) -> None:
    row = FactRow("s.1", "ins:i04", "", "seat", "", text, "", "", "me", 0, ("title",))
    about = About("bri:x", "", "", "", "TLP:CLEAR", "en", "", "", "", "")
    assert parse(as_json(Evidence(about, facts=(row,)))).facts == (row,)
    assert uncell(from_csv(as_csv(FactRow, (row,)))[0]["value"]) == text


# ---------------------------------------------------------------- what is refused


def broken(evidence: Evidence, **changed: Any) -> bytes:
    whole = json.loads(as_json(evidence))
    whole.update(changed)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"format": "something"}, "is no evidence of a briefing"),
        ({"version": 0}, "does not hold the tables"),
        ({"more": []}, "does not hold the tables"),
        ({"statements": {}}, "(statements) is no list"),
        ({"facts": [{"statement": "a"}]}, "(facts, 1) does not have the fields"),
        ({"references": [{"id": "src:a"}]}, "(references, 1) is no reference"),
        (
            {"references": [{"id": "a},\n@string{", "type": "b", "title": "c"}]},
            "(references, 1) is no reference to a source",
        ),
        (
            {"references": [{"id": "src:a", "type": "b", "title": "c", "URL": "javascript:alert(1)"}]},
            "URL) is no web address",
        ),
        (
            {"references": [{"id": "src:a", "type": "b", "title": "c", "issued": {"date-parts": [[0]]}}]},
            "issued) is no date",
        ),
        (
            {"references": [{"id": "src:a", "type": "b", "title": "c", "author": [{"literal": 1}]}]},
            "author) is no text",
        ),
    ],
)
def test_what_is_no_evidence_is_refused_with_the_place(
    evidence: Evidence, changed: dict[str, Any], said: str
) -> None:
    with pytest.raises(NotEvidence, match=re.escape(said)):
        parse(broken(evidence, **changed))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("version", -1),
        ("version", True),
        ("version", "1"),
        ("value", None),
        ("value", "a\u0000b"),
        ("value", "\x1b[2J"),
        ("item", "'; DROP TABLE item; --"),
        ("edited", "title"),
        ("edited", ["a b"]),
        ("name", "\u202eexe.pdf"),
    ],
)
def test_a_value_of_another_kind_is_refused(evidence: Evidence, field: str, value: object) -> None:
    row = asdict(evidence.facts[0]) | {field: value}
    with pytest.raises(NotEvidence, match=rf"facts, 1, {field}"):
        parse(broken(evidence, facts=[row]))


def test_evidence_of_a_newer_version_says_so(evidence: Evidence) -> None:
    with pytest.raises(NewerEvidence, match="newer version of Briefing"):
        parse(broken(evidence, version=2, unknown=[]))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"{", "no JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": 1, "a": 2}', "names a field twice"),
        (b'{"a": NaN}', "number NaN"),
        (b'{"a": 1e999}', "number 1e999"),
        (b'{"a": ' + b"9" * 5000 + b"}", "number 99999999999999999999"),
    ],
)
def test_json_of_a_stranger_is_read_with_limits(data: bytes, said: str) -> None:
    with pytest.raises(NotEvidence, match=said):
        parse(data)


# ---------------------------------------------------------------- its manual


def test_the_manual_describes_every_field_and_no_other(repository: Path) -> None:
    manual = (repository / "docs" / "evidence.md").read_text(encoding="utf-8")
    described: dict[str, list[str]] = {}
    table = ""
    for line in manual.splitlines():
        if line.startswith("#"):
            table = line.removeprefix("### ") if line.startswith("### ") else ""
        elif table and line.startswith("| `"):
            described.setdefault(table, []).extend(re.findall(r"`([^`]+)`", line.split("|")[1]))
    assert described == {
        "briefing": list(columns(About)),
        **{name: list(columns(kind)) for name, kind in TABLES.items()},
    }
