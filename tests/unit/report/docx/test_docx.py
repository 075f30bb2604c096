"""A briefing as DOCX: what a word processor knows is really there, and hostile text stays text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefing import report
from briefing.analysis.selection import Selection
from briefing.domain.errors import Cancelled
from briefing.domain.scales import Marking
from briefing.report import document as d
from briefing.report.document import Document, Run, plain, words
from briefing.report.docx.export import docx_bytes
from briefing.report.docx.runs import Setter, stretches
from briefing.report.docx.writer import Writer
from briefing.report.markup import page_text
from briefing.report.prose import model as m
from briefing.report.reading import texts
from briefing.report.text_formats import note_words
from tests.unit.report.docx.reading import Opened, R, W, opened, said
from tests.unit.report.made import document, sentence

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(scope="module")
def whole(default: Document) -> Opened:
    return opened(docx_bytes(default, "a4"))


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_every_kind_of_piece_is_written(default: Document) -> None:
    import docx

    made = Writer(docx.Document(), Setter(default, frozenset()), 100.0)
    assert set(made._makers) == set(get_args(m.Piece))


@pytest.mark.parametrize("key", [each.key for each in report.templates()])
def test_every_note_is_an_endnote_and_has_its_number(starter: Selection, key: str) -> None:
    template = report.template(key)
    assert template is not None
    made = report.compose(starter, report.content(template, starter))
    file = opened(docx_bytes(made, "letter"))
    # A word processor counts endnotes in the order of their marks: the n-th mark is note n.
    assert file.marks == list(range(1, len(made.notes) + 1))
    assert list(file.notes) == file.marks
    for note in made.notes:
        wanted = "".join(run.text for run in note_words(note))
        assert _flat(page_text(wanted)) == _flat(file.notes[note.number])


def test_a_note_that_is_cited_again_repeats_its_number() -> None:
    made = opened(
        docx_bytes(document(d.Para(sentence("One.", "cit:1")), d.Para(sentence("Two.", "cit:1"))), "a4")
    )
    assert made.marks == [1]
    fields = [each.text for each in made.body.iter(f"{W}instrText") if "NOTEREF" in each.text]
    assert fields == [" NOTEREF _Note00001 \\f \\h "]
    assert [each.get(f"{W}name") for each in made.body.iter(f"{W}bookmarkStart")].count("_Note00001") == 1


def test_nothing_that_the_pages_say_is_left_out(default: Document, whole: Opened) -> None:
    told = _flat(" ".join(whole.paragraphs))
    for section, runs in texts(default):
        for run in runs:
            if not run.ref:
                assert _flat(page_text(run.text)) in told, (section.title, run.text)


def test_what_leads_somewhere_arrives(whole: Opened) -> None:
    names = [each.get(f"{W}name") for each in whole.body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    anchors = {each.get(f"{W}anchor") for each in whole.body.iter(f"{W}hyperlink")} - {None}
    assert len(anchors) > 15
    fields = [
        each.text.split()
        for tree in (whole.body, whole.tree("word/endnotes.xml"))
        for each in tree.iter(f"{W}instrText")
    ]
    asked = {parts[1] for parts in fields if parts[0] in {"NOTEREF", "PAGEREF"}}
    assert asked
    assert (anchors | asked) <= set(names)
    for part in ("document", "endnotes"):
        relations = whole.tree(f"word/_rels/{part}.xml.rels")
        targets = {each.get("Id"): each.get("Target") for each in relations}
        for link in whole.tree(f"word/{part}.xml").iter(f"{W}hyperlink"):
            key = link.get(f"{R}id")
            assert key is None or targets[key].startswith("http")


def test_headings_captions_tables_and_lists_are_those_of_the_word_processor(
    default: Document, whole: Opened
) -> None:
    styles = [each.get(f"{W}val") for each in whole.body.iter(f"{W}pStyle")]
    known = {each.get(f"{W}styleId") for each in whole.tree("word/styles.xml").findall(f"{W}style")}
    assert set(styles) <= known
    assert styles.count("Heading1") == len(default.sections)
    tables = [p for s in default.sections for p in s.parts if isinstance(p, d.Table)]
    figures = [p for s in default.sections for p in s.parts if isinstance(p, d.Figure)]
    assert styles.count("Caption") == len(tables) + len(figures)
    counted = [each.text for each in whole.body.iter(f"{W}instrText") if " SEQ " in each.text]
    assert len(counted) == len(tables) + len(figures)
    headed = [
        table for table in whole.body.iter(f"{W}tbl") if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    ]
    assert len(headed) == len(tables)
    for table, part in zip(headed, tables, strict=True):
        rows = table.findall(f"{W}tr")
        assert len(rows) == len(part.rows) + 1
        assert [said(cell) for cell in rows[0].findall(f"{W}tc")] == [column.head for column in part.columns]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert whole.body.find(f".//{W}numPr") is None  # the list is the style's, not the paragraph's
    assert "ListBullet" in styles


def test_a_picture_is_a_png_with_its_words(default: Document, whole: Opened) -> None:
    told = {each.get("descr") for each in whole.body.iter() if each.tag.endswith("}docPr")}
    for section in default.sections:
        for part in section.parts:
            if isinstance(part, d.Figure):
                assert page_text(part.alt) in told
    pictures = [name for name in whole.parts if name.startswith("word/media/")]
    assert pictures
    for name in pictures:
        with Image.open(BytesIO(whole.parts[name])) as picture:
            assert picture.format == "PNG"
            colours = picture.convert("RGB").getcolors(1 << 20)
            assert colours is None or len(colours) > 3  # not a blank sheet


@pytest.mark.parametrize("marking", list(Marking))
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_marking_stands_at_the_right_of_every_head_and_foot(marking: Marking, paper: str) -> None:
    made = opened(docx_bytes(document(marking=marking), paper))
    stories = [name for name in made.parts if re.fullmatch(r"word/(header|footer)\d\.xml", name)]
    assert len(stories) == 4  # first page and the others, head and foot
    sections = list(made.body.iter(f"{W}sectPr"))
    kinds = [each.get(f"{W}type") for each in sections[0].iter(f"{W}headerReference", f"{W}footerReference")]
    assert sorted(kinds) == ["default", "default", "first", "first"]
    assert all(each.find(f"{W}headerReference") is None for each in sections[1:])
    mark = made.tree("word/styles.xml").find(f"{W}style[@{W}styleId='Marking']")
    assert int(mark.find(f"{W}rPr/{W}sz").get(f"{W}val")) >= 24  # half-points
    for name in stories:
        tree = made.tree(name)
        last = tree.findall(f".//{W}r")[-1]
        assert said(last).strip("\u00a0") == marking.value
        assert last.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "Marking"
        assert last.find(f"{W}rPr/{W}color").get(f"{W}val") == marking.colour.lstrip("#")
        assert tree.findall(f".//{W}tab[@{W}val]")[-1].get(f"{W}val") == "right"
        width = sections[0].find(f"{W}pgSz").get(f"{W}w")
        margins = sum(int(sections[0].find(f"{W}pgMar").get(f"{W}{side}")) for side in ("left", "right"))
        right = int(tree.findall(f".//{W}tab[@{W}val]")[-1].get(f"{W}pos"))
        assert abs(int(width) - margins - right) <= 2


def test_the_front_is_counted_in_roman_numbers_and_the_body_from_one(whole: Opened) -> None:
    numbers = [(each.get(f"{W}fmt"), each.get(f"{W}start")) for each in whole.body.iter(f"{W}pgNumType")]
    assert numbers == [("lowerRoman", None), ("decimal", "1")]


def test_the_properties_name_nobody_and_no_clock(default: Document, whole: Opened) -> None:
    core = whole.tree("docProps/core.xml")
    told = {each.tag.rpartition("}")[2]: each.text or "" for each in core}
    assert told["title"] == default.title
    assert told["creator"] == told["lastModifiedBy"] == ""
    assert told["created"] == told["modified"] == f"{default.cutoff}T00:00:00Z"
    assert told["language"] == "en-GB"
    assert default.marking.value in told["keywords"]
    assert not [name for name in whole.parts if "thumbnail" in name or "custom" in name.lower()]
    everything = b"\n".join(whole.parts.values())
    assert b"python-docx" not in everything
    assert b"Macintosh" not in everything
    assert os.fsencode(Path.home()) not in everything


_AGAIN = """
import hashlib
from briefing.report import document as d
from briefing.report.docx.export import docx_bytes
from briefing.report.prose.markdown import markdown
from tests.unit.report.made import document, sentence
made = document(d.Para(sentence("It rained.", "cit:1", "cit:2")), d.Abbreviations((("A", "B"),)), notes=2)
print(hashlib.sha256(docx_bytes(made, "a4") + markdown(made).encode()).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    told = set()
    for zone, seed in (("UTC", "1"), ("Asia/Karachi", "2")):
        here = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "HOME": str(tmp_path), "LC_ALL": "C"}
        here["SOURCE_DATE_EPOCH"] = seed
        out = subprocess.run(
            [sys.executable, "-c", _AGAIN], cwd=ROOT, env=here, capture_output=True, text=True, check=True
        )
        told.add(out.stdout)
    assert len(told) == 1


