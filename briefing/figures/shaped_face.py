"""A typeface whose letters join: its glyphs are drawn by number, and each says in the file which characters it means.

The page engine draws characters, and most shapes of a joining script have none of their own. A glyph gets a code of
the last planes of Unicode, which never leaves this process: in the file the code leads to the glyph and, by its
Unicode map, to the letters (ISO 32000-1, 9.10.3).
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_FIRST_CODE = 0xF0000
_MOST = 100
"""A section of a Unicode map has no more than a hundred entries."""


class ShapedFont(TTFont):
    """A font of the page engine that draws glyphs by number."""

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename, shapable=True)
        self._codes: dict[tuple[int, str], int] = {}
        self._meanings: dict[int, str] = {}

    def code(self, glyph: int, meaning: str, advance: float) -> str:
        """The character that draws a glyph and is read as `meaning`; `advance` in thousandths of the size."""
        key = (glyph, meaning)
        if key not in self._codes:
            code = _FIRST_CODE + len(self._codes)
            self._codes[key] = code
            self._meanings[code] = meaning
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = advance
        return chr(self._codes[key])

    def meaning(self, code: str) -> str:
        """The letters that a glyph's code is read as."""
        return self._meanings[ord(code)]

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # the page engine's name
        state = self.state.get(doc)
        subsets = [list(subset) for subset in state.subsets] if state else []
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = self._unicode_map(name, subset)

    def _unicode_map(self, name: str, subset: list[int]) -> str:
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
        ]
        for start in range(0, len(subset), _MOST):
            part = subset[start : start + _MOST]
            lines.append(f"{len(part)} beginbfchar")
            for place, code in enumerate(part, start):
                meant = self._meanings.get(code, chr(code) if code else "\ufffd")
                lines.append(f"<{place:02X}> <{meant.encode('utf-16-be').hex().upper()}>")
            lines.append("endbfchar")
        return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])
