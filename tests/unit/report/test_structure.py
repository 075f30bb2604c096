"""The tags of exported files: what two independent libraries and a rule engine read in them, with controls."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefing import report
from briefing.domain.scales import YARDSTICK, Confidence
from briefing.figures.theme import PRINT, FigureTheme
from briefing.report.document import (
    Bullet,
    Bullets,
    Chronology,
    Column,
    Document,
    Entry,
    Figure,
    Judgement,
    Para,
    Part,
    Question,
    Row,
    Section,
    Segment,
    Strip,
    Subhead,
    Table,
    words,
)
from tests import tagged, verapdf
from tests.unit.report.made import document, sentence

LONG = "The Authority was created in 2009 and received its statute in 2013, as every source on record says. "
URDU = "قومی انسدادِ دہشت گردی اتھارٹی (NACTA) کا قیام 2009 میں عمل میں آیا۔"


def long_table(rows: int) -> Table:
    """A table with a group, spanned cells, strips and an axis."""
    columns = (
        Column("No.", 7, "number"),
        Column("Words"),
        Column("Course", 40, axis=True),
        Column("Note", 20),
    )
    strip = Strip((Segment(2014.0, 2016.5, "approved"), Segment(2016.5, None, "unknown")), 2015.0)
    body = [Row(group=words("A plan"))]
    body += [
        Row((words(str(n)), words(f"Point {n} of the plan"), strip, sentence("stated", "cit:1")))
        for n in range(rows)
    ]
    body.append(Row((words("–"), words("Nothing is known of the rest"), words(""), words("")), wide=1))
    return Table("long", "A long table", columns, tuple(body))


def figure() -> Figure:
    from briefing.figures.shapes import drawing, label, rect

    def draw(wide: float, _theme: FigureTheme = PRINT) -> object:
        made = drawing(wide, 40)
        made.add(rect(0, 10, 100, 10, fill="#0B5C6B"))
        made.add(label(4, 26, "approved in April 2025", "#1B2430"))
        return made

    return Figure("one", "A figure", "A bar: approved in April 2025.", draw)


PARTS: dict[str, tuple[Part, ...]] = {
    "a table over ten pages": (long_table(480),),
    "a paragraph over three pages": (Para(words(LONG * 140)),),
    "figures": (figure(), Para(sentence("It is so.", "cit:1")), figure()),
    "300 notes": tuple(Para(sentence(f"Fact {n}.", f"cit:{n}", f"cit:{n + 1}")) for n in range(1, 300)),
    "Urdu": (Para(words(URDU)), Para(words(f"{LONG}{URDU}")), long_table(3)),
    "pages on their side": (Para(words(LONG)),),
    "nested lists": (
        Bullets(
            (
                Bullet(
                    words("One"),
                    (Bullet(words("of it"), (Bullet(words("and of that")),)), Bullet(words("too"))),
                ),
                Bullet(words(LONG * 3)),
            )
        ),
    ),
    "heads and lists": (
        Subhead("Small"),
        Subhead("Large", "approved", "approved", large=True),
        Subhead("Small again"),
        Chronology(
            (("2025", (Entry(1, "April 2025", sentence("It was approved.", "cit:1"), disputed=True),)),)
        ),
        Judgement("1", words("It is likely."), words("Because."), words("Basis."), None, Confidence.LOW),
        Judgement("2", words("So."), likelihood=YARDSTICK[4], confidence=Confidence.HIGH),
        Question(words("When?"), words("It bears on all."), words("An act would tell.")),
    ),
}
SIDEWAYS = Section("blk:wide", "wide", "On its side", (long_table(40),), wide=True)
NOTES = {"300 notes": 300}


def made(name: str) -> Document:
    each = document(*PARTS[name], notes=NOTES.get(name, 1))
    if name != "pages on their side":
        return each
    return replace(each, sections=(each.sections[0], SIDEWAYS, each.sections[1]))


@pytest.fixture(scope="module")
def files(default: Document, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("tagged")
    every = {"the default briefing": default, **{name: made(name) for name in PARTS}}
    found = {}
    for place, (name, each) in enumerate(every.items()):
        found[name] = folder / f"{place}.pdf"
        found[name].write_bytes(report.render(each)[0])
    return found


# ---------------------------------------------------------------- the rule engine


@pytest.mark.parametrize("profile", [verapdf.UA, verapdf.ARCHIVE])
def test_every_file_keeps_every_rule(files: dict[str, Path], profile: str) -> None:
    verdicts = verapdf.failed(profile, files.values())
    assert {name: verdicts[path] for name, path in files.items()} == {name: [] for name in files}


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{role}" and "/P" in each
    ]


def _without_alt(pdf: pikepdf.Pdf) -> None:
    del _elements(pdf, "Figure")[0]["/Alt"]


def _artifact_unmarked(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[-1]
    operators = [
        each for each in pikepdf.parse_content_stream(page) if str(each.operator) not in {"BMC", "EMC", "BDC"}
    ]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operators))


def _without_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


@pytest.mark.parametrize(
    ("profile", "rule", "harm"),
    [
        (verapdf.UA, "7.2-", _without_language),
        (verapdf.UA, "7.3-1", _without_alt),
        (verapdf.UA, "7.1-3", _artifact_unmarked),
        (verapdf.ARCHIVE, "6.2.4.3-2", _without_output_intent),
    ],
)
def test_a_broken_file_breaks_the_rule(
    files: dict[str, Path], tmp_path: Path, profile: str, rule: str, harm: Callable[[pikepdf.Pdf], None]
) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(files["figures"]) as pdf:
        harm(pdf)
        pdf.save(broken)
    assert any(each.startswith(rule) for each in verapdf.failed(profile, [broken])[broken])


# ---------------------------------------------------------------- nothing forgotten


def bare(text: str) -> str:
    """Letters and digits alone: how blanks fall between two drawn words is no matter here."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def running(each: Document) -> str:
    """What may stand on a page outside its tree, as a pattern over `bare` text: head, foot, a table's head again."""
    heads = {
        bare(column.head)
        for section in each.sections
        for part in section.parts
        if isinstance(part, Table)
        for column in part.columns
        if column.head
    }
    frame = {bare(each.running), f"Asof{bare(each.as_of_words)}", bare(each.marking.value)}
    return f"(?:{'|'.join(sorted(frame | heads, key=len, reverse=True))}|(?:of)?\\d+|[ivx]+)*"


