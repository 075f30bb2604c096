"""A figure as a file of its own: text as text, told in words, the same bytes, no picture made of pixels."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image
from reportlab.graphics.shapes import Drawing, Ellipse, Group, Rect, String

from briefing.analysis.selection import Selection
from briefing.domain.scales import Marking
from briefing.figures.shapes import label
from briefing.report.markup import page_text
from briefing.report.pictures import NoPicture, Picture, as_bytes, save
from briefing.report.pictures.drawn import DRAWN, timeline
from briefing.report.pictures.marking import marked
from briefing.report.pictures.svg import UnknownShape, svg
from tests import verapdf
from tests.tagged import tree

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("1")</script> & <b>'


@pytest.fixture(scope="module")
def pictures(starter) -> dict[str, Picture]:
    return {name: draw(starter, ()) for name, draw in DRAWN.items()}


def drawn(*shapes: Any) -> Picture:
    return Picture("test", "A test", "What it shows", Drawing(200, 60, *shapes))


def labels(node: Any) -> list[str]:
    found = []
    for shape in node.contents:
        if isinstance(shape, Group):
            found += labels(shape)
        elif isinstance(shape, String):
            found.append(page_text(shape.text))
    return found


def root(picture: Picture) -> Any:
    return etree.fromstring(as_bytes(picture, ".svg"))


def letters(text: str) -> str:
    """Without blanks; PDFium gives a hyphen at the end of a line as a mark of its own."""
    return "".join(text.replace("\x02", "-").replace("\ufffe", "-").split())


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_an_svg_holds_every_label_as_text_and_tells_what_it_shows(pictures, name):
    picture = pictures[name]
    read = root(picture)
    assert [each.text for each in read.iter(f"{SVG}text")] == labels(picture.drawing)
    title, told = read.find(f"{SVG}title"), read.find(f"{SVG}desc")
    assert (title.text, told.text) == (picture.title, picture.alt)
    assert read.get("role") == "img"
    assert read.get("aria-labelledby").split() == [title.get("id"), told.get("id")]
    faces = {each.get("font-family") for each in read.iter(f"{SVG}text")}
    assert all(face.endswith(("sans-serif", "serif")) for face in faces)
    assert {each.tag.removeprefix(SVG) for each in read.iter()} <= {
        "svg", "title", "desc", "metadata", "g", "rect", "line", "circle", "polygon", "polyline", "text",
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_pdf_holds_every_label_as_text_and_no_picture(pictures, name):
    picture = pictures[name]
    data = as_bytes(picture, ".pdf")
    page = pypdfium2.PdfDocument(data)[0]
    read = letters(page.get_textpage().get_text_range())
    assert not [text for text in labels(picture.drawing) if letters(text) not in read]
    with pikepdf.open(io.BytesIO(data)) as file:
        assert not list(file.pages[0].get_images())
        assert file.docinfo.Title == picture.title
    assert [each.told["Alt"] for each in tree(data).walk() if each.role == "Figure"] == [picture.alt]


def test_a_pdf_of_a_figure_breaks_no_rule_of_pdf_ua_and_pdf_a(pictures, tmp_path):
    files = []
    for name, picture in pictures.items():
        files.append(tmp_path / f"{name}.pdf")
        save(picture, files[-1])
    for profile in (verapdf.UA, verapdf.ARCHIVE):
        assert verapdf.failed(profile, files) == {path: [] for path in files}


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_png_is_twice_the_size_and_tells_what_it_shows(pictures, name):
    picture = pictures[name]
    with Image.open(io.BytesIO(as_bytes(picture, ".png"))) as read:
        assert abs(read.width - 2 * picture.drawing.width) <= 1
        assert abs(read.height - 2 * picture.drawing.height) <= 1
        assert read.text == {"Title": picture.title, "Description": picture.alt, "Copyright": "TLP:CLEAR"}
        assert len(read.convert("L").getcolors(256)) > 20


def test_the_same_data_gives_the_same_bytes_whatever_the_clock_zone_locale_hashes_and_home(
    starter_copy, tmp_path
):
    made = []
    for at, (zone, seed) in enumerate((("Asia/Karachi", "1"), ("America/Lima", "2"))):
        home = tmp_path / str(at)
        home.mkdir()
        given = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "HOME": str(home),
            "LC_ALL": ("C", "C.UTF-8")[at],
        }
        script = (
            "import sys; from briefing.cli import main\n"
            f"for ending in ('svg', 'png', 'pdf'): main(['--workspace', {str(starter_copy)!r}, "
            f"'figure', 'timeline', '--out', {str(home)!r} + '/timeline.' + ending])"
        )
        subprocess.run([sys.executable, "-c", script], check=True, env=given)
        made.append([(home / f"timeline.{ending}").read_bytes() for ending in ("svg", "png", "pdf")])
    assert made[0] == made[1]


def test_a_label_is_never_read_as_markup():
    picture = replace(drawn(label(10, 20, HOSTILE, "#000000")), title=HOSTILE, alt=HOSTILE)
    read = root(picture)
    assert [each.text for each in read.iter(f"{SVG}text")] == [HOSTILE]
    assert (read.find(f"{SVG}title").text, read.find(f"{SVG}desc").text) == (HOSTILE, HOSTILE)
    assert len(read) == 5


def test_control_characters_leave_an_svg_that_can_be_read():
    read = root(drawn(label(10, 20, "one\x00two\x1b\x0b\ufffe three", "#000000")))
    assert [each.text for each in read.iter(f"{SVG}text")] == ["onetwo  three"]


def test_urdu_runs_from_right_to_left_from_its_own_end():
    read = root(
        drawn(label(190, 20, "قومی ادارہ", "#000000", anchor="end"), label(10, 40, "NACTA", "#000000"))
    )
    urdu, latin = read.iter(f"{SVG}text")
    assert (urdu.get("direction"), urdu.get("text-anchor"), urdu.get("textLength")) == ("rtl", None, None)
    assert (latin.get("direction"), float(latin.get("textLength")) > 10) == (None, True)


def test_a_group_stands_where_its_transform_puts_it():
    inner = Rect(10, 5, 20, 10)
    read = root(drawn(Group(inner, transform=(1, 0, 0, 1, 30, 7))))
    (group,) = read.iter(f"{SVG}g")
    assert group.get("transform") == "matrix(1 0 0 1 30 -7)"
    assert (group[0].get("x"), group[0].get("y")) == ("10", "45")


def test_other_shapes_are_refused():
    with pytest.raises(UnknownShape, match="Ellipse"):
        svg(drawn(Ellipse(10, 10, 5, 3)))


def test_another_ending_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(NoPicture, match=r"“figure\.gif” names no kind of picture"):
        save(drawn(), tmp_path / "figure.gif")
    assert not list(tmp_path.iterdir())


def test_the_chosen_events_alone_are_on_a_timeline_of_them(starter):
    chosen = [item.id for item in starter.kind("event") if item.lo][:3]
    assert "3 events" in timeline(starter, events=chosen).alt


def test_a_picture_of_what_is_marked_carries_the_marking(starter, pictures):
    body = next(item for item in starter.kind("institution") if item.get("abbreviation") == "NIFTAC")
    secret = replace(body, fields={**body.fields, "marking": "TLP:RED"})
    items = [secret if item.id == body.id else item for item in starter.by_id.values()]
    restricted = Selection(items, as_of=starter.as_of, cutoff=starter.cutoff)
    shown = marked(restricted, lambda selection: DRAWN["matrix"](selection, ()))
    assert shown.marking is Marking.RED
    assert labels(shown.drawing)[-1] == "TLP:RED"
    assert shown.alt.startswith("TLP:RED. ")
    other = next(each.id for each in starter.kind("institution") if each.get("abbreviation") == "FIA")
    clear = marked(restricted, lambda selection: DRAWN["matrix"](selection, (other,)))
    assert clear.marking is Marking.CLEAR
    assert "TLP:RED" not in as_bytes(clear, ".svg").decode()
