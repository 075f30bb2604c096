"""Pages that run right to left: the same pages mirrored, English statements set apart, tagged like all others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefing import report
from briefing.analysis.language import CLOSE, OPEN, language
from briefing.analysis.selection import Selection
from briefing.report.document import Column, Document, Para, Row, Run, Table, words
from briefing.report.pdf.pieces import Context, pieces_of
from briefing.report.pdf.style import BODY
from briefing.report.pdf.words import make_words
from tests.unit.report.made import document
from tests.verapdf import ARCHIVE, UA, failed

URDU = "یہ نیکٹا ہے"


def lefts(data: bytes, page: int, *texts: str) -> list[float]:
    """Where some Latin words begin on a page, in points from its left edge."""
    opened = pypdfium2.PdfDocument(data)
    try:
        found = []
        text = opened[page].get_textpage()
        for each in texts:
            place = text.search(each).get_next()
            assert place is not None, each
            found.append(text.get_charbox(place[0])[0])
        text.close()
        return found
    finally:
        opened.close()


def both(made: Document) -> tuple[bytes, bytes]:
    """A document as it is printed in English, and in Urdu."""
    return report.render(made)[0], report.render(replace(made, language="ur"))[0]


def test_the_rail_stands_at_the_right_and_the_label_stays_there() -> None:
    made = document(Para(words("A sentence of the text column in English."), rail=(Run("Beside"),)))
    for data, turned in zip(both(made), (False, True), strict=True):
        rail, text, label = lefts(data, 1, "Beside", "A sentence", "TLP:GREEN")
        assert (rail > text) is turned
        assert label > 400


def test_the_first_column_of_a_table_is_at_the_right() -> None:
    columns = (Column("Alpha", 30), Column("Beta", 0), Column("Gamma", 30, "number", "right"))
    rows = (Row((words("one"), words("two"), words("3"))), Row(group=words("Group")))
    made = document(Table("made", "Made", columns, rows, source=words("Source.")))
    for data, turned in zip(both(made), (False, True), strict=True):
        first, second, third = lefts(data, 1, "Alpha", "Beta", "Gamma")
        assert (first > second > third) is turned
        assert (first < second < third) is not turned
        one, group = lefts(data, 1, "one", "Group")
        assert (one > 300) is (group > 300) is turned


def test_a_sentence_in_english_begins_at_the_left_and_a_name_at_the_right() -> None:
    sentence = "This is a whole sentence that a source states."
    made = document(Para(words(sentence)), Para((Run("Dawn"),), small=True))
    said, name = lefts(both(made)[1], 1, "This is a whole", "Dawn")
    assert said < 100
    assert name > 300


def visual(*runs: Run) -> list[int]:
    """The level of each word of a paragraph that runs right to left."""
    spoken = language("ur")
    pieces = pieces_of(runs, BODY.in_urdu(), Context({}, {}, spoken=spoken))
    return [piece.level for word in make_words(pieces, 1) for piece in word.pieces]


def test_what_stands_in_isolates_keeps_its_own_order_and_leaves_no_sign() -> None:
    runs = (Run(f"{OPEN}NICC{CLOSE}، {OPEN}JID{CLOSE}"),)
    assert visual(*runs) == [2, 1, 2]  # two names, and the comma between them of the line around
    pieces = pieces_of(runs, BODY.in_urdu(), Context({}, {}, spoken=language("ur")))
    drawn = "".join(piece.text for word in make_words(pieces, 1) for piece in word.pieces)
    assert OPEN not in drawn
    assert CLOSE not in drawn


def test_urdu_that_is_read_is_in_nastaliq_and_a_statement_in_it_in_the_face_of_statements() -> None:
    kind = BODY.in_urdu()
    runs = (Run(URDU), Run(" The board met for the first time ever "), Run("NICC"))
    faces = [piece.face for piece in pieces_of(runs, kind, Context({}, {})) if piece.text.strip()]
    assert faces[0] == "Nastaliq"
    assert faces[-2:] == ["Serif", "Sans-Medium"]


@pytest.fixture(scope="module")
def urdu(starter: Selection, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, report.ExportResult]:
    """The default briefing in Urdu, printed."""
    content = report.content(report.templates()[0], starter)
    out = tmp_path_factory.mktemp("urdu") / "urdu.pdf"
    return out, report.export(report.compose(starter, content, language=language("ur")), out)


def test_the_default_briefing_is_printed_in_urdu(urdu: tuple[Path, report.ExportResult]) -> None:
    path, result = urdu
    assert result.warnings == ()
    assert result.pages <= 26  # six more than in English: Nastaliq takes twice the depth
    opened = pypdfium2.PdfDocument(path)
    text = [page.get_textpage().get_text_range() for page in opened]
    opened.close()
    assert all(page.count("TLP:CLEAR") >= 2 for page in text)
    assert "اہم آراء" in text[1]
    assert "24 فروری 2026" in text[1]
    assert not any(word in page for page in text for word in ("Key judgements", "Confidence", "Table 1"))


@pytest.mark.slow
def test_the_urdu_briefing_keeps_every_rule_of_the_standards(urdu: tuple[Path, report.ExportResult]) -> None:
    path, _ = urdu
    assert failed(UA, [path]) == {path: []}
    assert failed(ARCHIVE, [path]) == {path: []}


def test_the_same_urdu_briefing_has_the_same_bytes(starter: Selection) -> None:
    content = report.content(report.templates()[-1], starter)
    made = [report.render(report.compose(starter, content, language=language("ur")))[0] for _ in range(2)]
    assert made[0] == made[1]