def stray(each: Document, data: bytes) -> list[str]:
    """The words of each page that no element claims, where they are more than its running head and foot."""
    allowed = re.compile(running(each))
    return [
        text
        for (_, mcid), text in tagged.words(data).items()
        if mcid == tagged.ARTIFACT and not allowed.fullmatch(bare(text))
    ]


def test_every_printed_word_is_in_the_tree(files: dict[str, Path], default: Document) -> None:
    for name, path in files.items():
        data = path.read_bytes()
        content = list(tagged.tree(data).content())
        printed = {key for key in tagged.words(data) if key[1] != tagged.ARTIFACT}
        assert len(content) == len(set(content)), name
        assert printed <= set(content), name
        assert stray(default if name == "the default briefing" else made(name), data) == [], name


def test_words_drawn_outside_the_tree_are_found() -> None:
    each = made("figures")
    with pikepdf.open(io.BytesIO(report.render(each)[0])) as pdf:
        page = pdf.pages[1]
        operators = [
            each
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) not in {"BMC", "EMC", "BDC"}
        ]
        page.Contents = pdf.make_stream(
            b"/Artifact BMC " + pikepdf.unparse_content_stream(operators) + b" EMC"
        )
        out = io.BytesIO()
        pdf.save(out)
    assert stray(each, out.getvalue()) != []


