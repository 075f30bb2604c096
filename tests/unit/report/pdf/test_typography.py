"""The rules of the printed page, read back from the PDF, on documents made to provoke their breach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefing import report
from briefing.domain.scales import Marking
from briefing.figures.theme import PRINT, FigureTheme
from briefing.report.document import (
    Column,
    ContentsList,
    Cover,
    Document,
    Figure,
    Para,
    Part,
    Row,
    Section,
    Subhead,
    Table,
    words,
)
from briefing.report.pdf import keeping, layout, parts
from briefing.report.pdf.style import A4, LETTER, PAPERS, Paper

SLOW = settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
WORD = "abcdefg"


@dataclass(frozen=True)
class Line:
    """A line of a page: its words, its left edge, and its foot and top above the lower edge of the page."""

    text: str
    left: float
    foot: float
    top: float


def lines_of(data: bytes) -> list[list[Line]]:
    """The lines of each page from top to bottom, as PDFium reads where each word stands."""
    made = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            found: dict[int, list[tuple[float, float, float, str]]] = {}
            for index in range(text.count_rects()):
                left, foot, right, top = text.get_rect(index)
                said = text.get_text_bounded(left - 0.5, foot - 0.5, right + 0.5, top + 0.5).strip()
                found.setdefault(round((foot + top) / 2 / 3), []).append((left, foot, top, said))
            made.append(
                sorted(
                    (
                        Line(
                            " ".join(part[3] for part in sorted(row)),
                            min(part[0] for part in row),
                            min(part[1] for part in row),
                            max(part[2] for part in row),
                        )
                        for row in found.values()
                    ),
                    key=lambda line: -line.foot,
                )
            )
    return made


def inner(page: Sequence[Line], paper: Paper) -> list[Line]:
    """The lines of a page between head and foot."""
    return [line for line in page if paper.bottom - 6 < line.foot and line.top < paper.height - paper.top + 6]


def said(count: int, name: str) -> str:
    """So many words, each of which says whose it is and which it is."""
    return " ".join(f"{name}{number:04d}" for number in range(count)) + "."


def document_of(*sections: Section, form: str = "report", **changes: object) -> Document:
    made = Document(
        "A title of the document", "", "A title of the document", Marking("TLP:CLEAR"), "2026-02-24",
        "24 February 2026", "2026-02-24", Cover("Series", ()), sections, form=form,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]  # names are checked by `replace`


def section_of(key: str, *made: Part, **changes: object) -> Section:
    return replace(Section(key, key, f"Head of {key}", made, number="1"), **changes)  # type: ignore[arg-type]


def printed(document: Document, paper: str = "a4") -> list[list[Line]]:
    data, _ = report.render(document, report.ExportOptions(paper=paper))
    return [inner(page, PAPERS[paper]) for page in lines_of(data)]


# ---------------------------------------------------------------- widows and orphans


def lonely(pages: Sequence[Sequence[Line]], name: str) -> list[int]:
    """Pages on which a paragraph that stands on several pages has one line alone."""
    counts = [sum(bool(re.search(rf"\b{name}\d", line.text)) for line in page) for page in pages]
    return [place for place, count in enumerate(counts) if count == 1] if sum(map(bool, counts)) > 1 else []


@SLOW
@given(
    lengths=st.lists(st.integers(20, 160), min_size=6, max_size=14), paper=st.sampled_from(["a4", "letter"])
)
def test_no_line_of_a_paragraph_stands_alone(lengths: list[int], paper: str) -> None:
    names = [WORD[place % 7] + "x" * (place // 7 + 1) for place in range(len(lengths))]
    texts = [Para(words(said(length, name)), "words") for length, name in zip(lengths, names, strict=True)]
    pages = printed(document_of(section_of("one", *texts)), paper)
    assert len(pages) > 1
    assert [name for name in names if lonely(pages, name)] == []


def test_a_line_that_stands_alone_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control: a line setter that parts a paragraph anywhere leaves lines alone, and the check sees them."""
    from briefing.report.pdf.text import Text

    def anywhere(self: Text, a_w: float, a_h: float) -> list[Text]:
        self.wrap(a_w, a_h)
        fit = int((a_h + 0.01) / self.kind.leading)
        if not 0 < fit < len(self.lines):
            return []
        return [self.part(self.lines[:fit]), self.part(self.lines[fit:])]

    monkeypatch.setattr(Text, "split", anywhere)
    found = 0
    for more in range(10):
        texts = [Para(words(said(71 + more, WORD[place] * 2)), "words") for place in range(7)]
        pages = printed(document_of(section_of("one", *texts)))
        found += sum(bool(lonely(pages, WORD[place] * 2)) for place in range(7))
    assert found > 0


