"""The page engine on small documents: what is drawn, what is refused, what is stopped, what stays the same."""

from __future__ import annotations

import errno
import itertools
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2
import pytest

from briefing import report
from briefing.domain.errors import Cancelled
from briefing.domain.scales import YARDSTICK, Confidence, Marking
from briefing.report.document import Column, Dispute, Judgement, Para, Row, Run, Side, Table, words
from briefing.report.pdf.errors import ExportError, MissingGlyph
from tests.unit.report.made import document, sentence


def text_of(data: bytes) -> str:
    opened = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(opened[n].get_textpage().get_text_bounded() for n in range(len(opened)))
    finally:
        opened.close()


def test_words_are_printed_as_typed_and_never_read_as_markup() -> None:
    hostile = 'Tom & <b>Jerry</b> <img src="/etc/passwd"/> &amp; <a href="file:///x">y</a> 100%'
    data, _ = report.render(document(Para(sentence(hostile, "cit:1"))))
    assert hostile.replace(" ", "") in "".join(text_of(data).split())
    assert b"/etc/passwd" not in data


def test_a_link_that_is_no_web_address_is_printed_without_a_link() -> None:
    runs = (
        Run("one", link="javascript:alert(1)"),
        Run(" two", link="file:///etc"),
        Run(" three", link="https://example.org/a"),
    )
    from pypdf import PdfReader

    data, _ = report.render(document(Para(runs, "words")))
    import io

    addresses = [
        str(annotation.get_object()["/A"]["/URI"])
        for page in PdfReader(io.BytesIO(data)).pages
        for annotation in page.get("/Annots") or ()
        if "/A" in annotation.get_object() and "/URI" in annotation.get_object()["/A"]
    ]
    assert addresses == ["https://example.org/a"]


def test_a_missing_glyph_names_the_character_and_the_section() -> None:
    with pytest.raises(MissingGlyph) as caught:
        report.render(document(Para(sentence("A seal 🦭 swam.", "cit:1"))))
    assert "U+1F9AD" in str(caught.value)
    assert "First section" in str(caught.value)


def test_urdu_is_drawn_as_joined_glyphs_that_say_their_word() -> None:
    from briefing.figures.faces import renew_shaped
    from briefing.report.pdf.shaping import shape

    renew_shaped()
    made = shape("قومی", "Naskh", 10, 1)
    assert "ق" not in str(made.glyphs), "the letter would stand alone"
    assert 0 < made.width < 30


def test_urdu_inside_english_keeps_the_words_around_it_in_place() -> None:
    text = text_of(
        report.render(document(Para(sentence("The plan (قومی ایکشن پلان) had 20 points.", "cit:1"))))[0]
    )
    assert text.index("The plan") < text.index("ایکشن") < text.index("had 20 points")


def test_brackets_of_a_right_to_left_name_face_the_right_way() -> None:
    from briefing.figures.faces import register
    from briefing.report.pdf.pieces import Context, pieces_of
    from briefing.report.pdf.style import BODY
    from briefing.report.pdf.words import make_words

    register()
    made = make_words(pieces_of(words("نام (نیکٹا)"), BODY, Context({}, {})), 1)
    brackets = [piece.text for word in made for piece in word.pieces if piece.text in {"(", ")"}]
    assert brackets == [")", "("], "drawn from the right, the opening bracket is the mirrored one"


def test_a_word_without_end_is_parted_where_each_line_is_full_and_soon() -> None:
    from briefing.figures.faces import register, width
    from briefing.report.pdf.pieces import Context
    from briefing.report.pdf.style import BODY
    from briefing.report.pdf.text import Text

    register()
    typed = "".join("MiWl"[place * place % 4] for place in range(50_000))
    text = Text((Run(typed),), BODY, Context({}, {}))
    began = time.process_time()
    text.wrap(200, 1000)
    assert time.process_time() - began < 5, "a line is found without measuring all that follows"
    lines = ["".join(piece.text for word in line for piece in word.pieces) for line in text.lines]
    assert "".join(lines) == typed
    piece = text.lines[0][0].pieces[0]
    for line, after in itertools.pairwise(lines[:50]):
        assert (
            width(line, piece.face, piece.size) <= 200 + 0.01 < width(line + after[0], piece.face, piece.size)
        )


