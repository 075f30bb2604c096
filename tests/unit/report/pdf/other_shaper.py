"""The golden strings set by an independent shaper: Qt's own bidi and HarfBuzz on the same bundled typefaces."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGlyphRun,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from briefing.figures.faces import FACES, FOLDER
from briefing.report.pdf.pieces import Piece

_PIXELS = 1000.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A glyph of a line from left to right: the place of its letter in the text, the glyph's number, its left end."""

    place: int
    glyph: int
    x: float


def _font(face: str, size: float) -> QFont:
    loaded = QFontDatabase.addApplicationFont(str(FOLDER / FACES[face]))
    family = QFontDatabase.applicationFontFamilies(loaded)[0]
    font = QFont(family)
    font.setPixelSize(round(size))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    if "Bold" in face:
        font.setWeight(QFont.Weight.Bold)
    if "Medium" in face:
        font.setWeight(QFont.Weight.Medium)
    if not face.startswith(("Naskh", "Nastaliq")):
        font.setKerning(False)
    return font


def layout(pieces: list[Piece], base: int, *, scale: float = 0.0) -> QTextLayout:
    """The pieces, each in its face, on one line of Qt's; `scale` in pixels for a point, or a size common to all."""
    text = "".join(piece.spoken or piece.text for piece in pieces)
    made = QTextLayout(text)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if base else Qt.LayoutDirection.LeftToRight)
    made.setTextOption(option)
    formats = []
    start = 0
    for piece in pieces:
        said = piece.spoken or piece.text
        style = QTextCharFormat()
        style.setFont(_font(piece.face, piece.size * scale if scale else _PIXELS))
        run = QTextLayout.FormatRange()
        run.start, run.length, run.format = start, len(said), style
        formats.append(run)
        start += len(said)
    made.setFormats(formats)
    made.beginLayout()
    line = made.createLine()
    line.setLineWidth(10_000_000)
    line.setPosition(QPointF(0, 0))
    made.endLayout()
    return made


def glyphs(made: QTextLayout) -> list[Seen]:
    """All glyphs of the line, from left to right as they follow one another in their runs."""
    flags = (
        QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
        | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
        | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
    )
    runs: list[QGlyphRun] = made.glyphRuns(-1, -1, flags)
    return [
        Seen(place, glyph, position.x())
        for run in runs
        for place, glyph, position in zip(
            run.stringIndexes(), run.glyphIndexes(), run.positions(), strict=True
        )
    ]
