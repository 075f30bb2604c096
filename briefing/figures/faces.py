"""The bundled typefaces under the names that figures and pages use, and how wide a text is in one of them.

The window maps the same names to the same files, so that a label takes the same room on screen and page.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FACES = {
    "Serif": "SourceSerif4-Regular.ttf",
    "Serif-Italic": "SourceSerif4-It.ttf",
    "Serif-Bold": "SourceSerif4-Semibold.ttf",
    "Serif-BoldItalic": "SourceSerif4-SemiboldIt.ttf",
    "Small": "SourceSerif4SmText-Regular.ttf",
    "Small-Italic": "SourceSerif4SmText-It.ttf",
    "Small-Bold": "SourceSerif4SmText-Semibold.ttf",
    "Display": "SourceSerif4Display-Semibold.ttf",
    "Display-Regular": "SourceSerif4Display-Regular.ttf",
    "Sans": "IBMPlexSans-Regular.ttf",
    "Sans-Italic": "IBMPlexSans-Italic.ttf",
    "Sans-Medium": "IBMPlexSans-Medium.ttf",
    "Sans-Bold": "IBMPlexSans-SemiBold.ttf",
    "Cond": "IBMPlexSansCondensed-Regular.ttf",
    "Cond-Medium": "IBMPlexSansCondensed-Medium.ttf",
    "Cond-Bold": "IBMPlexSansCondensed-SemiBold.ttf",
    "Naskh": "NotoNaskhArabic-Regular.ttf",
    "Naskh-Bold": "NotoNaskhArabic-Bold.ttf",
    "Nastaliq": "NotoNastaliqUrdu-Regular.ttf",
    "Nastaliq-Bold": "NotoNastaliqUrdu-Bold.ttf",
}
"""Name in figures and pages → file among the bundled fonts."""


@dataclass(frozen=True, slots=True)
class Style:
    """A face as programs ask for it that choose type by family, weight (100 to 900) and slope."""

    family: str
    weight: int = 400
    italic: bool = False


_FAMILIES = {
    "Serif": "Source Serif 4",
    "Small": "Source Serif 4 SmText",
    "Display": "Source Serif 4 Display",
    "Sans": "IBM Plex Sans",
    "Cond": "IBM Plex Sans Condensed",
    "Naskh": "Noto Naskh Arabic",
    "Nastaliq": "Noto Nastaliq Urdu",
}
_WEIGHTS = {"Regular": 400, "Medium": 500, "Semibold": 600, "SemiBold": 600, "SemiboldIt": 600, "Bold": 700}


def style_of(name: str) -> Style:
    """Family, weight and slope of a face of `FACES`, read from the names of its family and its file."""
    cut_name = FACES[name].removesuffix(".ttf").rpartition("-")[2]
    return Style(
        _FAMILIES[name.partition("-")[0]],
        _WEIGHTS.get(cut_name, 400),
        cut_name in {"It", "Italic", "SemiboldIt"},
    )


SHAPED = ("Naskh", "Naskh-Bold", "Nastaliq", "Nastaliq-Bold")
"""Faces whose letters join and must be shaped."""

_JOINING = re.compile("([\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+)")
NASKH_SHARE = 1.06
"""Naskh beside another face is set so much larger."""

FOLDER = Path(__file__).parent.parent / "resources" / "fonts"

_lock = threading.Lock()
_registered: set[str] = set()


def _register(name: str) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from briefing.figures.shaped_face import ShapedFont

    path = str(FOLDER / FACES[name])
    pdfmetrics.registerFont(ShapedFont(name, path) if name in SHAPED else TTFont(name, path, shapable=False))
    _registered.add(name)


def register() -> None:
    """Makes every face known to ReportLab, once in a process."""
    with _lock:
        for name in FACES:
            if name not in _registered:
                _register(name)


def renew_shaped() -> None:
    """Reads the shaped faces afresh.

    Shaping gives glyphs a code in the order of use, and the face remembers it: a second export of the same process
    would differ from the first if it met the remembered ones.
    """
    register()
    with _lock:
        for name in SHAPED:
            _register(name)


@lru_cache(maxsize=20_000)
def width(text: str, face: str, size: float) -> float:
    """How wide `text` is in points, in a face of `FACES` at `size` points.

    Letters that join are measured as the page and the screen set them in that face's place, in Naskh.
    """
    from reportlab.pdfbase import pdfmetrics

    register()
    if text.isascii() or face in SHAPED or not _JOINING.search(text):
        return float(pdfmetrics.stringWidth(text, face, size))
    return sum(
        _joined_width(part, size * NASKH_SHARE)
        if place % 2
        else float(pdfmetrics.stringWidth(part, face, size))
        for place, part in enumerate(_JOINING.split(text))
    )


def _joined_width(text: str, size: float) -> float:
    import uharfbuzz
    from reportlab.pdfbase import pdfmetrics

    face: Any = pdfmetrics.getFont("Naskh").hbFace
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "rtl", "Arab", "ur"
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    return float(sum(position.x_advance for position in buffer.glyph_positions)) * size / int(face.upem)


def cut(text: str, face: str, size: float, room: float) -> str:
    """`text` shortened at a word, with an ellipsis, so that it is no wider than `room` points."""
    if width(text, face, size) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1:
        words.pop()
        shorter = " ".join(words).rstrip(",;: –-") + " …"
        if width(shorter, face, size) <= room:
            return shorter
    letters = words[0]
    while letters and width(letters + "…", face, size) > room:
        letters = letters[:-1]
    return letters + "…"


def lines(text: str, face: str, size: float, room: float, most: int = 2) -> list[str]:
    """`text` in at most `most` lines no wider than `room` points, the last one cut where it does not fit."""
    made: list[str] = []
    words = text.split(" ")
    while words and len(made) < most:
        if len(made) == most - 1:
            made.append(cut(" ".join(words), face, size, room))
            break
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", face, size) <= room:
            line = f"{line} {words.pop(0)}"
        made.append(cut(line, face, size, room))
    return made
