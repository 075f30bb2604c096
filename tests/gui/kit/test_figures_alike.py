"""A figure is the same on the screen and on the page: painted by both from one drawing, and held side by side."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.graphics.shapes import Drawing, Group, Line, String

from briefing.domain.statuses import STATUSES
from briefing.figures.faces import width
from briefing.figures.lifelines import LifeLine, LifeSegment, lifelines
from briefing.figures.matrix import MatrixCell, matrix
from briefing.figures.relations import RelationBox, RelationLine, relations, room_for
from briefing.figures.shapes import label
from briefing.figures.stacked_counts import DotCount, StatusCount, dot_counts, stacked_counts
from briefing.figures.status_strip import StripSegment, status_shapes, status_strip
from briefing.figures.theme import COVER, DARK, PRINT
from briefing.figures.timeline_strip import TimelineEvent, timeline_strip
from briefing.report.pictures import Picture, as_bytes
from briefing.ui.kit.drawing import draw_drawing

SCALE = 4
"""Pixels to a point."""
BLUR = 2.5
"""Pixels: the two painters smooth edges each in its way, and the page's sets thin bars on whole pixels."""
APART = 40
"""So many of 255 shades, after the blur, is more than an edge can differ by, and less than any label or mark."""
DARK_INKS = (PRINT.ink, PRINT.accent, PRINT.disputed)


def timeline() -> Any:
    dates = (
        "1997-08-20", "[2008,2009]", "2013-03-26", "2014-12-24", "2014-12-27~", "2015", "2017-03",
        "2018-05-31", "2019-03-28~", "2021-10~", "2023-03-02", "2024-11-19", "2025-05-06", "2025-10/..", "../2016",
    )  # fmt: skip
    events = [
        TimelineEvent(n, date, n % 3, f"Event number {n} of some words", n == 4, n == 2)
        for n, date in enumerate(dates, 1)
    ]
    return timeline_strip(events, ("Law", "Bodies", "World"), PRINT, wide=476, until=2026.1)


def lives(theme: Any) -> Any:
    history = (
        ("NACTA", (("established", "2009"), ("operational", "2013-03-26"))),
        ("JID", (("proposed", "2013-10-29"), ("approved", "2014-03-18"), ("dormant", "2018-11-11"))),
        ("NICC", (("approved", "2020-11~"), ("operational", "2021-06-24"), ("unknown", "2025-04~"))),
        ("NCMC", (("operational", "2011"), ("superseded", "2017-03-10"))),
    )
    lines = [LifeLine(name, tuple(LifeSegment(*each) for each in held)) for name, held in history]
    return lifelines(lines, theme, wide=400, high=110, as_of="2026-02-24", least=1996)


def relation() -> Any:
    subject = RelationBox("ins:a", "NIFTAC", "operational since 6 May 2025")
    lines = [
        RelationLine(RelationBox("1", "NACTA"), "established within", "above", "part", disputed=True),
        RelationLine(RelationBox("2", "Prime Minister"), "reports to", "above"),
        RelationLine(RelationBox("3", "JID", "dormant", "dormant"), "succeeds", "left", outward=False),
        RelationLine(
            RelationBox("4", "NICC", "", "unknown"), "coordinates with", "right", "with", possibly=True
        ),
        RelationLine(
            RelationBox("5", "Six PIFTACs", "announced", "proposed"), "oversees", "below", announced=True
        ),
        RelationLine(RelationBox("6", "Provincial departments under the home departments"), "funds", "below"),
    ]
    return relations(subject, room_for(lines)[0], PRINT, wide=476)


def roles() -> Any:
    cells = [
        MatrixCell(body, function, role, live, disputed)
        for body, function, role, live, disputed in (
            ("NACTA", "intelligence fusion", "claims", True, True),
            ("NACTA", "policy planning", "lead", True, False),
            ("NIFTAC", "intelligence fusion", "lead", True, False),
            ("NICC", "intelligence fusion", "supports", True, False),
            ("JID", "intelligence fusion", "lead", False, False),
            ("NSO", "policy planning", "recommended", True, False),
        )
    ]
    return matrix(cells, PRINT, wide=476)


def statuses() -> Any:
    made = Drawing(300, 60)
    for place, key in enumerate(sorted(STATUSES)):
        for small, low in ((False, 40), (True, 20)):
            for shape in status_shapes(key, 4 + place * 24, low, 18, 12, PRINT, small=small):
                made.add(shape)
    return made


def urdu() -> Any:
    made = Drawing(300, 60)
    made.add(label(290, 40, "قومی ادارہ برائے انسداد دہشت گردی", PRINT.ink, "Cond", 12, "end"))
    made.add(label(150, 20, "نیکٹا (NACTA) 2013", PRINT.accent, "Sans-Bold", 12, "middle"))
    return made


FIGURES = {
    "timeline": timeline,
    "lifelines": lambda: lives(PRINT),
    "cover": lambda: lives(COVER),
    "relations": relation,
    "matrix": roles,
    "strip": lambda: status_strip(
        tuple(
            StripSegment(2013 + n, 2014.2 + n, key)
            for n, key in enumerate(("proposed", "approved", "funded", "operational", "lapsed", "unknown"))
        ),
        PRINT,
        first=2013,
        last=2026,
        wide=180,
        due=2016.4,
    ),
    "stacked": lambda: stacked_counts(
        [
            StatusCount(key, 3 + n, key)
            for n, key in enumerate(("fulfilled", "approved", "lapsed", "unknown"))
        ],
        PRINT,
        wide=320,
    ),
    "dots": lambda: dot_counts(
        (DotCount("PIPS", 521, "521"), DotCount("IEP", 1099, "1,099")), PRINT, wide=240
    ),
    "statuses": statuses,
    "urdu": urdu,
}


