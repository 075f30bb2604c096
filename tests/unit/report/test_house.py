"""A house style is checked when it is read, and colours, faces, logo and name of the pages are the house's."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from briefing import report
from briefing.analysis.selection import Selection
from briefing.domain.errors import BriefingError
from briefing.figures.theme import COVER, PRINT
from briefing.report.document import Document
from briefing.report.house import PLAIN, House, HouseRefused, contrast, read_house
from tests.verapdf import ARCHIVE, UA, failed

GOOD = """
institution = "Directorate of Coordination"
logo = "logo.png"

[colours]
accent = "#3B2A6B"
disputed = "#8A1B12"

[faces]
reading = "IBM Plex Sans"
sans = "IBM Plex Sans Condensed"
"""
SERIF_CUTS = {"SourceSerif4Display", "SourceSerif4SmText"}


def png(wide: int = 400, high: int = 100, mode: str = "RGBA") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (wide, high), (120, 20, 60, 128)[: len(mode)]).save(out, "PNG")
    return out.getvalue()


def written(folder: Path, text: str, logo: bytes | None = None) -> Path:
    (folder / "logo.png").write_bytes(png() if logo is None else logo)
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return path


def colours_of(data: bytes) -> set[str]:
    """Every colour that the pages set, as `#RRGGBB`."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in {"rg", "RG"}:
                    found.add("#" + "".join(f"{round(float(each) * 255):02X}" for each in operands))
    return found