# ---------------------------------------------------------------- the shape of the tree


def roles(data: bytes) -> Counter[str]:
    return Counter(node.role for node in tagged.tree(data).walk())


def test_a_paragraph_over_three_pages_is_one(files: dict[str, Path]) -> None:
    data = files["a paragraph over three pages"].read_bytes()
    long = max(
        (node for node in tagged.tree(data).walk() if node.role == "P"), key=lambda node: len(node.kids)
    )
    pages = {page for page, _ in long.content()}
    assert len(pages) >= 3
    texts = tagged.words(data)
    assert bare("".join(texts[key] for key in long.content())) == bare(LONG * 140)


def test_a_table_over_ten_pages_is_one_with_one_head(files: dict[str, Path]) -> None:
    data = files["a table over ten pages"].read_bytes()
    tables = [node for node in tagged.tree(data).walk() if node.role == "Table"]
    assert len(tables) == 1
    assert len({page for page, _ in tables[0].content()}) >= 10
    assert [kid.role for kid in tables[0].kids if isinstance(kid, tagged.Node)] == [
        "Caption",
        "THead",
        "TBody",
    ]
    heads = [node for node in tables[0].walk() if node.role == "TH"]
    assert [(node.told.get("Scope"), node.told.get("ColSpan")) for node in heads] == [
        *[("Column", None)] * 4,
        ("Row", "4"),
    ]
    rows = [node for node in tables[0].walk() if node.role == "TR"]
    assert len(rows) == 1 + 1 + 480 + 1
    widths = {
        sum(int(kid.told.get("ColSpan", "1")) for kid in row.kids if isinstance(kid, tagged.Node))
        for row in rows
    }
    assert widths == {4}


def headless(data: bytes) -> list[str]:
    """What a reader of tables would miss: tables whose first row is not all heads of columns (ISO 14289-1, 7.5)."""
    found = []
    for table in (node for node in tagged.tree(data).walk() if node.role == "Table"):
        first = next(node for node in table.walk() if node.role == "TR")
        cells = [kid for kid in first.kids if isinstance(kid, tagged.Node)]
        found += [cell.role for cell in cells if (cell.role, cell.told.get("Scope")) != ("TH", "Column")]
    return found


def test_every_table_has_heads_and_one_made_a_cell_is_found(files: dict[str, Path], tmp_path: Path) -> None:
    for name, path in files.items():
        assert headless(path.read_bytes()) == [], name
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(files["Urdu"]) as pdf:
        _elements(pdf, "TH")[1].S = pikepdf.Name.TD
        pdf.save(broken)
    assert headless(broken.read_bytes()) == ["TD"]


def test_words_keep_the_blank_at_the_end_of_a_line(files: dict[str, Path]) -> None:
    data = files["a paragraph over three pages"].read_bytes()
    texts = tagged.words(data)
    long = max(
        (node for node in tagged.tree(data).walk() if node.role == "P"), key=lambda node: len(node.kids)
    )
    read = "".join(texts[key] for key in long.content())
    assert "2013,as" not in read
    assert re.sub(r"\s+", " ", read).count("received its statute in 2013, as every source") == 140


def test_lists_stand_in_the_things_they_are_under(files: dict[str, Path]) -> None:
    def shape(node: tagged.Node) -> object:
        return [
            kid.role if kid.role in {"Lbl", "P"} else shape(kid)
            for kid in node.kids
            if isinstance(kid, tagged.Node)
        ]

    outer = next(node for node in tagged.tree(files["nested lists"].read_bytes()).walk() if node.role == "L")
    leaf = ["Lbl", ["P"]]
    assert shape(outer) == [["Lbl", ["P", [["Lbl", ["P", [leaf]]], leaf]]], leaf]