# ---------------------------------------------------------------- heads


def under(pages: Sequence[Sequence[Line]], head: str) -> list[str]:
    """What stands under a head on its page."""
    for page in pages:
        for place, line in enumerate(page):
            if head in line.text:
                return [each.text for each in page[place + 1 :]]
    raise AssertionError(head)


@SLOW
@given(
    lengths=st.lists(
        st.tuples(st.integers(10, 220), st.integers(10, 120), st.booleans()), min_size=5, max_size=9
    ),
    paper=st.sampled_from(["a4", "letter"]),
    form=st.sampled_from(["report", "dossier"]),
)
def test_a_head_stands_with_the_three_lines_under_it(
    lengths: list[tuple[int, int, bool]], paper: str, form: str
) -> None:
    sections = []
    for place, (first, second, sub) in enumerate(lengths):
        texts: list[Part] = [Para(words(said(first, f"{WORD[place % 7]}y{place}y")), "words")]
        if sub:
            texts.append(Subhead(f"Subhead {place:03d}"))
            texts.append(Para(words(said(second, f"{WORD[place % 7]}z{place}z")), "words"))
        sections.append(section_of(f"section {place:03d}", *texts, breaks=place == 0))
    pages = printed(document_of(*sections, form=form), paper)
    for place, (first, second, sub) in enumerate(lengths):
        expected = min(3, len(_lines(first, paper)))
        name = f"{WORD[place % 7]}y{place}y"
        assert sum(name in text for text in under(pages, f"Head of section {place:03d}")[:4]) >= expected
        if sub:
            name = f"{WORD[place % 7]}z{place}z"
            kept = under(pages, f"Subhead {place:03d}")[:3]
            assert sum(name in text for text in kept) >= min(3, len(_lines(second, paper)))