def faces_of(data: bytes) -> set[str]:
    """The families of the faces of all pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [font for page in pdf.pages for font in page.resources.get("/Font", {}).values()]
        return {str(font.BaseFont).rpartition("+")[2].lstrip("/").partition("-")[0] for font in fonts}


def images_of(data: bytes) -> list[tuple[float, float]]:
    """Width and height of every picture of pixels as it is drawn, in millimetres."""
    with pypdfium2.PdfDocument(data) as document:
        found = []
        for page in document:
            for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
                left, foot, right, top = each.get_bounds()
                found.append(((right - left) / 72 * 25.4, (top - foot) / 72 * 25.4))
        return found


@pytest.fixture(scope="module")
def record(starter: Selection) -> Document:
    chosen = report.template("commitments")
    assert chosen is not None
    return report.compose(starter, report.content(chosen, starter))


@pytest.fixture(scope="module")
def plain(record: Document) -> bytes:
    return report.render(record)[0]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return read_house(written(tmp_path_factory.mktemp("house"), GOOD))


@pytest.fixture(scope="module")
def housed(record: Document, house: House) -> bytes:
    return report.render(record, report.ExportOptions(house=house))[0]


def test_colours_are_the_house_s_and_none_of_the_look_s_is_left(plain: bytes, housed: bytes) -> None:
    look = {PRINT.accent, COVER.rule, COVER.hair}
    assert look <= colours_of(plain)
    assert not (look | {PRINT.disputed, PRINT.accent30, PRINT.accent10}) & colours_of(housed)
    assert "#3B2A6B" in colours_of(housed)
    assert "#3B2A6B" not in colours_of(plain)


def test_what_is_disputed_takes_the_colour_of_the_house(starter: Selection, house: House) -> None:
    chosen = report.template("institution")
    assert chosen is not None
    document = report.compose(starter, report.content(chosen, starter))
    data, result = report.render(document, report.ExportOptions(house=house))
    assert result.pages == 3
    assert "#8A1B12" in colours_of(data)
    assert PRINT.disputed not in colours_of(data)


def test_faces_are_the_house_s(plain: bytes, housed: bytes) -> None:
    assert faces_of(plain) >= SERIF_CUTS
    assert not SERIF_CUTS & faces_of(
        housed
    )  # its plain cut may stand in for a character that the others lack
    assert {"IBMPlexSans", "IBMPlexSansCond"} <= faces_of(housed)


def test_the_name_stands_on_the_cover_in_every_head_and_in_the_properties(
    plain: bytes, housed: bytes
) -> None:
    name = "Directorate of Coordination"
    reader = PdfReader(io.BytesIO(housed))
    assert reader.metadata is not None
    assert reader.metadata.author == name
    assert not (PdfReader(io.BytesIO(plain)).metadata or {}).get("/Author")
    with pypdfium2.PdfDocument(housed) as document:
        assert all(name in page.get_textpage().get_text_bounded() for page in document)


def test_the_logo_is_on_the_cover_alone_and_keeps_its_size(
    plain: bytes, housed: bytes, record: Document, tmp_path: Path
) -> None:
    assert images_of(plain) == []
    [(wide, high)] = images_of(housed)
    assert wide == pytest.approx(40, abs=0.2)
    assert high == pytest.approx(10, abs=0.2)
    tall = read_house(written(tmp_path, 'logo = "logo.png"', png(100, 400, "RGB")))
    [(wide, high)] = images_of(report.render(record, report.ExportOptions(house=tall))[0])
    assert wide == pytest.approx(3.5, abs=0.2)
    assert high == pytest.approx(14, abs=0.2)


def test_a_house_keeps_the_rules_of_an_accessible_file(housed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "housed.pdf"
    path.write_bytes(housed)
    for profile in (UA, ARCHIVE):
        assert failed(profile, [path]) == {path: []}


def test_an_empty_file_is_the_look_itself(record: Document, plain: bytes, tmp_path: Path) -> None:
    house = read_house(written(tmp_path, ""))
    assert house == PLAIN
    assert report.render(record, report.ExportOptions(house=house))[0] == plain


def test_the_tlp_label_is_the_same_in_every_house(plain: bytes, housed: bytes) -> None:
    def label(data: bytes) -> list[tuple[float, ...]]:
        with pypdfium2.PdfDocument(data) as document:
            text = document[4].get_textpage()
            whole = text.get_text_range()
            start = whole.index("TLP:CLEAR")
            return [tuple(round(edge, 1) for edge in text.get_charbox(start + k)) for k in range(9)]

    assert label(plain) == label(housed)
    assert "#000000" in colours_of(housed)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'accent = "#3B2A6B"',
            'accent = "#6FB7C4"',
            "`colours.accent` is #6FB7C4, which stands out from white paper",
        ),
        ('disputed = "#8A1B12"', 'disputed = "#E6A45E"', "`colours.disputed` is #E6A45E"),
        ('accent = "#3B2A6B"', 'accent = "teal"', "`colours.accent` is 'teal'"),
        ('accent = "#3B2A6B"', "accent = 7", "`colours.accent` is 7"),
        ('accent = "#3B2A6B"', 'accnt = "#3B2A6B"', "`colours.accnt` is no key"),
        ('reading = "IBM Plex Sans"', 'reading = "Comic Sans"', "`faces.reading` is 'Comic Sans'"),
        ("institution =", "institute =", "`institute` is no key"),
        ('"Directorate of Coordination"', '"' + "D" * 81 + '"', "`institution` is no text of one line"),
        ("[colours]", "[[colours]]", "`colours` is no table"),
        ('"logo.png"', '"../logo.png"', "`logo` is “../logo.png”"),
        ('"logo.png"', '"none.png"', "`logo`: the file none.png cannot be read"),
        ("[faces]", "[faces", "is no TOML file"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    with pytest.raises(HouseRefused) as caught:
        read_house(written(tmp_path, GOOD.replace(old, new)))
    assert "house.toml" in caught.value.message
    assert told in caught.value.message
    assert caught.value.mend


def _of_pixels(wide: int, high: int) -> bytes:
    """A PNG whose head promises so many pixels."""
    data = bytearray(png(1, 1))
    data[16:24] = wide.to_bytes(4, "big") + high.to_bytes(4, "big")
    return bytes(data)


@pytest.mark.parametrize(
    ("logo", "told"),
    [
        (b"", "is no PNG"),
        (b"GIF89a" + b"\0" * 60, "is no PNG"),
        (_of_pixels(60_000, 60_000), "60,000 × 60,000 pixels"),
        (_of_pixels(0, 5), "0 × 5 pixels"),
        (png()[:-40], "is damaged"),
        (png()[:60] + b"\0" * 80, "is damaged"),
        (png() + b"\0" * 500_000, "is too large"),
    ],
    ids=["empty", "gif", "too many pixels", "no pixels", "cut", "overwritten", "too large"],
)
def test_a_logo_that_is_none_is_refused(tmp_path: Path, logo: bytes, told: str) -> None:
    with pytest.raises(HouseRefused, match=told) as caught:
        read_house(written(tmp_path, GOOD, logo))
    assert "`logo`" in caught.value.message


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(
        4.48, abs=0.01
    )  # the well-known grey that just fails
    assert contrast(PRINT.grey, PRINT.ground) == pytest.approx(7.6, abs=0.1)
    assert contrast(PRINT.disputed, PRINT.disputed10) == pytest.approx(5.9, abs=0.1)


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=200), logo=st.binary(max_size=200))
def test_any_bytes_are_a_house_or_an_error_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, logo: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + logo)
    for text in (data, b'logo = "logo.png"\n'):
        path = folder / "house.toml"
        path.write_bytes(text)
        told = "house.toml"
        try:
            read_house(path)
        except BriefingError as error:
            told = error.message
        assert "house.toml" in told