def on_screen(made: Any) -> Image.Image:
    wide, high = round(made.width * SCALE), round(made.height * SCALE)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    draw_drawing(painter, QRectF(0, 0, made.width * SCALE, made.height * SCALE), made)
    painter.end()
    return Image.frombytes("RGB", (wide, high), bytes(image.constBits()), "raw", "BGRX", image.bytesPerLine())


def on_page(made: Any) -> Image.Image:
    document = pypdfium2.PdfDocument(as_bytes(Picture("test", "Test", "Test", made), ".pdf"))
    drawn = document[0].render(scale=SCALE).to_pil().convert("RGB")
    document.close()
    return drawn.crop((0, 0, round(made.width * SCALE), round(made.height * SCALE)))


def unlike(one: Image.Image, other: Image.Image) -> int:
    """By how many shades the two pictures differ where they differ most, blurred a little."""
    blurred = [each.filter(ImageFilter.GaussianBlur(BLUR)) for each in (one, other)]
    return max(highest for _, highest in ImageChops.difference(*blurred).getextrema())


def strings(made: Any) -> list[Any]:
    return [shape for shape in made.contents if isinstance(shape, String)]


def without(made: Any, place: int) -> Any:
    """The drawing without one of its shapes."""
    return Drawing(made.width, made.height, *made.contents[:place], *made.contents[place + 1 :])


def moved(made: Any, place: int, across: float, up: float) -> Any:
    """The drawing with one of its shapes moved by so many points."""
    group = Group(made.contents[place], transform=(1, 0, 0, 1, across, up))
    return Drawing(made.width, made.height, *made.contents[:place], group, *made.contents[place + 1 :])


def shift(one: Image.Image, other: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int]:
    """By how many pixels, right and down, a part of `one` stands elsewhere in `other`: where they differ least."""
    part = one.crop(box).convert("L")
    least: tuple[float, int, int, int] | None = None
    for down in range(-3, 4):
        for right in range(-3, 4):
            there = other.crop((box[0] + right, box[1] + down, box[2] + right, box[3] + down)).convert("L")
            found = (
                sum(ImageStat.Stat(ImageChops.difference(part, there)).sum),
                abs(right) + abs(down),
                right,
                down,
            )
            least = min(least, found) if least else found
    assert least is not None
    return least[2:]


def box_of(made: Any, shape: Any) -> tuple[int, int, int, int]:
    wide = width(shape.text, shape.fontName, shape.fontSize)
    left = shape.x - {"start": 0, "middle": wide / 2, "end": wide}[shape.textAnchor]
    foot, head = shape.y - 0.25 * shape.fontSize, shape.y + 0.8 * shape.fontSize
    edges = (left - 1, made.height - head - 1, left + wide + 1, made.height - foot + 1)
    return tuple(round(edge * SCALE) for edge in edges)  # type: ignore[return-value]  # four of them


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_the_screen_and_the_page_show_one_picture(qapp, name):
    made = FIGURES[name]()
    screen, page = on_screen(made), on_page(made)
    assert screen.size == page.size
    assert unlike(screen, page) < APART


@pytest.mark.parametrize("name", sorted(set(FIGURES) - {"urdu", "statuses"}))
def test_every_label_stands_in_its_place_on_both_to_a_pixel(qapp, name):
    made = FIGURES[name]()
    screen, page = on_screen(made), on_page(made)
    for shape in strings(made):
        right, down = shift(screen, page, box_of(made, shape))
        assert abs(right) <= 1, shape.text
        assert abs(down) <= 1, shape.text


def told(shape: Any) -> bool:
    """Whether a shape says something by itself: a label, a mark, a line between two boxes; not a hair or a hatch."""
    colours = [getattr(shape, name, None) for name in ("fillColor", "strokeColor")]
    dark = any(colour and f"#{colour.hexval()[2:].upper()}" in DARK_INKS for colour in colours)
    return isinstance(shape, String) or (dark and not isinstance(shape, Line))


@pytest.mark.parametrize("name", ["relations", "strip", "matrix", "dots"])
def test_a_shape_that_is_missing_is_seen(qapp, name):
    made = FIGURES[name]()
    page = on_page(made)
    for place, shape in enumerate(made.contents):
        if told(shape):
            assert unlike(on_screen(without(made, place)), page) >= APART, (place, type(shape).__name__)


@pytest.mark.parametrize("name", ["strip", "dots"])
def test_a_shape_that_is_two_points_out_of_place_is_seen(qapp, name):
    made = FIGURES[name]()
    page = on_page(made)
    for place, shape in enumerate(made.contents):
        if told(shape):
            assert unlike(on_screen(moved(made, place, 2, 0)), page) >= APART, (place, type(shape).__name__)


def test_a_label_moved_by_a_point_is_measured(qapp):
    made = FIGURES["dots"]()
    place = made.contents.index(strings(made)[-1])
    box = box_of(made, made.contents[place])
    page = on_page(made)
    assert shift(on_screen(made), page, box) == (0, 0)
    assert shift(on_screen(moved(made, place, -2 / SCALE, 0)), page, box) == (2, 0)
    assert shift(on_screen(moved(made, place, 0, 2 / SCALE)), page, box) == (0, 2)


def test_another_colour_is_seen(qapp):
    made = lives(PRINT)
    assert unlike(on_screen(lives(DARK)), on_page(made)) >= APART