def test_every_entry_of_the_zip_has_the_same_date() -> None:
    with zipfile.ZipFile(BytesIO(docx_bytes(document(), "a4"))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.namelist()[0] == "[Content_Types].xml"


HOSTILE = (
    "</w:t></w:r><w:r><w:t>more",
    "a\x00b\x0bc\x1fd\ufffee\uffff",
    "\ud800 half a letter",
    '=HYPERLINK("http://evil.example","x")',
    "{ INCLUDETEXT C:\\\\secret }",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "\u202eевил\u202c",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    plain_one = opened(docx_bytes(document(d.Para(words("x"), "words"), title="x"), "a4"))
    made = opened(docx_bytes(document(d.Para(words(text), "words"), d.Subhead(text), title=text), "a4"))
    assert page_text(text) in made.paragraphs
    directions = {f"{W}rtl", f"{W}lang", f"{W}bidi", f"{W}rPr"}
    for name in ("word/document.xml", "word/endnotes.xml"):
        expected = {each.tag for each in plain_one.tree(name).iter()} | directions
        assert {each.tag for each in made.tree(name).iter()} <= expected
        assert made.parts[name].count(b"instrText") == plain_one.parts[name].count(b"instrText")


@given(st.text(max_size=80))
@settings(max_examples=25, deadline=None)
def test_any_text_can_be_opened(text: str) -> None:
    made = opened(docx_bytes(document(d.Para(words(f"x{text}"), "words")), "a4"))
    assert page_text(f"x{text}") in made.paragraphs


def test_only_web_addresses_become_links() -> None:
    runs = (
        Run("a", link="javascript:x"),
        Run("b", link="file:///etc/passwd"),
        Run("c", link="https://e.org/?q=1&r=2"),
    )
    made = opened(docx_bytes(document(d.Para(runs, "words")), "a4"))
    targets = [
        each.get("Target") for each in made.tree("word/_rels/document.xml.rels") if each.get("TargetMode")
    ]
    assert targets == ["https://e.org/?q=1&r=2"]


# ---------------------------------------------------------------- Urdu

URDU = "قومی ایکشن پلان (National Action Plan) 2014 میں منظور ہوا۔"


@pytest.mark.parametrize("rtl", [False, True])
def test_stretches_hold_every_letter_and_one_script_each(rtl: bool) -> None:
    parts = list(stretches(URDU, rtl=rtl))
    assert "".join(text for text, _ in parts) == URDU
    for text, right in parts:
        assert not right or not re.search("[A-Za-z]", text)
        assert right or not re.search("[\u0600-\u06ff]", text)


@given(st.text(alphabet="ab1( .\u0627\u06d4\u0661", max_size=30), st.booleans())
def test_stretches_lose_nothing(text: str, rtl: bool) -> None:
    assert "".join(part for part, _ in stretches(text, rtl=rtl)) == text


def test_what_is_set_apart_runs_as_its_first_letter_does() -> None:
    apart = "بیان: \u2068It was approved in 2019.\u2069 (ذریعہ)"
    found = dict(stretches(apart, rtl=True))
    assert found["It was approved in 2019."] is False
    assert "".join(part for part, _ in stretches(apart, rtl=True)) == apart
    assert all(right for part, right in found.items() if "ذ" in part or "ب" in part)


def test_urdu_in_an_english_briefing_is_set_from_right_to_left() -> None:
    made = opened(docx_bytes(document(d.Para(words(URDU), "words"), d.Para(words("Latin"), "words")), "a4"))
    paragraphs = {said(each): each for each in made.body.iter(f"{W}p")}
    assert paragraphs[URDU].find(f"{W}pPr/{W}bidi") is not None
    assert paragraphs["Latin"].find(f"{W}pPr/{W}bidi") is None
    for run in paragraphs[URDU].findall(f"{W}r"):
        right = bool(re.search("[\u0600-\u06ff]", said(run)))
        assert (run.find(f"{W}rPr/{W}rtl") is not None) == right
        if right:
            assert run.find(f"{W}rPr/{W}lang").get(f"{W}bidi") == "ur-PK"


def test_a_briefing_in_urdu_runs_from_right_to_left(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from briefing.analysis.language import Language

    urdu = Language("ur", right_to_left=True)
    for name in ("prose.reading", "docx.runs", "docx.pages", "docx.export"):
        monkeypatch.setattr(f"briefing.report.{name}.language", lambda _code: urdu)

    table = d.Table("t", "T", (d.Column("A"), d.Column("B")), (d.Row((words(URDU), words("b"))),), number="1")
    made = opened(docx_bytes(replace(document(d.Para(words(URDU)), table), language="ur"), "a4"))
    assert all(each.find(f"{W}bidi") is not None for each in made.body.iter(f"{W}pPr"))
    assert made.body.find(f".//{W}tblPr/{W}bidiVisual") is not None
    language = made.tree("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language.get(f"{W}bidi") == "ur-PK"
    fonts = made.tree("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert fonts.get(f"{W}cs")
    assert "<dc:language>ur-PK" in made.parts["docProps/core.xml"].decode()


# ---------------------------------------------------------------- progress


def test_it_tells_how_far_it_is_and_stops_when_asked(default: Document) -> None:
    heard: list[tuple[int, int]] = []
    docx_bytes(document(), "a4", lambda done, total, _what: heard.append((done, total)))
    assert [done for done, _ in heard] == list(range(len(heard)))
    with pytest.raises(Cancelled):
        docx_bytes(default, "a4", cancelled=lambda: True)


def test_words_of_a_run_are_kept_as_they_are() -> None:
    made = opened(
        docx_bytes(document(d.Para((Run("a "), Run("b", "bold"), Run("  c", "italic")), "words")), "a4")
    )
    assert "a b  c" in made.paragraphs
    assert plain((Run("a "),)) == "a "
