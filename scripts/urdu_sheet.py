"""Draws the golden set of mixed text: each string from the page beside the picture of an independent shaper.

The left one is the page engine's, drawn from its PDF; the right one is Qt's own bidi and shaping with the same
typefaces at the same size. Look at them pair by pair: once in Nastaliq, as a paragraph is set, once in Naskh, as a
cell is.

    python scripts/urdu_sheet.py [--out build/pictures/urdu-golden.png]
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2  # noqa: E402 # the path is set first
from PIL import Image  # noqa: E402
from PySide6.QtCore import QPointF, Qt  # noqa: E402
from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: E402

from briefing.figures.faces import renew_shaped  # noqa: E402
from briefing.report.document import Run  # noqa: E402
from briefing.report.pdf.pieces import Context  # noqa: E402
from briefing.report.pdf.structure import PageCanvas  # noqa: E402
from briefing.report.pdf.style import Type  # noqa: E402
from briefing.report.pdf.text import Text  # noqa: E402
from tests.unit.report.pdf import golden  # noqa: E402
from tests.unit.report.pdf.other_shaper import layout  # noqa: E402

SCALE = 2.0
ROOM = 530.0
MARGIN, GAP = 12.0, 24
HEAD = 12.0


def page(strings: list[str], kind: Type) -> list[Image.Image]:
    """Each string as the page engine sets it on one line, as pictures."""
    renew_shaped()
    out = io.BytesIO()
    canvas = PageCanvas(out, pagesize=(ROOM + 2 * MARGIN, 1000))
    context = Context({}, {})
    heights = []
    for text in strings:
        made = Text((Run(text),), kind, context)
        _, high = made.wrap(ROOM, 1000)
        if len(made.lines) != 1:
            raise SystemExit(f"“{text}” takes more than a line")
        made.drawOn(canvas, MARGIN, 1000 - HEAD - high)
        heights.append(high)
        canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    pictures = []
    for number, high in enumerate(heights):
        drawn = document[number].render(scale=SCALE).to_pil().convert("RGB")
        pictures.append(drawn.crop((0, 0, drawn.width, round((HEAD + high + MARGIN) * SCALE))))
    document.close()
    return pictures


def beside(text: str, kind: Type, like: Image.Image) -> Image.Image:
    """The string as Qt sets it, as large as the picture it is held against."""
    pieces, base = golden.line(text, kind)
    made = layout(pieces, base, scale=SCALE)
    line = made.lineAt(0)
    canvas = QImage(like.width, like.height, QImage.Format.Format_RGB888)
    canvas.fill(Qt.GlobalColor.white)
    x = like.width - MARGIN * SCALE - line.naturalTextWidth() if base else MARGIN * SCALE
    style = kind.in_urdu() if base else kind
    baseline = (HEAD + style.baseline) * SCALE
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    made.draw(painter, QPointF(x - line.naturalTextRect().left(), baseline - line.ascent()))
    painter.end()
    return Image.frombytes(
        "RGB",
        (canvas.width(), canvas.height()),
        bytes(canvas.constBits()),
        "raw",
        "RGB",
        canvas.bytesPerLine(),
    )


def main() -> None:
    """Draw the sheet."""
    parser = argparse.ArgumentParser(description="Draw the golden set of mixed text beside another shaper's.")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "pictures" / "urdu-golden.png")
    given = parser.parse_args()
    application = QGuiApplication.instance() or QGuiApplication([])
    strings = golden.strings()
    rows: list[tuple[Image.Image, Image.Image]] = []
    pictures = {kind: page(strings, kind) for kind in (golden.READING, golden.RAIL)}
    for number, text in enumerate(strings):
        rows += [(drawn[number], beside(text, kind, drawn[number])) for kind, drawn in pictures.items()]
    wide = rows[0][0].width * 2 + GAP
    sheet = Image.new("RGB", (wide, sum(left.height + 6 for left, _ in rows)), "#DDE2E4")
    top = 0
    for left, right in rows:
        sheet.paste(left, (0, top))
        sheet.paste(right, (left.width + GAP, top))
        top += left.height + 6
    given.out.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(given.out, optimize=True)
    application.quit()
    print(given.out)


if __name__ == "__main__":
    main()