def test_pages_on_their_side_have_head_foot_and_label_too(files: dict[str, Path]) -> None:
    opened = pypdfium2.PdfDocument(files["pages on their side"].read_bytes())
    sizes = [tuple(round(side) for side in opened[number].get_size()) for number in range(len(opened))]
    assert (842, 595) in sizes
    assert sizes[-1] == (595, 842)
    for number, (wide, _) in enumerate(sizes):
        if wide > 800:
            page = opened[number].get_textpage()
            assert page.get_text_bounded().count("TLP:GREEN") == 2
            assert "TLP:GREEN" in page.get_text_bounded(left=700, bottom=530)
            assert f"{number} of" in page.get_text_bounded(top=60)
    opened.close()


def test_heads_leave_no_level_out(files: dict[str, Path]) -> None:
    for name, path in files.items():
        levels = [
            int(node.role[1])
            for node in tagged.tree(path.read_bytes()).walk()
            if re.fullmatch(r"H\d", node.role)
        ]
        assert levels[0] == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_marks_and_links_stand_in_their_link_elements(files: dict[str, Path]) -> None:
    data = files["300 notes"].read_bytes()
    texts = tagged.words(data)
    whole = tagged.tree(data)
    links = [node for node in whole.walk() if node.role == "Link"]
    assert all(node.links >= 1 for node in links)
    assert all("".join(texts.get(key, "") for key in node.content()).strip() for node in links)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        annotations = sum(len(page.get("/Annots", [])) for page in pdf.pages)
        borders = {tuple(map(int, each.Border)) for page in pdf.pages for each in page.get("/Annots", [])}
    assert borders == {(0, 0, 0)}  # no viewer draws a frame round them
    assert sum(node.links for node in links) == annotations
    notes = [node for node in whole.walk() if node.role == "Note"]
    assert [node.told["ID"] for node in notes] == [f"note-{n}" for n in range(1, 301)]


def test_every_figure_tells_what_it_shows(files: dict[str, Path]) -> None:
    for name, path in files.items():
        figures = [node for node in tagged.tree(path.read_bytes()).walk() if node.role == "Figure"]
        assert all(len(node.told.get("Alt", "")) > 10 for node in figures), name


def test_the_tree_is_the_same_after_two_passes_and_after_four(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.report.pdf import layout
    from briefing.report.pdf.progress import Course
    from briefing.report.pdf.style import A4

    each = made("heads and lists")
    first = layout.lay_out(each, A4, Course())
    settled = layout._lay

    passes = 0

    def unsettled(*given: object) -> layout.Laid:
        nonlocal passes
        passes += 1
        laid = settled(*given)  # type: ignore[arg-type]
        if passes < 3:
            laid.starts = {**laid.starts, "unsettled": passes}
        return laid

    monkeypatch.setattr(layout, "_lay", unsettled)
    second = layout.lay_out(each, A4, Course())
    assert passes == 4
    assert outline(first.tree) == outline(second.tree)


def outline(element: object) -> object:
    from briefing.report.pdf.structure import Element

    if not isinstance(element, Element):
        return type(element).__name__
    return [element.role, [outline(kid) for kid in element.kids]]


def test_urdu_is_told_as_urdu(files: dict[str, Path]) -> None:
    with pikepdf.open(files["Urdu"]) as pdf:
        spans = [
            each
            for page in pdf.pages
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) == "BDC" and str(each.operands[0]) == "/Span"
        ]
    assert spans
    told = [(str(each.operands[1].get("/ActualText")), str(each.operands[1].get("/Lang"))) for each in spans]
    assert {language for text, language in told if re.search("[ء-ی]", text)} == {"ur"}
    assert "ur" not in {language for text, language in told if not re.search("[ء-ی۰-۹،۔؟؛]", text)}


def test_the_file_says_what_it_is(files: dict[str, Path]) -> None:
    with pikepdf.open(files["the default briefing"]) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "en"
        assert all(page.Tabs == "/S" for page in pdf.pages)
    for said in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance", "TLP:CLEAR"):
        assert said in packet