def test_a_note_mark_is_never_parted_from_its_word() -> None:
    from briefing.figures.faces import register
    from briefing.report.pdf.pieces import Context
    from briefing.report.pdf.style import BODY
    from briefing.report.pdf.text import Text

    register()
    context = Context({"a": 12, "b": 345}, {})
    for wide in range(60, 240, 7):
        text = Text(
            (Run("It was approved in May 2025.", notes=("a", "b")), Run(" Then more words came.")),
            BODY,
            context,
        )
        text.wrap(wide, 1000)
        for line in text.lines:
            assert not line[0].pieces[0].link.startswith("#note-"), wide


@pytest.mark.parametrize("marking", list(Marking))
def test_every_label_is_printed_whole_on_every_page(marking: Marking) -> None:
    data, result = report.render(document(marking=marking))
    assert text_of(data).count(marking.value) >= 2 * result.pages


def test_likelihood_and_confidence_of_a_judgement_are_printed_apart() -> None:
    part = Judgement(
        "1",
        words("It will hold."),
        (),
        words("We hold this with low confidence."),
        YARDSTICK[4],
        Confidence.LOW,
    )
    text = text_of(report.render(document(part))[0])
    assert re.search(r"Likely\s", text)
    assert "low confidence" in text


def test_letter_paper_has_its_own_size() -> None:
    import io

    from pypdf import PdfReader

    data, _ = report.render(document(), report.ExportOptions(paper="letter"))
    box = PdfReader(io.BytesIO(data)).pages[1].mediabox
    assert (float(box.width), float(box.height)) == (612, 792)


def test_a_long_table_repeats_its_head() -> None:
    rows = tuple(Row((words(str(n)), words(f"Undertaking {n} " * 6))) for n in range(90))
    part = Table("t", "Many", (Column("No.", 10), Column("Undertaking in full")), rows, number="1")
    data, result = report.render(document(part))
    assert result.pages > 3
    assert text_of(data).count("Undertaking in full") >= result.pages - 2


def test_both_sides_of_a_dispute_are_printed() -> None:
    part = Dispute(
        "Disputed: when", (Side(words("2009."), "in 2009", words("A")), Side(words("2008."), "", words("B")))
    )
    text = text_of(report.render(document(part))[0])
    assert "2009." in text
    assert "2008." in text


def test_progress_grows_and_ends() -> None:
    heard: list[tuple[int, int, str]] = []
    report.render(document(), progress=lambda done, total, what: heard.append((done, total, what)))
    assert heard
    assert all(0 < done <= total for done, total, _ in heard)
    assert [done for done, _, _ in heard] == sorted(done for done, _, _ in heard)


def test_stopping_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")
    with pytest.raises(Cancelled):
        report.export(document(), out, cancelled=lambda: True)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="disk is full"):
        report.export(document(), out)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="folder does not exist"):
        report.export(document(), tmp_path / "no" / "a.pdf")


def test_two_exports_of_one_process_are_the_same_bytes() -> None:
    made = document(Para(sentence("The plan (قومی ایکشن پلان) and فیوژن.", "cit:1")))
    other = document(Para(sentence("Other words: انٹیلی جنس", "cit:1")))
    first, _ = report.render(made)
    report.render(other)
    assert report.render(made)[0] == first


def test_importing_the_report_loads_no_page_engine() -> None:
    slow = ("reportlab", "pikepdf", "PySide6", "edtf", "citeproc", "lxml")
    code = f"import sys, briefing.report; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_note_that_begins_in_urdu_keeps_the_order_of_its_parts() -> None:
    from briefing.figures.faces import register
    from briefing.report.pdf.pieces import Context, pieces_of
    from briefing.report.pdf.style import NOTE
    from briefing.report.pdf.words import make_words

    register()
    lead = (Run("“وزیراعظم کا جائزہ”"), Run(", 20 February 2026"))

    def level_of_day(*, apart: bool) -> int:
        made = make_words(pieces_of(lead, NOTE, Context({}, {})), 0, apart=apart)
        return next(piece.level for word in made for piece in word.pieces if piece.text == "20")

    assert level_of_day(apart=True) == 0, "the day stands before its month, left to right"
    assert level_of_day(apart=False) > 0, "without it the day would be drawn among the Urdu words"
