"""The theme: contrast as WCAG asks, everything from tokens, scaled together; icons and figures drawn."""

from __future__ import annotations

import json
from dataclasses import astuple

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter
from reportlab.graphics.shapes import Circle, Drawing, Ellipse, Group, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color

from briefing.figures.faces import FACES, style_of
from briefing.ui.actions import ACTIONS
from briefing.ui.kit import icons, painters
from briefing.ui.kit.date_reading import as_edtf, read_date
from briefing.ui.kit.drawing import UnknownShape, draw_drawing, screen_font
from briefing.ui.kit.resources import resource
from briefing.ui.kit.theme import SCALES, Theme, theme, themes
from briefing.ui.shell.palette_rows import KIND_ICONS
from briefing.ui.shell.places import PLACES

TOKENS = json.loads(resource("theme", "tokens.json").read_text("utf-8"))


def luminance(colour: str) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * part(made.redF()) + 0.7152 * part(made.greenF()) + 0.0722 * part(made.blueF())


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_pair_in_use_has_its_contrast(name):
    shown = Theme(name)
    for pair in TOKENS["contrast"]:
        one, two = sorted((luminance(shown.hex(pair["text"])), luminance(shown.hex(pair["ground"]))))
        assert (two + 0.05) / (one + 0.05) >= pair["needs"], pair


def test_type_rows_and_controls_grow_together(qapp):
    for scale in SCALES:
        themes().choose("light", scale=scale)
        now = theme()
        assert now.size("row-compact") == int(30 * scale + 0.5)
        assert now.font("body").pixelSize() == int(13 * scale + 0.5)
        assert f"min-height: {int(28 * scale + 0.5)}px" in qapp.styleSheet()


def test_no_token_is_left_in_the_style_sheet(qapp):
    themes().choose("dark", scale=1.0)
    assert "@" not in qapp.styleSheet()
    assert "PX" not in qapp.styleSheet()


def test_all_named_icons_are_shipped():
    named = {action.icon for action in ACTIONS if action.icon} | {place.icon for place in PLACES}
    named |= set(KIND_ICONS.values())
    assert sorted(name for name in named if not icons.exists(name)) == []


def ink(draw) -> int:
    """How many pixels a drawing leaves."""
    image = QImage(60, 60, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return sum(1 for x in range(60) for y in range(60) if image.pixelColor(x, y).alpha() > 40)


def test_the_ten_glyphs_differ_in_shape_not_only_in_colour(qapp):
    black = QColor("#000000")
    shapes = {}
    for glyph in (
        "proposed", "approved", "funded", "operational", "fulfilled",
        "dormant", "lapsed", "superseded", "unknown", "no-evidence",
    ):  # fmt: skip
        image = QImage(28, 28, QImage.Format.Format_ARGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painters.draw_status(painter, QRectF(0, 0, 28, 28), glyph, black)
        painter.end()
        shapes[glyph] = bytes(image.constBits())
    assert len(set(shapes.values())) == len(shapes)


def figure(*shapes) -> Drawing:
    made = Drawing(60, 60)
    for shape in shapes:
        made.add(shape)
    return made


RED = Color(1, 0, 0)


@pytest.mark.parametrize(
    "shape",
    [
        Rect(5, 5, 40, 20, rx=3, ry=3, fillColor=RED, strokeColor=RED),
        Line(5, 5, 50, 50, strokeColor=RED, strokeWidth=2, strokeDashArray=[4, 2, 1]),
        Polygon([5, 5, 40, 5, 20, 40], fillColor=RED, strokeColor=None),
        PolyLine([5, 5, 40, 5, 20, 40], strokeColor=RED),
        Circle(30, 30, 10, fillColor=RED),
        String(5, 20, "NACTA", fontName="Sans-Medium", fontSize=9.5, fillColor=RED),
        Group(Rect(0, 0, 20, 20, fillColor=RED), transform=(1, 0, 0, 1, 20, 20)),
    ],
)
def test_each_shape_of_a_figure_is_drawn(qapp, shape):
    assert ink(lambda p: draw_drawing(p, QRectF(0, 0, 60, 60), figure(shape))) > 20


def test_up_is_up(qapp):
    image = QImage(60, 60, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw_drawing(painter, QRectF(0, 0, 60, 60), figure(Rect(0, 40, 60, 20, fillColor=RED, strokeColor=None)))
    painter.end()
    assert image.pixelColor(30, 10).red() == 255
    assert image.pixelColor(30, 50).alpha() == 0


def test_other_shapes_are_refused(qapp):
    with pytest.raises(UnknownShape, match="Ellipse"):
        ink(lambda p: draw_drawing(p, QRectF(0, 0, 60, 60), figure(Ellipse(30, 30, 10, 5))))


def test_fonts_of_figures_are_the_bundled_ones(qapp):
    assert screen_font("Serif-Bold").families()[0] == "Source Serif 4"
    assert screen_font("Serif-Bold").weight() == 600
    assert screen_font("Sans-Italic").italic()
    for name in FACES:
        shown = QFontInfo(screen_font(name))
        assert (shown.family(), shown.weight(), shown.italic()) == astuple(style_of(name)), name


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("7 April 2025", "2025-04-07"),
        ("7th of April, 2025", "2025-04-07"),
        ("April 7, 2025", "2025-04-07"),
        ("Apr 2025", "2025-04"),
        ("about March 2025", "2025-03~"),
        ("perhaps 2018", "2018?"),
        ("between 2018 and 2023", "2018/2023"),
        ("since May 2014", "2014-05/.."),
        ("2025-06-XX", "2025-06-XX"),
        ("2014-12~", "2014-12~"),
    ],
)
def test_dates_in_a_persons_words_are_read(typed, edtf):
    assert as_edtf(typed) == edtf
    found, words, problem = read_date(typed)
    assert (found, problem) == (edtf, "")
    assert words


@pytest.mark.parametrize("typed", ["soon", "31 February 2018", "12/11/2018", "Foo 2018", "2025-13"])
def test_what_is_no_date_is_refused_with_a_reason(typed):
    found, words, problem = read_date(typed)
    assert found == words == ""
    assert problem