def _lines(count: int, paper: str) -> range:
    """At least so many lines so many words take."""
    return range(max(count * 36 // int(PAPERS[paper].text), 1))


def test_a_head_left_behind_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control: where nothing looks ahead, heads are left at the foot of a page, and the check sees it."""
    monkeypatch.setattr(keeping, "room", lambda *_: 0.0)
    behind = 0
    for more in range(12):
        sections = [
            section_of(
                f"section {place:03d}", Para(words(said(88 + more, f"y{place}y")), "words"), breaks=place == 0
            )
            for place in range(9)
        ]
        pages = printed(document_of(*sections))
        for place in range(9):
            kept = under(pages, f"Head of section {place:03d}")[:3]
            behind += sum(f"y{place}y" in text for text in kept) < 3
    assert behind > 0


# ---------------------------------------------------------------- tables


def table_of(rows: int, wordy: int = 8, columns: tuple[Column, ...] = ()) -> Table:
    made = columns or (Column("Number", 18), Column("What it says", 0))
    return Table(
        "rows",
        "A table of rows",
        made,
        tuple(
            Row((words(f"row{number:03d}"), *(words(said(wordy, "w")) for _ in made[1:])))
            for number in range(rows)
        ),
        number="1",
        source=words("The source line of the table."),
    )


def rows_on(page: Sequence[Line]) -> list[int]:
    return [int(match[1]) for line in page if (match := re.search(r"\brow(\d{3})\b", line.text))]


@SLOW
@given(before=st.integers(0, 420), rows=st.integers(4, 90), wordy=st.integers(2, 60))
def test_a_table_keeps_caption_head_and_first_rows_together(before: int, rows: int, wordy: int) -> None:
    text = [Para(words(said(before, "before")), "words")] if before else []
    pages = printed(document_of(section_of("one", *text, table_of(rows, wordy))))
    holding = [page for page in pages if rows_on(page)]
    assert [number for page in holding for number in rows_on(page)] == list(range(rows))
    captions = [page for page in pages if any("A table of rows" in line.text for line in page)]
    assert captions == holding[:1]  # the caption is not repeated, and stands with its rows
    assert len(rows_on(holding[0])) >= 3
    assert len(rows_on(holding[-1])) >= min(rows, 3)
    for page in holding:  # the head is, above the first row
        heads = [line.foot for line in page if "What it says" in line.text]
        assert len(heads) == 1
        assert heads[0] > max(line.foot for line in page if re.search(r"\brow\d{3}\b", line.text))


def test_a_caption_left_behind_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control: where nothing looks ahead, a caption stands on another page than the rows of its table."""
    monkeypatch.setattr(keeping, "room", lambda *_: 0.0)
    apart = 0
    for before in range(430, 520, 6):
        pages = printed(
            document_of(section_of("one", Para(words(said(before, "b")), "words"), table_of(12, 30)))
        )
        caption = next(
            place for place, page in enumerate(pages) if any("A table of" in line.text for line in page)
        )
        first = next(place for place, page in enumerate(pages) if rows_on(page))
        apart += caption != first
    assert apart > 0


@SLOW
@given(before=st.integers(0, 300), rows=st.lists(st.integers(5, 160), min_size=3, max_size=7))
def test_a_row_is_never_parted(before: int, rows: list[int]) -> None:
    text = [Para(words(said(before, "b")), "words")] if before else []
    made = [
        Row((words(f"row{place:03d}"), words(said(count, f"{WORD[place]}r"))))
        for place, count in enumerate(rows)
    ]
    table = replace(table_of(0), rows=tuple(made))
    pages = printed(document_of(section_of("one", *text, table)))
    for place in range(len(rows)):
        holding = [
            page for page in pages if any(re.search(rf"\b{WORD[place]}r\d", line.text) for line in page)
        ]
        assert len(holding) == 1


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_a_row_longer_than_a_page_goes_on_with_six_lines_at_least(paper: Paper) -> None:
    columns = (Column("Number", 18), Column("What it says", 0))
    for count in (900, 905, 912, 1100, 1800):
        long = Row((words("row000"), words(said(count, "long"))))
        table = Table("rows", "A table of rows", columns, (long, Row((words("row001"), words("short")))))
        pages = printed(document_of(section_of("one", table)), paper.name)
        counts = [sum("long" in line.text for line in page) for page in pages]
        assert len([each for each in counts if each]) > 1
        assert all(each >= 6 for each in counts if each)
        found = [
            int(number) for page in pages for line in page for number in re.findall(r"long(\d{4})", line.text)
        ]
        assert found == list(range(count))


def widths_of_words(pages: Sequence[Sequence[Line]], paper: Paper) -> set[bool]:
    """Whether each page stands on its side."""
    return {line.left > paper.width for page in pages for line in page}


@SLOW
@given(columns=st.integers(2, 7), paper=st.sampled_from([A4, LETTER]))
def test_a_column_of_sentences_is_never_crushed(columns: int, paper: Paper) -> None:
    """Where columns would be under 42 mm the table has a page on its side; what stands around it has none."""
    heads = (Column("Number", 18), *(Column(f"Head {number}", 0) for number in range(columns)))
    document = document_of(
        section_of("one", table_of(6, 12, heads)),
        section_of("two", Para(words("After it."), "words"), breaks=False),
    )
    data, _ = report.render(document, report.ExportOptions(paper=paper.name))
    with pypdfium2.PdfDocument(data) as made:
        on_side = [page.get_width() > page.get_height() for page in made]
    narrow = (paper.full / 72 * 25.4 - 18) / columns < 42
    assert on_side == [False, narrow, *([False] if narrow else [])]


# ---------------------------------------------------------------- figures


@SLOW
@given(before=st.integers(0, 420), high=st.integers(60, 500))
def test_a_figure_stands_with_its_caption(before: int, high: int) -> None:
    from briefing.figures.shapes import drawing, label

    def draw(wide: float, theme: FigureTheme = PRINT) -> object:
        made = drawing(wide, high)
        made.add(label(10, high / 2, "inside the figure", theme.ink, "Sans", 9))
        return made

    text = [Para(words(said(before, "b")), "words")] if before else []
    figure = Figure(
        "fig", "A figure of something", "told", draw, number="1", source=words("Its source line.")
    )
    pages = printed(document_of(section_of("one", *text, figure)))
    [page] = [page for page in pages if any("A figure of something" in line.text for line in page)]
    caption = next(line for line in page if "A figure of something" in line.text)
    picture = next(line for line in page if "inside the figure" in line.text)
    assert caption.foot > picture.foot


# ---------------------------------------------------------------- front matter, contents, heads and feet


@SLOW
@given(lengths=st.lists(st.integers(20, 900), min_size=2, max_size=7), fronts=st.integers(1, 3))
def test_contents_lead_by_dots_to_the_pages_where_sections_begin(lengths: list[int], fronts: int) -> None:
    front = [
        section_of(
            f"front {place}", Para(words(said(900, "f")), "words"), front=True, number="", numbered=False
        )
        for place in range(fronts)
    ]
    contents = section_of("contents", ContentsList(), front=True, number="", numbered=False)
    body = [
        section_of(f"section {place:03d}", Para(words(said(length, "b")), "words"), number=str(place + 1))
        for place, length in enumerate(lengths)
    ]
    data, _ = report.render(document_of(*front, contents, *body))
    with pypdfium2.PdfDocument(data) as made:
        texts = [page.get_textpage().get_text_bounded() for page in made]
        labels = [made.get_page_label(place) for place in range(len(made))]
    first = next(
        place
        for place, text in enumerate(texts)
        if "Head of section 000" in text and "Head of contents" not in text
    )
    assert labels[0] == "Cover"
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    assert labels[1:first] == roman[: first - 1]
    assert labels[first:] == [str(number + 1) for number in range(len(texts) - first)]
    listed = next(text for text in texts if "Head of contents" in text)
    for section in [*front, *body]:
        begins = next(
            place for place, text in enumerate(texts) if section.title in text and text is not listed
        )
        entry = re.search(rf"{section.title}[\s.\u2002]*?(?P<page>\b[ivx]+|\b\d+)(?:\s|$)", listed)
        assert entry is not None
        assert entry["page"] == labels[begins]
    for place, text in enumerate(texts[first:], 1):
        assert re.search(rf"\b{place} of {len(texts) - first}\b", text)
    for place, text in enumerate(texts[1:first]):
        assert not re.search(r"\b[ivx]+ of \d+\b", text)
        assert re.search(rf"\b{roman[place]}\b", text)
    for text in texts[1:]:
        assert "A title of the document" in text
        assert "As of 24 February 2026" in text
        assert text.count("TLP:CLEAR") == 2
    assert texts[0].count("TLP:CLEAR") == 2


def test_every_section_that_begins_a_page_does(default: Document) -> None:
    data, _ = report.render(default)
    pages = [inner(page, A4) for page in lines_of(data)]
    for section in default.sections:
        if section.breaks:
            words_of = section.title.split()[0]
            [*found] = [
                page for page in pages if page and page[0].text.startswith((words_of, f"{section.number} "))
            ]
            assert found, section.title


def test_the_engine_looks_ahead_for_every_head(default: Document) -> None:
    """On the default briefing, on both papers, under every head of a section stand three lines or a whole drawing."""
    for paper in (A4, LETTER):
        data, _ = report.render(default, report.ExportOptions(paper=paper.name))
        pages = [inner(page, paper) for page in lines_of(data)]
        for section in default.sections:
            if not section.title or section.key == "contents":
                continue
            after = [
                page[place + 1 :]
                for page in pages[3:] if not section.front
                for place, line in enumerate(page)
                if section.title.split()[0] in line.text
            ]  # fmt: skip
            assert section.front or any(len(lines) >= 3 for lines in after), section.title


def test_lines_are_read_from_top_to_bottom() -> None:
    """The reader of these tests itself: lines fall, and none is read twice."""
    pages = printed(document_of(section_of("one", Para(words(said(300, "x")), "words"))))
    numbers = [int(each) for page in pages for line in page for each in re.findall(r"x(\d{4})", line.text)]
    assert numbers == list(range(300))
    assert all(one.foot > other.foot for page in pages for one, other in pairwise(page))
    assert layout.PASSES >= 2
    assert parts.GAP > parts.CLOSE_GAP
